//! What the law of a place says of answers, as types.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::calendar::Calendar;
use super::count::{Extension, Pause, Reckoning, Roll, Span};

/// The law of one place.
#[derive(Clone, Debug)]
pub struct Pack {
    pub code: String,
    pub version: String,
    pub zone: TimeZone,
    /// Where a legal deadline is started; empty where none is known.
    pub channel: String,
    pub calendar: Calendar,
    pub rules: Vec<Rule>,
}

impl Pack {
    /// The rule of this key.
    pub fn rule(&self, key: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.key == key)
    }

    /// True when a rule of it sets a deadline.
    pub fn sets_deadlines(&self) -> bool {
        self.rules.iter().any(|rule| rule.answer.is_some())
    }

    /// The day since which somebody vouches for every rule that sets a deadline; none while one of them waits.
    pub fn checked_on(&self) -> Option<Date> {
        let mut last = None;
        for rule in self.rules.iter().filter(|rule| rule.answer.is_some()) {
            last = last.max(Some(rule.checked_on?));
        }
        last
    }
}

/// What the law says of one kind of question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub key: String,
    /// None where the law sets no one deadline.
    pub answer: Option<Answer>,
    pub extend: Option<Extend>,
    pub forward: Option<Forward>,
    /// Within which it must be registered, where that starts the clock.
    pub register: Option<Span>,
    pub silence: Option<Silence>,
    /// Where it is written.
    pub cite: String,
    /// None: nobody vouches for it.
    pub checked_on: Option<Date>,
}

/// The deadline of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub span: Span,
    pub start: Start,
    pub roll: Roll,
    /// True where the clock stands still while the citizen is asked.
    pub pause: bool,
}

impl Answer {
    /// A clock of this deadline; pauses that the law does not know are left out.
    pub fn reckoning(
        &self,
        start: Date,
        pauses: &[Pause],
        extension: Option<Extension>,
    ) -> Reckoning {
        Reckoning {
            start,
            span: self.span,
            roll: self.roll,
            pauses: match self.pause {
                true => pauses.to_vec(),
                false => Vec::new(),
            },
            extension,
        }
    }
}

/// What starts the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    Receipt,
    Registration,
}

/// How an office gives itself more time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extend {
    /// By so much; the citizen is told within so many working days.
    By { span: Span, notify: Option<u16> },
    /// To a new date that it names, with its reason.
    NewDate,
}

/// How an office hands on what is not its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forward {
    /// Within which; none where the law sets no term.
    pub within: Option<Span>,
    /// True where only offices of the same administration may be handed it.
    pub same_administration: bool,
}

/// What the law makes of silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    Refusal,
}
