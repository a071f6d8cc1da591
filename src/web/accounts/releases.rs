//! A lost second factor: the page on which administrators release its owner, and the link by which he says no.

use std::rc::Rc;
use std::sync::Arc;

use super::sign_in::one_time;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::Instant;
use crate::i18n::Texts;
use crate::web::door::form::{Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;
use crate::{idempotency, recovery};

/// `GET /u/{name}/factor`
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when there is nobody of this name or he has no second factor.
pub async fn lost_factor(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name, now) = (
        visit.viewer.clone(),
        visit.part("name").to_owned(),
        app.clock.now(),
    );
    let (person, by) = app
        .db
        .read(move |c| recovery::lost(c, &viewer, now, &name))
        .await?;
    let url = urls::factor_releases(&person.name);
    let t = visit.texts(&app);
    let form = Form::new(url, Vec::new(), t.say("release-button"))
        .danger()
        .or(urls::person(&person.name), t.say("form-back"));
    let title = t.named("release-title", &person.display_name);
    let frame = Page::new(&app, &visit, title.clone());
    let mut page = FormPage::new(&app, &visit, frame, title, vec![form]);
    page.lead.push(t.say("release-lead"));
    page.lead
        .extend(by.iter().map(|said| agreed(&t, &visit, said)));
    page.reply(None)
}

fn agreed(t: &Texts<'_>, visit: &Visit, (by, at): &(Person, Instant)) -> String {
    let at = t.moment(*at, &visit.zone);
    let said = [
        ("by", by.display_name.as_str().into()),
        ("at", at.as_str().into()),
    ];
    t.with("release-said", &said)
}

/// `POST /u/{name}/factor/releases`
///
/// # Errors
/// As [`lost_factor`]; `Conflict` for the same word twice; `StepUp` without a fresh proof.
pub async fn create_release(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (key, viewer, stop) = (visit.act()?, visit.viewer.clone(), one_time(&app));
    let name = visit.part("name").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            recovery::release(tx, &viewer, &name, &stop)?;
            Ok(urls::person(&name))
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// `GET /factor/keep`: the page behind the link in the letter to the owner.
///
/// # Errors
/// None of its own.
pub async fn keep_factor(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let form = Form::new(urls::KEEP_FACTOR, Vec::new(), t.say("keep-factor-button"));
    keep_page(&app, &visit, vec![form])
        .lead(t.say("keep-factor-lead"))
        .reply(None)
}

/// `POST /factor/keep`
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub async fn create_keeping(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let token = visit.link_token().to_owned();
    app.db
        .write(move |tx| accounts::keep_factor(tx, &token))
        .await?;
    let t = visit.texts(&app);
    keep_page(&app, &visit, Vec::new())
        .lead(t.say("keep-factor-done"))
        .reply(None)
}

fn keep_page<'a>(app: &'a App, visit: &Visit, forms: Vec<Form>) -> FormPage<'a> {
    let t = visit.texts(app);
    let frame = Page::new(app, visit, t.say("keep-factor-title"));
    FormPage::new(app, visit, frame, t.say("keep-factor-title"), forms)
}
