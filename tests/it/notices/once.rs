//! Nobody is told twice, and thousands are told batch by batch.

use diesel::prelude::*;
use elab::db::schema::{event_cursors, follows, notices as rows, users};
use elab::{chores, jobs, notices};

use super::{kinds_of, told};
use crate::app::TestApp;

#[tokio::test]
async fn nobody_is_told_twice_however_often_the_reader_stops_half_way() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    marat.replies(thread, None, "One").await;
    while site.app.db.sequence().await.unwrap() > 0 {}
    let cursor = async || {
        let seq = event_cursors::table
            .find("notices")
            .select(event_cursors::seq);
        let seq = site.app.db.read(move |c| Ok(seq.first::<i64>(c)?));
        seq.await.unwrap()
    };
    let before = cursor().await;
    // Stopped behind the last event: what it has written goes with its cursor.
    let stopped = site.app.db.write(move |tx| {
        for envelope in elab::events::after(tx, before, 200)? {
            notices::tell(tx, &envelope)?;
        }
        Err::<(), _>(elab::base::Error::Busy)
    });
    assert!(stopped.await.is_err());
    assert!(told(&aliya).await.is_empty() && cursor().await == before);
    // Two readers at once: one of them does nothing.
    let (one, other) = tokio::join!(notices::follow(&site.app.db), notices::follow(&site.app.db));
    assert!(one.is_ok() || other.is_ok());
    site.settle().await;
    assert_eq!(told(&aliya).await, ["reply"]);
    assert!(cursor().await > before);
    site.settle().await;
    assert_eq!(told(&aliya).await, ["reply"]);
}

#[tokio::test]
async fn whom_a_later_text_names_is_told_once_and_nobody_else() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let dana = site.neighbour(town, "dana").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    let post = marat.replies(thread, None, "In the well, @aliya.").await;
    // Who has read it as it was has not read that it names her.
    dana.open(&format!("/t/{thread}")).await.is(200);
    site.settle().await;
    let before = told(&aliya).await;
    assert!(told(&dana).await.is_empty());
    let path = format!("/p/{post}/revisions");
    for (base, body) in [
        ("1", "In the well, @aliya. @dana has the rope, says @marat."),
        ("2", "In the well, @aliya. @dana has a rope, says @marat."),
        ("3", "In the well, @aliya. She has a rope."),
        ("4", "In the well, @aliya. @dana has a rope."),
    ] {
        let fields = [("base", base), ("body", body), ("do", "publish")];
        marat.act(&path, &fields).await.is(303);
        site.settle().await;
        assert_eq!(told(&dana).await, ["mention"], "{base}");
    }
    assert_eq!(told(&aliya).await, before);
    assert!(told(&marat).await.is_empty());

    // The same of what is added when a post cannot be changed any more.
    let zarina = site.neighbour(town, "zarina").await;
    site.advance(elab::base::hours(25));
    let additions = format!("/p/{post}/additions");
    for body in ["@zarina has a bucket, @dana.", "@zarina will bring it."] {
        let fields = [("body", body), ("do", "publish")];
        marat.act(&additions, &fields).await.is(303);
        site.settle().await;
        assert_eq!(told(&zarina).await, ["mention"]);
    }
    assert_eq!(told(&dana).await, ["mention"]);
}

#[tokio::test]
async fn who_may_not_read_a_post_or_wants_nothing_of_it_is_not_told_that_it_names_him_now() {
    let site = TestApp::start().await;
    let club = site.space("club", "private").await;
    let marat = site.neighbour(club, "marat").await;
    let aliya = site.neighbour(club, "aliya").await;
    let outside = site.member("dana").await;
    let thread = marat.starts("/s/club/talk", "The keys", "Where?").await;
    let target = format!("thread-{thread}");
    let mute = [("target", target.as_str()), ("level", "nothing")];
    aliya.act("/follows", &mute).await.is(303);
    let post = marat.replies(thread, None, "Here.").await;
    let fields = [
        ("base", "1"),
        ("body", "Here, @aliya and @dana."),
        ("do", "publish"),
    ];
    let path = format!("/p/{post}/revisions");
    marat.act(&path, &fields).await.is(303);
    site.settle().await;
    assert!(told(&aliya).await.is_empty() && told(&outside).await.is_empty());
}

#[tokio::test]
async fn a_post_reaches_thousands_of_followers_batch_by_batch_and_each_once() {
    const MANY: i64 = 2600;
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let marat = site.neighbour(town, "marat").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = marat.starts("/s/town/talk", "Water", "Where is it?").await;
    site.settle().await;
    let target = format!("thread-{thread}");
    let crowd = site.app.db.write(move |tx| {
        let now = tx.now();
        for n in 0..MANY {
            let name = format!("crowd{n}");
            let id: i64 = diesel::insert_into(users::table)
                .values((
                    users::name.eq(&name),
                    users::name_key.eq(&name),
                    users::display_name.eq(&name),
                    users::about.eq(""),
                    users::administrator.eq(false),
                    users::trust.eq(1_i16),
                    users::state.eq("active"),
                    users::lang.eq("en"),
                    users::zone.eq("UTC"),
                    users::theme.eq("auto"),
                    users::created_at.eq(now.0),
                    users::checked.eq(true),
                    users::read_seconds.eq(0),
                ))
                .returning(users::id)
                .get_result(&mut **tx)?;
            diesel::insert_into(follows::table)
                .values((
                    follows::user_id.eq(id),
                    follows::target.eq(&target),
                    follows::level.eq("all"),
                ))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    crowd.await.unwrap();
    marat
        .replies(thread, None, "Here it is, @aliya and @crowd7.")
        .await;
    while site.app.db.sequence().await.unwrap() > 0 {}
    let watch = elab::base::clock::Stopwatch::start();
    while notices::follow(&site.app.db).await.unwrap() > 0 {
        while site.app.db.sequence().await.unwrap() > 0 {}
    }
    let all = async || {
        let count = rows::table.count();
        let count = site.app.db.read(move |c| Ok(count.get_result::<i64>(c)?));
        count.await.unwrap()
    };
    let at_once = all().await;
    assert!(
        (2..100).contains(&at_once),
        "the rest is a job's: {at_once}"
    );
    let mut runs = 0;
    while jobs::run_one(&site.app.db, chores::run).await.unwrap() {
        runs += 1;
        assert!(
            all().await - at_once <= runs * 1000,
            "a thousand in a transaction"
        );
    }
    println!("told {MANY} in {:?}", watch.elapsed());
    assert_eq!(all().await, MANY + 1);
    assert_eq!(told(&aliya).await, ["mention"]);
    let mentioned = rows::table.filter(rows::kind.eq("mention")).count();
    let mentioned = site
        .app
        .db
        .read(move |c| Ok(mentioned.get_result::<i64>(c)?));
    assert_eq!(
        mentioned.await.unwrap(),
        2,
        "who is named and follows is told once, of the stronger"
    );
    site.settle().await;
    let rang = kinds_of(&site, "notification.created").await.len();
    assert_eq!(i64::try_from(rang).unwrap(), MANY + 1);
    assert_eq!(all().await, MANY + 1);
}
