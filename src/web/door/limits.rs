//! How much a request may bring, in how much time, and how often one may ask.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::web::{Bytes, BytesMut, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::room::Room;
use super::{Visit, urls};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::rates::{Buckets, Rate, Source};
use crate::base::{Error, Instant, Result, UserId, days, hours, minutes, seconds};
use crate::counters;
use crate::db::Tx;
use crate::files;

/// Most bytes of a form or a JSON body: the longest text in four-byte characters, percent-encoded, and its fields.
pub const BODY: usize = 1_500_000;
/// Most bytes of a form that brings a file.
pub(super) const UPLOAD: usize = BODY + files::LARGEST;
/// What comes behind that is read and dropped as far as this, so that a browser hears the answer.
const DRAINED: usize = 60_000_000;
/// Most bytes of a request's head.
const HEAD: usize = 32 * 1024;
/// A body may take this long, and a second more for each 50 kB.
const PATIENCE: Duration = Duration::from_secs(15);
const PER_SECOND: usize = 50_000;

/// Holds the head of a request against what one may be.
///
/// # Errors
/// `TooLarge` over the limit.
pub(super) fn head_fits(request: &HttpRequest) -> Result<()> {
    let fields = request.headers().iter();
    let fields = fields.map(|(name, value)| name.as_str().len() + value.len() + 4);
    let line = request.uri().path().len() + request.query_string().len();
    if fields.sum::<usize>() + line > HEAD {
        return Err(Error::TooLarge);
    }
    Ok(())
}

/// Reads the whole body. Of one that `uploads` what is over `most` is left out, or what there is no room for: its file is
/// cut off, but what was typed comes ahead of it.
///
/// # Errors
/// `TooLarge` over the limit; `Invalid(body, too_slow)` when it trickles; `Busy` where others take all the room.
pub(super) async fn read(
    mut payload: Payload,
    announced: Option<usize>,
    (most, uploads): (usize, bool),
    room: &mut Room,
) -> Result<Bytes> {
    use std::future::poll_fn;
    let bound = if uploads { DRAINED } else { most };
    if announced.is_some_and(|size| size > bound) {
        return Err(Error::TooLarge);
    }
    let mut read = 0;
    let mut body = BytesMut::new();
    let clock = crate::base::clock::Stopwatch::start();
    loop {
        let allowed = PATIENCE + Duration::from_secs((read / PER_SECOND) as u64);
        let left = allowed.saturating_sub(clock.elapsed());
        let next =
            poll_fn(|cx| futures_core::Stream::poll_next(std::pin::Pin::new(&mut payload), cx));
        match tokio::time::timeout(left, next).await {
            Err(_) => return Err(Error::field("body", "too_slow")),
            Ok(None) if room.is_short() && !uploads => return Err(Error::Busy),
            Ok(None) => return Ok(body.freeze()),
            Ok(Some(Err(_))) => return Err(Error::field("body", "broken_off")),
            Ok(Some(Ok(chunk))) => {
                read += chunk.len();
                if read > bound {
                    return Err(Error::TooLarge);
                }
                let wanted = chunk.len().min(most.saturating_sub(body.len()));
                let whole = !room.is_short();
                let fits = match room.holds(body.len() + wanted) {
                    true => wanted,
                    false if whole => wanted.min(room.size().saturating_sub(body.len())),
                    false => 0,
                };
                body.extend_from_slice(chunk.get(..fits).unwrap_or_default());
            }
        }
    }
}

/// How long others wait when those who ask time and again what has happened are told to ask later.
const NO_POLLS: Duration = Duration::from_millis(100);
/// How long others wait when what nobody waits for is put off.
const NO_BACKGROUND: Duration = Duration::from_millis(500);
/// How long others wait when nobody is let in any more but to what must go on.
const NO_MORE: Duration = Duration::from_secs(3);

/// True when a request is put off while others have waited `delay` for the database.
pub(super) fn sheds(delay: Duration, method: &str, route: &str) -> bool {
    delay >= NO_POLLS && (method, route) == urls::POLLS
        || delay >= NO_BACKGROUND && urls::BACKGROUND.contains(&(method, route))
        || delay >= NO_MORE && !urls::MUST_GO_ON.contains(&route)
}

/// THE table of how often one may act, as far as the door counts it.
mod rates {
    use super::{Rate, days, hours, minutes, seconds};

    /// All requests of somebody who has signed in.
    pub const MEMBER: Rate = Rate::new(300, minutes(1));
    /// All requests from an address without an account; in the long run that is 300 a minute.
    pub const VISITOR: Rate = Rate::new(50, seconds(10));
    /// New accounts from an address.
    pub const REGISTER: Rate = Rate::new(10, hours(1));
    /// Wrong invite codes of an account, and of visitors of an address.
    pub const WRONG_CODES: Rate = Rate::new(10, hours(1));
    pub const WRONG_CODES_FROM: Rate = Rate::new(30, hours(1));
    /// Names that are completed for somebody while he writes.
    pub const NAMES: Rate = Rate::new(120, minutes(1));
    /// Failed tries to sign in from an address.
    pub const FAILURES: Rate = Rate::new(30, hours(1));
    /// Passwords that somebody who has signed in may try.
    pub const PASSWORDS: Rate = Rate::new(5, minutes(10));
    /// Letters that anybody can have sent to an address.
    pub const LETTERS: [Rate; 2] = [Rate::new(2, hours(1)), Rate::new(5, days(1))];
    /// Letters that are asked for from an address of the network.
    pub const LETTERS_FROM: Rate = Rate::new(20, hours(1));
}

/// How much more a trusted network may: a school or an office behind one address.
pub(super) const TRUSTED: u32 = 20;
/// Counts what one request does, as whom and from where.
#[derive(Clone)]
pub struct Brake {
    on: bool,
    /// The network address that is counted; none for who has signed in, who counts by his account.
    from: Option<String>,
    times: u32,
    /// The limit that was passed, for the answer's head.
    passed: Arc<AtomicU32>,
}

impl Visit {
    /// What counts the acts of this request.
    pub fn brake(&self, app: &App) -> Brake {
        let Source { network, times } = self.network(app);
        Brake {
            on: app.config.limits.rates,
            from: network.filter(|_| self.viewer.id().is_none()),
            times,
            passed: self.passed.clone(),
        }
    }

    /// From where this request comes, for acts of people that are counted by network too; none where nothing is.
    pub fn source(&self, app: &App) -> Option<Source> {
        app.config.limits.rates.then(|| self.network(app))
    }

    fn network(&self, app: &App) -> Source {
        let network = self.address.parse().ok().map(counted);
        let trusted = network.is_some_and(|ip| app.config.trusts_network(ip, app.clock.now()));
        Source {
            network: network.map(|ip| ip.to_string()),
            times: if trusted { TRUSTED } else { 1 },
        }
    }
}

/// The address by which a network is counted: an IPv6 subscriber has a /64 at least.
pub(super) fn counted(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

type Counting = fn(&Buckets, &str, &str, Rate, Instant) -> std::result::Result<(), Duration>;

/// Counts the request itself.
///
/// # Errors
/// `TooMany` when there were more than a person makes.
pub(super) fn any(app: &App, visit: &Visit, route: &str) -> Result<()> {
    let (brake, now) = (visit.brake(app), app.clock.now());
    if !brake.on || urls::UNCOUNTED.contains(&route) {
        return Ok(());
    }
    let take = |what: &str, who: &str, rate: Rate| {
        let taken = app.buckets.take(what, who, rate, now);
        brake.told(rate, taken.map_err(Error::TooMany))
    };
    if let Some(id) = visit.viewer.id() {
        return take("member", &id.to_string(), rates::MEMBER);
    }
    let from = brake.from.as_deref().unwrap_or_default();
    take("visitor", from, rates::VISITOR.times(brake.times))
}

impl Brake {
    fn told<T>(&self, rate: Rate, taken: Result<T>) -> Result<T> {
        if matches!(taken, Err(Error::TooMany(_))) {
            self.passed.store(rate.count, Ordering::Relaxed);
        }
        taken
    }

    /// Says whether one more account may be made from here; counts nothing.
    ///
    /// # Errors
    /// `TooMany` when there were too many.
    pub fn may_register(&self, app: &App) -> Result<()> {
        self.registered(app, Buckets::look)
    }

    /// Counts a new account.
    ///
    /// # Errors
    /// `TooMany` when there were too many.
    pub fn register(&self, app: &App) -> Result<()> {
        self.registered(app, Buckets::take)
    }

    fn registered(&self, app: &App, how: Counting) -> Result<()> {
        let Some(from) = self.from.as_ref().filter(|_| self.on) else {
            return Ok(());
        };
        let rate = rates::REGISTER.times(self.times);
        let taken = how(&app.buckets, "register", from, rate, app.clock.now());
        self.told(rate, taken.map_err(Error::TooMany))
    }

    /// Says whether one more invite code may be tried; counts nothing.
    ///
    /// # Errors
    /// `TooMany` when too many were wrong.
    pub fn may_try_code(&self, app: &App, viewer: &Viewer) -> Result<()> {
        self.code(app, viewer, Buckets::look)
    }

    /// Counts an invite code that was wrong, and hands the fault on.
    pub fn wrong_code(&self, app: &App, viewer: &Viewer, error: Error) -> Error {
        let wrong = matches!(&error, Error::Invalid(faults) if faults.iter().any(|f| f.code == "invite_wrong"));
        match wrong.then(|| self.code(app, viewer, Buckets::take)) {
            Some(Err(too_many)) => too_many,
            _ => error,
        }
    }

    fn code(&self, app: &App, viewer: &Viewer, how: Counting) -> Result<()> {
        let (rate, who) = match (viewer.id(), &self.from) {
            (Some(id), _) => (rates::WRONG_CODES, format!("account {id}")),
            (None, Some(from)) => (rates::WRONG_CODES_FROM.times(self.times), from.clone()),
            (None, None) => return Ok(()),
        };
        if !self.on {
            return Ok(());
        }
        let taken = how(&app.buckets, "code", &who, rate, app.clock.now());
        self.told(rate, taken.map_err(Error::TooMany))
    }

    /// Counts a password that the viewer gives to prove that it is he, ahead of it.
    ///
    /// # Errors
    /// `TooMany` when too many were wrong.
    pub fn password(&self, tx: &mut Tx<'_>, who: UserId) -> Result<()> {
        if !self.on {
            return Ok(());
        }
        let taken = counters::take(tx, "password", &who.to_string(), rates::PASSWORDS);
        self.told(rates::PASSWORDS, taken)
    }

    /// Forgets the passwords that were wrong ahead of the right one.
    ///
    /// # Errors
    /// What the database says.
    pub fn password_was_right(&self, tx: &mut Tx<'_>, who: UserId) -> Result<()> {
        counters::clear(tx, "password", &who.to_string())
    }

    /// Counts one more question for names that begin like something.
    ///
    /// # Errors
    /// `TooMany` when there were more than one writes.
    pub fn people(&self, app: &App, viewer: &Viewer) -> Result<()> {
        if !self.on {
            return Ok(());
        }
        let who = viewer.me()?.id.to_string();
        let taken = app
            .buckets
            .take("names", &who, rates::NAMES, app.clock.now());
        self.told(rates::NAMES, taken.map_err(Error::TooMany))
    }

    /// Counts a letter that somebody has sent to this address.
    ///
    /// # Errors
    /// `TooMany` when there were too many, to the address or from here.
    pub fn letter(&self, tx: &mut Tx<'_>, address: &str) -> Result<()> {
        if !self.on {
            return Ok(());
        }
        if let Some(from) = &self.from {
            let rate = rates::LETTERS_FROM.times(self.times);
            self.told(rate, counters::take(tx, "letters from", from, rate))?;
        }
        let to = address.to_lowercase();
        for (what, rate) in ["letters", "letters a day"].into_iter().zip(rates::LETTERS) {
            self.told(rate, counters::take(tx, what, &to, rate))?;
        }
        Ok(())
    }

    /// Counts a try to sign in ahead of it, and says whether so many have failed that a password alone is not enough.
    /// A device on which this account has been is never locked out.
    ///
    /// # Errors
    /// `TooMany` while failures, of the name or from here, make one wait.
    pub fn sign_in(&self, tx: &mut Tx<'_>, who: &str, known: bool) -> Result<bool> {
        if !self.on {
            return Ok(false);
        }
        if let Some(from) = &self.from {
            let rate = rates::FAILURES.times(self.times);
            self.told(rate, counters::look(tx, "failures", from, rate))?;
        }
        if known {
            return Ok(false);
        }
        counters::attempt(tx, "sign-in", who)
    }

    /// Counts the outcome of a try to sign in: of a failure the network hears, of a success the name forgets.
    ///
    /// # Errors
    /// What the database says.
    pub fn signed_in(&self, tx: &mut Tx<'_>, who: &str, good: bool) -> Result<()> {
        match &self.from {
            _ if !self.on => Ok(()),
            _ if good => counters::clear(tx, "sign-in", who),
            None => Ok(()),
            Some(from) => {
                let rate = rates::FAILURES.times(self.times);
                match counters::take(tx, "failures", from, rate) {
                    Err(Error::TooMany(_)) => Ok(()),
                    other => other,
                }
            }
        }
    }
}

/// Says in the head of a refusal how often one may, and when again (RFC 6585; RateLimit header fields).
pub(super) fn head(visit: &Visit, response: &mut HttpResponse) {
    if response.status() != StatusCode::TOO_MANY_REQUESTS {
        return;
    }
    let headers = response.headers_mut();
    let mut put = |name, value| headers.insert(HeaderName::from_static(name), value);
    put("ratelimit-remaining", HeaderValue::from(0));
    let limit = visit.passed.load(Ordering::Relaxed);
    if limit > 0 {
        put("ratelimit-limit", HeaderValue::from(limit));
    }
    if let Some(wait) = headers.get(header::RETRY_AFTER).cloned() {
        headers.insert(HeaderName::from_static("ratelimit-reset"), wait);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_waits_for_is_put_off_first_and_what_must_go_on_never() {
        let at = |millis| Duration::from_millis(millis);
        for (method, route, from) in [
            ("GET", "/api/v1/events", Some(100)),
            ("PUT", "/api/v1/drafts/{target}", Some(500)),
            ("GET", "/api/v1/drafts/{target}", Some(3000)),
            ("POST", "/preview", Some(500)),
            ("GET", "/api/v1/spaces/{space}/people", Some(500)),
            ("GET", "/t/{id}", Some(3000)),
            ("POST", "/t/{id}/posts", Some(3000)),
            ("GET", "/livez", None),
            ("POST", "/signin", None),
            ("GET", "/admin/audit", None),
        ] {
            for delay in [0, 99, 100, 499, 500, 2999, 3000, 60_000] {
                let put_off = from.is_some_and(|from| delay >= from);
                assert_eq!(sheds(at(delay), method, route), put_off, "{route} {delay}");
            }
        }
    }

    #[test]
    fn the_routes_that_are_put_off_or_go_on_are_there() {
        let lines = crate::web::routes::all();
        let known = |route: &str| lines.lines().iter().any(|line| line.path == route);
        for (method, route) in urls::BACKGROUND.iter().chain([&urls::POLLS]) {
            let here = |line: &super::super::Line| line.path == *route && line.method == *method;
            assert!(lines.lines().iter().any(here), "{method} {route}");
        }
        assert!(urls::MUST_GO_ON.iter().all(|route| known(route)));
    }
}
