//! The domain's only error. It knows no HTTP: `web::door::problem` alone makes it a page or a problem document.

use std::borrow::Cow;
use std::time::Duration;

use super::Instant;

/// What every room answers with.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an act did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is no such thing, or the viewer may not know of it.
    NotFound,
    /// It was there and has been wiped, or a one-time link was used.
    Gone,
    /// Only somebody who has signed in may do this.
    SignIn,
    /// The viewer may do this, but must first prove again that it is he.
    StepUp,
    /// The viewer sees it but may not do this.
    Refused(Rule),
    /// Nobody may do this while the place is in its present state.
    Locked(Rule),
    /// More bytes than the door takes.
    TooLarge,
    /// A kind of content that the door does not take.
    BadType,
    /// Fields that are missing or wrong.
    Invalid(Vec<FieldError>),
    /// A word that is not on the list it must be on.
    Unknown(Unknown),
    /// Somebody else was first.
    Conflict(Conflict),
    /// Too often; may be tried again after this time.
    TooMany(Duration),
    /// Too soon, too often or with too much in it, by a rule that holds for a while.
    Braked(Brake),
    /// No room now; nothing was done.
    Busy,
    /// A fault of ours. The text is for the log only.
    Broken(String),
}

/// The rule that refused an act: a stable code, and who can lift it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Names the rule: message `rule-{code}` explains it.
    pub code: &'static str,
    /// Who can lift it: message `lifter-{lifter}` names them.
    pub lifter: &'static str,
}

/// A bound on what somebody may write for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brake {
    /// Names the rule: message `brake-{rule}` explains it.
    pub rule: &'static str,
    /// What was asked for, in the rule's unit.
    pub actual: i64,
    /// The bound, in the same unit.
    pub limit: i64,
    /// When and after how long it may be tried again; none where the text itself must change.
    pub until: Option<(Instant, Duration)>,
    /// Who can lift it: message `lifter-{lifter}` names them.
    pub lifter: &'static str,
}

/// One wrong field of a form or a request body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form and in JSON.
    pub field: Cow<'static, str>,
    /// What is wrong with it: message `error-{code}` explains it.
    pub code: &'static str,
    /// The bound that was missed, in the field's unit.
    pub limit: Option<i64>,
    /// What was sent, in the same unit.
    pub actual: Option<i64>,
}

/// A word that is on no list, and the nearest one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The field's name in the form and in JSON.
    pub field: &'static str,
    /// Names the list.
    pub code: &'static str,
    pub typed: String,
    pub nearest: Option<String>,
}

/// What was there first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// `edit_conflict`, `taken` or `key_reused`.
    pub code: &'static str,
    /// The text that stands now, where there is one.
    pub current: Option<String>,
    /// Its revision, where it has one.
    pub revision: Option<i32>,
}

impl Error {
    /// One wrong field without a bound.
    pub fn field(field: impl Into<Cow<'static, str>>, code: &'static str) -> Error {
        Error::Invalid(vec![FieldError {
            field: field.into(),
            code,
            limit: None,
            actual: None,
        }])
    }

    /// An act refused by `code`, which `lifter` can lift.
    pub fn refused(code: &'static str, lifter: &'static str) -> Error {
        Error::Refused(Rule { code, lifter })
    }

    /// An act that the state of the place forbids to all.
    pub fn locked(code: &'static str, lifter: &'static str) -> Error {
        Error::Locked(Rule { code, lifter })
    }

    /// A name or address that somebody else holds.
    pub fn taken() -> Error {
        Error::Conflict(Conflict {
            code: "taken",
            current: None,
            revision: None,
        })
    }

    /// A fault of ours, for the log.
    pub fn broken(why: impl std::fmt::Display) -> Error {
        Error::Broken(why.to_string())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Broken(why) => write!(f, "broken: {why}"),
            other => write!(f, "{other:?}"),
        }
    }
}

impl std::error::Error for Error {}
