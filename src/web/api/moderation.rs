//! What moderators do to threads and posts, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use utoipa::ToSchema;

use super::reading::mark;
use crate::app::App;
use crate::base::{ForumId, PostId, ThreadId};
use crate::threads;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit};
use crate::web::threads::{lock_end, pin_end};

/// Why a thread is locked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockIn {
    /// For everybody to read, 3 to 300 characters.
    reason: String,
    /// The last day, as 2026-03-10, in the viewer's zone; at most ten years ahead. For good when it is left out.
    #[serde(default)]
    until: String,
}

/// How long a thread is pinned.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PinIn {
    /// The last day, as 2026-03-10, in the viewer's zone; at most 90 days ahead.
    until: String,
}

/// Where a thread goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveIn {
    /// Number of the forum.
    forum_id: i64,
}

/// Why a post is removed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovalIn {
    /// One of the reasons of a removal.
    reason: String,
    /// The clause of the rules, at most 200 characters.
    #[serde(default)]
    clause: String,
    /// Words to the author, at most 1,000 characters; for the reason `other` at least 20.
    #[serde(default)]
    note: String,
}

/// Locks a thread until a day, or until it is unlocked.
///
/// # Errors
/// `Refused` unless a moderator.
#[utoipa::path(post, path = "/api/v1/threads/{id}/lock", request_body = LockIn,
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Locked")))]
pub async fn lock(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let sent: LockIn = visit.json()?;
    let until = lock_end(&app, &visit, &sent.until);
    mark(&app, &visit, move |tx| {
        threads::lock(tx, &viewer, id, &sent.reason, until?)
    })
    .await
}

/// Unlocks a thread.
///
/// # Errors
/// `Refused` unless a moderator.
#[utoipa::path(post, path = "/api/v1/threads/{id}/lock/end",
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Unlocked")))]
pub async fn unlock(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| threads::unlock(tx, &viewer, id)).await
}

/// Pins a thread on top of its forum until a day.
///
/// # Errors
/// `Refused` unless a moderator, and when three are pinned there already.
#[utoipa::path(post, path = "/api/v1/threads/{id}/pin", request_body = PinIn,
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Pinned"), (status = 423, body = Problem)))]
pub async fn pin(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let until = pin_end(&app, &visit, &visit.json::<PinIn>()?.until);
    mark(&app, &visit, move |tx| {
        threads::pin(tx, &viewer, id, until?)
    })
    .await
}

/// Takes a thread down from the top of its forum. Twice is once.
///
/// # Errors
/// `Refused` unless a moderator.
#[utoipa::path(post, path = "/api/v1/threads/{id}/pin/end",
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken down"), (status = 423, body = Problem)))]
pub async fn unpin(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| threads::unpin(tx, &viewer, id)).await
}

/// Moves a thread to another forum that the viewer moderates.
///
/// # Errors
/// `Refused` unless a moderator in both places.
#[utoipa::path(post, path = "/api/v1/threads/{id}/moves", request_body = MoveIn,
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Moved"), (status = 423, body = Problem)))]
pub async fn move_to(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let to = ForumId(visit.json::<MoveIn>()?.forum_id);
    mark(&app, &visit, move |tx| {
        threads::move_to(tx, &viewer, id, to)
    })
    .await
}

/// Removes somebody's post with a reason; a tombstone stays.
///
/// # Errors
/// `Refused` unless a moderator.
#[utoipa::path(post, path = "/api/v1/posts/{id}/removals", request_body = RemovalIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Removed"), (status = 410, body = Problem)))]
pub async fn remove(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let (sent, limits): (RemovalIn, _) = (visit.json()?, app.config.limits);
    mark(&app, &visit, move |tx| {
        let words = (sent.clause.as_str(), sent.note.as_str());
        threads::remove(tx, &viewer, id, &sent.reason, words, &limits)
    })
    .await
}

/// Brings a post back: its author one that he took back, a moderator any.
///
/// # Errors
/// `Refused` when the viewer may not; `Conflict` when it stands.
#[utoipa::path(post, path = "/api/v1/posts/{id}/restorations",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It stands again"), (status = 410, body = Problem),
        (status = 423, body = Problem)))]
pub async fn restore(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let limits = app.config.limits;
    mark(&app, &visit, move |tx| {
        threads::restore(tx, &viewer, id, &limits)
    })
    .await
}
