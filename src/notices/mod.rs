//! Who is told of what happened: what each wants to hear of, and the rows that bell, page, programs and letters read.

mod fan;
mod follow;
mod list;
mod model;
mod names;
mod rows;
mod tell;

pub use fan::TellFollowers;
pub use follow::{Follow, choose, follows, level_of};
pub use list::{BELL, Notice, forget, notices, open, read_seen, read_up_to, saw, unread};
pub use model::{Kind, Level, Target};
pub use names::Named;
pub use tell::{follow, tell};
