//! Rows of any table as JSON, alike on both databases: read a page at a time in one snapshot, written many at once.

use std::collections::BTreeMap;
use std::path::PathBuf;

use diesel::connection::SimpleConnection;
use diesel::deserialize::QueryableByName;
use diesel::sql_types::{BigInt, Text};
use diesel::{QueryResult, RunQueryDsl, sql_query};

use super::conn::{Conn, Tx, Use, open};
use super::dump::{at, quoted, schema_of};
use super::{dialect, migrate};
use crate::config::DatabaseUrl;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of so many bits.
    Number(u32),
    Truth,
    Words,
}

/// A column as the database has it.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    /// May be empty.
    pub open: bool,
}

/// Which rows are read, and in which order: by `key`, which names columns of `columns` and tells any two rows apart.
pub struct Shape<'s> {
    pub table: &'s str,
    pub columns: &'s [Column],
    pub key: &'s [&'s str],
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Reads the database at `url` in one snapshot, on a connection of its own, however long it takes.
///
/// # Errors
/// What cannot be opened, or what `f` says.
pub fn snapshot<T>(
    url: &DatabaseUrl,
    f: impl FnOnce(&mut Conn) -> Result<T, String>,
) -> Result<T, String> {
    if let DatabaseUrl::Sqlite(path) = url
        && !path.exists()
    {
        return Err(format!("{}: there is no database", path.display()));
    }
    let mut conn = open(url, Use::Read, true)?;
    let begun = match &mut conn {
        Conn::Sqlite(c) => c.batch_execute("BEGIN"),
        Conn::Pg(c) => c.batch_execute(
            "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; \
             SET client_encoding = 'UTF8'; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
    };
    at("the database", begun)?;
    let done = f(&mut conn);
    at("the database", dialect::rollback(&mut conn))?;
    done
}

/// The migrations that have run, in order.
///
/// # Errors
/// What the database says.
pub fn schema(c: &mut Conn) -> QueryResult<Vec<String>> {
    schema_of(c)
}

/// The migrations that this program knows for the database at `url`, in order.
///
/// # Errors
/// What is wrong with one of them.
pub fn known_schema(url: &DatabaseUrl) -> Result<Vec<String>, String> {
    migrate::known_for(url).map_err(|why| why.to_string())
}

#[derive(QueryableByName)]
struct Described {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    open: i64,
}

/// The columns of a table, by name.
///
/// # Errors
/// What the database says.
pub fn columns(c: &mut Conn, table: &str) -> QueryResult<Vec<Column>> {
    let asked = match c {
        Conn::Sqlite(_) => {
            "SELECT name, lower(type) AS kind, CASE WHEN \"notnull\" = 0 AND pk = 0 THEN 1 ELSE 0 END AS open \
             FROM pragma_table_info($1) ORDER BY name"
        }
        Conn::Pg(_) => {
            "SELECT column_name::text AS name, data_type::text AS kind, \
             CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END::bigint AS open FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY column_name::text COLLATE \"C\""
        }
    };
    let rows: Vec<Described> = sql_query(asked).bind::<Text, _>(table).load(c)?;
    let columns = rows.into_iter().filter_map(|row| {
        let kind = match (row.kind.as_str(), row.name.as_str()) {
            // What counts its rows itself is of 64 bits there too.
            ("bigint", _) | ("integer", "id") => Kind::Number(64),
            ("integer", _) => Kind::Number(32),
            ("smallint", _) => Kind::Number(16),
            ("boolean", _) => Kind::Truth,
            ("text", _) => Kind::Words,
            // Bytes are keys and hashes: none of them travels.
            _ => return None,
        };
        Some(Column {
            name: row.name,
            kind,
            open: row.open == 1,
        })
    });
    Ok(columns.collect())
}

/// The columns of these tables as this program makes them: the same on either database.
///
/// # Errors
/// What is wrong with a migration.
pub fn described(tables: &[&str]) -> Result<BTreeMap<String, Vec<Column>>, String> {
    let nowhere = DatabaseUrl::Sqlite(PathBuf::from(":memory:"));
    let mut conn = open(&nowhere, Use::Write, true)?;
    migrate::run_rest(&mut conn).map_err(|why| why.to_string())?;
    let own = |table: &&str| Ok((String::from(*table), at(table, columns(&mut conn, table))?));
    tables.iter().map(own).collect()
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many rows a table has.
///
/// # Errors
/// What the database says.
pub fn count(c: &mut Conn, table: &str) -> QueryResult<u64> {
    let asked = format!("SELECT count(*) AS count FROM {}", quoted(table));
    let rows: Count = sql_query(asked).get_result(c)?;
    Ok(rows.count.unsigned_abs())
}

/// The next rows behind the one of this key (a JSON list), each an object.
///
/// # Errors
/// What the database says.
pub fn page(
    c: &mut Conn,
    shape: &Shape<'_>,
    after: Option<&str>,
    limit: usize,
) -> QueryResult<Vec<String>> {
    let asked = asked(c, shape, after.is_some(), limit);
    let lines: Vec<Line> = match after {
        Some(key) => sql_query(asked).bind::<Text, _>(key).load(c)?,
        None => sql_query(asked).load(c)?,
    };
    Ok(lines.into_iter().map(|line| line.line).collect())
}

fn asked(c: &Conn, shape: &Shape<'_>, after: bool, limit: usize) -> String {
    let is_pg = matches!(c, Conn::Pg(_));
    let kind = |name: &str| {
        let own = shape.columns.iter().find(|column| column.name == name);
        own.map_or(Kind::Words, |column| column.kind)
    };
    // Bytes give the order on both sides, whatever language the server thinks in.
    let ordered = |name: &&str| match kind(name) {
        Kind::Words if is_pg => format!("{} COLLATE \"C\"", quoted(name)),
        _ => quoted(name),
    };
    let known = |(n, name): (usize, &&str)| match (is_pg, kind(name)) {
        (false, _) => format!("$1 ->> {n}"),
        (true, Kind::Words) => format!("(CAST($1 AS json) ->> {n})"),
        (true, _) => format!("CAST(CAST($1 AS json) ->> {n} AS bigint)"),
    };
    let key: Vec<String> = shape.key.iter().map(ordered).collect();
    let key = key.join(", ");
    let condition = if after {
        let values: Vec<String> = shape.key.iter().enumerate().map(known).collect();
        // The first by itself lets an index begin there, of which the rest may be no part.
        let first = shape.key.first().map_or_else(String::new, ordered);
        let least = values.first().cloned().unwrap_or_default();
        format!(
            "WHERE {first} >= {least} AND ({key}) > ({})",
            values.join(", ")
        )
    } else {
        String::new()
    };
    let from = format!(
        "FROM {} {condition} ORDER BY {key} LIMIT {limit}",
        quoted(shape.table)
    );
    if is_pg {
        let columns: Vec<String> = shape.columns.iter().map(|own| quoted(&own.name)).collect();
        return format!(
            "SELECT row_to_json(t)::text AS line FROM (SELECT {} {from}) t",
            columns.join(", ")
        );
    }
    let pair = |own: &Column| match own.kind {
        Kind::Truth => format!(
            "'{}', json(CASE {} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)",
            own.name,
            quoted(&own.name)
        ),
        _ => format!("'{}', {}", own.name, quoted(&own.name)),
    };
    let pairs: Vec<String> = shape.columns.iter().map(pair).collect();
    format!("SELECT json_object({}) AS line {from}", pairs.join(", "))
}

/// Writes rows, each an object of these columns.
///
/// # Errors
/// Which of them the database does not take, counted from 0, and why.
pub fn insert(
    tx: &mut Tx<'_>,
    table: &str,
    columns: &[&str],
    rows: &[String],
) -> Result<(), (usize, String)> {
    let all = whole(tx, table, columns, rows);
    let Err(why) = all else {
        return Ok(());
    };
    // One of them is at fault: they are tried one by one until it is found.
    for (n, row) in rows.iter().enumerate() {
        whole(tx, table, columns, std::slice::from_ref(row)).map_err(|why| (n, why))?;
    }
    Err((0, why))
}

/// Writes all of these rows, or none.
fn whole(tx: &mut Tx<'_>, table: &str, columns: &[&str], rows: &[String]) -> Result<(), String> {
    let fault = |why: &dyn std::fmt::Display| why.to_string();
    dialect::savepoint(tx).map_err(|why| fault(&why))?;
    let done = put(tx, table, columns, &format!("[{}]", rows.join(",")));
    dialect::end_savepoint(tx, done.is_ok()).map_err(|why| fault(&why))?;
    done.map(drop).map_err(|why| fault(&why))
}

fn put(tx: &mut Tx<'_>, table: &str, columns: &[&str], rows: &str) -> QueryResult<usize> {
    let (table, names) = (quoted(table), columns.iter().map(|name| quoted(name)));
    let names = names.collect::<Vec<_>>().join(", ");
    let asked = match &**tx {
        Conn::Pg(_) => format!(
            "INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{table}, CAST($1 AS json))"
        ),
        Conn::Sqlite(_) => {
            let taken = columns.iter().map(|name| format!("value ->> '$.{name}'"));
            let taken = taken.collect::<Vec<_>>().join(", ");
            format!("INSERT INTO {table} ({names}) SELECT {taken} FROM json_each($1)")
        }
    };
    sql_query(asked).bind::<Text, _>(rows).execute(&mut **tx)
}

/// Has each sequence go on behind the highest number of its table, and lets statements of this transaction take their
/// time.
///
/// # Errors
/// What the database says.
pub fn settle_numbers(tx: &mut Tx<'_>) -> QueryResult<()> {
    if let Conn::Pg(c) = &mut **tx {
        c.batch_execute(
            "DO $$ DECLARE own record; last bigint; BEGIN \
             FOR own IN SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
             WHERE table_schema = current_schema() AND is_identity = 'YES' LOOP \
             EXECUTE format('SELECT max(%I) FROM %I', own.c, own.t) INTO last; \
             IF last > 0 THEN PERFORM setval(pg_get_serial_sequence(quote_ident(own.t), own.c), last); END IF; \
             END LOOP; END $$",
        )?;
    }
    Ok(())
}
