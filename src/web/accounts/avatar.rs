//! The page on which somebody chooses the picture beside his name.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::settings::tabs;
use crate::accounts;
use crate::app::App;
use crate::base::{Error, Result};
use crate::db::Tx;
use crate::files;
use crate::idempotency;
use crate::web::door::form::Faults;
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::files::upload_avatar;
use crate::web::layout::Page;
use crate::web::portrait::Portrait;

#[derive(Template)]
#[template(path = "accounts/avatar.html")]
struct Choose<'a> {
    page: Page<'a>,
    keys: Keys,
    tabs: Vec<(String, String, bool)>,
    portrait: Portrait,
    faults: Option<Faults>,
    /// True for a picture that is shown, false for one that may be brought back.
    own: Option<bool>,
}

impl Choose<'_> {
    fn anchor(&self, field: &str) -> String {
        field.to_owned()
    }
}

/// `GET /settings/picture`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn avatar(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| {
        let person = accounts::person(c, viewer.me()?.id)?;
        Ok((person, files::own_avatar(c, &viewer)?))
    });
    let (person, own) = found.await?;
    let t = visit.texts(app);
    let mut faults = error.map(|error| Faults::of(&t, error));
    if let Some(faults) = &mut faults {
        for (field, _) in &mut faults.list {
            "file".clone_into(field);
        }
    }
    let shown = own.as_ref().filter(|(_, shown)| *shown);
    let view = Choose {
        keys: visit.keys(app),
        tabs: tabs(app, visit, urls::PICTURE),
        portrait: Portrait::of(&person, shown.map(|(name, _)| name)),
        faults,
        own: own.map(|(_, shown)| shown),
        page: Page::new(app, visit, t.say("avatar-title")).hidden(),
    };
    let mut answer = html(error.map_or(200, problem::status), &view)?;
    if let Some(error) = error {
        problem::retry_after(error, &mut answer);
    }
    Ok(answer)
}

/// `POST /settings/picture`
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not; the page comes back with what is wrong with the picture.
pub async fn create_avatar(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match upload_avatar(&app, &visit).await {
        Ok(()) => Ok(see_other(urls::PICTURE)),
        Err(error @ (Error::Invalid(_) | Error::TooLarge | Error::BadType | Error::TooMany(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /settings/picture/end`
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not.
pub async fn end_avatar(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx| files::end_avatar(tx, &viewer)).await
}

/// `POST /settings/picture/restoration`
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not; `NotFound` when there is none any more.
pub async fn restore_avatar(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx| files::restore_avatar(tx, &viewer)).await
}

async fn act<F>(app: &App, visit: &Visit, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| f(tx).map(|()| urls::PICTURE.to_owned()))
    });
    Ok(see_other(&done.await?.location()))
}
