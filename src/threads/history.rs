//! What a post was before: its revisions.

use diesel::prelude::*;

use super::model::PostState;
use super::page::{Single, post};
use crate::accounts::Viewer;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Error, Instant, PostId, Result};
use crate::db::Conn;
use crate::db::schema::revisions;

/// Revisions on a page.
const LIST: usize = 10;

/// One text that a post had.
pub struct Revision {
    pub number: i32,
    pub source: String,
    /// The text before it; none for the first that is kept.
    pub before: Option<String>,
    pub at: Instant,
}

/// The revisions of a post, the newest first.
///
/// # Errors
/// `NotFound` when the viewer may not see the post; `Gone` when its text is; `Invalid(cursor)`.
pub fn history(
    c: &mut Conn,
    viewer: &Viewer,
    id: PostId,
    seek: &Seek,
    now: Instant,
) -> Result<(Single, Page<Revision>)> {
    let single = post(c, viewer, id, now)?;
    if single.post.state != PostState::Published {
        return Err(Error::Gone);
    }
    let all = revisions::table.filter(revisions::post_id.eq(id)).select((
        revisions::number,
        revisions::source,
        revisions::created_at,
    ));
    // One more than a page and its sign of more: the last of the page is told against it.
    let most = i64::try_from(LIST).unwrap_or(10) + 2;
    let rows: Vec<(i32, String, Instant)> = match seek {
        Seek::First | Seek::Last | Seek::Before(_) => {
            all.order(revisions::number.desc()).limit(most).load(c)?
        }
        Seek::After(at) => all
            .filter(revisions::number.lt(at.number::<i32>()?))
            .order(revisions::number.desc())
            .limit(most)
            .load(c)?,
    };
    let before = rows
        .iter()
        .skip(1)
        .map(|(_, source, _)| Some(source.clone()));
    let before: Vec<Option<String>> = before.chain([None]).collect();
    let list = rows.into_iter().zip(before);
    let list = list.map(|((number, source, at), before)| Revision {
        number,
        source,
        before,
        at,
    });
    let key = |revision: &Revision| Cursor::at(revision.number.to_string());
    Ok((single, Page::cut(list.collect(), LIST, seek, key)))
}
