//! A space's tags: the list for all, and the pages on which moderators keep it.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::tabs;
use crate::app::App;
use crate::base::{Error, Result, TagId};
use crate::db::Tx;
use crate::idempotency;
use crate::pages::Topic;
use crate::spaces::{self, ManageTags, Space, Tag};
use crate::web::door::form::{Faults, Field, Form, FormPage};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "spaces/tags.html")]
struct List<'a> {
    page: Page<'a>,
    heading: String,
    lang: Option<String>,
    tabs: Vec<(String, String, bool)>,
    /// Address, name, and where it is changed.
    tags: Vec<(String, String, String)>,
    /// For who keeps the list: the form that adds one.
    add: Option<(Keys, String, Field)>,
}

/// `GET /s/{space}/tags`
///
/// # Errors
/// `NotFound` when the viewer may not see the space.
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /s/{space}/tags`
///
/// # Errors
/// `Refused` unless the viewer moderates; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), Tag::parse(visit.form.get("name")));
    let done = act(&app, &visit, move |tx, space| {
        spaces::add_tag(tx, &viewer, space, &name?).map(drop)
    });
    match done.await.map_err(taken) {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// A name that the space has stands beside the field.
fn taken(error: Error) -> Error {
    match error {
        Error::Conflict(conflict) if conflict.code == "taken" => Error::field("name", "tag_taken"),
        other => other,
    }
}

/// Does `f` to the space of the address, and leads on to its tags.
async fn act<F>(app: &App, visit: &Visit, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>, &Space) -> Result<()> + Send + 'static,
{
    let (key, viewer, slug) = (
        visit.act()?,
        visit.viewer.clone(),
        visit.part("space").to_owned(),
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            f(tx, &space)?;
            Ok(urls::space_tags(&space.slug))
        })
    });
    Ok(done.await?.location())
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let (space, tags, keeps) = app
        .db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            let tags = spaces::tags(c, space.id)?;
            let keeps = sight.moderates(space.id);
            Ok((space, tags, keeps))
        })
        .await?;
    let t = visit.texts(app);
    let mut field =
        Field::line("name", t.say("tag-new"), visit.form.get("name")).hint(t.say("tag-hint"));
    if let Some(error) = error {
        Faults::of(&t, error).point_at(std::iter::once(&mut field));
    }
    let (here, heading) = (
        urls::space_tags(&space.slug),
        t.named("tags-of", &space.name),
    );
    let mut page = Page::new(app, visit, heading.clone()).under(
        urls::space(&space.slug),
        &space.name,
        &space.lang,
    );
    page.noindex = !space.kind.is_open();
    visit.shows(vec![Topic::Space(space.id)]);
    let row = |tag: &Tag| {
        (
            urls::tag(&space.slug, tag),
            tag.name.clone(),
            urls::tag_settings(&space.slug, tag.id),
        )
    };
    let view = List {
        tabs: match keeps {
            true => tabs(&t, &space, visit.viewer.is_administrator(), &here),
            false => Vec::new(),
        },
        lang: page.other(&space.lang).map(str::to_owned),
        tags: tags.iter().map(row).collect(),
        add: keeps.then(|| (visit.keys(app), here, field)),
        heading,
        page,
    };
    html(error.map_or(200, problem::status), &view)
}

/// `GET /s/{space}/tags/{tag}/settings`
///
/// # Errors
/// `NotFound` when the space has no such tag; `Refused` unless the viewer moderates.
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    tag_page(&app, &visit, None).await
}

/// `POST /s/{space}/tags/{tag}/settings`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, TagId) = (visit.viewer.clone(), visit.id("tag")?);
    let name = Tag::parse(visit.form.get("name"));
    let done = act(&app, &visit, move |tx, space| {
        spaces::rename_tag(tx, &viewer, space, id, &name?)
    });
    match done.await.map_err(taken) {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => tag_page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// `POST /s/{space}/tags/{tag}/end`
///
/// # Errors
/// `NotFound` when the space has no such tag; `Refused` unless the viewer moderates.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, TagId) = (visit.viewer.clone(), visit.id("tag")?);
    let done = act(&app, &visit, move |tx, space| {
        spaces::remove_tag(tx, &viewer, space.id, id)
    });
    Ok(see_other(&done.await?))
}

async fn tag_page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (viewer, id): (_, TagId) = (visit.viewer.clone(), visit.id("tag")?);
    let (slug, now) = (visit.part("space").to_owned(), app.clock.now());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        spaces::may(&viewer, &sight, space.id, None, now)
            .check::<ManageTags>(&spaces::Facts::default())?;
        let tag = spaces::find_tag(c, space.id, id)?;
        Ok((space, tag))
    });
    let (space, tag) = found.await?;
    let t = visit.texts(app);
    let typed = match error {
        None => &tag.name,
        Some(_) => visit.form.get("name"),
    };
    let name = Field::line("name", t.say("tag-name"), typed).hint(t.say("tag-hint"));
    let (list, save) = (urls::space_tags(&space.slug), t.say("form-save"));
    let forms = vec![
        Form::new(urls::tag_settings(&space.slug, id), vec![name], save)
            .or(list.clone(), t.say("form-back"))
            .headed("talk", t.say("tag-rename"), "rename-"),
        Form::new(
            urls::tag_end(&space.slug, id),
            Vec::new(),
            t.say("tag-remove"),
        )
        .headed("archive", t.say("tag-remove-title"), "remove-")
        .danger(),
    ];
    let heading = t.named("tag-title", &tag.name);
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(list, &t.say("tags-title"), "");
    FormPage::new(app, visit, page, heading, forms)
        .lead(t.say("tag-remove-lead"))
        .reply(error)
}
