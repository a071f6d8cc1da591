//! What offices were asked, clock by clock, as data that anybody may count again.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Cycle, Refusing, Said, State, Verdict};
use super::record::whys;
use super::rows::CycleRow;
use crate::base::{AddresseeId, CycleId, OfficeId, PostId, Result, ThreadId};
use crate::db::schema::{addressees, cycles, office_posts, questions, verdicts};
use crate::db::{AmongMethods, Conn};
use crate::spaces::Sight;
use crate::threads::{self, Thread};

/// Clocks that are given at a time.
pub const MOST_ROWS: usize = 10_000;

/// One clock of an office, and what came of it.
pub struct Datum {
    pub cycle: Cycle,
    /// The question, where it stands and may be seen.
    pub thread: Option<Thread>,
    /// Why the office refused.
    pub refusing: Option<Refusing>,
    pub answer: Option<PostId>,
    /// What the asker says of that answer.
    pub verdict: Option<Verdict>,
    /// How many wanted to know it too; none of a question that is not shown.
    pub cosigns: i32,
}

/// Clocks of offices that were found through the viewer, in the order in which they began, behind the one of this
/// number; and the number behind which there are more.
///
/// # Errors
/// What the database says.
pub fn data(
    c: &mut Conn,
    sight: &Sight,
    offices: &[OfficeId],
    after: CycleId,
) -> Result<(Vec<Datum>, Option<CycleId>)> {
    let most = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
    let mut rows: Vec<(CycleRow, ThreadId, String, i32)> = cycles::table
        .inner_join(addressees::table.inner_join(questions::table))
        .filter(cycles::office_id.among(offices.to_vec()))
        .filter(cycles::id.gt(after))
        .order(cycles::id)
        .limit(most + 1)
        .select((
            CycleRow::as_select(),
            questions::thread_id,
            questions::state,
            questions::cosigns,
        ))
        .load(c)?;
    let more = rows.len() > MOST_ROWS;
    rows.truncate(MOST_ROWS);
    let standing: Vec<ThreadId> = rows
        .iter()
        .filter(|(_, _, state, _)| state == State::Published.as_str())
        .map(|(_, thread, ..)| *thread)
        .collect();
    let threads = threads::among(c, sight, &standing)?;
    let threads: HashMap<ThreadId, Thread> = threads.into_iter().map(|one| (one.id, one)).collect();
    let whys = whys(c, offices)?;
    let answers = answers(c, offices)?;
    let datum = |(row, thread, _, cosigns): (CycleRow, ThreadId, String, i32)| {
        let cycle = row.cycle();
        let stopped = cycle.stopped.as_ref().map(|(at, _)| (cycle.addressee, *at));
        let thread = threads.get(&thread).cloned();
        let answer = answers.get(&(cycle.addressee, cycle.n));
        let answer = answer.filter(|_| thread.is_some());
        Datum {
            refusing: stopped.and_then(|key| whys.get(&key).copied()),
            answer: answer.map(|(post, _)| *post),
            verdict: answer.and_then(|(_, verdict)| *verdict),
            cosigns: if thread.is_some() { cosigns } else { 0 },
            thread,
            cycle,
        }
    };
    let data: Vec<Datum> = rows.into_iter().map(datum).collect();
    let next = data.last().map(|last| last.cycle.id).filter(|_| more);
    Ok((data, next))
}

/// The answer of each clock with its verdict.
type Answers = HashMap<(AddresseeId, i32), (PostId, Option<Verdict>)>;

fn answers(c: &mut Conn, offices: &[OfficeId]) -> Result<Answers> {
    let said = verdicts::post_id.eq(office_posts::post_id);
    let rows: Vec<(AddresseeId, i32, PostId, Option<String>)> = addressees::table
        .inner_join(office_posts::table)
        .left_join(verdicts::table.on(said))
        .filter(addressees::office_id.among(offices.to_vec()))
        .filter(office_posts::kind.eq(Said::Answer.as_str()))
        .select((
            addressees::id,
            office_posts::cycle,
            office_posts::post_id,
            verdicts::verdict.nullable(),
        ))
        .load(c)?;
    let read = |(id, n, post, verdict): (AddresseeId, i32, PostId, Option<String>)| {
        let verdict = verdict.and_then(|word| Verdict::from_word(&word));
        ((id, n), (post, verdict))
    };
    Ok(rows.into_iter().map(read).collect())
}
