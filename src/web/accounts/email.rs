//! A person's e-mail address: asking for another, confirming it, and undoing that.

use std::rc::Rc;
use std::sync::Arc;

use super::settings::tabs;
use super::sign_in::one_time;
use crate::accounts::{self, OneTime, Viewer, address};
use crate::app::App;
use crate::base::Result;
use crate::db::Tx;
use crate::i18n::Texts;
use crate::idempotency;
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /settings/email`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn email(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let (own, class) = app
        .db
        .read(move |c| {
            let class = accounts::class_end(c, viewer.me()?.id)?;
            Ok((accounts::own_profile(c, &viewer)?.1, class))
        })
        .await?;
    if class.is_some() {
        return Ok(see_other(urls::ADDRESS));
    }
    let t = visit.texts(&app);
    let mut page = page(&app, &visit);
    if let Some(own) = own {
        page = page.lead(t.named("email-own", &own));
    }
    page.done = visit.query.has("saved").then(|| t.say("email-saved"));
    page.reply(None)
}

/// `POST /settings/email`: the answer is the same whether or not the address has an account.
///
/// # Errors
/// `Conflict` for a class account; `StepUp` without a fresh proof; what was typed comes back when it is no address.
pub async fn offer_email(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    offered(&app, &visit, accounts::offer_email, page).await
}

/// Has a letter sent to the address that the form brought; `page` gives back what was typed.
pub(super) async fn offered(
    app: &App,
    visit: &Visit,
    offer: fn(&mut Tx<'_>, &Viewer, &str, &OneTime, &str) -> Result<()>,
    page: for<'a> fn(&'a App, &Visit) -> FormPage<'a>,
) -> Reply {
    let email = match address("email", visit.form.get("email")) {
        Ok(email) => email,
        Err(error) => return page(app, visit).reply(Some(&error)),
    };
    let (key, viewer, link) = (visit.act()?, visit.viewer.clone(), one_time(app));
    let (brake, sign_in) = (visit.brake(app), urls::absolute(&app.config, urls::SIGN_IN));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            brake.letter(tx, &email)?;
            offer(tx, &viewer, &email, &link, &sign_in)?;
            Ok(urls::LETTER_SENT.to_owned())
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error) => page(app, visit).reply(Some(&error)),
    }
}

/// The field for an address.
pub(super) fn field(t: &Texts<'_>, label: String, visit: &Visit) -> Field {
    Field::line("email", label, visit.form.get("email"))
        .kind("email")
        .hint(t.say("field-email-hint"))
        .fills("email")
}

fn page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let field = field(&t, t.say("email-new"), visit);
    let form = Form::new(urls::EMAIL, vec![field], t.say("forgot-button"));
    let frame = Page::new(app, visit, t.say("field-email"));
    let mut page = FormPage::new(app, visit, frame, t.say("nav-settings"), vec![form]);
    page.tabs = tabs(app, visit, urls::EMAIL);
    page
}

/// `GET /settings/email/retry`: the page on which letters to an address that they came back from are let go again.
///
/// # Errors
/// None of its own.
pub async fn letters_again(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let button = t.say("letters-again");
    let form = Form::new(urls::LETTERS_AGAIN, Vec::new(), button.clone());
    let frame = Page::new(&app, &visit, button.clone());
    FormPage::new(&app, &visit, frame, button, vec![form])
        .lead(t.say("letters-again-lead"))
        .reply(None)
}

/// `POST /settings/email/retry`
///
/// # Errors
/// `Conflict` when letters are not stopped; `TooMany` for the second time within a day.
pub async fn retry_letters(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            accounts::retry_letters(tx, &viewer)?;
            Ok(urls::EMAIL.to_owned())
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// `GET /email/new`: the page behind the link in the letter to the new address.
///
/// # Errors
/// None of its own.
pub async fn new_email(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    press(
        &app,
        &visit,
        (urls::NEW_EMAIL, "confirm-button"),
        "email-confirm-lead",
    )
}

/// `POST /email/new`
///
/// # Errors
/// `Gone` when the link was used or is too old; `Conflict` when somebody has the address meanwhile.
pub async fn change_email(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, undo) = (visit.link_token().to_owned(), one_time(&app));
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| accounts::change_email(tx, &viewer, &token, &undo))
        .await?;
    visit.set_cookie("elab-key", "", Some(0));
    Ok(see_other(&urls::saved(urls::EMAIL)))
}

/// `GET /email/undo`: the page behind the link in the letter to the old address.
///
/// # Errors
/// None of its own.
pub async fn old_email(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    press(
        &app,
        &visit,
        (urls::UNDO_EMAIL, "email-undo-button"),
        "email-undo-lead",
    )
}

/// `POST /email/undo`: leads on to a new password.
///
/// # Errors
/// `Gone` when the link was used or is too old; `Conflict` when somebody has shown that the address is his.
pub async fn undo_email(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, reset) = (visit.link_token().to_owned(), one_time(&app));
    let next = reset.token.expose().clone();
    app.db
        .write(move |tx| accounts::undo_email(tx, &token, &reset))
        .await?;
    visit.set_cookie("elab-key", &next, Some(1800));
    Ok(see_other(urls::RESET))
}

/// A page with one button, `act`: where it goes and what it says.
fn press(app: &App, visit: &Visit, act: (&str, &str), lead: &str) -> Reply {
    let t = visit.texts(app);
    let form = Form::new(act.0, Vec::new(), t.say(act.1));
    let frame = Page::new(app, visit, t.say("field-email"));
    FormPage::new(app, visit, frame, t.say("field-email"), vec![form])
        .lead(t.say(lead))
        .reply(None)
}
