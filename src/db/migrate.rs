//! Brings the tables up to date. SQLite is copied aside first.

use std::fs::{self, File};
use std::path::Path;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Conn;
use super::dump::{self, at};
use crate::base::{Error, Result};
use crate::config::DatabaseUrl;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Runs what has not run yet.
///
/// # Errors
/// Says which step failed; what ran before it stands.
pub(super) fn run(conn: &mut Conn, url: &DatabaseUrl) -> std::result::Result<(), String> {
    let fault = |e: &dyn std::fmt::Display| format!("migration: {e}");
    match conn {
        Conn::Sqlite(c) => {
            let pending = c.pending_migrations(SQLITE).map_err(|e| fault(&e))?.len();
            let applied = c.applied_migrations().map_err(|e| fault(&e))?.len();
            if let DatabaseUrl::Sqlite(path) = url
                && pending > 0
                && applied > 0
            {
                copy_aside(conn, path, applied + 1)?;
            }
            run_rest(conn).map_err(|e| fault(&e))?;
        }
        Conn::Pg(c) => {
            // One migrator at a time, whichever node starts first.
            c.batch_execute("SELECT pg_advisory_lock(17041857); SET statement_timeout = 0; SET lock_timeout = '3s'")
                .map_err(|e| fault(&e))?;
            c.run_pending_migrations(POSTGRES).map_err(|e| fault(&e))?;
            c.batch_execute("SELECT pg_advisory_unlock(17041857)")
                .map_err(|e| fault(&e))?;
        }
    }
    Ok(())
}

/// Copies SQLite beside itself ahead of migration `next`. The newest copy alone is kept: the others are of no use when
/// the way down is the copy.
fn copy_aside(conn: &mut Conn, path: &Path, next: usize) -> std::result::Result<(), String> {
    let copy = path.with_extension(format!("before-{next}.db"));
    let part = path.with_extension("before.part");
    drop(fs::remove_file(&part));
    dump::copy_sqlite(conn, &part, &mut |_, _| {})?;
    at(copy.display(), fs::rename(&part, &copy))?;
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else {
        return Ok(());
    };
    // The name is on the disk before the way down that it is may be needed, and before the last one goes.
    let settled = File::open(folder).and_then(|folder| folder.sync_all());
    at(folder.display(), settled)?;
    let start = format!("{}.before-", stem.to_string_lossy());
    for entry in at(folder.display(), fs::read_dir(folder))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(".db") && entry.path() != copy {
            at(&name, fs::remove_file(entry.path()))?;
        }
    }
    Ok(())
}

/// Runs the migrations of a dump, no more: its rows fit the tables then.
///
/// # Errors
/// Says which step failed, or that the dump is of a newer program.
pub(super) fn run_to(conn: &mut Conn, wanted: &[String]) -> Result<()> {
    let known = known(conn)?;
    if !known.starts_with(wanted) {
        return Err(Error::broken("the backup is of a newer program than this"));
    }
    for _ in wanted {
        match conn {
            Conn::Sqlite(c) => c.run_next_migration(SQLITE).map(drop),
            Conn::Pg(c) => c.run_next_migration(POSTGRES).map(drop),
        }
        .map_err(Error::broken)?;
    }
    Ok(())
}

/// Runs what has not run yet, without a copy.
pub(super) fn run_rest(conn: &mut Conn) -> Result<()> {
    match conn {
        Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(drop),
        Conn::Pg(c) => c.run_pending_migrations(POSTGRES).map(drop),
    }
    .map_err(Error::broken)
}

/// True when no migration waits.
///
/// # Errors
/// What the database says.
pub fn is_current(conn: &mut Conn) -> Result<bool> {
    // Diesel's own question makes its table when there is none, which a reading transaction may not.
    let rows: Vec<Applied> =
        sql_query("SELECT version FROM __diesel_schema_migrations").load(conn)?;
    let is_applied = |version: String| rows.iter().any(|row| row.version == version);
    Ok(known(conn)?.into_iter().all(is_applied))
}

/// The migrations that this program knows for the database at `url`, in order.
pub(super) fn known_for(url: &DatabaseUrl) -> Result<Vec<String>> {
    match url {
        DatabaseUrl::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        DatabaseUrl::Postgres(_) => versions::<Pg>(&POSTGRES),
    }
}

/// The migrations that this program knows, in order.
pub(super) fn known(conn: &Conn) -> Result<Vec<String>> {
    match conn {
        Conn::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        Conn::Pg(_) => versions::<Pg>(&POSTGRES),
    }
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

fn versions<DB: Backend>(embedded: &EmbeddedMigrations) -> Result<Vec<String>> {
    let all = MigrationSource::<DB>::migrations(embedded).map_err(Error::broken)?;
    Ok(all
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}
