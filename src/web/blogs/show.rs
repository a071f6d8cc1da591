//! The pages that list articles: of all blogs, of one, and of one month of it.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::paging::{Page as Cut, Seek};
use crate::base::{Error, Result, SeriesId, TagId};
use crate::blogs::{self, Blog, Entry, Series, Wanted};
use crate::db::Conn;
use crate::i18n::{Arg, Texts};
use crate::notices::{self, Level, Target};
use crate::offices;
use crate::pages::Topic;
use crate::spaces::{self, KeepBlog, Publish, Sight, Tag};
use crate::web::door::{Reply, Visit, html, moved_for_good, urls};
use crate::web::layout::Page;
use crate::web::levels::Levels;
use crate::web::threads::part_words;
use crate::web::threads::view::When;

#[derive(Template)]
#[template(path = "blogs/show.html")]
struct Show<'a> {
    page: Page<'a>,
    heading: String,
    lang: Option<String>,
    about: String,
    /// Address and name of whom it belongs to.
    owner: Option<(String, String)>,
    archived: bool,
    /// Address, words, style, icon.
    acts: Vec<(String, String, &'static str, &'static str)>,
    note: Option<String>,
    only: Option<(String, String, String)>,
    articles: Vec<EntryView>,
    previous: Option<String>,
    next: Option<String>,
    /// Address, words, how many, whether it is this one.
    months: Vec<(String, String, String, bool)>,
    /// Address and name.
    tags: Vec<(String, String)>,
    blogs: Vec<BlogView>,
    /// Address, title, how many articles.
    series: Vec<(String, String, String)>,
    levels: Option<Levels>,
}

/// A blog in a list.
struct BlogView {
    url: String,
    title: String,
    lang: Option<String>,
    about: String,
}

/// An article in a list.
pub struct EntryView {
    pub url: String,
    pub title: String,
    pub lang: Option<String>,
    pub cover: Option<String>,
    pub summary: String,
    /// Address and name of each who wrote it.
    pub authors: Vec<(String, String)>,
    pub when: Option<When>,
    pub minutes: String,
    pub comments: Option<String>,
    /// Address and title, where articles of several stand together.
    pub blog: Option<(String, String)>,
    pub tags: Vec<(String, String)>,
    /// Which part of a series it is.
    pub part: Option<String>,
}

/// How an article stands in a list; a tag leads where `to` says.
pub fn entry(
    page: &Page<'_>,
    visit: &Visit,
    one: &Entry,
    several: bool,
    to: &impl Fn(&Tag) -> String,
) -> EntryView {
    let (t, article) = (&page.t, &one.article);
    EntryView {
        url: urls::thread(&one.thread),
        title: one.thread.title.clone(),
        lang: page.other(&one.thread.lang).map(str::to_owned),
        cover: article.cover.as_ref().map(|name| urls::cover(name, "640")),
        summary: article.summary().to_owned(),
        authors: {
            let office = one.office.iter();
            let office = office.map(|(name, slug)| (urls::office(slug), name.clone()));
            let people = one.author.iter().chain(&one.along);
            let named = |person: &Person| (urls::person(&person.name), person.display_name.clone());
            office.chain(people.map(named)).collect()
        },
        when: article
            .published_at
            .map(|at| When::moment(t, &visit.zone, at)),
        minutes: t.count("article-minutes", article.minutes()),
        comments: (one.thread.replies > 0).then(|| t.count("article-comments", one.thread.replies)),
        blog: several.then(|| (urls::blog(&one.blog.0), one.blog.1.clone())),
        tags: one
            .tags
            .iter()
            .map(|tag| (to(tag), tag.name.clone()))
            .collect(),
        part: None,
    }
}

/// A month of a year in words.
pub fn month_words(t: &Texts<'_>, (year, month): (i16, i8)) -> String {
    const WORDS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let at = usize::try_from(month - 1).unwrap_or(0);
    let args = [
        ("name", Arg::Text(WORDS.get(at).copied().unwrap_or("dec"))),
        ("year", Arg::Text(&year.to_string())),
    ];
    t.with("blog-month", &args)
}

/// `GET /b`
///
/// # Errors
/// What the database says.
pub async fn all(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (start, stale) = seek(&visit);
    let ((known, list), stale) = match read_all(&app, &visit, start).await {
        Err(Error::Invalid(_)) => (read_all(&app, &visit, Seek::First).await?, true),
        other => (other?, stale),
    };
    visit.shows(vec![Topic::Anything]);
    html(200, &all_page(&app, &visit, &known, &list, stale))
}

async fn read_all(app: &App, visit: &Visit, seek: Seek) -> Result<(Vec<Blog>, Cut<Entry>)> {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let list = blogs::articles(c, &sight, &Wanted::default(), &seek)?;
        Ok((blogs::list(c, &sight)?, list))
    });
    found.await
}

fn all_page<'a>(
    app: &'a App,
    visit: &Visit,
    known: &[Blog],
    list: &Cut<Entry>,
    stale: bool,
) -> Show<'a> {
    let t = visit.texts(app);
    let mut page = Page::new(app, visit, t.say("blogs-title"));
    page.canonical = Some(urls::absolute(&app.config, urls::BLOGS));
    let to = |_: &Tag| String::new();
    let one = |one: &Entry| EntryView {
        // A tag is a word of one space: here it would lead nowhere.
        tags: Vec::new(),
        ..entry(&page, visit, one, true, &to)
    };
    let signed_in = visit.viewer.id().is_some();
    let own = (
        urls::OWN_BLOGS.to_owned(),
        t.say("blogs-mine"),
        "quiet",
        "article",
    );
    Show {
        heading: t.say("blogs-title"),
        lang: None,
        about: t.say("blogs-lead"),
        owner: None,
        archived: false,
        acts: signed_in.then_some(own).into_iter().collect(),
        note: stale.then(|| t.say("list-stale")),
        only: None,
        articles: list.items.iter().map(one).collect(),
        previous: list.before.as_ref().map(|at| urls::before(urls::BLOGS, at)),
        next: list.after.as_ref().map(|at| urls::after(urls::BLOGS, at)),
        months: Vec::new(),
        tags: Vec::new(),
        blogs: known.iter().map(|blog| blog_view(&page, blog)).collect(),
        series: Vec::new(),
        levels: None,
        page,
    }
}

fn blog_view(page: &Page<'_>, blog: &Blog) -> BlogView {
    BlogView {
        url: urls::blog(&blog.slug),
        title: blog.forum.name.clone(),
        lang: page.other(&blog.space.lang).map(str::to_owned),
        about: crate::markup::excerpt(&blog.forum.about, 120),
    }
}

fn seek(visit: &Visit) -> (Seek, bool) {
    match visit.seek() {
        Ok(seek) => (seek, false),
        Err(_) => (Seek::First, true),
    }
}

/// `GET /b/{blog}?tag=`
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    listed(&app, &visit, None).await
}

/// `GET /b/{blog}/{year}/{month}`
///
/// # Errors
/// `NotFound` when the viewer may not see the blog, or there is no such month.
pub async fn month(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let year = visit.part("year").parse().map_err(|_| Error::NotFound)?;
    let month = visit.part("month").parse().map_err(|_| Error::NotFound)?;
    listed(&app, &visit, Some((year, month))).await
}

struct Found {
    blog: Blog,
    /// Address and name of whom it belongs to.
    owner: Option<(String, String)>,
    /// The viewer acts for the office whose it is.
    acts: bool,
    list: Cut<Entry>,
    months: Vec<((i16, i8), usize)>,
    tags: Vec<Tag>,
    series: Vec<Series>,
    tag: Option<Tag>,
    level: Option<Level>,
    keeps: bool,
    writes: bool,
}

async fn listed(app: &App, visit: &Visit, month: Option<(i16, i8)>) -> Reply {
    let (start, stale) = seek(visit);
    let (found, stale) = match read(app, visit, month, start).await {
        Err(Error::Invalid(_)) => (read(app, visit, month, Seek::First).await?, true),
        other => (other?, stale),
    };
    let here = month.map(|month| urls::blog_month(&found.blog.slug, month));
    if let Some(here) = here.filter(|here| visit.path_alone() != here) {
        return Ok(moved_for_good(&here));
    }
    let space = found.blog.space.id;
    visit.shows(vec![Topic::Space(space), Topic::Within(space)]);
    html(200, &page(app, visit, &found, month, stale))
}

async fn read(app: &App, visit: &Visit, month: Option<(i16, i8)>, seek: Seek) -> Result<Found> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let (now, zone) = (app.clock.now(), visit.zone.clone());
    let tag: Option<TagId> = visit.query.get("tag").parse().ok();
    let span = month
        .map(|(year, month)| zone.month(year, month).ok_or(Error::NotFound))
        .transpose()?;
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        let space = blog.space.id;
        let tag = tag.map(|id| spaces::find_tag(c, space, id)).transpose()?;
        let wanted = Wanted {
            blog: Some(blog.forum.id),
            tag: tag.as_ref().map(|tag| tag.id),
            along: None,
            span,
        };
        let may = spaces::may(&viewer, &sight, space, Some(&blog.forum), now);
        let facts = blog.facts(&sight);
        let keeping = blog.kept_by(c, &viewer, &sight, now)?;
        let places = [Target::Forum(blog.forum.id), Target::Space(space)];
        Ok(Found {
            list: blogs::articles(c, &sight, &wanted, &seek)?,
            months: blogs::months(c, blog.forum.id, &zone)?,
            tags: blogs::tags(c, blog.forum.id)?,
            series: blogs::series_of(c, blog.forum.id)?,
            level: notices::level_of(c, &viewer, &places)?,
            keeps: may.check::<KeepBlog>(&keeping).is_ok() || viewer.is_administrator(),
            writes: may.check::<Publish>(&facts).is_ok(),
            owner: owner(c, &sight, &blog)?,
            acts: match blog.office {
                Some(id) => {
                    let office = offices::by_id(c, &sight, id, now)?;
                    offices::hand(c, &viewer, &office, now)?.is_some()
                }
                None => false,
            },
            tag,
            blog,
        })
    });
    found.await
}

/// Address and name of whom a blog belongs to; none for a space's.
fn owner(c: &mut Conn, sight: &Sight, blog: &Blog) -> Result<Option<(String, String)>> {
    if let Some(office) = blog.office {
        let named = offices::names(c, sight, &[office])?.remove(&office);
        return Ok(named.map(|(name, slug)| (urls::office(&slug), name)));
    }
    let Some(owner) = blog.owner else {
        return Ok(None);
    };
    let person = accounts::authors(c, &[owner])?.remove(&owner);
    Ok(person.map(|person| (urls::person(&person.name), person.display_name)))
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    found: &Found,
    month: Option<(i16, i8)>,
    stale: bool,
) -> Show<'a> {
    let (t, blog) = (visit.texts(app), &found.blog);
    let home = urls::blog(&blog.slug);
    let (heading, here) = match month {
        None => (blog.forum.name.clone(), home.clone()),
        Some(month) => (month_words(&t, month), urls::blog_month(&blog.slug, month)),
    };
    let title = match month {
        None => heading.clone(),
        Some(_) => format!("{heading} – {}", blog.forum.name),
    };
    let mut page =
        Page::new(app, visit, title).under(urls::BLOGS.to_owned(), &t.say("blogs-title"), "");
    if blog.owner.is_none() {
        let space = &blog.space;
        page = page.under(urls::space(&space.slug), &space.name, &space.lang);
    }
    if month.is_some() {
        page = page.under(home.clone(), &blog.forum.name, &blog.space.lang);
    }
    page.canonical = Some(urls::absolute(&app.config, &here));
    page.noindex = !blog.space.kind.is_open();
    page.feeds = blog.is_open().then(|| home.clone());
    let to = |tag: &Tag| urls::only(&home, tag.id);
    let base = found.tag.as_ref().map_or_else(|| here.clone(), to);
    let mut acts = Vec::new();
    if blog.is_open() && month.is_none() {
        let url = urls::newsletter(&blog.slug);
        acts.push((url, t.say("newsletter-short"), "quiet", "bell"));
    }
    if found.writes {
        let url = urls::new_article(&blog.slug);
        acts.push((url, t.say("article-new"), "", "add"));
    }
    if let Some((office, _)) = found.owner.as_ref().filter(|_| found.acts) {
        let url = urls::articles_of(office);
        acts.push((url, t.say("official-title"), "quiet", "article"));
    }
    if found.keeps && blog.office.is_none() {
        let url = urls::all_series(&blog.slug);
        acts.push((url, t.say("series-title"), "quiet", "list"));
    }
    if found.keeps {
        let url = urls::blog_settings(&blog.slug);
        acts.push((url, t.say("blog-settings"), "quiet", "edit"));
    }
    Show {
        lang: match month {
            None => page.other(&blog.space.lang).map(str::to_owned),
            Some(_) => None,
        },
        heading,
        about: match month {
            None => blog.forum.about.clone(),
            Some(_) => String::new(),
        },
        owner: found.owner.clone().filter(|_| month.is_none()),
        archived: blog.forum.archived,
        acts,
        note: stale.then(|| t.say("list-stale")),
        only: found.tag.as_ref().map(|tag| {
            let words = t.named("blog-only-tag", &tag.name);
            (words, home.clone(), t.say("blog-all"))
        }),
        articles: found
            .list
            .items
            .iter()
            .map(|one| entry(&page, visit, one, false, &to))
            .collect(),
        previous: found.list.before.as_ref().map(|at| urls::before(&base, at)),
        next: found.list.after.as_ref().map(|at| urls::after(&base, at)),
        months: found
            .months
            .iter()
            .map(|(one, count)| {
                (
                    urls::blog_month(&blog.slug, *one),
                    month_words(&t, *one),
                    t.count("blog-articles", i64::try_from(*count).unwrap_or(0)),
                    month == Some(*one),
                )
            })
            .collect(),
        tags: found
            .tags
            .iter()
            .map(|tag| (to(tag), tag.name.clone()))
            .collect(),
        blogs: Vec::new(),
        series: series_links(&t, blog, &found.series),
        levels: Levels::of(app, visit, Target::Forum(blog.forum.id), found.level),
        page,
    }
}

/// The series of a blog that have articles.
fn series_links(t: &Texts<'_>, blog: &Blog, all: &[Series]) -> Vec<(String, String, String)> {
    let standing = all.iter().filter(|one| one.parts > 0);
    standing
        .map(|one| {
            let url = urls::series(&blog.slug, one.id);
            (url, one.title.clone(), t.count("blog-articles", one.parts))
        })
        .collect()
}

/// `GET /b/{blog}/series/{id}`: its articles in their order.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog, or it has no such series.
pub async fn series(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let (id, now): (SeriesId, _) = (visit.id("id")?, app.clock.now());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let (blog, series) = blogs::find_series(c, &sight, &slug, id)?;
        let may = spaces::may(&viewer, &sight, blog.space.id, Some(&blog.forum), now);
        let keeps = may.check::<KeepBlog>(&blog.facts(&sight)).is_ok();
        let parts = blogs::parts(c, &sight, id, false)?;
        Ok((blog, series, parts, keeps))
    });
    let (blog, series, parts, keeps) = found.await?;
    let (space, here) = (blog.space.id, urls::series(&blog.slug, id));
    if visit.path_alone() != here {
        return Ok(moved_for_good(&here));
    }
    visit.shows(vec![Topic::Space(space), Topic::Within(space)]);
    html(
        200,
        &series_page(&app, &visit, (&blog, &series), &parts, keeps),
    )
}

fn series_page<'a>(
    app: &'a App,
    visit: &Visit,
    (blog, series): (&Blog, &Series),
    parts: &[Entry],
    keeps: bool,
) -> Show<'a> {
    let (t, home) = (visit.texts(app), urls::blog(&blog.slug));
    let here = urls::series(&blog.slug, series.id);
    let mut page = Page::new(app, visit, series.title.clone())
        .under(urls::BLOGS.to_owned(), &t.say("blogs-title"), "")
        .under(home.clone(), &blog.forum.name, &blog.space.lang);
    page.canonical = Some(urls::absolute(&app.config, &here));
    page.noindex = !blog.space.kind.is_open();
    page.feeds = blog.is_open().then(|| here.clone());
    let to = |tag: &Tag| urls::only(&home, tag.id);
    let part = |(n, one): (usize, &Entry)| EntryView {
        part: Some(part_words(&t, n + 1, parts.len())),
        ..entry(&page, visit, one, false, &to)
    };
    let settings = urls::series_settings(&blog.slug, series.id);
    let act = (settings, t.say("series-settings"), "quiet", "edit");
    Show {
        heading: series.title.clone(),
        lang: page.other(&blog.space.lang).map(str::to_owned),
        about: series.about.clone(),
        owner: None,
        archived: false,
        acts: keeps.then_some(act).into_iter().collect(),
        note: None,
        only: None,
        articles: parts.iter().enumerate().map(part).collect(),
        previous: None,
        next: None,
        months: Vec::new(),
        tags: Vec::new(),
        blogs: Vec::new(),
        series: Vec::new(),
        levels: None,
        page,
    }
}
