//! The picture over an article: made of what its author sends, and taken away.

use std::rc::Rc;
use std::sync::Arc;

use super::article::page;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::blogs;
use crate::db::{Conn, Tx};
use crate::files::{self, NewFile};
use crate::idempotency;
use crate::spaces::{self, WriteArticle};
use crate::web::door::{Reply, SentFile, Visit, see_other, urls};
use crate::web::files::brought;

/// `POST /articles/{id}/cover`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; the page comes back with what is wrong with the picture.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    match upload(&app, &visit, id).await {
        Ok(()) => Ok(see_other(&urls::article(id))),
        Err(error @ (Error::Invalid(_) | Error::TooLarge | Error::BadType | Error::TooMany(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// Shows the picture that the request brings over an article.
///
/// # Errors
/// `SignIn`, `Refused`, `TooMany` or `Invalid(quota)` when the viewer may not add one now; else as [`files::cover`].
pub async fn upload(app: &App, visit: &Visit, id: ThreadId) -> Result<()> {
    let may = move |c: &mut Conn, viewer: &Viewer, now| {
        let single = blogs::article(c, viewer, id)?;
        let (space, forum) = (single.found.space.id, &single.found.forum);
        spaces::may(viewer, &single.found.sight, space, Some(forum), now)
            .check::<WriteArticle>(&single.facts())
    };
    let (viewer, rates) = (visit.viewer.clone(), app.config.limits.rates);
    let make = |sent: SentFile| files::cover(&sent.bytes);
    let keep = move |tx: &mut Tx<'_>, new: &NewFile| {
        files::keep(tx, &viewer, new, rates)?;
        blogs::set_cover(tx, &viewer, id, Some(&new.name))?;
        Ok(urls::article(id))
    };
    brought(app, visit, may, make, keep).await.map(drop)
}

/// `POST /articles/{id}/cover/end`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer): (ThreadId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            blogs::set_cover(tx, &viewer, id, None)?;
            Ok(urls::article(id))
        })
    });
    Ok(see_other(&done.await?.location()))
}
