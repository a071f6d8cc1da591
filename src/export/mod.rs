//! The whole site as plain files: rows as JSON Lines, a file a table, and the files of people by their hash.
//!
//! An export is a folder: `manifest.json` (what it is, with the sum of every file of rows), `tables/`, `stored.jsonl`
//! (which bytes belong to which file) and `files/`, whose names are the hashes of what they hold. It holds no HTML: what
//! is shown is made anew from what people wrote. It bears no date: the same site gives the same bytes.

mod check;
mod import;
mod line;
mod shape;
mod tables;
mod write;

pub use import::{Imported, import};
pub use tables::{STAYING, travelling};
pub use write::{Exported, export};

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::db::dump::at;

/// The form of an export that this program writes and reads.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
/// Which bytes belong to which file of people.
const STORED: &str = "stored.jsonl";
const TABLES: &str = "tables";
const FILES: &str = "files";

/// What an export is.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: u32,
    /// The migrations that had run, in order.
    schema: Vec<String>,
    /// Whether the hashes of passwords are in it.
    secrets: bool,
    /// Every table that travels.
    tables: BTreeMap<String, Part>,
    stored: Part,
}

/// A file of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    rows: u64,
    bytes: u64,
    sha256: String,
}

/// Which bytes belong to which form of a file of people.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    file: String,
    form: String,
    sha256: String,
    bytes: u64,
}

impl Stored {
    /// Where its bytes lie within an export.
    fn path(&self) -> String {
        let folder = self.sha256.get(..2).unwrap_or_default();
        format!("{FILES}/{folder}/{}", self.sha256)
    }

    /// Where they lie within a site's folder of files.
    fn place(&self) -> String {
        let folder = self.file.get(..2).unwrap_or_default();
        format!("{folder}/{}.{}", self.file, self.form)
    }
}

impl Manifest {
    fn read(folder: &Path) -> Result<Manifest, String> {
        let bytes = line::small(&folder.join(MANIFEST))?;
        at(MANIFEST, serde_json::from_slice(&bytes))
    }
}

/// Hears how far the work is: at what, how many rows are done, how many there are.
pub type Told<'t> = &'t mut dyn FnMut(&str, u64, u64);
