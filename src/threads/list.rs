//! Lists of threads: a forum's, what is new in a space, what waits for an answer, what somebody wrote.

use std::collections::HashMap;

use diesel::prelude::*;

use super::find::ThreadRow;
use super::model::{PostState, Thread};
use super::tags;
use super::voices::{self, Voice};
use crate::accounts::{self, Person, Viewer};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::words::words;
use crate::base::{
    ForumId, Instant, OfficeId, PostId, Result, SpaceId, TagId, ThreadId, UserId, days,
};
use crate::db::schema::{
    forums, posts, readings, revisions, spaces as space_rows, thread_tags, threads,
};
use crate::db::{Conn, PreparedMethods, each, keyset};
use crate::spaces::{self, Forum, Sight, Tag};

/// Threads on a page of a list.
const LIST: usize = 30;
/// Threads that wait for an answer, as the page of a space shows them.
const WAITING: i64 = 5;
/// How long a moved thread leaves a trace where it was.
const TRACE: std::time::Duration = days(7);

words! {
    /// In which order a list of threads stands.
    Sort {
        /// The one written in last on top.
        Active = "active",
        /// The one begun last on top.
        New = "new",
        /// Those that nobody has answered, the newest on top.
        Unanswered = "unanswered",
        /// Those with posts that the viewer has not seen, the one written in last on top.
        Unread = "unread",
    }
}

/// What is asked of a forum's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub sort: Sort,
    /// Only threads that bear this tag.
    pub tag: Option<TagId>,
}

/// One thread of a list.
#[derive(Clone, Debug)]
pub struct Row {
    pub thread: Thread,
    /// Posts that the viewer has not seen; none for a visitor.
    pub unread: Option<i32>,
}

/// A list with the people and forums it names.
pub struct Listing {
    pub rows: Page<Row>,
    pub people: HashMap<UserId, Person>,
    /// The offices in whose names threads were written.
    pub voices: HashMap<OfficeId, Voice>,
    pub forums: HashMap<ForumId, Forum>,
    pub tags: HashMap<ThreadId, Vec<Tag>>,
}

type Join = (ThreadRow, Option<i32>);

/// One page of a forum's threads. The forum was found through the viewer.
///
/// # Errors
/// `Invalid(cursor)` for a cursor of another list.
pub fn list(
    c: &mut Conn,
    viewer: &Viewer,
    sight: &Sight,
    forum: &Forum,
    wanted: Wanted,
    seek: &Seek,
) -> Result<Listing> {
    let sort = wanted.sort;
    let me = viewer.id().unwrap_or(UserId(0));
    let mut query = threads::table
        .left_join(
            readings::table.on(readings::thread_id
                .eq(threads::id)
                .and(readings::user_id.eq(me))),
        )
        .filter(
            threads::forum_id
                .eq(forum.id)
                .and(threads::state.eq("published")),
        )
        .select((ThreadRow::as_select(), readings::seen_count.nullable()))
        .limit(i64::try_from(LIST).unwrap_or(30) + 1)
        .into_boxed();
    if sort == Sort::Unanswered {
        query = query.filter(threads::replies.eq(0));
    }
    if sort == Sort::Unread {
        let fewer = threads::last_n
            .nullable()
            .gt(readings::seen_count.nullable());
        query = query.filter(readings::seen_count.nullable().is_null().or(fewer));
    }
    if let Some(tag) = wanted.tag {
        query = query.filter(threads::id.eq_any(bearing(tag)));
    }
    let by_activity = matches!(sort, Sort::Active | Sort::Unread);
    query = if by_activity {
        keyset!(query, (threads::last_post_at, threads::id), seek)
    } else {
        keyset!(query, (threads::created_at, threads::id), seek)
    };
    let found: Vec<Join> = query.load(c)?;
    let rows = found.into_iter().map(|row| line(viewer, row)).collect();
    let page = Page::cut(rows, LIST, seek, |row: &Row| {
        let at = if by_activity {
            row.thread.last_post_at
        } else {
            row.thread.created_at
        };
        Cursor::at(format!("{}.{}", at.0, row.thread.id))
    });
    with_names(c, sight, page)
}

/// One page of the threads that bear a tag, the one written in last on top.
///
/// # Errors
/// `Invalid(cursor)` for a cursor of another list.
pub fn tagged(
    c: &mut Conn,
    viewer: &Viewer,
    sight: &Sight,
    tag: TagId,
    seek: &Seek,
) -> Result<Listing> {
    let me = viewer.id().unwrap_or(UserId(0));
    let query = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .left_join(
            readings::table.on(readings::thread_id
                .eq(threads::id)
                .and(readings::user_id.eq(me))),
        )
        .filter(threads::state.eq("published"))
        .filter(threads::id.eq_any(bearing(tag)))
        .filter(spaces::seen_forum(sight))
        .select((ThreadRow::as_select(), readings::seen_count.nullable()))
        .limit(i64::try_from(LIST).unwrap_or(30) + 1)
        .into_boxed();
    let found: Vec<Join> = keyset!(query, (threads::last_post_at, threads::id), seek).load(c)?;
    let rows = found.into_iter().map(|row| line(viewer, row)).collect();
    let page = Page::cut(rows, LIST, seek, |row: &Row| {
        Cursor::at(format!("{}.{}", row.thread.last_post_at.0, row.thread.id))
    });
    with_names(c, sight, page)
}

/// The threads that bear a tag, for a condition.
#[diesel::dsl::auto_type]
pub(super) fn bearing(tag: TagId) -> _ {
    thread_tags::table
        .filter(thread_tags::tag_id.eq(tag))
        .select(thread_tags::thread_id)
}

/// The threads that are pinned in a forum now.
///
/// # Errors
/// What the database says.
pub fn pinned(
    c: &mut Conn,
    viewer: &Viewer,
    sight: &Sight,
    forum: ForumId,
    now: Instant,
) -> Result<Listing> {
    let me = viewer.id().unwrap_or(UserId(0));
    let found: Vec<Join> = threads::table
        .left_join(
            readings::table.on(readings::thread_id
                .eq(threads::id)
                .and(readings::user_id.eq(me))),
        )
        .filter(
            threads::forum_id
                .eq(forum)
                .and(threads::state.eq("published")),
        )
        .filter(threads::pinned_until.gt(now))
        .order((threads::pinned_until.desc(), threads::id.desc()))
        .limit(3)
        .select((ThreadRow::as_select(), readings::seen_count.nullable()))
        .load(c)?;
    short(c, viewer, sight, found)
}

/// The threads that left a forum in the last seven days, as far as their new place may be seen.
///
/// # Errors
/// What the database says.
pub fn moved_here(c: &mut Conn, sight: &Sight, forum: ForumId, now: Instant) -> Result<Listing> {
    let found: Vec<ThreadRow> = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .filter(
            threads::moved_from
                .eq(forum)
                .and(threads::moved_at.gt(now.minus(TRACE))),
        )
        .filter(
            threads::forum_id
                .ne(forum)
                .and(threads::state.eq("published")),
        )
        .filter(spaces::seen_forum(sight))
        .order(threads::moved_at.desc())
        .limit(10)
        .select(ThreadRow::as_select())
        .load(c)?;
    short(
        c,
        &Viewer::Visitor,
        sight,
        found.into_iter().map(|row| (row, None)).collect(),
    )
}

/// The threads written in last, in one space or in all that may be seen.
///
/// # Errors
/// What the database says.
pub fn recent(
    c: &mut Conn,
    viewer: &Viewer,
    sight: &Sight,
    space: Option<SpaceId>,
    limit: i64,
) -> Result<Listing> {
    let me = viewer.id().unwrap_or(UserId(0));
    let mut query = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .left_join(
            readings::table.on(readings::thread_id
                .eq(threads::id)
                .and(readings::user_id.eq(me))),
        )
        .filter(threads::state.eq("published"))
        .filter(spaces::seen_forum(sight))
        .select((ThreadRow::as_select(), readings::seen_count.nullable()))
        .order((threads::last_post_at.desc(), threads::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(space) = space {
        query = query.filter(threads::space_id.eq(space));
    }
    let found: Vec<Join> = query.load(c)?;
    short(c, viewer, sight, found)
}

/// The threads of a space that nobody has answered, the one that has waited longest on top.
///
/// # Errors
/// What the database says.
pub fn waiting(
    c: &mut Conn,
    viewer: &Viewer,
    sight: &Sight,
    space: SpaceId,
    now: Instant,
) -> Result<Listing> {
    let me = viewer.id().unwrap_or(UserId(0));
    let open = threads::locked_at
        .is_null()
        .or(threads::locked_until.le(now));
    let found: Vec<Join> = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .left_join(
            readings::table.on(readings::thread_id
                .eq(threads::id)
                .and(readings::user_id.eq(me))),
        )
        .filter(
            threads::space_id
                .eq(space)
                .and(threads::state.eq("published")),
        )
        .filter(threads::replies.eq(0).and(forums::archived.eq(false)))
        .filter(forums::can_start.ne("moderator"))
        .filter(open)
        .filter(spaces::seen_forum(sight))
        .order((threads::created_at.asc(), threads::id.asc()))
        .limit(WAITING)
        .select((ThreadRow::as_select(), readings::seen_count.nullable()))
        .load(c)?;
    short(c, viewer, sight, found)
}

/// A post of a person, as a list shows it.
pub struct Written {
    pub post: PostId,
    /// The thread's title and its language.
    pub title: (String, String),
    /// The post's plain text and its language.
    pub text: (String, String),
    pub at: Instant,
}

type WrittenRow = (PostId, String, String, String, String, Instant);

/// What somebody has written, as far as this viewer may see it, the newest first.
///
/// # Errors
/// What the database says.
pub fn of_person(c: &mut Conn, sight: &Sight, person: UserId, limit: i64) -> Result<Vec<Written>> {
    let rows: Vec<WrittenRow> = each!(c, |c| posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(
            revisions::table.on(revisions::post_id
                .eq(posts::id)
                .and(revisions::number.eq(posts::revision))),
        )
        .filter(
            posts::user_id
                .eq(person)
                .and(posts::state.eq(PostState::Published.as_str())),
        )
        // Who wrote for an office is not named there, nor is it told here.
        .filter(posts::author_kind.eq("person"))
        .filter(threads::state.eq("published"))
        .filter(spaces::seen_forum(sight))
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(limit)
        .select((
            posts::id,
            threads::title,
            threads::lang,
            revisions::text,
            posts::lang,
            posts::created_at,
        ))
        .prepared()
        .load(c))?;
    let written = |(post, title, its, text, lang, at)| Written {
        post,
        title: (title, its),
        text: (text, lang),
        at,
    };
    Ok(rows.into_iter().map(written).collect())
}

fn line(viewer: &Viewer, (row, seen): Join) -> Row {
    let thread = row.thread();
    let unread = viewer
        .id()
        .map(|_| (thread.last_n - seen.unwrap_or(0)).max(0));
    Row { thread, unread }
}

fn short(c: &mut Conn, viewer: &Viewer, sight: &Sight, found: Vec<Join>) -> Result<Listing> {
    let items = found.into_iter().map(|row| line(viewer, row)).collect();
    with_names(
        c,
        sight,
        Page {
            items,
            before: None,
            after: None,
        },
    )
}

fn with_names(c: &mut Conn, sight: &Sight, rows: Page<Row>) -> Result<Listing> {
    let people: Vec<UserId> = rows
        .items
        .iter()
        .flat_map(|row| [row.thread.author, row.thread.last_author])
        .collect();
    let mut places: Vec<ForumId> = rows.items.iter().map(|row| row.thread.forum).collect();
    places.sort_unstable();
    places.dedup();
    let forums = spaces::forum(c, sight, &places)?
        .into_iter()
        .map(|forum| (forum.id, forum))
        .collect();
    let spoken = rows.items.iter().filter_map(|row| row.thread.office);
    Ok(Listing {
        voices: voices::named(c, spoken.collect())?,
        people: accounts::authors(c, &people)?,
        tags: tags::of(
            c,
            &rows
                .items
                .iter()
                .map(|row| row.thread.id)
                .collect::<Vec<_>>(),
        )?,
        forums,
        rows,
    })
}

impl Listing {
    /// The threads' ids in their order.
    pub fn ids(&self) -> Vec<ThreadId> {
        self.rows.items.iter().map(|row| row.thread.id).collect()
    }

    /// True when nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.rows.items.is_empty()
    }
}
