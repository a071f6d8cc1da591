//! Names that wait for an administrator, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Cursors;
use super::reading::mark;
use crate::accounts::NameWish;
use crate::app::App;
use crate::base::UserId;
use crate::base::paging::{Cursor, Page, Seek};
use crate::i18n::rfc3339;
use crate::names;
use crate::web::door::form::approves;
use crate::web::door::{Reply, Visit, json};

/// Names on a page.
const PAGE: usize = 50;

/// A name that waits.
#[derive(Serialize, ToSchema)]
pub struct NameOut {
    /// Number of the account.
    pub person_id: i64,
    /// The user name, where it waits.
    pub name: Option<String>,
    /// The shown name, where it waits.
    pub display_name: Option<String>,
    /// RFC 3339, UTC.
    pub since: String,
}

/// A page of names that wait.
#[derive(Serialize, ToSchema)]
pub struct NameList {
    /// In the order of the accounts.
    pub items: Vec<NameOut>,
    /// Where the list goes on; it has no way back.
    pub cursors: Cursors,
}

/// What an administrator decides.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameDecisionIn {
    /// approve or refuse.
    #[serde(rename = "do")]
    act: String,
}

/// The names that wait, 50 a page.
///
/// # Errors
/// `Refused` unless an administrator.
#[utoipa::path(get, path = "/api/v1/names",
    params(("after" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = NameList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let seek = visit.seek()?;
    let after = match &seek {
        Seek::After(cursor) => cursor.number()?,
        _ => 0,
    };
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let waiting = app
        .db
        .read(move |c| names::waiting(c, &viewer, now, UserId(after), limit))
        .await?;
    let at = |wish: &NameWish| Cursor::at(wish.person.to_string());
    let page = Page::cut(waiting, PAGE, &seek, at);
    let mut cursors = Cursors::of(&page);
    cursors.before = None;
    let out = |wish: NameWish| NameOut {
        person_id: wish.person.0,
        name: wish.name,
        display_name: wish.display_name,
        since: rfc3339(wish.since),
    };
    let items = page.items.into_iter().map(out).collect();
    json(200, &NameList { items, cursors })
}

/// Approves or refuses a name that waits.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when nothing waits.
#[utoipa::path(post, path = "/api/v1/names/{id}/decision", request_body = NameDecisionIn,
    params(("id" = i64, Path, description = "Number of the account"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Decided")))]
pub async fn decide(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (person, viewer): (UserId, _) = (visit.id("id")?, visit.viewer.clone());
    let approve = approves(&visit.json::<NameDecisionIn>()?.act)?;
    mark(&app, &visit, move |tx| {
        names::decide(tx, &viewer, person, approve)
    })
    .await
}
