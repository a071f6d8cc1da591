//! Who judges a question, and all that is said and counted beside it: a moderator who has no part in it.

use super::machine::Refusal;
use super::read::{Whole, find, reach};
use crate::accounts::Viewer;
use crate::base::{Instant, Result, ThreadId};
use crate::db::{Conn, Tx};
use crate::spaces::{self, JudgeQuestion, Permit, Place};

/// The question, for who may judge it.
pub(super) fn judged(c: &mut Conn, viewer: &Viewer, id: ThreadId, now: Instant) -> Result<Whole> {
    let whole = find(c, viewer, id, now)?;
    judges(&whole, viewer, now).map(|()| whole)
}

/// Refuses all but who may judge it.
pub(super) fn judges(whole: &Whole, viewer: &Viewer, now: Instant) -> Result<()> {
    let (space, forum) = (whole.found.space.id, Some(&whole.found.forum));
    let may = spaces::may(viewer, &whole.found.sight, space, forum, now);
    may.check::<JudgeQuestion>(&whole.facts())?;
    unbiased(whole, viewer)
}

/// The question with the right to judge it, in the transaction of an act.
pub(super) fn permitted(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
) -> Result<(Whole, Permit<JudgeQuestion>)> {
    let whole = reach(tx, viewer, id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<JudgeQuestion>(tx, viewer, place, &whole.facts())?;
    unbiased(&whole, viewer)?;
    Ok((whole, permit))
}

/// Refuses who has a part in it.
pub(super) fn unbiased(whole: &Whole, viewer: &Viewer) -> Result<()> {
    match whole.is_partial(viewer) {
        true => Err(Refusal::Rule("question_conflict", "moderator").into()),
        false => Ok(()),
    }
}
