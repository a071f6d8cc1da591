//! A person's own pages: profile, language, time zone, colours, password, devices.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{
    self, Device, Preferences, Profile, Theme, Viewer, display_name, password as words,
};
use crate::app::App;
use crate::base::crypto::Secret;
use crate::base::text::{Faults, body};
use crate::base::{Instant, Result, SessionId};
use crate::db::Conn;
use crate::i18n::{Lang, Zone};
use crate::idempotency;
use crate::web::door::form::{Field, Form, FormPage, languages};
use crate::web::door::{Keys, Pairs, Reply, Visit, html, proof, see_other, unchanged, urls};
use crate::web::layout::Page;

/// What a person shows of himself and how he likes the site, as it stands or as it was typed.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The name that pages show, at most 80 characters.
    display_name: String,
    /// About oneself, at most 500 characters.
    #[serde(default)]
    about: String,
    /// BCP 47 code of the language of pages and letters.
    lang: String,
    /// Time zone, as Asia/Almaty.
    zone: String,
    /// auto, light or dark.
    theme: String,
    /// Whether others who read a discussion see that the viewer reads it at the same moment.
    #[serde(default)]
    shows_reading: bool,
}

impl Settings {
    /// The viewer's, as they stand.
    ///
    /// # Errors
    /// `SignIn` for a visitor.
    pub fn of(c: &mut Conn, viewer: &Viewer) -> Result<Settings> {
        let (profile, _) = accounts::own_profile(c, viewer)?;
        let liked = accounts::preferences(c, viewer)?;
        Ok(Settings {
            display_name: profile.display_name,
            about: profile.about,
            lang: liked.lang,
            zone: liked.zone,
            theme: liked.theme.as_str().to_owned(),
            shows_reading: liked.shows_reading,
        })
    }

    fn typed(form: &Pairs) -> Settings {
        let [display_name, about, lang, zone, theme] =
            ["display_name", "about", "lang", "zone", "theme"]
                .map(|field| form.get(field).to_owned());
        Settings {
            display_name,
            about,
            lang,
            zone,
            theme,
            shows_reading: form.has("shows_reading"),
        }
    }

    fn parse(&self) -> Result<(Profile, Preferences)> {
        let mut faults = Faults::default();
        let profile = Profile {
            display_name: faults.take(display_name("display_name", &self.display_name)),
            about: faults.take(body("about", &self.about, 0..=500)),
        };
        let (lang, theme) = (Lang::from_code(&self.lang), Theme::from_word(&self.theme));
        if lang.is_none() {
            faults.add("lang", "choice");
        }
        if !Zone::is_known(&self.zone) {
            faults.add("zone", "zone");
        }
        if theme.is_none() {
            faults.add("theme", "choice");
        }
        let liked = Preferences {
            lang: lang.unwrap_or(Lang::En).code().to_owned(),
            zone: self.zone.clone(),
            theme: theme.unwrap_or(Theme::Auto),
            shows_reading: self.shows_reading,
        };
        faults.none().map(|()| (profile, liked))
    }
}

/// `GET /settings`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (settings, wished, class) = read(&app, &visit).await?;
    let mut page = page(&app, &visit, &settings);
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

/// The settings, the name that waits, and when the account ends, where it does.
type Own = (Settings, Option<String>, Option<Instant>);

async fn read(app: &App, visit: &Visit) -> Result<Own> {
    let viewer = visit.viewer.clone();
    app.db
        .read(move |c| {
            let me = viewer.me()?.id;
            Ok((
                Settings::of(c, &viewer)?,
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
    let typed = Settings::typed(&visit.form);
    match write_settings(&app, &visit, &typed, None).await {
        Ok(()) => Ok(see_other(&urls::saved(urls::SETTINGS))),
        Err(error) => page(&app, &visit, &typed).reply(Some(&error)),
    }
}

/// Changes the viewer's settings; those of `version` and no others, where one is named.
///
/// # Errors
/// `Invalid` with every wrong field; `Conflict` when they have been changed since.
pub async fn write_settings(
    app: &App,
    visit: &Visit,
    typed: &Settings,
    version: Option<String>,
) -> Result<()> {
    let (profile, liked) = typed.parse()?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            if let Some(version) = &version {
                unchanged(&Settings::of(tx, &viewer)?, version)?;
            }
            accounts::change_profile(tx, &viewer, &profile)?;
            accounts::change_preferences(tx, &viewer, &liked)?;
            Ok(urls::SETTINGS.to_owned())
        })
    });
    done.await?;
    // Whoever is seen no more goes at once where he reads now.
    app.live.recheck(visit.viewer.me()?.id);
    Ok(())
}

fn page<'a>(app: &'a App, visit: &Visit, settings: &Settings) -> FormPage<'a> {
    let t = visit.texts(app);
    // A choice that there is not stands as the usual one.
    let lang = Lang::from_code(&settings.lang).unwrap_or(visit.lang);
    let chosen = Theme::from_word(&settings.theme).unwrap_or(Theme::Auto);
    let zones = Zone::names()
        .into_iter()
        .map(|zone| (zone.clone(), zone.clone(), zone == settings.zone))
        .collect();
    let themes = Theme::ALL
        .iter()
        .map(|theme| {
            let words = match theme {
                Theme::Auto => t.say("theme-auto"),
                Theme::Light => t.say("theme-light"),
                Theme::Dark => t.say("theme-dark"),
            };
            (theme.as_str().to_owned(), words, *theme == chosen)
        })
        .collect();
    let fields = vec![
        Field::line(
            "display_name",
            t.say("field-display-name"),
            &settings.display_name,
        )
        .hint(t.say("settings-name-hint"))
        .fills("name"),
        Field::area("about", t.say("settings-about"), &settings.about, 4)
            .hint(t.say("settings-about-hint"))
            .optional(),
        Field::select("lang", t.say("settings-lang"), languages(lang.code())),
        Field::select("zone", t.say("settings-zone"), zones),
        Field::select("theme", t.say("settings-theme"), themes).kind("radio"),
        Field::check(
            "shows_reading",
            t.say("settings-reading"),
            settings.shows_reading,
        )
        .hint(t.say("settings-reading-hint")),
    ];
    let form = Form::new(urls::SETTINGS, fields, t.say("form-save"));
    let page = Page::new(app, visit, t.say("nav-settings"));
    let mut page = FormPage::new(app, visit, page, t.say("nav-settings"), vec![form]);
    page.tabs = tabs(app, visit, urls::SETTINGS);
    page
}

/// The pages of one's own settings: address, words, whether it is this one.
pub fn tabs(app: &App, visit: &Visit, current: &str) -> Vec<(String, String, bool)> {
    let t = visit.texts(app);
    [
        (urls::SETTINGS, t.say("settings-profile")),
        (urls::PICTURE, t.say("avatar-tab")),
        (urls::EMAIL, t.say("field-email")),
        (urls::PASSWORD, t.say("settings-password")),
        (urls::FACTOR, t.say("factor-title")),
        (urls::DEVICES, t.say("settings-devices")),
        (urls::LETTERS, t.say("letters-title")),
        (urls::FOLLOWED, t.say("follows-title")),
        (urls::TOKENS, t.say("tokens-title")),
        (urls::TAKEOUT, t.say("takeout-title")),
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
