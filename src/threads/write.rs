//! Threads are started and answered.

use diesel::prelude::*;

use super::find::find;
use super::model::{
    DEEPEST, NewPost, NewThread, Post, PostState, Thread, Via, path_above, path_under,
};
use super::page::thread_facts;
use super::rows::{any, opening};
use super::{alt, brakes, hold, mentions, seen, shown, tags};
use crate::accounts::Viewer;
use crate::base::slug::slug;
use crate::base::{Error, ForumId, Instant, PostId, Result, SpaceId, ThreadId, UserId};
use crate::config::Limits;
use crate::db::schema::{posts, quotes, revisions, threads};
use crate::db::{Tx, each};
use crate::events::{self, Event, PostPlace};
use crate::markup;
use crate::spaces::{self, Facts, Place, Reply, Start, ThreadKind};

/// Starts a thread with its opening post.
///
/// # Errors
/// `NotFound` when the viewer does not see the forum; `Refused` or `Locked` when he may not start threads there;
/// `Braked` when he writes too soon or too much; `Unknown(tag_unknown)` for a tag that the space has not.
pub fn start(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    place: (SpaceId, ForumId),
    new: NewThread,
    limits: &Limits,
) -> Result<ThreadId> {
    let (space, forum) = place;
    let permit =
        spaces::permit::<Start>(tx, viewer, Place::Forum(space, forum), &Facts::default())?;
    if limits.rates {
        brakes::check(tx, viewer.me()?, true, &new.opening)?;
    }
    let chosen = tags::named(tx, space, &new.tags)?;
    let state = hold::first_state(tx, viewer, space)?;
    let now = tx.now();
    let address = slug(&new.title, &new.opening.lang);
    let id: ThreadId = diesel::insert_into(threads::table)
        .values((
            threads::space_id.eq(space),
            threads::forum_id.eq(forum),
            threads::kind.eq(ThreadKind::Discussion.as_str()),
            threads::state.eq(state.as_str()),
            threads::title.eq(&new.title),
            threads::slug.eq(address),
            threads::lang.eq(&new.opening.lang),
            threads::user_id.eq(permit.by),
            threads::author_kind.eq("person"),
            threads::author_id.eq(permit.by.0),
            threads::created_at.eq(now),
            threads::last_post_at.eq(now),
            threads::last_author_id.eq(permit.by),
            threads::last_n.eq(0),
            threads::posts.eq(0),
            threads::replies.eq(0),
        ))
        .returning(threads::id)
        .get_result(&mut **tx)?;
    tags::give(tx, id, &chosen)?;
    let place = Slot {
        thread: id,
        forum,
        space,
        parent: None,
    };
    let post = insert(tx, permit.by, &place, &new.opening)?;
    match state {
        PostState::Held => hold::told(tx, permit.by, place.spot(post))?,
        _ => publish(tx, permit.by, &place, post, new.opening.via)?,
    }
    Ok(id)
}

/// Writes a post in a thread.
///
/// # Errors
/// `NotFound` when the viewer does not see the thread or there is no such post to answer (a tombstone may be
/// answered); `Refused` or `Locked` when he may not write there; `Braked` when he writes too soon or too much.
pub fn reply(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    new: NewPost,
    limits: &Limits,
) -> Result<PostId> {
    let found = find(tx, viewer, thread)?;
    if found.thread.held {
        return Err(Error::locked("thread_held", "moderator"));
    }
    let facts = thread_facts(&found.thread, tx.now());
    let Thread { forum, space, .. } = found.thread;
    let permit = spaces::permit::<Reply>(tx, viewer, Place::Forum(space, forum), &facts)?;
    if limits.rates {
        brakes::check(tx, viewer.me()?, false, &new)?;
    }
    let parent = match new.parent {
        Some(id) => any(tx, thread, id)?,
        None => opening(tx, thread)?,
    };
    let place = Slot {
        thread,
        forum,
        space,
        parent: Some(parent),
    };
    let post = insert(tx, permit.by, &place, &new)?;
    match hold::first_state(tx, viewer, space)? {
        PostState::Held => hold::told(tx, permit.by, place.spot(post))?,
        _ => publish(tx, permit.by, &place, post, new.via)?,
    }
    Ok(post)
}

/// Where a post comes to stand.
pub(super) struct Slot {
    pub thread: ThreadId,
    pub forum: ForumId,
    pub space: SpaceId,
    pub parent: Option<Post>,
}

impl Slot {
    pub(super) fn spot(&self, post: PostId) -> PostPlace {
        PostPlace {
            post,
            thread: self.thread,
            forum: self.forum,
            space: self.space,
        }
    }
}

/// Keeps a post that nobody else sees yet: it has no number.
fn insert(tx: &mut Tx<'_>, by: UserId, at: &Slot, new: &NewPost) -> Result<PostId> {
    let now = tx.now();
    let id: PostId = diesel::insert_into(posts::table)
        .values((
            posts::thread_id.eq(at.thread),
            posts::space_id.eq(at.space),
            posts::parent_id.eq(at.parent.as_ref().map(|parent| parent.id)),
            posts::depth.eq(0),
            posts::ordinal.eq(0),
            posts::state.eq(PostState::Held.as_str()),
            posts::user_id.eq(by),
            posts::author_kind.eq("person"),
            posts::author_id.eq(by.0),
            posts::lang.eq(&new.lang),
            posts::via.eq(new.via.as_str()),
            posts::html.eq(""),
            posts::renderer.eq(new.rendered.version),
            posts::revision.eq(1),
            posts::created_at.eq(now),
        ))
        .returning(posts::id)
        .get_result(&mut **tx)?;
    keep_text(tx, by, id, 1, new)?;
    keep_quotes(tx, id, &new.rendered.quotes)?;
    Ok(id)
}

/// Gives a post its number and its place in the tree, and counts it; an opening post's thread comes with it.
pub(super) fn publish(tx: &mut Tx<'_>, by: UserId, at: &Slot, id: PostId, via: Via) -> Result<()> {
    let now = tx.now();
    if at.parent.is_none() {
        spaces::count_threads(tx, at.forum, 1, 0, None)?;
        let event = Event::ThreadCreated {
            thread: at.thread,
            forum: at.forum,
            space: at.space,
            kind: ThreadKind::Discussion.as_str(),
        };
        events::record(tx, Some(by), &event)?;
    }
    // The row lock of this update orders writers of one thread: numbers stay dense on both databases.
    let n: i32 = diesel::update(threads::table.find(at.thread))
        .set((
            threads::last_n.eq(threads::last_n + 1),
            threads::posts.eq(threads::posts + 1),
            threads::replies.eq(threads::replies + i32::from(at.parent.is_some())),
            threads::last_post_at.eq(now),
            threads::last_author_id.eq(by),
        ))
        .returning(threads::last_n)
        .get_result(&mut **tx)?;
    let (path, depth, ordinal) = match &at.parent {
        None => (path_under("", n), 0, 1),
        Some(parent) => {
            let ordinal: i32 = diesel::update(posts::table.find(parent.id))
                .set(posts::replies.eq(posts::replies + 1))
                .returning(posts::replies)
                .get_result(&mut **tx)?;
            let above = if parent.depth >= DEEPEST {
                path_above(&parent.path)
            } else {
                Some(parent.path.as_str())
            };
            (
                path_under(above.unwrap_or_default(), n),
                (parent.depth + 1).min(DEEPEST),
                ordinal,
            )
        }
    };
    diesel::update(posts::table.find(id))
        .set((
            posts::n.eq(n),
            posts::path.eq(path),
            posts::depth.eq(depth),
            posts::ordinal.eq(ordinal),
            posts::state.eq(PostState::Published.as_str()),
        ))
        .execute(&mut **tx)?;
    seen::mark(tx, by, at.thread, &[n])?;
    spaces::count_threads(tx, at.forum, 0, 1, Some(now))?;
    let event = Event::PostCreated {
        at: at.spot(id),
        n,
        parent: at.parent.as_ref().map(|parent| parent.id),
        depth,
        via: via.as_str(),
    };
    events::record(tx, Some(by), &event)
}

/// Keeps a revision's source and text, which files it shows, and the HTML whose anchors now bear the post's id.
pub(super) fn keep_text(
    tx: &mut Tx<'_>,
    by: UserId,
    id: PostId,
    number: i32,
    new: &NewPost,
) -> Result<()> {
    mentions::few(&new.rendered)?;
    let html = alt::finished(tx, id, &markup::anchored(&new.rendered.html, id.0))?;
    diesel::update(posts::table.find(id))
        .set((
            posts::html.eq(html),
            posts::renderer.eq(new.rendered.version),
        ))
        .execute(&mut **tx)?;
    shown::keep(tx, id, &new.rendered.files)?;
    let now = tx.now();
    diesel::insert_into(revisions::table)
        .values((
            revisions::post_id.eq(id),
            revisions::number.eq(number),
            revisions::source.eq(&new.source),
            revisions::text.eq(&new.rendered.text),
            revisions::editor_id.eq(by),
            revisions::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Keeps which posts this one quotes, so that they can say so.
pub(super) fn keep_quotes(tx: &mut Tx<'_>, id: PostId, quoted: &[i64]) -> Result<()> {
    diesel::delete(quotes::table.filter(quotes::post_id.eq(id))).execute(&mut **tx)?;
    let known: Vec<PostId> = posts::table
        .filter(posts::id.eq_any(quoted.iter().take(20)))
        .select(posts::id)
        .load(&mut **tx)?;
    for quoted in known {
        each!(tx, |c| diesel::insert_into(quotes::table)
            .values((quotes::post_id.eq(id), quotes::quoted_id.eq(quoted)))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// Counts the posts of a thread again, and the replies of each of its posts.
///
/// # Errors
/// What the database says.
pub fn recount(tx: &mut Tx<'_>, thread: ThreadId) -> Result<()> {
    // Silent: the counters say what the rows say already.
    let all = posts::table.filter(posts::thread_id.eq(thread).and(posts::n.is_not_null()));
    let numbers: Vec<(PostId, Option<PostId>, i32, String, Instant)> = all
        .select((
            posts::id,
            posts::parent_id,
            posts::replies,
            posts::state,
            posts::created_at,
        ))
        .load(&mut **tx)?;
    let standing = numbers
        .iter()
        .filter(|(.., state, _)| state == PostState::Published.as_str());
    let (opening, replies): (Vec<_>, Vec<_>) =
        standing.partition(|(_, parent, ..)| parent.is_none());
    let replies = i32::try_from(replies.len()).map_err(Error::broken)?;
    let opening = i32::from(!opening.is_empty());
    diesel::update(threads::table.find(thread))
        .set((
            threads::posts.eq(opening + replies),
            threads::replies.eq(replies),
        ))
        .execute(&mut **tx)?;
    let mut replies = std::collections::HashMap::<PostId, i32>::new();
    for (_, parent, ..) in &numbers {
        if let Some(parent) = parent {
            *replies.entry(*parent).or_default() += 1;
        }
    }
    for (id, _, counted, ..) in &numbers {
        let right = replies.get(id).copied().unwrap_or(0);
        if right != *counted {
            diesel::update(posts::table.find(id))
                .set(posts::replies.eq(right))
                .execute(&mut **tx)?;
        }
    }
    Ok(())
}
