//! One's own sessions, proof and second factor, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{self, Device, Duty, Factor};
use crate::app::App;
use crate::base::{Result, SessionId};
use crate::db::Tx;
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, proof, urls};

/// A signed-in device.
#[derive(Serialize, ToSchema)]
pub struct SessionOut {
    pub id: i64,
    /// What its browser calls itself.
    pub device: String,
    /// The network address from which it signed in.
    pub address: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC.
    pub seen_at: String,
    /// True for the one that asks.
    pub current: bool,
}

/// The viewer's signed-in devices.
#[derive(Serialize, ToSchema)]
pub struct SessionList {
    /// The one seen last comes first; at most 100.
    pub items: Vec<SessionOut>,
}

/// How it stands with the viewer's second factor.
#[derive(Serialize, ToSchema)]
pub struct FactorOut {
    /// none, begun or on.
    pub state: String,
    /// Codes on paper that have not been used.
    pub codes_left: i64,
    /// RFC 3339, UTC: until when the viewer, who is staff, must have one.
    pub due: Option<String>,
    /// True while what he may do as staff sleeps for want of one.
    pub asleep: bool,
}

/// A proof that it is still he.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProofIn {
    password: String,
    /// Where there is a second factor: of the authenticator or on paper.
    #[serde(default)]
    code: String,
}

/// The viewer's signed-in devices.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/sessions",
    responses((status = 200, body = SessionList), (status = 401, body = Problem)))]
pub async fn sessions(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let own = viewer.me()?.session;
    let devices = app
        .db
        .read(move |c| accounts::devices(c, &viewer, now))
        .await?;
    let out = |device: Device| SessionOut {
        id: device.id.0,
        current: device.id == own,
        device: device.device,
        address: device.address,
        created_at: rfc3339(device.created_at),
        seen_at: rfc3339(device.seen_at),
    };
    let items = devices.into_iter().map(out).collect();
    json(200, &SessionList { items })
}

/// Ends one of the viewer's sessions.
///
/// # Errors
/// `NotFound` when it is not his.
#[utoipa::path(delete, path = "/api/v1/sessions/{id}",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Ended"), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn end_session(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, SessionId) = (visit.viewer.clone(), visit.id("id")?);
    end(&app, &visit, move |tx| {
        accounts::end_device(tx, &viewer, id)
    })
    .await
}

/// Ends the viewer's sessions on all devices but this.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(post, path = "/api/v1/sessions/others/end",
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Ended"), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn end_others(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    end(&app, &visit, move |tx| {
        accounts::end_other_devices(tx, &viewer)
    })
    .await
}

async fn end<F>(app: &App, visit: &Visit, act: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            act(tx)?;
            Ok(urls::DEVICES.to_owned())
        })
    });
    done.await?;
    Ok(no_content())
}

/// Proves that it is still he, for acts that are refused with `step_up`. The session has a new token then.
///
/// # Errors
/// `Invalid` for a wrong password or code, `TooMany` after five.
#[utoipa::path(post, path = "/api/v1/session/proof", request_body = ProofIn,
    responses((status = 204, description = "Proved; the answer sets the session's new cookie"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)))]
pub async fn create_proof(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ProofIn = visit.json()?;
    proof::check(&app, &visit, "password", &sent.password).await?;
    let (token, _) = proof::prove(&app, &visit, "code", sent.code).await?;
    proof::set_session(&visit, &token);
    Ok(no_content())
}

/// How it stands with the viewer's second factor.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/factor",
    responses((status = 200, body = FactorOut), (status = 401, body = Problem)))]
pub async fn factor(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, key) = (visit.viewer.clone(), app.key.clone());
    let (factor, codes_left) = app
        .db
        .read(move |c| {
            let left = accounts::codes_left(c, &viewer)?;
            Ok((accounts::own_factor(c, &viewer, &key)?, left))
        })
        .await?;
    let state = match factor {
        Factor::None => "none",
        Factor::Begun(_) => "begun",
        Factor::On => "on",
    };
    let due = match visit.viewer.me()?.duty {
        Duty::Due(by) => Some(rfc3339(by)),
        Duty::None | Duty::Asleep => None,
    };
    let (state, asleep) = (state.to_owned(), !visit.viewer.is_awake());
    let out = FactorOut {
        state,
        codes_left,
        due,
        asleep,
    };
    json(200, &out)
}
