//! Answers that are standard text: who says so, the office's objection, and another moderator's decision.

use diesel::prelude::*;

use super::cycle;
use super::history::acted_as_asker;
use super::model::{Before, Seen, State, reason};
use super::read::{Whole, reach_addressee};
use super::step::{Words, tell, unmoved};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::{CycleId, Error, Instant, PostId, Result, ThreadId, UserId};
use crate::db::schema::{addressees, cycles, standard_texts};
use crate::db::{Conn, Tx};
use crate::events::Handled;
use crate::spaces::{self, AnswerQuestion, JudgeQuestion, Place};

/// That an answer is standard text.
#[derive(Clone, Debug)]
pub struct Standard {
    pub cycle: CycleId,
    pub post: PostId,
    /// The office said so itself.
    pub by_office: bool,
    /// Who said so.
    pub by: UserId,
    pub reason: String,
    pub at: Instant,
    /// What the office says to it.
    pub objection: Option<String>,
    /// Whether the objection was right; none while nobody has decided.
    pub granted: Option<bool>,
}

impl Standard {
    /// True while a moderator is to decide on the objection.
    pub fn is_open(&self) -> bool {
        self.objection.is_some() && self.granted.is_none()
    }

    /// True where the answer does not count.
    pub fn stands(&self) -> bool {
        self.granted != Some(true)
    }
}

type Row = (
    CycleId,
    PostId,
    bool,
    UserId,
    String,
    Instant,
    Option<String>,
    Option<bool>,
);

/// Which answers to a question that was found through the viewer are said to be standard text, the newest first.
///
/// # Errors
/// What the database says.
pub fn standards(c: &mut Conn, thread: ThreadId) -> Result<Vec<Standard>> {
    let rows: Vec<Row> = standard_texts::table
        .inner_join(cycles::table.inner_join(addressees::table))
        .filter(addressees::thread_id.eq(thread))
        .order(standard_texts::cycle_id.desc())
        .select((
            standard_texts::cycle_id,
            standard_texts::post_id,
            standard_texts::by_office,
            standard_texts::by_id,
            standard_texts::reason,
            standard_texts::marked_at,
            standard_texts::objection,
            standard_texts::granted,
        ))
        .load(c)?;
    let standard = |(cycle, post, by_office, by, reason, at, objection, granted): Row| Standard {
        cycle,
        post,
        by_office,
        by,
        reason,
        at,
        objection,
        granted,
    };
    Ok(rows.into_iter().map(standard).collect())
}

/// The newest answer of the row, with its clock and what was said of it.
fn answer(
    tx: &mut Tx<'_>,
    whole: &Whole,
    seen: Seen,
) -> Result<(CycleId, PostId, Option<Standard>)> {
    let placed = whole.placed(seen.0)?;
    let one = &placed.addressee;
    let answered = one.state == Before::Answered && whole.question.state == State::Published;
    let (Some(cycle), Some(post), true) = (&placed.cycle, one.answer, answered) else {
        return Err(Error::taken());
    };
    unmoved(one.version, seen.1)?;
    let mut all = standards(tx, one.thread)?.into_iter();
    Ok((cycle.id, post, all.find(|said| said.cycle == cycle.id)))
}

/// A moderator, or the office itself, says that an answer is standard text: it does not count.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he publishes for the office, or moderates and has no part
/// in it; `Conflict` where there is no answer, something was said of it already, or it has moved; `Invalid(note)`.
pub fn mark_standard(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, why: &str) -> Result<()> {
    let why = reason("note", why)?;
    let whole = reach_addressee(tx, viewer, seen.0)?;
    let placed = whole.placed(seen.0)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let office = placed.hand.is_some();
    let by = match office {
        true => spaces::permit::<AnswerQuestion>(tx, viewer, place, &placed.facts(&whole))?.by,
        false => judge(tx, viewer, (&whole, place), None)?,
    };
    let (id, post, said) = answer(tx, &whole, seen)?;
    if said.is_some() {
        return Err(Error::taken());
    }
    let now = tx.now();
    diesel::insert_into(standard_texts::table)
        .values((
            standard_texts::cycle_id.eq(id),
            standard_texts::post_id.eq(post),
            standard_texts::by_office.eq(office),
            standard_texts::by_id.eq(by),
            standard_texts::reason.eq(&why),
            standard_texts::marked_at.eq(now),
        ))
        .execute(&mut **tx)?;
    cycle::set_boilerplate(tx, (id, placed.office.id), true)?;
    if !office {
        note(tx, viewer, &whole, (Action::AnswerStandard, ""))?;
    }
    let words = Words {
        code: Some(if office { "office" } else { "moderator" }),
        note: Some(&why),
        post: Some(post),
        ..Words::default()
    };
    tell(
        tx,
        &whole,
        (&placed.addressee, Some(by)),
        Handled::Boilerplate,
        words,
    )
}

/// The office objects, once, to what a moderator said: another decides.
///
/// # Errors
/// As [`mark_standard`]; `Conflict` where no moderator said so, or it objected already.
pub fn object(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, why: &str) -> Result<()> {
    let why = reason("note", why)?;
    let whole = reach_addressee(tx, viewer, seen.0)?;
    let placed = whole.placed(seen.0)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<AnswerQuestion>(tx, viewer, place, &placed.facts(&whole))?;
    let (cycle, post, said) = answer(tx, &whole, seen)?;
    if said.is_none_or(|said| said.by_office || said.objection.is_some()) {
        return Err(Error::taken());
    }
    let now = tx.now();
    diesel::update(standard_texts::table.find(cycle))
        .set((
            standard_texts::objection.eq(&why),
            standard_texts::objected_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let words = Words {
        note: Some(&why),
        post: Some(post),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    tell(tx, &whole, one, Handled::Objected, words)
}

/// Another moderator decides on the objection: the answer counts again, or it stays standard text.
///
/// # Errors
/// As [`mark_standard`]; `Refused` for the moderator who said so; `Conflict` where there is no open objection.
pub fn decide_standard(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    (granted, why): (bool, &str),
) -> Result<()> {
    let why = reason("note", why)?;
    let whole = reach_addressee(tx, viewer, seen.0)?;
    let placed = whole.placed(seen.0)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    // The right is asked ahead of all that the answer would tell.
    judge(tx, viewer, (&whole, place), None)?;
    let (id, post, said) = answer(tx, &whole, seen)?;
    let said = said.filter(Standard::is_open).ok_or_else(Error::taken)?;
    let by = judge(tx, viewer, (&whole, place), Some(said.by))?;
    let now = tx.now();
    diesel::update(standard_texts::table.find(id))
        .set((
            standard_texts::granted.eq(granted),
            standard_texts::decided_by.eq(by),
            standard_texts::decided_at.eq(now),
        ))
        .execute(&mut **tx)?;
    cycle::set_boilerplate(tx, (id, placed.office.id), !granted)?;
    let code = if granted { "granted" } else { "upheld" };
    note(tx, viewer, &whole, (Action::AnswerDecided, code))?;
    let words = Words {
        code: Some(code),
        note: Some(&why),
        post: Some(post),
        ..Words::default()
    };
    tell(
        tx,
        &whole,
        (&placed.addressee, Some(by)),
        Handled::ObjectionDecided,
        words,
    )
}

/// Who moderates and has no part in the question, nor decided what is decided again.
fn judge(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (whole, place): (&Whole, Place),
    earlier: Option<UserId>,
) -> Result<UserId> {
    let permit = spaces::permit::<JudgeQuestion>(tx, viewer, place, &whole.facts())?;
    // Nor does he judge what came of his own acts, where he has stood in for who asked.
    let partial = whole.is_partial(viewer) || acted_as_asker(tx, permit.by, whole.question.thread)?;
    match partial || earlier == Some(permit.by) {
        true => Err(Error::refused("question_conflict", "moderator")),
        false => Ok(permit.by),
    }
}

fn note(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    whole: &Whole,
    (action, code): (Action, &str),
) -> Result<()> {
    let change = Change {
        reason: code,
        ..Change::default()
    };
    let object = format!("thread {}", whole.question.thread);
    audit::note(tx, &viewer.who(), action, object, change)
}
