//! Letters that administrators look after: which wait, which have failed, and what is to become of them.

use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::paging::{Page, Seek};
use crate::base::{DeliveryId, Instant, Result};
use crate::db::{Conn, Tx};
use crate::outbox::{self, Listed, State, Step};
use crate::spaces::{self, Facts, Place, TendLetters};

/// Which letters are asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<State>,
    /// Of the address; all when empty.
    pub domain: String,
}

/// Letters, the newest first, and how many are in each state.
#[derive(Clone, Debug)]
pub struct Found {
    pub rows: Page<Listed>,
    pub counts: Vec<(State, i64)>,
}

/// A page of letters.
///
/// # Errors
/// `Refused` unless an administrator; `Invalid(cursor)`.
pub fn list(
    c: &mut Conn,
    viewer: &Viewer,
    now: Instant,
    filter: &Filter,
    seek: &Seek,
) -> Result<Found> {
    let sight = spaces::sight(c, viewer)?;
    spaces::may_on_site(viewer, &sight, now).check::<TendLetters>(&Facts::default())?;
    let counts = State::ALL
        .iter()
        .map(|state| Ok((*state, outbox::count(c, *state)?)));
    Ok(Found {
        counts: counts.collect::<Result<_>>()?,
        rows: outbox::list(c, filter.state, &filter.domain, seek)?,
    })
}

/// Tries a letter again that has failed.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound`; `Conflict` unless it has failed.
pub fn retry(tx: &mut Tx<'_>, viewer: &Viewer, id: DeliveryId) -> Result<()> {
    // Silent: nobody else sees letters.
    spaces::permit::<TendLetters>(tx, viewer, Place::Site, &Facts::default())?;
    outbox::retry(tx, id)?;
    note(tx, viewer, Action::LetterRetried, id)
}

/// Tries all letters again that have failed.
///
/// # Errors
/// `Refused` unless an administrator.
pub fn retry_all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    // Silent: nobody else sees letters.
    spaces::permit::<TendLetters>(tx, viewer, Place::Site, &Facts::default())?;
    let count = outbox::retry_all(tx)?.to_string();
    let change = Change {
        after: &count,
        ..Change::default()
    };
    audit::note(tx, &viewer.who(), Action::LettersRetried, "letters", change)
}

/// Cancels a letter that waits or is held.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound`; `Conflict` when it has gone, or is just going.
pub fn cancel(tx: &mut Tx<'_>, viewer: &Viewer, id: DeliveryId) -> Result<()> {
    // Silent: nobody else sees letters.
    spaces::permit::<TendLetters>(tx, viewer, Place::Site, &Facts::default())?;
    outbox::step(tx, id, Step::Cancel)?;
    note(tx, viewer, Action::LetterCancelled, id)
}

fn note(tx: &mut Tx<'_>, viewer: &Viewer, action: Action, id: DeliveryId) -> Result<()> {
    let object = format!("letter {id}");
    audit::note(tx, &viewer.who(), action, object, Change::default())
}
