//! What was wiped for good is written down beside the database, so that no backup brings it back.
//!
//! The list names posts by number and day, and holds none of their words. It follows the events: a crash at worst writes
//! a line twice.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::sums;
use crate::base::{Error, PostId, Result};
use crate::config::Config;
use crate::db::dump::at;
use crate::db::{Db, Tx};
use crate::events::{self, Envelope};
use crate::threads::{self, Erased};

/// The list.
pub fn erasures(config: &Config) -> PathBuf {
    config.data_dir.join("erasures.log")
}

/// Writes down what was wiped since the last time; returns how many events were read.
///
/// # Errors
/// What the database or the file system says.
pub async fn note_erasures(db: &Db, log: &Path) -> Result<usize> {
    let log = log.to_owned();
    let effect = move |tx: &mut Tx<'_>, batch: &[Envelope]| note(tx, batch, &log);
    events::follow_batches(db, "erasures", effect).await
}

/// Writes down what was wiped in a batch: others wait to write meanwhile, so the list is read and brought to the disk
/// once.
fn note(tx: &mut Tx<'_>, batch: &[Envelope], log: &Path) -> Result<()> {
    let mut tombs: Vec<Erased> = Vec::new();
    for envelope in batch.iter().filter(|one| one.kind == "post.purged") {
        tombs.extend(tomb(tx, envelope)?);
    }
    if tombs.is_empty() {
        return Ok(());
    }
    let lost = |why: &dyn std::fmt::Display| Error::broken(format!("{}: {why}", log.display()));
    let known = read(log).map_err(|why| lost(&why))?;
    tombs.retain(|tomb| !known.contains(tomb));
    let mut lines = String::new();
    for tomb in &tombs {
        // Ahead of it too: a line that a crash cut short spoils no other.
        let line = serde_json::to_string(tomb).map_err(Error::broken)?;
        lines.push_str(&format!("\n{line}\n"));
    }
    if lines.is_empty() {
        return Ok(());
    }
    let mut how = OpenOptions::new();
    let file = how.create(true).append(true).mode(0o600).open(log);
    let written = file.and_then(|mut file| {
        file.write_all(lines.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|why| lost(&why))?;
    // The cursor moves for good: so must the name of a new list.
    let folder = log.parent().unwrap_or(Path::new("."));
    sums::settle(folder).map_err(Error::broken)
}

/// What was wiped, where the post is still there to name.
fn tomb(tx: &mut Tx<'_>, envelope: &Envelope) -> Result<Option<Erased>> {
    let facts: serde_json::Value = serde_json::from_str(&envelope.data).map_err(Error::broken)?;
    let post = facts.get("post_id").and_then(serde_json::Value::as_i64);
    threads::erased(tx, PostId(post.unwrap_or(0)))
}

/// What was wiped on this site, as it is written down.
///
/// # Errors
/// Says that the list cannot be read.
pub fn erased(config: &Config) -> std::result::Result<Vec<Erased>, String> {
    let log = erasures(config);
    at(log.display(), read(&log))
}

/// What stands on the list; a line that was cut short is none.
fn read(log: &Path) -> std::io::Result<Vec<Erased>> {
    let text = match fs::read_to_string(log) {
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        text => text?,
    };
    Ok(text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect())
}
