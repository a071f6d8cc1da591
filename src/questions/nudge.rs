//! Who has let something lie is told so by the site: moderators of a question that waits, an asker who was asked back.

use diesel::prelude::*;

use super::cycle;
use super::read::{placed_of, whole_of};
use crate::base::{AddresseeId, Instant, Result, ThreadId};
use crate::db::schema::{addressees, questions};
use crate::db::{Conn, Tx};
use crate::events::{self, Asked, Event, Handled};

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
            .set(addressees::nudge_at.eq(cycle::next_nudge(asked, now)))
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
        redaction: None,
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
