//! Letters that guard an account: a new address and its undoing, and signing in after many failures.

use elab::accounts;
use elab::base::{days, minutes};

use super::{PASSWORD, is_in, mailed, settled, signed_in, signs_in};
use crate::app::TestApp;
use crate::people::{Answer, Client};

async fn email_of(client: &Client<'_>) -> String {
    let viewer = client.viewer().await;
    let read = move |c: &mut elab::db::Conn| accounts::own_profile(c, &viewer);
    let site = client.site();
    site.app.db.read(read).await.unwrap().1.unwrap()
}

async fn asks_for(client: &Client<'_>, email: &str) -> Answer {
    let page = client.get("/settings/email").await.is(200).well_formed();
    let path = "/settings/email";
    client.submit(&page, path, &[("email", email)]).await
}

#[tokio::test]
async fn a_new_address_is_confirmed_and_ends_the_other_sessions() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let client = signed_in(&site, "aliya").await;
    let other = signed_in(&site, "aliya").await;
    asks_for(&client, "nobody")
        .await
        .is(422)
        .shows("\"nobody\"");
    site.advance(minutes(11));
    let asked = asks_for(&client, "new@example.org").await.is(403);
    assert_eq!(asked.field("/settings/email", "email"), "new@example.org");
    let proof = [("proof", PASSWORD)];
    let sent = client.submit(&asked, "/settings/email", &proof).await;
    assert_eq!(sent.is(303).location(), "/letter-sent");
    let first = mailed(&site, "new@example.org").await;
    asks_for(&client, "newer@example.org").await.is(303);
    let link = mailed(&site, "newer@example.org").await;
    // The older link is void, and a look changes nothing.
    client.get(&first).await.is(410);
    let page = client.open(&link).await.is(200).well_formed();
    assert_eq!(email_of(&client).await, "aliya@example.org");
    let done = client.submit(&page, "/email/new", &[]).await.is(303);
    assert_eq!(done.location(), "/settings/email?saved=1");
    client
        .open("/settings/email")
        .await
        .shows("newer@example.org");
    assert!(is_in(&client).await && !is_in(&other).await);
    client.act("/email/new", &[]).await.is(410);
    signs_in(&site.visitor(), "newer@example.org").await.is(303);
    signs_in(&site.visitor(), "aliya@example.org").await.is(422);
}

#[tokio::test]
async fn nobody_learns_by_a_change_whose_an_address_is() {
    let site = TestApp::start().await;
    for name in ["aliya", "marat"] {
        settled(&site, name, false).await;
    }
    let client = signed_in(&site, "aliya").await;
    let known = asks_for(&client, "Marat@Example.org").await;
    let free = asks_for(&client, "free@example.org").await;
    let seen = |answer: &Answer| (answer.status, answer.location(), answer.body.clone());
    assert_eq!(seen(&known), seen(&free));
    site.settle().await;
    let told = site.mails_to("marat@example.org").pop().unwrap();
    assert!(told.subject.contains("You have an account"));
    assert!(told.link.unwrap().ends_with("/signin"));
    // Two ask for the same address: the first to confirm it has it.
    let marat = signed_in(&site, "marat").await;
    let link = mailed(&site, "free@example.org").await;
    asks_for(&marat, "FREE@example.org").await.is(303);
    let second = mailed(&site, "FREE@example.org").await;
    client.open(&link).await.is(200);
    client.act("/email/new", &[]).await.is(303);
    marat.open(&second).await.is(200);
    marat.act("/email/new", &[]).await.is(409);
}

#[tokio::test]
async fn the_old_address_undoes_the_change_for_seven_days() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya", false).await;
    let thief = signed_in(&site, "aliya").await;
    for email in ["thief@example.org", "second@example.org"] {
        asks_for(&thief, email).await.is(303);
        let link = mailed(&site, email).await;
        thief.open(&link).await.is(200);
        thief.act("/email/new", &[]).await.is(303);
    }
    let undo = mailed(&site, "aliya@example.org").await;
    let thiefs = mailed(&site, "thief@example.org").await;
    // Somebody else writes the old address into a form: that does not take it away from its owner.
    let fields = [
        ("name", "squatter"),
        ("email", "aliya@example.org"),
        ("password", PASSWORD),
    ];
    site.visitor()
        .fill("/register", "/register", &fields)
        .await
        .is(303);
    site.advance(days(6));
    let aliya = site.visitor();
    let page = aliya.open(&undo).await.is(200).well_formed();
    assert!(is_in(&thief).await, "a look changes nothing");
    let led = aliya.submit(&page, "/email/undo", &[]).await.is(303);
    assert_eq!(led.location(), "/reset");
    assert!(!is_in(&thief).await);
    signs_in(&site.visitor(), "aliya").await.is(422);
    site.visitor().get(&thiefs).await.is(410);
    site.visitor().get(&undo).await.is(410);
    let new = [("password", "ladder behind nine willows")];
    aliya.fill("/reset", "/reset", &new).await.is(303);
    assert!(is_in(&aliya).await);
    assert_eq!(aliya.viewer().await.id(), Some(id));
    assert_eq!(email_of(&aliya).await, "aliya@example.org");
    aliya.act("/email/undo", &[]).await.is(410);

    asks_for(&aliya, "third@example.org").await.is(303);
    let link = mailed(&site, "third@example.org").await;
    aliya.open(&link).await.is(200);
    aliya.act("/email/new", &[]).await.is(303);
    let undo = mailed(&site, "aliya@example.org").await;
    site.advance(days(7));
    aliya.get(&undo).await.is(410);
}

#[tokio::test]
async fn an_address_that_was_never_confirmed_undoes_nothing() {
    let site = TestApp::start().await;
    let client = site.visitor();
    let fields = [
        ("name", "aliya"),
        ("email", "typo@example.org"),
        ("password", PASSWORD),
    ];
    client.fill("/register", "/register", &fields).await.is(303);
    let client = signed_in(&site, "aliya").await;
    asks_for(&client, "right@example.org").await.is(303);
    let old = mailed(&site, "typo@example.org").await;
    let link = mailed(&site, "right@example.org").await;
    let letters = site.mails_to("typo@example.org").len();
    client.open(&link).await.is(200);
    client.act("/email/new", &[]).await.is(303);
    site.settle().await;
    assert_eq!(site.mails_to("typo@example.org").len(), letters);
    client.get(&old).await.is(410);
    assert!(client.viewer().await.me().unwrap().confirmed);
}

#[tokio::test]
async fn after_five_failures_the_right_password_wants_a_letter_too() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    settled(&site, "aliya", false).await;
    let own = signed_in(&site, "aliya").await;
    own.act("/signout", &[]).await.is(303);
    let stranger = site.visitor();
    let wrong = [("name", "aliya"), ("password", "wrong horse")];
    for _ in 0..5 {
        stranger.fill("/signin", "/signin", &wrong).await.is(422);
    }
    site.advance(minutes(1));
    let sent = signs_in(&stranger, "aliya").await.is(303);
    assert_eq!(sent.location(), "/letter-sent");
    assert!(!is_in(&stranger).await);
    // The letter has not been used: once more the password alone does not open.
    site.advance(minutes(2));
    let sent = signs_in(&stranger, "aliya").await.is(303);
    assert_eq!(sent.location(), "/letter-sent");
    // The device that she was on is known.
    assert_eq!(signs_in(&own, "aliya").await.is(303).location(), "/");
    for _ in 0..5 {
        stranger.fill("/signin", "/signin", &wrong).await.is(422);
    }
    site.advance(minutes(30));
    signs_in(&stranger, "aliya").await.is(303);
    let link = mailed(&site, "aliya@example.org").await;
    let page = stranger.open(&link).await.is(200);
    assert!(!is_in(&stranger).await, "a look changes nothing");
    stranger.submit(&page, "/enter", &[]).await.is(303);
    assert!(is_in(&stranger).await);
    // Once, for ten minutes; and the failures are forgotten.
    stranger.get(&link).await.is(410);
    assert_eq!(signs_in(&site.visitor(), "aliya").await.location(), "/");
}

#[tokio::test]
async fn a_letter_to_sign_in_is_good_for_ten_minutes() {
    let site = TestApp::start().await;
    let id = settled(&site, "aliya", false).await;
    for (wait, status) in [(9, 303), (10, 410)] {
        let token = elab::base::crypto::token();
        let (path, link) = (format!("/k/{}", token.expose()), "http://x/".to_owned());
        let link = accounts::OneTime { token, link };
        let offer = move |tx: &mut elab::db::Tx<'_>| accounts::offer_sign_in(tx, id, &link);
        site.app.db.write(offer).await.unwrap();
        let visitor = site.visitor();
        visitor.open(&path).await.is(200);
        site.advance(minutes(wait));
        visitor.act("/enter", &[]).await.is(status);
    }
}
