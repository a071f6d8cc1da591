//! Pages that are the same for every visitor: made once and handed to all.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header;
use actix_web::web::Bytes;

use super::respond::builder;
use super::table::Line;
use super::{Reply, Visit, respond};
use crate::app::App;
use crate::base::packing::Packing;
use crate::base::{Error, Result};
use crate::pages::{Asked, Kept};

/// Answers with the kept page, or makes it and keeps it where it may be kept.
pub(super) async fn serve(app: &Arc<App>, line: &Line, visit: &Rc<Visit>) -> Reply {
    let name = (visit.target.clone(), visit.lang);
    let page = match app.pages.ask(&app.db, name).await {
        Asked::Kept(page) => page,
        Asked::Alone => return line.handle(app, visit).await,
        Asked::Make(make) => {
            let response = line.handle(app, visit).await?;
            let topics = visit.shown.take().filter(|_| is_common(visit, &response));
            let Some(topics) = topics else {
                return Ok(response);
            };
            match response.into_body().try_into_bytes() {
                Ok(body) => make.keep(body, topics),
                Err(_) => return Err(Error::broken("a page without an end")),
            }
        }
    };
    answer(visit, page).await
}

/// True for a page that says nothing to this reader alone.
fn is_common(visit: &Visit, response: &HttpResponse) -> bool {
    let bare =
        response.headers().len() == 1 && response.headers().contains_key(header::CONTENT_TYPE);
    let personal = visit.personal.get() || !visit.cookies.borrow().is_empty();
    response.status() == 200 && bare && !personal
}

async fn answer(visit: &Visit, page: Arc<Kept>) -> Reply {
    // Weak: the tag names the page, and not how it is packed (RFC 9110, 8.8.3.3).
    let tag = format!("W/\"{}\"", page.tag);
    if visit
        .if_none_match
        .as_deref()
        .is_some_and(|known| respond::names(known, &page.tag))
    {
        return Ok(builder(304).insert_header((header::ETAG, tag)).finish());
    }
    let packing = visit.packing();
    let mut answer = builder(200);
    answer
        .content_type("text/html; charset=utf-8")
        .insert_header((header::ETAG, tag));
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

/// The path with the parameters that a page knows: what a page repeats of its address depends on nothing else.
pub(super) fn known_target(request: &HttpRequest) -> String {
    const KNOWN: [&str; 12] = [
        "view", "at", "after", "before", "sort", "last", "lang", "to", "quote", "root", "since",
        "tag",
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
