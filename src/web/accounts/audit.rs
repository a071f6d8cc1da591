//! The page on which administrators read the audit log.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, Person};
use crate::app::App;
use crate::audit::{Action, Entry};
use crate::base::paging::{Cursor, Page as Rows, Seek};
use crate::base::{Error, PostId, Result, SpaceId, ThreadId, UserId};
use crate::i18n::Texts;
use crate::spaces;
use crate::threads;
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
    /// What it was done to: words, and where that is.
    objects: Vec<(String, Option<String>)>,
    /// Whom it is about, where that is somebody else.
    about: String,
    change: String,
    reason: String,
}

/// Rows of the log, and the people and the communities that they name.
pub struct Found {
    pub rows: Rows<Entry>,
    pub people: HashMap<UserId, Person>,
    spaces: HashMap<SpaceId, String>,
}

/// `GET /admin/audit`
///
/// # Errors
/// `Refused` unless an administrator.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    // A person whom there is not has done nothing.
    let found = match read(&app, &visit).await {
        Err(Error::NotFound) => Found {
            rows: Rows::cut(Vec::new(), 0, &Seek::First, |_| Cursor::at("")),
            people: HashMap::new(),
            spaces: HashMap::new(),
        },
        found => found?,
    };
    html(200, &page(&app, &visit, &found))
}

fn page<'a>(app: &'a App, visit: &Visit, found: &Found) -> Show<'a> {
    let (rows, people) = (&found.rows, &found.people);
    let who = visit.query.get("who").chars().take(100).collect::<String>();
    let t = visit.texts(app);
    let name = |id: Option<UserId>| id.map_or_else(String::new, |id| named(people, id));
    let line = |row: &Entry| Line {
        at: t.moment(row.at, &visit.zone),
        actor: name(row.actor),
        role: role(&t, &row.role),
        ip: row.ip.clone(),
        action: match Action::from_word(&row.action) {
            Some(known) => t.say(&format!(
                "audited-{}",
                known.as_str().replace(['.', '_'], "-")
            )),
            None => row.action.clone(),
        },
        objects: objects(&t, &row.object, &found.spaces),
        about: name(row.about.filter(|about| Some(*about) != row.actor)),
        change: match (row.before.as_str(), row.after.as_str()) {
            // Of what has fallen the state is known.
            (_, "") => String::new(),
            ("" | "none", after) => word(&t, after, &found.spaces),
            (before, after) => format!(
                "{} → {}",
                word(&t, before, &found.spaces),
                word(&t, after, &found.spaces)
            ),
        },
        reason: match threads::Removal::from_word(&row.reason) {
            Some(known) => t.say(&format!("reason-{}", known.as_str().replace('_', "-"))),
            None => row.reason.clone(),
        },
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

/// In whose place somebody acted, and by which token.
fn role(t: &Texts<'_>, word: &str) -> String {
    let (role, token) = word.split_once(' ').unwrap_or((word, ""));
    let role = role_word(t, role).unwrap_or_else(|| role.to_owned());
    match token
        .strip_prefix("token:")
        .and_then(|id| id.parse::<i64>().ok())
    {
        Some(id) => format!("{role} · {}", t.count("audit-of-token", id)),
        None => role,
    }
}

fn role_word(t: &Texts<'_>, word: &str) -> Option<String> {
    let known = ["visitor", "member", "moderator", "administrator", "console"];
    let known = known.contains(&word);
    known.then(|| t.say(&format!("audit-role-{word}")))
}

/// What something was or became: a role, a place, or words of somebody's own.
fn word(t: &Texts<'_>, word: &str, spaces: &HashMap<SpaceId, String>) -> String {
    let place = || Some(objects(t, word, spaces).into_iter().next()?.0);
    let known = role_word(t, word).or_else(place);
    known.unwrap_or_else(|| word.to_owned())
}

/// What an act was done to, from words and numbers as in `space 3 invite 7`. The person is named beside it.
fn objects(
    t: &Texts<'_>,
    object: &str,
    spaces: &HashMap<SpaceId, String>,
) -> Vec<(String, Option<String>)> {
    let words: Vec<&str> = object.split(' ').collect();
    let pairs = words.chunks(2).filter_map(|pair| match pair {
        [kind, id] => Some((*kind, id.parse::<i64>().ok()?)),
        _ => None,
    });
    pairs
        .filter_map(|(kind, id)| match kind {
            "post" => Some((t.count("audit-of-post", id), Some(urls::post(PostId(id))))),
            "thread" => Some((
                t.count("audit-of-thread", id),
                Some(urls::thread_numbered(ThreadId(id))),
            )),
            "space" => Some((spaces.get(&SpaceId(id))?.clone(), None)),
            "forum" => Some((t.count("audit-of-forum", id), None)),
            "invite" => Some((t.count("audit-of-invite", id), None)),
            "token" => Some((t.count("audit-of-token", id), None)),
            "office" => Some((t.count("audit-of-office", id), None)),
            "letters" => Some((t.count("audit-of-letters", id), None)),
            "letter" => Some((t.count("audit-of-letter", id), None)),
            _ => None,
        })
        .collect()
}

/// The communities that these rows name.
fn spaces_of(rows: &[Entry]) -> Vec<SpaceId> {
    let named = rows.iter().filter_map(|row| {
        let rest = row.object.strip_prefix("space ")?;
        rest.split(' ').next()?.parse().ok().map(SpaceId)
    });
    let mut ids: Vec<SpaceId> = named.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
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
            let named = spaces_of(&rows.items);
            let named = named
                .into_iter()
                .map(|id| Ok((id, spaces::name_of(c, id)?)));
            Ok(Found {
                spaces: named.collect::<Result<_>>()?,
                rows,
                people,
            })
        })
        .await
}
