//! The log as it is written: what happened enters it, and what is old leaves it.

use diesel::prelude::*;

use super::kinds::Event;
use crate::base::{Error, Instant, Result, ThreadId, UserId};
use crate::db::schema::{event_head, event_topics, events, threads};
use crate::db::{PreparedMethods, Tx, dialect, each};

/// Numbers left out when an epoch begins: more than were given between a backup and its restore.
const AHEAD: i64 = 1_000_000;

/// Writes down what happened, in the transaction of the change. `actor` is the accountable person.
///
/// # Errors
/// What the database says.
pub fn record(tx: &mut Tx<'_>, actor: Option<UserId>, event: &Event) -> Result<()> {
    tx.tell(event.news());
    if let Some(thread) = event.thread() {
        each!(tx, |c| diesel::update(threads::table.find(thread))
            .set(threads::version.eq(threads::version + 1))
            .returning(threads::id)
            .prepared()
            .get_result::<ThreadId>(c))
        .optional()?;
    }
    let seq = dialect::event_number(tx)?;
    let topics = event.topics();
    let at = tx.now();
    each!(tx, |c| diesel::insert_into(events::table)
        .values((
            events::seq.eq(seq),
            events::kind.eq(event.kind()),
            events::at.eq(at),
            events::space_id.eq(event.space()),
            events::actor_id.eq(actor),
            events::topics.eq(topics.join(" ")),
            events::data.eq(event.facts().to_string()),
        ))
        .execute(c))?;
    if let Some(seq) = seq {
        for topic in topics {
            each!(tx, |c| diesel::insert_into(event_topics::table)
                .values((event_topics::topic.eq(topic), event_topics::seq.eq(seq)))
                .execute(c))?;
        }
    }
    Ok(())
}

/// Writes down many things at once, each as [`record`] does; none of them is news to others.
///
/// # Errors
/// What the database says.
pub fn record_all(tx: &mut Tx<'_>, all: &[Event]) -> Result<()> {
    let count = i64::try_from(all.len()).map_err(Error::broken)?;
    if count == 0 {
        return Ok(());
    }
    let (last, at) = (dialect::event_numbers(tx, count)?, tx.now());
    let (mut rows, mut topics) = (Vec::new(), Vec::new());
    for (n, event) in (1 - count..).zip(all) {
        let (seq, named) = (last.map(|last| last + n), event.topics());
        rows.push((
            events::seq.eq(seq),
            events::kind.eq(event.kind()),
            events::at.eq(at),
            events::topics.eq(named.join(" ")),
            events::data.eq(event.facts().to_string()),
        ));
        let beside = |topic| Some((event_topics::topic.eq(topic), event_topics::seq.eq(seq?)));
        topics.extend(named.into_iter().filter_map(beside));
    }
    match rows.as_slice() {
        // Diesel writes and prepares a statement for many anew each time.
        [row] => each!(tx, |c| diesel::insert_into(events::table)
            .values(row)
            .execute(c))?,
        rows => each!(tx, |c| diesel::insert_into(events::table)
            .values(rows)
            .execute(c))?,
    };
    match topics.as_slice() {
        [] => 0,
        [topic] => each!(tx, |c| diesel::insert_into(event_topics::table)
            .values(topic)
            .execute(c))?,
        topics => each!(tx, |c| diesel::insert_into(event_topics::table)
            .values(topics)
            .execute(c))?,
    };
    Ok(())
}

/// Begins another epoch, as after a restore: numbers that were given in a past that is gone are never given again, nor
/// any up to `known`.
///
/// # Errors
/// What the database says.
pub fn begin_epoch(tx: &mut Tx<'_>, known: i64) -> Result<()> {
    let now = tx.now();
    diesel::update(event_head::table.filter(event_head::seq.lt(known)))
        .set(event_head::seq.eq(known))
        .execute(&mut **tx)?;
    diesel::update(event_head::table)
        .set((
            event_head::seq.eq(event_head::seq + AHEAD),
            event_head::epoch.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets events older than `before`, at most `limit`; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    let old: Vec<i64> = events::table
        .filter(events::at.lt(before).and(events::seq.is_not_null()))
        .select(events::id)
        .order(events::id)
        .limit(limit)
        .load(&mut **tx)?;
    let seqs: Vec<Option<i64>> = events::table
        .filter(events::id.eq_any(&old))
        .select(events::seq)
        .load(&mut **tx)?;
    let seqs: Vec<i64> = seqs.into_iter().flatten().collect();
    diesel::delete(event_topics::table.filter(event_topics::seq.eq_any(seqs)))
        .execute(&mut **tx)?;
    Ok(diesel::delete(events::table.filter(events::id.eq_any(old))).execute(&mut **tx)?)
}
