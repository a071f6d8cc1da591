//! The log as it is read: what happened behind a number, which number is the newest, and what is forgotten.

use diesel::prelude::*;

use super::reach::{ADDS, OF_THREADS, UNSEEN};
use crate::base::{Instant, Result, SpaceId, UserId};
use crate::db::schema::{event_head, event_topics, events};
use crate::db::{Conn, each};

/// An event as its readers get it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = events)]
pub struct Envelope {
    pub seq: Option<i64>,
    pub kind: String,
    pub at: Instant,
    pub space_id: Option<SpaceId>,
    pub actor_id: Option<UserId>,
    /// Separated by spaces.
    pub topics: String,
    /// The facts of its kind, as JSON.
    pub data: String,
}

impl Envelope {
    /// True where there is more than before and nothing else has changed.
    pub fn only_adds(&self) -> bool {
        ADDS.contains(&self.kind.as_str())
    }

    /// True where no visitor sees anything of it, such as what reaches only the people whom it concerns.
    pub fn is_unseen(&self) -> bool {
        let own = |topic: &str| topic.starts_with("person:");
        UNSEEN.contains(&self.kind.as_str()) || self.topics.split(' ').all(own)
    }

    /// True where it changes a thread and the lists that it stands in, and no other page of its space.
    pub fn is_of_thread(&self) -> bool {
        OF_THREADS
            .iter()
            .any(|begins| self.kind.starts_with(begins))
    }
}

/// The numbered events behind `after`, at most `limit`, in order.
///
/// # Errors
/// What the database says.
pub fn after(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<Envelope>> {
    Ok(each!(c, |c| events::table
        .filter(events::seq.gt(after))
        .order(events::seq.asc())
        .limit(limit)
        .select(Envelope::as_select())
        .load(c))?)
}

/// The events behind `after`, and those that have no number yet (PostgreSQL), at most `limit` of each: for a reader who
/// needs to know at once and may hear twice.
///
/// # Errors
/// What the database says.
pub fn latest(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<Envelope>> {
    let mut found = self::after(c, after, limit)?;
    let unnumbered = events::table
        .filter(events::seq.is_null())
        .limit(limit)
        .select(Envelope::as_select());
    found.extend(unnumbered.load(c)?);
    Ok(found)
}

/// The numbered events of a topic behind `after`, at most `limit`, in order.
///
/// # Errors
/// What the database says.
pub fn of_topic(c: &mut Conn, topic: &str, after: i64, limit: i64) -> Result<Vec<Envelope>> {
    Ok(event_topics::table
        .inner_join(events::table.on(events::seq.eq(event_topics::seq.nullable())))
        .filter(event_topics::topic.eq(topic))
        .filter(event_topics::seq.gt(after))
        .order(event_topics::seq.asc())
        .limit(limit)
        .select(Envelope::as_select())
        .load(c)?)
}

/// The number of the last event of a topic ahead of `before`; 0 while there was none.
///
/// # Errors
/// What the database says.
pub fn last_ahead(c: &mut Conn, topic: &str, before: i64) -> Result<i64> {
    let last = each!(c, |c| event_topics::table
        .filter(event_topics::topic.eq(topic))
        .filter(event_topics::seq.lt(before))
        .order(event_topics::seq.desc())
        .select(event_topics::seq)
        .first(c))
    .optional()?;
    Ok(last.unwrap_or(0))
}

/// The number of a topic's newest event: behind it, who reads rows in the same snapshot has missed nothing.
///
/// # Errors
/// What the database says.
pub fn known(c: &mut Conn, topic: &str) -> Result<i64> {
    match last_ahead(c, topic, i64::MAX)? {
        // What is forgotten is not missed.
        0 => forgotten(c),
        last => Ok(last),
    }
}

/// The number below which events may be forgotten; 0 while none is.
///
/// # Errors
/// What the database says.
pub fn forgotten(c: &mut Conn) -> Result<i64> {
    let first: Option<Option<i64>> = each!(c, |c| events::table
        .filter(events::seq.is_not_null())
        .order(events::seq.asc())
        .select(events::seq)
        .first(c))
    .optional()?;
    Ok(first.flatten().map_or(0, |first| first - 1))
}

/// The number of the newest event; 0 when nothing has happened.
///
/// # Errors
/// What the database says.
pub fn head(c: &mut Conn) -> Result<i64> {
    Ok(each!(c, |c| event_head::table
        .select(event_head::seq)
        .first(c))?)
}

/// When this epoch began: another one means that some numbers were given to what is gone.
///
/// # Errors
/// What the database says.
pub fn epoch(c: &mut Conn) -> Result<i64> {
    let began: Instant = event_head::table.select(event_head::epoch).first(c)?;
    Ok(began.0)
}

/// True when who knows all up to this number can be told what came next: nothing of that is forgotten, and the number
/// was given in this past, not in one that a restore has undone.
///
/// # Errors
/// What the database says.
pub fn stands(c: &mut Conn, number: i64) -> Result<bool> {
    if number < forgotten(c)? {
        return Ok(false);
    }
    let given: i64 = events::table
        .filter(events::seq.eq(number))
        .count()
        .get_result(c)?;
    Ok(given > 0 || number == forgotten(c)? || number == head(c)?)
}

/// When the newest event happened.
///
/// # Errors
/// What the database says.
pub fn newest(c: &mut Conn) -> Result<Option<Instant>> {
    Ok(events::table
        .order(events::id.desc())
        .select(events::at)
        .first(c)
        .optional()?)
}
