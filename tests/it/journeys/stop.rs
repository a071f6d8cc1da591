//! The site is told to stop while a thousand requests are under way, some of them replies: each is answered, what was said
//! stands, and nothing new is taken.

use std::time::Duration;

use diesel::prelude::*;
use elab::base::Clock;
use elab::base::clock::Stopwatch;
use elab::db::Db;
use elab::db::schema::revisions;
use elab::server;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::crash::{enter, square};
use crate::people::{Client, encode};
use crate::program::{Site, is_strict, within};

/// Requests in all.
const UNDER_WAY: usize = 1000;
/// Of these the replies, which the database has to keep, and so many of them as are ended at once: no more than there is
/// time for in a stop, which no busy machine makes longer.
const REPLIES: [(usize, usize); 2] = [(20, 5), (100, 20)];

/// A request of which the site has read the head and half of the body.
async fn half(site: &Site, (path, cookies): (&str, &str), body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(site.address).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookies}\r\nexpect: 100-continue\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        site.address,
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut said = [0; 25];
    stream.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"HTTP/1.1 100 Continue\r\n\r\n");
    let (first, _) = body.split_at(body.len() / 2);
    stream.write_all(first.as_bytes()).await.unwrap();
    stream
}

/// Sends the other half.
async fn rest(stream: &mut TcpStream, body: &str) {
    let (_, rest) = body.split_at(body.len() / 2);
    stream.write_all(rest.as_bytes()).await.unwrap();
}

/// Hears that it was done.
async fn is_done(mut stream: TcpStream) {
    let mut said = String::new();
    stream.read_to_string(&mut said).await.unwrap();
    assert!(said.starts_with("HTTP/1.1 303"), "{said}");
}

/// What was said, by the number of each.
async fn all_said(site: &Site) -> Vec<String> {
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    let said = revisions::table
        .filter(revisions::source.like("Said at last%"))
        .order(revisions::source.asc())
        .select(revisions::source);
    let said = db.read(move |c| Ok(said.load(c)?)).await.unwrap();
    db.close();
    said
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_fails_none_of_a_thousand_requests_and_waits_for_nobody_for_ever() {
    server::open_files();
    let site = Site::new();
    let mut running = site.serve(&["--demo"]);
    let member = enter(&site, &running, "member").await;
    let (space, forum) = square(&member).await;
    let members = format!("/s/{space}/members");
    member.act(&members, &[]).await.is(303);
    let forum = format!("/s/{space}/{forum}");
    let thread = member.starts(&forum, "Before it stops", "Root").await;
    let (own, _) = member.keys().await;
    let visitor = Client::at(site.address, "visitor");
    let (token, key) = visitor.keys().await;
    let body = format!("token={}&key={key}&lang=it&next=%2F", encode(&token));
    let (cookies, mut under_way) = (visitor.cookies(), Vec::new());
    let [some, many] = REPLIES;
    let (count, at_once) = if is_strict() { many } else { some };
    for _ in count..UNDER_WAY {
        under_way.push(half(&site, ("/language", &cookies), &body).await);
    }
    let (cookies, mut replies) = (member.cookies(), Vec::new());
    for n in 0..count {
        let said = format!("key=the-key-of-{n}&body=Said+at+last+{n:03}&do=publish");
        let text = format!("token={}&{said}", encode(&own));
        let path = format!("/t/{thread}/posts");
        replies.push((half(&site, (&path, &cookies), &text).await, text));
    }
    let mut watcher = TcpStream::connect(site.address).await.unwrap();
    let ready = format!("GET /readyz HTTP/1.1\r\nhost: {}\r\n\r\n", site.address);
    let (stuck, mut late) = (under_way.pop().unwrap(), under_way.pop().unwrap());

    running.tell("-TERM");
    let watch = Stopwatch::start();
    let mut said = String::new();
    while !said.contains("HTTP/1.1 503") {
        watcher.write_all(ready.as_bytes()).await.unwrap();
        let mut bytes = [0; 4096];
        let read = watcher.read(&mut bytes).await.unwrap();
        assert!(read > 0, "it says so while its door is open: {said}");
        said = String::from_utf8_lossy(&bytes[..read]).into_owned();
    }
    let heard = watch.elapsed();
    println!("/readyz said 503 after {heard:?}");
    let most = within(Duration::from_millis(100), Duration::from_secs(60));
    assert!(heard <= most, "it says so at once");
    // The door closes a while later; those who are inside go on.
    while TcpStream::connect(site.address).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let closed = Stopwatch::start();
    while !replies.is_empty() {
        let mut some = replies.split_off(replies.len().saturating_sub(at_once));
        for (stream, text) in &mut some {
            rest(stream, text).await;
        }
        for (stream, _) in some {
            is_done(stream).await;
        }
    }
    for stream in &mut under_way {
        rest(stream, &body).await;
    }
    for stream in under_way {
        is_done(stream).await;
    }
    // One who takes his time is waited for.
    let left = Duration::from_secs(2).saturating_sub(closed.elapsed());
    tokio::time::sleep(left).await;
    rest(&mut late, &body).await;
    is_done(late).await;
    let ended = tokio::task::spawn_blocking(move || running.ended())
        .await
        .unwrap();
    let took = watch.elapsed();
    println!("ended after {took:?}, one still silent");
    assert_eq!(ended, Some(0));
    let most = within(Duration::from_secs(10), Duration::from_secs(60));
    assert!(took <= most, "nobody is waited for for ever");
    drop(stuck);
    let text = |n: usize| format!("Said at last {n:03}");
    let wanted: Vec<String> = (0..count).map(text).collect();
    let said = all_said(&site).await;
    assert_eq!(said, wanted, "what was answered stands, once");
}
