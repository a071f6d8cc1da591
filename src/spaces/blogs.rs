//! The forums of blogs: a space's, and those of people, which stand in a space of their own.

use diesel::prelude::*;

use super::caps::{ArchiveBlog, Cap, KeepBlog};
use super::model::{Right, SpaceKind, ThreadKind};
use super::rights::Permit;
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::{Error, ForumId, Result, SpaceId};
use crate::db::schema::{forums, spaces};
use crate::db::{Tx, each};
use crate::events::{self, Event};

/// The address word of the space of people's blogs: too short for any other space.
const BLOGS: &str = "b";

/// Opens the forum of a blog: of a space, or a person's own. Who may is asked by the room of blogs.
///
/// # Errors
/// `Conflict(taken)` when a forum of the space has this address word.
pub fn open_blog<C: Cap>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    space: SpaceId,
    (slug, title, about): (&str, &str, &str),
) -> Result<ForumId> {
    if space == SpaceId::BLOGS {
        open_space_of_blogs(tx)?;
    }
    let same = forums::table.filter(forums::space_id.eq(space).and(forums::slug.eq(slug)));
    if same.count().get_result::<i64>(&mut **tx)? > 0 {
        return Err(Error::taken());
    }
    let forum: ForumId = diesel::insert_into(forums::table)
        .values((
            forums::space_id.eq(space),
            forums::slug.eq(slug),
            forums::name.eq(title),
            forums::about.eq(about),
            forums::position.eq(9999),
            forums::kinds.eq(ThreadKind::Article.as_str()),
            forums::can_read.eq(Right::Visitor.as_str()),
            forums::can_reply.eq(Right::Member.as_str()),
            forums::can_start.eq(Right::Moderator.as_str()),
            forums::can_moderate.eq(Right::Moderator.as_str()),
            forums::archived.eq(false),
            forums::no_reactions.eq(false),
        ))
        .returning(forums::id)
        .get_result(&mut **tx)?;
    changed(tx, permit, (space, forum), "created").map(|()| forum)
}

/// The first blog of a person brings the space in which all of them stand.
fn open_space_of_blogs(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    each!(tx, |c| diesel::insert_into(spaces::table)
        .values((
            spaces::id.eq(SpaceId::BLOGS),
            spaces::slug.eq(BLOGS),
            spaces::name.eq("Blogs"),
            spaces::kind.eq(SpaceKind::Public.as_str()),
            spaces::aim.eq(""),
            spaces::rules.eq(""),
            spaces::rules_html.eq(""),
            spaces::lang.eq(""),
            spaces::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// Changes what a blog is called and what is said of it.
///
/// # Errors
/// What the database says.
pub fn change_blog(
    tx: &mut Tx<'_>,
    permit: &Permit<KeepBlog>,
    (space, forum): (SpaceId, ForumId),
    (title, about): (&str, &str),
) -> Result<()> {
    diesel::update(forums::table.find(forum))
        .set((forums::name.eq(title), forums::about.eq(about)))
        .execute(&mut **tx)?;
    changed(tx, permit, (space, forum), "settings")
}

/// Ends a blog for all who would write in it, or lets it go on.
///
/// # Errors
/// What the database says.
pub fn archive_blog(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    permit: &Permit<ArchiveBlog>,
    (space, forum): (SpaceId, ForumId),
    archived: bool,
) -> Result<()> {
    let other = forums::table
        .find(forum)
        .filter(forums::archived.ne(archived));
    let moved = diesel::update(other)
        .set(forums::archived.eq(archived))
        .execute(&mut **tx)?;
    if moved == 0 {
        return Ok(());
    }
    let change = Change {
        after: if archived { "archived" } else { "open" },
        ..Change::default()
    };
    let object = format!("blog {forum}");
    audit::note(tx, &viewer.who(), Action::SpaceChanged, object, change)?;
    changed(tx, permit, (space, forum), "archived")
}

fn changed<C: Cap>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    (space, forum): (SpaceId, ForumId),
    field: &'static str,
) -> Result<()> {
    let fields = vec![field];
    let event = Event::BlogChanged {
        space,
        forum,
        fields,
    };
    events::record(tx, Some(permit.by), &event)
}
