//! The words of a clock: the day it started, what is counted, what is not, and the day it ends.

use jiff::civil::{Date, Weekday};

use crate::clocks::{Extension, Printed, Span, Unit, Weekend};
use crate::i18n::{Arg, Texts};

/// Days of the week as the catalogues name them.
const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A clock, told so that anybody can count again.
pub fn printed(t: &Texts<'_>, clock: &Printed) -> String {
    let mut said = vec![
        t.with(
            "clock-registered",
            &[("day", (&day(t, clock.start)).into())],
        ),
        counted(t, clock),
    ];
    said.extend(off(t, clock));
    said.push(pauses(t, clock));
    said.extend(ends(t, clock));
    let (code, version) = &clock.calendar;
    said.push(t.with(
        "clock-calendar",
        &[("code", code.into()), ("version", version.into())],
    ));
    if !clock.unknown.is_empty() {
        let years: Vec<String> = clock.unknown.iter().map(i16::to_string).collect();
        said.push(t.with("clock-unknown", &[("years", (&years.join(", ")).into())]));
    }
    said.join(" ")
}

/// What is counted, and where it is written.
fn counted(t: &Texts<'_>, clock: &Printed) -> String {
    let span = span(t, clock.span);
    match clock.cite.as_str() {
        "" => t.with("clock-counted", &[("span", (&span).into())]),
        cite => t.with(
            "clock-cited",
            &[("span", (&span).into()), ("cite", cite.into())],
        ),
    }
}

/// So many days or months.
pub fn span(t: &Texts<'_>, span: Span) -> String {
    match span.unit() {
        Unit::Day => t.count("clock-days", span.n()),
        Unit::WorkingDay => t.count("clock-working-days", span.n()),
        Unit::Month => t.count("clock-months", span.n()),
    }
}

/// Days off, where they count: of working days, and behind an end that rolls.
fn off(t: &Texts<'_>, clock: &Printed) -> Option<String> {
    if clock.span.unit() != Unit::WorkingDay && clock.rolled.is_none() && clock.skipped.is_empty() {
        return None;
    }
    let dates: Vec<String> = clock.skipped.iter().map(|day| date(t, *day)).collect();
    let groups = [weekend(t, clock.weekend), dates.join(", ")];
    let groups: Vec<String> = groups.into_iter().filter(|days| !days.is_empty()).collect();
    (!groups.is_empty()).then(|| t.with("clock-off", &[("days", (&groups.join("; ")).into())]))
}

/// The weekend: from one day to another where its days follow each other.
fn weekend(t: &Texts<'_>, weekend: Weekend) -> String {
    let days = weekend.days();
    let follow = |pair: &[Weekday]| matches!(pair, [one, two] if one.next() == *two);
    match days.as_slice() {
        [first, .., last] if days.windows(2).all(follow) => {
            format!("{}-{}", weekday(t, *first), weekday(t, *last))
        }
        days => {
            let names: Vec<String> = days.iter().map(|day| weekday(t, *day)).collect();
            names.join(", ")
        }
    }
}

fn pauses(t: &Texts<'_>, clock: &Printed) -> String {
    if clock.pauses.is_empty() {
        return t.say("clock-pauses-none");
    }
    let range = |(from, to): &(Date, Option<Date>)| {
        let first = date(t, *from);
        match to {
            None => t.with("clock-since", &[("from", (&first).into())]),
            Some(to) if to == from => first,
            Some(to) => {
                let last = date(t, *to);
                t.with(
                    "clock-range",
                    &[("from", (&first).into()), ("to", (&last).into())],
                )
            }
        }
    };
    let ranges: Vec<String> = clock.pauses.iter().map(range).collect();
    t.with("clock-pauses", &[("ranges", (&ranges.join(", ")).into())])
}

/// Where the span ends, onto which day that rolls, and how far it was extended.
fn ends(t: &Texts<'_>, clock: &Printed) -> Vec<String> {
    let (Some(end), Some(due)) = (clock.end, clock.due) else {
        return vec![t.say("clock-waits")];
    };
    let on = |key, at| t.with(key, &[("day", (&day(t, at)).into())]);
    let end = day(t, end);
    let mut said = vec![match clock.span.unit() {
        Unit::Month => {
            let span = span(t, clock.span);
            t.with(
                "clock-ends-span",
                &[("span", (&span).into()), ("day", (&end).into())],
            )
        }
        _ => {
            let n = Arg::Number(clock.span.n().into());
            t.with("clock-ends", &[("n", n), ("day", (&end).into())])
        }
    }];
    said.extend(clock.rolled.map(|rolled| on("clock-rolled", rolled)));
    said.extend(clock.extension.map(|extension| match extension {
        Extension::Until(_) => on("clock-extended-until", due),
        Extension::By(more) => {
            let (span, due) = (span(t, more), day(t, due));
            t.with(
                "clock-extended",
                &[("span", (&span).into()), ("day", (&due).into())],
            )
        }
    }));
    said
}

/// A day with its name: `Mon 2026-12-07`.
pub fn day(t: &Texts<'_>, day: Date) -> String {
    let (weekday, date) = (weekday(t, day.weekday()), date(t, day));
    t.with(
        "clock-day",
        &[("weekday", (&weekday).into()), ("date", (&date).into())],
    )
}

/// A day in numbers, in the order of the language.
pub fn date(t: &Texts<'_>, day: Date) -> String {
    let (year, month) = (day.year().to_string(), format!("{:02}", day.month()));
    let day = format!("{:02}", day.day());
    t.with(
        "clock-date",
        &[
            ("year", (&year).into()),
            ("month", (&month).into()),
            ("day", (&day).into()),
        ],
    )
}

fn weekday(t: &Texts<'_>, day: Weekday) -> String {
    let at = usize::from(day.to_monday_zero_offset().unsigned_abs());
    t.with(
        "clock-weekday",
        &[("name", WEEK.get(at).copied().unwrap_or_default().into())],
    )
}
