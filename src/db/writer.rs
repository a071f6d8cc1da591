//! SQLite's one writer: takes what waits, gives each its savepoint, commits once, then answers all.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::conn::{Conn, News, Tx};
use super::queue::{Place, Queue};
use super::{Answer, Said, Work, dialect};
use crate::base::clock::Stopwatch;
use crate::base::{Clock, Error, Result};

/// Writes that may wait; one more is told `Busy`.
const QUEUE: usize = 1000;
/// Writes that share one commit.
const GROUP: usize = 64;
/// Between two tries to empty the log that a reader keeps.
const REST: Duration = Duration::from_millis(500);

/// A piece of writing and its place in the queue.
type Waiting = (Work, Place);

pub(super) struct Writer {
    inbox: Mutex<Option<SyncSender<Waiting>>>,
    queue: Queue,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(
        mut conn: Conn,
        clock: Clock,
        said: Said,
    ) -> std::result::Result<Writer, String> {
        let (sender, inbox) = sync_channel::<Waiting>(QUEUE);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                // What a crash kept from being wiped is wiped now.
                let mut owed = Owed {
                    wiped: true,
                    ..Owed::default()
                };
                while let Some(group) = take(&inbox) {
                    if write_group(&mut conn, group, &clock, &said, &mut owed) {
                        said.commit();
                    }
                }
            })
            .map_err(|e| format!("the writer does not start: {e}"))?;
        Ok(Writer {
            inbox: Mutex::new(Some(sender)),
            queue: Queue::default(),
            thread: Mutex::new(Some(thread)),
        })
    }

    pub(super) fn submit(&self, work: Work) -> Result<()> {
        let inbox = self.inbox.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(inbox) = inbox.as_ref() else {
            return Err(Error::Busy);
        };
        let sent = inbox.try_send((work, self.queue.enter()));
        sent.map_err(|fault| match fault {
            TrySendError::Full(_) => Error::Busy,
            TrySendError::Disconnected(_) => Error::broken("the writer has stopped"),
        })
    }

    /// True while its thread runs.
    pub(super) fn is_alive(&self) -> bool {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// Who waits to write.
    pub(super) fn queue(&self) -> &Queue {
        &self.queue
    }

    pub(super) fn close(&self) {
        drop(
            self.inbox
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
fn take(inbox: &Receiver<Waiting>) -> Option<Vec<Work>> {
    let mut group = vec![inbox.recv().ok()?.0];
    while group.len() < GROUP
        && let Ok((next, _)) = inbox.try_recv()
    {
        group.push(next);
    }
    Some(group)
}

/// What was wiped, and may stand in the log beside the database still.
#[derive(Default)]
struct Owed {
    wiped: bool,
    /// Since it was last tried to empty the log, and a reader was in the way.
    tried: Option<Stopwatch>,
}

impl Owed {
    /// Empties the log when that is due: not at every commit while somebody reads for long, as a backup does.
    fn settle(&mut self, conn: &mut Conn) {
        let rests = self.tried.is_some_and(|tried| tried.elapsed() < REST);
        if self.wiped && !rests {
            self.wiped = !dialect::empty_log(conn);
            self.tried = self.wiped.then(Stopwatch::start);
        }
    }
}

/// True when something was committed.
fn write_group(
    conn: &mut Conn,
    group: Vec<Work>,
    clock: &Clock,
    said: &Said,
    owed: &mut Owed,
) -> bool {
    let now = clock.now();
    let mut answers: Vec<Answer> = Vec::new();
    let (mut kept, mut news) = (false, News::None);
    let mut outcome = dialect::begin(conn, false);
    for work in group {
        outcome = outcome.and_then(|()| dialect::savepoint(conn));
        if let Err(why) = &outcome {
            answers.push(work(Err(why.clone())).1);
            continue;
        }
        // A piece that panics is undone alone; its caller learns it from the dropped channel.
        let mut tx = Tx::new(conn, now);
        let ran = catch_unwind(AssertUnwindSafe(|| work(Ok(&mut tx))));
        let keep = matches!(ran, Ok((true, _)));
        news = if keep { news.max(tx.news()) } else { news };
        owed.wiped |= keep && tx.has_wiped();
        // SQLite gives the whole transaction up when the disk is full: it may be tried again.
        outcome = dialect::end_savepoint(conn, keep).map_err(|_| Error::Busy);
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
    if done {
        owed.settle(conn);
    }
    if done {
        said.news(news);
    }
    for answer in answers {
        answer(outcome.clone());
    }
    kept && done
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use diesel::connection::SimpleConnection;
    use diesel::sql_types::BigInt;
    use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
    use tokio::sync::watch;

    use super::*;

    /// A table of numbers; one that is `owed` must be there when the transaction commits.
    fn table() -> Conn {
        let mut c = SqliteConnection::establish(":memory:").unwrap();
        c.batch_execute(
            "PRAGMA foreign_keys = ON; CREATE TABLE kept (id INTEGER PRIMARY KEY, \
             owed INTEGER REFERENCES kept (id) DEFERRABLE INITIALLY DEFERRED);",
        )
        .unwrap();
        Conn::Sqlite(c)
    }

    #[derive(QueryableByName)]
    struct Kept {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }

    fn kept(conn: &mut Conn) -> Vec<i64> {
        let rows: Vec<Kept> = sql_query("SELECT id FROM kept ORDER BY id")
            .load(conn)
            .unwrap();
        rows.into_iter().map(|row| row.id).collect()
    }

    /// What hears of commits, and how many there were.
    fn said() -> (Said, watch::Receiver<u64>) {
        let (committed, seen) = watch::channel(0);
        (Said::over(committed), seen)
    }

    type Heard = Receiver<Result<()>>;

    /// A piece of writing that runs this statement and then ends so, and what its caller hears.
    fn work(sql: &str, end: Result<()>) -> (Work, Heard) {
        let (send, heard) = mpsc::channel();
        let sql = sql.to_owned();
        let work: Work = Box::new(move |tx| {
            let outcome = tx.and_then(|tx| {
                tx.batch_execute(&sql)?;
                if matches!(end, Err(Error::Broken(_))) {
                    panic!("in the middle");
                }
                end
            });
            let keep = outcome.is_ok();
            let answer: Answer = Box::new(move |commit| drop(send.send(outcome.and(commit))));
            (keep, answer)
        });
        (work, heard)
    }

    fn write(conn: &mut Conn, all: Vec<(Work, Heard)>) -> (bool, Vec<Option<Result<()>>>) {
        let (group, heard): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let committed = write_group(conn, group, &Clock::System, &said().0, &mut Owed::default());
        (
            committed,
            heard.iter().map(|heard| heard.try_recv().ok()).collect(),
        )
    }

    fn put(id: i64) -> String {
        format!("INSERT INTO kept (id) VALUES ({id})")
    }

    #[test]
    fn a_piece_that_fails_or_panics_is_undone_alone() {
        let mut conn = table();
        let all = vec![
            work(&put(1), Ok(())),
            work(&put(2), Err(Error::NotFound)),
            work(&put(3), Err(Error::broken("panics"))),
            work("INSERT INTO nowhere VALUES (1)", Ok(())),
            work(&put(1), Ok(())),
            work(&put(4), Ok(())),
        ];
        let (committed, heard) = write(&mut conn, all);
        assert!(committed);
        assert_eq!(heard[0], Some(Ok(())));
        assert_eq!(heard[1], Some(Err(Error::NotFound)));
        assert_eq!(heard[2], None, "the channel closes");
        assert!(matches!(heard[3], Some(Err(Error::Broken(_)))));
        assert_eq!(heard[4], Some(Err(Error::taken())));
        assert_eq!(heard[5], Some(Ok(())));
        assert_eq!(kept(&mut conn), [1, 4]);
    }

    #[test]
    fn a_commit_that_fails_fails_all_and_the_next_group_stands() {
        let mut conn = table();
        let owing = "INSERT INTO kept (id, owed) VALUES (2, 99)";
        let all = vec![work(&put(1), Ok(())), work(owing, Ok(()))];
        let (committed, heard) = write(&mut conn, all);
        assert!(!committed);
        assert!(heard.iter().all(|heard| matches!(heard, Some(Err(_)))));
        assert_eq!(kept(&mut conn), [0; 0]);
        let (committed, heard) = write(&mut conn, vec![work(&put(3), Ok(()))]);
        assert_eq!((committed, heard), (true, vec![Some(Ok(()))]));
        assert_eq!(kept(&mut conn), [3]);
    }

    #[test]
    fn when_the_transaction_is_lost_on_the_way_all_may_try_again() {
        let mut conn = table();
        let all = vec![
            work(&put(1), Ok(())),
            work("ROLLBACK", Ok(())),
            work(&put(2), Ok(())),
        ];
        let (committed, heard) = write(&mut conn, all);
        assert_eq!((committed, heard), (false, vec![Some(Err(Error::Busy)); 3]));
        assert_eq!(kept(&mut conn), [0; 0]);
        let (committed, _) = write(&mut conn, vec![work(&put(3), Ok(()))]);
        assert!(committed);
    }

    #[test]
    fn who_does_not_wait_for_the_answer_has_written_and_the_others_hear_theirs() {
        let mut conn = table();
        let all = vec![
            work(&put(1), Ok(())),
            // Its caller has gone away.
            (work(&put(2), Ok(())).0, mpsc::channel().1),
            (work(&put(3), Err(Error::NotFound)).0, mpsc::channel().1),
            work(&put(4), Ok(())),
        ];
        let (committed, heard) = write(&mut conn, all);
        assert!(committed);
        assert_eq!(heard, [Some(Ok(())), None, None, Some(Ok(()))]);
        assert_eq!(kept(&mut conn), [1, 2, 4]);
    }

    #[test]
    fn where_no_transaction_begins_nobody_has_written_and_the_next_group_stands() {
        let mut conn = table();
        // Another one is open: there is none within it.
        conn.batch_execute("BEGIN").unwrap();
        let all = vec![work(&put(1), Ok(())), work(&put(2), Ok(()))];
        let (committed, heard) = write(&mut conn, all);
        assert!(!committed);
        assert!(heard.iter().all(|heard| matches!(heard, Some(Err(_)))));
        assert_eq!(kept(&mut conn), [0; 0]);
        let (committed, heard) = write(&mut conn, vec![work(&put(3), Ok(()))]);
        assert_eq!((committed, heard), (true, vec![Some(Ok(()))]));
        assert_eq!(kept(&mut conn), [3]);
    }

    #[test]
    fn a_thousand_may_wait_and_what_waits_is_done_before_the_end() {
        let (begun, has_begun) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel::<()>();
        let (said, seen) = said();
        let writer = Writer::start(table(), Clock::System, said).unwrap();
        let slow: Work = Box::new(move |_| {
            begun.send(()).unwrap();
            may_go_on.recv().unwrap();
            (true, Box::new(|_| {}))
        });
        writer.submit(slow).unwrap();
        has_begun.recv().unwrap();
        let mut heard = Vec::new();
        for id in 0..1000 {
            let (work, hears) = work(&put(id), Ok(()));
            writer.submit(work).unwrap();
            heard.push(hears);
        }
        assert_eq!(writer.queue().len(), 1000);
        assert_eq!(writer.submit(work(&put(1000), Ok(())).0), Err(Error::Busy));
        go_on.send(()).unwrap();
        writer.close();
        assert!(heard.iter().all(|heard| heard.try_recv() == Ok(Ok(()))));
        assert_eq!(writer.queue().len(), 0);
        assert_eq!(*seen.borrow(), 17, "one alone, then sixty-four a commit");
        assert_eq!(writer.submit(work(&put(1), Ok(())).0), Err(Error::Busy));
    }
}
