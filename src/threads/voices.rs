//! The offices in whose names posts were written.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Post;
use crate::base::{OfficeId, Result};
use crate::db::schema::offices;
use crate::db::{AmongMethods, Conn};

/// An office as what is written in its name shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub slug: String,
    pub name: String,
    /// A seat's, not a body's.
    pub seat: bool,
}

/// The offices of these posts.
///
/// # Errors
/// What the database says.
pub fn voices<'p>(
    c: &mut Conn,
    posts: impl Iterator<Item = &'p Post>,
) -> Result<HashMap<OfficeId, Voice>> {
    named(c, posts.filter_map(|post| post.office).collect())
}

/// These offices, as what is written in their names shows them.
pub(super) fn named(c: &mut Conn, mut ids: Vec<OfficeId>) -> Result<HashMap<OfficeId, Voice>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(OfficeId, String, String, String)> = offices::table
        .filter(offices::id.among(ids))
        .select((offices::id, offices::slug, offices::name, offices::kind))
        .load(c)?;
    let voice = |(id, slug, name, kind): (OfficeId, String, String, String)| {
        let seat = kind == "seat";
        (id, Voice { slug, name, seat })
    };
    Ok(rows.into_iter().map(voice).collect())
}
