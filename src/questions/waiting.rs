//! What of the questions of a space waits for its moderators.

use std::collections::HashMap;

use diesel::prelude::*;

use super::askers::is_gone;
use super::model::{Question, State};
use super::read::left_behind;
use super::rows::QuestionRow;
use crate::accounts::Viewer;
use crate::base::{Error, Instant, Result, SpaceId, ThreadId, UserId};
use crate::db::Conn;
use crate::db::schema::{forums, intakes, questions, spaces as space_rows, threads as thread_rows};
use crate::spaces::{self, Sight};
use crate::threads::{self, Thread};

/// Questions that wait for moderators, on one page.
const MOST: i64 = 100;
/// And such of moderators who have left.
const LEFT_BEHIND: usize = 20;

/// Questions of a space that wait for a moderator, and appeals, the longest first; behind them what was given back to a
/// moderator who has left since, and the viewer may take back.
///
/// # Errors
/// `NotFound` unless the viewer moderates the space.
pub fn waiting(
    c: &mut Conn,
    viewer: &Viewer,
    (sight, space): (&Sight, SpaceId),
    now: Instant,
) -> Result<Vec<(Question, Thread)>> {
    if !sight.moderates(space) {
        return Err(Error::NotFound);
    }
    let appealed = questions::appealed_at
        .is_not_null()
        .and(questions::appeal_at.is_null());
    let astray = questions::state
        .eq(State::Published.as_str())
        .and(questions::unaddressed.eq(true));
    let rows: Vec<QuestionRow> = questions::table
        .inner_join(thread_rows::table.inner_join(forums::table.inner_join(space_rows::table)))
        .filter(questions::space_id.eq(space))
        .filter(
            questions::state
                .eq(State::Held.as_str())
                .or(appealed)
                .or(astray),
        )
        .filter(spaces::seen_forum(sight))
        .order(questions::submitted_at)
        .limit(MOST)
        .select(QuestionRow::as_select())
        .load(c)?;
    let all: Vec<Question> = rows.into_iter().map(QuestionRow::question).collect();
    let ids: Vec<ThreadId> = all.iter().map(|one| one.thread).collect();
    let threads = threads::among(c, sight, &ids)?;
    let with = |question: Question| {
        let thread = threads.iter().find(|one| one.id == question.thread)?;
        Some((question, thread.clone()))
    };
    let mut all: Vec<(Question, Thread)> = all.into_iter().filter_map(with).collect();
    all.extend(all_left_behind(c, viewer, space, now)?);
    Ok(all)
}

/// What was given back to moderators who have left since, and this one may take back.
fn all_left_behind(
    c: &mut Conn,
    viewer: &Viewer,
    space: SpaceId,
    now: Instant,
) -> Result<Vec<(Question, Thread)>> {
    let rows: Vec<(ThreadId, UserId)> = questions::table
        .inner_join(intakes::table)
        .filter(questions::space_id.eq(space))
        .filter(questions::state.eq(State::Draft.as_str()))
        .filter(intakes::claimed_by.is_null())
        .order(questions::submitted_at)
        .select((questions::thread_id, intakes::taken_by))
        .load(c)?;
    let mut gone: HashMap<UserId, bool> = HashMap::new();
    let mut all = Vec::new();
    for (id, by) in rows {
        if all.len() == LEFT_BEHIND {
            break;
        }
        let left = match gone.get(&by) {
            Some(left) => *left,
            None => is_gone(c, space, by)?,
        };
        gone.insert(by, left);
        if !left {
            continue;
        }
        match left_behind(c, viewer, id, now) {
            Ok(whole) => all.push((whole.question, whole.found.thread)),
            // He has a part in it.
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(all)
}
