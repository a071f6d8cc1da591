//! Blogs and their articles for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::official::{begun_by, owners, written_by};
use super::settings::PictureIn;
use super::{Author, Cursors, created, made};
use crate::accounts::Person;
use crate::app::App;
use crate::base::{Error, Instant, Result, TagId, ThreadId};
use crate::blogs::{self, Article, Blog, Entry, NewBlog, Single, Wanted};
use crate::db::Tx;
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::spaces::{self, Sight, Tag, WriteArticle};
use crate::threads::{self, Thread, Via, tag_names};
use crate::web::blogs::{kept, open, upload_cover};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, unchanged, urls, versioned};
use crate::web::threads::{Sent, rendered_article};

/// A blog.
#[derive(Serialize, ToSchema)]
pub struct BlogOut {
    /// Number of the blog; that of its forum.
    pub id: i64,
    /// Address word.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Whose it is: a person, or an office; none for the blog of a space.
    pub owner: Option<Author>,
    /// Address word of the space whose blog it is; none for a person's.
    pub space: Option<String>,
    /// True when nothing more is written there.
    pub archived: bool,
    /// How many articles stand.
    pub articles: i64,
    /// Path of its page.
    pub url: String,
}

/// A blog to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlogIn {
    /// 1 to 120 characters.
    title: String,
    /// 3 to 40 of `[a-z0-9-]`.
    slug: String,
    /// At most 1,000 characters.
    #[serde(default)]
    about: String,
    /// Address word of the space whose blog it will be; the caller's own when it is left out.
    #[serde(default)]
    space: String,
}

/// What a blog is called, and whether it goes on.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlogSettings {
    /// 1 to 120 characters.
    title: String,
    /// At most 1,000 characters.
    #[serde(default)]
    about: String,
    /// True when nothing more is written there; administrators change it.
    #[serde(default)]
    archived: bool,
}

impl BlogSettings {
    fn of(blog: &Blog) -> BlogSettings {
        BlogSettings {
            title: blog.forum.name.clone(),
            about: blog.forum.about.clone(),
            archived: blog.forum.archived,
        }
    }
}

/// An article without its text.
#[derive(Serialize, ToSchema)]
pub struct ArticleOut {
    /// Number of its thread.
    pub id: i64,
    /// Address word of its blog.
    pub blog: String,
    /// draft, scheduled, published or withdrawn.
    pub state: String,
    /// Its title.
    pub title: String,
    /// BCP 47 code of its language.
    pub lang: String,
    /// What stands for it in lists.
    pub summary: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub author: Option<Author>,
    /// Who wrote it along with him.
    pub coauthors: Vec<Author>,
    /// Number of the series that it is in.
    pub series: Option<i64>,
    /// Path of the picture over it, 1200 by 630 pixels.
    pub cover: Option<String>,
    /// on, days or off.
    pub comments: String,
    /// How many comments stand.
    pub replies: i32,
    /// RFC 3339, UTC: the minute at which it comes out.
    pub publish_at: Option<String>,
    /// RFC 3339, UTC.
    pub published_at: Option<String>,
    /// Path of its page.
    pub url: String,
}

/// A page of articles.
#[derive(Serialize, ToSchema)]
pub struct ArticleList {
    /// The articles, the newest on top.
    pub items: Vec<ArticleOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// An article with its text.
#[derive(Serialize, ToSchema)]
pub struct ArticleWhole {
    #[serde(flatten)]
    pub article: ArticleOut,
    /// Number of its opening post.
    pub post_id: i64,
    /// Of its text.
    pub revision: i32,
    /// Safe HTML.
    pub html: String,
    /// The Markdown, for who wrote it.
    pub source: Option<String>,
}

/// An article to be, or what it is changed to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleIn {
    /// 5 to 200 characters.
    title: String,
    /// Markdown, 1 to 100,000 characters.
    body: String,
    /// At most 300 characters.
    #[serde(default)]
    excerpt: String,
    /// BCP 47 code; guessed when it is left out.
    #[serde(default)]
    lang: String,
    /// At most five names from the list of tags.
    #[serde(default)]
    tags: Vec<String>,
    /// on, days or off.
    #[serde(default)]
    comments: String,
    /// For `days`: after how many nobody comments any more.
    #[serde(default)]
    comment_days: Option<i32>,
    /// For a change: the revision that the new text was written from.
    #[serde(default)]
    base: i32,
}

impl ArticleIn {
    fn sent(self) -> Result<Sent> {
        Ok(Sent {
            title: self.title,
            body: self.body,
            excerpt: self.excerpt,
            lang: self.lang,
            tags: tag_names(self.tags.iter().map(String::as_str))?,
            comments: self.comments,
            comment_days: self
                .comment_days
                .map_or_else(String::new, |n| n.to_string()),
        })
    }
}

/// What is to become of an article.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicationIn {
    /// now, at, never (a draft again) or withdraw.
    r#do: String,
    /// For `at`: the minute, as in 2026-03-14T18:30, in the caller's zone.
    #[serde(default)]
    at: String,
}

fn blog_out(blog: &Blog, owner: Option<Author>) -> BlogOut {
    BlogOut {
        id: blog.forum.id.0,
        slug: blog.slug.clone(),
        title: blog.forum.name.clone(),
        about: blog.forum.about.clone(),
        space: blog.owner.is_none().then(|| blog.space.slug.clone()),
        owner,
        archived: blog.forum.archived,
        articles: blog.forum.threads,
        url: urls::blog(&blog.slug),
    }
}

fn article_out(
    (thread, article): (&Thread, &Article),
    (author, along): (Option<Author>, &[Person]),
    blog: &str,
    tags: &[Tag],
) -> ArticleOut {
    let cover = article.cover.as_ref();
    ArticleOut {
        id: thread.id.0,
        blog: blog.to_owned(),
        state: article.state.as_str().to_owned(),
        title: thread.title.clone(),
        lang: thread.lang.clone(),
        summary: article.summary().to_owned(),
        tags: tags.iter().map(|tag| tag.name.clone()).collect(),
        author,
        coauthors: Author::all(along),
        series: article.series.map(|id| id.0),
        cover: cover.map(|name| urls::cover(name, "1200x630")),
        comments: article.comments.word().to_owned(),
        replies: thread.replies,
        publish_at: article.publish_at.map(rfc3339),
        published_at: article.published_at.map(rfc3339),
        url: urls::thread(thread),
    }
}

pub(super) fn entry_out(one: &Entry) -> ArticleOut {
    let by = (written_by(one), one.along.as_slice());
    article_out((&one.thread, &one.article), by, &one.blog.0, &one.tags)
}

/// The blogs that have articles, the one written in last on top; at most 200.
///
/// # Errors
/// What the database says.
#[utoipa::path(get, path = "/api/v1/blogs", responses((status = 200, body = Vec<BlogOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let found = blogs::list(c, &sight)?;
        outs(c, &sight, &found)
    });
    json(200, &found.await?)
}

/// The blogs that the viewer keeps.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/blogs/mine", responses((status = 200, body = Vec<BlogOut>)))]
pub async fn mine(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| {
        let found = blogs::own_blogs(c, &viewer)?;
        let sight = spaces::sight(c, &viewer)?;
        outs(c, &sight, &found)
    });
    json(200, &found.await?)
}

fn outs(c: &mut crate::db::Conn, sight: &Sight, found: &[Blog]) -> Result<Vec<BlogOut>> {
    let mut owners = owners(c, sight, found)?;
    Ok(found
        .iter()
        .map(|blog| blog_out(blog, owners.remove(&blog.forum.id)))
        .collect())
}

/// One blog.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}",
    params(("blog" = String, Path, description = "Address word")),
    responses((status = 200, body = BlogOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &one(&app, &visit, visit.part("blog")).await?)
}

async fn one(app: &App, visit: &Visit, slug: &str) -> Result<BlogOut> {
    let (viewer, slug) = (visit.viewer.clone(), slug.to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        outs(c, &sight, &[blog])
    });
    found.await?.pop().ok_or(Error::NotFound)
}

/// Opens a blog.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/blogs", request_body = BlogIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = BlogOut), (status = 404, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: BlogIn = visit.json()?;
    let new = NewBlog::parse(&sent.title, &sent.slug, &sent.about)?;
    let slug = open(&app, &visit, sent.space, new).await?;
    created(&urls::api_blog(&slug), &one(&app, &visit, &slug).await?)
}

/// The settings of a blog.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer keeps it or is an administrator.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}/settings",
    params(("blog" = String, Path, description = "Address word")),
    responses((status = 200, body = BlogSettings)))]
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    versioned(&BlogSettings::of(&kept(&app, &visit).await?.0))
}

/// Changes the settings of a blog; what is left out is emptied.
///
/// # Errors
/// As the page that does it, but what `If-Match` names is stale: 412; 428 without it.
#[utoipa::path(put, path = "/api/v1/blogs/{blog}/settings", request_body = BlogSettings,
    params(("blog" = String, Path, description = "Address word"),
        ("If-Match" = String, Header, description = "The tag that the settings were given with"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = BlogSettings), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (_, keeps) = kept(&app, &visit).await?;
    if !visit.viewer.is_administrator() {
        keeps?;
    }
    write_settings(&app, &visit).await?;
    versioned(&BlogSettings::of(&kept(&app, &visit).await?.0))
}

async fn write_settings(app: &App, visit: &Visit) -> Result<()> {
    let (version, sent): (_, BlogSettings) = (visit.version()?, visit.json()?);
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("blog").to_owned();
    let new = NewBlog::parse(&sent.title, &slug, &sent.about)?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let blog = blogs::find(tx, &sight, &slug)?;
            unchanged(&BlogSettings::of(&blog), &version)?;
            if (&blog.forum.name, &blog.forum.about) != (&new.title, &new.about) {
                blogs::change(tx, &viewer, &slug, &new.title, &new.about)?;
            }
            if blog.forum.archived != sent.archived {
                blogs::archive(tx, &viewer, &slug, sent.archived)?;
            }
            Ok(urls::api_blog(&slug))
        })
    });
    done.await.map(drop)
}

/// The published articles of all blogs that the viewer may see, 20 a page, the newest on top.
///
/// # Errors
/// `Invalid(cursor)` for a cursor of another list.
#[utoipa::path(get, path = "/api/v1/articles",
    params(("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = ArticleList)))]
pub async fn all(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    listed(&app, &visit, false).await
}

/// The published articles of a blog, 20 a page, the newest on top.
///
/// # Errors
/// `NotFound` when the viewer may not see the blog; `Invalid(cursor)` for a cursor of another list.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}/articles",
    params(("blog" = String, Path, description = "Address word"),
        ("tag" = Option<i64>, Query, description = "Number of a tag: only articles that bear it"),
        ("month" = Option<String>, Query, description = "As in 2026-3: only articles published then, in the caller's zone"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = ArticleList), (status = 422, body = Problem)))]
pub async fn articles(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    listed(&app, &visit, true).await
}

async fn listed(app: &App, visit: &Visit, of_one: bool) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek()?);
    let tag: Option<TagId> = match visit.query.get("tag") {
        "" => None,
        id => Some(id.parse().map_err(|()| Error::NotFound)?),
    };
    let span = span(visit)?;
    let slug = of_one.then(|| visit.part("blog").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = match &slug {
            Some(slug) => Some(blogs::find(c, &sight, slug)?.forum.id),
            None => None,
        };
        let mut wanted = Wanted::default();
        (wanted.blog, wanted.tag, wanted.span) = (blog, tag, span);
        blogs::articles(c, &sight, &wanted, &seek)
    });
    let found = found.await?;
    let list = ArticleList {
        items: found.items.iter().map(entry_out).collect(),
        cursors: Cursors::of(&found),
    };
    json(200, &list)
}

fn span(visit: &Visit) -> Result<Option<(Instant, Instant)>> {
    let month = visit.query.get("month");
    if month.is_empty() {
        return Ok(None);
    }
    let span = month
        .split_once('-')
        .and_then(|(year, month)| visit.zone.month(year.parse().ok()?, month.parse().ok()?));
    span.map(Some)
        .ok_or_else(|| Error::field("month", "choice"))
}

/// What the viewer writes in a blog and nobody else sees.
///
/// # Errors
/// `NotFound` when the viewer may not see the blog.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}/drafts",
    params(("blog" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<ArticleOut>)))]
pub async fn drafts(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        blogs::unpublished(c, &sight, blog.forum.id)
    });
    json(200, &found.await?.iter().map(entry_out).collect::<Vec<_>>())
}

/// Begins an article, which nobody but the caller sees yet.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/blogs/{blog}/articles", request_body = ArticleIn,
    params(("blog" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ArticleWhole), (status = 423, body = Problem)))]
pub async fn begin(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent = visit.json::<ArticleIn>()?.sent()?;
    let new = rendered_article(&app, sent, Via::Api, visit.lang.code()).await?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("blog").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            blogs::begin(tx, &viewer, &slug, &new).map(urls::api_article)
        })
    });
    let location = done.await?.location();
    created(&location, &whole(&app, &visit, made(&location)?).await?)
}

/// One article.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
#[utoipa::path(get, path = "/api/v1/articles/{id}",
    params(("id" = i64, Path, description = "Number of its thread")),
    responses((status = 200, body = ArticleWhole)))]
pub async fn article(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &whole(&app, &visit, visit.id("id")?).await?)
}

async fn whole(app: &App, visit: &Visit, id: ThreadId) -> Result<ArticleWhole> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let found = app.db.read(move |c| {
        let single: Single = blogs::article(c, &viewer, id)?;
        let (post, source, _) = threads::opening_text(c, id)?;
        let author = begun_by(c, &single.found)?;
        let (space, forum) = (single.found.space.id, &single.found.forum);
        let may = spaces::may(&viewer, &single.found.sight, space, Some(forum), now);
        let writes = may.check::<WriteArticle>(&single.facts()).is_ok();
        let along = blogs::written_with(c, id)?;
        let tags = threads::tags_of(c, id)?;
        let pair = (&single.found.thread, &single.article);
        Ok(ArticleWhole {
            article: article_out(pair, (author, &along), &single.blog.slug, &tags),
            post_id: post.id.0,
            revision: post.revision,
            source: (writes && !post.state.is_gone()).then_some(source),
            html: post.html,
        })
    });
    found.await
}

/// Changes an article.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/articles/{id}", request_body = ArticleIn,
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ArticleWhole), (status = 423, body = Problem)))]
pub async fn change(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (ThreadId, ArticleIn) = (visit.id("id")?, visit.json()?);
    let base = sent.base;
    let new = rendered_article(&app, sent.sent()?, Via::Api, visit.lang.code()).await?;
    let (viewer, limits) = (visit.viewer.clone(), app.config.limits);
    act(&app, &visit, id, move |tx| {
        blogs::save(tx, &viewer, id, (base, new), &limits)
    })
    .await?;
    json(200, &whole(&app, &visit, id).await?)
}

/// Publishes an article now or at a minute, or takes it back.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/articles/{id}/publication", request_body = PublicationIn,
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ArticleWhole), (status = 423, body = Problem)))]
pub async fn publish(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (ThreadId, PublicationIn) = (visit.id("id")?, visit.json()?);
    crate::web::blogs::publication(&app, &visit, id, &sent.r#do, &sent.at).await?;
    json(200, &whole(&app, &visit, id).await?)
}

/// Throws away an article that nobody else has ever seen.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/articles/{id}",
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is gone")))]
pub async fn discard(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, id, move |tx| blogs::discard(tx, &viewer, id)).await?;
    Ok(no_content())
}

/// Shows a picture over an article.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/articles/{id}/cover",
    request_body(content = PictureIn, content_type = "multipart/form-data"),
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ArticleWhole)))]
pub async fn choose_cover(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    upload_cover(&app, &visit, id).await?;
    created(&urls::api_article(id), &whole(&app, &visit, id).await?)
}

/// Takes the picture over an article away.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/articles/{id}/cover",
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is gone")))]
pub async fn end_cover(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, id, move |tx| {
        blogs::set_cover(tx, &viewer, id, None)
    })
    .await?;
    Ok(no_content())
}

async fn act<F>(app: &App, visit: &Visit, id: ThreadId, f: F) -> Result<()>
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx).map(|()| urls::api_article(id))));
    done.await.map(drop)
}
