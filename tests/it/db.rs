//! The cellar on both databases: one writer, one snapshot, events without gaps, letters and jobs with leases.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use elab::base::{Error, SpaceId, minutes};
use elab::db::{Conn, Tx, dialect};
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
async fn a_read_that_panics_leaves_the_next_a_good_connection() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    // What comes next gets the connection that was given back last.
    for _ in 0..3 {
        let panicked = db.read::<(), _>(|_| panic!("in the middle")).await;
        assert!(matches!(panicked, Err(Error::Broken(_))));
        db.read(|c| events::after(c, 0, 10)).await.unwrap();
        db.write(|tx| events::record(tx, None, &told(1)))
            .await
            .unwrap();
    }
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
async fn who_goes_away_while_it_is_written_changes_nothing_for_the_others() {
    let site = TestApp::start().await;
    let (begun, has_begun) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let db = site.app.db.clone();
    let slow = tokio::spawn(async move {
        let work = db.write(move |tx| {
            begun.send(()).map_err(Error::broken)?;
            may_go_on.recv().map_err(Error::broken)?;
            events::record(tx, None, &told(1))
        });
        work.await
    });
    tokio::task::spawn_blocking(move || has_begun.recv())
        .await
        .unwrap()
        .unwrap();
    let mut others = Vec::new();
    for n in 2..=4 {
        let db = site.app.db.clone();
        let work = async move { db.write(move |tx| events::record(tx, None, &told(n))).await };
        others.push(tokio::spawn(work));
    }
    // On PostgreSQL nobody waits behind another.
    while !on_postgres() && site.app.db.queue() < 3 {
        tokio::task::yield_now().await;
    }
    slow.abort();
    assert!(slow.await.unwrap_err().is_cancelled());
    others[1].abort();
    go_on.send(()).unwrap();
    for n in [2, 0] {
        others.remove(n).await.unwrap().unwrap();
    }
    // Nobody is told when what is written for nobody has been.
    let stands = loop {
        site.settle().await;
        let seen = site.app.db.read(|c| events::after(c, 0, 10)).await;
        let seen = seen.unwrap();
        let mut seen: Vec<i64> = seen.iter().map(|e| e.space_id.unwrap().0).collect();
        seen.sort_unstable();
        if seen.contains(&1) {
            break seen;
        }
    };
    let without = stands.iter().filter(|n| **n != 3);
    assert_eq!(without.collect::<Vec<_>>(), [&1, &2, &4]);
    assert!(on_postgres() || stands.contains(&3), "it was in the queue");
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

#[derive(diesel::QueryableByName)]
struct Set {
    #[diesel(sql_type = Text)]
    value: String,
}

/// A setting of the connection, as in `5s`.
fn setting(c: &mut Conn, name: &str) -> elab::base::Result<String> {
    let sql = format!("SELECT current_setting('{name}') AS value");
    Ok(diesel::sql_query(sql).get_result::<Set>(c)?.value)
}

#[tokio::test]
async fn who_reads_apart_waits_for_none_of_those_who_ask_for_pages() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    let taken = site.app.config.database_connections;
    let (begin, mut begun) = tokio::sync::mpsc::unbounded_channel();
    let all = Arc::new(std::sync::Barrier::new(taken + 1));
    let mut readers = tokio::task::JoinSet::new();
    for _ in 0..taken {
        let (db, begin, all) = (db.for_jobs(), begin.clone(), all.clone());
        readers.spawn(async move {
            db.read(move |_| {
                begin.send(()).map_err(Error::broken)?;
                all.wait();
                Ok(())
            })
            .await
        });
    }
    for _ in 0..taken {
        begun.recv().await.unwrap();
    }
    let short = Duration::from_millis(50);
    let waits = tokio::time::timeout(short, db.read(events::head)).await;
    let heard = db.apart().read(events::head).await;
    all.wait();
    while let Some(done) = readers.join_next().await {
        done.unwrap().unwrap();
    }
    assert!(waits.is_err(), "all connections are taken");
    assert_eq!(heard, db.read(events::head).await);
}

#[tokio::test]
async fn of_small_tables_no_plan_rests_on_how_many_rows_they_have() {
    if on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let counted = site.app.db.write(|tx| {
        diesel::sql_query("ANALYZE").execute(&mut **tx)?;
        let count = |tx: &mut Tx<'_>| {
            let rows = "(SELECT count(*) FROM sqlite_stat1)";
            diesel::select(sql::<BigInt>(rows)).get_result::<i64>(&mut **tx)
        };
        let before = count(tx)?;
        dialect::optimize(tx);
        Ok((before > 0, count(tx)?))
    });
    assert_eq!(counted.await, Ok((true, 0)));
}

/// Ends the connection to PostgreSQL that asks for it.
fn hang_up(c: &mut Conn) -> elab::base::Result<()> {
    diesel::sql_query("SELECT pg_terminate_backend(pg_backend_pid())").execute(c)?;
    Ok(())
}

#[tokio::test]
async fn a_read_is_tried_again_when_its_connection_broke_and_then_alone() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    let tries = Arc::new(AtomicUsize::new(0));
    let counter = tries.clone();
    let refused = db
        .read::<(), _>(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
            Err(Error::NotFound)
        })
        .await;
    assert_eq!(
        (refused, tries.swap(0, Ordering::SeqCst)),
        (Err(Error::NotFound), 1)
    );
    if !on_postgres() {
        return;
    }
    let counter = tries.clone();
    let read = db.read(move |c| {
        if counter.fetch_add(1, Ordering::SeqCst) < 2 {
            hang_up(c)?;
        }
        Ok("read")
    });
    assert_eq!(
        (read.await, tries.swap(0, Ordering::SeqCst)),
        (Ok("read"), 3)
    );
    let counter = tries.clone();
    let lost = db.write(move |tx| {
        counter.fetch_add(1, Ordering::SeqCst);
        events::record(tx, None, &told(1))?;
        hang_up(tx)
    });
    assert_eq!(
        (lost.await, tries.load(Ordering::SeqCst)),
        (Err(Error::Busy), 1)
    );
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
async fn what_passes_over_a_fault_is_not_said_to_stand() {
    if !on_postgres() {
        // SQLite undoes the statement alone: the rest stands.
        return;
    }
    let site = TestApp::start().await;
    let db = &site.app.db;
    let passed_over = db.write(|tx| {
        events::record(tx, None, &told(1))?;
        drop(diesel::sql_query("SELECT 1 / 0").execute(&mut **tx));
        Ok(())
    });
    let why = passed_over.await;
    assert!(matches!(why, Err(Error::Broken(_))), "{why:?}");
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
async fn nobody_waits_for_postgresql_for_ever() {
    if !on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let db = &site.app.db;
    let web = |c: &mut Conn| {
        let idle = setting(c, "idle_in_transaction_session_timeout")?;
        Ok((setting(c, "statement_timeout")?, idle))
    };
    let english = db.read(|c| setting(c, "lc_messages")).await;
    assert_eq!(english, Ok("C".to_owned()), "its words are read");
    let bounds = ("5s".to_owned(), "30s".to_owned());
    assert_eq!(db.read(web).await, Ok(bounds.clone()));
    let jobs = db.for_jobs();
    let minute = jobs.write(|tx| setting(tx, "statement_timeout")).await;
    assert_eq!(minute, Ok("1min".to_owned()));
    assert_eq!(
        db.write(move |tx| web(tx)).await,
        Ok(bounds),
        "and no longer"
    );

    let slow = db
        .write(|tx| {
            diesel::sql_query("SET LOCAL statement_timeout = '50ms'").execute(&mut **tx)?;
            diesel::sql_query("SELECT pg_sleep(60)").execute(&mut **tx)?;
            Ok(())
        })
        .await;
    assert_eq!(slow, Err(Error::Busy), "it may be tried again");
}

#[tokio::test]
async fn sqlite_is_built_and_opened_as_it_should_be() {
    let site = TestApp::start().await;
    let built = site.app.db.read(|c| match c {
        Conn::Sqlite(c) => {
            let options = sql::<Text>("SELECT compile_options FROM pragma_compile_options");
            Ok(Some(options.load::<String>(c)?))
        }
        Conn::Pg(_) => Ok(None),
    });
    let Some(options) = built.await.unwrap() else {
        return;
    };
    let kept = site.app.db.read(|c| match c {
        Conn::Sqlite(c) => {
            let kept = sql::<BigInt>("SELECT cache_size FROM pragma_cache_size");
            Ok(kept.load::<i64>(c)?)
        }
        Conn::Pg(_) => Ok(Vec::new()),
    });
    let share = -48 * 1024 / 24;
    assert_eq!(
        kept.await,
        Ok(vec![share]),
        "a share of what all readers keep"
    );
    for wanted in ["ENABLE_QPSG", "DEFAULT_MEMSTATUS=0"] {
        assert!(
            options.iter().any(|one| one == wanted),
            "{wanted}: {options:?}"
        );
    }
}
