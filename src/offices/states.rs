//! An office begins, and ends: nothing of it is deleted.

use diesel::prelude::*;

use super::model::{Office, State};
use super::people::end_all;
use super::read::find;
use super::write::{changed, managed};
use crate::accounts::Viewer;
use crate::audit::{Action, Change};
use crate::base::{Error, OfficeId, Result};
use crate::db::Tx;
use crate::db::schema::offices;
use crate::spaces;

/// Shows an office to all who see its space: one that was prepared, or that was abolished by mistake.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator; `Conflict` for one that is active.
pub fn activate(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    let (office, _) = managed(tx, viewer, slug)?;
    if office.state == State::Active {
        return Err(Error::taken());
    }
    keep(tx, viewer, &office, (State::Active, None))
}

/// Ends an office, for good or for another that comes in its place; whoever acts for it does so no more.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator; `Conflict` for one that is not active;
/// `Invalid(successor)` for one that is not an active office of its space.
pub fn abolish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    successor: Option<&str>,
) -> Result<()> {
    let (office, permit) = managed(tx, viewer, slug)?;
    if office.state != State::Active {
        return Err(Error::taken());
    }
    let successor = match successor {
        Some(slug) => Some(successor_of(tx, viewer, &office, slug)?),
        None => None,
    };
    end_all(tx, &office, permit.by)?;
    keep(tx, viewer, &office, (State::Abolished, successor))
}

fn successor_of(tx: &mut Tx<'_>, viewer: &Viewer, office: &Office, slug: &str) -> Result<OfficeId> {
    let (sight, now) = (spaces::sight(tx, viewer)?, tx.now());
    let wrong = || Error::field("successor", "choice");
    let next = match find(tx, &sight, slug, now) {
        Err(Error::NotFound) => return Err(wrong()),
        next => next?,
    };
    let fits = next.id != office.id && next.space == office.space && next.state == State::Active;
    if fits { Ok(next.id) } else { Err(wrong()) }
}

fn keep(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    office: &Office,
    (state, successor): (State, Option<OfficeId>),
) -> Result<()> {
    diesel::update(offices::table.find(office.id))
        .set((
            offices::state.eq(state.as_str()),
            offices::successor_id.eq(successor),
        ))
        .execute(&mut **tx)?;
    let change = Change {
        before: office.state.as_str(),
        after: state.as_str(),
        ..Change::default()
    };
    // From now on it is told to all who see its space.
    let seen = Office {
        state,
        ..office.clone()
    };
    let kept = (Action::OfficeChanged, change);
    changed(tx, viewer, &seen, "state", kept)
}
