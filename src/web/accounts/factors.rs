//! The second factor: setting it up, taking it away, and the second step of signing in.

use std::rc::Rc;
use std::sync::Arc;

use super::settings::tabs;
use super::sign_in::enter_as;
use crate::accounts::{self, Factor};
use crate::app::App;
use crate::base::{Error, Result};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, proof, see_other, urls};
use crate::web::layout::Page;

/// `GET /settings/factor`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit).await?.reply(None)
}

/// `POST /settings/factor`: makes a secret; needs the password.
///
/// # Errors
/// `Conflict` when there is a second factor; `Invalid` for a wrong password.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let done = async {
        proof::password(&app, &visit, "password").await?;
        let (viewer, key) = (visit.viewer.clone(), app.key.clone());
        let begin = move |tx: &mut crate::db::Tx<'_>| accounts::begin_factor(tx, &viewer, &key);
        app.db.write(begin).await
    };
    answer(&app, &visit, done.await).await
}

/// `POST /settings/factor/confirmation`: turns it on and shows the codes on paper, this once.
///
/// # Errors
/// `NotFound` when none was begun; `Invalid` for a wrong code; `TooMany` after five.
pub async fn confirm(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, key) = (visit.viewer.clone(), app.key.clone());
    let code = visit.form.get("code").to_owned();
    let done = app
        .db
        .write(move |tx| accounts::confirm_factor(tx, &viewer, &key, &code))
        .await;
    let codes = match done {
        Ok(Some(codes)) => codes,
        Ok(None) => return answer(&app, &visit, Err(wrong_code())).await,
        Err(error) => return answer(&app, &visit, Err(error)).await,
    };
    let lead = visit.texts(&app).say("factor-codes-lead");
    codes_page(&app, &visit, lead, &codes)
}

/// `POST /settings/factor/codes`: gives ten new codes on paper and shows them, this once.
///
/// # Errors
/// `NotFound` when there is no second factor; `StepUp` without a fresh proof.
pub async fn replace_codes(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let codes = app
        .db
        .write(move |tx| accounts::replace_codes(tx, &viewer))
        .await?;
    let lead = visit.texts(&app).say("factor-codes-new");
    codes_page(&app, &visit, lead, &codes)
}

fn codes_page(app: &App, visit: &Visit, lead: String, codes: &[String]) -> Reply {
    let t = visit.texts(app);
    let frame = Page::new(app, visit, t.say("factor-codes"));
    let mut page = FormPage::new(app, visit, frame, t.say("factor-codes"), Vec::new());
    page = page.lead(lead);
    page.lead.extend(codes.iter().map(|code| groups(code)));
    page.reply(None)
}

/// `POST /settings/factor/end`: needs the password and a code.
///
/// # Errors
/// `NotFound` when there is none; `Invalid` for a wrong password or code; `TooMany` after five.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let done = async {
        proof::password(&app, &visit, "password").await?;
        let (viewer, key) = (visit.viewer.clone(), app.key.clone());
        let code = visit.form.get("code").to_owned();
        let end = move |tx: &mut crate::db::Tx<'_>| accounts::end_factor(tx, &viewer, &key, &code);
        app.db
            .write(end)
            .await?
            .then_some(())
            .ok_or_else(wrong_code)
    };
    answer(&app, &visit, done.await).await
}

async fn answer(app: &App, visit: &Visit, done: Result<()>) -> Reply {
    match done {
        Ok(()) => Ok(see_other(urls::FACTOR)),
        Err(error @ (Error::Invalid(_) | Error::TooMany(_))) => {
            page(app, visit).await?.reply(Some(&error))
        }
        Err(error) => Err(error),
    }
}

async fn page<'a>(app: &'a App, visit: &Visit) -> Result<FormPage<'a>> {
    let (viewer, key) = (visit.viewer.clone(), app.key.clone());
    let factor = app
        .db
        .read(move |c| accounts::own_factor(c, &viewer, &key))
        .await?;
    let t = visit.texts(app);
    let me = visit.viewer.me()?;
    let password = || {
        let field = Field::line("password", t.say("field-old-password"), "").kind("password");
        vec![Field::username(&me.name), field.fills("current-password")]
    };
    let (forms, leads) = match factor {
        Factor::None => {
            let form = Form::new(urls::FACTOR, password(), t.say("factor-begin"));
            (vec![form], vec![t.say("factor-lead")])
        }
        Factor::Begun(secret) => {
            let link = urls::authenticator(&app.config, &me.name, &secret);
            let form = Form::new(
                urls::FACTOR_CONFIRM,
                vec![code(app, visit)],
                t.say("factor-confirm"),
            );
            let leads = vec![t.say("factor-secret"), groups(secret.expose())];
            (vec![form.or(link, t.say("factor-link"))], leads)
        }
        Factor::On => {
            let mut fields = password();
            fields.push(code(app, visit));
            let form = Form::new(urls::FACTOR_END, fields, t.say("factor-end")).danger();
            let codes = Form::new(
                urls::FACTOR_CODES,
                Vec::new(),
                t.say("factor-codes-replace"),
            );
            (vec![form, codes], vec![t.say("factor-on")])
        }
    };
    let frame = Page::new(app, visit, t.say("factor-title"));
    let mut page = FormPage::new(app, visit, frame, t.say("nav-settings"), forms);
    page.lead = leads;
    if me.administrator && !visit.viewer.is_awake() {
        page.lead
            .insert(0, visit.texts(app).say("duty-administrator"));
    }
    page.tabs = tabs(app, visit, urls::FACTOR);
    Ok(page)
}

/// `GET /signin/code`: the second step; nothing is asked of the database but whether the first was done.
///
/// # Errors
/// `Gone` when it was not, or too long ago.
pub async fn second_step(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, now) = (visit.link_token().to_owned(), app.clock.now());
    app.db
        .read(move |c| accounts::pending(c, &token, now))
        .await?;
    let next = urls::own_path(visit.query.get("next")).to_owned();
    step_page(&app, &visit, &next).reply(None)
}

/// `POST /signin/code`
///
/// # Errors
/// `Gone` when the first step was too long ago; `Invalid` for a wrong code; `TooMany` after five.
pub async fn create_second_step(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let next = urls::own_path(visit.form.get("next")).to_owned();
    let (token, key) = (visit.link_token().to_owned(), app.key.clone());
    let (code, from) = (visit.form.get("code").to_owned(), visit.address.clone());
    let done = app
        .db
        .write(move |tx| accounts::second_step(tx, &token, &key, &code, &from))
        .await;
    match done {
        Ok(Some(id)) => enter_as(&app, &visit, &next, id).await,
        Ok(None) => step_page(&app, &visit, &next).reply(Some(&wrong_code())),
        Err(error @ Error::TooMany(_)) => step_page(&app, &visit, &next).reply(Some(&error)),
        Err(error) => Err(error),
    }
}

fn step_page<'a>(app: &'a App, visit: &Visit, next: &str) -> FormPage<'a> {
    let t = visit.texts(app);
    let remember = Field::check(
        "remember",
        t.say("factor-remember"),
        visit.form.has("remember"),
    )
    .hint(t.say("factor-remember-hint"));
    let fields = vec![code(app, visit), remember, Field::hidden("next", next)];
    let form = Form::new(urls::SECOND_STEP, fields, t.say("nav-sign-in"))
        .or(urls::SIGN_IN, t.say("form-back"));
    let frame = Page::new(app, visit, t.say("factor-title"));
    FormPage::new(app, visit, frame, t.say("factor-title"), vec![form]).lead(t.say("factor-step"))
}

fn code(app: &App, visit: &Visit) -> Field {
    let t = visit.texts(app);
    Field::line("code", t.say("factor-code"), "")
        .hint(t.say("factor-code-hint"))
        .fills("one-time-code")
}

fn wrong_code() -> Error {
    Error::field("code", "factor_code")
}

/// Letters in groups of four, as people copy them.
fn groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let fours: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    fours.join(" ")
}
