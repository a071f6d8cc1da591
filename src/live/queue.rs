//! What waits to be sent to one listener: bounded, so that who reads slowly costs no more than that.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::told::Told;

/// Messages that may wait.
const MOST: usize = 256;
/// Bytes that may wait.
const BYTES: usize = 256 * 1024;

/// What a listener takes out of his queue.
#[derive(Default)]
pub(super) struct Taken {
    pub told: Vec<Arc<Told>>,
    /// More waited than may: it was thrown away, and he must read anew.
    pub lost: bool,
    /// His rights may have changed since he last took something.
    pub recheck: bool,
    /// The site stops.
    pub over: bool,
}

#[derive(Default)]
struct Inner {
    told: VecDeque<Arc<Told>>,
    bytes: usize,
    lost: bool,
    recheck: bool,
    over: bool,
}

#[derive(Default)]
pub(super) struct Queue {
    inner: Mutex<Inner>,
    wake: Notify,
}

impl Queue {
    pub(super) fn put(&self, told: &Arc<Told>) {
        let mut inner = self.lock();
        // An event with several topics comes once.
        if inner.told.back().is_some_and(|last| last.seq >= told.seq) {
            return;
        }
        if inner.told.len() >= MOST || inner.bytes + told.text.len() > BYTES {
            inner.told.clear();
            inner.bytes = 0;
            inner.lost = true;
        }
        inner.bytes += told.text.len();
        inner.told.push_back(told.clone());
        drop(inner);
        self.wake.notify_one();
    }

    pub(super) fn recheck(&self) {
        self.lock().recheck = true;
        self.wake.notify_one();
    }

    pub(super) fn end(&self) {
        self.lock().over = true;
        self.wake.notify_one();
    }

    pub(super) fn take(&self) -> Taken {
        let mut inner = self.lock();
        inner.bytes = 0;
        Taken {
            told: inner.told.drain(..).collect(),
            lost: std::mem::take(&mut inner.lost),
            recheck: std::mem::take(&mut inner.recheck),
            over: inner.over,
        }
    }

    /// Waits until there is something to take.
    pub(super) async fn filled(&self) {
        self.wake.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(seq: i64, size: usize) -> Arc<Told> {
        Arc::new(Told {
            seq,
            topics: Vec::new(),
            text: "x".repeat(size),
        })
    }

    fn numbers(queue: &Queue) -> (Vec<i64>, bool) {
        let taken = queue.take();
        (taken.told.iter().map(|told| told.seq).collect(), taken.lost)
    }

    #[test]
    fn what_waits_is_taken_in_order_and_once() {
        let queue = Queue::default();
        for seq in [3, 3, 5, 9] {
            queue.put(&told(seq, 10));
        }
        assert_eq!(numbers(&queue), (vec![3, 5, 9], false));
        assert_eq!(numbers(&queue), (vec![], false));
    }

    #[test]
    fn one_message_or_byte_too_many_empties_it_and_says_so() {
        let queue = Queue::default();
        for seq in 1..=257 {
            queue.put(&told(seq, 10));
        }
        assert_eq!(numbers(&queue), (vec![257], true));
        queue.put(&told(300, 200 * 1024));
        queue.put(&told(301, 100 * 1024));
        assert_eq!(numbers(&queue), (vec![301], true));
        queue.put(&told(302, 10));
        assert_eq!(numbers(&queue), (vec![302], false));
    }
}
