//! The scopes of programs' tokens, as people and programs write them: `moderate:{space}` bears an address word.

use diesel::prelude::*;

use super::rights::sight;
use crate::accounts::{Scope, Scopes, Viewer};
use crate::base::{Error, Result, SpaceId};
use crate::db::Conn;
use crate::db::schema::spaces;

/// Reads the scopes that the viewer may give to a token of his.
///
/// # Errors
/// `Invalid(scopes)` for an unknown word, a space that he does not moderate, and `admin` unless an administrator.
pub fn read_scopes(c: &mut Conn, viewer: &Viewer, words: &[String]) -> Result<Scopes> {
    let moderated = sight(c, viewer)?.moderated();
    let mut scopes = Scopes::default();
    for word in words {
        if let Some(slug) = word.strip_prefix("moderate:") {
            let own = spaces::slug.eq(slug).and(spaces::id.eq_any(&moderated));
            let space: Option<SpaceId> = spaces::table
                .filter(own)
                .select(spaces::id)
                .first(c)
                .optional()?;
            scopes.spaces.push(space.ok_or_else(wrong)?);
            continue;
        }
        match Scope::from_word(word) {
            None | Some(Scope::Moderate) => return Err(wrong()),
            Some(Scope::Admin) if !viewer.is_administrator() => return Err(wrong()),
            Some(scope) => scopes.words.push(scope),
        }
    }
    scopes.words.sort_unstable();
    scopes.words.dedup();
    scopes.spaces.sort_unstable();
    scopes.spaces.dedup();
    Ok(scopes)
}

fn wrong() -> Error {
    Error::field("scopes", "scope")
}

/// The scopes as words, each space by its present address word.
///
/// # Errors
/// What the database says.
pub fn scope_words(c: &mut Conn, scopes: &Scopes) -> Result<Vec<String>> {
    let slugs: Vec<String> = spaces::table
        .filter(spaces::id.eq_any(&scopes.spaces))
        .order(spaces::id)
        .select(spaces::slug)
        .load(c)?;
    let words = scopes.words.iter().map(|scope| scope.as_str().to_owned());
    let spaces = slugs.into_iter().map(|slug| format!("moderate:{slug}"));
    Ok(words.chain(spaces).collect())
}
