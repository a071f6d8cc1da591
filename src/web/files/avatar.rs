//! The picture beside a name: given to all, and made of what its owner sends.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header;

use super::create::{decoded, stored};
use crate::app::App;
use crate::base::{Error, Result};
use crate::files;
use crate::idempotency::{self, Outcome};
use crate::spaces::{self, Upload};
use crate::web::door::{Reply, Visit, bytes, urls};

/// Each picture has a name of its own: what bears this one never changes.
const KEPT: &str = "public, max-age=31536000, immutable";

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
    let mut answer = bytes(200);
    answer.insert_header((header::CACHE_CONTROL, KEPT));
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
    let (viewer, rates, now) = (
        visit.viewer.clone(),
        app.config.limits.rates,
        app.clock.now(),
    );
    // Asked ahead of the work: decoding is dear.
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            spaces::may_on_site(&viewer, &sight, now).check::<Upload>(&spaces::Facts::default())?;
            files::allow(c, viewer.me()?.id, rates, now)
        })
        .await?;
    let key = visit.act()?;
    let made = decoded(app, visit, |sent| files::avatar(&sent.bytes)).await?;
    let new = stored(app, made).await?;
    let (viewer, kept) = (visit.viewer.clone(), new.clone());
    let outcome = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            files::choose_avatar(tx, &viewer, &kept, rates)?;
            Ok(urls::PICTURE.to_owned())
        })
    });
    let outcome = outcome.await;
    if !matches!(outcome, Ok(Outcome::Done(_))) {
        let store = app.store.clone();
        tokio::task::spawn_blocking(move || store.discard(&new))
            .await
            .map_err(Error::broken)?;
    }
    outcome.map(drop)
}
