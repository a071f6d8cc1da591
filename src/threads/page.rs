//! One page of a thread, read in a fixed number of plain queries.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;

use super::added::{Addition, added, own};
use super::coauthors::coauthors;
use super::find::{Found, find};
use super::hold;
use super::kept::{Drawn, Kept, Key, Parent, Shared};
use super::model::{PAGE, Post, PostState, Reaction, Thread, View, paths_above};
use super::news;
use super::rows::{PostRow, any};
use super::seen::{Seen, reading};
use super::tags::tags_of;
use super::voices::{self, Voice};
use crate::accounts::{self, Person, Viewer};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Instant, OfficeId, PostId, Result, ThreadId, UserId, days, hours};
use crate::config::Limits;
use crate::db::schema::{posts, quotes, revisions};
use crate::db::{AmongMethods, Conn};
use crate::events;
use crate::spaces::{self, Facts, Forum, May, Tag, ThreadKind};

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

impl Default for At {
    fn default() -> At {
        At::Seek(Seek::First)
    }
}

/// What is asked of a thread's page.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The view; else the one that the viewer keeps, else the tree.
    pub view: Option<View>,
    pub at: At,
    /// Only this post and what hangs on it.
    pub root: Option<PostId>,
    /// What is new is told against this number in place of the viewer's marks.
    pub since: Option<i32>,
}

impl Asked {
    fn view(&self, kept: Option<View>) -> View {
        match self.view.or(kept).unwrap_or(View::Tree) {
            _ if self.root.is_some() => View::Tree,
            // A post that is looked for need not be new.
            View::New if matches!(self.at, At::Post(_)) => View::Tree,
            view => view,
        }
    }
}

/// One page of a thread.
pub struct Shown {
    pub found: Found,
    /// The topics that tell of changes of this page, each with the last event that it shows.
    pub topics: Vec<(String, i64)>,
    pub view: View,
    /// The view that the viewer keeps for this thread.
    pub kept: Option<View>,
    /// The posts and what stands around them.
    pub shared: Arc<Shared>,
    /// The number of the post whose branch alone is shown.
    pub root: Option<i32>,
    pub people: HashMap<UserId, Person>,
    /// Who wrote an article along with its author.
    pub along: Vec<UserId>,
    /// The offices in whose names posts were written.
    pub voices: HashMap<OfficeId, Voice>,
    pub moderators: HashSet<UserId>,
    /// The viewer's own reactions.
    pub own: Vec<(PostId, Reaction)>,
    /// What the viewer had seen ahead of this page.
    pub seen: Seen,
    /// What he had seen when this visit began; all of it for a visitor.
    pub base: Seen,
    /// How long a post usually waits for a moderator, where one waits on this page.
    pub usual_wait: Option<Duration>,
    /// The new posts nearest ahead of this page and behind it.
    pub news: (Option<PostId>, Option<PostId>),
    pub tags: Vec<Tag>,
    pub may: May,
    /// The forum that the thread was moved from.
    pub moved_from: Option<Forum>,
}

impl Shown {
    /// The posts of the page in their order.
    pub fn posts(&self) -> &[Post] {
        &self.shared.posts.items
    }
}

/// One page of a thread; what all readers share of it is kept in `kept`.
///
/// # Errors
/// `NotFound` when the viewer may not see the thread, or the asked root is none of its posts; `Invalid(cursor)` for
/// a cursor of another list.
pub fn show(
    c: &mut Conn,
    kept: &Kept,
    (viewer, now): (&Viewer, Instant),
    id: ThreadId,
    asked: &Asked,
) -> Result<Shown> {
    let topics = topics(c, viewer, id)?;
    let found = find(c, viewer, id)?;
    let last = found.thread.last_n;
    let mut read = reading(c, viewer, (id, last), now)?;
    if asked.since.is_some() || viewer.id().is_none() {
        read.base = Seen::default();
        read.base.add(1, asked.since.unwrap_or(last));
    }
    let view = asked.view(read.view);
    let root = asked.root.map(|root| any(c, id, root)).transpose()?;
    let seek = match &asked.at {
        At::Seek(seek) => seek.clone(),
        At::Post(post) => around(c, id, view, *post)?,
    };
    let fresh = news::fresh(c, &found.thread, viewer.id(), &read.base)?;
    let waiting = hold::of_thread(c, viewer, &found)?;
    let usual_wait = match waiting.is_empty() {
        true => None,
        false => hold::usual_wait(c, found.space.id)?,
    };
    let shared = match view {
        View::New => {
            let posts = new(c, id, &news::cut(&fresh, &seek))?;
            Arc::new(around_posts(c, id, view, posts, waiting)?)
        }
        _ if waiting.is_empty() => {
            let key = Key {
                thread: id,
                version: found.thread.version,
                view,
                seek: seek.clone(),
                root: asked.root,
            };
            kept.find(key, || {
                let posts = standing(c, id, view, root.as_ref(), &seek)?;
                around_posts(c, id, view, posts, waiting)
            })?
        }
        _ => {
            let posts = standing(c, id, view, root.as_ref(), &seek)?;
            Arc::new(around_posts(c, id, view, posts, waiting)?)
        }
    };
    let posts = &shared.posts.items;
    let reacted = posts.iter().any(|post| post.reactions != [0; 3]);
    let news = news::around(&fresh, view, posts);
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let above = shared.above.iter().map(|(post, _)| post);
    let mut names: Vec<UserId> = posts.iter().chain(above).map(|post| post.author).collect();
    names.extend(shared.parents.values().map(|parent| parent.author));
    names.push(found.thread.author);
    let along = match found.thread.kind {
        ThreadKind::Article => coauthors(c, &[id])?.remove(&id).unwrap_or_default(),
        _ => Vec::new(),
    };
    names.extend(&along);
    names.extend(found.thread.lock.as_ref().map(|lock| lock.by));
    names.extend(found.thread.moved.map(|(_, _, by)| by));
    let people = accounts::authors(c, &names)?;
    let above = shared.above.iter().filter_map(|(post, _)| post.office);
    let spoken = posts.iter().filter_map(|post| post.office).chain(above);
    let voices = voices::named(c, spoken.chain(found.thread.office).collect())?;
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
        topics,
        view,
        kept: read.view,
        root: root.map(|root| root.n),
        people,
        along,
        voices,
        moderators,
        own: if reacted {
            own(c, viewer, &ids)?
        } else {
            Vec::new()
        },
        shared,
        seen: read.seen,
        base: read.base,
        usual_wait,
        news,
        tags: tags_of(c, id)?,
        may,
        moved_from,
    })
}

/// The posts of a page of the tree or of one by time.
fn standing(
    c: &mut Conn,
    id: ThreadId,
    view: View,
    root: Option<&Post>,
    seek: &Seek,
) -> Result<Page<Post>> {
    match view {
        View::Time => time(c, id, seek),
        View::Tree | View::New => tree(c, id, root, seek),
    }
}

/// The posts of a page with those that wait in their places, and what stands around them.
fn around_posts(
    c: &mut Conn,
    id: ThreadId,
    view: View,
    mut posts: Page<Post>,
    waiting: Vec<Post>,
) -> Result<Shared> {
    for post in waiting {
        place_waiting(&mut posts, post, view);
    }
    let above = match (view, posts.items.first()) {
        (View::Tree, Some(first)) => rows(c, id, &paths_above(&first.path))?,
        (View::New, Some(_)) => rows(c, id, &news::levels(&posts.items))?,
        _ => Vec::new(),
    };
    let ids: Vec<PostId> = posts.items.iter().map(|post| post.id).collect();
    Ok(Shared {
        parents: parents(c, &posts.items)?,
        quoted_by: quoted_by(c, id, &ids)?,
        additions: added(c, &ids)?,
        above,
        posts,
        drawn: Drawn::default(),
    })
}

fn topics(c: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Vec<(String, i64)>> {
    let mut names = vec![format!("thread:{id}")];
    names.extend(viewer.id().map(|me| format!("person:{me}")));
    let with = |name: String| events::known(c, &name).map(|seq| (name, seq));
    names.into_iter().map(with).collect()
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

fn tree(c: &mut Conn, id: ThreadId, root: Option<&Post>, seek: &Seek) -> Result<Page<Post>> {
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let from = root.map_or("", |root| root.path.as_str());
    // No path holds a tilde: what begins with the root's path stands between the two.
    let all = posts::table
        .filter(posts::thread_id.eq(id).and(posts::path.ge(from)))
        .filter(posts::path.lt(format!("{from}~")))
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

/// The posts at these paths.
fn new(c: &mut Conn, id: ThreadId, paths: &Page<String>) -> Result<Page<Post>> {
    let rows: Vec<PostRow> = posts::table
        .filter(
            posts::thread_id
                .eq(id)
                .and(posts::path.eq_any(&paths.items)),
        )
        .order(posts::path.asc())
        .select(PostRow::as_select())
        .load(c)?;
    Ok(Page {
        items: rows.into_iter().map(PostRow::post).collect(),
        before: paths.before.clone(),
        after: paths.after.clone(),
    })
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
        View::Tree | View::New => {
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
        .filter(posts::id.among(ids))
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
        .filter(quotes::quoted_id.among(ids.to_vec()))
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
    /// The office in whose name it was written.
    pub voice: Option<Voice>,
    /// The Markdown of the present revision; empty for a tombstone that the viewer may not look behind.
    pub source: String,
    /// What was added later; nothing for a tombstone.
    pub additions: Vec<Addition>,
    pub may: May,
}

/// The post of this id, as far as this viewer sees it.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn post(c: &mut Conn, viewer: &Viewer, id: PostId, now: Instant) -> Result<Single> {
    let (found, post) = numbered(c, viewer, id)?;
    let author = accounts::person(c, post.author)?;
    let voice = voices::voices(c, std::iter::once(&post))?
        .into_values()
        .next();
    let may = spaces::may(
        viewer,
        &found.sight,
        found.space.id,
        Some(&found.forum),
        now,
    );
    let behind = found.sight.moderates(found.space.id) || viewer.id() == Some(post.author);
    let source = if matches!(post.state, PostState::Published | PostState::Draft) || behind {
        revisions::table
            .find((id, post.revision))
            .select(revisions::source)
            .first(c)?
    } else {
        String::new()
    };
    let additions = match post.state {
        PostState::Published => added(c, &[id])?.remove(&id).unwrap_or_default(),
        _ => Vec::new(),
    };
    Ok(Single {
        voice,
        additions,
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
    Facts {
        author: Some(thread.author),
        locked: thread.locked(now).is_some() || thread.is_full(),
        closed: thread.closes_at.is_some_and(|at| at <= now),
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
        // A question is changed for an hour, and not once an office has done something with it.
        _ if thread.kind == ThreadKind::Question && post.parent.is_none() => {
            let hour = post.created_at.plus(hours(1));
            // What comes at the same moment comes too late.
            let settled = thread.settled_at.map(|at| Instant(at.0 - 1));
            Some(settled.map_or(hour, |at| at.min(hour)))
        }
        // An article is changed as long as it stands.
        _ if thread.kind == ThreadKind::Article && post.parent.is_none() => None,
        _ => Some(post.created_at.plus(hours(limits.edit_hours))),
    };
    Facts {
        author: Some(post.author).filter(|_| !thread.is_spoken(post)),
        fallen: !matches!(post.state, PostState::Published | PostState::Held),
        until,
        ..thread_facts(thread, now)
    }
}
