//! What is asked about spaces and forums, through the viewer.

use diesel::prelude::*;

use super::model::{Forum, Membership, Role, Space, ThreadKind};
use super::rights::{Sight, seen_forum, seen_space};
use super::rows::{ForumRow, SpaceRow};
use crate::base::{ForumId, Instant, Result, SpaceId, UserId};
use crate::db::schema::{forums, memberships, space_slugs, spaces};
use crate::db::{AmongMethods, Conn, each};

/// The spaces that may be seen, the largest first; at most 200.
///
/// # Errors
/// What the database says.
pub fn list(c: &mut Conn, sight: &Sight) -> Result<Vec<Space>> {
    let rows: Vec<SpaceRow> = spaces::table
        .filter(seen_space(sight).and(spaces::id.ne(SpaceId::BLOGS)))
        .order((spaces::members.desc(), spaces::id.asc()))
        .limit(200)
        .select(SpaceRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(SpaceRow::space).collect())
}

/// The space at this address word.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn find(c: &mut Conn, sight: &Sight, slug: &str) -> Result<Space> {
    let row: SpaceRow = spaces::table
        .filter(spaces::slug.eq(slug).and(seen_space(sight)))
        .select(SpaceRow::as_select())
        .first(c)?;
    Ok(row.space())
}

/// The present address word of the space that once had this one.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn old_slug(c: &mut Conn, sight: &Sight, slug: &str) -> Result<String> {
    let id: SpaceId = space_slugs::table
        .find(slug)
        .select(space_slugs::space_id)
        .first(c)?;
    let now = spaces::table.filter(spaces::id.eq(id).and(seen_space(sight)));
    Ok(now.select(spaces::slug).first(c)?)
}

/// The forums of a space that may be seen, in their order; its blog is none.
///
/// # Errors
/// What the database says.
pub fn forums(c: &mut Conn, sight: &Sight, space: SpaceId) -> Result<Vec<Forum>> {
    let rows: Vec<ForumRow> = forums::table
        .inner_join(spaces::table)
        .filter(forums::space_id.eq(space).and(seen_forum(sight)))
        .filter(forums::kinds.ne(ThreadKind::Article.as_str()))
        .order((forums::position.asc(), forums::id.asc()))
        .select(ForumRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(ForumRow::forum).collect())
}

/// The forum at this address word of a space, with its space.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn find_forum(c: &mut Conn, sight: &Sight, space: &str, slug: &str) -> Result<(Space, Forum)> {
    let space = find(c, sight, space)?;
    let row: ForumRow = forums::table
        .inner_join(spaces::table)
        .filter(forums::space_id.eq(space.id).and(forums::slug.eq(slug)))
        .filter(seen_forum(sight))
        .select(ForumRow::as_select())
        .first(c)?;
    Ok((space, row.forum()))
}

/// One forum and its space, by the forum's id.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn forum_by_id(c: &mut Conn, sight: &Sight, id: ForumId) -> Result<(Space, Forum)> {
    let (forum, space): (ForumRow, SpaceRow) = forums::table
        .inner_join(spaces::table)
        .filter(forums::id.eq(id).and(seen_forum(sight)))
        .select((ForumRow::as_select(), SpaceRow::as_select()))
        .first(c)?;
    Ok((space.space(), forum.forum()))
}

/// The space of this id.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn space_by_id(c: &mut Conn, sight: &Sight, id: SpaceId) -> Result<Space> {
    let row: SpaceRow = spaces::table
        .filter(spaces::id.eq(id).and(seen_space(sight)))
        .select(SpaceRow::as_select())
        .first(c)?;
    Ok(row.space())
}

/// Spaces by their ids, those that may be seen.
///
/// # Errors
/// What the database says.
pub fn among(c: &mut Conn, sight: &Sight, ids: &[SpaceId]) -> Result<Vec<Space>> {
    let rows: Vec<SpaceRow> = spaces::table
        .filter(spaces::id.among(ids.to_vec()).and(seen_space(sight)))
        .select(SpaceRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(SpaceRow::space).collect())
}

/// Forums by their ids, those that may be seen.
///
/// # Errors
/// What the database says.
pub fn forum(c: &mut Conn, sight: &Sight, ids: &[ForumId]) -> Result<Vec<Forum>> {
    let rows: Vec<ForumRow> = forums::table
        .inner_join(spaces::table)
        .filter(forums::id.among(ids.to_vec()).and(seen_forum(sight)))
        .select(ForumRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(ForumRow::forum).collect())
}

/// What somebody is in a space; none when he is nothing there.
///
/// # Errors
/// What the database says.
pub fn role_of(c: &mut Conn, space: SpaceId, person: UserId) -> Result<Option<Role>> {
    let word: Option<String> = memberships::table
        .find((space, person))
        .select(memberships::role)
        .first(c)
        .optional()?;
    Ok(word.as_deref().and_then(Role::from_word))
}

/// Those who moderate a space, the eldest first.
///
/// # Errors
/// What the database says.
pub fn moderators(c: &mut Conn, space: SpaceId) -> Result<Vec<UserId>> {
    Ok(with_role(c, space, Role::Moderator)?
        .into_iter()
        .map(|m| m.person)
        .collect())
}

/// Those who wait to be admitted, the longest first; for moderators' eyes.
///
/// # Errors
/// What the database says.
pub fn asking(c: &mut Conn, space: SpaceId) -> Result<Vec<Membership>> {
    with_role(c, space, Role::Asking)
}

/// How many wait to be admitted; none for those who do not decide.
///
/// # Errors
/// What the database says.
pub fn count_asking(c: &mut Conn, sight: &Sight, space: SpaceId) -> Result<i64> {
    if !sight.moderates(space) {
        return Ok(0);
    }
    let asking = memberships::role.eq(Role::Asking.as_str());
    let rows = memberships::table.filter(memberships::space_id.eq(space).and(asking));
    Ok(rows.count().get_result(c)?)
}

fn with_role(c: &mut Conn, space: SpaceId, role: Role) -> Result<Vec<Membership>> {
    let rows: Vec<(UserId, Instant)> = each!(c, |c| memberships::table
        .filter(
            memberships::space_id
                .eq(space)
                .and(memberships::role.eq(role.as_str())),
        )
        .order((memberships::joined_at.asc(), memberships::user_id.asc()))
        .limit(200)
        .select((memberships::user_id, memberships::joined_at))
        .load(c))?;
    Ok(rows
        .into_iter()
        .map(|(person, joined_at)| Membership {
            person,
            role,
            joined_at,
        })
        .collect())
}

/// The members of a space behind the person `after`, at most `limit`; for moderators' eyes.
///
/// # Errors
/// What the database says.
pub fn members(c: &mut Conn, space: SpaceId, after: UserId, limit: i64) -> Result<Vec<Membership>> {
    let rows: Vec<(UserId, String, Instant)> = memberships::table
        .filter(
            memberships::space_id
                .eq(space)
                .and(memberships::user_id.gt(after)),
        )
        .filter(memberships::role.ne(Role::Asking.as_str()))
        .order(memberships::user_id.asc())
        .limit(limit)
        .select((
            memberships::user_id,
            memberships::role,
            memberships::joined_at,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(person, role, joined_at)| {
            Some(Membership {
                person,
                role: Role::from_word(&role)?,
                joined_at,
            })
        })
        .collect())
}

/// The space whose counters come next behind the one of number `after`; for the job that counts again.
///
/// # Errors
/// What the database says.
pub fn next_to_count(c: &mut Conn, after: i64) -> Result<Option<SpaceId>> {
    let next = spaces::table
        .filter(spaces::id.gt(after))
        .order(spaces::id.asc());
    Ok(next.select(spaces::id).first(c).optional()?)
}
