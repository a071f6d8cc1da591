//! The cellar on both databases: one writer, one snapshot, events without gaps, letters and jobs with leases.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use elab::base::{Error, SpaceId, minutes};
use elab::events::{self, Event};

use crate::app::{TestApp, on_postgres};

fn told(n: i64) -> Event {
    Event::SpaceChanged {
        space: SpaceId(n),
        fields: vec!["test"],
    }
}

#[tokio::test]
async fn a_failed_write_leaves_nothing_and_the_next_stands() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    let failed = db
        .write(|tx| {
            events::record(tx, None, &told(1))?;
            Err::<(), _>(Error::Busy)
        })
        .await;
    assert_eq!(failed, Err(Error::Busy));
    let panicked = db.write::<(), _>(|_| panic!("in the middle")).await;
    assert!(matches!(panicked, Err(Error::Broken(_))));
    db.write(|tx| events::record(tx, None, &told(2)))
        .await
        .unwrap();
    site.settle().await;
    let seen = db.read(|c| events::after(c, 0, 10)).await.unwrap();
    assert_eq!(
        seen.iter().map(|e| e.space_id).collect::<Vec<_>>(),
        [Some(SpaceId(2))]
    );
}

#[tokio::test]
async fn many_writers_lose_nothing() {
    let site = Arc::new(TestApp::start().await);
    let mut writers = tokio::task::JoinSet::new();
    for n in 1..=100 {
        let db = site.app.db.clone();
        writers.spawn(async move { db.write(move |tx| events::record(tx, None, &told(n))).await });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap().unwrap();
    }
    site.settle().await;
    let seen = site
        .app
        .db
        .read(|c| events::after(c, 0, 1000))
        .await
        .unwrap();
    let numbers: Vec<i64> = seen.iter().filter_map(|e| e.seq).collect();
    assert_eq!(
        numbers,
        (1..=100).collect::<Vec<_>>(),
        "numbered without a gap"
    );
}

#[tokio::test]
#[expect(
    clippy::await_holding_lock,
    reason = "another thread waits for it: that is the test"
)]
async fn a_slow_transaction_is_not_skipped_by_readers() {
    if !on_postgres() {
        // SQLite's one writer orders all: two transactions never overlap, and numbers are given at once.
        let site = TestApp::start().await;
        site.app
            .db
            .write(|tx| events::record(tx, None, &told(1)))
            .await
            .unwrap();
        let seen = site.app.db.read(|c| events::after(c, 0, 10)).await.unwrap();
        assert_eq!(seen.first().and_then(|e| e.seq), Some(1));
        return;
    }
    let site = TestApp::start().await;
    let (started, may_end) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(())));
    let held = may_end.lock().unwrap();
    let slow = {
        let (db, started, may_end) = (site.app.db.clone(), started.clone(), may_end.clone());
        tokio::spawn(async move {
            db.write(move |tx| {
                events::record(tx, None, &told(1))?;
                started.store(1, Ordering::SeqCst);
                drop(may_end.lock());
                Ok(())
            })
            .await
        })
    };
    while started.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    site.app
        .db
        .write(|tx| events::record(tx, None, &told(2)))
        .await
        .unwrap();
    site.settle().await;
    let first = site.app.db.read(|c| events::after(c, 0, 10)).await.unwrap();
    assert_eq!(
        first.iter().map(|e| e.space_id).collect::<Vec<_>>(),
        [Some(SpaceId(2))],
        "the quick one at once"
    );
    drop(held);
    slow.await.unwrap().unwrap();
    site.settle().await;
    let last = first.last().and_then(|e| e.seq).unwrap();
    let rest = site
        .app
        .db
        .read(move |c| events::after(c, last, 10))
        .await
        .unwrap();
    assert_eq!(
        rest.iter().map(|e| e.space_id).collect::<Vec<_>>(),
        [Some(SpaceId(1))],
        "the slow one behind it"
    );
}

#[tokio::test]
async fn a_follower_gets_each_event_once() {
    let site = TestApp::start().await;
    let db = site.app.db.clone();
    for n in 1..=250 {
        db.write(move |tx| events::record(tx, None, &told(n)))
            .await
            .unwrap();
    }
    site.settle().await;
    let got = Arc::new(Mutex::new(Vec::new()));
    let failing = events::follow(&db, "test", |_, _| Err(Error::Busy)).await;
    assert_eq!(failing, Err(Error::Busy));
    loop {
        let got = got.clone();
        let read = events::follow(&db, "test", move |_, envelope| {
            got.lock().unwrap().push(envelope.seq.unwrap());
            Ok(())
        });
        if read.await.unwrap() == 0 {
            break;
        }
    }
    assert_eq!(
        *got.lock().unwrap(),
        (1..=250).collect::<Vec<_>>(),
        "nothing lost by the failure, nothing twice"
    );
}

#[tokio::test]
async fn old_events_are_forgotten() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    db.write(|tx| events::record(tx, None, &told(1)))
        .await
        .unwrap();
    site.settle().await;
    site.advance(minutes(10));
    db.write(|tx| events::record(tx, None, &told(2)))
        .await
        .unwrap();
    site.settle().await;
    let gone = db
        .write(|tx| {
            let before = tx.now().minus(minutes(5));
            events::forget(tx, before, 100)
        })
        .await;
    assert_eq!(gone, Ok(1));
    let left = db.read(|c| events::after(c, 0, 10)).await.unwrap();
    assert_eq!(
        left.iter().map(|e| e.space_id).collect::<Vec<_>>(),
        [Some(SpaceId(2))]
    );
}
