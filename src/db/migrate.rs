//! Brings the tables up to date. SQLite is copied aside first.

use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Conn;
use crate::config::DatabaseUrl;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Runs what has not run yet.
///
/// # Errors
/// Says which step failed; what ran before it stands.
pub(super) fn run(conn: &mut Conn, url: &DatabaseUrl) -> Result<(), String> {
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
            c.batch_execute("SELECT pg_advisory_unlock(17041857); SET lock_timeout = 0")
                .map_err(|e| fault(&e))?;
        }
    }
    Ok(())
}

/// True when no migration waits.
///
/// # Errors
/// What the database says.
pub fn is_current(conn: &mut Conn) -> crate::base::Result<bool> {
    let pending = match conn {
        Conn::Sqlite(c) => c.has_pending_migration(SQLITE),
        Conn::Pg(c) => c.has_pending_migration(POSTGRES),
    };
    pending
        .map(|waits| !waits)
        .map_err(crate::base::Error::broken)
}
