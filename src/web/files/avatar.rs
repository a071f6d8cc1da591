//! The picture beside a name: given to all, and made of what its owner sends.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header;

use super::create::{brought, may_upload};
use crate::app::App;
use crate::base::{Error, Result};
use crate::db::Tx;
use crate::files::{self, NewFile};
use crate::web::door::{Reply, SentFile, Visit, bytes, is_known, urls};

/// Who has it asks each time whether it is still shown: what its owner took away lives on nowhere.
const KEPT: &str = "public, no-cache";

/// `GET /avatars/{id}/{name}`
///
/// # Errors
/// `NotFound` when nobody shows it.
pub async fn show_avatar(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let name = visit.part("id").to_owned();
    let file = app.db.read(move |c| files::find_avatar(c, &name)).await?;
    let form = visit.part("name").trim_end_matches(".jpg").to_owned();
    if !file.forms().contains(&form) || visit.part("name") == form {
        return Err(Error::NotFound);
    }
    // Each picture has a name of its own: what bears this one never changes.
    let tag = format!("{}-{form}", file.name);
    let known = is_known(&visit, &tag);
    let mut answer = bytes(if known { 304 } else { 200 });
    answer
        .insert_header((header::CACHE_CONTROL, KEPT))
        .insert_header((header::ETAG, format!("\"{tag}\"")));
    if known {
        return Ok(answer.finish());
    }
    answer.content_type(file.kind.media_type());
    let store = app.store.clone();
    let read = tokio::task::spawn_blocking(move || store.get(&file, &form));
    Ok(answer.body(read.await.map_err(Error::broken)??))
}

/// Shows the picture that the request brings beside the viewer's name.
///
/// # Errors
/// `SignIn`, `Refused`, `TooMany` or `Invalid(quota)` when the viewer may not add one now; else as [`files::avatar`].
pub async fn upload_avatar(app: &App, visit: &Visit) -> Result<()> {
    let (viewer, rates) = (visit.viewer.clone(), app.config.limits.rates);
    let make = |sent: SentFile| files::avatar(&sent.bytes);
    let keep = move |tx: &mut Tx<'_>, new: &NewFile| {
        files::choose_avatar(tx, &viewer, new, rates)?;
        Ok(urls::PICTURE.to_owned())
    };
    brought(app, visit, may_upload, make, keep).await.map(drop)
}
