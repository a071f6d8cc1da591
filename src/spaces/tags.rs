//! The tags of a space: its own words for what threads are about, kept by its moderators.

use diesel::prelude::*;
use unicode_normalization::char::is_combining_mark;

use super::caps::ManageTags;
use super::model::Space;
use super::rights::{Facts, Place, permit};
use crate::accounts::Viewer;
use crate::base::slug::slug;
use crate::base::text::{folded, line};
use crate::base::{Error, FieldError, Result, SpaceId, TagId, UserId};
use crate::db::schema::{tags, thread_tags};
use crate::db::{AmongMethods, Conn, Tx};
use crate::events::{self, Event};

/// Most tags in a space.
const MOST: usize = 200;

/// A word of a space for what threads are about.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = tags)]
pub struct Tag {
    pub id: TagId,
    pub name: String,
    pub slug: String,
}

impl Tag {
    /// A tag's name, checked: 2 to 30 letters and digits, with single spaces or hyphens between them.
    ///
    /// # Errors
    /// `Invalid(name)`.
    pub fn parse(text: &str) -> Result<String> {
        let name = line("name", text, 2..=30)?;
        let letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        let formed = name.chars().all(|c| letter(c) || matches!(c, ' ' | '-'));
        if formed && name.starts_with(letter) && name.ends_with(letter) {
            Ok(name)
        } else {
            Err(Error::field("name", "tag_form"))
        }
    }
}

/// The tags of a space, by name. The space was found through the viewer.
///
/// # Errors
/// What the database says.
pub fn tags(c: &mut Conn, space: SpaceId) -> Result<Vec<Tag>> {
    let mut all: Vec<Tag> = tags::table
        .filter(tags::space_id.eq(space))
        .select(Tag::as_select())
        .load(c)?;
    // The two databases order letters differently.
    all.sort_by_cached_key(|tag| folded(&tag.name));
    Ok(all)
}

/// Tags by their ids, each with its space; whether that may be seen is not asked here.
///
/// # Errors
/// What the database says.
pub fn tags_among(c: &mut Conn, ids: &[TagId]) -> Result<Vec<(SpaceId, Tag)>> {
    Ok(tags::table
        .filter(tags::id.among(ids.to_vec()))
        .select((tags::space_id, Tag::as_select()))
        .load(c)?)
}

/// One tag of a space that was found through the viewer.
///
/// # Errors
/// `NotFound` when the space has no such tag.
pub fn find_tag(c: &mut Conn, space: SpaceId, id: TagId) -> Result<Tag> {
    Ok(tags::table
        .find(id)
        .filter(tags::space_id.eq(space))
        .select(Tag::as_select())
        .first(c)?)
}

/// Adds a tag to a space.
///
/// # Errors
/// `Refused` unless a moderator; `Conflict(taken)` when the space has it; `Invalid` for a 201st.
pub fn add_tag(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space, name: &str) -> Result<TagId> {
    let permit = permit::<ManageTags>(tx, viewer, Place::Space(space.id), &Facts::default())?;
    let known = tags(tx, space.id)?.len();
    if known >= MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "name".into(),
            code: "too_many_space_tags",
            limit: i64::try_from(MOST).ok(),
            actual: i64::try_from(known + 1).ok(),
        }]));
    }
    let id = diesel::insert_into(tags::table)
        .values((
            tags::space_id.eq(space.id),
            tags::name.eq(name),
            tags::name_key.eq(folded(name)),
            tags::slug.eq(slug(name, &space.lang)),
        ))
        .returning(tags::id)
        .get_result(&mut **tx)?;
    changed(tx, permit.by, space.id)?;
    Ok(id)
}

/// Gives a tag another name; its threads keep it.
///
/// # Errors
/// `Refused` unless a moderator; `NotFound` when the space has no such tag; `Conflict(taken)` when it has one of this
/// name already.
pub fn rename_tag(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Space,
    id: TagId,
    name: &str,
) -> Result<()> {
    let permit = permit::<ManageTags>(tx, viewer, Place::Space(space.id), &Facts::default())?;
    if find_tag(tx, space.id, id)?.name == name {
        return Ok(());
    }
    diesel::update(tags::table.find(id))
        .set((
            tags::name.eq(name),
            tags::name_key.eq(folded(name)),
            tags::slug.eq(slug(name, &space.lang)),
        ))
        .execute(&mut **tx)?;
    changed(tx, permit.by, space.id)
}

/// Takes a tag off the list, and off all threads that bear it.
///
/// # Errors
/// `Refused` unless a moderator; `NotFound` when the space has no such tag.
pub fn remove_tag(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, id: TagId) -> Result<()> {
    let permit = permit::<ManageTags>(tx, viewer, Place::Space(space), &Facts::default())?;
    find_tag(tx, space, id)?;
    diesel::delete(thread_tags::table.filter(thread_tags::tag_id.eq(id))).execute(&mut **tx)?;
    diesel::delete(tags::table.find(id)).execute(&mut **tx)?;
    changed(tx, permit.by, space)
}

fn changed(tx: &mut Tx<'_>, by: UserId, space: SpaceId) -> Result<()> {
    let fields = vec!["tags"];
    events::record(tx, Some(by), &Event::SpaceChanged { space, fields })
}
