//! One request as a handler sees it: who, in which language, with which parameters and which form.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Bytes;

use super::multipart::SentFile;
use super::pairs::{Pairs, without_nul};
use super::room::Room;
use super::shared::known_target;
use super::upgrade::Upgrade;
use crate::accounts::{Credential, Viewer};
use crate::app::App;
use crate::base::packing::Packing;
use crate::base::paging::{Cursor, Seek};
use crate::base::{Error, Result, UserId, crypto};
use crate::i18n::{Lang, Texts, Zone};
use crate::idempotency;
use crate::pages::Topic;

/// Fields that no hash of a form is made of: what changes by itself, and what must not be guessed from a hash.
const UNKEPT: &[&str] = &[
    "token",
    "key",
    "password",
    "new_password",
    "proof",
    "proof_code",
];
/// Form tokens of sessions. They hang on the session's number, so that a page that is open outlives a proof; the
/// purpose is their own, since visitors choose what theirs hang on.
const MEMBER_FORM: &str = "member form";
/// Seconds for which a device is known.
const DEVICE: i64 = 365 * 86_400;
/// Letters of an unknown field's name that are said back.
const LONGEST_NAME: usize = 60;
/// Published forms that a browser is told of.
const PUBLISHED: usize = 5;

/// One request.
pub struct Visit {
    pub viewer: Viewer,
    pub lang: Lang,
    pub zone: Zone,
    /// Names the request in logs and on pages of faults.
    pub id: String,
    pub method: &'static str,
    /// Path and query, of this those parameters that pages know, as they were read.
    pub target: String,
    pub query: Pairs,
    /// How many notices the viewer has not read; a page that shows him what they are about counts again.
    pub bell: Cell<i64>,
    pub form: Pairs,
    pub body: Bytes,
    /// The body's place in the memory.
    pub(super) room: Option<Room>,
    /// The file that the form brought.
    pub file: Option<SentFile>,
    /// The reader's address; behind a trusted proxy the one it names.
    pub address: String,
    /// What the browser says it is.
    pub device: String,
    /// True under `/api/`.
    pub api: bool,
    pub(super) secure: bool,
    pub(super) gzip: bool,
    pub(super) brotli: bool,
    pub(super) session: Option<String>,
    /// A program's token; ahead of any session.
    pub(super) bearer: Option<String>,
    pub(super) pre_session: Option<String>,
    pub(super) key_cookie: Option<String>,
    pub(super) key_header: Option<String>,
    /// Brings back a text that was typed after somebody was signed out.
    pub held: Option<String>,
    /// Keys of forms whose texts were published last.
    published: Option<String>,
    pub(super) if_match: Option<String>,
    /// Another site's page made the browser ask.
    pub foreign: bool,
    pub(super) upgrade: Option<Upgrade>,
    /// The last event that a stream's reader has heard of.
    pub last_event: Option<String>,
    /// The version that the browser has.
    pub if_none_match: Option<String>,
    pub(super) if_modified_since: Option<String>,
    pub(super) path: Vec<(String, String)>,
    /// True once a form token was given out: such a page is nobody else's.
    pub(super) personal: Cell<bool>,
    /// What the page shows, where all visitors may share it; none where they may not.
    pub(super) shown: RefCell<Option<Vec<Topic>>>,
    /// Cookies that the answer sets.
    pub(super) cookies: RefCell<Vec<String>>,
    pub(super) device_cookie: Option<String>,
    /// The limit that was passed; 0 while none was.
    pub(super) passed: Arc<AtomicU32>,
    token_owner: RefCell<Option<String>>,
}

impl Visit {
    pub(super) fn new(request: &HttpRequest, api: bool, app: &App) -> Visit {
        let headers = request.headers();
        let secure = app.config.https();
        let cookie = |name: &str| cookie(headers, &cookie_name(name, secure));
        let query = Pairs::parse(request.query_string().as_bytes());
        let accepted = text(headers, header::ACCEPT_LANGUAGE).and_then(|h| Lang::accepted(&h));
        let lang = Lang::from_code(query.get("lang"))
            .filter(|_| !query.get("lang").is_empty())
            .or_else(|| Lang::from_code(&cookie("lang")?))
            .or(accepted)
            .or_else(|| Lang::from_code(&app.config.language))
            .unwrap_or(Lang::En);
        let packings = text(headers, header::ACCEPT_ENCODING);
        let bearer = text(headers, header::AUTHORIZATION)
            .filter(|_| api)
            .and_then(|said| bearer(&said).map(str::to_owned));
        Visit {
            viewer: Viewer::Visitor,
            lang,
            zone: Zone::named(&app.config.zone),
            id: crypto::name(),
            method: method_name(request.method()),
            target: known_target(request.uri().path(), &query),
            query,
            bell: Cell::new(0),
            form: Pairs::default(),
            body: Bytes::new(),
            room: None,
            file: None,
            address: peer(request, app),
            device: text(headers, header::USER_AGENT).unwrap_or_default(),
            api,
            secure,
            gzip: packings.as_deref().is_some_and(|h| accepts(h, "gzip")),
            brotli: packings.as_deref().is_some_and(|h| accepts(h, "br")),
            session: cookie("elab").filter(|_| bearer.is_none()),
            bearer,
            pre_session: cookie("elab-form"),
            key_cookie: cookie("elab-key"),
            key_header: text(headers, header::HeaderName::from_static("idempotency-key")),
            held: cookie("elab-held"),
            published: cookie("elab-published")
                .filter(|keys| keys.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')),
            if_match: text(headers, header::IF_MATCH),
            foreign: false,
            upgrade: None,
            last_event: text(headers, header::HeaderName::from_static("last-event-id")),
            if_none_match: text(headers, header::IF_NONE_MATCH),
            if_modified_since: text(headers, header::IF_MODIFIED_SINCE),
            path: Vec::new(),
            personal: Cell::new(false),
            shown: RefCell::new(None),
            cookies: RefCell::new(Vec::new()),
            device_cookie: cookie("elab-device"),
            passed: Arc::default(),
            token_owner: RefCell::new(None),
        }
    }

    /// What he came with to be known.
    pub fn credential(&self) -> Option<Credential> {
        match (&self.bearer, &self.session) {
            (Some(token), _) => Some(Credential::Token(token.clone())),
            (None, Some(token)) => Some(Credential::Session(token.clone())),
            (None, None) => None,
        }
    }

    /// What a connection brings that asks to become a websocket: its key, and the bytes that follow; once.
    ///
    /// # Errors
    /// `Invalid(upgrade)` where it does not ask so.
    pub fn upgrade(&self) -> Result<(String, Payload)> {
        Upgrade::take(self.upgrade.as_ref())
    }

    /// Takes over the words of the path that have names.
    pub(super) fn name_words(&mut self, named: Vec<(String, String)>) {
        let clean = |(name, word): (String, String)| (name, without_nul(&word));
        self.path = named.into_iter().map(clean).collect();
    }

    /// Says that this page is the same for every visitor until something of `topics` happens.
    pub fn shows(&self, topics: Vec<Topic>) {
        self.shown.replace(Some(topics));
    }

    /// How an answer is best packed for this reader.
    pub(super) fn packing(&self) -> Packing {
        match (self.brotli, self.gzip) {
            (true, _) => Packing::Brotli,
            (false, true) => Packing::Gzip,
            (false, false) => Packing::None,
        }
    }

    /// True for whoever brings nothing by which he could be known.
    pub(super) fn is_visitor(&self) -> bool {
        self.session.is_none() && self.bearer.is_none() && self.viewer.id().is_none()
    }

    /// The texts of the reader's language.
    pub fn texts<'a>(&self, app: &'a App) -> Texts<'a> {
        app.i18n.texts(self.lang)
    }

    /// A part of the path; empty where there is none of this name.
    pub fn part(&self, name: &str) -> &str {
        self.path
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// The id that a part of the path begins with: `4711-water` is 4711.
    ///
    /// # Errors
    /// `NotFound` when it does not begin with one.
    pub fn id<T: std::str::FromStr>(&self, name: &str) -> Result<T> {
        let part = self.part(name);
        let digits = part.split_once('-').map_or(part, |(id, _)| id);
        digits.parse().map_err(|_| Error::NotFound)
    }

    /// Where a list begins, as `after` and `before` say.
    ///
    /// # Errors
    /// `Invalid(cursor)` when they say nothing that can be read.
    pub fn seek(&self) -> Result<Seek> {
        match (self.query.get("after"), self.query.get("before")) {
            ("", "") => Ok(Seek::First),
            ("", before) => Cursor::decode(before).map(Seek::Before),
            (after, _) => Cursor::decode(after).map(Seek::After),
        }
    }

    /// A form token for this reader, and fresh idempotency keys. Gives a visitor the cookie it is bound to.
    pub fn keys(&self, app: &App) -> Keys {
        self.personal.set(true);
        let token = match self.viewer.person() {
            Some(me) => app.key.masked(MEMBER_FORM, &me.session.to_string()),
            None => app.key.masked("form", &self.visitor_owner()),
        };
        Keys { token }
    }

    fn visitor_owner(&self) -> String {
        if let Some(known) = &self.pre_session {
            return known.clone();
        }
        let mut made = self.token_owner.borrow_mut();
        made.get_or_insert_with(|| {
            let token = crypto::token().expose().clone();
            self.set_cookie("elab-form", &token, Some(86_400));
            token
        })
        .clone()
    }

    /// True when the form token is one that this reader was given.
    pub(super) fn has_token(&self, app: &App, token: &str) -> bool {
        let visitor = self.pre_session.as_ref();
        match self.viewer.person() {
            Some(me) => app.key.unmask(MEMBER_FORM, &me.session.to_string(), token),
            None => visitor.is_some_and(|owner| app.key.unmask("form", owner, token)),
        }
    }

    /// The idempotency key of this act, bound to all of its body but the token.
    ///
    /// # Errors
    /// `Invalid(key)` when it is missing or malformed.
    pub fn act(&self) -> Result<idempotency::Key> {
        let visitor = self.pre_session.as_deref().unwrap_or(&self.address);
        let key = match &self.key_header {
            Some(key) => key.as_str(),
            None => self.form.get("key"),
        };
        let body = match (&self.file, &self.key_header) {
            // What separates the parts of such a form is another each time.
            (Some(file), _) => self.form.without(UNKEPT) + &crypto::fingerprint(&file.bytes),
            (None, Some(_)) => String::from_utf8_lossy(&self.body).into_owned(),
            (None, None) => self.form.without(UNKEPT),
        };
        let body = format!("{} {}\n{body}", self.method, self.target);
        idempotency::Key::new(self.viewer.id(), visitor, key, &body)
    }

    /// The revision that `If-Match` names (RFC 9110, 13.1.1); 0, which no text has, where it names none of ours.
    ///
    /// # Errors
    /// `Invalid(if_match_required)` without the header (RFC 6585, section 3).
    pub fn if_match(&self) -> Result<i32> {
        Ok(self.version()?.parse().unwrap_or(0))
    }

    /// The version that `If-Match` names, of what has no revision.
    ///
    /// # Errors
    /// As [`Visit::if_match`].
    pub fn version(&self) -> Result<String> {
        let tag = self.if_match.as_deref();
        let tag = tag.ok_or_else(|| Error::field("If-Match", "if_match_required"))?;
        Ok(tag.trim_matches('"').to_owned())
    }

    /// The JSON body as `T`.
    ///
    /// # Errors
    /// `Invalid` naming the field where it can be told.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body).map_err(|fault| {
            let said = fault.to_string();
            // serde_json says "unknown field `name`, expected …" and "missing field `name`".
            let named = said
                .split('`')
                .nth(1)
                .map(|name| name.chars().take(LONGEST_NAME).collect::<String>());
            match named {
                Some(name) if said.starts_with("unknown field") => {
                    Error::field(name, "field_unknown")
                }
                Some(name) if said.starts_with("missing field") => Error::field(name, "missing"),
                _ => Error::field("body", "invalid"),
            }
        })
    }

    /// The one-time link's token, out of the address and in a cookie.
    pub fn link_token(&self) -> &str {
        self.key_cookie.as_deref().unwrap_or_default()
    }

    /// True when this person has signed in on this device before.
    pub fn knows_device(&self, app: &App, person: UserId) -> bool {
        let token = self.device_cookie.as_deref().unwrap_or_default();
        app.key.unmask("device", &person.to_string(), token)
    }

    /// Lets the device be known again when this person signs in on it.
    pub fn keep_device(&self, app: &App, person: UserId) {
        let token = app.key.masked("device", &person.to_string());
        self.set_cookie("elab-device", &token, Some(DEVICE));
    }

    /// Tells the page's scripts that this form's text is published, among the last few: a copy in the browser may go.
    pub fn published(&self) {
        let known = self.published.as_deref().unwrap_or_default();
        let keys = known
            .split('.')
            .filter(|key| !key.is_empty())
            .chain([self.form.get("key")]);
        let keys: Vec<&str> = keys.collect();
        let last = keys
            .get(keys.len().saturating_sub(PUBLISHED)..)
            .unwrap_or_default()
            .join(".");
        let secure = if self.secure { "; Secure" } else { "" };
        let name = cookie_name("elab-published", self.secure);
        self.cookies.borrow_mut().push(format!(
            "{name}={last}; Path=/; SameSite=Lax{secure}; Max-Age=86400"
        ));
    }

    /// True when the answer sets the cookie that brings a text back.
    pub(super) fn is_held(&self) -> bool {
        let name = cookie_name("elab-held", self.secure);
        self.cookies
            .borrow()
            .iter()
            .any(|cookie| cookie.starts_with(&name))
    }

    /// Sets one of our cookies on the answer: HttpOnly, SameSite=Lax, for the whole site; `seconds` to live,
    /// for the browser's session without.
    pub fn set_cookie(&self, name: &str, value: &str, seconds: Option<i64>) {
        let name = cookie_name(name, self.secure);
        let secure = if self.secure { "; Secure" } else { "" };
        let age = seconds
            .map(|s| format!("; Max-Age={s}"))
            .unwrap_or_default();
        self.cookies.borrow_mut().push(format!(
            "{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"
        ));
    }
}

/// What a form needs to be believed and to be done once.
pub struct Keys {
    /// The token that shows the form is ours.
    pub token: String,
}

impl Keys {
    /// A new idempotency key: each form of a page has its own.
    pub fn key(&self) -> String {
        crypto::name()
    }
}

/// The token of an `Authorization: Bearer` (RFC 6750, 2.1).
fn bearer(said: &str) -> Option<&str> {
    let (scheme, token) = said.split_once(' ').unwrap_or((said, ""));
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

/// The method's name without a borrow of the request.
fn method_name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PATCH" => "PATCH",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "OTHER",
    }
}

fn cookie_name(name: &str, secure: bool) -> String {
    // The prefix makes the browser refuse it from other hosts, other paths and plain http (RFC 6265bis, 4.1.3.2).
    if secure {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, value)| *known == name && value.len() <= 200)
        .map(|(_, value)| value.to_owned())
}

pub(super) fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
}

fn accepts(header: &str, packing: &str) -> bool {
    header.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let named = pieces
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(packing));
        named && !pieces.any(|p| matches!(p, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// The peer, or what a trusted proxy says of him: the last address it added that is not a trusted proxy itself.
fn peer(request: &HttpRequest, app: &App) -> String {
    let Some(peer) = request.peer_addr().map(|addr| addr.ip()) else {
        return String::new();
    };
    let trusted = &app.config.trusted_proxies;
    if !trusted.contains(&peer) {
        return peer.to_string();
    }
    let named = text(
        request.headers(),
        header::HeaderName::from_static("x-forwarded-for"),
    )
    .unwrap_or_default();
    let mut chain = named
        .rsplit(',')
        .filter_map(|part| part.trim().parse().ok());
    chain
        .find(|ip| !trusted.contains(ip))
        .unwrap_or(peer)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packing_is_taken_at_its_word() {
        assert!(accepts("gzip, deflate, br", "gzip") && accepts("br;q=1, GZIP;q=0.5", "gzip"));
        assert!(!accepts("gzip;q=0, br", "gzip") && accepts("gzip;q=0, br", "br"));
        assert!(!accepts("br", "gzip") && !accepts("", "br"));
    }
}
