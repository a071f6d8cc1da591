//! Offices for programs: who holds them and acts for them, and the acts of who looks after them.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::created;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{OfficeId, Result, UserId};
use crate::db::Conn;
use crate::offices::{self, Delegate, NewOffice, Office, Term};
use crate::spaces::{self, Sight};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::offices::{Rules, RulesIn, act_people, act_settings, open, said, say, typed};

/// A seat or a body that may be asked.
#[derive(Serialize, ToSchema)]
pub struct OfficeOut {
    /// Number of the office.
    pub id: i64,
    /// Address word.
    pub slug: String,
    pub name: String,
    /// seat or body.
    pub kind: String,
    /// Address word of its community.
    pub space: String,
    /// What it is there for.
    pub area: String,
    /// What it is there to decide.
    pub remit: String,
    /// Where a legal appeal goes.
    pub channel: String,
    /// By which rules and holidays its days are counted.
    pub pack: String,
    /// Time zone of its days.
    pub zone: String,
    /// draft, active or abolished.
    pub state: String,
    /// open, or why it takes no questions: no_contact, vacant, recess, abolished, other.
    pub intake: String,
    /// What is said of that besides.
    pub intake_note: String,
    /// An administrator has made sure who stands behind it.
    pub verified: bool,
    /// User name of who holds it now.
    pub holder: Option<String>,
    /// Number of the office that it is under.
    pub parent_id: Option<i64>,
    /// Number of the office that came in its place.
    pub successor_id: Option<i64>,
    /// Path of its page.
    pub url: String,
}

/// For how long somebody holds an office, or held it.
#[derive(Serialize, ToSchema)]
pub struct TermOut {
    /// Number of the term.
    pub id: i64,
    /// User name.
    pub person: String,
    pub name: String,
    /// elected, appointed or acting.
    pub how: String,
    /// First day, as 2026-03-14.
    pub from: String,
    /// Last day; none while nobody knows.
    pub to: Option<String>,
    /// It is running today.
    pub runs: bool,
}

/// Somebody who stands in for the holder today.
#[derive(Serialize, ToSchema)]
pub struct SubstituteOut {
    /// User name.
    pub person: String,
    pub name: String,
    /// First day, as 2026-03-14.
    pub from: String,
}

/// An office with those who hold it or held it.
#[derive(Serialize, ToSchema)]
pub struct OfficeWhole {
    #[serde(flatten)]
    pub office: OfficeOut,
    /// The oldest first.
    pub terms: Vec<TermOut>,
    pub substitutes: Vec<SubstituteOut>,
}

/// An office to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeIn {
    /// 3 to 120 characters.
    name: String,
    /// Address word: 3 to 40 of a-z, 0-9 and hyphens.
    slug: String,
    /// seat or body.
    kind: String,
    /// At most 120 characters.
    #[serde(default)]
    area: String,
    /// Address word of an office of the same community.
    #[serde(default)]
    parent: String,
    /// generic, kz, ru, mn, pl, it, es or ozernoye.
    pack: String,
    /// Time zone, as Asia/Almaty.
    zone: String,
    /// At most 2,000 characters.
    #[serde(default)]
    remit: String,
    /// At most 300 characters.
    #[serde(default)]
    channel: String,
}

/// Something that is done to an office.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct OfficeAct {
    /// save (name, area, parent, pack, zone, remit, channel), contact (contact, escalation), intake (intake,
    /// intake_note), verify (check, evidence), withdraw (id), activate, or abolish (successor).
    r#do: String,
    name: String,
    area: String,
    parent: String,
    pack: String,
    zone: String,
    remit: String,
    channel: String,
    /// E-mail address; on no public page.
    contact: String,
    /// E-mail address; on no public page.
    escalation: String,
    /// open, recess, vacant, no_contact or other.
    intake: String,
    intake_note: String,
    /// letter, in_person or list.
    check: String,
    /// 10 to 2,000 characters, for administrators alone.
    evidence: String,
    /// Number of a check.
    id: String,
    /// Address word of the office that comes in its place.
    successor: String,
}

/// Something that is done to those who hold an office or act for it.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct PeopleAct {
    /// term (person, how, from, to), last-day (term, to), end-term (term), delegate (person, right, acting, from, to),
    /// or end-delegate (delegate).
    r#do: String,
    /// User name.
    person: String,
    /// elected, appointed or acting.
    how: String,
    /// First day, as 2026-03-14.
    from: String,
    /// Last day; empty while nobody knows.
    to: String,
    /// draft or publish.
    right: String,
    /// `on` for who stands in and is shown so.
    acting: String,
    /// Number of a term.
    term: String,
    /// Number of a delegate.
    delegate: String,
}

/// The offices that the caller sees, community by community.
///
/// # Errors
/// What the database says.
#[utoipa::path(get, path = "/api/v1/offices", responses((status = 200, body = Vec<OfficeOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let all = offices::list(c, &sight, now)?;
        outs(c, &sight, &all)
    });
    json(200, &found.await?)
}

fn outs(c: &mut Conn, sight: &Sight, all: &[Office]) -> Result<Vec<OfficeOut>> {
    let ids: Vec<_> = all.iter().map(|office| office.space).collect();
    let places = spaces::among(c, sight, &ids)?;
    let people: Vec<UserId> = all
        .iter()
        .filter_map(|office| office.term.as_ref().map(|term| term.holder))
        .collect();
    let people = accounts::authors(c, &people)?;
    let number = |id: Option<OfficeId>| id.map(|id| id.0);
    let out = |office: &Office| {
        let space = places.iter().find(|space| space.id == office.space)?;
        let holder = office.term.as_ref().map(|term| term.holder);
        let holder = holder.and_then(|id| people.get(&id));
        Some(OfficeOut {
            id: office.id.0,
            slug: office.slug.clone(),
            name: office.name.clone(),
            kind: office.kind.as_str().to_owned(),
            space: space.slug.clone(),
            area: office.area.clone(),
            remit: office.remit.clone(),
            channel: office.channel.clone(),
            pack: office.pack.clone(),
            zone: office.zone.clone(),
            state: office.state.as_str().to_owned(),
            intake: office.intake.word().to_owned(),
            intake_note: office.intake.note().to_owned(),
            verified: office.verified,
            holder: holder.map(|person| person.name.clone()),
            parent_id: number(office.parent),
            successor_id: number(office.successor),
            url: urls::office(&office.slug),
        })
    };
    Ok(all.iter().filter_map(out).collect())
}

/// An office, with those who hold it or held it.
///
/// # Errors
/// `NotFound` when the caller does not see it.
#[utoipa::path(get, path = "/api/v1/offices/{office}",
    params(("office" = String, Path, description = "Address word")),
    responses((status = 200, body = OfficeWhole)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &whole(&app, &visit, visit.part("office")).await?)
}

async fn whole(app: &App, visit: &Visit, slug: &str) -> Result<OfficeWhole> {
    let (viewer, now, slug) = (visit.viewer.clone(), app.clock.now(), slug.to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let terms = offices::terms(c, office.id)?;
        let delegates = offices::delegates(c, office.id)?;
        let today = office.today(now);
        let acting = |one: &&Delegate| one.acting && one.runs(today) && one.acts_for(&office);
        let acting: Vec<&Delegate> = delegates.iter().filter(acting).collect();
        let ids: Vec<UserId> = terms
            .iter()
            .map(|term| term.holder)
            .chain(acting.iter().map(|one| one.person))
            .collect();
        let people = accounts::authors(c, &ids)?;
        let term = |term: &Term| {
            let person = people.get(&term.holder)?;
            Some(TermOut {
                id: term.id.0,
                person: person.name.clone(),
                name: person.display_name.clone(),
                how: term.how.as_str().to_owned(),
                from: term.from.to_string(),
                to: term.to.map(|to| to.to_string()),
                runs: term.runs(today),
            })
        };
        let mut out = outs(c, &sight, std::slice::from_ref(&office))?;
        Ok(OfficeWhole {
            office: out.pop().ok_or(crate::base::Error::NotFound)?,
            terms: terms.iter().filter_map(term).collect(),
            substitutes: acting
                .into_iter()
                .filter_map(|one| substitute(&people, one))
                .collect(),
        })
    });
    found.await
}

fn substitute(people: &HashMap<UserId, Person>, one: &Delegate) -> Option<SubstituteOut> {
    let person = people.get(&one.person)?;
    Some(SubstituteOut {
        person: person.name.clone(),
        name: person.display_name.clone(),
        from: one.from.to_string(),
    })
}

/// Opens an office, which administrators alone see until it is made active.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/offices", request_body = OfficeIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = OfficeWhole)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: OfficeIn = visit.json()?;
    let sent = |name: &str| match name {
        "name" => sent.name.as_str(),
        "slug" => &sent.slug,
        "kind" => &sent.kind,
        "area" => &sent.area,
        "parent" => &sent.parent,
        "pack" => &sent.pack,
        "zone" => &sent.zone,
        "remit" => &sent.remit,
        "channel" => &sent.channel,
        _ => "",
    };
    let new = NewOffice::parse(&typed(&sent), &app.packs)?;
    let slug = open(&app, &visit, new).await?;
    created(&urls::api_office(&slug), &whole(&app, &visit, &slug).await?)
}

/// A field of what was sent, by its name.
fn field(sent: &impl Serialize) -> Result<impl Fn(&str) -> String> {
    let value = serde_json::to_value(sent).map_err(crate::base::Error::broken)?;
    Ok(move |name: &str| {
        let text = value.get(name).and_then(serde_json::Value::as_str);
        text.unwrap_or_default().to_owned()
    })
}

/// Does something to an office.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/offices/{office}/settings", request_body = OfficeAct,
    params(("office" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = OfficeWhole)))]
pub async fn change(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: OfficeAct = visit.json()?;
    act_settings(&app, &visit, field(&sent)?).await?;
    json(200, &whole(&app, &visit, visit.part("office")).await?)
}

/// Says who holds an office or acts for it, or does so no more.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/offices/{office}/people", request_body = PeopleAct,
    params(("office" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = OfficeWhole), (status = 423, body = Problem)))]
pub async fn people(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: PeopleAct = visit.json()?;
    act_people(&app, &visit, field(&sent)?).await?;
    json(200, &whole(&app, &visit, visit.part("office")).await?)
}

/// What is said of how offices are asked on the site, and what holds above.
///
/// # Errors
/// As the page.
#[utoipa::path(get, path = "/api/v1/admin/questions-settings",
    responses((status = 200, body = Rules)))]
pub async fn site_rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &said(&app, &visit).await?)
}

/// Says how offices are asked on the site.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/admin/questions-settings", request_body = RulesIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Rules)))]
pub async fn save_site_rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    say(&app, &visit).await?;
    json(200, &said(&app, &visit).await?)
}

/// What is said of how offices are asked in a community, and what holds above.
///
/// # Errors
/// As the page.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/offices/rules",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = Rules)))]
pub async fn space_rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &said(&app, &visit).await?)
}

/// Says how offices are asked in a community.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/spaces/{space}/offices/rules", request_body = RulesIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Rules)))]
pub async fn save_space_rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    say(&app, &visit).await?;
    json(200, &said(&app, &visit).await?)
}

/// What is said of how offices are asked of one office, and what holds above.
///
/// # Errors
/// As the page.
#[utoipa::path(get, path = "/api/v1/offices/{office}/rules",
    params(("office" = String, Path, description = "Address word")),
    responses((status = 200, body = Rules)))]
pub async fn rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &said(&app, &visit).await?)
}

/// Says how offices are asked of one office.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/offices/{office}/rules", request_body = RulesIn,
    params(("office" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Rules)))]
pub async fn save_rules(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    say(&app, &visit).await?;
    json(200, &said(&app, &visit).await?)
}
