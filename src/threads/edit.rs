//! Posts are changed, taken back, brought back and removed.

use diesel::prelude::*;

use super::added::not_too_often;
use super::coauthors::writes_along;
use super::find::{Found, find};
use super::hidden::unspoken;
use super::model::{NewPost, Post, PostState, QUESTION, QUIET, Removal, Thread, few_files};
use super::page::facts;
use super::rows::any;
use super::write::keep_text;
use super::{hold, prepared};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::text::{Faults, line};
use crate::base::{Conflict, Error, Instant, PostId, Result, UserId};
use crate::config::Limits;
use crate::db::Tx;
use crate::db::schema::{posts, quotes, revisions, threads};
use crate::events::{self, Event, PostPlace};
use crate::spaces::{self, Delete, Edit, Facts, Permit, Remove, Restore, Speaks, ThreadKind};

/// Changes a post. `base` is the revision that the new text was written from.
///
/// # Errors
/// `Conflict(edit_conflict)` with the text that stands when `base` is not the newest; `Refused` or `Locked` when
/// the viewer may not; `Gone` for a tombstone.
pub fn edit(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    base: i32,
    new: NewPost,
    limits: &Limits,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    if found.thread.kind == ThreadKind::Article && post.parent.is_none() {
        // What stands for it in lists is made with its text, on a page of its own.
        return Err(Error::refused("article_page", "author"));
    }
    if post.office.is_some() {
        return Err(Error::refused("office_only", "office"));
    }
    change(tx, viewer, (&found, &post), (base, new, false), limits).map(drop)
}

/// Changes what an office said, as whoever publishes for it; true when it is another text now. `anew` keeps a revision of
/// the same text too, where what stands over it is another now.
///
/// # Errors
/// As [`edit`].
pub fn edit_spoken<C: Speaks>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    _: &Permit<C>,
    (id, base, new, anew): (PostId, i32, NewPost, bool),
    limits: &Limits,
) -> Result<bool> {
    let (found, post) = reach(tx, viewer, id)?;
    if post.office.is_none() {
        return Err(Error::NotFound);
    }
    change(tx, viewer, (&found, &post), (base, new, anew), limits)
}

/// Who answers for the text: its author, or whoever was found to publish for its office.
pub(super) fn speaker(viewer: &Viewer, post: &Post) -> Option<UserId> {
    match post.office {
        Some(_) => viewer.id(),
        None => Some(post.author),
    }
}

/// As [`edit`], for whatever the post is; true when it is another text now. `anew` as in [`edit_spoken`].
pub(super) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (found, post): (&Found, &Post),
    (base, new, anew): (i32, NewPost, bool),
    limits: &Limits,
) -> Result<bool> {
    let (id, now) = (post.id, tx.now());
    let asked = found.thread.kind == ThreadKind::Question && post.parent.is_none();
    if asked {
        NewPost::source(&new.source, QUESTION)?;
        few_files(&new)?;
    }
    let article = found.thread.kind == ThreadKind::Article && post.parent.is_none();
    let facts = Facts {
        coauthor: article && writes_along(tx, found.thread.id, viewer.id())?,
        author: speaker(viewer, post),
        ..facts(&found.thread, post, limits, now)
    };
    let permit = found.permit::<Edit>(tx, viewer, &facts)?;
    let standing: String = revisions::table
        .find((id, post.revision))
        .select(revisions::source)
        .first(&mut **tx)?;
    if base != post.revision {
        let revision = Some(post.revision);
        return Err(Error::Conflict(Conflict {
            code: "edit_conflict",
            current: Some(standing),
            revision,
        }));
    }
    if !anew && standing == new.source && post.lang == new.lang {
        return Ok(false);
    }
    not_too_often(tx, permit.by)?;
    unspoken(tx, id, &new.source)?;
    let quoted = quotes::table
        .filter(quotes::quoted_id.eq(id))
        .count()
        .get_result::<i64>(&mut **tx)?
        > 0;
    // What an office says is never changed unseen.
    let untouched =
        post.office.is_none() && post.replies == 0 && !quoted && post.reactions == [0; 3];
    let quiet = now.since(post.created_at) < QUIET && untouched;
    let revision = post.revision + 1;
    let old = revisions::table.find((id, post.revision));
    if quiet {
        diesel::delete(old).execute(&mut **tx)?;
    } else {
        diesel::update(old)
            .set(revisions::superseded_at.eq(now))
            .execute(&mut **tx)?;
        diesel::update(posts::table.find(id))
            .set(posts::edited_at.eq(now))
            .execute(&mut **tx)?;
    }
    // The old revision stands in the condition: of two nodes only one goes on.
    let moved = diesel::update(posts::table.find(id).filter(posts::revision.eq(base)))
        .set((posts::revision.eq(revision), posts::lang.eq(&new.lang)))
        .execute(&mut **tx)?;
    if moved != 1 {
        return Err(Error::Busy);
    }
    if post.n == 1 && post.lang != new.lang {
        // The title is in the language of the text it stands over.
        let Thread {
            id: thread,
            forum,
            space,
            ..
        } = found.thread;
        diesel::update(threads::table.find(thread))
            .set(threads::lang.eq(&new.lang))
            .execute(&mut **tx)?;
        let fields = vec!["lang"];
        events::record(
            tx,
            // Who acts for an office is told nobody.
            Some(permit.by).filter(|_| post.office.is_none()),
            &Event::ThreadEdited {
                thread,
                forum,
                space,
                fields,
            },
        )?;
    }
    keep_text(tx, permit.by, (id, revision), &new)?;
    if post.state == PostState::Held {
        return Ok(true);
    }
    events::record(
        tx,
        Some(permit.by).filter(|_| post.office.is_none()),
        &Event::PostEdited {
            at: spot(found, id),
            revision,
        },
    )?;
    Ok(true)
}

/// Takes back the viewer's own post; a tombstone stays, and so do the replies.
///
/// # Errors
/// `Refused` when it is not his; `Gone` when it is a tombstone already.
pub fn delete(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, limits: &Limits) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    if post.state == PostState::Held {
        return hold::take_back(tx, viewer, &found, &post);
    }
    if found.thread.asks(&post) {
        return Err(Error::refused("asked_stays", "nobody"));
    }
    if found.thread.is_spoken(&post) {
        return Err(Error::refused("office_only", "office"));
    }
    let facts = facts(&found.thread, &post, limits, tx.now());
    let permit = found.permit::<Delete>(tx, viewer, &facts)?;
    fall(tx, &found, &post, permit.by, PostState::Withdrawn)?;
    let event = Event::PostRemoved {
        at: spot(&found, id),
        by: "author",
        reason: None,
    };
    events::record(tx, Some(permit.by), &event)
}

/// Removes a post as a moderator, with a reason, the rule it breaks and words for its author.
///
/// # Errors
/// `Refused` unless a moderator; `Invalid` for a missing reason or texts that are too long; `Gone` for a tombstone.
pub fn remove(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    reason: &str,
    (clause, note): (&str, &str),
    limits: &Limits,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let facts = facts(&found.thread, &post, limits, tx.now());
    let permit = found.permit::<Remove>(tx, viewer, &facts)?;
    let mut faults = Faults::default();
    let Some(reason) = Removal::from_word(reason) else {
        return Err(Error::field("reason", "choice"));
    };
    let clause = faults.take(line("clause", clause, 0..=200));
    // Who takes away must say why where the list does not.
    let least = if reason == Removal::Other { 20 } else { 0 };
    let note = faults.take(line("note", note, least..=1000));
    faults.none()?;
    fall(tx, &found, &post, permit.by, PostState::Removed)?;
    diesel::update(posts::table.find(id))
        .set((
            posts::reason.eq(reason.as_str()),
            posts::clause.eq(Some(clause).filter(|text| !text.is_empty())),
            posts::note.eq(Some(note).filter(|text| !text.is_empty())),
        ))
        .execute(&mut **tx)?;
    judged(tx, viewer, &post, (Action::PostRemoved, reason.as_str()))?;
    let event = Event::PostRemoved {
        at: spot(&found, id),
        by: "moderator",
        reason: Some(reason.as_str()),
    };
    events::record(tx, Some(permit.by), &event)
}

/// Brings a post back: its author one that he took back, within the days for it; a moderator any.
///
/// # Errors
/// `Refused` when the viewer may not; `Conflict` when it stands.
pub fn restore(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, limits: &Limits) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let now = tx.now();
    let facts = facts(&found.thread, &post, limits, now);
    let permit = found.permit::<Restore>(tx, viewer, &facts)?;
    restorable(&found, &post, viewer, &facts, now)?;
    let fallen = posts::table
        .find(id)
        .filter(posts::state.eq(post.state.as_str()));
    let lifted = diesel::update(fallen)
        .set((
            posts::state.eq(PostState::Published.as_str()),
            posts::removed_at.eq(None::<i64>),
            posts::removed_by.eq(None::<i64>),
            posts::reason.eq(None::<String>),
            posts::clause.eq(None::<String>),
            posts::note.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    if lifted == 0 {
        return Err(Error::taken());
    }
    count(tx, &found, &post, 1)?;
    carry(tx, permit.by, &found, &post, false)?;
    if post.state == PostState::Removed {
        judged(tx, viewer, &post, (Action::PostRestored, ""))?;
    }
    events::record(
        tx,
        Some(permit.by),
        &Event::PostRestored {
            at: spot(&found, id),
        },
    )
}

/// Why a tombstone is not the viewer's to lift; pages ask it before they offer to.
///
/// # Errors
/// `Conflict` for a post that stands; `Refused` with the rule.
pub fn restorable(
    found: &Found,
    post: &Post,
    viewer: &Viewer,
    facts: &Facts,
    now: Instant,
) -> Result<()> {
    match post.state {
        PostState::Published | PostState::Draft | PostState::Held | PostState::Refused => {
            Err(Error::taken())
        }
        PostState::Purged => Err(Error::Gone),
        // What a moderator took away only a moderator brings back; what an author took back, only he.
        PostState::Removed if !found.sight.moderates(found.space.id) => {
            Err(Error::refused("moderator_only", "moderator"))
        }
        PostState::Withdrawn if Some(post.author) != viewer.id() => {
            Err(Error::refused("author_only", "author"))
        }
        PostState::Withdrawn if facts.until.is_some_and(|until| until < now) => {
            Err(Error::refused("restore_window", "nobody"))
        }
        PostState::Withdrawn | PostState::Removed => Ok(()),
    }
}

fn fall(tx: &mut Tx<'_>, found: &Found, post: &Post, by: UserId, state: PostState) -> Result<()> {
    let now = tx.now();
    // The old state stands in the condition: of two at once only one counts.
    let standing = posts::table
        .find(post.id)
        .filter(posts::state.eq(PostState::Published.as_str()));
    let fallen = diesel::update(standing)
        .set((
            posts::state.eq(state.as_str()),
            posts::removed_at.eq(now),
            posts::removed_by.eq(by),
        ))
        .execute(&mut **tx)?;
    if fallen == 0 {
        return Err(Error::Gone);
    }
    count(tx, found, post, -1)?;
    carry(tx, by, found, post, true)
}

/// Takes an article out of all lists when its text falls, and brings it back with it.
pub(super) fn carry(
    tx: &mut Tx<'_>,
    by: UserId,
    found: &Found,
    post: &Post,
    falls: bool,
) -> Result<()> {
    if found.thread.kind != ThreadKind::Article || post.parent.is_some() {
        return Ok(());
    }
    let (from, to) = match falls {
        true => (PostState::Published, PostState::Removed),
        false => (PostState::Removed, PostState::Published),
    };
    let there = threads::table
        .find(found.thread.id)
        .filter(threads::state.eq(from.as_str()));
    let moved = diesel::update(there)
        .set(threads::state.eq(to.as_str()))
        .execute(&mut **tx)?;
    if moved == 1 {
        let one = if falls { -1 } else { 1 };
        spaces::count_threads(tx, found.thread.forum, one, 0, None)?;
        // Pages that name it beside others show it no more, or do again.
        prepared::tell(tx, by, found, !falls)?;
    }
    Ok(())
}

pub(super) fn count(tx: &mut Tx<'_>, found: &Found, post: &Post, by: i32) -> Result<()> {
    let replies = if post.parent.is_some() { by } else { 0 };
    diesel::update(threads::table.find(found.thread.id))
        .set((
            threads::posts.eq(threads::posts + by),
            threads::replies.eq(threads::replies + replies),
        ))
        .execute(&mut **tx)?;
    spaces::count_threads(tx, found.forum.id, 0, i64::from(by), None)
}

pub(super) fn reach(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<(Found, Post)> {
    let thread = posts::table
        .find(id)
        .select(posts::thread_id)
        .first(&mut **tx)?;
    let found = find(tx, viewer, thread)?;
    // A reply locks the thread's row ahead of its posts'; whoever acts on a post does the same, or the two block.
    diesel::update(threads::table.find(thread))
        .set(threads::posts.eq(threads::posts))
        .execute(&mut **tx)?;
    match any(tx, thread, id) {
        Err(Error::NotFound) => hold::waiting(tx, viewer, id),
        post => Ok((found, post?)),
    }
}

/// Writes down what was decided on somebody's post.
pub(super) fn judged(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Post,
    (action, reason): (Action, &str),
) -> Result<()> {
    let change = Change {
        about: Some(post.author),
        before: post.state.as_str(),
        reason,
        ..Change::default()
    };
    audit::note(
        tx,
        &viewer.who(),
        action,
        format!("post {}", post.id),
        change,
    )
}

pub(super) fn spot(found: &Found, post: PostId) -> PostPlace {
    PostPlace {
        post,
        thread: found.thread.id,
        forum: found.forum.id,
        space: found.space.id,
    }
}
