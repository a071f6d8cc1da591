//! What a feed tells: the newest threads of a place, the newest posts of a thread or a person, the questions before an
//! office with what it says to them, all as a visitor sees them; and which of them are gone.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::added::{Addition, added};
use super::coauthors::coauthors;
use super::find::ThreadRow;
use super::list::bearing;
use super::model::{Post, PostState, Thread};
use super::rows::{OFFICE, PostRow};
use super::tags;
use super::voices::{Voice, voices};
use crate::accounts::{self, Person, Viewer};
use crate::base::{
    ForumId, Instant, OfficeId, PostId, Result, SeriesId, SpaceId, TagId, ThreadId, UserId, days,
};
use crate::db::schema::{
    addressees, articles, forums, posts, question_steps, spaces as space_rows, threads,
};
use crate::db::{AmongMethods, Conn};
use crate::events::Asked;
use crate::spaces::{self, Sight, Tag, ThreadKind};

/// Entries of a feed.
const ENTRIES: i64 = 50;
/// The same, of what is put together here.
const MOST: usize = 50;
/// Opening posts of the site that are looked through for those of one place.
const LATELY: i64 = 1000;
/// How long a feed says that something is gone.
const GONE: std::time::Duration = days(30);

/// Of which place a feed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Site,
    Space(SpaceId),
    Forum(ForumId),
    /// Articles that are read one after the other.
    Series(SeriesId),
    Tag(TagId),
    Thread(ThreadId),
    Person(UserId),
    /// The questions that were put to an office, and what it says there.
    Office(OfficeId),
}

/// One entry: an opening post where the feed is of threads.
pub struct Entry {
    pub thread: Thread,
    pub post: Post,
    pub additions: Vec<Addition>,
    pub tags: Vec<Tag>,
    /// Who wrote an article along with its author.
    pub along: Vec<UserId>,
}

/// What a feed tells.
pub struct News {
    pub entries: Vec<Entry>,
    /// What was told and is gone, and since when.
    pub gone: Vec<(PostId, Instant)>,
    pub people: HashMap<UserId, Person>,
    /// The offices in whose names posts were written.
    pub voices: HashMap<OfficeId, Voice>,
}

/// Cuts a query of posts to those of an origin.
macro_rules! within {
    ($query:expr, $origin:expr) => {
        match $origin {
            Origin::Site => $query.filter(posts::n.eq(1)),
            Origin::Space(id) => $query.filter(posts::n.eq(1).and(threads::space_id.eq(id))),
            Origin::Forum(id) => $query.filter(posts::n.eq(1).and(threads::forum_id.eq(id))),
            Origin::Series(id) => {
                $query.filter(posts::n.eq(1).and(threads::id.eq_any(part_of(id))))
            }
            Origin::Tag(id) => $query.filter(posts::n.eq(1).and(threads::id.eq_any(bearing(id)))),
            Origin::Thread(id) => $query.filter(posts::n.is_not_null().and(threads::id.eq(id))),
            // Who wrote for an office is not named there, nor is it told here.
            Origin::Person(id) => $query
                .filter(posts::n.is_not_null().and(posts::user_id.eq(id)))
                .filter(posts::author_kind.eq("person")),
            // Which of them were put to it is asked apart.
            Origin::Office(id) => $query.filter(posts::n.is_not_null()).filter(
                posts::n
                    .eq(1)
                    .or(posts::author_kind.eq(OFFICE).and(posts::author_id.eq(id.0))),
            ),
        }
    };
}

/// The articles of a series.
#[diesel::dsl::auto_type]
fn part_of(id: SeriesId) -> _ {
    articles::table
        .filter(articles::series_id.eq(id))
        .select(articles::thread_id)
}

/// Those of these questions that were put to an office.
fn put_to(c: &mut Conn, office: OfficeId, threads: Vec<ThreadId>) -> Result<HashSet<ThreadId>> {
    let found: Vec<ThreadId> = addressees::table
        .filter(addressees::office_id.eq(office))
        .filter(addressees::thread_id.among(threads))
        .select(addressees::thread_id)
        .load(c)?;
    Ok(found.into_iter().collect())
}

/// The newest questions before an office, and the newest of what it said to any: each from an index, however many there
/// are.
fn before(c: &mut Conn, sight: &Sight, office: OfficeId) -> Result<Vec<(Thread, Post)>> {
    let newest: Vec<ThreadId> = addressees::table
        .filter(addressees::office_id.eq(office))
        .order(addressees::thread_id.desc())
        .limit(LATELY)
        .select(addressees::thread_id)
        .load(c)?;
    let standing = posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .filter(threads::state.eq("published"))
        .filter(posts::state.eq(PostState::Published.as_str()))
        .filter(spaces::seen_forum(sight));
    let mut rows: Vec<(ThreadRow, PostRow)> = standing
        .clone()
        .filter(posts::n.eq(1))
        .filter(threads::id.among(newest))
        .select((ThreadRow::as_select(), PostRow::as_select()))
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(ENTRIES)
        .load(c)?;
    // The word stands in the text of the statement, as in the index.
    let said: Vec<(ThreadRow, PostRow)> = standing
        .filter(sql::<Bool>("posts.author_kind = 'office'"))
        .filter(posts::author_id.eq(office.0))
        .filter(posts::n.gt(1))
        .filter(threads::kind.eq(ThreadKind::Question.as_str()))
        .select((ThreadRow::as_select(), PostRow::as_select()))
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(ENTRIES)
        .load(c)?;
    rows.extend(said);
    let both = rows
        .into_iter()
        .map(|(thread, post)| (thread.thread(), post.post()));
    let mut both: Vec<(Thread, Post)> = both.collect();
    both.sort_by_key(|(_, post)| Reverse((post.created_at, post.id)));
    both.truncate(MOST);
    Ok(both)
}

/// What the feed of this origin tells now: nothing that a visitor does not see.
///
/// # Errors
/// What the database says.
pub fn feed(c: &mut Conn, origin: Origin, now: Instant) -> Result<News> {
    let sight = spaces::sight(c, &Viewer::Visitor)?;
    let all = posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .filter(threads::state.eq("published"))
        .filter(spaces::seen_forum(&sight));
    let standing = all
        .clone()
        .filter(posts::state.eq(PostState::Published.as_str()))
        .select((ThreadRow::as_select(), PostRow::as_select()))
        .limit(ENTRIES)
        .into_boxed();
    let standing = within!(standing, origin);
    let rows: Vec<(ThreadRow, PostRow)> = match origin {
        Origin::Thread(_) => standing.order(posts::n.desc()).load(c)?,
        Origin::Office(_) => Vec::new(),
        Origin::Person(_) => standing
            .order((posts::created_at.desc(), posts::id.desc()))
            .load(c)?,
        _ => standing
            .order((threads::created_at.desc(), threads::id.desc()))
            .load(c)?,
    };
    let gone = all
        .filter(posts::removed_at.gt(now.minus(GONE)))
        .select((posts::id, posts::removed_at.assume_not_null()))
        .order((posts::removed_at.desc(), posts::id.desc()))
        .limit(ENTRIES)
        .into_boxed();
    let gone = match origin {
        Origin::Thread(_) | Origin::Person(_) => within!(gone, origin),
        _ => within!(gone, origin).filter(posts::id.among(lately_gone(c, origin, now)?)),
    };
    let mut gone: Vec<(PostId, Instant)> = gone.load(c)?;
    if let Origin::Office(id) = origin {
        gone.extend(fallen(c, &sight, id, now)?);
        gone.sort_unstable_by_key(|(post, at)| Reverse((*at, *post)));
        gone.truncate(MOST);
    }
    let told = rows
        .into_iter()
        .map(|(thread, post)| (thread.thread(), post.post()));
    let told: Vec<(Thread, Post)> = match origin {
        Origin::Office(id) => before(c, &sight, id)?,
        _ => told.collect(),
    };
    let posts: Vec<PostId> = told.iter().map(|(_, post)| post.id).collect();
    let threads: Vec<ThreadId> = told.iter().map(|(thread, _)| thread.id).collect();
    let mut authors: Vec<UserId> = told.iter().map(|(_, post)| post.author).collect();
    let article = |(thread, post): &&(Thread, Post)| {
        thread.kind == ThreadKind::Article && post.parent.is_none()
    };
    let written: Vec<ThreadId> = told.iter().filter(article).map(|(t, _)| t.id).collect();
    let mut along = coauthors(c, &written)?;
    authors.extend(along.values().flatten());
    let voices = voices(c, told.iter().map(|(_, post)| post))?;
    let (mut additions, tags) = (added(c, &posts)?, tags::of(c, &threads)?);
    let entry = |(thread, post): (Thread, Post)| Entry {
        along: match post.parent {
            None => along.remove(&thread.id).unwrap_or_default(),
            Some(_) => Vec::new(),
        },
        additions: additions.remove(&post.id).unwrap_or_default(),
        tags: tags.get(&thread.id).cloned().unwrap_or_default(),
        thread,
        post,
    };
    Ok(News {
        entries: told.into_iter().map(entry).collect(),
        gone,
        people: accounts::authors(c, &authors)?,
        voices,
    })
}

/// Opening posts of the whole site that went lately, and what an office said. They are few, while a place may have had
/// any number of threads: a database that is asked for both at once begins with the threads.
fn lately_gone(c: &mut Conn, origin: Origin, now: Instant) -> Result<Vec<PostId>> {
    let gone = posts::table
        .filter(posts::removed_at.gt(now.minus(GONE)))
        .select((posts::id, posts::thread_id))
        .order(posts::removed_at.desc())
        .limit(LATELY)
        .into_boxed();
    let gone = match origin {
        Origin::Office(id) => gone.filter(
            posts::n
                .eq(1)
                .or(posts::author_kind.eq(OFFICE).and(posts::author_id.eq(id.0))),
        ),
        _ => gone.filter(posts::n.eq(1)),
    };
    let mut gone: Vec<(PostId, ThreadId)> = gone.load(c)?;
    if let Origin::Office(id) = origin {
        let asked = put_to(c, id, gone.iter().map(|(_, thread)| *thread).collect())?;
        gone.retain(|(_, thread)| asked.contains(thread));
    }
    Ok(gone.into_iter().map(|(post, _)| post).collect())
}

/// What was told of questions that stood before an office and do not any more, and since when: their opening posts, and
/// what it said to them.
fn fallen(
    c: &mut Conn,
    sight: &Sight,
    office: OfficeId,
    now: Instant,
) -> Result<Vec<(PostId, Instant)>> {
    type Row = ((ThreadId, PostId), (Option<i32>, String, i64));
    let fell = [Asked::Declined, Asked::Withdrawn].map(Asked::as_str);
    let steps: Vec<(ThreadId, Instant)> = question_steps::table
        .filter(question_steps::at.gt(now.minus(GONE)))
        .filter(question_steps::step.eq_any(fell))
        .order((question_steps::at.desc(), question_steps::id.desc()))
        .limit(LATELY)
        .select((question_steps::thread_id, question_steps::at))
        .load(c)?;
    let asked = put_to(c, office, steps.iter().map(|(thread, _)| *thread).collect())?;
    let mut since: HashMap<ThreadId, Instant> = HashMap::new();
    for (thread, at) in steps {
        // The newest come first.
        if asked.contains(&thread) && since.len() < MOST {
            since.entry(thread).or_insert(at);
        }
    }
    // What has a number has stood. Whose it is is asked here: a database that is asked for the office's own as well reads
    // all that it ever said.
    let rows: Vec<Row> = posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .filter(threads::id.among(since.keys().copied().collect()))
        .filter(threads::state.ne("published").and(posts::n.is_not_null()))
        .filter(posts::state.eq(PostState::Published.as_str()))
        .filter(posts::n.eq(1).or(posts::author_kind.ne("person")))
        .filter(spaces::seen_forum(sight))
        .select((
            (threads::id, posts::id),
            (posts::n, posts::author_kind, posts::author_id),
        ))
        .load(c)?;
    let one = |((thread, post), (n, kind, author)): Row| {
        let told = n == Some(1) || (kind == OFFICE && author == office.0);
        let at = *since.get(&thread)?;
        told.then_some((post, at))
    };
    Ok(rows.into_iter().filter_map(one).collect())
}
