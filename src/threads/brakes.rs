//! How fast and how much one may write: a pace for all, a slower one and less in a post for new members.

use std::time::Duration;

use diesel::prelude::*;

use super::model::NewPost;
use crate::accounts::{self, Me};
use crate::base::{Brake, Error, Instant, Result, days, minutes, seconds};
use crate::db::schema::{posts, revisions};
use crate::db::{Conn, Tx, dialect};

/// New discussions a day.
const THREADS_A_DAY: usize = 20;
/// New discussions and replies of a new member on his first day.
const FIRST_DAY: (usize, usize) = (3, 10);
/// Links, mentions and images in a post of a new member; documents are for those who are known.
const IN_A_POST: (usize, usize, usize) = (2, 2, 1);
/// A new member may repeat himself after this time.
const REPEAT: Duration = minutes(5);
const DAY: Duration = days(1);

/// The time that must pass between two new discussions, or between two replies.
fn pace(starts: bool, new_member: bool) -> Duration {
    match (starts, new_member) {
        (true, true) => seconds(120),
        (true, false) => seconds(15),
        (false, true) => seconds(30),
        (false, false) => seconds(5),
    }
}

/// Stops who writes too soon, too often, or as a new member too much at a time.
///
/// # Errors
/// `Braked` with the rule.
pub(super) fn check(tx: &mut Tx<'_>, me: &Me, starts: bool, new: &NewPost) -> Result<()> {
    let new_member = me.trust == 0 && !me.administrator;
    if new_member {
        content(new)?;
    }
    // Two at once would both find room.
    dialect::one_at_a_time(tx, &format!("writer {}", me.id))?;
    let now = tx.now();
    let since = written(tx, me, starts, now)?;
    if let Some(last) = since.first() {
        let least = pace(starts, new_member);
        let rule = if starts { "thread_pace" } else { "reply_pace" };
        let passed = now.since(*last);
        let (actual, limit) = (in_seconds(passed), in_seconds(least));
        after(rule, (actual, limit), last.plus(least), now, "time")?;
    }
    if starts && since.len() >= THREADS_A_DAY {
        let oldest = since.last().copied().unwrap_or(now);
        full("threads_day", THREADS_A_DAY, oldest.plus(DAY), now, "time")?;
    }
    if !new_member {
        return Ok(());
    }
    let end = accounts::person(tx, me.id)?.created_at.plus(DAY);
    let (rule, most) = if starts {
        ("threads_first", FIRST_DAY.0)
    } else {
        ("replies_first", FIRST_DAY.1)
    };
    if since.len() >= most {
        full(rule, most, end, now, "moderator")?;
    }
    if let Some(said) = same(tx, me, new, now)? {
        let (passed, least) = (in_seconds(now.since(said)), in_seconds(REPEAT));
        after("same_text", (passed, least), said.plus(REPEAT), now, "time")?;
    }
    Ok(())
}

/// What a new member may put into one post.
fn content(new: &NewPost) -> Result<()> {
    let html = &new.rendered.html;
    let (links, mentions, images) = IN_A_POST;
    for (rule, actual, limit) in [
        ("links", html.matches("href=\"http").count(), links),
        ("mentions", new.rendered.mentions.len(), mentions),
        ("images", html.matches(" src=\"").count(), images),
        ("files", html.matches("href=\"/f/").count(), 0),
    ] {
        if actual > limit {
            return Err(Error::Braked(Brake {
                rule,
                actual: number(actual),
                limit: number(limit),
                until: None,
                lifter: "moderator",
            }));
        }
    }
    Ok(())
}

/// When the person began discussions, or replied, within the last day; the latest first.
fn written(c: &mut Conn, me: &Me, starts: bool, now: Instant) -> Result<Vec<Instant>> {
    let mut own = posts::table
        .filter(
            posts::user_id
                .eq(me.id)
                .and(posts::created_at.gt(now.minus(DAY))),
        )
        .order((posts::created_at.desc(), posts::id.desc()))
        .limit(number(THREADS_A_DAY))
        .select(posts::created_at)
        .into_boxed();
    own = if starts {
        own.filter(posts::parent_id.is_null())
    } else {
        own.filter(posts::parent_id.is_not_null())
    };
    Ok(own.load(c)?)
}

/// When the person wrote the very same text, within the time in which he may not.
fn same(c: &mut Conn, me: &Me, new: &NewPost, now: Instant) -> Result<Option<Instant>> {
    let recent = posts::created_at.gt(now.minus(REPEAT));
    Ok(posts::table
        .inner_join(revisions::table.on(revisions::post_id.eq(posts::id)))
        .filter(posts::user_id.eq(me.id).and(recent))
        .filter(revisions::source.eq(&new.source))
        .order(posts::created_at.desc())
        .select(posts::created_at)
        .first(c)
        .optional()?)
}

fn full(
    rule: &'static str,
    most: usize,
    until: Instant,
    now: Instant,
    lifter: &'static str,
) -> Result<()> {
    let counts = (number(most) + 1, number(most));
    after(rule, counts, until, now, lifter)
}

fn after(
    rule: &'static str,
    (actual, limit): (i64, i64),
    until: Instant,
    now: Instant,
    lifter: &'static str,
) -> Result<()> {
    if until <= now {
        return Ok(());
    }
    Err(Error::Braked(Brake {
        rule,
        actual,
        limit,
        until: Some((until, until.since(now))),
        lifter,
    }))
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn in_seconds(span: Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}
