//! Residents are confirmed, and that is taken back: with who did it and why.

use diesel::prelude::*;

use super::model::{Found, How};
use super::read::{is_resident, preview};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::text::body;
use crate::base::{Error, Result, SpaceId, UserId};
use crate::db::Tx;
use crate::db::schema::residents as rows;
use crate::events::{self, Event};
use crate::spaces::{self, ConfirmResident, Facts, KeepResidents, Permit, Place, Role};

/// Characters of a reason.
const REASON: usize = 500;

/// Says that a member lives there. Twice is once.
///
/// # Errors
/// `Refused` unless a moderator, and for himself; `NotFound` for who does not belong to the space.
pub fn confirm(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, person: UserId) -> Result<()> {
    let permit =
        spaces::permit::<ConfirmResident>(tx, viewer, Place::Space(space), &Facts::default())?;
    if permit.by == person {
        return Err(Error::refused("own_residence", "moderator"));
    }
    match spaces::role_of(tx, space, person)? {
        Some(Role::Member | Role::Moderator) => {
            keep(tx, viewer, (space, person), (How::Clerk, permit.by))
        }
        Some(Role::Asking) | None => Err(Error::NotFound),
    }
}

/// Writes down that somebody lives there, and tells it.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, person): (SpaceId, UserId),
    (how, by): (How, UserId),
) -> Result<()> {
    if is_resident(tx, space, person)? {
        return Ok(());
    }
    let now = tx.now();
    diesel::delete(rows::table.find((space, person))).execute(&mut **tx)?;
    diesel::insert_into(rows::table)
        .values((
            rows::space_id.eq(space),
            rows::user_id.eq(person),
            rows::how.eq(how.as_str()),
            rows::by_id.eq(by),
            rows::at.eq(now),
        ))
        .execute(&mut **tx)?;
    told(tx, viewer, (space, person), "confirmed")?;
    if how == How::Code {
        // Nobody looked: who holds the letter lives there.
        return Ok(());
    }
    noted(
        tx,
        viewer,
        (space, person),
        (Action::ResidentConfirmed, how.as_str()),
    )
}

fn told(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, person): (SpaceId, UserId),
    what: &'static str,
) -> Result<()> {
    let event = Event::ResidentChanged {
        space,
        person,
        what,
    };
    events::record(tx, viewer.id(), &event)
}

fn noted(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, person): (SpaceId, UserId),
    (action, reason): (Action, &str),
) -> Result<()> {
    let change = Change {
        about: Some(person),
        reason,
        ..Change::default()
    };
    let object = format!("space {space} person {person}");
    audit::note(tx, &viewer.who(), action, object, change)
}

/// Takes back that somebody lives there, for a reason that he reads.
///
/// # Errors
/// `Refused` unless a moderator; `Invalid(reason)`; `NotFound` for who is no resident.
pub fn end(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, person): (SpaceId, UserId),
    reason: &str,
) -> Result<()> {
    let _: Permit<ConfirmResident> =
        spaces::permit(tx, viewer, Place::Space(space), &Facts::default())?;
    let reason = body("reason", reason, 1..=REASON)?;
    let now = tx.now();
    let row = rows::table.find((space, person));
    let ended = diesel::update(row.filter(rows::ended_at.is_null()))
        .set((rows::ended_at.eq(now), rows::reason.eq(&reason)))
        .execute(&mut **tx)?;
    if ended == 0 {
        return Err(Error::NotFound);
    }
    told(tx, viewer, (space, person), "ended")?;
    let action = Action::ResidentEnded;
    noted(tx, viewer, (space, person), (action, &reason))
}

/// Confirms all whom a list names; returns how many have become residents by it.
///
/// # Errors
/// `Refused` unless an administrator; as [`preview`].
pub fn confirm_list(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, text: &str) -> Result<usize> {
    // Silent: each of them is told by himself.
    let permit =
        spaces::permit::<KeepResidents>(tx, viewer, Place::Space(space), &Facts::default())?;
    let mut count = 0;
    for line in preview(tx, permit.by, space, text)? {
        if let Found::Member(person) = line.found {
            keep(tx, viewer, (space, person), (How::List, permit.by))?;
            count += 1;
        }
    }
    Ok(count)
}
