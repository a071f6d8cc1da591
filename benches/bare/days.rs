//! Times the jobs that see to the clocks of offices, on the database of the settings: when no day has come, and when one
//! has. Prints JSON: clocks that run, milliseconds of each look, what a day brought, and what it took.

use std::sync::Arc;

use diesel::prelude::*;
use elab::base::clock::Stopwatch;
use elab::base::{Clock, Error, days};
use elab::clocks::Packs;
use elab::config::Config;
use elab::db::schema::cycles;
use elab::db::{Conn, Db};
use elab::questions;

use crate::Failed;

/// Looks of which the middle one is told.
const LOOKS: usize = 21;

/// Milliseconds of the middle one of several looks.
async fn middle(look: impl AsyncFn() -> Result<bool, Error>) -> Result<f64, String> {
    let mut took = Vec::new();
    for _ in 0..LOOKS {
        let watch = Stopwatch::start();
        look().await.map_err(|why| why.to_string())?;
        took.push(watch.elapsed().as_secs_f64() * 1e3);
    }
    took.sort_by(f64::total_cmp);
    Ok(took.get(LOOKS / 2).copied().unwrap_or(f64::NAN))
}

/// Looks at a quiet day, at other rules, and at a day that has come.
pub(crate) async fn run() -> Result<(), Failed> {
    let config = Config::load(None)?;
    let clock = Clock::hand(Clock::System.now());
    let db = Db::open(&config, &clock)?;
    let packs = Arc::new(Packs::load(None)?);
    let link: Arc<questions::Link> = Arc::new(|_| String::new());
    let broken = |why: Error| why.to_string();
    // What the start of a site brings is not what is timed.
    while questions::keep_days(&db, &packs, &link)
        .await
        .map_err(broken)?
    {}
    while questions::reckon_anew(&db, &packs).await.map_err(broken)? {}
    let running = cycles::table.filter(cycles::stopped_at.is_null()).count();
    let running = db.read(move |c: &mut Conn| Ok(running.get_result::<i64>(c)?));
    let running = running.await.map_err(broken)?;
    let quiet = middle(async || questions::keep_days(&db, &packs, &link).await).await?;
    let anew = middle(async || questions::reckon_anew(&db, &packs).await).await?;
    clock.advance(days(1));
    let now = db.now();
    let due = cycles::table.filter(cycles::tell_at.le(now)).count();
    let due = db.read(move |c: &mut Conn| Ok(due.get_result::<i64>(c)?));
    let due = due.await.map_err(broken)?;
    let watch = Stopwatch::start();
    while questions::keep_days(&db, &packs, &link)
        .await
        .map_err(broken)?
    {}
    let day = watch.elapsed().as_secs_f64() * 1e3;
    println!(
        "{{\"running\":{running},\"quiet\":{quiet},\"anew\":{anew},\"due\":{due},\"day\":{day}}}"
    );
    db.close();
    Ok(())
}
