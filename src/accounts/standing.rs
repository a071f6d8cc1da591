//! What somebody is to the site, and what follows from it for his sessions.

use std::time::Duration;

use diesel::prelude::*;

use super::model::Duty;
use super::rows::end_sessions;
use crate::base::{Instant, Result, UserId, days, hours};
use crate::db::schema::users;
use crate::db::{Conn, Tx};
use crate::events::{self, Event};

/// How long somebody may be staff without a second factor.
const GRACE: Duration = days(7);

/// What somebody is to the site; of several the one that demands most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Member,
    /// Who has a duty in some space: its moderators, and who holds an office there or publishes for one.
    Staff,
    Administrator,
}

/// How long a session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lifetimes {
    /// Unused.
    pub idle: Duration,
    /// At most.
    pub most: Duration,
}

impl Standing {
    pub(super) fn of(administrator: bool, since: Option<Instant>) -> Standing {
        match (administrator, since) {
            (true, _) => Standing::Administrator,
            (false, Some(_)) => Standing::Staff,
            (false, None) => Standing::Member,
        }
    }

    /// How it stands with the second factor that such a person owes.
    pub(super) fn duty(self, since: Option<Instant>, now: Instant) -> Duty {
        let due = since.map(|since| since.plus(GRACE));
        match (self, due) {
            (Standing::Member, _) => Duty::None,
            (Standing::Staff, Some(due)) if now < due => Duty::Due(due),
            (Standing::Staff | Standing::Administrator, _) => Duty::Asleep,
        }
    }

    /// How long sessions of such a person live, on a device that he asked to be remembered or on another.
    pub(super) fn lifetimes(self, remembered: bool) -> Lifetimes {
        let (idle, most) = match (self, remembered) {
            (Standing::Member, _) => (days(14), days(90)),
            (Standing::Staff, false) => (days(1), days(7)),
            (Standing::Staff, true) => (days(7), days(30)),
            (Standing::Administrator, _) => (hours(8), hours(24)),
        };
        Lifetimes { idle, most }
    }
}

/// Since when somebody has had a duty of any kind.
pub(super) fn earliest(staff: Option<Instant>, official: Option<Instant>) -> Option<Instant> {
    [staff, official].into_iter().flatten().min()
}

/// Notes that somebody has become staff, or is it no more. All his sessions end: no token outlives a change of role,
/// and he signs in anew to the life that his role allows. An administrator's role stands above.
///
/// # Errors
/// `NotFound` when there is no such person.
pub fn set_staff(tx: &mut Tx<'_>, person: UserId, staff: bool) -> Result<()> {
    let since = duties(tx, person)?;
    if since.staff.is_some() == staff {
        return Ok(());
    }
    let now = tx.now();
    diesel::update(users::table.find(person))
        .set(users::staff_since.eq(staff.then_some(now)))
        .execute(&mut **tx)?;
    changed(tx, person, since.administrator || since.official.is_some())
}

/// Notes that somebody holds an office or publishes for one, or does so no more; as [`set_staff`].
///
/// # Errors
/// `NotFound` when there is no such person.
pub fn set_official(tx: &mut Tx<'_>, person: UserId, official: bool) -> Result<()> {
    let since = duties(tx, person)?;
    if since.official.is_some() == official {
        return Ok(());
    }
    let now = tx.now();
    diesel::update(users::table.find(person))
        .set(users::official_since.eq(official.then_some(now)))
        .execute(&mut **tx)?;
    changed(tx, person, since.administrator || since.staff.is_some())
}

/// The people who hold an office or publish for one, as far as is known.
///
/// # Errors
/// What the database says.
pub fn officials(c: &mut Conn) -> Result<Vec<UserId>> {
    Ok(users::table
        .filter(users::official_since.is_not_null())
        .order(users::id)
        .select(users::id)
        .load(c)?)
}

/// What somebody is to the site already.
struct Duties {
    administrator: bool,
    staff: Option<Instant>,
    official: Option<Instant>,
}

fn duties(c: &mut Conn, person: UserId) -> Result<Duties> {
    let (administrator, staff, official) = users::table
        .find(person)
        .select((
            users::administrator,
            users::staff_since,
            users::official_since,
        ))
        .first(c)?;
    Ok(Duties {
        administrator,
        staff,
        official,
    })
}

/// Ends the sessions of somebody whose standing is another now; `alike` says that it is not.
fn changed(tx: &mut Tx<'_>, person: UserId, alike: bool) -> Result<()> {
    if alike {
        return Ok(());
    }
    end_sessions(tx, person, None)?;
    events::record(tx, Some(person), &Event::AccessEnded { person })
}
