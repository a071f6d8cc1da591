//! What is asked about blogs and their articles, through the viewer.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::model::{Article, Blog, Comments, State};
use crate::accounts::{self, Person, Viewer};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{
    Error, ForumId, Instant, OfficeId, Result, SeriesId, SpaceId, TagId, ThreadId, UserId,
};
use crate::db::schema::{
    articles, blogs, forums, spaces as space_rows, tags as tag_rows, thread_tags, threads as rows,
};
use crate::db::{AmongMethods, Conn, keyset};
use crate::i18n::Zone;
use crate::offices;
use crate::spaces::{self, ForumRow, Sight, SpaceRow, Tag};
use crate::threads::{self, Found, Thread};

/// Articles on a page of a list.
const LIST: usize = 20;
/// Blogs that are listed, and unpublished articles of one person.
const MOST: i64 = 200;
/// Articles that an archive counts.
const COUNTED: i64 = 10_000;

#[derive(Queryable, Selectable)]
#[diesel(table_name = articles)]
pub(super) struct Row {
    thread_id: ThreadId,
    state: String,
    publish_at: Option<Instant>,
    published_at: Option<Instant>,
    excerpt: String,
    beginning: String,
    words: i32,
    cover: Option<String>,
    comment_days: Option<i32>,
    series_id: Option<SeriesId>,
}

impl Row {
    fn article(self) -> Article {
        Article {
            thread: self.thread_id,
            // An unknown word shows to the fewest.
            state: State::from_word(&self.state).unwrap_or(State::Draft),
            publish_at: self.publish_at,
            published_at: self.published_at,
            excerpt: self.excerpt,
            beginning: self.beginning,
            words: self.words,
            cover: self.cover,
            comments: Comments::of(self.comment_days),
            series: self.series_id,
        }
    }
}

type Whose = (String, Option<UserId>, Option<OfficeId>, Instant);
type BlogRow = (ForumRow, SpaceRow, Whose);

fn blog_of((forum, space, (slug, owner, office, created_at)): BlogRow) -> Blog {
    Blog {
        forum: forum.forum(),
        space: space.space(),
        slug,
        owner,
        office,
        created_at,
    }
}

/// Loads blogs that may be seen, by one more condition.
macro_rules! load {
    ($c:expr, $sight:expr, $condition:expr) => {
        blogs::table
            .inner_join(forums::table.inner_join(space_rows::table))
            .filter(spaces::seen_forum($sight))
            .filter($condition)
            .order((forums::last_post_at.desc(), forums::id.desc()))
            .limit(MOST)
            .select((
                ForumRow::as_select(),
                SpaceRow::as_select(),
                (
                    blogs::slug,
                    blogs::owner_id,
                    blogs::office_id,
                    blogs::created_at,
                ),
            ))
            .load::<BlogRow>($c)
            .map(|rows| rows.into_iter().map(blog_of).collect::<Vec<Blog>>())
    };
}

/// The blog at this address word.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn find(c: &mut Conn, sight: &Sight, slug: &str) -> Result<Blog> {
    let found = load!(c, sight, blogs::slug.eq(slug))?;
    found.into_iter().next().ok_or(Error::NotFound)
}

/// The blog that is this forum.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn of_forum(c: &mut Conn, sight: &Sight, forum: ForumId) -> Result<Blog> {
    let found = load!(c, sight, blogs::forum_id.eq(forum))?;
    found.into_iter().next().ok_or(Error::NotFound)
}

/// The blogs that have articles, the one written in last on top; at most 200.
///
/// # Errors
/// What the database says.
pub fn list(c: &mut Conn, sight: &Sight) -> Result<Vec<Blog>> {
    Ok(load!(c, sight, forums::threads.gt(0))?)
}

/// The articles among these threads, for who has found the threads.
///
/// # Errors
/// What the database says.
pub fn among(c: &mut Conn, threads: &[ThreadId]) -> Result<HashMap<ThreadId, Article>> {
    let rows: Vec<Row> = articles::table
        .filter(articles::thread_id.among(threads.to_vec()))
        .select(Row::as_select())
        .load(c)?;
    let articles = rows.into_iter().map(Row::article);
    Ok(articles.map(|article| (article.thread, article)).collect())
}

/// The blogs of a person.
///
/// # Errors
/// What the database says.
pub fn of_person(c: &mut Conn, sight: &Sight, person: UserId) -> Result<Vec<Blog>> {
    Ok(load!(c, sight, blogs::owner_id.eq(person))?)
}

/// The blogs of a space.
///
/// # Errors
/// What the database says.
pub fn of_space(c: &mut Conn, sight: &Sight, space: SpaceId) -> Result<Vec<Blog>> {
    let own = forums::space_id.eq(space).and(blogs::owner_id.is_null());
    Ok(load!(c, sight, own.and(blogs::office_id.is_null()))?)
}

/// The blog of an office that was found through the viewer.
///
/// # Errors
/// What the database says.
pub fn of_office(c: &mut Conn, sight: &Sight, office: OfficeId) -> Result<Option<Blog>> {
    let found = load!(c, sight, blogs::office_id.eq(office))?;
    Ok(found.into_iter().next())
}

/// The blogs that the viewer keeps: his own, and those of spaces that he was made a moderator of.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn own_blogs(c: &mut Conn, viewer: &Viewer) -> Result<Vec<Blog>> {
    let (me, sight) = (viewer.me()?.id, spaces::sight(c, viewer)?);
    let mut own = of_person(c, &sight, me)?;
    let moderated = forums::space_id.among(sight.moderated());
    let moderated = moderated.and(blogs::owner_id.is_null());
    own.extend(load!(c, &sight, moderated.and(blogs::office_id.is_null()))?);
    Ok(own)
}

/// Which articles are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub blog: Option<ForumId>,
    pub tag: Option<TagId>,
    /// Those that this person writes along with their authors.
    pub along: Option<UserId>,
    /// Published from the first instant on, ahead of the second.
    pub span: Option<(Instant, Instant)>,
}

/// An article in a list.
pub struct Entry {
    pub thread: Thread,
    pub article: Article,
    /// None where its author is gone, and where an office wrote it.
    pub author: Option<Person>,
    /// Name and address word of the office that wrote it.
    pub office: Option<(String, String)>,
    /// Who wrote it along with him.
    pub along: Vec<Person>,
    /// Address word and title of its blog.
    pub blog: (String, String),
    pub tags: Vec<Tag>,
}

pub(super) type EntryRow = (Row, (String, String));

/// One page of the published articles that the viewer may see, the newest on top.
///
/// # Errors
/// `Invalid(cursor)` for a cursor of another list.
pub fn articles(c: &mut Conn, sight: &Sight, wanted: &Wanted, seek: &Seek) -> Result<Page<Entry>> {
    let mut query = articles::table
        .inner_join(rows::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(blogs::table.on(blogs::forum_id.eq(articles::forum_id)))
        .filter(articles::state.eq(State::Published.as_str()))
        .filter(rows::state.eq("published"))
        .filter(spaces::seen_forum(sight))
        .select((Row::as_select(), (blogs::slug, forums::name)))
        .limit(i64::try_from(LIST).unwrap_or(20) + 1)
        .into_boxed();
    if let Some(blog) = wanted.blog {
        query = query.filter(articles::forum_id.eq(blog));
    }
    if let Some(tag) = wanted.tag {
        let bearing = thread_tags::table
            .filter(thread_tags::tag_id.eq(tag))
            .select(thread_tags::thread_id);
        query = query.filter(articles::thread_id.eq_any(bearing));
    }
    if let Some(person) = wanted.along {
        let along: threads::written_along = threads::written_along(person);
        query = query.filter(articles::thread_id.eq_any(along));
    }
    if let Some((from, to)) = wanted.span {
        query = query.filter(articles::published_at.ge(from));
        query = query.filter(articles::published_at.lt(to));
    }
    let (at, id) = (articles::published_at, articles::thread_id);
    query = keyset!(query, (at, id), seek);
    let rows: Vec<EntryRow> = query.load(c)?;
    let page = Page::cut(rows, LIST, seek, |(row, _)| {
        let at = row.published_at.map_or(0, |at| at.0);
        Cursor::at(format!("{at}.{}", row.thread_id))
    });
    let (before, after) = (page.before.clone(), page.after.clone());
    Ok(Page {
        items: entries(c, sight, page.items)?,
        before,
        after,
    })
}

/// What the viewer writes in a blog and nobody else sees, the newest first.
///
/// # Errors
/// What the database says.
pub fn unpublished(c: &mut Conn, sight: &Sight, blog: ForumId) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> = articles::table
        .inner_join(rows::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(blogs::table.on(blogs::forum_id.eq(articles::forum_id)))
        .filter(articles::forum_id.eq(blog))
        .filter(rows::state.eq("draft"))
        .filter(threads::seen_thread(sight).and(spaces::seen_forum(sight)))
        .order(articles::thread_id.desc())
        .limit(MOST)
        .select((Row::as_select(), (blogs::slug, forums::name)))
        .load(c)?;
    entries(c, sight, rows)
}

pub(super) fn entries(c: &mut Conn, sight: &Sight, rows: Vec<EntryRow>) -> Result<Vec<Entry>> {
    let ids: Vec<ThreadId> = rows.iter().map(|(row, _)| row.thread_id).collect();
    let of: Vec<Thread> = threads::among(c, sight, &ids)?;
    let along = threads::coauthors(c, &ids)?;
    let mut people: Vec<UserId> = of.iter().map(|thread| thread.author).collect();
    people.extend(along.values().flatten());
    let mut of: HashMap<ThreadId, Thread> = of.into_iter().map(|one| (one.id, one)).collect();
    let people = accounts::authors(c, &people)?;
    let mut tags = threads::tags_among(c, &ids)?;
    let offices: Vec<OfficeId> = of.values().filter_map(|thread| thread.office).collect();
    let offices = offices::names(c, sight, &offices)?;
    let entry = |(row, blog): EntryRow| {
        let thread = of.remove(&row.thread_id)?;
        Some(Entry {
            author: people.get(&thread.author).cloned(),
            office: thread.office.and_then(|id| offices.get(&id).cloned()),
            along: named(along.get(&thread.id), &people),
            tags: tags.remove(&thread.id).unwrap_or_default(),
            article: row.article(),
            thread,
            blog,
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// Those of these ids who are known.
fn named(ids: Option<&Vec<UserId>>, people: &HashMap<UserId, Person>) -> Vec<Person> {
    let ids = ids.into_iter().flatten();
    ids.filter_map(|id| people.get(id).cloned()).collect()
}

/// How many articles of a blog stand of each month, the newest first.
///
/// # Errors
/// What the database says.
pub fn months(c: &mut Conn, blog: ForumId, zone: &Zone) -> Result<Vec<((i16, i8), usize)>> {
    let days: Vec<Option<Instant>> = articles::table
        .inner_join(rows::table)
        .filter(articles::forum_id.eq(blog))
        .filter(articles::state.eq(State::Published.as_str()))
        .filter(rows::state.eq("published"))
        .order((articles::published_at.desc(), articles::thread_id.desc()))
        .limit(COUNTED)
        .select(articles::published_at)
        .load(c)?;
    let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for at in days.into_iter().flatten() {
        *months.entry(zone.month_of(at)).or_default() += 1;
    }
    Ok(months.into_iter().rev().collect())
}

/// The tags that articles of a blog bear.
///
/// # Errors
/// What the database says.
pub fn tags(c: &mut Conn, blog: ForumId) -> Result<Vec<Tag>> {
    let bearing = rows::table
        .inner_join(articles::table)
        .filter(articles::forum_id.eq(blog).and(rows::state.eq("published")))
        .select(rows::id);
    let mut known: Vec<Tag> = thread_tags::table
        .inner_join(tag_rows::table)
        .filter(thread_tags::thread_id.eq_any(bearing))
        .select(Tag::as_select())
        .distinct()
        .load(c)?;
    known.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(known)
}

/// An article with its thread and its blog.
pub struct Single {
    pub found: Found,
    pub article: Article,
    pub blog: Blog,
    /// The viewer writes it along with its author.
    pub along: bool,
}

/// The article of this thread, as far as the viewer sees it.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn article(c: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Single> {
    let found = threads::find(c, viewer, id)?;
    let article = article_of(c, id)?;
    let blog = of_forum(c, &found.sight, found.thread.forum)?;
    Ok(Single {
        along: threads::writes_along(c, id, viewer.id())?,
        found,
        article,
        blog,
    })
}

/// What the article of a thread is that was found through its viewer.
///
/// # Errors
/// `NotFound` when it is none.
pub fn article_of(c: &mut Conn, id: ThreadId) -> Result<Article> {
    let row: Row = articles::table.find(id).select(Row::as_select()).first(c)?;
    Ok(row.article())
}

/// The articles of its blog ahead of a published one and behind it in time.
///
/// # Errors
/// What the database says.
pub fn neighbours(
    c: &mut Conn,
    sight: &Sight,
    article: &Article,
    blog: ForumId,
) -> Result<[Option<Thread>; 2]> {
    let Some(at) = article.published_at else {
        return Ok([None, None]);
    };
    let standing = articles::table
        .inner_join(rows::table)
        .filter(articles::forum_id.eq(blog))
        .filter(articles::state.eq(State::Published.as_str()))
        .filter(rows::state.eq("published"))
        .select(articles::thread_id);
    let (time, id) = (articles::published_at, articles::thread_id);
    let earlier = time.lt(at).or(time.eq(at).and(id.lt(article.thread)));
    let later = time.gt(at).or(time.eq(at).and(id.gt(article.thread)));
    let before: Option<ThreadId> = standing
        .filter(earlier)
        .order((time.desc(), id.desc()))
        .first(c)
        .optional()?;
    let after: Option<ThreadId> = standing
        .filter(later)
        .order((time.asc(), id.asc()))
        .first(c)
        .optional()?;
    let ids: Vec<ThreadId> = before.into_iter().chain(after).collect();
    let found = threads::among(c, sight, &ids)?;
    let one = |id: Option<ThreadId>| found.iter().find(|thread| Some(thread.id) == id).cloned();
    Ok([one(before), one(after)])
}
