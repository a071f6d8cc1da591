//! Questions that were declined as they repeat another, through the viewer.

use diesel::prelude::*;

use super::model::State;
use crate::accounts::Viewer;
use crate::base::{Error, Result, ThreadId};
use crate::db::Conn;
use crate::db::schema::{questions, threads as rows};
use crate::threads::{self, Thread};

/// Questions that are named as repeating one, at most.
const MOST: i64 = 100;

/// The questions that repeat this one, which was found through the viewer, the first asked first: title and number of each.
/// What a declined question is about can be read on its page.
///
/// # Errors
/// What the database says.
pub fn duplicates(c: &mut Conn, of: ThreadId) -> Result<Vec<(ThreadId, String, String)>> {
    Ok(questions::table
        .inner_join(rows::table.on(rows::id.eq(questions::thread_id)))
        .filter(questions::duplicate_of.eq(of))
        .filter(questions::state.eq(State::Declined.as_str()))
        .filter(questions::hidden_title.is_null())
        .order(questions::thread_id)
        .limit(MOST)
        .select((questions::thread_id, rows::title, rows::lang))
        .load(c)?)
}

/// The question that a declined one repeats, as far as the viewer sees it.
///
/// # Errors
/// What the database says.
pub fn original(c: &mut Conn, viewer: &Viewer, of: Option<ThreadId>) -> Result<Option<Thread>> {
    let Some(id) = of else {
        return Ok(None);
    };
    match threads::find(c, viewer, id) {
        Ok(found) => Ok(Some(found.thread)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}
