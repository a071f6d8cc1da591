//! The page on which administrators read the audit log.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, Person};
use crate::app::App;
use crate::audit::{Action, Entry};
use crate::base::paging::{Cursor, Page as Rows, Seek};
use crate::base::{Error, Result, UserId};
use crate::spaces;
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "accounts/audit.html")]
struct Show<'a> {
    page: Page<'a>,
    who: String,
    rows: Vec<Line>,
    before: Option<String>,
    after: Option<String>,
}

struct Line {
    at: String,
    actor: String,
    role: String,
    ip: String,
    action: String,
    object: String,
    /// Whom it is about, where that is somebody else.
    about: String,
    change: String,
    reason: String,
}

/// Rows of the log, and the people whom they name.
pub type Found = (Rows<Entry>, HashMap<UserId, Person>);

/// `GET /admin/audit`
///
/// # Errors
/// `Refused` unless an administrator.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    // A person whom there is not has done nothing.
    let found = match read(&app, &visit).await {
        Err(Error::NotFound) => (
            Rows::cut(Vec::new(), 0, &Seek::First, |_| Cursor::at("")),
            HashMap::new(),
        ),
        found => found?,
    };
    html(200, &page(&app, &visit, &found))
}

fn page<'a>(app: &'a App, visit: &Visit, (rows, people): &Found) -> Show<'a> {
    let who = visit.query.get("who").chars().take(100).collect::<String>();
    let t = visit.texts(app);
    let name = |id: Option<UserId>| id.map_or_else(String::new, |id| named(people, id));
    let line = |row: &Entry| Line {
        at: t.moment(row.at, &visit.zone),
        actor: name(row.actor),
        role: row.role.clone(),
        ip: row.ip.clone(),
        action: match Action::from_word(&row.action) {
            Some(known) => t.say(&format!(
                "audited-{}",
                known.as_str().replace(['.', '_'], "-")
            )),
            None => row.action.clone(),
        },
        object: row.object.clone(),
        about: name(row.about.filter(|about| Some(*about) != row.actor)),
        change: match (row.before.as_str(), row.after.as_str()) {
            ("", after) => after.to_owned(),
            (before, after) => format!("{before} → {after}"),
        },
        reason: row.reason.clone(),
    };
    let turn = |way, at: &Option<Cursor>| at.as_ref().map(|at| urls::audit(&who, way, at));
    Show {
        rows: rows.items.iter().map(line).collect(),
        before: turn("before", &rows.before),
        after: turn("after", &rows.after),
        page: Page::new(app, visit, t.say("audit-title")).hidden(),
        who,
    }
}

/// A person by his name, or by his number where he is gone.
pub fn named(people: &HashMap<UserId, Person>, id: UserId) -> String {
    people
        .get(&id)
        .map_or_else(|| format!("#{id}"), |person| format!("@{}", person.name))
}

/// The page of the log that the query asks for, of all or of one person (`who`).
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when there is no such person; `Invalid(cursor)`.
pub async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now, seek) = (visit.viewer.clone(), app.clock.now(), visit.seek()?);
    let who = visit
        .query
        .get("who")
        .trim()
        .trim_start_matches('@')
        .to_owned();
    app.db
        .read(move |c| {
            spaces::may_read_audit(c, &viewer, now)?;
            let person = match who.as_str() {
                "" => None,
                name => Some(accounts::by_name(c, name)?.id),
            };
            let rows = crate::audit::list(c, person, &seek)?;
            let ids: Vec<UserId> = rows
                .items
                .iter()
                .flat_map(|row| [row.actor, row.about])
                .flatten()
                .collect();
            let people = accounts::authors(c, &ids)?;
            Ok((rows, people))
        })
        .await
}
