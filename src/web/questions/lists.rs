//! Lists of questions: those of an office, and those that wait for moderators.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{Instant, Result};
use crate::i18n::{Texts, Zone};
use crate::offices::Office;
use crate::questions::{self, Entry, Listing, Order, Placed, Question, State, Tallies, Wanted};
use crate::spaces::{self, Decide, Facts, Space};
use crate::threads::Thread;
use crate::web::door::form::Field;
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::web::threads::question_words as words;
use crate::web::threads::view::When;

/// Characters that are looked for in a title.
const LONGEST: usize = 100;

/// A question in a list.
pub struct Row {
    pub url: String,
    pub title: String,
    pub lang: Option<String>,
    pub asker: String,
    pub style: &'static str,
    pub icon: &'static str,
    pub state: String,
    pub days: Option<String>,
    pub cosigned: Option<String>,
}

/// The questions of an office, as its page shows them.
pub struct OfficeList {
    /// Address, words with their number, whether it is this one.
    pub tabs: Vec<(String, String, bool)>,
    pub rows: Vec<Row>,
    pub none: String,
    /// Where the fields of its search go, and the way back to all.
    pub here: String,
    pub find: Vec<Field>,
    pub all: Option<String>,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// What the ways to other pages are called.
    pub ways: [String; 2],
}

/// What the address of an office's page asks for of its questions, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    list: String,
    text: String,
    tag: String,
    from: String,
    until: String,
    term: String,
    sort: String,
}

impl Wish {
    /// Reads it.
    pub fn of(visit: &Visit) -> Wish {
        let typed = |name| visit.query.get(name).to_owned();
        Wish {
            list: typed("list"),
            text: typed("q").chars().take(LONGEST).collect(),
            tag: typed("tag"),
            from: typed("from"),
            until: typed("until"),
            term: typed("term"),
            sort: typed("sort"),
        }
    }

    /// The same as the room understands it, in days of the office; what it does not understand it does not ask for.
    pub fn wanted(&self, office: &Office) -> Wanted {
        let zone = Zone::named(&office.zone);
        let next = |day: jiff::civil::Date| zone.day_start(&day.tomorrow().ok()?.to_string());
        Wanted {
            order: Order::from_word(&self.sort).unwrap_or(Order::New),
            text: self.text.trim().to_owned(),
            tag: self.tag.parse().ok(),
            from: zone.day_start(&self.from),
            until: self.until.parse().ok().and_then(next),
            term: self.term.parse().ok(),
            ..Wanted::all(Listing::asked(&self.list))
        }
    }

    /// Address of the questions of one state that it asks for.
    fn url(&self, office: &Office, listing: Listing) -> String {
        let asked = [
            ("list", listing.as_str()),
            ("q", &self.text),
            ("tag", &self.tag),
            ("from", &self.from),
            ("until", &self.until),
            ("term", &self.term),
            ("sort", &self.sort),
        ];
        urls::office_found(&office.slug, &asked)
    }
}

/// What may be chosen: number and words.
pub struct Choices {
    pub tags: Vec<(String, String)>,
    pub terms: Vec<(String, String)>,
}

/// What is read of an office's questions.
pub type Read = (
    crate::base::paging::Page<Entry>,
    [(Listing, i64); 4],
    (Wish, Wanted),
);

/// Reads the questions of an office that the page's query asks for, in the snapshot of the page.
///
/// # Errors
/// What the database says; a cursor of another list gives the first page.
pub fn read(
    c: &mut crate::db::Conn,
    sight: &spaces::Sight,
    (office, tallies): (&Office, &Tallies),
    (wish, seek): (&Wish, Seek),
    now: Instant,
) -> Result<Read> {
    let wanted = wish.wanted(office);
    let at = (office.id, &wanted);
    let page = match questions::of_office(c, sight, at, &seek, now) {
        Err(crate::base::Error::Invalid(_)) => {
            questions::of_office(c, sight, at, &Seek::First, now)?
        }
        other => other?,
    };
    let counts = tallies.counts(c, office, now)?;
    Ok((page, counts, (wish.clone(), wanted)))
}

/// The questions of an office for its page.
pub fn list_of(
    page: &Page<'_>,
    office: &Office,
    (read, choices): (Read, &Choices),
    now: Instant,
) -> OfficeList {
    let (list, counts, (wish, wanted)) = read;
    let t = &page.t;
    let here = wish.url(office, wanted.listing);
    let ways = match wanted.order {
        Order::New => ["pager-newer", "pager-older"],
        Order::Old | Order::Cosigned => ["pager-previous", "pager-next"],
    };
    OfficeList {
        tabs: counts
            .iter()
            .map(|(one, count)| {
                let words = t.count(&format!("list-{}", one.as_str()), *count);
                (wish.url(office, *one), words, *one == wanted.listing)
            })
            .collect(),
        none: match wanted.narrows() {
            true => t.say("office-find-none"),
            false => t.say("list-no-questions"),
        },
        here: urls::office(&office.slug),
        find: fields(t, &wish, &wanted, choices),
        all: wanted
            .narrows()
            .then(|| urls::office_list(&office.slug, wanted.listing.as_str())),
        previous: list
            .before
            .as_ref()
            .map(|cursor| urls::before(&here, cursor)),
        next: list.after.as_ref().map(|cursor| urls::after(&here, cursor)),
        ways: ways.map(|key| t.say(key)),
        rows: list
            .items
            .into_iter()
            .map(|entry| row(page, office, entry, now, urls::thread))
            .collect(),
    }
}

/// The fields by which one searches among the questions of an office.
fn fields(t: &Texts<'_>, wish: &Wish, wanted: &Wanted, choices: &Choices) -> Vec<Field> {
    let options = |all: &[(String, String)], chosen: &str| {
        let any = (String::new(), t.say("office-find-any"), chosen.is_empty());
        let one =
            |(value, words): &(String, String)| (value.clone(), words.clone(), value == chosen);
        std::iter::once(any)
            .chain(all.iter().map(one))
            .collect::<Vec<_>>()
    };
    let day = |name, key, value: &str| Field::line(name, t.say(key), value).kind("date").optional();
    let order = |one: Order, key| (one.as_str().to_owned(), t.say(key), one == wanted.order);
    let orders = vec![
        order(Order::New, "office-find-new"),
        order(Order::Old, "office-find-old"),
        order(Order::Cosigned, "office-find-cosigned"),
    ];
    let mut fields = vec![
        Field::hidden("list", wanted.listing.as_str()),
        Field::line("q", t.say("office-find-text"), &wish.text).optional(),
    ];
    if !choices.tags.is_empty() {
        let all = options(&choices.tags, &wish.tag);
        fields.push(Field::select("tag", t.say("office-find-tag"), all));
    }
    fields.push(day("from", "office-find-from", &wish.from));
    fields.push(day("until", "office-find-until", &wish.until));
    if choices.terms.len() > 1 {
        let all = options(&choices.terms, &wish.term);
        fields.push(Field::select("term", t.say("office-find-term"), all));
    }
    fields.push(Field::select("sort", t.say("office-find-sort"), orders));
    fields
}

/// A question as a list shows it; it leads where `to` says.
pub fn row(
    page: &Page<'_>,
    office: &Office,
    entry: Entry,
    now: Instant,
    to: impl Fn(&Thread) -> String,
) -> Row {
    let t = &page.t;
    let cosigns = entry.question.cosigns;
    let placed = Placed {
        addressee: entry.addressee,
        office: office.clone(),
        hand: None,
        cycle: entry.cycle,
    };
    let (style, icon, state) = words::standing(t, &placed, now);
    Row {
        url: to(&entry.thread),
        lang: page.other(&entry.thread.lang).map(str::to_owned),
        title: entry.thread.title,
        asker: entry.asker.map(|one| one.display_name).unwrap_or_default(),
        style,
        icon,
        state,
        days: words::days_of(t, &placed),
        cosigned: (cosigns > 0).then(|| t.count("cosigned", cosigns)),
    }
}

#[derive(Template)]
#[template(path = "questions/waiting.html")]
struct Waiting<'a> {
    page: Page<'a>,
    heading: String,
    /// Where one is taken down.
    intake: String,
    rows: Vec<WaitingRow>,
}

struct WaitingRow {
    url: String,
    title: String,
    lang: Option<String>,
    why: String,
    when: Option<When>,
}

/// `GET /s/{space}/ask/waiting`
///
/// # Errors
/// `NotFound` when the viewer does not see the space; `Refused` unless he moderates it.
pub async fn waiting(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, waiting) = read_waiting(&app, &visit).await?;
    let t = visit.texts(&app);
    let heading = t.say("waiting-questions");
    let page = Page::new(&app, &visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let rows = waiting.into_iter().map(|(question, thread)| WaitingRow {
        url: urls::question(thread.id),
        lang: page.other(&thread.lang).map(str::to_owned),
        title: question.hidden_title.clone().unwrap_or(thread.title),
        why: why(&t, question.state, question.unaddressed),
        when: question
            .submitted_at
            .map(|at| When::moment(&t, &visit.zone, at)),
    });
    let rows = rows.collect();
    html(
        200,
        &Waiting {
            heading,
            intake: urls::question_intake(&space.slug),
            rows,
            page,
        },
    )
}

/// The space with what waits in it.
///
/// # Errors
/// As [`waiting`].
pub async fn read_waiting(app: &App, visit: &Visit) -> Result<(Space, Vec<(Question, Thread)>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<Decide>(&Facts::default())?;
        let waiting = questions::waiting(c, &viewer, (&sight, space.id), now)?;
        Ok((space, waiting))
    });
    read.await
}

fn why(t: &Texts<'_>, state: State, unaddressed: bool) -> String {
    match (state, unaddressed) {
        (State::Declined, _) => t.say("waiting-appeal"),
        (State::Draft, _) => t.say("waiting-left"),
        (_, true) => t.say("waiting-unaddressed"),
        _ => t.say("waiting-held"),
    }
}
