//! The cellar's door: one snapshot to read, one transaction to write, over SQLite or PostgreSQL.

mod among;
mod conn;
pub mod dialect;
pub mod dump;
mod keyset;
pub mod load;
pub mod look;
pub mod migrate;
mod pool;
mod prepared;
mod queue;
pub mod rows;
pub mod schema;
mod sequencer;
mod types;
mod writer;

pub use among::{AmongMethods, dsl};
pub(crate) use conn::each;
pub use conn::{Conn, News, Tx};
pub(crate) use keyset::keyset;
pub use prepared::PreparedMethods;

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use crate::base::{Clock, Error, Instant, Result};
use crate::config::{Config, DatabaseUrl, private_folder};
use pool::Pool;
use writer::Writer;

/// How often a read is tried when the database's connection breaks under it.
const READ_TRIES: u32 = 3;
/// How long somebody waits for a connection.
const POOL_WAIT: Duration = Duration::from_secs(2);
/// A queue for connections that has stood so long is no rush that passes: more is asked than can be done.
const CROWDED: Duration = Duration::from_millis(300);
/// In such a queue a wait counts so many times: it would stand for as long as more is asked, and everybody wait in it.
const CROWD: u32 = 6;

/// One piece of reading.
type Look = Box<dyn Fn(&mut Conn) -> Result<()> + Send>;
/// One piece of writing as its caller gave it.
type Act = Box<dyn FnOnce(&mut Tx<'_>) -> Result<()> + Send>;
/// One piece of writing: runs in a transaction, or hears why there is none, and says whether to keep what it did and
/// how to answer.
type Work = Box<dyn FnOnce(Result<&mut Tx<'_>>) -> (bool, Answer) + Send>;
/// Tells the caller, once it is known whether the change was committed.
type Answer = Box<dyn FnOnce(Result<()>) + Send>;

/// How long somebody waits for PostgreSQL, which may have stopped without a word. What was begun then ends by itself.
const WEB_PATIENCE: Duration = Duration::from_secs(6);
/// How long a job waits.
const JOB_PATIENCE: Duration = Duration::from_secs(600);
/// Behind a writer that has taken nothing for so long others wait in vain.
const STUCK: Duration = Duration::from_secs(10);

/// The database.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
    /// True for jobs, which may take longer than somebody who waits for a page.
    patient: bool,
    /// True for who reads on a connection of his own.
    apart: bool,
}

struct Inner {
    clock: Clock,
    pool: Pool,
    /// One connection for what may not wait for those who ask for pages.
    apart: Pool,
    /// SQLite's one writer; PostgreSQL writes on its pooled connections.
    writer: Option<Writer>,
    said: Said,
}

/// Where a piece of work leaves what its caller waits for.
struct Found<T>(Arc<Mutex<Option<T>>>);

impl<T> Found<T> {
    fn put(&self, value: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }

    fn take(&self) -> Result<T> {
        let value = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| Error::broken("the work left nothing"))
    }
}

impl<T> Clone for Found<T> {
    fn clone(&self) -> Found<T> {
        Found(self.0.clone())
    }
}

impl<T> Default for Found<T> {
    fn default() -> Found<T> {
        Found(Arc::default())
    }
}

/// What this process has committed, for those who wait for it.
#[derive(Clone)]
struct Said {
    /// Changes its value after each commit.
    committed: watch::Sender<u64>,
    /// Counts commits that others may see, before whoever made one is answered.
    news: Arc<AtomicU64>,
    /// And those of them that do more than add.
    changes: Arc<AtomicU64>,
}

impl Said {
    fn over(committed: watch::Sender<u64>) -> Said {
        Said {
            committed,
            news: Arc::default(),
            changes: Arc::default(),
        }
    }

    fn news(&self, news: News) {
        if news == News::Changed {
            self.changes.fetch_add(1, Ordering::SeqCst);
        }
        if news != News::None {
            self.news.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn commit(&self) {
        self.committed.send_modify(|n| *n += 1);
    }
}

impl Db {
    /// Opens the database of `config`, brings its tables up to date, and starts the writer.
    ///
    /// # Errors
    /// Says what cannot be opened or migrated.
    pub fn open(config: &Config, clock: &Clock) -> std::result::Result<Db, String> {
        if let DatabaseUrl::Sqlite(path) = &config.database
            && let Some(folder) = path.parent()
        {
            private_folder(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
            if look::behind_network(folder) {
                return Err(format!(
                    "{} lies behind a network, where a database in a file breaks: move data_dir to a local disk, or use \
                     a database server",
                    folder.display()
                ));
            }
        }
        let mut first = conn::open(&config.database, conn::Use::Write, config.durable)?;
        migrate::run(&mut first, &config.database)?;
        let said = Said::over(watch::channel(0).0);
        let writer = match first {
            Conn::Sqlite(_) => Some(Writer::start(first, clock.clone(), said.clone())?),
            Conn::Pg(_) => None,
        };
        Ok(Db::over(config, clock, writer, said))
    }

    /// The database of `config` as it lies there, to look at: nothing is made, migrated or written.
    pub fn to_look_at(config: &Config, clock: &Clock) -> Db {
        let said = Said::over(watch::channel(0).0);
        Db::over(config, clock, None, said)
    }

    fn over(config: &Config, clock: &Clock, writer: Option<Writer>, said: Said) -> Db {
        let pool = |size| Pool::new(config.database.clone(), config.durable, size);
        let inner = Inner {
            clock: clock.clone(),
            pool: pool(config.database_connections),
            apart: pool(1),
            writer,
            said,
        };
        Db {
            inner: Arc::new(inner),
            patient: false,
            apart: false,
        }
    }

    /// The same database for jobs, whose statements may take a minute each.
    pub fn for_jobs(&self) -> Db {
        Db {
            inner: self.inner.clone(),
            patient: true,
            apart: false,
        }
    }

    /// The same database, read on a connection of its own: for what must be heard of however many wait for the others.
    pub fn apart(&self) -> Db {
        Db {
            apart: true,
            ..self.clone()
        }
    }

    /// True where no other process serves from this database: SQLite has one.
    pub fn is_alone(&self) -> bool {
        self.inner.writer.is_some()
    }

    /// Waits for an answer of the database; `Busy` when it takes longer than anybody waits.
    async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let most = if self.patient {
            JOB_PATIENCE
        } else {
            WEB_PATIENCE
        };
        let done = tokio::time::timeout(most, work).await;
        done.unwrap_or(Err(Error::Busy))
    }

    /// Reads in one snapshot, off the threads that serve requests.
    ///
    /// # Errors
    /// What the closure says; `Busy` when no connection comes free in time.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Conn) -> Result<T> + Send + 'static,
    {
        let found = Found::default();
        let place = found.clone();
        self.look(Box::new(move |c| f(c).map(|value| place.put(value))))
            .await?;
        found.take()
    }

    /// One for all that is read: the program holds it once.
    async fn look(&self, look: Look) -> Result<()> {
        let inner = &self.inner;
        let pool = match self.apart {
            true => &inner.apart,
            false => &inner.pool,
        };
        let lease = pool.lease(POOL_WAIT).await?;
        let done = tokio::task::spawn_blocking(move || {
            let mut lease = lease;
            let mut tries = 1;
            loop {
                let conn = lease.conn()?;
                let outcome = dialect::snapshot(conn, &look);
                if outcome.is_ok() || !dialect::is_lost(conn) {
                    return outcome;
                }
                lease.drop_conn();
                if tries == READ_TRIES {
                    return outcome;
                }
                tries += 1;
            }
        });
        self.in_time(async { done.await.unwrap_or_else(|e| Err(Error::broken(e))) })
            .await
    }

    /// Writes in one transaction and answers after its commit. An `Err` from the closure undoes all it did.
    ///
    /// # Errors
    /// What the closure or the commit says; `Busy` when too many wait.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let made = Found::default();
        let place = made.clone();
        self.act(Box::new(move |tx| f(tx).map(|value| place.put(value))))
            .await?;
        made.take()
    }

    /// One for all that is written: the program holds it once.
    async fn act(&self, act: Act) -> Result<()> {
        let (send, receive) = oneshot::channel();
        let work: Work = Box::new(move |tx| {
            let outcome = tx.and_then(act);
            let keep = outcome.is_ok();
            let answer: Answer = Box::new(move |commit| {
                // The caller may have gone away; the change stands all the same.
                drop(send.send(outcome.and(commit)));
            });
            (keep, answer)
        });
        let answer = async {
            let answer = receive.await;
            answer.unwrap_or_else(|_| Err(Error::broken("a write ended without an answer")))
        };
        match &self.inner.writer {
            Some(writer) => {
                writer.submit(work)?;
                answer.await
            }
            None => {
                self.in_time(async {
                    self.write_on_pool(work).await?;
                    answer.await
                })
                .await
            }
        }
    }

    async fn write_on_pool(&self, work: Work) -> Result<()> {
        let lease = self.inner.pool.lease(POOL_WAIT).await?;
        let (inner, patient) = (self.inner.clone(), self.patient);
        let done = tokio::task::spawn_blocking(move || {
            let mut lease = lease;
            let now = inner.clock.now();
            let mut conn = lease.conn()?;
            if dialect::begin(conn, patient).is_err() {
                // A connection that broke while it lay idle: nothing was done on it yet.
                lease.drop_conn();
                conn = lease.conn()?;
                dialect::begin(conn, patient)?;
            }
            let mut tx = Tx::new(conn, now);
            let ran = catch_unwind(AssertUnwindSafe(|| work(Ok(&mut tx))));
            let news = tx.news();
            let keep = matches!(ran, Ok((true, _)));
            let end = if keep {
                dialect::commit(conn)
            } else {
                dialect::rollback(conn)
            };
            if end.is_err() || (!keep && dialect::is_lost(conn)) {
                lease.drop_conn();
            }
            if keep {
                inner.said.news(news);
            }
            if let Ok((_, answer)) = ran {
                answer(end);
            }
            if keep {
                inner.said.commit();
            }
            Ok(())
        });
        done.await.unwrap_or_else(|e| Err(Error::broken(e)))
    }

    /// Numbers the events whose transactions have committed since the last time (PostgreSQL; SQLite's
    /// single writer numbers them at once). Returns how many.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sequence(&self) -> Result<usize> {
        if self.inner.writer.is_some() || !self.read(sequencer::is_behind).await? {
            return Ok(0);
        }
        self.write(sequencer::stamp).await
    }

    /// The present instant, by the clock of all transactions.
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// Changes its value after each commit of this process.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.inner.said.committed.subscribe()
    }

    /// How many commits of this process have changed what others may see. Whoever finds it unchanged has missed none:
    /// it grows before the one who wrote is answered.
    pub fn news(&self) -> u64 {
        self.inner.said.news.load(Ordering::SeqCst)
    }

    /// How many of [`Db::news`] have taken something away or changed it.
    pub fn changes(&self) -> u64 {
        self.inner.said.changes.load(Ordering::SeqCst)
    }

    /// Writes that wait for SQLite's writer; 0 on PostgreSQL.
    pub fn queue(&self) -> usize {
        let writer = self.inner.writer.as_ref();
        writer.map_or(0, |writer| writer.queue().len())
    }

    /// False where SQLite's one writer has ended, or takes nothing any more.
    pub fn takes_writes(&self) -> bool {
        let writer = self.inner.writer.as_ref();
        writer.is_none_or(|writer| writer.is_alive() && writer.queue().age() < STUCK)
    }

    /// How long the first of those who wait to write has waited, or who comes to read will wait; more in a crowd.
    pub fn delay(&self) -> Duration {
        let writer = self.inner.writer.as_ref();
        let writing = writer.map_or(Duration::ZERO, |writer| writer.queue().age());
        let reading = self.inner.pool.queue();
        writing.max(felt(reading.ahead(), reading.stands()))
    }

    /// Ends the writer after what it has taken, so that a stop loses nothing.
    pub fn close(&self) {
        if let Some(writer) = &self.inner.writer {
            writer.close();
        }
    }
}

/// What a wait in a queue that has stood for so long says of how much is asked.
fn felt(wait: Duration, stands: Duration) -> Duration {
    if stands < CROWDED { wait } else { CROWD * wait }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_crowd_a_wait_counts_more() {
        let at = Duration::from_millis;
        for (waited, stands, counts) in [
            (299, 299, 299),
            (0, 9000, 0),
            (20, 300, 120),
            (500, 300, 3000),
        ] {
            assert_eq!(felt(at(waited), at(stands)), at(counts), "{waited}");
        }
    }
}
