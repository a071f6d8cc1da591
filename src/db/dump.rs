//! The whole database as files, in one snapshot: SQLite by `VACUUM INTO`, PostgreSQL by `COPY`, a file a table.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::pg::CopyTarget;
use diesel::query_builder::AstPass;
use diesel::sql_types::{BigInt, Text};
use diesel::{
    Connection, PgConnection, QueryResult, QueryableByName, RunQueryDsl, SqliteConnection,
    sql_query,
};
use serde::{Deserialize, Serialize};

use super::conn::{Conn, Use, open};
use super::{dialect, schema};
use crate::config::DatabaseUrl;

/// The file of a whole SQLite database.
pub(super) const WHOLE: &str = "elab.db";
/// How often it is looked how far SQLite is, and what it wrote is brought to the disk, so that it never piles up.
const LOOK: Duration = Duration::from_millis(50);

/// What a dump holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dump {
    /// Which of the two databases it is of, as [`dialect::name`] says it.
    pub database: String,
    /// The migrations that had run, in order.
    pub schema: Vec<String>,
    /// Every table, by name.
    pub tables: BTreeMap<String, Rows>,
    /// The last number that each sequence has given (PostgreSQL).
    pub numbers: BTreeMap<String, i64>,
}

/// A table as it was dumped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// The columns, in the order of its file (PostgreSQL).
    pub columns: Vec<String>,
    /// How many rows there are.
    pub rows: i64,
}

/// Hears how far the work is: bytes done, bytes in all.
pub type Told<'t> = &'t mut dyn FnMut(u64, u64);

/// Says at what it failed, and why.
///
/// # Errors
/// Both as one sentence.
pub fn at<T, E: Display>(what: impl Display, done: Result<T, E>) -> Result<T, String> {
    done.map_err(|why| format!("{what}: {why}"))
}

/// Writes the database into `folder`, which is empty. Nobody who writes waits for it.
///
/// # Errors
/// Says what could not be read or written.
pub fn dump(url: &DatabaseUrl, folder: &Path, told: Told<'_>) -> Result<Dump, String> {
    if let DatabaseUrl::Sqlite(path) = url
        && !path.exists()
    {
        return Err(format!("{}: there is no database", path.display()));
    }
    let mut conn = open(url, Use::Read, true)?;
    if let Conn::Pg(_) = conn {
        return copy_postgres(&mut conn, folder, told);
    }
    let whole = folder.join(WHOLE);
    copy_sqlite(&mut conn, &whole, told)?;
    at(whole.display(), look_into(&mut open_copy(&whole)?))
}

/// What is wrong with a dump in `folder` beyond its bytes: each fault as a sentence.
///
/// # Errors
/// Says what could not be read.
pub fn check(dump: &Dump, folder: &Path) -> Result<Vec<String>, String> {
    let mut faults = Vec::new();
    if dump.database == "sqlite" {
        let whole = folder.join(WHOLE);
        let shown = whole.display().to_string();
        let mut c = open_copy(&whole)?;
        let said = at(&shown, integrity(&mut c))?;
        faults.extend(said.into_iter().map(|why| format!("{shown}: {why}")));
        if faults.is_empty() && at(&shown, look_into(&mut c))? != *dump {
            faults.push(format!(
                "{shown}: it holds other rows than the manifest says"
            ));
        }
        return Ok(faults);
    }
    for (name, table) in &dump.tables {
        let path = folder.join(format!("{name}.copy"));
        let lines = at(path.display(), count_lines(&path))?;
        if lines != table.rows {
            let shown = path.display();
            faults.push(format!("{shown}: {lines} rows where {} belong", table.rows));
        }
    }
    Ok(faults)
}

fn count_lines(path: &Path) -> std::io::Result<i64> {
    let mut file = BufReader::new(File::open(path)?);
    let mut lines = 0;
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            return Ok(lines);
        }
        lines += bytes.iter().filter(|byte| **byte == b'\n').count() as i64;
        let read = bytes.len();
        file.consume(read);
    }
}

/// A new file for its owner's eyes only.
pub(super) fn private(path: &Path) -> Result<File, String> {
    let mut how = OpenOptions::new();
    let made = how.write(true).create_new(true).mode(0o600).open(path);
    at(path.display(), made)
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Copies what is committed now in SQLite into a new file, packed.
pub(super) fn copy_sqlite(conn: &mut Conn, to: &Path, told: Told<'_>) -> Result<(), String> {
    let shown = &to.display();
    // SQLite takes an empty file for a new one: so it is never open to others.
    let file = private(to)?;
    let pages = sql_query(
        "SELECT '' AS name, (page_count - freelist_count) * page_size AS number \
         FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
    );
    let all = at(shown, pages.get_result::<Number>(conn))?.number;
    let all = u64::try_from(all).unwrap_or(0);
    let quoted = to.display().to_string().replace('\'', "''");
    let copied = std::thread::scope(|scope| {
        let copying = scope.spawn(move || {
            conn.batch_execute("PRAGMA query_only = OFF")?;
            conn.batch_execute(&format!("VACUUM INTO '{quoted}'"))
        });
        while !copying.is_finished() {
            std::thread::sleep(LOOK);
            drop(file.sync_data());
            let done = file.metadata().map_or(0, |facts| facts.len());
            told(done.min(all), all);
        }
        copying.join()
    });
    let copied = copied.map_err(|_| format!("{shown}: the copying ended in a panic"))?;
    at(shown, copied)?;
    at(shown, file.sync_all())
}

/// Opens a copy of SQLite as it lies there: nothing is written, nor beside it.
fn open_copy(path: &Path) -> Result<Conn, String> {
    let mut url = "file:".to_owned();
    for c in path.display().to_string().chars() {
        match c {
            '%' => url.push_str("%25"),
            '?' => url.push_str("%3f"),
            '#' => url.push_str("%23"),
            c => url.push(c),
        }
    }
    url.push_str("?mode=ro&immutable=1");
    let opened = SqliteConnection::establish(&url);
    Ok(Conn::Sqlite(at(path.display(), opened)?))
}

/// What SQLite finds wrong with a database; nothing where it is whole.
fn integrity(conn: &mut Conn) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Said {
        #[diesel(sql_type = Text)]
        said: String,
    }
    let said: Vec<Said> =
        sql_query("SELECT integrity_check AS said FROM pragma_integrity_check").load(conn)?;
    let mut faults: Vec<String> = said.into_iter().map(|row| row.said).collect();
    faults.retain(|said| said != "ok");
    let said: Vec<Said> = sql_query(
        "SELECT 'a row of ' || \"table\" || ' names one of ' || parent || ' that is not there' AS said \
         FROM pragma_foreign_key_check",
    )
    .load(conn)?;
    faults.extend(said.into_iter().map(|row| row.said));
    Ok(faults)
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

/// What a copy of SQLite holds.
fn look_into(conn: &mut Conn) -> QueryResult<Dump> {
    let names: Vec<Named> = sql_query(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
         AND name <> '__diesel_schema_migrations'",
    )
    .load(conn)?;
    let mut tables = BTreeMap::new();
    for Named { name } in names {
        let rows = count(conn, &name)?;
        let columns = Vec::new();
        tables.insert(name, Rows { columns, rows });
    }
    Ok(Dump {
        database: dialect::name(conn).to_owned(),
        schema: schema_of(conn)?,
        tables,
        numbers: BTreeMap::new(),
    })
}

/// The migrations that have run, in order.
pub(super) fn schema_of(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let rows: Vec<Named> =
        sql_query("SELECT version AS name FROM __diesel_schema_migrations ORDER BY version")
            .load(conn)?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

fn count(conn: &mut Conn, table: &str) -> QueryResult<i64> {
    let rows = sql::<BigInt>(&format!("(SELECT count(*) FROM {})", quoted(table)));
    diesel::select(rows).get_result(conn)
}

/// A name as SQL quotes it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

thread_local! {
    /// The table that this thread copies, with its columns: a target of Diesel's is asked for its words without itself.
    static TARGET: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Whichever table [`Target::of`] named last on this thread.
#[derive(Clone, Copy)]
pub(super) struct Target;

impl Target {
    pub(super) fn of(table: &str, columns: &[String]) -> Target {
        let columns: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        TARGET.set(format!("{} ({})", quoted(table), columns.join(", ")));
        Target
    }
}

impl CopyTarget for Target {
    // Any will do: rows travel as the bytes that PostgreSQL makes of them.
    type Table = schema::event_head::table;
    type SqlType = schema::event_head::SqlType;

    fn walk_target(mut pass: AstPass<'_, '_, diesel::pg::Pg>) -> QueryResult<()> {
        TARGET.with_borrow(|target| pass.push_sql(target));
        Ok(())
    }
}

/// Copies every table of PostgreSQL in one snapshot.
fn copy_postgres(conn: &mut Conn, folder: &Path, told: Told<'_>) -> Result<Dump, String> {
    let fault = |why| format!("PostgreSQL: {why}");
    conn.batch_execute(
        "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; \
         SET client_encoding = 'UTF8'; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    )
    .map_err(fault)?;
    let sizes: Vec<Number> = sql_query(
        "SELECT relname::text AS name, pg_table_size(oid) AS number FROM pg_class \
         WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' \
         AND relname <> '__diesel_schema_migrations' ORDER BY relname",
    )
    .load(conn)
    .map_err(fault)?;
    let all: i64 = sizes.iter().map(|size| size.number).sum();
    let mut tables = BTreeMap::new();
    let mut done = 0;
    for Number { name, number } in sizes {
        let columns = columns_of(conn, &name).map_err(fault)?;
        let rows = count(conn, &name).map_err(fault)?;
        let path = folder.join(format!("{name}.copy"));
        if let Conn::Pg(c) = conn {
            at(
                path.display(),
                copy_table(c, Target::of(&name, &columns), &path),
            )?;
        }
        // What breaks in the middle of a COPY is told by the next statement alone.
        conn.batch_execute("SELECT 1").map_err(fault)?;
        tables.insert(name, Rows { columns, rows });
        done += number;
        told(done.unsigned_abs(), all.unsigned_abs());
    }
    // Sequences stand outside snapshots: read last, they are never behind the rows.
    let numbers: Vec<Number> = sql_query(
        "SELECT sequencename::text AS name, last_value AS number FROM pg_sequences \
         WHERE schemaname = current_schema() AND last_value IS NOT NULL",
    )
    .load(conn)
    .map_err(fault)?;
    let schema = schema_of(conn).map_err(fault)?;
    conn.batch_execute("ROLLBACK").map_err(fault)?;
    Ok(Dump {
        database: dialect::name(conn).to_owned(),
        schema,
        tables,
        numbers: numbers.into_iter().map(|n| (n.name, n.number)).collect(),
    })
}

fn columns_of(conn: &mut Conn, table: &str) -> QueryResult<Vec<String>> {
    let rows: Vec<Named> = sql_query(
        "SELECT column_name::text AS name FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
    )
    .bind::<Text, _>(table)
    .load(conn)?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

fn copy_table(c: &mut PgConnection, target: Target, path: &Path) -> Result<(), String> {
    let mut out = BufWriter::new(private(path)?);
    let mut rows = diesel::copy_to(target)
        .load_raw(c)
        .map_err(|why| why.to_string())?;
    let copied = std::io::copy(&mut rows, &mut out).and_then(|_| out.flush());
    copied.map_err(|why| why.to_string())?;
    out.get_ref().sync_all().map_err(|why| why.to_string())
}
