//! Tokens by which programs act as a person: the page that makes, lists and ends them.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::settings::tabs;
use crate::accounts::{self, ApiToken, NewToken, Scope};
use crate::app::App;
use crate::base::crypto::Secret;
use crate::base::{Conflict, Error, Result, TokenId};
use crate::idempotency::{self, Outcome};
use crate::spaces;
use crate::web::door::form::{Faults, Field, FormPage};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "accounts/tokens.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    faults: Option<Faults>,
    fields: Vec<Field>,
    tokens: Vec<Entry>,
}

struct Entry {
    name: String,
    scopes: String,
    until: String,
    used: String,
    end: String,
}

impl Show<'_> {
    fn anchor(&self, field: &str) -> String {
        let own = self.fields.iter().find(|own| own.name == field);
        own.map_or_else(|| "read".to_owned(), Field::id)
    }
}

/// A token with its scopes as words.
pub type Listed = (ApiToken, Vec<String>);

/// `GET /settings/tokens`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /settings/tokens`: makes one and shows it, this once.
///
/// # Errors
/// `Refused` while the address is not confirmed; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let token = match make(&app, &visit, parsed(&visit), chosen(&visit)).await {
        Ok((_, token)) => token,
        Err(error @ Error::Invalid(_)) => return page(&app, &visit, Some(&error)).await,
        Err(error) => return Err(error),
    };
    let t = visit.texts(&app);
    let frame = Page::new(&app, &visit, t.say("tokens-shown"));
    let mut shown = FormPage::new(&app, &visit, frame, t.say("tokens-shown"), Vec::new())
        .lead(t.say("tokens-shown-lead"));
    shown.copied = Some(token.expose().clone());
    shown.tabs = tabs(&app, &visit, "");
    shown.reply(None)
}

fn parsed(visit: &Visit) -> Result<NewToken> {
    let days = visit.form.get("days").trim().parse().ok();
    NewToken::parse(visit.form.get("name"), days)
}

/// The scopes that were ticked, as words.
fn chosen(visit: &Visit) -> Vec<String> {
    let form = &visit.form;
    let ticked = |scope: &&Scope| form.has(scope.as_str()) && **scope != Scope::Moderate;
    let scopes = Scope::ALL.iter().filter(ticked).map(|s| s.as_str().into());
    let place = Some(form.get("moderate")).filter(|slug| !slug.is_empty());
    scopes
        .chain(place.map(|slug| format!("moderate:{slug}")))
        .collect()
}

/// Makes a token for these scopes. It is not kept, so a repeat cannot show it again.
///
/// # Errors
/// As `accounts::make_token`; `Conflict(key_reused)` for a repeat.
pub async fn make(
    app: &App,
    visit: &Visit,
    new: Result<NewToken>,
    scopes: Vec<String>,
) -> Result<(TokenId, Secret<String>)> {
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    app.db
        .write(move |tx| {
            let mut made = None;
            let done = idempotency::once(tx, &key, |tx| {
                let scopes = spaces::read_scopes(tx, &viewer, &scopes)?;
                made = Some(accounts::make_token(tx, &viewer, &new?, &scopes)?);
                Ok(urls::TOKENS.to_owned())
            })?;
            match (done, made) {
                (Outcome::Done(_), Some(made)) => Ok(made),
                _ => Err(Error::Conflict(Conflict {
                    code: "key_reused",
                    current: None,
                    revision: None,
                })),
            }
        })
        .await
}

/// `POST /settings/tokens/{id}/end`
///
/// # Errors
/// `NotFound` when it is not the viewer's.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, TokenId) = (visit.viewer.clone(), visit.id("id")?);
    app.db
        .write(move |tx| accounts::end_token(tx, &viewer, id))
        .await?;
    Ok(see_other(urls::TOKENS))
}

/// The viewer's tokens.
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn listed(app: &App, visit: &Visit) -> Result<Vec<Listed>> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db
        .read(move |c| {
            let tokens = accounts::tokens(c, &viewer, now)?;
            let mut worded = |token: ApiToken| {
                let words = spaces::scope_words(c, &token.scopes)?;
                Ok((token, words))
            };
            tokens.into_iter().map(&mut worded).collect()
        })
        .await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let tokens = listed(app, visit).await?;
    let viewer = visit.viewer.clone();
    let places = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let mut places = spaces::list(c, &sight)?;
        places.retain(|space| sight.moderated().contains(&space.id));
        Ok(places)
    });
    let places = places.await?;
    let t = visit.texts(app);
    let mut fields = fields(app, visit, error.is_some());
    if !places.is_empty() {
        let chosen = visit.form.get("moderate");
        let none = (String::new(), t.say("tokens-nowhere"), chosen.is_empty());
        let place = |space: &spaces::Space| {
            let (slug, name) = (space.slug.clone(), space.name.clone());
            (slug.clone(), name, slug == chosen)
        };
        let options = std::iter::once(none).chain(places.iter().map(place));
        let label = t.say("tokens-moderate");
        fields.push(Field::select("moderate", label, options.collect()).optional());
    }
    let entry = |(token, words): &Listed| Entry {
        name: token.name.clone(),
        scopes: words.join(" "),
        until: t.named("tokens-until", &t.moment(token.expires_at, &visit.zone)),
        used: match token.used_at {
            Some(at) => t.named("tokens-used", &t.moment(at, &visit.zone)),
            None => t.say("tokens-unused"),
        },
        end: urls::token_end(token.id),
    };
    let faults = error.map(|error| {
        let mut faults = Faults::of(&t, error);
        faults.point_at(fields.iter_mut());
        faults
    });
    let view = Show {
        keys: visit.keys(app),
        heading: t.say("nav-settings"),
        tabs: tabs(app, visit, urls::TOKENS),
        tokens: tokens.iter().map(entry).collect(),
        page: Page::new(app, visit, t.say("tokens-title")).hidden(),
        faults,
        fields,
    };
    html(error.map_or(200, problem::status), &view)
}

/// What a new token asks, but for where it moderates.
fn fields(app: &App, visit: &Visit, again: bool) -> Vec<Field> {
    let (t, form) = (visit.texts(app), &visit.form);
    let days = if again { form.get("days") } else { "90" };
    let check = |scope: Scope, label: &str| {
        Field::check(scope.as_str(), t.say(label), form.has(scope.as_str()))
    };
    let mut fields = vec![
        Field::line("name", t.say("tokens-name"), form.get("name")).hint(t.say("tokens-name-hint")),
        Field::line("days", t.say("tokens-days"), days).kind("number"),
        check(Scope::Read, "tokens-read"),
        check(Scope::Write, "tokens-write"),
        check(Scope::Notify, "tokens-notify"),
        check(Scope::Drafts, "tokens-drafts"),
    ];
    if visit.viewer.is_administrator() {
        fields.push(check(Scope::Admin, "tokens-admin"));
    }
    fields
}
