//! What happens reaches those who watch: the event log, told to each listener of a topic whom its place lets see it.
//!
//! Nothing is kept here that the log does not say, but who reads at this moment, of those who want that seen. A listener's topics are looked at again whenever somebody's rights may
//! have changed, before the next event goes out to him.

mod hub;
mod presence;
mod queue;
mod sight;
mod talk;
mod told;

pub use hub::{Hub, Listener, follow};
pub use talk::{Answer, HEARTBEAT, TOPICS, Talk, Tuned};
pub use told::{Range, range};

use crate::base::{ForumId, OfficeId, SpaceId, ThreadId, UserId};

/// What somebody may listen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    Thread(ThreadId),
    Forum(ForumId),
    Space(SpaceId),
    Office(OfficeId),
    /// What concerns a person himself.
    Person(UserId),
}

impl Topic {
    /// The topic of this name, as in `thread:7`.
    pub fn from_name(name: &str) -> Option<Topic> {
        let (kind, id) = name.split_once(':')?;
        let id: i64 = id.parse().ok().filter(|id| *id > 0)?;
        match kind {
            "thread" => Some(Topic::Thread(ThreadId(id))),
            "forum" => Some(Topic::Forum(ForumId(id))),
            "space" => Some(Topic::Space(SpaceId(id))),
            "office" => Some(Topic::Office(OfficeId(id))),
            "person" => Some(Topic::Person(UserId(id))),
            _ => None,
        }
    }

    /// Its name, as the event log has it.
    pub fn name(self) -> String {
        match self {
            Topic::Thread(id) => format!("thread:{id}"),
            Topic::Forum(id) => format!("forum:{id}"),
            Topic::Space(id) => format!("space:{id}"),
            Topic::Office(id) => format!("office:{id}"),
            Topic::Person(id) => format!("person:{id}"),
        }
    }
}
