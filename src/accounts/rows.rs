//! Rows that several files of the room write: a new account, a one-time link.

use diesel::prelude::*;

use super::model::{NewPerson, OneTime, Purpose};
use super::names::{self, key};
use crate::audit::{self, Action, Change, Who};
use crate::base::{Error, Instant, Result, SessionId, UserId, crypto};
use crate::db::Tx;
use crate::db::schema::{mailed_secrets, sessions, users};
use crate::events::{self, Event};
use crate::outbox::{self, Letter, Recipient};

/// Makes an account.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    new: &NewPerson,
    confirmed: Option<Instant>,
    administrator: bool,
) -> Result<UserId> {
    let now = tx.now();
    let email = Some(&new.email).filter(|email| !email.is_empty());
    let password = Some(&new.password).filter(|hash| !hash.is_empty());
    Ok(diesel::insert_into(users::table)
        .values((
            users::name.eq(&new.name),
            users::name_key.eq(key(&new.name)),
            users::skeleton.eq(names::skeleton(&new.name)),
            users::display_name.eq(&new.display_name),
            users::email.eq(email),
            users::email_key.eq(email.map(|email| key(email))),
            users::confirmed_at.eq(confirmed),
            users::password.eq(password),
            users::administrator.eq(administrator),
            users::lang.eq(&new.lang),
            users::zone.eq(&new.zone),
            users::created_at.eq(now),
        ))
        .returning(users::id)
        .get_result(&mut **tx)?)
}

/// Ends somebody's sessions, all but one.
pub(super) fn end_sessions(tx: &mut Tx<'_>, person: UserId, keep: Option<SessionId>) -> Result<()> {
    let others = sessions::table
        .filter(sessions::user_id.eq(person))
        .filter(sessions::id.ne(keep.unwrap_or(SessionId(0))));
    diesel::delete(others).execute(&mut **tx)?;
    Ok(())
}

/// Keeps the hash of a one-time link and makes older ones of its kind void; returns when it expires.
pub(super) fn keep_secret(
    tx: &mut Tx<'_>,
    purpose: Purpose,
    address: &str,
    person: Option<UserId>,
    link: &OneTime,
) -> Result<Instant> {
    let now = tx.now();
    let older = mailed_secrets::table.filter(
        mailed_secrets::purpose
            .eq(purpose.as_str())
            .and(mailed_secrets::address.eq(address)),
    );
    diesel::delete(older).execute(&mut **tx)?;
    let expires = now.plus(purpose.life());
    diesel::insert_into(mailed_secrets::table)
        .values((
            mailed_secrets::token_hash.eq(crypto::hash(link.token.expose())),
            mailed_secrets::purpose.eq(purpose.as_str()),
            mailed_secrets::address.eq(address),
            mailed_secrets::user_id.eq(person),
            mailed_secrets::created_at.eq(now),
            mailed_secrets::expires_at.eq(expires),
        ))
        .execute(&mut **tx)?;
    Ok(expires)
}

/// Uses a one-time link up and says whose it was, and his address; the same update cannot pass twice.
pub(super) fn use_secret(
    tx: &mut Tx<'_>,
    purpose: Purpose,
    token: &str,
) -> Result<(Option<UserId>, String)> {
    let now = tx.now();
    let good = mailed_secrets::table
        .find(crypto::hash(token))
        .filter(mailed_secrets::purpose.eq(purpose.as_str()))
        .filter(
            mailed_secrets::used_at
                .is_null()
                .and(mailed_secrets::expires_at.gt(now)),
        );
    let used: Option<(Option<UserId>, String)> = diesel::update(good)
        .set(mailed_secrets::used_at.eq(now))
        .returning((mailed_secrets::user_id, mailed_secrets::address))
        .get_result(&mut **tx)
        .optional()?;
    used.ok_or(Error::Gone)
}

/// Writes down that somebody tried to sign in as this person and had the wrong password or code. What was typed where
/// nobody has that name is not kept: it may be a password.
///
/// # Errors
/// What the database says.
pub fn sign_in_failed(tx: &mut Tx<'_>, id: Option<UserId>, address: &str) -> Result<()> {
    // Silent: the audit log alone keeps it. The address is sealed with the key of whose account it was tried on.
    let who = Who::default();
    let change = Change {
        about: id,
        after: address,
        ..Change::default()
    };
    let object = id.map_or_else(|| "nobody".to_owned(), |id| format!("person {id}"));
    audit::note(tx, &who, Action::SignInFailed, object, change)
}

/// Posts a letter to somebody who has an address, with his name in it.
pub(super) fn write_to<L: Letter>(
    tx: &mut Tx<'_>,
    person: UserId,
    expires: Option<Instant>,
    letter: impl FnOnce(String) -> L,
) -> Result<()> {
    let (email, name, lang): (Option<String>, String, String) = users::table
        .find(person)
        .select((users::email, users::display_name, users::lang))
        .first(&mut **tx)?;
    let Some(address) = email else {
        return Ok(());
    };
    let to = Recipient {
        address,
        person: Some(person),
        lang,
    };
    outbox::post(tx, &to, &letter(name), expires).map(drop)
}

/// Says that what opens somebody's account is another now.
pub(super) fn secured(tx: &mut Tx<'_>, person: UserId, what: &'static str) -> Result<()> {
    events::record(tx, Some(person), &Event::SecurityChanged { person, what })
}
