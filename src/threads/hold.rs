//! A new member's first post waits until a moderator has seen it: its author is shown it in its place, and told so.

use std::time::Duration;

use diesel::IntoSql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::find::{Found, find, seen_thread};
use super::model::{Post, PostState, Thread};
use super::rows::PostRow;
use crate::accounts::{self, OneTime, Viewer};
use crate::base::{Error, Instant, PostId, Result, SpaceId, UserId};
use crate::db::schema::{forums, posts, revisions, spaces as space_rows, threads};
use crate::db::{Conn, Tx, each};
use crate::events::{self, Envelope, Event, PostPlace};
use crate::outbox::{self, Class, Letter};
use crate::spaces::{self, Delete, Facts, Sight, Space, SpaceKind};

/// Posts that wait, on one page.
const MOST: i64 = 50;
/// Decisions from which it is told how long one usually waits.
const LATEST: i64 = 20;
/// Why a post waits.
const RULE: &str = "first_post";

/// Asks a moderator to look at a post; the link lets him decide without signing in.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct PostWaits {
    pub name: String,
    pub author: String,
    pub space: String,
    pub title: String,
    pub link: String,
}

impl Letter for PostWaits {
    const KIND: &'static str = "post_waits";
    const CLASS: Class = Class::Direct;
}

/// A post that waits, as a moderator's page shows it.
pub struct Waiting {
    pub post: Post,
    pub thread: Thread,
    /// The Markdown.
    pub source: String,
    /// The plain text.
    pub text: String,
}

/// Whether a new post stands at once.
pub(super) fn first_state(
    c: &mut Conn,
    viewer: &Viewer,
    sight: &Sight,
    space: &Space,
) -> Result<PostState> {
    let (open, me) = (space.kind == SpaceKind::Public, viewer.me()?);
    let free = !open || sight.moderates(space.id) || accounts::is_checked(c, me.id)?;
    Ok(if free {
        PostState::Published
    } else {
        PostState::Held
    })
}

/// Says that a post waits.
pub(super) fn told(tx: &mut Tx<'_>, author: UserId, at: PostPlace) -> Result<()> {
    let rule = RULE;
    events::record(tx, Some(author), &Event::PostHeld { at, author, rule })
}

/// Takes back a post that waits.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    found: &Found,
    post: &Post,
) -> Result<()> {
    // Silent: nobody was shown it.
    let facts = Facts {
        author: Some(post.author),
        ..Facts::default()
    };
    found.permit::<Delete>(tx, viewer, &facts)?;
    settle(tx, post.id, PostState::Withdrawn)?;
    if post.parent.is_none() {
        diesel::update(threads::table.find(found.thread.id))
            .set(threads::state.eq(PostState::Withdrawn.as_str()))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Ends the waiting; of two at once only one does.
pub(super) fn settle(tx: &mut Tx<'_>, id: PostId, state: PostState) -> Result<()> {
    let waits = posts::table
        .find(id)
        .filter(posts::state.eq(PostState::Held.as_str()));
    let settled = diesel::update(waits)
        .set(posts::state.eq(state.as_str()))
        .execute(&mut **tx)?;
    if settled == 1 {
        Ok(())
    } else {
        Err(Error::taken())
    }
}

/// The post that has no number, as far as this viewer is told of it: its author, and whoever may decide.
pub(super) fn waiting(c: &mut Conn, viewer: &Viewer, id: PostId) -> Result<(Found, Post)> {
    let row: PostRow = posts::table
        .find(id)
        .filter(
            posts::state
                .eq_any(untold())
                .or(posts::state.eq(PostState::Draft.as_str())),
        )
        .select(PostRow::as_select())
        .first(c)?;
    let post = row.post();
    let found = find(c, viewer, post.thread)?;
    // Who sees an article that is not published writes it.
    let own = viewer.id() == Some(post.author) || post.state == PostState::Draft;
    if own || found.sight.moderates(found.space.id) {
        Ok((found, post))
    } else {
        Err(Error::NotFound)
    }
}

/// The states of posts that only some are told of.
fn untold() -> [&'static str; 2] {
    [PostState::Held.as_str(), PostState::Refused.as_str()]
}

/// The posts of a thread that have no number, as far as this viewer is told of them.
pub(super) fn of_thread(c: &mut Conn, viewer: &Viewer, found: &Found) -> Result<Vec<Post>> {
    let Some(me) = viewer.id() else {
        return Ok(Vec::new());
    };
    let decides = found.sight.moderates(found.space.id);
    let [held, refused] = untold();
    let all = posts::state.eq(held).and(decides.into_sql::<Bool>());
    let own = posts::user_id
        .eq(me)
        .and(posts::state.eq(held).or(posts::state.eq(refused)))
        .and((!decides).into_sql::<Bool>());
    let rows: Vec<PostRow> = each!(c, |c| posts::table
        .filter(posts::thread_id.eq(found.thread.id).and(posts::n.is_null()))
        .filter(all.or(own))
        .order(posts::id)
        .limit(MOST)
        .select(PostRow::as_select())
        .load(c))?;
    Ok(rows.into_iter().map(PostRow::post).collect())
}

/// What waits in a space, the longest first; for those who decide.
///
/// # Errors
/// `NotFound` unless the viewer moderates the space.
pub fn waiting_in(c: &mut Conn, sight: &Sight, space: SpaceId) -> Result<Vec<Waiting>> {
    if !sight.moderates(space) {
        return Err(Error::NotFound);
    }
    let rows: Vec<(PostRow, super::find::ThreadRow, (String, String))> = posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(
            revisions::table.on(revisions::post_id
                .eq(posts::id)
                .and(revisions::number.eq(posts::revision))),
        )
        .filter(posts::space_id.eq(space).and(posts::n.is_null()))
        .filter(posts::state.eq(PostState::Held.as_str()))
        .filter(seen_thread(sight))
        .filter(spaces::seen_forum(sight))
        .order(posts::id)
        .limit(MOST)
        .select((
            PostRow::as_select(),
            super::find::ThreadRow::as_select(),
            (revisions::source, revisions::text),
        ))
        .load(c)?;
    let told =
        |(post, thread, (source, text)): (PostRow, super::find::ThreadRow, (String, String))| {
            Waiting {
                post: post.post(),
                thread: thread.thread(),
                source,
                text,
            }
        };
    Ok(rows.into_iter().map(told).collect())
}

/// How many posts wait in a space; none for those who do not decide.
///
/// # Errors
/// What the database says.
pub fn count_waiting(c: &mut Conn, sight: &Sight, space: SpaceId) -> Result<i64> {
    if !sight.moderates(space) {
        return Ok(0);
    }
    let held = posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .filter(posts::space_id.eq(space).and(posts::n.is_null()))
        .filter(posts::state.eq(PostState::Held.as_str()))
        .filter(seen_thread(sight))
        .filter(spaces::seen_forum(sight));
    Ok(held.count().get_result(c)?)
}

/// How long a post usually waits in a space: the median of the latest decisions; none where there was none.
///
/// # Errors
/// What the database says.
pub fn usual_wait(c: &mut Conn, space: SpaceId) -> Result<Option<Duration>> {
    let latest: Vec<(Option<Instant>, Instant)> = posts::table
        .filter(
            posts::space_id
                .eq(space)
                .and(posts::decided_at.is_not_null()),
        )
        .order(posts::decided_at.desc())
        .limit(LATEST)
        .select((posts::decided_at, posts::created_at))
        .load(c)?;
    let mut waits: Vec<Duration> = latest
        .into_iter()
        .filter_map(|(decided, written)| Some(decided?.since(written)))
        .collect();
    waits.sort_unstable();
    Ok(waits.get(waits.len() / 2).copied())
}

/// Posts the letters about a post that waits, when an event says that one does. `one_time` makes their links.
///
/// # Errors
/// What the database says.
pub fn ask_moderators(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    one_time: &dyn Fn() -> OneTime,
) -> Result<()> {
    // Silent: that the post waits is told already.
    if envelope.kind != "post.held" {
        return Ok(());
    }
    let facts: serde_json::Value = serde_json::from_str(&envelope.data).map_err(Error::broken)?;
    let Some(id) = facts.get("post_id").and_then(serde_json::Value::as_i64) else {
        return Ok(());
    };
    let row: Option<(SpaceId, UserId, String)> = posts::table
        .inner_join(threads::table)
        .filter(
            posts::id
                .eq(id)
                .and(posts::state.eq(PostState::Held.as_str())),
        )
        .select((posts::space_id, posts::user_id, threads::title))
        .first(&mut **tx)
        .optional()?;
    let Some((space, author, title)) = row else {
        return Ok(());
    };
    let name = spaces::name_of(tx, space)?;
    let author = accounts::person(tx, author)?.display_name;
    let mut asked = spaces::moderators(tx, space)?;
    if asked.is_empty() {
        asked = accounts::administrators(tx)?;
    }
    for moderator in asked {
        let link = one_time();
        let Some((to, expires)) = accounts::offer_review(tx, moderator, PostId(id), &link)? else {
            continue;
        };
        let letter = PostWaits {
            name: accounts::person(tx, moderator)?.display_name,
            author: author.clone(),
            space: name.clone(),
            title: title.clone(),
            link: link.link,
        };
        outbox::post(tx, &to, &letter, Some(expires))?;
    }
    Ok(())
}
