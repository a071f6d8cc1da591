//! What is new in a thread to its reader, by path and by number.

use diesel::prelude::*;

use super::model::{PAGE, Post, PostState, Thread, View, paths_above};
use super::seen::Seen;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{PostId, Result, UserId};
use crate::db::schema::posts;
use crate::db::{Conn, each};

/// Levels above a new post that are shown with it, the nearest ones.
const LEVELS: usize = 4;

/// A post that its reader has not seen.
pub(super) struct Fresh {
    pub id: PostId,
    n: i32,
    path: String,
}

/// The posts of a thread outside `base` that stand and are somebody else's, by path.
pub(super) fn fresh(
    c: &mut Conn,
    thread: &Thread,
    me: Option<UserId>,
    base: &Seen,
) -> Result<Vec<Fresh>> {
    if base.start() >= thread.last_n {
        return Ok(Vec::new());
    }
    // What was read from the start on is passed over by index; a thread closes at 10,000 of these short rows.
    let rows: Vec<(PostId, Option<i32>, Option<String>)> = each!(c, |c| posts::table
        .filter(
            posts::thread_id
                .eq(thread.id)
                .and(posts::n.gt(base.start())),
        )
        .filter(posts::state.eq(PostState::Published.as_str()))
        .filter(posts::user_id.ne(me.unwrap_or(UserId(0))))
        .select((posts::id, posts::n, posts::path))
        .load(c))?;
    let mut fresh: Vec<Fresh> = rows
        .into_iter()
        .filter_map(|(id, n, path)| {
            let (n, path) = (n?, path?);
            (!base.has(n)).then_some(Fresh { id, n, path })
        })
        .collect();
    fresh.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(fresh)
}

/// The paths of one page of what is new.
pub(super) fn cut(fresh: &[Fresh], seek: &Seek) -> Page<String> {
    let paths = fresh.iter().map(|post| &post.path);
    let rows: Vec<String> = match seek {
        Seek::First => paths.take(PAGE + 1).cloned().collect(),
        Seek::After(at) => paths
            .skip_while(|path| path.as_str() <= at.key())
            .take(PAGE + 1)
            .cloned()
            .collect(),
        Seek::Before(at) => paths
            .rev()
            .skip_while(|path| path.as_str() >= at.key())
            .take(PAGE + 1)
            .cloned()
            .collect(),
        Seek::Last => paths.rev().take(PAGE + 1).cloned().collect(),
    };
    Page::cut(rows, PAGE, seek, |path| Cursor::at(path.as_str()))
}

/// The nearest levels above the posts of a page of what is new, without those that stand on it.
pub(super) fn levels(shown: &[Post]) -> Vec<String> {
    let mut above: Vec<String> = shown
        .iter()
        .flat_map(|post| paths_above(&post.path).into_iter().rev().take(LEVELS))
        .filter(|path| {
            shown
                .binary_search_by(|post| post.path.as_str().cmp(path))
                .is_err()
        })
        .collect();
    above.sort_unstable();
    above.dedup();
    above
}

/// The new posts nearest ahead of a page and behind it.
pub(super) fn around(
    fresh: &[Fresh],
    view: View,
    shown: &[Post],
) -> (Option<PostId>, Option<PostId>) {
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        return (None, None);
    };
    let (before, after) = match view {
        View::Time => (
            fresh
                .iter()
                .filter(|post| post.n < first.n)
                .max_by_key(|post| post.n),
            fresh
                .iter()
                .filter(|post| post.n > last.n)
                .min_by_key(|post| post.n),
        ),
        View::Tree | View::New => (
            fresh.iter().rfind(|post| post.path < first.path),
            fresh.iter().find(|post| post.path > last.path),
        ),
    };
    (before.map(|post| post.id), after.map(|post| post.id))
}
