//! The clock of an office: begun, paused, put off, stopped, and reckoned anew.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;
use jiff::civil::Date;

use super::model::{Addressee, Before, Cycle};
use super::rows::{CycleRow, pauses_text};
use crate::base::{AddresseeId, CycleId, Error, Instant, OfficeId, Result, days, hours};
use crate::clocks::{
    self, Due, Extension, Packs, Pause, Printed, Reckoning, Roll, Span, Unit, date_of, date_text,
    end_of, reckon,
};
use crate::db::schema::{cycles, offices as office_rows};
use crate::db::{AmongMethods, Conn, Tx};
use crate::offices::{self, Office, Settings};

/// What is told of a clock, in the order of its days.
pub(super) const TOLD: [&str; 7] = ["soon", "due", "overdue", "week1", "week2", "week3", "long"];
/// The hour of a day at which people are reminded of it.
pub(super) const MORNING: Duration = hours(8);

/// Days after which somebody who was asked back is told so again.
const NUDGES: [u64; 2] = [3, 10];

/// When somebody who was asked back at `asked` is told so again, the first time after `now`.
pub(super) fn next_nudge(asked: Instant, now: Instant) -> Option<Instant> {
    let all = NUDGES.into_iter().map(|after| asked.plus(days(after)));
    all.into_iter().find(|at| *at > now)
}

/// Begins the clock of an office; the day of the beginning is day 0.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    packs: &Packs,
    addressee: AddresseeId,
    office: &Office,
    settings: &Settings,
) -> Result<()> {
    let now = tx.now();
    let n: Option<i32> = cycles::table
        .filter(cycles::addressee_id.eq(addressee))
        .select(diesel::dsl::max(cycles::n))
        .first(&mut **tx)?;
    let today = date_text(office.today(now));
    let id: CycleId = diesel::insert_into(cycles::table)
        .values((
            cycles::addressee_id.eq(addressee),
            cycles::office_id.eq(office.id),
            cycles::term_id.eq(office.term.as_ref().map(|term| term.id)),
            cycles::n.eq(n.unwrap_or(0) + 1),
            cycles::started_at.eq(now),
            cycles::started_on.eq(&today),
            cycles::pack.eq(pack_text(packs, office)),
            cycles::span.eq(format!("{} day", settings.norm_days)),
            cycles::roll.eq(Roll::NextWorking.name()),
            cycles::pauses.eq(""),
            cycles::told.eq(""),
            cycles::boilerplate.eq(false),
        ))
        .returning(cycles::id)
        .get_result(&mut **tx)?;
    let row: CycleRow = cycles::table
        .find(id)
        .select(CycleRow::as_select())
        .first(&mut **tx)?;
    keep(tx, packs, office, &row.cycle())
}

/// The running clock of what an office has before it; none where nothing runs.
pub(super) fn running(c: &mut Conn, addressee: AddresseeId) -> Result<Option<Cycle>> {
    let row: Option<CycleRow> = cycles::table
        .filter(cycles::addressee_id.eq(addressee))
        .filter(cycles::stopped_at.is_null())
        .order(cycles::n.desc())
        .select(CycleRow::as_select())
        .first(c)
        .optional()?;
    Ok(row.map(CycleRow::cycle))
}

/// By when the running clocks of an office are due; those that stand still have no day.
pub(super) fn days_of(c: &mut Conn, office: OfficeId) -> Result<HashMap<AddresseeId, Instant>> {
    let rows: Vec<(AddresseeId, Option<Instant>)> = cycles::table
        .filter(cycles::office_id.eq(office))
        .filter(cycles::stopped_at.is_null())
        .select((cycles::addressee_id, cycles::due_at))
        .load(c)?;
    let due = |(id, at): (AddresseeId, Option<Instant>)| Some((id, at?));
    Ok(rows.into_iter().filter_map(due).collect())
}

/// The newest clock of each of these, running or stopped.
pub(super) fn newest(c: &mut Conn, addressees: &[AddresseeId]) -> Result<Vec<Cycle>> {
    let rows: Vec<CycleRow> = cycles::table
        .filter(cycles::addressee_id.among(addressees.to_vec()))
        .order((cycles::addressee_id.asc(), cycles::n.asc()))
        .select(CycleRow::as_select())
        .load(c)?;
    let mut newest: Vec<Cycle> = Vec::new();
    for row in rows {
        let cycle = row.cycle();
        newest.retain(|one| one.addressee != cycle.addressee);
        newest.push(cycle);
    }
    Ok(newest)
}

/// Stands still from the day after today until the asker has replied.
pub(super) fn pause(tx: &mut Tx<'_>, packs: &Packs, office: &Office, of: &Addressee) -> Result<()> {
    let Some(mut cycle) = running(tx, of.id)? else {
        return Ok(());
    };
    let from = office.today(tx.now());
    cycle.pauses.push(Pause { from, to: None });
    keep(tx, packs, office, &cycle)
}

/// Goes on: the day of the reply is the last that is not counted.
pub(super) fn resume(
    tx: &mut Tx<'_>,
    packs: &Packs,
    office: &Office,
    of: &Addressee,
) -> Result<()> {
    let Some(mut cycle) = running(tx, of.id)? else {
        return Ok(());
    };
    let today = office.today(tx.now());
    for pause in &mut cycle.pauses {
        pause.to = pause.to.or(Some(today));
    }
    keep(tx, packs, office, &cycle)
}

/// Lets a clock run on that had stopped since `from`: the time between does not count.
pub(super) fn reopen(
    tx: &mut Tx<'_>,
    packs: &Packs,
    office: &Office,
    (of, to): (&Addressee, Before),
) -> Result<()> {
    let Some(mut cycle) = newest(tx, &[of.id])?.pop() else {
        return Ok(());
    };
    let Some((_, on)) = cycle.stopped.take() else {
        return Ok(());
    };
    let (from, today) = (date_of(&on), Some(office.today(tx.now())));
    let met = cycle.pauses.last_mut().filter(|pause| pause.to == from);
    match (met, to) {
        // The asker was asked back when it stopped, and still is.
        (Some(open), Before::Clarifying) => open.to = None,
        // He has replied: the pause goes from its own first day to this one.
        (Some(open), _) => open.to = today,
        (None, _) => cycle
            .pauses
            .extend(from.map(|from| Pause { from, to: today })),
    }
    diesel::update(cycles::table.find(cycle.id))
        .set((
            cycles::stopped_at.eq(None::<Instant>),
            cycles::stopped_on.eq(None::<String>),
            cycles::outcome.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    keep(tx, packs, office, &cycle)
}

/// Adds time, once a cycle.
pub(super) fn extend(
    tx: &mut Tx<'_>,
    packs: &Packs,
    office: &Office,
    of: &Addressee,
    settings: &Settings,
) -> Result<()> {
    let Some(mut cycle) = running(tx, of.id)? else {
        return Ok(());
    };
    cycle.extension = Some(format!("{} day", settings.extension_days));
    let now = tx.now();
    diesel::update(cycles::table.find(cycle.id))
        .set((
            cycles::extension.eq(&cycle.extension),
            cycles::extended_at.eq(now),
        ))
        .execute(&mut **tx)?;
    keep(tx, packs, office, &cycle)
}

/// Stops for good, with what came of it. What stood still then has a last day all the same, as if it had gone on.
pub(super) fn stop(
    tx: &mut Tx<'_>,
    packs: &Packs,
    office: &Office,
    (of, outcome): (AddresseeId, &str),
) -> Result<()> {
    let Some(mut cycle) = running(tx, of)? else {
        return Ok(());
    };
    let now = tx.now();
    let today = office.today(now);
    let paused = cycle.pauses.iter().any(|pause| pause.to.is_none());
    if paused {
        for pause in &mut cycle.pauses {
            pause.to = pause.to.or(Some(today));
        }
        keep(tx, packs, office, &cycle)?;
    }
    diesel::update(cycles::table.find(cycle.id))
        .set((
            cycles::stopped_at.eq(now),
            cycles::stopped_on.eq(date_text(today)),
            cycles::outcome.eq(outcome),
            cycles::tell_at.eq(None::<Instant>),
        ))
        .execute(&mut **tx)?;
    count_anew(tx, office.id)
}

/// How many questions of an office are overdue: no clock runs for what is not open before it.
pub(super) fn count_overdue(c: &mut Conn, office: OfficeId, now: Instant) -> Result<i64> {
    Ok(cycles::table
        .filter(cycles::office_id.eq(office))
        .filter(cycles::stopped_at.is_null())
        .filter(cycles::due_at.le(now))
        .count()
        .get_result(c)?)
}

/// The last of so many working days after a moment, where the office is; Monday to Friday in UTC where there is none.
pub(super) fn working_days(
    packs: &Packs,
    office: Option<&Office>,
    from: Instant,
    n: i32,
) -> Option<Instant> {
    let zone = office.map_or(jiff::tz::TimeZone::UTC, zone);
    let pack = packs.in_force(office.map_or("", |office| &office.pack));
    let reckoning = Reckoning {
        start: clocks::day_in(from, &zone),
        span: Span::new(u16::try_from(n).ok()?, Unit::WorkingDay)?,
        roll: Roll::None,
        pauses: Vec::new(),
        extension: None,
    };
    let due = reckon(&pack.calendar, &reckoning).due?;
    Some(end_of(due, &zone))
}

/// Running clocks of offices whose rules, holidays or zone are others by now than when they were reckoned.
pub(super) fn outdated(c: &mut Conn, packs: &Packs, most: i64) -> Result<Vec<Cycle>> {
    let known: Vec<(OfficeId, String)> = cycles::table
        .filter(cycles::stopped_at.is_null())
        .select((cycles::office_id, cycles::pack))
        .distinct()
        .load(c)?;
    let ids: Vec<OfficeId> = known.iter().map(|(id, _)| *id).collect();
    let now = Instant(0);
    let all = offices::among(c, &ids, now)?;
    let mut found = Vec::new();
    for (id, pack) in known {
        let Some(office) = all
            .get(&id)
            .filter(|office| pack_text(packs, office) != pack)
        else {
            continue;
        };
        let rows: Vec<CycleRow> = cycles::table
            .filter(cycles::office_id.eq(office.id).and(cycles::pack.eq(pack)))
            .filter(cycles::stopped_at.is_null())
            .order(cycles::id)
            .limit(most)
            .select(CycleRow::as_select())
            .load(c)?;
        found.extend(rows.into_iter().map(CycleRow::cycle));
    }
    Ok(found)
}

/// Writes down when a clock is due, and when something is to be told of it next.
pub(super) fn keep(tx: &mut Tx<'_>, packs: &Packs, office: &Office, cycle: &Cycle) -> Result<()> {
    let (_, due) = reckoned(packs, office, cycle)?;
    let zone = zone(office);
    let end = |day: Option<Date>| day.map(|day| end_of(day, &zone));
    let (due_at, long_due_at) = (end(due.due), end(due.long_due));
    let now = tx.now();
    // What was told of a day that has moved behind today is told again when it comes.
    let told: Vec<&str> = moments(cycle.started_at, due_at, long_due_at)
        .into_iter()
        .filter(|(word, at)| *at <= now && cycle.told.split(' ').any(|known| known == *word))
        .map(|(word, _)| word)
        .collect();
    let told = told.join(" ");
    let tell_at = next(&told, cycle.started_at, due_at, long_due_at).map(|(_, at)| at);
    diesel::update(cycles::table.find(cycle.id))
        .set((
            cycles::pack.eq(&pack_text(packs, office)),
            cycles::pauses.eq(pauses_text(&cycle.pauses)),
            cycles::due_on.eq(due.due.map(date_text)),
            cycles::due_at.eq(due_at),
            cycles::long_due_on.eq(due.long_due.map(date_text)),
            cycles::long_due_at.eq(long_due_at),
            cycles::told.eq(told),
            cycles::tell_at.eq(tell_at),
        ))
        .execute(&mut **tx)?;
    count_anew(tx, office.id)
}

/// Says whether the answer that stopped a clock is standard text, which does not count.
pub(super) fn set_boilerplate(
    tx: &mut Tx<'_>,
    (id, office): (CycleId, OfficeId),
    standard: bool,
) -> Result<()> {
    diesel::update(cycles::table.find(id))
        .set(cycles::boilerplate.eq(standard))
        .execute(&mut **tx)?;
    count_anew(tx, office)
}

/// What was counted of the questions and clocks of this office holds no more.
pub(super) fn count_anew(tx: &mut Tx<'_>, office: OfficeId) -> Result<()> {
    diesel::update(office_rows::table.find(office))
        .set(office_rows::clocks.eq(office_rows::clocks + 1))
        .execute(&mut **tx)?;
    Ok(())
}

/// What a clock is reckoned by: the pack's code and version, and the zone of its days.
fn pack_text(packs: &Packs, office: &Office) -> String {
    let pack = packs.in_force(&office.pack);
    format!("{} {} {}", pack.code, pack.version, office.zone)
}

/// All days of which something is told, with their moments.
fn moments(
    started: Instant,
    due: Option<Instant>,
    long: Option<Instant>,
) -> Vec<(&'static str, Instant)> {
    let Some(due) = due else {
        return Vec::new();
    };
    let morning = due.minus(days(1)).plus(MORNING);
    let all = [
        Some(morning.minus(days(5))),
        Some(morning),
        Some(due),
        Some(due.plus(days(7))),
        Some(due.plus(days(14))),
        Some(due.plus(days(21))),
        long,
    ];
    let mut all: Vec<(&str, Instant)> = TOLD
        .into_iter()
        .zip(all)
        .filter_map(|(word, at)| Some((word, at?)))
        .filter(|(_, at)| *at > started)
        .collect();
    all.sort_by_key(|(_, at)| *at);
    all
}

/// What is to be told next, and when.
pub(super) fn next(
    told: &str,
    started: Instant,
    due: Option<Instant>,
    long: Option<Instant>,
) -> Option<(&'static str, Instant)> {
    let mut all = moments(started, due, long).into_iter();
    all.find(|(word, _)| !told.split(' ').any(|known| known == *word))
}

/// A cycle's facts as they are printed beside its day.
///
/// # Errors
/// `Broken` for a row that cannot be read.
pub fn printed(packs: &Packs, office: &Office, cycle: &Cycle) -> Result<Printed> {
    let (reckoning, due) = reckoned(packs, office, cycle)?;
    Ok(Printed::of(
        packs.in_force(&office.pack),
        "",
        &reckoning,
        &due,
    ))
}

fn reckoned(packs: &Packs, office: &Office, cycle: &Cycle) -> Result<(Reckoning, Due)> {
    let broken = || Error::broken(format!("cycle {} cannot be read", cycle.id));
    let extension = match &cycle.extension {
        Some(text) => Some(Extension::By(read_span(text).ok_or_else(broken)?)),
        None => None,
    };
    let reckoning = Reckoning {
        start: date_of(&cycle.started_on).ok_or_else(broken)?,
        span: read_span(&cycle.span).ok_or_else(broken)?,
        roll: Roll::named(&cycle.roll).ok_or_else(broken)?,
        pauses: cycle.pauses.clone(),
        extension,
    };
    let due = reckon(&packs.in_force(&office.pack).calendar, &reckoning);
    Ok((reckoning, due))
}

/// The zone of an office's days.
pub(super) fn zone(office: &Office) -> jiff::tz::TimeZone {
    clocks::zone_named(&office.zone).unwrap_or(jiff::tz::TimeZone::UTC)
}

fn read_span(text: &str) -> Option<Span> {
    let (n, unit) = text.split_once(' ')?;
    Span::new(n.parse().ok()?, Unit::named(unit)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_is_told_once_and_in_its_order() {
        let start = Instant(0);
        let (due, long) = (start.plus(days(15)), start.plus(days(30)));
        let mut told = String::new();
        let mut seen = Vec::new();
        while let Some((word, at)) = next(&told, start, Some(due), Some(long)) {
            seen.push((word, at));
            told = format!("{told} {word}");
        }
        let words: Vec<&str> = seen.iter().map(|(word, _)| *word).collect();
        assert_eq!(
            words,
            ["soon", "due", "overdue", "week1", "week2", "long", "week3"]
        );
        assert_eq!(
            seen.first().map(|one| one.1),
            Some(start.plus(days(9)).plus(MORNING))
        );
        assert!(seen.windows(2).all(|two| two[0].1 <= two[1].1));
    }

    #[test]
    fn a_short_span_is_not_announced_before_it_begins() {
        let start = Instant(0);
        let first = next("", start, Some(start.plus(days(3))), None);
        assert_eq!(first.map(|one| one.0), Some("due"));
        assert_eq!(next("", start, None, None), None);
    }

    #[test]
    fn a_span_is_read_as_it_is_written() {
        for text in ["14 day", "15 working_day", "1 month"] {
            let span = read_span(text).unwrap();
            assert_eq!(format!("{} {}", span.n(), span.unit().name()), text);
        }
        assert!(read_span("0 day").is_none() && read_span("day").is_none());
    }
}
