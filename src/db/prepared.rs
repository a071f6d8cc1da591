//! Statements that are prepared once: Diesel prepares each `UPDATE` anew, as its columns might be others each time.
//! That costs more than it does on SQLite, and one more way to the server and back on PostgreSQL.

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};

/// A statement that is found again by its text.
#[derive(Clone, Debug)]
pub struct Prepared<Q>(Q);

/// Keeps a statement prepared.
pub trait PreparedMethods: Sized {
    /// The same statement, prepared once on each connection: for one whose text is the same whatever its values are.
    /// It has to give rows back (`returning`): what Diesel only executes it asks again whether to keep.
    fn prepared(self) -> Prepared<Self> {
        Prepared(self)
    }
}

impl<Q: QueryId> PreparedMethods for Q {}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, DB> QueryFragment<DB> for Prepared<Q>
where
    DB: Backend,
    Q: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q: Query> Query for Prepared<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, C> RunQueryDsl<C> for Prepared<Q> {}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use diesel::connection::{InstrumentationEvent, SimpleConnection};

    use super::*;

    diesel::table! {
        heaps (id) {
            id -> BigInt,
            stones -> BigInt,
        }
    }

    #[test]
    fn a_statement_is_prepared_once_whatever_its_values_are() {
        let mut c = SqliteConnection::establish(":memory:").unwrap();
        c.batch_execute(
            "CREATE TABLE heaps (id BIGINT PRIMARY KEY, stones BIGINT NOT NULL); \
             INSERT INTO heaps VALUES (1, 0), (2, 0)",
        )
        .unwrap();
        let kept = Arc::new(AtomicU32::new(0));
        let counter = kept.clone();
        c.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::CacheQuery { .. } = event {
                counter.fetch_add(1, Ordering::Relaxed);
            }
        });
        for (id, stones) in [(1, 5), (2, 7), (1, 9), (3, 1)] {
            let heap: Option<i64> = diesel::update(heaps::table.find(id))
                .set(heaps::stones.eq(heaps::stones + stones))
                .returning(heaps::stones)
                .prepared()
                .get_result(&mut c)
                .optional()
                .unwrap();
            let now = match id {
                1 if stones == 9 => Some(14),
                3 => None,
                _ => Some(stones),
            };
            assert_eq!(heap, now);
        }
        assert_eq!(kept.load(Ordering::Relaxed), 1);
    }
}
