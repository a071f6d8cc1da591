//! A thread is found through its viewer: there is no other way to one.

use diesel::IntoSql;
use diesel::prelude::*;

use super::coauthors::written_along;
use super::model::{Lock, PostState, Thread, paths_above};
use super::rows::OFFICE;
use crate::accounts::Viewer;
use crate::base::{Error, ForumId, Instant, OfficeId, PostId, Result, SpaceId, ThreadId, UserId};
use crate::db::schema::{self, forums, posts, threads};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};
use crate::spaces::{
    self, Cap, Facts, Forum, ForumRow, Permit, Sight, Space, SpaceRow, ThreadKind,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads)]
pub(super) struct ThreadRow {
    pub id: ThreadId,
    space_id: SpaceId,
    pub forum_id: ForumId,
    kind: String,
    state: String,
    title: String,
    slug: String,
    lang: String,
    user_id: UserId,
    author_kind: String,
    author_id: i64,
    created_at: Instant,
    pub last_post_at: Instant,
    last_author_id: UserId,
    last_n: i32,
    posts: i32,
    replies: i32,
    locked_at: Option<Instant>,
    locked_until: Option<Instant>,
    locked_by: Option<UserId>,
    lock_reason: Option<String>,
    pinned_until: Option<Instant>,
    moved_from: Option<ForumId>,
    moved_at: Option<Instant>,
    moved_by: Option<UserId>,
    version: i64,
    closes_at: Option<Instant>,
    settled_at: Option<Instant>,
}

impl ThreadRow {
    pub(super) fn thread(self) -> Thread {
        let lock = match (self.locked_at, self.locked_by) {
            (Some(at), Some(by)) => Some(Lock {
                by,
                at,
                until: self.locked_until,
                reason: self.lock_reason.unwrap_or_default(),
            }),
            _ => None,
        };
        let moved = match (self.moved_from, self.moved_at, self.moved_by) {
            (Some(from), Some(at), Some(by)) => Some((from, at, by)),
            _ => None,
        };
        let office = (self.author_kind == OFFICE).then_some(OfficeId(self.author_id));
        // Who published for an office is its author to nobody.
        let shown = |person: UserId| match office {
            Some(_) if person == self.user_id => UserId::NOBODY,
            _ => person,
        };
        Thread {
            id: self.id,
            space: self.space_id,
            forum: self.forum_id,
            kind: ThreadKind::from_word(&self.kind).unwrap_or(ThreadKind::Discussion),
            held: self.state == PostState::Held.as_str(),
            draft: self.state == PostState::Draft.as_str(),
            fallen: self.state == PostState::Removed.as_str(),
            closes_at: self.closes_at,
            settled_at: self.settled_at,
            title: self.title,
            slug: self.slug,
            lang: self.lang,
            author: shown(self.user_id),
            office,
            created_at: self.created_at,
            last_post_at: self.last_post_at,
            last_author: shown(self.last_author_id),
            last_n: self.last_n,
            posts: self.posts,
            replies: self.replies,
            lock,
            pinned_until: self.pinned_until,
            moved,
            version: self.version,
        }
    }
}

/// True for a thread that stands, or waits and is the viewer's own or his to decide, or is an article that he writes,
/// alone or along with its author: filters any query on `threads`. Who writes along is looked for among drafts alone. An
/// article that has fallen is in no list, and its page says what became of it.
#[diesel::dsl::auto_type(dsl_path = "crate::db::dsl")]
pub fn seen_thread(sight: &Sight) -> _ {
    let decides: Vec<SpaceId> = sight.moderated();
    let me: UserId = sight.person();
    let all: bool = sight.moderates_all();
    let told = threads::user_id
        .eq(me)
        .or(threads::space_id.among(decides))
        .or(all.into_sql::<diesel::sql_types::Bool>());
    let here: Vec<SpaceId> = sight.own_spaces().to_vec();
    let along: written_along = written_along(me);
    let written_for: taken_down = taken_down(me);
    // Who belongs there no more writes nothing along there.
    let belongs = threads::space_id
        .among(here)
        .or(all.into_sql::<diesel::sql_types::Bool>());
    let own = threads::user_id
        .eq(me)
        .and(threads::author_kind.eq("person"))
        .or(threads::id.eq_any(along).and(belongs))
        .or(threads::id.eq_any(written_for));
    let judges: Vec<SpaceId> = sight.moderated();
    let fallen = threads::user_id
        .eq(me)
        .and(threads::author_kind.eq("person"))
        .or(threads::space_id.among(judges))
        .or(all.into_sql::<diesel::sql_types::Bool>());
    threads::state
        .eq("published")
        .or(threads::state
            .eq("removed")
            .and(threads::kind.ne("question").or(fallen)))
        .or(threads::state.eq("held").and(told))
        .or(threads::state.eq("draft").and(own))
}

/// The questions that somebody took down for others, and nobody has claimed.
#[diesel::dsl::auto_type]
fn taken_down(person: UserId) -> _ {
    schema::intakes::table
        .filter(schema::intakes::taken_by.eq(person))
        .filter(schema::intakes::claimed_by.is_null())
        .select(schema::intakes::thread_id)
}

/// A thread with where it stands and what its reader may do there.
pub struct Found {
    pub thread: Thread,
    pub space: Space,
    pub forum: Forum,
    pub sight: Sight,
}

impl Found {
    /// Asks THE table whether the viewer may do `C` here, in the transaction that found this.
    ///
    /// # Errors
    /// As [`spaces::permit`].
    pub(super) fn permit<C: Cap>(
        &self,
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        facts: &Facts,
    ) -> Result<Permit<C>> {
        spaces::permit_found(tx, viewer, (&self.sight, &self.forum), facts)
    }
}

/// The threads of these ids, as far as they may be seen.
///
/// # Errors
/// What the database says.
pub fn among(c: &mut Conn, sight: &Sight, ids: &[ThreadId]) -> Result<Vec<Thread>> {
    let rows: Vec<ThreadRow> = threads::table
        .inner_join(forums::table.inner_join(schema::spaces::table))
        .filter(threads::id.among(ids.to_vec()).and(seen_thread(sight)))
        .filter(spaces::seen_forum(sight))
        .select(ThreadRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(ThreadRow::thread).collect())
}

/// The posts above this one, the topmost first: the twenty that are nearest, the one that it answers last.
///
/// # Errors
/// `NotFound` when there is no such post.
pub fn above(c: &mut Conn, post: PostId) -> Result<Vec<PostId>> {
    let (thread, path, parent): (ThreadId, Option<String>, Option<PostId>) = posts::table
        .find(post)
        .select((posts::thread_id, posts::path, posts::parent_id))
        .first(c)?;
    let paths = paths_above(&path.unwrap_or_default());
    let found: Vec<PostId> = posts::table
        .filter(posts::thread_id.eq(thread))
        .filter(posts::path.among(paths.into_iter().map(Some).collect()))
        .order(posts::path)
        .select(posts::id)
        .load(c)?;
    // In the deepest level what it answers stands beside it, not above.
    let mut all: Vec<PostId> = found.into_iter().filter(|id| Some(*id) != parent).collect();
    all.extend(parent);
    all.drain(..all.len().saturating_sub(20));
    Ok(all)
}

/// The thread of this id for the program itself, when a day has come and nobody acts.
///
/// # Errors
/// `NotFound` when there is none.
pub fn for_the_site(tx: &mut Tx<'_>, id: ThreadId) -> Result<Found> {
    // Silent: it reads.
    through(tx, spaces::sight_of_the_site(), id)
}

/// A question that stands no more: of it others are told what became of it, and nothing of its thread.
///
/// # Errors
/// `NotFound` when there is none in a forum that the viewer may see.
pub fn find_fallen(c: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Found> {
    let sight = spaces::sight(c, viewer)?;
    let fallen: Option<ThreadId> = threads::table
        .inner_join(forums::table.inner_join(schema::spaces::table))
        .filter(threads::id.eq(id).and(threads::state.eq("removed")))
        .filter(threads::kind.eq("question"))
        .filter(spaces::seen_forum(&sight))
        .select(threads::id)
        .first(c)
        .optional()?;
    fallen.ok_or(Error::NotFound)?;
    let found = through(c, spaces::sight_of_the_site(), id)?;
    Ok(Found { sight, ..found })
}

/// A question that waits to be sent in again, for who moderates there; whose it is its own room says.
///
/// # Errors
/// `NotFound` when there is none in a forum that the viewer may see, and for all who do not moderate there.
pub fn find_given_back(c: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Found> {
    let sight = spaces::sight(c, viewer)?;
    let (thread, forum, space): (ThreadRow, ForumRow, SpaceRow) = threads::table
        .inner_join(forums::table.inner_join(schema::spaces::table))
        .filter(threads::id.eq(id).and(threads::state.eq("draft")))
        .filter(threads::kind.eq("question"))
        .filter(spaces::seen_forum(&sight))
        .select((
            ThreadRow::as_select(),
            ForumRow::as_select(),
            SpaceRow::as_select(),
        ))
        .first(c)?;
    if !sight.moderates(thread.space_id) {
        return Err(Error::NotFound);
    }
    Ok(Found {
        thread: thread.thread(),
        space: space.space(),
        forum: forum.forum(),
        sight,
    })
}

/// The thread of this id, as far as this viewer sees it.
///
/// # Errors
/// `NotFound` when there is none that he may see.
pub fn find(c: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Found> {
    let sight = spaces::sight(c, viewer)?;
    through(c, sight, id)
}

fn through(c: &mut Conn, sight: Sight, id: ThreadId) -> Result<Found> {
    let (thread, forum, space): (ThreadRow, ForumRow, SpaceRow) = each!(c, |c| threads::table
        .inner_join(forums::table.inner_join(schema::spaces::table))
        .filter(threads::id.eq(id).and(seen_thread(&sight)))
        .filter(spaces::seen_forum(&sight))
        .select((
            ThreadRow::as_select(),
            ForumRow::as_select(),
            SpaceRow::as_select(),
        ))
        .prepared()
        .get_result(c))?;
    Ok(Found {
        thread: thread.thread(),
        space: space.space(),
        forum: forum.forum(),
        sight,
    })
}
