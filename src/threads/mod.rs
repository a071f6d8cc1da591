//! Threads and their posts: the tree, revisions, tombstones, and what each reader has seen.

mod brakes;
mod decide;
mod drafts;
mod edit;
mod find;
mod hold;
mod list;
mod model;
mod moderate;
mod page;
mod rows;
mod seen;
mod shown;
mod target;
mod write;

pub use decide::{approve, refuse};
pub use drafts::{
    Draft, Words, discard_draft, draft, drafts, forget_drafts, held, hold, let_go, save_draft,
};
pub use edit::{delete, edit, remove, restorable, restore};
pub use find::{Found, find};
pub use hold::{PostWaits, Waiting, ask_moderators, waiting_in};
pub use list::{
    Listing, Row, Sort, Written, list, moved_here, of_person, of_space, pinned, recent, waiting,
};
pub use model::{
    Lock, NewPost, NewThread, Post, PostState, REASONS, Removal, Removed, Thread, Via, View,
    day_after, language,
};
pub use moderate::{lock, move_to, pin, unlock, unpin};
pub use page::{At, Parent, Shown, Single, facts, permalink, post, show, thread_facts};
pub use seen::{Missing, Seen, keep_view, mark_seen, missing, unread};
pub use shown::{shows, used};
pub use target::Target;
pub use write::{recount, reply, start};
