//! What waits to be sent to one listener: bounded, so that who reads slowly costs no more than that.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::Topic;
use super::presence::Reading;
use super::told::Told;

/// Messages that may wait.
const MOST: usize = 256;
/// Bytes that may wait.
const BYTES: usize = 256 * 1024;

/// What a listener takes out of his queue.
#[derive(Default)]
pub(super) struct Taken {
    pub told: Vec<Arc<Told>>,
    /// Who reads what he reads, where others do now.
    pub reading: Vec<Arc<Reading>>,
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
    /// The newest of each topic.
    reading: HashMap<Topic, Arc<Reading>>,
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
        inner.bytes += told.text.len();
        inner.told.push_back(told.clone());
        if inner.is_over() {
            inner.thin();
        }
        if inner.is_over() {
            inner.told = VecDeque::from([told.clone()]);
            inner.bytes = told.text.len();
            inner.lost = true;
        }
        drop(inner);
        self.wake.notify_one();
    }

    pub(super) fn read(&self, reading: &Arc<Reading>) {
        self.lock().reading.insert(reading.topic, reading.clone());
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
            reading: inner.reading.drain().map(|(_, reading)| reading).collect(),
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

impl Inner {
    fn is_over(&self) -> bool {
        self.told.len() > MOST || self.bytes > BYTES
    }

    /// Leaves out counts that a later one has made old: what follows such a one says that it follows what came before it.
    fn thin(&mut self) {
        let counts = |told: &Arc<Told>| Some((told.counts.clone()?, told.seq));
        let newest: HashMap<String, i64> = self.told.iter().filter_map(counts).collect();
        let is_old = |told: &Told| {
            let of = told.counts.as_ref().and_then(|of| newest.get(of));
            of.is_some_and(|newest| *newest != told.seq)
        };
        let mut before = HashMap::<Topic, i64>::new();
        for told in std::mem::take(&mut self.told) {
            if is_old(&told) {
                for (topic, prev) in &told.prev {
                    before.entry(*topic).or_insert(*prev);
                }
                continue;
            }
            let told = told.behind(&before).map_or(told, Arc::new);
            before.retain(|topic, _| !told.topics.contains(topic));
            self.told.push_back(told);
        }
        self.bytes = self.told.iter().map(|told| told.text.len()).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ThreadId;

    fn told(seq: i64, size: usize) -> Arc<Told> {
        Arc::new(Told {
            seq,
            topics: Vec::new(),
            prev: HashMap::new(),
            counts: None,
            rings: false,
            text: "x".repeat(size),
        })
    }

    /// An event of one topic, which follows the number ahead of it.
    fn counted(seq: i64, counts: Option<&str>) -> Arc<Told> {
        let topic = Topic::Thread(ThreadId(7));
        let text = serde_json::json!({ "seq": seq, "prev": { "thread:7": seq - 1 } });
        Arc::new(Told {
            topics: vec![topic],
            prev: HashMap::from([(topic, seq - 1)]),
            counts: counts.map(str::to_owned),
            text: text.to_string(),
            ..Arc::into_inner(told(seq, 0)).unwrap()
        })
    }

    #[test]
    fn of_counts_the_newest_is_kept_and_the_chain_holds() {
        let queue = Queue::default();
        // Posts at 1, 101, 201 ..., and between them counts of two posts in turn.
        for seq in 1..=1000 {
            let of = if seq % 2 == 0 { "even" } else { "odd" };
            queue.put(&counted(seq, Some(of).filter(|_| seq % 100 != 1)));
        }
        let taken = queue.take();
        assert!(
            !taken.lost && taken.told.len() <= MOST,
            "{}",
            taken.told.len()
        );
        let mut last = 0;
        for told in &taken.told {
            let said: serde_json::Value = serde_json::from_str(&told.text).unwrap();
            assert_eq!(said["prev"]["thread:7"], last, "{said}");
            assert_eq!(told.prev.values().next(), Some(&last));
            last = told.seq;
        }
        let posts: Vec<i64> = (0..10).map(|n| 100 * n + 1).collect();
        let numbers: Vec<i64> = taken.told.iter().map(|told| told.seq).collect();
        assert!(
            posts.iter().all(|post| numbers.contains(post)),
            "{numbers:?}"
        );
        assert!(numbers.ends_with(&[999, 1000]), "{numbers:?}");
    }

    #[test]
    fn what_counts_nothing_is_never_left_out_alone() {
        let queue = Queue::default();
        for seq in 1..=257 {
            queue.put(&counted(seq, None));
        }
        assert_eq!(numbers(&queue), (vec![257], true));
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
