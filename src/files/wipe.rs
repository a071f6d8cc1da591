//! The bytes of files that were given up are wiped first, their rows after: a crash between the two repeats it. A crash
//! between the bytes of a new file and its row leaves bytes that nothing names: they are looked for.

use std::time::Duration;

use super::read::{gone, known};
use super::store::Store;
use super::write::forget;
use crate::base::{Error, Result};
use crate::db::Db;

/// Names asked about in one go.
const BATCH: usize = 500;

/// Wipes what is due, one batch, and returns how many files that were.
///
/// # Errors
/// What the database says.
pub async fn wipe(db: &Db, store: &Store) -> Result<usize> {
    let now = db.now();
    let files = db.read(move |c| gone(c, now)).await?;
    if files.is_empty() {
        return Ok(0);
    }
    let store = store.clone();
    let wiped = tokio::task::spawn_blocking(move || {
        for file in &files {
            store.wipe(&file.name, file.forms().iter().map(String::as_str));
        }
        files.into_iter().map(|file| file.name).collect::<Vec<_>>()
    });
    let names = wiped.await.map_err(Error::broken)?;
    let count = names.len();
    db.write(move |tx| forget(tx, &names)).await?;
    Ok(count)
}

/// Wipes bytes older than `age` that no row names, and returns how many files that were.
///
/// # Errors
/// What the database says; `Broken` when the folder cannot be read.
pub async fn wipe_strays(db: &Db, store: &Store, age: Duration) -> Result<usize> {
    let folder = store.clone();
    let listed = tokio::task::spawn_blocking(move || folder.older(age));
    let mut names = listed.await.map_err(Error::broken)??;
    let mut strays = 0;
    while !names.is_empty() {
        let batch = names.split_off(names.len().saturating_sub(BATCH));
        let asked = batch.clone();
        let kept = db.read(move |c| known(c, &asked)).await?;
        let store = store.clone();
        let wiped = tokio::task::spawn_blocking(move || {
            let stray = batch.iter().filter(|name| !kept.contains(*name));
            stray.map(|name| store.wipe_all(name)).count()
        });
        strays += wiped.await.map_err(Error::broken)?;
    }
    Ok(strays)
}
