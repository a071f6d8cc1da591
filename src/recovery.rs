//! Second factors that were lost: two administrators release their owner, or one and a day.

use crate::accounts::{self, OneTime, Person, Viewer};
use crate::audit::{self, Action, Change, Who};
use crate::base::{Error, Instant, Result};
use crate::db::{Conn, Tx};
use crate::spaces::{self, Facts, Place, ReleaseFactor};

/// The person of this name, who has a second factor, and who agrees that he has lost it.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when there is nobody of this name or he has no second factor.
pub fn lost(
    c: &mut Conn,
    viewer: &Viewer,
    now: Instant,
    name: &str,
) -> Result<(Person, Vec<(Person, Instant)>)> {
    let sight = spaces::sight(c, viewer)?;
    spaces::may_on_site(viewer, &sight, now).check::<ReleaseFactor>(&Facts::default())?;
    let person = accounts::by_name(c, name)?;
    if !accounts::has_factor(c, person.id)? {
        return Err(Error::NotFound);
    }
    let said = accounts::releases(c, person.id, now)?;
    let by: Result<_> = said
        .into_iter()
        .map(|(by, at)| Ok((accounts::person(c, by)?, at)))
        .collect();
    Ok((person, by?))
}

/// Releases somebody at the console, where no administrator can: whoever has the machine has the site.
///
/// # Errors
/// `NotFound` when there is nobody of this name, or he has no second factor.
pub fn release_at_console(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    let person = accounts::by_name(tx, name)?.id;
    accounts::end_lost_factor(tx, person)?;
    let change = Change {
        about: Some(person),
        ..Change::default()
    };
    let object = format!("person {person}");
    audit::note(tx, &Who::console(), Action::FactorOff, object, change)
}

/// Agrees that somebody has lost his second factor.
///
/// # Errors
/// `Refused` unless an administrator, and for his own; `NotFound` as [`lost`]; `Conflict(taken)` for the same word
/// twice; `StepUp` without a fresh proof.
pub fn release(tx: &mut Tx<'_>, viewer: &Viewer, name: &str, stop: &OneTime) -> Result<()> {
    let permit = spaces::permit::<ReleaseFactor>(tx, viewer, Place::Site, &Facts::default())?;
    let person = accounts::by_name(tx, name)?;
    if accounts::has_factor(tx, person.id)? {
        viewer.proved(tx.now(), accounts::PROOF)?;
    }
    accounts::release_factor(tx, permit.by, person.id, stop)?;
    let object = format!("person {}", person.id);
    audit::note(
        tx,
        &viewer.who(),
        Action::FactorReleased,
        object,
        Change::default(),
    )
}
