//! Writes an export, of a site that runs or stands still.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::line::{Row, Writer};
use super::shape::Table;
use super::tables::TABLES;
use super::{FILES, FORMAT, MANIFEST, Manifest, Part, STORED, Stored, Told};
use crate::backup::sums;
use crate::config::Config;
use crate::db::Conn;
use crate::db::dump::at;
use crate::db::rows::{self, Shape};
use crate::files;

/// Rows read at once.
const PAGE: usize = 500;
/// The column that travels only with secrets.
const PASSWORD: (&str, &str) = ("users", "password");

/// An export that was made.
#[derive(Debug, Serialize)]
pub struct Exported {
    pub folder: PathBuf,
    pub rows: u64,
    /// Files of people whose bytes are in it, in however many forms.
    pub files: u64,
    /// Files whose bytes were not where they belong.
    pub missing: u64,
}

/// Exports the site into `folder`, which must not be there. The hashes of passwords are in it where `secrets` says so.
///
/// # Errors
/// Says what could not be read or written; then nothing is left that could be taken for an export.
pub fn export(
    config: &Config,
    folder: &Path,
    secrets: bool,
    told: Told<'_>,
) -> Result<Exported, String> {
    let part = part_of(folder)?;
    sums::folder(&part)?;
    let done = rows::snapshot(&config.database, |c| {
        fill(c, config, (&part, secrets), told)
    });
    let named = done.and_then(|exported| {
        sums::settle(&part)?;
        at(folder.display(), fs::rename(&part, folder))?;
        Ok(exported)
    });
    if named.is_err() {
        drop(fs::remove_dir_all(&part));
    }
    named.map(|(rows, files, missing)| Exported {
        folder: folder.to_owned(),
        rows,
        files,
        missing,
    })
}

/// Where the export lies until it is whole. What one left there that was cut short is cleared away.
fn part_of(folder: &Path) -> Result<PathBuf, String> {
    let mut part = folder.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    if fs::symlink_metadata(folder).is_ok() {
        return Err(format!("{}: it is there already", folder.display()));
    }
    if fs::symlink_metadata(&part).is_ok() {
        at(part.display(), fs::remove_dir_all(&part))?;
    }
    Ok(part)
}

fn fill(
    c: &mut Conn,
    config: &Config,
    (part, secrets): (&Path, bool),
    told: Told<'_>,
) -> Result<(u64, u64, u64), String> {
    let schema = at("the database", rows::schema(c))?;
    if schema != rows::known_schema(&config.database)? {
        return Err("the database is of another version: run elab migrate first".to_owned());
    }
    sums::folder(&part.join(super::TABLES))?;
    let (mut tables, mut sum) = (BTreeMap::new(), 0);
    for table in TABLES {
        let written = export_table(c, table, (part, secrets), told)?;
        sum += written.rows;
        tables.insert(table.name.to_owned(), written);
    }
    let (stored, missing) = export_files(c, &config.files_dir, part, told)?;
    let files = stored.rows;
    let manifest = Manifest {
        format: FORMAT,
        schema,
        secrets,
        tables,
        stored,
    };
    let mut out = Writer::new(&part.join(MANIFEST))?;
    out.line(at(MANIFEST, serde_json::to_string_pretty(&manifest))?)?;
    out.end()?;
    Ok((sum, files, missing))
}

fn export_table(
    c: &mut Conn,
    table: &Table,
    (part, secrets): (&Path, bool),
    told: Told<'_>,
) -> Result<Part, String> {
    let fault = |why: &dyn std::fmt::Display| format!("{}: {why}", table.name);
    let mut columns = rows::columns(c, table.name).map_err(|why| fault(&why))?;
    columns.retain(|column| travels(table, &column.name, secrets));
    let shape = Shape {
        table: table.name,
        columns: &columns,
        key: table.key,
    };
    let all = rows::count(c, table.name).map_err(|why| fault(&why))?;
    let (mut out, mut done, mut after) = (Writer::new(&part.join(table.file()))?, 0, None);
    loop {
        let page = rows::page(c, &shape, after.as_deref(), PAGE).map_err(|why| fault(&why))?;
        let (read, mut last) = (page.len(), None);
        for line in page {
            let row: Row = serde_json::from_str(&line).map_err(|why| fault(&why))?;
            out.line(serde_json::to_string(&row).map_err(|why| fault(&why))?)?;
            last = Some(row);
        }
        done += read as u64;
        told(table.name, done, all.max(done));
        if let Some(row) = last {
            after = Some(key(table, &row).to_string());
        }
        if read < PAGE {
            return out.end();
        }
    }
}

/// True for a column that stands in an export.
pub(super) fn travels(table: &Table, column: &str, secrets: bool) -> bool {
    !table.made.contains(&column) && (secrets || (table.name, column) != PASSWORD)
}

/// The key of a row, as a list.
fn key(table: &Table, row: &Row) -> Value {
    let own = |name: &&str| row.get(*name).cloned().unwrap_or_default();
    table.key.iter().map(own).collect()
}

/// Copies the files of people under the hashes of their bytes: what is there twice is kept once.
fn export_files(
    c: &mut Conn,
    from: &Path,
    part: &Path,
    told: Told<'_>,
) -> Result<(Part, u64), String> {
    let mut all = at("files", files::all(c))?;
    all.sort_by(|one, other| one.name.cmp(&other.name));
    let (mut out, mut missing) = (Writer::new(&part.join(STORED))?, 0);
    sums::folder(&part.join(FILES))?;
    let store = files::Store::new(from);
    for (n, file) in all.iter().enumerate() {
        let mut forms = file.forms();
        forms.sort();
        for form in forms {
            // Wiped since the snapshot, or lost.
            let Ok(bytes) = store.get(file, &form) else {
                missing += 1;
                continue;
            };
            let stored = Stored {
                file: file.name.clone(),
                form,
                sha256: at(STORED, sums::hash(&*bytes, std::io::sink()))?,
                bytes: bytes.len() as u64,
            };
            let to = part.join(stored.path());
            if !to.exists() {
                if let Some(folder) = to.parent() {
                    sums::folder(folder)?;
                }
                at(to.display(), sums::keep(&to, &bytes))?;
            }
            out.line(at(STORED, serde_json::to_string(&stored))?)?;
        }
        told(FILES, n as u64 + 1, all.len() as u64);
    }
    Ok((out.end()?, missing))
}
