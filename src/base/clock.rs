//! Time is handed in: an instant is microseconds since 1970 in UTC, and tests move the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A point in time, in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// This instant, `span` later.
    pub fn plus(self, span: Duration) -> Instant {
        Instant(self.0.saturating_add(micros(span)))
    }

    /// This instant, `span` earlier.
    pub fn minus(self, span: Duration) -> Instant {
        Instant(self.0.saturating_sub(micros(span)))
    }

    /// The time from `earlier` to this instant; zero when it is not earlier.
    pub fn since(self, earlier: Instant) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands still until it is moved.
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `start` until [`Clock::advance`] moves it.
    pub fn hand(start: Instant) -> Clock {
        Clock::Hand(Arc::new(AtomicI64::new(start.0)))
    }

    /// The present instant.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    pub fn now(&self) -> Instant {
        match self {
            Clock::System => Instant(micros(
                SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .unwrap_or_default(),
            )),
            Clock::Hand(at) => Instant(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a hand clock on; the machine's clock is not ours to move.
    pub fn advance(&self, span: Duration) {
        if let Clock::Hand(at) = self {
            at.fetch_add(micros(span), Ordering::SeqCst);
        }
    }

    /// Sets a hand clock; the machine's clock is not ours to set.
    pub fn set(&self, to: Instant) {
        if let Clock::Hand(at) = self {
            at.store(to.0, Ordering::SeqCst);
        }
    }
}

/// A stretch of real time, for budgets and figures that no test moves.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

/// The machine's own count of time, as libraries ask for it.
pub type Ticks = std::time::Instant;

impl Stopwatch {
    /// Starts to count.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the monotonic clock"
    )]
    pub fn start() -> Stopwatch {
        Stopwatch(std::time::Instant::now())
    }

    /// Real time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// `n` times 24 hours.
pub const fn days(n: u64) -> Duration {
    hours(n * 24)
}

/// `n` hours.
pub const fn hours(n: u64) -> Duration {
    minutes(n * 60)
}

/// `n` minutes.
pub const fn minutes(n: u64) -> Duration {
    seconds(n * 60)
}

/// `n` seconds.
pub const fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_clock_moves_only_by_hand() {
        let clock = Clock::hand(Instant(5));
        assert_eq!(clock.now(), Instant(5));
        clock.advance(seconds(2));
        assert_eq!(clock.now(), Instant(2_000_005));
        assert_eq!(clock.now().since(Instant(5)), seconds(2));
        assert_eq!(Instant(5).since(clock.now()), seconds(0));
    }
}
