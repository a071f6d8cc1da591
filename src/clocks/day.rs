//! Days: which one it is somewhere, when it ends there, and how it is written.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::base::Instant;

/// The zone of this name in the IANA database.
pub fn zone_named(name: &str) -> Option<TimeZone> {
    if name.len() > 64 {
        return None;
    }
    TimeZone::get(name).ok()
}

/// The day of `at` in `zone`.
pub fn day_in(at: Instant, zone: &TimeZone) -> Date {
    let stamp = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
    stamp.to_zoned(zone.clone()).date()
}

/// The first instant after `day` in `zone`: the start of the next day there, which is not midnight everywhere.
pub fn end_of(day: Date, zone: &TimeZone) -> Instant {
    let next = day.tomorrow().unwrap_or(day);
    // A midnight that is left out is the instant behind the gap.
    let start = next.to_zoned(zone.clone());
    start.map_or(Instant(i64::MAX), |start| {
        Instant(start.timestamp().as_microsecond())
    })
}

/// The day as `2026-12-07`.
pub fn date_text(day: Date) -> String {
    day.to_string()
}

/// The day that [`date_text`] wrote; none for any other way to write one.
pub fn date_of(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    (text.len() == 10 && date_text(day) == text).then_some(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Instant {
        let stamp: jiff::Timestamp = text.parse().unwrap();
        Instant(stamp.as_microsecond())
    }

    #[test]
    fn a_day_begins_and_ends_as_its_zone_says() {
        for (zone, first, day, end) in [
            (
                "UTC",
                "2026-03-02T00:00:00Z",
                (2026, 3, 2),
                "2026-03-03T00:00:00Z",
            ),
            // Five hours ahead of UTC since March 2024.
            (
                "Asia/Almaty",
                "2026-12-06T19:00:00Z",
                (2026, 12, 7),
                "2026-12-07T19:00:00Z",
            ),
            // Six hours ahead before that: 29 February 2024 had 25 hours there.
            (
                "Asia/Almaty",
                "2024-02-28T18:00:00Z",
                (2024, 2, 29),
                "2024-02-29T19:00:00Z",
            ),
            (
                "Asia/Almaty",
                "2024-02-29T19:00:00Z",
                (2024, 3, 1),
                "2024-03-01T19:00:00Z",
            ),
            // 23 hours in spring and 25 in autumn.
            (
                "Europe/Warsaw",
                "2026-03-28T23:00:00Z",
                (2026, 3, 29),
                "2026-03-29T22:00:00Z",
            ),
            (
                "Europe/Warsaw",
                "2026-10-24T22:00:00Z",
                (2026, 10, 25),
                "2026-10-25T23:00:00Z",
            ),
            // No midnight on 18 October 2015: the day begins at one o'clock.
            (
                "America/Sao_Paulo",
                "2015-10-17T03:00:00Z",
                (2015, 10, 17),
                "2015-10-18T03:00:00Z",
            ),
            (
                "America/Sao_Paulo",
                "2015-10-18T03:00:00Z",
                (2015, 10, 18),
                "2015-10-19T02:00:00Z",
            ),
            // No 30 December 2011 at all.
            (
                "Pacific/Apia",
                "2011-12-29T10:00:00Z",
                (2011, 12, 29),
                "2011-12-30T10:00:00Z",
            ),
        ] {
            let zone_of = zone_named(zone).unwrap();
            let (day, first, end) = (date(day.0, day.1, day.2), at(first), at(end));
            assert_eq!(end_of(day, &zone_of), end, "{zone} {day}");
            assert_eq!(day_in(first, &zone_of), day, "{zone} {day}");
            assert_ne!(day_in(Instant(first.0 - 1), &zone_of), day, "{zone} {day}");
            assert_eq!(day_in(Instant(end.0 - 1), &zone_of), day, "{zone} {day}");
            assert!(day_in(end, &zone_of) > day, "{zone} {day}");
        }
    }

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(date_text(date(2028, 2, 29)), "2028-02-29");
        assert_eq!(date_of("2028-02-29"), Some(date(2028, 2, 29)));
        for wrong in [
            "",
            "2027-02-29",
            "20280229",
            "2028-2-29",
            "2028-02-29T00:00",
            " 2028-02-29",
            "28-02-29",
            "-002028-02-29",
            "29.02.2028",
        ] {
            assert_eq!(date_of(wrong), None, "{wrong:?}");
        }
        assert!(zone_named("Asia/Almaty").is_some() && zone_named("Asia/Ozernoye").is_none());
    }
}
