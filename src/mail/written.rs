//! A letter in words, part by part, ahead of the message that it becomes.

use super::plain::HeaderText;
use crate::base::{AddresseeId, UserId};
use crate::i18n::Texts;
use crate::notices::Head;

/// A letter in words.
pub(super) struct Written {
    pub subject: HeaderText,
    /// Who speaks, when it is not the site itself.
    pub from: Option<HeaderText>,
    pub lines: Vec<String>,
    /// What the reader wrote himself, line by line as he did.
    pub given_back: String,
    pub parts: Vec<Part>,
    /// There is more than this, and where.
    pub more: Option<Link>,
    pub link: Option<Link>,
    pub footer: String,
    /// Ways to fewer letters.
    pub ways: Vec<Link>,
    /// What mail programs sort it by; none for a letter about an account.
    pub head: Option<Head>,
    /// Where it may be answered by letter, and the line above which.
    pub answer: Option<(String, String)>,
    /// The question that its reader may answer for an office.
    pub desk: Option<AddresseeId>,
    /// Where a mail program may write for a reader who wants no more of these.
    pub off: Option<String>,
    /// As whom a reader without an account answers.
    pub guest: Option<UserId>,
    pub lang: &'static str,
}

impl Written {
    /// A letter with a subject and nothing in it.
    pub(super) fn new(t: &Texts<'_>, subject: &str) -> Written {
        Written {
            subject: HeaderText::of(subject),
            from: None,
            lines: Vec::new(),
            given_back: String::new(),
            parts: Vec::new(),
            more: None,
            link: None,
            footer: String::new(),
            ways: Vec::new(),
            head: None,
            answer: None,
            desk: None,
            off: None,
            guest: None,
            lang: t.lang.code(),
        }
    }
}

/// One thing a letter asks its reader to press.
pub(super) struct Link {
    pub url: String,
    pub words: String,
}

/// What is new in one thread.
pub(super) struct Part {
    pub title: Option<String>,
    pub space: Option<String>,
    /// What is said instead of what was said there.
    pub note: Option<String>,
    pub link: Option<Link>,
    pub items: Vec<Item>,
}

/// One thing that happened.
pub(super) struct Item {
    pub words: String,
    /// Depth of quoting and text.
    pub lines: Vec<(usize, String)>,
    pub link: Link,
}
