//! More is asked than the database can do: what nobody waits for is put off first, what must go on goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use elab::base::Error;
use elab::base::clock::Stopwatch;

use crate::app::{TestApp, on_postgres};
use crate::people::Client;
use crate::program::within;

async fn save(by: &Client<'_>, thread: i64, version: i64) -> u16 {
    let body = format!("{{\"body\":\"Kept {version}\",\"version\":{version}}}");
    let path = format!("/api/v1/drafts/thread-{thread}");
    by.json("PUT", &path, &[], &body).await.status
}

#[tokio::test]
async fn the_longer_others_wait_the_less_is_taken_on_and_then_all_is_as_before() {
    if on_postgres() {
        // There is no queue to write in; what holds for connections stands below.
        return;
    }
    let site = TestApp::start().await;
    let space = site.space("here", "public").await;
    let root = site.administrator().await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya
        .starts("/s/here/talk", "When it is much", "Root")
        .await;
    let (token, _) = aliya.keys().await;
    let fields = |key: &str| -> Vec<(String, String)> {
        let pairs = [
            ("token", token.as_str()),
            ("key", key),
            ("body", "It is <much>."),
            ("do", "publish"),
        ];
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        pairs.into_iter().map(own).collect()
    };
    let posts = format!("/t/{thread}/posts");
    assert_eq!(save(&aliya, thread, 0).await, 200);
    // Two pages are kept; then something is added to what one shows, and taken away from what the other shows.
    let other = aliya.starts("/s/here/talk", "Another", "Root").await;
    let bad = aliya.replies(other, None, "What must go").await;
    let visitor = site.visitor();
    let at = async |id: i64| visitor.get(&format!("/t/{id}")).await.location();
    let (added, lost) = (at(thread).await, at(other).await);
    for page in [&added, &lost] {
        visitor.open(page).await.is(200);
    }
    aliya.replies(thread, None, "What was added").await;
    let removal = format!("/p/{bad}/deletions");
    aliya.act(&removal, &[]).await.is(303);
    let events = format!("/api/v1/events?topic=thread:{thread}&after=0");
    visitor.get(&events).await.is(200);

    // One write does not end, and another waits behind it.
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let db = site.app.db.clone();
    let slow = tokio::spawn(async move {
        db.write(move |_| may_go_on.recv().map_err(Error::broken))
            .await
    });
    while site.app.db.delay() == Duration::ZERO {
        let db = site.app.db.clone();
        tokio::spawn(async move { db.write(|_| Ok(())).await });
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    while site.app.db.delay() < Duration::from_millis(100) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    visitor.get(&events).await.is(503);
    visitor.open("/readyz").await.is(200);
    while site.app.db.delay() < Duration::from_millis(500) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(save(&aliya, thread, 1).await, 503, "nobody waits for it");

    while site.app.db.delay() < Duration::from_secs(1) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    visitor.open(&added).await.is(200).hides("What was added");
    visitor.open(&lost).await.is(200).hides("What must go");

    while site.app.db.delay() < Duration::from_secs(3) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let refused = aliya.post(&posts, &fields("the-same-key")).await.is(503);
    assert!(refused.header("retry-after").is_some());
    refused.shows("It is &#60;much&#62;.").well_formed();
    let form = aliya.get(&format!("/t/{thread}/reply")).await.is(503);
    assert!(form.header("retry-after").is_some());
    assert!(form.body.len() < 2000, "it costs little: {}", form.body);
    form.shows(">Try again</a>").well_formed();
    for path in ["/livez", "/signin", &lost] {
        visitor.open(path).await.is(200);
    }
    visitor.get("/s/here").await.is(503);
    root.get("/admin/audit").await.is(200);

    let watch = Stopwatch::start();
    go_on.send(()).unwrap();
    slow.await.unwrap().unwrap();
    while site.app.db.delay() > Duration::ZERO {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(save(&aliya, thread, 1).await, 200);
    visitor.open(&added).await.is(200).shows("What was added");
    aliya.post(&posts, &fields("the-same-key")).await.is(303);
    let calm = watch.elapsed();
    let most = within(Duration::from_secs(10), Duration::from_secs(120));
    assert!(calm <= most, "as before after {calm:?}");
}

/// Lets somebody wait for the database until one has waited so long: each is sent away after two seconds.
async fn until_somebody_waits(site: &TestApp, so_long: Duration) {
    let mut waiter = tokio::spawn(async {});
    while site.app.db.delay() < so_long {
        if waiter.is_finished() {
            let db = site.app.db.clone();
            waiter = tokio::spawn(async move { drop(db.read(|_| Ok(())).await) });
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn while_all_connections_are_taken_what_is_kept_is_shown_and_the_rest_put_off() {
    if !on_postgres() {
        // Its readers wait for no writer; what holds for writers stands above.
        return;
    }
    let site = TestApp::start().await;
    let space = site.space("here", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya
        .starts("/s/here/talk", "When it is much", "Root")
        .await;
    let (token, _) = aliya.keys().await;
    let form = |key: &str| {
        let fields = [
            ("token", token.as_str()),
            ("key", key),
            ("body", "It is <much>."),
            ("do", "publish"),
        ];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let posts = format!("/t/{thread}/posts");
    let visitor = site.visitor();
    site.settle().await;
    let kept = visitor.get(&format!("/t/{thread}")).await.location();
    let page = visitor.get(&kept).await.is(200);
    let events = format!("/api/v1/events?topic=thread:{thread}&after=0");
    visitor.get(&events).await.is(200);

    let mut taken = Vec::new();
    for _ in 0..site.app.config.database_connections {
        let (begun, has_begun) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel::<()>();
        let db = site.app.db.clone();
        tokio::spawn(async move {
            let held = db.write(move |_| {
                begun.send(()).map_err(Error::broken)?;
                may_go_on.recv().map_err(Error::broken)
            });
            // The server may end what lies idle for so long: nothing was done on it.
            drop(held.await);
        });
        tokio::task::spawn_blocking(move || has_begun.recv())
            .await
            .unwrap()
            .unwrap();
        taken.push(go_on);
    }
    until_somebody_waits(&site, Duration::from_millis(100)).await;
    visitor.get(&events).await.is(503);
    until_somebody_waits(&site, Duration::from_millis(500)).await;
    let refused = aliya.post(&posts, &form("the-same-key")).await.is(503);
    assert!(refused.header("retry-after").is_some());
    refused.shows("It is &#60;much&#62;.").well_formed();
    let shown = visitor.get(&kept).await.is(200);
    assert_eq!(shown.body, page.body, "what is kept is shown");
    visitor.get("/livez").await.is(200);

    for go_on in taken {
        // Who was ended meanwhile hears nothing.
        go_on.send(()).ok();
    }
    while aliya.post(&posts, &form("the-same-key")).await.status != 303 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    visitor.get(&events).await.is(200);
    let page = aliya.open(&format!("/t/{thread}")).await.is(200);
    page.shows("It is &lt;much&gt;.");
}

#[tokio::test]
async fn while_all_connections_are_taken_only_what_is_kept_is_shown() {
    let site = TestApp::start().await;
    let space = site.space("here", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya.starts("/s/here/talk", "What is kept", "Root").await;
    let visitor = site.visitor();
    let kept = visitor.get(&format!("/t/{thread}")).await.location();
    visitor.get(&kept).await.is(200);

    // All connections are taken, and more and more wait for one, none for long.
    let (db, go_on) = (site.app.db.clone(), Arc::new(AtomicBool::new(false)));
    let (asks, may_go_on) = (db.clone(), go_on.clone());
    let crowd = tokio::spawn(async move {
        while !may_go_on.load(Ordering::SeqCst) {
            let (db, may_go_on) = (asks.clone(), may_go_on.clone());
            tokio::spawn(async move {
                db.read(move |_| {
                    while !may_go_on.load(Ordering::SeqCst) {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    Ok(())
                })
                .await
            });
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let mut tries = 0;
    while db.delay() < Duration::from_secs(3) && tries < 1000 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        tries += 1;
    }
    assert!(tries < 1000, "it is known how bad it is");
    visitor.get(&kept).await.is(200).shows("What is kept");
    visitor.get("/s/here").await.is(503);
    aliya.get(&kept).await.is(503);

    go_on.store(true, Ordering::SeqCst);
    crowd.await.unwrap();
    while db.delay() > Duration::ZERO {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    visitor.get("/s/here").await.is(200);
    aliya.get(&kept).await.is(200);
}
