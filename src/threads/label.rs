//! The tags of a thread are chosen anew.

use super::find::{Found, find};
use super::model::Thread;
use super::page::thread_facts;
use super::tags::{give, named, tags_of, tell};
use crate::accounts::Viewer;
use crate::base::{Instant, Result, ThreadId, hours};
use crate::config::Limits;
use crate::db::Tx;
use crate::spaces::{Edit, Facts, Label, May};

/// Gives a thread these tags in place of its own: its author as long as he may change it, a moderator always.
///
/// # Errors
/// `Refused` or `Locked` when the viewer may not; `Unknown(tag_unknown)` for a tag that the space has not;
/// `Invalid(tags)` for a sixth.
pub fn set_tags(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    names: &[String],
    limits: &Limits,
) -> Result<()> {
    let found = find(tx, viewer, id)?;
    let space = found.space.id;
    let facts = tag_facts(&found.thread, limits, tx.now());
    let by = match found.sight.moderates(space) {
        true => found.permit::<Label>(tx, viewer, &facts)?.by,
        false => found.permit::<Edit>(tx, viewer, &facts)?.by,
    };
    let wanted = named(tx, space, names)?;
    if wanted == tags_of(tx, id)? {
        return Ok(());
    }
    give(tx, id, &wanted)?;
    // Nobody else is told of a thread that waits.
    if found.thread.held || found.thread.draft {
        return Ok(());
    }
    tell(tx, by, &found.thread)
}

/// Says whether the viewer may choose the thread's tags; pages ask it before they offer to.
///
/// # Errors
/// As [`set_tags`].
pub fn may_tag(found: &Found, may: &May, limits: &Limits, now: Instant) -> Result<()> {
    let facts = tag_facts(&found.thread, limits, now);
    match found.sight.moderates(found.space.id) {
        true => may.check::<Label>(&facts),
        false => may.check::<Edit>(&facts),
    }
}

fn tag_facts(thread: &Thread, limits: &Limits, now: Instant) -> Facts {
    Facts {
        until: Some(thread.created_at.plus(hours(limits.edit_hours))),
        ..thread_facts(thread, now)
    }
}
