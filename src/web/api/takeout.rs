//! What the viewer takes along: asked for, looked after, fetched.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::i18n::rfc3339;
use crate::takeouts::Takeout;
use crate::web::accounts::takeout::{ask, own};
use crate::web::door::{Reply, Visit, json, urls};

/// The viewer's ZIP.
#[derive(Serialize, ToSchema)]
pub struct TakeoutOut {
    /// none, making, ready.
    pub state: &'static str,
    /// Where it is fetched, once it is ready.
    pub url: Option<String>,
    /// In bytes.
    pub size: Option<i64>,
    /// RFC 3339, UTC; it is gone then.
    pub ends_at: Option<String>,
}

fn out(own: Option<Takeout>) -> TakeoutOut {
    let ready = own.as_ref().filter(|own| own.ready_at.is_some());
    TakeoutOut {
        state: match (&own, ready) {
            (None, _) => "none",
            (_, None) => "making",
            _ => "ready",
        },
        url: ready.map(|own| urls::takeout(&own.name)),
        size: ready.map(|own| own.size),
        ends_at: ready.and_then(Takeout::ends_at).map(rfc3339),
    }
}

/// Where the viewer's ZIP stands: all that he wrote and brought.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/settings/takeout", responses((status = 200, body = TakeoutOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &out(own(&app, &visit).await?))
}

/// Has the viewer's ZIP made; one that is being made or is not a day old stands.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(post, path = "/api/v1/settings/takeout",
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = TakeoutOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    ask(&app, &visit).await?;
    json(201, &out(own(&app, &visit).await?))
}
