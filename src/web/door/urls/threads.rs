//! Threads: reading, writing and moderating them, and drafts.

use super::API;
use super::parts::{numbered, with};
use crate::base::{PostId, ThreadId};
use crate::threads::{Target, Thread, View};

pub const REVIEW: &str = "/review";
/// The page of a reply that came by letter and waits for its author's word.
pub const PUBLISH: &str = "/publish";
pub const PREVIEW: &str = "/preview";
pub const DRAFTS: &str = "/drafts";

pub fn new_thread(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/new")
}

pub fn forum_threads(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/threads")
}

/// A thread's page.
pub fn thread(thread: &Thread) -> String {
    format!("/t/{}", thread_part(thread))
}

/// A thread's page, where its title is not at hand: it leads on.
pub fn thread_numbered(id: ThreadId) -> String {
    format!("/t/{id}")
}

/// The last part of a thread's address: its number and its slug.
pub fn thread_part(thread: &Thread) -> String {
    numbered(thread.id, &thread.slug)
}

pub fn thread_tags(id: ThreadId) -> String {
    format!("/t/{id}/tags")
}

/// A thread's page in a view, as a link of the page itself.
pub fn thread_view(of: &Thread, view: View) -> String {
    format!("{}?view={}", thread(of), view.as_str())
}

/// A branch of a thread: a post and what hangs on it.
pub fn branch(of: &Thread, root: PostId) -> String {
    with(&thread(of), "root", &root.to_string())
}

/// What has come to a thread since it had this many posts.
pub fn since(of: &Thread, n: i32) -> String {
    with(&thread_view(of, View::New), "since", &n.to_string())
}

/// The first new post of the same page.
pub const FIRST_NEW: &str = "#new";

/// A thread's page with a post in sight.
pub fn thread_at(of: &Thread, view: Option<View>, post: PostId) -> String {
    let view = view
        .map(|view| format!("view={}&", view.as_str()))
        .unwrap_or_default();
    format!("{}?{view}at={post}#p{post}", thread(of))
}

pub fn thread_posts(id: ThreadId) -> String {
    format!("/t/{id}/posts")
}

pub fn reply(id: ThreadId) -> String {
    format!("/t/{id}/reply")
}

pub fn reply_to(id: ThreadId, post: PostId) -> String {
    format!("/t/{id}/reply?to={post}")
}

/// The composer with the whole post quoted.
pub fn quote(id: ThreadId, post: PostId) -> String {
    format!("/t/{id}/reply?to={post}&quote=1")
}

pub fn moderate(id: ThreadId) -> String {
    format!("/t/{id}/moderate")
}

pub fn lock(id: ThreadId) -> String {
    format!("/t/{id}/lock")
}

pub fn unlock(id: ThreadId) -> String {
    format!("/t/{id}/lock/end")
}

pub fn pin(id: ThreadId) -> String {
    format!("/t/{id}/pin")
}

pub fn unpin(id: ThreadId) -> String {
    format!("/t/{id}/pin/end")
}

pub fn moves(id: ThreadId) -> String {
    format!("/t/{id}/moves")
}

/// The composer of this place, with what was typed there.
pub fn draft(target: Target) -> String {
    format!("{DRAFTS}/{target}")
}

pub fn draft_discard(target: Target) -> String {
    format!("{DRAFTS}/{target}/discard")
}

pub fn api_draft(target: Target) -> String {
    format!("{API}{DRAFTS}/{target}")
}

/// A thread in the programs' door.
pub fn api_thread(id: ThreadId) -> String {
    format!("{API}/threads/{id}")
}
