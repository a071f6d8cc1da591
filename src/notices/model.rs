//! Kinds of notices, what one may follow, and how much one hears of it.

use std::fmt;
use std::str::FromStr;

use crate::base::words::words;
use crate::base::{Error, ForumId, Result, SpaceId, TagId, ThreadId, UserId};

words! {
    /// Why somebody is told, the strongest reason first.
    Kind {
        /// What opens his account has changed.
        Security = "security",
        /// Something happened to a question that he asked, is asked, wants answered too, or moderates.
        Question = "question",
        /// He holds an office, acts for one, or does so no more.
        Office = "office",
        /// He is a confirmed resident of a community, or no more.
        Resident = "resident",
        Held = "held",
        Refused = "refused",
        Removed = "removed",
        Approved = "approved",
        Restored = "restored",
        /// An article of his, whose minute came, could not be published.
        NotPublished = "not_published",
        /// He is asked to write an article along, or somebody answered to that.
        Coauthor = "coauthor",
        Mention = "mention",
        Quote = "quote",
        Reply = "reply",
        /// A post in a thread that he follows.
        Post = "post",
        /// A thread in a place, under a tag or by a person that he follows.
        Thread = "thread",
        Reaction = "reaction",
    }
}

impl Kind {
    /// How much he must want to hear of the place; none for what he is told always.
    pub fn needs(self) -> Option<Level> {
        match self {
            Kind::Security
            | Kind::Office
            | Kind::Resident
            | Kind::Question
            | Kind::Held
            | Kind::Refused
            | Kind::Removed
            | Kind::Approved
            | Kind::Restored
            | Kind::NotPublished
            | Kind::Coauthor => None,
            Kind::Mention | Kind::Quote | Kind::Reply | Kind::Reaction => Some(Level::Direct),
            Kind::Post | Kind::Thread => Some(Level::All),
        }
    }

    /// True for what a letter at once may be about: what is about his account's safety and about his offices has
    /// letters of its own, and that he lives where he lives is no news to him.
    pub fn is_mailed(self) -> bool {
        !matches!(self, Kind::Security | Kind::Office | Kind::Resident)
    }

    /// True for what a digest may hold.
    pub fn is_digested(self) -> bool {
        self.needs().is_some()
    }

    /// True for what brings a letter at once to who has chosen nothing.
    pub fn at_once(self) -> bool {
        !matches!(
            self,
            Kind::Security
                | Kind::Office
                | Kind::Resident
                | Kind::Post
                | Kind::Thread
                | Kind::Reaction
        )
    }

    /// True for what the digest of somebody who has chosen no more than to have one holds.
    pub fn in_digest(self) -> bool {
        self.is_digested() && self != Kind::Reaction
    }

    /// How many that are alike become one.
    pub(super) fn pile(self) -> usize {
        match self {
            Kind::Reaction => 2,
            kind if kind.needs().is_some() => 3,
            _ => usize::MAX,
        }
    }
}

words! {
    /// How much somebody wants to hear of a place or a person.
    Level {
        Nothing = "nothing",
        /// What is meant for him: mentions, quotes, replies.
        Direct = "direct",
        All = "all",
    }
}

/// What one may follow or mute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Thread(ThreadId),
    Tag(TagId),
    Forum(ForumId),
    Space(SpaceId),
    Person(UserId),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, id) = match self {
            Target::Thread(id) => ("thread", id.0),
            Target::Tag(id) => ("tag", id.0),
            Target::Forum(id) => ("forum", id.0),
            Target::Space(id) => ("space", id.0),
            Target::Person(id) => ("person", id.0),
        };
        write!(f, "{word}-{id}")
    }
}

impl FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Target> {
        let none = |()| Error::NotFound;
        match text.split_once('-').ok_or(Error::NotFound)? {
            ("thread", id) => id.parse().map(Target::Thread).map_err(none),
            ("tag", id) => id.parse().map(Target::Tag).map_err(none),
            ("forum", id) => id.parse().map(Target::Forum).map_err(none),
            ("space", id) => id.parse().map(Target::Space).map_err(none),
            ("person", id) => id.parse().map(Target::Person).map_err(none),
            _ => Err(Error::NotFound),
        }
    }
}

/// How much somebody hears of a post, by what he has chosen for its author and places: the nearest choice wins. `opens`
/// says that the post begins its thread, of which whoever follows a wider place or the author hears.
pub(super) fn nearest(chosen: &[(Target, Level)], opens: bool) -> Level {
    let of = |is: fn(&Target) -> bool| {
        let levels = chosen.iter().filter(|(target, _)| is(target));
        // Of two tags the louder counts: better told once too often.
        levels.map(|(_, level)| *level).max()
    };
    let author = of(|target| matches!(target, Target::Person(_)));
    match author {
        Some(Level::Nothing) => return Level::Nothing,
        Some(Level::All) if opens => return Level::All,
        _ => {}
    }
    if let Some(level) = of(|target| matches!(target, Target::Thread(_))) {
        return level;
    }
    let wider = of(|target| matches!(target, Target::Tag(_)))
        .or_else(|| of(|target| matches!(target, Target::Forum(_))))
        .or_else(|| of(|target| matches!(target, Target::Space(_))))
        .unwrap_or(Level::Direct);
    if opens {
        wider
    } else {
        wider.min(Level::Direct)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREAD: Target = Target::Thread(ThreadId(1));
    const TAG: Target = Target::Tag(TagId(1));
    const OTHER_TAG: Target = Target::Tag(TagId(2));
    const FORUM: Target = Target::Forum(ForumId(1));
    const SPACE: Target = Target::Space(SpaceId(1));
    const AUTHOR: Target = Target::Person(UserId(1));

    #[test]
    fn the_nearest_choice_wins() {
        use Level::{All, Direct, Nothing};
        // What was chosen, then how much one hears of an opening post and of a later one.
        type Line<'a> = (&'a [(Target, Level)], Level, Level);
        let table: &[Line<'_>] = &[
            (&[], Direct, Direct),
            (&[(SPACE, All)], All, Direct),
            (&[(SPACE, Nothing)], Nothing, Nothing),
            (&[(SPACE, All), (FORUM, Nothing)], Nothing, Nothing),
            (&[(SPACE, Nothing), (FORUM, All)], All, Direct),
            (&[(FORUM, Nothing), (TAG, All)], All, Direct),
            (&[(FORUM, All), (TAG, Direct)], Direct, Direct),
            (&[(TAG, Nothing), (OTHER_TAG, All)], All, Direct),
            (&[(SPACE, Nothing), (THREAD, All)], All, All),
            (&[(SPACE, All), (THREAD, Nothing)], Nothing, Nothing),
            (&[(TAG, Nothing), (THREAD, Direct)], Direct, Direct),
            (&[(THREAD, All), (AUTHOR, Nothing)], Nothing, Nothing),
            (&[(AUTHOR, All)], All, Direct),
            (&[(AUTHOR, All), (FORUM, Nothing)], All, Nothing),
            (&[(AUTHOR, Direct), (THREAD, All)], All, All),
        ];
        for (chosen, opening, later) in table {
            let got = (nearest(chosen, true), nearest(chosen, false));
            assert_eq!(got, (*opening, *later), "{chosen:?}");
        }
    }

    #[test]
    fn a_target_is_a_word_and_a_number() {
        for target in [THREAD, TAG, FORUM, SPACE, AUTHOR] {
            assert_eq!(target.to_string().parse::<Target>().unwrap(), target);
        }
        for wrong in [
            "",
            "thread",
            "thread-",
            "thread-0",
            "thread-x",
            "post-1",
            "-1",
            "thread-1-2",
        ] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
    }
}
