//! Numbers the events of PostgreSQL in the order in which they became visible, so that no reader skips one.
//!
//! Ids precede commits there, so `id > last` would lose a slow transaction for ever.

use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl, sql_query};

use super::schema::events;
use super::{Conn, Tx};
use crate::base::Result;

/// Most events stamped in one go.
const BATCH: i64 = 500;

#[derive(QueryableByName)]
struct Head {
    #[diesel(sql_type = BigInt)]
    seq: i64,
}

#[derive(QueryableByName)]
struct Stamped {
    #[diesel(sql_type = BigInt)]
    seq: i64,
}

/// True when events wait for their number.
pub(super) fn is_behind(conn: &mut Conn) -> Result<bool> {
    use diesel::prelude::*;
    let waiting = events::table
        .filter(events::seq.is_null())
        .select(events::id);
    Ok(waiting.first::<i64>(conn).optional()?.is_some())
}

/// Stamps the rows that can be seen now and returns how many there were.
pub(super) fn stamp(tx: &mut Tx<'_>) -> Result<usize> {
    let Conn::Pg(c) = &mut **tx else { return Ok(0) };
    // The lock makes one sequencer of all nodes. What it may stamp is only seen by a NEW statement:
    // one that began before the lock was granted would miss what the last holder committed.
    let head: Head =
        sql_query("SELECT seq FROM event_head WHERE id = 1 FOR UPDATE").get_result(c)?;
    let rows: Vec<Stamped> = sql_query(
        "WITH waiting AS (
             SELECT id, $1 + row_number() OVER (ORDER BY id) AS next
             FROM events WHERE seq IS NULL ORDER BY id LIMIT $2
         ), stamped AS (
             UPDATE events SET seq = waiting.next FROM waiting WHERE events.id = waiting.id
             RETURNING events.seq, events.topics
         ), filed AS (
             INSERT INTO event_topics (topic, seq)
             SELECT unnest(string_to_array(topics, ' ')), seq FROM stamped
         )
         SELECT seq FROM stamped ORDER BY seq",
    )
    .bind::<BigInt, _>(head.seq)
    .bind::<BigInt, _>(BATCH)
    .get_results(c)?;
    if let Some(last) = rows.last() {
        sql_query("UPDATE event_head SET seq = $1 WHERE id = 1")
            .bind::<BigInt, _>(last.seq)
            .execute(c)?;
    }
    Ok(rows.len())
}
