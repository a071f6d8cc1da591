//! Signing in and out, and the links that letters bring.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpResponse;

use crate::accounts::{self, OneTime, Purpose, Viewer, address, password};
use crate::app::App;
use crate::base::crypto::{self, Secret};
use crate::base::{Error, FieldError, Instant, Result, UserId};
use crate::db::Tx;
use crate::idempotency;
use crate::mail::inbound;
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, proof, see_other, urls};
use crate::web::layout::Page;

/// Whoever asks for a new password waits so long: the time that a letter takes tells nobody whose addresses are known.
const EVEN: Duration = Duration::from_millis(100);

/// `GET /signin`
///
/// # Errors
/// None of its own.
pub async fn sign_in_page(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let next = urls::own_path(visit.query.get("next")).to_owned();
    if visit.viewer.id().is_some() {
        return Ok(see_other(&next));
    }
    page(&app, &visit, &next).reply(None)
}

/// `POST /signin`: an unknown name costs what a wrong password does, and is told the same.
///
/// # Errors
/// What was typed comes back with what is wrong; `Busy` when too many sign in at once.
pub async fn sign_in(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let next = urls::own_path(visit.form.get("next")).to_owned();
    match try_sign_in(&app, &visit).await {
        Ok(Some(id)) => open_session(&app, &visit, &next, move |_| Ok(id)).await,
        Ok(None) => Ok(see_other(urls::LETTER_SENT)),
        Err(error) => page(&app, &visit, &next).reply(Some(&error)),
    }
}

/// Whose name and password these are; `None` where a letter goes ahead of the session, since too many tries have failed.
/// Tries are counted ahead, so that many at once do not slip through.
async fn try_sign_in(app: &App, visit: &Visit) -> Result<Option<UserId>> {
    let typed = visit.form.get("name").chars().take(300).collect::<String>();
    let asked = typed.clone();
    let found = app
        .db
        .read(move |c| accounts::sign_in_name(c, &asked))
        .await?;
    let (id, hash) = found.map_or((None, None), |(id, hash)| (Some(id), hash));
    let given = Secret::new(
        visit
            .form
            .get("password")
            .chars()
            .take(200)
            .collect::<String>(),
    );
    let who = id.map_or_else(|| typed.trim().to_lowercase(), |id| id.to_string());
    let known = id.is_some_and(|id| visit.knows_device(app, id));
    let (brake, counted) = (visit.brake(app), who.clone());
    let wary = app
        .db
        .write(move |tx| brake.sign_in(tx, &counted, known))
        .await?;
    let good = app.hasher.verify(given, hash).await?;
    let good_id = id.filter(|_| good);
    if let Some(id) = good_id.filter(|_| wary)
        && offer_sign_in(app, visit, id).await?
    {
        return Ok(None);
    }
    let (brake, from) = (visit.brake(app), visit.address.clone());
    let told = move |tx: &mut Tx<'_>| {
        brake.signed_in(tx, &who, good)?;
        match good_id {
            Some(_) => Ok(()),
            None => accounts::sign_in_failed(tx, id, &from),
        }
    };
    app.db.write(told).await?;
    good_id.map(Some).ok_or_else(wrong_pair)
}

/// Mails a link to who gave the right password after many wrong ones; false for somebody without an address.
async fn offer_sign_in(app: &App, visit: &Visit, id: UserId) -> Result<bool> {
    let (brake, link) = (visit.brake(app), one_time(app));
    app.db
        .write(move |tx| {
            let address = accounts::offer_sign_in(tx, id, &link)?;
            if let Some(address) = &address {
                brake.letter(tx, address)?;
            }
            Ok(address.is_some())
        })
        .await
}

fn page<'a>(app: &'a App, visit: &Visit, next: &str) -> FormPage<'a> {
    let t = visit.texts(app);
    let fields = vec![
        Field::line("name", t.say("sign-in-name"), visit.form.get("name")).fills("username"),
        Field::line("password", t.say("field-password"), "")
            .kind("password")
            .fills("current-password"),
        Field::hidden("next", next),
    ];
    let form = Form::new(urls::SIGN_IN, fields, t.say("nav-sign-in"))
        .or(urls::FORGOT, t.say("sign-in-forgot"));
    let page = Page::new(app, visit, t.say("nav-sign-in"));
    let mut page = FormPage::new(app, visit, page, t.say("nav-sign-in"), vec![form]);
    page.tabs = vec![
        (urls::SIGN_IN.to_owned(), t.say("nav-sign-in"), true),
        (urls::REGISTER.to_owned(), t.say("register"), false),
    ];
    page
}

/// Opens a session for the person that `who` names, and leads on; or asks for his second factor, however he has shown
/// the first.
///
/// # Errors
/// What `who` says.
pub(super) async fn open_session<F>(app: &App, visit: &Visit, next: &str, who: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<UserId> + Send + 'static,
{
    let half = one_time(app);
    let token = half.token.expose().clone();
    let device = Device::of(visit);
    let opened = app
        .db
        .write(move |tx| {
            let id = who(tx)?;
            if accounts::has_factor(tx, id)? {
                accounts::offer_second_step(tx, id, &half)?;
                return Ok(None);
            }
            device.open(tx, id).map(Some)
        })
        .await?;
    match opened {
        Some(opened) => Ok(opened.lead(app, visit, next)),
        None => {
            visit.set_cookie("elab-key", &token, Some(600));
            Ok(see_other(&urls::second_step(next)))
        }
    }
}

/// Opens a session for somebody who has shown his second factor too; he may want the device remembered.
///
/// # Errors
/// `NotFound` when he may not sign in.
pub(super) async fn enter_as(app: &App, visit: &Visit, next: &str, id: UserId) -> Reply {
    let mut device = Device::of(visit);
    device.remembered = visit.form.has("remember");
    let opened = app.db.write(move |tx| device.open(tx, id)).await?;
    Ok(opened.lead(app, visit, next))
}

/// Where somebody signs in, and as whom he was there before.
struct Device {
    name: String,
    from: String,
    before: Viewer,
    /// He has shown his second factor and wants to be asked less often here.
    remembered: bool,
}

/// A session that was opened.
struct Opened(UserId, Secret<String>);

impl Device {
    fn of(visit: &Visit) -> Device {
        Device {
            name: visit.device.clone(),
            from: visit.address.clone(),
            before: visit.viewer.clone(),
            remembered: false,
        }
    }

    /// Opens the session; the old one ends.
    fn open(&self, tx: &mut Tx<'_>, id: UserId) -> Result<Opened> {
        if self.before.id().is_some() {
            accounts::sign_out(tx, &self.before)?;
        }
        let open = match self.remembered {
            true => accounts::sign_in_remembered,
            false => accounts::sign_in,
        };
        Ok(Opened(id, open(tx, id, &self.name, &self.from)?))
    }
}

impl Opened {
    fn lead(self, app: &App, visit: &Visit, next: &str) -> HttpResponse {
        proof::set_session(visit, &self.1);
        visit.keep_device(app, self.0);
        visit.set_cookie("elab-key", "", Some(0));
        visit.set_cookie("elab-form", "", Some(0));
        see_other(next)
    }
}

/// `GET /signout`
///
/// # Errors
/// None of its own.
pub async fn sign_out_page(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let form = Form::new(urls::SIGN_OUT, Vec::new(), t.say("nav-sign-out"))
        .or(urls::HOME, t.say("form-back"));
    let page = Page::new(&app, &visit, t.say("nav-sign-out"));
    FormPage::new(&app, &visit, page, t.say("nav-sign-out"), vec![form])
        .lead(t.say("sign-out-lead"))
        .reply(None)
}

/// `POST /signout`: ends the session; texts that the browser keeps stay.
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn sign_out(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| accounts::sign_out(tx, &viewer))
        .await?;
    visit.set_cookie("elab", "", Some(0));
    let mut answer = see_other(urls::HOME);
    answer.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        actix_web::http::header::HeaderValue::from_static("\"cache\""),
    );
    Ok(answer)
}

/// What a link is for. Who follows one again that has published an answer reads that it was done.
async fn purpose(app: &App, token: String, now: Instant) -> Result<Purpose> {
    let (key, host) = (app.key.clone(), app.config.mail_in_domain.clone());
    let read = app
        .db
        .read(move |c| match inbound::published(c, &token, &key, &host)? {
            Some(_) => Ok(Purpose::Publish),
            None => accounts::pending(c, &token, now),
        });
    read.await
}

/// `GET /k/{token}`: takes the token out of the address and leads to the page it is for. Uses nothing up.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub async fn link(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, now) = (visit.part("token").to_owned(), app.clock.now());
    if token.len() > 100 {
        return Err(Error::Gone);
    }
    let purpose = purpose(&app, token.clone(), now).await?;
    visit.set_cookie("elab-key", &token, Some(1800));
    Ok(see_other(match purpose {
        Purpose::Confirm => urls::CONFIRM,
        Purpose::Reset => urls::RESET,
        Purpose::Enter | Purpose::Login => urls::ENTER,
        Purpose::Email => urls::NEW_EMAIL,
        Purpose::UndoEmail => urls::UNDO_EMAIL,
        Purpose::Factor => urls::SECOND_STEP,
        Purpose::Setup => urls::SETUP,
        Purpose::Review => urls::REVIEW,
        Purpose::Publish => urls::PUBLISH,
        Purpose::Newsletter => urls::READER,
        Purpose::KeepFactor => urls::KEEP_FACTOR,
    }))
}

/// `GET /enter`: the page behind a one-time sign-in link.
///
/// # Errors
/// None of its own.
pub async fn enter(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let t = visit.texts(&app);
    let form = Form::new(urls::ENTER, Vec::new(), t.say("nav-sign-in"));
    let page = Page::new(&app, &visit, t.say("enter-title"));
    FormPage::new(&app, &visit, page, t.say("enter-title"), vec![form])
        .lead(t.say("enter-lead"))
        .reply(None)
}

/// `POST /enter`
///
/// # Errors
/// `Gone` when the link was used or is too old.
pub async fn create_entry(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, brake) = (visit.link_token().to_owned(), visit.brake(&app));
    open_session(&app, &visit, urls::HOME, move |tx| {
        let id = accounts::enter(tx, &token)?;
        brake.signed_in(tx, &id.to_string(), true)?;
        Ok(id)
    })
    .await
}

/// `GET /forgot`
///
/// # Errors
/// None of its own.
pub async fn forgot(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    forgot_page(&app, &visit).reply(None)
}

/// `POST /forgot`: the answer is the same whether or not the address has an account.
///
/// # Errors
/// What was typed comes back when it is no address.
pub async fn ask_reset(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let email = match address("email", visit.form.get("email")) {
        Ok(email) => email,
        Err(error) => return forgot_page(&app, &visit).reply(Some(&error)),
    };
    let (key, link, brake) = (visit.act()?, one_time(&app), visit.brake(&app));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            brake.letter(tx, &email)?;
            accounts::offer_reset(tx, &email, &link)?;
            Ok(urls::LETTER_SENT.to_owned())
        })
    });
    let (done, ()) = tokio::join!(done, tokio::time::sleep(EVEN));
    match done {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error) => forgot_page(&app, &visit).reply(Some(&error)),
    }
}

fn forgot_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let field = Field::line("email", t.say("field-email"), visit.form.get("email"))
        .kind("email")
        .fills("email");
    let form = Form::new(urls::FORGOT, vec![field], t.say("forgot-button"))
        .or(urls::SIGN_IN.to_owned(), t.say("form-back"));
    let page = Page::new(app, visit, t.say("forgot-title"));
    FormPage::new(app, visit, page, t.say("forgot-title"), vec![form]).lead(t.say("forgot-lead"))
}

/// `GET /reset`: the page behind the mailed link.
///
/// # Errors
/// None of its own.
pub async fn reset(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    reset_page(&app, &visit).reply(None)
}

/// `POST /reset`: sets the new password, ends all sessions, opens one here.
///
/// # Errors
/// `Gone` when the link was used or is too old; `Invalid` for a password that is not good enough.
pub async fn create_reset(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let typed = Secret::new(visit.form.get("password").to_owned());
    if let Err(error) = password::check("password", &typed, &[&app.config.site_name]) {
        return reset_page(&app, &visit).reply(Some(&error));
    }
    let hash = match app.hasher.hash(typed).await {
        Ok(hash) => hash,
        Err(error) => return reset_page(&app, &visit).reply(Some(&error)),
    };
    let token = visit.link_token().to_owned();
    open_session(&app, &visit, urls::HOME, move |tx| {
        accounts::reset(tx, &token, &hash)
    })
    .await
}

fn reset_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let field = Field::line("password", t.say("field-new-password"), "")
        .kind("password")
        .hint(t.say("field-password-hint"))
        .fills("new-password");
    let form = Form::new(
        urls::RESET,
        vec![Field::username(""), field],
        t.say("reset-button"),
    );
    let page = Page::new(app, visit, t.say("reset-title"));
    FormPage::new(app, visit, page, t.say("reset-title"), vec![form]).lead(t.say("reset-lead"))
}

/// A new one-time link of this site.
pub fn one_time(app: &App) -> OneTime {
    let token = crypto::token();
    let link = urls::absolute(&app.config, &urls::one_time(&token));
    OneTime { token, link }
}

/// A wrong password's fault, said of the form and not of a field that could be told apart.
fn wrong_pair() -> Error {
    Error::Invalid(vec![FieldError {
        field: "password".into(),
        code: "wrong_pair",
        limit: None,
        actual: None,
    }])
}
