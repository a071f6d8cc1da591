//! What a clock says of itself, so that anybody can count again: facts, whose words are made by pages.

use jiff::civil::Date;

use super::calendar::Weekend;
use super::count::{Due, Extension, Pause, Reckoning, Span};
use super::pack::Pack;

/// The facts of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Day 0.
    pub start: Date,
    pub span: Span,
    /// Where the span is written; empty where it is nowhere.
    pub cite: String,
    pub weekend: Weekend,
    /// Days off, apart from weekends, that put the last day off.
    pub skipped: Vec<Date>,
    /// First and last day of each pause, without an end while it lasts.
    pub pauses: Vec<(Date, Option<Date>)>,
    /// Where the span ends; none while the clock stands still.
    pub end: Option<Date>,
    /// The working day onto which that end rolled, where it did.
    pub rolled: Option<Date>,
    pub extension: Option<Extension>,
    /// The last day.
    pub due: Option<Date>,
    /// Code and version of the calendar.
    pub calendar: (String, String),
    /// Years of which it knows weekends alone.
    pub unknown: Vec<i16>,
}

impl Printed {
    /// Of a clock that was reckoned by the calendar of `pack`.
    pub fn of(pack: &Pack, cite: &str, reckoning: &Reckoning, due: &Due) -> Printed {
        Printed {
            start: reckoning.start,
            span: reckoning.span,
            cite: cite.to_owned(),
            weekend: pack.calendar.weekend(),
            skipped: due.skipped.clone(),
            pauses: reckoning.pauses.iter().filter_map(days).collect(),
            end: due.end,
            rolled: due.rolled.filter(|day| Some(*day) != due.end),
            extension: reckoning.extension,
            due: due.due,
            calendar: (pack.code.clone(), pack.version.clone()),
            unknown: due.unknown.clone(),
        }
    }
}

/// The days of a pause; none where the reply came on the day of the question.
fn days(pause: &Pause) -> Option<(Date, Option<Date>)> {
    let first = pause.from.tomorrow().ok()?;
    pause
        .to
        .is_none_or(|to| first <= to)
        .then_some((first, pause.to))
}
