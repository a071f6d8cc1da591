//! What days bring: reminders, silence, the end of a term, another calendar.

use elab::base::days;
use elab::offices as room;

use super::Village;
use crate::app::TestApp;
use crate::blogs::happened;

const TITLE: &str = "When will the bridge be repaired?";

#[tokio::test]
async fn each_day_is_told_once() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    village.published(&dana, TITLE).await;
    for (wait, kind, want) in [
        (8, "clock.soon", 0),
        (1, "clock.soon", 1),
        (5, "clock.due", 1),
        (1, "clock.overdue", 1),
        (7, "clock.overdue", 2),
        (30, "clock.long_overdue", 1),
    ] {
        site.advance(days(wait));
        site.settle().await;
        site.settle().await;
        assert_eq!(happened(&site, kind).await, want, "{kind}");
    }
    let marat = village.holder().await;
    village
        .notices(&marat)
        .await
        .shows("an answer is long overdue");
}

#[tokio::test]
async fn silence_of_the_asker_closes_his_question_until_he_speaks() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let ask = [("do", "clarify"), ("body", "Which of the two?")];
    village.step(&marat, before, &ask).await.is(303);
    site.advance(days(13));
    site.settle().await;
    assert_eq!(village.stands(before).await.0, "clarifying");
    site.advance(days(2));
    site.settle().await;
    assert_eq!(village.stands(before).await.1.as_deref(), Some("lapsed"));
    assert_eq!(happened(&site, "addressee.lapsed").await, 1);
    let reply = [("do", "reply"), ("body", "The one near the school.")];
    village.step(&dana, before, &reply).await.is(303);
    assert_eq!(village.stands(before).await.0, "waiting");
    // From the day of asking to that of the reply nothing was counted.
    assert_eq!(village.clock(before).await.1.as_deref(), Some("2026-03-31"));

    village.step(&marat, before, &ask).await.is(303);
    site.advance(days(15));
    site.settle().await;
    site.advance(days(91));
    village.step(&dana, before, &reply).await.is(403);
}

#[tokio::test]
async fn a_term_ends_with_questions_open() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let term = village.town.sees("akim").await.term.unwrap().id;
    village
        .town
        .write(move |tx, boss| {
            room::end_term(tx, boss, ("akim", term), None, "http://127.0.0.1/o/akim")
        })
        .await
        .unwrap();
    site.advance(days(1));
    village.town.tends().await;
    site.settle().await;
    // Nobody holds the seat: the clock waits.
    let (_, due, stopped, _) = village.clock(before).await;
    assert_eq!((due, stopped), (None, None));
    let marat = village.holder().await;
    let answer = [("do", "answer"), ("body", "In June.")];
    village.step(&marat, before, &answer).await.is(403);

    village
        .town
        .gives("akim", "saule", ("elected", "2026-03-09", ""))
        .await
        .unwrap();
    site.advance(days(7));
    village.town.tends().await;
    site.settle().await;
    village.counted(before, 2).await;
    let (started, due, ..) = village.clock(before).await;
    assert_eq!(
        (&*started, due.as_deref()),
        ("2026-03-10", Some("2026-03-24"))
    );
    assert_eq!(happened(&site, "addressee.inherited").await, 1);
    let saule = site.member("saule").await;
    village.step(&saule, before, &answer).await.is(303);
}

#[tokio::test]
async fn a_question_that_waits_too_long_for_a_moderator_is_told_once() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    // Monday 2 March: the third working day after it is Thursday.
    village.asks(&dana, TITLE).await;
    for (wait, want) in [(3, 0), (1, 1), (9, 1)] {
        site.advance(days(wait));
        site.settle().await;
        site.settle().await;
        assert_eq!(happened(&site, "question.held_long").await, want, "{wait}");
    }
    let judge = village.moderator().await;
    for (who, words) in [
        (
            &judge,
            "A question has waited for a moderator for too long.",
        ),
        (&dana, "Your question still waits for a moderator."),
    ] {
        village.notices(who).await.shows(words);
    }
    // What a moderator has looked at in time is not told.
    village.published(&dana, "Who reads the meter?").await;
    site.advance(days(9));
    site.settle().await;
    assert_eq!(happened(&site, "question.held_long").await, 1);
}

#[tokio::test]
async fn who_was_asked_back_is_told_again_on_the_third_day_and_on_the_tenth() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let ask = [("do", "clarify"), ("body", "Which of the two?")];
    village.step(&marat, before, &ask).await.is(303);
    for (wait, want) in [(2, 0), (1, 1), (6, 1), (1, 2), (3, 2)] {
        site.advance(days(wait));
        site.settle().await;
        site.settle().await;
        let told = happened(&site, "addressee.clarify_due").await;
        assert_eq!(told, want, "{wait}");
    }
    village
        .notices(&dana)
        .await
        .shows("still waits for your reply");
    // Who has replied is left in peace.
    let reply = [("do", "reply"), ("body", "The one near the school.")];
    village.step(&dana, before, &reply).await.is(303);
    village.step(&marat, before, &ask).await.is(303);
    village.step(&dana, before, &reply).await.is(303);
    site.advance(days(4));
    site.settle().await;
    assert_eq!(happened(&site, "addressee.clarify_due").await, 2);
}

#[tokio::test]
async fn an_asker_reminds_a_late_office_once_a_week_and_three_times_in_all() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let remind = [("do", "remind")];
    let reminds = async |status| {
        let sent = village.step(&dana, before, &remind).await;
        sent.is(status);
    };
    reminds(403).await;
    site.advance(days(16));
    site.settle().await;
    let dana = site.member("dana").await;
    let page = dana.get(&format!("/addressees/{before}")).await.is(200);
    page.well_formed().shows("Remind the office");
    village.step(&timur, before, &remind).await.is(403);
    for _ in 0..3 {
        reminds(303).await;
        reminds(403).await;
        site.advance(days(6));
        reminds(403).await;
        site.advance(days(1));
    }
    reminds(403).await;
    site.settle().await;
    let marat = village.holder().await;
    village
        .notices(&marat)
        .await
        .shows("the author of a question reminds you");
    let visitor = site.visitor();
    let page = visitor.get(&format!("/t/{id}")).await.is(200);
    page.shows("The author reminds Akim of the valley");
}
