//! Reactions: one press that says agreement, thanks, or that a source is missing. They never change any order.

use diesel::prelude::*;

use super::edit::{reach, spot};
use super::model::{PostState, Reaction};
use super::page::thread_facts;
use crate::accounts::Viewer;
use crate::base::{Error, Instant, PostId, Result, UserId, days};
use crate::db::schema::{posts, reactions};
use crate::db::{PreparedMethods, Tx, each};
use crate::events::{self, Event};
use crate::spaces::{Facts, React};

/// Reactions of one person in a day.
const A_DAY: i64 = 50;

/// Reacts to somebody's post. Twice is once.
///
/// # Errors
/// `Refused` or `Locked` when the viewer may not, or the post is his own; `Gone` for a tombstone; `TooMany` after 50
/// a day.
pub fn react(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, kind: Reaction) -> Result<()> {
    change(tx, viewer, id, kind, true)
}

/// Takes a reaction back. Twice is once.
///
/// # Errors
/// As [`react`].
pub fn end_reaction(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, kind: Reaction) -> Result<()> {
    change(tx, viewer, id, kind, false)
}

fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    kind: Reaction,
    stands: bool,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let now = tx.now();
    let facts = Facts {
        fallen: post.state != PostState::Published,
        ..thread_facts(&found.thread, now)
    };
    let by = found.permit::<React>(tx, viewer, &facts)?.by;
    if found.forum.no_reactions {
        return Err(Error::refused("reactions_off", "administrator"));
    }
    if post.author == by {
        return Err(Error::refused("own_post", "others"));
    }
    let changed = if stands {
        not_too_often(tx, by)?;
        each!(tx, |c| diesel::insert_into(reactions::table)
            .values((
                reactions::post_id.eq(id),
                reactions::user_id.eq(by),
                reactions::kind.eq(kind.as_str()),
                reactions::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(c))?
    } else {
        diesel::delete(reactions::table.find((id, by, kind.as_str()))).execute(&mut **tx)?
    };
    if changed == 0 {
        return Ok(());
    }
    let by_one = if stands { 1 } else { -1 };
    let of = |each: Reaction| if each == kind { by_one } else { 0 };
    let (agree, thanks) = (of(Reaction::Agree), of(Reaction::Thanks));
    let source_needed = of(Reaction::SourceNeeded);
    let counts = (posts::agree, posts::thanks, posts::source_needed);
    let (agree, thanks, source_needed): (i32, i32, i32) =
        each!(tx, |c| diesel::update(posts::table.find(id))
            .set((
                posts::agree.eq(posts::agree + agree),
                posts::thanks.eq(posts::thanks + thanks),
                posts::source_needed.eq(posts::source_needed + source_needed),
            ))
            .returning(counts)
            .prepared()
            .get_result(c))?;
    let event = Event::ReactionChanged {
        at: spot(&found, id),
        kind: kind.as_str(),
        stands,
        counts: [agree, thanks, source_needed],
    };
    events::record(tx, Some(by), &event)
}

fn not_too_often(tx: &mut Tx<'_>, by: UserId) -> Result<()> {
    let since = tx.now().minus(days(1));
    let today = reactions::table.filter(
        reactions::user_id
            .eq(by)
            .and(reactions::created_at.gt(since)),
    );
    if today.count().get_result::<i64>(&mut **tx)? < A_DAY {
        return Ok(());
    }
    let first: Instant = today
        .select(reactions::created_at)
        .order(reactions::created_at.asc())
        .first(&mut **tx)?;
    Err(Error::TooMany(first.since(since)))
}
