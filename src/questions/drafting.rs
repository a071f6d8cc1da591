//! The people of an office write together: one drafts, another approves, and who publishes finds it ready.

use diesel::prelude::*;

use super::draft::{self, Draft, DraftAct, DraftRow, DraftState, after, fingerprint};
use super::machine::Refusal;
use super::model::{LONGEST_ANSWER, Seen, reason};
use super::read::{Placed, Whole, reach_addressee};
use super::step::unmoved;
use crate::accounts::Viewer;
use crate::base::text::line;
use crate::base::{AddresseeId, Conflict, Error, Result, UserId};
use crate::db::schema::office_drafts;
use crate::db::{Tx, each};
use crate::events::{self, Drafted, Event};
use crate::offices;
use crate::spaces::{self, ApproveAnswer, Cap, DraftAnswer, Hand, Permit, Place};
use crate::threads::NewPost;

/// A text to be kept until it is published.
#[derive(Clone, Debug)]
pub struct NewDraft {
    source: String,
    lang: String,
    /// It is ready: somebody may approve it.
    proposes: bool,
}

impl NewDraft {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` as an answer is.
    pub fn parse(text: &str, lang: &str, proposes: bool) -> Result<NewDraft> {
        Ok(NewDraft {
            source: NewPost::source(text, LONGEST_ANSWER)?,
            lang: line("lang", lang, 0..=10)?,
            proposes,
        })
    }
}

/// What an act on a draft is done with.
struct At<C: Cap> {
    whole: Whole,
    old: Option<Draft>,
    permit: Permit<C>,
    id: AddresseeId,
}

impl<C: Cap> At<C> {
    fn placed(&self) -> Result<&Placed> {
        self.whole.placed(self.id)
    }

    fn after(&self, act: DraftAct) -> Result<DraftState> {
        let hand = self.placed()?.hand.unwrap_or(Hand::Draft);
        let own = self.old.as_ref();
        let own = own.is_some_and(|old| old.is_own(Some(self.permit.by)));
        after(self.old.as_ref().map(|old| old.state), act, (hand, own)).map_err(Refusal::into)
    }
}

fn moved_meanwhile() -> Error {
    Error::Conflict(Conflict {
        code: "office_draft",
        current: None,
        revision: None,
    })
}

fn at<C: Cap>(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, version: i32) -> Result<At<C>> {
    let whole = reach_addressee(tx, viewer, seen.0)?;
    let placed = whole.placed(seen.0)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<C>(tx, viewer, place, &placed.facts(&whole))?;
    if !draft::is_answerable(placed.addressee.state) {
        return Err(Refusal::State.into());
    }
    unmoved(placed.addressee.version, seen.1)?;
    let old = draft::draft(tx, placed)?;
    match old.as_ref().map_or(0, |old| old.version) == version {
        true => Ok(At {
            whole,
            old,
            permit,
            id: seen.0,
        }),
        false => Err(moved_meanwhile()),
    }
}

/// Keeps what somebody writes for an answer, or proposes it to who may approve it. `version` is that of the draft that he
/// saw, 0 where there was none.
///
/// # Errors
/// `NotFound` when the viewer does not see the question; `Refused` unless he acts for the office; `Conflict` when it is
/// settled, or somebody else has written meanwhile.
pub fn save_draft(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    version: i32,
    new: &NewDraft,
) -> Result<()> {
    // Silent: who is proposed to is told below; a text that is kept is for its office alone.
    let at = at::<DraftAnswer>(tx, viewer, seen, version)?;
    let act = match new.proposes {
        true => DraftAct::Propose,
        false => DraftAct::Save,
    };
    let to = at.after(act)?;
    let (now, me) = (tx.now(), at.permit.by);
    let same = at.old.as_ref().filter(|old| old.text == new.source);
    let row = DraftRow {
        addressee_id: at.id,
        state: to.as_str().to_owned(),
        version: version + 1,
        text: new.source.clone(),
        lang: new.lang.clone(),
        // Who only passes a text on has not written it.
        writer_id: same.map_or(me, |old| old.writer),
        proposer_id: new.proposes.then_some(me),
        decider_id: None,
        note: String::new(),
        approved_hash: None,
        saved_at: now,
        proposed_at: new.proposes.then_some(now),
        decided_at: None,
    };
    keep(tx, version, &row)?;
    if !new.proposes {
        return Ok(());
    }
    let placed = at.placed()?;
    let today = placed.office.today(now);
    let people = offices::people(tx, placed.office.id, today)?.into_iter();
    let decide = people.filter(|(person, hand)| *hand >= Hand::Publish && *person != me);
    let to = decide.map(|(person, _)| person).collect();
    told(tx, &at, (Drafted::Proposed, to))
}

/// Writes the row, if nobody else has since it was read.
fn keep(tx: &mut Tx<'_>, version: i32, row: &DraftRow) -> Result<()> {
    let kept = match version {
        0 => {
            // What an earlier term has left is nobody's any more.
            draft::settle(tx, row.addressee_id)?;
            each!(tx, |c| diesel::insert_into(office_drafts::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(c))?
        }
        version => {
            let seen = office_drafts::table
                .find(row.addressee_id)
                .filter(office_drafts::version.eq(version));
            diesel::update(seen).set(row).execute(&mut **tx)?
        }
    };
    match kept {
        1 => Ok(()),
        _ => Err(moved_meanwhile()),
    }
}

fn told<C: Cap>(tx: &mut Tx<'_>, at: &At<C>, (what, to): (Drafted, Vec<UserId>)) -> Result<()> {
    let event = Event::AnswerDrafted {
        at: at.whole.place(),
        office: at.placed()?.office.id,
        addressee: at.id,
        what,
        to,
    };
    events::record(tx, Some(at.permit.by), &event)
}

/// Approves the text that was proposed: this one and no other.
///
/// # Errors
/// As [`save_draft`]; `Refused` to its own writer unless he holds the office.
pub fn approve_draft(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, version: i32) -> Result<()> {
    // Silent: `decide` records the event.
    decide(tx, viewer, (seen, version), (DraftAct::Approve, ""))
}

/// Gives a text back to its writer, with a note for him.
///
/// # Errors
/// As [`approve_draft`]; `Invalid(note)`.
pub fn return_draft(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    version: i32,
    note: &str,
) -> Result<()> {
    // Silent: `decide` records the event.
    let note = reason("note", note)?;
    decide(tx, viewer, (seen, version), (DraftAct::Return, &note))
}

fn decide(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (seen, version): (Seen, i32),
    (act, note): (DraftAct, &str),
) -> Result<()> {
    let at = at::<ApproveAnswer>(tx, viewer, seen, version)?;
    at.whole.unasked(viewer)?;
    let to = at.after(act)?;
    let (now, me) = (tx.now(), at.permit.by);
    let old = draft::row(tx, at.id)?.ok_or_else(moved_meanwhile)?;
    let approved = to == DraftState::Approved;
    let row = DraftRow {
        state: to.as_str().to_owned(),
        version: version + 1,
        decider_id: Some(me),
        note: note.to_owned(),
        approved_hash: approved.then(|| fingerprint(&old.text)),
        decided_at: Some(now),
        ..old
    };
    keep(tx, version, &row)?;
    let mut people = vec![row.writer_id];
    people.extend(row.proposer_id);
    people.sort_unstable();
    people.dedup();
    people.retain(|person| *person != me);
    let what = match approved {
        true => Drafted::Approved,
        false => Drafted::Returned,
    };
    told(tx, &at, (what, people))
}
