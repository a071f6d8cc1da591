//! Threads that are prepared where nobody sees them: written, published once, taken back and shown again.

use diesel::prelude::*;

use super::find::Found;
use super::model::{NewPost, NewThread, Post, PostState, Via};
use super::rows::PostRow;
use super::tags;
use super::write::{Slot, begin, enter, keep_text, publish};
use crate::accounts::Viewer;
use crate::base::slug::slug;
use crate::base::{Conflict, Error, ForumId, PostId, Result, SpaceId, ThreadId, UserId};
use crate::db::schema::{
    articles, avatars, files, notices, post_files, posts, quotes, revisions, threads,
};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};
use crate::spaces::{self, Permit, Prepares};

/// Begins an article or a question, which nobody else sees yet.
///
/// # Errors
/// `Unknown(tag_unknown)` for a tag that the space has not.
pub fn prepare<C: Prepares>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    place: (SpaceId, ForumId),
    new: &NewThread,
) -> Result<ThreadId> {
    // Silent: nobody else sees it.
    let chosen = tags::named(tx, place.0, &new.tags)?;
    let kind = (C::KIND, PostState::Draft);
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

/// Puts another text in place of one that nobody else has seen: what stood there before is kept nowhere.
///
/// # Errors
/// `Conflict(edit_conflict)` when `base` is not the newest revision.
pub fn rewrite(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Post,
    base: i32,
    new: &NewPost,
) -> Result<()> {
    // Silent: nobody else sees it.
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

/// Calls a thread anew.
///
/// # Errors
/// What the database says.
pub fn rename(tx: &mut Tx<'_>, thread: ThreadId, title: &str, lang: &str) -> Result<()> {
    // Silent: whoever changes the text with it tells of both.
    diesel::update(threads::table.find(thread))
        .set((
            threads::title.eq(title),
            threads::slug.eq(slug(title, lang)),
            threads::lang.eq(lang),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives a thread these tags of its space in place of its own.
///
/// # Errors
/// `Unknown(tag_unknown)` for a tag that the space has not.
pub fn retag(
    tx: &mut Tx<'_>,
    (thread, space): (ThreadId, SpaceId),
    names: &[String],
) -> Result<()> {
    // Silent: nobody else sees it.
    let chosen = tags::named(tx, space, names)?;
    tags::give(tx, thread, &chosen)
}

/// Makes somebody else the author of a thread and its opening post, with the pictures that stand there alone: who wrote it
/// down did so for him.
///
/// # Errors
/// What the database says.
pub fn hand_over(tx: &mut Tx<'_>, thread: ThreadId, to: UserId) -> Result<()> {
    // Silent: the room that owns it tells whose it is.
    let post = opening(tx, thread)?;
    let edited = revisions::table.filter(revisions::post_id.eq(post.id));
    let editors: Vec<UserId> = edited.select(revisions::editor_id).load(&mut **tx)?;
    let alone = shown_here_alone(tx, post.id)?;
    let brought = files::table.filter(files::name.eq_any(alone)).filter(
        files::user_id
            .eq_any(editors.clone())
            .or(files::user_id.eq(post.author)),
    );
    diesel::update(brought)
        .set(files::user_id.eq(to))
        .execute(&mut **tx)?;
    diesel::update(
        threads::table
            .find(thread)
            .filter(threads::last_author_id.eq(post.author)),
    )
    .set(threads::last_author_id.eq(to))
    .execute(&mut **tx)?;
    diesel::update(threads::table.find(thread))
        .set((threads::user_id.eq(to), threads::author_id.eq(to.0)))
        .execute(&mut **tx)?;
    diesel::update(posts::table.find(post.id))
        .set((posts::user_id.eq(to), posts::author_id.eq(to.0)))
        .execute(&mut **tx)?;
    diesel::update(edited)
        .set(revisions::editor_id.eq(to))
        .execute(&mut **tx)?;
    Ok(())
}

/// Files of a post that no other text has shown, and that are nobody's cover or picture.
fn shown_here_alone(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<String>> {
    let mut shown: Vec<String> = post_files::table
        .filter(post_files::post_id.eq(post))
        .select(post_files::file)
        .load(&mut **tx)?;
    let mut others: Vec<String> = post_files::table
        .filter(post_files::file.eq_any(&shown))
        .filter(post_files::post_id.ne(post))
        .select(post_files::file)
        .load(&mut **tx)?;
    let covers: Vec<Option<String>> = articles::table
        .filter(articles::cover.eq_any(&shown))
        .select(articles::cover)
        .load(&mut **tx)?;
    let faces: Vec<String> = avatars::table
        .filter(avatars::file.eq_any(&shown))
        .select(avatars::file)
        .load(&mut **tx)?;
    others.extend(covers.into_iter().flatten());
    others.extend(faces);
    shown.retain(|name| !others.contains(name));
    Ok(shown)
}

/// From now on the asker adds to his question and changes it no more. Twice is once.
///
/// # Errors
/// What the database says.
pub fn settle(tx: &mut Tx<'_>, thread: ThreadId) -> Result<()> {
    // Silent: what the office does with it is told.
    let now = tx.now();
    let open = threads::table
        .find(thread)
        .filter(threads::settled_at.is_null());
    diesel::update(open)
        .set(threads::settled_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}

/// Lets it stand: the first time with a number, the moment and the events of a new thread.
///
/// # Errors
/// What the database says.
pub fn publish_prepared<C: Prepares>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    found: &Found,
) -> Result<()> {
    let (now, thread) = (tx.now(), &found.thread);
    let post = opening(tx, thread.id)?;
    diesel::update(threads::table.find(thread.id))
        .set(threads::state.eq(PostState::Published.as_str()))
        .execute(&mut **tx)?;
    if post.state != PostState::Draft {
        count(tx, found, 1)?;
        return tell(tx, permit.by, found, true);
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
        office: None,
    };
    publish(tx, thread.author, &at, post.id, Via::Web)
}

/// Takes it back: only those who write it see it from now on.
///
/// # Errors
/// What the database says.
pub fn hide_prepared<C: Prepares>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    found: &Found,
) -> Result<()> {
    take_back(tx, permit.by, found, PostState::Draft)
}

/// Takes out of all lists what stood: its page says what became of it.
///
/// # Errors
/// What the database says.
pub fn fell_prepared<C: Prepares>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    found: &Found,
) -> Result<()> {
    take_back(tx, permit.by, found, PostState::Removed)
}

fn take_back(tx: &mut Tx<'_>, by: UserId, found: &Found, state: PostState) -> Result<()> {
    diesel::update(threads::table.find(found.thread.id))
        .set(threads::state.eq(state.as_str()))
        .execute(&mut **tx)?;
    count(tx, found, -1)?;
    spaces::find_last_post(tx, found.thread.forum)?;
    tell(tx, by, found, false)
}

/// Says who sees what has never stood: its author alone, moderators with him, or all who are told what became of it.
///
/// # Errors
/// What the database says.
pub fn place_prepared<C: Prepares>(
    tx: &mut Tx<'_>,
    _: &Permit<C>,
    thread: ThreadId,
    state: PostState,
) -> Result<()> {
    // Silent: the room that owns it tells what was done.
    diesel::update(threads::table.find(thread))
        .set(threads::state.eq(state.as_str()))
        .execute(&mut **tx)?;
    Ok(())
}

/// Throws away what nobody else has ever seen.
///
/// # Errors
/// `Conflict` for what was published once.
pub fn discard_prepared<C: Prepares>(tx: &mut Tx<'_>, _: &Permit<C>, id: ThreadId) -> Result<()> {
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

fn count(tx: &mut Tx<'_>, found: &Found, one: i64) -> Result<()> {
    let (thread, posts) = (&found.thread, one * i64::from(found.thread.posts));
    spaces::count_threads(tx, thread.forum, one, posts, None)
}

/// Says that a thread stands in lists again, or does no more.
pub(super) fn tell(tx: &mut Tx<'_>, by: UserId, found: &Found, stands: bool) -> Result<()> {
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
    // What an office does it does in its own name.
    let by = Some(by).filter(|_| found.thread.office.is_none());
    events::record(tx, by, &event)
}
