//! How offices are asked: one form for the site, for a space and for an office, each of what differs from above.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::settings::tabs;
use crate::app::App;
use crate::base::{Error, Instant, Result};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::idempotency;
use crate::offices::{self, KEYS, Key, Office, Own, Range, Scope};
use crate::spaces::{self, Facts, ManageOffices, Space};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// What is said in one place, and what holds there for what is not.
#[derive(Serialize, ToSchema)]
pub struct Rules {
    /// By key.
    said: BTreeMap<String, String>,
    /// By key.
    above: BTreeMap<String, String>,
}

/// What is to be said in a place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesIn {
    /// By key; an empty value takes back what was said, a key that is left out stays as it is.
    values: BTreeMap<String, String>,
}

/// `GET /admin/questions-settings`, `/s/{space}/offices/rules` and `/o/{office}/rules`
///
/// # Errors
/// `NotFound` when the viewer may not see the place; `Refused` unless an administrator.
pub async fn rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST` to the same
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent = KEYS.iter().filter(|key| visit.form.has(key.name));
    let sent = sent
        .map(|key| (key.name.to_owned(), visit.form.get(key.name).to_owned()))
        .collect();
    match write(&app, &visit, sent).await {
        Ok(()) => Ok(see_other(&here(&visit))),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// What is said in the place of the address, and above it.
///
/// # Errors
/// As the page.
pub async fn said(app: &App, visit: &Visit) -> Result<Rules> {
    let found = read(app, visit).await?;
    Ok(Rules {
        said: found.own.said.into_iter().collect(),
        above: found.own.above.into_iter().collect(),
    })
}

/// Says what was sent in the place of the address.
///
/// # Errors
/// As [`offices::save_settings`].
pub async fn say(app: &App, visit: &Visit) -> Result<()> {
    let sent: RulesIn = visit.json()?;
    write(app, visit, sent.values.into_iter().collect()).await
}

async fn write(app: &App, visit: &Visit, sent: Vec<(String, String)>) -> Result<()> {
    let (key, viewer, now) = (visit.act()?, visit.viewer.clone(), app.clock.now());
    let (place, here) = (Named::of(visit), here(visit));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let (scope, ..) = place.find(tx, &sight, now)?;
            offices::save_settings(tx, &viewer, scope, &sent)?;
            Ok(here)
        })
    });
    done.await.map(drop)
}

fn here(visit: &Visit) -> String {
    match (visit.part("office"), visit.part("space")) {
        ("", "") => urls::OFFICE_RULES.to_owned(),
        ("", space) => urls::space_rules(space),
        (office, _) => urls::office_rules(office),
    }
}

/// The place that an address names.
struct Named {
    office: String,
    space: String,
}

type Place = (Scope, Option<Space>, Option<Office>);

impl Named {
    fn of(visit: &Visit) -> Named {
        Named {
            office: visit.part("office").to_owned(),
            space: visit.part("space").to_owned(),
        }
    }

    fn find(&self, c: &mut Conn, sight: &spaces::Sight, now: Instant) -> Result<Place> {
        if !self.office.is_empty() {
            let office = offices::find(c, sight, &self.office, now)?;
            let space = spaces::space_by_id(c, sight, office.space)?;
            return Ok((Scope::Office(office.id), Some(space), Some(office)));
        }
        if !self.space.is_empty() {
            let space = spaces::find(c, sight, &self.space)?;
            return Ok((Scope::Space(space.id), Some(space), None));
        }
        Ok((Scope::Site, None, None))
    }
}

struct Found {
    space: Option<Space>,
    office: Option<Office>,
    own: Own,
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let place = Named::of(visit);
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let (scope, space, office) = place.find(c, &sight, now)?;
        let may = match &space {
            Some(space) => spaces::may(&viewer, &sight, space.id, None, now),
            None => spaces::may_on_site(&viewer, &sight, now),
        };
        may.check::<ManageOffices>(&Facts::default())?;
        Ok(Found {
            own: offices::own_settings(c, scope)?,
            space,
            office,
        })
    });
    found.await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (found, t) = (read(app, visit).await?, visit.texts(app));
    let fields = KEYS.iter().map(|key| {
        let typed = match error {
            Some(_) => visit.form.get(key.name),
            None => found.own.said.get(key.name).map_or("", String::as_str),
        };
        let above = found.own.above.get(key.name).map_or("", String::as_str);
        field(&t, key, (typed, above))
    });
    let form = Form::new(here(visit), fields.collect(), t.say("rules-button"));
    let heading = match &found.space {
        Some(_) => t.say("rules-title"),
        None => t.say("rules-site"),
    };
    let mut frame = Page::new(app, visit, heading.clone());
    if let Some(space) = &found.space {
        frame = frame.under(urls::space(&space.slug), &space.name, &space.lang);
        if let Some(office) = &found.office {
            frame = frame.under(urls::office(&office.slug), &office.name, &space.lang);
        }
    }
    let mut page = FormPage::new(app, visit, frame, heading, vec![form])
        .lead(t.say("rules-lead"))
        .lead(t.say("rules-levels"));
    if let Some(office) = &found.office {
        page.tabs = tabs(&t, office, &here(visit));
    }
    page.reply(error)
}

fn field(t: &Texts<'_>, key: &Key, (typed, above): (&str, &str)) -> Field {
    let (name, words) = (key.name, t.say(label(key.name)));
    let hint = t.with("setting-above", &[("value", (&value(t, above)).into())]);
    let field = match key.range {
        Range::Number(..) => Field::line(name, words, typed).kind("number"),
        Range::Words(all) => {
            let mut options = vec![(String::new(), t.say("setting-as-above"), typed.is_empty())];
            let known = all.iter();
            options.extend(known.map(|one| ((*one).to_owned(), value(t, one), *one == typed)));
            Field::select(name, words, options)
        }
    };
    field.hint(hint).optional()
}

/// A value as it is read.
fn value(t: &Texts<'_>, value: &str) -> String {
    match value {
        "inherit" => t.say("setting-inherit"),
        "close" => t.say("setting-close"),
        "confirm" => t.say("setting-confirm"),
        "direct" => t.say("setting-direct"),
        "on" => t.say("setting-on"),
        "off" => t.say("setting-off"),
        number => number.to_owned(),
    }
}

/// What a setting is called.
fn label(name: &str) -> &'static str {
    match name {
        "norm_days" => "setting-norm-days",
        "extension_days" => "setting-extension-days",
        "acknowledge_days" => "setting-acknowledge-days",
        "forward_days" => "setting-forward-days",
        "hops" => "setting-hops",
        "clarifications" => "setting-clarifications",
        "lapse_days" => "setting-lapse-days",
        "reopen_times" => "setting-reopen-times",
        "reopen_days" => "setting-reopen-days",
        "follow_ups" => "setting-follow-ups",
        "on_term_end" => "setting-on-term-end",
        "mail_publish" => "setting-mail-publish",
        "premoderate" => "setting-premoderate",
        "hold_days" => "setting-hold-days",
        "appeal_days" => "setting-appeal-days",
        "ask_level" => "setting-ask-level",
        "open_per_office" => "setting-open-per-office",
        "open_in_all" => "setting-open-in-all",
        "asked_a_month" => "setting-asked-a-month",
        "asked_an_hour" => "setting-asked-an-hour",
        "asked_a_minute" => "setting-asked-a-minute",
        "priority" => "setting-priority",
        "grace_days" => "setting-grace-days",
        "min_n" => "setting-min-n",
        "idea_days" => "setting-idea-days",
        "idea_more_days" => "setting-idea-more-days",
        "support_level" => "setting-support-level",
        "support_account" => "setting-support-account",
        "support_network" => "setting-support-network",
        "rung_list" => "setting-rung-list",
        "rung_answer_share" => "setting-rung-answer-share",
        "rung_answer_floor" => "setting-rung-answer-floor",
        "rung_answer_cap" => "setting-rung-answer-cap",
        _ => "setting-rung-answer-days",
    }
}
