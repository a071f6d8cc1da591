//! Some send their requests drop by drop or not at all; the others are served as ever.

use std::net::SocketAddr;
use std::time::Duration;

use elab::base::clock::Stopwatch;
use elab::server;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::people::Client;
use crate::program::{Site, within};

/// Requests of others meanwhile.
const OTHERS: usize = 60;

/// Those who hold a connection open: how many of each kind the machine lets both ends have.
fn crowd() -> (usize, usize) {
    let files = usize::try_from(server::open_files().unwrap_or(1_000_000)).unwrap();
    // The other tests of this process want some too.
    let room = (files / 2).saturating_sub(500);
    (1000.min(room / 4), 5000.min(room / 2))
}

/// Sends a beginning and then a letter every second, until the site says something; returns that.
async fn trickle(address: SocketAddr, beginning: String) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(beginning.as_bytes()).await.unwrap();
    let mut said = [0; 12];
    for _ in 0..240 {
        let heard = stream.read_exact(&mut said);
        if let Ok(heard) = tokio::time::timeout(Duration::from_secs(1), heard).await {
            return heard.map_or(String::new(), |_| {
                String::from_utf8_lossy(&said).into_owned()
            });
        }
        if stream.write_all(b"x").await.is_err() {
            return String::new();
        }
    }
    panic!("nobody ends it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_drop_by_drop_is_given_up_and_keeps_nobody_waiting() {
    let (slow, idle) = crowd();
    let site = Site::new();
    let running = site.serve(&[]);
    let mut silent = Vec::new();
    for _ in 0..idle {
        silent.push(TcpStream::connect(site.address).await.unwrap());
    }
    let head = format!("GET / HTTP/1.1\r\nhost: {}\r\nx-a: ", site.address);
    let body = format!(
        "POST /signin HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: 100000\r\n\r\nname=",
        site.address
    );
    let (mut heads, mut bodies) = (JoinSet::new(), JoinSet::new());
    for _ in 0..slow {
        heads.spawn(trickle(site.address, head.clone()));
        bodies.spawn(trickle(site.address, body.clone()));
    }
    let took = {
        let visitor = Client::at(site.address, "visitor");
        let mut took = Vec::new();
        for _ in 0..OTHERS {
            let watch = Stopwatch::start();
            visitor.get("/signin").await.is(200);
            took.push(watch.elapsed());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        took.sort();
        took
    };
    let p95 = took[OTHERS * 95 / 100];
    println!("{slow} slow heads, {slow} slow bodies, {idle} idle: others' p95 {p95:?}");
    let most = within(Duration::from_millis(200), Duration::from_secs(5));
    assert!(p95 < most, "others are served: {took:?}");
    for said in heads.join_all().await {
        assert!(matches!(said.as_str(), "" | "HTTP/1.1 408"), "{said}");
    }
    for said in bodies.join_all().await {
        assert_eq!(said, "HTTP/1.1 408");
    }
    drop(silent);
    assert_eq!(running.stop(), Some(0));
}

#[tokio::test]
async fn a_head_has_thirty_two_kilobytes() {
    let site = Site::new();
    let running = site.serve(&[]);
    let visitor = Client::at(site.address, "visitor");
    let long = |size: usize| "a".repeat(size);
    for (size, status) in [(30_000, 200), (33_000, 413)] {
        let field = long(size);
        let answer = visitor.send("GET", "/signin", &[("x-a", &field)], "").await;
        answer.is(status);
    }
    let answer = visitor
        .send("GET", "/api/v1/spaces", &[("x-a", &long(33_000))], "")
        .await;
    assert_eq!(answer.is(413).value()["code"], "too_large");
    assert_eq!(running.stop(), Some(0));
}

#[tokio::test]
async fn an_address_holds_fifty_connections_and_a_proxy_as_many_as_it_likes() {
    for (name, value, most) in [
        ("ELAB_LIMITS", "on", Some(50)),
        ("ELAB_LIMITS", "off", None),
        ("ELAB_TRUSTED_PROXIES", "127.0.0.1", None),
    ] {
        let mut site = Site::new();
        site.env.remove("ELAB_LIMITS");
        let site = site.with(name, value);
        let running = site.serve(&[]);
        let mut held = Vec::new();
        let mut answered = 0;
        for _ in 0..60 {
            let mut stream = TcpStream::connect(site.address).await.unwrap();
            let asked = format!("GET /livez HTTP/1.1\r\nhost: {}\r\n\r\n", site.address);
            let mut said = [0; 12];
            // One too many is shut without a word.
            let asked = stream.write_all(asked.as_bytes()).await;
            if asked.is_ok() && stream.read_exact(&mut said).await.is_ok() {
                assert_eq!(&said, b"HTTP/1.1 200");
                answered += 1;
            }
            held.push(stream);
        }
        assert_eq!(answered, most.unwrap_or(60), "{name}={value}");
        drop(held);
        let visitor = Client::at(site.address, "visitor");
        while most.is_some() && visitor.get("/livez").await.status != 200 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(running.stop(), Some(0));
    }
}
