//! How often something may be done: a bucket of tokens, kept as the one instant at which it is full again.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Instant;

/// Buckets that a process keeps at most: 16 bytes and a slot each, under 64 MB while the table grows.
const MOST: usize = 900_000;

/// So often in so much time: at once, or spread.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    pub count: u32,
    pub per: Duration,
}

impl Rate {
    /// `count` in `per`.
    pub const fn new(count: u32, per: Duration) -> Rate {
        Rate { count, per }
    }

    /// So many times as often.
    pub fn times(self, n: u32) -> Rate {
        Rate::new(self.count.saturating_mul(n), self.per)
    }

    /// When the bucket will be full again once a token is taken.
    ///
    /// # Errors
    /// How long to wait when it is empty.
    pub fn take(self, full_at: Instant, now: Instant) -> Result<Instant, Duration> {
        let next = full_at.max(now).plus(self.per / self.count.max(1));
        let last = now.plus(self.per);
        if next <= last {
            Ok(next)
        } else {
            Err(next.since(last))
        }
    }
}

/// From where an act comes, for those that are counted by network whoever does them.
#[derive(Clone, Debug)]
pub struct Source {
    /// None where it is not known.
    pub network: Option<String>,
    /// How much more a network may that many people share.
    pub times: u32,
}

/// The buckets of this process, by what is done and by whom.
#[derive(Default)]
pub struct Buckets {
    hasher: RandomState,
    full_at: Mutex<HashMap<u64, Instant>>,
}

impl Buckets {
    /// Takes a token.
    ///
    /// # Errors
    /// How long to wait when the bucket is empty.
    pub fn take(&self, what: &str, who: &str, rate: Rate, now: Instant) -> Result<(), Duration> {
        let key = self.hasher.hash_one((what, who));
        let mut all = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let next = rate.take(all.get(&key).copied().unwrap_or(now), now)?;
        if all.len() >= MOST && !all.contains_key(&key) {
            all.retain(|_, full_at| *full_at > now);
            if all.len() >= MOST {
                // A flood from so many sources is not for these limits to stop: memory stays bounded.
                all.clear();
            }
        }
        all.insert(key, next);
        Ok(())
    }

    /// Says whether a token could be taken, and takes none.
    ///
    /// # Errors
    /// How long to wait when the bucket is empty.
    pub fn look(&self, what: &str, who: &str, rate: Rate, now: Instant) -> Result<(), Duration> {
        let key = self.hasher.hash_one((what, who));
        let all = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        rate.take(all.get(&key).copied().unwrap_or(now), now)
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{minutes, seconds};

    #[test]
    fn a_bucket_gives_so_many_and_fills_again() {
        let (rate, mut now, mut full_at) = (Rate::new(5, minutes(5)), Instant(0), Instant(0));
        for _ in 0..5 {
            full_at = rate.take(full_at, now).unwrap();
        }
        assert_eq!(rate.take(full_at, now), Err(minutes(1)));
        now = now.plus(seconds(61));
        full_at = rate.take(full_at, now).unwrap();
        assert_eq!(rate.take(full_at, now), Err(seconds(59)));
        assert!(rate.take(full_at, now.plus(minutes(60))).is_ok());
    }

    #[test]
    fn buckets_are_bounded() {
        let buckets = Buckets::default();
        let rate = Rate::new(1, minutes(1));
        for n in 0..MOST + 10 {
            buckets
                .take("any", &n.to_string(), rate, Instant(0))
                .unwrap();
        }
        let all = buckets.full_at.lock().unwrap();
        assert!(
            all.len() <= MOST && all.capacity() * 17 < 64_000_000,
            "{}",
            all.capacity()
        );
    }
}
