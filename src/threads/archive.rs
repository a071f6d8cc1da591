//! Discussions as a visitor sees them, read in the order of their numbers: for what is kept apart from the site.

use std::collections::HashMap;

use diesel::prelude::*;

use super::added::{Addition, added};
use super::find::ThreadRow;
use super::model::{Post, Thread};
use super::rows::PostRow;
use crate::base::{ForumId, PostId, Result, SpaceId, ThreadId, UserId};
use crate::db::schema::{forums, posts, spaces as space_rows, threads};
use crate::db::{AmongMethods, Conn};
use crate::spaces::{self, Sight};

/// Which of the threads that stand are wanted.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Of one space alone.
    pub space: Option<SpaceId>,
    pub forum: Option<ForumId>,
    /// Begun by one of these.
    pub by: Option<Vec<UserId>>,
}

/// The next threads behind this number, as far as they may be seen.
///
/// # Errors
/// What the database says.
pub fn standing(
    c: &mut Conn,
    sight: &Sight,
    reach: &Reach,
    after: ThreadId,
    limit: i64,
) -> Result<Vec<Thread>> {
    let mut query = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .filter(threads::state.eq("published").and(threads::id.gt(after)))
        .filter(spaces::seen_forum(sight))
        .order(threads::id)
        .limit(limit)
        .select(ThreadRow::as_select())
        .into_boxed();
    if let Some(space) = reach.space {
        query = query.filter(threads::space_id.eq(space));
    }
    if let Some(forum) = reach.forum {
        query = query.filter(threads::forum_id.eq(forum));
    }
    if let Some(by) = &reach.by {
        query = query.filter(threads::user_id.eq_any(by.clone()));
    }
    let rows: Vec<ThreadRow> = query.load(c)?;
    Ok(rows.into_iter().map(ThreadRow::thread).collect())
}

/// Posts in the order of the tree.
type Posts = HashMap<ThreadId, Vec<Post>>;
/// What was added to each.
type Additions = HashMap<PostId, Vec<Addition>>;

/// All posts of threads that were found by [`standing`], those that wait left out.
///
/// # Errors
/// What the database says.
pub fn all_posts(c: &mut Conn, of: &[ThreadId]) -> Result<(Posts, Additions)> {
    let rows: Vec<PostRow> = posts::table
        .filter(
            posts::thread_id
                .among(of.to_vec())
                .and(posts::n.is_not_null()),
        )
        .order((posts::thread_id, posts::path))
        .select(PostRow::as_select())
        .load(c)?;
    let mut all = Posts::new();
    for post in rows.into_iter().map(PostRow::post) {
        all.entry(post.thread).or_default().push(post);
    }
    let standing = all.values().flatten().filter(|post| !post.state.is_gone());
    let ids: Vec<PostId> = standing.map(|post| post.id).collect();
    let additions = added(c, &ids)?;
    Ok((all, additions))
}

/// In which thread each of these posts stands, whoever may see it.
///
/// # Errors
/// What the database says.
pub fn homes(c: &mut Conn, ids: &[PostId]) -> Result<HashMap<PostId, ThreadId>> {
    let rows: Vec<(PostId, ThreadId)> = posts::table
        .filter(posts::id.among(ids.to_vec()).and(posts::n.is_not_null()))
        .select((posts::id, posts::thread_id))
        .load(c)?;
    Ok(rows.into_iter().collect())
}
