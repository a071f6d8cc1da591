//! A new account: the form, the letter, and the press that confirms it.

use std::rc::Rc;
use std::sync::Arc;

use super::sign_in::{one_time, open_session};
use crate::accounts::{self, NewPerson, address, display_name, name, password};
use crate::app::App;
use crate::base::crypto::Secret;
use crate::base::text::Faults;
use crate::base::{Error, Result};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Pairs, Reply, Visit, see_other, urls};
use crate::web::layout::Page;
use crate::{idempotency, notices, spaces};

/// `GET /register`
///
/// # Errors
/// None of its own.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    if visit.viewer.id().is_some() {
        return Ok(see_other(urls::HOME));
    }
    page(&app, &visit).reply(None)
}

/// `POST /register`: the answer is the same whether or not the address has an account.
///
/// # Errors
/// What was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    if !visit.form.get("code").trim().is_empty() {
        let written = register_in_class(&app, &visit, &visit.form).await;
        return written.or_else(|error| page(&app, &visit).reply(Some(&error)));
    }
    match write(&app, &visit).await {
        Ok(()) => Ok(see_other(urls::LETTER_SENT)),
        Err(error) => page(&app, &visit).reply(Some(&error)),
    }
}

/// Makes a class account by a code and signs in: it counts on the code, not on the address that a class shares.
///
/// # Errors
/// `Invalid` with every wrong field; `TooMany` after too many wrong codes.
pub async fn register_in_class(app: &App, visit: &Visit, form: &Pairs) -> Reply {
    let (brake, viewer) = (visit.brake(app), visit.viewer.clone());
    brake.may_try_code(app, &viewer)?;
    let new = parse(app, visit, form, false).await?;
    let code = form.get("code").to_owned();
    let done = open_session(app, visit, urls::HOME, move |tx| {
        spaces::come_in(tx, &new, &code)
    });
    let named = |error| name_fault(brake.wrong_code(app, &viewer, error));
    done.await.map_err(named)
}

fn name_fault(error: Error) -> Error {
    match error {
        Error::Conflict(conflict) if conflict.code == "taken" => Error::field("name", "taken"),
        other => other,
    }
}

async fn write(app: &App, visit: &Visit) -> Result<()> {
    let brake = visit.brake(app);
    brake.may_register(app)?;
    let new = parse(app, visit, &visit.form, true).await?;
    brake.register(app)?;
    let link = one_time(app);
    let sign_in = urls::absolute(&app.config, urls::SIGN_IN);
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            brake.letter(tx, &new.email)?;
            accounts::register(tx, &new, &link, &sign_in)?;
            Ok(urls::LETTER_SENT.to_owned())
        })
    });
    done.await.map(drop).map_err(name_fault)
}

/// The person whom a form describes; the password is hashed.
async fn parse(app: &App, visit: &Visit, form: &Pairs, addressed: bool) -> Result<NewPerson> {
    let mut faults = Faults::default();
    let name = faults.take(name("name", form.get("name")));
    let shown = match form.get("display_name").trim() {
        "" => Ok(name.clone()),
        shown => display_name("display_name", shown),
    };
    let shown = faults.take(shown);
    // By a code one comes in without an address, and adds one later.
    let email = match addressed {
        true => faults.take(address("email", form.get("email"))),
        false => String::new(),
    };
    let typed = Secret::new(form.get("password").to_owned());
    let local = email.split('@').next().unwrap_or_default();
    faults.take(password::check(
        "password",
        &typed,
        &[&name, &shown, local, &app.config.site_name],
    ));
    faults.none()?;
    let password = app.hasher.hash(typed).await?;
    let (lang, zone) = (visit.lang.code().to_owned(), app.config.zone.clone());
    Ok(NewPerson {
        name,
        display_name: shown,
        email,
        password,
        lang,
        zone,
    })
}

/// The form to register; `/join/{code}` fills the code in.
pub(super) fn page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let mut fields = person_fields(app, visit);
    let code = match visit.form.get("code") {
        "" => visit.part("code"),
        typed => typed,
    };
    if !code.is_empty() {
        // Without the attribute a browser lets the address be empty.
        fields
            .iter_mut()
            .filter(|f| f.name == "email")
            .for_each(|f| f.required = false);
    }
    fields.push(
        Field::line("code", t.say("field-code"), code)
            .hint(t.say("field-code-hint"))
            .fills("off")
            .optional(),
    );
    let form = Form::new(urls::REGISTER, fields, t.say("register"))
        .or(urls::SIGN_IN, t.say("register-have-account"));
    let page = Page::new(app, visit, t.say("register"));
    FormPage::new(app, visit, page, t.say("register"), vec![form]).lead(t.say("register-lead"))
}

fn person_fields(app: &App, visit: &Visit) -> Vec<Field> {
    let t = visit.texts(app);
    let typed = |name| visit.form.get(name);
    vec![
        Field::line("name", t.say("field-name"), typed("name"))
            .hint(t.say("field-name-hint"))
            .fills("username"),
        Field::line(
            "display_name",
            t.say("field-display-name"),
            typed("display_name"),
        )
        .hint(t.say("field-display-name-hint"))
        .fills("name")
        .optional(),
        Field::line("email", t.say("field-email"), typed("email"))
            .kind("email")
            .hint(t.say("field-email-hint"))
            .fills("email"),
        Field::line("password", t.say("field-password"), "")
            .kind("password")
            .hint(t.say("field-password-hint"))
            .fills("new-password"),
    ]
}

/// `GET /letter-sent`
///
/// # Errors
/// None of its own.
pub async fn letter_sent(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let page = Page::new(&app, &visit, t.say("letter-sent"));
    FormPage::new(&app, &visit, page, t.say("letter-sent"), Vec::new())
        .lead(t.say("letter-sent-lead"))
        .lead(t.say("letter-sent-spam"))
        .reply(None)
}

/// `GET /confirm`: the page behind the mailed link; nothing happens without its button.
///
/// # Errors
/// `Gone` without a link.
pub async fn confirm(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let digest = Field::check("digest", t.say("letters-offer"), false);
    let form = Form::new(urls::CONFIRM, vec![digest], t.say("confirm-button"));
    let page = Page::new(&app, &visit, t.say("confirm-title"));
    let mut page = FormPage::new(&app, &visit, page, t.say("confirm-title"), vec![form])
        .lead(t.say("confirm-lead"));
    page.after.push(t.say("confirm-not-you"));
    page.reply(None)
}

/// `POST /confirm`: confirms the address and signs in.
///
/// # Errors
/// `Gone` when the link was used or is too old.
pub async fn create_confirmation(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let token = visit.link_token().to_owned();
    let digest = visit.form.has("digest");
    open_session(&app, &visit, urls::HOME, move |tx| {
        let person = accounts::confirm(tx, &token)?;
        if digest {
            notices::begin_digest(tx, person)?;
        }
        Ok(person)
    })
    .await
}

/// `GET /confirm/again`
///
/// # Errors
/// None of its own.
pub async fn confirm_again(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let form = Form::new(
        urls::CONFIRM_AGAIN,
        Vec::new(),
        t.say("confirm-again-button"),
    );
    let page = Page::new(&app, &visit, t.say("confirm-again"));
    FormPage::new(&app, &visit, page, t.say("confirm-again"), vec![form])
        .lead(t.say("confirm-again-lead"))
        .reply(None)
}

/// `POST /confirm/again`: posts the letter of confirmation once more.
///
/// # Errors
/// `Conflict` when the address is confirmed already.
pub async fn create_again(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (key, viewer, link) = (visit.act()?, visit.viewer.clone(), one_time(&app));
    let brake = visit.brake(&app);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let (_, email) = accounts::own_profile(tx, &viewer)?;
            brake.letter(tx, &email.unwrap_or_default())?;
            accounts::offer_confirmation(tx, &viewer, &link)?;
            Ok(urls::LETTER_SENT.to_owned())
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// `GET /setup`: the page behind the link that the console printed.
///
/// # Errors
/// `Gone` when there are people already.
pub async fn setup(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    if !app.db.read(accounts::is_empty).await? {
        return Err(Error::Gone);
    }
    setup_page(&app, &visit).reply(None)
}

/// `POST /setup`: makes the first administrator.
///
/// # Errors
/// `Gone` when the link was used or is too old; what was typed comes back with what is wrong.
pub async fn create_setup(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let new = match parse(&app, &visit, &visit.form, true).await {
        Ok(new) => new,
        Err(error) => return setup_page(&app, &visit).reply(Some(&error)),
    };
    let token = visit.link_token().to_owned();
    open_session(&app, &visit, urls::NEW_SPACE, move |tx| {
        accounts::set_up(tx, &token, &new)
    })
    .await
}

fn setup_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let form = Form::new(
        urls::SETUP,
        person_fields(app, visit),
        t.say("setup-button"),
    );
    let page = Page::new(app, visit, t.say("setup-title"));
    FormPage::new(app, visit, page, t.say("setup-title"), vec![form]).lead(t.say("setup-lead"))
}
