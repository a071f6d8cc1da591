//! `column IN (…)` whose text repeats: Diesel's own is prepared anew each time on SQLite, which costs more than it reads.

use std::cell::Cell;

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{Bool, HasSqlType};

/// True where the column is one of the values.
#[derive(Clone, Debug)]
pub struct Among<C, T> {
    column: C,
    values: Vec<T>,
}

/// Asks whether a column is one of some values.
pub trait AmongMethods: Expression + Sized {
    /// True where this column, which is never null, is one of `values`.
    fn among<T>(self, values: Vec<T>) -> Among<Self, T> {
        Among {
            column: self,
            values,
        }
    }
}

impl<C: Column> AmongMethods for C {}

impl<C: Expression, T> Expression for Among<C, T> {
    type SqlType = Bool;
}

impl<C, T> QueryId for Among<C, T> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C: ValidGrouping<G>, T, G> ValidGrouping<G> for Among<C, T> {
    type IsAggregate = C::IsAggregate;
}

impl<C: AppearsOnTable<Q>, T, Q> AppearsOnTable<Q> for Among<C, T> {}

impl<C: SelectableExpression<Q>, T, Q> SelectableExpression<Q> for Among<C, T> {}

impl<C, T, DB> QueryFragment<DB> for Among<C, T>
where
    DB: Backend + HasSqlType<C::SqlType>,
    C: Expression + QueryFragment<DB>,
    T: ToSql<C::SqlType, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        // Filled up with the last one to a power of two: a handful of texts serve all lengths.
        let length = self.values.len().next_power_of_two();
        note(self.values.len().min(1) * length);
        let Some(last) = self.values.last() else {
            out.push_sql("1 = 0");
            return Ok(());
        };
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (");
        let missing = length - self.values.len();
        let padding = std::iter::repeat_n(last, missing);
        for (n, value) in self.values.iter().chain(padding).enumerate() {
            if n > 0 {
                out.push_sql(", ");
            }
            out.push_bind_param(value)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

thread_local! {
    /// How long the lists are that were walked over, five bits for each.
    static LENGTHS: Cell<u128> = const { Cell::new(0) };
}

/// Notes that a list has so many places, a power of two or none.
fn note(places: usize) {
    let size = u128::from(usize::BITS - places.leading_zeros());
    LENGTHS.set(LENGTHS.get().rotate_left(5) ^ size);
}

/// Begins to note the lengths of lists that are walked over.
pub(super) fn forget_lengths() {
    LENGTHS.set(0);
}

/// The lengths of the lists that were walked over since, as one number: of two statements that differ in nothing else,
/// with up to twenty-five lists, it is another.
pub(super) fn lengths() -> u128 {
    LENGTHS.get()
}

/// What `auto_type` calls it.
pub mod dsl {
    pub use diesel::dsl::*;

    pub type Among<C, V> = super::Among<C, <V as Values>::Value>;

    /// A list of values, for its type alone.
    pub trait Values {
        type Value;
    }

    impl<T> Values for Vec<T> {
        type Value = T;
    }
}

#[cfg(test)]
mod tests {
    use diesel::debug_query;
    use diesel::sqlite::Sqlite;

    use super::*;
    use crate::db::schema::users;

    fn text(values: &[i64]) -> String {
        let query = users::table
            .filter(users::id.among(values.to_vec()))
            .select(users::id);
        let said = debug_query::<Sqlite, _>(&query).to_string();
        said.split(" -- ").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn one_text_serves_many_lengths() {
        assert!(
            text(&[5, 6, 7]).ends_with(" IN (?, ?, ?, ?)"),
            "{}",
            text(&[5, 6, 7])
        );
        assert_eq!(text(&[5, 6, 7]), text(&[1, 2, 3, 4]));
        assert_ne!(text(&[5, 6, 7]), text(&[5]));
        assert!(text(&[]).contains("1 = 0"));
    }
}
