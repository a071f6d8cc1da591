//! Posts, and what is done to one.

use super::API;
use crate::base::PostId;

pub const BOOKMARKS: &str = "/bookmarks";

/// A post's own address, wherever its thread is moved.
pub fn post(id: PostId) -> String {
    format!("/p/{id}")
}

/// A post that is linked from a page: an anchor when it stands there.
pub fn on_page(id: PostId, stands: bool) -> String {
    if stands { format!("#p{id}") } else { post(id) }
}

pub fn post_edit(id: PostId) -> String {
    format!("/p/{id}/edit")
}

pub fn post_revisions(id: PostId) -> String {
    format!("/p/{id}/revisions")
}

pub fn post_history(id: PostId) -> String {
    format!("/p/{id}/history")
}

/// The form that adds to a post.
pub fn post_addition(id: PostId) -> String {
    format!("/p/{id}/addition")
}

pub fn post_additions(id: PostId) -> String {
    format!("/p/{id}/additions")
}

pub fn post_reactions(id: PostId) -> String {
    format!("/p/{id}/reactions")
}

pub fn post_reaction_end(id: PostId) -> String {
    format!("/p/{id}/reactions/end")
}

pub fn post_pictures(id: PostId) -> String {
    format!("/p/{id}/pictures")
}

/// What others say that its pictures show.
pub fn post_descriptions(id: PostId) -> String {
    format!("/p/{id}/descriptions")
}

/// The bookmark of a post.
pub fn post_bookmark(id: PostId) -> String {
    format!("/p/{id}/bookmark")
}

pub fn post_bookmark_end(id: PostId) -> String {
    format!("/p/{id}/bookmark/end")
}

/// The form that wipes a post.
pub fn post_purge(id: PostId) -> String {
    format!("/p/{id}/purge")
}

pub fn post_purges(id: PostId) -> String {
    format!("/p/{id}/purges")
}

pub fn post_delete(id: PostId) -> String {
    format!("/p/{id}/delete")
}

pub fn post_deletions(id: PostId) -> String {
    format!("/p/{id}/deletions")
}

pub fn post_remove(id: PostId) -> String {
    format!("/p/{id}/remove")
}

pub fn post_decision(id: PostId) -> String {
    format!("/p/{id}/decision")
}

pub fn post_removals(id: PostId) -> String {
    format!("/p/{id}/removals")
}

/// What is hidden in a post.
pub fn post_redactions(id: PostId) -> String {
    format!("/p/{id}/redactions")
}

pub fn post_restore(id: PostId) -> String {
    format!("/p/{id}/restore")
}

pub fn post_restorations(id: PostId) -> String {
    format!("/p/{id}/restorations")
}

/// A post in the programs' door.
pub fn api_post(id: PostId) -> String {
    format!("{API}/posts/{id}")
}
