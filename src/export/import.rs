//! Makes a site of an export, where there is none: all of it, or nothing.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use serde::Serialize;
use serde_json::Value;

use super::check::{Columns, bytes_of, check};
use super::line::{Lines, Row};
use super::shape::Table;
use super::tables::TABLES;
use super::{FILES, Manifest, STORED, Stored, Told};
use crate::audit::{self, Action, Change, Who};
use crate::backup::{self, sums};
use crate::base::{Error, Instant, UserId};
use crate::config::Config;
use crate::db::dump::at;
use crate::db::{Tx, load, rows};
use crate::markup::{self, PLACEHOLDER, Rendered};
use crate::threads::Description;
use crate::{accounts, blogs, events, threads};

/// Rows written at once, and about how many bytes of them.
const MOST: usize = 500;
const HEAVY: usize = 2_000_000;
/// Where files lie within their folder until all is there.
const ARRIVING: &str = ".import";

/// A site that was made of an export.
#[derive(Debug, Serialize)]
pub struct Imported {
    pub people: u64,
    pub threads: u64,
    pub posts: u64,
    pub files: u64,
    /// Whether people can sign in with the passwords that they had.
    pub passwords: bool,
    /// Posts that had been wiped here since, and are wiped again.
    pub erased_again: usize,
}

/// Makes the site of `config` of the export in `folder`: on either database, whichever it comes from.
///
/// # Errors
/// Says what is wrong with the export, with file and line, or what is in the way; then there is no site.
pub fn import(
    config: &Config,
    folder: &Path,
    now: Instant,
    told: Told<'_>,
) -> Result<Imported, String> {
    load::is_empty(&config.database)?;
    let (manifest, columns) = check(folder, &config.database, told)?;
    let arriving = config.files_dir.join(ARRIVING);
    drop(fs::remove_dir_all(&arriving));
    let left = sums::listed(&config.files_dir)?;
    same_files(folder, &config.files_dir, left.keys())?;
    let done = bring(config, (folder, &manifest, &columns), now, told);
    drop(fs::remove_dir_all(&arriving));
    if done.is_err() && left.is_empty() {
        for folder in within(&config.files_dir).unwrap_or_default() {
            drop(fs::remove_dir_all(folder));
        }
    }
    let erased_again = done?;
    let rows = |table: &str| manifest.tables.get(table).map_or(0, |part| part.rows);
    Ok(Imported {
        people: rows("users"),
        threads: rows("threads"),
        posts: rows("posts"),
        files: rows("files"),
        passwords: manifest.secrets,
        erased_again,
    })
}

fn bring(
    config: &Config,
    (folder, manifest, columns): (&Path, &Manifest, &Columns),
    now: Instant,
    told: Told<'_>,
) -> Result<usize, String> {
    let arriving = config.files_dir.join(ARRIVING);
    bring_files(folder, &arriving, manifest.stored.rows, told)?;
    let all = manifest.tables.values().map(|part| part.rows).sum();
    let mut fault = None;
    let made = load::anew(&config.database, now, |tx| {
        let mut carrier = Carrier {
            folder,
            columns,
            host: config.host(),
            articles: HashSet::new(),
            said: HashMap::new(),
            last_seq: 0,
            done: 0,
            all,
            told,
        };
        let done = carrier
            .carry(tx)
            .and_then(|()| begin(tx, config, carrier.last_seq))
            .and_then(|again| settle(&arriving, &config.files_dir).map(|()| again));
        done.map_err(|why| {
            fault = Some(why.clone());
            Error::Broken(why)
        })
    });
    made.map_err(|why| fault.unwrap_or(why))
}

/// What has to hold from the first moment on.
fn begin(tx: &mut Tx<'_>, config: &Config, last_seq: i64) -> Result<usize, String> {
    at("the database", rows::settle_numbers(tx))?;
    let begun = events::begin_epoch(tx, last_seq)
        .and_then(|()| blogs::drop_newsletters(tx))
        .and_then(|_| blogs::schedule_again(tx, config.staff_mfa))
        .and_then(|_| blogs::officials_again(tx, (config.staff_mfa, config.host())));
    at("the database", begun)?;
    let mut again = 0;
    for tomb in backup::erased(config)? {
        let done = threads::purge_again(tx, &tomb, config.host());
        again += usize::from(at("the database", done)?);
    }
    let change = Change::default();
    let noted = audit::note(tx, &Who::console(), Action::SiteImported, "site", change);
    at("the database", noted).map(|()| again)
}

/// Brings the rows of an export into tables that are empty.
struct Carrier<'c> {
    folder: &'c Path,
    columns: &'c Columns,
    host: &'c str,
    /// Threads whose opening post is an article.
    articles: HashSet<i64>,
    /// What was said of the pictures of each post, the newest first.
    said: HashMap<i64, Vec<Description>>,
    last_seq: i64,
    done: u64,
    all: u64,
    told: Told<'c>,
}

/// Rows that are written at once.
struct Batch {
    table: &'static Table,
    columns: Vec<String>,
    rows: Vec<String>,
    bytes: usize,
    first: u64,
}

impl Batch {
    /// Adds a row, and says whether there are enough.
    fn add(&mut self, row: Row) -> Result<bool, String> {
        let row = at(self.table.name, serde_json::to_string(&row))?;
        self.bytes += row.len();
        self.rows.push(row);
        // Forums and offices may stand within one that comes later: they go at once.
        Ok(!matches!(self.table.name, "forums" | "offices")
            && (self.rows.len() >= MOST || self.bytes >= HEAVY))
    }

    fn flush(&mut self, tx: &mut Tx<'_>) -> Result<(), String> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        let done = rows::insert(tx, self.table.name, &columns, &self.rows);
        done.map_err(|(n, why)| {
            let line = self.first + n as u64;
            format!("{}:{line}: {why}", self.table.file())
        })?;
        self.first += self.rows.len() as u64;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }
}

impl Carrier<'_> {
    fn carry(&mut self, tx: &mut Tx<'_>) -> Result<(), String> {
        self.hear_descriptions()?;
        for table in TABLES {
            match table.name {
                "posts" => self.carry_posts(tx, table)?,
                // They come with their posts.
                "revisions" => {}
                _ => self.carry_table(tx, table)?,
            }
        }
        Ok(())
    }

    /// HTML of posts bears what was said of their pictures, whose rows name the posts.
    fn hear_descriptions(&mut self) -> Result<(), String> {
        let mut lines = Lines::open(self.folder, &table("descriptions")?.file())?;
        while let Some(row) = lines.row()? {
            let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
            let one = Description {
                file: text("file").to_owned(),
                text: text("text").to_owned(),
                by: UserId(number(&row, "user_id")),
                at: Instant(number(&row, "created_at")),
            };
            let of_post = self.said.entry(number(&row, "post_id")).or_default();
            of_post.insert(0, one);
        }
        Ok(())
    }

    fn batch(&self, table: &'static Table) -> Batch {
        let own = self.columns.get(table.name).map_or(&[][..], Vec::as_slice);
        let mut columns: Vec<String> = own.iter().map(|column| column.name.clone()).collect();
        if table.name != "notices" {
            columns.extend(table.made.iter().map(|name| String::from(*name)));
        }
        Batch {
            table,
            columns,
            rows: Vec::new(),
            bytes: 0,
            first: 1,
        }
    }

    fn carry_table(&mut self, tx: &mut Tx<'_>, table: &'static Table) -> Result<(), String> {
        let (mut lines, mut batch) = (Lines::open(self.folder, &table.file())?, self.batch(table));
        while let Some(mut row) = lines.row()? {
            self.make(tx, table.name, &mut row)
                .map_err(|why| lines.fault(why))?;
            if batch.add(row)? {
                batch.flush(tx)?;
                (self.told)("import", self.done + lines.number(), self.all);
            }
        }
        self.done += lines.number();
        batch.flush(tx)
    }

    /// Adds to a row what follows from it, and notes what others need to know of it.
    fn make(&mut self, tx: &mut Tx<'_>, table: &str, row: &mut Row) -> Result<(), String> {
        match table {
            "users" | "name_wishes" => {
                let apart = words(row, "name").map(|name| accounts::told_apart(&name));
                let (key, skeleton) = apart.unzip();
                row.insert("name_key".to_owned(), key.into());
                row.insert("skeleton".to_owned(), skeleton.into());
                let email = words(row, "email").map(|email| accounts::told_apart(&email).0);
                row.insert("email_key".to_owned(), email.into());
            }
            "spaces" => {
                let rules = words(row, "rules").unwrap_or_default();
                let html = markup::anchored(&rendered(&rules, self.host, 4)?.html, 0);
                row.insert("rules_html".to_owned(), html.into());
            }
            "threads" if words(row, "kind").as_deref() == Some("article") => {
                self.articles.insert(number(row, "id"));
            }
            "additions" => {
                let source = words(row, "source").unwrap_or_default();
                let made = rendered(&source, self.host, 4)?;
                // Its anchors differ from those of all posts: these count upwards from 1.
                let html = markup::anchored(&made.html, -number(row, "id"));
                let html = self.html(tx, number(row, "post_id"), &html)?;
                row.insert("html".to_owned(), html.into());
                row.insert("text".to_owned(), made.text.into());
            }
            "newsletter_issues" => {
                let begun = number(row, "begun_at");
                row.insert("ended_at".to_owned(), begun.into());
            }
            "notices" => self.last_seq = self.last_seq.max(number(row, "seq")),
            _ => {}
        }
        Ok(())
    }

    fn html(&self, tx: &mut Tx<'_>, post: i64, html: &str) -> Result<String, String> {
        let said = self.said.get(&post).map_or(&[][..], Vec::as_slice);
        threads::made_anew(tx, html, said).map_err(|why| why.to_string())
    }

    /// Brings posts with all their texts, and makes the HTML of those that stand.
    fn carry_posts(&mut self, tx: &mut Tx<'_>, posts: &'static Table) -> Result<(), String> {
        let revisions = table("revisions")?;
        let mut lines = Lines::open(self.folder, &posts.file())?;
        let mut texts = Lines::open(self.folder, &revisions.file())?;
        let (mut posts, mut revisions) = (self.batch(posts), self.batch(revisions));
        let mut next = texts.row()?;
        loop {
            let mut some: Vec<(u64, Row)> = Vec::new();
            let mut written: Vec<(u64, Row, u8)> = Vec::new();
            while some.len() < MOST && written.len() < MOST {
                let Some(post) = lines.row()? else {
                    break;
                };
                let (id, thread) = (number(&post, "id"), number(&post, "thread_id"));
                let opens = post.get("parent_id").is_none_or(Value::is_null);
                let heading = if opens && self.articles.contains(&thread) {
                    2
                } else {
                    4
                };
                while let Some(text) = next.take_if(|text| number(text, "post_id") == id) {
                    written.push((texts.number(), text, heading));
                    next = texts.row()?;
                }
                some.push((lines.number(), post));
            }
            if some.is_empty() {
                break;
            }
            let made = render_all(&written, self.host);
            let mut standing: HashMap<(i64, i64), String> = HashMap::new();
            for ((line, mut text, _), made) in written.into_iter().zip(made) {
                let place = |why: String| format!("{}:{line}: {why}", revisions.table.file());
                let made = made.map_err(place)?;
                let key = (number(&text, "post_id"), number(&text, "number"));
                standing.insert(key, made.html);
                text.insert("text".to_owned(), made.text.into());
                revisions.add(text)?;
            }
            for (line, mut post) in some {
                let place = |why: &str| format!("{}:{line}: {why}", posts.table.file());
                let id = number(&post, "id");
                let Some(html) = standing.get(&(id, number(&post, "revision"))) else {
                    return Err(place("its text is missing"));
                };
                let html = self.html(tx, id, &markup::anchored(html, id));
                post.insert("html".to_owned(), html.map_err(|why| place(&why))?.into());
                post.insert("renderer".to_owned(), markup::RENDERER_VERSION.into());
                posts.add(post)?;
            }
            posts.flush(tx)?;
            revisions.flush(tx)?;
            (self.told)(
                "import",
                self.done + lines.number() + texts.number(),
                self.all,
            );
        }
        self.done += lines.number() + texts.number();
        Ok(())
    }
}

fn table(name: &str) -> Result<&'static Table, String> {
    let known = TABLES.iter().find(|table| table.name == name);
    known.ok_or_else(|| format!("there is no table {name}"))
}

fn number(row: &Row, name: &str) -> i64 {
    row.get(name).and_then(Value::as_i64).unwrap_or(0)
}

fn words(row: &Row, name: &str) -> Option<String> {
    Some(row.get(name)?.as_str()?.to_owned())
}

/// The safe HTML of a text that was within the limits once.
fn rendered(source: &str, host: &str, heading: u8) -> Result<Rendered, String> {
    let place = markup::Place {
        anchor: PLACEHOLDER,
        site_host: host,
        heading,
        line_breaks: true,
    };
    let done = markup::render(source, &place, &|| false);
    done.map_err(|limit| format!("the text is too complex: {}", limit.code()))
}

/// Renders on every core: it is most of the work.
fn render_all(all: &[(u64, Row, u8)], host: &str) -> Vec<Result<Rendered, String>> {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let one = |(_, text, heading): &(u64, Row, u8)| {
        rendered(&words(text, "source").unwrap_or_default(), host, *heading)
    };
    thread::scope(|scope| {
        let parts: Vec<_> = all
            .chunks(all.len().div_ceil(cores).max(1))
            .map(|part| {
                (
                    part,
                    scope.spawn(move || part.iter().map(one).collect::<Vec<_>>()),
                )
            })
            .collect();
        let ended =
            |part: &[(u64, Row, u8)]| vec![Err("the rendering broke".to_owned()); part.len()];
        parts
            .into_iter()
            .flat_map(|(part, done)| done.join().unwrap_or_else(|_| ended(part)))
            .collect()
    })
}

/// Lays the files of people beside where they belong.
fn bring_files(from: &Path, to: &Path, all: u64, told: Told<'_>) -> Result<(), String> {
    sums::folder(to)?;
    let (mut lines, mut folders) = (Lines::open(from, STORED)?, HashSet::new());
    while let Some(line) = lines.next()? {
        let stored: Stored = serde_json::from_slice(&line).map_err(|why| lines.fault(why))?;
        let new = to.join(stored.place());
        if let Some(folder) = new.parent()
            && folders.insert(folder.to_owned())
        {
            sums::folder(folder)?;
        }
        let bytes = bytes_of(from, &stored).map_err(|why| lines.fault(why))?;
        at(new.display(), sums::keep(&new, &bytes))?;
        told(FILES, lines.number(), all);
    }
    folders.iter().try_for_each(|folder| sums::settle(folder))
}

/// Refuses files that lie there and are none of these: others than one that was cut short has left.
fn same_files<'f>(
    from: &Path,
    to: &Path,
    left: impl Iterator<Item = &'f String>,
) -> Result<(), String> {
    let (mut lines, mut known) = (Lines::open(from, STORED)?, HashMap::new());
    while let Some(line) = lines.next()? {
        let stored: Stored = serde_json::from_slice(&line).map_err(|why| lines.fault(why))?;
        known.insert(stored.place(), stored.sha256);
    }
    for path in left {
        let own = to.join(path);
        if known.get(path) != Some(&at(own.display(), sums::of(&own))?) {
            let shown = to.display();
            return Err(format!("{shown}: there are files: move them away"));
        }
    }
    Ok(())
}

/// Moves what has arrived to where it belongs.
fn settle(arriving: &Path, to: &Path) -> Result<(), String> {
    for folder in within(arriving)? {
        let own = to.join(folder.file_name().unwrap_or_default());
        sums::folder(&own)?;
        for file in within(&folder)? {
            let new = own.join(file.file_name().unwrap_or_default());
            at(new.display(), fs::rename(&file, &new))?;
        }
        sums::settle(&own)?;
    }
    sums::settle(to)
}

/// What lies in this folder.
fn within(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = at(folder.display(), fs::read_dir(folder))?;
    let paths = entries.map(|entry| Ok(at(folder.display(), entry)?.path()));
    paths.collect()
}
