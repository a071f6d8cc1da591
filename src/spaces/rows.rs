//! The rows of spaces and forums, and the two look-ups that `permit` makes ahead of sight.

use diesel::prelude::*;

use super::model::{Forum, Right, Space, SpaceKind, ThreadKind};
use crate::base::{Error, ForumId, Instant, Result, SpaceId};
use crate::db::Conn;
use crate::db::schema::{forums, spaces};

/// A space as its row gives it, for queries of other rooms that join it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = spaces)]
pub struct SpaceRow {
    id: SpaceId,
    slug: String,
    name: String,
    kind: String,
    aim: String,
    rules: String,
    rules_html: String,
    lang: String,
    members: i64,
    created_at: Instant,
}

impl SpaceRow {
    /// The space.
    pub fn space(self) -> Space {
        Space {
            id: self.id,
            slug: self.slug,
            name: self.name,
            // An unknown word shows to the fewest.
            kind: SpaceKind::from_word(&self.kind).unwrap_or(SpaceKind::Private),
            aim: self.aim,
            rules: self.rules,
            rules_html: self.rules_html,
            lang: self.lang,
            members: self.members,
            created_at: self.created_at,
        }
    }
}

/// A forum as its row gives it, for queries of other rooms that join it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = forums)]
pub struct ForumRow {
    id: ForumId,
    space_id: SpaceId,
    parent_id: Option<ForumId>,
    slug: String,
    name: String,
    about: String,
    position: i32,
    can_read: String,
    can_reply: String,
    can_start: String,
    kinds: String,
    can_moderate: String,
    archived: bool,
    threads: i64,
    posts: i64,
    last_post_at: Option<Instant>,
    no_reactions: bool,
}

impl ForumRow {
    /// The forum.
    pub fn forum(self) -> Forum {
        let right = |word: &str| Right::from_word(word).unwrap_or(Right::Moderator);
        Forum {
            id: self.id,
            space: self.space_id,
            parent: self.parent_id,
            can_read: right(&self.can_read),
            can_reply: right(&self.can_reply),
            can_start: right(&self.can_start),
            can_moderate: right(&self.can_moderate),
            blog: self.kinds == ThreadKind::Article.as_str(),
            questions: self.kinds == ThreadKind::Question.as_str(),
            slug: self.slug,
            name: self.name,
            about: self.about,
            position: self.position,
            archived: self.archived,
            no_reactions: self.no_reactions,
            threads: self.threads,
            posts: self.posts,
            last_post_at: self.last_post_at,
        }
    }
}

/// A forum's row, for `permit`, which decides itself who sees it.
pub(super) fn forum_row(c: &mut Conn, id: ForumId) -> Result<Forum> {
    let row: ForumRow = forums::table
        .find(id)
        .select(ForumRow::as_select())
        .first(c)?;
    Ok(row.forum())
}

/// A space's name, for a letter to those who moderate it.
///
/// # Errors
/// `NotFound` when there is none.
pub fn name_of(c: &mut Conn, id: SpaceId) -> Result<String> {
    Ok(spaces::table.find(id).select(spaces::name).first(c)?)
}

/// A space's kind, for those who decide themselves who sees it.
///
/// # Errors
/// `NotFound` when there is none.
pub fn kind_of(c: &mut Conn, id: SpaceId) -> Result<SpaceKind> {
    let word: String = spaces::table.find(id).select(spaces::kind).first(c)?;
    SpaceKind::from_word(&word).ok_or(Error::NotFound)
}
