//! What a text in the composer will become.

use std::fmt;
use std::str::FromStr;

use crate::base::{ForumId, PostId, SpaceId, ThreadId};

/// Where a text is meant to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A new thread of this forum.
    Forum(ForumId),
    /// A question in this space, where nobody has asked yet: its first one brings the forum.
    Asked(SpaceId),
    /// A reply to this thread's opening post.
    Thread(ThreadId),
    /// A reply to this post.
    Post(PostId),
    /// A change of this post.
    Edit(PostId),
    /// Something added to this post.
    Addition(PostId),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, id) = match self {
            Target::Forum(id) => ("forum", id.0),
            Target::Asked(id) => ("asked", id.0),
            Target::Thread(id) => ("thread", id.0),
            Target::Post(id) => ("post", id.0),
            Target::Edit(id) => ("edit", id.0),
            Target::Addition(id) => ("addition", id.0),
        };
        write!(f, "{word}-{id}")
    }
}

impl FromStr for Target {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (word, id) = text.split_once('-').ok_or(())?;
        match word {
            "forum" => id.parse().map(Target::Forum),
            "asked" => id.parse().map(Target::Asked),
            "thread" => id.parse().map(Target::Thread),
            "post" => id.parse().map(Target::Post),
            "edit" => id.parse().map(Target::Edit),
            "addition" => id.parse().map(Target::Addition),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_as_it_is_written() {
        for target in [
            Target::Forum(ForumId(1)),
            Target::Asked(SpaceId(6)),
            Target::Thread(ThreadId(20)),
            Target::Post(PostId(300)),
            Target::Edit(PostId(4)),
            Target::Addition(PostId(5)),
        ] {
            assert_eq!(target.to_string().parse(), Ok(target));
        }
        for wrong in [
            "", "forum", "forum-", "forum-x", "forum--1", "post-0", "space-1", "1-forum",
        ] {
            assert_eq!(wrong.parse::<Target>(), Err(()), "{wrong}");
        }
    }
}
