//! A person's own pages: profile, language, time zone, colours, password, devices.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, Device, Preferences, Profile, Theme, display_name, password as words};
use crate::app::App;
use crate::base::crypto::Secret;
use crate::base::text::{Faults, body};
use crate::base::{Instant, Result, SessionId};
use crate::i18n::{Lang, Zone};
use crate::idempotency;
use crate::web::door::form::{Field, Form, FormPage, languages};
use crate::web::door::{Keys, Pairs, Reply, Visit, html, proof, see_other, urls};
use crate::web::layout::Page;

/// `GET /settings`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (profile, wished, class) = read(&app, &visit).await?;
    let me = visit.viewer.me()?;
    let liked = Preferences {
        lang: me.lang.clone(),
        zone: me.zone.clone(),
        theme: me.theme,
    };
    let mut page = page(&app, &visit, &profile, &liked);
    page.done = visit
        .query
        .has("saved")
        .then(|| visit.texts(&app).say("settings-saved"));
    if class.is_some() {
        let add = visit.texts(&app).say("address-title");
        page.tabs.push((urls::ADDRESS.to_owned(), add, false));
    }
    if accounts::is_numbered(&visit.viewer)? {
        let choose = visit.texts(&app).say("names-choose");
        page.tabs.push((urls::OWN_NAME.to_owned(), choose, false));
    }
    if let Some(name) = wished {
        page = page.lead(visit.texts(&app).named("names-yours-waits", &name));
    }
    page.reply(None)
}

/// The profile, the name that waits, and when the account ends, where it does.
type Own = (Profile, Option<String>, Option<Instant>);

async fn read(app: &App, visit: &Visit) -> Result<Own> {
    let viewer = visit.viewer.clone();
    app.db
        .read(move |c| {
            let me = viewer.me()?.id;
            let (profile, _) = accounts::own_profile(c, &viewer)?;
            Ok((
                profile,
                accounts::wished(c, me)?,
                accounts::class_end(c, me)?,
            ))
        })
        .await
}

/// `POST /settings`
///
/// # Errors
/// `SignIn` for a visitor; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (typed, liked) = typed(&visit);
    let profile = match checked(&visit.form) {
        Ok(profile) => profile,
        Err(error) => return page(&app, &visit, &typed, &liked).reply(Some(&error)),
    };
    let (key, viewer, kept) = (visit.act()?, visit.viewer.clone(), liked.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            accounts::change_profile(tx, &viewer, &profile)?;
            accounts::change_preferences(tx, &viewer, &liked)?;
            Ok(urls::saved(urls::SETTINGS))
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error) => page(&app, &visit, &typed, &kept).reply(Some(&error)),
    }
}

/// The fields as they were typed; a choice that there is not stands as the usual one.
fn typed(visit: &Visit) -> (Profile, Preferences) {
    let form = &visit.form;
    let profile = Profile {
        display_name: form.get("display_name").to_owned(),
        about: form.get("about").to_owned(),
    };
    let lang = Lang::from_code(form.get("lang")).unwrap_or(visit.lang);
    let liked = Preferences {
        lang: lang.code().to_owned(),
        zone: form.get("zone").to_owned(),
        theme: Theme::from_word(form.get("theme")).unwrap_or(Theme::Auto),
    };
    (profile, liked)
}

fn checked(form: &Pairs) -> Result<Profile> {
    let mut faults = Faults::default();
    let profile = Profile {
        display_name: faults.take(display_name("display_name", form.get("display_name"))),
        about: faults.take(body("about", form.get("about"), 0..=500)),
    };
    if Lang::from_code(form.get("lang")).is_none() {
        faults.add("lang", "choice");
    }
    if !Zone::is_known(form.get("zone")) {
        faults.add("zone", "zone");
    }
    if Theme::from_word(form.get("theme")).is_none() {
        faults.add("theme", "choice");
    }
    faults.none()?;
    Ok(profile)
}

fn page<'a>(app: &'a App, visit: &Visit, profile: &Profile, liked: &Preferences) -> FormPage<'a> {
    let t = visit.texts(app);
    let zones = Zone::names()
        .into_iter()
        .map(|zone| (zone.clone(), zone.clone(), zone == liked.zone))
        .collect();
    let themes = Theme::ALL
        .iter()
        .map(|theme| {
            let words = match theme {
                Theme::Auto => t.say("theme-auto"),
                Theme::Light => t.say("theme-light"),
                Theme::Dark => t.say("theme-dark"),
            };
            (theme.as_str().to_owned(), words, *theme == liked.theme)
        })
        .collect();
    let fields = vec![
        Field::line(
            "display_name",
            t.say("field-display-name"),
            &profile.display_name,
        )
        .hint(t.say("settings-name-hint"))
        .fills("name"),
        Field::area("about", t.say("settings-about"), &profile.about, 4)
            .hint(t.say("settings-about-hint"))
            .optional(),
        Field::select("lang", t.say("settings-lang"), languages(&liked.lang)),
        Field::select("zone", t.say("settings-zone"), zones),
        Field::select("theme", t.say("settings-theme"), themes).kind("radio"),
    ];
    let form = Form::new(urls::SETTINGS, fields, t.say("form-save"));
    let page = Page::new(app, visit, t.say("nav-settings"));
    let mut page = FormPage::new(app, visit, page, t.say("nav-settings"), vec![form]);
    page.tabs = tabs(app, visit, urls::SETTINGS);
    page
}

/// The pages of one's own settings: address, words, whether it is this one.
pub(super) fn tabs(app: &App, visit: &Visit, current: &str) -> Vec<(String, String, bool)> {
    let t = visit.texts(app);
    [
        (urls::SETTINGS, t.say("settings-profile")),
        (urls::PICTURE, t.say("avatar-tab")),
        (urls::EMAIL, t.say("field-email")),
        (urls::PASSWORD, t.say("settings-password")),
        (urls::FACTOR, t.say("factor-title")),
        (urls::DEVICES, t.say("settings-devices")),
        (urls::TOKENS, t.say("tokens-title")),
    ]
    .into_iter()
    .map(|(url, words)| (url.to_owned(), words, url == current))
    .collect()
}

/// `GET /settings/password`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn password(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let mut page = password_page(&app, &visit);
    page.done = visit
        .query
        .has("saved")
        .then(|| visit.texts(&app).say("password-saved"));
    page.reply(None)
}

/// `POST /settings/password`: needs the old one; ends all other sessions.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid` for a wrong old or a weak new password.
pub async fn change_password(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match write_password(&app, &visit).await {
        Ok(()) => Ok(see_other(&urls::saved(urls::PASSWORD))),
        Err(error) => password_page(&app, &visit).reply(Some(&error)),
    }
}

async fn write_password(app: &App, visit: &Visit) -> Result<()> {
    let me = visit.viewer.me()?;
    let new = Secret::new(visit.form.get("new_password").to_owned());
    words::check(
        "new_password",
        &new,
        &[&me.name, &me.display_name, &app.config.site_name],
    )?;
    proof::password(app, visit, "password").await?;
    let hash = app.hasher.hash(new).await?;
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| accounts::change_password(tx, &viewer, &hash))
        .await
}

fn password_page<'a>(app: &'a App, visit: &Visit) -> FormPage<'a> {
    let t = visit.texts(app);
    let own = visit.viewer.person().map_or("", |me| &me.name);
    let fields = vec![
        Field::username(own),
        Field::line("password", t.say("field-old-password"), "")
            .kind("password")
            .fills("current-password"),
        Field::line("new_password", t.say("field-new-password"), "")
            .kind("password")
            .hint(t.say("field-password-hint"))
            .fills("new-password"),
    ];
    let form = Form::new(urls::PASSWORD, fields, t.say("reset-button"));
    let page = Page::new(app, visit, t.say("settings-password"));
    let mut page = FormPage::new(app, visit, page, t.say("nav-settings"), vec![form]);
    page.tabs = tabs(app, visit, urls::PASSWORD);
    page.after.push(t.say("password-ends"));
    page
}

#[derive(Template)]
#[template(path = "accounts/devices.html")]
struct Devices<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    devices: Vec<DeviceView>,
}

struct DeviceView {
    name: String,
    address: String,
    seen: String,
    /// None for the one that asks.
    end: Option<String>,
}

/// `GET /settings/devices`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn devices(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let devices = app
        .db
        .read(move |c| accounts::devices(c, &viewer, now))
        .await?;
    let t = visit.texts(&app);
    let own = visit.viewer.me()?.session;
    let view = |d: &Device| DeviceView {
        name: browser(&d.device, &t.say("device-unknown")),
        address: d.address.clone(),
        seen: t.moment(d.seen_at, &visit.zone),
        end: (d.id != own).then(|| urls::device_end(d.id)),
    };
    let page = Page::new(&app, &visit, t.say("settings-devices")).hidden();
    let view = Devices {
        keys: visit.keys(&app),
        heading: t.say("nav-settings"),
        tabs: tabs(&app, &visit, urls::DEVICES),
        devices: devices.iter().map(view).collect(),
        page,
    };
    html(200, &view)
}

/// `POST /settings/devices/{id}/end`
///
/// # Errors
/// `NotFound` when the session is not the viewer's.
pub async fn end_device(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, SessionId) = (visit.viewer.clone(), visit.id("id")?);
    app.db
        .write(move |tx| accounts::end_device(tx, &viewer, id))
        .await?;
    Ok(see_other(urls::DEVICES))
}

/// `POST /settings/devices/others/end`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn end_others(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| accounts::end_other_devices(tx, &viewer))
        .await?;
    Ok(see_other(urls::DEVICES))
}

/// What a browser calls itself, in two words that a person knows.
fn browser(agent: &str, unknown: &str) -> String {
    let find = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, n)| *n)
    };
    let name = find(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser/", "Yandex"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (name, system) {
        (Some(name), Some(system)) => format!("{name}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => unknown.to_owned(),
    }
}
