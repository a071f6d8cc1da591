//! What the two databases say differently: transactions, event numbers, and the faults they report.

use diesel::connection::SimpleConnection;
use diesel::result::{DatabaseErrorKind, Error as Fault};
use diesel::sql_types::Integer;
use diesel::{ExpressionMethods, QueryableByName, RunQueryDsl, sql_query};

use super::schema::event_head;
use super::{Conn, PreparedMethods, Tx};
use crate::base::{Error, Result};

/// Reads in one snapshot.
pub(super) fn snapshot<T>(conn: &mut Conn, f: impl Fn(&mut Conn) -> Result<T>) -> Result<T> {
    match conn {
        Conn::Sqlite(c) => c.batch_execute("BEGIN")?,
        Conn::Pg(c) => c.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?,
    }
    let outcome = f(conn);
    rollback(conn)?;
    outcome
}

/// Begins a transaction; a patient one may spend a minute on one statement.
pub(super) fn begin(conn: &mut Conn, patient: bool) -> Result<()> {
    match conn {
        // A deferred transaction that reads and then writes fails at once when another has written.
        Conn::Sqlite(c) => c.batch_execute("BEGIN IMMEDIATE")?,
        Conn::Pg(c) if patient => c.batch_execute("BEGIN; SET LOCAL statement_timeout = '60s'")?,
        Conn::Pg(c) => c.batch_execute("BEGIN")?,
    }
    Ok(())
}

pub(super) fn commit(conn: &mut Conn) -> Result<()> {
    match conn {
        Conn::Sqlite(c) => c.batch_execute("COMMIT")?,
        // Whoever passed over a fault has an aborted transaction, whose COMMIT undoes it and says nothing: a question
        // ahead of it, on the same way, fails.
        Conn::Pg(c) => c.batch_execute("SELECT 1; COMMIT")?,
    }
    Ok(())
}

pub(super) fn rollback(conn: &mut Conn) -> Result<()> {
    Ok(conn.batch_execute("ROLLBACK")?)
}

pub(super) fn savepoint(conn: &mut Conn) -> Result<()> {
    Ok(conn.batch_execute("SAVEPOINT one")?)
}

pub(super) fn end_savepoint(conn: &mut Conn, keep: bool) -> Result<()> {
    let sql = if keep {
        "RELEASE one"
    } else {
        "ROLLBACK TO one; RELEASE one"
    };
    Ok(conn.batch_execute(sql)?)
}

/// True when the connection to the server is gone.
pub(super) fn is_lost(conn: &mut Conn) -> bool {
    match conn {
        Conn::Sqlite(_) => false,
        Conn::Pg(c) => c.batch_execute("SELECT 1").is_err(),
    }
}

/// The number of the event that is being recorded: on SQLite the next one, as its single writer commits in
/// row order; on PostgreSQL none yet, as ids there precede commits.
pub fn event_number(tx: &mut Tx<'_>) -> Result<Option<i64>> {
    event_numbers(tx, 1)
}

/// As [`event_number`], for so many events: the number of the last.
///
/// # Errors
/// What the database says.
pub fn event_numbers(tx: &mut Tx<'_>, count: i64) -> Result<Option<i64>> {
    match &mut **tx {
        Conn::Pg(_) => Ok(None),
        Conn::Sqlite(c) => {
            let next = diesel::update(event_head::table)
                .set(event_head::seq.eq(event_head::seq + count))
                .returning(event_head::seq)
                .prepared()
                .get_result(c)?;
            Ok(Some(next))
        }
    }
}

/// Makes transactions that name the same thing wait for one another until the first has ended.
///
/// SQLite's single writer does so anyway.
///
/// # Errors
/// What the database says.
pub fn one_at_a_time(tx: &mut Tx<'_>, thing: &str) -> Result<()> {
    if let Conn::Pg(c) = &mut **tx {
        #[derive(QueryableByName)]
        struct Held {
            #[diesel(sql_type = diesel::sql_types::Text)]
            _held: String,
        }
        sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text AS _held")
            .bind::<diesel::sql_types::Text, _>(thing)
            .prepared()
            .load::<Held>(c)?;
    }
    Ok(())
}

/// Takes due rows so that no second worker can have them: the clause that ends a locking select.
pub fn skip_locked(conn: &Conn) -> &'static str {
    match conn {
        Conn::Pg(_) => " FOR UPDATE SKIP LOCKED",
        Conn::Sqlite(_) => "",
    }
}

/// The name of the database, for `/metrics` and the console.
pub fn name(conn: &Conn) -> &'static str {
    match conn {
        Conn::Pg(_) => "postgresql",
        Conn::Sqlite(_) => "sqlite",
    }
}

/// What a busy or full disk says, or a server that is too slow, which leaves things as they were: it may be tried again.
fn passes(message: &str) -> bool {
    const PASSING: [&str; 7] = [
        "is locked",
        "disk is full",
        "disk I/O error",
        "No space left on device",
        "Disk quota exceeded",
        "statement timeout",
        "deadlock detected",
    ];
    PASSING.iter().any(|words| message.contains(words))
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        match fault {
            Fault::NotFound => Error::NotFound,
            Fault::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Error::taken(),
            Fault::DatabaseError(
                DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::SerializationFailure
                | DatabaseErrorKind::ReadOnlyTransaction,
                _,
            ) => Error::Busy,
            Fault::DatabaseError(_, why) if passes(why.message()) => Error::Busy,
            other => Error::broken(other),
        }
    }
}

/// What SQLite has counted is forgotten of tables with fewer rows: of a few it concludes that an index is not worth its
/// while, and is not asked again until they are ten times as many.
const COUNTED: u32 = 10_000;

/// Has SQLite count anew what its plans rest on, where they would gain by it; PostgreSQL does so by itself. What it cannot
/// do now it does the next day.
pub fn optimize(tx: &mut Tx<'_>) {
    let counts = format!(
        "PRAGMA optimize; ANALYZE sqlite_schema; DELETE FROM sqlite_stat1 WHERE tbl IN (SELECT tbl FROM sqlite_stat1 \
         GROUP BY tbl HAVING max(CAST(stat AS INTEGER)) < {COUNTED}); ANALYZE sqlite_schema"
    );
    if let Conn::Sqlite(c) = &mut **tx
        && let Err(why) = c.batch_execute(&counts)
    {
        tracing::warn!(%why, "The plans stay as they are");
    }
}

/// Moves what SQLite has committed from the log beside the database into it, and leaves the log empty. False where a
/// reader was in the way, for whom nobody who writes waits long: then again later.
pub(super) fn empty_log(conn: &mut Conn) -> bool {
    #[derive(QueryableByName)]
    struct Emptied {
        #[diesel(sql_type = Integer)]
        busy: i32,
    }
    match conn {
        Conn::Sqlite(c) => {
            drop(c.batch_execute("PRAGMA busy_timeout = 50"));
            let done = sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result::<Emptied>(c);
            drop(c.batch_execute("PRAGMA busy_timeout = 5000"));
            done.is_ok_and(|done| done.busy == 0)
        }
        Conn::Pg(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_may_be_tried_again_and_the_rest_is_a_fault() {
        let said = |words: &str| {
            let words = Box::new(words.to_owned());
            Error::from(Fault::DatabaseError(DatabaseErrorKind::Unknown, words))
        };
        for words in [
            "database is locked",
            "database or disk is full",
            "disk I/O error",
            "could not extend file \"base/5/16397\": No space left on device",
            "could not write to file \"base/pgsql_tmp/1\": Disk quota exceeded",
            "canceling statement due to statement timeout",
            "deadlock detected",
        ] {
            assert_eq!(said(words), Error::Busy, "{words}");
        }
        for words in ["no such table: posts", "division by zero"] {
            assert!(matches!(said(words), Error::Broken(_)), "{words}");
        }
    }
}
