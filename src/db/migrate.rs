//! Brings the tables up to date. SQLite is copied aside first.

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Conn;
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
                let copy = path.with_extension(format!("before-{}.db", applied + 1));
                let quoted = copy.display().to_string().replace('\'', "''");
                c.batch_execute(&format!("VACUUM INTO '{quoted}'"))
                    .map_err(|e| fault(&e))?;
            }
            c.run_pending_migrations(SQLITE).map_err(|e| fault(&e))?;
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

/// True when no migration waits.
///
/// # Errors
/// What the database says.
pub fn is_current(conn: &mut Conn) -> Result<bool> {
    // Diesel's own question makes its table when there is none, which a reading transaction may not.
    let rows: Vec<Applied> =
        sql_query("SELECT version FROM __diesel_schema_migrations").load(conn)?;
    let is_applied = |version: String| rows.iter().any(|row| row.version == version);
    let known = match conn {
        Conn::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        Conn::Pg(_) => versions::<Pg>(&POSTGRES),
    };
    Ok(known?.into_iter().all(is_applied))
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
