//! Co-signs that moderators take out of the count of a question, for programs.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::i18n::Zone;
use crate::questions::Selection;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content};
use crate::web::questions::removals::{self, ChosenOut, RemovalDeed, RemovalOut};

/// What was taken out of the count of a question, the newest first, for moderators who have no part in it.
///
/// # Errors
/// `NotFound` when the caller does not see the question; `Refused` for all others.
#[utoipa::path(get, path = "/api/v1/questions/{id}/removals", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = Vec<RemovalOut>), (status = 403, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (_, all, _) = removals::read(&app, &visit, Selection::default()).await?;
    let all: Vec<RemovalOut> = all.iter().map(RemovalOut::of).collect();
    json(200, &all)
}

/// Takes co-signs out of the count, or puts them back; a preview says how many a choice comes to.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/questions/{id}/removals", request_body = RemovalDeed,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ChosenOut), (status = 204), (status = 409, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let deed: RemovalDeed = visit.json()?;
    if deed.what == "preview" {
        return json(200, &removals::preview(&app, &visit, &deed).await?);
    }
    removals::perform(&app, &visit, deed, &Zone::named("UTC")).await?;
    Ok(no_content())
}
