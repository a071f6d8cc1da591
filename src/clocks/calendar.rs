//! Which days are working days: a weekend, and of known years the days off and the days worked instead.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

/// The days of the week on which nobody works; never all seven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekend(u8);

impl Weekend {
    /// Of days by number, Monday is 1; none for a number that is no day, and for a week without a working day.
    pub fn new(days: &[i64]) -> Option<Weekend> {
        let mut bits = 0;
        for day in days {
            bits |= match day {
                1..=7 => 1 << (day - 1),
                _ => return None,
            };
        }
        (bits != 0b111_1111).then_some(Weekend(bits))
    }

    /// True when nobody works on this day of the week.
    pub fn holds(self, day: Weekday) -> bool {
        self.0 & (1 << day.to_monday_zero_offset()) != 0
    }

    /// Its days, from Monday on.
    pub fn days(self) -> Vec<Weekday> {
        let week = Weekday::Monday.cycle_forward().take(7);
        week.filter(|day| self.holds(*day)).collect()
    }
}

/// The working days of a place.
#[derive(Clone, Debug)]
pub struct Calendar {
    weekend: Weekend,
    /// Years that are known; of others the weekend alone is.
    years: BTreeSet<i16>,
    /// True: off; false: worked, though it is of the weekend.
    days: BTreeMap<Date, bool>,
}

impl Calendar {
    /// A calendar that knows no year.
    pub fn new(weekend: Weekend) -> Calendar {
        Calendar {
            weekend,
            years: BTreeSet::new(),
            days: BTreeMap::new(),
        }
    }

    /// With a year that is known: its days off, and the days of the weekend that are worked.
    pub fn with_year(mut self, year: i16, off: &[Date], work: &[Date]) -> Calendar {
        self.years.insert(year);
        self.days.extend(off.iter().map(|day| (*day, true)));
        self.days.extend(work.iter().map(|day| (*day, false)));
        self
    }

    /// True when the days off of this year are known.
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// The years that are known.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.years.iter().copied()
    }

    /// The weekend.
    pub fn weekend(&self) -> Weekend {
        self.weekend
    }

    /// True when people work on this day.
    pub fn is_working(&self, day: Date) -> bool {
        match self.days.get(&day) {
            Some(off) => !off,
            None => !self.weekend.holds(day.weekday()),
        }
    }

    /// True for a day off that would be worked, were it not for the calendar.
    pub fn is_holiday(&self, day: Date) -> bool {
        self.days.get(&day) == Some(&true) && !self.weekend.holds(day.weekday())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_weekend_has_days_of_the_week_and_leaves_one() {
        assert_eq!(
            Weekend::new(&[7, 6]).map(Weekend::days),
            Some(vec![Weekday::Saturday, Weekday::Sunday])
        );
        assert_eq!(Weekend::new(&[]).map(Weekend::days), Some(vec![]));
        for wrong in [&[0][..], &[8], &[6, -1], &[1, 2, 3, 4, 5, 6, 7]] {
            assert_eq!(Weekend::new(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_year_that_is_not_known_has_weekends_alone() {
        let weekend = Weekend::new(&[6, 7]).unwrap();
        let calendar = Calendar::new(weekend).with_year(
            2026,
            &[date(2026, 12, 16), date(2026, 5, 9)],
            &[date(2026, 12, 19)],
        );
        for (day, working, holiday) in [
            (date(2026, 12, 15), true, false),
            (date(2026, 12, 16), false, true),
            (date(2026, 12, 19), true, false),
            (date(2026, 12, 20), false, false),
            // A day off that is a Saturday anyway.
            (date(2026, 5, 9), false, false),
            (date(2027, 12, 16), true, false),
            (date(2027, 12, 18), false, false),
        ] {
            let found = (calendar.is_working(day), calendar.is_holiday(day));
            assert_eq!(found, (working, holiday), "{day}");
        }
        assert!(calendar.knows(2026) && !calendar.knows(2027));
    }
}
