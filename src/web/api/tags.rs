//! A space's tags for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{created, made};
use crate::app::App;
use crate::base::{Result, TagId};
use crate::db::Tx;
use crate::idempotency;
use crate::spaces::{self, Space, Tag};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};

/// A word of a space for what threads are about.
#[derive(Serialize, ToSchema)]
pub struct TagOut {
    /// Number of the tag.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Path of its page.
    pub url: String,
}

/// A tag to be, or its new name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TagIn {
    /// 2 to 30 letters and digits, with single spaces or hyphens between them.
    name: String,
}

fn out(space: &Space, tag: &Tag) -> TagOut {
    TagOut {
        id: tag.id.0,
        name: tag.name.clone(),
        url: urls::tag(&space.slug, tag),
    }
}

/// The tags of a space, by name.
///
/// # Errors
/// `NotFound` when the viewer may not see the space.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/tags",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<TagOut>), (status = 404, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let tags = spaces::tags(c, space.id)?;
        Ok(tags.iter().map(|tag| out(&space, tag)).collect::<Vec<_>>())
    });
    json(200, &found.await?)
}

/// Adds a tag to a space.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/tags", request_body = TagIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = TagOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: TagIn = visit.json()?;
    let (viewer, name) = (visit.viewer.clone(), Tag::parse(&sent.name)?);
    let location = act(&app, &visit, move |tx, space| {
        spaces::add_tag(tx, &viewer, space, &name)
    })
    .await?;
    created(&location, &one(&app, &visit, made(&location)?).await?)
}

/// Gives a tag another name.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/spaces/{space}/tags/{tag}", request_body = TagIn,
    params(("space" = String, Path, description = "Address word"), ("tag" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = TagOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn rename(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (sent, id): (TagIn, TagId) = (visit.json()?, visit.id("tag")?);
    let (viewer, name) = (visit.viewer.clone(), Tag::parse(&sent.name)?);
    act(&app, &visit, move |tx, space| {
        spaces::rename_tag(tx, &viewer, space, id, &name).map(|()| id)
    })
    .await?;
    json(200, &one(&app, &visit, id).await?)
}

/// Takes a tag off the list, and off all threads that bear it.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/spaces/{space}/tags/{tag}",
    params(("space" = String, Path, description = "Address word"), ("tag" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
pub async fn remove(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, TagId) = (visit.viewer.clone(), visit.id("tag")?);
    act(&app, &visit, move |tx, space| {
        spaces::remove_tag(tx, &viewer, space.id, id).map(|()| id)
    })
    .await?;
    Ok(no_content())
}

/// Does `f` to the space of the address; gives the tag's address.
async fn act<F>(app: &App, visit: &Visit, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>, &Space) -> Result<TagId> + Send + 'static,
{
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("space").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            Ok(urls::api_tag(&space.slug, f(tx, &space)?))
        })
    });
    Ok(done.await?.location())
}

async fn one(app: &App, visit: &Visit, id: TagId) -> Result<TagOut> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let tag = spaces::find_tag(c, space.id, id)?;
        Ok(out(&space, &tag))
    });
    found.await
}
