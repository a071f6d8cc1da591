//! Which letters come: the matrix of what and how, and when.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Result};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::idempotency;
use crate::notices::{self, Kind, Prefs, Rhythm};
use crate::web::accounts::tabs;
use crate::web::door::form::{Faults, Field};
use crate::web::door::{Keys, Pairs, Reply, Visit, html, problem, see_other, unchanged, urls};
use crate::web::layout::Page;

/// Which letters somebody wants, as it stands or as it was typed.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// What brings a letter at once: held, refused, removed, approved, restored, mention, quote, reply, post, thread,
    /// reaction.
    at_once: Vec<String>,
    /// What a digest holds: mention, quote, reply, post, thread, reaction.
    in_digest: Vec<String>,
    /// Letters at once in a day, 0 to 50; what is over waits for the letter of the evening.
    budget: i32,
    /// Hour of the letter of the evening, 0 to 23.
    evening: i32,
    /// Hour from which no letter comes; none without quiet hours.
    quiet_from: Option<i32>,
    /// Hour until which no letter comes.
    quiet_to: Option<i32>,
    /// off, daily or weekly.
    digest: String,
    /// True where letters may hold what is said in private communities.
    private_text: bool,
    /// True where no letter comes but those about the account.
    stopped: bool,
}

/// Kinds that one row of the matrix is about.
struct Row {
    word: &'static str,
    words: &'static str,
    kinds: &'static [Kind],
}

const fn row(word: &'static str, words: &'static str, kinds: &'static [Kind]) -> Row {
    Row { word, words, kinds }
}

/// THE rows of the matrix.
const ROWS: &[Row] = &[
    row("security", "letters-security", &[Kind::Security]),
    row("office", "letters-office", &[Kind::Office]),
    row("resident", "letters-resident", &[Kind::Resident]),
    row("question", "letters-question", &[Kind::Question]),
    row(
        "own",
        "letters-own",
        &[
            Kind::Held,
            Kind::Refused,
            Kind::Removed,
            Kind::Approved,
            Kind::Restored,
            Kind::NotPublished,
            Kind::Coauthor,
        ],
    ),
    row("mention", "letters-mention", &[Kind::Mention]),
    row("quote", "letters-quote", &[Kind::Quote]),
    row("reply", "letters-reply", &[Kind::Reply]),
    row("post", "letters-post", &[Kind::Post]),
    row("thread", "letters-thread", &[Kind::Thread]),
    row("reaction", "letters-reaction", &[Kind::Reaction]),
];

impl Letters {
    /// The viewer's, as they stand.
    ///
    /// # Errors
    /// `SignIn` for a visitor.
    pub fn of(c: &mut Conn, viewer: &Viewer) -> Result<Letters> {
        let prefs = notices::prefs(c, viewer)?;
        let words = |kinds: &[Kind]| kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
        Ok(Letters {
            at_once: words(&prefs.at_once),
            in_digest: words(&prefs.in_digest),
            budget: prefs.budget,
            evening: prefs.evening,
            quiet_from: prefs.quiet.map(|(from, _)| from),
            quiet_to: prefs.quiet.map(|(_, to)| to),
            digest: prefs.rhythm.as_str().to_owned(),
            private_text: prefs.private_text,
            stopped: prefs.stopped,
        })
    }

    fn typed(form: &Pairs) -> Letters {
        let kinds = |name| {
            let ticked = move |row: &&Row| form.all(name).any(|word| word == row.word);
            let kinds = ROWS.iter().filter(ticked).flat_map(|row| row.kinds);
            kinds.map(|kind| kind.as_str().to_owned()).collect()
        };
        // What is no number is no hour and no count.
        let number = |name| form.get(name).trim().parse().unwrap_or(-1);
        let quiet = form.get("quiet_from") != "off";
        Letters {
            at_once: kinds("at_once"),
            in_digest: kinds("in_digest"),
            budget: number("budget"),
            evening: number("evening"),
            quiet_from: quiet.then(|| number("quiet_from")),
            quiet_to: quiet.then(|| number("quiet_to")),
            digest: form.get("digest").to_owned(),
            private_text: form.has("private_text"),
            stopped: form.has("stopped"),
        }
    }

    fn parse(&self) -> Result<Prefs> {
        let kinds = |field, words: &[String]| {
            let kind = |word: &String| Kind::from_word(word);
            let kinds: Option<Vec<Kind>> = words.iter().map(kind).collect();
            kinds.ok_or_else(|| Error::field(field, "choice"))
        };
        let rhythm = Rhythm::from_word(&self.digest);
        Prefs {
            at_once: kinds("at_once", &self.at_once)?,
            in_digest: kinds("in_digest", &self.in_digest)?,
            budget: self.budget,
            evening: self.evening,
            quiet: match (self.quiet_from, self.quiet_to) {
                (None, None) => None,
                (from, to) => Some((from.unwrap_or(-1), to.unwrap_or(-1))),
            },
            rhythm: rhythm.ok_or_else(|| Error::field("digest", "choice"))?,
            private_text: self.private_text,
            stopped: self.stopped,
        }
        .checked()
    }
}

#[derive(Template)]
#[template(path = "notices/letters.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    done: Option<String>,
    faults: Option<Faults>,
    rows: Vec<RowView>,
    fields: Vec<Field>,
}

struct RowView {
    word: &'static str,
    words: String,
    /// Name of the field, the column's words, and what may be chosen.
    cells: [(&'static str, String, Cell); 2],
}

/// What may be chosen of a row, and is.
enum Cell {
    Always,
    Never,
    Choice(bool),
}

impl Show<'_> {
    fn anchor(&self, field: &str) -> String {
        let found = self.fields.iter().find(|known| known.name == field);
        found.map_or_else(|| "matrix".to_owned(), Field::id)
    }
}

/// `GET /settings/notices`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let letters = app.db.read(move |c| Letters::of(c, &viewer)).await?;
    let mut page = page(&app, &visit, &letters);
    let saved = visit.query.has("saved");
    page.done = saved.then(|| visit.texts(&app).say("settings-saved"));
    html(200, &page)
}

/// `POST /settings/notices`
///
/// # Errors
/// `SignIn` for a visitor; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let typed = Letters::typed(&visit.form);
    let error = match write(&app, &visit, &typed, None).await {
        Ok(()) => return Ok(see_other(&urls::saved(urls::LETTERS))),
        Err(error @ Error::Invalid(_)) => error,
        Err(other) => return Err(other),
    };
    let mut page = page(&app, &visit, &typed);
    let mut faults = Faults::of(&page.page.t, &error);
    faults.point_at(page.fields.iter_mut());
    page.faults = Some(faults);
    html(problem::status(&error), &page)
}

/// Keeps which letters the viewer wants, if those of `version` are the last, where one is named.
///
/// # Errors
/// `Invalid` with every wrong field; `Conflict` when they have been changed since.
pub async fn write(
    app: &App,
    visit: &Visit,
    typed: &Letters,
    version: Option<String>,
) -> Result<()> {
    let prefs = typed.parse()?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            if let Some(version) = &version {
                unchanged(&Letters::of(tx, &viewer)?, version)?;
            }
            notices::keep_prefs(tx, &viewer, &prefs)?;
            Ok(urls::LETTERS.to_owned())
        })
    });
    done.await.map(drop)
}

fn page<'a>(app: &'a App, visit: &Visit, letters: &Letters) -> Show<'a> {
    let t = visit.texts(app);
    let heading = t.say("nav-settings");
    let rows = ROWS.iter().map(|row| {
        let cell = |may: fn(Kind) -> bool, chosen: &[String], otherwise: Cell| {
            let is = |kind: &Kind| chosen.iter().any(|word| word == kind.as_str());
            match row.kinds.iter().all(|kind| may(*kind)) {
                true => Cell::Choice(row.kinds.iter().any(is)),
                false => otherwise,
            }
        };
        // What is about the account's safety has letters of its own.
        let at_once = cell(Kind::is_mailed, &letters.at_once, Cell::Always);
        let in_digest = cell(Kind::is_digested, &letters.in_digest, Cell::Never);
        RowView {
            word: row.word,
            words: t.say(row.words),
            cells: [
                ("at_once", t.say("letters-at-once"), at_once),
                ("in_digest", t.say("letters-in-digest"), in_digest),
            ],
        }
    });
    Show {
        page: Page::new(app, visit, t.say("letters-title")).hidden(),
        keys: visit.keys(app),
        tabs: tabs(app, visit, urls::LETTERS),
        heading,
        done: None,
        faults: None,
        rows: rows.collect(),
        fields: fields(&t, visit, letters),
    }
}

fn fields(t: &Texts<'_>, visit: &Visit, letters: &Letters) -> Vec<Field> {
    let budget = match visit.form.get("budget") {
        "" => letters.budget.to_string(),
        typed => typed.to_owned(),
    };
    let hours = |chosen: i32| {
        let hour = |hour: i32| (hour.to_string(), format!("{hour:02}:00"), hour == chosen);
        (0..24).map(hour).collect::<Vec<_>>()
    };
    let mut quiet = vec![(
        "off".to_owned(),
        t.say("letters-quiet-off"),
        letters.quiet_from.is_none(),
    )];
    quiet.extend(hours(letters.quiet_from.unwrap_or(-1)));
    let rhythms = Rhythm::ALL.iter().map(|rhythm| {
        let words = match rhythm {
            Rhythm::Off => t.say("letters-rhythm-off"),
            Rhythm::Daily => t.say("letters-rhythm-daily"),
            Rhythm::Weekly => t.say("letters-rhythm-weekly"),
        };
        let word = rhythm.as_str();
        (word.to_owned(), words, word == letters.digest)
    });
    vec![
        Field::select("digest", t.say("letters-rhythm"), rhythms.collect()).kind("radio"),
        Field::line("budget", t.say("letters-budget"), &budget)
            .kind("number")
            .hint(t.say("letters-budget-hint")),
        Field::select("evening", t.say("letters-evening"), hours(letters.evening)),
        Field::select("quiet_from", t.say("letters-quiet-from"), quiet)
            .hint(t.say("letters-quiet-hint")),
        Field::select(
            "quiet_to",
            t.say("letters-quiet-to"),
            hours(letters.quiet_to.unwrap_or(7)),
        ),
        Field::check(
            "private_text",
            t.say("letters-private"),
            letters.private_text,
        )
        .hint(t.say("letters-private-hint")),
        Field::check("stopped", t.say("letters-stopped"), letters.stopped)
            .hint(t.say("letters-stopped-hint")),
    ]
}
