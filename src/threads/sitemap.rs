//! What search engines are told of: each page that a visitor sees, in parts of ten thousand numbers.

use diesel::prelude::*;

use super::find::ThreadRow;
use super::model::{PostState, Thread};
use crate::accounts::Viewer;
use crate::base::words::words;
use crate::base::{ForumId, Instant, Result, SpaceId, ThreadId};
use crate::db::schema::{forums, posts, spaces as space_rows, threads};
use crate::db::{Conn, PreparedMethods, each};
use crate::spaces;

/// Numbers of a part, and so pages at most.
const PART: i64 = 10_000;

words! {
    /// What a part lists.
    Listed {
        Spaces = "spaces",
        Forums = "forums",
        Threads = "threads",
    }
}

/// A page that is listed.
pub enum Mapped {
    /// By its address word.
    Space(SpaceId, String),
    /// By the address words of its space and its own, and when it was written in last.
    Forum(ForumId, [String; 2], Option<Instant>),
    Thread(Box<Thread>),
}

impl Mapped {
    fn number(&self) -> i64 {
        match self {
            Mapped::Space(id, _) => id.0,
            Mapped::Forum(id, ..) => id.0,
            Mapped::Thread(thread) => thread.id.0,
        }
    }
}

/// The parts in which there is something, by what they list and their number.
///
/// # Errors
/// What the database says.
pub fn parts(c: &mut Conn) -> Result<Vec<(Listed, i64)>> {
    let mut parts = Vec::new();
    for listed in Listed::ALL {
        let mut from = 0;
        // One step of the index a part: what lies between is not read.
        while let Some(first) = rows(c, *listed, (from, i64::MAX), 1)?.first() {
            let part = first.number() / PART;
            parts.push((*listed, part));
            from = (part + 1) * PART;
        }
    }
    Ok(parts)
}

/// The pages of a part.
///
/// # Errors
/// What the database says.
pub fn part(c: &mut Conn, listed: Listed, part: i64) -> Result<Vec<Mapped>> {
    let from = part.saturating_mul(PART);
    rows(c, listed, (from, from.saturating_add(PART)), PART)
}

fn rows(
    c: &mut Conn,
    listed: Listed,
    (from, below): (i64, i64),
    limit: i64,
) -> Result<Vec<Mapped>> {
    let sight = spaces::sight(c, &Viewer::Visitor)?;
    match listed {
        Listed::Spaces => {
            let (from, below) = (SpaceId(from), SpaceId(below));
            let all: Vec<(SpaceId, String)> = each!(c, |c| space_rows::table
                .filter(spaces::seen_space(&sight))
                .filter(space_rows::id.ge(from).and(space_rows::id.lt(below)))
                .order(space_rows::id)
                .limit(limit)
                .select((space_rows::id, space_rows::slug))
                .prepared()
                .load(c))?;
            Ok(all
                .into_iter()
                .map(|(id, slug)| Mapped::Space(id, slug))
                .collect())
        }
        Listed::Forums => {
            let (from, below) = (ForumId(from), ForumId(below));
            let all: Vec<(ForumId, String, String, Option<Instant>)> = each!(c, |c| forums::table
                .inner_join(space_rows::table)
                .filter(spaces::seen_forum(&sight))
                .filter(forums::id.ge(from).and(forums::id.lt(below)))
                .order(forums::id)
                .limit(limit)
                .select((
                    forums::id,
                    space_rows::slug,
                    forums::slug,
                    forums::last_post_at,
                ))
                .prepared()
                .load(c))?;
            let forum = |(id, space, slug, at)| Mapped::Forum(id, [space, slug], at);
            Ok(all.into_iter().map(forum).collect())
        }
        Listed::Threads => {
            let (from, below) = (ThreadId(from), ThreadId(below));
            let stands = posts::n
                .eq(1)
                .and(posts::state.eq(PostState::Published.as_str()));
            let all: Vec<ThreadRow> = each!(c, |c| threads::table
                .inner_join(forums::table.inner_join(space_rows::table))
                .inner_join(posts::table.on(posts::thread_id.eq(threads::id).and(stands)))
                .filter(threads::state.eq("published"))
                .filter(spaces::seen_forum(&sight))
                .filter(threads::id.ge(from).and(threads::id.lt(below)))
                .order(threads::id)
                .limit(limit)
                .select(ThreadRow::as_select())
                .prepared()
                .load(c))?;
            let thread = |row: ThreadRow| Mapped::Thread(Box::new(row.thread()));
            Ok(all.into_iter().map(thread).collect())
        }
    }
}
