//! The picture that somebody shows of himself: chosen, taken away, brought back, and given to all.

use diesel::prelude::*;

use super::model::{File, NewFile};
use super::read::portrait;
use super::write::{allow, insert};
use crate::accounts::Viewer;
use crate::base::{Error, Instant, Result, UserId};
use crate::db::schema::{avatars, files};
use crate::db::{Conn, Tx, dialect};
use crate::events::{self, Event};
use crate::spaces::{self, Facts, Place, Upload};

/// Shows a picture, whose bytes lie in the store, beside the viewer's name.
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not; else as [`allow`].
pub fn choose_avatar(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewFile, rates: bool) -> Result<()> {
    let by = spaces::permit::<Upload>(tx, viewer, Place::Site, &Facts::default())?.by;
    dialect::one_at_a_time(tx, &format!("files of {by}"))?;
    let now = tx.now();
    allow(tx, by, rates, now)?;
    insert(tx, by, new)?;
    // The file before it is given up when its week is over, as any that nothing shows.
    diesel::delete(avatars::table.find(by)).execute(&mut **tx)?;
    diesel::insert_into(avatars::table)
        .values((avatars::user_id.eq(by), avatars::file.eq(&new.name)))
        .execute(&mut **tx)?;
    changed(tx, by)
}

/// Takes the viewer's picture away; for a week he may bring it back. Twice is once.
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not.
pub fn end_avatar(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    let by = spaces::permit::<Upload>(tx, viewer, Place::Site, &Facts::default())?.by;
    let now = tx.now();
    let shown = avatars::table
        .find(by)
        .filter(avatars::removed_at.is_null());
    let ended = diesel::update(shown)
        .set(avatars::removed_at.eq(now))
        .execute(&mut **tx)?;
    if ended == 0 {
        return Ok(());
    }
    changed(tx, by)
}

/// Shows the picture again that the viewer took away.
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not; `NotFound` when there is none any more.
pub fn restore_avatar(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    let by = spaces::permit::<Upload>(tx, viewer, Place::Site, &Facts::default())?.by;
    own_avatar(tx, viewer)?.ok_or(Error::NotFound)?;
    diesel::update(avatars::table.find(by))
        .set(avatars::removed_at.eq(None::<Instant>))
        .execute(&mut **tx)?;
    changed(tx, by)
}

fn changed(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let fields = vec!["avatar"];
    events::record(tx, Some(person), &Event::PersonChanged { person, fields })
}

/// The viewer's own picture, and whether it is shown; none when there is none, or none any more.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn own_avatar(c: &mut Conn, viewer: &Viewer) -> Result<Option<(String, bool)>> {
    let row: Option<(String, Option<Instant>)> = avatars::table
        .inner_join(files::table.on(files::name.eq(avatars::file)))
        .filter(avatars::user_id.eq(viewer.me()?.id))
        .filter(files::gone_at.is_null())
        .select((avatars::file, avatars::removed_at))
        .first(c)
        .optional()?;
    Ok(row.map(|(name, removed)| (name, removed.is_none())))
}

/// The picture that somebody shows, by its name as a file.
///
/// # Errors
/// What the database says.
pub fn avatar_of(c: &mut Conn, person: UserId) -> Result<Option<String>> {
    let shown = avatars::removed_at.is_null();
    let own = avatars::table.filter(avatars::user_id.eq(person).and(shown));
    Ok(own.select(avatars::file).first(c).optional()?)
}

/// A picture that somebody shows of himself: all see it, as they see his page.
///
/// # Errors
/// `NotFound` when nobody shows it.
pub fn find_avatar(c: &mut Conn, name: &str) -> Result<File> {
    avatars::table
        .filter(avatars::file.eq(name).and(avatars::removed_at.is_null()))
        .select(avatars::user_id)
        .first::<UserId>(c)?;
    portrait(c, name)
}
