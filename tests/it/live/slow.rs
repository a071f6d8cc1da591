//! Those who are slow to take what they are told, and those who are many.

use std::time::Duration;

use elab::base::{ForumId, ThreadId};
use elab::events::{self, Event};
use elab::live::Answer as Told;
use serde_json::{Value, json};
use tokio::net::TcpSocket;
use tokio::time::{sleep, timeout};

use super::{Ear, HANDSHAKE, next, talk, town};
use crate::app::TestApp;

async fn record(site: &TestApp, event: Event, times: usize) {
    let all = vec![event; times];
    let write = site.app.db.write(move |tx| {
        all.iter()
            .try_for_each(|event| events::record(tx, None, event))
    });
    write.await.unwrap();
    site.settle().await;
}

#[tokio::test]
async fn who_takes_nothing_is_let_go_and_the_others_miss_nothing() {
    let site = TestApp::start().await;
    let (space, aliya, marat, thread) = town(&site, "public").await;
    let topic = format!("thread:{thread}");
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let stream = socket.connect(site.address).await.unwrap();
    let stalled = Ear::over(stream, &marat, "/api/v1/live", HANDSHAKE).await;
    let mut stalled = stalled.unwrap();
    assert_eq!(stalled.hear().await["type"], "ready");
    stalled.subscribes(&topic, None).await;
    let mut other = Ear::of(&aliya).await;
    other.subscribes(&topic, None).await;

    let edited = Event::ThreadEdited {
        thread: ThreadId(thread),
        forum: ForumId(1),
        space,
        fields: vec![Box::leak("x".repeat(4000).into_boxed_str())],
    };
    let mut rounds = 0;
    while site.app.live.len() > 1 {
        record(&site, edited.clone(), 50).await;
        for _ in 0..50 {
            assert_eq!(other.hear().await["kind"], "thread.edited");
        }
        rounds += 1;
        assert!(rounds < 1000, "he is still there");
        if rounds > 40 {
            // All that lies between the two is full by now: he has ten seconds.
            sleep(Duration::from_millis(200)).await;
        }
    }
    assert_eq!(stalled.ends().await, 1013, "told behind what had waited");
}

#[tokio::test]
async fn rights_of_many_are_looked_at_again_a_few_at_a_time() {
    let site = TestApp::start().await;
    let (space, _, _, _) = town(&site, "public").await;
    let hub = site.app.live.clone();
    let mut all = Vec::new();
    for _ in 0..40 {
        let mut one = talk(&site.app, &hub).await;
        one.subscribe("forum:1", None).await.unwrap();
        all.push(one);
    }
    let mut turns = Vec::new();
    for _ in 0..4 {
        turns.push(hub.look().await);
    }
    let fields = vec!["can_read"];
    let forum = ForumId(1);
    let changed = Event::ForumChanged {
        space,
        forum,
        fields,
    };
    record(&site, changed, 1).await;
    let told = all
        .into_iter()
        .map(|mut one| tokio::spawn(async move { next(&mut one).await }));
    let mut told: Vec<_> = told.collect();
    let early = timeout(Duration::from_millis(300), &mut told[0]).await;
    assert!(early.is_err(), "nobody hears a word before it is his turn");
    drop(turns);
    for one in told {
        let told = one.await.unwrap();
        let [Told::Say(text, Some(_))] = told.as_slice() else {
            panic!("{told:?}");
        };
        assert!(text.contains("forum.changed"), "{text}");
    }
}

/// What the bell is said to count, when it rings next.
async fn rings(ear: &mut Ear) -> Value {
    loop {
        let said = ear.hear().await;
        if said["kind"] == "notification.created" {
            return said["data"]["unread"].clone();
        }
    }
}

#[tokio::test]
async fn the_bell_counts_what_its_owner_may_still_see() {
    let site = TestApp::start().await;
    let (_, aliya, marat, thread) = town(&site, "private").await;
    let me = site.person("marat").await.unwrap();
    let topic = format!("person:{me}");
    let mut ear = Ear::of(&marat).await;
    ear.subscribes(&topic, None).await;
    aliya.replies(thread, None, "Ask @marat.").await;
    site.settle().await;
    assert_eq!(rings(&mut ear).await, 1);

    marat.act("/s/town/members/me/end", &[]).await.is(303);
    let lake = site.space("lake", "public").await;
    let aliya = site.neighbour(lake, "aliya").await;
    aliya
        .starts("/s/lake/talk", "The lake", "Ask @marat.")
        .await;
    site.settle().await;
    assert_eq!(rings(&mut ear).await, 1, "of two he sees one");
    let path = format!("/api/v1/events?topic={topic}");
    let range = marat.get(&path).await.is(200).value();
    let last = range["events"].as_array().unwrap().last().unwrap();
    assert_eq!(last["data"]["unread"], json!(1));
}
