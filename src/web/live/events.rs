//! What has happened, to be asked for: where nothing is told, and to fill a gap.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::Error;
use crate::live::{Topic, range};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, unless_known};

/// Events of one answer.
const MOST: i64 = 500;

/// Events of a topic.
#[derive(Serialize, ToSchema)]
pub struct EventRange {
    /// As a listener is told of them.
    pub events: Vec<Value>,
    /// The number of the newest event of the topic; 0 while there is none.
    pub head: i64,
    /// There are more behind these.
    pub more: bool,
    /// The number asked for is older than what is kept, or of a database that is no more: all must be read anew.
    pub forgotten: bool,
}

/// The events of a topic behind a number, in order.
///
/// # Errors
/// `NotFound` when the viewer may not see the topic; `SignIn` for a visitor who asks for a person's;
/// `Invalid(topic)` for what is none.
#[utoipa::path(get, path = "/api/v1/events",
    params(("topic" = String, Query, description = "As in `thread:7`"),
        ("after" = Option<i64>, Query, description = "The number of the last event that is known"),
        ("limit" = Option<i64>, Query, description = "At most 500")),
    responses((status = 200, body = EventRange), (status = 304), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let topic = Topic::from_name(visit.query.get("topic"));
    let topic = topic.ok_or_else(|| Error::field("topic", "invalid"))?;
    let number = |name, usual: i64| match visit.query.get(name) {
        "" => Ok(usual),
        given => given.parse().map_err(|_| Error::field(name, "invalid")),
    };
    let after = number("after", 0)?.max(0);
    let limit = number("limit", MOST)?.clamp(1, MOST);
    let viewer = visit.viewer.clone();
    let found = app
        .db
        .read(move |c| range(c, &viewer, topic, after, limit))
        .await?;
    let texts = found.events.iter().map(|text| serde_json::from_str(text));
    let events: Result<Vec<Value>, _> = texts.collect();
    let range = EventRange {
        events: events.map_err(Error::broken)?,
        head: found.head,
        more: found.more,
        forgotten: found.forgotten,
    };
    unless_known(&visit, &range)
}
