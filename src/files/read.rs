//! A file is found through its viewer: its owner, or who sees a post of its owner's that shows it.

use std::collections::HashSet;

use diesel::prelude::*;

use super::model::{File, Kind};
use crate::accounts::Viewer;
use crate::base::{Error, Instant, Result, SpaceId, UserId, minutes};
use crate::db::Conn;
use crate::db::schema::files;
use crate::threads;

/// A file that is to be wiped waits so long: who was just given its address may still be fetching it.
const GRACE: std::time::Duration = minutes(1);
/// Files wiped in one go.
const BATCH: i64 = 50;

#[derive(Queryable, Selectable)]
#[diesel(table_name = files)]
struct FileRow {
    name: String,
    user_id: UserId,
    kind: String,
    title: String,
    width: Option<i32>,
    height: Option<i32>,
    size: i64,
    created_at: Instant,
}

impl FileRow {
    fn file(self) -> Result<File> {
        let pixels = |sides: (i32, i32)| Some((sides.0.try_into().ok()?, sides.1.try_into().ok()?));
        Ok(File {
            kind: Kind::from_word(&self.kind).ok_or_else(|| Error::broken("a file of no kind"))?,
            pixels: self.width.zip(self.height).and_then(pixels),
            name: self.name,
            owner: self.user_id,
            title: self.title,
            size: self.size,
            created_at: self.created_at,
        })
    }
}

/// The file of this name, as far as this viewer sees it; asked at every fetch.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn find(c: &mut Conn, viewer: &Viewer, name: &str) -> Result<File> {
    let row: FileRow = files::table
        .filter(files::name.eq(name).and(files::gone_at.is_null()))
        .filter(files::kind.ne(Kind::Avatar.as_str()))
        .filter(files::kind.ne(Kind::Scan.as_str()))
        .select(FileRow::as_select())
        .first(c)?;
    let file = row.file()?;
    if viewer.id() == Some(file.owner) || threads::shows(c, viewer, file.owner, name)? {
        Ok(file)
    } else {
        Err(Error::NotFound)
    }
}

/// Every file that is kept, for who looks after the machine.
///
/// # Errors
/// What the database says.
pub fn all(c: &mut Conn) -> Result<Vec<File>> {
    let rows = files::table.filter(files::gone_at.is_null());
    let rows: Vec<FileRow> = rows.select(FileRow::as_select()).load(c)?;
    rows.into_iter().map(FileRow::file).collect()
}

/// The spaces in which others than its owner see the file by his posts.
///
/// # Errors
/// `NotFound` as [`find`].
pub fn shown_in(c: &mut Conn, viewer: &Viewer, name: &str) -> Result<Vec<SpaceId>> {
    let file = find(c, viewer, name)?;
    if viewer.id() == Some(file.owner) {
        return Ok(Vec::new());
    }
    threads::spaces_showing(c, viewer, file.owner, name)
}

/// Those of these names that are a file's.
pub(super) fn known(c: &mut Conn, names: &[String]) -> Result<HashSet<String>> {
    let rows = files::table.filter(files::name.eq_any(names));
    let known: Vec<String> = rows.select(files::name).load(c)?;
    Ok(known.into_iter().collect())
}

/// The file of a person's picture, for who knows that somebody shows it.
pub(super) fn portrait(c: &mut Conn, name: &str) -> Result<File> {
    of_kind(c, name, Kind::Avatar)
}

/// The file of the scan of a paper, for who knows that its reader may see it.
///
/// # Errors
/// `NotFound` when there is none.
pub fn find_scan(c: &mut Conn, name: &str) -> Result<File> {
    of_kind(c, name, Kind::Scan)
}

fn of_kind(c: &mut Conn, name: &str, kind: Kind) -> Result<File> {
    let row: FileRow = files::table
        .filter(files::name.eq(name).and(files::gone_at.is_null()))
        .filter(files::kind.eq(kind.as_str()))
        .select(FileRow::as_select())
        .first(c)?;
    row.file()
}

/// Files whose bytes are to be wiped now.
pub(super) fn gone(c: &mut Conn, now: Instant) -> Result<Vec<File>> {
    let rows: Vec<FileRow> = files::table
        .filter(files::gone_at.le(now.minus(GRACE)))
        .order(files::gone_at.asc())
        .limit(BATCH)
        .select(FileRow::as_select())
        .load(c)?;
    rows.into_iter().map(FileRow::file).collect()
}
