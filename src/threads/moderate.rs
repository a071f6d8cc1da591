//! Threads are locked, pinned and moved.

use diesel::prelude::*;

use super::find::{Found, find};
use super::page::thread_facts;
use super::{subject, tags};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::text::line;
use crate::base::{Error, ForumId, Instant, Result, ThreadId, UserId};
use crate::db::Tx;
use crate::db::schema::{posts, threads};
use crate::events::{self, Event};
use crate::spaces::{self, Facts, Lock, Move, Pin, ThreadKind};

/// Threads that may be pinned in a forum at a time.
const PINS: i64 = 3;

/// Locks a thread, for a stated reason, until a day or for good.
///
/// # Errors
/// `Refused` unless a moderator; `Invalid(reason)` without one.
pub fn lock(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    reason: &str,
    until: Option<Instant>,
) -> Result<()> {
    let found = find(tx, viewer, id)?;
    let permit = found.permit::<Lock>(tx, viewer, &thread_facts(&found.thread, tx.now()))?;
    let reason = line("reason", reason, 3..=300)?;
    let now = tx.now();
    diesel::update(threads::table.find(id))
        .set((
            threads::locked_at.eq(now),
            threads::locked_until.eq(until),
            threads::locked_by.eq(permit.by),
            threads::lock_reason.eq(&reason),
        ))
        .execute(&mut **tx)?;
    noted(tx, viewer, &found, (Action::ThreadLocked, &reason))?;
    tell_state(tx, permit.by, &found, true, found.thread.pinned_until)
}

/// Unlocks a thread. Twice is once.
///
/// # Errors
/// `Refused` unless a moderator.
pub fn unlock(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    let found = find(tx, viewer, id)?;
    let permit = found.permit::<Lock>(tx, viewer, &thread_facts(&found.thread, tx.now()))?;
    diesel::update(threads::table.find(id))
        .set((
            threads::locked_at.eq(None::<i64>),
            threads::locked_until.eq(None::<i64>),
            threads::locked_by.eq(None::<i64>),
            threads::lock_reason.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    noted(tx, viewer, &found, (Action::ThreadUnlocked, ""))?;
    tell_state(tx, permit.by, &found, false, found.thread.pinned_until)
}

/// Pins a thread on top of its forum until a day.
///
/// # Errors
/// `Refused` unless a moderator; `Refused(pin_limit)` when the forum has three already.
pub fn pin(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, until: Instant) -> Result<()> {
    let found = find(tx, viewer, id)?;
    let now = tx.now();
    let permit = found.permit::<Pin>(tx, viewer, &thread_facts(&found.thread, now))?;
    let others: i64 = threads::table
        .filter(threads::forum_id.eq(found.forum.id).and(threads::id.ne(id)))
        .filter(threads::pinned_until.gt(now))
        .count()
        .get_result(&mut **tx)?;
    if others >= PINS {
        return Err(Error::refused("pin_limit", "moderator"));
    }
    diesel::update(threads::table.find(id))
        .set(threads::pinned_until.eq(until))
        .execute(&mut **tx)?;
    noted(tx, viewer, &found, (Action::ThreadPinned, ""))?;
    tell_state(
        tx,
        permit.by,
        &found,
        found.thread.lock.is_some(),
        Some(until),
    )
}

/// Takes a thread down from the top. Twice is once.
///
/// # Errors
/// `Refused` unless a moderator.
pub fn unpin(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    let found = find(tx, viewer, id)?;
    let permit = found.permit::<Pin>(tx, viewer, &thread_facts(&found.thread, tx.now()))?;
    diesel::update(threads::table.find(id))
        .set(threads::pinned_until.eq(None::<i64>))
        .execute(&mut **tx)?;
    noted(tx, viewer, &found, (Action::ThreadUnpinned, ""))?;
    tell_state(tx, permit.by, &found, found.thread.lock.is_some(), None)
}

/// Moves a thread to another forum, where the viewer moderates too. A trace stays in the old list.
///
/// # Errors
/// `Refused` unless a moderator in both places; `NotFound` when he does not see the new one; `Invalid(forum)` for
/// the forum it stands in, and for a question in another space.
pub fn move_to(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, to: ForumId) -> Result<()> {
    let found = find(tx, viewer, id)?;
    let permit = found.permit::<Move>(tx, viewer, &thread_facts(&found.thread, tx.now()))?;
    if to == found.forum.id {
        return Err(Error::field("forum", "same_forum"));
    }
    let (space, forum) = spaces::forum_by_id(tx, &found.sight, to)?;
    // What stands in a blog is its owner's, and begins nowhere else.
    if forum.blog || found.forum.blog {
        return Err(Error::field("forum", "choice"));
    }
    // Its offices, their clocks and who may sign it are those of its space.
    if found.thread.kind == ThreadKind::Question && space.id != found.space.id {
        return Err(Error::field("forum", "question_space"));
    }
    let there = (&found.sight, &forum);
    spaces::permit_found::<Move>(tx, viewer, there, &Facts::default())?;
    let now = tx.now();
    diesel::update(threads::table.find(id))
        .set((
            threads::space_id.eq(space.id),
            threads::forum_id.eq(forum.id),
            threads::moved_from.eq(found.forum.id),
            threads::moved_at.eq(now),
            threads::moved_by.eq(permit.by),
            // A pin belongs to the forum it was made in.
            threads::pinned_until.eq(None::<i64>),
        ))
        .execute(&mut **tx)?;
    if space.id != found.space.id {
        diesel::update(posts::table.filter(posts::thread_id.eq(id)))
            .set(posts::space_id.eq(space.id))
            .execute(&mut **tx)?;
        subject::forget(tx, id)?;
        let there = find(tx, viewer, id)?.thread;
        tags::carry(tx, permit.by, &there)?;
    }
    let count = i64::from(found.thread.posts);
    spaces::count_threads(tx, found.forum.id, -1, -count, None)?;
    spaces::find_last_post(tx, found.forum.id)?;
    let last = forum.last_post_at.max(Some(found.thread.last_post_at));
    spaces::count_threads(tx, forum.id, 1, count, last)?;
    let (from, to) = (found.forum.id, forum.id);
    noted(
        tx,
        viewer,
        &found,
        (Action::ThreadMoved, &format!("forum {to}")),
    )?;
    let event = Event::ThreadMoved {
        thread: id,
        space: found.space.id,
        from,
        to,
        to_space: space.id,
    };
    events::record(tx, Some(permit.by), &event)
}

fn noted(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    found: &Found,
    (action, after): (Action, &str),
) -> Result<()> {
    let change = Change {
        after,
        ..Change::default()
    };
    let object = format!("thread {}", found.thread.id);
    audit::note(tx, &viewer.who(), action, object, change)
}

fn tell_state(
    tx: &mut Tx<'_>,
    by: UserId,
    found: &Found,
    locked: bool,
    pinned_until: Option<Instant>,
) -> Result<()> {
    let (thread, forum, space) = (found.thread.id, found.forum.id, found.space.id);
    events::record(
        tx,
        Some(by),
        &Event::ThreadState {
            thread,
            forum,
            space,
            locked,
            pinned_until,
        },
    )
}
