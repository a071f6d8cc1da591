//! The feeds of an office: the questions before it and what it says to them, with a visitor's eyes.

use elab::base::{days, seconds};

use super::Village;
use crate::app::TestApp;
use crate::feeds::{gone, titles, told};
use crate::people::number;

const FEED: &str = "/o/akim";
const BRIDGE: &str = "When will the bridge be repaired?";

#[tokio::test]
async fn an_office_has_feeds_of_its_questions_and_of_what_it_says_to_them() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, timur) = (village.asker("dana").await, village.asker("timur").await);
    let (marat, visitor) = (village.holder().await, site.visitor());
    let id = village.asks(&dana, BRIDGE).await;
    // It waits for a moderator, and is in no feed of anybody.
    for who in [&visitor, &dana, &marat] {
        assert_eq!(titles(who, FEED).await, [""; 0]);
    }
    village.approves(id).await;
    assert_eq!(titles(&visitor, FEED).await, [BRIDGE]);

    site.advance(seconds(5));
    timur.replies(id, None, "I ask this too.").await;
    let before = village.addressee(id, "akim").await;
    let answer = [("do", "answer"), ("body", "In **June**.")];
    let said = village.step(&marat, before, &answer).await.is(303);
    let post = number(&said.location());
    let base = site.app.config.base_url.clone();
    let entries = told(&visitor, FEED).await;
    assert_eq!(entries.len(), 2, "{entries:?}");
    let (id_of, title, html, author) = &entries[0];
    assert_eq!(*id_of, format!("{base}/p/{post}"));
    assert!(
        title.starts_with(BRIDGE) && title.ends_with("#3"),
        "{title}"
    );
    assert!(html.contains("<strong>June</strong>"), "{html}");
    assert_eq!(author, "Akim of the valley");
    assert_eq!(
        (entries[1].1.as_str(), entries[1].3.as_str()),
        (BRIDGE, "dana")
    );
    for format in ["atom", "rss", "json"] {
        let feed = visitor.get(&format!("{FEED}/feed.{format}")).await.is(200);
        feed.hides("marat").hides("I ask this too");
    }
    assert_eq!(titles(&visitor, "/o/roads").await, [""; 0]);
    visitor.get("/o/nobody/feed.atom").await.is(404);
    visitor.get("/o/akim/feed.xml").await.is(404);

    let page = visitor.open(FEED).await.is(200);
    for format in ["atom", "rss", "json"] {
        let link = format!("<a href=\"/o/akim/feed.{format}\"");
        assert!(page.body.contains(&link), "no {link}");
    }
    let head =
        "type=\"application/atom+xml\" title=\"Akim of the valley\" href=\"/o/akim/feed.atom\"";
    assert!(page.body.contains(head));
}

#[tokio::test]
async fn a_feed_of_an_office_says_for_a_month_what_is_gone() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (dana, visitor) = (village.asker("dana").await, site.visitor());
    let id = village.answered().await;
    let both = told(&visitor, FEED).await;
    assert_eq!(both.len(), 2);
    let number_of = |at: usize| both[at].0.rsplit('/').next().unwrap().to_owned();
    let (answer, judge) = (number_of(0), village.moderator().await);
    let removed = [("reason", "spam")];
    judge
        .act(&format!("/p/{answer}/removals"), &removed)
        .await
        .is(303);
    assert_eq!(titles(&visitor, FEED).await, [BRIDGE]);
    assert_eq!(gone(&visitor, FEED).await, [answer.as_str()]);

    // What its asker takes back is gone as well, and what never stood was never there.
    site.advance(seconds(5));
    let snow = village.published(&dana, "Who clears the snow here?").await;
    let opening = told(&visitor, FEED).await[0].0.clone();
    let opening = opening.rsplit('/').next().unwrap().to_owned();
    // A feed that was read a moment ago does not stay as it was.
    village.withdraws(&dana, snow, 303).await;
    for _ in 0..2 {
        assert_eq!(titles(&visitor, FEED).await, [BRIDGE]);
        assert_eq!(
            gone(&visitor, FEED).await,
            [opening.as_str(), answer.as_str()]
        );
        let held = village.asks(&dana, "Who mends the lamps here?").await;
        village.withdraws(&dana, held, 303).await;
    }
    assert_eq!(gone(&visitor, "/o/roads").await, [""; 0]);
    site.advance(days(31));
    assert_eq!(gone(&visitor, FEED).await, [""; 0]);
    visitor.open(&format!("/t/{id}")).await.is(200);
}

#[tokio::test]
async fn questions_and_answers_stand_by_their_time_and_articles_are_not_among_them() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.answered().await;
    site.advance(seconds(5));
    let dana = village.asker("dana").await;
    let snow = "Who clears the snow here?";
    village.published(&dana, snow).await;
    village.opens_blog().await;
    let article = village.proposes(&village.drafter().await).await;
    let deputy = village.publisher().await;
    let done = village.deals(&deputy, article, &[("do", "publish")]).await;
    done.is(303);
    let titles = titles(&site.visitor(), FEED).await;
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert_eq!((&*titles[0], &*titles[2]), (snow, BRIDGE));
    assert!(titles[1].starts_with(BRIDGE) && titles[1].contains('#'));
}

#[tokio::test]
async fn with_a_question_that_is_declined_what_was_said_to_it_is_gone() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let (visitor, id) = (site.visitor(), village.answered().await);
    // What others said to it was never told.
    let timur = site.member("timur").await;
    timur.replies(id, None, "I ask this too.").await;
    let mut told: Vec<String> = told(&visitor, FEED)
        .await
        .iter()
        .map(|one| number(&one.0).to_string())
        .collect();
    assert_eq!(told.len(), 2);
    let no = [
        ("do", "decline"),
        ("code", "personal_case"),
        ("note", "It is about a fence."),
    ];
    let judge = village.moderator().await;
    village.judges(&judge, id, &no).await.is(303);
    assert_eq!(titles(&visitor, FEED).await, [""; 0]);
    let mut gone = gone(&visitor, FEED).await;
    told.sort();
    gone.sort();
    assert_eq!(gone, told);
}

#[tokio::test]
async fn a_feed_of_an_office_is_there_for_all_or_for_nobody() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let dana = village.asker("dana").await;
    village.published(&dana, BRIDGE).await;
    let (root, visitor) = (site.administrator().await, site.visitor());
    let first = visitor.get("/o/akim/feed.atom").await.is(200);
    for who in [&dana, &root] {
        let same = who.get("/o/akim/feed.atom").await.is(200);
        assert_eq!(same.body, first.body);
    }
    let tag = first.header("etag").map(str::to_owned).unwrap();
    let known = [("if-none-match", tag.as_str())];
    let again = visitor.send("GET", "/o/akim/feed.atom", &known, "").await;
    again.is(304);
    let settings = [
        ("name", "town"),
        ("slug", "town"),
        ("kind", "private"),
        ("aim", "To talk."),
        ("lang", "en"),
    ];
    root.act("/s/town/settings", &settings).await.is(303);
    for who in [&visitor, &dana, &root] {
        who.get("/o/akim/feed.atom").await.is(404).hides("bridge");
    }
    dana.open(FEED).await.is(200).hides("feed.atom");
}
