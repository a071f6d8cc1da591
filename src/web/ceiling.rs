//! What the machine and the door can do at best: a body from memory, to measure pages against.

use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use actix_web::http::header;
use actix_web::web::Bytes;

use super::door::{Reply, Visit, bytes};
use crate::app::App;
use crate::base::Error;

/// The longest body.
const MOST: usize = 1_000_000;

/// `GET /ceiling?bytes=&packing=`: so many bytes, with the headers of a page that visitors share.
///
/// # Errors
/// `NotFound` where limits are on, which is everywhere but on a site that is being measured.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    static BODY: LazyLock<Bytes> = LazyLock::new(|| vec![b'e'; MOST].into());
    if app.config.limits.rates {
        return Err(Error::NotFound);
    }
    let wanted: usize = visit.query.get("bytes").parse().unwrap_or(0);
    let mut answer = bytes(200);
    answer
        .content_type("text/html; charset=utf-8")
        .insert_header((header::ETAG, "W/\"0123456789abcdef\""));
    if visit.query.get("packing") == "br" {
        answer.insert_header((header::CONTENT_ENCODING, "br"));
    }
    Ok(answer.body(BODY.slice(..wanted.min(MOST))))
}
