//! Jobs are done once: whoever lost one to another undoes it, and what has ended stays ended.

use std::sync::OnceLock;
use std::time::Duration;

use diesel::prelude::*;
use elab::base::{Error, JobId, Result, SpaceId, days, seconds};
use elab::chores::Sweep;
use elab::db::schema::{counters, events as log, jobs as rows};
use elab::db::{Db, Tx};
use elab::events::{self, Event};
use elab::jobs::{self, Held, Job};

use crate::app::{TestApp, on_postgres};

/// Queues a job that is due.
async fn queue(site: &TestApp) {
    let queued = site.app.db.write(|tx| {
        let now = tx.now();
        jobs::enqueue(tx, &Sweep, now, None)
    });
    queued.await.unwrap();
}

/// The state of the job that was queued, and how many events there are.
async fn state(site: &TestApp) -> (String, i64) {
    let read = site.app.db.read(|c| {
        let told = log::kind.eq("space.changed");
        Ok((
            rows::table
                .filter(rows::name.eq(Sweep::NAME))
                .select(rows::state)
                .first(c)?,
            log::table.filter(told).count().get_result(c)?,
        ))
    });
    read.await.unwrap()
}

/// Does something, and loses the job to another meanwhile.
fn overtaken(tx: &mut Tx<'_>, held: &Held) -> Result<Option<Duration>> {
    let event = Event::SpaceChanged {
        space: SpaceId(1),
        fields: vec!["test"],
    };
    events::record(tx, None, &event)?;
    diesel::update(rows::table.find(held.id))
        .set(rows::tries.eq(rows::tries + 1))
        .execute(&mut **tx)?;
    Ok(None)
}

#[tokio::test]
async fn what_another_has_taken_over_is_undone() {
    let site = TestApp::start().await;
    queue(&site).await;
    let (_, before) = state(&site).await;
    assert_eq!(jobs::run_one(&site.app.db, overtaken).await, Ok(true));
    assert_eq!(state(&site).await, ("waiting".to_owned(), before));
}

static OTHER: OnceLock<Db> = OnceLock::new();

/// Fails after its end was written: the answer to a commit was lost.
fn unheard(_: &mut Tx<'_>, held: &Held) -> Result<Option<Duration>> {
    let db = OTHER.get().unwrap();
    let (other, id) = (db.clone(), held.id);
    let writing = std::thread::spawn(move || end(&other, id));
    if on_postgres() {
        writing.join().unwrap();
    }
    // The writer of SQLite takes what waits ahead of what comes after this.
    while !on_postgres() && db.queue() == 0 {
        std::thread::sleep(Duration::from_millis(1));
    }
    Err(Error::Busy)
}

fn end(db: &Db, id: JobId) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build().unwrap();
    let ended = db.write(move |tx| {
        Ok(diesel::update(rows::table.find(id))
            .set(rows::state.eq("done"))
            .execute(&mut **tx)?)
    });
    assert_eq!(runtime.block_on(ended), Ok(1));
}

#[tokio::test]
async fn what_has_ended_stays_ended() {
    let site = TestApp::start().await;
    OTHER.get_or_init(|| site.app.db.clone());
    queue(&site).await;
    assert_eq!(jobs::run_one(&site.app.db, unheard).await, Ok(true));
    assert_eq!(state(&site).await.0, "done");
    assert_eq!(jobs::run_one(&site.app.db, unheard).await, Ok(false));
}

#[tokio::test]
async fn what_is_old_is_forgotten_a_thousand_at_a_time() {
    const MANY: i64 = 2100;
    let site = TestApp::start().await;
    let filled = site.app.db.for_jobs();
    let filled = filled.write(|tx| {
        let old = tx.now().minus(days(3));
        for n in 0..MANY {
            diesel::insert_into(counters::table)
                .values((
                    counters::key.eq(format!("tries {n}")),
                    counters::count.eq(1),
                    counters::mark.eq(old),
                ))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    filled.await.unwrap();
    for (left, wait) in [(1100, seconds(1)), (100, seconds(1)), (0, days(1))] {
        let swept = site.app.db.write(|tx| {
            let wait = Sweep.run(tx)?;
            let told = counters::key.like("tries %");
            let left: i64 = counters::table.filter(told).count().get_result(&mut **tx)?;
            Ok((left, wait))
        });
        assert_eq!(swept.await, Ok((left, Some(wait))));
    }
}
