//! Time zones, and how an instant is written for machines.

use crate::base::{Instant, days};

/// A time zone of the IANA database.
#[derive(Clone, Debug)]
pub struct Zone(jiff::tz::TimeZone);

impl Zone {
    /// The zone of this name; UTC where there is none.
    pub fn named(name: &str) -> Zone {
        Zone(jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC))
    }

    /// The name by which it is found again.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// True when the database knows this name.
    pub fn is_known(name: &str) -> bool {
        name.len() <= 64 && jiff::tz::TimeZone::get(name).is_ok()
    }

    /// Names of all zones that are a region and a place, for a list to choose from.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.to_string())
            .filter(|name| {
                name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("US/")
            })
            .collect();
        names.push("UTC".to_owned());
        names.sort();
        names
    }

    pub(super) fn local(&self, at: Instant) -> jiff::Zoned {
        let stamp = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
        stamp.to_zoned(self.0.clone())
    }

    /// The start of the day that `text` (`2026-03-14`) names in this zone.
    pub fn day_start(&self, text: &str) -> Option<Instant> {
        let day: jiff::civil::Date = text.parse().ok()?;
        let zoned = day.to_zoned(self.0.clone()).ok()?;
        Some(Instant(zoned.timestamp().as_microsecond()))
    }

    /// The minute that `text` (`2026-03-14T18:30`) names in this zone; one that the change to summer time leaves out is
    /// the one behind it.
    pub fn minute(&self, text: &str) -> Option<Instant> {
        let minute: jiff::civil::DateTime = text.trim().parse().ok()?;
        let minute = minute.with().second(0).subsec_nanosecond(0).build().ok()?;
        let zoned = minute.to_zoned(self.0.clone()).ok()?;
        Some(Instant(zoned.timestamp().as_microsecond()))
    }

    /// The minute of `at` in this zone, as `2026-03-14T18:30`.
    pub fn minute_of(&self, at: Instant) -> String {
        self.local(at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// Year and month of `at` in this zone.
    pub fn month_of(&self, at: Instant) -> (i16, i8) {
        let day = self.local(at).date();
        (day.year(), day.month())
    }

    /// The beginnings of a month and of the one behind it.
    pub fn month(&self, year: i16, month: i8) -> Option<(Instant, Instant)> {
        let first = jiff::civil::Date::new(year, month, 1).ok()?;
        let start = |day: jiff::civil::Date| {
            let zoned = day.to_zoned(self.0.clone()).ok()?;
            Some(Instant(zoned.timestamp().as_microsecond()))
        };
        let next = first.last_of_month().tomorrow().ok()?;
        Some((start(first)?, start(next)?))
    }

    /// The hour of the day of `at` in this zone, 0 to 23.
    pub fn hour(&self, at: Instant) -> i32 {
        i32::from(self.local(at).hour())
    }

    /// When it is `hour` o'clock in this zone for the next time after `after`; on a Monday where `monday` says so. An
    /// hour that the change to summer time leaves out is the one behind it.
    pub fn next_hour(&self, after: Instant, hour: i32, monday: bool) -> Instant {
        let hour = i8::try_from(hour).unwrap_or(0);
        let mut day = self.local(after).date();
        for _ in 0..9 {
            let zoned = day.at(hour, 0, 0, 0).to_zoned(self.0.clone());
            let at = zoned.map(|zoned| Instant(zoned.timestamp().as_microsecond()));
            let fits = !monday || day.weekday() == jiff::civil::Weekday::Monday;
            match (at, day.tomorrow()) {
                (Ok(at), _) if fits && at > after => return at,
                (_, Ok(tomorrow)) => day = tomorrow,
                _ => break,
            }
        }
        after.plus(days(1))
    }

    /// The day of `at` in this zone.
    pub fn date(&self, at: Instant) -> jiff::civil::Date {
        self.local(at).date()
    }

    /// The day of `at` in this zone, as `2026-03-14`.
    pub fn day_of(&self, at: Instant) -> String {
        self.local(at).date().to_string()
    }
}

/// An instant for machines, RFC 3339 in UTC to the second.
pub fn rfc3339(at: Instant) -> String {
    let stamp = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    stamp.round(jiff::Unit::Second).unwrap_or(stamp).to_string()
}

/// An instant as HTTP and RSS write it (RFC 9110, 5.6.7), to the second.
pub fn http_date(at: Instant) -> String {
    let stamp = jiff::Timestamp::from_second(at.0.div_euclid(1_000_000)).unwrap_or_default();
    let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
    printer
        .timestamp_to_rfc9110_string(&stamp)
        .unwrap_or_default()
}

/// The instant that [`http_date`] wrote; none for what it has not written.
pub fn from_http_date(text: &str) -> Option<Instant> {
    let parser = jiff::fmt::rfc2822::DateTimeParser::new();
    let stamp = parser.parse_timestamp(text).ok()?;
    Some(Instant(stamp.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_is_read_in_its_zone() {
        let (almaty, warsaw) = (Zone::named("Asia/Almaty"), Zone::named("Europe/Warsaw"));
        let at = almaty.minute("2026-02-25T11:13").unwrap();
        assert_eq!(rfc3339(at), "2026-02-25T06:13:00Z");
        assert_eq!(almaty.minute_of(at), "2026-02-25T11:13");
        // In Warsaw it is not half past two on 29 March 2026.
        let left_out = warsaw.minute("2026-03-29T02:30").unwrap();
        assert_eq!(rfc3339(left_out), "2026-03-29T01:30:00Z");
        for wrong in [
            "",
            "2026-02-30T10:00",
            "tomorrow",
            "11:13",
            "99999-01-01T00:00",
        ] {
            assert!(almaty.minute(wrong).is_none(), "{wrong}");
        }
        let (from, to) = almaty.month(2026, 2).unwrap();
        assert_eq!(
            (rfc3339(from), rfc3339(to)),
            (
                "2026-01-31T19:00:00Z".to_owned(),
                "2026-02-28T19:00:00Z".to_owned()
            )
        );
        assert!(almaty.month(2026, 13).is_none() && almaty.month_of(from) == (2026, 2));
    }

    #[test]
    fn an_hour_comes_again_in_its_zone() {
        let at = Instant(1_772_000_000_000_000); // Wednesday 2026-02-25, 06:13:20 in UTC, 11:13:20 in Almaty
        let almaty = Zone::named("Asia/Almaty");
        assert_eq!(almaty.hour(at), 11);
        let next = |zone: &Zone, hour, monday| rfc3339(zone.next_hour(at, hour, monday));
        assert_eq!(next(&almaty, 18, false), "2026-02-25T13:00:00Z");
        assert_eq!(next(&almaty, 11, false), "2026-02-26T06:00:00Z");
        assert_eq!(next(&almaty, 8, true), "2026-03-02T03:00:00Z");
        // In Warsaw it is not two o'clock on 29 March 2026.
        let eve = Instant(1_774_720_000_000_000);
        let spring = Zone::named("Europe/Warsaw").next_hour(eve, 2, false);
        assert_eq!(rfc3339(spring), "2026-03-29T01:00:00Z");
    }
}
