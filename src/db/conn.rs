//! A connection to either database, and the transaction that alone may write.

use std::ops::{Deref, DerefMut};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};

use crate::base::Instant;
use crate::config::DatabaseUrl;

/// A connection to SQLite or PostgreSQL: one set of queries runs on both.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

impl Conn {
    /// Itself, also out of a transaction that holds it.
    pub(crate) fn itself(&mut self) -> &mut Conn {
        self
    }
}

/// Runs a statement on whichever database it is: one that the common backend cannot express, or that is asked so often
/// that its way is too long, as it makes the text of each statement anew, three times for each run.
macro_rules! each {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn.itself() {
            $crate::db::Conn::Pg($c) => $body,
            $crate::db::Conn::Sqlite($c) => $body,
        }
    };
}
pub(crate) use each;

/// What others may see of a transaction.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    None,
    /// More than there was.
    Added,
    /// Something is gone, or other than it was.
    Changed,
}

/// A running transaction. Only [`super::Db::write`] makes one.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    now: Instant,
    news: News,
    wiped: bool,
}

impl<'a> Tx<'a> {
    pub(super) fn new(conn: &'a mut Conn, now: Instant) -> Tx<'a> {
        Tx {
            conn,
            now,
            news: News::None,
            wiped: false,
        }
    }

    /// Says what others may see of this transaction ([`super::Db::news`]).
    pub fn tell(&mut self, news: News) {
        self.news = self.news.max(news);
    }

    /// Says that nothing of what this transaction deletes may stay in the files of the database (SQLite).
    pub fn wipe(&mut self) {
        self.wiped = true;
    }

    pub(super) fn has_wiped(&self) -> bool {
        self.wiped
    }

    pub(super) fn news(&self) -> News {
        self.news
    }

    /// The instant of this transaction.
    pub fn now(&self) -> Instant {
        self.now
    }
}

impl Deref for Tx<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        self.conn
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}

/// What a connection is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Read,
    Write,
}

/// Opens one connection and sets it up: SQLite in WAL with full synchronisation and bounded caches.
pub(super) fn open(url: &DatabaseUrl, wants: Use, durable: bool) -> Result<Conn, String> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let shown = path.display();
            let text = path
                .to_str()
                .ok_or_else(|| format!("{shown}: not a readable name"))?;
            let mut c = SqliteConnection::establish(text).map_err(|e| format!("{shown}: {e}"))?;
            c.batch_execute(
                "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
                 PRAGMA mmap_size = 0; PRAGMA cache_size = -4096;",
            )
            .and_then(|()| match wants {
                Use::Read => c.batch_execute("PRAGMA query_only = ON;"),
                Use::Write => {
                    let sync = if durable { "FULL" } else { "NORMAL" };
                    // What a savepoint would bring back is kept in memory: it is no more than a write's pages.
                    c.batch_execute("PRAGMA temp_store = MEMORY;")?;
                    // FAST would leave what stands on pages that are given free: what is wiped must be gone.
                    c.batch_execute(
                        "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; \
                         PRAGMA journal_size_limit = 67108864;",
                    )?;
                    c.batch_execute(&format!("PRAGMA synchronous = {sync};"))
                }
            })
            .map_err(|e| format!("{shown}: {e}"))?;
            Ok(Conn::Sqlite(c))
        }
        DatabaseUrl::Postgres(url) => {
            let mut c = PgConnection::establish(&with_bounds(url.expose()))
                .map_err(|e| format!("PostgreSQL does not answer: {e}"))?;
            c.batch_execute(
                "SET statement_timeout = '5s'; SET idle_in_transaction_session_timeout = '30s'; \
                 SET client_min_messages = warning;",
            )
            .and_then(|()| c.batch_execute(IN_ENGLISH))
            .map_err(|e| format!("PostgreSQL: {e}"))?;
            Ok(Conn::Pg(c))
        }
    }
}

/// What all readers of SQLite together keep of its pages, and what one of them keeps at most, in KiB.
const PAGES_OF_ALL: usize = 48 * 1024;
const PAGES_OF_ONE: usize = 4096;

/// What each of so many readers keeps, in KiB: many must fit into a small machine too.
fn share(readers: usize) -> usize {
    (PAGES_OF_ALL / readers.max(1)).min(PAGES_OF_ONE)
}

/// Sets a connection up as one of so many that read.
pub(super) fn among_readers(conn: &mut Conn, readers: usize) -> Result<(), String> {
    match conn {
        Conn::Sqlite(c) => c
            .batch_execute(&format!("PRAGMA cache_size = -{};", share(readers)))
            .map_err(|e| e.to_string()),
        Conn::Pg(_) => Ok(()),
    }
}

/// What is only slow or full is told from a fault by the server's words (`dialect.rs`), which are to be English then. Not
/// each role may say so; the doctor names a server that speaks otherwise.
const IN_ENGLISH: &str = "DO $$ BEGIN IF current_setting('lc_messages') <> 'C' THEN \
     PERFORM set_config('lc_messages', 'C', false); END IF; \
     EXCEPTION WHEN insufficient_privilege THEN NULL; END $$";

/// What a URL says unless it says otherwise: a server that is not heard of is given up, of several the one that writes
/// is taken (libpq, "Parameter Key Words").
const BOUNDS: [(&str, &str); 6] = [
    ("connect_timeout", "5"),
    ("tcp_user_timeout", "10000"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("target_session_attrs", "read-write"),
];

fn with_bounds(url: &str) -> String {
    let mut out = url.to_owned();
    for (name, value) in BOUNDS {
        if !url.contains(&format!("{name}=")) {
            let join = if out.contains('?') { '&' } else { '?' };
            out.push_str(&format!("{join}{name}={value}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_readers_keep_no_more_than_few() {
        assert_eq!([1, 24, 100].map(share), [4096, 2048, 491]);
    }

    #[test]
    fn a_url_keeps_what_it_says_and_gets_what_it_leaves_open() {
        let bare = with_bounds("postgres://elab@a,b/elab");
        assert!(bare.starts_with("postgres://elab@a,b/elab?connect_timeout=5&"));
        assert!(bare.ends_with("&target_session_attrs=read-write"));
        let own = with_bounds("postgres:///elab?host=/run&connect_timeout=2");
        assert!(own.contains("connect_timeout=2&") && !own.contains("connect_timeout=5"));
        assert_eq!(own.matches('?').count(), 1);
    }
}
