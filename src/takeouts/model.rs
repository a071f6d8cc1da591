//! What is known of a ZIP.

use crate::base::{Instant, days};

/// For how many days one can be fetched.
pub const DAYS: u64 = 7;

/// A ZIP that is being made, or is there.
#[derive(Clone, Debug)]
pub struct Takeout {
    /// 128 random bits in hexadecimal.
    pub name: String,
    pub asked_at: Instant,
    /// None while it is being made.
    pub ready_at: Option<Instant>,
    pub size: i64,
}

impl Takeout {
    /// True while nobody gets a newer one: it is being made, or is not a day old.
    pub fn is_new(&self, now: Instant) -> bool {
        self.ready_at.is_none_or(|at| now < at.plus(days(1)))
    }

    /// When it is gone.
    pub fn ends_at(&self) -> Option<Instant> {
        self.ready_at.map(|at| at.plus(days(DAYS)))
    }
}
