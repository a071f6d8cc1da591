//! The rules of places, and who has checked them: until somebody has, they set no deadline here.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::settings::pack_name;
use crate::app::App;
use crate::base::{Error, Result};
use crate::clocks::{Pack, Rule, Start};
use crate::i18n::{Arg, Texts, Zone};
use crate::idempotency;
use crate::offices::{self, NewPackCheck, PackCheck};
use crate::spaces::{self, Facts, ManageOffices};
use crate::web::clocks;
use crate::web::door::form::{Button, Faults, Field, Form};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "offices/packs.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    faults: Option<Faults>,
    packs: Vec<PackView>,
    forms: Vec<Form>,
}

impl Show<'_> {
    fn anchor(&self, field: &str) -> String {
        let mut fields = self.forms.iter().flat_map(|form| &form.fields);
        let found = fields.find(|f| f.name == field);
        found.map_or_else(|| "content".to_owned(), Field::id)
    }
}

/// A pack as its page shows it.
struct PackView {
    name: String,
    version: String,
    /// Whether somebody vouches for it; none where it sets no deadline.
    good: Option<bool>,
    checked: String,
    facts: Vec<String>,
    /// What is counted, from when, where it is written, and what else it says.
    rules: Vec<[String; 4]>,
}

/// A pack for programs.
#[derive(Serialize, ToSchema)]
pub struct PackOut {
    pub code: String,
    pub version: String,
    /// Its rules set deadlines on this site.
    pub in_force: bool,
    /// The day since which somebody vouches for it.
    pub checked_on: Option<String>,
    /// Who, as an administrator said; none where its file says so.
    pub checked_by: Option<String>,
    /// Where a legal deadline is started.
    pub channel: String,
    pub rules: Vec<RuleOut>,
}

/// A rule of a pack.
#[derive(Serialize, ToSchema)]
pub struct RuleOut {
    pub key: String,
    /// How many of the unit; none where the law sets no one deadline.
    pub n: Option<u16>,
    /// day, working_day or month.
    pub unit: Option<&'static str>,
    /// Where it is written.
    pub cite: String,
}

/// What is said of a pack.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PackAct {
    /// check or uncheck.
    pub r#do: String,
    /// Code and version with a space between, as in `kz 2026-1`.
    pub pack: String,
    /// Who has checked it, 3 to 200 characters.
    #[serde(default)]
    pub person: String,
    /// When, as 2026-03-14.
    #[serde(default)]
    pub checked_on: String,
}

/// `GET /admin/packs`
///
/// # Errors
/// `Refused` unless an administrator.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /admin/packs`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let field = |name| visit.form.get(name).to_owned();
    let act = PackAct {
        r#do: field("do"),
        pack: field("pack"),
        person: field("person"),
        checked_on: field("checked_on"),
    };
    match perform(&app, &visit, act).await {
        Ok(()) => Ok(see_other(urls::PACKS)),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Says that somebody has checked a pack, or takes it back; all clocks hear of it.
///
/// # Errors
/// As [`offices::check_pack`] and [`offices::uncheck_pack`].
pub async fn perform(app: &App, visit: &Visit, act: PackAct) -> Result<()> {
    let (code, version) = act.pack.split_once(' ').unwrap_or((&act.pack, ""));
    let new = match act.r#do.as_str() {
        "uncheck" => None,
        "check" => {
            let fields = [code, version, &act.person, &act.checked_on];
            Some(NewPackCheck::parse(fields)?)
        }
        _ => return Err(Error::field("do", "choice")),
    };
    let (code, version) = (code.to_owned(), version.to_owned());
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let (packs, zone) = (app.packs.clone(), Zone::named(&app.config.zone));
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match &new {
                Some(new) => offices::check_pack(tx, &viewer, &packs, (new, &zone))?,
                None => offices::uncheck_pack(tx, &viewer, &code, &version)?,
            }
            Ok(urls::PACKS.to_owned())
        })
    });
    done.await?;
    let packs = app.packs.clone();
    let heard = app.db.read(move |c| offices::heed_checks(c, &packs));
    heard.await.map(drop)
}

/// What administrators have said of packs.
///
/// # Errors
/// As [`show`].
async fn checks(app: &App, visit: &Visit) -> Result<Vec<PackCheck>> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::may_on_site(&viewer, &sight, now).check::<ManageOffices>(&Facts::default())?;
        offices::pack_checks(c)
    });
    read.await
}

/// The packs for programs.
///
/// # Errors
/// As [`show`].
pub async fn listed(app: &App, visit: &Visit) -> Result<Vec<PackOut>> {
    let checks = checks(app, visit).await?;
    let rule = |rule: &Rule| RuleOut {
        key: rule.key.clone(),
        n: rule.answer.map(|answer| answer.span.n()),
        unit: rule.answer.map(|answer| answer.span.unit().name()),
        cite: rule.cite.clone(),
    };
    let out = |pack: &Pack| {
        let own = of(&checks, pack);
        let file = pack.checked_on();
        PackOut {
            code: pack.code.clone(),
            version: pack.version.clone(),
            in_force: app.packs.in_force(&pack.code).code == pack.code,
            checked_on: file
                .or(own.map(|one| one.checked_on))
                .map(|day| day.to_string()),
            checked_by: own.filter(|_| file.is_none()).map(|one| one.person.clone()),
            channel: pack.channel.clone(),
            rules: pack.rules.iter().map(rule).collect(),
        }
    };
    Ok(app.packs.all().map(out).collect())
}

fn of<'c>(checks: &'c [PackCheck], pack: &Pack) -> Option<&'c PackCheck> {
    let mut all = checks.iter();
    all.find(|one| one.code == pack.code && one.version == pack.version)
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (checks, t) = (checks(app, visit).await?, visit.texts(app));
    let heading = t.say("packs-title");
    let packs = app
        .packs
        .all()
        .map(|pack| view(&t, pack, of(&checks, pack)));
    let mut show = Show {
        page: Page::new(app, visit, heading.clone()).hidden(),
        keys: visit.keys(app),
        heading,
        faults: None,
        packs: packs.collect(),
        forms: forms(app, &t, visit, &checks),
    };
    let Some(error) = error else {
        return html(200, &show);
    };
    let mut faults = Faults::of(&show.page.t, error);
    faults.point_at(
        show.forms
            .iter_mut()
            .take(1)
            .flat_map(|form| &mut form.fields),
    );
    show.faults = Some(faults);
    html(problem::status(error), &show)
}

fn view(t: &Texts<'_>, pack: &Pack, own: Option<&PackCheck>) -> PackView {
    let years: Vec<String> = pack.calendar.years().map(|year| year.to_string()).collect();
    let mut facts = Vec::new();
    if !pack.channel.is_empty() {
        facts.push(t.named("packs-channel", &pack.channel));
    }
    if !years.is_empty() {
        facts.push(t.named("packs-years", &years.join(", ")));
    }
    let (good, checked) = match (pack.sets_deadlines(), pack.checked_on(), own) {
        (false, ..) => (None, t.say("packs-generic")),
        (true, Some(day), _) => (Some(true), t.named("packs-checked-file", &t.date(day))),
        (true, None, Some(own)) => {
            let day = t.date(own.checked_on);
            let args = [("person", Arg::Text(&own.person)), ("day", Arg::Text(&day))];
            (Some(true), t.with("packs-checked", &args))
        }
        (true, None, None) => (Some(false), t.say("packs-unchecked")),
    };
    PackView {
        version: format!("{} {}", pack.code, pack.version),
        rules: pack.rules.iter().map(|rule| told(t, rule)).collect(),
        name: pack_name(t, &pack.code),
        good,
        checked,
        facts,
    }
}

fn told(t: &Texts<'_>, rule: &Rule) -> [String; 4] {
    let Some(answer) = rule.answer else {
        let none = t.say("packs-no-deadline");
        return [rule.key.clone(), none, rule.cite.clone(), String::new()];
    };
    let from = match answer.start {
        Start::Receipt => t.say("packs-from-receipt"),
        Start::Registration => t.say("packs-from-registration"),
    };
    let mut more = vec![from];
    if answer.pause {
        more.push(t.say("packs-pause"));
    }
    if rule.silence.is_some() {
        more.push(t.say("legal-silence"));
    }
    [
        rule.key.clone(),
        clocks::span(t, answer.span),
        rule.cite.clone(),
        more.join(" "),
    ]
}

fn forms(app: &App, t: &Texts<'_>, visit: &Visit, checks: &[PackCheck]) -> Vec<Form> {
    let typed = |name| visit.form.get(name);
    let waiting = app.packs.all().filter(|pack| {
        pack.sets_deadlines() && pack.checked_on().is_none() && of(checks, pack).is_none()
    });
    let known = app.packs.all().filter(|pack| of(checks, pack).is_some());
    let option = |pack: &Pack| {
        let word = format!("{} {}", pack.code, pack.version);
        (word.clone(), word.clone(), word == typed("pack"))
    };
    let (waiting, known): (Vec<_>, Vec<_>) =
        (waiting.map(option).collect(), known.map(option).collect());
    let mut forms = Vec::new();
    if !waiting.is_empty() {
        let fields = vec![
            Field::select("pack", t.say("packs-which"), waiting),
            Field::line("person", t.say("packs-person"), typed("person"))
                .hint(t.say("packs-person-hint")),
            Field::line("checked_on", t.say("packs-day"), typed("checked_on"))
                .kind("date")
                .hint(t.say("packs-day-hint")),
        ];
        let mut form = Form::new(urls::PACKS, fields, String::new());
        form.buttons = vec![Button::new("check", t.say("packs-check"), "")];
        forms.push(form.headed("check", t.say("packs-check-title"), ""));
    }
    if !known.is_empty() {
        let fields = vec![Field::select("pack", t.say("packs-which"), known)];
        let mut form = Form::new(urls::PACKS, fields, String::new());
        form.buttons = vec![Button::new("uncheck", t.say("packs-uncheck"), "danger")];
        forms.push(form.headed("warning", t.say("packs-uncheck-title"), "back-"));
    }
    forms
}
