//! What the viewer shows of himself and how he likes the site, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::created;
use super::reading::mark;
use crate::app::App;
use crate::base::Result;
use crate::files;
use crate::web::accounts::{Settings, write_name, write_settings};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls, versioned};
use crate::web::files::upload_avatar;

/// The user name that somebody chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameIn {
    /// 3 to 30 letters, digits, dots, hyphens or underscores.
    name: String,
}

/// The viewer's own picture.
#[derive(Serialize, ToSchema)]
pub struct PictureOut {
    /// Path that leads to it; none where none is shown.
    pub url: Option<String>,
    /// True where one was taken away that may be brought back.
    pub removed: bool,
}

/// A picture to show beside one's name.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a form that the door reads")]
pub struct PictureIn {
    /// PNG, JPEG, WebP or GIF, at most 10 MB and 8192 pixels a side.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// The viewer's settings.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/settings", responses((status = 200, body = Settings)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    versioned(&app.db.read(move |c| Settings::of(c, &viewer)).await?)
}

/// Changes the viewer's settings; a shown name with an official's title in it waits for an administrator.
///
/// # Errors
/// As the page that does it, but what `If-Match` names is stale: 412; 428 without it.
#[utoipa::path(put, path = "/api/v1/settings", request_body = Settings,
    params(("If-Match" = String, Header, description = "The tag that the settings were given with"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Settings), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let version = visit.version()?;
    write_settings(&app, &visit, &visit.json()?, Some(version)).await?;
    show(app, visit).await
}

/// Chooses the user name of somebody who has none: his own was refused.
///
/// # Errors
/// `Conflict` for a name that is taken, and for who has a name.
#[utoipa::path(put, path = "/api/v1/settings/name", request_body = NameIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is his, or waits for an administrator")))]
pub async fn choose_name(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    write_name(&app, &visit, &visit.json::<NameIn>()?.name).await?;
    Ok(no_content())
}

/// The picture beside the viewer's name.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/settings/picture", responses((status = 200, body = PictureOut)))]
pub async fn picture(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &shown(&app, &visit).await?)
}

async fn shown(app: &App, visit: &Visit) -> Result<PictureOut> {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| files::own_avatar(c, &viewer)).await?;
    let removed = found.as_ref().is_some_and(|(_, shown)| !shown);
    let url = found.filter(|(_, shown)| *shown);
    let url = url.map(|(name, _)| urls::avatar(&name, "192"));
    Ok(PictureOut { url, removed })
}

/// Shows a picture beside the viewer's name.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/settings/picture",
    request_body(content = PictureIn, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = PictureOut)))]
pub async fn choose_picture(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    upload_avatar(&app, &visit).await?;
    created(urls::API_PICTURE, &shown(&app, &visit).await?)
}

/// Takes the viewer's picture away; for a week he may bring it back. Twice is once.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/settings/picture",
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken away")))]
pub async fn end_picture(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    mark(&app, &visit, move |tx| files::end_avatar(tx, &viewer)).await
}

/// Shows the picture again that the viewer took away.
///
/// # Errors
/// As the page that does it; `NotFound` when there is none any more.
#[utoipa::path(post, path = "/api/v1/settings/picture/restoration",
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is shown"), (status = 404, body = Problem)))]
pub async fn restore_picture(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    mark(&app, &visit, move |tx| files::restore_avatar(tx, &viewer)).await
}
