//! What a page says of itself to those who link to it, to search engines and to programs that read it.

use diesel::prelude::*;
use elab::base::ThreadId;
use elab::db::schema::{forums, threads};
use roxmltree::Document;
use serde_json::Value;

use crate::app::TestApp;
use crate::people::{Answer, Client};

/// The addresses that a map lists, without the site's own part.
async fn listed(who: &Client<'_>, path: &str) -> Vec<String> {
    let sent = who.get(path).await.is(200);
    let kind = sent.header("content-type");
    assert_eq!(kind, Some("application/xml; charset=utf-8"));
    let document = Document::parse(&sent.body).unwrap();
    let base = &who.site().app.config.base_url;
    let all = document
        .descendants()
        .filter(|node| node.tag_name().name() == "loc");
    let path = |text: &str| text.strip_prefix(base.as_str()).unwrap().to_owned();
    all.map(|node| path(node.text().unwrap())).collect()
}

/// All pages of the map.
async fn map(who: &Client<'_>) -> Vec<String> {
    let mut pages = Vec::new();
    for part in listed(who, "/sitemap.xml").await {
        pages.extend(listed(who, &part).await);
    }
    pages
}

/// What a page says in the words of schema.org.
fn said(page: &Answer) -> Option<Value> {
    let (_, rest) = page
        .body
        .split_once("<script type=\"application/ld+json\">")?;
    let text = rest.split_once("</script>").unwrap().0;
    Some(serde_json::from_str(text).unwrap())
}

/// What a page says under a name of ogp.me.
fn graph(page: &Answer, name: &str) -> Option<String> {
    let (_, rest) = page
        .body
        .split_once(&format!("<meta property=\"og:{name}\" content=\""))?;
    Some(rest.split_once('"').unwrap().0.to_owned())
}

#[tokio::test]
async fn the_map_lists_what_a_visitor_sees_and_nothing_else() {
    let site = TestApp::start().await;
    let (town, den) = (
        site.space("town", "public").await,
        site.space("den", "private").await,
    );
    let aliya = site.neighbour(town, "aliya").await;
    let inside = site.neighbour(den, "marat").await;
    let root = site.administrator().await;
    inside.starts("/s/den/talk", "A secret thing", "Hush").await;
    let well = aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let bus = aliya
        .starts("/s/town/talk", "A late bus", "It is late")
        .await;
    let new = site.stranger(town, "dana").await;
    new.starts("/s/town/talk", "A held thing", "Hush").await;
    let (well, bus) = (
        format!("/t/{well}-a-dry-well"),
        format!("/t/{bus}-a-late-bus"),
    );
    let open = ["/", "/s/town", "/s/town/talk", "/s/town/news", &well, &bus];
    for who in [&site.visitor(), &inside, &root] {
        assert_eq!(map(who).await, open);
    }
    for page in open {
        site.visitor().get(page).await.is(200).hides("noindex");
    }
    let robots = site.visitor().get("/robots.txt").await.is(200);
    let map_at = format!("Sitemap: {}/sitemap.xml", site.app.config.base_url);
    assert!(
        robots.body.lines().any(|line| line == map_at),
        "{}",
        robots.body
    );

    // What is taken away is off the map with the next look.
    let opening = aliya.open(&bus).await.body;
    let post = opening
        .split_once("id=\"p")
        .unwrap()
        .1
        .split_once('"')
        .unwrap()
        .0
        .to_owned();
    aliya
        .act(&format!("/p/{post}/deletions"), &[])
        .await
        .is(303);
    assert_eq!(map(&site.visitor()).await, open[..5]);
    let shut = site.app.db.write(|tx| {
        let talk = forums::table.filter(forums::slug.eq("talk"));
        diesel::update(talk)
            .set(forums::can_read.eq("member"))
            .execute(&mut **tx)?;
        Ok(())
    });
    shut.await.unwrap();
    site.advance(elab::base::minutes(1));
    assert_eq!(map(&site.visitor()).await, ["/", "/s/town", "/s/town/news"]);
    for odd in [
        "threads-0.xml",
        "threads-1.xml",
        "threads-x.xml",
        "threads--1.xml",
        "people-0.xml",
        "threads-0",
        "spaces-999999999999.xml",
        "spaces-9223372036854775807.xml",
    ] {
        site.visitor().get(&format!("/sitemap/{odd}")).await.is(404);
    }
}

#[tokio::test]
async fn a_part_of_the_map_is_ten_thousand_numbers() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let well = aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    // The same once more, two parts further on.
    let far = site.app.db.write(move |tx| {
        let columns = "space_id, kind, state, title, slug, lang, user_id, author_kind, author_id, created_at, \
            last_post_at, last_author_id, last_n, posts, replies";
        let thread = format!(
            "INSERT INTO threads (id, forum_id, {columns}) SELECT 25000, forum_id, {columns} FROM threads"
        );
        let columns = "space_id, n, path, depth, ordinal, replies, state, user_id, author_kind, author_id, lang, \
            via, html, renderer, revision, created_at";
        let post = format!(
            "INSERT INTO posts (id, thread_id, {columns}) SELECT 25000, 25000, {columns} FROM posts"
        );
        diesel::sql_query(thread).execute(&mut **tx)?;
        diesel::sql_query(post).execute(&mut **tx)?;
        Ok(())
    });
    far.await.unwrap();
    let visitor = site.visitor();
    let parts = listed(&visitor, "/sitemap.xml").await;
    let want = ["spaces-0", "forums-0", "threads-0", "threads-2"];
    assert_eq!(parts, want.map(|part| format!("/sitemap/{part}.xml")));
    let near = listed(&visitor, "/sitemap/threads-0.xml").await;
    assert_eq!(near, [format!("/t/{well}-a-dry-well")]);
    let far = listed(&visitor, "/sitemap/threads-2.xml").await;
    assert_eq!(far, ["/t/25000-a-dry-well"]);
}

#[tokio::test]
async fn a_page_says_what_it_is() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.moderator(town, "marat").await;
    let hostile = "A </script><b> \"well\" &amp; --> \u{2028}";
    let well = aliya
        .starts(
            "/s/town/talk",
            "A dry well",
            "It is ||very|| dry </script><!-- here",
        )
        .await;
    let reply = marat.replies(well, None, "Which one").await;
    aliya.replies(well, Some(reply), "The old one").await;
    let gone = aliya.replies(well, None, "Nothing to see").await;
    marat
        .act(&format!("/p/{gone}/removals"), &[("reason", "spam")])
        .await
        .is(303);
    let write = site.app.db.write(move |tx| {
        let title = threads::title.eq(hostile);
        diesel::update(threads::table.find(ThreadId(well)))
            .set(title)
            .execute(&mut **tx)?;
        Ok(())
    });
    write.await.unwrap();
    let path = format!("/t/{well}-a-dry-well");
    let page = site.visitor().get(&path).await.is(200);
    let base = site.app.config.base_url.clone();
    let thread = said(&page).unwrap();
    assert_eq!(thread["@context"], "https://schema.org");
    assert_eq!(thread["@type"], "DiscussionForumPosting");
    assert_eq!(thread["headline"], hostile);
    assert_eq!(thread["text"], "It is dry </script><!-- here");
    assert_eq!(thread["url"], format!("{base}{path}"));
    assert_eq!(thread["author"]["name"], "aliya");
    assert_eq!(thread["interactionStatistic"]["userInteractionCount"], 2);
    let comments = thread["comment"].as_array().unwrap();
    assert_eq!(
        (comments.len(), &comments[0]["text"]),
        (1, &Value::from("Which one"))
    );
    assert_eq!(comments[0]["@type"], "Comment");
    assert_eq!(comments[0]["comment"][0]["text"], "The old one");
    assert!(!page.body.contains("Nothing to see"));
    assert_eq!(
        page.body.matches("</script>").count(),
        2,
        "its own, and that of the script"
    );

    assert_eq!(graph(&page, "type").as_deref(), Some("article"));
    assert_eq!(graph(&page, "url"), Some(format!("{base}{path}")));
    assert_eq!(graph(&page, "locale").as_deref(), Some("en_GB"));
    assert!(
        graph(&page, "title")
            .unwrap()
            .starts_with("A &#60;/script&#62;&#60;b&#62; &#34;well&#34;")
    );
    assert_eq!(
        graph(&page, "description").unwrap(),
        "It is dry &#60;/script&#62;&#60;!-- here"
    );
    for (path, kind) in [
        ("/", "website"),
        ("/s/town", "website"),
        ("/s/town/talk", "website"),
        ("/u/aliya", "profile"),
        ("/about", "website"),
    ] {
        let page = site.visitor().get(path).await.is(200);
        assert_eq!(graph(&page, "type").as_deref(), Some(kind), "{path}");
        assert_eq!(graph(&page, "url"), Some(format!("{base}{path}")));
    }
    let person = said(&site.visitor().get("/u/aliya").await).unwrap();
    assert_eq!(
        (&person["@type"], &person["mainEntity"]["alternateName"]),
        (&"ProfilePage".into(), &"@aliya".into())
    );
}

#[tokio::test]
async fn a_page_that_not_all_may_read_says_nothing() {
    let site = TestApp::start().await;
    let den = site.space("den", "private").await;
    let inside = site.neighbour(den, "aliya").await;
    let thread = inside.starts("/s/den/talk", "A secret thing", "Hush").await;
    for path in [
        "/s/den",
        "/s/den/about",
        "/s/den/talk",
        &format!("/t/{thread}"),
    ] {
        let page = inside.open(path).await.is(200).shows("noindex");
        assert_eq!((said(&page), graph(&page, "title")), (None, None), "{path}");
    }
}
