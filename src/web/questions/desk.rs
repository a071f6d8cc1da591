//! The desk of those who act for an office: what is due first stands first.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::{Error, Instant, Result};
use crate::offices::{self, Office};
use crate::questions::{self, Entry};
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
    /// Heading and questions; no heading has none below it.
    parts: Vec<(String, Vec<Row>)>,
    none: Option<String>,
    office: String,
    watch: Watch,
}

/// `GET /o/{slug}/desk`
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he acts for it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (office, entries, priority, topic) = read(&app, &visit).await?;
    let read = (entries, priority, topic);
    html(200, &page(&app, &visit, &office, read))
}

/// The office with what is open before it, from how many co-signs on a question comes first, and what tells of more.
///
/// # Errors
/// As [`show`].
pub async fn read(app: &App, visit: &Visit) -> Result<(Office, Vec<Entry>, i32, String)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("office").to_owned();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let office = offices::find(c, &sight, &slug, now)?;
        offices::hand(c, &viewer, &office, now)?
            .ok_or_else(|| Error::refused("office_only", "office"))?;
        let entries = questions::desk(c, &sight, office.id)?;
        let settings = offices::settings(c, office.space, Some(office.id))?;
        let topic = watch::of_office(c, office.id)?;
        Ok((office, entries, settings.priority, topic))
    });
    read.await
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    office: &Office,
    (entries, priority, topic): (Vec<Entry>, i32, String),
) -> Desk<'a> {
    let (t, now) = (visit.texts(app), app.clock.now());
    let heading = t.named("desk-title", &office.name);
    let mut page = Page::new(app, visit, heading.clone())
        .under(urls::office(&office.slug), &office.name, "")
        .hidden();
    page.scripts.push(ASSETS.url("live-updates"));
    let mut parts: [(&str, Vec<Entry>); 4] = [
        ("desk-today", Vec::new()),
        ("desk-wanted", Vec::new()),
        ("desk-open", Vec::new()),
        ("desk-paused", Vec::new()),
    ];
    for entry in entries {
        let at = part(&entry, priority, now);
        if let Some((_, list)) = parts.get_mut(at) {
            list.push(entry);
        }
    }
    let today = parts.first().map_or(0, |(_, list)| list.len());
    let none = parts.iter().all(|(_, list)| list.is_empty());
    let parts = parts.into_iter().filter(|(_, list)| !list.is_empty());
    let parts = parts.map(|(key, list)| {
        let rows = list.into_iter().map(|entry| {
            let url = urls::addressee(entry.addressee.id);
            row(&page, office, entry, now, |_| url.clone())
        });
        (t.say(key), rows.collect())
    });
    Desk {
        parts: parts.collect(),
        today: t.count("desk-today-count", i64::try_from(today).unwrap_or(0)),
        none: none.then(|| t.say("desk-none")),
        office: urls::office(&office.slug),
        watch: Watch::of(&t, topic),
        heading,
        page,
    }
}

/// Which part of the desk it lies in: due within a day, wanted by many, else open, or waiting for its asker.
fn part(entry: &Entry, priority: i32, now: Instant) -> usize {
    let due = entry.cycle.as_ref().and_then(|cycle| cycle.due_at);
    match due {
        None => 3,
        Some(due) if now.plus(crate::base::days(1)) >= due => 0,
        Some(_) if entry.question.cosigns >= priority => 1,
        Some(_) => 2,
    }
}
