//! What the machine does at best: commits of one small row each, shared by those who wait together, and syncs of a file.
//! Prints both a second as JSON. The database is the one of the settings; its table goes away.

use std::io::{Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_query;
use elab::base::Clock;
use elab::base::clock::Stopwatch;
use elab::config::Config;
use elab::db::{Conn, Db, Tx};

use crate::Failed;

/// Writers at once, as the bench has them.
const WRITERS: u64 = 64;
const SPAN: Duration = Duration::from_secs(4);

fn insert(tx: &mut Tx<'_>, sql: &str) -> elab::base::Result<()> {
    match &mut **tx {
        Conn::Sqlite(c) => sql_query(sql).execute(c)?,
        Conn::Pg(c) => sql_query(sql).execute(c)?,
    };
    Ok(())
}

fn syncs(config: &Config) -> std::io::Result<f64> {
    let path = config.data_dir.join("sync-test");
    let mut file = std::fs::File::create(&path)?;
    let (from, mut count) = (Stopwatch::start(), 0);
    while from.elapsed() < Duration::from_secs(1) {
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&[count as u8; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    std::fs::remove_file(path)?;
    Ok(f64::from(count) / from.elapsed().as_secs_f64())
}

/// Commits for a while, then syncs.
pub(crate) async fn run() -> Result<(), Failed> {
    let config = Config::load(None)?;
    let db = Db::open(&config, &Clock::System)?;
    let table = "CREATE TABLE bench_rows (id BIGINT PRIMARY KEY, body TEXT NOT NULL)";
    db.write(move |tx| insert(tx, table))
        .await
        .map_err(|why| why.to_string())?;
    let (next, from) = (Arc::new(AtomicU64::new(0)), Stopwatch::start());
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (db, next) = (db.clone(), next.clone());
            tokio::spawn(async move {
                let mut done = 0_u64;
                while from.elapsed() < SPAN {
                    let id = next.fetch_add(1, Ordering::Relaxed);
                    let sql = format!(
                        "INSERT INTO bench_rows VALUES ({id}, '{}')",
                        "x".repeat(600)
                    );
                    let wrote = db.write(move |tx| insert(tx, &sql)).await;
                    done += u64::from(wrote.is_ok());
                }
                done
            })
        })
        .collect();
    let mut done = 0;
    for writer in writers {
        done += writer.await?;
    }
    let rate = done as f64 / from.elapsed().as_secs_f64();
    db.write(|tx| insert(tx, "DROP TABLE bench_rows"))
        .await
        .map_err(|why| why.to_string())?;
    db.close();
    println!(
        "{{\"commits\": {rate:.0}, \"syncs\": {:.0}}}",
        syncs(&config)?
    );
    Ok(())
}
