//! The same act twice is done once: a key, the body's hash and where it led, written with the change.

use diesel::prelude::*;

use crate::base::{Conflict, Error, Instant, Result, UserId, crypto};
use crate::db::schema::idempotency;
use crate::db::{PreparedMethods, Tx, each};

/// The key of one act, as a form or a header brought it.
#[derive(Clone, Debug)]
pub struct Key {
    owner: String,
    key: String,
    body: Vec<u8>,
}

impl Key {
    /// The key of an act by a person, or by the visitor who holds this form cookie.
    ///
    /// # Errors
    /// `Invalid(key)` unless it has 8 to 100 plain characters.
    pub fn new(person: Option<UserId>, visitor: &str, key: &str, body: &str) -> Result<Key> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if !(8..=100).contains(&key.len()) || !key.bytes().all(plain) {
            return Err(Error::field("key", "invalid"));
        }
        let owner = match person {
            Some(id) => format!("u{id}"),
            None => format!("v{}", crypto::fingerprint(visitor.as_bytes())),
        };
        Ok(Key {
            owner,
            key: key.to_owned(),
            body: crypto::hash(body),
        })
    }
}

type Act<'a> = Box<dyn FnOnce(&mut Tx<'_>) -> Result<String> + 'a>;

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done now and led here.
    Done(String),
    /// It had been done before and led here.
    Repeated(String),
}

impl Outcome {
    /// Where it led.
    pub fn location(self) -> String {
        match self {
            Outcome::Done(location) | Outcome::Repeated(location) => location,
        }
    }
}

/// Does the act and keeps where it led; a repeat of the same body gets the first answer. A refusal leaves nothing.
///
/// # Errors
/// `Conflict(key_reused)` for another body under the same key; else what the act says.
pub fn once(
    tx: &mut Tx<'_>,
    key: &Key,
    act: impl FnOnce(&mut Tx<'_>) -> Result<String>,
) -> Result<Outcome> {
    once_of(tx, key, Box::new(act))
}

/// One for all acts: the program holds it once.
fn once_of(tx: &mut Tx<'_>, key: &Key, act: Act<'_>) -> Result<Outcome> {
    let row = idempotency::table.find((&key.owner, &key.key));
    let now = tx.now();
    // The second of two at once waits here until the first has ended, and then finds what it has done.
    let fresh = each!(tx, |c| diesel::insert_into(idempotency::table)
        .values((
            idempotency::owner.eq(&key.owner),
            idempotency::key.eq(&key.key),
            idempotency::body.eq(&key.body),
            idempotency::location.eq(""),
            idempotency::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    if fresh == 0 {
        let (body, location): (Vec<u8>, String) = each!(tx, |c| row
            .select((idempotency::body, idempotency::location))
            .first(c))?;
        if body != key.body {
            return Err(Error::Conflict(Conflict {
                code: "key_reused",
                current: None,
                revision: None,
            }));
        }
        return Ok(Outcome::Repeated(location));
    }
    let location = act(tx)?;
    each!(tx, |c| diesel::update(row)
        .set(idempotency::location.eq(&location))
        .returning(idempotency::key)
        .prepared()
        .get_result::<String>(c))
    .optional()?;
    Ok(Outcome::Done(location))
}

/// Forgets keys older than `before`, `limit` of them and those of the same instant as the last; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    let oldest: Vec<Instant> = idempotency::table
        .filter(idempotency::created_at.lt(before))
        .order(idempotency::created_at)
        .select(idempotency::created_at)
        .limit(limit)
        .load(&mut **tx)?;
    let Some(last) = oldest.last() else {
        return Ok(0);
    };
    let old = idempotency::table.filter(idempotency::created_at.le(*last));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
