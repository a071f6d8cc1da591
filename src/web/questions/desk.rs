//! The desk of those who act for an office: what is due first stands first.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::{AddresseeId, Error, Instant, Result, UserId};
use crate::blogs::{self, Official};
use crate::offices::{self, Office};
use crate::questions::{self, AtDesk, DraftAct, Entry, OnDesk};
use crate::spaces;
use crate::web::door::assets::ASSETS;
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::web::live::watch::{self, Watch};

use super::lists::{Row, row};

#[derive(Template)]
#[template(path = "questions/desk.html")]
struct Desk<'a> {
    page: Page<'a>,
    heading: String,
    /// How many need somebody today.
    today: String,
    /// Texts for the office's blog that the reader may publish: address and title.
    articles: Vec<(String, String)>,
    /// Heading and questions; no heading has none below it.
    parts: Vec<(String, Vec<Row>)>,
    none: Option<String>,
    office: String,
    /// Where it goes on.
    more: Option<(String, String)>,
    watch: Watch,
    templates: String,
}

/// `GET /o/{slug}/desk`
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he acts for it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    html(200, &page(&app, &visit, found))
}

/// What lies on the desk.
pub struct Found {
    pub office: Office,
    pub desk: questions::Desk,
    /// Texts that are written for answers.
    pub drafts: Vec<AtDesk>,
    /// From how many co-signs on a question comes first.
    priority: i32,
    /// Questions with a text that the reader may approve.
    proposed: Vec<AddresseeId>,
    /// Texts for the blog that he may publish.
    articles: Vec<Official>,
    /// What tells of more.
    topic: String,
}

/// What lies on the desk of the office of the address.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let behind: Option<AddresseeId> = visit.query.get("behind").parse().ok();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let hand = offices::hand(c, &viewer, &office, now)?
            .ok_or_else(|| Error::refused("office_only", "office"))?;
        let may = |state, people: &[Option<UserId>]| {
            let own = people.contains(&viewer.id());
            questions::after(Some(state), DraftAct::Approve, (hand, own)).is_ok()
        };
        let drafts = questions::drafts_at(c, office.id)?;
        let proposed = drafts
            .iter()
            .filter(|(_, state, people)| may(*state, people));
        let proposed: Vec<AddresseeId> = proposed.map(|(id, ..)| *id).collect();
        let priority = offices::settings(c, office.space, Some(office.id))?.priority;
        let ranked = |one: &OnDesk| rank(one, &proposed, (priority, now));
        Ok(Found {
            desk: questions::desk(c, &sight, office.id, &ranked, behind)?,
            articles: blogs::to_review(c, office.id, (hand, viewer.id()))?,
            topic: watch::of_office(c, office.id)?,
            drafts,
            priority,
            proposed,
            office,
        })
    });
    read.await
}

fn page<'a>(app: &'a App, visit: &Visit, found: Found) -> Desk<'a> {
    let office = &found.office;
    let (t, now) = (visit.texts(app), app.clock.now());
    let heading = t.named("desk-title", &office.name);
    let mut page = Page::new(app, visit, heading.clone())
        .under(urls::office(&office.slug), &office.name, "")
        .hidden();
    page.scripts.push(ASSETS.url("live-updates"));
    let mut parts: [(&str, Vec<Entry>); 5] = [
        ("desk-drafts", Vec::new()),
        ("desk-today", Vec::new()),
        ("desk-wanted", Vec::new()),
        ("desk-open", Vec::new()),
        ("desk-paused", Vec::new()),
    ];
    let last = found.desk.entries.last().map(|one| one.addressee.id);
    let more = last.filter(|_| found.desk.more);
    let today = found.desk.first + found.articles.len();
    for entry in found.desk.entries {
        let one = OnDesk {
            id: entry.addressee.id,
            due: entry.cycle.as_ref().and_then(|cycle| cycle.due_at),
            cosigns: entry.question.cosigns,
        };
        let at = rank(&one, &found.proposed, (found.priority, now)).0;
        if let Some((_, list)) = parts.get_mut(at) {
            list.push(entry);
        }
    }
    let none = parts.iter().all(|(_, list)| list.is_empty()) && found.articles.is_empty();
    let parts = parts.into_iter().filter(|(_, list)| !list.is_empty());
    let parts = parts.map(|(key, list)| {
        let rows = list.into_iter().map(|entry| {
            let url = urls::addressee(entry.addressee.id);
            row(&page, office, entry, now, |_| url.clone())
        });
        (t.say(key), rows.collect())
    });
    let articles = found.articles.iter().map(|one| {
        let url = urls::office_article(&office.slug, one.id);
        (url, one.title.clone())
    });
    Desk {
        articles: articles.collect(),
        parts: parts.collect(),
        today: t.count("desk-today-count", i64::try_from(today).unwrap_or(0)),
        none: none.then(|| t.say("desk-none")),
        office: urls::office(&office.slug),
        more: more.map(|id| (urls::desk_behind(&office.slug, id), t.say("pager-next"))),
        watch: Watch::of(&t, found.topic),
        templates: urls::office_templates(&office.slug),
        heading,
        page,
    }
}

/// Which part of the desk a question lies in, and where in it: what the reader may approve, what is due within a day, what
/// many want answered, what is open, what waits for its asker.
fn rank(one: &OnDesk, proposed: &[AddresseeId], (priority, now): (i32, Instant)) -> (usize, i64) {
    let soon = now.plus(crate::base::days(1));
    match one.due {
        due if proposed.contains(&one.id) => (0, due.map_or(i64::MAX, |due| due.0)),
        None => (4, 0),
        Some(due) if soon >= due => (1, due.0),
        Some(_) if one.cosigns >= priority => (2, -i64::from(one.cosigns)),
        Some(due) => (3, due.0),
    }
}
