//! How often one may do what no restart and no second process may forget: tries to sign in, letters asked for.

use std::time::Duration;

use diesel::prelude::*;

use crate::base::rates::Rate;
use crate::base::{Error, Instant, Result, crypto, hours, minutes};
use crate::db::schema::counters;
use crate::db::{Conn, Tx, dialect};

/// Tries that may fail before each one more must wait.
const FREE: i32 = 5;
/// Failures are forgotten after this time without one.
const MEMORY: Duration = minutes(30);

/// Names a counter; whom it counts cannot be read from the row.
fn key(what: &str, who: &str) -> String {
    format!("{what} {}", crypto::fingerprint(who.as_bytes()))
}

fn row(c: &mut Conn, key: &str) -> Result<Option<(i32, Instant)>> {
    Ok(counters::table
        .find(key)
        .select((counters::count, counters::mark))
        .first(c)
        .optional()?)
}

fn put(tx: &mut Tx<'_>, key: &str, count: i32, mark: Instant) -> Result<()> {
    diesel::delete(counters::table.find(key)).execute(&mut **tx)?;
    diesel::insert_into(counters::table)
        .values((
            counters::key.eq(key),
            counters::count.eq(count),
            counters::mark.eq(mark),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes a token from a bucket.
///
/// # Errors
/// `TooMany` when it is empty.
pub fn take(tx: &mut Tx<'_>, what: &str, who: &str, rate: Rate) -> Result<()> {
    let (key, now) = (key(what, who), tx.now());
    dialect::one_at_a_time(tx, &key)?;
    let full_at = row(tx, &key)?.map_or(now, |(_, mark)| mark);
    let next = rate.take(full_at, now).map_err(Error::TooMany)?;
    put(tx, &key, 0, next)
}

/// Says whether a token could be taken, and takes none.
///
/// # Errors
/// `TooMany` when the bucket is empty.
pub fn look(tx: &mut Tx<'_>, what: &str, who: &str, rate: Rate) -> Result<()> {
    let now = tx.now();
    let full_at = row(tx, &key(what, who))?.map_or(now, |(_, mark)| mark);
    rate.take(full_at, now).map(drop).map_err(Error::TooMany)
}

/// Counts a try that may fail, ahead of it: of many at once none slips through. Says whether as many have failed as
/// are free.
///
/// # Errors
/// `TooMany` while earlier failures make one wait, longer with each.
pub fn attempt(tx: &mut Tx<'_>, what: &str, who: &str) -> Result<bool> {
    let (key, now) = (key(what, who), tx.now());
    dialect::one_at_a_time(tx, &key)?;
    let (count, last) = row(tx, &key)?.unwrap_or((0, now));
    let pause = pause(count);
    let gone = now.since(last);
    if gone < pause {
        return Err(Error::TooMany(pause.saturating_sub(gone)));
    }
    let count = if gone > pause + MEMORY { 0 } else { count };
    put(tx, &key, count.saturating_add(1), now)?;
    Ok(count >= FREE)
}

/// Forgets the tries of somebody who has come in.
///
/// # Errors
/// What the database says.
pub fn clear(tx: &mut Tx<'_>, what: &str, who: &str) -> Result<()> {
    diesel::delete(counters::table.find(key(what, who))).execute(&mut **tx)?;
    Ok(())
}

/// How often something was counted that is only counted.
///
/// # Errors
/// What the database says.
pub fn counted(c: &mut Conn, what: &str, who: &str) -> Result<i32> {
    Ok(row(c, &key(what, who))?.map_or(0, |(count, _)| count))
}

/// Counts something to `count`.
///
/// # Errors
/// What the database says.
pub fn count(tx: &mut Tx<'_>, what: &str, who: &str, count: i32) -> Result<()> {
    let now = tx.now();
    put(tx, &key(what, who), count, now)
}

/// Forgets counters that have been full or still since `before`, at most `limit`; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    let old: Vec<String> = counters::table
        .filter(counters::mark.lt(before))
        .select(counters::key)
        .limit(limit)
        .load(&mut **tx)?;
    Ok(diesel::delete(counters::table.filter(counters::key.eq_any(old))).execute(&mut **tx)?)
}

/// How long to wait after so many failures: none after the first four, then a minute, doubled each time, an hour at most.
fn pause(failures: i32) -> Duration {
    match u32::try_from(failures.saturating_sub(FREE)) {
        Err(_) => Duration::ZERO,
        Ok(over) => minutes(1 << over.min(6)).min(hours(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_makes_one_wait_longer() {
        let waits: Vec<u64> = (0..14).map(|n| pause(n).as_secs() / 60).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }
}
