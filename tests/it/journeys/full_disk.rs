//! The disk is full while somebody writes: what is typed comes back, the others read on, and it mends by itself.

use super::crash::{enter, square};
use crate::app::on_postgres;
use crate::people::{Answer, Client, encode};
use crate::program::Site;

/// More than fits below the bound, so that nothing is taken for a while by chance.
const BOUND: &str = "4096";

async fn reply(by: &Client<'_>, thread: i64, key: &str, text: &str) -> Answer {
    let (token, _) = by.keys().await;
    let body = format!(
        "token={}&key={key}&body={}&do=publish",
        encode(&token),
        encode(text)
    );
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    by.send("POST", &format!("/t/{thread}/posts"), &kind, &body)
        .await
}

async fn draft(by: &Client<'_>, thread: i64, text: &str, version: i64) -> Answer {
    let (token, key) = by.keys().await;
    let body = serde_json::json!({ "body": text, "version": version }).to_string();
    let headers = [
        ("content-type", "application/json"),
        ("x-csrf-token", token.as_str()),
        ("idempotency-key", key.as_str()),
    ];
    let path = format!("/api/v1/drafts/thread-{thread}");
    by.send("PUT", &path, &headers, &body).await
}

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_typed_and_stops_no_reader() {
    let site = Site::new();
    let running = site.serve_without_signal(&["--demo"]);
    let aliya = enter(&site, &running, "member").await;
    let (space, forum) = square(&aliya).await;
    aliya.act(&format!("/s/{space}/members"), &[]).await.is(303);
    let forum = format!("/s/{space}/{forum}");
    let thread = aliya.starts(&forum, "When it is full", "Root").await;
    draft(&aliya, thread, "Saved in time.", 0).await.is(200);
    let other = enter(&site, &running, "moderator").await;
    other.act(&format!("/s/{space}/members"), &[]).await;
    other.replies(thread, None, "Not seen yet.").await;

    running.bound_files(BOUND);
    let photo = vec![b'x'; 20_000];
    let target = format!("thread-{thread}");
    let fields = [("target", target.as_str()), ("body", "Look at <this>")];
    let sent = aliya
        .upload("/files", &fields, Some(("a.txt", &photo)))
        .await;
    assert_eq!(sent.status, 503, "{}", sent.body);
    sent.shows("Look at &#60;this&#62;");
    if !on_postgres() {
        let refused = reply(&aliya, thread, "the-key-of-it", "It is <full>.").await;
        assert_eq!(refused.status, 503, "{}", refused.body);
        refused.shows("It is &#60;full&#62;.").well_formed();
        let refused = draft(&aliya, thread, "Not any more.", 1).await.is(503);
        assert_eq!(refused.value()["code"], "busy");
    }
    aliya
        .open(&format!("/t/{thread}"))
        .await
        .is(200)
        .shows("When it is full")
        .shows("Not seen yet.");
    let visitor = Client::at(site.address, "visitor");
    visitor.open(&format!("/t/{thread}")).await.is(200);

    running.bound_files("unlimited");
    let page = aliya.get(&format!("/t/{thread}/reply")).await.is(200);
    page.shows("Saved in time.");
    draft(&aliya, thread, "Saved again.", 1).await.is(200);
    aliya
        .upload("/files", &fields, Some(("a.txt", &photo)))
        .await
        .is(200);
    // The very form that was refused is taken now.
    reply(&aliya, thread, "the-key-of-it", "It is <full>.")
        .await
        .is(303);
    assert_eq!(running.stop(), Some(0));
}
