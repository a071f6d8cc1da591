//! Addresses that take no letters: those whose letters came back, and those whose readers complained.

use std::time::Duration;

use diesel::prelude::*;

use super::Class;
use crate::base::words::words;
use crate::base::{DeliveryId, Error, Instant, Result, days};
use crate::db::schema::suppressions;
use crate::db::{Conn, Tx};

/// Points at which no letter goes any more.
const DEAD: i32 = 4;
/// After so long without a bounce counting starts afresh.
const FRESH: Duration = days(30);
/// Its owner may have an address tried again this often.
const AGAIN: Duration = days(1);

words! {
    /// Why an address is suppressed.
    Reason {
        Bounce = "bounce",
        /// Its reader has called a letter unwanted: what secures his account still goes.
        Complaint = "complaint",
    }
}

/// Why letters to an address have come back or stopped, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub reason: Reason,
    pub since: Instant,
}

/// The letter that has come back, by how it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such address.
    Hard,
    /// It could not be delivered for now.
    Soft,
    Complaint,
}

type Row = (String, i32, Instant, Instant, Option<Instant>);

fn row(c: &mut Conn, address: &str) -> Result<Option<Row>> {
    Ok(suppressions::table
        .find(address.to_lowercase())
        .select((
            suppressions::reason,
            suppressions::score,
            suppressions::since,
            suppressions::last_at,
            suppressions::retried_at,
        ))
        .first(c)
        .optional()?)
}

/// Why letters to this address are stopped; none while they go.
///
/// # Errors
/// What the database says.
pub fn stop(c: &mut Conn, address: &str) -> Result<Option<Stop>> {
    let found = row(c, address)?;
    Ok(found.and_then(|(reason, score, since, ..)| stop_of(&reason, score, since)))
}

/// What a row says.
pub fn stop_of(reason: &str, score: i32, since: Instant) -> Option<Stop> {
    let reason = Reason::from_word(reason)?;
    (score >= DEAD).then_some(Stop { reason, since })
}

/// Those of these letters (number, address, class) that must not go.
pub(super) fn stopped(
    c: &mut Conn,
    letters: &[(DeliveryId, String, String)],
) -> Result<Vec<DeliveryId>> {
    let folded = letters.iter().map(|(_, address, _)| address.to_lowercase());
    let folded: Vec<String> = folded.collect();
    let found: Vec<(String, String)> = suppressions::table
        .filter(suppressions::address.eq_any(&folded))
        .filter(suppressions::score.ge(DEAD))
        .select((suppressions::address, suppressions::reason))
        .load(c)?;
    let stops = |address: &String, class: &str| {
        let of = found.iter().find(|(stopped, _)| stopped == address);
        of.is_some_and(|(_, reason)| {
            reason != Reason::Complaint.as_str() || class != Class::Security.as_str()
        })
    };
    let all = letters.iter().zip(&folded);
    Ok(all
        .filter(|((_, _, class), address)| stops(address, class))
        .map(|((id, ..), _)| *id)
        .collect())
}

/// Counts a letter that has come back.
///
/// # Errors
/// What the database says.
pub fn count(tx: &mut Tx<'_>, address: &str, fault: Fault) -> Result<()> {
    let now = tx.now();
    let known = row(tx, address)?;
    // A stop stands until its owner lifts it; what was only counted is forgotten in time.
    let before = known
        .clone()
        .filter(|(_, score, _, last, _)| *score >= DEAD || now.since(*last) < FRESH);
    let (reason, score, since) = match (&before, fault) {
        (Some((_, score, since, ..)), Fault::Complaint) if *score >= DEAD => {
            (Reason::Complaint, *score, *since)
        }
        (_, Fault::Complaint) => (Reason::Complaint, DEAD, now),
        (Some((reason, score, since, ..)), _) if *score > 0 => {
            let reason = Reason::from_word(reason).unwrap_or(Reason::Bounce);
            (reason, score + points(fault), *since)
        }
        _ => (Reason::Bounce, points(fault), now),
    };
    let row = (
        suppressions::reason.eq(reason.as_str()),
        suppressions::score.eq(score),
        suppressions::since.eq(since),
        suppressions::last_at.eq(now),
    );
    match known {
        Some(_) => diesel::update(suppressions::table.find(address.to_lowercase()))
            .set(row)
            .execute(&mut **tx)?,
        None => diesel::insert_into(suppressions::table)
            .values((suppressions::address.eq(address.to_lowercase()), row))
            .execute(&mut **tx)?,
    };
    Ok(())
}

fn points(fault: Fault) -> i32 {
    match fault {
        Fault::Hard => 2,
        Fault::Soft => 1,
        Fault::Complaint => DEAD,
    }
}

/// Lets letters go to this address again, once a day.
///
/// # Errors
/// `Conflict` when nothing is stopped; `TooMany` when its owner asked within a day.
pub fn retry(tx: &mut Tx<'_>, address: &str) -> Result<()> {
    let now = tx.now();
    let Some((reason, score, since, _, retried)) = row(tx, address)? else {
        return Err(Error::taken());
    };
    stop_of(&reason, score, since).ok_or_else(Error::taken)?;
    let waited = retried.map_or(AGAIN, |at| now.since(at));
    if waited < AGAIN {
        return Err(Error::TooMany(AGAIN - waited));
    }
    diesel::update(suppressions::table.find(address.to_lowercase()))
        .set((suppressions::score.eq(0), suppressions::retried_at.eq(now)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets addresses that only had a count, once it has run out; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    let old = suppressions::last_at.lt(tx.now().minus(FRESH));
    let old = suppressions::table.filter(old.and(suppressions::score.lt(DEAD)));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
