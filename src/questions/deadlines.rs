//! Reminds of the clock of the law: five days ahead of its last day, on that day, and once when it is over.

use std::cmp::Ordering;
use std::time::Duration;

use diesel::prelude::*;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::model::{Before, State};
use super::read::{Whole, placed_of};
use super::statutory::{legal, next_look, statutory_of};
use super::step::{Words, tell};
use crate::base::{AddresseeId, Instant, OfficeId, Result, ThreadId, days};
use crate::clocks::{Packs, date_of, date_text};
use crate::db::schema::{addressees, cycles, legal_reminders, questions, statutory as rows};
use crate::db::{AmongMethods, Conn, Tx};
use crate::events::Handled;
use crate::offices;

/// Days ahead of the last one.
const AHEAD: i32 = 5;
/// Days behind it after which it is no news that it is over.
const OLD: i32 = 7;
/// How much later than the next morning a clock that is over is looked at again.
const SELDOM: Duration = days(30);

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
    // What is declined is looked at again when it stands again.
    let Some(said) = said.filter(|_| whole.question.state == State::Published) else {
        return look_next(tx, id, None);
    };
    let pauses = placed.cycle.as_ref().map_or(&[][..], |one| &one.pauses);
    let clock = legal(packs, (&placed.office, pauses), &said, now);
    let what = clock.and_then(|clock| {
        let due = clock.due.due?;
        let what = brought((due, clock.overdue), placed.office.today(now))?;
        Some((what, due))
    });
    // Once it is over more comes of it only where its last day moves.
    let over = what.is_some_and(|(what, _)| what == Handled::LegalOverdue);
    let next = next_look(&placed.office, now);
    look_next(tx, id, Some(if over { next.plus(SELDOM) } else { next }))?;
    let Some((what, due)) = what else {
        return Ok(());
    };
    // A clock that nobody looked at while it ran.
    let old = placed.office.today(now) > due.saturating_add(OLD.days());
    let old = old && !is_known(tx, id, due)?;
    if !is_new(tx, id, (what, due))? || old {
        return Ok(());
    }
    let one = (&placed.addressee, None);
    tell(tx, &whole, one, what, Words::default())
}

/// Says when a clock is looked at next.
fn look_next(tx: &mut Tx<'_>, id: AddresseeId, at: Option<Instant>) -> Result<()> {
    diesel::update(rows::table.find(id))
        .set(rows::look_at.eq(at))
        .execute(&mut **tx)?;
    Ok(())
}

/// The question stands again, and its clocks with it.
pub(super) fn look_again(tx: &mut Tx<'_>, whole: &Whole) -> Result<()> {
    let now = tx.now();
    let all = whole.before.iter().map(|placed| placed.addressee.id);
    let open = rows::table
        .filter(rows::addressee_id.among(all.collect()))
        .filter(rows::answered_on.is_null());
    diesel::update(open)
        .set(rows::look_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}

/// What a day brings for a clock with this last day, of which it is also known whether it is overdue: it is not on the day
/// of a reply.
fn brought((due, overdue): (Date, bool), today: Date) -> Option<Handled> {
    match today.cmp(&due) {
        Ordering::Greater => overdue.then_some(Handled::LegalOverdue),
        Ordering::Equal => Some(Handled::LegalDue),
        Ordering::Less if today.saturating_add(AHEAD.days()) >= due => Some(Handled::LegalSoon),
        Ordering::Less => None,
    }
}

/// True when something was told of this last day.
fn is_known(c: &mut Conn, id: AddresseeId, due: Date) -> Result<bool> {
    let told: i64 = legal_reminders::table
        .filter(legal_reminders::addressee_id.eq(id))
        .filter(legal_reminders::due_on.eq(date_text(due)))
        .count()
        .get_result(c)?;
    Ok(told > 0)
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

/// True while it is so what an office is reminded of: the question is before it, its clock runs, and the last day is as
/// far away as the word says. Those of the clock of the law begin with `legal_`.
///
/// # Errors
/// What the database says.
pub fn still_runs(
    c: &mut Conn,
    at: (ThreadId, OfficeId),
    (word, now): (&str, Instant),
) -> Result<bool> {
    let Some(office) = offices::among(c, &[at.1], now)?.remove(&at.1) else {
        return Ok(false);
    };
    let (word, due) = match word.strip_prefix("legal_") {
        Some(word) => (word, last_day_of_law(c, at, word)?),
        None => (word, last_day(c, at)?),
    };
    let due = due.as_deref().and_then(date_of);
    Ok(due.is_some_and(|due| is_so(word, due, office.today(now))))
}

/// True on the days on which a word says what is so of a clock with this last day.
fn is_so(word: &str, due: Date, today: Date) -> bool {
    match word {
        // Where it has moved on it is far away again.
        "soon" | "near" => today < due && due <= today.saturating_add(AHEAD.days()),
        "due" | "today" => today == due,
        _ => today > due,
    }
}

/// The last day of an office's own clock while it runs.
fn last_day(c: &mut Conn, (thread, office): (ThreadId, OfficeId)) -> Result<Option<String>> {
    let due: Option<Option<String>> = cycles::table
        .inner_join(addressees::table)
        .filter(addressees::thread_id.eq(thread))
        .filter(addressees::office_id.eq(office))
        .filter(addressees::state.eq(Before::Waiting.as_str()))
        .filter(cycles::stopped_at.is_null())
        .order(cycles::n.desc())
        .select(cycles::due_on)
        .first(c)
        .optional()?;
    Ok(due.flatten())
}

/// The last day by law of which this was told, while the question stands and no answer is known.
fn last_day_of_law(
    c: &mut Conn,
    (thread, office): (ThreadId, OfficeId),
    word: &str,
) -> Result<Option<String>> {
    let id: Option<AddresseeId> = addressees::table
        .inner_join(questions::table)
        .inner_join(rows::table.on(rows::addressee_id.eq(addressees::id)))
        .filter(questions::state.eq(State::Published.as_str()))
        .filter(addressees::thread_id.eq(thread))
        .filter(addressees::office_id.eq(office))
        .filter(rows::answered_on.is_null())
        .select(addressees::id)
        .first(c)
        .optional()?;
    let Some(id) = id else {
        return Ok(None);
    };
    Ok(legal_reminders::table
        .filter(legal_reminders::addressee_id.eq(id))
        .filter(legal_reminders::kind.eq(format!("statutory.{word}")))
        .order(legal_reminders::due_on.desc())
        .select(legal_reminders::due_on)
        .first(c)
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let today = date_of(today).unwrap();
            assert_eq!(brought((due, today > due), today), want, "{today}");
        }
        let paused = date_of("2026-03-24").unwrap();
        assert_eq!(brought((due, false), paused), None);
    }

    #[test]
    fn a_reminder_is_sent_while_it_is_true() {
        let day = |text| date_of(text).unwrap();
        let due = day("2026-03-16");
        let table: [(&str, &[&str]); 5] = [
            ("2026-03-10", &[]),
            ("2026-03-11", &["soon", "near"]),
            ("2026-03-15", &["soon", "near"]),
            ("2026-03-16", &["due", "today"]),
            ("2026-03-17", &["overdue", "over"]),
        ];
        for (today, want) in table {
            let words = ["soon", "due", "overdue", "near", "today", "over"];
            let all: Vec<&str> = words
                .into_iter()
                .filter(|word| is_so(word, due, day(today)))
                .collect();
            assert_eq!(all, want, "{today}");
        }
        assert!(is_so("long_overdue", due, day("2026-04-16")));
    }
}
