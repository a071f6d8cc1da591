//! Which tags of its space a thread bears.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Thread;
use crate::base::text::folded;
use crate::base::words::nearest;
use crate::base::{Error, Result, SpaceId, ThreadId, Unknown, UserId};
use crate::db::schema::{tags, thread_tags};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};
use crate::events::{self, Event};
use crate::spaces::{self, Tag};

/// The tags of one thread that was found through its viewer.
///
/// # Errors
/// What the database says.
pub fn tags_of(c: &mut Conn, thread: ThreadId) -> Result<Vec<Tag>> {
    Ok(of(c, &[thread])?.remove(&thread).unwrap_or_default())
}

/// Lets through names of tags that the space has.
///
/// # Errors
/// `Unknown(tag_unknown)` for another.
pub fn known_tags(c: &mut Conn, space: SpaceId, names: &[String]) -> Result<()> {
    named(c, space, names).map(drop)
}

/// The tags of a space that are meant by these names, each once, in the list's order.
pub(super) fn named(c: &mut Conn, space: SpaceId, names: &[String]) -> Result<Vec<Tag>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let known = spaces::tags(c, space)?;
    let keys: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let missing = |key: &&String| !known.iter().any(|tag| folded(&tag.name) == **key);
    if let Some(at) = keys.iter().position(|key| missing(&key)) {
        let typed = names.get(at).cloned().unwrap_or_default();
        let near = nearest(known.iter().map(|tag| tag.name.as_str()), &typed);
        return Err(Error::Unknown(Unknown {
            field: "tags",
            code: "tag_unknown",
            nearest: near.map(str::to_owned),
            typed,
        }));
    }
    let mut meant = known;
    meant.retain(|tag| keys.contains(&folded(&tag.name)));
    Ok(meant)
}

pub(super) fn give(tx: &mut Tx<'_>, thread: ThreadId, tags: &[Tag]) -> Result<()> {
    let old = thread_tags::table.filter(thread_tags::thread_id.eq(thread));
    diesel::delete(old).execute(&mut **tx)?;
    for tag in tags {
        diesel::insert_into(thread_tags::table)
            .values((
                thread_tags::thread_id.eq(thread),
                thread_tags::tag_id.eq(tag.id),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Gives a thread that came to another space the tags of the same names there.
pub(super) fn carry(tx: &mut Tx<'_>, by: UserId, thread: &Thread) -> Result<()> {
    let had = tags_of(tx, thread.id)?;
    if had.is_empty() {
        return Ok(());
    }
    let keys: Vec<String> = had.iter().map(|tag| folded(&tag.name)).collect();
    let mut there = spaces::tags(tx, thread.space)?;
    there.retain(|tag| keys.contains(&folded(&tag.name)));
    give(tx, thread.id, &there)?;
    tell(tx, by, thread)
}

pub(super) fn tell(tx: &mut Tx<'_>, by: UserId, thread: &Thread) -> Result<()> {
    let event = Event::ThreadEdited {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        fields: vec!["tags"],
    };
    events::record(tx, Some(by), &event)
}

/// The tags of each of these threads, which were found through their viewer, by name.
///
/// # Errors
/// What the database says.
pub fn of(c: &mut Conn, threads: &[ThreadId]) -> Result<HashMap<ThreadId, Vec<Tag>>> {
    let mut rows: Vec<(ThreadId, Tag)> = each!(c, |c| thread_tags::table
        .inner_join(tags::table)
        .filter(thread_tags::thread_id.among(threads.to_vec()))
        .select((thread_tags::thread_id, Tag::as_select()))
        .prepared()
        .load(c))?;
    rows.sort_by_cached_key(|(_, tag)| folded(&tag.name));
    let mut of: HashMap<ThreadId, Vec<Tag>> = HashMap::new();
    for (thread, tag) in rows {
        of.entry(thread).or_default().push(tag);
    }
    Ok(of)
}
