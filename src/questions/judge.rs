//! A moderator lets a question through, returns or declines it, and another decides on the appeal.

use diesel::prelude::*;

use super::ask::{address, open_office, publish};
use super::cycle;
use super::deadlines::look_again;
use super::judges::permitted;
use super::machine::{self, Facts, Refusal};
use super::model::{Act, Before, Closing, Decline, State, Step, reason};
use super::read::{Whole, reach};
use super::step::{self, Words, close_all, led, move_addressee, move_question};
use crate::accounts::{self, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::{Error, Result, ThreadId};
use crate::clocks::Packs;
use crate::db::Tx;
use crate::db::schema::questions;
use crate::events::{self, Asked, Event, Handled};
use crate::offices;
use crate::spaces::{self, JudgeQuestion, Permit, Place, PursueQuestion};
use crate::threads::{self, PostState};

/// What a moderator makes of a question that waits.
#[derive(Clone, Debug)]
pub enum Judgement {
    /// It stands; before these offices where its asker did not know whom to ask.
    Approve(Vec<String>),
    /// Its asker may send it in again.
    Return(String),
    Decline {
        code: Decline,
        note: String,
        /// The one that it repeats.
        duplicate_of: Option<ThreadId>,
    },
}

impl Judgement {
    /// Reads what a form says.
    ///
    /// # Errors
    /// `Invalid` with what is missing or wrong.
    pub fn parse([word, code, note, other]: [&str; 4], offices: &[&str]) -> Result<Judgement> {
        match word {
            "approve" => {
                let offices = offices.iter().filter(|slug| !slug.is_empty());
                Ok(Judgement::Approve(
                    offices.map(|slug| (*slug).to_owned()).collect(),
                ))
            }
            "return" => Ok(Judgement::Return(reason("note", note)?)),
            "decline" => {
                let code =
                    Decline::from_word(code).ok_or_else(|| Error::field("code", "choice"))?;
                let duplicate_of = match (code, other.trim().parse()) {
                    (Decline::Duplicate, Ok(id)) => Some(id),
                    (Decline::Duplicate, Err(())) => {
                        return Err(Error::field("duplicate_of", "duplicate_which"));
                    }
                    _ => None,
                };
                Ok(Judgement::Decline {
                    code,
                    note: reason("note", note)?,
                    duplicate_of,
                })
            }
            _ => Err(Error::field("do", "choice")),
        }
    }
}

/// Judges a question that waits, or declines one that stands. `seen` is the version that the moderator saw.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless a moderator who has no part in it, and where it would be
/// returned to nobody; `Conflict` when it has moved; `Invalid(offices)` when it would stand before nobody.
pub fn judge(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, seen): (ThreadId, i32),
    judgement: &Judgement,
    packs: &Packs,
) -> Result<()> {
    // Silent: each of the three is told by its own event.
    let (whole, permit) = permitted(tx, viewer, id)?;
    let act = match judgement {
        Judgement::Approve(_) => Act::Approve,
        Judgement::Return(_) => Act::Return,
        Judgement::Decline { .. } => Act::Decline,
    };
    let facts = Facts {
        left: whole.left,
        ..Facts::default()
    };
    let state = whole.question.state;
    machine::next(state, act, whole.actor(viewer), &facts).map_err(Error::from)?;
    whole.unmoved(seen)?;
    match judgement {
        Judgement::Approve(offices) => approve(tx, viewer, &permit, &whole, (offices, packs)),
        Judgement::Return(note) => give_back(tx, viewer, &permit, &whole, note),
        Judgement::Decline {
            code,
            note,
            duplicate_of,
        } => {
            decline(tx, viewer, &permit, &whole, (*code, note, *duplicate_of))?;
            close_all(tx, packs, &whole, Closing::Declined)
        }
    }
}

fn approve(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    permit: &Permit<JudgeQuestion>,
    whole: &Whole,
    (offices, packs): (&[String], &Packs),
) -> Result<()> {
    let id = whole.question.thread;
    if whole.question.unaddressed {
        name_offices(tx, viewer, whole, offices)?;
        addressed(tx, whole, permit)?;
    }
    accounts::check(tx, whole.found.thread.author)?;
    note(tx, viewer, whole, (Action::QuestionApproved, ""))?;
    decided(tx, whole, permit, (None, ""))?;
    // With the offices that were named just now.
    let whole = reach(tx, viewer, id)?;
    publish(tx, permit, &whole, Asked::Published, packs)
}

/// Says whom a question is put to whose asker did not know.
fn name_offices(tx: &mut Tx<'_>, viewer: &Viewer, whole: &Whole, offices: &[String]) -> Result<()> {
    if offices.is_empty() || offices.len() > super::model::MOST_OFFICES {
        return Err(Error::field("offices", "offices_none"));
    }
    for slug in offices {
        let place = (&whole.found.sight, whole.found.space.id);
        let office = open_office(tx, viewer, place, slug)?;
        address(tx, whole.question.thread, office.id)?;
    }
    diesel::update(questions::table.find(whole.question.thread))
        .set(questions::unaddressed.eq(false))
        .execute(&mut **tx)?;
    Ok(())
}

/// Writes down and tells that a moderator said whom it is put to.
fn addressed(tx: &mut Tx<'_>, whole: &Whole, permit: &Permit<JudgeQuestion>) -> Result<()> {
    let by = (None, Some(permit.by));
    step::note(tx, whole, by, Asked::Addressed.as_str(), Words::default())?;
    let event = Event::QuestionMoved {
        at: whole.place(),
        what: Asked::Addressed,
        open: false,
        author: whole.found.thread.author,
        code: None,
        redaction: None,
    };
    events::record(tx, Some(permit.by), &event)
}

fn give_back(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    permit: &Permit<JudgeQuestion>,
    whole: &Whole,
    why: &str,
) -> Result<()> {
    note(tx, viewer, whole, (Action::QuestionReturned, ""))?;
    decided(tx, whole, permit, (None, why))?;
    threads::place_prepared(tx, permit, whole.question.thread, PostState::Draft)?;
    // What was said is between the two.
    let (by, words) = (Some(permit.by), Words::default());
    move_question(tx, whole, by, (State::Draft, Asked::Returned), words)
}

fn decline(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    permit: &Permit<JudgeQuestion>,
    whole: &Whole,
    (code, why, duplicate_of): (Decline, &str, Option<ThreadId>),
) -> Result<()> {
    if let Some(other) = duplicate_of {
        let other = reach(tx, viewer, other);
        let stands = other.is_ok_and(|other| {
            other.question.state == State::Published
                && other.question.thread != whole.question.thread
        });
        if !stands {
            return Err(Error::field("duplicate_of", "duplicate_which"));
        }
    }
    note(tx, viewer, whole, (Action::QuestionDeclined, code.as_str()))?;
    decided(tx, whole, permit, (Some(code), why))?;
    let id = whole.question.thread;
    diesel::update(questions::table.find(id))
        .set(questions::duplicate_of.eq(duplicate_of))
        .execute(&mut **tx)?;
    match whole.question.state {
        State::Published => threads::fell_prepared(tx, permit, &whole.found)?,
        _ => threads::place_prepared(tx, permit, id, PostState::Removed)?,
    }
    if code.hides() {
        let title = Some(&whole.found.thread.title);
        diesel::update(questions::table.find(id))
            .set(questions::hidden_title.eq(title))
            .execute(&mut **tx)?;
        // Addresses, feeds and letters to come hold the title: what replaces it says nothing.
        threads::rename(tx, id, HIDDEN, &whole.found.thread.lang)?;
    }
    let words = Words {
        code: Some(code.as_str()),
        note: Some(why),
        ..Words::default()
    };
    move_question(
        tx,
        whole,
        Some(permit.by),
        (State::Declined, Asked::Declined),
        words,
    )
}

/// What stands in the row of a title that is not shown.
const HIDDEN: &str = "…";

/// Keeps who decided, and what he said.
fn decided(
    tx: &mut Tx<'_>,
    whole: &Whole,
    permit: &Permit<JudgeQuestion>,
    (code, note): (Option<Decline>, &str),
) -> Result<()> {
    let (now, id) = (tx.now(), whole.question.thread);
    // Why it was returned is in no line of the history, where it would be looked at.
    threads::unspoken_beside(tx, id, ("note", note))?;
    diesel::update(questions::table.find(id))
        .set((
            questions::code.eq(code.map(Decline::as_str)),
            questions::note.eq(note),
            questions::decided_by.eq(permit.by),
            questions::decided_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn note(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    whole: &Whole,
    (action, code): (Action, &str),
) -> Result<()> {
    let change = Change {
        about: Some(whole.found.thread.author),
        reason: code,
        ..Change::default()
    };
    let object = format!("thread {}", whole.question.thread);
    audit::note(tx, &viewer.who(), action, object, change)
}

/// The asker appeals, once: another moderator decides.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when it is not his, a second time or too late; `Invalid(appeal)`.
pub fn appeal(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, text: &str) -> Result<()> {
    let text = reason("appeal", text)?;
    let now = tx.now();
    let whole = reach(tx, viewer, id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<PursueQuestion>(tx, viewer, place, &whole.facts())?;
    let settings = offices::settings(tx, whole.found.space.id, None)?;
    let facts = Facts {
        appeal: whole.question.appeal_at(now, settings.appeal_days),
        ..Facts::default()
    };
    let to = machine::next(
        whole.question.state,
        Act::Appeal,
        whole.actor(viewer),
        &facts,
    )
    .map_err(Error::from)?;
    threads::unspoken_beside(tx, id, ("appeal", &text))?;
    diesel::update(questions::table.find(id))
        .set((questions::appeal.eq(&text), questions::appealed_at.eq(now)))
        .execute(&mut **tx)?;
    let words = Words {
        note: Some(&text),
        ..Words::default()
    };
    move_question(tx, &whole, Some(permit.by), (to, Asked::Appealed), words)
}

/// Another moderator decides on the appeal: the decline stands, or the question does.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless a moderator who has no part in it and did not decline it;
/// `Conflict` when there is no open appeal; `Invalid(note)`.
pub fn decide_appeal(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, granted): (ThreadId, bool),
    why: &str,
    packs: &Packs,
) -> Result<()> {
    // Silent: told as the question moves.
    let why = reason("note", why)?;
    let now = tx.now();
    let (whole, permit) = permitted(tx, viewer, id)?;
    let earlier = whole.question.decided.as_ref().map(|decided| decided.by);
    let facts = Facts {
        conflict: earlier == Some(permit.by),
        appeal: whole.question.appeal_at(now, i32::MAX),
        ..Facts::default()
    };
    let act = if granted { Act::Reverse } else { Act::Uphold };
    machine::next(State::Declined, act, whole.actor(viewer), &facts).map_err(Error::from)?;
    if whole.question.state != State::Declined {
        return Err(Refusal::State.into());
    }
    let code = if granted { "reversed" } else { "upheld" };
    note(tx, viewer, &whole, (Action::AppealDecided, code))?;
    diesel::update(questions::table.find(id))
        .set((
            questions::appeal_granted.eq(granted),
            questions::appeal_note.eq(&why),
            questions::appeal_by.eq(permit.by),
            questions::appeal_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let words = Words {
        code: Some(code),
        note: Some(&why),
        ..Words::default()
    };
    if !granted {
        let by = Some(permit.by);
        return move_question(
            tx,
            &whole,
            by,
            (State::Declined, Asked::AppealDecided),
            words,
        );
    }
    reinstate(tx, &permit, &whole, words, packs)
}

/// The question stands again, and what was open before its offices goes on.
fn reinstate(
    tx: &mut Tx<'_>,
    permit: &Permit<JudgeQuestion>,
    whole: &Whole,
    words: Words<'_>,
    packs: &Packs,
) -> Result<()> {
    let (id, now) = (whole.question.thread, tx.now());
    if let Some(title) = &whole.question.hidden_title {
        threads::rename(tx, id, title, &whole.found.thread.lang)?;
        diesel::update(questions::table.find(id))
            .set(questions::hidden_title.eq(None::<String>))
            .execute(&mut **tx)?;
    }
    threads::publish_prepared(tx, permit, &whole.found)?;
    let first = whole.question.published_at.unwrap_or(now);
    diesel::update(questions::table.find(id))
        .set(questions::published_at.eq(first))
        .execute(&mut **tx)?;
    let by = Some(permit.by);
    move_question(
        tx,
        whole,
        by,
        (State::Published, Asked::AppealDecided),
        words,
    )?;
    look_again(tx, whole)?;
    for placed in &whole.before {
        let one = &placed.addressee;
        if one.state != Before::Closed(Closing::Declined) {
            continue;
        }
        let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
        let matter = placed.matter(packs, &settings, now);
        let actor = machine::Actor::System;
        let to = led(placed, (Step::Reinstate, actor), &matter)?;
        // What never stood is received now; what stood goes on, and the time between does not count.
        let to = match to {
            Before::Pending => {
                cycle::begin(tx, packs, one.id, &placed.office, &settings)?;
                Before::Waiting
            }
            to => {
                cycle::reopen(tx, packs, &placed.office, (one, to))?;
                to
            }
        };
        move_addressee(
            tx,
            whole,
            (one, None),
            (to, Handled::Received),
            Words::default(),
        )?;
    }
    Ok(())
}
