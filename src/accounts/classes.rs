//! Class accounts: made by an invite code, without an e-mail address, for as long as the class lasts.

use diesel::prelude::*;

use super::letters::{AddressKnown, ConfirmAddress};
use super::model::{NewPerson, OneTime, Purpose, Viewer};
use super::names::{self, key};
use super::rows::{insert, keep_secret};
use crate::base::{Error, Instant, InviteId, Result, UserId};
use crate::db::schema::{class_accounts, users};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};
use crate::outbox::{self, Recipient};

/// Makes an account that needs no address, until `ends`.
///
/// # Errors
/// `Conflict(taken)` when the name is somebody's; `Invalid(display_name)` when the shown one looks like it.
pub fn register_in_class(
    tx: &mut Tx<'_>,
    new: &NewPerson,
    invite: InviteId,
    ends: Instant,
) -> Result<UserId> {
    names::are_free(tx, new)?;
    let now = tx.now();
    let id = insert(tx, new, Some(now), false)?;
    names::hold_back(tx, id, &new.name, &new.display_name)?;
    diesel::insert_into(class_accounts::table)
        .values((
            class_accounts::user_id.eq(id),
            class_accounts::invite_id.eq(invite),
            class_accounts::ends_at.eq(ends),
        ))
        .execute(&mut **tx)?;
    let fields = vec!["created"];
    events::record(tx, Some(id), &Event::PersonChanged { person: id, fields })?;
    Ok(id)
}

/// When this account ends; none for one that does not.
///
/// # Errors
/// What the database says.
pub fn class_end(c: &mut Conn, person: UserId) -> Result<Option<Instant>> {
    Ok(class_accounts::table
        .find(person)
        .select(class_accounts::ends_at)
        .first(c)
        .optional()?)
}

/// The accounts made by a code, behind the person `after`.
///
/// # Errors
/// What the database says.
pub fn pupils(c: &mut Conn, invite: InviteId, after: UserId, limit: i64) -> Result<Vec<UserId>> {
    Ok(class_accounts::table
        .filter(class_accounts::invite_id.eq(invite))
        .filter(class_accounts::user_id.gt(after))
        .order(class_accounts::user_id.asc())
        .limit(limit)
        .select(class_accounts::user_id)
        .load(c)?)
}

/// Keeps a link by which the owner of a class account sets a new password; older ones are void.
///
/// # Errors
/// `NotFound` when the account was not made by this code, or has become a full one.
pub fn offer_class_reset(
    tx: &mut Tx<'_>,
    invite: InviteId,
    person: UserId,
    link: &OneTime,
) -> Result<()> {
    // Silent: nothing of the person has changed until the link is used.
    class_accounts::table
        .find(person)
        .filter(class_accounts::invite_id.eq(invite))
        .select(class_accounts::user_id)
        .first::<UserId>(&mut **tx)?;
    let owner = format!("person {person}");
    keep_secret(tx, Purpose::Reset, &owner, Some(person), link).map(drop)
}

/// Posts a letter to the address that makes the viewer's class account a full one. The caller cannot tell whether
/// the address has an account.
///
/// # Errors
/// `SignIn` for a visitor; `Conflict(taken)` when his account is a full one.
pub fn offer_address(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    email: &str,
    link: &OneTime,
    sign_in: &str,
) -> Result<()> {
    // Silent: nothing of the person has changed until the link is used.
    let me = viewer.me()?;
    if class_end(tx, me.id)?.is_none() {
        return Err(Error::taken());
    }
    let known: Option<(UserId, String, String)> = users::table
        .filter(users::email_key.eq(key(email)))
        .select((users::id, users::display_name, users::lang))
        .first(&mut **tx)
        .optional()?;
    let to = |person, lang| Recipient {
        address: email.to_owned(),
        person: Some(person),
        lang,
    };
    if let Some((person, name, lang)) = known {
        let letter = AddressKnown {
            name,
            link: sign_in.to_owned(),
        };
        return outbox::post(tx, &to(person, lang), &letter, None).map(drop);
    }
    let expires = keep_secret(tx, Purpose::Confirm, email, Some(me.id), link)?;
    let letter = ConfirmAddress {
        name: me.display_name.clone(),
        link: link.link.clone(),
    };
    outbox::post(tx, &to(me.id, me.lang.clone()), &letter, Some(expires)).map(drop)
}

/// Makes a class account a full one: its owner has shown that the address is his.
pub(super) fn make_full(tx: &mut Tx<'_>, person: UserId, email: &str) -> Result<()> {
    if class_end(tx, person)?.is_none() {
        return Ok(());
    }
    diesel::update(users::table.find(person))
        .set((users::email.eq(email), users::email_key.eq(key(email))))
        .execute(&mut **tx)?;
    diesel::delete(class_accounts::table.find(person)).execute(&mut **tx)?;
    Ok(())
}
