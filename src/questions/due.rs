//! What days bring: reminders, questions that nobody clarified, terms that ended. A job of the site does it, each once.

use std::sync::Arc;

use diesel::prelude::*;

use super::cycle;
use super::deadlines;
use super::draft;
use super::letters::{Link, escalate};
use super::machine::Actor;
use super::model::{Before, Closing, Cycle, Step};
use super::nudge;
use super::read::{Placed, Whole, placed_of};
use super::rows::CycleRow;
use super::step::{Words, led, move_addressee, tell};
use super::still;
use crate::base::{AddresseeId, CycleId, Instant, Result, TermId};
use crate::clocks::Packs;
use crate::db::schema::{addressees, cycles, terms};
use crate::db::{Conn, Db, Tx, dialect};
use crate::events::Handled;
use crate::offices::{self, OnTermEnd};

/// Rows of one kind that are seen to in one transaction.
const BATCH: i64 = 100;

/// Does what days have brought; true when there is more of it.
///
/// # Errors
/// What the database says.
pub async fn keep_days(db: &Db, packs: &Arc<Packs>, link: &Arc<Link>) -> Result<bool> {
    let now = db.now();
    if !db.read(move |c| is_due(c, now)).await? {
        return Ok(false);
    }
    let (packs, link) = (packs.clone(), link.clone());
    db.for_jobs()
        .write(move |tx| tend(tx, &packs, &*link))
        .await
}

/// True when a day has brought something.
fn is_due(c: &mut Conn, now: Instant) -> Result<bool> {
    let told = cycles::table
        .filter(cycles::tell_at.le(now))
        .select(cycles::id);
    let told: Option<CycleId> = told.first(c).optional()?;
    if told.is_some() || !lapsed(c, now, 1)?.is_empty() || nudge::is_due(c, now)? {
        return Ok(true);
    }
    if deadlines::is_due(c, now)? {
        return Ok(true);
    }
    Ok(!ended(c, 1)?.is_empty() || !still::changed(c, now, 1)?.is_empty())
}

/// Reckons running clocks anew whose office has other rules, holidays or another zone by now; true when there is more.
///
/// # Errors
/// What the database says.
pub async fn reckon_anew(db: &Db, packs: &Arc<Packs>) -> Result<bool> {
    let law = packs.clone();
    if db
        .read(move |c| cycle::outdated(c, &law, 1))
        .await?
        .is_empty()
    {
        return Ok(false);
    }
    let law = packs.clone();
    db.for_jobs().write(move |tx| recompute(tx, &law)).await
}

fn recompute(tx: &mut Tx<'_>, packs: &Packs) -> Result<bool> {
    let found = cycle::outdated(tx, packs, BATCH)?;
    let more = !found.is_empty();
    for old in found {
        let (whole, placed) = placed_of(tx, old.addressee)?;
        cycle::keep(tx, packs, &placed.office, &old)?;
        let Some(new) = cycle::running(tx, old.addressee)? else {
            continue;
        };
        if new.due_at == old.due_at {
            continue;
        }
        // Who was told that it is overdue is told that it is not.
        let lifted = old.is_overdue(tx.now()) && !new.is_overdue(tx.now());
        let words = Words {
            code: lifted.then_some("lifted"),
            ..Words::default()
        };
        let one = (&placed.addressee, None);
        tell(tx, &whole, one, Handled::Recomputed, words)?;
    }
    Ok(more)
}

/// Does what is due now; true when there is more of it.
fn tend(tx: &mut Tx<'_>, packs: &Packs, link: &Link) -> Result<bool> {
    dialect::one_at_a_time(tx, "days of questions")?;
    // What stands still is not reminded of.
    let still = still::tend(tx, packs, BATCH)?;
    let told = remind(tx, link)?;
    let lapsed = lapse(tx, packs)?;
    let ended = end_terms(tx, packs)?;
    let nudged = nudge::tend(tx, BATCH)?;
    let law = deadlines::tend(tx, packs, BATCH)?;
    let all = [told, lapsed, ended, nudged, still, law];
    Ok(all.contains(&BATCH))
}

/// Tells of the days of clocks that have come.
fn remind(tx: &mut Tx<'_>, link: &Link) -> Result<i64> {
    let now = tx.now();
    let rows: Vec<CycleRow> = cycles::table
        .filter(cycles::tell_at.le(now))
        .order(cycles::tell_at)
        .limit(BATCH)
        .select(CycleRow::as_select())
        .load(&mut **tx)?;
    let count = rows.len();
    for row in rows {
        let cycle = row.cycle();
        remind_of(tx, &cycle, link)?;
    }
    Ok(i64::try_from(count).unwrap_or(BATCH))
}

fn remind_of(tx: &mut Tx<'_>, cycle: &Cycle, link: &Link) -> Result<()> {
    let now = tx.now();
    let (mut told, mut last) = (cycle.told.clone(), None);
    // After a pause of the site the last of several days is told, not each.
    while let Some((word, at)) =
        cycle::next(&told, cycle.started_at, cycle.due_at, cycle.long_due_at)
    {
        if at > now {
            break;
        }
        told = format!("{told} {word}").trim().to_owned();
        // What is told of the longest silence stands for all.
        last = last.filter(|last| *last == "long").or(Some(word));
    }
    let next = cycle::next(&told, cycle.started_at, cycle.due_at, cycle.long_due_at);
    diesel::update(cycles::table.find(cycle.id))
        .set((
            cycles::told.eq(told),
            cycles::tell_at.eq(next.map(|(_, at)| at)),
        ))
        .execute(&mut **tx)?;
    let what = match last {
        Some("soon") => Handled::Soon,
        Some("due") => Handled::Due,
        Some("long") => Handled::LongOverdue,
        Some(_) => Handled::Overdue,
        None => return Ok(()),
    };
    let (whole, placed) = placed_of(tx, cycle.addressee)?;
    if what == Handled::LongOverdue {
        escalate(tx, (&whole, &placed), cycle, link)?;
    }
    let words = Words {
        code: last,
        ..Words::default()
    };
    tell(tx, &whole, (&placed.addressee, None), what, words)
}

/// Closes what the asker was asked back and did not clarify in time.
fn lapse(tx: &mut Tx<'_>, packs: &Packs) -> Result<i64> {
    let now = tx.now();
    let ids = lapsed(tx, now, BATCH)?;
    let count = ids.len();
    for id in ids {
        let (whole, placed) = placed_of(tx, id)?;
        let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
        let matter = placed.matter(packs, &settings, now);
        let to = led(&placed, (Step::Lapse, Actor::System), &matter)?;
        cycle::stop(tx, packs, &placed.office, (id, Closing::Lapsed.as_str()))?;
        let words = Words {
            code: Some(Closing::Lapsed.as_str()),
            ..Words::default()
        };
        move_addressee(
            tx,
            &whole,
            (&placed.addressee, None),
            (to, Handled::Lapsed),
            words,
        )?;
    }
    Ok(i64::try_from(count).unwrap_or(BATCH))
}

/// What the asker can answer no more.
fn lapsed(c: &mut Conn, now: Instant, most: i64) -> Result<Vec<AddresseeId>> {
    Ok(addressees::table
        .filter(addressees::lapse_at.le(now))
        .order(addressees::lapse_at)
        .limit(most)
        .select(addressees::id)
        .load(c)?)
}

/// Sees to what was open when a term ended: it goes to who comes next, waits for him, or is closed.
fn end_terms(tx: &mut Tx<'_>, packs: &Packs) -> Result<i64> {
    let found = ended(tx, BATCH)?;
    let count = found.len();
    for cycle in found {
        let (whole, placed) = placed_of(tx, cycle.addressee)?;
        end_term(tx, packs, (&whole, &placed), &cycle)?;
    }
    Ok(i64::try_from(count).unwrap_or(BATCH))
}

/// Running clocks whose term is over, and those of nobody's term whose office somebody holds again.
fn ended(c: &mut Conn, most: i64) -> Result<Vec<Cycle>> {
    let over = terms::table
        .filter(terms::stage.eq("over"))
        .select(terms::id.nullable());
    let mut rows: Vec<CycleRow> = cycles::table
        .filter(cycles::term_id.eq_any(over))
        .filter(cycles::stopped_at.is_null())
        // In the order of its index: by number alone all that ever ran would be walked.
        .order((cycles::term_id, cycles::id))
        .limit(most)
        .select(CycleRow::as_select())
        .load(c)?;
    let held = terms::table
        .filter(terms::stage.eq("running"))
        .select(terms::office_id);
    let more: Vec<CycleRow> = cycles::table
        .filter(cycles::stopped_at.is_null().and(cycles::term_id.is_null()))
        .filter(cycles::office_id.eq_any(held))
        .order(cycles::id)
        .limit(most)
        .select(CycleRow::as_select())
        .load(c)?;
    rows.extend(more);
    Ok(rows.into_iter().map(CycleRow::cycle).collect())
}

fn end_term(
    tx: &mut Tx<'_>,
    packs: &Packs,
    (whole, placed): (&Whole, &Placed),
    cycle: &Cycle,
) -> Result<()> {
    let one = &placed.addressee;
    let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
    if settings.on_term_end == OnTermEnd::Inherit && placed.office.term.is_none() {
        // Nobody holds the office: the clock waits for who comes next.
        diesel::update(cycles::table.find(cycle.id))
            .set(cycles::term_id.eq(None::<TermId>))
            .execute(&mut **tx)?;
        return match cycle.pauses.iter().any(|pause| pause.to.is_none()) {
            true => Ok(()),
            false => cycle::pause(tx, packs, &placed.office, one),
        };
    }
    let matter = placed.matter(packs, &settings, tx.now());
    let to = led(placed, (Step::EndTerm, Actor::System), &matter)?;
    cycle::stop(
        tx,
        packs,
        &placed.office,
        (one.id, Closing::TermEnded.as_str()),
    )?;
    let step = match to {
        Before::Closed(_) => Handled::Closed,
        _ => {
            cycle::begin(tx, packs, one.id, &placed.office, &settings)?;
            draft::inherit(tx, one.id)?;
            if to == Before::Clarifying {
                cycle::pause(tx, packs, &placed.office, one)?;
            }
            Handled::Inherited
        }
    };
    let words = Words {
        code: Some(Closing::TermEnded.as_str()),
        ..Words::default()
    };
    move_addressee(tx, whole, (one, None), (to, step), words)
}
