//! The offices in whose names posts were written.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Post;
use super::page::Shown;
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
    let mut ids: Vec<OfficeId> = posts.filter_map(|post| post.office).collect();
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

impl Shown {
    /// By what name a post is signed: that of its office, else its author's.
    pub fn signed(&self, post: &Post) -> &str {
        match post.office.and_then(|id| self.voices.get(&id)) {
            Some(voice) => &voice.name,
            None => {
                let person = self.people.get(&post.author);
                person.map_or("", |person| person.display_name.as_str())
            }
        }
    }
}
