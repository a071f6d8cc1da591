//! The counters of a thread and its posts: looked at, and counted again from the rows.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{PostState, Reaction};
use crate::base::{PostId, Result, ThreadId};
use crate::db::schema::{posts, reactions, threads};
use crate::db::{Conn, Tx};
use crate::spaces::Drift;

/// The counters of a post, in the order of [`Own`].
const OWN: [&str; 4] = [
    "posts.replies",
    "posts.agree",
    "posts.thanks",
    "posts.source_needed",
];

/// Replies to a post, and the reactions to it, kind by kind.
type Own = [i32; 4];

/// What is kept, and what is counted.
#[derive(Default)]
struct Look {
    posts: (i32, i32),
    replies: (i32, i32),
    /// Of the posts whose counters are wrong.
    wrong: Vec<(PostId, Own, Own)>,
}

/// The next threads behind `after` and how many posts each says to have, at most `limit`; for the job that counts again.
///
/// # Errors
/// What the database says.
pub fn to_count(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<(ThreadId, i32)>> {
    Ok(threads::table
        .filter(threads::id.gt(after))
        .order(threads::id)
        .limit(limit)
        .select((threads::id, threads::posts))
        .load(c)?)
}

/// The threads that were last written in, each as [`to_count`] gives it.
///
/// # Errors
/// What the database says.
pub fn last_written(c: &mut Conn, limit: i64) -> Result<Vec<(ThreadId, i32)>> {
    Ok(threads::table
        .order((threads::last_post_at.desc(), threads::id.desc()))
        .limit(limit)
        .select((threads::id, threads::posts))
        .load(c)?)
}

/// The counters of a thread and its posts that are wrong.
///
/// # Errors
/// What the database says.
pub fn drift(c: &mut Conn, thread: ThreadId) -> Result<Vec<Drift>> {
    let seen = look(c, thread)?;
    let pair = |(kept, counted): (i32, i32)| (i64::from(kept), i64::from(counted));
    let own = [
        Drift::of("threads.posts", thread.0, pair(seen.posts)),
        Drift::of("threads.replies", thread.0, pair(seen.replies)),
    ];
    let mut found: Vec<Drift> = own.into_iter().flatten().collect();
    for (id, kept, counted) in seen.wrong {
        let each = OWN.into_iter().zip(kept.into_iter().zip(counted));
        found.extend(each.filter_map(|(what, both)| Drift::of(what, id.0, pair(both))));
    }
    Ok(found)
}

/// Counts the posts of a thread again, the replies to each of them and the reactions.
///
/// # Errors
/// What the database says.
pub fn recount(tx: &mut Tx<'_>, thread: ThreadId) -> Result<()> {
    // Silent: the counters say what the rows say already.
    // Whoever writes, reacts or decides in a thread locks its row first: what he adds is counted here, or added behind.
    diesel::update(threads::table.find(thread))
        .set(threads::posts.eq(threads::posts))
        .execute(&mut **tx)?;
    let seen = look(tx, thread)?;
    for (id, _, [replies, agree, thanks, source_needed]) in &seen.wrong {
        diesel::update(posts::table.find(*id))
            .set((
                posts::replies.eq(*replies),
                posts::agree.eq(*agree),
                posts::thanks.eq(*thanks),
                posts::source_needed.eq(*source_needed),
            ))
            .execute(&mut **tx)?;
    }
    let right = seen.posts.0 == seen.posts.1 && seen.replies.0 == seen.replies.1;
    if right && seen.wrong.is_empty() {
        return Ok(());
    }
    diesel::update(threads::table.find(thread))
        .set((
            threads::posts.eq(seen.posts.1),
            threads::replies.eq(seen.replies.1),
            // Pages that are kept show the old ones.
            threads::version.eq(threads::version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn look(c: &mut Conn, thread: ThreadId) -> Result<Look> {
    type Row = (
        PostId,
        Option<PostId>,
        Option<i32>,
        String,
        (i32, i32, i32, i32),
    );
    let kept: Option<(i32, i32)> = threads::table
        .find(thread)
        .select((threads::posts, threads::replies))
        .first(c)
        .optional()?;
    let Some((kept_posts, kept_replies)) = kept else {
        return Ok(Look::default());
    };
    let rows: Vec<Row> = posts::table
        .filter(posts::thread_id.eq(thread))
        .select((
            posts::id,
            posts::parent_id,
            posts::n,
            posts::state,
            (
                posts::replies,
                posts::agree,
                posts::thanks,
                posts::source_needed,
            ),
        ))
        .load(c)?;
    let mut counted: HashMap<PostId, Own> = HashMap::new();
    let mut add = |post: PostId, at: usize| {
        if let Some(count) = counted.entry(post).or_default().get_mut(at) {
            *count += 1;
        }
    };
    let (mut standing, mut answering) = (0, 0);
    // One that has no number waits, and is counted nowhere.
    for (_, parent, _, state, _) in rows.iter().filter(|(_, _, n, ..)| n.is_some()) {
        if let Some(parent) = parent {
            add(*parent, 0);
        }
        if state == PostState::Published.as_str() {
            standing += 1;
            answering += i32::from(parent.is_some());
        }
    }
    for (post, kind) in reactions_in(c, thread)? {
        let mut kinds = Reaction::ALL.iter();
        if let Some(at) = kinds.position(|known| known.as_str() == kind) {
            add(post, at + 1);
        }
    }
    let own = rows.into_iter().filter_map(|(id, _, _, _, own)| {
        let (replies, agree, thanks, source_needed) = own;
        let kept = [replies, agree, thanks, source_needed];
        let right = counted.get(&id).copied().unwrap_or_default();
        (kept != right).then_some((id, kept, right))
    });
    Ok(Look {
        posts: (kept_posts, standing),
        replies: (kept_replies, answering),
        wrong: own.collect(),
    })
}

fn reactions_in(c: &mut Conn, thread: ThreadId) -> Result<Vec<(PostId, String)>> {
    Ok(reactions::table
        .inner_join(posts::table)
        .filter(posts::thread_id.eq(thread))
        .select((reactions::post_id, reactions::kind))
        .load(c)?)
}
