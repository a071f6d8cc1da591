//! Who has gone is not counted, and who knows of what is no more begins anew.

use std::time::Duration;

use elab::base::minutes;
use elab::events;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Ear, town};
use crate::app::TestApp;

#[tokio::test]
async fn who_leaves_a_stream_of_events_makes_room_at_once() {
    let site = TestApp::start().await;
    let (_, aliya, _, thread) = town(&site, "public").await;
    let ask = async || {
        let mut stream = TcpStream::connect(site.address).await.unwrap();
        let head = format!(
            "GET /api/v1/live/stream?topics=thread:{thread} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n\r\n",
            site.address,
            aliya.cookies()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut said = vec![0; 12];
        stream.read_exact(&mut said).await.unwrap();
        (String::from_utf8(said).unwrap(), stream)
    };
    let mut open = Vec::new();
    for _ in 0..5 {
        let (said, stream) = ask().await;
        assert_eq!(said, "HTTP/1.1 200");
        open.push(stream);
    }
    assert_eq!(site.app.live.len(), 5);
    drop(open);
    // Ahead of the next sign of life, which alone would find them gone.
    let left = async {
        while !site.app.live.is_empty() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), left)
        .await
        .expect("they are counted still");
}

#[tokio::test]
async fn who_knows_of_a_past_that_a_restore_has_undone_begins_anew() {
    let site = TestApp::start().await;
    let (_, aliya, marat, thread) = town(&site, "public").await;
    let topic = format!("thread:{thread}");
    let head = Ear::of(&aliya).await.subscribes(&topic, None).await;
    let epoch = site.app.db.read(events::epoch).await.unwrap();
    site.clock.advance(minutes(1));
    let begun = site.app.db.write(|tx| events::begin_epoch(tx, 0));
    begun.await.unwrap();
    let mut ear = Ear::of(&aliya).await;
    // What stood before the backup goes on; what was told after it is no more.
    ear.subscribes(&topic, Some(head)).await;
    ear.subscribes(&topic, Some(head + 5)).await;
    assert_eq!(ear.hear().await, json!({ "type": "reset", "topic": topic }));
    marat.replies(thread, None, "After it.").await;
    site.settle().await;
    assert_eq!(ear.hear().await["kind"], "post.created");
    assert!(site.app.db.read(events::epoch).await.unwrap() > epoch);
}

#[tokio::test]
async fn who_writes_an_article_along_no_more_hears_nothing_more_of_it() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    crate::blogs::opens(&aliya, "valley").await;
    let id = crate::blogs::drafts(&aliya, "valley", "The pump runs", &[]).await;
    let desk = format!("/articles/{id}");
    let asked = [("name", "bolat")];
    aliya.act(&format!("{desk}/authors"), &asked).await.is(303);
    let topic = format!("thread:{id}");
    let denied = json!({ "type": "denied", "topic": topic, "code": "not_found" });
    let mut ear = Ear::of(&bolat).await;
    ear.says(&json!({ "type": "sub", "topic": topic })).await;
    assert_eq!(ear.hear().await, denied, "asked, and has not answered");
    bolat.act(&format!("{desk}/authorship"), &[]).await.is(303);
    ear.subscribes(&topic, None).await;
    let end = format!("{desk}/authors/bolat/end");
    aliya.act(&end, &[]).await.is(303);
    site.settle().await;
    assert_eq!(ear.hear().await, denied);
}
