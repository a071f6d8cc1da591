//! What is said beside a question: the notes of its history, why it was judged so, what was made of its answers.

use diesel::prelude::*;

use crate::base::{CycleId, PostId, RemovalId, Result, ThreadId, UserId};
use crate::db::schema::{
    cosign_removals, posts, question_steps, questions, standard_texts, verdicts,
};
use crate::db::{Conn, Tx};

/// Who wrote something beside a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// Whoever asked it, or acts for who did.
    Asker,
    Person(UserId),
    /// Nobody knows any more, or a line of the history says it.
    Nobody,
}

/// A note or a reason.
#[derive(Clone, Debug)]
pub struct Note {
    pub text: String,
    pub by: Writer,
    spot: Spot,
}

/// Where it is kept.
#[derive(Clone, Copy, Debug)]
enum Spot {
    Step(i64),
    /// Why it was returned or declined.
    Decided,
    Appeal,
    AppealDecided,
    Verdict(PostId),
    Reply(PostId),
    Removal(RemovalId),
    Standard(CycleId),
    Objection(CycleId),
}

impl Note {
    fn new(spot: Spot, by: Writer, text: Option<String>) -> Option<Note> {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Note { text, by, spot })
    }
}

/// A person, where one is known.
fn person(id: Option<UserId>) -> Writer {
    id.map_or(Writer::Nobody, Writer::Person)
}

/// All that is said beside a question that was found through the viewer, the history first.
///
/// # Errors
/// What the database says.
pub fn notes_beside(c: &mut Conn, thread: ThreadId) -> Result<Vec<Note>> {
    let mut all = of_history(c, thread)?;
    all.extend(of_judgement(c, thread)?);
    all.extend(of_answers(c, thread)?);
    all.extend(of_counts(c, thread)?);
    Ok(all)
}

fn of_history(c: &mut Conn, thread: ThreadId) -> Result<Vec<Note>> {
    let rows: Vec<(i64, Option<UserId>, Option<String>)> = question_steps::table
        .filter(question_steps::thread_id.eq(thread))
        .filter(question_steps::note.is_not_null())
        .order(question_steps::id)
        .select((
            question_steps::id,
            question_steps::user_id,
            question_steps::note,
        ))
        .load(c)?;
    let note = |(id, by, text)| Note::new(Spot::Step(id), person(by), text);
    Ok(rows.into_iter().filter_map(note).collect())
}

fn of_judgement(c: &mut Conn, thread: ThreadId) -> Result<Vec<Note>> {
    type Row = (
        Option<String>,
        Option<UserId>,
        Option<String>,
        Option<String>,
        Option<UserId>,
    );
    let row: Option<Row> = questions::table
        .find(thread)
        .select((
            questions::note,
            questions::decided_by,
            questions::appeal,
            questions::appeal_note,
            questions::appeal_by,
        ))
        .first(c)
        .optional()?;
    let Some((why, by, appeal, decided, decider)) = row else {
        return Ok(Vec::new());
    };
    let all = [
        Note::new(Spot::Decided, person(by), why),
        Note::new(Spot::Appeal, Writer::Asker, appeal),
        Note::new(Spot::AppealDecided, person(decider), decided),
    ];
    Ok(all.into_iter().flatten().collect())
}

fn of_answers(c: &mut Conn, thread: ThreadId) -> Result<Vec<Note>> {
    let own = || {
        posts::table
            .filter(posts::thread_id.eq(thread))
            .select(posts::id)
    };
    let said: Vec<(PostId, String, Option<String>, Option<UserId>)> = verdicts::table
        .filter(verdicts::post_id.eq_any(own()))
        .order(verdicts::post_id)
        .select((
            verdicts::post_id,
            verdicts::note,
            verdicts::reply,
            verdicts::replied_by,
        ))
        .load(c)?;
    let standard: Vec<(CycleId, String, UserId, Option<String>)> = standard_texts::table
        .filter(standard_texts::post_id.eq_any(own()))
        .order(standard_texts::cycle_id)
        .select((
            standard_texts::cycle_id,
            standard_texts::reason,
            standard_texts::by_id,
            standard_texts::objection,
        ))
        .load(c)?;
    let said = said.into_iter().flat_map(|(id, note, reply, by)| {
        [
            Note::new(Spot::Verdict(id), Writer::Asker, Some(note)),
            Note::new(Spot::Reply(id), person(by), reply),
        ]
    });
    let standard = standard.into_iter().flat_map(|(id, why, by, objection)| {
        [
            Note::new(Spot::Standard(id), Writer::Person(by), Some(why)),
            Note::new(Spot::Objection(id), Writer::Nobody, objection),
        ]
    });
    Ok(said.chain(standard).flatten().collect())
}

fn of_counts(c: &mut Conn, thread: ThreadId) -> Result<Vec<Note>> {
    let rows: Vec<(RemovalId, UserId, String)> = cosign_removals::table
        .filter(cosign_removals::thread_id.eq(thread))
        .order(cosign_removals::id)
        .select((
            cosign_removals::id,
            cosign_removals::by_id,
            cosign_removals::reason,
        ))
        .load(c)?;
    let note = |(id, by, why)| Note::new(Spot::Removal(id), Writer::Person(by), Some(why));
    Ok(rows.into_iter().filter_map(note).collect())
}

/// Puts what `change` makes of each note in its place.
pub(super) fn renote(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    change: &dyn Fn(&str) -> String,
) -> Result<()> {
    for note in notes_beside(tx, thread)? {
        let new = change(&note.text);
        if new != note.text {
            put(tx, (thread, note.spot), &new)?;
        }
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, (thread, spot): (ThreadId, Spot), text: &str) -> Result<()> {
    let question = questions::table.find(thread);
    match spot {
        Spot::Step(id) => diesel::update(question_steps::table.find(id))
            .set(question_steps::note.eq(text))
            .execute(&mut **tx)?,
        Spot::Decided => diesel::update(question)
            .set(questions::note.eq(text))
            .execute(&mut **tx)?,
        Spot::Appeal => diesel::update(question)
            .set(questions::appeal.eq(text))
            .execute(&mut **tx)?,
        Spot::AppealDecided => diesel::update(question)
            .set(questions::appeal_note.eq(text))
            .execute(&mut **tx)?,
        Spot::Verdict(id) => diesel::update(verdicts::table.find(id))
            .set(verdicts::note.eq(text))
            .execute(&mut **tx)?,
        Spot::Reply(id) => diesel::update(verdicts::table.find(id))
            .set(verdicts::reply.eq(text))
            .execute(&mut **tx)?,
        Spot::Removal(id) => diesel::update(cosign_removals::table.find(id))
            .set(cosign_removals::reason.eq(text))
            .execute(&mut **tx)?,
        Spot::Standard(id) => diesel::update(standard_texts::table.find(id))
            .set(standard_texts::reason.eq(text))
            .execute(&mut **tx)?,
        Spot::Objection(id) => diesel::update(standard_texts::table.find(id))
            .set(standard_texts::objection.eq(text))
            .execute(&mut **tx)?,
    };
    Ok(())
}
