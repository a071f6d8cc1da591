//! Durable readers of the log: each has a cursor, which moves in the transaction of its effect.

use diesel::prelude::*;

use super::read::{Envelope, after, head};
use crate::base::{Error, Result};
use crate::db::schema::event_cursors;
use crate::db::{Db, Tx, each};

/// Events read in one go.
const BATCH: i64 = 200;

/// Moves the cursor of the durable reader `reader` behind all that has happened: it is never told of that.
///
/// # Errors
/// What the database says.
pub fn pass_over(tx: &mut Tx<'_>, reader: &'static str) -> Result<()> {
    let last = head(tx)?;
    each!(tx, |c| diesel::insert_into(event_cursors::table)
        .values((
            event_cursors::reader.eq(reader),
            event_cursors::seq.eq(last)
        ))
        .on_conflict(event_cursors::reader)
        .do_update()
        .set(event_cursors::seq.eq(last))
        .execute(c))?;
    Ok(())
}

/// Hands the durable reader `reader` what has happened since it last read, one batch, and returns how many.
///
/// Its cursor moves in the transaction of its effect: a crash repeats nothing and loses nothing.
///
/// # Errors
/// What the effect or the database says; then nothing of the batch was done.
pub async fn follow<F>(db: &Db, reader: &'static str, effect: F) -> Result<usize>
where
    F: Fn(&mut Tx<'_>, &Envelope) -> Result<()> + Send + 'static,
{
    let each = move |tx: &mut Tx<'_>, batch: &[Envelope]| -> Result<()> {
        for envelope in batch {
            effect(tx, envelope)?;
        }
        Ok(())
    };
    follow_batches(db, reader, each).await
}

/// As [`follow`], for an effect that costs much, once for the whole batch.
///
/// # Errors
/// As [`follow`].
pub async fn follow_batches<F>(db: &Db, reader: &'static str, effect: F) -> Result<usize>
where
    F: Fn(&mut Tx<'_>, &[Envelope]) -> Result<()> + Send + 'static,
{
    // A write wakes all workers: who finds nothing to do does not write.
    let news = db.read(move |c| {
        let seen: Option<i64> = event_cursors::table
            .find(reader)
            .select(event_cursors::seq)
            .first(c)
            .optional()?;
        Ok(head(c)? > seen.unwrap_or(0))
    });
    if !news.await? {
        return Ok(0);
    }
    db.write(move |tx| {
        let seen: Option<i64> = event_cursors::table
            .find(reader)
            .select(event_cursors::seq)
            .first(&mut **tx)
            .optional()?;
        let head = head(tx)?;
        let batch = after(tx, seen.unwrap_or(0), BATCH)?;
        let last = batch.last().and_then(|envelope| envelope.seq);
        // Where an epoch began or events were forgotten there is nothing between the last event and the head.
        let last = last.unwrap_or(head);
        if Some(last) == seen {
            return Ok(0);
        }
        effect(tx, &batch)?;
        // Only from the place it was read at: a second reader of this name then does nothing twice.
        let moved = match seen {
            Some(seen) => diesel::update(
                event_cursors::table
                    .find(reader)
                    .filter(event_cursors::seq.eq(seen)),
            )
            .set(event_cursors::seq.eq(last))
            .execute(&mut **tx)?,
            None => each!(tx, |c| diesel::insert_into(event_cursors::table)
                .values((
                    event_cursors::reader.eq(reader),
                    event_cursors::seq.eq(last)
                ))
                .on_conflict_do_nothing()
                .execute(c))?,
        };
        if moved == 1 {
            Ok(batch.len())
        } else {
            Err(Error::Busy)
        }
    })
    .await
}
