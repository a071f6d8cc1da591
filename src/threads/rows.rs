//! Posts as their rows give them.

use diesel::prelude::*;

use super::model::{Post, PostState, Removal, Removed};
use crate::base::{Error, Instant, OfficeId, PostId, Result, ThreadId, UserId};
use crate::db::schema::posts;
use crate::db::{Conn, each};

/// The author's kind of what is written in the name of an office.
pub(super) const OFFICE: &str = "office";

#[derive(Queryable, Selectable)]
#[diesel(table_name = posts)]
pub(super) struct PostRow {
    id: PostId,
    thread_id: ThreadId,
    parent_id: Option<PostId>,
    n: Option<i32>,
    path: Option<String>,
    depth: i32,
    ordinal: i32,
    replies: i32,
    state: String,
    user_id: UserId,
    author_kind: String,
    author_id: i64,
    lang: String,
    html: String,
    revision: i32,
    created_at: Instant,
    edited_at: Option<Instant>,
    removed_at: Option<Instant>,
    removed_by: Option<UserId>,
    reason: Option<String>,
    clause: Option<String>,
    note: Option<String>,
    agree: i32,
    thanks: i32,
    source_needed: i32,
}

impl PostRow {
    pub(super) fn post(self) -> Post {
        let state = PostState::from_word(&self.state).unwrap_or(PostState::Held);
        let reason = self.reason.as_deref().and_then(Removal::from_word);
        let refused = match state {
            PostState::Refused => reason.map(|reason| (reason, self.note.clone())),
            _ => None,
        };
        let removed = match (self.removed_at, self.removed_by) {
            (Some(at), Some(by)) => Some(Removed {
                at,
                by,
                reason,
                clause: self.clause,
                note: self.note,
            }),
            _ => None,
        };
        Post {
            id: self.id,
            thread: self.thread_id,
            parent: self.parent_id,
            n: self.n.unwrap_or(0),
            path: self.path.unwrap_or_default(),
            depth: self.depth,
            ordinal: self.ordinal,
            replies: self.replies,
            author: self.user_id,
            office: (self.author_kind == OFFICE).then_some(OfficeId(self.author_id)),
            lang: self.lang,
            html: match state {
                state if state.is_gone() => String::new(),
                _ => self.html,
            },
            state,
            revision: self.revision,
            reactions: [self.agree, self.thanks, self.source_needed],
            created_at: self.created_at,
            edited_at: self.edited_at,
            removed,
            refused,
        }
    }
}

/// The post `id` of a thread, whatever its state, for an act on it.
pub(super) fn any(c: &mut Conn, thread: ThreadId, id: PostId) -> Result<Post> {
    let row: PostRow = posts::table
        .filter(posts::id.eq(id).and(posts::thread_id.eq(thread)))
        .select(PostRow::as_select())
        .first(c)?;
    if row.n.is_none() {
        Err(Error::NotFound)
    } else {
        Ok(row.post())
    }
}

/// A post as far as the place of an answer to it hangs on it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = posts)]
pub(super) struct Parent {
    pub id: PostId,
    pub path: Option<String>,
    pub depth: i32,
}

/// The numbered post `id` of a thread, whatever its state; the opening post when none is named.
pub(super) fn parent(c: &mut Conn, thread: ThreadId, id: Option<PostId>) -> Result<Parent> {
    let all = posts::table.filter(posts::thread_id.eq(thread).and(posts::n.is_not_null()));
    Ok(each!(c, |c| match id {
        Some(id) => all
            .filter(posts::id.eq(id))
            .select(Parent::as_select())
            .first(c),
        None => all
            .filter(posts::n.eq(1))
            .select(Parent::as_select())
            .first(c),
    })?)
}
