//! The page on which administrators look after letters.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::paging::Cursor;
use crate::base::{DeliveryId, Error, Result};
use crate::db::Tx;
use crate::deliveries::{self, Filter, Found};
use crate::i18n::Texts;
use crate::idempotency;
use crate::outbox::{Listed, State, Step};
use crate::web::door::{Keys, Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "accounts/deliveries.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    /// Word, name, count, chosen.
    states: Vec<(&'static str, String, String, bool)>,
    domain: String,
    rows: Vec<Line>,
    /// True where letters have failed.
    failed: bool,
    before: Option<String>,
    after: Option<String>,
}

struct Line {
    title: String,
    address: String,
    at: String,
    state: String,
    tries: Option<String>,
    next: Option<String>,
    fault: Option<String>,
    retry: Option<String>,
    cancel: Option<String>,
}

/// `GET /admin/deliveries`
///
/// # Errors
/// `Refused` unless an administrator.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    html(200, &page(&app, &visit, &found))
}

/// The letters that the query asks for, by `state` and `domain`.
///
/// # Errors
/// `Refused` unless an administrator; `Invalid(state)`, `Invalid(cursor)`.
pub async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, now, seek) = (visit.viewer.clone(), app.clock.now(), visit.seek()?);
    let filter = filter(visit)?;
    app.db
        .read(move |c| deliveries::list(c, &viewer, now, &filter, &seek))
        .await
}

fn filter(visit: &Visit) -> Result<Filter> {
    let state = match visit.query.get("state") {
        "" => None,
        word => Some(State::from_word(word).ok_or(Error::field("state", "choice"))?),
    };
    let domain = visit.query.get("domain").trim().chars().take(255);
    Ok(Filter {
        state,
        domain: domain.collect(),
    })
}

fn page<'a>(app: &'a App, visit: &Visit, found: &Found) -> Show<'a> {
    let t = visit.texts(app);
    let Filter { state, domain } = filter(visit).unwrap_or_default();
    let word = state.map_or("", State::as_str);
    let turn = |way, at: &Option<Cursor>| {
        let at = at.as_ref();
        at.map(|at| urls::deliveries(word, &domain, way, at))
    };
    let states = found.counts.iter().map(|(known, count)| {
        let (word, name) = (known.as_str(), state_words(&t, *known));
        (word, name, count.to_string(), state == Some(*known))
    });
    let failed = |(known, count): &(State, i64)| *known == State::Failed && *count > 0;
    Show {
        keys: visit.keys(app),
        states: states.collect(),
        failed: found.counts.iter().any(failed),
        rows: found
            .rows
            .items
            .iter()
            .map(|row| line(&t, visit, row))
            .collect(),
        before: turn("before", &found.rows.before),
        after: turn("after", &found.rows.after),
        page: Page::new(app, visit, t.say("deliveries-title")).hidden(),
        domain,
    }
}

fn line(t: &Texts<'_>, visit: &Visit, row: &Listed) -> Line {
    let (state, moment) = (row.state(), |at| t.moment(at, &visit.zone));
    let waits = matches!(state, State::Ready | State::Deferred);
    Line {
        title: kind_words(t, &row.kind),
        address: row.address.clone(),
        at: moment(row.created_at),
        state: state_words(t, state),
        tries: (row.tries > 0).then(|| t.count("delivery-tries", row.tries)),
        next: waits.then(|| t.named("delivery-next", &moment(row.next_at))),
        fault: row.fault.clone().filter(|_| state != State::Sent),
        retry: state
            .after(Step::Retry)
            .map(|_| urls::delivery_retry(row.id)),
        cancel: state
            .after(Step::Cancel)
            .map(|_| urls::delivery_cancel(row.id)),
    }
}

fn state_words(t: &Texts<'_>, state: State) -> String {
    t.say(match state {
        State::Ready => "delivery-ready",
        State::Sending => "delivery-sending",
        State::Sent => "delivery-sent",
        State::Deferred => "delivery-deferred",
        State::Failed => "delivery-failed",
        State::Cancelled => "delivery-cancelled",
        State::Suppressed => "delivery-suppressed",
        State::Bounced => "delivery-bounced",
        State::Complained => "delivery-complained",
        State::Held => "delivery-held",
    })
}

/// What a letter is about, in words.
fn kind_words(t: &Texts<'_>, kind: &str) -> String {
    t.say(match kind {
        "confirm" | "known" | "confirm_reader" => "letter-kind-confirm",
        "new_address" | "address_changed" => "letter-kind-address",
        "reset" | "password" => "letter-kind-password",
        "sign_in" => "letter-kind-sign-in",
        "release_asked" | "released" => "letter-kind-factor",
        "post_waits" => "letter-kind-waits",
        "at_once" | "evening" | "reminders" | "digest" | "digest_ends" => "letter-kind-news",
        "newsletter" => "newsletter-short",
        "reply_refused" => "letter-kind-answer",
        _ => "letter-kind-other",
    })
}

/// `POST /admin/deliveries/{id}/retry`
///
/// # Errors
/// `Refused` unless an administrator; `NotFound`; `Conflict` unless it has failed.
pub async fn retry(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (DeliveryId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, move |tx| deliveries::retry(tx, &viewer, id)).await
}

/// `POST /admin/deliveries/{id}/cancel`
///
/// # Errors
/// `Refused` unless an administrator; `NotFound`; `Conflict` when it has gone.
pub async fn cancel(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (DeliveryId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, move |tx| deliveries::cancel(tx, &viewer, id)).await
}

/// `POST /admin/deliveries/retry`: all that have failed.
///
/// # Errors
/// `Refused` unless an administrator.
pub async fn retry_all(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx| deliveries::retry_all(tx, &viewer)).await
}

async fn act<F>(app: &App, visit: &Visit, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            f(tx)?;
            Ok(urls::DELIVERIES.to_owned())
        })
    });
    Ok(see_other(&done.await?.location()))
}
