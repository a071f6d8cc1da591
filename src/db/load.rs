//! A dump becomes a database again, in a place where there is none: all of it, or nothing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::result::Error as Fault;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, sql_query};

use super::conn::{Conn, Tx, Use, open};
use super::dump::{Dump, Target, WHOLE, at, private, quoted, schema_of};
use super::migrate;
use crate::base::{Error, Instant, Result};
use crate::config::DatabaseUrl;

/// Asks whether a dump can become the database at `url`.
///
/// # Errors
/// Says why not: the dump is of the other kind, or something is there already.
pub fn fits(dump: &Dump, url: &DatabaseUrl) -> std::result::Result<(), String> {
    let kind = match url {
        DatabaseUrl::Sqlite(_) => "sqlite",
        DatabaseUrl::Postgres(_) => "postgresql",
    };
    if dump.database != kind {
        let of = &dump.database;
        return Err(format!(
            "the backup is of {of}, the settings name {kind}: a backup goes back into its own kind"
        ));
    }
    is_empty(url)
}

/// Asks whether there is nothing at `url` yet.
///
/// # Errors
/// Says what is there.
pub fn is_empty(url: &DatabaseUrl) -> std::result::Result<(), String> {
    let DatabaseUrl::Sqlite(path) = url else {
        let mut conn = open(url, Use::Read, true)?;
        let own = sql_query(
            "SELECT count(*) AS count FROM pg_class \
             WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'",
        );
        let tables = at("PostgreSQL", own.get_result::<Count>(&mut conn))?.count;
        return match tables {
            0 => Ok(()),
            _ => Err(format!(
                "the database has {tables} tables: name an empty one"
            )),
        };
    };
    // A log that was left behind would be taken for the new database's.
    for path in [path.clone(), beside(path, "-wal"), beside(path, "-journal")] {
        if path.exists() {
            return Err(format!("{}: it is there: move it away", path.display()));
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes the dump in `folder` the database at `url`, which [`fits`]. What `change` writes, its tables up to date, is
/// there from the first moment on.
///
/// # Errors
/// Says what could not be read or written; then there is no database.
pub fn load<T>(
    url: &DatabaseUrl,
    (dump, folder): (&Dump, &Path),
    now: Instant,
    change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> std::result::Result<T, String> {
    let DatabaseUrl::Sqlite(path) = url else {
        return on_postgres(url, |conn| {
            migrate::run_to(conn, &dump.schema)?;
            fill(conn, dump, folder)?;
            migrate::run_rest(conn)?;
            change(&mut Tx::new(conn, now))
        });
    };
    let whole = folder.join(WHOLE);
    let begin = |copy: &mut File| {
        let copied = File::open(&whole).and_then(|mut whole| io::copy(&mut whole, copy));
        at(whole.display(), copied.map(drop))
    };
    on_sqlite(path, begin, |conn| {
        changed(conn, dump, |conn| change(&mut Tx::new(conn, now)))
    })
}

/// Makes a new database at `url`, which [`is_empty`], of what `fill` writes into its tables.
///
/// # Errors
/// As [`load`].
pub fn anew<T>(
    url: &DatabaseUrl,
    now: Instant,
    fill: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> std::result::Result<T, String> {
    let DatabaseUrl::Sqlite(path) = url else {
        return on_postgres(url, |conn| {
            migrate::run_rest(conn)?;
            fill(&mut Tx::new(conn, now))
        });
    };
    on_sqlite(
        path,
        |_| Ok(()),
        |conn| {
            migrate::run_rest(conn)?;
            conn.transaction(|conn| fill(&mut Tx::new(conn, now)))
        },
    )
}

fn on_postgres<T>(
    url: &DatabaseUrl,
    work: impl FnOnce(&mut Conn) -> Result<T>,
) -> std::result::Result<T, String> {
    let mut conn = open(url, Use::Write, true)?;
    let done = conn.transaction(|conn| {
        conn.batch_execute(
            "SET LOCAL statement_timeout = 0; SET LOCAL client_encoding = 'UTF8'; \
             SET LOCAL idle_in_transaction_session_timeout = 0",
        )?;
        work(conn)
    });
    at("PostgreSQL", done)
}

/// Makes the file under another name, and gives it its own when all of it is on the disk.
fn on_sqlite<T>(
    path: &Path,
    begin: impl FnOnce(&mut File) -> std::result::Result<(), String>,
    work: impl FnOnce(&mut Conn) -> Result<T>,
) -> std::result::Result<T, String> {
    if let Some(folder) = path.parent() {
        at(folder.display(), fs::create_dir_all(folder))?;
    }
    let part = beside(path, ".part");
    let clear = || {
        for left in ["", "-wal", "-shm", "-journal"] {
            drop(fs::remove_file(beside(&part, left)));
        }
    };
    clear();
    let mut copy = private(&part)?;
    begin(&mut copy)?;
    let mut conn = open(&DatabaseUrl::Sqlite(part.clone()), Use::Write, true)?;
    let done = work(&mut conn);
    // Closed, it moves its log into itself.
    drop(conn);
    if done.is_err() {
        clear();
    }
    let value = at(path.display(), done)?;
    if beside(&part, "-wal").exists() {
        return Err(format!("{}: its log could not be closed", part.display()));
    }
    at(part.display(), copy.sync_all())?;
    at(path.display(), fs::rename(&part, path))?;
    if let Some(folder) = path.parent() {
        at(
            folder.display(),
            File::open(folder).and_then(|folder| folder.sync_all()),
        )?;
    }
    Ok(value)
}

fn changed<T>(
    conn: &mut Conn,
    dump: &Dump,
    change: impl FnOnce(&mut Conn) -> Result<T>,
) -> Result<T> {
    if !migrate::known(conn)?.starts_with(&dump.schema) || schema_of(conn)? != dump.schema {
        return Err(Error::broken("the backup is of a newer program than this"));
    }
    migrate::run_rest(conn)?;
    conn.transaction(change)
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Needs {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    needs: String,
}

/// Fills the empty tables of PostgreSQL, each after those that its rows name.
fn fill(conn: &mut Conn, dump: &Dump, folder: &Path) -> Result<()> {
    let tables: Vec<Named> = sql_query(
        "SELECT relname::text AS name FROM pg_class \
         WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname",
    )
    .load(conn)?;
    let mut needs: Vec<Needs> = sql_query(
        "SELECT conrelid::regclass::text AS name, confrelid::regclass::text AS needs \
         FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid",
    )
    .load(conn)?;
    let mut waiting: Vec<String> = tables.into_iter().map(|table| table.name).collect();
    while !waiting.is_empty() {
        let ready = |table: &String| !needs.iter().any(|one| one.name == *table);
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(ready);
        if now.is_empty() {
            return Err(Error::broken("the tables need one another in a circle"));
        }
        needs.retain(|one| !now.contains(&one.needs));
        waiting = later;
        for table in now {
            let Some(rows) = dump.tables.get(&table) else {
                continue;
            };
            let path = folder.join(format!("{table}.copy"));
            let table = quoted(&table);
            // The head of a log stands there from the first migration on. A table that keeps its rows is empty.
            let seeds = format!(
                "DO $$ BEGIN IF EXISTS (SELECT FROM {table}) THEN DELETE FROM {table}; END IF; END $$"
            );
            conn.batch_execute(&seeds)?;
            if let Conn::Pg(c) = conn {
                let target = Target::of(table.trim_matches('"'), &rows.columns);
                let copied = pour(c, target, &path)?;
                if copied as i64 != rows.rows {
                    return Err(Error::broken(format!("{}: {copied} rows", path.display())));
                }
            }
        }
    }
    for (sequence, number) in &dump.numbers {
        conn.batch_execute(&format!("SELECT setval('{}', {number})", quoted(sequence)))?;
    }
    Ok(())
}

fn pour(c: &mut PgConnection, target: Target, path: &Path) -> Result<usize> {
    use diesel::pg::CopyFormat;
    use diesel::prelude::ExecuteCopyFromDsl;

    let lost = |why: io::Error| Fault::SerializationError(Box::new(why));
    let pouring = |out: &mut dyn Write| -> std::result::Result<(), Fault> {
        let mut rows = File::open(path).map_err(lost)?;
        let mut buffer = vec![0; 1 << 17];
        loop {
            let read = io::Read::read(&mut rows, &mut buffer).map_err(lost)?;
            match buffer.get(..read) {
                Some(bytes) if !bytes.is_empty() => out.write_all(bytes).map_err(lost)?,
                _ => return Ok(()),
            }
        }
    };
    let rows = diesel::copy_from(super::schema::event_head::table)
        .from_raw_data(target, pouring)
        .with_format(CopyFormat::Text)
        .execute(c);
    rows.map_err(|why| Error::broken(format!("{}: {why}", path.display())))
}
