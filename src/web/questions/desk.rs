//! The desk of those who act for an office: what is due first stands first.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::{AddresseeId, Error, Instant, Result, UserId};
use crate::blogs::{self, Official};
use crate::offices::{self, Office};
use crate::questions::{self, DraftAct, Entry};
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
struct Found {
    office: Office,
    entries: Vec<Entry>,
    /// From how many co-signs on a question comes first.
    priority: i32,
    /// Questions with a text that the reader may approve.
    proposed: Vec<AddresseeId>,
    /// Texts for the blog that he may publish.
    articles: Vec<Official>,
    /// What tells of more.
    topic: String,
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        let hand = offices::hand(c, &viewer, &office, now)?
            .ok_or_else(|| Error::refused("office_only", "office"))?;
        let may = |state, people: &[Option<UserId>]| {
            let own = people.contains(&viewer.id());
            questions::after(Some(state), DraftAct::Approve, (hand, own)).is_ok()
        };
        let drafts = questions::drafts_at(c, office.id)?.into_iter();
        let proposed = drafts.filter(|(_, state, people)| may(*state, people));
        Ok(Found {
            proposed: proposed.map(|(id, ..)| id).collect(),
            entries: questions::desk(c, &sight, office.id)?,
            priority: offices::settings(c, office.space, Some(office.id))?.priority,
            articles: blogs::to_review(c, office.id, (hand, viewer.id()))?,
            topic: watch::of_office(c, office.id)?,
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
    for entry in found.entries {
        let at = match found.proposed.contains(&entry.addressee.id) {
            true => 0,
            false => part(&entry, found.priority, now),
        };
        if let Some((_, list)) = parts.get_mut(at) {
            list.push(entry);
        }
    }
    let today = parts
        .iter()
        .take(2)
        .map(|(_, list)| list.len())
        .sum::<usize>()
        + found.articles.len();
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
        watch: Watch::of(&t, found.topic),
        templates: urls::office_templates(&office.slug),
        heading,
        page,
    }
}

/// Which part of the desk it lies in: due within a day, wanted by many, else open, or waiting for its asker.
fn part(entry: &Entry, priority: i32, now: Instant) -> usize {
    let due = entry.cycle.as_ref().and_then(|cycle| cycle.due_at);
    match due {
        None => 4,
        Some(due) if now.plus(crate::base::days(1)) >= due => 1,
        Some(_) if entry.question.cosigns >= priority => 2,
        Some(_) => 3,
    }
}
