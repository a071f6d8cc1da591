//! Pages that are the same for every visitor: made once and handed to all.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;

use super::respond::builder;
use super::table::Line;
use super::{Pairs, Reply, Visit, limits, respond, urls};
use crate::app::App;
use crate::base::Instant;
use crate::base::packing::Packing;
use crate::base::{Error, Result, seconds};
use crate::i18n::{Lang, from_http_date, http_date};
use crate::pages::{Asked, Kept, Make, Topic};

/// So long another node may not have heard of what has changed.
const UNHEARD: Duration = seconds(1);

/// Answers with the kept page, or makes it and keeps it where it may be kept.
pub(super) async fn serve(app: &Arc<App>, line: &Line, visit: &Rc<Visit>) -> Reply {
    let lang = if line.alike { Lang::En } else { visit.lang };
    let name = (visit.target.clone(), lang);
    let page = match app.pages.ask(&app.db, name).await {
        Asked::Kept(page) => page,
        // One that is not kept costs as much as any other.
        _ if limits::sheds(app.db.delay(), visit.method, line.path) => return Err(Error::Busy),
        Asked::Alone => return line.handle(app, visit).await,
        Asked::Make(make) => {
            let made = line.handle(app, visit).await;
            let topics = visit.shown.take().filter(|_| is_common(visit, &made));
            match (made, topics) {
                (Ok(response), Some(topics)) => keep(make, response, topics)?,
                // While the site is busy two try one by one, then each for himself, in the line for connections.
                (Err(fault @ (Error::Busy | Error::Broken(_))), _) => return Err(fault),
                (own, _) => {
                    make.share_nothing();
                    return own;
                }
            }
        }
    };
    answer(visit, page, app.clock.now()).await
}

fn keep(make: Make<'_>, response: HttpResponse, topics: Vec<Topic>) -> Result<Arc<Kept>> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let make = make.of(kind.unwrap_or_default().to_owned());
    match response.into_body().try_into_bytes() {
        Ok(body) => Ok(make.keep(body, topics)),
        Err(_) => Err(Error::broken("a page without an end")),
    }
}

/// True for a page that says nothing to this reader alone.
fn is_common(visit: &Visit, made: &Reply) -> bool {
    let Ok(response) = made else {
        return false;
    };
    let bare =
        response.headers().len() == 1 && response.headers().contains_key(header::CONTENT_TYPE);
    let personal = visit.personal.get() || !visit.cookies.borrow().is_empty();
    response.status() == 200 && bare && !personal
}

async fn answer(visit: &Visit, page: Arc<Kept>, now: Instant) -> Reply {
    // Weak: the tag names the page, and not how it is packed (RFC 9110, 8.8.3.3).
    let tag = format!("W/\"{}\"", page.tag);
    // Until all nodes have heard of that second another may show something else since then.
    let since = page.since.filter(|since| since.plus(UNHEARD) <= now);
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

/// Parameters that pages know; those that visitors share name their own beside their routes.
const KNOWN: [&str; 17] = [
    "view", "at", "after", "before", "sort", "last", "lang", "to", "quote", "root", "since", "tag",
    "list", "q", "from", "until", "term",
];

impl Visit {
    /// What was asked for, without any parameter.
    pub fn path_alone(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// Forgets all parameters but these: what visitors share is made and kept by the same reading of its address.
    pub(super) fn narrow(&mut self, names: &[&str]) {
        let read = first_of(&self.query, names);
        self.target = urls::asked(self.path_alone(), &read);
        self.query = Pairs::of(read);
    }
}

/// The path with the parameters that a page knows: what a page repeats of its address depends on nothing else.
pub(super) fn known_target(path: &str, query: &Pairs) -> String {
    urls::asked(path, &first_of(query, &KNOWN))
}

/// The first value of each of these names that is there, which is the one that counts.
fn first_of(query: &Pairs, names: &[&str]) -> Vec<(String, String)> {
    let there = names.iter().filter(|name| query.has(name));
    let pair = |name: &&str| ((*name).to_owned(), query.get(name).to_owned());
    there.map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_is_read() {
        let written = |query: &str| known_target("/t/1", &Pairs::parse(query.as_bytes()));
        for (query, plain) in [
            ("", "/t/1"),
            ("utm_source=letter&=x&&%00=1", "/t/1"),
            ("%76iew=time", "/t/1?view=time"),
            ("tag=5&view=tree&%76iew=time", "/t/1?view=tree&tag=5"),
            ("q=a;tag=5", "/t/1?q=a%3Btag%3D5"),
            ("q=%FF+a%zz&last", "/t/1?last=&q=%EF%BF%BD%20a%25zz"),
            ("view=time;q=1&+q=2", "/t/1?view=time%3Bq%3D1"),
        ] {
            assert_eq!(written(query), plain, "{query}");
            let again = plain.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(written(again), plain, "{query}, read again");
        }
        let late = "a=1&".repeat(200) + "view=time";
        assert_eq!(written(&late), "/t/1", "what is not read does not count");
    }
}
