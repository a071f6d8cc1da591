//! The bytes of files that were given up are wiped first, their rows after: a crash between the two repeats it.

use super::read::gone;
use super::store::Store;
use super::write::forget;
use crate::base::{Error, Result};
use crate::db::Db;

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
