//! A request whose connection is to become a websocket.

use std::cell::RefCell;

use actix_web::HttpRequest;
use actix_web::dev;
use actix_web::http::header;
use actix_web::web::Payload;

use super::visit::text;
use crate::base::{Error, Result};

/// What such a request brings: its key, and the bytes that follow.
pub(super) struct Upgrade(String, RefCell<Option<Payload>>);

impl Upgrade {
    /// `None` for a request that does not ask so (RFC 6455, 4.2.1).
    pub(super) fn of(request: &HttpRequest, payload: Payload) -> Option<Upgrade> {
        let said =
            |name: &'static str| text(request.headers(), header::HeaderName::from_static(name));
        let has = |name, word: &str| {
            let words = said(name).unwrap_or_default().to_ascii_lowercase();
            words.split(',').any(|each| each.trim() == word)
        };
        let asked = has("upgrade", "websocket") && has("connection", "upgrade");
        let key = said("sec-websocket-key").filter(|key| key.len() == 24)?;
        let known = asked && has("sec-websocket-version", "13");
        known.then(|| Upgrade(key, RefCell::new(Some(payload))))
    }

    /// Both, once.
    ///
    /// # Errors
    /// `Invalid(upgrade)` where there is none, or the bytes were taken before.
    pub(super) fn take(asked: Option<&Upgrade>) -> Result<(String, dev::Payload)> {
        let taken = asked.and_then(|asked| Some((asked.0.clone(), asked.1.take()?)));
        let (key, payload) = taken.ok_or_else(|| Error::field("upgrade", "invalid"))?;
        Ok((key, payload.into_inner()))
    }
}
