//! The forum of a space in which questions to its offices stand.

use diesel::prelude::*;

use super::model::{Right, ThreadKind};
use crate::base::{ForumId, Result, SpaceId};
use crate::db::Tx;
use crate::db::schema::forums;
use crate::events::{self, Event};

/// Its address word; with a number behind it where another forum has it.
const ASK: &str = "questions";

/// The forum of questions of a space; the first question brings it, with this title.
///
/// # Errors
/// What the database says.
pub fn questions_of(tx: &mut Tx<'_>, space: SpaceId, title: &str) -> Result<ForumId> {
    let kind = ThreadKind::Question.as_str();
    let all = forums::table.filter(forums::space_id.eq(space));
    let there: Option<ForumId> = all
        .filter(forums::kinds.eq(kind))
        .order(forums::id)
        .select(forums::id)
        .first(&mut **tx)
        .optional()?;
    if let Some(forum) = there {
        return Ok(forum);
    }
    let taken: Vec<String> = all.select(forums::slug).load(&mut **tx)?;
    let numbered = (2..).map(|n| format!("{ASK}-{n}"));
    let mut free = std::iter::once(ASK.to_owned()).chain(numbered);
    let slug = free.find(|slug| !taken.contains(slug)).unwrap_or_default();
    let forum: ForumId = diesel::insert_into(forums::table)
        .values((
            forums::space_id.eq(space),
            forums::slug.eq(slug),
            forums::name.eq(title),
            forums::about.eq(""),
            // Ahead of all others: it is what most come for.
            forums::position.eq(0),
            forums::kinds.eq(kind),
            forums::can_read.eq(Right::Visitor.as_str()),
            forums::can_reply.eq(Right::Member.as_str()),
            forums::can_start.eq(Right::Member.as_str()),
            forums::can_moderate.eq(Right::Moderator.as_str()),
            forums::archived.eq(false),
            forums::no_reactions.eq(false),
        ))
        .returning(forums::id)
        .get_result(&mut **tx)?;
    let event = Event::ForumChanged {
        space,
        forum,
        fields: vec!["created"],
    };
    events::record(tx, None, &event).map(|()| forum)
}
