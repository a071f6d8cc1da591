//! Questions to offices as tables that anybody may take: one line for each clock, as a table or as JSON; and what each column means.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header;
use askama::Template;
use serde_json::{Map, Value, json};

use crate::app::App;
use crate::base::csv::Csv;
use crate::base::{CycleId, Error, OfficeId, Result};
use crate::db::Conn;
use crate::i18n::{Arg, Texts};
use crate::offices::{self, Office, Settings, State};
use crate::pages::Topic;
use crate::questions::{self, Datum, MOST_ROWS, Outcome, Refusing, Verdict};
use crate::spaces::{self, Sight, Space};
use crate::web::door::{Reply, Visit, bytes, html, urls};
use crate::web::layout::Page;

use super::figures::is_exercise;

/// THE list of columns.
const COLUMNS: [&str; 24] = [
    "office",
    "office_name",
    "term",
    "question",
    "title",
    "lang",
    "url",
    "cycle",
    "exercise",
    "norm",
    "started_on",
    "pauses",
    "extension",
    "due_on",
    "stopped_on",
    "outcome",
    "refusal",
    "standard_text",
    "answer",
    "verdict",
    "cosigns",
    "grace_days",
    "min_n",
    "as_of",
];

/// Offices with what is said of how each is asked, and their clocks.
struct Found {
    space: Space,
    offices: HashMap<OfficeId, (Office, Settings)>,
    data: Vec<Datum>,
    next: Option<CycleId>,
}

/// `GET /o/{office}/questions.{data}`
///
/// # Errors
/// `NotFound` when the viewer may not see the office, and for an unknown format.
pub async fn office(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (slug, now) = (visit.part("office").to_owned(), app.clock.now());
    let of = move |c: &mut Conn, sight: &Sight| {
        let office = offices::find(c, sight, &slug, now)?;
        let space = spaces::space_by_id(c, sight, office.space)?;
        Ok((space, vec![office]))
    };
    let found = read(&app, &visit, of).await?;
    let slug = visit.part("office");
    reply(
        &app,
        &visit,
        &found,
        (slug, &|format| urls::office_data(slug, format)),
    )
}

/// `GET /s/{space}/questions.{data}`
///
/// # Errors
/// `NotFound` when the viewer may not see the space, and for an unknown format.
pub async fn space(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (slug, now) = (visit.part("space").to_owned(), app.clock.now());
    let of = move |c: &mut Conn, sight: &Sight| {
        let space = spaces::find(c, sight, &slug)?;
        let offices = offices::of_space(c, sight, space.id, now)?;
        Ok((space, offices))
    };
    let found = read(&app, &visit, of).await?;
    let slug = visit.part("space");
    reply(
        &app,
        &visit,
        &found,
        (slug, &|format| urls::space_questions(slug, format)),
    )
}

async fn read(
    app: &App,
    visit: &Visit,
    of: impl Fn(&mut Conn, &Sight) -> Result<(Space, Vec<Office>)> + Send + 'static,
) -> Result<Found> {
    let viewer = visit.viewer.clone();
    let after = visit.query.get("after");
    let after = CycleId(after.parse().unwrap_or(0));
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let (space, all) = of(c, &sight)?;
        let ids: Vec<OfficeId> = all.iter().map(|office| office.id).collect();
        let (data, next) = questions::data(c, &sight, &ids, after)?;
        let mut offices = HashMap::new();
        for office in all {
            let settings = offices::settings(c, space.id, Some(office.id))?;
            offices.insert(office.id, (office, settings));
        }
        Ok(Found {
            space,
            offices,
            data,
            next,
        })
    });
    read.await
}

fn reply(
    app: &App,
    visit: &Visit,
    found: &Found,
    (name, to): (&str, &dyn Fn(&str) -> String),
) -> Reply {
    let format = visit.part("data");
    let lines = found
        .data
        .iter()
        .filter_map(|datum| line(app, found, datum));
    let next = found.next.map(|at| urls::data_after(&to(format), at));
    let (kind, body) = match format {
        "csv" => ("text/csv; charset=utf-8", table(lines)),
        "json" => ("application/json", listed(app, lines, next.as_deref())),
        _ => return Err(Error::NotFound),
    };
    let saved = format!("attachment; filename=\"questions-{name}.{format}\"");
    let mut answer = bytes(200);
    answer
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, saved));
    if let Some(next) = next {
        answer.insert_header((header::LINK, format!("<{next}>; rel=\"next\"")));
    }
    Ok(answer.body(body))
}

/// What one line says, in the order of the columns.
type Line = [String; COLUMNS.len()];

fn table(lines: impl Iterator<Item = Line>) -> String {
    let mut csv = Csv::new(&COLUMNS);
    for line in lines {
        csv.line(line.iter().map(String::as_str));
    }
    csv.text()
}

fn listed(app: &App, lines: impl Iterator<Item = Line>, next: Option<&str>) -> String {
    let object = |line: Line| -> Value {
        let pairs = COLUMNS
            .iter()
            .map(|name| (*name).to_owned())
            .zip(line.map(Value::from));
        Value::Object(pairs.collect::<Map<String, Value>>())
    };
    let (licence, url) = &app.config.data_licence;
    let all: Vec<Value> = lines.map(object).collect();
    json!({ "licence": licence, "licence_url": url, "rows": all, "next": next }).to_string()
}

fn line(app: &App, found: &Found, datum: &Datum) -> Option<Line> {
    let (office, settings) = found.offices.get(&datum.cycle.office)?;
    let (cycle, thread) = (&datum.cycle, datum.thread.as_ref());
    let flag = |is: bool| String::from(if is { "1" } else { "0" });
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let absolute = |path: String| urls::absolute(&app.config, &path);
    let outcome = match datum.refusing {
        Some(why) if !why.counts() => Some("excused".to_owned()),
        _ => cycle.outcome.clone(),
    };
    Some([
        office.slug.clone(),
        office.name.clone(),
        cycle.term.map(|id| id.to_string()).unwrap_or_default(),
        thread.map(|one| one.id.to_string()).unwrap_or_default(),
        thread.map(|one| one.title.clone()).unwrap_or_default(),
        thread.map(|one| one.lang.clone()).unwrap_or_default(),
        thread
            .map(|one| absolute(urls::thread(one)))
            .unwrap_or_default(),
        cycle.n.to_string(),
        flag(is_exercise(&found.space)),
        cycle.span.clone(),
        cycle.started_on.clone(),
        questions::pauses_text(&cycle.pauses),
        some(&cycle.extension),
        some(&cycle.due_on),
        cycle
            .stopped
            .as_ref()
            .map(|(_, on)| on.clone())
            .unwrap_or_default(),
        outcome.unwrap_or_default(),
        datum
            .refusing
            .map(Refusing::as_str)
            .unwrap_or_default()
            .to_owned(),
        flag(cycle.boilerplate),
        datum
            .answer
            .map(|id| absolute(urls::post(id)))
            .unwrap_or_default(),
        datum
            .verdict
            .map(Verdict::as_str)
            .unwrap_or_default()
            .to_owned(),
        thread
            .map(|_| datum.cosigns.to_string())
            .unwrap_or_default(),
        settings.grace_days.to_string(),
        settings.min_n.to_string(),
        office.today(app.clock.now()).to_string(),
    ])
}

/// Whose data it is, its language, its addresses with the names of their forms.
type Source = (String, Option<String>, [(String, &'static str); 2]);

#[derive(Template)]
#[template(path = "questions/dictionary.html")]
struct Dictionary<'a> {
    page: Page<'a>,
    heading: String,
    licence: (String, String),
    most: String,
    /// Whose data it is, and its addresses.
    sources: Vec<Source>,
    columns: Vec<(&'static str, String)>,
    /// Heading, words and meanings of each list of codes.
    codes: Vec<(String, Vec<(&'static str, String)>)>,
}

/// `GET /s/{space}/offices/data`
///
/// # Errors
/// `NotFound` when the viewer may not see the space.
pub async fn dictionary(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let offices = offices::of_space(c, &sight, space.id, now)?;
        Ok((space, offices))
    });
    let (space, offices) = read.await?;
    visit.shows(vec![Topic::Space(space.id), Topic::Within(space.id)]);
    html(200, &page(&app, &visit, &space, &offices))
}

fn page<'a>(app: &'a App, visit: &Visit, space: &Space, offices: &[Office]) -> Dictionary<'a> {
    let t = visit.texts(app);
    let heading = t.named("data-heading", &space.name);
    let mut page = Page::new(app, visit, heading.clone())
        .under(urls::OFFICES.to_owned(), &t.say("offices-title"), "")
        .under(urls::space(&space.slug), &space.name, &space.lang);
    page.noindex = !space.kind.is_open();
    let lang = page.other(&space.lang).map(str::to_owned);
    let both = |to: &dyn Fn(&str) -> String| [(to("csv"), "CSV"), (to("json"), "JSON")];
    let mut sources = vec![(
        space.name.clone(),
        lang.clone(),
        both(&|format| urls::space_questions(&space.slug, format)),
    )];
    let shown = offices.iter().filter(|office| office.state != State::Draft);
    sources.extend(shown.map(|office| {
        let to = |format: &str| urls::office_data(&office.slug, format);
        (office.name.clone(), lang.clone(), both(&to))
    }));
    let most = i64::try_from(MOST_ROWS).unwrap_or(0);
    Dictionary {
        licence: app.config.data_licence.clone(),
        most: t.with("data-most", &[("total", Arg::Number(most))]),
        sources,
        columns: columns(&t),
        codes: codes(&t),
        heading,
        page,
    }
}

fn columns(t: &Texts<'_>) -> Vec<(&'static str, String)> {
    let meaning = |name: &&'static str| {
        let key = format!("data-column-{}", name.replace('_', "-"));
        (*name, t.say(&key))
    };
    COLUMNS.iter().map(meaning).collect()
}

fn codes(t: &Texts<'_>) -> Vec<(String, Vec<(&'static str, String)>)> {
    let outcome = |end: &Outcome| {
        let words = match end {
            Outcome::Answered => t.say("before-answered"),
            Outcome::Refused => t.say("figures-refused"),
            Outcome::TermEnded => t.say("closed-term-ended"),
            other => t.say(&format!("figures-out-{}", other.as_str())),
        };
        (end.as_str(), words)
    };
    let refusing = |why: &Refusing| {
        let key = format!("refusing-{}", why.as_str().replace('_', "-"));
        (why.as_str(), t.say(&key))
    };
    let verdict = |said: &Verdict| {
        let key = format!("verdict-{}", said.as_str().replace('_', "-"));
        (said.as_str(), t.say(&key))
    };
    vec![
        (
            t.named("data-codes", "outcome"),
            Outcome::ALL.iter().map(outcome).collect(),
        ),
        (
            t.named("data-codes", "refusal"),
            Refusing::ALL.iter().map(refusing).collect(),
        ),
        (
            t.named("data-codes", "verdict"),
            Verdict::ALL.iter().map(verdict).collect(),
        ),
    ]
}
