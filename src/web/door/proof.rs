//! Proof that it is still he: the password, and a code where he has a second factor. A room that wants one says
//! `StepUp`; the answer is what was sent, with a question for the proof, and the door takes both: one press more.

use actix_web::HttpResponse;

use super::form::{Field, Form, FormPage};
use super::{Reply, Visit, respond, urls};
use crate::accounts;
use crate::app::App;
use crate::base::crypto::Secret;
use crate::base::{Error, Result};
use crate::web::layout::Page;

/// The fields of a proof.
pub(super) const FIELDS: [&str; 2] = [PASSWORD, CODE];
const PASSWORD: &str = "proof";
const CODE: &str = "proof_code";

/// How long a browser keeps a session's cookie: the longest life of a session, in seconds.
const COOKIE: i64 = 90 * 86_400;

/// True when a form brings a proof, good or not.
pub fn is_brought(visit: &Visit) -> bool {
    visit.form.has(PASSWORD)
}

/// Takes the proof that a form brings: the session has a new token then.
///
/// # Errors
/// `Invalid` for a wrong password or code, `TooMany` after five.
pub(super) async fn take(app: &App, visit: &mut Visit) -> Result<()> {
    password(app, visit, PASSWORD).await?;
    let code = visit.form.get(CODE).to_owned();
    let (token, viewer) = prove(app, visit, CODE, code).await?;
    set_session(visit, &token);
    visit.session = Some(token.expose().clone());
    visit.viewer = viewer;
    Ok(())
}

/// Takes a code, where the person has a second factor, from somebody whose password is right.
///
/// # Errors
/// `Invalid(field)` for a wrong one, `TooMany` after five.
pub async fn prove(
    app: &App,
    visit: &Visit,
    field: &'static str,
    code: String,
) -> Result<accounts::Proved> {
    let (viewer, key) = (visit.viewer.clone(), app.key.clone());
    let proved = app
        .db
        .write(move |tx| accounts::prove(tx, &viewer, &key, &code))
        .await?;
    proved.ok_or_else(|| Error::field(field, "factor_code"))
}

/// Gives the browser the token of its session.
pub fn set_session(visit: &Visit, token: &Secret<String>) {
    visit.set_cookie("elab", token.expose(), Some(COOKIE));
}

/// Holds a field of the form against the viewer's own password.
///
/// # Errors
/// `Invalid` for a wrong one, `TooMany` after five.
pub async fn password(app: &App, visit: &Visit, field: &'static str) -> Result<()> {
    check(app, visit, field, visit.form.get(field)).await
}

/// Holds a password, brought as `field`, against the viewer's own.
///
/// # Errors
/// As [`password`].
pub async fn check(app: &App, visit: &Visit, field: &'static str, typed: &str) -> Result<()> {
    let (viewer, brake) = (visit.viewer.clone(), visit.brake(app));
    let who = viewer.me()?.id;
    let counted = brake.clone();
    let hash = app
        .db
        .write(move |tx| {
            counted.password(tx, who)?;
            accounts::password_of(tx, &viewer)
        })
        .await?;
    // Nobody of the demo has a password, and it answers on this machine alone: there a press of the button is a proof.
    let free = app.demo && hash.is_none() && field == PASSWORD;
    let typed: String = typed.chars().take(200).collect();
    if !app.hasher.verify(Secret::new(typed), hash).await? && !free {
        return Err(Error::field(field, "wrong_password"));
    }
    app.db
        .write(move |tx| brake.password_was_right(tx, who))
        .await
}

/// True for a fault that a proof can heal, or one of the proof itself.
pub(super) fn is_wanted(error: &Error) -> bool {
    match error {
        Error::StepUp => true,
        Error::Invalid(faults) => faults.iter().any(|f| FIELDS.contains(&f.field.as_ref())),
        _ => false,
    }
}

/// Asks for the proof, with all that was sent.
pub(super) fn ask(app: &App, visit: &Visit, error: &Error) -> Reply {
    if matches!(visit.method, "GET" | "HEAD") {
        return Ok(respond::see_other(&urls::proof_for(&visit.target)));
    }
    page(app, visit, &visit.target)
        .reply(Some(error).filter(|error| **error != Error::StepUp))
        .map(forbidden)
}

/// What was asked for has not been done.
fn forbidden(mut answer: HttpResponse) -> HttpResponse {
    if answer.status() == actix_web::http::StatusCode::OK {
        *answer.status_mut() = actix_web::http::StatusCode::FORBIDDEN;
    }
    answer
}

/// The page that asks for a proof and sends it to `action`.
pub fn page<'a>(app: &'a App, visit: &Visit, action: &str) -> FormPage<'a> {
    let t = visit.texts(app);
    let me = visit.viewer.person();
    let left_out = |name: &str| FIELDS.contains(&name) || ["token", "key"].contains(&name);
    let sent = visit.form.iter().filter(|(name, _)| !left_out(name));
    let mut fields: Vec<Field> = sent.map(|(name, value)| Field::kept(name, value)).collect();
    fields.push(Field::username(me.map_or("", |me| &me.name)));
    let password = Field::line(PASSWORD, t.say("field-old-password"), "").kind("password");
    fields.push(password.fills("current-password"));
    if me.is_some_and(|me| me.factor) {
        let code = Field::line(CODE, t.say("factor-code"), "").hint(t.say("factor-code-hint"));
        fields.push(code.fills("one-time-code"));
    }
    let form = Form::new(action, fields, t.say("proof-button")).or(urls::HOME, t.say("form-back"));
    let frame = Page::new(app, visit, t.say("proof-title"));
    FormPage::new(app, visit, frame, t.say("proof-title"), vec![form]).lead(t.say("proof-lead"))
}
