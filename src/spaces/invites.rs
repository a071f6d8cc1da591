//! Codes that bring people into a space: a class of forty behind one address comes in without forty letters.

use diesel::prelude::*;

use super::caps::Invite as MayInvite;
use super::model::{Invite, NewInvite, Role};
use super::read;
use super::rights::{Facts, Place, permit};
use super::write::set_role;
use crate::accounts::{self, NewPerson, OneTime, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::{Error, Instant, InviteId, Result, SpaceId, UserId, crypto, days};
use crate::db::schema::{invites, spaces};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};

/// How long class accounts outlive their code.
const AFTER: std::time::Duration = days(90);
/// Codes on the page of a space.
const LISTED: i64 = 100;

type Row = (InviteId, SpaceId, String, String, i32, i32, UserId, Instant);

fn columns() -> (
    invites::id,
    invites::space_id,
    invites::code,
    invites::label,
    invites::uses,
    invites::used,
    invites::created_by,
    invites::expires_at,
) {
    (
        invites::id,
        invites::space_id,
        invites::code,
        invites::label,
        invites::uses,
        invites::used,
        invites::created_by,
        invites::expires_at,
    )
}

fn invite_of((id, space, code, label, uses, used, by, expires_at): Row) -> Invite {
    Invite {
        id,
        space,
        code,
        label,
        uses,
        used,
        by,
        expires_at,
    }
}

/// Makes a code for a space.
///
/// # Errors
/// `Refused` unless a moderator.
pub fn invite(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    new: &NewInvite,
) -> Result<InviteId> {
    let permit = permit::<MayInvite>(tx, viewer, Place::Space(space), &Facts::default())?;
    let now = tx.now();
    let id = diesel::insert_into(invites::table)
        .values((
            invites::space_id.eq(space),
            invites::code.eq(crypto::code()),
            invites::label.eq(&new.label),
            invites::uses.eq(new.uses),
            invites::created_by.eq(permit.by),
            invites::created_at.eq(now),
            invites::expires_at.eq(now.plus(days(new.days))),
        ))
        .returning(invites::id)
        .get_result(&mut **tx)?;
    changed(tx, viewer, space, (id, Action::InviteMade))?;
    Ok(id)
}

/// Ends a code: nobody comes in by it any more. Twice is once.
///
/// # Errors
/// `Refused` unless a moderator; `NotFound` when the space has no such code.
pub fn end_invite(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, id: InviteId) -> Result<()> {
    permit::<MayInvite>(tx, viewer, Place::Space(space), &Facts::default())?;
    let (now, invite) = (tx.now(), find_invite(tx, space, id)?);
    // Used up rather than outdated: the accounts made by it live on as they were promised.
    if invite.expires_at > now && invite.uses > invite.used {
        diesel::update(invites::table.find(id))
            .set(invites::uses.eq(invite.used))
            .execute(&mut **tx)?;
        changed(tx, viewer, space, (id, Action::InviteEnded))?;
    }
    Ok(())
}

fn changed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    (id, action): (InviteId, Action),
) -> Result<()> {
    let (who, object) = (viewer.who(), format!("space {space} invite {id}"));
    audit::note(tx, &who, action, object, Change::default())?;
    let fields = vec!["invites"];
    events::record(tx, viewer.id(), &Event::SpaceChanged { space, fields })
}

/// The codes of a space, the newest first; who asks moderates it.
///
/// # Errors
/// What the database says.
pub fn invites(c: &mut Conn, space: SpaceId) -> Result<Vec<Invite>> {
    let rows: Vec<Row> = invites::table
        .filter(invites::space_id.eq(space))
        .order(invites::id.desc())
        .limit(LISTED)
        .select(columns())
        .load(c)?;
    Ok(rows.into_iter().map(invite_of).collect())
}

/// One code of a space; who asks moderates it.
///
/// # Errors
/// `NotFound` when the space has no such code.
pub fn find_invite(c: &mut Conn, space: SpaceId, id: InviteId) -> Result<Invite> {
    let row: Row = invites::table
        .find(id)
        .filter(invites::space_id.eq(space))
        .select(columns())
        .first(c)?;
    Ok(invite_of(row))
}

/// Makes an account without an address by a code, and a member of its space.
///
/// # Errors
/// `Invalid(code)` when the code is not good; `Conflict(taken)` when the name is somebody's.
pub fn come_in(tx: &mut Tx<'_>, new: &NewPerson, code: &str) -> Result<UserId> {
    let invite = use_code(tx, code)?;
    let ends = invite.expires_at.plus(AFTER);
    let id = accounts::register_in_class(tx, new, invite.id, ends)?;
    // Who brought the class in answers for its first posts.
    accounts::check(tx, id)?;
    set_role(tx, invite.space, id, Some(Role::Member), id)?;
    Ok(id)
}

/// Makes the viewer a member of the space of a code and returns its address word. A member uses nothing up.
///
/// # Errors
/// `Invalid(code)` when the code is not good; `Refused` while his address is not confirmed.
pub fn join_by_code(tx: &mut Tx<'_>, viewer: &Viewer, code: &str) -> Result<String> {
    let permit = permit::<super::caps::Join>(tx, viewer, Place::Site, &Facts::default())?;
    let invite = use_code(tx, code)?;
    match read::role_of(tx, invite.space, permit.by)? {
        Some(Role::Member | Role::Moderator) => {
            let back = invites::table.find(invite.id);
            diesel::update(back)
                .set(invites::used.eq(invites::used - 1))
                .execute(&mut **tx)?;
        }
        Some(Role::Asking) | None => {
            accounts::check(tx, permit.by)?;
            set_role(tx, invite.space, permit.by, Some(Role::Member), permit.by)?;
        }
    }
    Ok(spaces::table
        .find(invite.space)
        .select(spaces::slug)
        .first(&mut **tx)?)
}

/// Keeps a link by which the owner of an account made by this code sets a new password.
///
/// # Errors
/// `Refused` unless it is the moderator who made the code, or an administrator; `NotFound` when that code has made
/// no such account, or it is a full one now.
pub fn reset_pupil(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    place: (SpaceId, InviteId),
    name: &str,
    link: &OneTime,
) -> Result<()> {
    // Silent: nothing of the person has changed until the link is used.
    let permit = permit::<MayInvite>(tx, viewer, Place::Space(place.0), &Facts::default())?;
    let invite = find_invite(tx, place.0, place.1)?;
    if invite.by != permit.by && !viewer.is_administrator() {
        return Err(Error::refused("inviter_only", "administrator"));
    }
    let pupil = accounts::by_name(tx, name)?.id;
    accounts::offer_class_reset(tx, invite.id, pupil, link)?;
    let (who, object) = (viewer.who(), format!("space {} person {pupil}", place.0));
    audit::note(tx, &who, Action::PasswordOffered, object, Change::default())
}

/// Takes one use of a code; the same update cannot take more than there are.
fn use_code(tx: &mut Tx<'_>, code: &str) -> Result<Invite> {
    let now = tx.now();
    let good = invites::table
        .filter(invites::code.eq(crypto::typed_code(code)))
        .filter(
            invites::used
                .lt(invites::uses)
                .and(invites::expires_at.gt(now)),
        );
    let row: Option<Row> = diesel::update(good)
        .set(invites::used.eq(invites::used + 1))
        .returning(columns())
        .get_result(&mut **tx)
        .optional()?;
    row.map(invite_of)
        .ok_or_else(|| Error::field("code", "invite_wrong"))
}
