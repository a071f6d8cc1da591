//! Questions to offices: asked, judged, handled, pursued; by whom, and by which day.

mod cosigns;
mod days;
mod desk;
mod drafts;
mod feeds;
mod figures;
mod judged;
mod left;
mod legal;
mod notes;
mod programs;
mod reminders;
mod scans;
mod still;
mod village;

use elab::base::{days, minutes};

use crate::app::TestApp;
use crate::people::{Client, number, together};
pub use scans::sheet;
pub use village::Village;

#[tokio::test]
async fn a_question_goes_its_whole_way() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);

    let id = village
        .asks(&dana, "When will the bridge be repaired?")
        .await;
    // Nobody else sees it until a moderator has.
    let page = format!("/questions/{id}");
    site.visitor().get(&page).await.is(404);
    dana.get(&page)
        .await
        .is(200)
        .shows("A moderator reads your question");
    site.settle().await;
    let judge = village.moderator().await;
    village
        .notices(&judge)
        .await
        .shows("A question waits for a moderator.");
    judge
        .get("/s/town/ask/waiting")
        .await
        .shows("When will the bridge");
    village.approves(id).await;
    site.settle().await;
    village
        .notices(&dana)
        .await
        .shows("Your question is published.");
    village
        .notices(&marat)
        .await
        .shows("A new question to Akim of the valley.");

    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    let shown = site.visitor().get(&thread).await.is(200);
    shown
        .shows("Waits for an answer")
        .shows("an answer is due by 16 March 2026");

    let before = village.addressee(id, "akim").await;
    let desk = marat.get("/o/akim/desk").await.is(200);
    desk.shows("When will the bridge")
        .shows(&format!("/addressees/{before}"));
    village
        .step(&marat, before, &[("do", "acknowledge")])
        .await
        .is(303);
    let said = village
        .step(
            &marat,
            before,
            &[("do", "clarify"), ("body", "Which of the two bridges?")],
        )
        .await
        .is(303);
    assert!(said.location().starts_with("/p/"));
    site.settle().await;
    village
        .notices(&dana)
        .await
        .shows("Akim of the valley asks you back");
    let shown = site.visitor().get(&thread).await;
    shown
        .shows("The office asks back")
        .shows("Asked on 2 March 2026; the time stands still")
        .hides("marat");

    // Three days later the asker replies: three days more.
    site.advance(days(3));
    village
        .step(
            &dana,
            before,
            &[("do", "reply"), ("body", "The one near the school.")],
        )
        .await
        .is(303);
    let shown = site.visitor().get(&thread).await;
    shown.shows("an answer is due by 19 March 2026");

    site.advance(days(16));
    site.settle().await;
    site.visitor().get(&thread).await.shows("Overdue");
    village.notices(&dana).await.shows("is overdue");
    village.notices(&marat).await.shows("an answer is overdue");

    let said = village
        .step(
            &marat,
            before,
            &[("do", "answer"), ("body", "In **June**.")],
        )
        .await
        .is(303);
    let post = number(&said.location());
    site.settle().await;
    site.advance(minutes(11));
    site.settle().await;
    let letter = site.last_mail().unwrap();
    assert!(letter.subject.contains("bridge"), "{}", letter.subject);
    village
        .notices(&dana)
        .await
        .shows("Akim of the valley answered your question.");
    let shown = site.visitor().get(&thread).await;
    let shown = shown
        .shows("Read the answer, given after 19 days")
        .shows("<strong>June</strong>");
    shown.shows("/o/akim").hides("marat");

    let post = post.to_string();
    let list = site.visitor().get("/s/town/asked").await.is(200);
    list.hides("marat");
    let events = format!("/api/v1/events?topic=thread:{id}");
    let told = site.visitor().get(&events).await.is(200);
    told.shows("addressee.answered").hides("marat");
    let verdict = [
        ("do", "verdict"),
        ("code", "partly"),
        ("post", &*post),
        ("note", "Of which year?"),
    ];
    village.step(&dana, before, &verdict).await.is(303);
    site.visitor()
        .get(&thread)
        .await
        .shows("It answers a part of the question.");
    village
        .step(
            &dana,
            before,
            &[("do", "reopen"), ("body", "June of which year?")],
        )
        .await
        .is(303);
    site.settle().await;
    village.notices(&marat).await.shows("is asked again");
    site.visitor()
        .get(&thread)
        .await
        .shows("Waits for an answer");
    village
        .step(
            &marat,
            before,
            &[("do", "answer"), ("body", "In June of 2026.")],
        )
        .await
        .is(303);
    site.visitor()
        .get(&thread)
        .await
        .shows("given the same day");
    // Once is enough.
    village
        .step(&dana, before, &[("do", "reopen"), ("body", "Again")])
        .await
        .is(403);
    village.counted(before, 2).await;
}

#[tokio::test]
async fn nobody_does_what_is_anothers() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (clerk, marat) = (village.drafter().await, village.holder().await);
    let id = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let before = village.addressee(id, "akim").await;
    let path = format!("/addressees/{before}");
    site.visitor().get(&path).await.is(303);
    timur.get(&path).await.is(403);
    for who in [&dana, &timur, &clerk] {
        for step in [
            &[("do", "answer"), ("body", "Yes.")][..],
            &[("do", "clarify"), ("body", "Why?")],
            &[("do", "refuse"), ("body", "No."), ("code", "court")],
            &[("do", "extend"), ("note", "Snow")],
            &[("do", "forward"), ("office", "roads"), ("note", "Theirs")],
            &[("do", "private"), ("note", "By telephone")],
        ] {
            village.step(who, before, step).await.is(403);
        }
    }
    for who in [&dana, &timur, &marat] {
        let acts = format!("/questions/{id}/acts");
        let done = village.posts(
            who,
            &acts,
            &[("do", "decline"), ("code", "insult"), ("note", "x")],
        );
        done.await.is(403);
    }
    village
        .step(&timur, before, &[("do", "reply"), ("body", "x")])
        .await
        .is(403);
    village
        .step(&dana, before, &[("do", "reply"), ("body", "x")])
        .await
        .is(409);
    village
        .step(&clerk, before, &[("do", "acknowledge")])
        .await
        .is(303);
    village
        .step(&marat, before, &[("do", "acknowledge")])
        .await
        .is(403);
    village
        .step(&marat, before, &[("do", "nonsense")])
        .await
        .is(422);
    village
        .step(&marat, before, &[("do", "answer"), ("body", "")])
        .await
        .is(422);
    // What he typed is still there.
    let kept = village
        .step(
            &marat,
            before,
            &[("do", "refuse"), ("body", "It is secret."), ("code", "why")],
        )
        .await;
    kept.is(422).shows("It is secret.");
}

#[tokio::test]
async fn of_two_at_once_one_is_first() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let (marat, deputy) = (village.holder().await, village.publisher().await);
    let id = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let before = village.addressee(id, "akim").await;
    let answers = [("do", "answer"), ("body", "In June.")];
    let done = together(vec![
        village.step(&marat, before, &answers),
        village.step(&deputy, before, &answers),
    ]);
    let mut done: Vec<u16> = done.await.into_iter().map(|one| one.status).collect();
    done.sort_unstable();
    assert_eq!(done, [303, 409]);
    village.withdraws(&dana, id, 403).await;

    // The same form twice is one act.
    let other = village
        .published(&dana, "Who clears the snow in our street?")
        .await;
    let before = village.addressee(other, "akim").await;
    let page = marat.get(&format!("/addressees/{before}")).await.is(200);
    let action = format!("/addressees/{before}/steps");
    let fields = [("do", "answer"), ("body", "The department of roads.")];
    let first = marat.submit(&page, &action, &fields).await.is(303);
    let second = marat.submit(&page, &action, &fields).await.is(303);
    assert_eq!(first.location(), second.location());
}

#[tokio::test]
async fn who_may_ask_whom_is_said_at_the_field() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, marat) = (village.asker("dana").await, village.holder().await);
    let title = ("title", "When will the bridge be repaired?");
    let wrong = async |who: &Client<'_>, fields: &[(&str, &str)], status: u16, words: &str| {
        let said = who.fill("/s/town/ask", "/s/town/questions", fields).await;
        said.is(status).shows(words);
    };
    wrong(&dana, &[title], 422, "Choose whom you ask").await;
    wrong(
        &dana,
        &[("title", "Why?"), ("offices", "akim")],
        422,
        "error",
    )
    .await;
    wrong(&dana, &[title, ("offices", "nobody")], 422, "error").await;
    wrong(
        &dana,
        &[title, ("offices", "empty")],
        422,
        "takes no questions",
    )
    .await;
    wrong(
        &marat,
        &[title, ("offices", "akim")],
        422,
        "your own office",
    )
    .await;
    let judge = village.moderator().await;
    wrong(
        &judge,
        &[title, ("offices", "akim")],
        403,
        "Moderators do not ask",
    )
    .await;
    let kept = dana
        .fill(
            "/s/town/ask",
            "/s/town/questions",
            &[title, ("place", "Школа № 2")],
        )
        .await;
    kept.is(422).shows("Школа № 2").shows("not a legal appeal");

    // Three are open before this office: a fourth waits.
    for n in 1..=3 {
        village
            .published(&dana, &format!("Question number {n} of many?"))
            .await;
        site.advance(minutes(2));
    }
    wrong(&dana, &[title, ("offices", "akim")], 422, "3 is the most").await;
    wrong(&dana, &[title, ("offices", "roads")], 303, "").await;
}

#[tokio::test]
async fn others_want_to_know_too() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur, marat) = (
        village.asker("dana").await,
        village.asker("timur").await,
        village.holder().await,
    );
    let id = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let sign = format!("/questions/{id}/cosigns");
    for n in 0..2 {
        let _ = n;
        village
            .posts(&timur, &sign, &[("named", "on")])
            .await
            .is(303);
    }
    let thread = format!("/t/{id}-when-will-the-bridge-be-repaired");
    let shown = site.visitor().get(&thread).await;
    shown.shows("1 more person wants to know").shows("/u/timur");
    village.posts(&dana, &sign, &[]).await.is(403);
    village.posts(&marat, &sign, &[]).await.is(403);
    village.posts(&site.visitor(), &sign, &[]).await.is(401);
    village
        .posts(&timur, &format!("{sign}/end"), &[])
        .await
        .is(303);
    site.visitor()
        .get(&thread)
        .await
        .shows("Nobody else has asked this yet");
    village.posts(&timur, &sign, &[]).await.is(303);
    let before = village.addressee(id, "akim").await;
    village
        .step(&marat, before, &[("do", "answer"), ("body", "In June.")])
        .await
        .is(303);
    site.settle().await;
    village
        .notices(&timur)
        .await
        .shows("answered a question that you want answered too");
    village.posts(&timur, &sign, &[]).await.is(409);
}
