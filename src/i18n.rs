//! Message catalogues in seven languages, with plural forms and dates. A missing key is a failing test.
// Long: languages, their catalogues, and how each writes dates in a zone are read together.

// Long: texts, numbers, dates and zones of a language are read together.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::base::{Instant, days};

/// A language of the user interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    En,
    Ru,
    Kk,
    Mn,
    It,
    Es,
    Pl,
}

/// All seven, in the order in which they are offered.
pub const LANGS: [Lang; 7] = [
    Lang::En,
    Lang::Ru,
    Lang::Kk,
    Lang::Mn,
    Lang::It,
    Lang::Es,
    Lang::Pl,
];

impl Lang {
    /// The code of BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ru => "ru",
            Lang::Kk => "kk",
            Lang::Mn => "mn",
            Lang::It => "it",
            Lang::Es => "es",
            Lang::Pl => "pl",
        }
    }

    /// With a country, as sites that show links want it.
    pub fn locale(self) -> &'static str {
        match self {
            Lang::En => "en_GB",
            Lang::Ru => "ru_RU",
            Lang::Kk => "kk_KZ",
            Lang::Mn => "mn_MN",
            Lang::It => "it_IT",
            Lang::Es => "es_ES",
            Lang::Pl => "pl_PL",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Ru => "Русский",
            Lang::Kk => "Қазақша",
            Lang::Mn => "Монгол",
            Lang::It => "Italiano",
            Lang::Es => "Español",
            Lang::Pl => "Polski",
        }
    }

    /// The language of a code such as `kk` or `kk-KZ`.
    pub fn from_code(code: &str) -> Option<Lang> {
        let main = code.split(['-', '_']).next().unwrap_or(code);
        LANGS
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(main))
    }

    /// The first of ours that an Accept-Language header wants most (RFC 9110, 12.5.4).
    pub fn accepted(header: &str) -> Option<Lang> {
        let mut best: Option<(u32, Lang)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let Some(lang) = pieces.next().and_then(|code| Lang::from_code(code.trim())) else {
                continue;
            };
            let quality = pieces
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1000, |q| {
                    (q.parse::<f32>().unwrap_or(0.0).clamp(0.0, 1.0) * 1000.0) as u32
                });
            if quality > 0 && best.is_none_or(|(most, _)| quality > most) {
                best = Some((quality, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

macro_rules! catalogues {
    ($($code:literal),+) => {
        [$((
            $code,
            concat!(
                include_str!(concat!("../assets/locales/", $code, "/site.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/forum.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/reading.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/acts.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/people.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/holds.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/files.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/pictures.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/tags.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/mentions.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/avatars.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/blogs.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/offices.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/questions.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/figures.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/carriage.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/clocks.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/drafts.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/letters.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/live.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/names.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/newsletter.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/notices.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/invites.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/factors.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/security.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/sharing.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/takeout.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/programs.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/replies.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/keep.ftl")),
            ),
        )),+]
    };
}

/// The text of each catalogue, by language code.
pub const SOURCES: [(&str, &str); 7] = catalogues!("en", "ru", "kk", "mn", "it", "es", "pl");

/// All catalogues, parsed once.
pub struct I18n {
    bundles: Vec<FluentBundle<FluentResource>>,
    /// How dates are written, in the order of [`LANGS`]: a page holds a hundred of them.
    dates: Vec<Dates>,
}

/// How one language writes dates: its messages, resolved once.
struct Dates {
    months: [String; 12],
    /// With marks where day, month and year go.
    day: String,
    /// With marks where day and time go.
    moment: String,
}

/// Marks of gaps: no message holds such a sign.
const GAPS: [&str; 3] = ["\u{1}", "\u{2}", "\u{3}"];

impl Dates {
    fn of(t: Texts<'_>) -> Dates {
        let [first, second, third] = GAPS;
        Dates {
            months: MONTHS.map(|month| t.with("month", &[("name", month.into())])),
            day: t.with(
                "date-day",
                &[
                    ("day", first.into()),
                    ("month", second.into()),
                    ("year", third.into()),
                ],
            ),
            moment: t.with(
                "date-moment",
                &[("day", first.into()), ("time", second.into())],
            ),
        }
    }
}

/// A text with its gaps filled.
fn filled(text: &str, gaps: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        let gap = u32::from(c)
            .checked_sub(1)
            .and_then(|at| gaps.get(at as usize));
        match gap {
            Some(gap) => out.push_str(gap),
            None => out.push(c),
        }
    }
    out
}

impl I18n {
    /// Parses the embedded catalogues.
    ///
    /// # Errors
    /// Names the language and the first line that does not parse.
    pub fn load() -> Result<I18n, String> {
        let mut bundles = Vec::new();
        for (code, source) in SOURCES {
            let id = code.parse().map_err(|_| format!("{code} is no language"))?;
            let resource = FluentResource::try_new(source.to_owned())
                .map_err(|(_, faults)| format!("locales/{code}: {:?}", faults.first()))?;
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // Isolation marks would end up in mail subjects and search.
            bundle.set_use_isolating(false);
            bundle
                .add_resource(resource)
                .map_err(|faults| format!("locales/{code}: {:?}", faults.first()))?;
            bundles.push(bundle);
        }
        let mut i18n = I18n {
            bundles,
            dates: Vec::new(),
        };
        i18n.dates = LANGS.map(|lang| Dates::of(i18n.texts(lang))).into();
        Ok(i18n)
    }

    /// The texts of one language.
    pub fn texts(&self, lang: Lang) -> Texts<'_> {
        Texts { i18n: self, lang }
    }

    fn format(&self, lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.bundles.get(LANGS.iter().position(|l| *l == lang)?)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut faults);
        if !faults.is_empty() {
            tracing::error!(
                key,
                lang = lang.code(),
                ?faults,
                "A message does not format"
            );
        }
        Some(text.into_owned())
    }
}

/// An argument of a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A name or a text.
    Text(&'a str),
    /// A number: chooses the plural form.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Arg<'a> {
        Arg::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(n: i64) -> Self {
        Arg::Number(n)
    }
}

impl From<i32> for Arg<'_> {
    fn from(n: i32) -> Self {
        Arg::Number(i64::from(n))
    }
}

/// The texts of one language.
#[derive(Clone, Copy)]
pub struct Texts<'i> {
    i18n: &'i I18n,
    /// Which one.
    pub lang: Lang,
}

impl Texts<'_> {
    /// The message `key`; English where it is missing, the key itself where that is missing too.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message `key` with `$n`: the plural form follows it.
    pub fn count<N: TryInto<i64>>(&self, key: &str, n: N) -> String {
        self.with(key, &[("n", Arg::Number(n.try_into().unwrap_or(i64::MAX)))])
    }

    /// The message `key` with `$name`.
    pub fn named(&self, key: &str, name: &str) -> String {
        self.with(key, &[("name", Arg::Text(name))])
    }

    /// The message `key` with arguments.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(*text),
                Arg::Number(n) => FluentValue::from(*n),
            };
            fluent.set(*name, value);
        }
        let found = self
            .i18n
            .format(self.lang, key, Some(&fluent))
            .or_else(|| self.i18n.format(Lang::En, key, Some(&fluent)));
        found.unwrap_or_else(|| {
            tracing::error!(key, "A message is missing");
            key.to_owned()
        })
    }

    /// A message with one gap, cut at it: resolved once, then filled for each row of a page.
    pub fn around(&self, key: &str) -> Phrase {
        let whole = self.named(key, "\u{1}");
        match whole.split_once('\u{1}') {
            Some((before, after)) => Phrase {
                before: before.to_owned(),
                after: after.to_owned(),
            },
            None => Phrase {
                before: whole,
                after: String::new(),
            },
        }
    }

    /// A day as people of this language write it, in `zone`.
    pub fn day(&self, at: Instant, zone: &Zone) -> String {
        self.local_day(&zone.local(at))
    }

    fn dates(&self) -> Option<&Dates> {
        self.i18n
            .dates
            .get(LANGS.iter().position(|l| *l == self.lang)?)
    }

    fn local_day(&self, local: &jiff::Zoned) -> String {
        self.date(local.date())
    }

    /// A day as people of this language write it.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let at = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.dates().map_or_else(String::new, |dates| {
            let month = dates.months.get(at).map_or("", String::as_str);
            filled(&dates.day, &[&day, month, &year])
        })
    }

    /// A day and the time of day, in `zone`.
    pub fn moment(&self, at: Instant, zone: &Zone) -> String {
        let local = zone.local(at);
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let day = self.local_day(&local);
        self.dates()
            .map_or_else(String::new, |dates| filled(&dates.moment, &[&day, &time]))
    }
}

/// The months as the catalogues name them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A message with one gap.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// What stands ahead of the gap.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

impl Phrase {
    /// The message with its gap filled.
    pub fn fill(&self, gap: impl std::fmt::Display) -> String {
        format!("{}{gap}{}", self.before, self.after)
    }
}

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

    fn local(&self, at: Instant) -> jiff::Zoned {
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
    fn the_reader_gets_the_language_he_wants_most() {
        for (header, want) in [
            ("kk-KZ,kk;q=0.9,ru;q=0.8", Some(Lang::Kk)),
            ("de, ru;q=0.5, en;q=0.7", Some(Lang::En)),
            ("de", None),
            ("", None),
            ("pl;q=0, it;q=0.1", Some(Lang::It)),
            ("RU", Some(Lang::Ru)),
            (";;;q=q,,", None),
        ] {
            assert_eq!(Lang::accepted(header), want, "{header}");
        }
    }

    #[test]
    fn a_date_reads_as_in_the_readers_language() {
        let i18n = I18n::load().unwrap();
        let at = Instant(1_772_000_000_000_000); // 2026-02-25T06:13:20Z
        let almaty = Zone::named("Asia/Almaty");
        for (lang, want) in [
            (Lang::En, "25 February 2026, 11:13"),
            (Lang::Ru, "25 февраля 2026, 11:13"),
            (Lang::Kk, "2026 ж. 25 ақпан, 11:13"),
            (Lang::Mn, "2026 оны 2-р сарын 25, 11:13"),
            (Lang::It, "25 febbraio 2026, 11:13"),
            (Lang::Es, "25 de febrero de 2026, 11:13"),
            (Lang::Pl, "25 lutego 2026, 11:13"),
        ] {
            assert_eq!(i18n.texts(lang).moment(at, &almaty), want);
        }
        assert_eq!(rfc3339(at), "2026-02-25T06:13:20Z");
        let http = "Wed, 25 Feb 2026 06:13:20 GMT";
        assert_eq!(http_date(Instant(at.0 + 999_999)), http);
        assert_eq!(from_http_date(http), Some(at));
        assert_eq!(from_http_date("yesterday"), None);
    }

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
