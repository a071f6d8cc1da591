//! Names that wait for an administrator: deputies, mayors, and who is called like a verified official.

use crate::accounts::{self, NameWish, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::{Instant, Result, UserId};
use crate::db::{Conn, Tx};
use crate::spaces::{self, DecideName, Facts, Place};

/// The names that wait, behind the person `after`.
///
/// # Errors
/// `Refused` unless an administrator.
pub fn waiting(
    c: &mut Conn,
    viewer: &Viewer,
    now: Instant,
    after: UserId,
    limit: i64,
) -> Result<Vec<NameWish>> {
    let sight = spaces::sight(c, viewer)?;
    spaces::may_on_site(viewer, &sight, now).check::<DecideName>(&Facts::default())?;
    accounts::wishes(c, after, limit)
}

/// Approves or refuses the name that somebody waits for.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` when nothing waits; `Conflict(taken)` when somebody else has the
/// name meanwhile.
pub fn decide(tx: &mut Tx<'_>, viewer: &Viewer, person: UserId, approve: bool) -> Result<()> {
    let permit = spaces::permit::<DecideName>(tx, viewer, Place::Site, &Facts::default())?;
    let wish = accounts::wished(tx, person)?.unwrap_or_default();
    accounts::settle_name(tx, permit.by, person, approve)?;
    let change = Change {
        about: Some(person),
        after: &wish,
        reason: if approve { "approve" } else { "refuse" },
        ..Change::default()
    };
    let (who, object) = (viewer.who(), format!("person {person}"));
    audit::note(tx, &who, Action::NameDecided, object, change)
}
