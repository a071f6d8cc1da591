//! What happens reaches those who watch: once each, in order, and nobody who may not see it.

mod frames;
mod presence;
mod slow;
mod undone;

use std::time::Duration;

use elab::accounts::Viewer;
use elab::app::App;
use elab::base::SpaceId;
use elab::live::{self, Answer as Told, Hub, Talk, Tuned};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role as Side;

use crate::app::{TestApp, on_postgres};
use crate::people::Client;
use crate::program::Site;

/// Nobody waits longer for what must come: less than a minute, after which rights are looked at again by themselves.
const PATIENCE: Duration = Duration::from_secs(40);

/// The client's end of a websocket.
struct Ear(WebSocketStream<TcpStream>);

impl Ear {
    /// Asks for a websocket; the status of the answer when it is refused.
    async fn ask(client: &Client<'_>, headers: &str) -> Result<Ear, u16> {
        Ear::at(client, "/api/v1/live", headers).await
    }

    async fn at(client: &Client<'_>, path: &str, headers: &str) -> Result<Ear, u16> {
        let stream = TcpStream::connect(client.address()).await.unwrap();
        Ear::over(stream, client, path, headers).await
    }

    async fn over(
        mut stream: TcpStream,
        client: &Client<'_>,
        path: &str,
        headers: &str,
    ) -> Result<Ear, u16> {
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n{headers}\r\n",
            client.address(),
            client.cookies(),
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut said = Vec::new();
        while !said.ends_with(b"\r\n\r\n") {
            said.push(stream.read_u8().await.unwrap());
        }
        let said = String::from_utf8(said).unwrap();
        let status = said.split(' ').nth(1).unwrap().parse().unwrap();
        if status != 101 {
            return Err(status);
        }
        assert!(said.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "{said}");
        Ok(Ear(WebSocketStream::from_raw_socket(
            stream,
            Side::Client,
            None,
        )
        .await))
    }

    async fn of(client: &Client<'_>) -> Ear {
        let mut ear = Ear::ask(client, HANDSHAKE).await.unwrap();
        let ready = ear.hear().await;
        assert_eq!(
            (&ready["type"], &ready["heartbeat_s"]),
            (&json!("ready"), &json!(25))
        );
        assert!(ready["epoch"].is_i64(), "{ready}");
        ear
    }

    async fn says(&mut self, message: &Value) {
        let text = Message::Text(message.to_string().into());
        self.0.send(text).await.unwrap();
    }

    /// Subscribes and gives the head of the topic.
    async fn subscribes(&mut self, topic: &str, after: Option<i64>) -> i64 {
        self.says(&json!({ "type": "sub", "topic": topic, "after": after }))
            .await;
        let said = self.hear().await;
        assert_eq!(
            (&said["type"], &said["topic"]),
            (&json!("subscribed"), &json!(topic)),
            "{said}"
        );
        said["head"].as_i64().unwrap()
    }

    /// The next message.
    async fn hear(&mut self) -> Value {
        match self.message().await {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    /// The code that the site hangs up with, after so many messages.
    async fn ends(&mut self) -> u16 {
        loop {
            match self.message().await {
                Message::Close(frame) => return frame.unwrap().code.into(),
                Message::Text(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    async fn message(&mut self) -> Message {
        let next = async {
            loop {
                match self.0.next().await.expect("it hung up").unwrap() {
                    Message::Ping(_) | Message::Pong(_) => {}
                    message => return message,
                }
            }
        };
        let heard = tokio::time::timeout(PATIENCE, next).await;
        heard.expect("nothing comes")
    }
}

const HANDSHAKE: &str = "upgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n\
    sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// A town with two neighbours, and a thread of hers.
async fn town<'a>(site: &'a TestApp, kind: &str) -> (SpaceId, Client<'a>, Client<'a>, i64) {
    let town = site.space("town", kind).await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya
        .starts("/s/town/talk", "The pump", "It stopped.")
        .await;
    site.settle().await;
    (town, aliya, marat, thread)
}

#[tokio::test]
async fn a_reply_reaches_all_who_watch_the_thread_and_says_who_wrote_but_not_what() {
    let site = TestApp::start().await;
    let (_, aliya, marat, thread) = town(&site, "public").await;
    let other = aliya.starts("/s/town/talk", "Other", "Elsewhere.").await;
    site.settle().await;
    let (mut hers, mut public) = (Ear::of(&aliya).await, Ear::of(&site.visitor()).await);
    let topic = format!("thread:{thread}");
    let head = hers.subscribes(&topic, None).await;
    assert_eq!(public.subscribes(&topic, None).await, head);

    let aside = aliya.replies(other, None, "Not here.").await;
    let post = marat.replies(thread, None, "A secret word.").await;
    let path = format!("/p/{post}/reactions");
    aliya.act(&path, &[("kind", "thanks")]).await.is(303);
    site.settle().await;
    for ear in [&mut hers, &mut public] {
        let said = ear.hear().await;
        assert_eq!(said["kind"], "post.created", "{said}");
        assert_eq!(said["data"]["post_id"], post);
        assert_eq!(said["data"]["n"], 2);
        assert_eq!(said["prev"][&topic], head);
        assert_eq!(said["topics"], json!([topic]));
        assert_eq!(said["actor"]["name"], "marat");
        assert_eq!(said["v"], 1);
        assert!(!said.to_string().contains("secret"), "{said}");
        let thanked = ear.hear().await;
        assert_eq!(thanked["kind"], "reaction.changed");
        assert_eq!(thanked["actor"], Value::Null, "whose it is, is his alone");
        assert_eq!(thanked["data"]["thanks"], 1);
        assert_eq!(thanked["prev"][&topic], said["seq"]);
    }
    // Who has left hears nothing; who stays hears nothing of what he does not watch.
    public
        .says(&json!({ "type": "unsub", "topic": topic }))
        .await;
    public.says(&json!({ "type": "ping" })).await;
    assert_eq!(public.hear().await["type"], "pong");
    let last = marat.replies(thread, None, "Once more.").await;
    site.settle().await;
    let said = hers.hear().await;
    assert_eq!(said["data"]["post_id"], last, "and not {aside}: {said}");
    public.says(&json!({ "type": "ping" })).await;
    assert_eq!(public.hear().await["type"], "pong");
}

#[tokio::test]
async fn each_event_comes_once_and_in_order_however_often_one_comes_back() {
    let site = TestApp::start().await;
    let (_, aliya, marat, thread) = town(&site, "public").await;
    let topic = format!("thread:{thread}");
    let mut ear = Ear::of(&aliya).await;
    let mut last = ear.subscribes(&topic, None).await;
    let mut heard = Vec::new();
    for round in 0..12 {
        if round % 3 == 2 {
            drop(ear);
            marat.replies(thread, None, "While she was away.").await;
            site.settle().await;
            ear = Ear::of(&aliya).await;
            ear.subscribes(&topic, Some(last)).await;
        }
        marat.replies(thread, None, "While she was there.").await;
        site.settle().await;
        let wanted = if round % 3 == 2 { 2 } else { 1 };
        for _ in 0..wanted {
            let said = ear.hear().await;
            assert_eq!(said["prev"][&topic], last, "{said}");
            last = said["seq"].as_i64().unwrap();
            heard.push(said["data"]["n"].as_i64().unwrap());
        }
    }
    assert_eq!(heard, (2..=17).collect::<Vec<i64>>());
}

#[tokio::test]
async fn who_missed_much_reads_the_range_and_who_knows_too_much_begins_anew() {
    let site = TestApp::start().await;
    let (_, aliya, marat, thread) = town(&site, "public").await;
    let topic = format!("thread:{thread}");
    let mut ear = Ear::of(&aliya).await;
    let from = ear.subscribes(&topic, None).await;
    drop(ear);
    for n in 0..101 {
        marat.replies(thread, None, &format!("Reply {n}.")).await;
    }
    site.settle().await;
    let mut ear = Ear::of(&aliya).await;
    let head = ear.subscribes(&topic, Some(from)).await;
    let gap = json!({ "type": "gap", "topic": topic, "from": from, "to": head });
    assert_eq!(ear.hear().await, gap);
    let (mut after, mut numbers) = (from, Vec::new());
    loop {
        let path = format!("/api/v1/events?topic={topic}&after={after}&limit=40");
        let range = site.visitor().get(&path).await.is(200).value();
        assert_eq!(range["head"], head);
        for event in range["events"].as_array().unwrap() {
            assert_eq!(event["prev"][&topic], after);
            after = event["seq"].as_i64().unwrap();
            numbers.push(event["data"]["n"].as_i64().unwrap());
        }
        if range["more"] == false {
            break;
        }
    }
    assert_eq!(numbers, (2..=102).collect::<Vec<i64>>());
    assert_eq!(after, head);

    // Who asks again and again is told in a line that nothing has happened.
    let path = format!("/api/v1/events?topic={topic}&after={head}");
    let none = site.visitor().get(&path).await.is(200);
    let tag = none.header("etag").unwrap().to_owned();
    let known = [("if-none-match", tag.as_str())];
    let again = site.visitor().send("GET", &path, &known, "").await.is(304);
    assert_eq!(again.body, "");
    marat.replies(thread, None, "Something.").await;
    site.settle().await;
    let some = site.visitor().send("GET", &path, &known, "").await.is(200);
    assert_eq!(some.value()["events"].as_array().unwrap().len(), 1);
    assert_eq!(ear.hear().await["kind"], "post.created");

    ear.subscribes(&topic, Some(head + 1_000_000)).await;
    assert_eq!(ear.hear().await, json!({ "type": "reset", "topic": topic }));
    let path = format!("/api/v1/events?topic={topic}&after={}", head + 1_000_000);
    let range = site.visitor().get(&path).await.is(200).value();
    assert_eq!(range["forgotten"], true);
}

#[tokio::test]
async fn nobody_hears_of_what_he_may_not_see_from_the_moment_he_may_not() {
    let site = TestApp::start().await;
    let (_, aliya, marat, thread) = town(&site, "private").await;
    let stranger = site.member("stranger").await;
    let topic = format!("thread:{thread}");
    for client in [&site.visitor(), &stranger] {
        let mut ear = Ear::of(client).await;
        for name in [
            &topic,
            "space:1",
            "forum:1",
            "thread:99",
            "mod:1",
            "people",
            "x",
            "person:1",
        ] {
            ear.says(&json!({ "type": "sub", "topic": name, "after": 0 }))
                .await;
            let said = ear.hear().await;
            assert_eq!(said["type"], "denied", "{name}: {said}");
            assert_eq!(said["code"], "not_found");
        }
        let path = format!("/api/v1/events?topic={topic}");
        client.get(&path).await.is(404);
    }
    let mut ear = Ear::of(&marat).await;
    ear.subscribes(&topic, None).await;
    aliya.replies(thread, None, "For members.").await;
    site.settle().await;
    assert_eq!(ear.hear().await["kind"], "post.created");
    // He leaves, and hears of the next post no more.
    marat.act("/s/town/members/me/end", &[]).await.is(303);
    aliya.replies(thread, None, "Not for him.").await;
    site.settle().await;
    let said = ear.hear().await;
    assert_eq!(
        said,
        json!({ "type": "denied", "topic": topic, "code": "not_found" })
    );
    ear.says(&json!({ "type": "ping" })).await;
    assert_eq!(ear.hear().await["type"], "pong", "and nothing else");
}

#[tokio::test]
async fn who_signs_out_is_cut_off() {
    let site = TestApp::start().await;
    let (_, _, marat, thread) = town(&site, "public").await;
    let mut ear = Ear::of(&marat).await;
    ear.subscribes(&format!("thread:{thread}"), None).await;
    marat.act("/signout", &[]).await.is(303);
    site.settle().await;
    let said = ear.hear().await;
    assert_eq!(
        (&said["type"], &said["code"]),
        (&json!("bye"), &json!("signed_out"))
    );
    assert_eq!(ear.ends().await, 1008);
}

#[tokio::test]
async fn a_connection_has_its_bounds() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let (_, aliya, marat, _) = town(&site, "public").await;
    let visitor = site.visitor();
    for (headers, status) in [
        ("", 422),
        ("upgrade: websocket\r\nconnection: upgrade\r\n", 422),
        (&HANDSHAKE.replace("13", "12"), 422),
        (&format!("{HANDSHAKE}origin: https://evil.example\r\n"), 403),
        (&format!("{HANDSHAKE}sec-fetch-site: cross-site\r\n"), 403),
    ] {
        assert_eq!(
            Ear::ask(&visitor, headers).await.err(),
            Some(status),
            "{headers}"
        );
    }
    let mut five = Vec::new();
    for _ in 0..5 {
        five.push(Ear::of(&aliya).await);
    }
    assert_eq!(Ear::ask(&aliya, HANDSHAKE).await.err(), Some(429));
    Ear::of(&marat).await;
    // One that ends makes room, as soon as the site has seen it end.
    drop(five.pop());
    while let Err(status) = Ear::ask(&aliya, HANDSHAKE).await {
        assert_eq!(status, 429);
        tokio::task::yield_now().await;
    }

    let mut ear = five.pop().unwrap();
    ear.0
        .send(Message::Text("no message".into()))
        .await
        .unwrap();
    assert_eq!(ear.hear().await["type"], "bad_message");
    ear.0
        .send(Message::Binary(vec![1, 2].into()))
        .await
        .unwrap();
    ear.says(&json!({ "type": "sub" })).await;
    assert_eq!(ear.ends().await, 1008);

    let mut ear = five.pop().unwrap();
    let long = json!({ "type": "sub", "topic": "x".repeat(5000) });
    ear.says(&long).await;
    assert_eq!(ear.ends().await, 1009);

    let mut ear = five.pop().unwrap();
    for _ in 0..31 {
        ear.says(&json!({ "type": "ping" })).await;
    }
    assert_eq!(ear.ends().await, 1008);
}

#[tokio::test]
async fn fifty_topics_are_enough_for_one_connection() {
    let site = TestApp::start().await;
    let (_, aliya, _, first) = town(&site, "public").await;
    let mut threads = vec![first];
    for n in 0..50 {
        let title = format!("Thread {n}");
        threads.push(aliya.starts("/s/town/talk", &title, "Words.").await);
    }
    let mut ear = Ear::of(&site.visitor()).await;
    for thread in &threads[..50] {
        ear.subscribes(&format!("thread:{thread}"), None).await;
    }
    let one_more = json!({ "type": "sub", "topic": format!("thread:{}", threads[50]) });
    ear.says(&one_more).await;
    assert_eq!(ear.hear().await["code"], "too_many_topics");
    ear.says(&json!({ "type": "unsub", "topic": format!("thread:{first}") }))
        .await;
    ear.subscribes(&format!("thread:{}", threads[50]), None)
        .await;
}

#[tokio::test]
async fn a_stop_is_told_with_a_time_to_come_back() {
    let site = TestApp::start().await;
    let (_, aliya, _, thread) = town(&site, "public").await;
    let mut ear = Ear::of(&aliya).await;
    ear.subscribes(&format!("thread:{thread}"), None).await;
    site.app.stop();
    let said = ear.hear().await;
    assert_eq!(
        (&said["type"], &said["code"]),
        (&json!("bye"), &json!("restart"))
    );
    assert!((0..10_000).contains(&said["retry_ms"].as_i64().unwrap()));
    assert_eq!(ear.ends().await, 1012);
    assert_eq!(Ear::ask(&aliya, HANDSHAKE).await.err(), Some(503));
    assert!(site.app.live.is_empty());
}

#[tokio::test]
async fn a_stream_tells_the_same_and_goes_on_where_it_broke() {
    let site = TestApp::start().await;
    let (_, _, marat, thread) = town(&site, "public").await;
    let first = marat.replies(thread, None, "One.").await;
    let second = marat.replies(thread, None, "Two.").await;
    site.settle().await;
    let range = format!("/api/v1/events?topic=thread:{thread}");
    let events = site.visitor().get(&range).await.is(200).value();
    let before = events["events"][1]["seq"].as_i64().unwrap();
    let mut stream = TcpStream::connect(site.address).await.unwrap();
    let head = format!(
        "GET /api/v1/live/stream?topics=thread:{thread},thread:99 HTTP/1.1\r\nhost: {}\r\nlast-event-id: {before}\r\n\r\n",
        site.address
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut said = String::new();
    let third = marat.replies(thread, None, "Three.").await;
    site.settle().await;
    while !said.contains(&format!("\"post_id\":{third},")) {
        let mut bytes = vec![0; 4096];
        let read = tokio::time::timeout(PATIENCE, stream.read(&mut bytes)).await;
        let read = read.expect("nothing comes").unwrap();
        assert!(read > 0, "{said}");
        said.push_str(&String::from_utf8_lossy(&bytes[..read]));
    }
    assert!(
        said.contains("text/event-stream") && said.contains("\"type\":\"denied\""),
        "{said}"
    );
    assert!(!said.contains(&format!("\"post_id\":{first},")), "{said}");
    assert_eq!(
        said.matches(&format!("\"post_id\":{second},")).count(),
        1,
        "{said}"
    );
    assert_eq!(said.matches("\nid: ").count(), 2, "{said}");
}

/// A visitor's conversation on a node.
async fn talk(node: &App, hub: &Hub) -> Talk {
    let tuned = Tuned {
        db: node.db.clone(),
        hub: hub.clone(),
        clock: node.clock.clone(),
        viewer: Viewer::Visitor,
        key: None,
        address: "10.0.0.1".to_owned(),
        staff_mfa: false,
        limited: true,
    };
    Talk::begin(tuned).await.unwrap().0
}

/// What is told next.
async fn next(talk: &mut Talk) -> Vec<Told> {
    loop {
        let waiting = tokio::time::timeout(PATIENCE, talk.wait()).await;
        waiting.expect("nothing comes");
        let told = talk.tell().await.unwrap();
        if !told.is_empty() {
            return told;
        }
    }
}

#[tokio::test]
async fn what_came_while_one_began_to_listen_is_told_once() {
    let site = TestApp::start().await;
    let (_, _, marat, thread) = town(&site, "public").await;
    let (topic, hub) = (format!("thread:{thread}"), Hub::default());
    let mut early = talk(&site.app, &hub).await;
    let begun = early.subscribe(&topic, None).await.unwrap();
    let [Told::Say(subscribed, None)] = begun.as_slice() else {
        panic!("{begun:?}");
    };
    let subscribed: Value = serde_json::from_str(subscribed).unwrap();
    // The log has it, and nobody has been told yet: who comes now reads it there.
    marat.replies(thread, None, "One.").await;
    site.settle().await;
    let mut late = talk(&site.app, &hub).await;
    let begun = late.subscribe(&topic, subscribed["head"].as_i64()).await;
    assert!(matches!(
        begun.unwrap().as_slice(),
        [Told::Say(..), Told::Say(_, Some(_))]
    ));
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(live::follow(site.app.db.clone(), hub, stopped));
    assert_eq!(next(&mut early).await.len(), 1);
    let second = marat.replies(thread, None, "Two.").await;
    site.settle().await;
    let told = next(&mut late).await;
    let [Told::Say(text, Some(_))] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert!(text.contains(&format!("\"post_id\":{second},")), "{text}");
}

#[tokio::test]
async fn what_is_written_on_one_node_is_heard_on_another() {
    if !on_postgres() {
        return;
    }
    let site = TestApp::start().await;
    let (_, _, marat, thread) = town(&site, "public").await;
    let node = App::open(site.app.config.clone(), site.clock.clone()).unwrap();
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(live::follow(node.db.clone(), node.live.clone(), stopped));
    let mut talk = talk(&node, &node.live).await;
    talk.subscribe(&format!("thread:{thread}"), None)
        .await
        .unwrap();
    let post = marat.replies(thread, None, "From the other side.").await;
    site.settle().await;
    let told = next(&mut talk).await;
    let [Told::Say(text, Some(_))] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert!(text.contains(&format!("\"post_id\":{post},")), "{text}");
}

#[tokio::test]
async fn an_echo_is_there_for_tests_of_the_protocol_alone() {
    let site = TestApp::start().await;
    let path = "/api/v1/live/echo";
    let refused = Ear::at(&site.visitor(), path, HANDSHAKE).await;
    assert_eq!(refused.err(), Some(404));

    let site = Site::new();
    let running = site.serve(&["--test-endpoints"]);
    let visitor = Client::at(site.address, "visitor");
    let mut ear = Ear::at(&visitor, path, HANDSHAKE).await.unwrap();
    for size in [0, 1, 125, 126, 65_535, 65_536, 1_000_000] {
        let (text, bytes) = ("\u{49b}".repeat(size), vec![7_u8; size]);
        ear.0
            .send(Message::Text(text.clone().into()))
            .await
            .unwrap();
        assert_eq!(ear.message().await, Message::Text(text.into()), "{size}");
        ear.0
            .send(Message::Binary(bytes.clone().into()))
            .await
            .unwrap();
        assert_eq!(ear.message().await, Message::Binary(bytes.into()), "{size}");
    }
    ear.0.close(None).await.unwrap();
    assert!(matches!(ear.message().await, Message::Close(None)));
    assert_eq!(running.stop(), Some(0));
}
