//! Why a letter became no post, and the letter that says so.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::base::rates::Rate;
use crate::base::words::words;
use crate::base::{Error, Result, days};
use crate::counters;
use crate::db::Tx;
use crate::i18n::Texts;
use crate::outbox::{self, Class, Letter, Recipient};

/// Answers to one address: two programs that answer each other come to an end.
const ANSWERS: Rate = Rate::new(5, DAY);
const DAY: Duration = days(1);
/// Of a letter that became no answer of an office.
const FAILED: &str = "letter-answer-failed-subject";

words! {
    /// Why a letter became no post, or none that others see.
    Refusal {
        /// The address was good for 90 days.
        Expired = "expired",
        /// The letter came from another address than that of the account.
        SenderMismatch = "sender_mismatch",
        /// Nothing shows that it came from where it says.
        AuthFailed = "auth_failed",
        Locked = "locked",
        NotAllowed = "not_allowed",
        /// He reads a newsletter, and has no account to write with.
        NoAccount = "no_account",
        RateLimited = "rate_limited",
        Empty = "empty",
        TooLong = "too_long",
        /// It waits for a moderator.
        Held = "held",
        Unreadable = "unreadable",
        /// It asked to hear no more of a discussion, which was done.
        Muted = "muted",
        /// It asked for no more letters, which was done.
        Stopped = "stopped",
        /// It asked for that, and nothing shows who did.
        Unproven = "unproven",
        /// The answer of an office, which its author publishes with a link.
        AnswerConfirm = "answer_confirm",
        /// The answer of an office that is published.
        AnswerPublished = "answer_published",
        /// The text of somebody who drafts: others approve it.
        AnswerProposed = "answer_proposed",
        /// The question waits for no answer any more.
        AnswerOver = "answer_over",
        /// A colleague is writing one.
        AnswerBusy = "answer_busy",
        /// Nothing shows that it came from where it says.
        AnswerUnproven = "answer_unproven",
    }
}

/// Tells somebody what became of his letter.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReplyRefused {
    /// Empty for somebody of whom nothing is known.
    pub name: String,
    pub reason: String,
    /// What he wrote.
    pub text: String,
    /// The post that he answered, or the page on which he publishes his answer.
    pub link: Option<String>,
}

impl Letter for ReplyRefused {
    const KIND: &'static str = "reply_refused";
    const CLASS: Class = Class::Direct;
}

/// The words of such a letter.
pub(in crate::mail) struct Words {
    pub subject: String,
    pub reason: String,
    pub own: Option<String>,
    pub button: String,
}

impl ReplyRefused {
    pub(in crate::mail) fn words(&self, t: &Texts<'_>, site: &str) -> Words {
        let reason = Refusal::from_word(&self.reason).unwrap_or(Refusal::Unreadable);
        let (subject, text, button) = match reason {
            Refusal::Expired => ("", "letter-reply-expired", ""),
            Refusal::SenderMismatch => ("", "letter-reply-sender", ""),
            Refusal::AuthFailed => (
                "letter-reply-publish-subject",
                "letter-reply-auth",
                "letter-reply-publish",
            ),
            Refusal::Locked => ("", "letter-reply-locked", ""),
            Refusal::NotAllowed => ("", "letter-reply-not-allowed", ""),
            Refusal::NoAccount => ("", "letter-reply-no-account", "register"),
            Refusal::RateLimited => ("", "letter-reply-rate", ""),
            Refusal::Empty => ("", "letter-reply-empty", ""),
            Refusal::TooLong => ("", "letter-reply-too-long", ""),
            Refusal::Held => ("letter-reply-held-subject", "letter-reply-held", ""),
            Refusal::Unreadable => ("", "letter-reply-unreadable", ""),
            Refusal::Muted => ("", "letter-reply-muted", ""),
            Refusal::Stopped => ("", "letter-reply-stopped", ""),
            Refusal::Unproven => ("", "letter-reply-unproven", ""),
            Refusal::AnswerConfirm => (
                "letter-answer-confirm-subject",
                "letter-answer-confirm",
                "letter-answer-publish",
            ),
            Refusal::AnswerPublished => (
                "letter-answer-published-subject",
                "letter-answer-published",
                "letter-answer-open",
            ),
            Refusal::AnswerProposed => (
                "letter-answer-proposed-subject",
                "letter-answer-proposed",
                "letter-answer-desk",
            ),
            Refusal::AnswerOver => (FAILED, "letter-answer-over", "letter-answer-desk"),
            Refusal::AnswerBusy => (FAILED, "letter-answer-busy", "letter-answer-desk"),
            Refusal::AnswerUnproven => (FAILED, "letter-answer-unproven", "letter-answer-desk"),
        };
        let or = |key: &'static str, usual| if key.is_empty() { usual } else { key };
        Words {
            subject: t.named(or(subject, "letter-reply-subject"), site),
            reason: t.named(text, site),
            own: (!self.text.is_empty()).then(|| t.say("letter-reply-text")),
            button: t.say(or(button, "letter-reply-open")),
        }
    }
}

/// Posts such a letter, unless its reader had enough of them today.
pub(super) fn post(tx: &mut Tx<'_>, to: &Recipient, letter: &ReplyRefused) -> Result<()> {
    match counters::take(tx, "mail answers", &to.address, ANSWERS) {
        Ok(()) => outbox::post(tx, to, letter, None).map(drop),
        Err(Error::TooMany(_)) => Ok(()),
        Err(other) => Err(other),
    }
}

/// What a room's refusal means to who wrote a letter; none where the fault is ours and another try may help.
pub(super) fn of(error: &Error) -> Option<Refusal> {
    Some(match error {
        Error::Locked(_) => Refusal::Locked,
        Error::TooMany(_) | Error::Braked(_) => Refusal::RateLimited,
        Error::TooLarge => Refusal::TooLong,
        Error::BadType => Refusal::Unreadable,
        Error::Invalid(faults) => {
            let has = |code| faults.iter().any(|fault| fault.code == code);
            if has("missing") || has("too_short") {
                Refusal::Empty
            } else if has("too_long") {
                Refusal::TooLong
            } else {
                Refusal::Unreadable
            }
        }
        Error::NotFound
        | Error::Gone
        | Error::SignIn
        | Error::StepUp
        | Error::Refused(_)
        | Error::Unknown(_) => Refusal::NotAllowed,
        Error::Conflict(_) | Error::Busy | Error::Broken(_) => return None,
    })
}
