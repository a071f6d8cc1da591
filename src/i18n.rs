//! Message catalogues in seven languages, with plural forms and dates. A missing key is a failing test.

mod zone;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use zone::{Zone, from_http_date, http_date, rfc3339};

use crate::base::Instant;

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
                include_str!(concat!("../assets/locales/", $code, "/office-blog.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/afterwards.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/questions.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/asking.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/intake.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/residents.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/cosigns.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/notes.ftl")), "\n",
                include_str!(concat!("../assets/locales/", $code, "/answers.ftl")), "\n",
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

    /// The texts of each language.
    pub fn each(&self) -> impl Iterator<Item = Texts<'_>> {
        LANGS.into_iter().map(|lang| self.i18n.texts(lang))
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
}
