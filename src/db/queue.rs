//! How long the first in a queue has waited: the truest sign that more is asked than can be done.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::base::clock::Stopwatch;

/// Who waits, in the order in which they came.
#[derive(Clone, Default)]
pub(super) struct Queue(Arc<Mutex<Line>>);

#[derive(Default)]
struct Line {
    next: u64,
    waiting: BTreeMap<u64, Stopwatch>,
    /// Since when somebody has always waited.
    since: Option<Stopwatch>,
    /// Since the last one's turn came, or the first came to wait.
    turn: Option<Stopwatch>,
    /// From one turn to the next, of late.
    pace: Duration,
}

/// Turns over which the pace is smoothed: they come in bursts.
const SMOOTHED: u32 = 64;

/// A place in the queue; who drops it waits no more.
pub(super) struct Place(Queue, u64);

impl Queue {
    pub(super) fn enter(&self) -> Place {
        let mut line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = line.next;
        line.next += 1;
        line.waiting.insert(number, Stopwatch::start());
        line.since.get_or_insert_with(Stopwatch::start);
        line.turn.get_or_insert_with(Stopwatch::start);
        Place(self.clone(), number)
    }

    pub(super) fn len(&self) -> usize {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        line.waiting.len()
    }

    /// How long the first has waited; nothing where nobody waits.
    pub(super) fn age(&self) -> Duration {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = line.waiting.values().next().copied();
        first.map_or(Duration::ZERO, Stopwatch::elapsed)
    }

    /// How long who comes now will wait, as turns come of late; no less than the first has waited already.
    pub(super) fn ahead(&self) -> Duration {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = line.waiting.values().next().copied();
        let waiting = u32::try_from(line.waiting.len()).unwrap_or(u32::MAX);
        let first = first.map_or(Duration::ZERO, Stopwatch::elapsed);
        first.max(line.pace.saturating_mul(waiting))
    }

    /// How long somebody has waited without a break, the one or the other; nothing where nobody waits.
    pub(super) fn stands(&self) -> Duration {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        line.since.map_or(Duration::ZERO, Stopwatch::elapsed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut line = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        line.waiting.remove(&self.1);
        let others = !line.waiting.is_empty();
        let next = others.then(Stopwatch::start);
        if let Some(turn) = std::mem::replace(&mut line.turn, next) {
            line.pace = (line.pace * (SMOOTHED - 1) + turn.elapsed()) / SMOOTHED;
        }
        if !others {
            line.since = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    #[test]
    fn the_first_says_how_long_one_waits() {
        let queue = Queue::default();
        assert_eq!((queue.age(), queue.len()), (Duration::ZERO, 0));
        let (first, span) = (queue.enter(), Duration::from_millis(20));
        std::thread::sleep(span);
        let second = queue.enter();
        assert!(queue.age() >= span && queue.len() == 2);
        drop(second);
        assert!(queue.age() >= span, "the first is still there");
        drop(first);
        assert_eq!((queue.age(), queue.len()), (Duration::ZERO, 0));
    }

    #[test]
    fn how_long_one_will_wait_is_known_from_how_fast_the_others_had_their_turn() {
        let (queue, turn) = (Queue::default(), Duration::from_millis(1));
        let mut line: VecDeque<Place> = (0..10).map(|_| queue.enter()).collect();
        for _ in 0..200 {
            std::thread::sleep(turn);
            line.push_back(queue.enter());
            line.pop_front();
        }
        line.extend((0..1000).map(|_| queue.enter()));
        assert!(queue.age() < queue.ahead());
        assert!(queue.ahead() >= 900 * turn, "{:?}", queue.ahead());
        line.clear();
        assert_eq!(queue.ahead(), Duration::ZERO);
    }

    #[test]
    fn while_nobody_waits_turns_are_not_slow_and_who_waits_long_says_so() {
        let (queue, span) = (Queue::default(), Duration::from_millis(50));
        for _ in 0..3 {
            drop(queue.enter());
            std::thread::sleep(span);
        }
        let first = queue.enter();
        assert!(queue.ahead() < span);
        std::thread::sleep(span);
        assert!(queue.ahead() >= span);
        drop(first);
    }

    #[test]
    fn a_queue_stands_until_nobody_waits() {
        let queue = Queue::default();
        assert_eq!(queue.stands(), Duration::ZERO);
        let (first, span) = (queue.enter(), Duration::from_millis(20));
        std::thread::sleep(span);
        let second = queue.enter();
        drop(first);
        assert!(queue.stands() >= span && queue.age() < queue.stands());
        drop(second);
        assert_eq!(queue.stands(), Duration::ZERO);
        let _third = queue.enter();
        let stands = queue.stands();
        assert!(queue.age() >= stands, "another queue");
    }
}
