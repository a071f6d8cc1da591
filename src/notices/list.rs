//! What somebody is told: the bell, the list, and what he has read of it. Rights are asked anew each time.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Kind;
use crate::accounts::{self, Person, Viewer};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Error, Instant, NoticeId, OfficeId, PostId, Result, SpaceId, ThreadId, UserId};
use crate::db::schema::{
    article_authors, forums, notices, posts, revisions, spaces as space_rows, threads,
};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};
use crate::events::{self, Event};
use crate::offices;
use crate::spaces::{self, Sight};
use crate::threads as discussions;

/// The bell counts no further.
pub const BELL: i64 = 100;
/// Notices on a page.
const LIST: usize = 30;
/// Notices that reading marks in one go.
const AT_ONCE: i64 = 5000;
/// Numbers in one statement.
const CHUNK: usize = 500;

/// One thing that somebody is told.
#[derive(Clone, Debug)]
pub struct Notice {
    pub id: NoticeId,
    pub kind: Kind,
    /// What of the kind: of security what has changed, of a refusal why.
    pub fact: String,
    pub actor: Option<Person>,
    /// How many alike it stands for.
    pub count: i32,
    pub at: Instant,
    pub read: bool,
    pub thread: Option<ThreadId>,
    /// The newest post of those it stands for, its number where it has one.
    pub post: Option<(PostId, Option<i32>)>,
    /// The first post of those.
    pub first: Option<PostId>,
    /// The office that it is about, or the space, as far as he may see it: its name and its address word.
    pub office: Option<(String, String)>,
    /// The thread's title and its language.
    pub title: Option<(String, String)>,
    /// The post's plain text and its language, while it stands.
    pub text: Option<(String, String)>,
}

/// Notices with what they are about.
#[diesel::dsl::auto_type(dsl_path = "crate::db::dsl")]
pub(super) fn placed() -> _ {
    notices::table
        .left_join(posts::table.on(posts::id.nullable().eq(notices::post_id)))
        .left_join(threads::table.on(threads::id.nullable().eq(notices::thread_id)))
        .left_join(forums::table.on(forums::id.eq(threads::forum_id)))
        .left_join(space_rows::table.on(space_rows::id.eq(forums::space_id)))
}

/// True for a notice whose matter its owner may still see: filters any query on `placed`.
#[diesel::dsl::auto_type(dsl_path = "crate::db::dsl")]
pub(super) fn visible(sight: &Sight) -> _ {
    let own: Vec<&'static str> = own_words();
    let stands = posts::state.eq("published").or(notices::kind.among(own));
    let reacted = posts::agree
        .gt(0_i32)
        .or(posts::thanks.gt(0_i32))
        .or(posts::source_needed.gt(0_i32));
    let thread: discussions::seen_thread = discussions::seen_thread(sight);
    let forum: spaces::seen_forum = spaces::seen_forum(sight);
    // Who is asked to write an article along sees that much of it.
    let asked: asked_along = asked_along(sight.person());
    let asked = notices::kind
        .eq("coauthor")
        .and(notices::thread_id.eq_any(asked));
    notices::thread_id.is_null().or(thread
        .or(asked)
        .and(forum)
        .and(stands)
        .and(notices::kind.ne("reaction").or(reacted)))
}

/// The articles that somebody is asked to write along and has not answered.
#[diesel::dsl::auto_type]
fn asked_along(person: UserId) -> _ {
    article_authors::table
        .filter(article_authors::user_id.eq(person))
        .filter(article_authors::state.eq("invited"))
        .select(article_authors::thread_id.nullable())
}

/// The kinds that are about one's own posts, whatever has become of them.
fn own_words() -> Vec<&'static str> {
    let own = Kind::ALL.iter().filter(|kind| kind.needs().is_none());
    own.map(|kind| kind.as_str()).collect()
}

/// How many notices the viewer has not read, as far as he may see what they are about; at most [`BELL`].
///
/// # Errors
/// What the database says.
pub fn unread(c: &mut Conn, viewer: &Viewer) -> Result<i64> {
    let Some(me) = viewer.id() else {
        return Ok(0);
    };
    let mine = notices::user_id.eq(me).and(notices::read_at.is_null());
    let mine = mine.and(notices::folded_at.is_null());
    let any: Option<NoticeId> = each!(c, |c| notices::table
        .filter(mine)
        .select(notices::id)
        .first(c))
    .optional()?;
    if any.is_none() {
        return Ok(0);
    }
    let sight = spaces::sight(c, viewer)?;
    let ids: Vec<NoticeId> = each!(c, |c| placed()
        .filter(mine)
        .filter(visible(&sight))
        .limit(BELL)
        .select(notices::id)
        .prepared()
        .load(c))?;
    Ok(i64::try_from(ids.len()).unwrap_or(BELL))
}

#[derive(Queryable)]
struct Row {
    id: NoticeId,
    kind: String,
    fact: String,
    actor: Option<UserId>,
    count: i32,
    at: Instant,
    read_at: Option<Instant>,
    thread: Option<ThreadId>,
    post: Option<PostId>,
    first: Option<PostId>,
    n: Option<i32>,
    state: Option<String>,
    lang: Option<String>,
    title: Option<String>,
    title_lang: Option<String>,
    text: Option<String>,
}

impl Row {
    fn office(&self) -> Option<OfficeId> {
        let kinds = [Kind::Office.as_str(), Kind::Question.as_str()];
        kinds
            .contains(&self.kind.as_str())
            .then(|| office_of(&self.fact))
            .flatten()
    }
}

/// The office that a fact of the kinds [`Kind::Office`] and [`Kind::Question`] names.
pub(super) fn office_of(fact: &str) -> Option<OfficeId> {
    fact.split_once(' ')?.1.parse().ok()
}

/// The space that a fact of the kind [`Kind::Resident`] names.
fn space_of(kind: &str, fact: &str) -> Option<SpaceId> {
    let (_, id) = fact.split_once(' ')?;
    id.parse().ok().filter(|_| kind == Kind::Resident.as_str())
}

/// Names and address words of the spaces that notices are about.
fn spaces_of(
    c: &mut Conn,
    sight: &Sight,
    ids: &[SpaceId],
) -> Result<HashMap<SpaceId, (String, String)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = |space: spaces::Space| (space.id, (space.name, space.slug));
    let all = spaces::among(c, sight, ids)?;
    Ok(all.into_iter().map(named).collect())
}

/// What a notice leads to: a post, a question, an article, an office by its address word, or the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    Post(PostId),
    /// A question, wherever it stands.
    Thread(ThreadId),
    /// The page on which an article is looked after.
    Article(ThreadId),
    Office(String),
    /// Where the people of an office write for its blog, by its address word.
    Bench(String),
    /// What one's space knows of where he lives, by its address word.
    Residence(String),
    /// What opens the account: what of it has changed.
    Account(String),
}

/// What the viewer is told, as far as he may still see what it is about, the newest first.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(cursor)` for a cursor of another list.
pub fn notices(c: &mut Conn, viewer: &Viewer, seek: &Seek) -> Result<Page<Notice>> {
    let me = viewer.me()?.id;
    let sight = spaces::sight(c, viewer)?;
    let newest = revisions::number.eq(posts::revision);
    let mut all = placed()
        .left_join(revisions::table.on(revisions::post_id.eq(posts::id).and(newest)))
        .filter(notices::user_id.eq(me).and(notices::folded_at.is_null()))
        .filter(visible(&sight))
        .select((
            notices::id,
            notices::kind,
            notices::fact,
            notices::actor_id,
            notices::count,
            notices::created_at,
            notices::read_at,
            notices::thread_id,
            notices::post_id,
            notices::first_id,
            posts::n.nullable(),
            posts::state.nullable(),
            posts::lang.nullable(),
            threads::title.nullable(),
            threads::lang.nullable(),
            revisions::text.nullable(),
        ))
        .limit(i64::try_from(LIST).unwrap_or(30) + 1)
        .into_boxed();
    all = match seek {
        Seek::First => all.order(notices::id.desc()),
        Seek::Last => all.order(notices::id.asc()),
        Seek::After(cursor) => all
            .filter(notices::id.lt(cursor.pair()?.0))
            .order(notices::id.desc()),
        Seek::Before(cursor) => all
            .filter(notices::id.gt(cursor.pair()?.0))
            .order(notices::id.asc()),
    };
    let rows: Vec<Row> = all.load(c)?;
    let actors: Vec<UserId> = rows.iter().filter_map(|row| row.actor).collect();
    let people = accounts::authors(c, &actors)?;
    let offices: Vec<OfficeId> = rows.iter().filter_map(Row::office).collect();
    let offices = offices::names(c, &sight, &offices)?;
    let communities: Vec<SpaceId> = rows
        .iter()
        .filter_map(|row| space_of(&row.kind, &row.fact))
        .collect();
    let communities = spaces_of(c, &sight, &communities)?;
    let page = Page::cut(rows, LIST, seek, |row| Cursor::at(format!("{}.0", row.id)));
    Ok(page.map(|row| {
        let stands = row.state.as_deref() == Some("published");
        let office = row.office().and_then(|id| offices.get(&id).cloned());
        let space = space_of(&row.kind, &row.fact);
        let office = office.or_else(|| communities.get(&space?).cloned());
        Notice {
            office,
            id: row.id,
            kind: Kind::from_word(&row.kind).unwrap_or(Kind::Post),
            fact: row.fact,
            actor: row.actor.and_then(|id| people.get(&id).cloned()),
            count: row.count,
            at: row.at,
            read: row.read_at.is_some(),
            thread: row.thread,
            post: row.post.map(|post| (post, row.n)),
            first: row.first,
            title: row.title.zip(row.title_lang),
            text: row.text.zip(row.lang).filter(|_| stands),
        }
    }))
}

/// What says where a notice leads: its kind, its thread, its first post and its fact.
type Way = (String, Option<ThreadId>, (Option<PostId>, String));

/// Marks a notice of the viewer's as read, with those it stands for; says where it leads.
///
/// # Errors
/// `NotFound` when it is not his, or he no longer sees what it is about.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, id: NoticeId) -> Result<Lead> {
    let me = viewer.me()?.id;
    let sight = spaces::sight(tx, viewer)?;
    let way = way(tx, (me, &sight), id)?;
    let folded = notices::folded_at.is_not_null().and(notices::id.lt(id));
    let alike = notices::kind.eq(&way.0).and(notices::thread_id.eq(way.1));
    let ids: Vec<NoticeId> = notices::table
        .filter(notices::user_id.eq(me).and(notices::read_at.is_null()))
        .filter(notices::id.eq(id).or(folded.and(alike)))
        .select(notices::id)
        .load(&mut **tx)?;
    mark(tx, me, &ids)?;
    leads(tx, &sight, way)
}

/// As [`open`], and marks nothing: while nothing can be written down, one reads on.
///
/// # Errors
/// As [`open`].
pub fn lead(c: &mut Conn, viewer: &Viewer, id: NoticeId) -> Result<Lead> {
    let me = viewer.me()?.id;
    let sight = spaces::sight(c, viewer)?;
    let way = way(c, (me, &sight), id)?;
    leads(c, &sight, way)
}

fn way(c: &mut Conn, (me, sight): (UserId, &Sight), id: NoticeId) -> Result<Way> {
    let mine = notices::id.eq(id).and(notices::user_id.eq(me));
    let way = placed().filter(mine).filter(visible(sight)).select((
        notices::kind,
        notices::thread_id,
        (notices::first_id, notices::fact),
    ));
    Ok(way.first(c)?)
}

fn leads(c: &mut Conn, sight: &Sight, (kind, thread, (post, fact)): Way) -> Result<Lead> {
    let office = office_of(&fact).filter(|_| kind == Kind::Office.as_str());
    if let Some(space) = space_of(&kind, &fact) {
        let named = spaces_of(c, sight, &[space])?.remove(&space);
        return Ok(Lead::Residence(named.ok_or(Error::NotFound)?.1));
    }
    if let (Some(thread), None) = (thread.filter(|_| kind == Kind::Question.as_str()), post) {
        return Ok(Lead::Thread(thread));
    }
    Ok(match (post, office, thread) {
        (Some(post), ..) => Lead::Post(post),
        (None, Some(id), _) => {
            let named = offices::names(c, sight, &[id])?.remove(&id);
            let slug = named.ok_or(Error::NotFound)?.1;
            match fact.starts_with("article_") {
                true => Lead::Bench(slug),
                false => Lead::Office(slug),
            }
        }
        (None, None, Some(article)) => Lead::Article(article),
        (None, None, None) => Lead::Account(fact),
    })
}

/// Marks the viewer's notices up to this one as read. Twice is once.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn read_up_to(tx: &mut Tx<'_>, viewer: &Viewer, last: NoticeId) -> Result<()> {
    let me = viewer.me()?.id;
    let now = tx.now();
    let unread = notices::user_id.eq(me).and(notices::read_at.is_null());
    let marked = diesel::update(notices::table.filter(unread.and(notices::id.le(last))))
        .set(notices::read_at.eq(now))
        .execute(&mut **tx)?;
    if marked > 0 {
        said(tx, me, last)?;
    }
    Ok(())
}

/// What the viewer is told of posts of a thread and has not read; nothing for a visitor.
///
/// # Errors
/// What the database says.
pub fn told_of(
    c: &mut Conn,
    viewer: &Viewer,
    thread: ThreadId,
) -> Result<Vec<(NoticeId, Option<PostId>)>> {
    let Some(me) = viewer.id() else {
        return Ok(Vec::new());
    };
    Ok(each!(c, |c| notices::table
        .filter(notices::user_id.eq(me).and(notices::read_at.is_null()))
        .filter(notices::thread_id.eq(thread))
        .select((notices::id, notices::post_id))
        .load(c))?)
}

/// Marks what the viewer was told as read: he is shown what it tells of.
///
/// # Errors
/// What the database says.
pub fn saw(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[NoticeId]) -> Result<()> {
    mark(tx, viewer.me()?.id, ids)
}

/// Marks what somebody is told of new posts as read where he has seen them: in a thread, or wherever he has read.
///
/// # Errors
/// What the database says.
pub fn read_seen(tx: &mut Tx<'_>, me: UserId, thread: Option<ThreadId>) -> Result<()> {
    let mut unread = notices::table
        .inner_join(posts::table.on(posts::id.nullable().eq(notices::post_id)))
        .filter(notices::user_id.eq(me).and(notices::read_at.is_null()))
        .filter(notices::kind.ne(Kind::Reaction.as_str()))
        .filter(notices::kind.ne_all(own_words()))
        .order(notices::id)
        .limit(AT_ONCE)
        .select((notices::id, posts::thread_id, posts::n))
        .into_boxed();
    if let Some(thread) = thread {
        unread = unread.filter(notices::thread_id.eq(thread));
    }
    let rows: Vec<(NoticeId, ThreadId, Option<i32>)> = unread.load(&mut **tx)?;
    let mut places: Vec<ThreadId> = rows.iter().map(|(_, thread, _)| *thread).collect();
    places.sort_unstable();
    places.dedup();
    let seen = discussions::seen_of(tx, &[me], &places)?;
    let ids = rows.into_iter().filter(|(_, thread, n)| {
        let seen = seen.get(&(me, *thread));
        n.is_some_and(|n| seen.is_some_and(|seen| seen.has(n)))
    });
    let ids: Vec<NoticeId> = ids.map(|(id, ..)| id).collect();
    mark(tx, me, &ids)
}

fn mark(tx: &mut Tx<'_>, me: UserId, ids: &[NoticeId]) -> Result<()> {
    let now = tx.now();
    let mine = notices::table.filter(notices::user_id.eq(me));
    for ids in ids.chunks(CHUNK) {
        diesel::update(mine.filter(notices::id.among(ids.to_vec())))
            .set(notices::read_at.eq(now))
            .execute(&mut **tx)?;
    }
    match ids.iter().max() {
        Some(last) => said(tx, me, *last),
        None => Ok(()),
    }
}

fn said(tx: &mut Tx<'_>, me: UserId, up_to: NoticeId) -> Result<()> {
    events::record(tx, Some(me), &Event::NotificationRead { person: me, up_to })
}

/// Forgets notices older than `before`, at most `limit`; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    // Silent: they were of no use any more.
    let old: Vec<NoticeId> = notices::table
        .filter(notices::created_at.lt(before))
        .select(notices::id)
        .limit(limit)
        .load(&mut **tx)?;
    Ok(diesel::delete(notices::table.filter(notices::id.among(old))).execute(&mut **tx)?)
}
