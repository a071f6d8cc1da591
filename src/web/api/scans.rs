//! Scans of papers that questions were taken down from, for programs of moderators.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::created;
use super::reading::mark;
use crate::app::App;
use crate::base::{Result, ThreadId};
use crate::i18n::rfc3339;
use crate::questions;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::questions::scan::{self, upload};

/// The scan of a paper. Nobody sees it but moderators who have no part in the question.
#[derive(Serialize, ToSchema)]
pub struct ScanOut {
    /// Path that leads to it; none where there is none. Who fetches it is written down.
    pub url: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// When it was added. RFC 3339, UTC.
    pub added_at: Option<String>,
    /// True where one was taken away that may be brought back.
    pub removed: bool,
}

/// A scan to keep.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a form that the door reads")]
pub struct ScanIn {
    /// PNG, JPEG or WebP, at most 10 MB and 8192 pixels a side.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

async fn shown(app: &App, visit: &Visit) -> Result<ScanOut> {
    let (whole, kept) = scan::read(app, visit).await?;
    let removed = kept
        .as_ref()
        .is_some_and(|(scan, _)| scan.removed.is_some());
    let there = kept.filter(|_| !removed);
    let pixels = there.as_ref().and_then(|(_, file)| file.pixels);
    let (width, height) = pixels.unzip();
    Ok(ScanOut {
        url: there
            .as_ref()
            .map(|_| urls::api_question_scan_picture(whole.question.thread)),
        width,
        height,
        added_at: there.map(|(scan, _)| rfc3339(scan.at)),
        removed,
    })
}

/// The scan of the paper that a question was taken down from.
///
/// # Errors
/// As the page that shows it.
#[utoipa::path(get, path = "/api/v1/questions/{id}/scan", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = ScanOut), (status = 403, body = Problem)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &shown(&app, &visit).await?)
}

/// What is on the paper. That the caller has looked is written down.
///
/// # Errors
/// As the page that shows it; `NotFound` when there is none.
#[utoipa::path(get, path = "/api/v1/questions/{id}/scan/picture", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, description = "The picture, image/jpeg"), (status = 403, body = Problem)))]
pub async fn picture(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    scan::picture(app, visit).await
}

/// Keeps a scan of the paper that a question was taken down from; the one before it is wiped.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/questions/{id}/scan",
    request_body(content = ScanIn, content_type = "multipart/form-data"),
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ScanOut), (status = 403, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    upload(&app, &visit).await?;
    let id: ThreadId = visit.id("id")?;
    created(&urls::api_question_scan(id), &shown(&app, &visit).await?)
}

/// Takes the scan away; for a week it may be brought back. Twice is once.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/questions/{id}/scan",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Taken away")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| questions::end_scan(tx, &viewer, id)).await
}

/// Brings back the scan that was taken away.
///
/// # Errors
/// As the page that does it; `NotFound` when there is none any more.
#[utoipa::path(post, path = "/api/v1/questions/{id}/scan/restoration",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is there"), (status = 404, body = Problem)))]
pub async fn restore(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    mark(&app, &visit, move |tx| {
        questions::restore_scan(tx, &viewer, id)
    })
    .await
}
