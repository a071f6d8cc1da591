//! Reactions and bookmarks for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Cursors;
use super::reading::mark;
use crate::app::App;
use crate::base::PostId;
use crate::i18n::rfc3339;
use crate::threads::{self, Bookmark};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::threads::reaction;

/// A reaction to a post.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReactionIn {
    /// agree, thanks or source_needed.
    kind: String,
}

/// A note on a bookmark.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BookmarkIn {
    /// At most 500 characters; nobody else reads it.
    #[serde(default)]
    note: String,
}

/// A post that the viewer keeps.
#[derive(Serialize, ToSchema)]
pub struct BookmarkOut {
    /// Number of the post.
    pub post_id: i64,
    /// Title of its thread.
    pub title: String,
    /// The viewer's note.
    pub note: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// Path that leads to the post.
    pub url: String,
}

/// A page of bookmarks.
#[derive(Serialize, ToSchema)]
pub struct BookmarkList {
    /// The newest first.
    pub items: Vec<BookmarkOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// Reacts to a post.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/reactions", request_body = ReactionIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It stands"), (status = 410, body = Problem),
        (status = 423, body = Problem)))]
pub async fn react(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let kind = reaction(&visit.json::<ReactionIn>()?.kind)?;
    mark(&app, &visit, move |tx| {
        threads::react(tx, &viewer, id, kind)
    })
    .await
}

/// Takes a reaction back.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/reactions/end", request_body = ReactionIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken back"), (status = 410, body = Problem),
        (status = 423, body = Problem)))]
pub async fn end_reaction(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let kind = reaction(&visit.json::<ReactionIn>()?.kind)?;
    mark(&app, &visit, move |tx| {
        threads::end_reaction(tx, &viewer, id, kind)
    })
    .await
}

/// What the viewer keeps, 30 a page.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(cursor)`.
#[utoipa::path(get, path = "/api/v1/bookmarks",
    params(("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = BookmarkList)))]
pub async fn bookmarks(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek()?);
    let list = app
        .db
        .read(move |c| threads::bookmarked(c, &viewer, &seek))
        .await?;
    let out = |one: &Bookmark| BookmarkOut {
        post_id: one.post.0,
        title: one.title.0.clone(),
        note: one.note.clone(),
        created_at: rfc3339(one.at),
        url: urls::post(one.post),
    };
    let (items, cursors) = (list.items.iter().map(out).collect(), Cursors::of(&list));
    json(200, &BookmarkList { items, cursors })
}

/// Keeps a post with a note, or changes the note.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/bookmark", request_body = BookmarkIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Kept")))]
pub async fn keep_bookmark(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let sent: BookmarkIn = visit.json()?;
    mark(&app, &visit, move |tx| {
        threads::keep_bookmark(tx, &viewer, id, &sent.note)
    })
    .await
}

/// Takes a post off the viewer's list.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/bookmark/end",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken off")))]
pub async fn end_bookmark(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| {
        threads::end_bookmark(tx, &viewer, id)
    })
    .await
}
