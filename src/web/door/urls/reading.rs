//! What somebody has read, and how he likes to read it.

use crate::base::{PostId, ThreadId};

pub fn thread_read(id: ThreadId) -> String {
    format!("/t/{id}/read")
}

pub fn forum_read(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/read")
}

pub fn space_read(slug: &str) -> String {
    format!("/s/{slug}/read")
}

pub fn thread_keep_view(id: ThreadId) -> String {
    format!("/t/{id}/view")
}

pub fn post_unread(id: PostId) -> String {
    format!("/p/{id}/unread")
}
