//! Makes a backup, of a site that runs or stands still.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use serde::Serialize;

use super::sums::{self, Sums};
use super::{Counts, DATABASE, FILES, FORMAT, MANIFEST, Manifest, SUMS, Told};
use crate::base::Instant;
use crate::config::Config;
use crate::db::dump::{self, at};

/// A backup that is not whole yet bears this ending.
const PART: &str = ".part";
/// What people take along, within the folder of files.
const TAKEOUTS: &str = "takeouts/";
/// Says in the data folder when the last backup was made, in microseconds.
const LAST: &str = "last-backup";

/// A backup that was made.
#[derive(Debug, Serialize)]
pub struct Made {
    pub folder: PathBuf,
    /// Bytes of all its files, those that it shares with the one before too.
    pub bytes: u64,
    #[serde(flatten)]
    pub counts: Counts,
}

/// Where backups lie when nobody says otherwise.
pub fn default_folder(config: &Config) -> PathBuf {
    config.data_dir.join("backups")
}

/// Makes a backup within `folder`, under a name that says when.
///
/// # Errors
/// Says what could not be read or written; then nothing is left that could be taken for a backup.
pub fn make(config: &Config, folder: &Path, now: Instant, told: Told<'_>) -> Result<Made, String> {
    sums::folder(folder)?;
    sums::folder(&config.data_dir)?;
    let _alone = alone(folder)?;
    for left in names(folder, |name| name.ends_with(PART))? {
        // A backup that was cut short; its maker is gone, or it would hold the lock.
        at(left.display(), fs::remove_dir_all(&left))?;
    }
    let before = newest(folder)?;
    let whole = folder.join(format!("elab-{}", stamp(now)?));
    if whole.exists() {
        return Err(format!("{}: it is there already", whole.display()));
    }
    let part = whole.with_extension(PART.trim_start_matches('.'));
    let done = fill(config, &part, before.as_deref(), (now, told)).and_then(|(manifest, bytes)| {
        at(whole.display(), fs::rename(&part, &whole))?;
        sums::settle(folder)?;
        let last = config.data_dir.join(LAST);
        at(last.display(), fs::write(&last, format!("{}\n", now.0)))?;
        Ok(Made {
            folder: whole.clone(),
            bytes,
            counts: manifest.counts(),
        })
    });
    if done.is_err() {
        drop(fs::remove_dir_all(&part));
    }
    done
}

/// When the last backup was made, wherever it lies.
pub fn last(config: &Config) -> Option<Instant> {
    let text = fs::read_to_string(config.data_dir.join(LAST)).ok()?;
    text.trim().parse().ok().map(Instant)
}

/// The newest backup of a folder, by its name.
fn newest(folder: &Path) -> Result<Option<PathBuf>, String> {
    let whole = names(folder, |name| !name.contains('.'))?;
    Ok(whole.into_iter().max())
}

/// Our folders within `folder` whose names are such.
fn names(folder: &Path, such: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, String> {
    let entries = match fs::read_dir(folder) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => at(folder.display(), entries)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = at(folder.display(), entry)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| name.starts_with("elab-") && such(name)) && path.is_dir() {
            found.push(path);
        }
    }
    Ok(found)
}

/// Makes the second of two who make backups in one folder go away.
fn alone(folder: &Path) -> Result<File, String> {
    let path = folder.join(".lock");
    let mut how = File::options();
    let lock = at(
        path.display(),
        how.create(true).append(true).mode(0o600).open(&path),
    )?;
    match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(lock),
        Err(why) => Err(format!(
            "{}: another backup is being made here ({why})",
            path.display()
        )),
    }
}

/// When, as part of a name: sorted by it names are sorted by time.
fn stamp(now: Instant) -> Result<String, String> {
    let when = jiff::Timestamp::from_microsecond(now.0).map_err(|why| why.to_string())?;
    Ok(when.strftime("%Y%m%d-%H%M%S-%3fZ").to_string())
}

fn fill(
    config: &Config,
    part: &Path,
    before: Option<&Path>,
    (now, told): (Instant, Told<'_>),
) -> Result<(Manifest, u64), String> {
    let database = part.join(DATABASE);
    sums::folder(&database)?;
    // The database first and the files after it: a file lies there before a row names it.
    let dump = dump::dump(&config.database, &database, &mut |done, all| {
        told("database", done, all);
    })?;
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
        dump,
    };
    let mut all = uploads(&config.files_dir, part, before, told)?;
    let text = serde_json::to_string_pretty(&manifest).map_err(|why| why.to_string())?;
    let kept = |path: &Path, text: &str| at(path.display(), sums::keep(path, text.as_bytes()));
    kept(&part.join(MANIFEST), &text)?;
    let ours = sums::listed(part)?;
    for path in ours.keys().filter(|path| !path.starts_with(FILES)) {
        all.insert(
            path.clone(),
            at(part.join(path).display(), sums::of(&part.join(path)))?,
        );
    }
    kept(&part.join(SUMS), &sums::text(&all))?;
    for folder in [&database, part] {
        sums::settle(folder)?;
    }
    Ok((manifest, ours.values().sum()))
}

/// Copies the files of people. What the backup before holds is linked: no file ever changes under its name.
fn uploads(
    from: &Path,
    part: &Path,
    before: Option<&Path>,
    told: Told<'_>,
) -> Result<Sums, String> {
    let known = before.map(|folder| fs::read_to_string(folder.join(SUMS)).unwrap_or_default());
    let known = sums::parse(&known.unwrap_or_default());
    let mut found = sums::listed(from)?;
    // A file that is only just being written bears no name that a row knows; what people take along is made anew.
    found.retain(|path, _| !path.ends_with(PART) && !path.starts_with(TAKEOUTS));
    let (all, mut done, mut kept) = (found.values().sum(), 0, Sums::new());
    let mut folders = std::collections::BTreeSet::new();
    for (path, size) in &found {
        let name = format!("{FILES}/{path}");
        let to = part.join(&name);
        if let Some(folder) = to.parent()
            && folders.insert(folder.to_owned())
        {
            sums::folder(folder)?;
        }
        let same = before.map(|folder| folder.join(&name)).filter(|same| {
            let facts = fs::metadata(same);
            facts.is_ok_and(|facts| facts.len() == *size)
        });
        let linked = same
            .zip(known.get(&name))
            .filter(|(same, _)| fs::hard_link(same, &to).is_ok());
        let hash = match linked {
            Some((_, hash)) => hash.clone(),
            None => match sums::copy(&from.join(path), &to) {
                // Wiped since the snapshot, after nobody had shown it for a week.
                Err(why) if why.kind() == io::ErrorKind::NotFound => {
                    drop(fs::remove_file(&to));
                    continue;
                }
                copied => at(from.join(path).display(), copied)?,
            },
        };
        kept.insert(name, hash);
        done += size;
        told("files", done, all);
    }
    if !folders.is_empty() {
        folders.insert(part.join(FILES));
    }
    for folder in folders {
        sums::settle(&folder)?;
    }
    Ok(kept)
}
