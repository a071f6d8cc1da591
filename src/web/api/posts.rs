//! Posts for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Author, Cursors, created, made, tagged};
use crate::app::App;
use crate::base::{Error, PostId, Result, ThreadId};
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::markup;
use crate::questions;
use crate::threads::{self, Addition, Asked, At, NewPost, Post, Shown, Via, View, language};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};
use crate::web::threads::{Head, rendered};

/// One message in a thread.
#[derive(Serialize, ToSchema)]
pub struct PostOut {
    /// Number of the post.
    pub id: i64,
    /// Number of its thread.
    pub thread_id: i64,
    /// Its number within the thread, from 1; none while it waits for a moderator.
    pub n: Option<i32>,
    /// The post it answers.
    pub parent_id: Option<i64>,
    /// Level in the tree; the opening post's is 0.
    pub depth: i32,
    /// published, held, refused, withdrawn, removed or purged.
    pub state: String,
    /// Who wrote it; none for a tombstone.
    pub author: Option<Author>,
    /// BCP 47 code of its language.
    pub lang: String,
    /// Safe HTML; empty for a tombstone.
    pub html: String,
    /// What was added when it could no longer be changed.
    pub additions: Vec<AdditionOut>,
    /// The Markdown; only for a single post that the viewer may look behind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How many agree.
    pub agree: i32,
    /// How many say thanks.
    pub thanks: i32,
    /// How many ask for a source.
    pub source_needed: i32,
    /// Grows with each change; send it as `If-Match`.
    pub revision: i32,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC.
    pub edited_at: Option<String>,
    /// Why a moderator removed it.
    pub reason: Option<String>,
    /// Path that leads to it on its page.
    pub url: String,
}

/// What an author added to a post later.
#[derive(Serialize, ToSchema)]
pub struct AdditionOut {
    /// BCP 47 code of its language.
    pub lang: String,
    /// Safe HTML.
    pub html: String,
    /// RFC 3339, UTC.
    pub created_at: String,
}

/// A page of posts.
#[derive(Serialize, ToSchema)]
pub struct PostList {
    /// The posts in the asked order.
    pub items: Vec<PostOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// A post to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostIn {
    /// Markdown, 1 to 20,000 characters.
    pub(super) body: String,
    /// BCP 47 code; guessed when it is left out.
    #[serde(default)]
    pub(super) lang: String,
    /// The post it answers; the opening post when it is left out.
    pub(super) parent_id: Option<i64>,
}

/// New text of a post.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostChange {
    /// Markdown, 1 to 20,000 characters; an opening post's 50,000.
    body: String,
    /// BCP 47 code; guessed when it is left out.
    #[serde(default)]
    lang: String,
}

/// A text to look at.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewIn {
    /// Markdown, 1 to 50,000 characters.
    body: String,
}

/// What a text will look like.
#[derive(Serialize, ToSchema)]
pub struct PreviewOut {
    /// Safe HTML.
    pub html: String,
    /// Plain text.
    pub text: String,
}

pub(super) fn out(
    post: &Post,
    author: Option<Author>,
    source: Option<String>,
    additions: &[Addition],
) -> PostOut {
    let gone = post.state.is_gone();
    let [agree, thanks, source_needed] = post.reactions;
    PostOut {
        agree,
        thanks,
        source_needed,
        id: post.id.0,
        thread_id: post.thread.0,
        n: Some(post.n).filter(|n| *n > 0),
        parent_id: post.parent.map(|id| id.0),
        depth: post.depth,
        state: post.state.as_str().to_owned(),
        author: author.filter(|_| !gone),
        lang: post.lang.clone(),
        html: post.html.clone(),
        source,
        additions: additions
            .iter()
            .filter(|_| !gone)
            .map(|addition| AdditionOut {
                lang: addition.lang.clone(),
                html: addition.html.clone(),
                created_at: rfc3339(addition.at),
            })
            .collect(),
        revision: post.revision,
        created_at: rfc3339(post.created_at),
        edited_at: post.edited_at.map(rfc3339),
        reason: post
            .removed
            .as_ref()
            .and_then(|r| r.reason)
            .map(|r| r.as_str().to_owned()),
        url: urls::post(post.id),
    }
}

/// The posts of a thread, 50 a page.
///
/// # Errors
/// `NotFound` when the viewer may not see the thread; `Invalid(cursor)` for a cursor of another list.
#[utoipa::path(get, path = "/api/v1/threads/{id}/posts",
    params(("id" = i64, Path, description = "Number of the thread"),
        ("view" = Option<String>, Query, description = "tree, time or new"),
        ("root" = Option<i64>, Query, description = "Only this post and what hangs on it"),
        ("since" = Option<i32>, Query, description = "What is new is told against this number, not the viewer's marks"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = PostList),
        (status = 422, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let shown = read(&app, &visit).await?;
    let items = shown.posts().iter().map(|post| {
        let added = shown.shared.additions.get(&post.id);
        let author = Author::signed(
            shown.people.get(&post.author),
            post.office.and_then(|id| shown.voices.get(&id)),
        );
        out(post, author, None, added.map_or(&[], Vec::as_slice))
    });
    json(
        200,
        &PostList {
            items: items.collect(),
            cursors: Cursors::of(&shown.shared.posts),
        },
    )
}

async fn read(app: &App, visit: &Visit) -> Result<Shown> {
    let id: ThreadId = visit.id("id")?;
    let view = match visit.query.get("view") {
        "" => View::Tree,
        word => View::asked(word)?,
    };
    let asked = Asked {
        view: Some(view),
        at: At::Seek(visit.seek()?),
        root: number(visit, "root")?.map(PostId),
        since: number(visit, "since")?,
    };
    let (viewer, now, kept) = (
        visit.viewer.clone(),
        app.clock.now(),
        app.discussions.clone(),
    );
    app.db
        .read(move |c| threads::show(c, &kept, (&viewer, now), id, &asked))
        .await
}

/// A number of the query, where it is there.
fn number<T: std::str::FromStr>(visit: &Visit, name: &'static str) -> Result<Option<T>> {
    match visit.query.get(name) {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| Error::field(name, "number")),
    }
}

/// One post.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
#[utoipa::path(get, path = "/api/v1/posts/{id}", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = PostOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let post = one(&app, &visit, visit.id("id")?).await?;
    Ok(tagged(json(200, &post)?, post.revision))
}

/// Writes a post.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/threads/{id}/posts", request_body = PostIn,
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = PostOut), (status = 423, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let location = write_post(&app, &visit).await?;
    let post = one(&app, &visit, made(&location)?).await?;
    Ok(tagged(created(&location, &post)?, post.revision))
}

/// The address of the new post.
async fn write_post(app: &App, visit: &Visit) -> Result<String> {
    let id: ThreadId = visit.id("id")?;
    let sent: PostIn = visit.json()?;
    let key = visit.act()?;
    let source = NewPost::source(&sent.body, app.config.limits.post_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    let (viewer, limits) = (visit.viewer.clone(), app.config.limits);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let new = NewPost {
                source,
                rendered,
                lang: sent.lang,
                via: Via::Api,
                parent: sent.parent_id.map(PostId),
            };
            Ok(urls::api_post(threads::reply(
                tx, &viewer, id, new, &limits,
            )?))
        })
    });
    Ok(done.await?.location())
}

/// Changes a post.
///
/// # Errors
/// As the page that does it, but a stale revision is 412; `Invalid(if_match_required)` without one.
#[utoipa::path(patch, path = "/api/v1/posts/{id}", request_body = PostChange,
    params(("id" = i64, Path, description = "Number"),
        ("If-Match" = String, Header, description = "The revision that the change was written from"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = PostOut), (status = 410, body = Problem), (status = 412, body = Problem),
        (status = 423, body = Problem), (status = 428, body = Problem)))]
pub async fn edit(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: PostId = visit.id("id")?;
    write_revision(&app, &visit, id).await?;
    let post = one(&app, &visit, id).await?;
    Ok(tagged(json(200, &post)?, post.revision))
}

async fn write_revision(app: &App, visit: &Visit, id: PostId) -> Result<()> {
    let sent: PostChange = visit.json()?;
    let base = visit.if_match()?;
    let (key, limits) = (visit.act()?, app.config.limits);
    let source = NewPost::source(&sent.body, limits.opening_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    let (viewer, now, packs) = (visit.viewer.clone(), app.clock.now(), app.packs.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let single = threads::post(tx, &viewer, id, now)?;
            let most = single.post.longest(&limits);
            NewPost::source(&source, most)?;
            let lang = language(&sent.lang, &rendered.text, &single.post.lang);
            let new = NewPost {
                source,
                rendered,
                lang,
                via: Via::Api,
                parent: None,
            };
            match single.post.office {
                Some(_) => questions::revise(tx, &viewer, (id, base, new), (&packs, &limits))?,
                None => threads::edit(tx, &viewer, id, base, new, &limits)?,
            }
            Ok(urls::api_post(id))
        })
    });
    done.await.map(drop)
}

/// Takes back an own post; a tombstone stays.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/posts/{id}",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken back"), (status = 410, body = Problem), (status = 423, body = Problem)))]
pub async fn delete(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer, limits): (PostId, _, _, _) = (
        visit.id("id")?,
        visit.act()?,
        visit.viewer.clone(),
        app.config.limits,
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::delete(tx, &viewer, id, &limits)?;
            Ok(urls::api_post(id))
        })
    });
    done.await?;
    Ok(no_content())
}

/// Shows what a text will look like; keeps nothing.
///
/// # Errors
/// `Invalid(body)` naming the limit that the text exceeds.
#[utoipa::path(post, path = "/api/v1/preview", request_body = PreviewIn,
    responses((status = 200, body = PreviewOut)))]
pub async fn preview(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: PreviewIn = visit.json()?;
    let source = NewPost::source(&sent.body, app.config.limits.opening_max)?;
    let rendered = rendered(&app, "body", &source, Head::Post).await?;
    json(
        200,
        &PreviewOut {
            html: markup::anchored(&rendered.html, 0),
            text: rendered.text,
        },
    )
}

pub(super) async fn one(app: &App, visit: &Visit, id: PostId) -> Result<PostOut> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let single = app
        .db
        .read(move |c| threads::post(c, &viewer, id, now))
        .await?;
    let source = Some(single.source).filter(|source| !source.is_empty());
    let author = Author::signed(Some(&single.author), single.voice.as_ref());
    Ok(out(&single.post, author, source, &single.additions))
}
