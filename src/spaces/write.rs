//! What is done to spaces, forums and memberships.

use diesel::prelude::*;

use super::caps::{ApproveMember, Join, Leave, ManageSpace, OpenSpace, Vouch};
use super::model::{FORUMS, NewForum, NewSpace, Right, Role, Space, SpaceKind, ThreadKind};
use super::read;
use super::rights::{Facts, Place, permit};
use crate::accounts::{self, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::{Error, ForumId, Instant, Result, SpaceId, UserId};
use crate::db::schema::{forums, memberships, space_slugs, spaces, threads};
use crate::db::{PreparedMethods, Tx, dialect, each};
use crate::events::{self, Event};

/// Opens a space; who opens it becomes its first moderator.
///
/// # Errors
/// `Refused` unless an administrator; `Conflict(taken)` when the address word is or was another's.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewSpace) -> Result<SpaceId> {
    let permit = permit::<OpenSpace>(tx, viewer, Place::Site, &Facts::default())?;
    slug_is_free(tx, &new.slug, None)?;
    let now = tx.now();
    let id: SpaceId = diesel::insert_into(spaces::table)
        .values((
            spaces::slug.eq(&new.slug),
            spaces::name.eq(&new.name),
            spaces::kind.eq(new.kind.as_str()),
            spaces::aim.eq(&new.aim),
            spaces::rules.eq(&new.rules),
            spaces::rules_html.eq(&new.rules_html),
            spaces::lang.eq(&new.lang),
            spaces::created_at.eq(now),
        ))
        .returning(spaces::id)
        .get_result(&mut **tx)?;
    set_role(tx, id, permit.by, Some(Role::Moderator), permit.by)?;
    events::record(
        tx,
        Some(permit.by),
        &Event::SpaceChanged {
            space: id,
            fields: vec!["created"],
        },
    )?;
    Ok(id)
}

/// Changes a space; its old address word leads on to the new one.
///
/// # Errors
/// `Refused` unless an administrator; `Conflict(taken)` when the address word is or was another's.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space, new: &NewSpace) -> Result<()> {
    let permit = permit::<ManageSpace>(tx, viewer, Place::Space(space.id), &Facts::default())?;
    slug_is_free(tx, &new.slug, Some(space.id))?;
    if new.slug != space.slug {
        each!(tx, |c| diesel::insert_into(space_slugs::table)
            .values((
                space_slugs::slug.eq(&space.slug),
                space_slugs::space_id.eq(space.id)
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
        diesel::delete(space_slugs::table.find(&new.slug)).execute(&mut **tx)?;
    }
    diesel::update(spaces::table.find(space.id))
        .set((
            spaces::slug.eq(&new.slug),
            spaces::name.eq(&new.name),
            spaces::kind.eq(new.kind.as_str()),
            spaces::aim.eq(&new.aim),
            spaces::rules.eq(&new.rules),
            spaces::rules_html.eq(&new.rules_html),
            spaces::lang.eq(&new.lang),
        ))
        .execute(&mut **tx)?;
    let change = Change {
        before: space.kind.as_str(),
        after: new.kind.as_str(),
        ..Change::default()
    };
    let (who, object) = (viewer.who(), format!("space {}", space.id));
    audit::note(tx, &who, Action::SpaceChanged, object, change)?;
    events::record(
        tx,
        Some(permit.by),
        &Event::SpaceChanged {
            space: space.id,
            fields: vec!["settings"],
        },
    )
}

/// Opens a forum.
///
/// # Errors
/// `Refused` unless an administrator; `Conflict(taken)` when the space has one at this address word;
/// `Invalid` for a parent that is not a forum of the first level, or for more than 200 forums.
pub fn open_forum(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    new: &NewForum,
) -> Result<ForumId> {
    let permit = permit::<ManageSpace>(tx, viewer, Place::Space(space), &Facts::default())?;
    let count: i64 = forums::table
        .filter(forums::space_id.eq(space))
        .count()
        .get_result(&mut **tx)?;
    if count >= FORUMS {
        return Err(Error::field("name", "too_many_forums"));
    }
    let parent = parent_of(tx, space, None, new)?;
    let id: ForumId = diesel::insert_into(forums::table)
        .values((
            forums::space_id.eq(space),
            forums::parent_id.eq(parent),
            forums::slug.eq(&new.slug),
            forums::name.eq(&new.name),
            forums::about.eq(&new.about),
            forums::position.eq(new.position),
            forums::kinds.eq(ThreadKind::Discussion.as_str()),
            forums::can_read.eq(new.can_read.as_str()),
            forums::can_reply.eq(new.can_reply.as_str()),
            forums::can_start.eq(new.can_start.as_str()),
            forums::can_moderate.eq(Right::Moderator.as_str()),
            forums::archived.eq(new.archived),
            forums::no_reactions.eq(new.no_reactions),
        ))
        .returning(forums::id)
        .get_result(&mut **tx)?;
    events::record(
        tx,
        Some(permit.by),
        &Event::ForumChanged {
            space,
            forum: id,
            fields: vec!["created"],
        },
    )?;
    Ok(id)
}

/// Changes a forum.
///
/// # Errors
/// As [`open_forum`]; `Invalid` too when a forum that has forums under it is put under another.
pub fn change_forum(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    id: ForumId,
    new: &NewForum,
) -> Result<()> {
    let permit = permit::<ManageSpace>(tx, viewer, Place::Forum(space, id), &Facts::default())?;
    let parent = parent_of(tx, space, Some(id), new)?;
    diesel::update(forums::table.find(id))
        .set((
            forums::parent_id.eq(parent),
            forums::slug.eq(&new.slug),
            forums::name.eq(&new.name),
            forums::about.eq(&new.about),
            forums::position.eq(new.position),
            forums::can_read.eq(new.can_read.as_str()),
            forums::can_reply.eq(new.can_reply.as_str()),
            forums::can_start.eq(new.can_start.as_str()),
            forums::archived.eq(new.archived),
            forums::no_reactions.eq(new.no_reactions),
        ))
        .execute(&mut **tx)?;
    events::record(
        tx,
        Some(permit.by),
        &Event::ForumChanged {
            space,
            forum: id,
            fields: vec!["settings"],
        },
    )
}

/// Joins a public space, or asks to join a restricted one. Twice is once.
///
/// # Errors
/// `NotFound` for a private space that the viewer does not belong to.
pub fn join(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space) -> Result<Role> {
    let permit = permit::<Join>(tx, viewer, Place::Space(space.id), &Facts::default())?;
    if let Some(role) = read::role_of(tx, space.id, permit.by)? {
        return Ok(role);
    }
    if accounts::class_end(tx, permit.by)?.is_some() {
        return Err(Error::refused("class_account", "self_address"));
    }
    let role = match space.kind {
        SpaceKind::Public => Role::Member,
        SpaceKind::Restricted => Role::Asking,
        SpaceKind::Private | SpaceKind::Exercise => {
            return Err(Error::refused("by_invitation", "moderator"));
        }
    };
    set_role(tx, space.id, permit.by, Some(role), permit.by)?;
    Ok(role)
}

/// Leaves a space, or takes back the wish to join it. Twice is once.
///
/// # Errors
/// `SignIn` for a visitor; `Refused` for its last moderator.
pub fn leave(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<()> {
    let permit = permit::<Leave>(tx, viewer, Place::Space(space), &Facts::default())?;
    if read::moderators(tx, space)? == [permit.by] {
        return Err(Error::refused("last_moderator", "administrator"));
    }
    set_role(tx, space, permit.by, None, permit.by)
}

/// Admits somebody who asked to join.
///
/// # Errors
/// `Refused` unless a moderator; `NotFound` when that person does not ask.
pub fn admit(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, person: UserId) -> Result<()> {
    answer_wish(tx, viewer, space, person, Some(Role::Member))
}

/// Makes somebody a member whether or not he asked: the way into a private space.
///
/// # Errors
/// `Refused` unless a moderator.
pub fn bring_in(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, person: UserId) -> Result<()> {
    permit::<ApproveMember>(tx, viewer, Place::Space(space), &Facts::default())?;
    match read::role_of(tx, space, person)? {
        Some(Role::Member | Role::Moderator) => Ok(()),
        Some(Role::Asking) | None => grant(tx, viewer, space, person, Some(Role::Member)),
    }
}

/// Refuses somebody who asked to join.
///
/// # Errors
/// `Refused` unless a moderator; `NotFound` when that person does not ask.
pub fn refuse(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, person: UserId) -> Result<()> {
    answer_wish(tx, viewer, space, person, None)
}

fn answer_wish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    person: UserId,
    role: Option<Role>,
) -> Result<()> {
    permit::<ApproveMember>(tx, viewer, Place::Space(space), &Facts::default())?;
    if read::role_of(tx, space, person)? != Some(Role::Asking) {
        return Err(Error::NotFound);
    }
    grant(tx, viewer, space, person, role)
}

/// Makes a member a moderator, or a moderator a member.
///
/// # Errors
/// `Refused` unless an administrator; `NotFound` for somebody who does not belong to the space; `StepUp` without a
/// fresh proof.
pub fn appoint(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    person: UserId,
    role: Role,
) -> Result<()> {
    permit::<ManageSpace>(tx, viewer, Place::Space(space), &Facts::default())?;
    match read::role_of(tx, space, person)? {
        Some(Role::Member | Role::Moderator) => {}
        Some(Role::Asking) | None => return Err(Error::NotFound),
    }
    viewer.proved(tx.now(), accounts::PROOF)?;
    grant(tx, viewer, space, person, Some(role))
}

/// Vouches for a new member of the space: he is known from now on, everywhere.
///
/// # Errors
/// `Refused` unless the viewer moderates, and for himself; `NotFound` when that person does not belong to the space.
pub fn vouch(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, person: UserId) -> Result<()> {
    let permit = permit::<Vouch>(tx, viewer, Place::Space(space), &Facts::default())?;
    match read::role_of(tx, space, person)? {
        Some(Role::Member | Role::Moderator) => {}
        Some(Role::Asking) | None => return Err(Error::NotFound),
    }
    if person == permit.by {
        return Err(Error::refused("own_case", "moderator"));
    }
    // Silent: the account tells that it is known.
    accounts::make_known(tx, person, permit.by)?;
    let (who, object) = (viewer.who(), format!("space {space} person {person}"));
    audit::note(tx, &who, Action::Vouched, object, Change::default())
}

/// Gives somebody a role without his asking: for spaces that are filled by program.
///
/// # Errors
/// `Refused` unless `viewer` is an administrator.
pub fn settle(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    person: UserId,
    role: Role,
) -> Result<()> {
    permit::<ManageSpace>(tx, viewer, Place::Space(space), &Facts::default())?;
    grant(tx, viewer, space, person, Some(role))
}

/// Gives a role to somebody else, or takes it, and writes down who did.
fn grant(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    person: UserId,
    role: Option<Role>,
) -> Result<()> {
    let before = read::role_of(tx, space, person)?;
    set_role(tx, space, person, role, viewer.me()?.id)?;
    if before == role {
        return Ok(());
    }
    let change = Change {
        about: Some(person),
        before: before.map_or("none", Role::as_str),
        after: role.map_or("none", Role::as_str),
        ..Change::default()
    };
    let object = format!("space {space} person {person}");
    audit::note(tx, &viewer.who(), Action::RoleChanged, object, change)
}

pub(super) fn set_role(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: UserId,
    role: Option<Role>,
    by: UserId,
) -> Result<()> {
    let counts =
        |role: Option<Role>| i64::from(matches!(role, Some(Role::Member | Role::Moderator)));
    dialect::one_at_a_time(tx, &format!("membership {space} {person}"))?;
    let before = read::role_of(tx, space, person)?;
    if before == role {
        return Ok(());
    }
    let row = memberships::table.find((space, person));
    let now = tx.now();
    match (before, role) {
        (_, None) => diesel::delete(row).execute(&mut **tx)?,
        (None, Some(role)) => diesel::insert_into(memberships::table)
            .values((
                memberships::space_id.eq(space),
                memberships::user_id.eq(person),
                memberships::role.eq(role.as_str()),
                memberships::joined_at.eq(now),
            ))
            .execute(&mut **tx)?,
        (Some(_), Some(role)) => diesel::update(row)
            .set(memberships::role.eq(role.as_str()))
            .execute(&mut **tx)?,
    };
    diesel::update(spaces::table.find(space))
        .set(spaces::members.eq(spaces::members + (counts(role) - counts(before))))
        .execute(&mut **tx)?;
    if Some(Role::Moderator) == before || Some(Role::Moderator) == role {
        let staff = memberships::table
            .filter(memberships::user_id.eq(person))
            .filter(memberships::role.eq(Role::Moderator.as_str()))
            .select(memberships::space_id)
            .first::<SpaceId>(&mut **tx)
            .optional()?;
        accounts::set_staff(tx, person, staff.is_some())?;
    }
    let word = role.map_or("none", Role::as_str);
    events::record(
        tx,
        Some(by),
        &Event::MemberChanged {
            space,
            person,
            role: word,
        },
    )
}

/// Adds to a forum's counters, with the row that is counted.
///
/// # Errors
/// What the database says.
pub fn count_threads(
    tx: &mut Tx<'_>,
    forum: ForumId,
    threads: i64,
    posts: i64,
    last_post_at: Option<Instant>,
) -> Result<()> {
    // Silent: the room that writes the thread records what happened.
    let counted = (
        forums::threads.eq(forums::threads + threads),
        forums::posts.eq(forums::posts + posts),
    );
    let row = forums::table.find(forum);
    match last_post_at {
        Some(at) => each!(tx, |c| diesel::update(row)
            .set((counted, forums::last_post_at.eq(at)))
            .returning(forums::id)
            .prepared()
            .get_result::<ForumId>(c)),
        None => each!(tx, |c| diesel::update(row)
            .set(counted)
            .returning(forums::id)
            .prepared()
            .get_result::<ForumId>(c)),
    }
    .optional()?;
    Ok(())
}

/// Finds again when a forum was last written in, after a thread has left it.
///
/// # Errors
/// What the database says.
pub fn find_last_post(tx: &mut Tx<'_>, forum: ForumId) -> Result<()> {
    // Silent: the room that moves the thread records what happened.
    let standing = threads::table.filter(
        threads::forum_id
            .eq(forum)
            .and(threads::state.eq("published")),
    );
    let last: Option<Instant> = standing
        .select(threads::last_post_at)
        .order(threads::last_post_at.desc())
        .first(&mut **tx)
        .optional()?;
    diesel::update(forums::table.find(forum))
        .set(forums::last_post_at.eq(last))
        .execute(&mut **tx)?;
    Ok(())
}

fn slug_is_free(tx: &mut Tx<'_>, slug: &str, own: Option<SpaceId>) -> Result<()> {
    let now: Option<SpaceId> = spaces::table
        .filter(spaces::slug.eq(slug))
        .select(spaces::id)
        .first(&mut **tx)
        .optional()?;
    let once: Option<SpaceId> = space_slugs::table
        .find(slug)
        .select(space_slugs::space_id)
        .first(&mut **tx)
        .optional()?;
    let free = |holder: Option<SpaceId>| holder.is_none() || holder == own;
    if free(now) && free(once) {
        Ok(())
    } else {
        Err(Error::taken())
    }
}

/// The forum that the new settings put it under: one of the first level, and two levels are all.
fn parent_of(
    tx: &mut Tx<'_>,
    space: SpaceId,
    own: Option<ForumId>,
    new: &NewForum,
) -> Result<Option<ForumId>> {
    let Some(slug) = &new.parent else {
        return Ok(None);
    };
    let parent: Option<(ForumId, Option<ForumId>)> = forums::table
        .filter(forums::space_id.eq(space).and(forums::slug.eq(slug)))
        .select((forums::id, forums::parent_id))
        .first(&mut **tx)
        .optional()?;
    let has_children = match own {
        Some(id) => {
            let child = forums::table
                .filter(forums::parent_id.eq(id))
                .select(forums::id);
            child.first::<ForumId>(&mut **tx).optional()?.is_some()
        }
        None => false,
    };
    match parent {
        Some((id, None)) if Some(id) != own && !has_children => Ok(Some(id)),
        _ => Err(Error::field("parent", "forum_levels")),
    }
}
