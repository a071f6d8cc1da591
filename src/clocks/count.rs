//! Counting: from the day on which a clock starts to the day by which it must stop.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::calendar::Calendar;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    WorkingDay,
    Month,
}

impl Unit {
    /// The unit of this name.
    pub fn named(name: &str) -> Option<Unit> {
        match name {
            "day" => Some(Unit::Day),
            "working_day" => Some(Unit::WorkingDay),
            "month" => Some(Unit::Month),
            _ => None,
        }
    }

    /// Its name in packs, rows and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::WorkingDay => "working_day",
            Unit::Month => "month",
        }
    }
}

/// So many of a unit, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    n: u16,
    unit: Unit,
}

impl Span {
    /// Most of a unit that may be counted.
    pub const MOST: u16 = 1000;

    /// `n` of `unit`; none for nothing, and for more than [`Span::MOST`].
    pub fn new(n: u16, unit: Unit) -> Option<Span> {
        (1..=Span::MOST).contains(&n).then_some(Span { n, unit })
    }

    /// How many.
    pub fn n(self) -> u16 {
        self.n
    }

    /// Of what.
    pub fn unit(self) -> Unit {
        self.unit
    }
}

/// What becomes of an end that is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// It stands.
    None,
    /// The next working day is the end.
    NextWorking,
}

impl Roll {
    /// The roll of this name.
    pub fn named(name: &str) -> Option<Roll> {
        match name {
            "none" => Some(Roll::None),
            "next_working" => Some(Roll::NextWorking),
            _ => None,
        }
    }

    /// Its name in packs, rows and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Roll::None => "none",
            Roll::NextWorking => "next_working",
        }
    }
}

/// A clock that stood still: the day on which somebody was asked, and the day of the reply. Paused are the days behind
/// the first, through the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub from: Date,
    /// None while it stands still.
    pub to: Option<Date>,
}

impl Pause {
    /// True when this day is not counted.
    pub fn holds(&self, day: Date) -> bool {
        self.from < day && self.to.is_none_or(|to| day <= to)
    }
}

/// More time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// Counted from the day that was due.
    By(Span),
    /// A day that was named; one ahead of the day that was due changes nothing.
    Until(Date),
}

/// What a clock is reckoned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// Day 0.
    pub start: Date,
    pub span: Span,
    pub roll: Roll,
    pub pauses: Vec<Pause>,
    pub extension: Option<Extension>,
}

impl Reckoning {
    /// True when this last day is over; never on a paused day, as that of a reply is.
    pub fn is_over(&self, last: Option<Date>, today: Date) -> bool {
        let paused = self.pauses.iter().any(|pause| pause.holds(today));
        !paused && last.is_some_and(|last| today > last)
    }
}

/// When a clock must stop, and why then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The last day; none while the clock stands still.
    pub due: Option<Date>,
    /// The last day of the same span once more.
    pub long_due: Option<Date>,
    /// The end of the span itself: not rolled, not extended.
    pub end: Option<Date>,
    /// The same, rolled.
    pub rolled: Option<Date>,
    /// Days off, apart from weekends, that put the last day off.
    pub skipped: Vec<Date>,
    /// Paused days between start and last day; each once.
    pub paused: u32,
    /// Years that were counted through and of which the calendar knows weekends alone.
    pub unknown: Vec<i16>,
}

/// When a clock must stop.
pub fn reckon(calendar: &Calendar, reckoning: &Reckoning) -> Due {
    let blocks = blocks(&reckoning.pauses);
    if reckoning.pauses.iter().any(|pause| pause.to.is_none()) {
        return Due {
            paused: days_of(&blocks, reckoning.start, Date::MAX),
            ..Due::default()
        };
    }
    let mut counting = Counting {
        calendar,
        blocks: &blocks,
        roll: reckoning.roll,
        skipped: BTreeSet::new(),
        unknown: BTreeSet::new(),
    };
    let end = counting.end(reckoning.start, reckoning.span);
    let rolled = counting.rolled(end);
    let due = match reckoning.extension {
        None => rolled,
        Some(Extension::Until(day)) => day.max(rolled),
        Some(Extension::By(span)) => {
            let end = counting.end(rolled, span);
            counting.rolled(end)
        }
    };
    let (skipped, unknown) = (counting.skipped.clone(), counting.unknown.clone());
    let long_end = counting.end(due, reckoning.span);
    Due {
        due: Some(due),
        long_due: Some(counting.rolled(long_end)),
        end: Some(end),
        rolled: Some(rolled),
        skipped: skipped.into_iter().collect(),
        paused: days_of(&blocks, reckoning.start, due),
        unknown: unknown.into_iter().collect(),
    }
}

/// Days behind `from`, through `to`, that no pause holds; a pause without an end holds all that follow.
pub fn elapsed(from: Date, to: Date, pauses: &[Pause]) -> u32 {
    let closed: Vec<Pause> = pauses
        .iter()
        .map(|pause| Pause {
            from: pause.from,
            to: pause.to.or(Some(to)),
        })
        .collect();
    let paused = days_of(&blocks(&closed), from, to);
    length((next(from), to)).saturating_sub(paused)
}

/// Paused days in a row, first and last.
type Block = (Date, Date);

/// The paused days of closed pauses, in order; what overlaps is one. A reply on the
/// day of the question makes a block whose last day lies ahead of its first: it holds no day.
fn blocks(pauses: &[Pause]) -> Vec<Block> {
    let paused = |pause: &Pause| Some((next(pause.from), pause.to?));
    let mut all: Vec<Block> = pauses.iter().filter_map(paused).collect();
    all.sort_unstable();
    let mut joined: Vec<Block> = Vec::new();
    for (first, last) in all {
        match joined.last_mut() {
            Some((_, end)) if first <= *end => *end = last.max(*end),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// How many days of the blocks lie behind `after`, through `last`.
fn days_of(blocks: &[Block], after: Date, last: Date) -> u32 {
    let inside = blocks
        .iter()
        .map(|block| length((block.0.max(next(after)), block.1.min(last))));
    inside.sum()
}

fn length((first, last): Block) -> u32 {
    let days = first.duration_until(last).as_hours() / 24 + 1;
    u32::try_from(days).unwrap_or(0)
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

struct Counting<'a> {
    calendar: &'a Calendar,
    blocks: &'a [Block],
    roll: Roll,
    skipped: BTreeSet<Date>,
    unknown: BTreeSet<i16>,
}

impl Counting<'_> {
    /// The end of `span`, where `from` is day 0.
    fn end(&mut self, from: Date, span: Span) -> Date {
        match span.unit {
            Unit::WorkingDay => self.working_day(from, span.n),
            Unit::Day => self.put_off(from, from.saturating_add(i32::from(span.n).days())),
            // A month without this day ends with its last.
            Unit::Month => self.put_off(from, from.saturating_add(i32::from(span.n).months())),
        }
    }

    /// The `n`-th working day behind `from` that is not paused.
    fn working_day(&mut self, from: Date, n: u16) -> Date {
        let (mut day, mut left) = (from, n);
        while left > 0 && day < Date::MAX {
            day = next(day);
            if !self.is_paused(day) && self.works(day) {
                left -= 1;
            }
        }
        day
    }

    /// `end` with the paused days added of all who were asked while there was time: by then, or by the day onto which it
    /// rolls. Nobody's time ends ahead of the reply for which it stood still.
    fn put_off(&mut self, from: Date, end: Date) -> Date {
        let mut end = end;
        for (first, last) in self.blocks {
            let (first, last) = (*first.max(&next(from)), *last);
            if first <= next(self.roll_of(end)) {
                let days = i32::try_from(length((first, last))).unwrap_or(0);
                end = end.saturating_add(days.days()).max(last);
            }
        }
        end
    }

    /// The day onto which `end` rolls, with what stood between written down.
    fn rolled(&mut self, end: Date) -> Date {
        let to = self.roll_of(end);
        let mut day = end;
        while self.roll == Roll::NextWorking && day <= to && day < Date::MAX {
            self.works(day);
            day = next(day);
        }
        to
    }

    fn roll_of(&self, end: Date) -> Date {
        let mut day = end;
        while self.roll == Roll::NextWorking && !self.calendar.is_working(day) && day < Date::MAX {
            day = next(day);
        }
        day
    }

    /// True for a working day; writes down what it was asked in vain for.
    fn works(&mut self, day: Date) -> bool {
        if !self.calendar.knows(day.year()) {
            self.unknown.insert(day.year());
        }
        if self.calendar.is_holiday(day) {
            self.skipped.insert(day);
        }
        self.calendar.is_working(day)
    }

    fn is_paused(&self, day: Date) -> bool {
        self.blocks
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&day))
    }
}
