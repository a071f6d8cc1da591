//! An administrator sees private spaces that he does not belong to: that he looked is written down, once a day. And who
//! may read that.

use super::caps::ReadAudit;
use super::rights::{Facts, may_on_site, sight};
use super::rows::kind_of;
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::{Instant, Result, SpaceId, days};
use crate::db::{Conn, Tx};

/// True where the viewer sees a space only as an administrator, and it is not written down yet today.
///
/// # Errors
/// `NotFound` when there is no such space.
pub fn is_unnoted_look(
    c: &mut Conn,
    viewer: &Viewer,
    space: SpaceId,
    now: Instant,
) -> Result<bool> {
    let open = kind_of(c, space)?.is_open();
    if open || !viewer.is_administrator() || sight(c, viewer)?.belongs(space) {
        return Ok(false);
    }
    Ok(!audit::was_seen(
        c,
        viewer.me()?.id,
        space,
        now.minus(days(1)),
    )?)
}

/// Writes such a look down. Of two at once both may be; no look goes without.
///
/// # Errors
/// What the database says.
pub fn note_look(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<()> {
    // Silent: who reads is nobody's news.
    let object = format!("space {space}");
    audit::note(
        tx,
        &viewer.who(),
        Action::PrivateSeen,
        object,
        Change::default(),
    )
}

/// Says whether the viewer may read what was written down.
///
/// # Errors
/// `Refused` unless an administrator.
pub fn may_read_audit(c: &mut Conn, viewer: &Viewer, now: Instant) -> Result<()> {
    let sight = sight(c, viewer)?;
    may_on_site(viewer, &sight, now).check::<ReadAudit>(&Facts::default())
}
