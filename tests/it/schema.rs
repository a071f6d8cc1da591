//! The tables as the code sees them, and as both databases have them; the settings, and their reference.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use elab::config::{SETTINGS, reference};
use elab::db::{Conn, schema};

use crate::app::TestApp;
use crate::source::{places, root, sources, split};

/// Column and type, in Diesel's words.
type Table = BTreeMap<String, String>;

/// Selects every column of each of these tables.
macro_rules! tables {
    ($($table:ident)+) => {
        const TABLES: &[&str] = &[$(stringify!($table)),+];

        fn select_all(c: &mut Conn) -> Vec<(&'static str, QueryResult<usize>)> {
            vec![$((stringify!($table), schema::$table::table.limit(1).execute(c))),+]
        }
    };
}

tables! {
    event_head events event_topics event_cursors deliveries mail_in jobs idempotency
    users sessions mailed_secrets name_wishes protected_names counters invites class_accounts
    factors factor_releases recovery_codes api_tokens audit audit_head audit_keys
    suppressions spaces space_slugs forums memberships
    avatars blogs articles article_authors series newsletter_readers newsletter_issues threads posts revisions additions descriptions reactions bookmarks quotes readings tags thread_tags
    intakes intake_scans residents resident_letters resident_codes
    offices terms delegates office_checks office_settings
    questions addressees cycles question_steps office_posts cosigns cosign_removals verdicts standard_texts redactions
    office_drafts office_articles office_templates pack_checks statutory legal_reminders
    takeouts files post_files drafts held_texts follows notices mail_prefs
}

/// The tables of `src/db/schema.rs`.
fn seen_by_the_code() -> BTreeMap<String, Table> {
    let text = std::fs::read_to_string(root().join("src/db/schema.rs")).unwrap();
    let mut tables = BTreeMap::new();
    for block in text.split("diesel::table! {").skip(1) {
        let name = block.split('(').next().unwrap().trim().to_owned();
        let columns = block
            .split_once(") {")
            .unwrap()
            .1
            .split('}')
            .next()
            .unwrap();
        let columns = columns
            .lines()
            .filter_map(|line| line.trim().trim_end_matches(',').split_once(" -> "));
        tables.insert(
            name,
            columns
                .map(|(column, kind)| (column.to_owned(), kind.to_owned()))
                .collect(),
        );
    }
    tables
}

/// The tables that the migrations of one side leave behind.
fn made_by_migrations(side: &str) -> BTreeMap<String, Table> {
    let mut folders: Vec<_> = std::fs::read_dir(root().join("migrations").join(side))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for folder in folders {
        let sql = std::fs::read_to_string(folder.join("up.sql")).unwrap();
        let lines: Vec<&str> = sql
            .lines()
            .map(|line| line.split("--").next().unwrap())
            .collect();
        for statement in lines.join(" ").split(';').map(str::trim) {
            let words: Vec<&str> = statement.split_whitespace().collect();
            match words[..] {
                ["CREATE", "TABLE", name, ..] => {
                    let open = statement.find('(').unwrap();
                    let body = &statement[open + 1..statement.rfind(')').unwrap()];
                    tables.insert(name.to_owned(), columns(body));
                }
                ["ALTER", "TABLE", name, "ADD", "COLUMN", ..] => {
                    let at = statement.find("COLUMN").unwrap() + "COLUMN".len();
                    tables
                        .get_mut(name)
                        .unwrap()
                        .extend(columns(&statement[at..]));
                }
                ["ALTER", "TABLE", name, "DROP", "COLUMN", column, ..] => {
                    tables.get_mut(name).unwrap().remove(column);
                }
                ["DROP", "TABLE", name, ..] => drop(tables.remove(name)),
                ["ALTER", ..] => panic!("{side}: this test does not read: {statement}"),
                _ => {}
            }
        }
    }
    tables
}

/// The columns of a list in SQL.
fn columns(list: &str) -> Table {
    let pieces = split(list);
    let keys: BTreeSet<&str> = pieces
        .iter()
        .filter_map(|piece| piece.strip_prefix("PRIMARY KEY"))
        .flat_map(|rest| {
            rest.trim()
                .trim_matches(['(', ')'])
                .split(',')
                .map(str::trim)
        })
        .collect();
    let constraint = [
        "PRIMARY KEY",
        "UNIQUE",
        "FOREIGN KEY",
        "CHECK",
        "CONSTRAINT",
    ];
    let own = pieces
        .iter()
        .filter(|piece| !constraint.iter().any(|word| piece.starts_with(word)));
    own.map(|piece| {
        let (name, rest) = piece.split_once(' ').unwrap();
        let identity = rest.contains("AUTOINCREMENT") || rest.contains("AS IDENTITY");
        let kind = match rest.split_whitespace().next().unwrap() {
            // Every id is of 64 bits on both sides.
            "INTEGER" if identity => "BigInt",
            "BIGINT" => "BigInt",
            "INTEGER" => "Integer",
            "SMALLINT" => "SmallInt",
            "BOOLEAN" => "Bool",
            "TEXT" => "Text",
            "BLOB" | "BYTEA" => "Binary",
            other => panic!("{name}: what is {other}?"),
        };
        let always =
            rest.contains("NOT NULL") || rest.contains("PRIMARY KEY") || keys.contains(name);
        let kind = if always {
            kind.to_owned()
        } else {
            format!("Nullable<{kind}>")
        };
        (name.to_owned(), kind)
    })
    .collect()
}

#[tokio::test]
async fn every_column_of_every_table_can_be_read() {
    let listed: BTreeSet<&str> = TABLES.iter().copied().collect();
    let known = seen_by_the_code();
    assert_eq!(
        listed,
        known.keys().map(String::as_str).collect(),
        "the list above names every table"
    );
    let site = TestApp::start().await;
    let failed = site.app.db.read(|c| {
        let all = select_all(c).into_iter();
        Ok(all
            .filter_map(|(table, read)| Some(format!("{table}: {}", read.err()?)))
            .collect::<Vec<_>>())
    });
    let failed = failed.await.unwrap();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn both_databases_have_the_tables_that_the_code_sees() {
    let code = seen_by_the_code();
    assert!(code.len() > 15 && code.values().all(|table| !table.is_empty()));
    for side in ["sqlite", "postgres"] {
        let made = made_by_migrations(side);
        assert_eq!(
            made.keys().collect::<Vec<_>>(),
            code.keys().collect::<Vec<_>>(),
            "{side}"
        );
        for (name, table) in &code {
            assert_eq!(&made[name], table, "{side}: {name}");
        }
    }
}

#[test]
fn both_databases_have_the_same_indexes() {
    let indexes = |side: &str| -> BTreeSet<String> {
        let folders = std::fs::read_dir(root().join("migrations").join(side)).unwrap();
        let texts = folders
            .map(|entry| std::fs::read_to_string(entry.unwrap().path().join("up.sql")).unwrap());
        texts
            .flat_map(|sql| {
                let ends = |at: usize| sql[at..].find(';').map_or(sql.len(), |end| at + end);
                let mut found: Vec<usize> = places(&sql, "CREATE INDEX");
                found.extend(places(&sql, "CREATE UNIQUE INDEX"));
                found
                    .into_iter()
                    .map(|at| {
                        sql[at..ends(at)]
                            .split_whitespace()
                            .collect::<Vec<_>>()
                            .join(" ")
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    assert_eq!(indexes("sqlite"), indexes("postgres"));
}

#[test]
fn every_setting_is_explained_and_the_reference_is_what_the_program_prints() {
    for setting in SETTINGS {
        assert!(
            setting.says.len() > 15 && setting.says.ends_with('.'),
            "{}: {:?}",
            setting.name,
            setting.says
        );
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        assert!(setting.name.chars().all(plain), "{}", setting.name);
    }
    let kept = std::fs::read_to_string(root().join("config/reference.toml")).unwrap();
    assert_eq!(
        kept,
        reference(),
        "write it anew: cargo run -- config reference > config/reference.toml"
    );
    // Every line of it that is a setting can be taken over as it stands.
    let taken: String = kept
        .lines()
        .filter_map(|line| line.strip_prefix("# ").filter(|l| l.contains(" = \"")))
        .collect::<Vec<_>>()
        .join("\n");
    let table: toml::Table = taken.parse().unwrap();
    assert_eq!(table.len(), SETTINGS.len());
}

#[test]
fn every_setting_is_read() {
    // The list itself reads none.
    let reads = |path: &str| path.starts_with("config/") && path != "config/settings.rs";
    let read: BTreeSet<&str> = sources()
        .iter()
        .filter(|source| reads(&source.path))
        .flat_map(|source| source.strings(0, source.text.len()))
        .collect();
    for setting in SETTINGS {
        assert!(
            read.contains(setting.name),
            "{} is on the list and nobody reads it",
            setting.name
        );
    }
}
