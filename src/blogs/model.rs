//! What a blog and an article are, and how an article goes from state to state.

use crate::base::text::{Faults, body, line};
use crate::base::words::words;
use crate::base::{Error, FieldError, Instant, OfficeId, Result, SeriesId, ThreadId, UserId, days};
use crate::spaces::{Forum, Space, address_word};
use crate::threads::NewThread;

/// Characters of what stands for an article in lists.
pub const EXCERPT: usize = 300;
/// Most days for which comments may be written.
const LONGEST: i32 = 3650;

/// A blog.
#[derive(Clone, Debug)]
pub struct Blog {
    /// Its title is the forum's name.
    pub forum: Forum,
    pub space: Space,
    pub slug: String,
    /// None for the blog of a space or of an office.
    pub owner: Option<UserId>,
    /// The office whose it is.
    pub office: Option<OfficeId>,
    pub created_at: Instant,
}

/// A blog to be, or its new settings.
#[derive(Clone, Debug)]
pub struct NewBlog {
    pub slug: String,
    pub title: String,
    pub about: String,
}

impl NewBlog {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(title: &str, address: &str, about: &str) -> Result<NewBlog> {
        let mut faults = Faults::default();
        let new = NewBlog {
            title: faults.take(line("title", title, 1..=120)),
            slug: faults.take(address_word("slug", address)),
            about: faults.take(body("about", about, 0..=1000)),
        };
        faults.none().map(|()| new)
    }
}

/// A series to be, or what it is called from now on.
#[derive(Clone, Debug)]
pub struct NewSeries {
    pub title: String,
    pub about: String,
}

impl NewSeries {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(title: &str, about: &str) -> Result<NewSeries> {
        let mut faults = Faults::default();
        let new = NewSeries {
            title: faults.take(line("title", title, 1..=120)),
            about: faults.take(body("about", about, 0..=1000)),
        };
        faults.none().map(|()| new)
    }
}

words! {
    /// Where an article stands.
    State {
        Draft = "draft",
        /// Comes out at a set minute.
        Scheduled = "scheduled",
        Published = "published",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How somebody stands to an article that its author has asked him to write along.
    Authorship {
        /// He has not answered yet.
        Invited = "invited",
        /// He writes it along.
        Accepted = "accepted",
        /// He did not want to, wants to no more, or was taken off the list.
        Ended = "ended",
    }
}

/// What is done to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Publish,
    Schedule,
    Unschedule,
    Withdraw,
}

impl State {
    /// Where an act leads.
    ///
    /// # Errors
    /// `Conflict` where it leads nowhere from here.
    pub(super) fn after(self, act: Act) -> Result<State> {
        match (act, self) {
            (Act::Publish, State::Draft | State::Scheduled | State::Withdrawn) => {
                Ok(State::Published)
            }
            (Act::Schedule, State::Draft | State::Scheduled) => Ok(State::Scheduled),
            (Act::Unschedule, State::Scheduled) => Ok(State::Draft),
            (Act::Withdraw, State::Published) => Ok(State::Withdrawn),
            _ => Err(Error::taken()),
        }
    }
}

/// Whether an article may be commented on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    On,
    /// For so many days after it was published.
    Days(i32),
    Off,
}

impl Comments {
    /// Reads `on`, `off`, or `days` with a number.
    ///
    /// # Errors
    /// `Invalid(comments)` or `Invalid(comment_days)`.
    pub fn parse(word: &str, number: &str) -> Result<Comments> {
        match word {
            "on" | "" => Ok(Comments::On),
            "off" => Ok(Comments::Off),
            "days" => {
                let number = number.trim().parse().ok();
                let number = number.filter(|n| (1..=LONGEST).contains(n));
                number.map(Comments::Days).ok_or_else(|| {
                    Error::Invalid(vec![FieldError {
                        field: "comment_days".into(),
                        code: "invite_number",
                        limit: Some(i64::from(LONGEST)),
                        actual: None,
                    }])
                })
            }
            _ => Err(Error::field("comments", "choice")),
        }
    }

    /// The word that [`Comments::parse`] reads.
    pub fn word(self) -> &'static str {
        match self {
            Comments::On => "on",
            Comments::Days(_) => "days",
            Comments::Off => "off",
        }
    }

    /// The number in the row.
    pub(super) fn number(self) -> Option<i32> {
        match self {
            Comments::On => None,
            Comments::Days(n) => Some(n),
            Comments::Off => Some(0),
        }
    }

    pub(super) fn of(number: Option<i32>) -> Comments {
        match number {
            None => Comments::On,
            Some(0) => Comments::Off,
            Some(n) => Comments::Days(n),
        }
    }

    /// From when nobody comments on what was published at `at`.
    pub(super) fn end(self, at: Instant) -> Option<Instant> {
        let span = u64::try_from(self.number()?).unwrap_or(0);
        Some(at.plus(days(span)))
    }
}

/// What an article is beside its thread.
#[derive(Clone, Debug)]
pub struct Article {
    pub thread: ThreadId,
    pub state: State,
    pub publish_at: Option<Instant>,
    /// When it was published first.
    pub published_at: Option<Instant>,
    /// As its author wrote it; may be empty.
    pub excerpt: String,
    /// How its text begins.
    pub beginning: String,
    pub words: i32,
    /// The name of the file.
    pub cover: Option<String>,
    pub comments: Comments,
    pub series: Option<SeriesId>,
}

impl Article {
    /// What stands for it in lists.
    pub fn summary(&self) -> &str {
        match self.excerpt.is_empty() {
            true => &self.beginning,
            false => &self.excerpt,
        }
    }

    /// How many minutes one reads it, at 200 words a minute.
    pub fn minutes(&self) -> i32 {
        (self.words + 100).max(200) / 200
    }
}

/// An article to be, or what it is changed to.
#[derive(Clone, Debug)]
pub struct NewArticle {
    pub thread: NewThread,
    pub excerpt: String,
    pub comments: Comments,
}

impl NewArticle {
    /// The excerpt, checked.
    ///
    /// # Errors
    /// `Invalid(excerpt)`.
    pub fn excerpt(text: &str) -> Result<String> {
        line("excerpt", text, 0..=EXCERPT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_goes_from_state_to_state() {
        use State::{Draft, Published, Scheduled, Withdrawn};
        for (act, want) in [
            // From: draft, scheduled, published, withdrawn.
            (
                Act::Publish,
                [Some(Published), Some(Published), None, Some(Published)],
            ),
            (
                Act::Schedule,
                [Some(Scheduled), Some(Scheduled), None, None],
            ),
            (Act::Unschedule, [None, Some(Draft), None, None]),
            (Act::Withdraw, [None, None, Some(Withdrawn), None]),
        ] {
            let got = [Draft, Scheduled, Published, Withdrawn].map(|from| from.after(act).ok());
            assert_eq!(got, want, "{act:?}");
        }
    }

    #[test]
    fn comments_end_when_their_days_are_over() {
        let at = Instant(0);
        for (word, number, want, end) in [
            ("on", "", Some(Comments::On), None),
            ("off", "9", Some(Comments::Off), Some(at)),
            (
                "days",
                " 2 ",
                Some(Comments::Days(2)),
                Some(at.plus(days(2))),
            ),
            ("days", "0", None, None),
            ("days", "3651", None, None),
            ("days", "x", None, None),
            ("never", "", None, None),
        ] {
            let got = Comments::parse(word, number).ok();
            assert_eq!(got, want, "{word} {number}");
            assert_eq!(got.and_then(|comments| comments.end(at)), end);
            assert_eq!(got.map(|c| Comments::of(c.number())), want);
        }
    }
}
