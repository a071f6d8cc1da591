//! The thread of an article: written while nobody else sees it, published once, taken back and shown again.

use diesel::prelude::*;

use super::edit::{change, reach};
use super::find::Found;
use super::model::{NewPost, NewThread, Post, PostState, Via, language};
use super::rows::PostRow;
use super::tags;
use super::write::{Slot, begin, enter, keep_text, publish};
use crate::accounts::Viewer;
use crate::base::slug::slug;
use crate::base::{Conflict, Error, ForumId, Instant, Result, SpaceId, ThreadId, UserId};
use crate::config::Limits;
use crate::db::schema::{notices, post_files, posts, quotes, revisions, threads};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};
use crate::spaces::{self, Permit, Publish, ThreadKind};

/// Begins an article, which nobody else sees yet.
///
/// # Errors
/// `Unknown(tag_unknown)` for a tag that the space has not.
pub fn prepare(
    tx: &mut Tx<'_>,
    permit: &Permit<Publish>,
    place: (SpaceId, ForumId),
    new: &NewThread,
) -> Result<ThreadId> {
    // Silent: nobody else sees it.
    let chosen = tags::named(tx, place.0, &new.tags)?;
    let kind = (ThreadKind::Article, PostState::Draft);
    let at = begin(tx, permit.by, place, kind, new)?;
    tags::give(tx, at.thread, &chosen)?;
    enter(tx, permit.by, &at, PostState::Draft, &new.opening)?;
    Ok(at.thread)
}

/// The opening post of a thread that was found through its viewer, whatever its state.
///
/// # Errors
/// `NotFound` when there is none.
pub fn opening(c: &mut Conn, thread: ThreadId) -> Result<Post> {
    let first = posts::table.filter(posts::thread_id.eq(thread).and(posts::parent_id.is_null()));
    let row: PostRow = first.select(PostRow::as_select()).first(c)?;
    Ok(row.post())
}

/// The opening post with its Markdown and its plain text, for those who write it.
///
/// # Errors
/// `NotFound` when there is none.
pub fn opening_text(c: &mut Conn, thread: ThreadId) -> Result<(Post, String, String)> {
    let post = opening(c, thread)?;
    let (source, text) = revisions::table
        .find((post.id, post.revision))
        .select((revisions::source, revisions::text))
        .first(c)?;
    Ok((post, source, text))
}

/// Changes title, tags and text of an article. `base` is the revision that the new text was written from.
///
/// # Errors
/// As [`super::edit::edit`]; `Unknown(tag_unknown)` for a tag that the space has not.
pub fn revise(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    found: &Found,
    (base, new): (i32, NewThread),
    limits: &Limits,
) -> Result<()> {
    let thread = &found.thread;
    let chosen = tags::named(tx, thread.space, &new.tags)?;
    let had: Vec<_> = tags::tags_of(tx, thread.id)?.iter().map(|t| t.id).collect();
    let post = opening(tx, thread.id)?;
    let opening = NewPost {
        lang: language(&new.opening.lang, &new.opening.rendered.text, &post.lang),
        ..new.opening
    };
    let lang = opening.lang.clone();
    match post.state {
        PostState::Draft => rewrite(tx, viewer, &post, base, &opening)?,
        _ => {
            let (found, post) = reach(tx, viewer, post.id)?;
            change(tx, viewer, (&found, &post), (base, opening), limits)?;
        }
    }
    diesel::update(threads::table.find(thread.id))
        .set((
            threads::title.eq(&new.title),
            threads::slug.eq(slug(&new.title, &lang)),
            threads::lang.eq(&lang),
        ))
        .execute(&mut **tx)?;
    let mut fields = Vec::new();
    if thread.title != new.title {
        fields.push("title");
    }
    if !had.iter().eq(chosen.iter().map(|tag| &tag.id)) {
        tags::give(tx, thread.id, &chosen)?;
        fields.push("tags");
    }
    if fields.is_empty() || thread.draft {
        return Ok(());
    }
    let event = Event::ThreadEdited {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        fields,
    };
    events::record(tx, viewer.id(), &event)
}

/// Puts another text in place of one that nobody else has seen: what stood there before is kept nowhere.
fn rewrite(tx: &mut Tx<'_>, viewer: &Viewer, post: &Post, base: i32, new: &NewPost) -> Result<()> {
    let by = viewer.me()?.id;
    let revision = post.revision + 1;
    let standing = posts::table.find(post.id).filter(posts::revision.eq(base));
    let moved = diesel::update(standing)
        .set((posts::revision.eq(revision), posts::lang.eq(&new.lang)))
        .execute(&mut **tx)?;
    let old = revisions::table.filter(revisions::post_id.eq(post.id));
    if moved == 0 {
        let current: String = old.select(revisions::source).first(&mut **tx)?;
        return Err(Error::Conflict(Conflict {
            code: "edit_conflict",
            current: Some(current),
            revision: Some(post.revision),
        }));
    }
    diesel::delete(old).execute(&mut **tx)?;
    keep_text(tx, by, (post.id, revision), new)
}

/// Lets an article stand: the first time with a number, the moment and the events of a new thread.
///
/// # Errors
/// What the database says.
pub fn publish_article(tx: &mut Tx<'_>, permit: &Permit<Publish>, found: &Found) -> Result<()> {
    let (now, thread) = (tx.now(), &found.thread);
    let post = opening(tx, thread.id)?;
    diesel::update(threads::table.find(thread.id))
        .set(threads::state.eq(PostState::Published.as_str()))
        .execute(&mut **tx)?;
    if post.state != PostState::Draft {
        count(tx, found, 1)?;
        return tell(tx, permit, found, true);
    }
    diesel::update(revisions::table.filter(revisions::post_id.eq(post.id)))
        .set((revisions::number.eq(1), revisions::created_at.eq(now)))
        .execute(&mut **tx)?;
    diesel::update(posts::table.find(post.id))
        .set((posts::revision.eq(1), posts::created_at.eq(now)))
        .execute(&mut **tx)?;
    diesel::update(threads::table.find(thread.id))
        .set(threads::created_at.eq(now))
        .execute(&mut **tx)?;
    let at = Slot {
        thread: thread.id,
        kind: thread.kind,
        forum: thread.forum,
        space: thread.space,
        parent: None,
    };
    publish(tx, thread.author, &at, post.id, Via::Web)
}

/// Takes an article back: only those who write it see it from now on.
///
/// # Errors
/// What the database says.
pub fn hide_article(tx: &mut Tx<'_>, permit: &Permit<Publish>, found: &Found) -> Result<()> {
    diesel::update(threads::table.find(found.thread.id))
        .set(threads::state.eq(PostState::Draft.as_str()))
        .execute(&mut **tx)?;
    count(tx, found, -1)?;
    spaces::find_last_post(tx, found.thread.forum)?;
    tell(tx, permit, found, false)
}

/// Throws an article away that nobody else has ever seen.
///
/// # Errors
/// `Conflict` for one that was published once.
pub fn discard_article(tx: &mut Tx<'_>, _: &Permit<Publish>, id: ThreadId) -> Result<()> {
    // Silent: nobody else has seen it.
    let post = opening(tx, id)?;
    if post.state != PostState::Draft {
        return Err(Error::taken());
    }
    diesel::delete(revisions::table.filter(revisions::post_id.eq(post.id))).execute(&mut **tx)?;
    diesel::delete(quotes::table.filter(quotes::post_id.eq(post.id))).execute(&mut **tx)?;
    diesel::delete(post_files::table.filter(post_files::post_id.eq(post.id))).execute(&mut **tx)?;
    tags::give(tx, id, &[])?;
    // What was told of it leads nowhere any more.
    diesel::delete(notices::table.filter(notices::thread_id.eq(id))).execute(&mut **tx)?;
    diesel::delete(posts::table.find(post.id)).execute(&mut **tx)?;
    diesel::delete(threads::table.find(id)).execute(&mut **tx)?;
    Ok(())
}

/// Says until when comments may be written.
///
/// # Errors
/// What the database says.
pub fn close_comments(
    tx: &mut Tx<'_>,
    by: UserId,
    found: &Found,
    at: Option<Instant>,
) -> Result<()> {
    if found.thread.closes_at == at {
        return Ok(());
    }
    let thread = &found.thread;
    diesel::update(threads::table.find(thread.id))
        .set(threads::closes_at.eq(at))
        .execute(&mut **tx)?;
    let event = Event::ThreadEdited {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        fields: vec!["comments"],
    };
    events::record(tx, Some(by), &event)
}

fn count(tx: &mut Tx<'_>, found: &Found, one: i64) -> Result<()> {
    let (thread, posts) = (&found.thread, one * i64::from(found.thread.posts));
    spaces::count_threads(tx, thread.forum, one, posts, None)
}

fn tell(tx: &mut Tx<'_>, permit: &Permit<Publish>, found: &Found, stands: bool) -> Result<()> {
    let (thread, forum, space) = (found.thread.id, found.thread.forum, found.thread.space);
    let event = match stands {
        true => Event::ThreadRestored {
            thread,
            forum,
            space,
        },
        false => Event::ThreadRemoved {
            thread,
            forum,
            space,
        },
    };
    events::record(tx, Some(permit.by), &event)
}
