//! What the people of an office write and nobody has published is brought along, with the minute that it waits for.

use elab::base::hours;
use elab::i18n::Zone;
use serde_json::Value;

use super::hostile::{copied, set};
use super::{exported, imported, nowhere, same};
use crate::app::TestApp;
use crate::questions::Village;

const ANSWER: &str = "In **June**, if the snow is gone.";

/// An answer that was approved, an article that is proposed, one that waits for its minute, one that is published.
struct Desk {
    question: i64,
    before: i64,
    articles: [i64; 3],
}

async fn desk(village: &Village<'_>, site: &TestApp) -> Desk {
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let dana = village.asker("dana").await;
    let question = village
        .published(&dana, "When will the bridge be repaired?")
        .await;
    let before = village.addressee(question, "akim").await;
    let propose = [("do", "propose"), ("body", ANSWER)];
    village.drafts(&clerk, before, &propose).await.is(303);
    let approve = [("do", "approve")];
    village.drafts(&deputy, before, &approve).await.is(303);
    village.opens_blog().await;
    let mut articles = [0; 3];
    for article in &mut articles {
        *article = village.proposes(&clerk).await;
    }
    let minute = Zone::named("UTC").minute_of(site.clock.now().plus(hours(2)));
    let later = [("do", "schedule"), ("at", &*minute)];
    village.deals(&deputy, articles[1], &later).await.is(303);
    let now = [("do", "publish")];
    village.deals(&deputy, articles[2], &now).await.is(303);
    Desk {
        question,
        before,
        articles,
    }
}

#[tokio::test]
async fn what_an_office_has_not_published_is_the_same_elsewhere_and_comes_out_at_its_minute() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let desk = desk(&village, &site).await;
    let export = exported(&site.app.config, false);
    let other = TestApp::start_with(|config| {
        imported(config, &export).unwrap();
    });
    let other = other.await;
    other.clock.set(site.clock.now());
    let (was, is) = (site.rows().await, other.rows().await);
    for (table, rows) in [("office_drafts", 1), ("office_articles", 3)] {
        assert_eq!(was[table].len(), rows, "{table}");
        assert_eq!(was[table], is[table], "{table}");
    }
    same(&export, &exported(&other.app.config, false));

    // Its people go on where they were: the approved text is published to the letter, the scheduled one comes out.
    let deputy = other.member("deputy").await;
    let page = deputy.get(&format!("/addressees/{}", desk.before)).await;
    page.is(200).shows(ANSWER).shows("approved");
    let [waits, planned, _] = desk.articles;
    let bench = |id: i64| format!("/o/akim/articles/{id}");
    deputy.get(&bench(waits)).await.is(200);
    other.settle().await;
    let list = async || {
        let list = other.visitor().get("/b/akim-news/feed.json").await;
        list.is(200).value()["items"].as_array().unwrap().len()
    };
    assert_eq!(list().await, 1);
    other.advance(hours(3));
    other.settle().await;
    assert_eq!(list().await, 2);
    let visitor = other.visitor();
    for article in [waits, planned] {
        visitor.open(&bench(article)).await.hides("since noon");
    }
    let thread = visitor.open(&format!("/t/{}", desk.question)).await;
    thread.is(200).hides("if the snow is gone");
}

#[tokio::test]
async fn an_export_that_lies_of_what_an_office_writes_is_refused() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    let desk = desk(&village, &site).await;
    let export = exported(&site.app.config, false);
    type Lie<'l> = (&'l str, &'l str, Value, &'l str);
    let lies: [Lie<'_>; 5] = [
        (
            "office_drafts",
            "state",
            "holy".into(),
            "state is none of the words",
        ),
        (
            "office_drafts",
            "writer_id",
            999.into(),
            "writer_id names no row of users",
        ),
        (
            "office_drafts",
            "addressee_id",
            999.into(),
            "addressee_id names no row of addressees",
        ),
        (
            "office_articles",
            "state",
            "holy".into(),
            "state is none of the words",
        ),
        // A thread there is, but no article.
        (
            "office_articles",
            "thread_id",
            desk.question.into(),
            "thread_id names no row of articles",
        ),
    ];
    for (table, column, value, wants) in lies {
        let folder = copied(&export);
        set(&folder, table, 1, column, value);
        let said = imported(&nowhere(), &folder).map(|_| ()).unwrap_err();
        let place = format!("tables/{table}.jsonl:1: {wants}");
        assert!(said.contains(&place), "{said}");
    }
}
