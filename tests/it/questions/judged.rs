//! Moderators let questions through, return and decline them; their askers object, and others decide.

use super::Village;
use crate::app::TestApp;

/// A name and a value.
type Field = (&'static str, &'static str);

const TITLE: &str = "When will the bridge be repaired?";

#[tokio::test]
async fn a_returned_question_is_sent_in_again() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village.asks(&dana, TITLE).await;
    let back = [("do", "return"), ("note", "")];
    village
        .judges(&judge, id, &back)
        .await
        .is(422)
        .shows("error");
    let back = [("do", "return"), ("note", "Say which bridge.")];
    village.judges(&judge, id, &back).await.is(303);
    judge.get(&format!("/questions/{id}")).await.is(404);
    let own = dana.get(&format!("/questions/{id}")).await.is(200);
    own.shows("Say which bridge.")
        .shows("Change and send again");
    let (edit, action) = (
        format!("/questions/{id}/edit"),
        format!("/questions/{id}/submission"),
    );
    let fields = [("title", "When will the bridge near the school be repaired?")];
    dana.fill(&edit, &action, &fields).await.is(303);
    village.approves(id).await;
    dana.get(&edit).await.is(404);
    let shown = site.visitor().open(&format!("/t/{id}")).await.is(200);
    shown.shows("near the school").hides("Say which bridge.");
}

#[tokio::test]
async fn what_is_declined_is_said_and_what_is_hidden_is_not_shown() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village
        .asks_with(
            &dana,
            &[
                ("title", TITLE),
                ("body", "Spoiled words"),
                ("offices", "akim"),
            ],
        )
        .await;
    let no = [
        ("do", "decline"),
        ("code", "libel"),
        ("note", "No proof was given."),
    ];
    village.judges(&judge, id, &no).await.is(303);
    let page = format!("/questions/{id}");
    let shown = site.visitor().open(&format!("/t/{id}")).await.is(200);
    let shown = shown
        .shows("accuses somebody without proof")
        .shows("No proof was given.");
    shown.hides("bridge").hides("Spoiled words").hides("dana");
    dana.get(&page)
        .await
        .shows("When will the bridge")
        .shows("Object to this decision");
    for list in [
        "/",
        "/s/town",
        "/s/town/asked",
        "/s/town/asked/feed.atom",
        "/o/akim",
    ] {
        site.visitor().get(list).await.hides("bridge");
    }
    assert_eq!(
        village
            .stands(village.addressee(id, "akim").await)
            .await
            .1
            .as_deref(),
        Some("declined")
    );

    // He objects once; who declined it does not decide.
    let acts = format!("{page}/acts");
    village
        .posts(&judge, &acts, &[("do", "appeal"), ("note", "x")])
        .await
        .is(403);
    village
        .posts(&dana, &acts, &[("do", "appeal"), ("note", "")])
        .await
        .is(422);
    village
        .posts(
            &dana,
            &acts,
            &[("do", "appeal"), ("note", "It stood in the paper.")],
        )
        .await
        .is(303);
    village
        .posts(&dana, &acts, &[("do", "appeal"), ("note", "Again")])
        .await
        .is(403);
    let yes = [("do", "reverse"), ("note", "It did.")];
    village.posts(&judge, &acts, &yes).await.is(403);
    let other = site.moderator(village.town.space, "other").await;
    site.settle().await;
    village
        .notices(&other)
        .await
        .shows("objects to a declined question");
    other
        .get("/s/town/ask/waiting")
        .await
        .shows("When will the bridge");
    village.posts(&other, &acts, &yes).await.is(303);
    village.posts(&other, &acts, &yes).await.is(409);
    let shown = site.visitor().open(&format!("/t/{id}")).await.is(200);
    shown
        .shows("When will the bridge")
        .shows("Spoiled words")
        .shows("Waits for an answer");
}

#[tokio::test]
async fn what_stood_and_was_declined_goes_on_without_the_days_between() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village.published(&dana, TITLE).await;
    let before = village.addressee(id, "akim").await;
    let no = [
        ("do", "decline"),
        ("code", "personal_case"),
        ("note", "It is about his fence."),
    ];
    village.judges(&judge, id, &no).await.is(303);
    assert_eq!(village.clock(before).await.3.as_deref(), Some("declined"));
    let shown = site.visitor().open(&format!("/t/{id}")).await;
    shown
        .shows("When will the bridge")
        .shows("about a personal case");
    let posts = format!("/t/{id}/posts");
    let reply = dana.act(&posts, &[("body", "Still here"), ("do", "publish")]);
    reply.await.is(423);
    // Others are told what became of it, and nothing of what it was.
    for path in [
        format!("/api/v1/threads/{id}"),
        format!("/api/v1/threads/{id}/posts"),
        format!("/t/{id}/feed.atom"),
    ] {
        site.visitor().get(&path).await.is(404);
    }
    site.advance(elab::base::days(5));
    let acts = format!("/questions/{id}/acts");
    village
        .posts(
            &dana,
            &acts,
            &[("do", "appeal"), ("note", "It is everybody's bridge.")],
        )
        .await
        .is(303);
    let other = site.moderator(village.town.space, "other").await;
    village
        .posts(&other, &acts, &[("do", "reverse"), ("note", "So it is.")])
        .await
        .is(303);
    let (started, due, stopped, _) = village.clock(before).await;
    assert_eq!(
        (&*started, due.as_deref(), stopped),
        ("2026-03-02", Some("2026-03-23"), None)
    );
}

#[tokio::test]
async fn who_does_not_know_whom_to_ask_is_helped() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village
        .asks_with(&dana, &[("title", TITLE), ("unsure", "on")])
        .await;
    judge
        .get("/s/town/ask/waiting")
        .await
        .shows("does not know whom to ask");
    village
        .judges(&judge, id, &[("do", "approve")])
        .await
        .is(422)
        .shows("Choose whom you ask");
    let yes = [("do", "approve"), ("offices", "roads")];
    village.judges(&judge, id, &yes).await.is(303);
    let rustem = village.head_of_roads().await;
    rustem
        .get("/o/roads/desk")
        .await
        .shows("When will the bridge");
    let page = site.visitor().open(&format!("/t/{id}")).await;
    page.shows("A moderator said whom it is put to");
}

#[tokio::test]
async fn a_question_that_moved_is_judged_anew() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, judge) = (village.asker("dana").await, village.moderator().await);
    let id = village.asks(&dana, TITLE).await;
    let page = judge.get(&format!("/questions/{id}")).await;
    let acts = format!("/questions/{id}/acts");
    village.withdraws(&dana, id, 303).await;
    let late = judge.submit(&page, &acts, &[("do", "approve")]).await;
    assert!([404, 409].contains(&late.status), "{}", late.status);
    // Its asker still reads what he took back.
    dana.get(&format!("/questions/{id}"))
        .await
        .shows("took this question back");

    let id = village
        .published(&dana, "Who clears the snow in our street?")
        .await;
    village.withdraws(&dana, id, 303).await;
    let shown = site.visitor().open(&format!("/t/{id}")).await.is(200);
    shown.shows("took this question back");
    let before = village.addressee(id, "akim").await;
    let marat = village.holder().await;
    village
        .step(&marat, before, &[("do", "answer"), ("body", "Now.")])
        .await
        .is(409);
    assert_eq!(village.stands(before).await.1.as_deref(), Some("withdrawn"));
}

#[tokio::test]
async fn who_has_a_part_in_a_question_is_told_so_whatever_he_would_do_with_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    // One moderates and acts for the office, one moderates and asked it, one has no part in it.
    let deputy = site.moderator(village.town.space, "deputy").await;
    let dana = site.moderator(village.town.space, dana.name()).await;
    let arbiter = site.moderator(village.town.space, "arbiter").await;
    let page = format!("/questions/{id}");
    let (acts, redactions) = (format!("{page}/acts"), format!("{page}/redactions"));
    let removals = format!("{page}/removals");
    // None of it can be done as the question stands.
    let none: [(&str, &[Field], u16); 4] = [
        (&acts, &[("do", "approve"), ("version", "1")], 409),
        (&acts, &[("do", "uphold"), ("note", "x")], 409),
        (&redactions, &[("do", "show"), ("redaction", "7")], 404),
        (&removals, &[("do", "restore"), ("removal", "7")], 404),
    ];
    for (path, fields, status) in none {
        for who in [&deputy, &dana] {
            let refused = village.posts(who, path, fields).await.is(403);
            refused.shows("You have a part in this question yourself");
        }
        village.posts(&arbiter, path, fields).await.is(status);
    }
}

#[tokio::test]
async fn a_question_stays_in_the_community_where_it_was_asked() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let council = site.space("council", "public").await;
    let dana = village.asker("dana").await;
    let id = village.published(&dana, TITLE).await;
    let (boss, hall) = (
        site.administrator().await,
        site.forum(council, "talk").await,
    );
    boss.get(&format!("/t/{id}/moderate"))
        .await
        .is(200)
        .hides("council · talk");
    let there = hall.to_string();
    boss.act(&format!("/t/{id}/moves"), &[("forum", &*there)])
        .await
        .is(422)
        .shows("A question stays in the community where it was asked.");
    let moves = format!("/api/v1/threads/{id}/moves");
    let there = format!("{{\"forum_id\": {hall}}}");
    boss.json("POST", &moves, &[], &there)
        .await
        .is(422)
        .shows("question_space");
    site.visitor()
        .get("/o/akim")
        .await
        .is(200)
        .shows("When will the bridge");
}
