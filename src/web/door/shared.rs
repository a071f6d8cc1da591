//! Pages that are the same for every visitor: made once and handed to all.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;

use super::respond::builder;
use super::table::Line;
use super::{Reply, Visit, limits, respond};
use crate::app::App;
use crate::base::Instant;
use crate::base::packing::Packing;
use crate::base::{Error, Result};
use crate::i18n::{Lang, from_http_date, http_date};
use crate::pages::{Asked, Kept};

/// Answers with the kept page, or makes it and keeps it where it may be kept.
pub(super) async fn serve(app: &Arc<App>, line: &Line, visit: &Rc<Visit>) -> Reply {
    let name = match line.alike {
        true => (visit.path_alone().to_owned(), Lang::En),
        false => (visit.target.clone(), visit.lang),
    };
    let page = match app.pages.ask(&app.db, name).await {
        Asked::Kept(page) => page,
        // One that is not kept costs as much as any other.
        _ if limits::sheds(app.db.delay(), visit.method, line.path) => return Err(Error::Busy),
        Asked::Alone => return line.handle(app, visit).await,
        Asked::Make(make) => {
            let response = line.handle(app, visit).await?;
            let topics = visit.shown.take().filter(|_| is_common(visit, &response));
            let Some(topics) = topics else {
                return Ok(response);
            };
            let kind = response.headers().get(header::CONTENT_TYPE);
            let kind = kind.and_then(|kind| kind.to_str().ok());
            let make = make.of(kind.unwrap_or_default().to_owned());
            match response.into_body().try_into_bytes() {
                Ok(body) => make.keep(body, topics),
                Err(_) => return Err(Error::broken("a page without an end")),
            }
        }
    };
    answer(visit, page, app.clock.now()).await
}

/// True for a page that says nothing to this reader alone.
fn is_common(visit: &Visit, response: &HttpResponse) -> bool {
    let bare =
        response.headers().len() == 1 && response.headers().contains_key(header::CONTENT_TYPE);
    let personal = visit.personal.get() || !visit.cookies.borrow().is_empty();
    response.status() == 200 && bare && !personal
}

async fn answer(visit: &Visit, page: Arc<Kept>, now: Instant) -> Reply {
    // Weak: the tag names the page, and not how it is packed (RFC 9110, 8.8.3.3).
    let tag = format!("W/\"{}\"", page.tag);
    // What is not yet over could change once more in its second.
    let since = page.since.filter(|since| *since <= now);
    let known = match (&visit.if_none_match, &visit.if_modified_since) {
        (Some(known), _) => respond::names(known, &page.tag),
        (None, Some(known)) => since.is_some_and(|since| from_http_date(known) >= Some(since)),
        (None, None) => false,
    };
    let mut answer = builder(if known { 304 } else { 200 });
    answer.insert_header((header::ETAG, tag));
    if page.since.is_some() {
        // The same for whoever asks, unlike pages.
        answer.insert_header((header::CACHE_CONTROL, "no-cache"));
        answer.insert_header((header::VARY, "Accept-Encoding"));
    }
    if let Some(since) = since {
        answer.insert_header((header::LAST_MODIFIED, http_date(since)));
    }
    if known {
        return Ok(answer.finish());
    }
    let packing = visit.packing();
    answer.content_type(HeaderValue::from_str(&page.kind).map_err(Error::broken)?);
    Ok(respond::packed(
        answer,
        packing,
        packed(page, packing).await?,
    ))
}

async fn packed(page: Arc<Kept>, packing: Packing) -> Result<Bytes> {
    match page.ready(packing) {
        Some(bytes) => Ok(bytes),
        None => tokio::task::spawn_blocking(move || page.packed(packing))
            .await
            .map_err(Error::broken),
    }
}

impl Visit {
    /// What was asked for, without any parameter.
    pub fn path_alone(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// The path with the parameters that a page knows: what a page repeats of its address depends on nothing else.
pub(super) fn known_target(request: &HttpRequest) -> String {
    const KNOWN: [&str; 17] = [
        "view", "at", "after", "before", "sort", "last", "lang", "to", "quote", "root", "since",
        "tag", "list", "q", "from", "until", "term",
    ];
    let (path, query) = (request.uri().path(), request.query_string());
    let known = |pair: &&str| KNOWN.contains(&pair.split('=').next().unwrap_or_default());
    let kept: Vec<&str> = query.split('&').filter(known).collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}
