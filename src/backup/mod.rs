//! Backups: the database in one snapshot and the files of people, with a list of hashes; whole or not there at all.
//!
//! A backup is a folder: `database/`, `files/`, `manifest.json` (what it is) and `SHA256SUMS` (every file of it, for
//! `sha256sum -c` too). It is written under another name and renamed when all of it is on the disk.

mod erasures;
mod make;
mod restore;
pub(crate) mod sums;
mod verify;

pub use erasures::{erased, erasures, note_erasures};
pub use make::{Made, default_folder, last, make};
pub use restore::{Restored, restore};
pub use verify::{Verdict, verify};

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::Instant;
use crate::db::dump::Dump;

/// The form of a backup that this program writes, and the newest it reads.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const SUMS: &str = "SHA256SUMS";
/// The folder of the database within a backup.
const DATABASE: &str = "database";
/// The folder of the files of people within a backup.
const FILES: &str = "files";

/// What a backup is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the backup.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// When its snapshot was taken.
    pub made_at: Instant,
    #[serde(flatten)]
    pub dump: Dump,
}

impl Manifest {
    fn read(folder: &Path) -> Result<Manifest, String> {
        let path = folder.join(MANIFEST);
        let fault = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let bytes = std::fs::read(&path).map_err(|why| fault(&why))?;
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|why| fault(&why))?;
        if manifest.format != FORMAT {
            let format = manifest.format;
            return Err(fault(&format!(
                "it is of format {format}, this program reads format {FORMAT}"
            )));
        }
        Ok(manifest)
    }

    /// What is in it.
    pub fn counts(&self) -> Counts {
        let rows = |table: &str| self.dump.tables.get(table).map_or(0, |table| table.rows);
        Counts {
            people: rows("users"),
            threads: rows("threads"),
            posts: rows("posts"),
            files: rows("files"),
        }
    }
}

/// What a backup holds, as people count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub people: i64,
    pub threads: i64,
    pub posts: i64,
    /// Files of people: each may lie there in several forms.
    pub files: i64,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Counts {
            people,
            threads,
            posts,
            files,
        } = self;
        write!(
            f,
            "{people} people, {threads} threads, {posts} posts, {files} files"
        )
    }
}

/// Hears how far the work is: at what, bytes done, bytes in all.
pub type Told<'t> = &'t mut dyn FnMut(&str, u64, u64);
