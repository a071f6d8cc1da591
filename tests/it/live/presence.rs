//! Who reads a discussion at this moment: told to those who have signed in and read it too, of those who want it.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Ear, PATIENCE, town};
use crate::app::TestApp;
use crate::people::Client;

/// Says in the settings whether others may see where he reads.
async fn shows(who: &Client<'_>, reading: bool) {
    let page = who.get("/settings").await.is(200);
    let mut fields = page.form("/settings");
    fields.retain(|(name, _)| name != "shows_reading");
    if reading {
        fields.push(("shows_reading".to_owned(), "on".to_owned()));
    }
    who.post("/settings", &fields).await.is(303);
}

/// Waits until so many are seen to read, in all windows together.
async fn seen(site: &TestApp, count: usize) {
    let there = async {
        while site.app.live.seen_reading() != count {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, there).await;
    waited.unwrap_or_else(|_| panic!("{} are seen", site.app.live.seen_reading()));
}

fn reading(thread: i64, people: &[&str]) -> Value {
    json!({
        "type": "presence", "topic": format!("thread:{thread}"),
        "count": people.len(), "people": people,
    })
}

#[tokio::test]
async fn who_wants_it_is_seen_to_read_by_those_who_read_it_too() {
    let site = TestApp::start().await;
    let (space, aliya, marat, thread) = town(&site, "public").await;
    let dana = site.neighbour(space, "dana").await;
    let settings = marat.get("/api/v1/settings").await.value();
    assert_eq!(settings["shows_reading"], false, "nobody is, of himself");
    shows(&aliya, true).await;
    let settings = aliya.get("/api/v1/settings").await.value();
    assert_eq!(settings["shows_reading"], true);

    let topic = format!("thread:{thread}");
    let mut hers = Ear::of(&aliya).await;
    hers.subscribes(&topic, None).await;
    let mut his = Ear::of(&marat).await;
    his.subscribes(&topic, None).await;
    assert_eq!(his.hear().await, reading(thread, &["aliya"]));
    let visitor = site.visitor();
    let mut nobodys = Ear::of(&visitor).await;
    nobodys.subscribes(&topic, None).await;
    seen(&site, 1).await;
    // Neither is she told of who does not want it, nor a visitor of anybody.
    site.app.live.tell_reading();
    dana.replies(thread, None, "One.").await;
    site.settle().await;
    for ear in [&mut hers, &mut his, &mut nobodys] {
        assert_eq!(ear.hear().await["type"], "event");
    }

    // Another window makes nobody two, and what is the same is not said again.
    let mut second = Ear::of(&aliya).await;
    second.subscribes(&topic, None).await;
    seen(&site, 2).await;
    site.app.live.tell_reading();
    shows(&marat, true).await;
    seen(&site, 3).await;
    site.app.live.tell_reading();
    assert_eq!(hers.hear().await, reading(thread, &["marat"]));
    assert_eq!(second.hear().await, reading(thread, &["marat"]));
    let mut danas = Ear::of(&dana).await;
    danas.subscribes(&topic, None).await;
    assert_eq!(danas.hear().await, reading(thread, &["aliya", "marat"]));
    // What is read elsewhere is told there.
    let other = marat
        .starts("/s/town/talk", "Another thread", "Words.")
        .await;
    danas.subscribes(&format!("thread:{other}"), None).await;

    // Who wants it no more is gone, and so is who reads on.
    shows(&aliya, false).await;
    seen(&site, 1).await;
    site.app.live.tell_reading();
    assert_eq!(danas.hear().await, reading(thread, &["marat"]));
    his.says(&json!({ "type": "unsub", "topic": topic })).await;
    seen(&site, 0).await;
    site.app.live.tell_reading();
    assert_eq!(danas.hear().await, reading(thread, &[]));
}

#[tokio::test]
async fn who_signs_out_or_may_not_read_it_any_more_is_not_seen_to_read() {
    let site = TestApp::start().await;
    let (space, aliya, marat, thread) = town(&site, "private").await;
    let dana = site.neighbour(space, "dana").await;
    let topic = format!("thread:{thread}");
    for who in [&aliya, &dana] {
        shows(who, true).await;
    }
    let mut his = Ear::of(&marat).await;
    his.subscribes(&topic, None).await;
    let mut danas = Ear::of(&dana).await;
    danas.subscribes(&topic, None).await;
    let mut hers = Ear::of(&aliya).await;
    hers.subscribes(&topic, None).await;
    assert_eq!(hers.hear().await, reading(thread, &["dana"]));
    site.app.live.tell_reading();
    // He may have been told of her who came first ahead of the other.
    let mut told = his.hear().await;
    if told == reading(thread, &["dana"]) {
        told = his.hear().await;
    }
    assert_eq!(told, reading(thread, &["dana", "aliya"]));
    assert_eq!(danas.hear().await, reading(thread, &["aliya"]));

    // Out of the community: she is neither seen there nor told who reads.
    dana.act("/s/town/members/me/end", &[]).await.is(303);
    site.settle().await;
    seen(&site, 1).await;
    site.app.live.tell_reading();
    assert_eq!(danas.hear().await["type"], "denied");
    assert_eq!(his.hear().await, reading(thread, &["aliya"]));
    // By herself she hears of nobody.
    aliya.act("/signout", &[]).await;
    site.settle().await;
    assert_eq!(hers.ends().await, 1008);
    seen(&site, 0).await;
    site.app.live.tell_reading();
    assert_eq!(his.hear().await, reading(thread, &[]));
    // Nothing of it is kept, and none of it is an event.
    let rows = site.rows().await;
    let kept = |table: &str| rows[table].iter().any(|row| row.contains("presence"));
    assert!(!kept("events") && !kept("notices"));
}

#[tokio::test]
async fn a_page_has_a_quiet_line_for_who_reads_it_for_those_alone_who_have_signed_in() {
    let site = TestApp::start().await;
    let (_, aliya, _, thread) = town(&site, "public").await;
    let path = format!("/t/{thread}");
    let page = aliya.open(&path).await.is(200).well_formed();
    page.shows("readers\" aria-live=\"off\"></p>")
        .shows("data-reading=\"Reading now: %\"")
        .shows("data-readings=\"Reading now: % and # more\"");
    let page = site.visitor().open(&path).await.is(200);
    page.hides("readers").hides("data-reading");
}
