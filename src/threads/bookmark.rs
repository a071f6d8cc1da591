//! Bookmarks: posts that somebody keeps for himself, with a note that nobody else reads.

use diesel::prelude::*;

use super::find::find;
use super::model::PostState;
use crate::accounts::Viewer;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::text::body;
use crate::base::{Error, Instant, PostId, Result, ThreadId};
use crate::db::schema::{bookmarks, forums, posts, revisions, spaces as space_rows, threads};
use crate::db::{Conn, Tx, dialect, each};
use crate::spaces;

/// Bookmarks that one person has.
const MOST: i64 = 1000;
/// Bookmarks on a page.
const LIST: usize = 30;

/// A post that the viewer keeps.
pub struct Bookmark {
    pub post: PostId,
    pub n: i32,
    /// The thread's title and its language.
    pub title: (String, String),
    /// The post's plain text and its language; empty for a tombstone.
    pub text: (String, String),
    pub note: String,
    pub at: Instant,
}

/// Keeps a post with a note, or changes the note.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Invalid(note)` over 500 characters; `Refused` at 1,000 bookmarks.
pub fn keep_bookmark(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, note: &str) -> Result<()> {
    // Silent: what somebody keeps for himself is nobody's news.
    let me = viewer.me()?.id;
    seen(tx, viewer, id)?;
    let note = body("note", note, 0..=500)?;
    dialect::one_at_a_time(tx, &format!("bookmarks {me}"))?;
    let others: i64 = bookmarks::table
        .filter(bookmarks::user_id.eq(me).and(bookmarks::post_id.ne(id)))
        .count()
        .get_result(&mut **tx)?;
    if others >= MOST {
        return Err(Error::refused("bookmark_limit", "own_list"));
    }
    let now = tx.now();
    each!(tx, |c| diesel::insert_into(bookmarks::table)
        .values((
            bookmarks::user_id.eq(me),
            bookmarks::post_id.eq(id),
            bookmarks::note.eq(&note),
            bookmarks::created_at.eq(now),
        ))
        .on_conflict((bookmarks::user_id, bookmarks::post_id))
        .do_update()
        .set(bookmarks::note.eq(&note))
        .execute(c))?;
    Ok(())
}

/// Takes a post off the viewer's list. Twice is once.
///
/// # Errors
/// `NotFound` when he does not see the post.
pub fn end_bookmark(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<()> {
    // Silent: what somebody keeps for himself is nobody's news.
    let me = viewer.me()?.id;
    seen(tx, viewer, id)?;
    diesel::delete(bookmarks::table.find((me, id))).execute(&mut **tx)?;
    Ok(())
}

/// The viewer's note on a post that he keeps; none when he does not.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn bookmark(c: &mut Conn, viewer: &Viewer, id: PostId) -> Result<Option<String>> {
    let mine = bookmarks::table.find((viewer.me()?.id, id));
    Ok(mine.select(bookmarks::note).first(c).optional()?)
}

type Row = (
    (PostId, Option<i32>, String, String),
    (String, String, String),
    (String, Instant),
);

/// What the viewer keeps, as far as he still sees it, the newest first.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(cursor)` for a cursor of another list.
pub fn bookmarked(c: &mut Conn, viewer: &Viewer, seek: &Seek) -> Result<Page<Bookmark>> {
    let me = viewer.me()?.id;
    let sight = spaces::sight(c, viewer)?;
    let newest = revisions::number.eq(posts::revision);
    let mut all = bookmarks::table
        .inner_join(
            posts::table
                .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table))),
        )
        .inner_join(revisions::table.on(revisions::post_id.eq(posts::id).and(newest)))
        .filter(bookmarks::user_id.eq(me).and(posts::n.is_not_null()))
        .filter(threads::state.eq("published"))
        .filter(spaces::seen_forum(&sight))
        .select((
            (posts::id, posts::n, posts::state, posts::lang),
            (threads::title, threads::lang, revisions::text),
            (bookmarks::note, bookmarks::created_at),
        ))
        .limit(i64::try_from(LIST).unwrap_or(30) + 1)
        .into_boxed();
    let (at, id) = (bookmarks::created_at, bookmarks::post_id);
    all = match seek {
        Seek::First => all.order((at.desc(), id.desc())),
        Seek::Last => all.order((at.asc(), id.asc())),
        Seek::After(cursor) => {
            let (when, post) = cursor.pair()?;
            all.filter(at.lt(when).or(at.eq(when).and(id.lt(post))))
                .order((at.desc(), id.desc()))
        }
        Seek::Before(cursor) => {
            let (when, post) = cursor.pair()?;
            all.filter(at.gt(when).or(at.eq(when).and(id.gt(post))))
                .order((at.asc(), id.asc()))
        }
    };
    let rows: Vec<Row> = all.load(c)?;
    let kept = |((post, n, state, lang), (title, its, text), (note, at)): Row| Bookmark {
        post,
        n: n.unwrap_or(0),
        title: (title, its),
        text: (
            Some(text)
                .filter(|_| state == PostState::Published.as_str())
                .unwrap_or_default(),
            lang,
        ),
        note,
        at,
    };
    let rows = rows.into_iter().map(kept).collect();
    Ok(Page::cut(rows, LIST, seek, |one: &Bookmark| {
        Cursor::at(format!("{}.{}", one.at.0, one.post))
    }))
}

fn seen(c: &mut Conn, viewer: &Viewer, id: PostId) -> Result<()> {
    let thread: ThreadId = posts::table
        .filter(posts::id.eq(id).and(posts::n.is_not_null()))
        .select(posts::thread_id)
        .first(c)?;
    find(c, viewer, thread).map(drop)
}
