//! Lists of questions: those of an office, and those that wait for moderators.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{Instant, Result};
use crate::i18n::Texts;
use crate::offices::Office;
use crate::questions::{self, Entry, Listing, Placed, Question, State};
use crate::spaces::{self, Decide, Facts, Space};
use crate::threads::Thread;
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::web::threads::question_words as words;
use crate::web::threads::view::When;

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
    pub previous: Option<String>,
    pub next: Option<String>,
}

/// What is read of an office's questions.
pub type Read = (
    crate::base::paging::Page<Entry>,
    [(Listing, i64); 4],
    Listing,
);

/// Reads the questions of an office that the page's query asks for, in the snapshot of the page.
///
/// # Errors
/// What the database says; a cursor of another list gives the first page.
pub fn read(
    c: &mut crate::db::Conn,
    sight: &spaces::Sight,
    office: &Office,
    (word, seek): (&str, Seek),
    now: Instant,
) -> Result<Read> {
    let listing = Listing::asked(word);
    let at = (office.id, listing);
    let page = match questions::of_office(c, sight, at, &seek, now) {
        Err(crate::base::Error::Invalid(_)) => {
            questions::of_office(c, sight, at, &Seek::First, now)?
        }
        other => other?,
    };
    Ok((page, questions::counts(c, office.id, now)?, listing))
}

/// The questions of an office for its page.
pub fn list_of(page: &Page<'_>, office: &Office, read: Read, now: Instant) -> OfficeList {
    let (list, counts, listing) = read;
    let t = &page.t;
    let base = |listing: Listing| urls::office_list(&office.slug, listing.as_str());
    let here = base(listing);
    OfficeList {
        tabs: counts
            .iter()
            .map(|(one, count)| {
                let words = t.count(&format!("list-{}", one.as_str()), *count);
                (base(*one), words, *one == listing)
            })
            .collect(),
        none: t.say("list-no-questions"),
        previous: list
            .before
            .as_ref()
            .map(|cursor| urls::before(&here, cursor)),
        next: list.after.as_ref().map(|cursor| urls::after(&here, cursor)),
        rows: list
            .items
            .into_iter()
            .map(|entry| row(page, office, entry, now, urls::thread))
            .collect(),
    }
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
        let waiting = questions::waiting(c, &sight, space.id)?;
        Ok((space, waiting))
    });
    read.await
}

fn why(t: &Texts<'_>, state: State, unaddressed: bool) -> String {
    match (state, unaddressed) {
        (State::Declined, _) => t.say("waiting-appeal"),
        (_, true) => t.say("waiting-unaddressed"),
        _ => t.say("waiting-held"),
    }
}
