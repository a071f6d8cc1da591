//! Looks at all of an export ahead of the first row that is written: what is wrong is said with its file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use super::line::{self, Lines, Row};
use super::shape::Table;
use super::tables::TABLES;
use super::{FILES, FORMAT, MANIFEST, Manifest, Part, STORED, Stored, Told};
use crate::backup::sums;
use crate::config::DatabaseUrl;
use crate::db::dump::at;
use crate::db::rows::{self, Column, Kind};
use crate::files::{self, LARGEST};

/// The columns that rows of each table have in an export, by name.
pub(super) type Columns = BTreeMap<&'static str, Vec<Column>>;

/// Checks the export in `folder`, and gives its manifest and what its rows hold.
///
/// # Errors
/// Says what is wrong, with file and line.
pub(super) fn check(
    folder: &Path,
    url: &DatabaseUrl,
    told: Told<'_>,
) -> Result<(Manifest, Columns), String> {
    let manifest = Manifest::read(folder)?;
    fits(&manifest, url)?;
    let columns = columns(manifest.secrets)?;
    let mut known = Known::default();
    for table in TABLES {
        let listed = manifest.tables.get(table.name).cloned();
        let own = columns.get(table.name).map_or(&[][..], Vec::as_slice);
        check_table(
            (folder, table),
            own,
            &listed.unwrap_or_default(),
            &mut known,
        )?;
        told("check", known.done, sum(&manifest));
    }
    let lying = check_stored(folder, &manifest.stored, &known.files, told)?;
    nothing_else(folder, lying)?;
    Ok((manifest, columns))
}

fn sum(manifest: &Manifest) -> u64 {
    manifest.tables.values().map(|part| part.rows).sum()
}

fn fits(manifest: &Manifest, url: &DatabaseUrl) -> Result<(), String> {
    let fault = |why: String| Err(format!("{MANIFEST}: {why}"));
    if manifest.format != FORMAT {
        return fault(format!(
            "it is of format {}, this program reads {FORMAT}",
            manifest.format
        ));
    }
    if manifest.schema != rows::known_schema(url)? {
        return fault("it is of another version of the program than this".to_owned());
    }
    let own: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    let listed: BTreeSet<&str> = manifest.tables.keys().map(String::as_str).collect();
    match own.symmetric_difference(&listed).next() {
        Some(name) if own.contains(name) => fault(format!("the table {name} is missing")),
        Some(name) => fault(format!("there is no table {name}")),
        None => Ok(()),
    }
}

/// What the rows of an export hold.
fn columns(secrets: bool) -> Result<Columns, String> {
    let names: Vec<&str> = super::travelling();
    let mut all = rows::described(&names)?;
    let of = |table: &'static Table| {
        let mut own = all.remove(table.name).unwrap_or_default();
        own.retain(|column| super::write::travels(table, &column.name, secrets));
        (table.name, own)
    };
    Ok(TABLES.iter().map(of).collect())
}

/// Files of people by name: their kind, and the forms in which their bytes may be there.
type Files = BTreeMap<String, (files::Kind, Vec<String>)>;

/// What rows may name.
#[derive(Default)]
struct Known {
    ids: BTreeMap<&'static str, Ids>,
    files: Files,
    done: u64,
}

/// The numbers of a table's rows, in order, and what others must have in common with each.
#[derive(Default)]
struct Ids {
    ids: Vec<i64>,
    shared: BTreeMap<&'static str, Vec<i64>>,
}

impl Ids {
    /// The row of this number.
    fn place(&self, id: i64) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    fn shared(&self, place: usize, column: &str) -> Option<i64> {
        self.shared.get(column)?.get(place).copied()
    }
}

/// Part of a row's key.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum KeyPart {
    Number(i64),
    Words(String),
}

fn check_table(
    (folder, table): (&Path, &'static Table),
    columns: &[Column],
    listed: &Part,
    known: &mut Known,
) -> Result<(), String> {
    let mut lines = Lines::open(folder, &table.file())?;
    let mut before: Vec<KeyPart> = Vec::new();
    let mut own = Ids::default();
    let common = common(table.name);
    // Rows of the table itself that stand further down.
    let mut later: Vec<(u64, Row)> = Vec::new();
    while let Some(row) = lines.row()? {
        if lines.number() > listed.rows {
            return Err(lines.fault("the manifest knows of no such line"));
        }
        typed(columns, &row).map_err(|why| lines.fault(why))?;
        let key: Vec<KeyPart> = table
            .key
            .iter()
            .filter_map(|name| part(&row, name))
            .collect();
        if key <= before {
            return Err(lines.fault("it does not come after the row before it"));
        }
        before = key;
        meant(table, &row).map_err(|why| lines.fault(why))?;
        // What a number of its own tells apart others may name: a blog is its forum's.
        if let [own_key] = table.key
            && let Some(id) = number(&row, own_key)
        {
            own.ids.push(id);
            for name in &common {
                let values = own.shared.entry(name).or_default();
                values.push(number(&row, name).unwrap_or(0));
            }
        }
        if table.name == "files" {
            keep_file(&row, known).map_err(|why| lines.fault(why))?;
        }
        match named(table, &row, known, Some(&own)) {
            Ok(true) => {}
            Ok(false) => later.push((lines.number(), row)),
            Err(why) => return Err(lines.fault(why)),
        }
    }
    known.done += lines.number();
    if lines.part() != *listed {
        return Err(format!(
            "{}: these are not the bytes that were written",
            table.file()
        ));
    }
    known.ids.insert(table.name, own);
    for (n, row) in later {
        named(table, &row, known, None).map_err(|why| format!("{}:{n}: {why}", table.file()))?;
    }
    Ok(())
}

/// Which columns of this table's rows others must have in common with them.
fn common(name: &str) -> BTreeSet<&'static str> {
    let of = |table: &'static Table| {
        table.shared.iter().filter_map(move |(by, with)| {
            let to = table.refs.iter().find(|(column, _)| column == by)?;
            Some((to.1, *with))
        })
    };
    let all = TABLES.iter().flat_map(of);
    all.filter(|(to, _)| *to == name)
        .map(|(_, with)| with)
        .collect()
}

/// Every column of the table, each with a value of its kind, and no other.
fn typed(columns: &[Column], row: &Row) -> Result<(), String> {
    for column in columns {
        let name = &column.name;
        let value = row.get(name).ok_or_else(|| format!("{name} is missing"))?;
        let fits = match (column.kind, value) {
            (_, Value::Null) => column.open,
            (Kind::Number(bits), Value::Number(number)) => {
                let most = i64::MAX >> (64 - bits);
                number
                    .as_i64()
                    .is_some_and(|n| (-most - 1..=most).contains(&n))
            }
            (Kind::Truth, Value::Bool(_)) => true,
            // Neither database keeps this sign in a text.
            (Kind::Words, Value::String(text)) => !text.contains('\0'),
            _ => false,
        };
        if !fits {
            return Err(format!("{name} is not of its kind"));
        }
    }
    match row
        .keys()
        .find(|name| columns.iter().all(|own| own.name != **name))
    {
        Some(name) => Err(format!("there is no column {name}")),
        None => Ok(()),
    }
}

fn number(row: &Row, name: &str) -> Option<i64> {
    row.get(name)?.as_i64()
}

fn part(row: &Row, name: &str) -> Option<KeyPart> {
    match row.get(name)? {
        Value::String(text) => Some(KeyPart::Words(text.clone())),
        other => other.as_i64().map(KeyPart::Number),
    }
}

/// Words that are on their lists, and names that can stand in an address.
fn meant(table: &Table, row: &Row) -> Result<(), String> {
    let text = |name: &str| row.get(name).and_then(Value::as_str);
    for (name, known) in table.words {
        // Whether it may be empty was looked at ahead of this.
        if text(name).is_some_and(|word| !known(word)) {
            return Err(format!("{name} is none of the words that it can be"));
        }
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match text("slug").is_some_and(|slug| !slug.chars().all(plain)) {
        true => Err("slug cannot stand in an address".to_owned()),
        false => Ok(()),
    }
}

/// The column that names who a row is of, and of which table that is.
fn voice(table: &Table, row: &Row) -> Result<Option<(&'static str, &'static str)>, &'static str> {
    if table.voices.is_empty() {
        return Ok(None);
    }
    let kind = row.get("author_kind").and_then(Value::as_str);
    let known = table.voices.iter().find(|(word, _)| Some(*word) == kind);
    match known {
        Some((_, to)) => Ok(Some(("author_id", *to))),
        None => Err("author_kind is none of the words that it can be"),
    }
}

/// True when all that a row names is there, and shares what it must; false when it may stand further down.
fn named(table: &Table, row: &Row, known: &Known, own: Option<&Ids>) -> Result<bool, String> {
    let voice = voice(table, row)?;
    for (column, to) in table.refs.iter().chain(&voice) {
        let Some(id) = number(row, column) else {
            continue;
        };
        let ids = match own {
            Some(own) if *to == table.name => Some(own),
            _ => known.ids.get(to),
        };
        let Some((ids, place)) = ids.and_then(|ids| Some((ids, ids.place(id)?))) else {
            if *to == table.name && own.is_some() {
                return Ok(false);
            }
            return Err(format!("{column} names no row of {to}"));
        };
        let apart = table
            .shared
            .iter()
            .find(|(by, with)| by == column && ids.shared(place, with) != number(row, with));
        if let Some((_, with)) = apart {
            return Err(format!("{column} names a row of another {with}"));
        }
    }
    Ok(true)
}

/// Notes which bytes may be there for a file of people.
fn keep_file(row: &Row, known: &mut Known) -> Result<(), String> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    let name = text("name");
    if !is_hexadecimal(name, 32) {
        return Err("name is no name of a file".to_owned());
    }
    let side = |name: &str| number(row, name).and_then(|side| u32::try_from(side).ok());
    let Some(kind) = files::Kind::from_word(text("kind")) else {
        return Err("kind is none of the words that it can be".to_owned());
    };
    let gone = number(row, "gone_at").is_some();
    let forms = match gone {
        true => Vec::new(),
        false => files::forms(kind, side("width").zip(side("height"))),
    };
    match known.files.insert(name.to_owned(), (kind, forms)) {
        Some(_) => Err("name is another file's already".to_owned()),
        None => Ok(()),
    }
}

fn is_hexadecimal(text: &str, length: usize) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == length && text.bytes().all(digit)
}

/// Checks the bytes of people's files, and gives their paths.
fn check_stored(
    folder: &Path,
    listed: &Part,
    known: &Files,
    told: Told<'_>,
) -> Result<BTreeSet<String>, String> {
    let mut lines = Lines::open(folder, STORED)?;
    let (mut before, mut lying) = (None, BTreeSet::new());
    while let Some(line) = lines.next()? {
        if lines.number() > listed.rows {
            return Err(lines.fault("the manifest knows of no such line"));
        }
        let stored: Stored = serde_json::from_slice(&line).map_err(|why| lines.fault(why))?;
        let forms = known.get(&stored.file);
        if !forms.is_some_and(|(_, forms)| forms.contains(&stored.form)) {
            return Err(lines.fault("there is no such form of a file"));
        }
        if !is_hexadecimal(&stored.sha256, 64) || stored.bytes > LARGEST as u64 {
            return Err(lines.fault("it is no sum of bytes, or of too many"));
        }
        let bytes = bytes_of(folder, &stored).map_err(|why| lines.fault(why))?;
        let kind = known.get(&stored.file).map(|(kind, _)| *kind);
        if !kind.is_some_and(|kind| files::fits(kind, &bytes)) {
            return Err(lines.fault("the bytes are of another kind than the file"));
        }
        lying.insert(stored.path());
        if before.as_ref().is_some_and(|before| *before >= stored) {
            return Err(lines.fault("it does not come after the one before it"));
        }
        told(FILES, lines.number(), listed.rows);
        before = Some(stored);
    }
    match lines.part() == *listed {
        true => Ok(lying),
        false => Err(format!(
            "{STORED}: these are not the bytes that were written"
        )),
    }
}

/// The bytes that are written down, once they are the same.
pub(super) fn bytes_of(folder: &Path, stored: &Stored) -> Result<Vec<u8>, String> {
    let path = folder.join(stored.path());
    let mut bytes = Vec::new();
    // Not much is read of what is too large.
    let read = line::open(&path)?
        .take(stored.bytes + 1)
        .read_to_end(&mut bytes);
    at(path.display(), read)?;
    let sum = at(path.display(), sums::hash(&*bytes, std::io::sink()))?;
    match bytes.len() as u64 == stored.bytes && sum == stored.sha256 {
        true => Ok(bytes),
        false => Err(format!("{}: other bytes than were written", path.display())),
    }
}

/// Refuses an export in which there is more than belongs to it.
fn nothing_else(folder: &Path, mut known: BTreeSet<String>) -> Result<(), String> {
    known.extend([MANIFEST, STORED].map(str::to_owned));
    known.extend(TABLES.iter().map(Table::file));
    for sub in [super::TABLES, FILES] {
        let facts = at(sub, fs::symlink_metadata(folder.join(sub)))?;
        if !facts.is_dir() {
            return Err(format!("{sub}: it is no folder"));
        }
    }
    let found = sums::listed(folder)?;
    match found.keys().find(|path| !known.contains(*path)) {
        Some(path) => Err(format!("{path}: it does not belong to the export")),
        None => Ok(()),
    }
}
