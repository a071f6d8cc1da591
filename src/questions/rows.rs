//! Questions and what offices have before them, as their rows give them.

use diesel::prelude::*;

use super::model::{
    Addressee, Appealed, Before, Came, Closing, Cycle, Decided, Decline, Intake, Question,
    Refusing, State,
};
use crate::base::{
    AddresseeId, CycleId, Instant, OfficeId, PostId, Result, TermId, ThreadId, UserId,
};
use crate::clocks::{Pause, date_of, date_text};
use crate::db::schema::{addressees, cycles, intakes, questions};
use crate::db::{AmongMethods, Conn};

#[derive(Queryable, Selectable)]
#[diesel(table_name = questions)]
pub(super) struct QuestionRow {
    thread_id: ThreadId,
    state: String,
    version: i32,
    place: String,
    sources: String,
    unaddressed: bool,
    submitted_at: Option<Instant>,
    published_at: Option<Instant>,
    code: Option<String>,
    note: Option<String>,
    decided_by: Option<UserId>,
    decided_at: Option<Instant>,
    duplicate_of: Option<ThreadId>,
    hidden_title: Option<String>,
    appeal: Option<String>,
    appealed_at: Option<Instant>,
    appeal_granted: Option<bool>,
    appeal_note: Option<String>,
    appeal_by: Option<UserId>,
    appeal_at: Option<Instant>,
    cosigns: i32,
}

impl QuestionRow {
    pub(super) fn question(self) -> Question {
        let decided = match (self.decided_by, self.decided_at) {
            (Some(by), Some(at)) => Some(Decided {
                code: self.code.as_deref().and_then(Decline::from_word),
                note: self.note.unwrap_or_default(),
                by,
                at,
            }),
            _ => None,
        };
        let judged = match (self.appeal_by, self.appeal_at, self.appeal_granted) {
            (Some(by), Some(at), Some(granted)) => {
                Some((by, at, granted, self.appeal_note.unwrap_or_default()))
            }
            _ => None,
        };
        Question {
            thread: self.thread_id,
            // An unknown word shows to the fewest.
            state: State::from_word(&self.state).unwrap_or(State::Draft),
            version: self.version,
            place: self.place,
            sources: self.sources,
            unaddressed: self.unaddressed,
            submitted_at: self.submitted_at,
            published_at: self.published_at,
            decided,
            duplicate_of: self.duplicate_of,
            appeal: self.appealed_at.map(|at| Appealed {
                text: self.appeal.unwrap_or_default(),
                at,
                decided: judged,
            }),
            hidden_title: self.hidden_title,
            cosigns: self.cosigns,
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = intakes)]
struct IntakeRow {
    how: String,
    evidence: String,
    taken_by: UserId,
    taken_at: Instant,
    code: Option<Vec<u8>>,
    expires_at: Instant,
    claimed_by: Option<UserId>,
}

/// That a question was taken down for somebody without an account; none for one that its asker wrote.
pub(super) fn intake_of(c: &mut Conn, thread: ThreadId) -> Result<Option<Intake>> {
    let row: Option<IntakeRow> = intakes::table
        .find(thread)
        .select(IntakeRow::as_select())
        .first(c)
        .optional()?;
    Ok(row.map(|row| Intake {
        how: Came::from_word(&row.how).unwrap_or(Came::Paper),
        evidence: row.evidence,
        by: row.taken_by,
        at: row.taken_at,
        code: row.code,
        expires_at: row.expires_at,
        claimed_by: row.claimed_by,
    }))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = addressees)]
pub(super) struct AddresseeRow {
    id: AddresseeId,
    thread_id: ThreadId,
    office_id: OfficeId,
    state: String,
    closing: Option<String>,
    version: i32,
    from_id: Option<AddresseeId>,
    hops: i32,
    changed_at: Instant,
    acknowledged_at: Option<Instant>,
    clarifications: i32,
    reopened: i32,
    refusing: Option<String>,
    before: Option<String>,
    answer_id: Option<PostId>,
    reminders: i32,
    reminded_at: Option<Instant>,
    followed: i32,
    responded: i32,
}

impl AddresseeRow {
    pub(super) fn addressee(self) -> Addressee {
        Addressee {
            id: self.id,
            thread: self.thread_id,
            office: self.office_id,
            // An unknown word lets nobody do anything.
            state: Before::read(&self.state, self.closing.as_deref())
                .unwrap_or(Before::Closed(Closing::Merged)),
            version: self.version,
            from: self.from_id,
            hops: self.hops,
            changed_at: self.changed_at,
            acknowledged_at: self.acknowledged_at,
            clarifications: self.clarifications,
            reopened: self.reopened,
            followed: self.followed,
            responded: self.responded,
            refusing: self.refusing.as_deref().and_then(Refusing::from_word),
            before: self
                .before
                .as_deref()
                .and_then(|word| Before::read(word, None)),
            answer: self.answer_id,
            reminders: self.reminders,
            reminded_at: self.reminded_at,
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cycles)]
pub(super) struct CycleRow {
    id: CycleId,
    addressee_id: AddresseeId,
    office_id: OfficeId,
    term_id: Option<TermId>,
    n: i32,
    started_at: Instant,
    started_on: String,
    pack: String,
    span: String,
    roll: String,
    extension: Option<String>,
    pauses: String,
    due_on: Option<String>,
    due_at: Option<Instant>,
    long_due_on: Option<String>,
    long_due_at: Option<Instant>,
    told: String,
    stopped_at: Option<Instant>,
    stopped_on: Option<String>,
    outcome: Option<String>,
    boilerplate: bool,
}

impl CycleRow {
    pub(super) fn cycle(self) -> Cycle {
        Cycle {
            id: self.id,
            addressee: self.addressee_id,
            office: self.office_id,
            n: self.n,
            term: self.term_id,
            started_at: self.started_at,
            started_on: self.started_on,
            pack: self.pack,
            span: self.span,
            roll: self.roll,
            extension: self.extension,
            pauses: read_pauses(&self.pauses),
            due_on: self.due_on,
            due_at: self.due_at,
            long_due_on: self.long_due_on,
            long_due_at: self.long_due_at,
            told: self.told,
            stopped: self.stopped_at.zip(self.stopped_on),
            outcome: self.outcome,
            boilerplate: self.boilerplate,
        }
    }
}

/// Pauses as they stand in a row: `2026-12-07/2026-12-09 2026-12-20/`.
pub fn pauses_text(pauses: &[Pause]) -> String {
    let one = |pause: &Pause| {
        let to = pause.to.map(date_text).unwrap_or_default();
        format!("{}/{to}", date_text(pause.from))
    };
    pauses.iter().map(one).collect::<Vec<_>>().join(" ")
}

pub(super) fn read_pauses(text: &str) -> Vec<Pause> {
    let one = |part: &str| {
        let (from, to) = part.split_once('/')?;
        Some(Pause {
            from: date_of(from)?,
            to: date_of(to),
        })
    };
    text.split(' ').filter_map(one).collect()
}

/// Where questions of these threads stand before their offices, for lists.
///
/// # Errors
/// What the database says.
pub fn standing(c: &mut Conn, ids: &[ThreadId]) -> Result<Vec<(ThreadId, Before)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<AddresseeRow> = addressees::table
        .filter(addressees::thread_id.among(ids.to_vec()))
        .order(addressees::id)
        .select(AddresseeRow::as_select())
        .load(c)?;
    let one = |row: AddresseeRow| {
        let row = row.addressee();
        (row.thread, row.state)
    };
    Ok(rows.into_iter().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_are_read_as_they_are_written() {
        let text = "2026-12-07/2026-12-09 2026-12-20/";
        let pauses = read_pauses(text);
        assert_eq!(pauses.len(), 2);
        assert_eq!(pauses.last().map(|last| last.to), Some(None));
        assert_eq!(pauses_text(&pauses), text);
        assert!(read_pauses("").is_empty());
    }
}
