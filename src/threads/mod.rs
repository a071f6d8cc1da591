//! Threads and their posts: the tree, revisions, tombstones, and what each reader has seen.

mod added;
mod alt;
mod amend;
mod archive;
mod article;
mod beside;
mod bookmark;
mod brakes;
mod coauthors;
mod decide;
mod describe;
mod drafts;
mod edit;
mod feed;
mod find;
mod hidden;
mod history;
mod hold;
mod kept;
mod label;
mod list;
mod mentions;
mod model;
mod moderate;
mod news;
mod notes;
mod page;
mod prepared;
mod react;
mod recount;
mod redact;
mod retext;
mod rows;
mod seen;
mod shown;
mod signed;
mod sitemap;
mod subject;
mod tags;
mod target;
mod voices;
mod write;

pub use added::Addition;
pub use alt::{Description, made_anew};
pub use amend::{Erased, add, add_spoken, erased, purge, purge_again};
pub use archive::{Reach, all_posts, homes, standing};
pub use article::{close_comments, revise, revise_spoken};
pub use beside::{Note, Writer, notes_beside};
pub use bookmark::{Bookmark, bookmark, bookmarked, end_bookmark, keep_bookmark};
pub use coauthors::{coauthors, writes_along, written_along};
pub use decide::{approve, refuse};
pub use describe::{Described, Pictures, describe, pictures};
pub use drafts::{
    Draft, Words, discard_all, discard_draft, draft, drafts, forget_drafts, held, hold, let_go,
    save_draft, titles,
};
pub use edit::{delete, edit, edit_spoken, remove, restorable, restore};
pub use feed::{Entry, News, Origin, feed};
pub use find::{
    Found, above, among, find, find_fallen, find_given_back, for_the_site, seen_thread,
};
pub use hidden::{bears, hides, told as told_hidden};
pub use history::{Revision, history};
pub use hold::{PostWaits, Waiting, ask_moderators, count_waiting, waiting_in};
pub use kept::{Drawn, Kept, Parent, Shared};
pub use label::{may_tag, set_tags};
pub use list::{
    Listing, Row, Sort, Wanted, Written, list, moved_here, of_person, pinned, recent, tagged,
    waiting,
};
pub use mentions::{Unreached, linked, unreached};
pub use model::{
    Lock, NewPost, NewThread, Post, PostState, QUESTION, REASONS, Reaction, Removal, Removed,
    Thread, Via, View, day_after, few_files, language, tag_names,
};
pub use moderate::{lock, move_to, pin, unlock, unpin};
pub use notes::{
    beside_with_hidden, hidden_around, hidden_beside, hide_beside, show_beside, unspoken_beside,
};
pub use page::{Asked, At, Shown, Single, facts, permalink, post, show, thread_facts};
pub use prepared::{
    discard_prepared, fell_prepared, hand_over, hide_prepared, opening, opening_text,
    place_prepared, prepare, publish_prepared, rename, retag, rewrite, settle,
};
pub use react::{end_reaction, react};
pub use recount::{drift, last_written, recount, to_count};
pub use redact::{
    Hiding, Redacted, Redaction, ToHide, lift, may_redact, redact, redacted, redactions,
    with_hidden,
};
pub use seen::{
    Missing, Seen, keep_view, last_read, mark_all_read, mark_read, mark_seen, mark_unread, missing,
    seen_of, unread,
};
pub use shown::{shows, spaces_showing, used};
pub use sitemap::{Listed, Mapped, part, parts};
pub use subject::called;
pub use tags::{known_tags, of as tags_among, tags_of};
pub use target::Target;
pub use voices::{Voice, voices};
pub use write::{reply, speak, speak_first, start};
