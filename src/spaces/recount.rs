//! The counters of a space and its forums: looked at, and counted again from the rows.

use std::fmt;

use diesel::dsl::sum;
use diesel::prelude::*;

use super::model::Role;
use crate::base::{ForumId, Instant, Result, SpaceId};
use crate::db::schema::{forums, memberships, spaces, threads};
use crate::db::{Conn, Tx};

/// A counter that says something else than the rows that it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Table and column.
    pub what: &'static str,
    /// The row.
    pub id: i64,
    pub kept: i64,
    pub counted: i64,
}

impl Drift {
    /// The drift of a counter; none where it is right.
    pub fn of(what: &'static str, id: i64, (kept, counted): (i64, i64)) -> Option<Drift> {
        (kept != counted).then_some(Drift {
            what,
            id,
            kept,
            counted,
        })
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Drift {
            what,
            id,
            kept,
            counted,
        } = self;
        write!(f, "{what} of {id} says {kept} and should say {counted}")
    }
}

/// Threads of a forum, posts in them, and when it was last written in.
type Counts = (i64, i64, Option<Instant>);

/// The counters of a space and its forums that are wrong.
///
/// # Errors
/// What the database says.
pub fn drift(c: &mut Conn, space: SpaceId) -> Result<Vec<Drift>> {
    let kept: Option<i64> = spaces::table
        .find(space)
        .select(spaces::members)
        .first(c)
        .optional()?;
    let Some(kept) = kept else {
        return Ok(Vec::new());
    };
    let members = Drift::of("spaces.members", space.0, (kept, members(c, space)?));
    let mut found: Vec<Drift> = members.into_iter().collect();
    for (id, (threads, posts, last)) in kept_of_forums(c, space)? {
        let (all, said, latest) = counted(c, id)?;
        let at = |last: Option<Instant>| last.map_or(0, |at| at.0);
        let each = [
            Drift::of("forums.threads", id.0, (threads, all)),
            Drift::of("forums.posts", id.0, (posts, said)),
            Drift::of("forums.last_post_at", id.0, (at(last), at(latest))),
        ];
        found.extend(each.into_iter().flatten());
    }
    Ok(found)
}

/// Counts members, threads and posts again, for one space. What its threads say themselves is taken to be right.
///
/// # Errors
/// What the database says.
pub fn recount(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    // Silent: the counters say what the rows say already.
    // Who joins or writes meanwhile adds to these rows: he waits until they are right, or is waited for.
    diesel::update(spaces::table.find(space))
        .set(spaces::members.eq(spaces::members))
        .execute(&mut **tx)?;
    let members = members(tx, space)?;
    diesel::update(spaces::table.find(space))
        .set(spaces::members.eq(members))
        .execute(&mut **tx)?;
    for (id, _) in kept_of_forums(tx, space)? {
        diesel::update(forums::table.find(id))
            .set(forums::posts.eq(forums::posts))
            .execute(&mut **tx)?;
        let (threads, posts, last) = counted(tx, id)?;
        diesel::update(forums::table.find(id))
            .set((
                forums::threads.eq(threads),
                forums::posts.eq(posts),
                forums::last_post_at.eq(last),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn members(c: &mut Conn, space: SpaceId) -> Result<i64> {
    Ok(memberships::table
        .filter(
            memberships::space_id
                .eq(space)
                .and(memberships::role.ne(Role::Asking.as_str())),
        )
        .count()
        .get_result(c)?)
}

fn kept_of_forums(c: &mut Conn, space: SpaceId) -> Result<Vec<(ForumId, Counts)>> {
    Ok(forums::table
        .filter(forums::space_id.eq(space))
        .order(forums::id)
        .select((
            forums::id,
            (forums::threads, forums::posts, forums::last_post_at),
        ))
        .load(c)?)
}

fn counted(c: &mut Conn, forum: ForumId) -> Result<Counts> {
    let standing = threads::table.filter(
        threads::forum_id
            .eq(forum)
            .and(threads::state.eq("published")),
    );
    let all: i64 = standing.count().get_result(c)?;
    let said: Option<i64> = standing.select(sum(threads::posts)).get_result(c)?;
    let last: Option<Instant> = standing
        .select(threads::last_post_at)
        .order(threads::last_post_at.desc())
        .first(c)
        .optional()?;
    Ok((all, said.unwrap_or(0), last))
}
