//! Legal deadlines for programs: the clock of the law of a question, and the rules that set it.

use std::rc::Rc;
use std::sync::Arc;

use super::super::door::problem::Problem;
use crate::app::App;
use crate::base::{AddresseeId, Error, Result};
use crate::questions;
use crate::web::door::{Reply, Visit, json};
use crate::web::offices::{PackAct, PackOut, do_check_pack, listed_packs};
use crate::web::questions::legal::{LegalAct, LegalOut, out, pauses, perform};

async fn read(app: &App, visit: &Visit, id: AddresseeId) -> Result<Option<LegalOut>> {
    let (viewer, now, packs) = (visit.viewer.clone(), app.clock.now(), app.packs.clone());
    let read = app.db.read(move |c| {
        let whole = questions::find_addressee(c, &viewer, id, now)?;
        if whole.question.state != questions::State::Published {
            return Err(Error::NotFound);
        }
        let placed = whole.placed(id)?;
        let said = questions::statutory_of(c, &[id])?.pop();
        Ok(said.map(|said| {
            let office = (&placed.office, pauses(placed));
            let clock = questions::legal(&packs, office, &said, now);
            out(&said, clock.as_ref())
        }))
    });
    read.await
}

/// The clock of the law of a question before an office; null where it was not handed in officially.
///
/// # Errors
/// `NotFound` when the caller does not see it.
#[utoipa::path(get, path = "/api/v1/addressees/{id}/clock",
    params(("id" = i64, Path, description = "Number of the question before the office")),
    responses((status = 200, body = Option<LegalOut>)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &read(&app, &visit, visit.id("id")?).await?)
}

/// Says where a question was handed in officially, or takes that back.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/addressees/{id}/clock", request_body = LegalAct,
    params(("id" = i64, Path, description = "Number of the question before the office"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Option<LegalOut>), (status = 423, body = Problem)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (AddresseeId, LegalAct) = (visit.id("id")?, visit.json()?);
    perform(&app, &visit, id, sent).await?;
    json(200, &read(&app, &visit, id).await?)
}

/// The rules of places, and who has checked them; for administrators.
///
/// # Errors
/// As the page.
#[utoipa::path(get, path = "/api/v1/admin/packs", responses((status = 200, body = Vec<PackOut>)))]
pub async fn packs(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &listed_packs(&app, &visit).await?)
}

/// Says that somebody has checked the rules of a place, or takes that back.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/admin/packs", request_body = PackAct,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Vec<PackOut>), (status = 423, body = Problem)))]
pub async fn check(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: PackAct = visit.json()?;
    do_check_pack(&app, &visit, sent).await?;
    json(200, &listed_packs(&app, &visit).await?)
}
