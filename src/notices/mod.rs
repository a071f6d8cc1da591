//! Who is told of what happened: what each wants to hear of, and the rows that bell, page, programs and letters read.

mod compile;
mod due;
mod fan;
mod follow;
mod letters;
mod list;
mod matters;
mod model;
mod names;
mod prefs;
mod questions;
mod rows;
mod sentence;
mod stop;
mod tell;

pub use due::{drop_waiting, write_letters};
pub use fan::TellFollowers;
pub use follow::{Follow, choose, follows, level_of};
pub use letters::{
    AtOnce, Desk, Digest, DigestEnds, Ended, Evening, Head, Item, Links, Place, Reminders, Told,
    Ways,
};
pub use list::{
    BELL, Lead, Notice, forget, lead, notices, open, read_seen, read_up_to, saw, told_of, unread,
};
pub use model::{Kind, Level, Target};
pub use names::Named;
pub use prefs::{MOST, Prefs, Rhythm, begin_digest, keep_prefs, prefs};
pub use sentence::sentence;
pub use stop::{Stop, Wish, stop};
pub use tell::{follow, pass_over, tell};
