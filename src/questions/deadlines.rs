//! Reminds of the clock of the law: five days ahead of its last day, on that day, and once when it is over.

use std::cmp::Ordering;

use diesel::prelude::*;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::model::{Before, State};
use super::read::placed_of;
use super::statutory::{legal, next_look, statutory_of};
use super::step::{Words, tell};
use crate::base::{AddresseeId, Instant, OfficeId, Result, ThreadId};
use crate::clocks::{Packs, date_text};
use crate::db::schema::{addressees, legal_reminders, statutory as rows};
use crate::db::{Conn, Tx};
use crate::events::Handled;

/// Days ahead of the last one.
const AHEAD: i32 = 5;

/// True when a clock is to be looked at.
pub(super) fn is_due(c: &mut Conn, now: Instant) -> Result<bool> {
    Ok(!waiting(c, now, 1)?.is_empty())
}

/// Looks at the clocks whose morning has come, and tells what it brought; returns how many they were.
pub(super) fn tend(tx: &mut Tx<'_>, packs: &Packs, most: i64) -> Result<i64> {
    let now = tx.now();
    let ids = waiting(tx, now, most)?;
    let count = ids.len();
    for id in ids {
        look(tx, packs, id)?;
    }
    Ok(i64::try_from(count).unwrap_or(most))
}

fn waiting(c: &mut Conn, now: Instant, most: i64) -> Result<Vec<AddresseeId>> {
    Ok(rows::table
        .filter(rows::look_at.le(now))
        .order(rows::look_at)
        .limit(most)
        .select(rows::addressee_id)
        .load(c)?)
}

fn look(tx: &mut Tx<'_>, packs: &Packs, id: AddresseeId) -> Result<()> {
    let now = tx.now();
    let (whole, placed) = placed_of(tx, id)?;
    let said = statutory_of(tx, &[id])?.pop();
    let said = said.filter(|said| said.answered_on.is_none());
    let state = whole.question.state;
    let ended = said.is_none() || matches!(state, State::Withdrawn | State::Merged);
    let next = (!ended).then(|| next_look(&placed.office, now));
    diesel::update(rows::table.find(id))
        .set(rows::look_at.eq(next))
        .execute(&mut **tx)?;
    let Some(said) = said.filter(|_| state == State::Published) else {
        return Ok(());
    };
    let pauses = placed.cycle.as_ref().map_or(&[][..], |one| &one.pauses);
    let clock = legal(packs, (&placed.office, pauses), &said, now);
    let Some(due) = clock.and_then(|clock| clock.due.due) else {
        return Ok(());
    };
    match brought(due, placed.office.today(now)) {
        Some(what) if is_new(tx, id, (what, due))? => {
            let one = (&placed.addressee, None);
            tell(tx, &whole, one, what, Words::default())
        }
        _ => Ok(()),
    }
}

/// What a day brings for a clock with this last day.
fn brought(due: Date, today: Date) -> Option<Handled> {
    match today.cmp(&due) {
        Ordering::Greater => Some(Handled::LegalOverdue),
        Ordering::Equal => Some(Handled::LegalDue),
        Ordering::Less if today.saturating_add(AHEAD.days()) >= due => Some(Handled::LegalSoon),
        Ordering::Less => None,
    }
}

/// True the first time that this is told of this last day; keeps that it was.
fn is_new(tx: &mut Tx<'_>, id: AddresseeId, (what, due): (Handled, Date)) -> Result<bool> {
    let (kind, due) = (what.as_str(), date_text(due));
    let told: i64 = legal_reminders::table
        .filter(legal_reminders::addressee_id.eq(id))
        .filter(legal_reminders::kind.eq(kind))
        .filter(legal_reminders::due_on.eq(&due))
        .count()
        .get_result(&mut **tx)?;
    if told > 0 {
        return Ok(false);
    }
    diesel::insert_into(legal_reminders::table)
        .values((
            legal_reminders::addressee_id.eq(id),
            legal_reminders::kind.eq(kind),
            legal_reminders::due_on.eq(&due),
        ))
        .execute(&mut **tx)?;
    Ok(true)
}

/// True while an office has a question before it whose clock it may be reminded of: that of the law, or its own.
///
/// # Errors
/// What the database says.
pub fn still_runs(c: &mut Conn, (thread, office): (ThreadId, OfficeId), law: bool) -> Result<bool> {
    let of_it = addressees::table
        .filter(addressees::thread_id.eq(thread))
        .filter(addressees::office_id.eq(office));
    let count: i64 = match law {
        true => of_it
            .inner_join(rows::table.on(rows::addressee_id.eq(addressees::id)))
            .filter(rows::answered_on.is_null())
            .count()
            .get_result(c)?,
        false => of_it
            .filter(addressees::state.eq(Before::Waiting.as_str()))
            .count()
            .get_result(c)?,
    };
    Ok(count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clocks::date_of;

    #[test]
    fn a_last_day_is_told_ahead_on_itself_and_behind() {
        let due = date_of("2026-03-23").unwrap();
        for (today, want) in [
            ("2026-03-17", None),
            ("2026-03-18", Some(Handled::LegalSoon)),
            ("2026-03-22", Some(Handled::LegalSoon)),
            ("2026-03-23", Some(Handled::LegalDue)),
            ("2026-03-24", Some(Handled::LegalOverdue)),
            ("2027-03-24", Some(Handled::LegalOverdue)),
        ] {
            assert_eq!(brought(due, date_of(today).unwrap()), want, "{today}");
        }
    }
}
