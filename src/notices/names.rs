//! What one follows, found through its viewer.

use std::collections::HashMap;

use super::model::Target;
use crate::accounts::{self, Person, Viewer};
use crate::base::{ForumId, Result, SpaceId, TagId, ThreadId, UserId};
use crate::db::Conn;
use crate::spaces::{self, Forum, Space, Tag};
use crate::threads::{self, Thread};

/// A target as it is shown.
#[derive(Clone, Debug)]
pub enum Named {
    Thread(Thread),
    Tag(Space, Tag),
    Forum(Space, Forum),
    Space(Space),
    Person(Person),
}

/// These targets, as far as the viewer sees them.
pub(super) fn named(
    c: &mut Conn,
    viewer: &Viewer,
    targets: &[Target],
) -> Result<HashMap<Target, Named>> {
    let sight = spaces::sight(c, viewer)?;
    let (mut thread_ids, mut tag_ids, mut forum_ids, mut space_ids, mut people) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for target in targets {
        match target {
            Target::Thread(id) => thread_ids.push(*id),
            Target::Tag(id) => tag_ids.push(*id),
            Target::Forum(id) => forum_ids.push(*id),
            Target::Space(id) => space_ids.push(*id),
            Target::Person(id) => people.push(*id),
        }
    }
    let threads: Vec<Thread> = match thread_ids[..] {
        [] => Vec::new(),
        _ => threads::among(c, &sight, &thread_ids)?,
    };
    let tags: Vec<(SpaceId, Tag)> = match tag_ids[..] {
        [] => Vec::new(),
        _ => spaces::tags_among(c, &tag_ids)?,
    };
    let forums: Vec<Forum> = match forum_ids[..] {
        [] => Vec::new(),
        _ => spaces::forum(c, &sight, &forum_ids)?,
    };
    space_ids.extend(tags.iter().map(|(space, _)| *space));
    space_ids.extend(forums.iter().map(|forum| forum.space));
    let spaces: HashMap<SpaceId, Space> = spaces::among(c, &sight, &space_ids)?
        .into_iter()
        .map(|space| (space.id, space))
        .collect();
    let people: HashMap<UserId, Person> = accounts::authors(c, &people)?;
    let threads: HashMap<ThreadId, Thread> = threads.into_iter().map(|t| (t.id, t)).collect();
    let tags: HashMap<TagId, (SpaceId, Tag)> = tags
        .into_iter()
        .map(|(s, tag)| (tag.id, (s, tag)))
        .collect();
    let forums: HashMap<ForumId, Forum> = forums.into_iter().map(|f| (f.id, f)).collect();
    let one = |target: &Target| {
        Some(match target {
            Target::Thread(id) => Named::Thread(threads.get(id)?.clone()),
            Target::Space(id) => Named::Space(spaces.get(id)?.clone()),
            Target::Person(id) => Named::Person(people.get(id)?.clone()),
            Target::Tag(id) => {
                let (space, tag) = tags.get(id)?;
                Named::Tag(spaces.get(space)?.clone(), tag.clone())
            }
            Target::Forum(id) => {
                let forum = forums.get(id)?;
                Named::Forum(spaces.get(&forum.space)?.clone(), forum.clone())
            }
        })
    };
    Ok(targets
        .iter()
        .filter_map(|target| Some((*target, one(target)?)))
        .collect())
}
