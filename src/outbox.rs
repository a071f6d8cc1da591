//! Outgoing letters: durable rows with leases. A letter is posted in the transaction of what it tells.

mod listing;
mod queue;
pub mod suppression;

pub use listing::{Listed, list, retry, retry_all};
pub use queue::{LEASE, Outcome, has_due, keep_bytes, lease, rest, settle};

use std::time::Duration;

use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::words::words;
use crate::base::{DeliveryId, Error, Instant, Result, UserId, crypto};
use crate::db::schema::deliveries;
use crate::db::{Conn, Tx};

/// A kind of letter: its facts are kept as JSON until it has gone, its words are made in the reader's language.
pub trait Letter: Serialize + DeserializeOwned {
    /// Stable name of the kind.
    const KIND: &'static str;
    /// Which queue it waits in.
    const CLASS: Class;
}

words! {
    /// What goes first when the relay is slow.
    Class {
        /// Sign-in, confirmation, reset.
        Security = "security",
        /// Answers of officials.
        Answers = "answers",
        /// What concerns the reader himself.
        Direct = "direct",
        /// What he follows.
        Followed = "followed",
        /// Newsletters.
        Bulk = "bulk",
    }
}

words! {
    /// Where a letter is on its way.
    State {
        Ready = "ready",
        Sending = "sending",
        Sent = "sent",
        Deferred = "deferred",
        Failed = "failed",
        Cancelled = "cancelled",
        Suppressed = "suppressed",
        Bounced = "bounced",
        Complained = "complained",
        /// Brought back from a backup: it may have gone already.
        Held = "held",
    }
}

words! {
    /// What can happen to a letter.
    Step {
        Release = "release",
        Cancel = "cancel",
        Lease = "lease",
        LeaseOver = "lease_over",
        Suppress = "suppress",
        Accept = "accept",
        Defer = "defer",
        Fail = "fail",
        Due = "due",
        Retry = "retry",
        Bounce = "bounce",
        Complain = "complain",
        Hold = "hold",
    }
}

impl State {
    /// The state after `step`, or `None` when that step is not open to it.
    pub fn after(self, step: Step) -> Option<State> {
        Some(match (self, step) {
            (State::Held, Step::Release) => State::Ready,
            (State::Ready | State::Deferred | State::Failed | State::Held, Step::Cancel) => {
                State::Cancelled
            }
            (State::Ready | State::Sending | State::Deferred, Step::Hold) => State::Held,
            (State::Ready, Step::Lease) => State::Sending,
            (State::Ready, Step::Suppress) => State::Suppressed,
            (State::Sending, Step::LeaseOver) => State::Ready,
            (State::Sending, Step::Accept) => State::Sent,
            (State::Sending, Step::Defer) => State::Deferred,
            (State::Sending, Step::Fail) => State::Failed,
            (State::Deferred, Step::Due) => State::Ready,
            (State::Failed, Step::Retry) => State::Ready,
            (State::Sent, Step::Bounce) => State::Bounced,
            (State::Sent, Step::Complain) => State::Complained,
            _ => return None,
        })
    }

    /// True when nothing more will be sent: the facts and the bytes of the letter are then wiped.
    fn is_done(self) -> bool {
        !matches!(
            self,
            State::Ready | State::Sending | State::Deferred | State::Failed | State::Held
        )
    }
}

/// To whom a letter goes.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub address: String,
    pub person: Option<UserId>,
    /// Code of the language the letter is written in.
    pub lang: String,
}

/// A letter on its way.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = deliveries)]
pub struct Delivery {
    pub id: DeliveryId,
    state: String,
    pub kind: String,
    pub address: String,
    pub domain: String,
    pub person_id: Option<UserId>,
    pub lang: String,
    pub letter: String,
    pub message_id: String,
    pub mime: Option<Vec<u8>>,
    pub tries: i32,
    pub fault: Option<String>,
    pub created_at: Instant,
    pub lease_until: Option<Instant>,
}

impl Delivery {
    /// Where it is on its way.
    pub fn state(&self) -> State {
        State::from_word(&self.state).unwrap_or(State::Failed)
    }
}

/// The domain of an address, in small letters.
fn domain(address: &str) -> String {
    let (_, domain) = address.rsplit_once('@').unwrap_or(("", ""));
    domain.to_lowercase()
}

/// Posts a letter: it leaves once this transaction has committed, unless `expires` comes first.
///
/// # Errors
/// What the database says.
pub fn post<L: Letter>(
    tx: &mut Tx<'_>,
    to: &Recipient,
    letter: &L,
    expires: Option<Instant>,
) -> Result<DeliveryId> {
    let facts = serde_json::to_string(letter).map_err(Error::broken)?;
    let now = tx.now();
    Ok(diesel::insert_into(deliveries::table)
        .values((
            deliveries::state.eq(State::Ready.as_str()),
            deliveries::class.eq(L::CLASS.as_str()),
            deliveries::kind.eq(L::KIND),
            deliveries::address.eq(&to.address),
            deliveries::domain.eq(domain(&to.address)),
            deliveries::person_id.eq(to.person),
            deliveries::lang.eq(&to.lang),
            deliveries::letter.eq(facts),
            deliveries::message_id.eq(crypto::name()),
            deliveries::next_at.eq(now),
            deliveries::expires_at.eq(expires),
            deliveries::created_at.eq(now),
        ))
        .returning(deliveries::id)
        .get_result(&mut **tx)?)
}

/// Where a letter is, and to which address it went.
///
/// # Errors
/// What the database says.
pub fn sent_to(c: &mut Conn, id: DeliveryId) -> Result<Option<(State, String)>> {
    let found: Option<(String, String)> = deliveries::table
        .find(id)
        .select((deliveries::state, deliveries::address))
        .first(c)
        .optional()?;
    Ok(found.and_then(|(state, address)| Some((State::from_word(&state)?, address))))
}

/// Moves a letter by one step of its path.
///
/// # Errors
/// `Conflict` when that step is not open to it; `NotFound` when there is no such letter.
pub fn step(tx: &mut Tx<'_>, id: DeliveryId, step: Step) -> Result<State> {
    let word: String = deliveries::table
        .find(id)
        .select(deliveries::state)
        .first(&mut **tx)?;
    let next = State::from_word(&word)
        .and_then(|state| state.after(step))
        .ok_or_else(Error::taken)?;
    // The old state stands in the condition: of two nodes only one makes the step.
    let moved = diesel::update(
        deliveries::table
            .find(id)
            .filter(deliveries::state.eq(&word)),
    )
    .set(deliveries::state.eq(next.as_str()))
    .execute(&mut **tx)?;
    if moved != 1 {
        return Err(Error::taken());
    }
    if next.is_done() {
        diesel::update(deliveries::table.find(id))
            .set((
                deliveries::letter.eq(""),
                deliveries::mime.eq(None::<Vec<u8>>),
                deliveries::ended_at.eq(tx.now()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(next)
}

/// Holds every letter that waits, and returns how many: one that comes from a backup may have gone already.
///
/// # Errors
/// What the database says.
pub fn hold(tx: &mut Tx<'_>) -> Result<usize> {
    let waiting = [State::Ready, State::Sending, State::Deferred];
    all(tx, &waiting, Step::Hold)
}

/// Lets the letters go that are held, or cancels them, and returns how many that were.
///
/// # Errors
/// What the database says.
pub fn end_hold(tx: &mut Tx<'_>, send: bool) -> Result<usize> {
    all(
        tx,
        &[State::Held],
        if send { Step::Release } else { Step::Cancel },
    )
}

/// Cancels the letters that hold these words and have not gone, and returns how many: what they tell stands no more.
///
/// # Errors
/// What the database says.
pub fn withdraw(tx: &mut Tx<'_>, words: &str) -> Result<usize> {
    let waiting = [State::Ready, State::Deferred, State::Failed, State::Held];
    let ids: Vec<DeliveryId> = deliveries::table
        .filter(deliveries::state.eq_any(waiting.map(State::as_str)))
        .filter(deliveries::letter.like(format!("%{words}%")))
        .select(deliveries::id)
        .load(&mut **tx)?;
    for id in &ids {
        step(tx, *id, Step::Cancel)?;
    }
    Ok(ids.len())
}

/// Moves all letters of these states by one step.
fn all(tx: &mut Tx<'_>, of: &[State], by: Step) -> Result<usize> {
    let words = of.iter().map(|state| state.as_str());
    let ids: Vec<DeliveryId> = deliveries::table
        .filter(deliveries::state.eq_any(words))
        .select(deliveries::id)
        .load(&mut **tx)?;
    for id in &ids {
        step(tx, *id, by)?;
    }
    Ok(ids.len())
}

/// How many letters are in this state.
///
/// # Errors
/// What the database says.
pub fn count(c: &mut Conn, state: State) -> Result<i64> {
    let all = deliveries::table.filter(deliveries::state.eq(state.as_str()));
    Ok(all.count().get_result(c)?)
}

/// Ends the leases of a process that is gone, where no other can hold any: its letters wait no minute.
///
/// # Errors
/// What the database says.
pub fn end_leases(tx: &mut Tx<'_>) -> Result<usize> {
    all(tx, &[State::Sending], Step::LeaseOver)
}

/// How long the first letter waits that no worker has taken in hand. What a relay has refused, or did not answer to,
/// counts no more: it says nothing about this process.
///
/// # Errors
/// What the database says.
pub fn untouched(c: &mut Conn, now: Instant) -> Result<Duration> {
    let first: Option<Instant> = deliveries::table
        .filter(deliveries::state.eq(State::Ready.as_str()))
        .filter(deliveries::tries.eq(0).and(deliveries::next_at.le(now)))
        .select(deliveries::next_at)
        .order(deliveries::next_at.asc())
        .first(c)
        .optional()?;
    Ok(first.map_or(Duration::ZERO, |at| now.since(at)))
}

/// Letters that are due (counted to 10,000), and how long the oldest has waited.
///
/// # Errors
/// What the database says.
pub fn backlog(c: &mut Conn, now: Instant) -> Result<(i64, Duration)> {
    let waiting = [State::Ready, State::Sending].map(State::as_str);
    let due: Vec<Instant> = deliveries::table
        .filter(
            deliveries::state
                .eq_any(waiting)
                .and(deliveries::next_at.le(now)),
        )
        .select(deliveries::next_at)
        .order(deliveries::next_at.asc())
        .limit(10_000)
        .load(c)?;
    let (count, oldest) = (
        i64::try_from(due.len()).unwrap_or(i64::MAX),
        due.first().copied(),
    );
    Ok((count, oldest.map_or(Duration::ZERO, |at| now.since(at))))
}

/// Forgets letters that ended before `before`, at most `limit`; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    let old: Vec<DeliveryId> = deliveries::table
        .filter(deliveries::ended_at.lt(before))
        .select(deliveries::id)
        .limit(limit)
        .load(&mut **tx)?;
    Ok(diesel::delete(deliveries::table.filter(deliveries::id.eq_any(old))).execute(&mut **tx)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_takes_only_the_steps_that_are_open_to_it() {
        let open = [
            (State::Held, Step::Release, State::Ready),
            (State::Held, Step::Cancel, State::Cancelled),
            (State::Ready, Step::Hold, State::Held),
            (State::Sending, Step::Hold, State::Held),
            (State::Deferred, Step::Hold, State::Held),
            (State::Ready, Step::Lease, State::Sending),
            (State::Ready, Step::Cancel, State::Cancelled),
            (State::Ready, Step::Suppress, State::Suppressed),
            (State::Sending, Step::Accept, State::Sent),
            (State::Sending, Step::Defer, State::Deferred),
            (State::Sending, Step::Fail, State::Failed),
            (State::Sending, Step::LeaseOver, State::Ready),
            (State::Deferred, Step::Due, State::Ready),
            (State::Deferred, Step::Cancel, State::Cancelled),
            (State::Failed, Step::Retry, State::Ready),
            (State::Failed, Step::Cancel, State::Cancelled),
            (State::Sent, Step::Bounce, State::Bounced),
            (State::Sent, Step::Complain, State::Complained),
        ];
        for from in State::ALL {
            for step in Step::ALL {
                let want = open
                    .iter()
                    .find(|(f, s, _)| f == from && s == step)
                    .map(|(_, _, to)| *to);
                assert_eq!(from.after(*step), want, "{from:?} {step:?}");
            }
        }
    }
}
