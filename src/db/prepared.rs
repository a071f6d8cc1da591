//! Statements that are prepared once and whose text is made once: Diesel prepares each `UPDATE` anew, as its columns might
//! be others each time, and writes the text of whatever has a list in it at each run, to look it up by that. The one costs
//! more than it does on SQLite, and one more way to the server and back on PostgreSQL; the other a third of a reply.

use std::any::TypeId;
use std::collections::HashMap;
use std::panic::Location;
use std::sync::{LazyLock, PoisonError, RwLock};

use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryBuilder, QueryFragment, QueryId};

use super::among;

/// Which text: the place that asks, of which database, and how long the lists are that it holds.
type Shape = (usize, TypeId, u128);

/// The texts that were made.
static TEXTS: LazyLock<RwLock<HashMap<Shape, String>>> = LazyLock::new(RwLock::default);

/// A statement that is found again by its text.
#[derive(Clone, Debug)]
pub struct Prepared<Q> {
    query: Q,
    place: &'static Location<'static>,
}

/// Keeps a statement prepared.
pub trait PreparedMethods: Sized {
    /// The same statement, written once and prepared once on each connection: for one whose text at this place is the
    /// same whatever its values are, but for the lengths of lists ([`among`]). It has to give rows back (`returning`):
    /// what Diesel only executes it asks again whether to keep. One place asks one type of statement, of a database itself
    /// (`each!`): the common backend would be one for both.
    #[track_caller]
    fn prepared(self) -> Prepared<Self> {
        Prepared {
            query: self,
            place: Location::caller(),
        }
    }
}

impl<Q: QueryId> PreparedMethods for Q {}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Prepared<Q> {
    fn shape<DB: Backend + 'static>(&self, backend: &DB) -> QueryResult<Shape>
    where
        Q: QueryFragment<DB>,
    {
        among::forget_lengths();
        // A walk that writes nothing, on which the lists say how long they are.
        self.query.is_noop(backend)?;
        let place = std::ptr::from_ref(self.place).addr();
        Ok((place, TypeId::of::<DB>(), among::lengths()))
    }
}

fn text<DB, Q>(query: &Q, backend: &DB) -> QueryResult<String>
where
    DB: Backend,
    DB::QueryBuilder: Default,
    Q: QueryFragment<DB>,
{
    let mut own = DB::QueryBuilder::default();
    query.to_sql(&mut own, backend)?;
    Ok(own.finish())
}

impl<Q, DB> QueryFragment<DB> for Prepared<Q>
where
    DB: Backend + 'static,
    DB::QueryBuilder: Default,
    Q: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.query.walk_ast(out)
    }

    fn to_sql(&self, out: &mut DB::QueryBuilder, backend: &DB) -> QueryResult<()> {
        let shape = self.shape(backend)?;
        let texts = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = texts.get(&shape) {
            debug_assert_eq!(known, &text(&self.query, backend)?, "{}", self.place);
            out.push_sql(known);
            return Ok(());
        }
        drop(texts);
        let made = text(&self.query, backend)?;
        out.push_sql(&made);
        let mut texts = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
        texts.insert(shape, made);
        Ok(())
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
    use crate::db::AmongMethods;

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

    #[test]
    fn a_text_is_made_once_for_each_length_of_its_lists() {
        let mut c = SqliteConnection::establish(":memory:").unwrap();
        c.batch_execute(
            "CREATE TABLE heaps (id BIGINT PRIMARY KEY, stones BIGINT NOT NULL); \
             INSERT INTO heaps VALUES (1, 10), (2, 20), (3, 30), (4, 40)",
        )
        .unwrap();
        let mut of = |ids: Vec<i64>, stones: Vec<i64>| -> Vec<i64> {
            heaps::table
                .filter(heaps::id.among(ids).and(heaps::stones.among(stones)))
                .order(heaps::id)
                .select(heaps::id)
                .prepared()
                .load(&mut c)
                .unwrap()
        };
        for (ids, stones, found) in [
            (vec![1, 2], vec![10], vec![1]),
            (vec![1], vec![10, 20], vec![1]),
            (vec![2, 3], vec![30], vec![3]),
            (vec![4, 3, 2], vec![20, 30, 40], vec![2, 3, 4]),
            (vec![1, 2, 3, 4], vec![10, 40], vec![1, 4]),
            (vec![], vec![10], vec![]),
            (vec![1], vec![], vec![]),
            (vec![1, 2], vec![20], vec![2]),
        ] {
            assert_eq!(of(ids, stones), found);
        }
        let texts = TEXTS.read().unwrap();
        let here = |text: &&String| text.contains("heaps") && text.contains("SELECT");
        // (2, 1) serves three of them.
        assert_eq!(texts.values().filter(here).count(), 6);
    }
}
