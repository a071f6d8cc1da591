//! A moderator who took a question down moderates no more: others stand in, and judge nothing that came of it.

use diesel::prelude::*;
use elab::db::schema::{audit, memberships};

use super::Village;
use super::notes::{hides, shows_again};
use crate::app::TestApp;
use crate::intake::{GOOD, approves, other, taken};
use crate::people::Client;

/// A question that stands: who took it down and who let it through, its number, and its number before the akim.
async fn standing<'s>(site: &'s TestApp, village: &Village<'s>) -> ([Client<'s>; 2], i64, i64) {
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    approves(site, village, id).await;
    let before = village.addressee(id, "akim").await;
    ([judge, site.member("umpire").await], id, before)
}

/// Who took questions down moderates there no more.
async fn the_clerk_leaves(site: &TestApp, village: &Village<'_>) {
    let (space, clerk) = (village.town.space, site.person("judge").await.unwrap());
    let left = site.app.db.write(move |tx| {
        let row = memberships::table.filter(memberships::user_id.eq(clerk));
        Ok(diesel::update(row.filter(memberships::space_id.eq(space)))
            .set(memberships::role.eq("member"))
            .execute(&mut **tx)?)
    });
    assert_eq!(left.await, Ok(1));
}

#[tokio::test]
async fn when_the_clerk_has_left_all_who_could_stand_in_are_told() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let ([judge, umpire], id, before) = standing(&site, &village).await;
    // He moderates, too, but acts for the office.
    let deputy = site.moderator(village.town.space, "deputy").await;
    // Another wants to know the answer, too.
    let arbiter = village.asker("arbiter").await;
    let sign = format!("/questions/{id}/cosigns");
    village.posts(&arbiter, &sign, &[]).await.is(303);
    let arbiter = site.moderator(village.town.space, "arbiter").await;
    the_clerk_leaves(&site, &village).await;
    let asks = [("do", "clarify"), ("body", "Which of the two bridges?")];
    let marat = village.holder().await;
    village.step(&marat, before, &asks).await.is(303);
    site.settle().await;
    let words = "Akim of the valley asks you back about your question.";
    village.notices(&umpire).await.shows(words);
    for who in [&judge, &deputy] {
        village.notices(who).await.hides(words);
    }
    let answers = [("do", "answer"), ("body", "In June.")];
    village.step(&marat, before, &answers).await.is(303);
    site.settle().await;
    let words = "Akim of the valley answered your question.";
    for who in [&umpire, &arbiter] {
        village.notices(who).await.shows(words);
    }
}

#[tokio::test]
async fn who_has_stood_in_does_not_judge_what_came_of_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let ([judge, umpire], id, before) = standing(&site, &village).await;
    let arbiter = site.moderator(village.town.space, "arbiter").await;
    the_clerk_leaves(&site, &village).await;
    village.extends(before, "Zanzibarov is away.").await;
    let post = village.answers(before, "In June.").await;
    let said = (&*post, "Zanzibarov knows more.");
    village.verdict(&umpire, before, said).await.is(303);
    let standard = [("do", "standard"), ("note", "All are told that.")];
    let own = format!("/addressees/{before}");
    umpire.get(&own).await.is(200).hides("value=\"standard\"");
    arbiter.get(&own).await.is(200).shows("value=\"standard\"");
    village.step(&umpire, before, &standard).await.is(403);
    village.step(&arbiter, before, &standard).await.is(303);

    assert_eq!(hides(&arbiter, id, "Zanzibarov is").await, 303);
    shows_again(&umpire, id, 403).await;
    shows_again(&arbiter, id, 204).await;

    // Of his hidden words he is told himself, and not who has left.
    assert_eq!(hides(&arbiter, id, "knows more").await, 303);
    site.settle().await;
    let words = "A moderator hid words that you wrote in a note on a question.";
    village.notices(&umpire).await.shows(words);
    village.notices(&judge).await.hides(words);
}

#[tokio::test]
async fn what_was_given_back_to_a_clerk_who_has_left_is_taken_back_by_another() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    let umpire = other(&site, &village).await;
    let deputy = site.moderator(village.town.space, "deputy").await;
    let timur = village.asker("timur").await;
    let back = [("do", "return"), ("note", "Which bridge?")];
    village.judges(&umpire, id, &back).await.is(303);
    let page = format!("/questions/{id}");
    let (list, link) = ("/s/town/ask/waiting", format!("href=\"{page}\""));
    // It is between the clerk and who judged it, as long as he is there.
    umpire.get(&page).await.is(404);
    village.withdraws(&umpire, id, 404).await;
    umpire.get(list).await.is(200).hides(&link);
    the_clerk_leaves(&site, &village).await;
    for who in [&deputy, &timur] {
        who.get(&page).await.is(404);
        village.withdraws(who, id, 404).await;
    }
    deputy.get(list).await.is(200).hides(&link);
    // Nobody must know its number to find it.
    let waits = umpire.get(list).await.is(200);
    waits
        .shows(&link)
        .shows("Returned to a moderator who has left");
    let told = "/api/v1/spaces/town/questions/waiting";
    let told = umpire.get(told).await.is(200).value();
    assert_eq!(told[0]["id"], id);
    assert_eq!(told[0]["state"], "draft");
    let shown = umpire.get(&page).await.is(200).well_formed();
    shown.shows("value=\"withdraw\"").hides("value=\"decline\"");
    village.withdraws(&umpire, id, 303).await;
    umpire.get(&page).await.is(200).hides("value=\"withdraw\"");
    umpire.get(list).await.is(200).hides(&link);
}

#[tokio::test]
async fn nothing_is_given_back_to_a_clerk_who_has_left() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let judge = village.moderator().await;
    let id = taken(&judge, &GOOD).await;
    let umpire = other(&site, &village).await;
    let page = format!("/questions/{id}");
    umpire.get(&page).await.is(200).shows("value=\"return\"");
    the_clerk_leaves(&site, &village).await;
    let shown = umpire.get(&page).await.is(200);
    shown
        .hides("value=\"return\"")
        .shows("value=\"approve\"")
        .shows("value=\"decline\"");
    let back = [("do", "return"), ("note", "Which bridge?")];
    let refused = village.judges(&umpire, id, &back).await.is(403);
    refused
        .shows("nobody could send it in again")
        .shows("Publish it or decline it.");
    approves(&site, &village, id).await;
    site.visitor().open(&format!("/t/{id}")).await.is(200);
}

#[tokio::test]
async fn when_the_clerk_moderates_no_more_another_moderator_acts_for_who_asked() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let ([judge, umpire], id, before) = standing(&site, &village).await;
    let asks = [("do", "clarify"), ("body", "Which of the two bridges?")];
    let marat = village.holder().await;
    village.step(&marat, before, &asks).await.is(303);
    let replies = [("do", "reply"), ("body", "The one near the school.")];
    let page = format!("/addressees/{before}");
    // While the clerk is there nobody else does it.
    let other = village.step(&umpire, before, &replies).await;
    assert!(other.status >= 400, "{}", other.status);
    umpire.get(&page).await.is(200).hides("value=\"reply\"");

    the_clerk_leaves(&site, &village).await;
    let timur = village.asker("timur").await;
    for who in [&judge, &timur, &marat] {
        let tried = village.step(who, before, &replies).await;
        assert!(tried.status >= 400, "{}: {}", who.name(), tried.status);
    }
    umpire.get(&page).await.is(200).shows("value=\"reply\"");
    village.step(&umpire, before, &replies).await.is(303);
    assert_eq!(village.stands(before).await.0, "waiting");
    // He takes it back where who asked wants that; whether it may stand he says as before.
    let own = format!("/questions/{id}");
    umpire
        .get(&own)
        .await
        .is(200)
        .shows("value=\"withdraw\"")
        .shows("value=\"decline\"");
    village.withdraws(&timur, id, 403).await;
    village.withdraws(&umpire, id, 303).await;
    let noted: i64 = site
        .app
        .db
        .read(|c| {
            let rows = audit::table.filter(audit::action.eq("question.acted_for"));
            Ok(rows.count().get_result(c)?)
        })
        .await
        .unwrap();
    assert_eq!(noted, 2);
}
