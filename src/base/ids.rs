//! An id is a type: a thread's number can never be handed in for a post's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ();

            /// Digits only, 1 to 18 of them: no sign, no space, no leading zero.
            fn from_str(text: &str) -> Result<Self, ()> {
                let plain = (1..=18).contains(&text.len())
                    && text.bytes().all(|b| b.is_ascii_digit())
                    && !text.starts_with('0');
                if plain { text.parse().map($name).map_err(|_| ()) } else { Err(()) }
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    UserId,
    /// One signed-in device of a person.
    SessionId,
    /// A community, centre, cohort or run.
    SpaceId,
    /// A named place for threads inside a space.
    ForumId,
    /// The unit of discussion.
    ThreadId,
    /// One message in a thread.
    PostId,
    /// A code that brings people into a space.
    InviteId,
    /// Letters with codes for households, printed together.
    LettersId,
    /// A seat or a body that is asked in public.
    OfficeId,
    /// The time for which somebody holds an office.
    TermId,
    /// Somebody's right to act for an office that another holds.
    DelegateId,
    /// What shows that the right people stand behind an office.
    CheckId,
    /// A question as one office has it before it.
    AddresseeId,
    /// What an office writes for its blog.
    OfficeArticleId,
    /// A text that an office uses again and again.
    TemplateId,
    /// One running of the clock of an office that was asked.
    CycleId,
    /// Words that a moderator hid in a post.
    RedactionId,
    /// Co-signs of a question that a moderator took out of the count together.
    RemovalId,
    /// A word of a space for what threads are about.
    TagId,
    /// A token by which a program acts as a person.
    TokenId,
    /// One thing that somebody is told.
    NoticeId,
    /// What somebody wants to hear of a place or a person.
    FollowId,
    /// One outgoing mail.
    DeliveryId,
    /// One letter that came in.
    LetterId,
    /// One piece of queued work.
    JobId,
    /// Somebody who gets the newsletter of a blog, with an account or without.
    ReaderId,
    /// Articles of a blog that are read one after the other.
    SeriesId,
}

impl UserId {
    /// Whom a reader is shown where an office speaks: nobody's number.
    pub const NOBODY: UserId = UserId(-1);
}

impl SpaceId {
    /// The space of people's own blogs: not in any list, and everybody who has signed in belongs to it.
    pub const BLOGS: SpaceId = SpaceId(0);
}

#[cfg(test)]
mod tests {
    use super::PostId;

    #[test]
    fn an_id_is_plain_digits() {
        assert_eq!("4711".parse(), Ok(PostId(4711)));
        for wrong in [
            "",
            "0",
            "04",
            "-1",
            "+1",
            " 1",
            "1a",
            "1234567890123456789",
            "٣",
        ] {
            assert_eq!(wrong.parse::<PostId>(), Err(()), "{wrong}");
        }
    }
}
