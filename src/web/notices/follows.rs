//! What one follows and mutes: each choice with a way to change it.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::Error;
use crate::base::paging::{Page as Rows, Seek};
use crate::notices::{self, Follow, Level, Target};
use crate::web::accounts::tabs;
use crate::web::door::{Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;
use crate::web::levels::{Levels, named};

#[derive(Template)]
#[template(path = "notices/follows.html")]
struct Show<'a> {
    page: Page<'a>,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    items: Vec<Item>,
    previous: Option<String>,
    next: Option<String>,
}

struct Item {
    url: String,
    name: String,
    lang: Option<String>,
    kind: String,
    levels: Option<Levels>,
}

/// `GET /settings/follows`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek().unwrap_or(Seek::First));
    let list = app
        .db
        .read(move |c| notices::follows(c, &viewer, &seek))
        .await;
    match list {
        Err(Error::Invalid(_)) => Ok(see_other(urls::FOLLOWED)),
        list => html(200, &page(&app, &visit, &list?)),
    }
}

fn page<'a>(app: &'a App, visit: &Visit, list: &Rows<Follow>) -> Show<'a> {
    let t = visit.texts(app);
    let heading = t.say("follows-title");
    let page = Page::new(app, visit, heading.clone()).hidden();
    let item = |one: &Follow| {
        let (url, name, lang, kind) = named(&t, &one.named);
        let levels = Levels::of(app, visit, one.target, Some(one.level));
        Item {
            lang: page.other(&lang).map(str::to_owned),
            levels: levels.map(|levels| Levels {
                legend: t.named("levels-of", &name),
                next: Some(urls::FOLLOWED),
                ..levels
            }),
            url,
            name,
            kind,
        }
    };
    let (before, after) = (&list.before, &list.after);
    Show {
        tabs: tabs(app, visit, urls::FOLLOWED),
        heading,
        items: list.items.iter().map(item).collect(),
        previous: before.as_ref().map(|at| urls::before(urls::FOLLOWED, at)),
        next: after.as_ref().map(|at| urls::after(urls::FOLLOWED, at)),
        page,
    }
}

/// `POST /follows`: keeps how much the viewer wants to hear of something.
///
/// # Errors
/// `NotFound` when he does not see it; `Invalid(level)` for an unknown level.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let target: Target = visit.form.get("target").parse()?;
    let level = level(visit.form.get("level"))?;
    let viewer = visit.viewer.clone();
    let chosen = app
        .db
        .write(move |tx| notices::choose(tx, &viewer, target, level))
        .await?;
    let there = named(&visit.texts(&app), &chosen).0;
    Ok(see_other(match visit.form.get("next") {
        "" => &there,
        next => urls::own_path(next),
    }))
}

/// The level of this word.
///
/// # Errors
/// `Invalid(level)` when there is none.
pub fn level(word: &str) -> crate::base::Result<Level> {
    Level::from_word(word).ok_or_else(|| Error::field("level", "choice"))
}
