//! Counting of days: a table worked out by hand, and a walk day by day that knows no shortcut.

use std::collections::BTreeSet;

use elab::clocks::{
    Calendar, Extension, Pause, Reckoning, Roll, Span, Unit, Weekend, date_of, elapsed, reckon,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

fn day(text: &str) -> Date {
    date_of(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// The days of a list: `2026-12-16 2026-12-31`.
fn days(text: &str) -> Vec<Date> {
    text.split_whitespace().map(day).collect()
}

/// Saturdays and Sundays; a few days off, one worked Saturday; 2028 and later are not known.
fn calendar() -> Calendar {
    let weekend = Weekend::new(&[6, 7]).unwrap();
    Calendar::new(weekend)
        .with_year(
            2026,
            &days("2026-05-01 2026-06-19 2026-12-16 2026-12-31"),
            &days("2026-06-27"),
        )
        .with_year(2027, &days("2027-01-01"), &[])
}

/// `15 wd`, `14 d`, `1 mo`.
fn span(text: &str) -> Span {
    let (n, unit) = text.split_once(' ').unwrap();
    let unit = match unit {
        "wd" => Unit::WorkingDay,
        "d" => Unit::Day,
        "mo" => Unit::Month,
        other => panic!("{other} is no unit"),
    };
    Span::new(n.parse().unwrap(), unit).unwrap()
}

/// `2026-12-08..2026-12-10 2026-12-12..`.
fn pauses(text: &str) -> Vec<Pause> {
    let pause = |text: &str| {
        let (from, to) = text.split_once("..").unwrap();
        let to = (!to.is_empty()).then(|| day(to));
        Pause {
            from: day(from),
            to,
        }
    };
    text.split_whitespace().map(pause).collect()
}

/// Nothing, `14 d`, or a day.
fn extension(text: &str) -> Option<Extension> {
    match text {
        "" => None,
        more if more.contains(' ') => Some(Extension::By(span(more))),
        until => Some(Extension::Until(day(until))),
    }
}

/// What, from when, how much and the roll; pauses; extension; the last day and that of the same once more.
type Case<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

fn clock((_, from, pause, more, ..): Case<'_>) -> Reckoning {
    let mut words = from.splitn(3, ' ');
    let start = day(words.next().unwrap());
    let rest: Vec<&str> = words.collect();
    let counted = rest.join(" ");
    let (counted, roll) = match counted.strip_suffix(" next") {
        Some(counted) => (counted, Roll::NextWorking),
        None => (counted.as_str(), Roll::None),
    };
    Reckoning {
        start,
        span: span(counted),
        roll,
        pauses: pauses(pause),
        extension: extension(more),
    }
}

#[rustfmt::skip]
const CASES: &[Case<'_>] = &[
    // Working days.
    ("the example of the rules", "2026-12-07 15 wd", "", "", "2026-12-29", "2027-01-21"),
    ("a Friday's next working day", "2026-12-18 1 wd", "", "", "2026-12-21", "2026-12-22"),
    ("from a Saturday", "2026-12-19 1 wd", "", "", "2026-12-21", "2026-12-22"),
    ("from a Sunday", "2026-12-20 1 wd", "", "", "2026-12-21", "2026-12-22"),
    ("over a day off", "2026-12-15 1 wd", "", "", "2026-12-17", "2026-12-18"),
    ("from a day off", "2026-12-16 1 wd", "", "", "2026-12-17", "2026-12-18"),
    ("over the end of the year", "2026-12-30 3 wd", "", "", "2027-01-06", "2027-01-11"),
    ("a worked Saturday counts", "2026-06-22 5 wd", "", "", "2026-06-27", "2026-07-03"),
    ("a worked Saturday is the end", "2026-06-26 1 wd", "", "", "2026-06-27", "2026-06-29"),
    ("a Friday off", "2026-06-17 2 wd", "", "", "2026-06-22", "2026-06-24"),
    ("eight weeks", "2026-03-02 40 wd", "", "", "2026-04-27", "2026-06-24"),
    ("into a year that is not known", "2027-12-30 3 wd", "", "", "2028-01-04", "2028-01-07"),
    ("a leap day is a working day", "2028-02-28 1 wd", "", "", "2028-02-29", "2028-03-01"),
    ("paused for two days", "2026-12-07 15 wd", "2026-12-08..2026-12-10", "", "2027-01-04", "2027-01-25"),
    ("paused over a day off", "2026-12-07 15 wd", "2026-12-15..2026-12-17", "", "2026-12-30", "2027-01-22"),
    ("paused over a weekend", "2026-12-07 15 wd", "2026-12-11..2026-12-14", "", "2026-12-30", "2027-01-22"),
    ("two pauses that overlap", "2026-12-07 15 wd", "2026-12-08..2026-12-11 2026-12-10..2026-12-14", "", "2027-01-06", "2027-01-27"),
    ("answered on the day of the question", "2026-12-07 15 wd", "2026-12-08..2026-12-08", "", "2026-12-29", "2027-01-21"),
    ("a reply ahead of its question", "2026-12-07 15 wd", "2026-12-18..2026-12-08", "", "2026-12-29", "2027-01-21"),
    ("asked on the last day", "2026-12-07 15 wd", "2026-12-29..2027-01-05", "", "2026-12-29", "2027-01-26"),
    ("paused ahead of its start", "2026-12-07 15 wd", "2026-12-01..2026-12-07", "", "2026-12-29", "2027-01-21"),
    ("paused when it starts", "2026-12-07 15 wd", "2026-12-04..2026-12-09", "", "2027-01-04", "2027-01-25"),
    // Days.
    ("two weeks", "2026-12-07 14 d", "", "", "2026-12-21", "2027-01-04"),
    ("an end on a Saturday stands", "2026-12-05 14 d", "", "", "2026-12-19", "2027-01-02"),
    ("an end on a Saturday rolls", "2026-12-05 14 d next", "", "", "2026-12-21", "2027-01-04"),
    ("an end on a day off rolls", "2026-12-02 14 d next", "", "", "2026-12-17", "2027-01-04"),
    ("over days off and a weekend", "2026-12-17 14 d next", "", "", "2027-01-04", "2027-01-18"),
    ("a worked Saturday does not roll", "2026-06-26 1 d next", "", "", "2026-06-27", "2026-06-29"),
    ("a Friday off rolls to Monday", "2026-06-18 1 d next", "", "", "2026-06-22", "2026-06-23"),
    ("thirty days over February", "2026-01-31 30 d", "", "", "2026-03-02", "2026-04-01"),
    ("thirty days to a leap day", "2028-01-30 30 d", "", "", "2028-02-29", "2028-03-30"),
    ("from a leap day", "2028-02-29 1 d", "", "", "2028-03-01", "2028-03-02"),
    ("a year from a leap day", "2028-02-29 365 d", "", "", "2029-02-28", "2030-02-28"),
    ("an end in a year that is not known", "2027-12-20 14 d next", "", "", "2028-01-03", "2028-01-17"),
    ("it rolls there over weekends alone", "2027-12-20 12 d next", "", "", "2028-01-03", "2028-01-17"),
    ("two paused days are added", "2026-12-07 14 d", "2026-12-08..2026-12-10", "", "2026-12-23", "2027-01-06"),
    ("they are added, then it rolls", "2026-12-07 14 d next", "2026-12-08..2026-12-13", "", "2026-12-28", "2027-01-11"),
    ("overlapping pauses count once", "2026-12-07 14 d", "2026-12-08..2026-12-11 2026-12-10..2026-12-14", "", "2026-12-27", "2027-01-10"),
    ("so do those in the other order", "2026-12-07 14 d", "2026-12-10..2026-12-14 2026-12-08..2026-12-11", "", "2026-12-27", "2027-01-10"),
    ("pauses that touch", "2026-12-07 14 d", "2026-12-08..2026-12-10 2026-12-10..2026-12-12", "", "2026-12-25", "2027-01-08"),
    ("a pause within a pause", "2026-12-07 14 d", "2026-12-08..2026-12-20 2026-12-10..2026-12-12", "", "2027-01-02", "2027-01-16"),
    ("a reply ahead of its question takes no days", "2026-12-07 14 d", "2026-12-18..2026-12-08", "", "2026-12-21", "2027-01-04"),
    ("asked on the last of the days", "2026-12-07 14 d", "2026-12-21..2026-12-24", "", "2026-12-24", "2027-01-07"),
    ("asked when it is over", "2026-12-07 14 d", "2026-12-22..2026-12-24", "", "2026-12-21", "2027-01-06"),
    ("asked while it rolls", "2026-12-05 14 d next", "2026-12-20..2026-12-23", "", "2026-12-23", "2027-01-06"),
    ("asked on the day it rolled to", "2026-12-05 14 d next", "2026-12-21..2026-12-25", "", "2026-12-25", "2027-01-08"),
    ("asked a day after that", "2026-12-05 14 d next", "2026-12-22..2026-12-25", "", "2026-12-21", "2027-01-07"),
    // Months.
    ("January has a 31st and February has not", "2026-01-31 1 mo", "", "", "2026-02-28", "2026-03-28"),
    ("a leap year's February", "2028-01-31 1 mo", "", "", "2028-02-29", "2028-03-29"),
    ("to a month of thirty days", "2026-03-31 1 mo", "", "", "2026-04-30", "2026-05-30"),
    ("over the end of a year", "2026-11-30 3 mo", "", "", "2027-02-28", "2027-05-28"),
    ("a leap day a year later", "2028-02-29 12 mo", "", "", "2029-02-28", "2030-02-28"),
    ("a month that ends on a day off", "2026-11-16 1 mo next", "", "", "2026-12-17", "2027-01-18"),
    ("a month that ends on a Saturday", "2026-11-19 1 mo next", "", "", "2026-12-21", "2027-01-21"),
    ("a paused month", "2026-01-31 1 mo", "2026-02-10..2026-02-15", "", "2026-03-05", "2026-04-05"),
    // Extended.
    ("working days by months", "2026-12-07 15 wd", "", "2 mo", "2027-02-28", "2027-03-19"),
    ("days by days", "2026-03-02 30 d", "", "30 d", "2026-05-01", "2026-05-31"),
    ("the day that is extended has rolled", "2026-12-02 14 d next", "", "14 d", "2027-01-04", "2027-01-18"),
    ("days by working days", "2026-12-07 14 d", "", "5 wd", "2026-12-28", "2027-01-11"),
    ("months to a day", "2026-03-31 1 mo", "", "2026-06-15", "2026-06-15", "2026-07-15"),
    ("to a day that is no later", "2026-03-31 1 mo", "", "2026-04-15", "2026-04-30", "2026-05-30"),
    ("paused once extended", "2026-12-07 14 d", "2026-12-28..2026-12-30", "14 d", "2027-01-06", "2027-01-20"),
    ("paused, then extended", "2026-12-07 14 d", "2026-12-08..2026-12-10", "14 d", "2027-01-06", "2027-01-20"),
    ("a pause is added once", "2026-12-07 14 d", "2026-12-21..2026-12-24", "7 d", "2026-12-31", "2027-01-14"),
];

#[test]
fn every_case_ends_on_the_day_that_was_worked_out_by_hand() {
    let calendar = calendar();
    for case in CASES {
        let due = reckon(&calendar, &clock(*case));
        let found = (due.due, due.long_due);
        assert_eq!(found, (Some(day(case.4)), Some(day(case.5))), "{}", case.0);
    }
}

#[test]
fn a_clock_says_what_put_its_last_day_off() {
    let calendar = calendar();
    let case = |name| *CASES.iter().find(|case| case.0 == name).unwrap();
    for (name, skipped, paused, unknown) in [
        ("the example of the rules", "2026-12-16", 0, &[][..]),
        (
            "paused for two days",
            "2026-12-16 2026-12-31 2027-01-01",
            2,
            &[],
        ),
        // The day off was paused already.
        ("paused over a day off", "", 2, &[]),
        (
            "two pauses that overlap",
            "2026-12-16 2026-12-31 2027-01-01",
            6,
            &[],
        ),
        ("paused ahead of its start", "2026-12-16", 0, &[]),
        (
            "paused when it starts",
            "2026-12-16 2026-12-31 2027-01-01",
            2,
            &[],
        ),
        ("asked on the last day", "2026-12-16", 0, &[]),
        ("into a year that is not known", "", 0, &[2028]),
        // Of days as they come the calendar is not asked, but where they roll.
        ("two weeks", "", 0, &[]),
        ("an end on a Saturday rolls", "", 0, &[]),
        ("an end on a day off rolls", "2026-12-16", 0, &[]),
        (
            "over days off and a weekend",
            "2026-12-31 2027-01-01",
            0,
            &[],
        ),
        ("an end in a year that is not known", "", 0, &[2028]),
        ("thirty days to a leap day", "", 0, &[]),
        ("asked on the last of the days", "", 3, &[]),
        ("asked when it is over", "", 0, &[]),
        ("a pause within a pause", "", 12, &[]),
        (
            "the day that is extended has rolled",
            "2026-12-16 2026-12-31 2027-01-01",
            0,
            &[],
        ),
    ] {
        let due = reckon(&calendar, &clock(case(name)));
        let found = (due.skipped, due.paused, due.unknown.as_slice());
        assert_eq!(found, (days(skipped), paused, unknown), "{name}");
    }
}

#[test]
fn a_clock_that_stands_still_has_no_last_day() {
    let asked = "2026-12-08..2026-12-10 2026-12-14..";
    let still = clock(("", "2026-12-07 15 wd", asked, "", "", ""));
    let due = reckon(&calendar(), &still);
    assert_eq!((due.due, due.long_due, due.end), (None, None, None));
    assert_eq!(due.paused, 2);
    assert!(!still.is_over(due.due, day("2030-01-01")));
}

#[test]
fn a_last_day_is_over_on_the_next_that_is_not_paused() {
    let calendar = calendar();
    let plain = clock(("", "2026-12-07 14 d", "", "", "", ""));
    let due = reckon(&calendar, &plain).due;
    assert!(!plain.is_over(due, day("2026-12-21")));
    assert!(plain.is_over(due, day("2026-12-22")));
    // Asked on the last working day, answered a week later: nothing is over on the day of the reply.
    let asked = clock(("", "2026-12-07 15 wd", "2026-12-29..2027-01-05", "", "", ""));
    let due = reckon(&calendar, &asked).due;
    assert_eq!(due, Some(day("2026-12-29")));
    assert!(!asked.is_over(due, day("2027-01-05")));
    assert!(asked.is_over(due, day("2027-01-06")));
}

#[test]
fn days_that_went_by_are_counted_without_those_of_pauses() {
    for (from, to, pause, want) in [
        ("2026-12-07", "2026-12-07", "", 0),
        ("2026-12-07", "2026-12-08", "", 1),
        ("2026-12-07", "2027-01-07", "", 31),
        ("2026-12-07", "2026-12-21", "2026-12-08..2026-12-10", 12),
        (
            "2026-12-07",
            "2026-12-21",
            "2026-12-08..2026-12-11 2026-12-10..2026-12-14",
            8,
        ),
        // Only what lies between counts.
        ("2026-12-07", "2026-12-21", "2026-12-01..2026-12-09", 12),
        ("2026-12-07", "2026-12-21", "2026-12-20..2026-12-30", 13),
        ("2026-12-07", "2026-12-21", "2026-12-18..", 11),
        ("2026-12-07", "2026-12-21", "2026-12-22..", 14),
        ("2026-12-07", "2026-12-21", "2026-12-01..", 0),
        ("2026-12-21", "2026-12-07", "", 0),
    ] {
        let found = elapsed(day(from), day(to), &pauses(pause));
        assert_eq!(found, want, "{from} {to} {pause}");
    }
}

#[test]
fn nothing_is_no_span() {
    for unit in [Unit::Day, Unit::WorkingDay, Unit::Month] {
        assert_eq!(Span::new(0, unit), None);
        assert_eq!(Span::new(Span::MOST + 1, unit), None);
        assert_eq!(Unit::named(unit.name()), Some(unit));
        let most = Span::new(Span::MOST, unit).unwrap();
        assert_eq!((most.n(), most.unit()), (1000, unit));
    }
    for roll in [Roll::None, Roll::NextWorking] {
        assert_eq!(Roll::named(roll.name()), Some(roll));
    }
    assert_eq!((Unit::named("week"), Roll::named("up")), (None, None));
}

#[test]
fn the_end_of_all_days_is_an_end() {
    let most = Span::new(Span::MOST, Unit::WorkingDay).unwrap();
    let clock = Reckoning {
        start: Date::MAX,
        span: most,
        roll: Roll::NextWorking,
        pauses: vec![Pause {
            from: Date::MAX,
            to: Some(Date::MAX),
        }],
        extension: Some(Extension::By(most)),
    };
    assert_eq!(reckon(&calendar(), &clock).due, Some(Date::MAX));
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % n
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 0
    }

    fn date(&mut self, from: Date, within: u64) -> Date {
        let days = i32::try_from(self.below(within)).unwrap();
        from.saturating_add(days.days())
    }

    fn span(&mut self) -> Span {
        let (most, unit) = match self.below(3) {
            0 => (60, Unit::Day),
            1 => (45, Unit::WorkingDay),
            _ => (7, Unit::Month),
        };
        Span::new(u16::try_from(1 + self.below(most)).unwrap(), unit).unwrap()
    }

    fn clock(&mut self) -> Reckoning {
        let start = self.date(day("2026-01-01"), 900);
        let mut pauses = Vec::new();
        for _ in 0..self.below(4) {
            let from = self.date(start.saturating_sub(5.days()), 90);
            let to = Some(self.date(from, 20));
            pauses.push(Pause { from, to });
        }
        let extension = match self.below(4) {
            0 => Some(Extension::By(self.span())),
            1 => Some(Extension::Until(self.date(start, 200))),
            _ => None,
        };
        let roll = if self.flip() {
            Roll::None
        } else {
            Roll::NextWorking
        };
        Reckoning {
            start,
            span: self.span(),
            roll,
            pauses,
            extension,
        }
    }

    /// Days off and worked Saturdays strewn over two years; the third is not known.
    fn calendar(&mut self) -> Calendar {
        let weekend = [&[6, 7][..], &[5, 6], &[7], &[]][self.below(4) as usize];
        let weekend = Weekend::new(weekend).unwrap();
        let mut calendar = Calendar::new(weekend);
        for year in [2026, 2027] {
            let first = Date::new(year, 1, 1).unwrap();
            let strewn: BTreeSet<Date> = (0..40).map(|_| self.date(first, 365)).collect();
            let worked = |day: &Date| weekend.holds(day.weekday()) && day.day() % 2 == 0;
            let (work, off): (Vec<Date>, Vec<Date>) = strewn.into_iter().partition(worked);
            calendar = calendar.with_year(year, &off, &work);
        }
        calendar
    }
}

/// One day after another, as somebody with a wall calendar and a pencil would.
struct Walker<'a> {
    calendar: &'a Calendar,
    clock: &'a Reckoning,
}

impl Walker<'_> {
    fn paused(&self, day: Date) -> bool {
        self.clock.pauses.iter().any(|pause| pause.holds(day))
    }

    fn roll(&self, mut day: Date) -> Date {
        while self.clock.roll == Roll::NextWorking && !self.calendar.is_working(day) {
            day = day.tomorrow().unwrap();
        }
        day
    }

    fn walk(&self, from: Date, span: Span) -> Date {
        let mut day = from;
        if span.unit() == Unit::WorkingDay {
            let mut left = span.n();
            while left > 0 {
                day = day.tomorrow().unwrap();
                if self.calendar.is_working(day) && !self.paused(day) {
                    left -= 1;
                }
            }
            return day;
        }
        let mut end = from;
        for _ in 0..span.n() {
            end = match span.unit() {
                Unit::Month => end,
                _ => end.tomorrow().unwrap(),
            };
        }
        if span.unit() == Unit::Month {
            let months = i32::from(from.month()) - 1 + i32::from(span.n());
            let year = from.year() + i16::try_from(months / 12).unwrap();
            let first = Date::new(year, i8::try_from(months % 12 + 1).unwrap(), 1).unwrap();
            end = Date::new(year, first.month(), from.day().min(first.days_in_month())).unwrap();
        }
        let mut left = from.duration_until(end).as_hours() / 24;
        while left > 0 {
            day = day.tomorrow().unwrap();
            if !self.paused(day) {
                left -= 1;
            }
        }
        // Who was asked by now, or by the day onto which this rolls, has until the reply.
        loop {
            let (mut at, last) = (day, self.roll(day).tomorrow().unwrap());
            while at < last && !self.paused(at.tomorrow().unwrap()) {
                at = at.tomorrow().unwrap();
            }
            if at == last {
                return self.roll(day);
            }
            day = at.tomorrow().unwrap();
            while self.paused(day.tomorrow().unwrap()) {
                day = day.tomorrow().unwrap();
            }
        }
    }
}

#[test]
fn ten_thousand_clocks_end_where_a_walk_day_by_day_ends() {
    let mut dice = Dice(2026);
    for n in 0..10_000 {
        let (calendar, clock) = (dice.calendar(), dice.clock());
        let walker = Walker {
            calendar: &calendar,
            clock: &clock,
        };
        let first = walker.walk(clock.start, clock.span);
        let due = match clock.extension {
            None => first,
            Some(Extension::Until(day)) => first.max(day),
            Some(Extension::By(span)) => walker.walk(first, span),
        };
        let found = reckon(&calendar, &clock);
        assert_eq!(found.due, Some(due), "{n} {clock:?}");
        assert_eq!(
            found.long_due,
            Some(walker.walk(due, clock.span)),
            "{n} {clock:?}"
        );
        let behind = (1..).map(|n: i32| clock.start.saturating_add(n.days()));
        let counted: Vec<Date> = behind.take_while(|day| *day <= due).collect();
        let paused = counted.iter().filter(|day| walker.paused(**day)).count();
        assert_eq!(
            usize::try_from(found.paused).unwrap(),
            paused,
            "{n} {clock:?}"
        );
        let went_by = elapsed(clock.start, due, &clock.pauses);
        assert_eq!(usize::try_from(went_by).unwrap() + paused, counted.len());
        assert!(found.skipped.iter().all(|day| calendar.is_holiday(*day)));
        assert!(found.unknown.iter().all(|year| !calendar.knows(*year)));
    }
}

#[test]
fn a_pause_or_more_time_never_brings_the_last_day_forward() {
    let mut dice = Dice(7);
    for n in 0..3_000 {
        let (calendar, clock) = (dice.calendar(), dice.clock());
        let mut plain = clock.clone();
        plain.extension = None;
        let unextended = reckon(&calendar, &plain).due;
        assert!(unextended <= reckon(&calendar, &clock).due, "{n} {clock:?}");
        plain.pauses.clear();
        let unpaused = reckon(&calendar, &plain).due;
        assert!(unpaused <= unextended, "{n} {clock:?}");
        plain.span = Span::new(clock.span.n() + 1, clock.span.unit()).unwrap();
        assert!(unpaused <= reckon(&calendar, &plain).due, "{n} {clock:?}");
    }
}
