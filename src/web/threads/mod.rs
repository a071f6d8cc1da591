//! Pages of threads and posts.

mod again;
mod article;
mod by_letter;
pub mod compose;
mod decide;
mod describe;
mod desk;
mod diff;
pub mod drafts;
mod history;
pub mod legal_words;
mod long;
mod marks;
mod moderate;
mod posts;
pub mod preview;
pub mod question;
pub mod question_words;
mod react;
mod reading;
mod redact;
mod render;
mod seal;
mod show;
pub mod structured;
pub mod tags;
mod tree;
pub mod view;

pub use again::again;
pub use article::{
    Sent, create_article, edit_article, fields as article_fields, new_article,
    read as read_article, rendered as rendered_article, save_article,
};
pub use by_letter::{create_publication, publish};
pub use compose::{create_post, create_thread, new_post, new_thread};
pub use decide::{create_review, decide, decision, review};
pub use describe::{create_descriptions, pictures};
pub use desk::{discard_draft, draft, drafts, save_draft};
pub use history::{addition, create_addition, create_purge, history, purge};
pub use long::part_words;
pub use moderate::{
    create_lock, create_move, create_pin, end_lock, end_pin, lock_end, moderate, pin_end,
};
pub use posts::{
    create_deletion, create_removal, create_restoration, create_revision, delete, edit, permalink,
    remove, restore,
};
pub use preview::preview;
pub use react::{
    bookmark, bookmarks, create_bookmark, create_reaction, end_bookmark, end_reaction, reaction,
};
pub use reading::{keep_view, mark_forum_read, mark_read, mark_space_read, mark_unread};
pub use redact::{
    HidingDeed, create_redaction, hidden_line, hide_form, label as hidden_label,
    perform as do_redact, redactions, show_form, site_label, told as told_hidden,
};
pub use render::{Head, rendered};
pub use show::show;
pub use tags::{save_tags, tagged, tags};
