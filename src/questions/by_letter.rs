//! An office answers by letter: what its people write becomes the draft, or the answer itself.

use diesel::prelude::*;

use super::draft::{self, DraftState};
use super::drafting::{NewDraft, save_draft};
use super::handle::answer;
use super::machine::{Actor, Refusal};
use super::model::{Before, Closing, Said, Seen};
use super::read::{Whole, reach_addressee};
use crate::accounts::Viewer;
use crate::base::{AddresseeId, Conflict, Error, OfficeId, PostId, Result, ThreadId};
use crate::clocks::Packs;
use crate::db::schema::{addressees, office_posts};
use crate::db::{Conn, Tx};
use crate::offices::{self, MailPublish};
use crate::spaces::Hand;
use crate::threads::NewPost;

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lettered {
    /// It is the answer.
    Published(PostId),
    /// Those who publish have been told.
    Proposed,
    /// Its author may publish it.
    Kept,
}

/// The question as its office has it before it, for who acts there, while it waits for an answer.
fn reached(tx: &mut Tx<'_>, viewer: &Viewer, id: AddresseeId) -> Result<(Whole, Hand, i32)> {
    let whole = reach_addressee(tx, viewer, id)?;
    let placed = whole.placed(id)?;
    let hand = placed
        .hand
        .ok_or_else(|| Error::refused("office_only", "office"))?;
    if !draft::is_answerable(placed.addressee.state) {
        return Err(Refusal::State.into());
    }
    let version = placed.addressee.version;
    Ok((whole, hand, version))
}

/// Takes a letter of somebody who acts for an office, whose address was asked for proof.
///
/// # Errors
/// `NotFound` when he does not see the question; `Refused` unless he acts for the office; `Conflict(question_state)` when
/// it waits for no answer any more; `Conflict(office_draft)` where somebody who only drafts would write over a colleague's.
pub fn by_letter(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: AddresseeId,
    new: NewPost,
    packs: &Packs,
) -> Result<Lettered> {
    // Silent: what it does is told by its own events.
    let (whole, hand, version) = reached(tx, viewer, id)?;
    let (seen, placed): (Seen, _) = ((id, version), whole.placed(id)?);
    let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
    let publishes = hand >= Hand::Publish;
    if publishes && settings.mail_publish == MailPublish::Direct {
        let post = answer(tx, viewer, seen, (new, None), packs)?;
        return Ok(Lettered::Published(post));
    }
    let old = draft::draft(tx, placed)?;
    let others = old.as_ref().is_some_and(|old| {
        let given_back = old.state == DraftState::Returned && old.is_own(viewer.id());
        Some(old.writer) != viewer.id() && !given_back
    });
    if others && !publishes {
        return Err(Error::Conflict(Conflict {
            code: "office_draft",
            current: None,
            revision: None,
        }));
    }
    // A colleague's text stays at the desk: who publishes has his own in his hands.
    if !others {
        let kept = NewDraft::parse(&new.source, &new.lang, !publishes)?;
        let version = old.map_or(0, |old| old.version);
        save_draft(tx, viewer, seen, version, &kept)?;
    }
    match publishes {
        true => Ok(Lettered::Kept),
        false => Ok(Lettered::Proposed),
    }
}

/// Publishes what came by letter, when its author has looked at it once more.
///
/// # Errors
/// As [`by_letter`].
pub fn publish_by_letter(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: AddresseeId,
    new: NewPost,
    packs: &Packs,
) -> Result<PostId> {
    // Silent: the answer is told by its own event.
    let (_, _, version) = reached(tx, viewer, id)?;
    answer(tx, viewer, (id, version), (new, None), packs)
}

/// The question before an office that this post asks its reader back about; none where he did not ask it, or it was
/// answered already.
///
/// # Errors
/// What the database says; `NotFound` when he does not see the question.
pub fn asked_back(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<Option<Seen>> {
    let Some(id) = asking(tx, post)? else {
        return Ok(None);
    };
    let whole = reach_addressee(tx, viewer, id)?;
    let one = &whole.placed(id)?.addressee;
    let open = matches!(
        one.state,
        Before::Clarifying | Before::Closed(Closing::Lapsed)
    );
    let asked = whole.actor(viewer) == Actor::Asker && open;
    Ok(asked.then_some((id, one.version)))
}

/// Before which office a post asks its reader back.
fn asking(c: &mut Conn, post: PostId) -> Result<Option<AddresseeId>> {
    Ok(office_posts::table
        .inner_join(addressees::table)
        .filter(office_posts::post_id.eq(post))
        .filter(office_posts::kind.eq(Said::Clarification.as_str()))
        .select(addressees::id)
        .first(c)
        .optional()?)
}

/// The row of a question before this office, for the letters of its people.
///
/// # Errors
/// What the database says.
pub fn addressee_of(
    c: &mut Conn,
    thread: ThreadId,
    office: OfficeId,
) -> Result<Option<AddresseeId>> {
    Ok(addressees::table
        .filter(addressees::thread_id.eq(thread))
        .filter(addressees::office_id.eq(office))
        .select(addressees::id)
        .first(c)
        .optional()?)
}
