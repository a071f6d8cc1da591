//! Which files posts show: kept with their texts, and asked whenever somebody fetches one.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::coauthors::ever_written_along;
use super::find::seen_thread;
use super::model::PostState;
use crate::accounts::Viewer;
use crate::base::{Error, FieldError, Instant, PostId, Result, SpaceId, UserId};
use crate::db::schema::{
    articles, forums, intakes, post_files, posts, revisions, spaces as communities, threads,
};
use crate::db::{Conn, Tx, each};
use crate::spaces;

/// Files that one post shows or links.
const MOST: usize = 10;

/// From now on a post shows none of the files that it showed.
pub(super) fn end(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let now = tx.now();
    let of_post = post_files::table.filter(post_files::post_id.eq(post));
    diesel::update(of_post.filter(post_files::ended_at.is_null()))
        .set(post_files::ended_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}

/// Keeps which files the newest text of a post shows.
pub(super) fn keep(tx: &mut Tx<'_>, post: PostId, files: &[String]) -> Result<()> {
    if files.len() > MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "body".into(),
            code: "quota_post",
            limit: i64::try_from(MOST).ok(),
            actual: i64::try_from(files.len()).ok(),
        }]));
    }
    for name in files {
        each!(tx, |c| diesel::insert_into(post_files::table)
            .values((post_files::post_id.eq(post), post_files::file.eq(name)))
            .on_conflict((post_files::file, post_files::post_id))
            .do_update()
            .set(post_files::ended_at.eq(None::<Instant>))
            .execute(c))?;
    }
    Ok(())
}

/// True when a post by `owner`, or an article that he has written along, or a question that he took down for somebody,
/// stands, and shows the file, and the viewer sees it. Who repeats the address of somebody else's file opens it to nobody.
///
/// # Errors
/// What the database says.
pub fn shows(c: &mut Conn, viewer: &Viewer, owner: UserId, file: &str) -> Result<bool> {
    Ok(!spaces_showing(c, viewer, owner, file)?.is_empty())
}

/// The spaces of the posts by which the viewer sees somebody else's file, as [`shows`] says.
///
/// # Errors
/// What the database says.
pub fn spaces_showing(
    c: &mut Conn,
    viewer: &Viewer,
    owner: UserId,
    file: &str,
) -> Result<Vec<SpaceId>> {
    let sight = spaces::sight(c, viewer)?;
    let stands = posts::state
        .eq(PostState::Published.as_str())
        .and(posts::n.is_not_null())
        .and(threads::state.eq("published"));
    // Who decides on a post, or a question, that waits sees it whole.
    let waits = posts::state.eq(PostState::Held.as_str()).or(posts::state
        .eq(PostState::Draft.as_str())
        .and(threads::state.eq(PostState::Held.as_str())));
    let decides = waits.and(
        posts::space_id
            .eq_any(sight.moderated())
            .or(sight.moderates_all().into_sql::<diesel::sql_types::Bool>()),
    );
    // So does who writes an article that is not published.
    let opens = posts::parent_id.is_null();
    let writes = threads::state
        .eq("draft")
        .and(opens)
        .and(posts::state.eq_any([PostState::Draft.as_str(), PostState::Published.as_str()]));
    // An article shows pictures of all who have written it.
    let along = posts::thread_id
        .eq_any(ever_written_along(owner))
        .and(opens);
    let written = intakes::table
        .filter(intakes::taken_by.eq(owner))
        .select(intakes::thread_id);
    // Who has claimed a question and changed its text opens no other file of who took it down.
    let since = revisions::created_at.nullable().gt(intakes::claimed_at);
    let changed = intakes::table
        .inner_join(revisions::table.on(since))
        .filter(intakes::thread_id.eq(posts::thread_id))
        .filter(revisions::post_id.eq(posts::id));
    let taken = posts::thread_id
        .eq_any(written)
        .and(opens)
        .and(not(exists(changed)));
    let brought = posts::user_id.eq(owner).or(along).or(taken);
    let covered: Vec<SpaceId> = articles::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(communities::table)))
        .filter(articles::cover.eq(file).and(threads::state.ne("removed")))
        .filter(seen_thread(&sight).and(spaces::seen_forum(&sight)))
        .select(threads::space_id)
        .load(c)?;
    if !covered.is_empty() {
        return Ok(covered);
    }
    Ok(post_files::table
        .inner_join(
            posts::table.inner_join(
                threads::table.inner_join(forums::table.inner_join(communities::table)),
            ),
        )
        .filter(
            post_files::file
                .eq(file)
                .and(post_files::ended_at.is_null()),
        )
        .filter(brought.and(stands.or(decides).or(writes)))
        .filter(seen_thread(&sight))
        .filter(spaces::seen_forum(&sight))
        .select(posts::space_id)
        .distinct()
        .load(c)?)
}

/// Those of these files that a text has shown since `since`, whatever became of its post.
///
/// # Errors
/// What the database says.
pub fn used(c: &mut Conn, files: &[String], since: Instant) -> Result<Vec<String>> {
    let late = post_files::ended_at
        .is_null()
        .or(post_files::ended_at.gt(since));
    let mut used: Vec<String> = post_files::table
        .filter(post_files::file.eq_any(files).and(late))
        .select(post_files::file)
        .load(c)?;
    let covers = articles::table.filter(articles::cover.eq_any(files));
    let covers: Vec<Option<String>> = covers.select(articles::cover).load(c)?;
    used.extend(covers.into_iter().flatten());
    Ok(used)
}
