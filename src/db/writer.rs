//! SQLite's one writer: takes what waits, gives each its savepoint, commits once, then answers all.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::conn::{Conn, Tx};
use super::{Answer, Said, Work, dialect};
use crate::base::{Clock, Error, Result};

/// Writes that may wait; one more is told `Busy`.
const QUEUE: usize = 1000;
/// Writes that share one commit.
const GROUP: usize = 64;

pub(super) struct Writer {
    queue: Mutex<Option<SyncSender<Work>>>,
    waiting: Arc<AtomicUsize>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(
        mut conn: Conn,
        clock: Clock,
        said: Said,
    ) -> std::result::Result<Writer, String> {
        let (queue, inbox) = sync_channel::<Work>(QUEUE);
        let waiting = Arc::new(AtomicUsize::new(0));
        let counter = waiting.clone();
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                // What a crash kept from being wiped is wiped now.
                let mut wiped = true;
                while let Some(group) = take(&inbox) {
                    counter.fetch_sub(group.len(), Ordering::Relaxed);
                    if write_group(&mut conn, group, &clock, &said, &mut wiped) {
                        said.commit();
                    }
                }
            })
            .map_err(|e| format!("the writer does not start: {e}"))?;
        Ok(Writer {
            queue: Mutex::new(Some(queue)),
            waiting,
            thread: Mutex::new(Some(thread)),
        })
    }

    pub(super) fn submit(&self, work: Work) -> Result<()> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(queue) = queue.as_ref() else {
            return Err(Error::Busy);
        };
        self.waiting.fetch_add(1, Ordering::Relaxed);
        queue.try_send(work).map_err(|fault| {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            match fault {
                TrySendError::Full(_) => Error::Busy,
                TrySendError::Disconnected(_) => Error::broken("the writer has stopped"),
            }
        })
    }

    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    pub(super) fn close(&self) {
        drop(
            self.queue
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("The writer ended in a panic");
        }
    }
}

/// The next write and all that already wait behind it; `None` when the queue is closed and empty.
fn take(inbox: &Receiver<Work>) -> Option<Vec<Work>> {
    let mut group = vec![inbox.recv().ok()?];
    while group.len() < GROUP
        && let Ok(next) = inbox.try_recv()
    {
        group.push(next);
    }
    Some(group)
}

/// True when something was committed. `wiped` says that the log beside the database may hold what was wiped.
fn write_group(
    conn: &mut Conn,
    group: Vec<Work>,
    clock: &Clock,
    said: &Said,
    wiped: &mut bool,
) -> bool {
    let now = clock.now();
    let mut answers: Vec<Answer> = Vec::new();
    let (mut kept, mut news) = (false, false);
    let mut outcome = dialect::begin(conn);
    for work in group {
        if outcome.is_err() {
            break;
        }
        outcome = dialect::savepoint(conn);
        if outcome.is_err() {
            break;
        }
        // A piece that panics is undone alone; its caller learns it from the dropped channel.
        let mut tx = Tx::new(conn, now);
        let ran = catch_unwind(AssertUnwindSafe(|| work(&mut tx)));
        let keep = matches!(ran, Ok((true, _)));
        news |= keep && tx.has_news();
        *wiped |= keep && tx.has_wiped();
        outcome = dialect::end_savepoint(conn, keep);
        kept |= keep;
        if let Ok((_, answer)) = ran {
            answers.push(answer);
        }
    }
    let outcome = match outcome {
        Ok(()) => dialect::commit(conn),
        failed => {
            drop(dialect::rollback(conn));
            failed
        }
    };
    if let Err(why) = &outcome {
        tracing::error!(%why, "A commit failed");
        drop(dialect::rollback(conn));
    }
    let done = outcome.is_ok();
    if done && *wiped {
        *wiped = !dialect::empty_log(conn);
    }
    if done && news {
        said.news();
    }
    for answer in answers {
        answer(outcome.clone());
    }
    kept && done
}
