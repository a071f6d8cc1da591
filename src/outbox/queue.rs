//! The queue: who goes next, what became of it, and when it is tried again.

use std::time::Duration;

use diesel::prelude::*;

use super::{Class, Delivery, State, Step, step, suppression};
use crate::base::{DeliveryId, Instant, Result, crypto, minutes, seconds};
use crate::db::schema::deliveries;
use crate::db::{AmongMethods, Conn, Tx, each};

/// How long a worker may hold a letter before another takes it over.
pub const LEASE: Duration = seconds(60);

/// Waits after the first, second ... refusal that may pass (RFC 5321, 4.5.4.1), a fifth more or less, so that what
/// failed together does not come back together; after the last, the letter has failed.
const WAITS: [Duration; 11] = [
    minutes(1),
    minutes(5),
    minutes(15),
    minutes(30),
    minutes(60),
    minutes(120),
    minutes(240),
    minutes(480),
    minutes(720),
    minutes(960),
    minutes(1440),
];

/// What became of a letter that was held.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The relay has taken it.
    Accepted,
    /// The relay did not take it this time: tried again later, or failed at once when `for_good`.
    Refused {
        why: String,
        for_good: bool,
        /// It waits for so long at least.
        rest: Duration,
    },
    /// Nobody was asked to take it: it waits as if it had not been held.
    Untried,
}

/// True when a worker would find something to do, letters to the domains in `but` apart. A worker asks this first: to
/// look must not be a write, as every commit wakes all workers.
///
/// # Errors
/// What the database says.
pub fn has_due(c: &mut Conn, now: Instant, but: &[String]) -> Result<bool> {
    let waiting = [State::Ready, State::Deferred].map(State::as_str);
    let due = each!(c, |c| deliveries::table
        .filter(deliveries::state.eq_any(waiting))
        .filter(deliveries::next_at.le(now))
        .filter(deliveries::domain.ne_all(but))
        .select(deliveries::id)
        .first::<DeliveryId>(c))
    .optional()?;
    if due.is_some() {
        return Ok(true);
    }
    let lapsed = deliveries::state
        .eq(State::Sending.as_str())
        .and(deliveries::lease_until.le(now));
    let lapsed = each!(c, |c| deliveries::table
        .filter(lapsed)
        .select(deliveries::id)
        .first::<DeliveryId>(c))
    .optional()?;
    Ok(lapsed.is_some())
}

/// Takes up to `limit` letters that are due, for one lease, those to the domains in `but` apart; what is past its time
/// is cancelled on the way, and what goes to an address that takes no letters is suppressed.
///
/// # Errors
/// What the database says.
pub fn lease(tx: &mut Tx<'_>, limit: i64, but: &[String]) -> Result<Vec<Delivery>> {
    let now = tx.now();
    let past = deliveries::table
        .filter(
            deliveries::state
                .eq_any([State::Ready, State::Deferred, State::Held].map(State::as_str)),
        )
        .filter(deliveries::expires_at.le(now));
    for id in past.select(deliveries::id).limit(limit).load(&mut **tx)? {
        step(tx, id, Step::Cancel)?;
    }
    let lapsed = deliveries::table.filter(
        deliveries::state
            .eq(State::Sending.as_str())
            .and(deliveries::lease_until.le(now)),
    );
    for id in lapsed.select(deliveries::id).limit(limit).load(&mut **tx)? {
        step(tx, id, Step::LeaseOver)?;
    }
    let rested = deliveries::table
        .filter(deliveries::state.eq(State::Deferred.as_str()))
        .filter(deliveries::next_at.le(now))
        .filter(deliveries::domain.ne_all(but));
    for id in rested.select(deliveries::id).limit(limit).load(&mut **tx)? {
        step(tx, id, Step::Due)?;
    }
    let found = due(tx, limit, but)?;
    let dead = suppression::stopped(tx, &found)?;
    for id in &dead {
        step(tx, *id, Step::Suppress)?;
    }
    let ids = found.iter().map(|(id, ..)| *id);
    let ids: Vec<i64> = ids.filter(|id| !dead.contains(id)).map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    // The old state stands in the condition: of two nodes only one gets each.
    let held = deliveries::id.among(ids);
    let held = held.and(deliveries::state.eq(State::Ready.as_str()));
    let got: Vec<i64> = diesel::update(deliveries::table.filter(held))
        .set((
            deliveries::state.eq(State::Sending.as_str()),
            deliveries::lease_until.eq(now.plus(LEASE)),
        ))
        .returning(deliveries::id)
        .get_results(&mut **tx)?;
    let mut taken: Vec<Delivery> = deliveries::table
        .filter(deliveries::id.among(got))
        .select(Delivery::as_select())
        .load(&mut **tx)?;
    taken.sort_by_key(|delivery| found.iter().position(|(id, ..)| *id == delivery.id));
    Ok(taken)
}

/// The letters that wait, with address and class, the urgent classes first.
fn due(tx: &mut Tx<'_>, limit: i64, but: &[String]) -> Result<Vec<(DeliveryId, String, String)>> {
    let (now, mut found) = (tx.now(), Vec::new());
    for class in Class::ALL {
        let left = limit.saturating_sub(i64::try_from(found.len()).unwrap_or(limit));
        if left == 0 {
            break;
        }
        let of_class = deliveries::table
            .filter(deliveries::state.eq(State::Ready.as_str()))
            .filter(deliveries::class.eq(class.as_str()))
            .filter(deliveries::next_at.le(now))
            .filter(deliveries::domain.ne_all(but))
            .order(deliveries::id)
            .limit(left)
            .select((deliveries::id, deliveries::address, deliveries::class));
        found.extend(of_class.load::<(DeliveryId, String, String)>(&mut **tx)?);
    }
    Ok(found)
}

/// Keeps the bytes of letters, so that every later try sends the very same.
///
/// # Errors
/// What the database says.
pub fn keep_bytes(tx: &mut Tx<'_>, made: &[(DeliveryId, Vec<u8>)]) -> Result<()> {
    for (id, mime) in made {
        diesel::update(deliveries::table.find(id))
            .set(deliveries::mime.eq(mime))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Lets letters that wait go no sooner than then: all of them, or those to one domain.
///
/// # Errors
/// What the database says.
pub fn rest(tx: &mut Tx<'_>, domain: Option<&str>, until: Instant, why: &str) -> Result<usize> {
    let waiting = [State::Ready, State::Deferred].map(State::as_str);
    let waiting = deliveries::state.eq_any(waiting);
    let mut those = diesel::update(deliveries::table)
        .filter(waiting.and(deliveries::next_at.lt(until)))
        .into_boxed();
    if let Some(domain) = domain {
        those = those.filter(deliveries::domain.eq(domain.to_owned()));
    }
    let fault = (
        deliveries::next_at.eq(until),
        deliveries::fault.eq(short(why)),
    );
    Ok(those.set(fault).execute(&mut **tx)?)
}

/// Writes down what became of a letter that was held.
///
/// # Errors
/// `Conflict` when the lease has passed to another.
pub fn settle(tx: &mut Tx<'_>, id: DeliveryId, outcome: &Outcome) -> Result<State> {
    let (why, for_good, rest) = match outcome {
        Outcome::Accepted => return step(tx, id, Step::Accept),
        Outcome::Untried => return step(tx, id, Step::LeaseOver),
        Outcome::Refused {
            why,
            for_good,
            rest,
        } => (why, *for_good, *rest),
    };
    let tries: i32 = deliveries::table
        .find(id)
        .select(deliveries::tries)
        .first(&mut **tx)?;
    let wait = WAITS
        .get(usize::try_from(tries).unwrap_or(usize::MAX))
        .filter(|_| !for_good);
    let by = wait.map_or(Step::Fail, |_| Step::Defer);
    let state = step(tx, id, by)?;
    let next = wait.map_or(tx.now(), |wait| tx.now().plus(spread(*wait).max(rest)));
    diesel::update(deliveries::table.find(id))
        .set((
            deliveries::tries.eq(tries + 1),
            deliveries::next_at.eq(next),
            deliveries::fault.eq(short(why)),
        ))
        .execute(&mut **tx)?;
    Ok(state)
}

/// A fifth more or less, by chance.
fn spread(wait: Duration) -> Duration {
    let chance = f64::from(u16::from_le_bytes(crypto::random())) / f64::from(u16::MAX);
    wait.mul_f64(0.8 + 0.4 * chance)
}

fn short(why: &str) -> String {
    why.chars().take(500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_a_fifth_longer_or_shorter_and_not_the_same_each_time() {
        let waits: Vec<Duration> = (0..64).map(|_| spread(minutes(100))).collect();
        assert!(
            waits
                .iter()
                .all(|w| (minutes(80)..=minutes(120)).contains(w))
        );
        // Sixty-four equal draws of 65,536 happen never.
        assert!(waits.iter().any(|w| Some(w) != waits.first()));
    }
}
