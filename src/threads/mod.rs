//! Threads and their posts: the tree, revisions, tombstones, and what each reader has seen.

mod added;
mod amend;
mod bookmark;
mod edit;
mod find;
mod history;
mod list;
mod model;
mod moderate;
mod news;
mod page;
mod react;
mod seen;
mod write;

pub use added::Addition;
pub use amend::{add, purge};
pub use bookmark::{Bookmark, bookmark, bookmarked, end_bookmark, keep_bookmark};
pub use edit::{delete, edit, remove, restorable, restore};
pub use find::{Found, find};
pub use history::{Revision, history};
pub use list::{
    Listing, Row, Sort, Written, list, moved_here, of_person, of_space, pinned, recent, waiting,
};
pub use model::{
    Lock, NewPost, NewThread, Post, PostState, REASONS, Reaction, Removal, Removed, Thread, Via,
    View, day_after, language,
};
pub use moderate::{lock, move_to, pin, unlock, unpin};
pub use page::{Asked, At, Parent, Shown, Single, facts, permalink, post, show, thread_facts};
pub use react::{end_reaction, react, recount_reactions};
pub use seen::{Seen, keep_view, mark_all_read, mark_read, mark_seen, mark_unread, unread};
pub use write::{recount, reply, start};
