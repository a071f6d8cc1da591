//! Lists of questions for programs: an office's, its desk, and what waits for a moderator.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::questions::{StandingOut, standing};
use super::{Author, Cursors};
use crate::app::App;
use crate::base::{Error, Instant, Result};
use crate::i18n::rfc3339;
use crate::offices;
use crate::questions::{self, Entry, Listing};
use crate::spaces;
use crate::threads;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::questions::lists::read_waiting;
use crate::web::questions::{Wish, read_desk};

/// A question in a list of an office.
#[derive(Serialize, ToSchema)]
pub struct EntryOut {
    /// Number of the question, and of its thread.
    pub id: i64,
    /// Its number before this office, which the steps are taken by.
    pub addressee_id: i64,
    pub title: String,
    /// BCP 47 code of its language.
    pub lang: String,
    pub asker: Option<Author>,
    #[serde(flatten)]
    pub standing: StandingOut,
    /// How many want to know the answer too.
    pub cosigns: i32,
    /// At the desk: draft, proposed, approved or returned, where somebody has written an answer that is not published.
    pub draft: Option<String>,
    /// Path of its thread.
    pub url: String,
}

/// A page of an office's questions.
#[derive(Serialize, ToSchema)]
pub struct EntryList {
    /// The newest on top.
    pub items: Vec<EntryOut>,
    /// How many there are of each list.
    pub counts: Counts,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// How many questions an office has in each list.
#[derive(Default, Serialize, ToSchema)]
pub struct Counts {
    pub open: i64,
    pub overdue: i64,
    pub answered: i64,
    pub refused: i64,
}

/// A question that waits for a moderator.
#[derive(Serialize, ToSchema)]
pub struct WaitingOut {
    /// Number of the question.
    pub id: i64,
    pub title: String,
    /// BCP 47 code of its language.
    pub lang: String,
    /// held, or declined where its asker appeals, or published where nobody knows whom it is put to, or draft where it was
    /// returned to a moderator who has left.
    pub state: String,
    /// RFC 3339, UTC.
    pub submitted_at: Option<String>,
    /// Path of its page.
    pub url: String,
}

fn entry(one: &Entry, now: Instant) -> EntryOut {
    EntryOut {
        id: one.thread.id.0,
        addressee_id: one.addressee.id.0,
        title: one.thread.title.clone(),
        lang: one.thread.lang.clone(),
        asker: Author::of(one.asker.as_ref()),
        standing: standing(&one.addressee, one.cycle.as_ref(), now),
        cosigns: one.question.cosigns,
        draft: None,
        url: urls::thread(&one.thread),
    }
}

/// The questions of an office in one state, 20 a page.
///
/// # Errors
/// `NotFound` when the caller does not see the office; `Invalid(list)` for a list that there is not; `Invalid(cursor)`.
#[utoipa::path(get, path = "/api/v1/offices/{office}/questions",
    params(("office" = String, Path, description = "Address word"),
        ("list" = Option<String>, Query, description = "open, answered, overdue or refused"),
        ("q" = Option<String>, Query, description = "What the title holds, at most 100 characters"),
        ("tag" = Option<i64>, Query, description = "Number of a tag"),
        ("from" = Option<String>, Query, description = "Published on this day of the office or later, as in 2026-03-02"),
        ("until" = Option<String>, Query, description = "Published on this day of the office or earlier"),
        ("term" = Option<i64>, Query, description = "Before the office in this term"),
        ("sort" = Option<String>, Query, description = "new, old or cosigned"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = EntryList), (status = 422, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (slug, seek) = (visit.part("office").to_owned(), visit.seek()?);
    known_list(visit.query.get("list"))?;
    let (wish, tallies) = (Wish::of(&visit), app.tallies.clone());
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let wanted = wish.wanted(&office);
        let page = questions::of_office(c, &sight, (office.id, &wanted), &seek, now)?;
        Ok((page, tallies.counts(c, &office, now)?))
    });
    let (page, counts) = read.await?;
    let items = page.items.iter().map(|one| entry(one, now)).collect();
    let (counts, cursors) = (told(&counts), Cursors::of(&page));
    json(
        200,
        &EntryList {
            items,
            counts,
            cursors,
        },
    )
}

fn known_list(word: &str) -> Result<()> {
    match word.is_empty() || Listing::asked(word).as_str() == word {
        true => Ok(()),
        false => Err(Error::field("list", "choice")),
    }
}

fn told(counts: &[(Listing, i64)]) -> Counts {
    let mut told = Counts::default();
    for (listing, count) in counts {
        *match listing {
            Listing::Open => &mut told.open,
            Listing::Overdue => &mut told.overdue,
            Listing::Answered => &mut told.answered,
            Listing::Refused => &mut told.refused,
        } = *count;
    }
    told
}

/// What is open before an office, what is due first ahead; for those who act for it.
///
/// # Errors
/// `NotFound` when the caller does not see the office; `Refused` unless he acts for it.
#[utoipa::path(get, path = "/api/v1/offices/{office}/desk",
    params(("office" = String, Path, description = "Address word"),
        ("behind" = Option<i64>, Query, description = "Number of an addressee: what comes behind it, 30 at a time")),
    responses((status = 200, body = Vec<EntryOut>), (status = 403, body = Problem)))]
pub async fn desk(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (found, now) = (read_desk(&app, &visit).await?, app.clock.now());
    let (all, drafts) = (found.desk.entries, found.drafts);
    let draft = |one: &Entry| {
        let own = drafts.iter().find(|(id, ..)| *id == one.addressee.id)?;
        Some(own.1.as_str().to_owned())
    };
    let all = all.iter().map(|one| EntryOut {
        draft: draft(one),
        ..entry(one, now)
    });
    let all: Vec<EntryOut> = all.collect();
    json(200, &all)
}

/// Questions of a space that wait for a moderator, and appeals, the longest first.
///
/// # Errors
/// `NotFound` when the caller does not see the space; `Refused` unless he moderates it.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/questions/waiting",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<WaitingOut>), (status = 403, body = Problem)))]
pub async fn waiting(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (_, waiting) = read_waiting(&app, &visit).await?;
    let out = |(question, thread): (questions::Question, threads::Thread)| WaitingOut {
        id: thread.id.0,
        lang: thread.lang,
        title: question.hidden_title.unwrap_or(thread.title),
        state: question.state.as_str().to_owned(),
        submitted_at: question.submitted_at.map(rfc3339),
        url: urls::question(thread.id),
    };
    let all: Vec<WaitingOut> = waiting.into_iter().map(out).collect();
    json(200, &all)
}
