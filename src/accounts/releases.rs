//! A second factor that was lost with its codes on paper: administrators release its owner from it.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::factors::{has_factor, take_away};
use super::letters::{FactorReleased, ReleaseAsked};
use super::model::{OneTime, Purpose};
use super::read::administrators;
use super::rows::{keep_secret, secured, use_secret, write_to};
use crate::base::{Error, Instant, Result, UserId, days, hours};
use crate::db::schema::factor_releases;
use crate::db::{Conn, Tx, dialect};
use crate::events::{self, Event};
use crate::jobs::{self, Job};

/// How long the owner has to say no where a single administrator decides.
const WAIT: Duration = hours(24);
/// An administrator's word is forgotten after this time.
const MEMORY: Duration = days(7);

/// Who agrees that this person has lost his second factor, and since when.
///
/// # Errors
/// What the database says.
pub fn releases(c: &mut Conn, person: UserId, now: Instant) -> Result<Vec<(UserId, Instant)>> {
    let counted = administrators(c)?;
    Ok(factor_releases::table
        .filter(factor_releases::user_id.eq(person))
        .filter(factor_releases::created_at.gt(now.minus(MEMORY)))
        .filter(factor_releases::by_id.eq_any(counted))
        .order(factor_releases::created_at)
        .select((factor_releases::by_id, factor_releases::created_at))
        .load(c)?)
}

/// Notes that the administrator `by` agrees. The second one's word takes the factor away; where there is no second
/// besides the person himself, so does a day. The owner gets a letter with a link that stops it.
///
/// # Errors
/// `NotFound` when there is no second factor; `Refused` for his own; `Conflict(taken)` for the same word twice.
pub fn release_factor(tx: &mut Tx<'_>, by: UserId, person: UserId, stop: &OneTime) -> Result<()> {
    if !has_factor(tx, person)? {
        return Err(Error::NotFound);
    }
    if by == person {
        return Err(Error::refused("own_case", "administrator"));
    }
    dialect::one_at_a_time(tx, &format!("release {person}"))?;
    let now = tx.now();
    let before = releases(tx, person, now)?;
    if before.iter().any(|(known, _)| *known == by) {
        return Err(Error::taken());
    }
    if !before.is_empty() {
        return take_from(tx, Some(by), person);
    }
    forget(tx, person)?;
    diesel::insert_into(factor_releases::table)
        .values((
            factor_releases::user_id.eq(person),
            factor_releases::by_id.eq(by),
            factor_releases::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let owner = format!("person {person}");
    let expires = keep_secret(tx, Purpose::KeepFactor, &owner, Some(person), stop)?;
    let link = stop.link.clone();
    write_to(tx, person, Some(expires), |name| ReleaseAsked {
        name,
        link,
    })?;
    let others = administrators(tx)?.into_iter().filter(|id| *id != person);
    if others.count() < 2 {
        jobs::enqueue(tx, &EndFactor { person, by }, now.plus(WAIT), None)?;
    }
    let fields = vec!["factor_release"];
    events::record(tx, Some(by), &Event::PersonChanged { person, fields })
}

/// Forgets what administrators said, since the owner has his second factor; his link is used up.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub fn keep_factor(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    let (person, _) = use_secret(tx, Purpose::KeepFactor, token)?;
    let person = person.ok_or(Error::Gone)?;
    forget(tx, person)?;
    let fields = vec!["factor_kept"];
    events::record(tx, Some(person), &Event::PersonChanged { person, fields })
}

/// Takes a second factor away, a day after a single administrator said so.
#[derive(Debug, Serialize, Deserialize)]
pub struct EndFactor {
    person: UserId,
    by: UserId,
}

impl Job for EndFactor {
    const NAME: &'static str = "end_factor";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let now = tx.now();
        // His word may have been stopped since, and given anew: that waits for its own day.
        let stands = releases(tx, self.person, now)?
            .into_iter()
            .any(|(by, at)| by == self.by && now.since(at) >= WAIT);
        if stands && has_factor(tx, self.person)? {
            take_from(tx, Some(self.by), self.person)?;
        }
        Ok(None)
    }
}

/// Takes a second factor away at the console, with all sessions and tokens; its owner gets a letter.
///
/// # Errors
/// `NotFound` when there is none.
pub fn end_lost_factor(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    if !has_factor(tx, person)? {
        return Err(Error::NotFound);
    }
    take_from(tx, None, person)
}

fn take_from(tx: &mut Tx<'_>, by: Option<UserId>, person: UserId) -> Result<()> {
    take_away(tx, person, None)?;
    forget(tx, person)?;
    write_to(tx, person, None, |name| FactorReleased { name })?;
    secured(tx, person, "factor_off")?;
    events::record(tx, by, &Event::AccessEnded { person })
}

fn forget(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let said = factor_releases::table.filter(factor_releases::user_id.eq(person));
    diesel::delete(said).execute(&mut **tx)?;
    Ok(())
}
