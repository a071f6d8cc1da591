//! One page of a thread, read in a fixed number of plain queries.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use diesel::prelude::*;

use super::find::{Found, find};
use super::hold;
use super::model::{PAGE, Post, PostState, Thread, View, paths_above};
use super::rows::PostRow;
use super::seen::{Seen, reading};
use crate::accounts::{self, Person, Viewer};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Instant, PostId, Result, ThreadId, UserId, days, hours};
use crate::config::Limits;
use crate::db::Conn;
use crate::db::schema::{posts, quotes, revisions};
use crate::spaces::{self, Facts, Forum, May};

/// Posts ahead of the one that a permalink leads to.
const CONTEXT: i64 = 10;
/// Quotes listed at the quoted post.
const QUOTED_BY: usize = 10;

/// Where a page of a thread begins.
#[derive(Clone, Debug)]
pub enum At {
    /// By cursor.
    Seek(Seek),
    /// With this post in sight.
    Post(PostId),
}

/// The post that another answers, as far as a page says it.
#[derive(Clone, Debug)]
pub struct Parent {
    pub n: i32,
    pub author: UserId,
    pub replies: i32,
}

/// One page of a thread.
pub struct Shown {
    pub found: Found,
    pub view: View,
    /// The view that the viewer keeps for this thread.
    pub kept: Option<View>,
    pub posts: Page<Post>,
    /// The levels above the first post of a later page with their texts, the opening post's first.
    pub above: Vec<(Post, String)>,
    /// What each post of the page answers.
    pub parents: HashMap<PostId, Parent>,
    pub people: HashMap<UserId, Person>,
    pub moderators: HashSet<UserId>,
    /// By which numbers each post is quoted.
    pub quoted_by: HashMap<PostId, Vec<(PostId, i32)>>,
    /// What the viewer had seen ahead of this page.
    pub seen: Seen,
    /// What he had seen when this visit began.
    pub base: Seen,
    /// How long a post usually waits for a moderator, where one waits on this page.
    pub usual_wait: Option<Duration>,
    pub may: May,
    /// The forum that the thread was moved from.
    pub moved_from: Option<Forum>,
}

/// One page of a thread in the asked view, else in the one the viewer keeps for it, else as a tree.
///
/// # Errors
/// `NotFound` when the viewer may not see the thread; `Invalid(cursor)` for a cursor of another list.
pub fn show(
    c: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    view: Option<View>,
    at: &At,
    now: Instant,
) -> Result<Shown> {
    let found = find(c, viewer, id)?;
    let read = reading(c, viewer, (id, found.thread.last_n), now)?;
    let view = view.or(read.view).unwrap_or(View::Tree);
    let seek = match at {
        At::Seek(seek) => seek.clone(),
        At::Post(post) => around(c, id, view, *post)?,
    };
    let mut posts = match view {
        View::Tree => tree(c, id, &seek)?,
        View::Time => time(c, id, &seek)?,
    };
    let waiting = hold::of_thread(c, viewer, &found)?;
    let usual_wait = match waiting.is_empty() {
        true => None,
        false => hold::usual_wait(c, found.space.id)?,
    };
    for post in waiting {
        place_waiting(&mut posts, post, view);
    }
    let above = match posts.items.first() {
        Some(first) if view == View::Tree => rows(c, id, &paths_above(&first.path))?,
        _ => Vec::new(),
    };
    let parents = parents(c, &posts.items)?;
    let ids: Vec<PostId> = posts.items.iter().map(|post| post.id).collect();
    let quoted_by = quoted_by(c, id, &ids)?;
    let mut names: Vec<UserId> = posts
        .items
        .iter()
        .chain(above.iter().map(|(post, _)| post))
        .map(|post| post.author)
        .collect();
    names.extend(parents.values().map(|parent| parent.author));
    names.push(found.thread.author);
    names.extend(found.thread.lock.as_ref().map(|lock| lock.by));
    names.extend(found.thread.moved.map(|(_, _, by)| by));
    let people = accounts::authors(c, &names)?;
    let moderators = spaces::moderators(c, found.space.id)?.into_iter().collect();
    let may = spaces::may(
        viewer,
        &found.sight,
        found.space.id,
        Some(&found.forum),
        now,
    );
    let moved_from = match found.thread.moved {
        Some((from, ..)) => spaces::forum(c, &found.sight, &[from])?.pop(),
        None => None,
    };
    Ok(Shown {
        found,
        view,
        kept: read.view,
        posts,
        above,
        parents,
        people,
        moderators,
        quoted_by,
        seen: read.seen,
        base: read.base,
        usual_wait,
        may,
        moved_from,
    })
}

/// Shows a post that has no number yet where it will stand: behind what its parent was answered, or at the end.
fn place_waiting(page: &mut Page<Post>, mut post: Post, view: View) {
    let parent = page
        .items
        .iter()
        .find(|other| Some(other.id) == post.parent);
    let last = page.after.is_none();
    match (view, parent) {
        (View::Tree, Some(parent)) => {
            // Behind all that begin with the parent's path: no number is written with this sign.
            post.path = format!("{}~~~~~", parent.path);
            post.depth = parent.depth + 1;
            let at = page.items.partition_point(|other| other.path <= post.path);
            page.items.insert(at, post);
        }
        (View::Time, _) if last => page.items.push(post),
        (View::Tree, None) if post.parent.is_none() => page.items.push(post),
        _ => {}
    }
}

fn tree(c: &mut Conn, id: ThreadId, seek: &Seek) -> Result<Page<Post>> {
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let all = posts::table
        .filter(posts::thread_id.eq(id).and(posts::path.is_not_null()))
        .select(PostRow::as_select())
        .limit(limit);
    let rows: Vec<PostRow> = match seek {
        Seek::First => all.order(posts::path.asc()).load(c)?,
        Seek::After(at) => all
            .filter(posts::path.gt(at.key()))
            .order(posts::path.asc())
            .load(c)?,
        Seek::Before(at) => all
            .filter(posts::path.lt(at.key()))
            .order(posts::path.desc())
            .load(c)?,
        Seek::Last => all.order(posts::path.desc()).load(c)?,
    };
    let rows = rows.into_iter().map(PostRow::post).collect();
    Ok(Page::cut(rows, PAGE, seek, |post: &Post| {
        Cursor::at(post.path.as_str())
    }))
}

fn time(c: &mut Conn, id: ThreadId, seek: &Seek) -> Result<Page<Post>> {
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let all = posts::table
        .filter(posts::thread_id.eq(id).and(posts::n.is_not_null()))
        .select(PostRow::as_select())
        .limit(limit);
    let rows: Vec<PostRow> = match seek {
        Seek::First => all.order(posts::n.asc()).load(c)?,
        Seek::After(at) => all
            .filter(posts::n.gt(at.number::<i32>()?))
            .order(posts::n.asc())
            .load(c)?,
        Seek::Before(at) => all
            .filter(posts::n.lt(at.number::<i32>()?))
            .order(posts::n.desc())
            .load(c)?,
        Seek::Last => all.order(posts::n.desc()).load(c)?,
    };
    let rows = rows.into_iter().map(PostRow::post).collect();
    Ok(Page::cut(rows, PAGE, seek, |post: &Post| {
        Cursor::at(post.n.to_string())
    }))
}

/// A page that holds `post` with some posts ahead of it.
fn around(c: &mut Conn, id: ThreadId, view: View, post: PostId) -> Result<Seek> {
    let place: Option<(Option<i32>, Option<String>)> = posts::table
        .filter(posts::id.eq(post).and(posts::thread_id.eq(id)))
        .select((posts::n, posts::path))
        .first(c)
        .optional()?;
    let Some((Some(n), Some(path))) = place else {
        return around_waiting(c, id, view, post);
    };
    let ahead = match view {
        View::Tree => {
            let paths: Vec<Option<String>> = posts::table
                .filter(posts::thread_id.eq(id).and(posts::path.lt(path)))
                .order(posts::path.desc())
                .limit(CONTEXT + 1)
                .select(posts::path)
                .load(c)?;
            paths
                .into_iter()
                .flatten()
                .nth(usize::try_from(CONTEXT).unwrap_or(0))
        }
        View::Time => Some(n - i32::try_from(CONTEXT).unwrap_or(0) - 1)
            .filter(|n| *n >= 1)
            .map(|n| n.to_string()),
    };
    Ok(ahead.map_or(Seek::First, |key| Seek::After(Cursor::at(key))))
}

/// A page that holds a post without a number: its parent's, or the last.
fn around_waiting(c: &mut Conn, id: ThreadId, view: View, post: PostId) -> Result<Seek> {
    let parent: Option<Option<PostId>> = posts::table
        .filter(posts::id.eq(post).and(posts::thread_id.eq(id)))
        .filter(posts::n.is_null())
        .select(posts::parent_id)
        .first(c)
        .optional()?;
    match (view, parent.flatten()) {
        (View::Tree, Some(parent)) => around(c, id, view, parent),
        (View::Time, Some(_)) => Ok(Seek::Last),
        _ => Ok(Seek::First),
    }
}

/// The posts at these paths, each with its plain text; a tombstone's is empty.
fn rows(c: &mut Conn, id: ThreadId, paths: &[String]) -> Result<Vec<(Post, String)>> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let newest = revisions::number.eq(posts::revision);
    let rows: Vec<(PostRow, String)> = posts::table
        .inner_join(revisions::table.on(revisions::post_id.eq(posts::id).and(newest)))
        .filter(posts::thread_id.eq(id).and(posts::path.eq_any(paths)))
        .order(posts::path.asc())
        .select((PostRow::as_select(), revisions::text))
        .load(c)?;
    let told = |(row, text): (PostRow, String)| {
        let post = row.post();
        let stands = post.state == PostState::Published;
        (post, if stands { text } else { String::new() })
    };
    Ok(rows.into_iter().map(told).collect())
}

fn parents(c: &mut Conn, shown: &[Post]) -> Result<HashMap<PostId, Parent>> {
    let mut ids: Vec<PostId> = shown.iter().filter_map(|post| post.parent).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(PostId, Option<i32>, UserId, i32)> = posts::table
        .filter(posts::id.eq_any(ids))
        .select((posts::id, posts::n, posts::user_id, posts::replies))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, n, author, replies)| {
            (
                id,
                Parent {
                    n: n.unwrap_or(0),
                    author,
                    replies,
                },
            )
        })
        .collect())
}

fn quoted_by(
    c: &mut Conn,
    thread: ThreadId,
    ids: &[PostId],
) -> Result<HashMap<PostId, Vec<(PostId, i32)>>> {
    let rows: Vec<(PostId, PostId, Option<i32>)> = quotes::table
        .inner_join(posts::table.on(posts::id.eq(quotes::post_id)))
        .filter(quotes::quoted_id.eq_any(ids))
        .filter(
            posts::thread_id
                .eq(thread)
                .and(posts::state.eq(PostState::Published.as_str())),
        )
        .order((quotes::quoted_id.asc(), posts::n.asc()))
        .select((quotes::quoted_id, posts::id, posts::n))
        .load(c)?;
    let mut by: HashMap<PostId, Vec<(PostId, i32)>> = HashMap::new();
    for (quoted, id, n) in rows {
        let list = by.entry(quoted).or_default();
        if let Some(n) = n
            && list.len() < QUOTED_BY
        {
            list.push((id, n));
        }
    }
    Ok(by)
}

/// One post with its thread, for the pages that act on it.
pub struct Single {
    pub found: Found,
    pub post: Post,
    pub author: Person,
    /// The Markdown of the present revision; empty for a tombstone that the viewer may not look behind.
    pub source: String,
    pub may: May,
}

/// The post of this id, as far as this viewer sees it.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn post(c: &mut Conn, viewer: &Viewer, id: PostId, now: Instant) -> Result<Single> {
    let (found, post) = numbered(c, viewer, id)?;
    let author = accounts::person(c, post.author)?;
    let may = spaces::may(
        viewer,
        &found.sight,
        found.space.id,
        Some(&found.forum),
        now,
    );
    let behind = found.sight.moderates(found.space.id) || viewer.id() == Some(post.author);
    let source = if post.state == PostState::Published || behind {
        revisions::table
            .find((id, post.revision))
            .select(revisions::source)
            .first(c)?
    } else {
        String::new()
    };
    Ok(Single {
        found,
        post,
        author,
        source,
        may,
    })
}

/// Where the post of this id stands: its thread, and the view that the viewer keeps there.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn permalink(
    c: &mut Conn,
    viewer: &Viewer,
    id: PostId,
    now: Instant,
) -> Result<(Thread, Option<View>)> {
    let (found, _) = numbered(c, viewer, id)?;
    let at = (found.thread.id, found.thread.last_n);
    let read = reading(c, viewer, at, now)?;
    Ok((found.thread, read.view))
}

/// The post of this id with its thread; one that waits, for those who are told of it.
fn numbered(c: &mut Conn, viewer: &Viewer, id: PostId) -> Result<(Found, Post)> {
    let row: Option<PostRow> = posts::table
        .filter(posts::id.eq(id).and(posts::n.is_not_null()))
        .select(PostRow::as_select())
        .first(c)
        .optional()?;
    let Some(row) = row else {
        return hold::waiting(c, viewer, id);
    };
    let post = row.post();
    Ok((find(c, viewer, post.thread)?, post))
}

/// What THE table needs to know of a thread.
pub fn thread_facts(thread: &Thread, now: Instant) -> Facts {
    let locked = thread
        .lock
        .as_ref()
        .is_some_and(|lock| lock.until.is_none_or(|until| until > now));
    Facts {
        author: Some(thread.author),
        locked: locked || thread.is_full(),
        ..Facts::default()
    }
}

/// What THE table needs to know of a post.
pub fn facts(thread: &Thread, post: &Post, limits: &Limits, now: Instant) -> Facts {
    let until = match post.state {
        // A tombstone may be lifted for a while, a text may be changed for another.
        PostState::Withdrawn => post
            .removed
            .as_ref()
            .map(|removed| removed.at.plus(days(limits.restore_days))),
        _ => Some(post.created_at.plus(hours(limits.edit_hours))),
    };
    Facts {
        author: Some(post.author),
        fallen: !matches!(post.state, PostState::Published | PostState::Held),
        until,
        ..thread_facts(thread, now)
    }
}
