//! Series: articles in an order of their keeper's, each with its place and what stands beside it.

use elab::base::SeriesId;
use elab::blogs::{self as room, Comments, NewArticle};
use elab::markup::{self, Place};
use elab::threads::{NewPost, NewThread, Via};

use crate::app::TestApp;
use crate::blogs::{acts, drafts, happened, opens};
use crate::people::{Client, number};

/// A series of the blog `valley`, by its number.
async fn begins(keeper: &Client<'_>, title: &str) -> i64 {
    let path = "/b/valley/series";
    let made = keeper.fill(path, path, &[("title", title)]).await.is(303);
    let rest = made.location();
    let id = rest.strip_prefix("/b/valley/series/").unwrap();
    number(&format!("/t/{}", id.split('/').next().unwrap()))
}

async fn puts(author: &Client<'_>, article: i64, series: &str) -> u16 {
    let desk = format!("/articles/{article}");
    let action = format!("{desk}/series");
    let done = author.fill(&desk, &action, &[("series", series)]).await;
    done.status
}

/// An article as its author has written it.
fn prepared(n: usize) -> NewArticle {
    let place = Place {
        anchor: markup::PLACEHOLDER,
        site_host: "x.org",
        heading: 2,
        line_breaks: true,
    };
    let source = "The pump runs again.".to_owned();
    let rendered = markup::render(&source, &place, &|| false).unwrap();
    let opening = NewPost {
        source,
        rendered,
        lang: "en".to_owned(),
        via: Via::Web,
        parent: None,
    };
    let thread = NewThread {
        title: format!("Part number {n}"),
        tags: Vec::new(),
        opening,
    };
    NewArticle {
        thread,
        excerpt: String::new(),
        comments: Comments::On,
    }
}

/// Three published articles in a series, and a draft behind the first.
async fn row(aliya: &Client<'_>) -> (i64, Vec<i64>) {
    opens(aliya, "valley").await;
    let series = begins(aliya, "Water").await;
    let mut all = Vec::new();
    for title in [
        "Where it springs",
        "A draft of it",
        "Where it runs",
        "Where it ends",
    ] {
        let id = drafts(aliya, "valley", title, &[]).await;
        assert_eq!(puts(aliya, id, &series.to_string()).await, 303);
        if title != "A draft of it" {
            acts(aliya, id, &[("do", "now")]).await.is(303);
        }
        all.push(id);
    }
    (series, all)
}

#[tokio::test]
async fn an_article_says_which_part_it_is_and_what_stands_beside_it() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let (series, all) = row(&aliya).await;
    let visitor = site.visitor();
    let page = visitor.open(&format!("/t/{}", all[2])).await.is(200);
    page.shows("Part 2 of 3")
        .shows(&format!("/b/valley/series/{series}"))
        .shows("Before this:")
        .shows("Where it springs")
        .shows("After this:")
        .shows("Where it ends")
        .hides("A draft of it")
        .well_formed();
    let page = visitor.open(&format!("/t/{}", all[0])).await;
    page.shows("Part 1 of 3").hides("Before this:");

    let path = format!("/b/valley/series/{series}");
    let odd = visitor.get(&format!("{path}-water")).await.is(301);
    assert_eq!(odd.location(), path);
    let page = visitor.get(&path).await.is(200).well_formed();
    let at = |title: &str| page.body.find(title).unwrap();
    assert!(at("Where it springs") < at("Where it runs"));
    assert!(at("Where it runs") < at("Where it ends"));
    page.hides("A draft of it").hides("/settings");
    visitor
        .get("/b/valley")
        .await
        .shows(&path)
        .shows("3 articles");
    let feed = visitor.get(&format!("{path}/feed.json")).await.is(200);
    let feed = feed.value();
    assert_eq!(feed["items"].as_array().unwrap().len(), 3);
    assert_eq!(feed["items"][0]["title"], "Where it ends");
    assert!(feed["title"].as_str().unwrap().starts_with("Notes: Water"));
    visitor.get(&format!("{path}/feed.atom")).await.is(200);

    // One that is taken back leaves no gap, at once.
    acts(&aliya, all[0], &[("do", "withdraw")]).await.is(303);
    let page = visitor.open(&format!("/t/{}", all[2])).await;
    page.shows("Part 1 of 2").hides("Where it springs");
    visitor.get(&path).await.hides("Where it springs");
    visitor
        .get(&format!("{path}/feed.rss"))
        .await
        .hides("Where it springs");
    // An article of no series goes by time.
    assert_eq!(puts(&aliya, all[2], "").await, 303);
    let page = visitor.open(&format!("/t/{}", all[2])).await;
    page.hides("Part 1").shows("Later:");
}

#[tokio::test]
async fn its_keeper_puts_a_series_in_order_without_a_script() {
    let site = TestApp::start().await;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    let (series, all) = row(&aliya).await;
    let settings = format!("/b/valley/series/{series}/settings");
    let before = happened(&site, "series.changed").await;
    let page = aliya.get(&settings).await.is(200).well_formed();
    page.shows("2. A draft of it");
    let moves = async |article: i64, to: &str| {
        let fields = [("do", to), ("article", &*article.to_string())];
        aliya.act(&settings, &fields).await.status
    };
    assert_eq!(moves(all[3], "up").await, 303);
    assert_eq!(moves(all[3], "up").await, 303);
    assert_eq!(moves(all[0], "up").await, 303, "the first stays the first");
    assert_eq!(moves(all[2], "down").await, 303, "and the last the last");
    assert_eq!(moves(999, "up").await, 404);
    let path = format!("/api/v1/blogs/valley/series/{series}");
    let order = async |who: &Client<'_>| {
        let told = who.get(&path).await.is(200).value();
        let items = told["items"].as_array().unwrap().clone();
        let ids = items.into_iter().map(|item| item["id"].as_i64().unwrap());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(order(&marat).await, [all[0], all[3], all[2]]);
    assert!(happened(&site, "series.changed").await > before);

    // A program gives all of it at once; what is not the same set changes nothing.
    let put = async |who: &Client<'_>, order: &[i64]| {
        let body = serde_json::json!({ "title": "Water", "order": order }).to_string();
        who.json("PUT", &path, &[], &body).await.status
    };
    let back = [all[2], all[1], all[0], all[3]];
    assert_eq!(put(&aliya, &back).await, 200);
    assert_eq!(order(&marat).await, [all[2], all[0], all[3]]);
    assert_eq!(put(&aliya, &back[1..]).await, 409);
    assert_eq!(put(&aliya, &[all[0], all[0], all[1], all[2]]).await, 409);
    assert_eq!(put(&marat, &back).await, 403);
    assert_eq!(order(&marat).await, [all[2], all[0], all[3]]);
    for path in ["/b/valley/series", &settings] {
        marat.get(path).await.is(403);
    }
    marat
        .act("/b/valley/series", &[("title", "Mine")])
        .await
        .is(403);

    let named = [("title", "Water of the valley"), ("about", "All of it.")];
    aliya.fill(&settings, &settings, &named).await.is(303);
    let page = site
        .visitor()
        .get(&format!("/b/valley/series/{series}"))
        .await;
    page.shows("Water of the valley").shows("All of it.");
    aliya
        .act(&settings, &[("title", ""), ("about", "Kept.")])
        .await
        .is(422)
        .shows("Kept.");
    aliya.act(&settings, &[("do", "end")]).await.is(303);
    site.visitor()
        .get(&format!("/b/valley/series/{series}"))
        .await
        .is(404);
    let page = site.visitor().open(&format!("/t/{}", all[0])).await;
    page.is(200).hides("Part 1");
}

#[tokio::test]
async fn a_series_holds_articles_of_its_own_blog_and_no_more_than_fit() {
    let site = TestApp::start().await;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    let (series, all) = row(&aliya).await;
    opens(&marat, "hills").await;
    let other = drafts(&marat, "hills", "Of another", &[]).await;
    let into = async |who: &Client<'_>, article: i64, series: i64| {
        let body = serde_json::json!({ "series": series }).to_string();
        let path = format!("/api/v1/articles/{article}/series");
        who.json("PUT", &path, &[], &body).await.status
    };
    assert_eq!(into(&marat, other, series).await, 422);
    assert_eq!(into(&marat, all[0], series).await, 403);
    assert_eq!(into(&aliya, all[0], 999).await, 422);
    assert_eq!(into(&aliya, all[0], -1).await, 422);
    // Twice is once: it keeps its place.
    assert_eq!(into(&aliya, all[0], series).await, 204);
    let page = site.visitor().open(&format!("/t/{}", all[0])).await;
    page.shows("Part 1 of 3");

    let late = drafts(&aliya, "valley", "One too many", &[]).await;
    let writer = aliya.viewer().await;
    for n in 0..196 {
        let (writer, new) = (writer.clone(), prepared(n));
        let put = site.app.db.write(move |tx| {
            let id = room::begin(tx, &writer, "valley", &new)?;
            room::put(tx, &writer, id, Some(SeriesId(series)))
        });
        put.await.unwrap();
    }
    let full = puts(&aliya, late, &series.to_string()).await;
    assert_eq!(full, 422);
}
