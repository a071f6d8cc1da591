//! What guards an account by what it may do: how long its sessions live, proofs, the duty of a second factor.

use elab::accounts::{self, NewPerson};
use elab::base::crypto::Secret;
use elab::base::{UserId, days, hours, minutes};
use elab::spaces::Role;

use crate::app::TestApp;
use crate::factors::{code, enrol_as};
use crate::people::{Answer, Client};

const PASSWORD: &str = "kettle under seven birches";

async fn settled(site: &TestApp, name: &str, administrator: bool) -> UserId {
    let hashed = site.app.hasher.hash(Secret::new(PASSWORD.to_owned())).await;
    let new = NewPerson {
        name: name.to_owned(),
        display_name: name.to_owned(),
        email: format!("{name}@example.org"),
        password: hashed.unwrap(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let settle = move |tx: &mut elab::db::Tx<'_>| accounts::settle_in(tx, &new, administrator, 1);
    site.app.db.write(settle).await.unwrap()
}

async fn signs_in(client: &Client<'_>, name: &str) -> Answer {
    let pair = [("name", name), ("password", PASSWORD)];
    client.fill("/signin", "/signin", &pair).await
}

async fn signed_in<'a>(site: &'a TestApp, name: &str) -> Client<'a> {
    let client = site.visitor();
    signs_in(&client, name).await.is(303);
    client
}

async fn is_in(client: &Client<'_>) -> bool {
    client.get("/settings/factor").await.status == 200
}

/// Asserts that a session lives as long as this, unused and at most.
async fn lives<'a>(site: &TestApp, open: impl AsyncFn() -> Client<'a>, idle: u64, most: u64) {
    let client = open().await;
    site.advance(hours(idle) - minutes(1));
    assert!(is_in(&client).await, "used within {idle} h");
    site.advance(hours(idle) - minutes(1));
    assert!(is_in(&client).await, "its use counted");
    site.advance(hours(idle));
    assert!(!is_in(&client).await, "unused for {idle} h");
    let client = open().await;
    let mut age = 0;
    while age + idle <= most {
        assert!(is_in(&client).await, "{age} h old");
        site.advance(hours(idle) - minutes(1));
        age += idle;
    }
    site.advance(hours(1));
    assert!(!is_in(&client).await, "in use, but {most} h old");
}

#[tokio::test]
async fn a_moderators_session_is_short_and_longer_on_a_device_he_wants_remembered() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let space = site.space("water", "public").await;
    site.settle_member(space, "aliya", Role::Moderator).await;
    lives(&site, async || signed_in(&site, "aliya").await, 24, 7 * 24).await;

    let (secret, _) = enrol_as(&site, &signed_in(&site, "aliya").await).await;
    let with_code = async |remember: bool| {
        let client = site.visitor();
        let asked = signs_in(&client, "aliya").await.is(303);
        let page = client.get(&asked.location()).await.is(200);
        let now = code(&site, &secret);
        let mut fields = vec![("code", now.as_str())];
        if remember {
            fields.push(("remember", "on"));
        }
        client.submit(&page, "/signin/code", &fields).await.is(303);
        client
    };
    lives(&site, async || with_code(false).await, 24, 7 * 24).await;
    lives(&site, async || with_code(true).await, 7 * 24, 30 * 24).await;
}

#[tokio::test]
async fn a_wrong_code_keeps_the_wish_to_be_remembered() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    enrol_as(&site, &signed_in(&site, "aliya").await).await;
    let client = site.visitor();
    let asked = signs_in(&client, "aliya").await.is(303);
    let fields = [("code", "000000"), ("remember", "on")];
    let wrong = client
        .fill(&asked.location(), "/signin/code", &fields)
        .await;
    assert_eq!(wrong.is(422).field("/signin/code", "remember"), "on");
}

#[tokio::test]
async fn who_becomes_a_moderator_or_is_it_no_more_signs_in_anew() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let (here, there) = (
        site.space("water", "public").await,
        site.space("roads", "public").await,
    );
    let client = signed_in(&site, "aliya").await;
    site.settle_member(here, "aliya", Role::Member).await;
    assert!(is_in(&client).await, "a member stays what he was");
    site.settle_member(here, "aliya", Role::Moderator).await;
    assert!(!is_in(&client).await, "made a moderator");
    let client = signed_in(&site, "aliya").await;
    site.settle_member(there, "aliya", Role::Moderator).await;
    site.settle_member(here, "aliya", Role::Member).await;
    assert!(is_in(&client).await, "he still moderates there");
    site.settle_member(there, "aliya", Role::Member).await;
    assert!(!is_in(&client).await, "a moderator no more");
    // A member's life again.
    let client = signed_in(&site, "aliya").await;
    site.advance(days(13));
    assert!(is_in(&client).await);
}
