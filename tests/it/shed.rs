//! More is asked than the database can do: what nobody waits for is put off first, what must go on goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use crate::app::{TestApp, on_postgres};
use crate::people::Client;

async fn save(by: &Client<'_>, thread: i64, version: i64) -> u16 {
    let body = format!("{{\"body\":\"Kept {version}\",\"version\":{version}}}");
    let path = format!("/api/v1/drafts/thread-{thread}");
    by.json("PUT", &path, &[], &body).await.status
}

#[tokio::test]
async fn the_longer_others_wait_the_less_is_taken_on_and_then_all_is_as_before() {
    if on_postgres() {
        // There is no queue to write in: who gets no connection in two seconds is told so.
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
        db.write(move |_| may_go_on.recv().map_err(elab::base::Error::broken))
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
    visitor.open("/readyz").await.is(200);
    let refused = aliya.post(&posts, &fields("the-same-key")).await.is(503);
    assert!(refused.header("retry-after").is_some());
    refused.shows("It is &#60;much&#62;.").well_formed();
    aliya.get(&format!("/t/{thread}/reply")).await.is(503);
    for path in ["/livez", "/signin", &lost] {
        visitor.open(path).await.is(200);
    }
    visitor.get("/s/here").await.is(503);
    root.get("/admin/audit").await.is(200);

    go_on.send(()).unwrap();
    slow.await.unwrap().unwrap();
    while site.app.db.delay() > Duration::ZERO {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(save(&aliya, thread, 1).await, 200);
    visitor.open(&added).await.is(200).shows("What was added");
    aliya.post(&posts, &fields("the-same-key")).await.is(303);
}

#[tokio::test]
async fn while_all_connections_are_taken_only_what_is_kept_is_shown() {
    let site = TestApp::start().await;
    let space = site.space("here", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya.starts("/s/here/talk", "Kept", "Root").await;
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
    visitor.get(&kept).await.is(200).shows("Kept");
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
