//! What stands beside posts: what authors added to them later and how often one may, and the viewer's reactions.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Reaction;
use crate::accounts::Viewer;
use crate::base::{Error, Instant, PostId, Result, UserId, days};
use crate::db::schema::{additions, descriptions, reactions, revisions};
use crate::db::{AmongMethods, Conn, Tx};

/// Changes, additions and descriptions of pictures that somebody may make in a day.
const A_DAY: i64 = 30;

/// What an author added to his post after the time to change it.
#[derive(Clone, Debug, Queryable)]
pub struct Addition {
    pub lang: String,
    /// Safe HTML.
    pub html: String,
    pub at: Instant,
}

/// What was added to each of these posts, the oldest first.
pub(super) fn added(c: &mut Conn, ids: &[PostId]) -> Result<HashMap<PostId, Vec<Addition>>> {
    let rows: Vec<(PostId, Addition)> = additions::table
        .filter(additions::post_id.among(ids.to_vec()))
        .order(additions::id.asc())
        .select((
            additions::post_id,
            (additions::lang, additions::html, additions::created_at),
        ))
        .load(c)?;
    let mut added: HashMap<PostId, Vec<Addition>> = HashMap::new();
    for (id, addition) in rows {
        added.entry(id).or_default().push(addition);
    }
    Ok(added)
}

/// The viewer's own reactions to these posts.
pub(super) fn own(
    c: &mut Conn,
    viewer: &Viewer,
    ids: &[PostId],
) -> Result<Vec<(PostId, Reaction)>> {
    let Some(me) = viewer.id() else {
        return Ok(Vec::new());
    };
    let rows: Vec<(PostId, String)> = reactions::table
        .filter(
            reactions::user_id
                .eq(me)
                .and(reactions::post_id.among(ids.to_vec())),
        )
        .select((reactions::post_id, reactions::kind))
        .load(c)?;
    let known = |(id, kind): (PostId, String)| Some((id, Reaction::from_word(&kind)?));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// Refuses the 31st change, addition or description of a day.
pub(super) fn not_too_often(tx: &mut Tx<'_>, by: UserId) -> Result<()> {
    let now = tx.now();
    let since = now.minus(days(1));
    let changed = revisions::table
        .filter(revisions::editor_id.eq(by).and(revisions::number.gt(1)))
        .filter(revisions::created_at.gt(since));
    let added = additions::table.filter(
        additions::user_id
            .eq(by)
            .and(additions::created_at.gt(since)),
    );
    let described = descriptions::table.filter(
        descriptions::user_id
            .eq(by)
            .and(descriptions::created_at.gt(since)),
    );
    let times: i64 = changed.count().get_result::<i64>(&mut **tx)?
        + added.count().get_result::<i64>(&mut **tx)?
        + described.count().get_result::<i64>(&mut **tx)?;
    if times < A_DAY {
        return Ok(());
    }
    let first_change: Option<Instant> = changed
        .select(diesel::dsl::min(revisions::created_at))
        .first(&mut **tx)?;
    let first_addition: Option<Instant> = added
        .select(diesel::dsl::min(additions::created_at))
        .first(&mut **tx)?;
    let first_description: Option<Instant> = described
        .select(diesel::dsl::min(descriptions::created_at))
        .first(&mut **tx)?;
    let all = [first_change, first_addition, first_description];
    let first = all.into_iter().flatten().min();
    Err(Error::TooMany(
        first.map_or(days(1), |first| first.since(since)),
    ))
}
