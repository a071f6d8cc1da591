//! Who has let something lie is told so: moderators of a question that waits, an asker who was asked back, an office
//! that is late.

use std::time::Duration;

use diesel::prelude::*;

use super::cycle;
use super::handle::Seen;
use super::model::Before;
use super::pursue::asker;
use super::read::{Placed, Whole, placed_of, whole_of};
use super::step::{Words, tell, unmoved};
use crate::accounts::Viewer;
use crate::base::{AddresseeId, Error, Instant, Result, ThreadId, days};
use crate::clocks::Packs;
use crate::db::schema::{addressees, questions};
use crate::db::{Conn, Tx};
use crate::events::{self, Asked, Event, Handled};
use crate::offices::Settings;

/// How often an asker may remind one office.
const REMINDERS: i32 = 3;
/// Between two of his reminders.
const WEEK: Duration = days(7);
/// Days after which somebody who was asked back is told so again.
const NUDGES: [u64; 2] = [3, 10];

/// Reminds an office whose answer is overdue.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when it is not his, nothing is overdue, or he has done so
/// within a week or three times; `Conflict` when it has moved.
pub fn remind(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen) -> Result<()> {
    let now = tx.now();
    let (whole, _, permit) = asker(tx, viewer, seen.0)?;
    let placed = whole.placed(seen.0)?;
    unmoved(placed.addressee.version, seen.1)?;
    may_remind(placed, now)?;
    diesel::update(addressees::table.find(seen.0))
        .set((
            addressees::reminders.eq(addressees::reminders + 1),
            addressees::reminded_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let one = (&placed.addressee, Some(permit.by));
    tell(tx, &whole, one, Handled::Reminded, Words::default())
}

/// Whether the asker may remind the office now.
///
/// # Errors
/// `Refused` with the rule that forbids it.
pub fn may_remind(placed: &Placed, now: Instant) -> Result<()> {
    let one = &placed.addressee;
    let late = placed.cycle.as_ref().is_some_and(|one| one.is_overdue(now));
    if one.state != Before::Waiting || !late {
        return Err(Error::refused("remind_early", "nobody"));
    }
    let rested = one.reminded_at.is_none_or(|at| now.since(at) >= WEEK);
    match rested && one.reminders < REMINDERS {
        true => Ok(()),
        false => Err(Error::refused("remind_often", "nobody")),
    }
}

/// From now on it is known when a question that waits for a moderator has waited too long.
pub(super) fn watch(
    tx: &mut Tx<'_>,
    packs: &Packs,
    whole: &Whole,
    settings: &Settings,
) -> Result<()> {
    let office = whole.before.first().map(|placed| &placed.office);
    let end = cycle::working_days(packs, office, tx.now(), settings.hold_days);
    diesel::update(questions::table.find(whole.question.thread))
        .set(questions::alert_at.eq(end))
        .execute(&mut **tx)?;
    Ok(())
}

/// When somebody who was asked back at `asked` is told so again, the first time after `now`.
pub(super) fn next_nudge(asked: Instant, now: Instant) -> Option<Instant> {
    let all = NUDGES.into_iter().map(|after| asked.plus(days(after)));
    all.into_iter().find(|at| *at > now)
}

/// True when somebody is to be told.
pub(super) fn is_due(c: &mut Conn, now: Instant) -> Result<bool> {
    Ok(!held(c, now, 1)?.is_empty() || !silent(c, now, 1)?.is_empty())
}

/// Tells of questions that have waited for a moderator for too long, and reminds who was asked back; returns how many.
pub(super) fn tend(tx: &mut Tx<'_>, most: i64) -> Result<i64> {
    let now = tx.now();
    let held = held(tx, now, most)?;
    let silent = silent(tx, now, most)?;
    let count = held.len().max(silent.len());
    for id in held {
        alert(tx, id)?;
    }
    for (id, asked) in silent {
        diesel::update(addressees::table.find(id))
            .set(addressees::nudge_at.eq(next_nudge(asked, now)))
            .execute(&mut **tx)?;
        let (whole, placed) = placed_of(tx, id)?;
        let event = Event::AddresseeMoved {
            at: whole.place(),
            office: placed.office.id,
            addressee: id,
            what: Handled::ClarifyDue,
            code: None,
            post: None,
        };
        events::record(tx, None, &event)?;
    }
    Ok(i64::try_from(count).unwrap_or(most))
}

fn alert(tx: &mut Tx<'_>, id: ThreadId) -> Result<()> {
    diesel::update(questions::table.find(id))
        .set(questions::alert_at.eq(None::<Instant>))
        .execute(&mut **tx)?;
    let whole = whole_of(tx, id)?;
    let event = Event::QuestionMoved {
        at: whole.place(),
        what: Asked::HeldLong,
        open: false,
        author: whole.found.thread.author,
        code: None,
    };
    events::record(tx, None, &event)
}

fn held(c: &mut Conn, now: Instant, most: i64) -> Result<Vec<ThreadId>> {
    Ok(questions::table
        .filter(questions::alert_at.le(now))
        .order(questions::alert_at)
        .limit(most)
        .select(questions::thread_id)
        .load(c)?)
}

fn silent(c: &mut Conn, now: Instant, most: i64) -> Result<Vec<(AddresseeId, Instant)>> {
    Ok(addressees::table
        .filter(addressees::nudge_at.le(now))
        .order(addressees::nudge_at)
        .limit(most)
        .select((addressees::id, addressees::changed_at))
        .load(c)?)
}
