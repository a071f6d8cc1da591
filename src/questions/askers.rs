//! Whom it concerns what becomes of a question: its asker, who acts for him, or those who could.

use diesel::prelude::*;

use super::model::Intake;
use super::rows::intake_of;
use crate::accounts;
use crate::base::{Instant, OfficeId, Result, SpaceId, ThreadId, UserId};
use crate::db::Conn;
use crate::db::schema::{addressees, threads};
use crate::offices;
use crate::spaces::{self, Role};

/// Whether a question that nobody has claimed has lost the moderator who acts for its asker.
pub(super) fn has_left(c: &mut Conn, space: SpaceId, intake: Option<&Intake>) -> Result<bool> {
    let Some(intake) = intake.filter(|one| one.claimed_by.is_none()) else {
        return Ok(false);
    };
    is_gone(c, space, intake.by)
}

/// Whether who took questions down in a space moderates there no more.
pub(super) fn is_gone(c: &mut Conn, space: SpaceId, by: UserId) -> Result<bool> {
    if !accounts::closed(c, &[by])?.is_empty() {
        return Ok(true);
    }
    if spaces::role_of(c, space, by)? == Some(Role::Moderator) {
        return Ok(false);
    }
    Ok(!accounts::administrators(c)?.contains(&by))
}

/// Whom it concerns what becomes of a question: its asker, or who acts for him; and who took it down.
///
/// # Errors
/// `NotFound` where there is none.
pub fn asker_of(c: &mut Conn, thread: ThreadId) -> Result<(UserId, Option<UserId>)> {
    let author: UserId = threads::table
        .find(thread)
        .select(threads::user_id)
        .first(c)?;
    Ok(match intake_of(c, thread)? {
        None => (author, None),
        Some(intake) => (intake.claimed_by.unwrap_or(intake.by), Some(intake.by)),
    })
}

/// Whom it concerns: as [`asker_of`] says, or all who could act for its asker now, where who took it down has left.
///
/// # Errors
/// As [`asker_of`].
pub fn askers_of(c: &mut Conn, thread: ThreadId, now: Instant) -> Result<Vec<UserId>> {
    if let Some(asker) = one_asker(c, thread)? {
        return Ok(vec![asker]);
    }
    let space: SpaceId = threads::table
        .find(thread)
        .select(threads::space_id)
        .first(c)?;
    let mut partial = vec![asker_of(c, thread)?.0];
    let asked: Vec<OfficeId> = addressees::table
        .filter(addressees::thread_id.eq(thread))
        .select(addressees::office_id)
        .load(c)?;
    for office in offices::among(c, &asked, now)?.into_values() {
        let hands = offices::people(c, office.id, office.today(now))?;
        partial.extend(hands.into_iter().map(|(person, _)| person));
    }
    let mut all = spaces::moderators(c, space)?;
    all.retain(|person| !partial.contains(person));
    if all.is_empty() {
        all = accounts::administrators(c)?;
        all.retain(|person| !partial.contains(person));
    }
    Ok(all)
}

/// Who acts as the asker of a question; none where who took it down has left, and others may stand in.
pub(super) fn one_asker(c: &mut Conn, thread: ThreadId) -> Result<Option<UserId>> {
    let (author, space): (UserId, SpaceId) = threads::table
        .find(thread)
        .select((threads::user_id, threads::space_id))
        .first(c)?;
    let Some(intake) = intake_of(c, thread)? else {
        return Ok(Some(author));
    };
    match has_left(c, space, Some(&intake))? {
        true => Ok(None),
        false => Ok(Some(intake.claimed_by.unwrap_or(intake.by))),
    }
}
