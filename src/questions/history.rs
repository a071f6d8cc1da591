//! What was done to a question, line by line, as all may read it.

use diesel::prelude::*;

use crate::base::{AddresseeId, Instant, PostId, Result, ThreadId, UserId};
use crate::db::Conn;
use crate::db::schema::question_steps;
use crate::events::Handled;

/// One line of a question's public history.
#[derive(Clone, Debug)]
pub struct Moved {
    pub at: Instant,
    pub addressee: Option<AddresseeId>,
    pub by: Option<UserId>,
    /// A word of `Asked` or `Handled`.
    pub step: String,
    pub code: Option<String>,
    pub note: Option<String>,
    pub post: Option<PostId>,
}

type StepRow = (
    Instant,
    Option<AddresseeId>,
    Option<UserId>,
    String,
    Option<String>,
    Option<String>,
    Option<PostId>,
);

/// What was done to a question that was found through the viewer, in its order; with the people in it.
///
/// # Errors
/// What the database says.
pub fn history(c: &mut Conn, thread: ThreadId) -> Result<Vec<Moved>> {
    let rows: Vec<StepRow> = question_steps::table
        .filter(question_steps::thread_id.eq(thread))
        .order(question_steps::id)
        .select((
            question_steps::at,
            question_steps::addressee_id,
            question_steps::user_id,
            question_steps::step,
            question_steps::code,
            question_steps::note,
            question_steps::post_id,
        ))
        .load(c)?;
    let moved = |(at, addressee, by, step, code, note, post)| Moved {
        at,
        addressee,
        by,
        step,
        code,
        note,
        post,
    };
    Ok(rows.into_iter().map(moved).collect())
}

/// What an asker does before an office, as its history says it.
const OF_ASKERS: [Handled; 4] = [
    Handled::Clarified,
    Handled::Reopened,
    Handled::FollowedUp,
    Handled::Verdict,
];

/// True for who has done something as the asker of a question that was found through the viewer, or for him.
///
/// # Errors
/// What the database says.
pub fn acted_as_asker(c: &mut Conn, person: UserId, thread: ThreadId) -> Result<bool> {
    let steps = OF_ASKERS.map(Handled::as_str);
    let own = question_steps::table
        .filter(question_steps::thread_id.eq(thread))
        .filter(question_steps::user_id.eq(person))
        .filter(question_steps::step.eq_any(steps));
    let found: Vec<i64> = own.limit(1).select(question_steps::id).load(c)?;
    Ok(!found.is_empty())
}
