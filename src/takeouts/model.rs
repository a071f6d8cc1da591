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
    /// When it is gone.
    pub fn ends_at(&self) -> Option<Instant> {
        self.ready_at.map(|at| at.plus(days(DAYS)))
    }
}
