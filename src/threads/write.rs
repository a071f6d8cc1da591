//! Threads are started and answered.

use diesel::prelude::*;

use super::find::find;
use super::model::{
    DEEPEST, NewPost, NewThread, PostState, Thread, Via, language, path_above, path_under,
};
use super::page::thread_facts;
use super::rows::{OFFICE, Parent, parent};
use super::{alt, brakes, hold, mentions, seen, shown, tags};
use crate::accounts::Viewer;
use crate::base::slug::slug;
use crate::base::{Error, ForumId, Instant, OfficeId, PostId, Result, SpaceId, ThreadId, UserId};
use crate::config::Limits;
use crate::db::schema::{posts, quotes, revisions, threads};
use crate::db::{AmongMethods, PreparedMethods, Tx, each};
use crate::events::{self, Event, PostPlace};
use crate::markup;
use crate::spaces::{self, Facts, Permit, Place, Prepares, Reply, Speaks, Start, ThreadKind};

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
    let sight = spaces::sight(tx, viewer)?;
    let (community, found) = spaces::forum_by_id(tx, &sight, forum)?;
    if found.blog {
        return Err(Error::refused("keeper_only", "author"));
    }
    if found.questions {
        return Err(Error::refused("ask_there", "self"));
    }
    let state = hold::first_state(tx, viewer, &sight, &community)?;
    let kind = ThreadKind::Discussion;
    let at = begin(tx, permit.by, place, (kind, state), &new)?;
    tags::give(tx, at.thread, &chosen)?;
    enter(tx, permit.by, &at, state, &new.opening)?;
    Ok(at.thread)
}

/// Keeps the row of a thread to be, and says where its opening post comes to stand.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    by: UserId,
    (space, forum): (SpaceId, ForumId),
    (kind, state): (ThreadKind, PostState),
    new: &NewThread,
) -> Result<Slot> {
    let now = tx.now();
    let thread = diesel::insert_into(threads::table)
        .values((
            threads::space_id.eq(space),
            threads::forum_id.eq(forum),
            threads::kind.eq(kind.as_str()),
            threads::state.eq(state.as_str()),
            threads::title.eq(&new.title),
            threads::slug.eq(slug(&new.title, &new.opening.lang)),
            threads::lang.eq(&new.opening.lang),
            threads::user_id.eq(by),
            threads::author_kind.eq("person"),
            threads::author_id.eq(by.0),
            threads::created_at.eq(now),
            threads::last_post_at.eq(now),
            threads::last_author_id.eq(by),
            threads::last_n.eq(0),
            threads::posts.eq(0),
            threads::replies.eq(0),
        ))
        .returning(threads::id)
        .get_result(&mut **tx)?;
    Ok(Slot {
        thread,
        kind,
        forum,
        space,
        parent: None,
        office: None,
    })
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
    mut new: NewPost,
    limits: &Limits,
) -> Result<PostId> {
    let found = find(tx, viewer, thread)?;
    if found.thread.held || found.thread.draft {
        return Err(Error::locked("thread_held", "moderator"));
    }
    if found.thread.fallen && found.thread.kind == ThreadKind::Question {
        return Err(Error::locked("question_closed", "moderator"));
    }
    let facts = thread_facts(&found.thread, tx.now());
    let by = found.permit::<Reply>(tx, viewer, &facts)?.by;
    if limits.rates {
        brakes::check(tx, viewer.me()?, false, &new)?;
    }
    new.lang = language(&new.lang, &new.rendered.text, &found.thread.lang);
    let at = Slot {
        thread,
        kind: found.thread.kind,
        forum: found.forum.id,
        space: found.space.id,
        parent: Some(parent(tx, thread, new.parent)?),
        office: None,
    };
    let state = hold::first_state(tx, viewer, &found.sight, &found.space)?;
    enter(tx, by, &at, state, &new)
}

/// Writes a post in the name of an office, whoever may reply there; it never waits for a moderator.
///
/// # Errors
/// `NotFound` when there is no such post to answer.
pub fn speak<C: Speaks>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    thread: &Thread,
    office: OfficeId,
    new: &NewPost,
) -> Result<PostId> {
    let at = Slot {
        thread: thread.id,
        kind: thread.kind,
        forum: thread.forum,
        space: thread.space,
        parent: Some(parent(tx, thread.id, new.parent)?),
        office: Some(office),
    };
    let id = enter(tx, permit.by, &at, PostState::Published, new)?;
    // Lists name who wrote last: who acts for an office is not named.
    diesel::update(threads::table.find(thread.id))
        .set(threads::last_author_id.eq(thread.last_author))
        .execute(&mut **tx)?;
    Ok(id)
}

/// Starts a thread in the name of an office; it stands at once, and nobody comments on it from `closes_at` on.
///
/// # Errors
/// `Unknown(tag_unknown)` for a tag that the space has not.
pub fn speak_first<C: Speaks + Prepares>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    place: (SpaceId, ForumId),
    (office, closes_at): (OfficeId, Option<Instant>),
    new: &NewThread,
) -> Result<ThreadId> {
    let chosen = tags::named(tx, place.0, &new.tags)?;
    let kind = (C::KIND, PostState::Published);
    let at = begin(tx, permit.by, place, kind, new)?;
    diesel::update(threads::table.find(at.thread))
        .set((
            threads::author_kind.eq(OFFICE),
            threads::author_id.eq(office.0),
            threads::closes_at.eq(closes_at),
        ))
        .execute(&mut **tx)?;
    tags::give(tx, at.thread, &chosen)?;
    let at = Slot {
        office: Some(office),
        ..at
    };
    enter(tx, permit.by, &at, PostState::Published, &new.opening)?;
    Ok(at.thread)
}

/// Where a post comes to stand.
pub(super) struct Slot {
    pub thread: ThreadId,
    pub kind: ThreadKind,
    pub forum: ForumId,
    pub space: SpaceId,
    pub parent: Option<Parent>,
    /// The office in whose name it is written.
    pub office: Option<OfficeId>,
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

/// Keeps a new post, which stands at once or waits.
pub(super) fn enter(
    tx: &mut Tx<'_>,
    by: UserId,
    at: &Slot,
    state: PostState,
    new: &NewPost,
) -> Result<PostId> {
    if state != PostState::Published {
        let id = insert(tx, by, at, (new, state), None)?;
        if state == PostState::Held {
            hold::told(tx, by, at.spot(id))?;
        }
        return Ok(id);
    }
    let spot = take_spot(tx, by, at)?;
    let id = insert(tx, by, at, (new, state), Some(&spot))?;
    tell(tx, by, at, (id, &spot), new.via)?;
    Ok(id)
}

/// The number of a post that stands, and its place in the tree.
struct Spot {
    n: i32,
    path: String,
    depth: i32,
    ordinal: i32,
}

/// Counts one more post in its thread and under its parent.
fn take_spot(tx: &mut Tx<'_>, by: UserId, at: &Slot) -> Result<Spot> {
    let now = tx.now();
    // The row lock of this update orders writers of one thread: numbers stay dense on both databases.
    let n: i32 = each!(tx, |c| diesel::update(threads::table.find(at.thread))
        .set((
            threads::last_n.eq(threads::last_n + 1),
            threads::posts.eq(threads::posts + 1),
            threads::replies.eq(threads::replies + i32::from(at.parent.is_some())),
            threads::last_post_at.eq(now),
            threads::last_author_id.eq(by),
        ))
        .returning(threads::last_n)
        .prepared()
        .get_result(c))?;
    let Some(parent) = &at.parent else {
        let path = path_under("", n);
        return Ok(Spot {
            n,
            path,
            depth: 0,
            ordinal: 1,
        });
    };
    let ordinal: i32 = each!(tx, |c| diesel::update(posts::table.find(parent.id))
        .set(posts::replies.eq(posts::replies + 1))
        .returning(posts::replies)
        .prepared()
        .get_result(c))?;
    let path = parent.path.as_deref();
    let above = if parent.depth >= DEEPEST {
        path.and_then(path_above)
    } else {
        path
    };
    Ok(Spot {
        n,
        path: path_under(above.unwrap_or_default(), n),
        depth: (parent.depth + 1).min(DEEPEST),
        ordinal,
    })
}

/// Keeps the row of a post; one without a spot waits, and nobody else sees it.
fn insert(
    tx: &mut Tx<'_>,
    by: UserId,
    at: &Slot,
    (new, state): (&NewPost, PostState),
    spot: Option<&Spot>,
) -> Result<PostId> {
    let now = tx.now();
    let html = mentions::linked(tx, &new.rendered.html)?;
    let (author_kind, author_id) = match at.office {
        Some(office) => (OFFICE, office.0),
        None => ("person", by.0),
    };
    let id: PostId = each!(tx, |c| diesel::insert_into(posts::table)
        .values((
            posts::thread_id.eq(at.thread),
            posts::space_id.eq(at.space),
            posts::parent_id.eq(at.parent.as_ref().map(|parent| parent.id)),
            posts::n.eq(spot.map(|spot| spot.n)),
            posts::path.eq(spot.map(|spot| spot.path.as_str())),
            posts::depth.eq(spot.map_or(0, |spot| spot.depth)),
            posts::ordinal.eq(spot.map_or(0, |spot| spot.ordinal)),
            posts::state.eq(state.as_str()),
            posts::user_id.eq(by),
            posts::author_kind.eq(author_kind),
            posts::author_id.eq(author_id),
            posts::lang.eq(&new.lang),
            posts::via.eq(new.via.as_str()),
            posts::html.eq(&html),
            posts::renderer.eq(new.rendered.version),
            posts::revision.eq(1),
            posts::created_at.eq(now),
        ))
        .returning(posts::id)
        .get_result(c))?;
    let anchored = markup::anchored(&html, id.0);
    if anchored != html {
        each!(tx, |c| diesel::update(posts::table.find(id))
            .set(posts::html.eq(anchored))
            .execute(c))?;
    }
    keep_revision(tx, by, (id, 1), new)?;
    Ok(id)
}

/// Gives a post that waited its number and its place in the tree; an opening post's thread comes with it.
pub(super) fn publish(tx: &mut Tx<'_>, by: UserId, at: &Slot, id: PostId, via: Via) -> Result<()> {
    let spot = take_spot(tx, by, at)?;
    diesel::update(posts::table.find(id))
        .set((
            posts::n.eq(spot.n),
            posts::path.eq(&spot.path),
            posts::depth.eq(spot.depth),
            posts::ordinal.eq(spot.ordinal),
            posts::state.eq(PostState::Published.as_str()),
        ))
        .execute(&mut **tx)?;
    tell(tx, by, at, (id, &spot), via)
}

/// Counts a post that stands now, marks it as seen by its author, and tells of it.
fn tell(
    tx: &mut Tx<'_>,
    by: UserId,
    at: &Slot,
    (id, spot): (PostId, &Spot),
    via: Via,
) -> Result<()> {
    let (now, opens) = (tx.now(), at.parent.is_none());
    // Who listens is told who acts as an author: here it is the office.
    let actor = Some(by).filter(|_| at.office.is_none());
    seen::mark_own(tx, by, at.thread, spot.n)?;
    spaces::count_threads(tx, at.forum, i64::from(opens), 1, Some(now))?;
    if opens {
        let event = Event::ThreadCreated {
            thread: at.thread,
            forum: at.forum,
            space: at.space,
            kind: at.kind.as_str(),
        };
        events::record(tx, actor, &event)?;
    }
    let event = Event::PostCreated {
        at: at.spot(id),
        n: spot.n,
        parent: at.parent.as_ref().map(|parent| parent.id),
        depth: spot.depth,
        via: via.as_str(),
    };
    events::record(tx, actor, &event)
}

/// Keeps the HTML of a changed text, with its anchors and pictures in this post's name, and its revision.
pub(super) fn keep_text(
    tx: &mut Tx<'_>,
    by: UserId,
    (id, number): (PostId, i32),
    new: &NewPost,
) -> Result<()> {
    let html = alt::finished(tx, id, &markup::anchored(&new.rendered.html, id.0))?;
    diesel::update(posts::table.find(id))
        .set((
            posts::html.eq(html),
            posts::renderer.eq(new.rendered.version),
        ))
        .execute(&mut **tx)?;
    diesel::delete(quotes::table.filter(quotes::post_id.eq(id))).execute(&mut **tx)?;
    shown::end(tx, id)?;
    keep_revision(tx, by, (id, number), new)
}

/// Keeps a revision's source and text, which files it shows, and which posts it quotes so that they can say so.
fn keep_revision(
    tx: &mut Tx<'_>,
    by: UserId,
    (id, number): (PostId, i32),
    new: &NewPost,
) -> Result<()> {
    mentions::few(&new.rendered)?;
    shown::keep(tx, id, &new.rendered.files)?;
    let now = tx.now();
    each!(tx, |c| diesel::insert_into(revisions::table)
        .values((
            revisions::post_id.eq(id),
            revisions::number.eq(number),
            revisions::source.eq(&new.source),
            revisions::text.eq(&new.rendered.text),
            revisions::editor_id.eq(by),
            revisions::created_at.eq(now),
        ))
        .execute(c))?;
    if new.rendered.quotes.is_empty() {
        return Ok(());
    }
    let quoted = new.rendered.quotes.iter().take(20).copied();
    let known: Vec<PostId> = each!(tx, |c| posts::table
        .filter(posts::id.among(quoted.collect()))
        .select(posts::id)
        .prepared()
        .load(c))?;
    for quoted in known {
        each!(tx, |c| diesel::insert_into(quotes::table)
            .values((quotes::post_id.eq(id), quotes::quoted_id.eq(quoted)))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}
