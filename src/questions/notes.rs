//! Words that stand only in what is said beside a question, in notes, reasons and verdicts, are hidden by a moderator.

use std::cmp::Reverse;

use super::askers::one_asker;
use super::history::acted_as_asker;
use super::judges::{judged, judges, permitted};
use super::model::State;
use super::read::{Whole, find};
use super::step::{Words, note};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::{Error, Instant, RedactionId, Result, ThreadId, UserId};
use crate::db::{Conn, Tx};
use crate::events::{self, Asked, Event};
use crate::spaces::{JudgeQuestion, Permit};
use crate::threads::{self, Hiding, Redaction, ToHide, Writer};

/// What is hidden in the notes of a question, and what its reader may do about it.
pub struct HiddenNotes {
    pub whole: Whole,
    /// He may hide words and show them again; else he reads what he wrote himself.
    pub judges: bool,
    /// Something is said there of which he may hide words.
    pub hides: bool,
    /// The numbers of what he may show again.
    pub shows: Vec<RedactionId>,
    /// The newest first.
    pub all: Vec<Redaction>,
}

/// What is hidden in the notes of a question: all of it for a moderator who has no part in the question, else what the
/// viewer himself wrote.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` for all who neither moderate nor wrote any of it.
pub fn hidden_notes(
    c: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    now: Instant,
) -> Result<HiddenNotes> {
    let whole = find(c, viewer, id, now)?;
    let own = own_hidden(c, viewer, &whole)?;
    if let Err(refusal) = judges(&whole, viewer, now) {
        return match own.is_empty() {
            true => Err(refusal),
            false => Ok(HiddenNotes {
                whole,
                judges: false,
                hides: false,
                shows: Vec::new(),
                all: own,
            }),
        };
    }
    let mut all = threads::hidden_beside(c, id)?;
    let beside: Vec<RedactionId> = all.iter().map(|one| one.id).collect();
    let acted = match viewer.id() {
        Some(me) => acted_as_asker(c, me, id)?,
        None => false,
    };
    // His own words come back by the word of another.
    let others = |number: &RedactionId| !acted && own.iter().all(|one| one.id != *number);
    let shows = beside.iter().copied().filter(others).collect();
    // What was hidden in the question itself, and so in a note of his, he reads here and shows again there.
    all.extend(own.into_iter().filter(|one| !beside.contains(&one.id)));
    all.sort_by_key(|one| Reverse(one.id));
    Ok(HiddenNotes {
        hides: !threads::notes_beside(c, id)?.is_empty(),
        whole,
        judges: true,
        shows,
        all,
    })
}

/// Whether something is said beside a question of which the viewer may hide words.
///
/// # Errors
/// What the database says.
pub fn hides_notes(c: &mut Conn, viewer: &Viewer, whole: &Whole, now: Instant) -> Result<bool> {
    let may = judges(whole, viewer, now).is_ok();
    Ok(may && !threads::notes_beside(c, whole.question.thread)?.is_empty())
}

/// What is hidden in notes that the viewer himself wrote, also where it was hidden in the text of the question.
///
/// # Errors
/// What the database says.
pub fn own_hidden(c: &mut Conn, viewer: &Viewer, whole: &Whole) -> Result<Vec<Redaction>> {
    let id = whole.question.thread;
    let all = match viewer.id() {
        Some(_) => threads::hidden_around(c, id)?,
        None => Vec::new(),
    };
    if all.is_empty() {
        return Ok(all);
    }
    let said = threads::notes_beside(c, id)?;
    let his = |one: &Writer| match one {
        Writer::Asker => whole.is_asker(viewer),
        Writer::Person(person) => viewer.id() == Some(*person),
        Writer::Nobody => false,
    };
    let own = |one: &Redaction| {
        let mut notes = said.iter();
        notes.any(|note| threads::bears(&note.text, one.id) && his(&note.by))
    };
    Ok(all.into_iter().filter(own).collect())
}

/// The notes as all would read them with words hidden; `label` stands for these.
///
/// # Errors
/// As [`hide_notes`].
pub fn notes_with_hidden(
    c: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    what: (&ToHide, &str),
    now: Instant,
) -> Result<Vec<String>> {
    judged(c, viewer, id, now)?;
    threads::beside_with_hidden(c, id, what)
}

/// Hides words wherever they stand in the notes of a question; the posts stay as they are.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless a moderator who has no part in it; `Invalid(words)` for
/// words that stand in no note.
pub fn hide_notes(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    (hide, label): (&ToHide, &str),
) -> Result<()> {
    // Silent: `told` records the event.
    let (whole, permit) = permitted(tx, viewer, id)?;
    let number = threads::hide_beside(tx, &permit, id, (hide, label))?;
    let what = (Asked::Redacted, number, hide.code);
    told(tx, viewer, (&whole, &permit), what)
}

/// Shows again what was hidden in the notes of a question.
///
/// # Errors
/// As [`hide_notes`]; `Refused` for who wrote them, or has acted for who asked; `NotFound` when nothing of that number was
/// hidden there; `Conflict` when it is shown already.
pub fn show_notes(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, number): (ThreadId, RedactionId),
) -> Result<()> {
    // Silent: as `hide_notes`.
    let (whole, permit) = permitted(tx, viewer, id)?;
    // His own words come back by the word of another.
    let own = own_hidden(tx, viewer, &whole)?;
    if own.iter().any(|one| one.id == number) || acted_as_asker(tx, permit.by, id)? {
        return Err(Error::refused("question_conflict", "moderator"));
    }
    let one = threads::show_beside(tx, &permit, id, number)?;
    let what = (Asked::Unredacted, number, one.code);
    told(tx, viewer, (&whole, &permit), what)
}

/// Writes down and tells that it was done, and why.
fn told(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (whole, permit): (&Whole, &Permit<JudgeQuestion>),
    (what, number, code): (Asked, RedactionId, Hiding),
) -> Result<()> {
    let code = code.as_str();
    let words = Words {
        code: Some(code),
        ..Words::default()
    };
    note(tx, whole, (None, Some(permit.by)), what.as_str(), words)?;
    let action = match what {
        Asked::Redacted => Action::NoteRedacted,
        _ => Action::NoteUnredacted,
    };
    let change = Change {
        reason: code,
        ..Change::default()
    };
    let object = format!("thread {}", whole.question.thread);
    audit::note(tx, &viewer.who(), action, object, change)?;
    let state = whole.question.state;
    let event = Event::QuestionMoved {
        at: whole.place(),
        what,
        open: matches!(state, State::Published | State::Declined | State::Merged),
        author: whole.found.thread.author,
        code: Some(code),
        redaction: Some(number),
    };
    events::record(tx, Some(permit.by), &event)
}

/// Who wrote the notes of a question in which words of this number are hidden.
///
/// # Errors
/// What the database says.
pub fn authors_of_hidden(
    c: &mut Conn,
    thread: ThreadId,
    number: RedactionId,
) -> Result<Vec<UserId>> {
    // Where who took it down has left, each step names who wrote it.
    let asker = one_asker(c, thread)?;
    let said = threads::notes_beside(c, thread)?.into_iter();
    let mut people: Vec<UserId> = said
        .filter(|one| threads::bears(&one.text, number))
        .filter_map(|one| match one.by {
            Writer::Asker => asker,
            Writer::Person(person) => Some(person),
            Writer::Nobody => None,
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}
