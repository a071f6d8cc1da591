//! The site is told to stop while a thousand requests are under way: each is answered, and nothing new is taken.

use std::time::Duration;

use elab::base::clock::Stopwatch;
use elab::server;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::people::{Client, encode};
use crate::program::Site;

const UNDER_WAY: usize = 1000;

/// A request of which the site has read the head and half of the body.
async fn half(site: &Site, cookie: &str, body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(site.address).await.unwrap();
    let head = format!(
        "POST /language HTTP/1.1\r\nhost: {}\r\ncookie: elab-form={cookie}\r\nexpect: 100-continue\r\n\
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_fails_none_of_a_thousand_requests_and_waits_for_nobody_for_ever() {
    server::open_files();
    let site = Site::new();
    let mut running = site.serve(&[]);
    let visitor = Client::at(site.address, "visitor");
    let (token, key) = visitor.keys().await;
    let body = format!("token={}&key={key}&lang=it&next=%2F", encode(&token));
    let cookie = visitor.cookie("elab-form").unwrap();
    let mut under_way = Vec::new();
    for _ in 0..UNDER_WAY {
        under_way.push(half(&site, &cookie, &body).await);
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
    println!("/readyz said 503 after {:?}", watch.elapsed());
    // The door closes a while later; those who are inside go on.
    while TcpStream::connect(site.address).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let closed = Stopwatch::start();
    let (_, rest) = body.split_at(body.len() / 2);
    for stream in &mut under_way {
        stream.write_all(rest.as_bytes()).await.unwrap();
    }
    for mut stream in under_way {
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        assert!(said.starts_with("HTTP/1.1 303"), "{said}");
    }
    // One who takes his time is waited for.
    let left = Duration::from_secs(2).saturating_sub(closed.elapsed());
    tokio::time::sleep(left).await;
    late.write_all(rest.as_bytes()).await.unwrap();
    let mut said = String::new();
    late.read_to_string(&mut said).await.unwrap();
    assert!(said.starts_with("HTTP/1.1 303"), "{said}");
    let ended = tokio::task::spawn_blocking(move || running.ended())
        .await
        .unwrap();
    println!("ended after {:?}, one still silent", watch.elapsed());
    assert_eq!(ended, Some(0));
    assert!(watch.elapsed() < Duration::from_secs(60));
    drop(stuck);
}
