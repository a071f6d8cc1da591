//! An address agrees to the letters of a blog by a link that is sent to it, whether or not somebody here has it.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{OneTime, Purpose};
use super::rows::{keep_secret, use_secret};
use crate::base::{Error, ForumId, Instant, Result, UserId, crypto};
use crate::db::schema::{mailed_secrets, users};
use crate::db::{AmongMethods, Conn, Tx};
use crate::outbox::Recipient;

/// Keeps a link by which the owner of an address agrees to the letters of the blog `of`; returns until when it is good.
///
/// # Errors
/// What the database says.
pub fn offer_letters(
    tx: &mut Tx<'_>,
    (of, address): (ForumId, &str),
    link: &OneTime,
) -> Result<Instant> {
    // Silent: nothing has changed until the link is used.
    keep_secret(
        tx,
        Purpose::Newsletter,
        &format!("{of} {address}"),
        None,
        link,
    )
}

/// Which blog's letters a link agrees to; uses nothing up.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub fn asked_letters(c: &mut Conn, token: &str, now: Instant) -> Result<ForumId> {
    let good = mailed_secrets::used_at
        .is_null()
        .and(mailed_secrets::expires_at.gt(now))
        .and(mailed_secrets::purpose.eq(Purpose::Newsletter.as_str()));
    let asked: Option<String> = mailed_secrets::table
        .find(crypto::hash(token))
        .filter(good)
        .select(mailed_secrets::address)
        .first(c)
        .optional()?;
    parts(&asked.ok_or(Error::Gone)?).map(|(of, _)| of)
}

/// Uses such a link up; gives the blog and the address.
///
/// # Errors
/// As [`asked_letters`].
pub fn use_letters(tx: &mut Tx<'_>, token: &str) -> Result<(ForumId, String)> {
    // Silent: who reads what is nobody's news.
    let (_, asked) = use_secret(tx, Purpose::Newsletter, token)?;
    parts(&asked).map(|(of, address)| (of, address.to_owned()))
}

fn parts(asked: &str) -> Result<(ForumId, &str)> {
    let (of, address) = asked.split_once(' ').ok_or(Error::Gone)?;
    Ok((of.parse().map_err(|()| Error::Gone)?, address))
}

/// Those who have shown that one of these addresses (as [`crate::base::text::folded`] gives them) is theirs, and may sign in.
///
/// # Errors
/// What the database says.
pub fn owners(c: &mut Conn, keys: &[String]) -> Result<HashMap<String, UserId>> {
    let rows: Vec<(Option<String>, UserId)> = users::table
        .filter(users::email_key.eq_any(keys))
        .filter(
            users::confirmed_at
                .is_not_null()
                .and(users::state.eq("active")),
        )
        .select((users::email_key, users::id))
        .load(c)?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, id)| Some((key?, id)))
        .collect())
}

/// Where letters to these people go, and their names; without those who may not sign in or have no confirmed address.
///
/// # Errors
/// What the database says.
pub fn reached(c: &mut Conn, people: &[UserId]) -> Result<HashMap<UserId, (Recipient, String)>> {
    let rows: Vec<(UserId, Option<String>, String, String)> = users::table
        .filter(users::id.among(people.to_vec()))
        .filter(
            users::confirmed_at
                .is_not_null()
                .and(users::state.eq("active")),
        )
        .select((users::id, users::email, users::lang, users::display_name))
        .load(c)?;
    let to = |(id, address, lang, name): (UserId, Option<String>, String, String)| {
        let (address, person) = (address?, Some(id));
        let to = Recipient {
            address,
            person,
            lang,
        };
        Some((id, (to, name)))
    };
    Ok(rows.into_iter().filter_map(to).collect())
}
