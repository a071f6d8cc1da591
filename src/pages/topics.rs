//! What a page shows as far as it can change, and what an event moves of that.

use crate::base::{ForumId, SpaceId, ThreadId};
use crate::events::Envelope;

/// What a page shows, as far as it can change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// People: names stand everywhere.
    People,
    /// Anything anywhere, as the first page shows it.
    Anything,
    /// A space itself, its forums and its members.
    Space(SpaceId),
    /// Whatever happens in a space, as its lists show it.
    Within(SpaceId),
    /// What stands in a forum or a blog.
    Forum(ForumId),
    Thread(ThreadId),
}

/// The topics that an event moves on: what happens to a thread leaves other pages of its space as they are.
pub(super) fn touched(event: &Envelope) -> Vec<Topic> {
    if event.is_unseen() {
        return Vec::new();
    }
    let of_thread = event.is_of_thread();
    let mut topics: Vec<Topic> = event
        .topics
        .split(' ')
        .filter_map(|topic| {
            let (kind, id) = topic.split_once(':').unwrap_or((topic, ""));
            // The number of the space of blogs is none that a page could name.
            let space = || id.parse().ok().map(|id| Topic::Space(SpaceId(id)));
            match kind {
                "people" => Some(Topic::People),
                "thread" => id.parse().ok().map(Topic::Thread),
                "forum" => id.parse().ok().map(Topic::Forum),
                "space" | "mod" if !of_thread => space(),
                _ => None,
            }
        })
        .collect();
    topics.extend(event.space_id.map(Topic::Within));
    if !topics.is_empty() {
        topics.push(Topic::Anything);
    }
    topics
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::base::Instant;

    pub(in crate::pages) fn happened(kind: &str) -> Envelope {
        Envelope {
            seq: Some(1),
            kind: kind.to_owned(),
            at: Instant(1_000_000),
            space_id: None,
            actor_id: None,
            topics: "thread:7".to_owned(),
            data: String::new(),
        }
    }

    #[test]
    fn what_happens_to_a_thread_leaves_other_pages_of_its_space_as_they_are() {
        let moved = |kind: &str, topics: &str| {
            touched(&Envelope {
                space_id: Some(SpaceId(3)),
                topics: topics.to_owned(),
                ..happened(kind)
            })
        };
        let (all, space) = ("thread:7 forum:5 space:3", Topic::Space(SpaceId(3)));
        for kind in [
            "thread.created",
            "article.published",
            "cosign.changed",
            "addressee.answered",
            "clock.due",
        ] {
            let topics = moved(kind, all);
            assert!(!topics.contains(&space), "{kind}");
            for topic in [
                Topic::Thread(ThreadId(7)),
                Topic::Forum(ForumId(5)),
                Topic::Within(SpaceId(3)),
                Topic::Anything,
            ] {
                assert!(topics.contains(&topic), "{kind}: {topic:?}");
            }
        }
        for kind in ["thread.moved", "forum.changed", "question.published"] {
            assert!(moved(kind, all).contains(&space), "{kind}");
        }
        for kind in ["question.declined", "member.changed"] {
            assert!(moved(kind, "mod:3 person:9").contains(&space), "{kind}");
        }
        for kind in ["post.held", "post.refused", "resident.changed"] {
            assert!(moved(kind, "mod:3 person:9").is_empty(), "{kind}");
        }
        for kind in ["answer.proposed", "person.changed"] {
            assert!(moved(kind, "person:8 person:9").is_empty(), "{kind}");
        }
    }
}
