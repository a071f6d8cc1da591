//! Counters are counted again: what is right is left alone, what is wrong is mended, and no batch is long.

use std::sync::mpsc;
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use elab::accounts::Viewer;
use elab::base::{Result, ThreadId};
use elab::chores::Recount;
use elab::db::Tx;
use elab::db::schema::{forums, jobs, posts, spaces as places, threads as rows};
use elab::jobs::Job;
use elab::{spaces, threads};

use crate::app::{FREE, TestApp, on_postgres};
use crate::threads::new_post;

/// Runs the job once, and gives the one that follows.
async fn run(site: &TestApp, job: Recount) -> Recount {
    let db = site.app.db.for_jobs();
    let next = db.write(move |tx| {
        job.run(tx)?;
        let all = jobs::table.filter(jobs::name.eq(Recount::NAME));
        Ok(all
            .order(jobs::id.desc())
            .select(jobs::payload)
            .first::<String>(&mut **tx)?)
    });
    serde_json::from_str(&next.await.unwrap()).unwrap()
}

/// Posts, replies and version of a thread.
async fn counters(site: &TestApp, thread: i64) -> (i32, i32, i64) {
    let read = site.app.db.read(move |c| {
        let own = rows::table.find(ThreadId(thread));
        Ok(own
            .select((rows::posts, rows::replies, rows::version))
            .first(c)?)
    });
    read.await.unwrap()
}

#[tokio::test]
async fn what_is_right_is_left_alone_and_what_is_wrong_is_mended() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let right = aliya.starts("/s/town/talk", "Counted right", "Root").await;
    let wrong = aliya.starts("/s/town/talk", "Counted wrong", "Root").await;
    aliya.replies(wrong, None, "Another word").await;
    let (good, bad) = (counters(&site, right).await, counters(&site, wrong).await);

    let drifts = move |tx: &mut Tx<'_>| -> Result<Vec<String>> {
        let mut found = Vec::new();
        for thread in [right, wrong] {
            found.extend(threads::drift(tx, ThreadId(thread))?);
        }
        found.extend(spaces::drift(tx, town)?);
        Ok(found.iter().map(ToString::to_string).collect())
    };
    assert_eq!(site.app.db.write(drifts).await, Ok(Vec::new()));
    let found = site.app.db.write(move |tx| {
        diesel::update(rows::table.find(ThreadId(wrong)))
            .set((rows::posts.eq(9), rows::replies.eq(8)))
            .execute(&mut **tx)?;
        let opening = posts::thread_id.eq(wrong).and(posts::parent_id.is_null());
        diesel::update(posts::table.filter(opening))
            .set((posts::replies.eq(5), posts::agree.eq(3)))
            .execute(&mut **tx)?;
        diesel::update(places::table.find(town))
            .set(places::members.eq(99))
            .execute(&mut **tx)?;
        let talk = forums::space_id.eq(town).and(forums::slug.eq("talk"));
        diesel::update(forums::table.filter(talk))
            .set(forums::posts.eq(77))
            .execute(&mut **tx)?;
        drifts(tx)
    });
    let found = found.await.unwrap();
    let starts = [
        format!("threads.posts of {wrong} says 9 and should say 2"),
        format!("threads.replies of {wrong} says 8 and should say 1"),
        "posts.replies of ".to_owned(),
        "posts.agree of ".to_owned(),
        format!("spaces.members of {town} says 99 and should say "),
        "forums.posts of ".to_owned(),
    ];
    assert_eq!(found.len(), starts.len(), "{found:?}");
    for (said, start) in found.iter().zip(&starts) {
        assert!(said.starts_with(start), "{said}");
    }

    let job = Recount {
        thread: 0,
        after: town.0 - 1,
    };
    let next = run(&site, job).await;
    assert_eq!((next.thread, next.after), (wrong, town.0));
    assert_eq!(counters(&site, right).await, good, "not even its version");
    let (posts, replies, version) = bad;
    assert_eq!(
        counters(&site, wrong).await,
        (posts, replies, version + 1),
        "what is kept of its page is drawn anew"
    );
    assert_eq!(site.app.db.write(drifts).await, Ok(Vec::new()));
}

#[tokio::test]
async fn it_goes_on_where_a_batch_ended() {
    const MANY: i64 = 203;
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let first = aliya.starts("/s/town/talk", "The first", "Root").await;
    let last = site.app.db.write(move |tx| {
        let own = rows::table.find(ThreadId(first));
        let (forum, person): (i64, i64) = own
            .select((rows::forum_id, rows::user_id))
            .first(&mut **tx)?;
        let mut last = first;
        for n in 0..MANY {
            last = diesel::insert_into(rows::table)
                .values((
                    rows::space_id.eq(town),
                    rows::forum_id.eq(forum),
                    rows::kind.eq("discussion"),
                    rows::state.eq("draft"),
                    rows::title.eq("One of many"),
                    rows::slug.eq("one-of-many"),
                    rows::lang.eq("en"),
                    rows::user_id.eq(person),
                    rows::author_kind.eq("person"),
                    rows::author_id.eq(person),
                    rows::created_at.eq(n),
                    rows::last_post_at.eq(n),
                    rows::last_author_id.eq(person),
                    rows::last_n.eq(0),
                    rows::posts.eq(9),
                    rows::replies.eq(0),
                ))
                .returning(rows::id)
                .get_result(&mut **tx)?;
        }
        Ok(last)
    });
    let last: i64 = last.await.unwrap();
    let after = town.0 - 1;

    let next = run(&site, Recount { thread: 0, after }).await;
    assert!((first..last).contains(&next.thread), "{next:?}");
    assert_eq!(next.after, after, "the spaces come behind the threads");
    assert_eq!(counters(&site, last).await.0, 9, "it comes later");
    assert_eq!(counters(&site, next.thread).await.0, 0);
    let next = run(&site, next).await;
    assert_eq!((next.thread, next.after), (last, town.0));
    assert_eq!(counters(&site, last).await.0, 0);

    let long = site.app.db.write(move |tx| {
        Ok(diesel::update(rows::table.find(ThreadId(first)))
            .set(rows::posts.eq(6000))
            .execute(&mut **tx)?)
    });
    long.await.unwrap();
    let next = run(&site, Recount { thread: 0, after }).await;
    assert_eq!(next.thread, first, "one that is long is enough");
    assert_eq!(counters(&site, first).await.0, 1);

    let old: Recount = serde_json::from_str(r#"{"after":5}"#).unwrap();
    assert_eq!((old.thread, old.after), (0, 5), "as it was queued once");
}

#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Writes a reply in a transaction that stays open until `count` waits for it, and lets both end.
async fn replied_while<F>(site: &TestApp, viewer: Viewer, thread: i64, count: F)
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let (db, other) = (site.app.db.for_jobs(), site.app.db.for_jobs());
    let reply = tokio::spawn(async move {
        db.write(move |tx| {
            let new = new_post("Meanwhile", None);
            threads::reply(tx, &viewer, ThreadId(thread), new, &FREE)?;
            begun.send(()).ok();
            may_go_on.recv().ok();
            Ok(())
        })
        .await
    });
    has_begun.await.unwrap();
    let counting = tokio::spawn(async move { other.write(count).await });
    let waits = "SELECT count(*) AS count FROM pg_stat_activity \
                 WHERE datname = current_database() AND wait_event_type = 'Lock'";
    loop {
        let seen = site.app.db.read(move |c| {
            let seen: Waiting = diesel::sql_query(waits).get_result(c)?;
            Ok(seen.count)
        });
        if seen.await.unwrap() > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    go_on.send(()).unwrap();
    reply.await.unwrap().unwrap();
    counting.await.unwrap().unwrap();
}

#[tokio::test]
async fn what_is_written_while_it_is_counted_is_counted_too() {
    if !on_postgres() {
        // SQLite's one writer orders all.
        return;
    }
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "Both at once", "Root").await;
    let break_it = site.app.db.write(move |tx| {
        Ok(diesel::update(rows::table.find(ThreadId(thread)))
            .set(rows::posts.eq(9))
            .execute(&mut **tx)?)
    });
    break_it.await.unwrap();

    let viewer = aliya.viewer().await;
    replied_while(&site, viewer, thread, move |tx| {
        threads::recount(tx, ThreadId(thread))
    })
    .await;
    let (posts, replies, _) = counters(&site, thread).await;
    assert_eq!((posts, replies), (2, 1));

    let viewer = aliya.viewer().await;
    replied_while(&site, viewer, thread, move |tx| spaces::recount(tx, town)).await;
    let drift = site.app.db.read(move |c| spaces::drift(c, town));
    assert_eq!(drift.await, Ok(Vec::new()));
}
