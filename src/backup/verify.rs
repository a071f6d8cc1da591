//! Reads a backup as a restore would, and says of each file what is wrong with it.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::sums;
use super::{Counts, DATABASE, MANIFEST, Manifest, SUMS, Told};
use crate::db::dump;

/// What was found.
#[derive(Debug, Serialize)]
pub struct Verdict {
    /// What is wrong, each with its file; nothing where the backup is whole.
    pub faults: Vec<String>,
    #[serde(skip)]
    pub manifest: Option<Manifest>,
    #[serde(flatten)]
    pub counts: Counts,
}

/// Checks the backup in `folder`: every file by its hash, the database by what it says of itself.
///
/// # Errors
/// Says what could not be read.
pub fn verify(folder: &Path, told: Told<'_>) -> Result<Verdict, String> {
    let list = folder.join(SUMS);
    let Ok(text) = fs::read_to_string(&list) else {
        let why = format!("{}: it is missing: this is no whole backup", list.display());
        return Ok(Verdict {
            faults: vec![why],
            manifest: None,
            counts: Counts::default(),
        });
    };
    let (known, found) = (sums::parse(&text), sums::listed(folder)?);
    let (all, mut done, mut faults) = (found.values().sum(), 0, Vec::new());
    for (path, hash) in &known {
        let file = folder.join(path);
        let shown = file.display();
        match sums::of(&file) {
            Err(why) => faults.push(format!("{shown}: {why}")),
            Ok(seen) if seen != *hash => {
                faults.push(format!(
                    "{shown}: these are not the bytes that were written"
                ));
            }
            Ok(_) => {}
        }
        done += found.get(path).copied().unwrap_or(0);
        told("hashes", done, all);
    }
    let strange = found
        .keys()
        .filter(|path| *path != SUMS && !known.contains_key(*path));
    faults.extend(strange.map(|path| format!("{}: it is on no list", folder.join(path).display())));
    if !known.contains_key(MANIFEST) {
        faults.push(format!("{}: it does not list {MANIFEST}", list.display()));
    }
    let manifest = Manifest::read(folder);
    match &manifest {
        Err(why) => faults.push(why.clone()),
        // What SQLite makes of bytes that are known to be wrong says nothing more.
        Ok(manifest) if faults.is_empty() => {
            faults.extend(dump::check(&manifest.dump, &folder.join(DATABASE))?);
        }
        Ok(_) => {}
    }
    let manifest = manifest.ok();
    Ok(Verdict {
        counts: manifest
            .as_ref()
            .map_or_else(Counts::default, Manifest::counts),
        faults,
        manifest,
    })
}
