//! Letters for programs of administrators, and letters to oneself.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::Cursors;
use super::reading::mark;
use crate::app::App;
use crate::base::DeliveryId;
use crate::i18n::rfc3339;
use crate::outbox::{Listed, State};
use crate::web::accounts::deliveries::read;
use crate::web::door::{Reply, Visit, json};
use crate::{accounts, deliveries};

/// A letter.
#[derive(Serialize, ToSchema)]
pub struct DeliveryOut {
    /// Number of the letter.
    pub id: i64,
    /// Stable name of its kind, as in `reset`.
    pub kind: String,
    /// As in `a***@example.org`.
    pub address: String,
    /// planned, ready, sending, sent, deferred, failed, merged, cancelled, suppressed, bounced, complained or held.
    pub state: &'static str,
    /// How often the relay has refused it.
    pub tries: i32,
    /// What the relay said last.
    pub fault: Option<String>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// When it is tried next; none unless it waits.
    pub next_at: Option<String>,
}

/// How many letters are in a state.
#[derive(Serialize, ToSchema)]
pub struct DeliveryCount {
    pub state: &'static str,
    pub count: i64,
}

/// A page of letters.
#[derive(Serialize, ToSchema)]
pub struct DeliveryList {
    /// The newest first.
    pub items: Vec<DeliveryOut>,
    pub counts: Vec<DeliveryCount>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// The letters of the last 30 days and those that wait, 50 a page; needs an administrator.
///
/// # Errors
/// As the page that shows it.
#[utoipa::path(get, path = "/api/v1/deliveries",
    params(("state" = Option<String>, Query, description = "Letters in this state alone"),
        ("domain" = Option<String>, Query, description = "Letters to addresses of this domain alone"),
        ("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = DeliveryList), (status = 422, body = super::Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    let out = |row: &Listed| DeliveryOut {
        id: row.id.0,
        kind: row.kind.clone(),
        address: row.address.clone(),
        state: row.state().as_str(),
        tries: row.tries,
        fault: row.fault.clone(),
        created_at: rfc3339(row.created_at),
        next_at: matches!(row.state(), State::Ready | State::Deferred)
            .then(|| rfc3339(row.next_at)),
    };
    let count = |(state, count): &(State, i64)| DeliveryCount {
        state: state.as_str(),
        count: *count,
    };
    let list = DeliveryList {
        items: found.rows.items.iter().map(out).collect(),
        counts: found.counts.iter().map(count).collect(),
        cursors: Cursors::of(&found.rows),
    };
    json(200, &list)
}

/// Tries a letter again that has failed.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound`; `Conflict` unless it has failed.
#[utoipa::path(post, path = "/api/v1/deliveries/{id}/retry",
    params(("id" = i64, Path, description = "Number of the letter"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It goes again"), (status = 409, body = super::Problem)))]
pub async fn retry(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (DeliveryId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| deliveries::retry(tx, &viewer, id)).await
}

/// Tries all letters again that have failed.
///
/// # Errors
/// `Refused` unless an administrator.
#[utoipa::path(post, path = "/api/v1/deliveries/retry",
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "They go again")))]
pub async fn retry_all(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    mark(&app, &visit, move |tx| deliveries::retry_all(tx, &viewer)).await
}

/// Cancels a letter that waits or is held.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound`; `Conflict` when it has gone.
#[utoipa::path(post, path = "/api/v1/deliveries/{id}/cancel",
    params(("id" = i64, Path, description = "Number of the letter"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It goes no more"), (status = 409, body = super::Problem)))]
pub async fn cancel(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (DeliveryId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| deliveries::cancel(tx, &viewer, id)).await
}

/// Lets letters go to one's own address again, where they came back; once a day.
///
/// # Errors
/// `Conflict` when they are not stopped; `TooMany` for the second time within a day.
#[utoipa::path(post, path = "/api/v1/settings/email/retry",
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "They go again"), (status = 409, body = super::Problem)))]
pub async fn retry_own(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    mark(&app, &visit, move |tx| accounts::retry_letters(tx, &viewer)).await
}
