//! A moderator lets a waiting post through, or refuses it.

use diesel::prelude::*;

use super::edit::{judged, reach};
use super::find::Found;
use super::hold::settle;
use super::model::{Post, PostState, Removal, Via};
use super::rows::parent;
use super::write::{Slot, publish};
use crate::accounts::{self, Viewer};
use crate::audit::Action;
use crate::base::text::line;
use crate::base::{Error, PostId, Result};
use crate::db::Tx;
use crate::db::schema::{posts, threads};
use crate::events::{self, Event, PostPlace};
use crate::spaces::{Decide, Facts};

/// Lets a post through: it gets its number and its place now.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless a moderator, and for his own; `Conflict` when it was
/// decided already.
pub fn approve(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<()> {
    let (found, post) = decide(tx, viewer, id, PostState::Published)?;
    let Found { thread, .. } = &found;
    let parent = post
        .parent
        .map(|id| parent(tx, thread.id, Some(id)))
        .transpose()?;
    let at = Slot {
        thread: thread.id,
        kind: thread.kind,
        forum: thread.forum,
        space: thread.space,
        parent,
        office: None,
    };
    if at.parent.is_none() {
        diesel::update(threads::table.find(thread.id))
            .set(threads::state.eq(PostState::Published.as_str()))
            .execute(&mut **tx)?;
    }
    accounts::check(tx, post.author)?;
    let via: String = posts::table.find(id).select(posts::via).first(&mut **tx)?;
    let via = Via::from_word(&via).unwrap_or(Via::Web);
    publish(tx, post.author, &at, id, via)?;
    judged(tx, viewer, &post, (Action::PostApproved, ""))?;
    let (at, author) = (at.spot(id), post.author);
    events::record(tx, viewer.id(), &Event::PostApproved { at, author })
}

/// Does not let a post through, for a reason that its author is told.
///
/// # Errors
/// As [`approve`]; `Invalid` for a missing reason or a text that is too long.
pub fn refuse(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    reason: &str,
    note: &str,
) -> Result<()> {
    let Some(reason) = Removal::from_word(reason) else {
        return Err(Error::field("reason", "choice"));
    };
    let note = line("note", note, 0..=1000)?;
    let (found, post) = decide(tx, viewer, id, PostState::Refused)?;
    diesel::update(posts::table.find(id))
        .set((
            posts::reason.eq(reason.as_str()),
            posts::note.eq(Some(note).filter(|note| !note.is_empty())),
        ))
        .execute(&mut **tx)?;
    judged(tx, viewer, &post, (Action::PostRefused, reason.as_str()))?;
    let Found { thread, .. } = found;
    let at = PostPlace {
        post: id,
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
    };
    let event = Event::PostRefused {
        at,
        author: post.author,
        reason: reason.as_str(),
    };
    events::record(tx, viewer.id(), &event)
}

fn decide(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, state: PostState) -> Result<(Found, Post)> {
    let (found, post) = reach(tx, viewer, id)?;
    let permit = found.permit::<Decide>(tx, viewer, &Facts::default())?;
    if permit.by == post.author {
        return Err(Error::refused("own_case", "moderator"));
    }
    settle(tx, id, state)?;
    let now = tx.now();
    diesel::update(posts::table.find(id))
        .set((posts::decided_at.eq(now), posts::decided_by.eq(permit.by)))
        .execute(&mut **tx)?;
    Ok((found, post))
}
