//! The audit log for programs of administrators.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::Cursors;
use crate::app::App;
use crate::audit::Entry;
use crate::i18n::rfc3339;
use crate::web::accounts::audit::{Found, named, read};
use crate::web::door::{Reply, Visit, json};

/// What somebody did.
#[derive(Serialize, ToSchema)]
pub struct AuditOut {
    /// Number of the row; the rows form a chain.
    pub id: i64,
    /// RFC 3339, UTC.
    pub at: String,
    /// `@` and the user name, or `#` and the number of an account that is gone; none for a visitor.
    pub actor: Option<String>,
    /// visitor, member, moderator or administrator, and the number of the token he used.
    pub role: String,
    /// Network address; empty once the person was forgotten.
    pub ip: String,
    /// Stable name of the act, as in `thread.locked`.
    pub action: String,
    /// As in `post 12`.
    pub object: String,
    /// Whom it is about.
    pub about: Option<String>,
    /// What was before.
    pub before: String,
    /// What was after.
    pub after: String,
    /// Stable name of the reason.
    pub reason: String,
}

/// A page of the audit log.
#[derive(Serialize, ToSchema)]
pub struct AuditList {
    /// The newest first.
    pub items: Vec<AuditOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// The audit log, 50 rows a page; needs an administrator.
///
/// # Errors
/// As the page that shows it.
#[utoipa::path(get, path = "/api/v1/audit",
    params(("who" = Option<String>, Query, description = "User name: what this person did, and what was done to him"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = AuditList), (status = 404, body = super::Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let Found { rows, people, .. } = read(&app, &visit).await?;
    let out = |row: &Entry| AuditOut {
        id: row.id,
        at: rfc3339(row.at),
        actor: row.actor.map(|id| named(&people, id)),
        role: row.role.clone(),
        ip: row.ip.clone(),
        action: row.action.clone(),
        object: row.object.clone(),
        about: row.about.map(|id| named(&people, id)),
        before: row.before.clone(),
        after: row.after.clone(),
        reason: row.reason.clone(),
    };
    let (items, cursors) = (rows.items.iter().map(out).collect(), Cursors::of(&rows));
    json(200, &AuditList { items, cursors })
}
