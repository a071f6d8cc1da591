//! What happens in the threads of the demo, and when.

use super::content::Thread;
use crate::base::{Instant, days, hours, minutes};

/// One deed, and when it is done.
pub(super) struct Deed {
    pub at: Instant,
    pub thread: usize,
    pub what: What,
}

/// What it is.
#[derive(Clone, Copy)]
pub(super) enum What {
    Say(usize),
    Edit(usize),
    Fall(usize),
    Pin,
    Lock,
    Move,
}

/// What happens in a thread, and when.
pub(super) fn deeds_of(i: usize, thread: &Thread, now: Instant) -> Vec<Deed> {
    let start = now
        .minus(days(thread.days_ago))
        .minus(hours(u64::try_from(i % 7).unwrap_or(0)));
    let latest = now.minus(minutes(u64::try_from(3 + i % 50).unwrap_or(3)));
    let mut deeds = Vec::new();
    let mut at = start;
    for (n, post) in thread.posts.iter().enumerate() {
        at = at.plus(post.wait()).min(latest);
        deeds.push(Deed {
            at: if post.held { latest } else { at },
            thread: i,
            what: What::Say(n),
        });
        if let Some(edited) = &post.edited {
            let later = at.plus(minutes(edited.minutes_later)).min(latest);
            deeds.push(Deed {
                at: later,
                thread: i,
                what: What::Edit(n),
            });
        }
        if post.removed.is_some() {
            deeds.push(Deed {
                at: at.plus(hours(3)).min(latest),
                thread: i,
                what: What::Fall(n),
            });
        }
    }
    let end = at.plus(hours(2)).min(latest);
    if thread.pinned_days.is_some() {
        deeds.push(Deed {
            at: start.plus(minutes(5)),
            thread: i,
            what: What::Pin,
        });
    }
    if thread.locked.is_some() {
        deeds.push(Deed {
            at: end,
            thread: i,
            what: What::Lock,
        });
    }
    if thread.moved_from.is_some() {
        // Recent enough for the trace in the old list to be seen.
        deeds.push(Deed {
            at: end.max(now.minus(days(3))),
            thread: i,
            what: What::Move,
        });
    }
    deeds
}
