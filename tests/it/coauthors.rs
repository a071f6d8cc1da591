//! Articles that several people write: who was asked says yes himself, all of them change it, its author alone
//! publishes it, and all are named.

use diesel::prelude::*;
use elab::base::{days, minutes};
use elab::db::schema::{article_authors, users};
use elab::spaces::Role;
use mail_parser::MessageParser;

use crate::app::TestApp;
use crate::blogs::{acts, drafts, happened, opens};
use crate::people::{Answer, Client};

async fn asks(author: &Client<'_>, article: i64, name: &str) -> Answer {
    let desk = format!("/articles/{article}");
    let fields = [("name", name)];
    author
        .fill(&desk, &format!("{desk}/authors"), &fields)
        .await
}

async fn accepts(who: &Client<'_>, article: i64) -> Answer {
    let desk = format!("/articles/{article}");
    who.fill(&desk, &format!("{desk}/authorship"), &[]).await
}

/// Takes somebody off the list.
async fn ends(who: &Client<'_>, article: i64, name: &str) -> Answer {
    let path = format!("/articles/{article}/authors/{name}/end");
    who.act(&path, &[]).await
}

/// Another text, written from what stands there now.
async fn writes(who: &Client<'_>, article: i64, body: &str) -> Answer {
    let (page, action) = (
        format!("/articles/{article}/edit"),
        format!("/articles/{article}/revisions"),
    );
    let fields = [("body", body), ("do", "save")];
    who.fill(&page, &action, &fields).await
}

/// The same without the page that offers it.
async fn forces(who: &Client<'_>, article: i64) -> u16 {
    let action = format!("/articles/{article}/revisions");
    let fields = [
        ("title", "Forced by somebody"),
        ("body", "Forced."),
        ("base", "1"),
        ("do", "save"),
    ];
    who.act(&action, &fields).await.status
}

#[tokio::test]
async fn who_is_asked_sees_what_he_is_asked_and_no_word_of_the_text() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    let marat = site.member("marat").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    asks(&aliya, id, "@Bolat").await.is(303);
    asks(&aliya, id, "bolat").await.is(303);
    assert_eq!(happened(&site, "article.authors").await, 1, "twice is once");
    site.settle().await;

    let desk = format!("/articles/{id}");
    let page = bolat.get(&desk).await.is(200).well_formed();
    page.shows("The pump runs")
        .shows("aliya asks you to write this article together")
        .hides("runs again");
    bolat.get("/b/mine").await.shows("asks you to write");
    let notices = bolat.get("/notices").await.is(200);
    let notices = notices.shows("aliya asks you to write an article together");
    let lead = notices.body.split("href=\"/notices/").nth(1).unwrap();
    let lead = format!("/notices/{}", lead.split('"').next().unwrap());
    assert_eq!(bolat.get(&lead).await.is(302).location(), desk);

    let api = format!("/api/v1/articles/{id}");
    for path in [
        format!("{desk}/edit"),
        format!("/t/{id}"),
        api.clone(),
        format!("/api/v1/threads/{id}"),
        format!("/api/v1/threads/{id}/posts"),
    ] {
        bolat.get(&path).await.is(404);
    }
    assert_eq!(forces(&bolat, id).await, 404);
    acts(&bolat, id, &[("do", "now")]).await.is(404);
    let own = bolat.get(&format!("{api}/authors")).await.is(200).value();
    assert_eq!(own.as_array().unwrap().len(), 1);
    assert_eq!(
        (&own[0]["name"], &own[0]["state"]),
        (&"bolat".into(), &"invited".into())
    );
    // Who was not asked is told nothing at all.
    for path in [&desk, &api, &format!("{api}/authors")] {
        marat.get(path).await.is(404);
    }
    let nothing = marat.act(&format!("{desk}/authorship"), &[]).await;
    nothing.is(404);
    ends(&marat, id, "bolat").await.is(404);
    ends(&marat, id, "marat").await.is(404);

    // He says no: then there is nothing any more, and its author is told.
    ends(&bolat, id, "bolat").await.is(303);
    bolat.get(&desk).await.is(404);
    bolat.get("/notices").await.hides("The pump runs");
    bolat.get("/b/mine").await.hides("The pump runs");
    site.settle().await;
    aliya
        .get("/notices")
        .await
        .shows("bolat does not join in writing your article");
    aliya.get(&desk).await.hides("/u/bolat");
    // No is no, until he is asked again.
    let late = bolat.act(&format!("{desk}/authorship"), &[]).await;
    late.is(404);
    asks(&aliya, id, "bolat").await.is(303);
    accepts(&bolat, id).await.is(303);
}

#[tokio::test]
async fn all_who_said_yes_change_the_text_and_its_author_alone_publishes_it() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    asks(&aliya, id, "bolat").await.is(303);
    asks(&aliya, id, "marat")
        .await
        .is(422)
        .shows("Nobody has this user name");
    let dana = site.member("dana").await;
    asks(&aliya, id, "dana").await.is(303);
    accepts(&bolat, id).await.is(303);
    bolat
        .act(&format!("/articles/{id}/authorship"), &[])
        .await
        .is(303);
    assert_eq!(
        happened(&site, "article.authors").await,
        3,
        "yes twice is once"
    );
    let desk = format!("/articles/{id}");
    bolat
        .get(&desk)
        .await
        .is(200)
        .well_formed()
        .shows("runs again")
        .shows("Draft: only its authors see it")
        .hides("Publish now");
    bolat.get("/b/mine").await.shows("By aliya, with you.");
    bolat
        .get("/api/v1/blogs/valley/drafts")
        .await
        .shows("The pump runs");

    // Two at once: the second is shown what the first has written.
    let page = aliya.get(&format!("{desk}/edit")).await.is(200);
    writes(&bolat, id, "Written by bolat.").await.is(303);
    let action = format!("{desk}/revisions");
    let fields = [("body", "Written by aliya."), ("do", "save")];
    let other = aliya.submit(&page, &action, &fields).await;
    other.is(409).shows("Written by bolat.");
    writes(&aliya, id, "Written by both.").await.is(303);
    bolat.get(&desk).await.shows("Written by both.");

    // What is not changing the text is its author's.
    for what in [
        &[("do", "now")][..],
        &[("do", "at"), ("at", "2030-01-01T10:00")],
        &[("do", "never")],
        &[("do", "withdraw")],
    ] {
        acts(&bolat, id, what).await.is(403);
    }
    for path in ["end", "letter", "series", "authors", "authors/dana/end"] {
        let fields = [("name", "dana"), ("series", "")];
        let done = bolat.act(&format!("{desk}/{path}"), &fields).await;
        assert_eq!(done.status, 403, "{path}");
    }
    let api = format!("/api/v1/articles/{id}");
    bolat.json("DELETE", &api, &[], "").await.is(403);
    site.visitor().get(&format!("/t/{id}")).await.is(404);

    // It stands: who said yes goes on, who has not answered does not.
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    assert_eq!(forces(&dana, id).await, 403);
    dana.get(&format!("{desk}/edit")).await.is(403);
    site.advance(minutes(6));
    writes(&bolat, id, "Written when it stood.").await.is(303);
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    page.shows("Written when it stood.").shows("/history");
    let told = bolat.get(&api).await.value();
    assert_eq!(told["source"], "Written when it stood.");
    acts(&bolat, id, &[("do", "withdraw")]).await.is(403);
    // Taken back, it is seen by those who write it.
    acts(&aliya, id, &[("do", "withdraw")]).await.is(303);
    bolat
        .get(&desk)
        .await
        .is(200)
        .shows("only its authors see it");
    dana.get(&api).await.is(404);
    // What it takes to remove or wipe is nobody's who only writes along.
    let post = told["post_id"].to_string();
    for act in ["deletions", "removals", "purges"] {
        let done = bolat
            .act(&format!("/p/{post}/{act}"), &[("reason", "spam")])
            .await;
        assert_eq!(done.status, 403, "{act}");
    }
}

#[tokio::test]
async fn an_article_bears_the_names_of_all_who_write_it_in_the_order_in_which_they_were_asked() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    let dana = site.member("dana").await;
    site.member("erlan").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    for name in ["dana", "erlan", "bolat"] {
        asks(&aliya, id, name).await.is(303);
    }
    accepts(&bolat, id).await.is(303);
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    let visitor = site.visitor();
    let page = visitor.open(&format!("/t/{id}")).await.is(200);
    page.shows("href=\"/u/bolat\"")
        .hides("/u/dana")
        .hides("/u/erlan");
    // A name that comes later stands there at once, wherever the article does.
    accepts(&dana, id).await.is(303);
    let page = visitor
        .open(&format!("/t/{id}"))
        .await
        .is(200)
        .well_formed();
    let names = ["aliya", "dana", "bolat"];
    let links = names.map(|name| format!("<a href=\"/u/{name}\">{name}</a>"));
    let page = page.shows(&links.join(", ")).hides("/u/erlan");
    let base = &site.app.config.base_url;
    let said: Vec<&str> = page
        .body
        .split("property=\"article:author\"")
        .skip(1)
        .collect();
    for (said, name) in said.iter().zip(names) {
        let want = format!(" content=\"{base}/u/{name}\"");
        assert!(said.starts_with(&want), "{said}");
    }
    assert_eq!(said.len(), 3);
    let data = page.body.split("application/ld+json\">").nth(1).unwrap();
    let data: serde_json::Value =
        serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    let called = |list: &serde_json::Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(called(&data["author"]), names);
    let list = visitor.get("/b/valley").await.is(200);
    list.shows(&links.join(", "));
    visitor.get("/b").await.shows(&links.join(", "));
    let with_others = "Articles written with others";
    let own = visitor.get("/u/dana").await.is(200);
    own.shows(with_others).shows("The pump runs");
    for other in ["aliya", "erlan"] {
        let page = visitor.get(&format!("/u/{other}")).await;
        page.is(200).hides(with_others);
    }

    let atom = visitor.get("/b/valley/feed.atom").await.is(200);
    let named = names.map(|name| format!("<author><name>{name}</name>"));
    let places: Vec<usize> = named
        .iter()
        .map(|one| atom.body.find(one).unwrap())
        .collect();
    assert!(places.is_sorted(), "{}", atom.body);
    assert!(!atom.body.contains("erlan"));
    let rss = visitor.get("/b/valley/feed.rss").await.is(200);
    assert_eq!(rss.body.matches("<dc:creator>").count(), 3);
    let feed = visitor.get("/b/valley/feed.json").await.is(200).value();
    assert_eq!(called(&feed["items"][0]["authors"]), names);
    // A comment is its author's alone.
    bolat.replies(id, None, "A comment.").await;
    let feed = visitor.get(&format!("/t/{id}/feed.json")).await.value();
    assert_eq!(called(&feed["items"][0]["authors"]), ["bolat"]);
    let told = visitor.get(&format!("/api/v1/articles/{id}")).await.value();
    assert_eq!(called(&told["coauthors"]), ["dana", "bolat"]);
    let listed = visitor.get("/api/v1/articles").await.value();
    assert_eq!(called(&listed["items"][0]["coauthors"]), ["dana", "bolat"]);
    // Who has not answered is told to those who write it, and to nobody else.
    let authors = format!("/api/v1/articles/{id}/authors");
    let all = dana.get(&authors).await.is(200).value();
    assert_eq!(called(&all), ["dana", "erlan", "bolat"]);
    let marat = site.member("marat").await;
    let seen = marat.get(&authors).await.is(200).value();
    assert_eq!(called(&seen), ["dana", "bolat"]);
    marat.get(&format!("/articles/{id}")).await.is(403);

    // Names go as they came.
    ends(&dana, id, "dana").await.is(303);
    ends(&aliya, id, "bolat").await.is(303);
    let page = visitor.open(&format!("/t/{id}")).await;
    page.hides("/u/dana").hides("article:author\" content=\"x");
    let feed = visitor.get("/b/valley/feed.json").await.value();
    assert_eq!(called(&feed["items"][0]["authors"]), ["aliya"]);
    for gone in [&dana, &bolat] {
        assert_eq!(forces(gone, id).await, 403);
        gone.get(&format!("/articles/{id}")).await.is(403);
    }
    ends(&aliya, id, "bolat").await.is(303);
    ends(&aliya, id, "marat").await.is(404);
    site.settle().await;
    let told = aliya.get("/notices").await;
    told.shows("dana no longer writes your article with you");
}

#[tokio::test]
async fn the_right_to_write_along_is_asked_for_each_time() {
    let site = TestApp::start().await;
    let den = site.space("den", "private").await;
    let aliya = site.moderator(den, "aliya").await;
    let bolat = site.neighbour(den, "bolat").await;
    site.member("marat").await;
    let fields = [("title", "Notes"), ("slug", "notes"), ("about", "")];
    aliya
        .fill(
            "/b/new?space=den",
            "/b",
            &[&fields[..], &[("space", "den")]].concat(),
        )
        .await
        .is(303);
    let id = drafts(&aliya, "notes", "The pump runs", &[]).await;
    // Who does not belong there cannot be asked, and is not told that there is something.
    asks(&aliya, id, "marat")
        .await
        .is(422)
        .shows("This person cannot read this blog");
    asks(&aliya, id, "aliya")
        .await
        .is(422)
        .shows("You write this article already");
    asks(&aliya, id, "bolat").await.is(303);
    accepts(&bolat, id).await.is(303);
    writes(&bolat, id, "Written by bolat.").await.is(303);
    bolat.act("/s/den/members/me/end", &[]).await.is(303);
    let gone = site.app.db.read(move |c| {
        let person = users::table.filter(users::name.eq("bolat"));
        let person = person.select(users::id).first(c)?;
        elab::spaces::role_of(c, den, person)
    });
    assert_eq!(gone.await.unwrap(), None, "he has left");
    let desk = format!("/articles/{id}");
    bolat.get(&desk).await.is(404);
    assert_eq!(forces(&bolat, id).await, 404);
    bolat.get("/b/mine").await.is(200).hides("The pump runs");
    // Back in, he writes on; new to the site, he does not.
    site.settle_member(den, "bolat", Role::Member).await;
    bolat.get(&desk).await.is(200);
    let trust = |trust: i16| {
        site.app.db.write(move |tx| {
            diesel::update(users::table.filter(users::name.eq("bolat")))
                .set(users::trust.eq(trust))
                .execute(&mut **tx)?;
            Ok(())
        })
    };
    trust(0).await.unwrap();
    bolat.get(&format!("{desk}/edit")).await.is(403);
    bolat
        .get(&desk)
        .await
        .is(200)
        .shows("Written by bolat")
        .hides("/edit\"");
    trust(1).await.unwrap();
    // An ended blog is nobody's to write in.
    let boss = site.administrator().await;
    let settings = "/b/notes/settings";
    boss.fill(settings, settings, &[("do", "archive")]).await;
    assert_eq!(forces(&bolat, id).await, 423);
    // One gets off the list even of what one does not see any more.
    bolat.act("/s/den/members/me/end", &[]).await.is(303);
    ends(&bolat, id, "bolat").await.is(303);
    let left = site.app.db.read(|c| {
        let stand = article_authors::table.filter(article_authors::state.ne("ended"));
        Ok(stand.count().get_result::<i64>(c)?)
    });
    assert_eq!(left.await.unwrap(), 0);
}

#[tokio::test]
async fn ten_write_an_article_along_and_nobody_is_pestered() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
    for (n, name) in names.iter().enumerate() {
        let name = format!("person-{name}");
        site.member(&name).await;
        let want = if n < 10 { 303 } else { 422 };
        asks(&aliya, id, &name).await.is(want);
    }
    // One who says no is asked thrice a week at most.
    let bolat = site.member("person-a").await;
    for _ in 0..2 {
        ends(&bolat, id, "person-a").await.is(303);
        asks(&aliya, id, "person-a").await.is(303);
    }
    ends(&bolat, id, "person-a").await.is(303);
    let wait = asks(&aliya, id, "person-a").await.is(429);
    assert!(wait.header("retry-after").is_some());
    site.advance(days(3));
    asks(&aliya, id, "person-a").await.is(303);
}

#[tokio::test]
async fn who_is_asked_gets_a_letter_at_once_in_his_language_that_leads_to_the_answer() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    bolat
        .fill("/settings", "/settings", &[("lang", "kk"), ("zone", "UTC")])
        .await
        .is(303);
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    asks(&aliya, id, "bolat").await.is(303);
    site.settle().await;
    site.advance(minutes(10));
    site.settle().await;
    let letter = site.last_mail().expect("a letter");
    let letter = MessageParser::default().parse(&letter.mime).unwrap();
    let text = letter.body_text(0).unwrap();
    assert!(text.contains("бірге жазуға шақырады"), "{text}");
    assert!(text.contains(&format!("/articles/{id}")), "{text}");
    assert!(!text.contains("runs again"), "{text}");
}

#[tokio::test]
async fn pictures_are_seen_of_all_who_write_an_article() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    let marat = site.member("marat").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    asks(&aliya, id, "bolat").await.is(303);
    accepts(&bolat, id).await.is(303);
    let file = Some(("a.txt", &b"Bytes of bolat"[..]));
    let told = bolat
        .upload("/api/v1/files", &[], file)
        .await
        .is(201)
        .value();
    let (markdown, url) = (
        told["markdown"].as_str().unwrap().to_owned(),
        told["url"].as_str().unwrap().to_owned(),
    );
    aliya.get(&url).await.is(404);
    writes(&bolat, id, &format!("See {markdown}")).await.is(303);
    aliya.get(&url).await.is(200);
    marat.get(&url).await.is(404);
    // Another hand goes over the text: the file stays where it stands.
    writes(&aliya, id, &format!("See here: {markdown}"))
        .await
        .is(303);
    aliya.get(&url).await.is(200);
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    site.visitor().get(&url).await.is(200);
    ends(&bolat, id, "bolat").await.is(303);
    site.visitor().get(&url).await.is(200);
    writes(&aliya, id, "Nothing to see.").await.is(303);
    site.visitor().get(&url).await.is(404);
    // A file of somebody who never wrote it is shown to nobody by it.
    let file = Some(("b.txt", &b"Bytes of marat"[..]));
    let told = marat
        .upload("/api/v1/files", &[], file)
        .await
        .is(201)
        .value();
    let (markdown, url) = (
        told["markdown"].as_str().unwrap(),
        told["url"].as_str().unwrap(),
    );
    writes(&aliya, id, &format!("See {markdown}")).await.is(303);
    site.visitor().get(url).await.is(404);
    aliya.get(url).await.is(404);
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_takes_its_invitations_along() {
    let site = TestApp::start().await;
    let (aliya, bolat) = (site.member("aliya").await, site.member("bolat").await);
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    asks(&aliya, id, "bolat").await.is(303);
    site.settle().await;
    aliya.act(&format!("/articles/{id}/end"), &[]).await.is(303);
    bolat.get(&format!("/articles/{id}")).await.is(404);
    bolat
        .get("/notices")
        .await
        .is(200)
        .hides("asks you to write");
    site.advance(minutes(10));
    site.settle().await;
    assert_eq!(happened(&site, "article.authors").await, 1);
}
