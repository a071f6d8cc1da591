//! What guards an account by what it may do: how long its sessions live, proofs, the duty of a second factor.

mod letters;

use elab::accounts::{self, NewPerson};
use elab::base::crypto::Secret;
use elab::base::{UserId, days, hours, minutes, seconds};
use elab::spaces::Role;

use crate::app::TestApp;
use crate::factors::{code, enrol_as, paper};
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

const SPACE: [(&str, &str); 6] = [
    ("name", "Roads"),
    ("slug", "roads"),
    ("kind", "public"),
    ("aim", "To talk about \"holes\" & <b>bumps</b>."),
    ("rules", "One\n\nTwo"),
    ("lang", "en"),
];

#[tokio::test]
async fn an_administrator_proves_each_hour_that_it_is_he_and_what_he_typed_is_done_then() {
    let site = TestApp::start().await;
    settled(&site, "root", true).await;
    let root = signed_in(&site, "root").await;
    site.advance(minutes(61));
    let page = root.get("/spaces/new").await.is(200);
    let asked = root.submit(&page, "/spaces", &SPACE).await.is(403);
    let asked = asked.well_formed().shows("Is it still you?");
    root.get("/s/roads").await.is(404);
    let before = root.cookie("elab").unwrap();
    let wrong = [("proof", "ladder behind nine willows")];
    let again = root.submit(&asked, "/spaces", &wrong).await.is(422);
    assert_eq!(again.field("/spaces", "rules"), "One\n\nTwo");
    assert_eq!(root.cookie("elab").unwrap(), before);
    let proof = [("proof", PASSWORD)];
    let made = root.submit(&again, "/spaces", &proof).await.is(303);
    assert_eq!(made.location(), "/s/roads");
    root.get("/s/roads/about")
        .await
        .is(200)
        .shows("To talk about &#34;holes&#34; &#38; &#60;b&#62;bumps");
    // The session has another token, and the old one is worth nothing.
    assert_ne!(root.cookie("elab").unwrap(), before);
    let old = site.visitor();
    old.set_cookie("elab", &before);
    assert!(!is_in(&old).await);
    // For an hour he is not asked again; a fault comes back as ever.
    site.advance(minutes(59));
    let fields = [("name", ""), ("slug", "baths")];
    root.fill("/spaces/new", "/spaces", &fields).await.is(422);
    let fields = SPACE.map(|(n, v)| (n, if n == "slug" { "baths" } else { v }));
    root.fill("/spaces/new", "/spaces", &fields).await.is(303);
}

#[tokio::test]
async fn giving_a_role_wants_a_proof_of_the_last_ten_minutes() {
    let site = TestApp::start().await;
    settled(&site, "root", true).await;
    let space = site.space("water", "public").await;
    site.settle_member(space, "aliya", Role::Member).await;
    let root = signed_in(&site, "root").await;
    let role = "/s/water/members/aliya/role";
    let fields = [("role", "moderator")];
    site.advance(minutes(11));
    let asked = root.act(role, &fields).await.is(403);
    root.get("/s/water").await.hides("/u/aliya");
    // What one may not do anyway asks for no proof.
    let aliya = site.member("aliya").await;
    site.advance(minutes(11));
    let refused = aliya.act(role, &fields).await.is(403);
    refused.hides("Is it still you?");
    root.submit(&asked, role, &[("proof", PASSWORD)])
        .await
        .is(303);
    root.get("/s/water").await.shows("/u/aliya");
}

#[tokio::test]
async fn a_proof_wants_a_code_where_there_is_a_second_factor() {
    let site = TestApp::start().await;
    settled(&site, "root", true).await;
    let root = signed_in(&site, "root").await;
    let (secret, _) = enrol_as(&site, &root).await;
    site.advance(minutes(61));
    let asked = root.act("/spaces", &SPACE).await.is(403);
    let alone = [("proof", PASSWORD)];
    let wrong = root.submit(&asked, "/spaces", &alone).await.is(422);
    let wrong = wrong.shows("id=\"proof_code-error\"");
    let skip = [("proof", PASSWORD), ("factor", "off"), ("proved", "1")];
    root.submit(&wrong, "/spaces", &skip).await.is(422);
    let now = code(&site, &secret);
    let both = [("proof", PASSWORD), ("proof_code", now.as_str())];
    root.submit(&wrong, "/spaces", &both).await.is(303);
    root.get("/s/roads").await.is(200);
    // The page is still good, the code is not: it has been used.
    root.submit(&wrong, "/spaces", &both).await.is(422);
}

#[tokio::test]
async fn the_page_of_proof_leads_back_and_programs_are_told() {
    let site = TestApp::start().await;
    settled(&site, "root", true).await;
    let space = site.space("water", "public").await;
    let neighbour = site.neighbour(space, "aliya").await;
    let thread = neighbour.starts("/s/water/talk", "Pumps", "Old").await;
    let post = neighbour.replies(thread, None, "Older").await;
    let root = signed_in(&site, "root").await;
    site.advance(minutes(61));
    let purge = format!("/api/v1/posts/{post}/purges");
    let body = "{\"reason\":\"private_data\"}";
    let refused = root.json("POST", &purge, &[], body).await.is(403);
    assert_eq!(refused.value()["code"], "step_up");
    let page = root.get("/proof?next=%2Fs%2Fwater").await.is(200);
    let page = page.well_formed();
    let fields = [("proof", PASSWORD)];
    let proved = root.submit(&page, "/proof", &fields).await.is(303);
    assert_eq!(proved.location(), "/s/water");
    root.json("POST", &purge, &[], body).await.is(204);
    root.act("/proof", &[("next", "/about")]).await.is(403);
    // No way out of the site.
    let away = [("proof", PASSWORD), ("next", "//evil.example")];
    let proved = root.act("/proof", &away).await.is(303);
    assert_eq!(proved.location(), "/");
}

#[tokio::test]
async fn five_wrong_passwords_in_ten_minutes_are_all_that_somebody_signed_in_may_try() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    settled(&site, "aliya", false).await;
    let client = signed_in(&site, "aliya").await;
    for path in [
        "/proof",
        "/settings/factor",
        "/proof",
        "/settings/factor",
        "/proof",
    ] {
        let wrong = [("proof", "1234567890"), ("password", "1234567890")];
        client.act(path, &wrong).await.is(422);
    }
    let right = [("proof", PASSWORD)];
    client.act("/proof", &right).await.is(429);
    site.advance(minutes(2));
    client.act("/proof", &right).await.is(303);
    // The right one makes the wrong ones ahead of it forgotten.
    let wrong = [("proof", "1234567890")];
    client.act("/proof", &wrong).await.is(422);
}

#[tokio::test]
async fn nobody_makes_a_form_token_of_somebody_elses_session() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let me = aliya.viewer().await.me().unwrap().session;
    let visitor = site.visitor();
    for owner in [me.to_string(), aliya.cookie("elab").unwrap()] {
        visitor.set_cookie("elab-form", &owner);
        let token = visitor.get("/language").await.field("/language", "token");
        let fields = [("token", token), ("key", "12345678".to_owned())];
        let fields = fields.map(|(n, v)| (n.to_owned(), v));
        aliya.post("/signout", &fields).await.is(403);
    }
}

/// A site on which staff must have a second factor.
async fn strict() -> TestApp {
    TestApp::start_with(|config| config.staff_mfa = true).await
}

#[tokio::test]
async fn an_administrator_without_a_second_factor_reaches_nothing_but_its_page() {
    let site = strict().await;
    settled(&site, "root", true).await;
    let root = signed_in(&site, "root").await;
    for path in ["/", "/spaces/new", "/settings", "/names", "/nothing"] {
        let led = root.get(path).await.is(303);
        assert_eq!(led.location(), "/settings/factor", "{path}");
    }
    let page = root.get("/settings/factor").await.is(200).well_formed();
    page.shows("Who runs the site must have a second factor.");
    root.act("/spaces", &SPACE)
        .await
        .is(403)
        .shows("To talk about");
    let refused = root.json("POST", "/api/v1/preview", &[], "{\"body\":\"a\"}");
    assert_eq!(refused.await.is(403).value()["rule"], "factor_due");
    // A proof is no way round it, and out he may go.
    let proof = [("proof", PASSWORD)];
    root.act("/proof", &proof).await.is(403);
    root.get("/signout").await.is(200);
    root.get("/language").await.is(200);

    enrol_as(&site, &root).await;
    root.get("/").await.is(200);
    root.act("/spaces", &SPACE).await.is(303);
}

#[tokio::test]
async fn a_moderators_rights_sleep_after_seven_days_without_a_second_factor() {
    let site = strict().await;
    settled(&site, "root", true).await;
    let root = signed_in(&site, "root").await;
    enrol_as(&site, &root).await;
    for name in ["aliya", "marat"] {
        settled(&site, name, false).await;
    }
    root.act("/spaces", &SPACE).await.is(303);
    let forum = [
        ("name", "Talk"),
        ("slug", "talk"),
        ("position", "0"),
        ("can_read", "visitor"),
        ("can_reply", "member"),
        ("can_start", "member"),
    ];
    root.act("/s/roads/forums", &forum).await.is(303);
    let marat = signed_in(&site, "marat").await;
    marat.act("/s/roads/members", &[]).await.is(303);
    let thread = marat.starts("/s/roads/talk", "Holes", "Many.").await;
    let aliya = signed_in(&site, "aliya").await;
    aliya.act("/s/roads/members", &[]).await.is(303);
    let role = "/s/roads/members/aliya/role";
    root.act(role, &[("role", "moderator")]).await.is(303);

    let aliya = signed_in(&site, "aliya").await;
    let due = "Set up a second factor by 9 March 2026";
    aliya.get("/s/roads").await.is(200).shows(due);
    let lock = format!("/t/{thread}/lock");
    let reason = [("reason", "It is settled.")];
    aliya.act(&lock, &reason).await.is(303);
    aliya.act(&format!("{lock}/end"), &[]).await.is(303);

    site.advance(days(7));
    let aliya = signed_in(&site, "aliya").await;
    let asleep = "Your rights as a moderator sleep";
    aliya.get("/s/roads").await.is(200).shows(asleep).hides(due);
    aliya.act(&lock, &reason).await.is(403);
    aliya.get("/s/roads/waiting").await.is(403);
    let body = "{\"do\":\"approve\"}";
    let decide = format!("/api/v1/posts/{thread}/decision");
    aliya.json("POST", &decide, &[], body).await.is(403);
    // He is a member as ever.
    aliya.replies(thread, None, "Still here.").await;

    enrol_as(&site, &aliya).await;
    aliya.get("/s/roads").await.is(200).hides(asleep);
    aliya.act(&lock, &reason).await.is(303);
    // Without the duty nobody sleeps.
    let lax = TestApp::start().await;
    let space = lax.space("water", "public").await;
    lax.moderator(space, "sveta").await;
    lax.advance(days(8));
    let sveta = lax.member("sveta").await;
    sveta.get("/s/water/waiting").await.is(200).hides(asleep);
}

#[tokio::test]
async fn a_letter_about_a_waiting_post_wakes_no_sleeping_moderator() {
    let site = strict().await;
    let id = settled(&site, "sveta", false).await;
    let now = site.clock.now();
    let staff = move |tx: &mut elab::db::Tx<'_>| accounts::set_staff(tx, id, true);
    site.app.db.write(staff).await.unwrap();
    let awake = async |at| {
        let known = move |c: &mut elab::db::Conn| accounts::by_id(c, id, at, true);
        site.app.db.read(known).await.unwrap().is_awake()
    };
    assert!(awake(now.plus(days(7) - minutes(1))).await);
    assert!(!awake(now.plus(days(7))).await);
}

/// Signs in with a password and a code.
async fn with_code<'a>(site: &'a TestApp, name: &str, secret: &str) -> Client<'a> {
    let client = site.visitor();
    let asked = signs_in(&client, name).await.is(303);
    let now = code(site, secret);
    client
        .fill(&asked.location(), "/signin/code", &[("code", &now)])
        .await
        .is(303);
    site.advance(seconds(30));
    client
}

/// True when a password alone opens this account.
async fn enters_by_password(site: &TestApp, name: &str) -> bool {
    let led = signs_in(&site.visitor(), name).await.is(303).location();
    !led.starts_with("/signin/code")
}

/// The path of the link in the last letter to this address.
async fn mailed(site: &TestApp, address: &str) -> String {
    site.settle().await;
    let link = site.mails_to(address).pop().unwrap().link.unwrap();
    let home = site.address.to_string();
    link.split_once(&home).unwrap().1.to_owned()
}

#[tokio::test]
async fn new_codes_on_paper_make_the_old_ones_void_and_want_a_proof() {
    let site = TestApp::start().await;
    settled(&site, "aliya", false).await;
    let client = signed_in(&site, "aliya").await;
    client.act("/settings/factor/codes", &[]).await.is(404);
    let (secret, old) = enrol_as(&site, &client).await;
    site.advance(minutes(11));
    let page = client.get("/settings/factor").await.is(200).well_formed();
    let path = "/settings/factor/codes";
    let asked = client.submit(&page, path, &[]).await.is(403);
    let now = code(&site, &secret);
    let proof = [("proof", PASSWORD), ("proof_code", now.as_str())];
    let shown = client.submit(&asked, path, &proof).await.is(200);
    let new = paper(&shown.well_formed());
    for (code, status) in [(&old[0], 422), (&new[0], 303), (&new[0], 422)] {
        let device = site.visitor();
        let asked = signs_in(&device, "aliya").await.is(303).location();
        let fields = [("code", code.as_str())];
        let answer = device.fill(&asked, "/signin/code", &fields).await;
        assert_eq!(answer.status, status, "{code}");
    }
}

#[tokio::test]
async fn two_administrators_release_from_a_lost_second_factor() {
    let site = TestApp::start().await;
    for (name, administrator) in [("root", true), ("keeper", true), ("aliya", false)] {
        settled(&site, name, administrator).await;
    }
    let aliya = signed_in(&site, "aliya").await;
    enrol_as(&site, &aliya).await;
    let (page, path) = ("/u/aliya/factor", "/u/aliya/factor/releases");
    let (root, keeper) = (
        signed_in(&site, "root").await,
        signed_in(&site, "keeper").await,
    );
    aliya.get(page).await.is(403);
    aliya.act(path, &[]).await.is(403);
    aliya.get("/u/aliya").await.is(200).hides(page);
    root.get("/u/aliya").await.is(200).shows(page);
    root.fill(page, path, &[]).await.is(303);
    root.act(path, &[]).await.is(409);
    assert!(!enters_by_password(&site, "aliya").await);
    // A day changes nothing where there are two.
    site.advance(hours(25));
    site.settle().await;
    assert!(!enters_by_password(&site, "aliya").await);
    let link = mailed(&site, "aliya@example.org").await;
    let keeper = match is_in(&keeper).await {
        true => keeper,
        false => signed_in(&site, "keeper").await,
    };
    keeper.get(page).await.is(200).shows("root agreed on");
    keeper.act(path, &[]).await.is(303);
    assert!(enters_by_password(&site, "aliya").await);
    assert!(!is_in(&aliya).await, "her devices are signed out");
    site.settle().await;
    let told = site.mails_to("aliya@example.org").pop().unwrap();
    assert!(told.subject.contains("was taken away"), "{}", told.subject);
    keeper.act(path, &[]).await.is(404);
    // The link to stop it is of no use any more.
    let visitor = site.visitor();
    visitor.open(&link).await.is(200);
    visitor.act("/factor/keep", &[]).await;
    assert!(enters_by_password(&site, "aliya").await);
}

#[tokio::test]
async fn a_single_administrators_word_takes_a_day_and_the_owner_can_stop_it() {
    let site = TestApp::start().await;
    settled(&site, "root", true).await;
    settled(&site, "aliya", false).await;
    let aliya = signed_in(&site, "aliya").await;
    let (secret, _) = enrol_as(&site, &aliya).await;
    let path = "/u/aliya/factor/releases";
    let root = signed_in(&site, "root").await;
    root.act(path, &[]).await.is(303);
    site.advance(hours(23));
    let link = mailed(&site, "aliya@example.org").await;
    let owner = site.visitor();
    // Looking at the link stops nothing.
    let page = owner.open(&link).await.is(200).well_formed();
    owner.submit(&page, "/factor/keep", &[]).await.is(200);
    owner.submit(&page, "/factor/keep", &[]).await.is(410);
    // He says it again: that has its own day, whatever became of the first.
    let root = signed_in(&site, "root").await;
    root.act(path, &[]).await.is(303);
    site.advance(hours(23));
    site.settle().await;
    assert!(!enters_by_password(&site, "aliya").await);
    with_code(&site, "aliya", &secret).await;
    site.advance(hours(1));
    site.settle().await;
    assert!(enters_by_password(&site, "aliya").await);
}

#[tokio::test]
async fn an_administrator_does_not_release_himself_and_proves_that_it_is_he() {
    let site = TestApp::start().await;
    for name in ["root", "keeper"] {
        settled(&site, name, true).await;
    }
    settled(&site, "aliya", false).await;
    enrol_as(&site, &signed_in(&site, "aliya").await).await;
    let root = signed_in(&site, "root").await;
    enrol_as(&site, &root).await;
    root.act("/u/root/factor/releases", &[]).await.is(403);
    site.advance(minutes(11));
    let asked = root.act("/u/aliya/factor/releases", &[]).await.is(403);
    asked.shows("Is it still you?");
    // Of two administrators the other is alone where it is about one of them.
    let keeper = signed_in(&site, "keeper").await;
    keeper.act("/u/root/factor/releases", &[]).await.is(303);
    site.advance(hours(25));
    site.settle().await;
    assert!(enters_by_password(&site, "root").await);
}

#[tokio::test]
async fn a_program_lists_and_ends_its_persons_sessions_and_sees_his_factor() {
    let site = strict().await;
    let id = settled(&site, "aliya", false).await;
    let staff = move |tx: &mut elab::db::Tx<'_>| accounts::set_staff(tx, id, true);
    site.app.db.write(staff).await.unwrap();
    let client = signed_in(&site, "aliya").await;
    let (phone, laptop) = (
        signed_in(&site, "aliya").await,
        signed_in(&site, "aliya").await,
    );
    let list = client.get("/api/v1/sessions").await.is(200).value();
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(items.iter().filter(|i| i["current"] == true).count(), 1);
    let ended = phone.viewer().await.me().unwrap().session;
    let path = format!("/api/v1/sessions/{ended}");
    client.json("DELETE", &path, &[], "").await.is(204);
    client.json("DELETE", &path, &[], "").await.is(404);
    assert!(!is_in(&phone).await && is_in(&laptop).await);
    let others = "/api/v1/sessions/others/end";
    client.json("POST", others, &[], "").await.is(204);
    assert!(!is_in(&laptop).await && is_in(&client).await);

    let factor = client.get("/api/v1/factor").await.is(200).value();
    let want = serde_json::json!({"state": "none", "codes_left": 0, "due": "2026-03-09T08:00:00Z", "asleep": false});
    assert_eq!(factor, want);
    let (secret, _) = enrol_as(&site, &client).await;
    let factor = client.get("/api/v1/factor").await.is(200).value();
    let want = serde_json::json!({"state": "on", "codes_left": 10, "due": null, "asleep": false});
    assert_eq!(factor, want);
    let path = "/api/v1/session/proof";
    let before = client.cookie("elab");
    let body = format!("{{\"password\":\"{PASSWORD}\"}}");
    let wrong = client.json("POST", path, &[], &body).await.is(422);
    assert_eq!(wrong.value()["fields"][0]["field"], "code");
    let now = code(&site, &secret);
    let body = format!("{{\"password\":\"{PASSWORD}\",\"code\":\"{now}\"}}");
    client.json("POST", path, &[], &body).await.is(204);
    assert_ne!(client.cookie("elab"), before);
    assert!(is_in(&client).await);
    let body = "{\"password\":\"x\",\"skip\":true}";
    client.json("POST", path, &[], body).await.is(422);
}
