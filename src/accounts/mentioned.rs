//! People by the names that texts give them, whole or begun.

use diesel::prelude::*;

use super::model::Person;
use super::names::key;
use super::read::authors;
use crate::base::{Result, SpaceId, UserId};
use crate::db::Conn;
use crate::db::schema::{memberships, users};

/// Names looked at before those who may not read are left out.
const CANDIDATES: i64 = 60;

/// The people of these user names, as far as there are such.
///
/// # Errors
/// What the database says.
pub fn named(c: &mut Conn, names: &[String]) -> Result<Vec<Person>> {
    let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    let ids: Vec<UserId> = users::table
        .filter(users::name_key.eq_any(keys).and(users::state.eq("active")))
        .select(users::id)
        .load(c)?;
    Ok(authors(c, &ids)?.into_values().collect())
}

/// People whose user name, or a word of whose shown name, begins like this: those of the space ahead of others, or
/// alone where `only` they may read.
///
/// # Errors
/// What the database says.
pub fn beginning(c: &mut Conn, space: SpaceId, prefix: &str, only: bool) -> Result<Vec<Person>> {
    let (start, shown) = (pattern(&key(prefix)), pattern(&capital(prefix)));
    let fits = users::name_key
        .like(start)
        .escape('\\')
        .or(users::display_name.like(shown.clone()).escape('\\'))
        .or(users::display_name.like(format!("% {shown}")).escape('\\'));
    let own = memberships::table
        .filter(
            memberships::space_id
                .eq(space)
                .and(memberships::role.ne("asking")),
        )
        .select(memberships::user_id);
    let all = users::table
        .filter(users::state.eq("active").and(fits))
        .select(users::id)
        .limit(CANDIDATES);
    let mut ids: Vec<UserId> = all
        .clone()
        .filter(users::id.eq_any(own).or(users::administrator.eq(true)))
        .order(users::name_key)
        .load(c)?;
    if !only {
        let others: Vec<UserId> = all.order(users::name_key).load(c)?;
        ids.extend(others);
    }
    let mut known = authors(c, &ids)?;
    Ok(ids.iter().filter_map(|id| known.remove(id)).collect())
}

/// A pattern of what begins like this; the signs of patterns stand for themselves.
fn pattern(start: &str) -> String {
    let plain = start.replace('\\', "\\\\").replace('%', "\\%");
    plain.replace('_', "\\_") + "%"
}

/// The way a name begins where it is shown; no database folds the case of all letters.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
