//! The asker's hour, what an office changes later, follow-up questions, and standard texts.

use elab::base::minutes;
use serde_json::Value;

use crate::app::TestApp;
use crate::people::{Client, number, together};
use crate::questions::Village;

async fn opening(site: &TestApp, id: i64) -> i64 {
    let list = format!("/api/v1/threads/{id}/posts");
    let list = site.visitor().get(&list).await.is(200);
    list.value()["items"][0]["id"].as_i64().unwrap()
}

async fn edits(who: &Client<'_>, post: i64, base: &str, body: &str) -> u16 {
    let fields = [("body", body), ("base", base), ("do", "publish")];
    who.act(&format!("/p/{post}/revisions"), &fields)
        .await
        .status
}

async fn question(site: &TestApp, id: i64) -> Value {
    let path = format!("/api/v1/questions/{id}");
    site.visitor().get(&path).await.is(200).value()
}

#[tokio::test]
async fn a_question_is_changed_for_an_hour_and_until_an_office_acts() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let post = opening(&site, id).await;
    assert_eq!(edits(&dana, post, "1", "Since autumn.").await, 303);
    let long = "x".repeat(2001);
    assert_eq!(edits(&dana, post, "1", &long).await, 422);
    site.advance(minutes(59));
    assert_eq!(edits(&dana, post, "2", "Since late autumn.").await, 303);
    site.advance(minutes(2));
    assert_eq!(edits(&dana, post, "3", "Since winter.").await, 403);
    dana.get(&format!("/p/{post}/edit")).await.is(403);
    let whole = question(&site, id).await;
    assert_eq!(whole["revision"], 3);
    // What is added stands below it with its day; the question itself is not taken back as a post.
    let more = [("body", "It is worse now."), ("do", "publish")];
    dana.act(&format!("/p/{post}/additions"), &more)
        .await
        .is(303);
    dana.act(&format!("/p/{post}/deletions"), &[]).await.is(403);
    let page = site.visitor().open(&format!("/t/{id}")).await;
    page.shows("Since late autumn.").shows("It is worse now.");

    // The office has said that it has it: no change, though the hour is not over; by a program neither.
    let other = village
        .published(&dana, "Where will the school bus stop?")
        .await;
    let post = opening(&site, other).await;
    let before = village.addressee(other, "akim").await;
    let clerk = village.drafter().await;
    village
        .step(&clerk, before, &[("do", "acknowledge")])
        .await
        .is(303);
    assert_eq!(edits(&dana, post, "1", "At the school?").await, 403);
}

#[tokio::test]
async fn what_waits_for_a_moderator_is_changed_freely_and_judged_as_it_is_now() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village
        .asks(&dana, "When will the bridge be repaired?")
        .await;
    let judge = village.moderator().await;
    let page = judge.get(&format!("/questions/{id}")).await.is(200);
    let seen = page.field(&format!("/questions/{id}/acts"), "version");
    dana.get(&format!("/questions/{id}"))
        .await
        .shows("Change and send again");
    let fields = [
        ("title", "When will both bridges be repaired?"),
        ("offices", "roads"),
    ];
    let form = format!("/questions/{id}/edit");
    dana.fill(&form, &format!("/questions/{id}/submission"), &fields)
        .await
        .is(303);
    let stale = [("do", "approve"), ("version", &*seen)];
    judge
        .act(&format!("/questions/{id}/acts"), &stale)
        .await
        .is(409);
    village.approves(id).await;
    let whole = question(&site, id).await;
    assert_eq!(whole["title"], "When will both bridges be repaired?");
    assert_eq!(whole["offices"][0]["office"], "roads");
    dana.get(&form).await.is(404);
}

#[tokio::test]
async fn what_an_office_said_is_changed_by_who_publishes_for_it_and_never_unseen() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let answer = question(&site, id).await["offices"][0]["answer_id"]
        .as_i64()
        .unwrap();
    let (deputy, clerk) = (village.publisher().await, village.drafter().await);
    let (dana, holder) = (site.member("dana").await, village.holder().await);
    for who in [&clerk, &dana] {
        assert_eq!(edits(who, answer, "1", "In July.").await, 403);
        who.get(&format!("/p/{answer}/edit")).await.is(403);
    }
    deputy.get(&format!("/p/{answer}/edit")).await.is(200);
    assert_eq!(edits(&deputy, answer, "1", "In **July**.").await, 303);
    let more = [("body", "Or in August."), ("do", "publish")];
    dana.act(&format!("/p/{answer}/additions"), &more)
        .await
        .is(403);
    holder
        .act(&format!("/p/{answer}/additions"), &more)
        .await
        .is(303);
    holder
        .act(&format!("/p/{answer}/deletions"), &[])
        .await
        .is(403);
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    let page = page.shows("<strong>July</strong>").shows("Or in August.");
    let page = page.shows("Akim of the valley changed what it said");
    page.shows("Akim of the valley added to what it said")
        .hides("marat")
        .hides("deputy");
    let was = site
        .visitor()
        .get(&format!("/p/{answer}/history"))
        .await
        .is(200);
    was.shows("<del>").shows("June");
    let events = format!("/api/v1/events?topic=thread:{id}");
    let told = site.visitor().get(&events).await.is(200);
    told.shows("answer.revised")
        .shows("post.edited")
        .hides("marat")
        .hides("deputy");
    // Who held the office when he wrote it, and acts for it no more, changes nothing.
    let id = village.hires("helper").await;
    let helper = site.member("helper").await;
    assert_eq!(edits(&helper, answer, "2", "In **May**.").await, 303);
    let end = village
        .town
        .write(move |tx, boss| elab::offices::end_delegate(tx, boss, ("akim", id), "/o/akim"));
    end.await.unwrap();
    let helper = site.member("helper").await;
    assert_eq!(edits(&helper, answer, "3", "In April.").await, 403);
}

#[tokio::test]
async fn one_follow_up_question_is_asked_and_answered_without_a_clock() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let before = village.addressee(id, "akim").await;
    let (dana, timur) = (site.member("dana").await, site.member("timur").await);
    let (holder, clerk) = (village.holder().await, village.drafter().await);
    let ask = [("do", "follow_up"), ("body", "In June of which year?")];
    let say = [("do", "respond"), ("body", "Of *this* year.")];
    village.step(&holder, before, &say).await.is(403);
    village.step(&timur, before, &ask).await.is(403);
    let asked = village.step(&dana, before, &ask).await.is(303).location();
    village.step(&dana, before, &ask).await.is(403);
    site.settle().await;
    village
        .notices(&holder)
        .await
        .shows("A follow-up question to Akim of the valley.");
    let form = format!("/addressees/{before}");
    site.member("marat")
        .await
        .get(&form)
        .await
        .shows("Answer the follow-up question");
    village.step(&clerk, before, &say).await.is(403);
    // Two of the office at once: one of them answers.
    let version = village.stands(before).await.2.to_string();
    let path = format!("/addressees/{before}/steps");
    let fields = [
        ("do", "respond"),
        ("body", "Of *this* year."),
        ("version", &*version),
    ];
    let deputy = village.publisher().await;
    let both = together(vec![holder.act(&path, &fields), deputy.act(&path, &fields)]).await;
    let mut all: Vec<u16> = both.iter().map(|answer| answer.status).collect();
    all.sort_unstable();
    assert!(all == [303, 403] || all == [303, 409], "{all:?}");
    site.settle().await;
    village
        .notices(&dana)
        .await
        .shows("Akim of the valley answered your follow-up question.");
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    let page = page
        .shows("The author asked a follow-up question")
        .shows("The office answered it");
    page.shows("<em>this</em>").shows(&asked).hides("marat");
    // No clock has begun, and it is answered as it was.
    village.counted(before, 1).await;
    let row = &question(&site, id).await["offices"][0];
    assert_eq!(
        (&row["state"], &row["followed"], &row["responded"]),
        (&"answered".into(), &1.into(), &1.into())
    );
    village.step(&holder, before, &say).await.is(403);
}

#[tokio::test]
async fn a_standard_text_does_not_count_and_is_asked_again_for_nothing() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let before = village.addressee(id, "akim").await;
    let (dana, holder) = (site.member("dana").await, village.holder().await);
    let judge = village.moderator().await;
    let mark = [("do", "standard"), ("note", "The same was sent to all.")];
    village.step(&dana, before, &mark).await.is(403);
    village
        .step(&judge, before, &[("do", "standard"), ("note", "")])
        .await
        .is(422);
    village.step(&judge, before, &mark).await.is(303);
    village.step(&judge, before, &mark).await.is(409);
    site.settle().await;
    village
        .notices(&dana)
        .await
        .shows("is standard text. You can ask again.");
    village
        .notices(&holder)
        .await
        .shows("A moderator says that an answer");
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    let page = page.shows("Standard text, not counted as an answer");
    page.shows("A moderator says that the answer of Akim of the valley is standard text");

    // The office objects; who said so does not decide, another does.
    let object = [("do", "object"), ("note", "It was written for her.")];
    village.step(&dana, before, &object).await.is(403);
    village.step(&holder, before, &object).await.is(303);
    village.step(&holder, before, &object).await.is(409);
    let end = [("do", "standard_ended"), ("note", "It was.")];
    village.step(&judge, before, &end).await.is(403);
    village.step(&holder, before, &end).await.is(403);
    let other = site.moderator(village.town.space, "arbiter").await;
    let path = format!("/addressees/{before}");
    other.get(&path).await.shows("The office objects");
    village.step(&other, before, &end).await.is(303);
    village.step(&other, before, &end).await.is(409);
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    page.hides("Standard text, not counted")
        .shows("The answer of Akim of the valley counts");
    let log = site.administrator().await.get("/admin/audit").await;
    log.is(200)
        .shows("Marked an answer as standard text")
        .shows("Decided on an objection");

    // Asked again once, as everybody may; then the office itself says that its answer is standard, and it is free.
    let again = [("do", "reopen"), ("body", "Of which year?")];
    village.step(&dana, before, &again).await.is(303);
    let said = [("do", "answer"), ("body", "See our site.")];
    village.step(&holder, before, &said).await.is(303);
    village.step(&dana, before, &again).await.is(403);
    village.step(&holder, before, &mark).await.is(303);
    village.step(&holder, before, &object).await.is(409);
    village.step(&dana, before, &again).await.is(303);
    village.counted(before, 3).await;
    let answer = village
        .step(&holder, before, &said)
        .await
        .is(303)
        .location();
    assert!(number(&answer) > 0);
    village.step(&dana, before, &again).await.is(403);
}

#[tokio::test]
async fn a_question_that_repeats_another_leads_to_it_and_is_named_there() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let first = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let second = village
        .asks(&timur, "Will the bridge be repaired this year?")
        .await;
    let other = first.to_string();
    let decline = [
        ("do", "decline"),
        ("code", "duplicate"),
        ("note", "Asked already."),
        ("duplicate_of", &*other),
    ];
    let judge = village.moderator().await;
    village.judges(&judge, second, &decline).await.is(303);
    let page = format!("/questions/{second}");
    let told = site.visitor().get(&page).await.is(200);
    told.shows("The question that was asked before")
        .shows("When will the bridge")
        .hides("I want to know too");
    // Its asker wants to know too, with one press; who asked the first is not asked to.
    let sign = format!("/questions/{first}/cosigns");
    timur.get(&page).await.is(200).shows("I want to know too");
    timur.fill(&page, &sign, &[]).await.is(303);
    timur
        .get(&page)
        .await
        .is(200)
        .shows("I no longer want to know");
    dana.get(&page).await.is(200).hides("I want to know too");
    let page = site.visitor().open(&format!("/t/{first}")).await.is(200);
    page.shows("1 question repeats this one")
        .shows("Will the bridge be repaired this year?");
    let first = question(&site, first).await;
    assert_eq!(
        (&first["duplicates"][0], &first["cosigns"]),
        (&second.into(), &1.into())
    );
}

#[tokio::test]
async fn what_an_office_said_bears_its_badge_and_the_days_of_a_term_that_is_over() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let id = village.answered().await;
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    page.shows("Verified office").hides("held this office");
    // The term ends with the year 2026.
    site.advance(elab::base::days(400));
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    page.shows("held this office from 1 January 2024 to 31 December 2026");
}

#[tokio::test]
async fn who_has_the_desk_or_the_office_open_is_told_that_something_has_changed() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let holder = village.holder().await;
    for (who, path) in [(&holder, "/o/akim/desk"), (&site.visitor(), "/o/akim")] {
        let page = who.get(path).await.is(200);
        page.shows("<live-updates")
            .shows("topics=\"office:")
            .shows("Something has changed here");
    }
}
