//! Read marks for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::{PostId, Result, ThreadId};
use crate::db::Tx;
use crate::idempotency;
use crate::threads::{self, View};
use crate::web::door::{Reply, Visit, no_content, urls};

/// How somebody reads a thread.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewIn {
    /// tree, time or new.
    view: String,
}

/// Keeps the view in which the viewer reads a thread's page.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/threads/{id}/view", request_body = ViewIn,
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Kept")))]
pub async fn keep_view(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let view = View::asked(&visit.json::<ViewIn>()?.view)?;
    mark(&app, &visit, move |tx| {
        threads::keep_view(tx, &viewer, id, view)
    })
    .await
}

/// Marks a thread as read.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/threads/{id}/read",
    params(("id" = i64, Path, description = "Number of the thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Marked")))]
pub async fn thread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| threads::mark_read(tx, &viewer, id)).await
}

/// Marks the threads of a forum as read.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/forums/{forum}/read",
    params(("space" = String, Path, description = "Address word"), ("forum" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Marked")))]
pub async fn forum(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, space, forum) = (
        visit.viewer.clone(),
        visit.part("space").to_owned(),
        visit.part("forum").to_owned(),
    );
    mark(&app, &visit, move |tx| {
        threads::mark_all_read(tx, &viewer, &space, Some(&forum))
    })
    .await
}

/// Marks the threads of a space as read.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/read",
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Marked")))]
pub async fn space(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, space) = (visit.viewer.clone(), visit.part("space").to_owned());
    mark(&app, &visit, move |tx| {
        threads::mark_all_read(tx, &viewer, &space, None)
    })
    .await
}

/// Makes a post, and all that were written after it, new again.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/unread",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Marked")))]
pub async fn unread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| {
        threads::mark_unread(tx, &viewer, id).map(drop)
    })
    .await
}

pub(super) async fn mark<F>(app: &App, visit: &Visit, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            f(tx)?;
            Ok(urls::HOME.to_owned())
        })
    });
    done.await?;
    Ok(no_content())
}
