//! What the people of an office write before it is published: one text for each question before it, and how it gets on.

use diesel::prelude::*;

use super::machine::Refusal;
use super::model::Before;
use super::read::Placed;
use crate::base::words::words;
use crate::base::{AddresseeId, Instant, OfficeId, Result, UserId, crypto};
use crate::db::schema::{addressees, office_drafts};
use crate::db::{Conn, Tx};
use crate::offices::OnTermEnd;
use crate::spaces::Hand;

words! {
    /// Where a draft stands.
    DraftState {
        Draft = "draft",
        /// Its writer wants it approved.
        Proposed = "proposed",
        /// This very text may be published.
        Approved = "approved",
        /// Somebody wants it written again.
        Returned = "returned",
    }
}

words! {
    /// What is done with a draft.
    DraftAct {
        Save = "save_draft",
        Propose = "propose",
        Approve = "approve",
        Return = "give_back",
    }
}

/// Where an act leads a draft; `own` says that who acts has written or proposed it himself.
///
/// # Errors
/// The refusal, with nothing changed.
pub fn after(
    state: Option<DraftState>,
    act: DraftAct,
    (hand, own): (Hand, bool),
) -> std::result::Result<DraftState, Refusal> {
    use DraftState::{Approved, Proposed, Returned};
    let to = match (act, state) {
        // Whatever changes a text takes its approval away.
        (DraftAct::Save, _) => DraftState::Draft,
        (DraftAct::Propose, _) => Proposed,
        (DraftAct::Approve, Some(Proposed)) => Approved,
        (DraftAct::Return, Some(Proposed | Approved)) => Returned,
        _ => return Err(Refusal::State),
    };
    let decides = hand == Hand::Hold || (hand == Hand::Publish && !own);
    match act {
        DraftAct::Approve | DraftAct::Return if !decides => Err(Refusal::Right),
        _ => Ok(to),
    }
}

/// True where something may be written for an answer.
pub(super) fn is_answerable(state: Before) -> bool {
    use super::model::Closing::TermEnded;
    state.is_open() || state == Before::Closed(TermEnded)
}

/// True where a draft has no use any more: the question went on another way, or was answered.
pub(super) fn is_over(to: Before) -> bool {
    use super::model::Closing::{Abolished, Merged, TermEnded};
    match to {
        Before::Answered | Before::Refused | Before::Forwarded | Before::Private => true,
        Before::Closed(closing) => matches!(closing, TermEnded | Merged | Abolished),
        Before::Pending | Before::Waiting | Before::Clarifying => false,
    }
}

/// A text that is not published yet.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = office_drafts, primary_key(addressee_id), treat_none_as_null = true)]
pub(super) struct DraftRow {
    pub addressee_id: AddresseeId,
    pub state: String,
    pub version: i32,
    pub text: String,
    pub lang: String,
    pub writer_id: UserId,
    pub proposer_id: Option<UserId>,
    pub decider_id: Option<UserId>,
    pub note: String,
    pub approved_hash: Option<String>,
    pub saved_at: Instant,
    pub proposed_at: Option<Instant>,
    pub decided_at: Option<Instant>,
}

/// What the people of an office have written so far.
#[derive(Clone, Debug)]
pub struct Draft {
    pub state: DraftState,
    /// Grows with every act: who acts names the one that he saw.
    pub version: i32,
    /// The Markdown.
    pub text: String,
    /// BCP 47 code of its language; empty where nobody named it.
    pub lang: String,
    pub writer: UserId,
    pub proposer: Option<UserId>,
    /// Who approved or returned it, and what he said.
    pub decider: Option<UserId>,
    pub note: String,
    approved: Option<String>,
    pub saved_at: Instant,
    pub proposed_at: Option<Instant>,
    pub decided_at: Option<Instant>,
}

impl Draft {
    /// True where this person has written or proposed it.
    pub fn is_own(&self, person: Option<UserId>) -> bool {
        person.is_some() && (person == Some(self.writer) || person == self.proposer)
    }

    /// True where its approval is one of this text, to the letter.
    pub fn approves(&self, text: &str) -> bool {
        let of_it = fingerprint(text);
        self.state == DraftState::Approved && self.approved.as_deref() == Some(&*of_it)
    }
}

impl DraftRow {
    pub(super) fn draft(self) -> Draft {
        Draft {
            // An unknown word lets nobody publish anything.
            state: DraftState::from_word(&self.state).unwrap_or(DraftState::Draft),
            version: self.version,
            text: self.text,
            lang: self.lang,
            writer: self.writer_id,
            proposer: self.proposer_id,
            decider: self.decider_id,
            note: self.note,
            approved: self.approved_hash,
            saved_at: self.saved_at,
            proposed_at: self.proposed_at,
            decided_at: self.decided_at,
        }
    }
}

/// What an approval is bound to.
pub(super) fn fingerprint(text: &str) -> String {
    crypto::hexadecimal(&crypto::hash(text))
}

/// What is written for the answer to this question, for the people of its office. What was written in an earlier term is
/// theirs only where they inherit what was open.
///
/// # Errors
/// What the database says.
pub fn draft(c: &mut Conn, placed: &Placed) -> Result<Option<Draft>> {
    let (office, cycle) = (&placed.office, placed.cycle.as_ref());
    let term = office.term.as_ref().map(|term| term.id);
    let inherits = office.on_term_end == OnTermEnd::Inherit;
    let theirs = inherits || cycle.is_none_or(|cycle| cycle.term == term);
    if placed.hand.is_none() || !theirs {
        return Ok(None);
    }
    Ok(row(c, placed.addressee.id)?.map(DraftRow::draft))
}

pub(super) fn row(c: &mut Conn, id: AddresseeId) -> Result<Option<DraftRow>> {
    Ok(office_drafts::table
        .find(id)
        .select(DraftRow::as_select())
        .first(c)
        .optional()?)
}

/// Who wrote and who proposed what stands there, for those who tell them what became of it.
///
/// # Errors
/// What the database says.
pub fn drafters(c: &mut Conn, id: AddresseeId) -> Result<Vec<UserId>> {
    let Some(row) = row(c, id)? else {
        return Ok(Vec::new());
    };
    let mut people = vec![row.writer_id];
    people.extend(row.proposer_id.filter(|person| *person != row.writer_id));
    Ok(people)
}

/// A question, where its draft stands, who wrote and who proposed it.
pub type AtDesk = (AddresseeId, DraftState, [Option<UserId>; 2]);

/// What is being written at the desk of an office: of which question, where it stands, by whom.
///
/// # Errors
/// What the database says.
pub fn drafts_at(c: &mut Conn, office: OfficeId) -> Result<Vec<AtDesk>> {
    let rows: Vec<(AddresseeId, String, UserId, Option<UserId>)> = office_drafts::table
        .inner_join(addressees::table)
        .filter(addressees::office_id.eq(office))
        .order(office_drafts::addressee_id)
        .select((
            office_drafts::addressee_id,
            office_drafts::state,
            office_drafts::writer_id,
            office_drafts::proposer_id,
        ))
        .load(c)?;
    let one = |(id, state, writer, proposer): (AddresseeId, String, _, _)| {
        Some((id, DraftState::from_word(&state)?, [Some(writer), proposer]))
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// Throws away what nobody will publish any more.
pub(super) fn settle(tx: &mut Tx<'_>, id: AddresseeId) -> Result<()> {
    diesel::delete(office_drafts::table.find(id)).execute(&mut **tx)?;
    Ok(())
}

/// Takes a draft into another term: what an earlier holder approved is proposed to the next.
pub(super) fn inherit(tx: &mut Tx<'_>, id: AddresseeId) -> Result<()> {
    let approved = office_drafts::table
        .find(id)
        .filter(office_drafts::state.eq(DraftState::Approved.as_str()));
    diesel::update(approved)
        .set((
            office_drafts::state.eq(DraftState::Proposed.as_str()),
            office_drafts::version.eq(office_drafts::version + 1),
            office_drafts::approved_hash.eq(None::<String>),
            office_drafts::decider_id.eq(None::<UserId>),
            office_drafts::decided_at.eq(None::<Instant>),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_moves_as_its_table_says_and_no_other_way() {
        use DraftState::{Approved, Draft, Proposed, Returned};
        let states: Vec<Option<DraftState>> = std::iter::once(None)
            .chain(DraftState::ALL.iter().copied().map(Some))
            .collect();
        let mut moved = 0;
        for state in states {
            for act in DraftAct::ALL {
                for hand in [Hand::Draft, Hand::Publish, Hand::Hold] {
                    for own in [false, true] {
                        let decides = match (hand, own) {
                            (Hand::Draft, _) | (Hand::Publish, true) => false,
                            (Hand::Publish, false) | (Hand::Hold, _) => true,
                        };
                        let want = match (act, state) {
                            (DraftAct::Save, _) => Ok(Draft),
                            (DraftAct::Propose, _) => Ok(Proposed),
                            (DraftAct::Approve, Some(Proposed)) if decides => Ok(Approved),
                            (DraftAct::Return, Some(Proposed | Approved)) if decides => {
                                Ok(Returned)
                            }
                            (DraftAct::Approve, Some(Proposed))
                            | (DraftAct::Return, Some(Proposed | Approved)) => Err(Refusal::Right),
                            _ => Err(Refusal::State),
                        };
                        let got = after(state, *act, (hand, own));
                        assert_eq!(got, want, "{state:?} {act:?} {hand:?} {own}");
                        moved += usize::from(got.is_ok());
                    }
                }
            }
        }
        // Two acts from five states by three hands, own or not; three decisions by a hand and a half.
        assert_eq!(moved, 2 * 5 * 3 * 2 + 3 * 3);
    }

    #[test]
    fn an_approval_is_one_of_a_text_to_the_letter() {
        let now = Instant(1);
        let mut one = Draft {
            state: DraftState::Approved,
            version: 3,
            text: "In June.".to_owned(),
            lang: String::new(),
            writer: UserId(1),
            proposer: None,
            decider: Some(UserId(2)),
            note: String::new(),
            approved: Some(fingerprint("In June.")),
            saved_at: now,
            proposed_at: None,
            decided_at: None,
        };
        assert!(one.approves("In June."));
        assert!(!one.approves("In June") && !one.approves("In July."));
        one.state = DraftState::Proposed;
        assert!(!one.approves("In June."));
        assert!(one.is_own(Some(UserId(1))) && !one.is_own(Some(UserId(2))) && !one.is_own(None));
    }
}
