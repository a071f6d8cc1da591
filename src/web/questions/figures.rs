//! The figures of an office: counts with what they are counted of, and pictures of them.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::chart::{Chart, months, waits};
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{Result, UserId};
use crate::i18n::{Arg, Texts};
use crate::offices::{self, Office, Term};
use crate::pages::Topic;
use crate::questions::{self, Figures, Half, LeftOut, Record, Rules};
use crate::spaces::{self, Space, SpaceKind};
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;

/// How the data comes, in addresses and in words.
const FORMATS: [(&str, &str); 2] = [("csv", "CSV"), ("json", "JSON")];

#[derive(Template)]
#[template(path = "questions/figures.html")]
struct Show<'a> {
    page: Page<'a>,
    heading: String,
    said: Said,
    /// Words and numbers of what counts as no answer, and of what does not count.
    unanswered: Vec<(String, u32)>,
    left_out: Vec<(String, u32)>,
    verdicts: Vec<(String, u32)>,
    charts: Vec<Chart>,
    /// Whose term it was, and its figures.
    terms: Vec<(String, Said)>,
    rules: String,
    data: [(String, &'static str); 2],
    dictionary: String,
}

/// Figures in sentences.
pub struct Said {
    pub answered: String,
    pub half: Option<String>,
    /// Why there is no rate.
    pub few: Option<String>,
}

/// What is read for the figures of an office.
pub struct Told {
    pub office: Office,
    pub space: Space,
    pub record: Record,
    terms: Vec<Term>,
    people: HashMap<UserId, Person>,
}

/// `GET /o/{office}/figures`
///
/// # Errors
/// `NotFound` when the viewer may not see the office.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let told = read(&app, &visit).await?;
    let space = told.space.id;
    visit.shows(vec![Topic::Space(space), Topic::Within(space)]);
    html(200, &page(&app, &visit, &told))
}

/// The figures of the office of the address.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit) -> Result<Told> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let space = spaces::space_by_id(c, &sight, office.space)?;
        let terms = offices::terms(c, office.id)?;
        let holders: Vec<UserId> = terms.iter().map(|term| term.holder).collect();
        Ok(Told {
            record: questions::record(c, &office, is_exercise(&space), now)?,
            people: accounts::authors(c, &holders)?,
            terms,
            space,
            office,
        })
    });
    read.await
}

/// True where nothing counts, as it is played.
pub fn is_exercise(space: &Space) -> bool {
    space.kind == SpaceKind::Exercise
}

fn page<'a>(app: &'a App, visit: &Visit, told: &Told) -> Show<'a> {
    let (t, office, space, record) = (visit.texts(app), &told.office, &told.space, &told.record);
    let here = urls::office_figures(&office.slug);
    let heading = t.named("figures-title", &office.name);
    let mut page = Page::new(app, visit, heading.clone())
        .under(urls::OFFICES.to_owned(), &t.say("offices-title"), "")
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(urls::office(&office.slug), &office.name, &space.lang);
    page.canonical = Some(urls::absolute(&app.config, &here));
    page.noindex = !space.kind.is_open();
    if !page.noindex {
        page.open(app, &here, &t.say("figures-lead"));
    }
    let charts = [
        waits(&t, &record.all.waits, record.norm),
        months(&t, &record.months),
    ];
    let (unanswered, left_out) = counts(&t, &record.all);
    Show {
        said: say(&t, &record.all, record.rules),
        unanswered,
        left_out,
        verdicts: verdicts(&t, record),
        charts: charts.into_iter().flatten().collect(),
        terms: terms(&t, told),
        rules: rules(&t, record),
        data: FORMATS.map(|(format, name)| (urls::office_data(&office.slug, format), name)),
        dictionary: urls::space_data(&space.slug),
        heading,
        page,
    }
}

/// The figures in sentences.
pub fn say(t: &Texts<'_>, figures: &Figures, rules: Rules) -> Said {
    let number = |n: u32| Arg::Number(n.into());
    let mut args = vec![
        ("answered", number(figures.answered)),
        ("eligible", number(figures.eligible)),
        ("within", number(figures.within)),
        ("fresh", number(figures.out(LeftOut::TooNew))),
    ];
    let answered = match figures.rate {
        Some(rate) => {
            args.push(("rate", number(rate)));
            t.with("figures-answered-rate", &args)
        }
        None => t.with("figures-answered", &args),
    };
    Said {
        answered,
        half: figures.half.map(|half| match half {
            Half::Within(days) => t.count("figures-half", days),
            Half::Fewer => t.say("figures-half-fewer"),
        }),
        few: (figures.rate.is_none()).then(|| t.count("figures-few", rules.min_n)),
    }
}

/// Words and number of each count.
type Counts = Vec<(String, u32)>;

/// What counts as no answer, and what does not count.
fn counts(t: &Texts<'_>, figures: &Figures) -> (Counts, Counts) {
    let unanswered = [
        ("figures-silent", figures.silent()),
        ("figures-refused", figures.refused),
        ("figures-boilerplate", figures.boilerplate),
    ];
    let unanswered = unanswered.map(|(key, n)| (t.say(key), n));
    let out = |why: &LeftOut| {
        let key = format!("figures-out-{}", why.as_str().replace('_', "-"));
        (t.say(&key), figures.out(*why))
    };
    let some = |(_, n): &(String, u32)| *n > 0;
    (
        unanswered.into_iter().filter(some).collect(),
        LeftOut::ALL.iter().map(out).filter(some).collect(),
    )
}

fn verdicts(t: &Texts<'_>, record: &Record) -> Counts {
    let said = |(verdict, n): (&questions::Verdict, &u32)| {
        let key = format!("verdict-{}", verdict.as_str().replace('_', "-"));
        (t.say(&key), *n)
    };
    record.verdicts.iter().map(said).collect()
}

/// Of each term that had anything, the newest first.
fn terms(t: &Texts<'_>, told: &Told) -> Vec<(String, Said)> {
    let record = &told.record;
    let of = |term: &Term| {
        let figures = record.terms.get(&Some(term.id))?;
        let name = told.people.get(&term.holder);
        let name = name.map(|person| person.display_name.as_str());
        let from = t.date(term.from);
        let to = term.to.map(|to| t.date(to));
        let args = [
            ("name", Arg::Text(name.unwrap_or_default())),
            ("from", Arg::Text(&from)),
            ("to", Arg::Text(to.as_deref().unwrap_or_default())),
        ];
        let words = match to.is_some() {
            true => t.with("figures-term", &args),
            false => t.with("figures-term-open", args.get(..2).unwrap_or_default()),
        };
        Some((words, say(t, figures, record.rules)))
    };
    let nobody = record.terms.get(&None);
    let nobody = nobody.map(|figures| (t.say("figures-no-term"), say(t, figures, record.rules)));
    told.terms
        .iter()
        .rev()
        .filter_map(of)
        .chain(nobody)
        .collect()
}

fn rules(t: &Texts<'_>, record: &Record) -> String {
    let number = |n: u32| Arg::Number(n.into());
    let args = [
        ("grace", number(record.rules.grace)),
        ("least", number(record.rules.min_n)),
        ("norm", number(record.norm)),
    ];
    t.with("figures-rules", &args)
}
