//! What is sent of offices, checked at the door.

use jiff::civil::Date;

use super::model::{CheckHow, How, Intake, IntakeCode, Kind};
use crate::accounts;
use crate::base::text::{Faults, body, line};
use crate::base::{Error, Result};
use crate::clocks::Packs;
use crate::i18n::Zone;
use crate::spaces::{Hand, address_word};

/// Years of the days that a term may have.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// The fields of an office as they were sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfficeForm<'a> {
    pub name: &'a str,
    pub slug: &'a str,
    pub kind: &'a str,
    pub area: &'a str,
    /// Address word of the office that it is under.
    pub parent: &'a str,
    pub pack: &'a str,
    pub zone: &'a str,
    pub remit: &'a str,
    pub channel: &'a str,
}

/// An office to be, or its new settings.
#[derive(Clone, Debug)]
pub struct NewOffice {
    pub slug: String,
    pub name: String,
    pub kind: Kind,
    pub area: String,
    pub parent: Option<String>,
    pub pack: String,
    pub zone: String,
    pub remit: String,
    pub channel: String,
}

impl NewOffice {
    /// Checks the fields as they were sent; it may be counted by any pack of the site.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(sent: &OfficeForm<'_>, packs: &Packs) -> Result<NewOffice> {
        let mut faults = Faults::default();
        let kind = Kind::from_word(sent.kind);
        if kind.is_none() {
            faults.add("kind", "choice");
        }
        if !packs.all().any(|pack| pack.code == sent.pack) {
            faults.add("pack", "choice");
        }
        if !Zone::is_known(sent.zone) {
            faults.add("zone", "zone");
        }
        let new = NewOffice {
            slug: faults.take(address_word("slug", sent.slug)),
            name: faults.take(line("name", sent.name, 3..=120)),
            kind: kind.unwrap_or(Kind::Seat),
            area: faults.take(line("area", sent.area, 0..=120)),
            parent: Some(sent.parent.trim().to_owned()).filter(|parent| !parent.is_empty()),
            pack: sent.pack.to_owned(),
            zone: sent.zone.to_owned(),
            remit: faults.take(body("remit", sent.remit, 0..=2000)),
            channel: faults.take(line("channel", sent.channel, 0..=300)),
        };
        faults.none().map(|()| new)
    }
}

/// Where the site writes to an office; on no public page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// May be empty.
    pub contact: String,
    /// Whom the site writes to when the office stays silent for long; may be empty.
    pub escalation: String,
    /// An administrator has made sure that it is the office's.
    pub verified: bool,
}

/// Where the site is to write to an office.
#[derive(Clone, Debug)]
pub struct NewContact {
    pub contact: String,
    pub escalation: String,
}

impl NewContact {
    /// Checks the fields as they were sent; both may be empty.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(contact: &str, escalation: &str) -> Result<NewContact> {
        let mut faults = Faults::default();
        let mut address = |field, text: &str| match text.trim() {
            "" => String::new(),
            text => faults.take(accounts::address(field, text)),
        };
        let new = NewContact {
            contact: address("contact", contact),
            escalation: address("escalation", escalation),
        };
        faults.none().map(|()| new)
    }
}

/// Whether an office is to take questions.
#[derive(Clone, Debug)]
pub struct NewIntake(pub(super) Intake);

impl NewIntake {
    /// Reads `open`, or why not, with what is said besides.
    ///
    /// # Errors
    /// `Invalid(intake)` for any other word, `Invalid(intake_note)` for too much, and for nothing where the word says
    /// nothing itself.
    pub fn parse(word: &str, note: &str) -> Result<NewIntake> {
        let least = usize::from(word == IntakeCode::Other.as_str());
        let note = line("intake_note", note, least..=300)?;
        match (word, IntakeCode::from_word(word)) {
            ("open", _) => Ok(NewIntake(Intake::Open)),
            (_, Some(code)) if code != IntakeCode::Abolished => {
                Ok(NewIntake(Intake::Closed(code, note)))
            }
            _ => Err(Error::field("intake", "choice")),
        }
    }
}

/// The fields of a term as they were sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct TermForm<'a> {
    pub how: &'a str,
    pub from: &'a str,
    /// Empty while nobody knows.
    pub to: &'a str,
}

/// A term to be.
#[derive(Clone, Debug)]
pub struct NewTerm {
    pub how: How,
    pub from: Date,
    pub to: Option<Date>,
}

impl NewTerm {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(sent: &TermForm<'_>) -> Result<NewTerm> {
        let mut faults = Faults::default();
        let how = How::from_word(sent.how);
        if how.is_none() {
            faults.add("how", "choice");
        }
        let span = faults.take(span(sent.from, sent.to));
        faults.none().map(|()| NewTerm {
            how: how.unwrap_or(How::Appointed),
            from: span.0,
            to: span.1,
        })
    }
}

/// The fields of a delegate as they were sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct DelegateForm<'a> {
    pub right: &'a str,
    pub acting: bool,
    pub from: &'a str,
    /// Empty while nobody knows.
    pub to: &'a str,
}

/// A delegate to be.
#[derive(Clone, Debug)]
pub struct NewDelegate {
    pub right: Hand,
    pub acting: bool,
    pub from: Date,
    pub to: Option<Date>,
}

impl NewDelegate {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(sent: &DelegateForm<'_>) -> Result<NewDelegate> {
        let mut faults = Faults::default();
        let right = Hand::from_word(sent.right).filter(|right| *right != Hand::Hold);
        if right.is_none() {
            faults.add("right", "choice");
        }
        let span = faults.take(span(sent.from, sent.to));
        faults.none().map(|()| NewDelegate {
            right: right.unwrap_or(Hand::Draft),
            acting: sent.acting,
            from: span.0,
            to: span.1,
        })
    }
}

fn span(from: &str, to: &str) -> Result<(Date, Option<Date>)> {
    let mut faults = Faults::default();
    let from = day("from", from);
    let to = match to.trim() {
        "" => Ok(None),
        to => day("to", to).map(Some),
    };
    if let (Ok(from), Ok(Some(to))) = (&from, &to)
        && to < from
    {
        faults.add("to", "day_order");
    }
    let span = (faults.take(from), faults.take(to));
    faults.none().map(|()| span)
}

/// The last day of a term, as `2026-03-14`.
///
/// # Errors
/// `missing` or `day_form`.
pub fn last_day(text: &str) -> Result<Date> {
    day("to", text)
}

/// A day as `2026-03-14`.
///
/// # Errors
/// `missing` or `day_form`.
fn day(field: &'static str, text: &str) -> Result<Date> {
    if text.trim().is_empty() {
        return Err(Error::field(field, "missing"));
    }
    let plain = text.trim().len() == 10;
    let day = text.trim().parse::<Date>().ok();
    let day = day.filter(|day| plain && YEARS.contains(&day.year()));
    day.ok_or_else(|| Error::field(field, "day_form"))
}

/// How an administrator has made sure of an office.
#[derive(Clone, Debug)]
pub struct NewCheck {
    pub how: CheckHow,
    /// What he has seen; for administrators alone.
    pub evidence: String,
}

impl NewCheck {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(how: &str, evidence: &str) -> Result<NewCheck> {
        let mut faults = Faults::default();
        let how = CheckHow::from_word(how);
        if how.is_none() {
            faults.add("check", "choice");
        }
        let evidence = faults.take(body("evidence", evidence, 10..=2000));
        faults.none().map(|()| NewCheck {
            how: how.unwrap_or(CheckHow::Letter),
            evidence,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn why_an_office_takes_no_questions_is_said_in_a_word_or_a_sentence() {
        let word = |word: &str, note: &str| NewIntake::parse(word, note).map(|new| new.0.word());
        assert_eq!(word("open", ""), Ok("open"));
        assert_eq!(word("recess", ""), Ok("recess"));
        assert_eq!(word("other", "By letter only."), Ok("other"));
        assert!(word("other", "").is_err() && word("abolished", "").is_err());
        assert!(word("shut", "").is_err() && word("recess", &"x".repeat(301)).is_err());
    }

    #[test]
    fn a_day_is_written_one_way() {
        assert_eq!(day("from", " 2026-02-28 ").unwrap(), on("2026-02-28"));
        for wrong in [
            "",
            "2026-02-30",
            "26-02-01",
            "20260201",
            "2026-2-1",
            "1899-01-01",
            "2201-01-01",
            "today",
            "2026-02-01T10:00",
        ] {
            assert!(day("from", wrong).is_err(), "{wrong}");
        }
        let of = |from: &str, to: &str| span(from, to).is_ok();
        assert!(of("2026-02-01", "") && of("2026-02-01", "2026-02-01"));
        assert!(!of("2026-02-01", "2026-01-31") && !of("", "2026-01-31"));
    }
}
