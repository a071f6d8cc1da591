//! The newsletters of blogs for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Result, ThreadId};
use crate::blogs;
use crate::db::Tx;
use crate::idempotency;
use crate::web::blogs::try_out as tried;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};

/// How somebody stands to the newsletter of a blog.
#[derive(Serialize, ToSchema)]
pub struct NewsletterOut {
    /// Address word of the blog.
    pub blog: String,
    /// True when the caller gets it.
    pub subscribed: bool,
    /// How many get it, for those who keep the blog.
    pub readers: Option<i64>,
}

/// How the caller stands to the newsletter of a blog.
///
/// # Errors
/// `NotFound` when he does not see the blog, or not all may read it.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}/newsletter",
    params(("blog" = String, Path, description = "Address word")),
    responses((status = 200, body = NewsletterOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &standing(&app, &visit).await?)
}

async fn standing(app: &App, visit: &Visit) -> Result<NewsletterOut> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("blog").to_owned();
    let found = app
        .db
        .read(move |c| blogs::newsletter(c, &viewer, &slug, now));
    let found = found.await?;
    Ok(NewsletterOut {
        blog: found.blog.slug,
        subscribed: found.gets,
        readers: found.readers,
    })
}

/// Lets the caller have the newsletter at his own address.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/blogs/{blog}/newsletter",
    params(("blog" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = NewsletterOut), (status = 423, body = Problem)))]
pub async fn join(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    act(&app, &visit, blogs::subscribe).await?;
    json(200, &standing(&app, &visit).await?)
}

/// Ends the newsletter for the caller.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/blogs/{blog}/newsletter",
    params(("blog" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "No more letters come")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    act(&app, &visit, blogs::unsubscribe).await?;
    Ok(no_content())
}

async fn act(
    app: &App,
    visit: &Visit,
    f: fn(&mut Tx<'_>, &Viewer, &str) -> Result<()>,
) -> Result<()> {
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("blog").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            f(tx, &viewer, &slug)?;
            Ok(urls::api_newsletter(&slug))
        })
    });
    done.await.map(drop)
}

/// Sends the caller his own article, as its readers will get it.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/articles/{id}/letter",
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is on its way"), (status = 423, body = Problem)))]
pub async fn try_out(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    tried(&app, &visit, id).await?;
    Ok(no_content())
}
