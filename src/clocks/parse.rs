//! A pack is read: TOML becomes types, and what is wrong is named with file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::Spanned;

use super::calendar::{Calendar, Weekend};
use super::count::{Roll, Span, Unit};
use super::day::{date_of, zone_named};
use super::pack::{Answer, Extend, Forward, Pack, Rule, Silence, Start};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackText {
    code: Spanned<String>,
    version: Spanned<String>,
    tz: Spanned<String>,
    weekend: Spanned<Vec<i64>>,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    calendar: BTreeMap<String, Spanned<YearText>>,
    #[serde(default)]
    rule: Vec<RuleText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearText {
    off: Vec<Spanned<String>>,
    work: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    key: Spanned<String>,
    answer: Option<AnswerText>,
    extend: Option<Spanned<ExtendText>>,
    forward: Option<Spanned<ForwardText>>,
    register: Option<SpanText>,
    silence: Option<Spanned<String>>,
    #[serde(default)]
    cite: String,
    checked_on: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerText {
    n: Spanned<i64>,
    unit: Spanned<String>,
    start: Spanned<String>,
    roll: Spanned<String>,
    pause: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpanText {
    n: Spanned<i64>,
    unit: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExtendText {
    n: Option<Spanned<i64>>,
    unit: Option<Spanned<String>>,
    notify_wd: Option<Spanned<i64>>,
    #[serde(default)]
    new_date: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ForwardText {
    n: Option<Spanned<i64>>,
    unit: Option<Spanned<String>>,
    #[serde(default)]
    same_administration: bool,
}

/// The pack that `text` of `file` describes.
pub(super) fn pack(file: &str, text: &str) -> Result<Pack, String> {
    Page { file, text }.pack()
}

/// The line that names the code.
pub(super) fn line_of_code(text: &str) -> usize {
    let found = text.lines().position(|line| line.starts_with("code"));
    found.map_or(1, |at| at + 1)
}

/// A file that is read.
struct Page<'a> {
    file: &'a str,
    text: &'a str,
}

impl Page<'_> {
    fn fault(&self, at: Range<usize>, why: impl std::fmt::Display) -> String {
        let before = self.text.get(..at.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        format!("{}:{line}: {why}", self.file)
    }

    fn pack(&self) -> Result<Pack, String> {
        let read: PackText = toml::from_str(self.text)
            .map_err(|why| self.fault(why.span().unwrap_or(0..0), why.message()))?;
        let code = self.name(&read.code, "code")?;
        let version = read.version.get_ref();
        if version.trim().is_empty() {
            return Err(self.fault(read.version.span(), "version is empty"));
        }
        let mut keys = BTreeSet::new();
        let mut rules = Vec::new();
        for rule in &read.rule {
            if !keys.insert(rule.key.get_ref()) {
                let why = format!("there are two rules {:?}", rule.key.get_ref());
                return Err(self.fault(rule.key.span(), why));
            }
            rules.push(self.rule(rule)?);
        }
        Ok(Pack {
            code,
            version: version.clone(),
            zone: self.zone(&read.tz)?,
            channel: read.channel.clone(),
            calendar: self.calendar(&read)?,
            rules,
        })
    }

    /// A short name of small letters, digits and `_`.
    fn name(&self, text: &Spanned<String>, what: &str) -> Result<String, String> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let name = text.get_ref();
        if name.is_empty() || name.len() > 40 || !name.chars().all(plain) {
            let why = format!("{what} {name:?} is not of small letters, digits and _, at most 40");
            return Err(self.fault(text.span(), why));
        }
        Ok(name.clone())
    }

    fn zone(&self, text: &Spanned<String>) -> Result<TimeZone, String> {
        zone_named(text.get_ref()).ok_or_else(|| {
            let why = format!("tz {:?} is no time zone", text.get_ref());
            self.fault(text.span(), why)
        })
    }

    fn calendar(&self, read: &PackText) -> Result<Calendar, String> {
        let weekend = Weekend::new(read.weekend.get_ref()).ok_or_else(|| {
            let why = "weekend: days are 1 (Monday) to 7 (Sunday), and not all of them";
            self.fault(read.weekend.span(), why)
        })?;
        let mut calendar = Calendar::new(weekend);
        for (name, days) in &read.calendar {
            let year = name.parse::<i16>().ok();
            let year = year.filter(|year| (1900..=2999).contains(year));
            let Some(year) = year else {
                let why = format!("calendar {name:?} is no year");
                return Err(self.fault(days.span(), why));
            };
            let (off, work) = self.year(year, days.get_ref(), weekend)?;
            calendar = calendar.with_year(year, &off, &work);
        }
        Ok(calendar)
    }

    /// Days off and days worked of one year: each once, the worked ones of the weekend.
    fn year(
        &self,
        year: i16,
        days: &YearText,
        weekend: Weekend,
    ) -> Result<(Vec<Date>, Vec<Date>), String> {
        let (mut off, mut work, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        for text in days.off.iter().chain(&days.work) {
            let day = self.date(text)?;
            let worked = off.len() == days.off.len();
            let fault = |why| Err(self.fault(text.span(), format!("calendar {year}: {day} {why}")));
            if day.year() != year {
                return fault("is of another year");
            }
            if !seen.insert(day) {
                return fault("stands there twice");
            }
            if worked && !weekend.holds(day.weekday()) {
                return fault("is a working day anyway");
            }
            match worked {
                true => work.push(day),
                false => off.push(day),
            }
        }
        Ok((off, work))
    }

    fn date(&self, text: &Spanned<String>) -> Result<Date, String> {
        date_of(text.get_ref()).ok_or_else(|| {
            let why = format!("{:?} is no day, as in \"2026-12-16\"", text.get_ref());
            self.fault(text.span(), why)
        })
    }

    fn rule(&self, read: &RuleText) -> Result<Rule, String> {
        let key = self.name(&read.key, "key")?;
        if read.answer.is_some() && read.cite.trim().is_empty() {
            let why = format!("rule {key:?} sets a deadline and does not cite where it is written");
            return Err(self.fault(read.key.span(), why));
        }
        let silence = |text| self.word(text, "silence", &[("refusal", Silence::Refusal)]);
        let checked_on = read.checked_on.as_ref();
        let checked_on = checked_on.filter(|text| !text.get_ref().is_empty());
        Ok(Rule {
            key,
            answer: read.answer.as_ref().map(|a| self.answer(a)).transpose()?,
            extend: read.extend.as_ref().map(|e| self.extend(e)).transpose()?,
            forward: read.forward.as_ref().map(|f| self.forward(f)).transpose()?,
            register: match &read.register {
                Some(span) => Some(self.span(&span.n, &span.unit)?),
                None => None,
            },
            silence: read.silence.as_ref().map(silence).transpose()?,
            cite: read.cite.trim().to_owned(),
            checked_on: checked_on.map(|text| self.date(text)).transpose()?,
        })
    }

    fn answer(&self, read: &AnswerText) -> Result<Answer, String> {
        let starts = [
            ("receipt", Start::Receipt),
            ("registration", Start::Registration),
        ];
        let rolls = [Roll::None, Roll::NextWorking].map(|roll| (roll.name(), roll));
        Ok(Answer {
            span: self.span(&read.n, &read.unit)?,
            start: self.word(&read.start, "start", &starts)?,
            roll: self.word(&read.roll, "roll", &rolls)?,
            pause: read.pause,
        })
    }

    fn extend(&self, read: &Spanned<ExtendText>) -> Result<Extend, String> {
        let extend = read.get_ref();
        let span = self.maybe_span(&extend.n, &extend.unit, read.span())?;
        let notify = extend.notify_wd.as_ref();
        let notify = notify.map(|n| self.span_of(n, Unit::WorkingDay));
        let notify = notify.transpose()?.map(Span::n);
        match (span, extend.new_date) {
            (Some(span), false) => Ok(Extend::By { span, notify }),
            (None, true) if notify.is_none() => Ok(Extend::NewDate),
            _ => Err(self.fault(
                read.span(),
                "extend has either n and unit, or new_date = true",
            )),
        }
    }

    fn forward(&self, read: &Spanned<ForwardText>) -> Result<Forward, String> {
        let forward = read.get_ref();
        let within = self.maybe_span(&forward.n, &forward.unit, read.span())?;
        if within.is_none() && !forward.same_administration {
            let why = "forward has n and unit, or same_administration = true";
            return Err(self.fault(read.span(), why));
        }
        Ok(Forward {
            within,
            same_administration: forward.same_administration,
        })
    }

    fn maybe_span(
        &self,
        n: &Option<Spanned<i64>>,
        unit: &Option<Spanned<String>>,
        at: Range<usize>,
    ) -> Result<Option<Span>, String> {
        match (n, unit) {
            (Some(n), Some(unit)) => self.span(n, unit).map(Some),
            (None, None) => Ok(None),
            _ => Err(self.fault(at, "n and unit go together")),
        }
    }

    fn span(&self, n: &Spanned<i64>, unit: &Spanned<String>) -> Result<Span, String> {
        let units = [Unit::Day, Unit::WorkingDay, Unit::Month].map(|unit| (unit.name(), unit));
        self.span_of(n, self.word(unit, "unit", &units)?)
    }

    fn span_of(&self, n: &Spanned<i64>, unit: Unit) -> Result<Span, String> {
        let count = u16::try_from(*n.get_ref()).ok();
        count.and_then(|n| Span::new(n, unit)).ok_or_else(|| {
            let why = format!("{} is not between 1 and {}", n.get_ref(), Span::MOST);
            self.fault(n.span(), why)
        })
    }

    /// What a word of a short list means.
    fn word<T: Copy>(
        &self,
        text: &Spanned<String>,
        what: &str,
        known: &[(&str, T)],
    ) -> Result<T, String> {
        let found = known.iter().find(|(word, _)| word == text.get_ref());
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            let said = text.get_ref();
            let why = format!("{what} {said:?} is not one of {}", words.join(" "));
            self.fault(text.span(), why)
        })
    }
}
