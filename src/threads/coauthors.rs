//! Who writes an article along with its author, as far as finding it, changing it and showing it hang on that.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::base::{Result, ThreadId, UserId};
use crate::db::schema::article_authors as rows;
use crate::db::{AmongMethods, Conn};

/// The word of a row whose person has said yes.
const ACCEPTED: &str = "accepted";

/// The articles that somebody writes along with their authors.
#[diesel::dsl::auto_type]
pub fn written_along(person: UserId) -> _ {
    rows::table
        .filter(rows::user_id.eq(person))
        .filter(rows::state.eq("accepted"))
        .select(rows::thread_id)
}

/// The articles into whose texts somebody has brought pictures, whether or not he still writes them along.
#[diesel::dsl::auto_type]
pub(super) fn ever_written_along(person: UserId) -> _ {
    rows::table
        .filter(rows::user_id.eq(person))
        .filter(rows::accepted_at.is_not_null())
        .select(rows::thread_id)
}

/// Who writes these articles along with their authors, in the order in which they were asked.
///
/// # Errors
/// What the database says.
pub fn coauthors(c: &mut Conn, articles: &[ThreadId]) -> Result<HashMap<ThreadId, Vec<UserId>>> {
    let mut all = HashMap::<ThreadId, Vec<UserId>>::new();
    if articles.is_empty() {
        return Ok(all);
    }
    let found: Vec<(ThreadId, UserId)> = rows::table
        .filter(rows::thread_id.among(articles.to_vec()))
        .filter(rows::state.eq(ACCEPTED))
        .order(rows::id)
        .select((rows::thread_id, rows::user_id))
        .load(c)?;
    for (article, person) in found {
        all.entry(article).or_default().push(person);
    }
    Ok(all)
}

/// True when this person writes the article along with its author.
///
/// # Errors
/// What the database says.
pub fn writes_along(c: &mut Conn, article: ThreadId, person: Option<UserId>) -> Result<bool> {
    let Some(person) = person else {
        return Ok(false);
    };
    let own = rows::thread_id.eq(article).and(rows::user_id.eq(person));
    let own = rows::table.filter(own.and(rows::state.eq(ACCEPTED)));
    Ok(own.count().get_result::<i64>(c)? > 0)
}
