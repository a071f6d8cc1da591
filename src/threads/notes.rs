//! Words are hidden that stand only in what is said beside a question; the room of questions says who may, and tells of it.

use diesel::prelude::*;

use super::beside::{notes_beside, renote};
use super::hidden::{covered, mark, stand, uncovered};
use super::prepared;
use super::redact::{self, Redaction, ToHide, Within};
use crate::base::{Error, PostId, RedactionId, Result, ThreadId};
use crate::db::schema::{redactions, threads};
use crate::db::{Conn, Tx};
use crate::spaces::{JudgeQuestion, Permit};

/// Where it is kept what was hidden in notes: beside the opening post.
fn kept(c: &mut Conn, thread: ThreadId) -> Result<(PostId, Within)> {
    Ok((prepared::opening(c, thread)?.id, Within::Notes))
}

/// What was hidden beside a question that was found through the viewer, the newest first.
///
/// # Errors
/// `NotFound` when there is none.
pub fn hidden_beside(c: &mut Conn, thread: ThreadId) -> Result<Vec<Redaction>> {
    let at = kept(c, thread)?;
    redact::of_post(c, at)
}

/// What was hidden beside a question that was found through the viewer or in its text, from where it is hidden beside it
/// too; the newest first.
///
/// # Errors
/// `NotFound` when there is none.
pub fn hidden_around(c: &mut Conn, thread: ThreadId) -> Result<Vec<Redaction>> {
    let (opening, within) = kept(c, thread)?;
    let mut all = redact::of_post(c, (opening, within))?;
    all.extend(redact::of_post(c, (opening, Within::Post))?);
    all.sort_by_key(|one| std::cmp::Reverse(one.id));
    Ok(all)
}

/// Refuses a note with words that are hidden in the notes of a question, or in its text and so in its notes too; nobody
/// hides any until it is written.
///
/// # Errors
/// `Invalid(field)` for such a note.
pub fn unspoken_beside(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    (field, text): (&'static str, &str),
) -> Result<()> {
    // Silent: nothing is written.
    one_at_a_time(tx, thread)?;
    let (opening, _) = kept(tx, thread)?;
    let hidden: Vec<String> = redactions::table
        .filter(redactions::post_id.eq(opening))
        .filter(redactions::lifted_at.is_null())
        .select(redactions::words)
        .load(&mut **tx)?;
    match hidden.iter().any(|words| stand(text, words)) {
        true => Err(Error::field(field, "words_hidden")),
        false => Ok(()),
    }
}

/// The notes in which words stand, as they would be without these; `label` stands for them.
///
/// # Errors
/// `Invalid(words)` for words that stand in no note.
pub fn beside_with_hidden(
    c: &mut Conn,
    thread: ThreadId,
    (hide, label): (&ToHide, &str),
) -> Result<Vec<String>> {
    let all = notes_beside(c, thread)?;
    redact::few(all.iter().map(|one| &*one.text), hide, "words_unsaid")?;
    let mark = mark(RedactionId(0), label);
    let mut texts: Vec<String> = Vec::new();
    for note in all {
        let text = covered(&note.text, &hide.words, &mark);
        // A note may be kept in two places.
        if text != note.text && !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// Hides words wherever they stand in notes; the number of that.
///
/// # Errors
/// As [`beside_with_hidden`].
pub fn hide_beside(
    tx: &mut Tx<'_>,
    permit: &Permit<JudgeQuestion>,
    thread: ThreadId,
    (hide, label): (&ToHide, &str),
) -> Result<RedactionId> {
    // Silent: the room of questions tells of it.
    one_at_a_time(tx, thread)?;
    let all = notes_beside(tx, thread)?;
    redact::few(all.iter().map(|one| &*one.text), hide, "words_unsaid")?;
    let at = kept(tx, thread)?;
    let number = redact::keep(tx, at, hide, permit.by)?;
    let mark = mark(number, label);
    renote(tx, thread, &|text: &str| covered(text, &hide.words, &mark))?;
    Ok(number)
}

/// Shows again what was hidden in notes; what it was.
///
/// # Errors
/// `NotFound` when nothing of that number was hidden there; `Conflict` when it is shown already.
pub fn show_beside(
    tx: &mut Tx<'_>,
    permit: &Permit<JudgeQuestion>,
    thread: ThreadId,
    number: RedactionId,
) -> Result<Redaction> {
    // Silent: as `hide_beside`.
    one_at_a_time(tx, thread)?;
    let at = kept(tx, thread)?;
    let one = redact::end(tx, at, number, permit.by)?;
    renote(tx, thread, &|text: &str| {
        uncovered(text, number, &one.words)
    })?;
    Ok(one)
}

/// Whoever acts on a post locks the thread's row first; who writes or changes what stands beside it does the same.
fn one_at_a_time(tx: &mut Tx<'_>, thread: ThreadId) -> Result<()> {
    diesel::update(threads::table.find(thread))
        .set(threads::posts.eq(threads::posts))
        .execute(&mut **tx)?;
    Ok(())
}
