//! People without an account, whose words somebody else has written down.

use diesel::prelude::*;

use super::model::NewPerson;
use super::names;
use super::rows::insert;
use crate::base::{Error, Result, UserId};
use crate::db::Tx;
use crate::db::schema::users;

/// The state of a person in whose name nobody signs in.
const GUEST: &str = "guest";

/// Makes a person of somebody who has no account and is to be shown by this name. `mark` tells him from all others until
/// he has a number.
///
/// # Errors
/// `Invalid(alias)` for a name that would pass for an official's.
pub fn welcome(tx: &mut Tx<'_>, alias: &str, lang: &str, mark: &str) -> Result<UserId> {
    // Silent: told by what was written down for him.
    if names::is_protected(tx, alias)? {
        return Err(Error::field("alias", "alias_official"));
    }
    match names::imitates_nobody(tx, None, alias) {
        Err(Error::Invalid(_)) => return Err(Error::field("alias", "name_imitates")),
        other => other?,
    }
    let now = tx.now();
    let new = NewPerson {
        // With a space in it, it is nobody's.
        name: format!("guest {mark}"),
        display_name: alias.to_owned(),
        email: String::new(),
        password: String::new(),
        lang: lang.to_owned(),
        zone: "UTC".to_owned(),
    };
    let id = insert(tx, &new, Some(now), false)?;
    let name = names::placeholder(id);
    diesel::update(users::table.find(id))
        .set((
            users::name_key.eq(names::key(&name)),
            users::name.eq(name),
            users::skeleton.eq(None::<String>),
            users::state.eq(GUEST),
            users::checked.eq(true),
        ))
        .execute(&mut **tx)?;
    Ok(id)
}
