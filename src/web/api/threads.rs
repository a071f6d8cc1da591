//! Threads for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::official::begun_by;
use super::{Author, Cursors, created, made};
use crate::app::App;
use crate::base::{Error, Result, TagId, ThreadId};
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::spaces::{self, Tag};
use crate::threads::{
    self, Listing, NewPost, NewThread, Row, Sort, Thread, Via, Wanted, language, tag_names,
};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::threads::{Head, rendered};

/// A thread without its posts.
#[derive(Serialize, ToSchema)]
pub struct ThreadOut {
    /// Number of the thread.
    pub id: i64,
    /// Number of its forum.
    pub forum_id: i64,
    /// discussion, question, idea or article.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// BCP 47 code of its language.
    pub lang: String,
    /// Its tags, from its space's list.
    pub tags: Vec<String>,
    /// Who began it.
    pub author: Option<Author>,
    /// How many posts stand, the opening one among them.
    pub posts: i32,
    /// How many of them are replies.
    pub replies: i32,
    /// How many of its posts the viewer has not seen; none for a visitor.
    pub unread: Option<i32>,
    /// True while nobody may reply.
    pub locked: bool,
    /// RFC 3339, UTC; none where it is locked for good, or not at all.
    pub locked_until: Option<String>,
    /// Why it is locked.
    pub lock_reason: Option<String>,
    /// RFC 3339, UTC.
    pub pinned_until: Option<String>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC.
    pub last_post_at: String,
    /// Path of its page.
    pub url: String,
}

/// A page of threads.
#[derive(Serialize, ToSchema)]
pub struct ThreadList {
    /// The threads in the asked order.
    pub items: Vec<ThreadOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// A thread to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreadIn {
    /// 5 to 200 characters.
    title: String,
    /// Markdown, 1 to 50,000 characters.
    body: String,
    /// BCP 47 code; guessed when it is left out.
    #[serde(default)]
    lang: String,
    /// At most five names from the space's list of tags.
    #[serde(default)]
    tags: Vec<String>,
}

fn names(tags: &[Tag]) -> Vec<String> {
    tags.iter().map(|tag| tag.name.clone()).collect()
}

fn out(app: &App, thread: &Thread, author: Option<Author>, unread: Option<i32>) -> ThreadOut {
    let now = app.clock.now();
    let lock = thread.locked(now);
    ThreadOut {
        tags: Vec::new(),
        id: thread.id.0,
        forum_id: thread.forum.0,
        kind: thread.kind.as_str().to_owned(),
        title: thread.title.clone(),
        lang: thread.lang.clone(),
        author,
        posts: thread.posts,
        replies: thread.replies,
        unread,
        locked: threads::thread_facts(thread, now).locked,
        locked_until: lock.and_then(|lock| lock.until).map(rfc3339),
        lock_reason: lock.map(|lock| lock.reason.clone()),
        pinned_until: thread.pinned_until.map(rfc3339),
        created_at: rfc3339(thread.created_at),
        last_post_at: rfc3339(thread.last_post_at),
        url: urls::thread(thread),
    }
}

/// A forum's threads, 30 a page.
///
/// # Errors
/// `NotFound` when the viewer may not see the forum; `Invalid(cursor)` for a cursor of another list.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/forums/{forum}/threads",
    params(("space" = String, Path, description = "Address word"), ("forum" = String, Path, description = "Address word"),
        ("sort" = Option<String>, Query, description = "active, new, unanswered or unread"),
        ("tag" = Option<i64>, Query, description = "Number of a tag: only threads that bear it"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = ThreadList),
        (status = 422, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    listed(&app, &read(&app, &visit).await?)
}

fn listed(app: &App, found: &Listing) -> Reply {
    let one = |row: &Row| {
        let thread = &row.thread;
        let voice = thread.office.and_then(|id| found.voices.get(&id));
        let author = Author::signed(found.people.get(&thread.author), voice);
        let tags = found.tags.get(&row.thread.id);
        ThreadOut {
            tags: tags.map_or_else(Vec::new, |tags| names(tags)),
            ..out(app, &row.thread, author, row.unread)
        }
    };
    let list = ThreadList {
        items: found.rows.items.iter().map(one).collect(),
        cursors: Cursors::of(&found.rows),
    };
    json(200, &list)
}

async fn read(app: &App, visit: &Visit) -> Result<Listing> {
    let sort = match visit.query.get("sort") {
        "" => Sort::Active,
        word => Sort::from_word(word).ok_or_else(|| Error::field("sort", "choice"))?,
    };
    let tag: Option<TagId> = match visit.query.get("tag") {
        "" => None,
        id => Some(id.parse().map_err(|()| Error::field("tag", "choice"))?),
    };
    let seek = visit.seek()?;
    let (viewer, space, forum) = (
        visit.viewer.clone(),
        visit.part("space").to_owned(),
        visit.part("forum").to_owned(),
    );
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let (_, forum) = spaces::find_forum(c, &sight, &space, &forum)?;
            threads::list(c, &viewer, &sight, &forum, Wanted { sort, tag }, &seek)
        })
        .await
}

/// One thread.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
#[utoipa::path(get, path = "/api/v1/threads/{id}", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = ThreadOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &one(&app, &visit, visit.id("id")?).await?)
}

/// Starts a thread.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/forums/{forum}/threads", request_body = ThreadIn,
    params(("space" = String, Path, description = "Address word"), ("forum" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ThreadOut), (status = 423, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let location = write_thread(&app, &visit).await?;
    created(&location, &one(&app, &visit, made(&location)?).await?)
}

/// The address of the new thread.
async fn write_thread(app: &App, visit: &Visit) -> Result<String> {
    let sent: ThreadIn = visit.json()?;
    let key = visit.act()?;
    let tags = tag_names(sent.tags.iter().map(String::as_str))?;
    let (title, source) = NewThread::parse(&sent.title, &sent.body, app.config.limits.opening_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    let (viewer, space, forum) = (
        visit.viewer.clone(),
        visit.part("space").to_owned(),
        visit.part("forum").to_owned(),
    );
    let limits = app.config.limits;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let (space, forum) = spaces::find_forum(tx, &sight, &space, &forum)?;
            let lang = language(
                &sent.lang,
                &format!("{title}\n{}", rendered.text),
                &space.lang,
            );
            let opening = NewPost {
                source,
                rendered,
                lang,
                via: Via::Api,
                parent: None,
            };
            let new = NewThread {
                title,
                tags,
                opening,
            };
            let id = threads::start(tx, &viewer, (space.id, forum.id), new, &limits)?;
            Ok(urls::api_thread(id))
        })
    });
    Ok(done.await?.location())
}

/// The tags of a thread to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreadTagsIn {
    /// At most five names from the space's list of tags; these take the place of the thread's.
    tags: Vec<String>,
}

/// Gives a thread other tags.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/threads/{id}/tags", request_body = ThreadTagsIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ThreadOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 423, body = Problem)))]
pub async fn save_tags(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (ThreadId, ThreadTagsIn) = (visit.id("id")?, visit.json()?);
    let (key, viewer, limits) = (visit.act()?, visit.viewer.clone(), app.config.limits);
    let tags = tag_names(sent.tags.iter().map(String::as_str))?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::set_tags(tx, &viewer, id, &tags, &limits)?;
            Ok(urls::api_thread(id))
        })
    });
    done.await?;
    json(200, &one(&app, &visit, id).await?)
}

/// The threads of a space that bear a tag, 30 a page, the one written in last on top.
///
/// # Errors
/// `NotFound` when the viewer may not see the space, or it has no such tag; `Invalid(cursor)` for a cursor of
/// another list.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/tags/{tag}/threads",
    params(("space" = String, Path, description = "Address word"), ("tag" = i64, Path, description = "Number"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = ThreadList), (status = 400, body = Problem), (status = 404, body = Problem)))]
pub async fn tagged(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, tag, seek): (_, TagId, _) =
        (visit.viewer.clone(), visit.id("tag")?, visit.seek()?);
    let slug = visit.part("space").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let tag = spaces::find_tag(c, space.id, tag)?;
        threads::tagged(c, &viewer, &sight, tag.id, &seek)
    });
    listed(&app, &found.await?)
}

async fn one(app: &App, visit: &Visit, id: ThreadId) -> Result<ThreadOut> {
    let viewer = visit.viewer.clone();
    let (thread, author, unread, tags) = app
        .db
        .read(move |c| {
            let found = threads::find(c, &viewer, id)?;
            let (author, thread) = (begun_by(c, &found)?, found.thread);
            let unread = threads::unread(c, &viewer, &thread)?;
            Ok((thread, author, unread, threads::tags_of(c, id)?))
        })
        .await?;
    Ok(ThreadOut {
        tags: names(&tags),
        ..out(app, &thread, author, unread)
    })
}
