//! Threads for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Author, Cursors, created, made};
use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::spaces;
use crate::threads::{self, Listing, NewPost, NewThread, Sort, Thread, Via, language};
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
}

fn out(app: &App, thread: &Thread, author: Option<Author>, unread: Option<i32>) -> ThreadOut {
    ThreadOut {
        id: thread.id.0,
        forum_id: thread.forum.0,
        kind: thread.kind.as_str().to_owned(),
        title: thread.title.clone(),
        lang: thread.lang.clone(),
        author,
        posts: thread.posts,
        replies: thread.replies,
        unread,
        locked: threads::thread_facts(thread, app.clock.now()).locked,
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
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = ThreadList),
        (status = 422, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    let items = found.rows.items.iter().map(|row| {
        out(
            &app,
            &row.thread,
            Author::of(found.people.get(&row.thread.author)),
            row.unread,
        )
    });
    json(
        200,
        &ThreadList {
            items: items.collect(),
            cursors: Cursors::of(&found.rows),
        },
    )
}

async fn read(app: &App, visit: &Visit) -> Result<Listing> {
    let sort = match visit.query.get("sort") {
        "" => Sort::Active,
        word => Sort::from_word(word).ok_or_else(|| Error::field("sort", "choice"))?,
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
            threads::list(c, &viewer, &sight, &forum, sort, &seek)
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
            let id = threads::start(
                tx,
                &viewer,
                (space.id, forum.id),
                NewThread { title, opening },
                &limits,
            )?;
            Ok(urls::api_thread(id))
        })
    });
    Ok(done.await?.location())
}

async fn one(app: &App, visit: &Visit, id: ThreadId) -> Result<ThreadOut> {
    let viewer = visit.viewer.clone();
    let (thread, person, unread) = app
        .db
        .read(move |c| {
            let thread = threads::find(c, &viewer, id)?.thread;
            let person = crate::accounts::person(c, thread.author)?;
            let unread = threads::unread(c, &viewer, &thread)?;
            Ok((thread, person, unread))
        })
        .await?;
    Ok(out(app, &thread, Author::of(Some(&person)), unread))
}
