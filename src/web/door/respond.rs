//! Answers, and the headers that every one bears.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

use super::{Reply, Visit};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::packing::{Packing, gzip};
use crate::base::{Conflict, Error, crypto};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types elab";
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    microphone=(), payment=(), usb=()";
/// Shorter bodies go as they are: compressing them gains nothing.
const WORTH: usize = 1000;
/// A page is written into so much room, in bytes, to begin with: most fit.
const ROOM: usize = 96 * 1024;
/// What is made for one reader is packed in passing.
const FAST: u32 = 1;

/// A page.
///
/// # Errors
/// `Broken` when the template fails.
pub fn html(status: u16, view: &impl Template) -> Reply {
    let mut body = String::with_capacity(ROOM);
    view.render_into(&mut body).map_err(Error::broken)?;
    Ok(builder(status)
        .content_type("text/html; charset=utf-8")
        .body(body))
}

/// A JSON document.
///
/// # Errors
/// `Broken` when it does not serialise.
pub fn json(status: u16, value: &impl serde::Serialize) -> Reply {
    let body = serde_json::to_string(value).map_err(Error::broken)?;
    Ok(builder(status).content_type("application/json").body(body))
}

/// A JSON document of what has no revision of its own, with its version as its tag (RFC 9110, 8.8.3).
///
/// # Errors
/// `Broken` when it does not serialise.
pub fn versioned(value: &impl serde::Serialize) -> Reply {
    let (mut answer, tag) = (json(200, value)?, format!("\"{}\"", version(value)?));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.headers_mut().insert(header::ETAG, tag);
    }
    Ok(answer)
}

/// As [`versioned`], and no more than the tag for who has that version already.
///
/// # Errors
/// As [`versioned`].
pub fn unless_known(visit: &Visit, value: &impl serde::Serialize) -> Reply {
    let tag = version(value)?;
    if !is_known(visit, &tag) {
        return versioned(value);
    }
    let tag = format!("\"{tag}\"");
    Ok(builder(304).insert_header((header::ETAG, tag)).finish())
}

/// True when the browser has what bears this tag already.
pub fn is_known(visit: &Visit, tag: &str) -> bool {
    let known = visit.if_none_match.as_deref();
    known.is_some_and(|known| names(known, tag))
}

/// True when an `If-None-Match` names this tag (RFC 9110, 13.1.2).
pub(super) fn names(header: &str, tag: &str) -> bool {
    header.split(',').map(str::trim).any(|known| {
        let known = known.strip_prefix("W/").unwrap_or(known);
        known == "*" || known.trim_matches('"') == tag
    })
}

/// Asks that what stands is still what `If-Match` named.
///
/// # Errors
/// `Conflict(edit_conflict)` when somebody has changed it since.
pub fn unchanged(value: &impl serde::Serialize, named: &str) -> Result<(), Error> {
    if version(value)? == named {
        return Ok(());
    }
    Err(Error::Conflict(Conflict {
        code: "edit_conflict",
        current: None,
        revision: None,
    }))
}

fn version(value: &impl serde::Serialize) -> Result<String, Error> {
    let said = serde_json::to_vec(value).map_err(Error::broken)?;
    Ok(crypto::fingerprint(&said))
}

/// Plain text.
pub fn text(status: u16, kind: &'static str, body: String) -> HttpResponse {
    builder(status).content_type(kind).body(body)
}

/// Leads on to another page of ours after an act (RFC 9110, 15.4.4).
pub fn see_other(location: &str) -> HttpResponse {
    builder(303)
        .insert_header((header::LOCATION, location))
        .finish()
}

/// Leads on to the address that a thing has now (RFC 9110, 15.4.2).
pub fn moved_for_good(location: &str) -> HttpResponse {
    builder(301)
        .insert_header((header::LOCATION, location))
        .finish()
}

/// Leads on to where a thing stands at present (RFC 9110, 15.4.3).
pub fn found(location: &str) -> HttpResponse {
    builder(302)
        .insert_header((header::LOCATION, location))
        .finish()
}

/// An answer whose bytes are no text of ours: its maker says what they are.
pub fn bytes(status: u16) -> HttpResponseBuilder {
    builder(status)
}

/// Done, and nothing to say.
pub fn no_content() -> HttpResponse {
    builder(204).finish()
}

pub(super) fn builder(status: u16) -> HttpResponseBuilder {
    HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Adds cookies, the headers of every answer, and gzip where it is worth it.
pub(super) fn dress(visit: &Visit, app: &App, response: HttpResponse) -> HttpResponse {
    let mut response = compress(visit, response);
    let signed_in = matches!(visit.viewer, Viewer::Member(_));
    let headers = response.headers_mut();
    let own_policy = headers.contains_key(header::CONTENT_SECURITY_POLICY);
    for cookie in visit.cookies.borrow().iter() {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            headers.append(header::SET_COOKIE, value);
        }
    }
    let mut fixed = |name: &'static str, value: &'static str| {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    };
    fixed("x-content-type-options", "nosniff");
    fixed("referrer-policy", "same-origin");
    fixed("cross-origin-opener-policy", "same-origin");
    fixed("cross-origin-resource-policy", "same-origin");
    fixed("permissions-policy", PERMISSIONS);
    if !own_policy {
        fixed("content-security-policy", CSP);
    }
    if app.config.https() {
        fixed("strict-transport-security", "max-age=31536000");
    }
    if let Ok(id) = HeaderValue::from_str(&visit.id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        let personal = signed_in || visit.personal.get() || !visit.cookies.borrow().is_empty();
        let rule = if personal { "no-store" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
        headers.insert(
            header::VARY,
            HeaderValue::from_static("Accept-Encoding, Accept-Language, Cookie"),
        );
    }
    response
}

fn compress(visit: &Visit, response: HttpResponse) -> HttpResponse {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // Pictures and PDF are packed in their own way already.
    let packed = response.headers().contains_key(header::CONTENT_ENCODING)
        || matches!(kind, "image/jpeg" | "image/png" | "application/pdf");
    if !visit.gzip || packed || visit.method == "HEAD" {
        return response;
    }
    let (head, body) = response.into_parts();
    match body.try_into_bytes() {
        Ok(bytes) if bytes.len() > WORTH => {
            let mut response = head.set_body(BoxBody::new(gzip(&bytes, FAST)));
            let gzip = HeaderValue::from_static("gzip");
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, gzip);
            response
        }
        Ok(bytes) => head.set_body(BoxBody::new(bytes)),
        Err(body) => head.set_body(body),
    }
}

/// Ends an answer with bytes that are packed already.
pub(super) fn packed(
    mut answer: HttpResponseBuilder,
    packing: Packing,
    bytes: Bytes,
) -> HttpResponse {
    let name = match packing {
        Packing::None => return answer.body(bytes),
        Packing::Gzip => "gzip",
        Packing::Brotli => "br",
    };
    answer
        .insert_header((header::CONTENT_ENCODING, name))
        .body(bytes)
}
