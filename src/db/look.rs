//! What the database says of itself, to those who look after it.

use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};

use super::{Conn, migrate};
use crate::base::{Instant, Result};
use crate::config::{Config, DatabaseUrl};

/// The oldest SQLite whose log is safe, and the oldest PostgreSQL that knows all we say.
const OLDEST_SQLITE: [u64; 3] = [3, 51, 3];
const OLDEST_POSTGRES: i64 = 140_000;

/// What was found.
#[derive(Clone, Debug)]
pub struct Look {
    /// Which database, in which version.
    pub version: String,
    /// The version that is needed at least, when this one is older.
    pub too_old: Option<&'static str>,
    /// True when the server keeps what it has said it keeps.
    pub durable: bool,
    /// True when no migration waits.
    pub current: bool,
    /// The server's clock, where it is another machine's.
    pub clock: Option<Instant>,
    /// The language in which a server says what fails, where it is not English.
    pub language: Option<String>,
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Bool)]
    durable: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    clock: Option<i64>,
    #[diesel(sql_type = Text)]
    language: String,
}

/// A file larger than this is not looked through while somebody waits.
const LARGE: i64 = 4 << 30;

/// What the database finds when it looks itself through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sound {
    Whole,
    /// What is wrong, a handful at most of each kind.
    Spoiled(Vec<String>),
    /// It is so many bytes large.
    TooLarge(i64),
    /// A server does so itself.
    Server,
}

#[derive(QueryableByName)]
struct Size {
    #[diesel(sql_type = BigInt)]
    size: i64,
}

#[derive(QueryableByName)]
struct Fault {
    #[diesel(sql_type = Text)]
    fault: String,
}

/// Looks the file of SQLite through: its pages, and whether what rows name is there.
///
/// # Errors
/// What the database says, also where it is spoiled so that it cannot be looked through.
pub fn integrity(c: &mut Conn) -> Result<Sound> {
    integrity_within(c, LARGE)
}

fn integrity_within(c: &mut Conn, large: i64) -> Result<Sound> {
    if matches!(c, Conn::Pg(_)) {
        return Ok(Sound::Server);
    }
    let size = "SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size";
    let Size { size } = sql_query(size).get_result(c)?;
    if size > large {
        return Ok(Sound::TooLarge(size));
    }
    let pages =
        "SELECT quick_check AS fault FROM pragma_quick_check WHERE quick_check <> 'ok' LIMIT 5";
    let rows = "SELECT 'a row of ' || \"table\" || ' names one of ' || parent || ' that is not there' AS fault \
                FROM pragma_foreign_key_check LIMIT 5";
    let mut faults: Vec<Fault> = sql_query(pages).load(c)?;
    faults.extend(sql_query(rows).load::<Fault>(c)?);
    let faults: Vec<String> = faults.into_iter().map(|one| one.fault).collect();
    Ok(if faults.is_empty() {
        Sound::Whole
    } else {
        Sound::Spoiled(faults)
    })
}

/// The file of the database, where it is one.
pub fn file(config: &Config) -> Option<&std::path::Path> {
    match &config.database {
        DatabaseUrl::Sqlite(path) => Some(path),
        DatabaseUrl::Postgres(_) => None,
    }
}

/// File systems behind a network, by their numbers in `statfs(2)`: NFS, SMB, CIFS, SMB2, 9P, Ceph, AFS.
const NETWORKS: [u32; 7] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x0102_1997,
    0x00c3_6400,
    0x5346_414f,
];

/// True for a folder on another machine, whose locks do not hold: there a database in a file breaks.
pub fn behind_network(folder: &std::path::Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|system| NETWORKS.contains(&(system.f_type as u32)))
}

/// Asks the database.
///
/// # Errors
/// What it says.
pub fn look(c: &mut Conn) -> Result<Look> {
    let sqlite = matches!(c, Conn::Sqlite(_));
    let ask = if sqlite {
        "SELECT sqlite_version() AS version, 0 AS number, 1 AS durable, NULL AS clock, 'C' AS language"
    } else {
        "SELECT current_setting('server_version') AS version, \
         current_setting('server_version_num')::bigint AS number, \
         current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS durable, \
         (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS clock, \
         current_setting('lc_messages') AS language"
    };
    let said: Said = sql_query(ask).get_result(c)?;
    let numbers: Vec<u64> = said
        .version
        .split('.')
        .filter_map(|n| n.parse().ok())
        .collect();
    Ok(Look {
        version: format!(
            "{} {}",
            if sqlite { "SQLite" } else { "PostgreSQL" },
            said.version
        ),
        too_old: match sqlite {
            true => (numbers.as_slice() < OLDEST_SQLITE.as_slice()).then_some("3.51.3"),
            false => (said.number < OLDEST_POSTGRES).then_some("14"),
        },
        durable: said.durable,
        current: migrate::is_current(c)?,
        clock: said.clock.map(Instant),
        language: Some(said.language).filter(|name| !is_english(name)),
    })
}

/// True for the name of a locale whose messages are English.
fn is_english(locale: &str) -> bool {
    let language = locale.split(['.', '_', '-', '@']).next();
    language.is_none_or(|own| ["", "c", "posix", "en", "english"].contains(&&*own.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};

    use super::*;

    #[test]
    fn a_row_that_names_none_is_found_in_a_file_that_is_not_too_large() {
        let mut c = SqliteConnection::establish(":memory:").unwrap();
        c.batch_execute(
            "CREATE TABLE streets (id INTEGER PRIMARY KEY); CREATE TABLE houses (id INTEGER PRIMARY KEY, \
             street INTEGER REFERENCES streets (id)); INSERT INTO streets VALUES (1); \
             INSERT INTO houses VALUES (1, 1);",
        )
        .unwrap();
        let mut c = Conn::Sqlite(c);
        assert_eq!(integrity(&mut c), Ok(Sound::Whole));
        let large = integrity_within(&mut c, 100).unwrap();
        assert!(matches!(large, Sound::TooLarge(size) if size > 100));
        c.batch_execute("PRAGMA foreign_keys = OFF; DELETE FROM streets")
            .unwrap();
        let fault = "a row of houses names one of streets that is not there".to_owned();
        assert_eq!(integrity(&mut c), Ok(Sound::Spoiled(vec![fault])));
    }

    #[test]
    fn a_server_that_speaks_another_language_is_known_by_its_locale() {
        for english in [
            "",
            "C",
            "POSIX",
            "C.UTF-8",
            "en_US.UTF-8",
            "English_United States.1252",
        ] {
            assert!(is_english(english), "{english}");
        }
        for other in ["ru_RU.UTF-8", "kk_KZ", "es_ES@euro", "de"] {
            assert!(!is_english(other), "{other}");
        }
    }
}
