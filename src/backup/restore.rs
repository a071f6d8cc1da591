//! Brings a backup back, where there is no site.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Serialize;

use super::erasures::erased;
use super::sums;
use super::verify::verify;
use super::{Counts, DATABASE, FILES, SUMS, Told};
use crate::audit::{self, Action, Change, Who};
use crate::base::{Instant, Result};
use crate::config::Config;
use crate::db::Tx;
use crate::db::dump::at;
use crate::db::load;
use crate::threads::Erased;
use crate::{accounts, blogs, events, notices, outbox, threads};

/// A site that was brought back.
#[derive(Debug, Serialize)]
pub struct Restored {
    /// When the backup was made.
    pub made_at: Instant,
    #[serde(flatten)]
    pub counts: Counts,
    /// Letters that wait for the word of who has the machine.
    pub letters_held: usize,
    /// Posts that were wiped after the backup, and are wiped again.
    pub erased_again: usize,
}

/// Brings the backup in `folder` back: the files first, the database last, so that what is cut short is no site.
///
/// # Errors
/// Says what is wrong with the backup or in the way.
pub fn restore(
    config: &Config,
    folder: &Path,
    now: Instant,
    told: Told<'_>,
) -> std::result::Result<Restored, String> {
    let verdict = verify(folder, told)?;
    let Some(manifest) = verdict.manifest.filter(|_| verdict.faults.is_empty()) else {
        return Err(verdict.faults.join("\n"));
    };
    load::fits(&manifest.dump, &config.database)?;
    let files = &config.files_dir;
    if !sums::listed(files)?.is_empty() {
        return Err(format!(
            "{}: there are files: move them away",
            files.display()
        ));
    }
    let tombs = erased(config)?;
    bring_files(folder, files, told)?;
    let dump = (&manifest.dump, &*folder.join(DATABASE));
    let change = |tx: &mut Tx<'_>| begin_again(tx, &tombs, config.host());
    let (letters_held, erased_again) = load::load(&config.database, dump, now, change)?;
    Ok(Restored {
        made_at: manifest.made_at,
        counts: manifest.counts(),
        letters_held,
        erased_again,
    })
}

fn bring_files(from: &Path, to: &Path, told: Told<'_>) -> std::result::Result<(), String> {
    let list = from.join(SUMS);
    let known = sums::parse(&at(list.display(), fs::read_to_string(&list))?);
    let found = sums::listed(&from.join(FILES))?;
    let (all, mut done, mut folders) = (found.values().sum(), 0, BTreeSet::new());
    sums::folder(to)?;
    for (path, size) in &found {
        let (own, new) = (from.join(FILES).join(path), to.join(path));
        if let Some(folder) = new.parent()
            && folders.insert(folder.to_owned())
        {
            sums::folder(folder)?;
        }
        let hash = at(own.display(), sums::copy(&own, &new))?;
        if known.get(&format!("{FILES}/{path}")) != Some(&hash) {
            return Err(format!("{}: it changed while it was read", own.display()));
        }
        done += size;
        told("files", done, all);
    }
    folders
        .iter()
        .chain([&to.to_owned()])
        .try_for_each(|folder| sums::settle(folder))
}

/// What has to hold from the first moment on: nobody is signed in who may have been signed out since, no letter goes a
/// second time, no number of an event is given twice, and nothing that was wiped is back.
fn begin_again(tx: &mut Tx<'_>, tombs: &[Erased], host: &str) -> Result<(usize, usize)> {
    accounts::end_all_sessions(tx)?;
    let held = outbox::hold(tx)?;
    // Which of those to come have gone since, nobody knows; the bell tells the same.
    notices::drop_waiting(tx)?;
    blogs::drop_newsletters(tx)?;
    events::begin_epoch(tx, 0)?;
    let mut again = 0;
    for tomb in tombs {
        again += usize::from(threads::purge_again(tx, tomb, host)?);
    }
    let change = Change::default();
    audit::note(tx, &Who::console(), Action::SiteRestored, "site", change)?;
    Ok((held, again))
}
