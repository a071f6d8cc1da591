//! The clock of the law beside that of the norm: where it is said that a question was handed in for real.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::base::{AddresseeId, Error, Result};
use crate::clocks::{Extend, Pause, Rule};
use crate::i18n::Texts;
use crate::idempotency;
use crate::questions::{self, Legal, More, NewStatutory, Placed, Side, State, Statutory, Whole};
use crate::web::clocks;
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::legal_words as words;

/// What is said of the clock of the law.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalAct {
    /// record or strike.
    pub r#do: String,
    /// The version that the caller saw; 0 where nothing was said yet.
    #[serde(default)]
    pub version: i32,
    /// Key of a rule of the office's pack.
    #[serde(default)]
    pub rule: String,
    /// Where it was handed in, 2 to 200 characters.
    #[serde(default)]
    pub channel: String,
    /// What it was registered under, 1 to 60 characters.
    #[serde(default)]
    pub number: String,
    /// Day 0, as 2026-03-14.
    #[serde(default)]
    pub received_on: String,
    /// The day of the answer, where there is one.
    #[serde(default)]
    pub answered_on: String,
    /// More time, said by the office or a moderator: `by` for what the rule knows, else a day.
    #[serde(default)]
    pub extension: String,
}

/// A clock of the law for programs.
#[derive(Serialize, ToSchema)]
pub struct LegalOut {
    pub rule: String,
    pub channel: String,
    pub number: String,
    /// Day 0.
    pub received_on: String,
    pub answered_on: Option<String>,
    /// asker, office or moderator: who says so.
    pub side: &'static str,
    pub version: i32,
    /// The last day; none while it stands still, and where nobody vouches for the rules.
    pub due_on: Option<String>,
    pub overdue: bool,
    /// Where the rule is written.
    pub cite: Option<String>,
}

/// What programs are told of a clock of the law.
pub fn out(said: &Statutory, clock: Option<&Legal>) -> LegalOut {
    LegalOut {
        rule: said.rule.clone(),
        channel: said.channel.clone(),
        number: said.number.clone(),
        received_on: said.received_on.to_string(),
        answered_on: said.answered_on.map(|day| day.to_string()),
        side: said.side.as_str(),
        version: said.version,
        due_on: clock.and_then(|clock| clock.due.due.map(|day| day.to_string())),
        overdue: clock.is_some_and(|clock| clock.overdue),
        cite: clock.map(|clock| clock.rule.cite.clone()),
    }
}

/// `GET /addressees/{id}/clock`
///
/// # Errors
/// `NotFound` when the viewer does not see the question; `Refused` when it is not his to say.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /addressees/{id}/clock`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: AddresseeId = visit.id("id")?;
    let field = |name| visit.form.get(name).to_owned();
    let act = LegalAct {
        r#do: field("do"),
        version: visit.form.get("version").parse().unwrap_or(0),
        rule: field("rule"),
        channel: field("channel"),
        number: field("number"),
        received_on: field("received_on"),
        answered_on: field("answered_on"),
        extension: match visit.form.get("extension") {
            "on" => "by".to_owned(),
            _ => field("extended_to"),
        },
    };
    match perform(&app, &visit, id, act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// Says where a question was handed in, or takes it back; gives the address of the question.
///
/// # Errors
/// As [`questions::record`] and [`questions::strike`].
pub async fn perform(app: &App, visit: &Visit, id: AddresseeId, act: LegalAct) -> Result<String> {
    let new = match act.r#do.as_str() {
        "strike" => None,
        "record" => Some(NewStatutory::parse([
            &act.rule,
            &act.channel,
            &act.number,
            &act.received_on,
            &act.answered_on,
            &act.extension,
        ])?),
        _ => return Err(Error::field("do", "choice")),
    };
    let (key, viewer, packs) = (visit.act()?, visit.viewer.clone(), app.packs.clone());
    let seen = (id, act.version);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match &new {
                Some(new) => questions::record_legal(tx, &viewer, seen, new, &packs)?,
                None => questions::strike_legal(tx, &viewer, seen)?,
            }
            let now = tx.now();
            let whole = questions::find_addressee(tx, &viewer, id, now)?;
            Ok(urls::thread(&whole.found.thread))
        })
    });
    Ok(done.await?.location())
}

/// What is read for the page.
struct Found {
    whole: Whole,
    said: Option<Statutory>,
    side: Side,
}

async fn read(app: &App, visit: &Visit, id: AddresseeId) -> Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let read = app.db.read(move |c| {
        let whole = questions::find_addressee(c, &viewer, id, now)?;
        let side = questions::legal_side(&whole, whole.placed(id)?, &viewer);
        let side = side.ok_or_else(|| Error::refused("question_role", "nobody"))?;
        if whole.question.state != State::Published {
            return Err(Error::NotFound);
        }
        let said = questions::statutory_of(c, &[id])?.pop();
        Ok(Found { whole, said, side })
    });
    read.await
}

/// The pauses of the norm's clock, which some laws know too.
pub fn pauses(placed: &Placed) -> &[Pause] {
    placed.cycle.as_ref().map_or(&[], |cycle| &cycle.pauses)
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let id: AddresseeId = visit.id("id")?;
    let (found, t, now) = (
        read(app, visit, id).await?,
        visit.texts(app),
        app.clock.now(),
    );
    let placed = found.whole.placed(id)?;
    let pack = questions::own_pack(&app.packs, &placed.office);
    let may = questions::may_change_legal(found.side, found.said.as_ref());
    let forms = match pack {
        Some(pack) if may => forms(&t, visit, &pack.rules, (&found, placed)),
        _ => Vec::new(),
    };
    let thread = &found.whole.found.thread;
    let frame = Page::new(app, visit, t.say("legal-title"))
        .under(urls::office(&placed.office.slug), &placed.office.name, "")
        .under(urls::thread(thread), &thread.title, &thread.lang)
        .hidden();
    let mut page =
        FormPage::new(app, visit, frame, t.say("legal-title"), forms).lead(t.say("legal-lead"));
    if pack.is_none() {
        page = page.lead(t.say("legal-unchecked"));
    }
    if let Some(said) = &found.said {
        let clock = questions::legal(&app.packs, (&placed.office, pauses(placed)), said, now);
        let view = words::view(&t, said, clock.as_ref());
        page = page.lead(format!("{} {} {}", view.said, view.side, view.state));
    }
    if !may {
        page = page.lead(t.say("rule-statutory-disputed"));
    }
    page.reply(error)
}

fn forms(
    t: &Texts<'_>,
    visit: &Visit,
    rules: &[Rule],
    (found, placed): (&Found, &Placed),
) -> Vec<Form> {
    let said = found.said.as_ref();
    let action = urls::legal_clock(placed.addressee.id);
    let version = said.map_or(0, |said| said.version).to_string();
    let mut fields = told(t, visit, rules, said);
    if found.side != Side::Asker {
        fields.extend(extension(t, visit, rules, said));
    }
    fields.push(Field::hidden("version", &version));
    let mut form = Form::new(action.clone(), fields, String::new());
    form.buttons = button("record", t.say("legal-save"), "");
    let mut forms = vec![form];
    if said.is_some() {
        let fields = vec![Field::hidden("version", &version)];
        let mut form = Form::new(action, fields, String::new());
        form.buttons = button("strike", t.say("legal-strike"), "danger");
        forms.push(form.headed("warning", t.say("legal-strike-title"), "strike-"));
    }
    forms
}

fn button(value: &'static str, label: String, style: &'static str) -> Vec<Button> {
    vec![Button {
        value,
        label,
        style,
    }]
}

/// What was typed, else what is known.
fn kept(visit: &Visit, name: &str, known: Option<String>) -> String {
    match visit.form.has(name) {
        true => visit.form.get(name).to_owned(),
        false => known.unwrap_or_default(),
    }
}

fn told(t: &Texts<'_>, visit: &Visit, rules: &[Rule], said: Option<&Statutory>) -> Vec<Field> {
    let of = |name, known: Option<String>| kept(visit, name, known);
    let rule = of("rule", said.map(|said| said.rule.clone()));
    let options = rules.iter().filter_map(|one| {
        let span = clocks::span(t, one.answer?.span);
        let words = format!("{span} ({}): {}", one.cite, one.key);
        Some((one.key.clone(), words, one.key == rule))
    });
    let line =
        |name, key: &str, known: Option<String>| Field::line(name, t.say(key), &of(name, known));
    vec![
        Field::select("rule", t.say("legal-rule"), options.collect()),
        line(
            "channel",
            "legal-channel",
            said.map(|said| said.channel.clone()),
        )
        .hint(t.say("legal-channel-hint")),
        line(
            "number",
            "legal-number",
            said.map(|said| said.number.clone()),
        ),
        line(
            "received_on",
            "legal-received",
            said.map(|said| said.received_on.to_string()),
        )
        .kind("date")
        .hint(t.say("legal-received-hint")),
        line(
            "answered_on",
            "legal-answered",
            said.and_then(|said| said.answered_on)
                .map(|day| day.to_string()),
        )
        .kind("date")
        .hint(t.say("legal-answered-hint"))
        .optional(),
    ]
}

/// More time, as far as any rule of the pack knows such a thing.
fn extension(t: &Texts<'_>, visit: &Visit, rules: &[Rule], said: Option<&Statutory>) -> Vec<Field> {
    let (mut spans, mut named): (Vec<String>, bool) = (Vec::new(), false);
    for extend in rules.iter().filter_map(|rule| rule.extend) {
        match extend {
            Extend::By { span, .. } => spans.push(clocks::span(t, span)),
            Extend::NewDate => named = true,
        }
    }
    spans.dedup();
    let more = said.and_then(|said| said.more);
    let mut fields = Vec::new();
    if !spans.is_empty() {
        let ticked = match visit.form.has("channel") {
            true => visit.form.get("extension") == "on",
            false => more == Some(More::ByRule),
        };
        let words = t.named("legal-extension-by", &spans.join(", "));
        fields.push(Field::check("extension", words, ticked));
    }
    if named {
        let day = match more {
            Some(More::Until(day)) => Some(day.to_string()),
            _ => None,
        };
        let typed = kept(visit, "extended_to", day);
        let field = Field::line("extended_to", t.say("legal-extension-day"), &typed);
        fields.push(field.kind("date").optional());
    }
    fields
}
