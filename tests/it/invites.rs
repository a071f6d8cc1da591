//! Invite codes and class accounts: a class behind one address comes in, and stays if it wants to.

use elab::base::{SpaceId, days, seconds};
use elab::spaces::Role;

use crate::app::TestApp;
use crate::people::{Answer, Client};

const PASSWORD: &str = "kettle under seven birches";
const OTHER: &str = "ladder behind nine willows";

/// A community, its moderator, and a code that he has made.
async fn class<'a>(site: &'a TestApp, uses: &str) -> (SpaceId, Client<'a>, String) {
    let space = site.space("school", "public").await;
    let teacher = site.moderator(space, "teacher").await;
    let fields = [("label", "Class 9b"), ("uses", uses), ("days", "30")];
    let made = teacher.fill("/s/school/invites", "/s/school/invites", &fields);
    made.await.is(303);
    let page = teacher.get("/s/school/invites").await.is(200).well_formed();
    let code = page.body.split("<code>").nth(1).unwrap();
    (space, teacher, code[..11].to_owned())
}

async fn comes_in(client: &Client<'_>, name: &str, code: &str) -> Answer {
    let fields = [("name", name), ("password", PASSWORD), ("code", code)];
    client.fill("/register", "/register", &fields).await
}

async fn signs_in(client: &Client<'_>, name: &str, password: &str) -> Answer {
    let pair = [("name", name), ("password", password)];
    client.fill("/signin", "/signin", &pair).await
}

#[tokio::test]
async fn a_class_behind_one_address_is_not_stopped_and_strangers_there_are() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let (_, _, code) = class(&site, "40").await;
    for n in 0..40 {
        let (pupil, name) = (site.visitor(), format!("pupil-{n}"));
        let page = pupil.get(&format!("/join/{code}")).await.is(200);
        let fields = [("name", name.as_str()), ("password", PASSWORD)];
        pupil.submit(&page, "/register", &fields).await.is(303);
        pupil.act("/signout", &[]).await.is(303);
        signs_in(&pupil, &name, PASSWORD).await.is(303);
        pupil
            .starts("/s/school/talk", &format!("Question {n}"), "Why?")
            .await;
        site.advance(seconds(3));
    }
    // The code is used up, and without one the eleventh stops.
    comes_in(&site.visitor(), "pupil-40", &code)
        .await
        .is(422)
        .shows("id=\"code-error\"");
    for n in 0..=10 {
        let (name, email) = (format!("guest-{n}"), format!("g{n}@example.org"));
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("password", PASSWORD),
        ];
        let sent = site.visitor().fill("/register", "/register", &fields).await;
        assert_eq!(sent.status, if n < 10 { 303 } else { 429 }, "{n}");
        site.advance(seconds(1));
    }
}

#[tokio::test]
async fn a_wrong_code_is_tried_thirty_times_from_an_address_and_ten_times_by_an_account() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let (_, _, code) = class(&site, "5").await;
    let member = site.member("aliya").await;
    for _ in 0..10 {
        member
            .act("/join", &[("code", "AAAAA-AAAAA")])
            .await
            .is(422)
            .shows("AAAAA-AAAAA");
    }
    member.act("/join", &[("code", &code)]).await.is(429);
    site.member("boris")
        .await
        .act("/join", &[("code", &code)])
        .await
        .is(303);
    for n in 0..30 {
        comes_in(&site.visitor(), &format!("guess-{n}"), "AAAAA-AAAAA")
            .await
            .is(422);
        site.advance(seconds(1));
    }
    comes_in(&site.visitor(), "guess-30", &code)
        .await
        .is(429)
        .shows("guess-30");
    assert_eq!(site.person("guess-30").await, None);
}

#[tokio::test]
async fn a_class_account_belongs_to_its_community_and_ends_ninety_days_after_its_code() {
    let site = TestApp::start().await;
    let (_, _, code) = class(&site, "5").await;
    site.space("other", "public").await;
    let pupil = site.visitor();
    // As somebody types it off a board.
    comes_in(&pupil, "pupil", &code.to_lowercase().replace('-', " "))
        .await
        .is(303);
    pupil.starts("/s/school/talk", "A question", "Why?").await;
    pupil
        .act("/s/other/members", &[])
        .await
        .is(403)
        .shows("belongs to its community alone");
    // No token outlives it, whatever was wished.
    let wish = [("name", "Clock"), ("days", "365"), ("read", "on")];
    let path = "/settings/tokens";
    pupil.fill(path, path, &wish).await.is(200);
    let tokens = pupil.get("/api/v1/tokens").await.is(200).value();
    let ends = tokens["items"][0]["expires_at"].as_str().unwrap();
    assert!(ends.starts_with("2026-06-30"), "{ends}");
    site.advance(days(30 + 89));
    signs_in(&site.visitor(), "pupil", PASSWORD).await.is(303);
    let last = site.visitor();
    signs_in(&last, "pupil", PASSWORD).await.is(303);
    site.advance(days(1));
    last.get("/settings").await.is(303);
    signs_in(&last, "pupil", PASSWORD)
        .await
        .is(403)
        .shows("which is over");
    // What was written stays.
    site.visitor()
        .get("/s/school/talk")
        .await
        .shows("A question");
    comes_in(&site.visitor(), "late", &code).await.is(422);
}

#[tokio::test]
async fn an_address_makes_a_class_account_a_full_one() {
    let site = TestApp::start().await;
    let (_, _, code) = class(&site, "5").await;
    let pupil = site.visitor();
    comes_in(&pupil, "pupil", &code).await.is(303);
    pupil.get("/settings").await.shows("/settings/address");
    pupil
        .act("/settings/address", &[("email", "nonsense")])
        .await
        .is(422)
        .shows("nonsense");
    let path = ("/settings/address", "/settings/address");
    pupil
        .fill(path.0, path.1, &[("email", "pupil@example.org")])
        .await
        .is(303);
    site.settle().await;
    let letter = site.mails_to("pupil@example.org").pop().unwrap();
    let link = letter.link.unwrap();
    let link = link.split_once(&site.address.to_string()).unwrap().1;
    pupil.open(link).await.is(200);
    pupil.act("/confirm", &[]).await.is(303);
    pupil.get("/settings").await.hides("/settings/address");
    pupil.get("/settings/address").await.is(409);
    site.advance(days(365));
    signs_in(&site.visitor(), "pupil@example.org", PASSWORD)
        .await
        .is(303);
}

#[tokio::test]
async fn somebody_elses_address_is_not_given_away() {
    let site = TestApp::start().await;
    let (_, _, code) = class(&site, "5").await;
    let (one, other) = (site.visitor(), site.visitor());
    for (client, name) in [(&one, "pupil-1"), (&other, "pupil-2")] {
        comes_in(client, name, &code).await.is(303);
        let ask = client.act("/settings/address", &[("email", "shared@example.org")]);
        ask.await.is(303);
        site.settle().await;
        let letter = site.mails_to("shared@example.org").pop().unwrap();
        let link = letter.link.unwrap();
        let link = link.split_once(&site.address.to_string()).unwrap().1;
        if name == "pupil-1" {
            client.open(link).await.is(200);
            client.act("/confirm", &[]).await.is(303);
        } else {
            // The second letter tells the owner that the address has an account, and binds nothing.
            assert_eq!(link, "/signin");
        }
    }
    other.get("/settings/address").await.is(200);
}

#[tokio::test]
async fn the_moderator_who_made_the_code_hands_out_links_for_new_passwords() {
    let site = TestApp::start().await;
    let (space, teacher, code) = class(&site, "5").await;
    let pupil = site.visitor();
    comes_in(&pupil, "pupil", &code).await.is(303);
    site.settle_member(space, "colleague", Role::Moderator)
        .await;
    let colleague = site.member("colleague").await;
    let (page, act) = ("/s/school/invites/1", "/s/school/invites/1/resets");
    colleague.get(page).await.is(200).shows("@pupil").hides(act);
    colleague.act(act, &[("name", "pupil")]).await.is(403);
    // A code of his own gives him none of those who came in by another.
    let own = [("label", "Class 9c"), ("uses", "5"), ("days", "30")];
    colleague.act("/s/school/invites", &own).await.is(303);
    colleague
        .act("/s/school/invites/2/resets", &[("name", "pupil")])
        .await
        .is(404);
    let shown = teacher.get(page).await.is(200).well_formed();
    let first = teacher.submit(&shown, act, &[]).await.is(200);
    let second = teacher.submit(&shown, act, &[]).await.is(200);
    let link = |answer: &Answer| {
        let at = answer.body.find("/k/").unwrap();
        answer.body[at..].split('<').next().unwrap().to_owned()
    };
    pupil.get(&link(&first)).await.is(410);
    let visitor = site.visitor();
    visitor.open(&link(&second)).await.is(200);
    visitor.act("/reset", &[("password", OTHER)]).await.is(303);
    pupil.get("/settings").await.is(303);
    signs_in(&site.visitor(), "pupil", PASSWORD).await.is(422);
    signs_in(&site.visitor(), "pupil", OTHER).await.is(303);
    // Nobody but those who came in by the code.
    teacher.act(act, &[("name", "colleague")]).await.is(404);
    teacher
        .act("/s/school/invites/99/resets", &[("name", "pupil")])
        .await
        .is(404);
}

#[tokio::test]
async fn a_code_is_made_with_bounds_and_ended_by_its_moderator() {
    let site = TestApp::start().await;
    let (_, teacher, code) = class(&site, "5").await;
    for (field, wrong) in [
        ("label", ""),
        ("uses", "0"),
        ("uses", "1001"),
        ("days", "366"),
        ("days", "soon"),
    ] {
        let mut fields = vec![("label", "B"), ("uses", "3"), ("days", "3")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, wrong));
        let answer = teacher.act("/s/school/invites", &fields).await.is(422);
        answer.shows(&format!("id=\"{field}-error\""));
    }
    teacher.get("/s/school/invites").await.shows("used: 0 / 5");
    let member = site.member("aliya").await;
    member.get("/s/school/invites").await.is(403);
    let joined = member.act("/join", &[("code", &code)]).await.is(303);
    assert_eq!(joined.location(), "/s/school");
    member.act("/join", &[("code", &code)]).await.is(303);
    teacher.get("/s/school/invites").await.shows("used: 1 / 5");
    teacher.act("/s/school/invites/1/end", &[]).await.is(303);
    teacher.act("/s/school/invites/1/end", &[]).await.is(303);
    site.member("boris")
        .await
        .act("/join", &[("code", &code)])
        .await
        .is(422);
}
