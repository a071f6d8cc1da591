//! Series: articles of a blog that are read one after the other.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Article, Blog, NewSeries, State};
use super::read::{Entry, EntryRow, Row, Single, article, entries, find};
use super::write::with_facts;
use crate::accounts::Viewer;
use crate::base::{Error, ForumId, Result, SeriesId, SpaceId, ThreadId, UserId};
use crate::db::schema::{
    articles, blogs, forums, series as rows, spaces as space_rows, threads as thread_rows,
};
use crate::db::{Conn, Tx, dialect};
use crate::events::{self, Event};
use crate::spaces::{self, KeepBlog, Permit, Publish, Sight};
use crate::threads::{self, Thread};

/// Articles of a series.
const PARTS: i64 = 200;
/// Series of a blog.
const MOST: i64 = 100;

/// A series of a blog.
#[derive(Clone, Debug)]
pub struct Series {
    pub id: SeriesId,
    pub title: String,
    pub about: String,
    /// How many articles of it stand.
    pub parts: i64,
}

type SeriesRow = (SeriesId, String, String);

/// The series of a blog that was found through the viewer, the oldest first.
///
/// # Errors
/// What the database says.
pub fn series_of(c: &mut Conn, blog: ForumId) -> Result<Vec<Series>> {
    let own: Vec<SeriesRow> = rows::table
        .filter(rows::forum_id.eq(blog))
        .order(rows::id)
        .select((rows::id, rows::title, rows::about))
        .limit(MOST)
        .load(c)?;
    counted(c, own)
}

fn counted(c: &mut Conn, own: Vec<SeriesRow>) -> Result<Vec<Series>> {
    let ids: Vec<SeriesId> = own.iter().map(|(id, ..)| *id).collect();
    let counts: Vec<(Option<SeriesId>, i64)> = articles::table
        .inner_join(thread_rows::table)
        .filter(articles::series_id.eq_any(ids.iter().map(|id| Some(*id))))
        .filter(articles::state.eq(State::Published.as_str()))
        .filter(thread_rows::state.eq("published"))
        .group_by(articles::series_id)
        .select((articles::series_id, diesel::dsl::count_star()))
        .load(c)?;
    let counts: HashMap<SeriesId, i64> = counts
        .into_iter()
        .filter_map(|(id, count)| Some((id?, count)))
        .collect();
    let one = |(id, title, about)| Series {
        id,
        title,
        about,
        parts: counts.get(&id).copied().unwrap_or(0),
    };
    Ok(own.into_iter().map(one).collect())
}

/// A series with its blog.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog, or it has no such series.
pub fn find_series(
    c: &mut Conn,
    sight: &Sight,
    slug: &str,
    id: SeriesId,
) -> Result<(Blog, Series)> {
    let blog = find(c, sight, slug)?;
    let own: SeriesRow = rows::table
        .find(id)
        .filter(rows::forum_id.eq(blog.forum.id))
        .select((rows::id, rows::title, rows::about))
        .first(c)?;
    let series = counted(c, vec![own])?.pop().ok_or(Error::NotFound)?;
    Ok((blog, series))
}

/// The articles of a series in their order, as far as the viewer sees them; with `all` those too that are not published.
///
/// # Errors
/// What the database says.
pub fn parts(c: &mut Conn, sight: &Sight, id: SeriesId, all: bool) -> Result<Vec<Entry>> {
    let mut query = articles::table
        .inner_join(thread_rows::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(blogs::table.on(blogs::forum_id.eq(articles::forum_id)))
        .filter(articles::series_id.eq(id))
        .filter(threads::seen_thread(sight).and(spaces::seen_forum(sight)))
        .order((articles::series_n, articles::thread_id))
        .limit(PARTS)
        .select((Row::as_select(), (blogs::slug, forums::name)))
        .into_boxed();
    if !all {
        query = query
            .filter(articles::state.eq(State::Published.as_str()))
            .filter(thread_rows::state.eq("published"));
    }
    let found: Vec<EntryRow> = query.load(c)?;
    entries(c, sight, found)
}

/// The place of a published article in its series.
#[derive(Clone, Debug)]
pub struct Part {
    pub series: Series,
    pub n: usize,
    pub of: usize,
    pub before: Option<Thread>,
    pub after: Option<Thread>,
}

/// The place of an article in its series; none where it is in none, or does not stand.
///
/// # Errors
/// What the database says.
pub fn part_of(c: &mut Conn, sight: &Sight, article: &Article) -> Result<Option<Part>> {
    let Some(id) = article.series else {
        return Ok(None);
    };
    let order: Vec<ThreadId> = articles::table
        .inner_join(thread_rows::table)
        .filter(articles::series_id.eq(id))
        .filter(articles::state.eq(State::Published.as_str()))
        .filter(thread_rows::state.eq("published"))
        .order((articles::series_n, articles::thread_id))
        .select(articles::thread_id)
        .load(c)?;
    let Some(at) = order.iter().position(|one| *one == article.thread) else {
        return Ok(None);
    };
    let own: SeriesRow = rows::table
        .find(id)
        .select((rows::id, rows::title, rows::about))
        .first(c)?;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let beside = beside.map(|at| at.and_then(|at| order.get(at).copied()));
    let ids: Vec<ThreadId> = beside.into_iter().flatten().collect();
    let found = threads::among(c, sight, &ids)?;
    let [before, after] =
        beside.map(|id| found.iter().find(|thread| Some(thread.id) == id).cloned());
    Ok(counted(c, vec![own])?.pop().map(|series| Part {
        series,
        n: at + 1,
        of: order.len(),
        before,
        after,
    }))
}

/// Opens a series.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog; `Refused` unless he keeps it; `Invalid(title)` for too many.
pub fn open_series(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    new: &NewSeries,
) -> Result<SeriesId> {
    let (blog, permit) = kept(tx, viewer, slug)?;
    let own = rows::table.filter(rows::forum_id.eq(blog.forum.id));
    if own.count().get_result::<i64>(&mut **tx)? >= MOST {
        return Err(Error::field("title", "too_many_series"));
    }
    let now = tx.now();
    let id = diesel::insert_into(rows::table)
        .values((
            rows::forum_id.eq(blog.forum.id),
            rows::title.eq(&new.title),
            rows::about.eq(&new.about),
            rows::created_at.eq(now),
        ))
        .returning(rows::id)
        .get_result(&mut **tx)?;
    changed(tx, &permit, &blog, (id, "created"))?;
    Ok(id)
}

fn kept(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<(Blog, Permit<KeepBlog>)> {
    let (blog, facts) = with_facts(tx, viewer, slug)?;
    let permit = spaces::permit::<KeepBlog>(tx, viewer, blog.place(), &facts)?;
    Ok((blog, permit))
}

fn changed(
    tx: &mut Tx<'_>,
    permit: &Permit<KeepBlog>,
    blog: &Blog,
    (series, field): (SeriesId, &'static str),
) -> Result<()> {
    tell(
        tx,
        permit.by,
        (blog.space.id, blog.forum.id),
        (series, field),
    )
}

fn tell(
    tx: &mut Tx<'_>,
    by: UserId,
    (space, forum): (SpaceId, ForumId),
    (series, field): (SeriesId, &'static str),
) -> Result<()> {
    let fields = vec![field];
    let event = Event::SeriesChanged {
        space,
        forum,
        series,
        fields,
    };
    events::record(tx, Some(by), &event)
}

/// The series for who keeps its blog, held until the transaction ends.
fn own(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (slug, id): (&str, SeriesId),
) -> Result<(Blog, Permit<KeepBlog>)> {
    let (blog, permit) = kept(tx, viewer, slug)?;
    dialect::one_at_a_time(tx, &format!("series {id}"))?;
    let here = rows::table
        .find(id)
        .filter(rows::forum_id.eq(blog.forum.id));
    here.select(rows::id).first::<SeriesId>(&mut **tx)?;
    Ok((blog, permit))
}

/// Changes what a series is called.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he keeps its blog.
pub fn change_series(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    at: (&str, SeriesId),
    new: &NewSeries,
) -> Result<()> {
    let (blog, permit) = own(tx, viewer, at)?;
    diesel::update(rows::table.find(at.1))
        .set((rows::title.eq(&new.title), rows::about.eq(&new.about)))
        .execute(&mut **tx)?;
    changed(tx, &permit, &blog, (at.1, "settings"))
}

/// Ends a series; its articles stay.
///
/// # Errors
/// As [`change_series`].
pub fn end_series(tx: &mut Tx<'_>, viewer: &Viewer, at: (&str, SeriesId)) -> Result<()> {
    let (blog, permit) = own(tx, viewer, at)?;
    diesel::update(articles::table.filter(articles::series_id.eq(at.1)))
        .set((
            articles::series_id.eq(None::<SeriesId>),
            articles::series_n.eq(None::<i32>),
        ))
        .execute(&mut **tx)?;
    diesel::delete(rows::table.find(at.1)).execute(&mut **tx)?;
    changed(tx, &permit, &blog, (at.1, "ended"))
}

/// Puts the articles of a series into another order: `order` names each that the viewer sees. Those that he does not
/// see keep their places.
///
/// # Errors
/// As [`change_series`]; `Conflict` when the series holds others by now.
pub fn arrange(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    at: (&str, SeriesId),
    order: &[ThreadId],
) -> Result<()> {
    let (blog, permit) = own(tx, viewer, at)?;
    let sight = spaces::sight(tx, viewer)?;
    let seen: Vec<ThreadId> = parts(tx, &sight, at.1, true)?
        .iter()
        .map(|part| part.thread.id)
        .collect();
    let sorted = |ids: &[ThreadId]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    if sorted(&seen) != sorted(order) {
        return Err(Error::taken());
    }
    let all: Vec<ThreadId> = articles::table
        .filter(articles::series_id.eq(at.1))
        .order((articles::series_n, articles::thread_id))
        .select(articles::thread_id)
        .load(&mut **tx)?;
    let mut next = order.iter().copied();
    for (n, id) in (1_i32..).zip(all) {
        let here = match seen.contains(&id) {
            true => next.next().unwrap_or(id),
            false => id,
        };
        diesel::update(articles::table.find(here))
            .set(articles::series_n.eq(n))
            .execute(&mut **tx)?;
    }
    changed(tx, &permit, &blog, (at.1, "order"))
}

/// Puts an article behind the others of a series, or takes it out of the one that it is in. Twice is once.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` or `Locked` when he may not change it; `Invalid(series)` for
/// one of another blog, and for a full one.
pub fn put(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, series: Option<SeriesId>) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let by = spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?.by;
    let before = single.article.series;
    if before == series {
        return Ok(());
    }
    let n = match series {
        Some(series) => Some(last(tx, &single, series)? + 1),
        None => None,
    };
    diesel::update(articles::table.find(id))
        .set((articles::series_id.eq(series), articles::series_n.eq(n)))
        .execute(&mut **tx)?;
    let thread = &single.found.thread;
    // Of what is not published nobody hears.
    for series in before.into_iter().chain(series).filter(|_| !thread.draft) {
        tell(tx, by, (thread.space, thread.forum), (series, "articles"))?;
    }
    Ok(())
}

/// The number of the last article of a series of the same blog, held until the transaction ends.
fn last(tx: &mut Tx<'_>, single: &Single, series: SeriesId) -> Result<i32> {
    dialect::one_at_a_time(tx, &format!("series {series}"))?;
    let own = rows::table
        .find(series)
        .filter(rows::forum_id.eq(single.blog.forum.id));
    if own.count().get_result::<i64>(&mut **tx)? == 0 {
        return Err(Error::field("series", "choice"));
    }
    let parts = articles::table.filter(articles::series_id.eq(series));
    if parts.count().get_result::<i64>(&mut **tx)? >= PARTS {
        return Err(Error::field("series", "too_many_parts"));
    }
    let last: Option<i32> = parts
        .select(diesel::dsl::max(articles::series_n))
        .first(&mut **tx)?;
    Ok(last.unwrap_or(0))
}
