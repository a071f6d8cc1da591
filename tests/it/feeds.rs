//! Feeds: read by parsers that are not ours, with a visitor's eyes, and never older than what has happened.
// Long: how feeds are read and what they must say stand together.

use diesel::prelude::*;
use elab::base::{SpaceId, days, seconds};
use elab::db::schema::{forums, posts, spaces, threads};
use roxmltree::{Document, Node};
use serde_json::Value;

use crate::app::TestApp;
use crate::people::{Answer, Client};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

/// What every format says of an entry: id, title, HTML, author.
pub type Said = (String, String, String, String);

fn child<'x>(node: Node<'x, 'x>, name: &str) -> &'x str {
    let found = node
        .children()
        .find(|child| child.tag_name().name() == name);
    found.and_then(|child| child.text()).unwrap_or_default()
}

fn all<'x>(document: &'x Document<'x>, name: &'x str) -> impl Iterator<Item = Node<'x, 'x>> {
    document
        .descendants()
        .filter(move |node| node.tag_name().name() == name)
}

fn atom(body: &str) -> Vec<Said> {
    let document = Document::parse(body).unwrap_or_else(|fault| panic!("{fault}: {body}"));
    assert_eq!(document.root_element().tag_name().namespace(), Some(ATOM));
    let entry = |node: Node<'_, '_>| {
        let author = node
            .descendants()
            .find(|one| one.tag_name().name() == "name");
        let text = |name| node.children().find(|one| one.tag_name().name() == name);
        let text = |name| {
            text(name)
                .and_then(|one| one.text())
                .unwrap_or_default()
                .to_owned()
        };
        assert!(!text("published").is_empty() && text("updated") >= text("published"));
        let author = author.and_then(|one| one.text()).unwrap_or_default();
        (
            text("id"),
            text("title"),
            text("content"),
            author.to_owned(),
        )
    };
    all(&document, "entry").map(entry).collect()
}

fn rss(body: &str) -> Vec<Said> {
    let document = Document::parse(body).unwrap_or_else(|fault| panic!("{fault}: {body}"));
    let item = |node| {
        assert!(child(node, "pubDate").ends_with(" GMT") && !child(node, "link").is_empty());
        let said = ["guid", "title", "description", "creator"].map(|name| child(node, name));
        let [id, title, html, author] = said.map(str::to_owned);
        (id, title, html, author)
    };
    all(&document, "item").map(item).collect()
}

fn json(body: &str) -> Vec<Said> {
    let value: Value = serde_json::from_str(body).unwrap();
    assert_eq!(value["version"], "https://jsonfeed.org/version/1.1");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let item = |item: &Value| {
        let author = text(&item["authors"][0]["name"]);
        (
            text(&item["id"]),
            text(&item["title"]),
            text(&item["content_html"]),
            author,
        )
    };
    value["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(item)
        .collect()
}

/// The entries of a feed, which all three formats tell alike.
pub async fn told(who: &Client<'_>, place: &str) -> Vec<Said> {
    let said = atom(&who.get(&format!("{place}/feed.atom")).await.is(200).body);
    assert_eq!(
        said,
        rss(&who.get(&format!("{place}/feed.rss")).await.is(200).body)
    );
    assert_eq!(
        said,
        json(&who.get(&format!("{place}/feed.json")).await.is(200).body)
    );
    said
}

/// The titles of its entries.
pub async fn titles(who: &Client<'_>, place: &str) -> Vec<String> {
    told(who, place)
        .await
        .into_iter()
        .map(|said| said.1)
        .collect()
}

/// What the feed says is gone, by the number of the post.
pub async fn gone(who: &Client<'_>, place: &str) -> Vec<String> {
    let body = who.get(&format!("{place}/feed.atom")).await.is(200).body;
    let document = Document::parse(&body).unwrap();
    let gone = all(&document, "deleted-entry").map(|node| {
        assert_eq!(node.tag_name().namespace(), Some(TOMBSTONES));
        assert!(node.attribute("when").unwrap().ends_with('Z'));
        node.attribute("ref")
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned()
    });
    gone.collect()
}

struct Town<'a> {
    id: SpaceId,
    root: Client<'a>,
    aliya: Client<'a>,
    marat: Client<'a>,
    visitor: Client<'a>,
}

async fn town<'a>(site: &'a TestApp, kind: &str) -> Town<'a> {
    let id = site.space("town", kind).await;
    Town {
        id,
        aliya: site.neighbour(id, "aliya").await,
        marat: site.moderator(id, "marat").await,
        root: site.administrator().await,
        visitor: site.visitor(),
    }
}

#[tokio::test]
async fn every_place_has_a_feed_in_three_formats_that_say_the_same() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    town.marat
        .act("/s/town/tags", &[("name", "Water")])
        .await
        .is(303);
    let well = town
        .aliya
        .starts(
            "/s/town/talk",
            "A dry <well> & \"more\" ]]>",
            "It *is* ]]> dry",
        )
        .await;
    town.aliya
        .act(&format!("/t/{well}/tags"), &[("tags", "Water")])
        .await
        .is(303);
    let reply = town
        .marat
        .replies(well, None, "See [the list](/s/town) </description>")
        .await;
    site.advance(seconds(5));
    let bus = town
        .marat
        .starts("/s/town/talk", "The bus is late", "Again")
        .await;

    let base = site.app.config.base_url.clone();
    let (newest, first) = (
        format!("{base}/p/{}", reply + 1),
        format!("{base}/p/{}", reply - 1),
    );
    let visitor = &town.visitor;
    for place in ["", "/s/town", "/s/town/talk"] {
        let said = told(visitor, place).await;
        let ids: Vec<&str> = said.iter().map(|said| said.0.as_str()).collect();
        assert_eq!(ids, [&newest, &first], "{place}");
        assert_eq!(said[1].1, "A dry <well> & \"more\" ]]>");
        assert!(
            said[1].2.contains("It <em>is</em> ]]&gt; dry"),
            "{}",
            said[1].2
        );
    }
    assert_eq!(
        titles(visitor, "/s/town/tags/1").await,
        ["A dry <well> & \"more\" ]]>"]
    );
    assert_eq!(titles(visitor, "/s/town/news").await, [""; 0]);
    let said = told(visitor, &format!("/t/{well}")).await;
    assert_eq!(said[0].1, "A dry <well> & \"more\" ]]> #2");
    assert!(
        said[0].2.contains(&format!("href=\"{base}/s/town\"")),
        "{}",
        said[0].2
    );
    assert_eq!((said.len(), said[0].3.as_str()), (2, "marat"));
    assert_eq!(titles(visitor, "/u/marat").await.len(), 2);
    assert_eq!(
        titles(visitor, &format!("/t/{bus}")).await,
        ["The bus is late"]
    );
}

#[tokio::test]
async fn no_text_of_a_row_breaks_a_feed() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    let well = town
        .aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let hostile = "\u{7}\u{1b}]]>\u{fffe}<!-- \u{2028}&#0; \u{10ffff}\u{85}</title>";
    let write = site.app.db.write(move |tx| {
        let (title, html) = (threads::title.eq(hostile), posts::html.eq(hostile));
        diesel::update(threads::table.find(elab::base::ThreadId(well)))
            .set(title)
            .execute(&mut **tx)?;
        diesel::update(posts::table).set(html).execute(&mut **tx)?;
        diesel::update(spaces::table)
            .set(spaces::name.eq(hostile))
            .execute(&mut **tx)?;
        diesel::update(forums::table)
            .set(forums::about.eq(hostile))
            .execute(&mut **tx)?;
        Ok(())
    });
    write.await.unwrap();
    let shown = "\u{fffd}\u{fffd}]]>\u{fffd}<!-- \u{2028}&#0; \u{10ffff}\u{85}</title>";
    for place in [
        "",
        "/s/town",
        "/s/town/talk",
        &format!("/t/{well}"),
        "/u/aliya",
    ] {
        assert_eq!(titles(&town.visitor, place).await, [shown], "{place}");
    }
}

#[tokio::test]
async fn what_a_visitor_does_not_see_is_in_no_feed_of_anybody() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    let den = site.space("den", "private").await;
    let inside = site.neighbour(den, "aliya").await;
    let secret = inside.starts("/s/den/talk", "A secret thing", "Hush").await;
    let shut = town
        .marat
        .starts("/s/town/news", "For members only", "Hush")
        .await;
    let write = site.app.db.write(|tx| {
        let news = forums::table.filter(forums::slug.eq("news").and(forums::space_id.eq(1)));
        diesel::update(news)
            .set(forums::can_read.eq("member"))
            .execute(&mut **tx)?;
        Ok(())
    });
    write.await.unwrap();
    let new = site.stranger(town.id, "dana").await;
    let held = new.starts("/s/town/talk", "A held thing", "Hush").await;
    let open = town
        .aliya
        .starts("/s/town/talk", "An open thing", "Hear")
        .await;

    let (secret, shut, held) = (
        format!("/t/{secret}"),
        format!("/t/{shut}"),
        format!("/t/{held}"),
    );
    let absent = [
        "/s/den",
        "/s/den/talk",
        "/s/town/news",
        &secret,
        &shut,
        &held,
        "/u/nobody",
    ];
    for who in [&town.visitor, &town.aliya, &inside, &new, &town.root] {
        for place in absent {
            for format in ["atom", "rss", "json"] {
                who.get(&format!("{place}/feed.{format}"))
                    .await
                    .is(404)
                    .hides("Hush");
            }
        }
        for place in ["", "/s/town", "/u/aliya", "/u/marat", "/u/dana"] {
            let titles = titles(who, place).await;
            assert!(
                titles.iter().all(|title| title == "An open thing"),
                "{place}: {titles:?}"
            );
        }
        assert_eq!(titles(who, "/s/town/talk").await, ["An open thing"]);
    }
    for page in ["/s/den", &secret] {
        inside.open(page).await.is(200).hides("feed.atom");
    }
    town.marat
        .open(&shut)
        .await
        .is(200)
        .hides("feed.atom")
        .shows("noindex");
    new.open(&held)
        .await
        .is(200)
        .hides("feed.atom")
        .shows("noindex");
    let page = town.visitor.open(&format!("/t/{open}")).await.is(200);
    for format in ["atom", "rss", "json"] {
        let link = format!("<a href=\"/t/{open}/feed.{format}\"");
        page.body.find(&link).unwrap_or_else(|| panic!("no {link}"));
    }
    assert!(page.body.contains(&format!(
        "type=\"application/atom+xml\" title=\"An open thing\" href=\"/t/{open}/feed.atom\""
    )));
}

#[tokio::test]
async fn a_feed_follows_at_once_and_says_for_a_month_what_is_gone() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    let visitor = &town.visitor;
    let well = town
        .aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let reply = town.aliya.replies(well, None, "Still dry").await;
    let thread = format!("/t/{well}");
    let opening = format!("{}", reply - 1);
    assert_eq!(told(visitor, &thread).await.len(), 2);
    let act = async |who: &Client<'_>, path: &str, fields: &[(&str, &str)]| {
        let sent = who.act(path, fields).await;
        assert_eq!(sent.status, 303, "{path}: {}", sent.body);
    };

    act(
        &town.marat,
        &format!("/p/{reply}/removals"),
        &[("reason", "spam")],
    )
    .await;
    assert_eq!(titles(visitor, &thread).await, ["A dry well"]);
    assert_eq!(gone(visitor, &thread).await, [reply.to_string()]);
    assert_eq!(gone(visitor, "/u/aliya").await, [reply.to_string()]);
    assert_eq!(
        gone(visitor, "/s/town").await,
        [""; 0],
        "a reply was never in it"
    );
    act(&town.marat, &format!("/p/{reply}/restorations"), &[]).await;
    assert_eq!(
        (
            told(visitor, &thread).await.len(),
            gone(visitor, &thread).await.len()
        ),
        (2, 0)
    );

    act(&town.aliya, &format!("/p/{opening}/deletions"), &[]).await;
    for place in ["", "/s/town", "/s/town/talk"] {
        assert_eq!(titles(visitor, place).await, [""; 0], "{place}");
        assert_eq!(gone(visitor, place).await, [opening.as_str()], "{place}");
    }
    act(
        &town.root,
        &format!("/p/{reply}/purges"),
        &[("reason", "private_data")],
    )
    .await;
    assert_eq!(gone(visitor, "/u/aliya").await.len(), 2);
    visitor
        .get(&format!("{thread}/feed.json"))
        .await
        .is(200)
        .hides("Still dry");
    site.advance(days(29));
    assert_eq!(gone(visitor, "").await, [opening.as_str()]);
    site.advance(days(1));
    assert_eq!(gone(visitor, "").await, [""; 0]);
    assert_eq!(titles(visitor, "/u/aliya").await, [""; 0]);
}

#[tokio::test]
async fn a_right_that_is_taken_takes_the_feed_away() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    site.space("den", "private").await;
    let well = town
        .aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let bus = town
        .aliya
        .starts("/s/town/talk", "A late bus", "It is late")
        .await;
    let (visitor, thread) = (&town.visitor, format!("/t/{well}"));
    assert_eq!(titles(visitor, "").await.len(), 2);
    told(visitor, &thread).await;
    town.root
        .act(&format!("{thread}/moves"), &[("forum", "3")])
        .await
        .is(303);
    visitor.get(&format!("{thread}/feed.atom")).await.is(404);
    for place in ["", "/s/town", "/s/town/talk", "/u/aliya"] {
        assert_eq!(titles(visitor, place).await, ["A late bus"], "{place}");
        assert_eq!(
            gone(visitor, place).await,
            [""; 0],
            "{place}: where it went is nobody's business"
        );
    }
    let settings = [
        ("name", "town"),
        ("slug", "town"),
        ("kind", "private"),
        ("aim", "To talk."),
        ("lang", "en"),
    ];
    town.root.act("/s/town/settings", &settings).await.is(303);
    for place in ["/s/town", "/s/town/talk", &format!("/t/{bus}")] {
        visitor.get(&format!("{place}/feed.atom")).await.is(404);
    }
    assert_eq!(titles(visitor, "").await, [""; 0]);
    assert_eq!(titles(visitor, "/u/aliya").await, [""; 0]);
}

#[tokio::test]
async fn an_unchanged_feed_is_not_sent_again() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    let well = town
        .aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let path = "/s/town/feed.atom";
    let ask = async |name: &str, value: &str| {
        let sent = town.visitor.send("GET", path, &[(name, value)], "").await;
        assert_eq!(sent.body.is_empty(), sent.status == 304);
        sent
    };
    let first = town.visitor.get(path).await.is(200);
    assert_eq!(
        first.header("content-type"),
        Some("application/atom+xml; charset=utf-8")
    );
    assert_eq!(first.header("vary"), Some("Accept-Encoding"));
    let said = |answer: &Answer, name| answer.header(name).map(str::to_owned).unwrap();
    // What another node has changed in this second this one may not have heard of.
    assert_eq!(first.header("last-modified"), None);
    site.advance(seconds(1));
    let first = town.visitor.get(path).await.is(200);
    let (tag, since) = (said(&first, "etag"), said(&first, "last-modified"));
    assert_eq!(since, "Mon, 02 Mar 2026 08:00:00 GMT");
    ask("if-none-match", &tag).await.is(304);
    ask("if-modified-since", &since).await.is(304);
    ask("if-none-match", "\"another\"").await.is(200);
    for odd in ["Mon, 02 Mar 2026 07:59:59 GMT", "yesterday", ""] {
        ask("if-modified-since", odd).await.is(200);
    }
    let both = [
        ("if-none-match", "\"another\""),
        ("if-modified-since", since.as_str()),
    ];
    town.visitor.send("GET", path, &both, "").await.is(200);
    // Kept pages end after a minute; what is made anew is the same.
    site.advance(days(1));
    ask("if-none-match", &tag).await.is(304);
    let again = ask("if-modified-since", &since).await.is(304);
    assert_eq!(
        (said(&again, "etag"), said(&again, "last-modified")),
        (tag.clone(), since.clone())
    );

    // Two changes in one second: neither is taken for the other.
    for n in 2..4 {
        town.aliya
            .act(
                &format!("/t/{well}/posts"),
                &[("body", "Still"), ("do", "publish")],
            )
            .await
            .is(303);
        town.aliya
            .starts("/s/town/talk", &format!("Well {n} is dry"), "Dry")
            .await;
        let now = town.visitor.get(path).await.is(200);
        assert_eq!(now.header("last-modified"), None);
        ask("if-none-match", &tag).await.is(200);
        ask("if-modified-since", &since).await.is(200);
    }
    site.advance(seconds(5));
    let first = "Tue, 03 Mar 2026 08:00:01 GMT";
    ask("if-modified-since", first).await.is(200);
    let last = said(&town.visitor.get(path).await.is(200), "last-modified");
    assert_eq!(last, "Tue, 03 Mar 2026 08:00:02 GMT");
    ask("if-modified-since", &last).await.is(304);
}

#[tokio::test]
async fn whoever_asks_gets_the_same_bytes() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    town.aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let path = "/s/town/feed.atom?lang=ru&view=time";
    let first = town
        .visitor
        .send("GET", path, &[("accept-language", "kk")], "")
        .await
        .is(200);
    for who in [&town.visitor, &town.aliya, &town.marat, &town.root] {
        let sent = who
            .send("GET", path, &[("accept-language", "pl")], "")
            .await
            .is(200);
        assert_eq!(sent.body, first.body);
        assert_eq!(sent.header("etag"), first.header("etag"));
        assert_eq!(sent.header("cache-control"), Some("no-cache"));
    }
}

#[tokio::test]
async fn a_feed_keeps_its_name_and_its_old_address_leads_on() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    town.marat
        .act("/s/town/tags", &[("name", "Water")])
        .await
        .is(303);
    let well = town
        .aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let names = async |space: &str| {
        let mut names = Vec::new();
        for place in ["", "/talk", "/tags/1"] {
            let sent = town
                .visitor
                .get(&format!("/s/{space}{place}/feed.atom"))
                .await
                .is(200);
            let document = Document::parse(&sent.body).unwrap();
            names.push(child(document.root_element(), "id").to_owned());
        }
        names
    };
    let before = names("town").await;
    let settings = [
        ("name", "Village"),
        ("slug", "village"),
        ("kind", "public"),
        ("aim", "To talk."),
        ("lang", "ru"),
    ];
    town.root.act("/s/town/settings", &settings).await.is(303);
    assert_eq!(names("village").await, before);
    assert!(
        before[0].starts_with("tag:127.0.0.1,2026:space:"),
        "{}",
        before[0]
    );
    for (from, to) in [
        ("/s/town/feed.rss", "/s/village/feed.rss"),
        ("/s/town/talk/feed.json", "/s/village/talk/feed.json"),
        (
            "/s/town/tags/1-water/feed.atom",
            "/s/village/tags/1/feed.atom",
        ),
        (
            "/s/village/tags/1-water/feed.atom",
            "/s/village/tags/1/feed.atom",
        ),
        ("/u/ALIYA/feed.atom", "/u/aliya/feed.atom"),
    ] {
        assert_eq!(
            town.visitor.get(from).await.is(301).location(),
            to,
            "{from}"
        );
    }
    let long = format!("/t/{well}-a-dry-well/feed.atom");
    assert_eq!(
        town.visitor.get(&long).await.is(301).location(),
        format!("/t/{well}/feed.atom")
    );
    for odd in [
        "/feed.xml",
        "/feed.",
        "/feed",
        "/s/village/feed.html",
        "/s/village/feed.atom.rss",
        "/t/x/feed.atom",
    ] {
        town.visitor.get(odd).await.is(404);
    }
}

#[tokio::test]
async fn a_feed_has_fifty_entries_the_newest_first() {
    let site = TestApp::start().await;
    let town = town(&site, "public").await;
    let well = town
        .aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    for n in 2..54 {
        town.aliya.replies(well, None, &format!("Post {n}")).await;
    }
    let said = titles(&town.visitor, &format!("/t/{well}")).await;
    assert_eq!((said.len(), said[0].as_str()), (50, "A dry well #53"));
    assert_eq!(titles(&town.visitor, "/u/aliya").await, said);
}
