//! Coming in by an invite code, and the address that makes a class account a full one.

use std::rc::Rc;
use std::sync::Arc;

use super::email::{field, offered};
use super::register;
use crate::accounts;
use crate::app::App;
use crate::base::Error;
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;
use crate::{idempotency, spaces};

/// `GET /join/{code}`: a visitor registers by the code, a member joins. Whether it is good only the form's answer says.
///
/// # Errors
/// None of its own.
pub async fn join(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match visit.viewer.id() {
        None => register::page(&app, &visit).reply(None),
        Some(_) => join_page(&app, &visit).reply(None),
    }
}

/// `POST /join`
///
/// # Errors
/// `Invalid(code)` when it is not good, with what was typed.
pub async fn create_joining(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let brake = visit.brake(&app);
    if let Err(error) = brake.may_try_code(&app, &visit.viewer) {
        return join_page(&app, &visit).reply(Some(&error));
    }
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let code = visit.form.get("code").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            Ok(urls::space(&spaces::join_by_code(tx, &viewer, &code)?))
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error) => {
            let error = brake.wrong_code(&app, &visit.viewer, error);
            join_page(&app, &visit).reply(Some(&error))
        }
    }
}

fn join_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let code = match visit.form.get("code") {
        "" => visit.part("code"),
        typed => typed,
    };
    let field = Field::line("code", t.say("field-code"), code).fills("off");
    let form = Form::new(urls::JOIN, vec![field], t.say("join-code-button"));
    let page = Page::new(app, visit, t.say("join-code"));
    FormPage::new(app, visit, page, t.say("join-code"), vec![form])
}

/// `GET /settings/address`
///
/// # Errors
/// `Conflict` when the account has an address already.
pub async fn address(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let end = app
        .db
        .read(move |c| accounts::class_end(c, viewer.me()?.id))
        .await?;
    let end = end.ok_or_else(Error::taken)?;
    let day = visit.texts(&app).day(end, &visit.zone);
    let lead = visit.texts(&app).named("address-lead", &day);
    address_page(&app, &visit).lead(lead).reply(None)
}

/// `POST /settings/address`: the answer is the same whether or not the address has an account.
///
/// # Errors
/// `Conflict` when the account has an address already; what was typed comes back when it is no address.
pub async fn offer_address(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    offered(&app, &visit, accounts::offer_address, address_page).await
}

fn address_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let field = field(&t, t.say("field-email"), visit);
    let form = Form::new(urls::ADDRESS, vec![field], t.say("forgot-button"))
        .or(urls::SETTINGS, t.say("form-back"));
    let page = Page::new(app, visit, t.say("address-title"));
    FormPage::new(app, visit, page, t.say("address-title"), vec![form])
}
