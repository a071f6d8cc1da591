//! Where each page of an archive lies: by numbers alone, so that no name of anybody's is part of a path.

use crate::base::{ForumId, SpaceId, ThreadId, UserId};

pub(super) const INDEX: &str = "index.html";
pub(super) const STYLE: &str = "style.css";
/// So many numbers share a folder.
const TOGETHER: i64 = 1000;

/// The way back to the archive's folder.
pub(super) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

fn numbered(start: &str, page: usize) -> String {
    match page {
        0 => format!("{start}.html"),
        page => format!("{start}-{}.html", page + 1),
    }
}

pub(super) fn space(id: SpaceId) -> String {
    format!("spaces/{id}.html")
}

pub(super) fn forum(id: ForumId, page: usize) -> String {
    numbered(&format!("forums/{id}"), page)
}

pub(super) fn thread(id: ThreadId, by_time: bool, page: usize) -> String {
    let view = if by_time { "-time" } else { "" };
    numbered(&format!("threads/{}/{id}{view}", id.0 / TOGETHER), page)
}

pub(super) fn person(id: UserId) -> String {
    format!("people/{}/{id}.html", id.0 / TOGETHER)
}

pub(super) fn file(name: &str, form: &str, ending: &str) -> String {
    format!("files/{name}/{form}.{ending}")
}
