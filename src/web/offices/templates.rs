//! Texts that the people of an office use again and again.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, Result, TemplateId};
use crate::i18n::Texts;
use crate::idempotency;
use crate::offices::{self, NewTemplate, Office, Template};
use crate::spaces::{self, KeepTemplates, Space};
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /o/{office}/templates`
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he acts for it.
pub async fn templates(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /o/{office}/templates`: keeps one, or throws one away.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let field = |name| visit.form.get(name).to_owned();
    let sent = ["do", "id", "title", "text"].map(field);
    match act(&app, &visit, sent).await {
        Ok(()) => Ok(see_other(&urls::office_templates(visit.part("office")))),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Does what the first of these words says with the others: a number, a title, a text.
///
/// # Errors
/// As the room does; `Invalid(do)` for what it does not.
pub async fn act(app: &App, visit: &Visit, [what, id, title, text]: [String; 4]) -> Result<()> {
    let id: Option<TemplateId> = match id.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|()| Error::NotFound)?),
    };
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("office").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match (what.as_str(), id) {
                ("save", id) => {
                    let new = NewTemplate::parse(&title, &text)?;
                    offices::save_template(tx, &viewer, &slug, id, &new)?;
                }
                ("end", Some(id)) => offices::end_template(tx, &viewer, &slug, id)?,
                _ => return Err(Error::field("do", "choice")),
            }
            Ok(urls::office_templates(&slug))
        })
    });
    done.await.map(drop)
}

/// The office with its templates.
///
/// # Errors
/// As [`templates`].
pub async fn read(app: &App, visit: &Visit) -> Result<(Office, Space, Vec<Template>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let facts = offices::facts(c, &viewer, &office, now)?;
        let may = spaces::may(&viewer, &sight, office.space, None, now);
        may.check::<KeepTemplates>(&facts)?;
        let space = spaces::space_by_id(c, &sight, office.space)?;
        let all = offices::templates(c, office.id)?;
        Ok((office, space, all))
    });
    read.await
}

/// One template at a time, with the way to the others; a new one, where none is named.
async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let ((office, space, all), t) = (read(app, visit).await?, visit.texts(app));
    let here = urls::office_templates(&office.slug);
    let named = match error {
        Some(_) => visit.form.get("id"),
        None => visit.query.get("id"),
    };
    let one = all.iter().find(|one| one.id.to_string() == named);
    let form = form(&t, visit, &here, (one, error.is_some()));
    let heading = t.say("templates-title");
    let frame = Page::new(app, visit, heading.clone())
        .under(urls::office(&office.slug), &office.name, &space.lang)
        .under(urls::desk(&office.slug), &t.say("desk-link"), "");
    let mut page =
        FormPage::new(app, visit, frame, heading, vec![form]).lead(t.say("templates-lead"));
    if !all.is_empty() {
        let new = (here.clone(), t.say("templates-new"), one.is_none());
        let others = all.iter().map(|other| {
            let here = one.is_some_and(|one| one.id == other.id);
            let url = urls::office_template(&office.slug, other.id);
            (url, other.title.clone(), here)
        });
        page.tabs = std::iter::once(new).chain(others).collect();
    }
    page.reply(error)
}

fn form(t: &Texts<'_>, visit: &Visit, here: &str, (one, again): (Option<&Template>, bool)) -> Form {
    let text = |name: &str, kept: Option<&String>| match again {
        true => visit.form.get(name).to_owned(),
        false => kept.cloned().unwrap_or_default(),
    };
    let title = text("title", one.map(|one| &one.title));
    let body = text("text", one.map(|one| &one.text));
    let id = one.map(|one| one.id.to_string()).unwrap_or_default();
    let fields = vec![
        Field::hidden("id", &id),
        Field::line("title", t.say("templates-name"), &title).hint(t.say("templates-name-hint")),
        Field::area("text", t.say("templates-text"), &body, 10),
    ];
    let mut form = Form::new(here, fields, String::new());
    form.buttons = vec![Button::new("save", t.say("templates-save"), "")];
    if one.is_some() {
        let end = Button::new("end", t.say("templates-end"), "danger");
        form.buttons.push(end);
    }
    form
}
