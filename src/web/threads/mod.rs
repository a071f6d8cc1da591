//! Pages of threads and posts.

mod again;
mod compose;
mod decide;
mod desk;
mod drafts;
mod moderate;
mod posts;
mod render;
mod show;
pub mod view;

pub use again::again;
pub use compose::{create_post, create_thread, new_post, new_thread, preview};
pub use decide::{create_review, decide, decision, review};
pub use desk::{discard_draft, draft, drafts, save_draft};
pub use moderate::{create_lock, create_move, create_pin, end_lock, end_pin, moderate};
pub use posts::{
    create_deletion, create_removal, create_restoration, create_revision, delete, edit, permalink,
    remove, restore,
};
pub use render::{Head, rendered};
pub use show::{keep_view, show};
