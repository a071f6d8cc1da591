//! Names that wait: the page on which administrators decide, and the one on which somebody without a name chooses one.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, NameWish, name};
use crate::app::App;
use crate::base::paging::{Cursor, Seek};
use crate::base::{Error, Result, UserId};
use crate::web::door::form::{Field, Form, FormPage, approves};
use crate::web::door::{Keys, Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;
use crate::{idempotency, names};

/// Names on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "accounts/names.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    waiting: Vec<Entry>,
    next: Option<String>,
}

struct Entry {
    act: String,
    /// The shown name, or the user name where that one alone waits.
    title: String,
    handle: Option<String>,
    since: String,
}

/// `GET /names`
///
/// # Errors
/// `Refused` unless an administrator.
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let after = match visit.seek()? {
        Seek::After(cursor) => cursor.number()?,
        _ => 0,
    };
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let waiting = app
        .db
        .read(move |c| names::waiting(c, &viewer, now, UserId(after), limit))
        .await?;
    html(200, &list_page(&app, &visit, &waiting))
}

fn list_page<'a>(app: &'a App, visit: &Visit, waiting: &[NameWish]) -> Show<'a> {
    let t = visit.texts(app);
    let last = waiting
        .get(PAGE.saturating_sub(1))
        .filter(|_| waiting.len() > PAGE);
    Show {
        keys: visit.keys(app),
        next: last.map(|wish| urls::after(urls::NAMES, &Cursor::at(wish.person.to_string()))),
        waiting: waiting
            .iter()
            .take(PAGE)
            .map(|wish| Entry {
                act: urls::name_decision(wish.person),
                title: wish
                    .display_name
                    .as_ref()
                    .or(wish.name.as_ref())
                    .cloned()
                    .unwrap_or_default(),
                handle: wish.name.as_ref().map(|name| format!("@{name}")),
                since: t.moment(wish.since, &visit.zone),
            })
            .collect(),
        page: Page::new(app, visit, t.say("names-title")).hidden(),
    }
}

/// `POST /names/{id}/decision`
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when nothing waits.
pub async fn decide(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let person: UserId = visit.id("id")?;
    let approve = approves(visit.form.get("do"))?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            names::decide(tx, &viewer, person, approve)?;
            Ok(urls::NAMES.to_owned())
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// `GET /settings/name`
///
/// # Errors
/// `Conflict` for who has a name.
pub async fn own(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    if !accounts::is_numbered(&visit.viewer)? {
        return Err(Error::taken());
    }
    own_page(&app, &visit).reply(None)
}

/// `POST /settings/name`
///
/// # Errors
/// `Conflict` for who has a name; what was typed comes back when it cannot be one.
pub async fn choose(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    if !accounts::is_numbered(&visit.viewer)? {
        return Err(Error::taken());
    }
    match write_name(&app, &visit, visit.form.get("name")).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Conflict(_)) => {
            let error = Error::field("name", "taken");
            own_page(&app, &visit).reply(Some(&error))
        }
        Err(error @ Error::Invalid(_)) => own_page(&app, &visit).reply(Some(&error)),
        Err(error) => Err(error),
    }
}

/// Chooses the user name of somebody who has none; gives the page that says so.
///
/// # Errors
/// `Invalid(name)` for what cannot be one; `Conflict` for one that is taken, and for who has a name.
pub async fn write_name(app: &App, visit: &Visit, typed: &str) -> Result<String> {
    let name = name("name", typed)?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            accounts::choose(tx, &viewer, &name)?;
            Ok(urls::saved(urls::SETTINGS))
        })
    });
    Ok(done.await?.location())
}

fn own_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let field = Field::line("name", t.say("field-name"), visit.form.get("name"))
        .hint(t.say("field-name-hint"))
        .fills("username");
    let form = Form::new(urls::OWN_NAME, vec![field], t.say("names-choose"))
        .or(urls::SETTINGS, t.say("form-back"));
    let page = Page::new(app, visit, t.say("names-choose"));
    FormPage::new(app, visit, page, t.say("names-choose"), vec![form])
        .lead(t.say("names-choose-lead"))
}
