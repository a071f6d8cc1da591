//! Words of posts, and of what is said beside questions, that are hidden, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::PostId;
use crate::i18n::rfc3339;
use crate::threads::{self, Redaction};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content};
use crate::web::questions::notes;
use crate::web::threads::{HidingDeed, do_redact};

/// Words that a moderator hid in a post, or beside a question.
#[derive(Serialize, ToSchema)]
pub struct RedactionOut {
    /// Its number, which stands in the text as `‹17: …›`.
    pub id: i64,
    /// personal_data, insult, libel, secret or unlawful.
    pub code: String,
    pub words: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// When they were shown again. RFC 3339, UTC.
    pub lifted_at: Option<String>,
}

impl RedactionOut {
    fn of(one: &Redaction) -> RedactionOut {
        RedactionOut {
            id: one.id.0,
            code: one.code.as_str().to_owned(),
            words: one.words.clone(),
            created_at: rfc3339(one.at),
            lifted_at: one.lifted.map(rfc3339),
        }
    }
}

/// What is hidden in a post, for its author and for moderators; the newest first.
///
/// # Errors
/// `NotFound` when the caller does not see the post; `Refused` for all others.
#[utoipa::path(get, path = "/api/v1/posts/{id}/redactions", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = Vec<RedactionOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let read = app
        .db
        .read(move |c| threads::redactions(c, &viewer, id, now));
    let all: Vec<RedactionOut> = read.await?.1.iter().map(RedactionOut::of).collect();
    json(200, &all)
}

/// Hides words of a post, or shows them again.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/redactions", request_body = HidingDeed,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204), (status = 410, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (PostId, HidingDeed) = (visit.id("id")?, visit.json()?);
    do_redact(&app, &visit, id, sent).await?;
    Ok(no_content())
}

/// What is hidden in the notes, reasons and verdicts of a question: all of it for moderators who have no part in it, for
/// others what they wrote themselves; the newest first.
///
/// # Errors
/// `NotFound` when the caller does not see the question; `Refused` for all others.
#[utoipa::path(get, path = "/api/v1/questions/{id}/redactions", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = Vec<RedactionOut>), (status = 403, body = Problem)))]
pub async fn of_notes(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let read = notes::read(&app, &visit).await?;
    let all: Vec<RedactionOut> = read.all.iter().map(RedactionOut::of).collect();
    json(200, &all)
}

/// Hides words of the notes, reasons and verdicts of a question, or shows them again.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/questions/{id}/redactions", request_body = HidingDeed,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204), (status = 403, body = Problem), (status = 409, body = Problem)))]
pub async fn hide_notes(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let deed: HidingDeed = visit.json()?;
    notes::perform(&app, &visit, deed).await?;
    Ok(no_content())
}
