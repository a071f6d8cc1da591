//! Letters as their page lists them, and what is done with them by hand.

use diesel::prelude::*;

use super::{State, Step, step};
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{DeliveryId, Instant, Result};
use crate::db::schema::deliveries;
use crate::db::{Conn, Tx};

/// Letters on a page.
const LISTED: usize = 50;

/// A letter without its words, its address masked.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = deliveries)]
pub struct Listed {
    pub id: DeliveryId,
    state: String,
    pub kind: String,
    pub address: String,
    pub tries: i32,
    pub fault: Option<String>,
    pub created_at: Instant,
    pub next_at: Instant,
}

impl Listed {
    /// Where it is on its way.
    pub fn state(&self) -> State {
        State::from_word(&self.state).unwrap_or(State::Failed)
    }

    /// With addresses as others may see them, in the relay's words too.
    fn masked(mut self) -> Listed {
        self.address = masked(&self.address);
        self.fault = self.fault.map(|why| {
            let parts =
                why.split_inclusive(|c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c));
            parts.map(masked).collect()
        });
        self
    }
}

/// The first letter of an address and its domain; any other text as it is.
fn masked(text: &str) -> String {
    let Some((name, domain)) = text.rsplit_once('@') else {
        return text.to_owned();
    };
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{domain}")
}

/// A page of letters, the newest first: all of them, those in one state, those to one domain.
///
/// # Errors
/// `Invalid(cursor)`; what the database says.
pub fn list(c: &mut Conn, state: Option<State>, domain: &str, seek: &Seek) -> Result<Page<Listed>> {
    let limit = i64::try_from(LISTED).unwrap_or(50) + 1;
    let mut rows = deliveries::table
        .select(Listed::as_select())
        .limit(limit)
        .into_boxed();
    if let Some(state) = state {
        rows = rows.filter(deliveries::state.eq(state.as_str()));
    }
    if !domain.is_empty() {
        rows = rows.filter(deliveries::domain.eq(domain.to_lowercase()));
    }
    rows = match seek {
        Seek::First => rows.order(deliveries::id.desc()),
        Seek::After(cursor) => rows
            .filter(deliveries::id.lt(cursor.number::<DeliveryId>()?))
            .order(deliveries::id.desc()),
        Seek::Last => rows.order(deliveries::id.asc()),
        Seek::Before(cursor) => rows
            .filter(deliveries::id.gt(cursor.number::<DeliveryId>()?))
            .order(deliveries::id.asc()),
    };
    let rows: Vec<Listed> = rows.load(c)?;
    let rows = rows.into_iter().map(Listed::masked).collect();
    let at = |row: &Listed| Cursor::at(row.id.to_string());
    Ok(Page::cut(rows, LISTED, seek, at))
}

/// Tries a letter again that has failed, from the first wait on.
///
/// # Errors
/// `Conflict` unless it has failed; `NotFound` when there is no such letter.
pub fn retry(tx: &mut Tx<'_>, id: DeliveryId) -> Result<()> {
    step(tx, id, Step::Retry)?;
    let now = tx.now();
    diesel::update(deliveries::table.find(id))
        .set((deliveries::tries.eq(0), deliveries::next_at.eq(now)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Tries all letters again that have failed; returns how many.
///
/// # Errors
/// What the database says.
pub fn retry_all(tx: &mut Tx<'_>) -> Result<usize> {
    let failed = deliveries::state.eq(State::Failed.as_str());
    let ids: Vec<DeliveryId> = deliveries::table
        .filter(failed)
        .select(deliveries::id)
        .load(&mut **tx)?;
    for id in &ids {
        retry(tx, *id)?;
    }
    Ok(ids.len())
}
