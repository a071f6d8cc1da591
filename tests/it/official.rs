//! The blog of an office: its people write together, another than the writer publishes, and the office alone is named.

// Long: one chapter on what the people of an office write together, with the helpers that all of it shares.

use diesel::prelude::*;
use elab::base::days;
use elab::db::schema::{delegates, office_articles, users};
use mail_parser::MessageParser;
use serde_json::json;

use crate::app::TestApp;
use crate::people::{Answer, Client, number, together};
use crate::questions::Village;

const BENCH: &str = "/o/akim/articles";
const TITLE: &str = "What became of the bridge";
const BODY: &str = "It **stands** again since noon.";

impl Village<'_> {
    /// Opens the blog of the akim, as his deputy.
    pub async fn opens_blog(&self) {
        let sent = [
            ("title", "From the akim"),
            ("slug", "akim-news"),
            ("about", ""),
            ("do", "open"),
        ];
        let deputy = self.publisher().await;
        let done = deputy.fill("/o/akim/articles/new", BENCH, &sent).await;
        assert_eq!(done.is(303).location(), BENCH);
    }

    /// Somebody writes a text for the akim and proposes it; gives its number.
    pub async fn proposes(&self, who: &Client<'_>) -> i64 {
        let sent = [("title", TITLE), ("body", BODY), ("do", "propose")];
        let done = who.fill("/o/akim/articles/new", BENCH, &sent).await;
        let location = done.is(303).location();
        location
            .trim_start_matches("/o/akim/articles/")
            .parse()
            .unwrap()
    }

    /// Does something to a text, as it stands at present.
    pub async fn deals(&self, who: &Client<'_>, id: i64, fields: &[(&str, &str)]) -> Answer {
        let version = self.text(id).await.1.to_string();
        let mut all = fields.to_vec();
        all.push(("version", &version));
        who.act(&format!("{BENCH}/{id}"), &all).await
    }

    /// State, version and thread of a text.
    pub async fn text(&self, id: i64) -> (String, i32, Option<i64>) {
        let read = self.town.site.app.db.read(move |c| {
            let row = office_articles::table.find(elab::base::OfficeArticleId(id));
            let columns = (
                office_articles::state,
                office_articles::version,
                office_articles::thread_id,
            );
            let row: (String, i32, Option<elab::base::ThreadId>) = row.select(columns).first(c)?;
            Ok((row.0, row.1, row.2.map(|id| id.0)))
        });
        read.await.unwrap()
    }

    /// Gives everybody a name that no page holds by chance.
    async fn renames(&self) {
        let write = self.town.site.app.db.write(|tx| {
            for (name, shown) in [
                ("marat", "Zztop Marat"),
                ("clerk", "Qqclerk"),
                ("deputy", "Xxdeputy"),
            ] {
                diesel::update(users::table.filter(users::name.eq(name)))
                    .set(users::display_name.eq(shown))
                    .execute(&mut **tx)?;
            }
            Ok(())
        });
        write.await.unwrap();
    }
}

/// How many letters to somebody hold these words.
async fn told(site: &TestApp, who: &'static str, words: &str) -> usize {
    let read = site.app.db.read(move |c| {
        let own = users::table.filter(users::name.eq(who));
        Ok(own.select(users::email).first::<Option<String>>(c)?)
    });
    let address = read.await.unwrap().unwrap();
    let said = |kept: &elab::mail::Kept| {
        let letter = MessageParser::default().parse(&kept.mime).unwrap();
        let text = letter.body_text(0).unwrap().into_owned();
        let text: Vec<&str> = text.split_whitespace().collect();
        text.join(" ").contains(words)
    };
    let all = site.mails_to(&address);
    all.iter().filter(|kept| said(kept)).count()
}

#[tokio::test]
async fn an_article_of_an_office_names_the_office_and_nobody_who_wrote_it() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.renames().await;
    let (clerk, marat) = (village.drafter().await, village.holder().await);
    let dana = village.asker("dana").await;
    clerk.open("/o/akim/articles/new").await.is(403);
    dana.open(BENCH).await.is(403);
    village.opens_blog().await;
    // An office has one blog, and nobody begins an article of his own there.
    let again = [("title", "More"), ("slug", "akim-more"), ("do", "open")];
    let twice = village.publisher().await.act(BENCH, &again).await;
    twice.is(409);
    let own = [("title", TITLE), ("body", BODY), ("do", "save")];
    village
        .publisher()
        .await
        .act("/b/akim-news/articles", &own)
        .await
        .is(403);

    let id = village.proposes(&clerk).await;
    dana.open(&format!("{BENCH}/{id}")).await.is(403);
    site.settle().await;
    // Both who may publish it are told, by the bell and by a letter; who wrote it is not.
    for (who, want) in [("marat", 1), ("deputy", 1), ("clerk", 0)] {
        assert_eq!(told(&site, who, TITLE).await, want, "{who}");
    }
    let bell = marat.get("/notices").await.is(200);
    bell.shows("Akim of the valley: an article waits to be looked through");
    marat.get("/o/akim/desk").await.is(200).shows(TITLE);
    let page = marat.get(&format!("{BENCH}/{id}")).await.is(200);
    page.shows("<strong>stands</strong>").shows("Qqclerk");
    let done = village.deals(&marat, id, &[("do", "publish")]).await;
    let thread = number(&done.is(303).location());
    site.settle().await;
    assert_eq!(
        village.text(id).await,
        ("published".to_owned(), 2, Some(thread))
    );
    assert_eq!(told(&site, "clerk", "is published").await, 1);

    let visitor = site.visitor();
    for path in [
        format!("/t/{thread}"),
        "/b/akim-news".to_owned(),
        "/b".to_owned(),
        "/b/akim-news/feed.atom".to_owned(),
        "/feed.atom".to_owned(),
        format!("/api/v1/articles/{thread}"),
        format!("/api/v1/threads/{thread}"),
        format!("/api/v1/threads/{thread}/posts"),
        "/api/v1/blogs/akim-news/articles".to_owned(),
        format!("/api/v1/events?topic=thread:{thread}"),
    ] {
        let said = visitor.open(&path).await;
        for name in ["Zztop", "Qqclerk", "Xxdeputy"] {
            assert!(!said.body.contains(name), "{path} names {name}");
        }
        let person = site.person("marat").await.unwrap();
        let actor = format!("\"actor_id\":{person}");
        assert!(!said.body.contains(&actor), "{path} tells who did it");
    }
    let page = visitor.open(&format!("/t/{thread}")).await;
    let page = page
        .shows("Akim of the valley")
        .shows("GovernmentOrganization");
    // The badge stands beside the name over the article, with the same words as on answers.
    let (head, _) = page.body.split_once("<h2").unwrap();
    let (_, byline) = head.split_once("</h1>").unwrap();
    assert!(byline.contains("class=\"seal\""), "{byline}");
    assert!(byline.contains("role=\"img\" aria-label=\""), "{byline}");
    let article = visitor.get(&format!("/api/v1/articles/{thread}")).await;
    let article = article.is(200).value();
    assert_eq!(article["author"]["kind"], "office");
    assert_eq!(article["author"]["name"], "akim");
    let listed = visitor.get(&format!("/api/v1/threads/{thread}")).await;
    assert_eq!(listed.is(200).value()["author"]["kind"], "office");
    for who in ["marat", "clerk", "deputy"] {
        for path in [format!("/u/{who}"), format!("/u/{who}/feed.atom")] {
            visitor.open(&path).await.hides(TITLE);
        }
    }
    let office = visitor.get("/o/akim").await.is(200);
    office.shows("href=\"/b/akim-news/feed.atom\"").shows(TITLE);
}

#[tokio::test]
async fn who_wrote_a_text_does_not_publish_it_unless_he_holds_the_office() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let marat = village.holder().await;
    let own = village.proposes(&deputy).await;
    for deed in ["publish", "give_back"] {
        let sent = [("do", deed), ("note", "Shorter.")];
        village.deals(&deputy, own, &sent).await.is(403);
        village.deals(&clerk, own, &sent).await.is(403);
    }
    deputy.get("/o/akim/desk").await.is(200).hides(TITLE);
    let late = [("do", "publish"), ("version", "7")];
    marat.act(&format!("{BENCH}/{own}"), &late).await.is(409);
    let sent = [("do", "give_back"), ("note", "Shorter, please.")];
    village.deals(&marat, own, &sent).await.is(303);
    site.settle().await;
    assert_eq!(told(&site, "deputy", "Shorter, please.").await, 1);
    let page = deputy.get(&format!("{BENCH}/{own}")).await.is(200);
    page.shows("Shorter, please.");
    // What was returned is not published before it is proposed again.
    village
        .deals(&marat, own, &[("do", "publish")])
        .await
        .is(409);
    let sent = [("do", "propose"), ("title", TITLE), ("body", "It stands.")];
    village.deals(&deputy, own, &sent).await.is(303);
    village
        .deals(&marat, own, &[("do", "publish")])
        .await
        .is(303);
    // The holder publishes his own words, once they were proposed.
    let his = village.proposes(&marat).await;
    village
        .deals(&marat, his, &[("do", "publish")])
        .await
        .is(303);
    // A draft is thrown away by who wrote it.
    let draft = village.proposes(&clerk).await;
    village
        .deals(&deputy, draft, &[("do", "discard")])
        .await
        .is(403);
    village
        .deals(&clerk, draft, &[("do", "discard")])
        .await
        .is(303);
    marat.open(&format!("{BENCH}/{draft}")).await.is(404);
}

#[tokio::test]
async fn a_minute_is_kept_by_who_may_still_publish_when_it_comes() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let (kept, missed) = (
        village.proposes(&clerk).await,
        village.proposes(&clerk).await,
    );
    let minute = |hours: u64| {
        let at = site.clock.now().plus(elab::base::hours(hours));
        elab::i18n::Zone::named("UTC").minute_of(at)
    };
    let (soon, past) = (minute(2), "2020-01-01T10:00");
    let sent = [("do", "schedule"), ("at", past)];
    village.deals(&deputy, kept, &sent).await.is(422);
    for (who, id) in [(&village.holder().await, kept), (&deputy, missed)] {
        let sent = [("do", "schedule"), ("at", &*soon)];
        village.deals(who, id, &sent).await.is(303);
    }
    // Until then the deputy may do no more for the office.
    let fired = site.app.db.write(|tx| {
        diesel::update(delegates::table.filter(delegates::hand.eq("publish")))
            .set((delegates::to_day.eq("2026-03-01"), delegates::cut.eq(true)))
            .execute(&mut **tx)?;
        Ok(())
    });
    fired.await.unwrap();
    site.settle().await;
    assert_eq!(village.text(kept).await.0, "scheduled");
    site.advance(elab::base::hours(3));
    site.settle().await;
    let (state, _, thread) = village.text(kept).await;
    assert_eq!(state, "published");
    site.visitor()
        .open(&format!("/t/{}", thread.unwrap()))
        .await
        .shows("Akim of the valley");
    let (state, _, thread) = village.text(missed).await;
    assert_eq!((state.as_str(), thread), ("review", None));
    for who in ["clerk", "deputy"] {
        assert_eq!(told(&site, who, "did not come out").await, 1, "{who}");
    }
}

#[tokio::test]
async fn who_set_a_minute_hears_why_a_text_did_not_come_out() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let schedules = |hours: u64| {
        let at = site.clock.now().plus(elab::base::hours(hours));
        elab::i18n::Zone::named("UTC").minute_of(at)
    };
    let one = village.proposes(&clerk).await;
    let soon = schedules(2);
    let sent = [("do", "schedule"), ("at", &*soon)];
    village.deals(&deputy, one, &sent).await.is(303);
    let lost = site.app.db.write(move |tx| {
        let row = office_articles::table.find(elab::base::OfficeArticleId(one));
        diesel::update(row)
            .set(office_articles::tags.eq("ghost"))
            .execute(&mut **tx)?;
        Ok(())
    });
    lost.await.unwrap();
    site.advance(elab::base::hours(3));
    site.settle().await;
    assert_eq!(village.text(one).await.0, "review");
    assert_eq!(
        told(&site, "deputy", "one of its tags is no longer there").await,
        1
    );

    let deputy = village.publisher().await;
    let other = village.proposes(&village.drafter().await).await;
    let soon = schedules(2);
    let sent = [("do", "schedule"), ("at", &*soon)];
    village.deals(&deputy, other, &sent).await.is(303);
    let done = village
        .town
        .write(|tx, boss| elab::offices::abolish(tx, boss, "akim", None));
    done.await.unwrap();
    site.advance(elab::base::hours(3));
    site.settle().await;
    assert_eq!(village.text(other).await.0, "review");
    let why = "the office does not exist any more or its blog is closed";
    assert_eq!(told(&site, "deputy", why).await, 1);
    // None of it is laid to him.
    assert_eq!(told(&site, "deputy", "who had set it may not").await, 0);
}

#[tokio::test]
async fn what_is_published_is_corrected_in_the_open_and_taken_back_for_good() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let id = village.proposes(&clerk).await;
    village
        .deals(&deputy, id, &[("do", "publish")])
        .await
        .is(303);
    let thread = village.text(id).await.2.unwrap();
    let sent = [
        ("do", "correct"),
        ("title", TITLE),
        ("body", "It stands since *one*."),
    ];
    village.deals(&clerk, id, &sent).await.is(403);
    // What somebody wrote meanwhile is his to copy, though nothing takes it any more.
    let late = [
        ("do", "save"),
        ("title", TITLE),
        ("body", "Other words of mine."),
    ];
    let back = village.deals(&clerk, id, &late).await.is(409);
    back.shows("id=\"kept\"")
        .shows("Other words of mine.")
        .well_formed();
    // Nobody replaces alone what two have looked at, but who holds the office.
    village.deals(&deputy, id, &sent).await.is(403);
    let marat = village.holder().await;
    village.deals(&marat, id, &sent).await.is(303);
    let visitor = site.visitor();
    let page = visitor.open(&format!("/t/{thread}")).await;
    page.shows("It stands since <em>one</em>").hides("deputy");
    let post = visitor
        .get(&format!("/api/v1/threads/{thread}/posts"))
        .await;
    let post = post.is(200).value()["items"][0].clone();
    assert_eq!(post["revision"], 2, "all see that it was changed");
    // It is the office's: whoever published it does not take it back as a post of his.
    let first = post["id"].as_i64().unwrap();
    let path = format!("/p/{first}/deletions");
    deputy.act(&path, &[]).await.is(403);
    deputy.get(&format!("/p/{first}/redactions")).await.is(403);
    village
        .deals(&clerk, id, &[("do", "withdraw")])
        .await
        .is(403);
    village
        .deals(&deputy, id, &[("do", "withdraw")])
        .await
        .is(303);
    visitor.open(&format!("/t/{thread}")).await.is(404);
    visitor.get("/b/akim-news").await.is(200).hides(TITLE);
    village
        .deals(&deputy, id, &[("do", "publish")])
        .await
        .is(409);
    // Programs do the same, with the same rights.
    let path = "/api/v1/offices/akim/articles";
    let sent = json!({ "do": "propose", "title": TITLE, "body": BODY });
    let all = clerk
        .json("POST", path, &[], &sent.to_string())
        .await
        .is(200)
        .value();
    let new = all["items"][0]["id"].as_i64().unwrap();
    assert_eq!(all["items"][0]["state"], "review");
    let one = format!("{path}/{new}");
    let sent = json!({ "do": "publish", "version": 1 }).to_string();
    clerk.json("POST", &one, &[], &sent).await.is(403);
    deputy.json("POST", &one, &[], &sent).await.is(200);
    let told = deputy.get(&one).await.is(200).value();
    assert_eq!(
        (&told["state"], &told["version"]),
        (&json!("published"), &json!(2))
    );
}

#[tokio::test]
async fn a_correction_takes_comments_and_language_along_and_another_title_is_seen_to_be_one() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let (deputy, marat) = (village.publisher().await, village.holder().await);
    let id = village.proposes(&village.drafter().await).await;
    let publish = [("do", "publish")];
    village.deals(&deputy, id, &publish).await.is(303);
    let thread = village.text(id).await.2.unwrap();
    let visitor = site.visitor();
    let standing = || async {
        let article = visitor.get(&format!("/api/v1/articles/{thread}")).await;
        let article = article.is(200).value();
        let posts = format!("/api/v1/threads/{thread}/posts");
        let posts = visitor.get(&posts).await.is(200).value();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let first = &posts["items"][0];
        let said = (text(&article["comments"]), text(&article["lang"]));
        (said, first["revision"].as_i64().unwrap())
    };
    let said = |comments: &str, lang: &str| (comments.to_owned(), lang.to_owned());
    let ((comments, _), revision) = standing().await;
    assert_eq!((comments.as_str(), revision), ("on", 1));
    // The same words with another summary, without comments, in another language.
    let sent = [
        ("do", "correct"),
        ("title", TITLE),
        ("body", BODY),
        ("excerpt", "Since noon."),
        ("comments", "off"),
        ("lang", "it"),
    ];
    village.deals(&marat, id, &sent).await.is(303);
    assert_eq!(standing().await, (said("off", "it"), 2));
    let reader = village.asker("dana").await;
    let reply = [("to", ""), ("body", "Good."), ("do", "publish")];
    let shut = reader.act(&format!("/t/{thread}/posts"), &reply).await;
    assert!(shut.status >= 400, "nobody comments any more");
    // Another title alone is a version of its own, whose page says that the words below it stayed.
    let one = format!("/api/v1/offices/akim/articles/{id}");
    let title = "What has become of the bridge";
    let sent = json!({
        "do": "correct",
        "version": village.text(id).await.1,
        "title": title,
        "body": BODY,
        "excerpt": "Since noon.",
    });
    let done = marat.json("POST", &one, &[], &sent.to_string()).await;
    done.is(200);
    // What the program did not name stays.
    assert_eq!(standing().await, (said("off", "it"), 3));
    let kept = marat.get(&one).await.is(200).value();
    assert_eq!(kept["comments"], "off");
    assert_eq!(kept["lang"], "it");
    assert_eq!(kept["title"], title);
    let posts = format!("/api/v1/threads/{thread}/posts");
    let posts = visitor.get(&posts).await.is(200).value();
    let first = posts["items"][0]["id"].as_i64().unwrap();
    let history = visitor.open(&format!("/p/{first}/history")).await.is(200);
    history.shows("the text itself stayed the same");
    // Nothing new is no version.
    let sent = [
        ("do", "correct"),
        ("title", title),
        ("body", BODY),
        ("excerpt", "Since noon."),
        ("comments", "on"),
        ("lang", "it"),
    ];
    village.deals(&marat, id, &sent).await.is(303);
    assert_eq!(standing().await, (said("on", "it"), 3));
    reader
        .act(&format!("/t/{thread}/posts"), &reply)
        .await
        .is(303);
    // Who did it is told nobody.
    let person = site.person("marat").await.unwrap();
    let told = format!("/api/v1/events?topic=thread:{thread}");
    let told = visitor.open(&told).await;
    told.hides(&format!("\"actor_id\":{person}"));
}

#[tokio::test]
async fn what_is_hidden_or_wiped_is_so_on_the_bench_too() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let marat = village.holder().await;
    let id = village.proposes(&village.drafter().await).await;
    village
        .deals(&marat, id, &[("do", "publish")])
        .await
        .is(303);
    let thread = village.text(id).await.2.unwrap();
    let path = format!("/api/v1/threads/{thread}/posts");
    let posts = site.visitor().get(&path).await.is(200).value();
    let first = posts["items"][0]["id"].as_i64().unwrap();
    let bench = format!("{BENCH}/{id}");
    let judge = village.moderator().await;
    let hide = [
        ("do", "hide"),
        ("words", "since noon"),
        ("code", "personal_data"),
    ];
    judge
        .act(&format!("/p/{first}/redactions"), &hide)
        .await
        .is(303);
    marat
        .get(&bench)
        .await
        .is(200)
        .shows("again")
        .hides("since noon");
    let reason = [("reason", "private_data"), ("note", "")];
    let keeper = site.administrator().await;
    keeper
        .act(&format!("/p/{first}/purges"), &reason)
        .await
        .is(303);
    let kept = site.app.db.read(move |c| {
        let row = office_articles::table.find(elab::base::OfficeArticleId(id));
        let columns = (
            office_articles::title,
            office_articles::text,
            office_articles::excerpt,
        );
        Ok(row.select(columns).first::<(String, String, String)>(c)?)
    });
    assert_eq!(kept.await.unwrap(), Default::default());
}

#[tokio::test]
async fn the_blog_stays_with_the_office_when_a_term_ends() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let clerk = village.drafter().await;
    let id = village.proposes(&clerk).await;
    let marat = village.holder().await;
    village
        .deals(&marat, id, &[("do", "publish")])
        .await
        .is(303);
    let waits = village.proposes(&clerk).await;
    let thread = village.text(id).await.2.unwrap();
    // His term ends with the year; a seat that nobody holds says nothing new.
    site.advance(days(320));
    site.settle().await;
    let page = site.visitor().open(&format!("/t/{thread}")).await;
    page.shows("held this office from");
    let marat = site.member("marat").await;
    village
        .deals(&marat, waits, &[("do", "publish")])
        .await
        .is(403);
    let next = village
        .town
        .gives("akim", "next", ("elected", "2027-01-01", ""));
    next.await.unwrap();
    let next = site.member("next").await;
    village
        .deals(&next, waits, &[("do", "publish")])
        .await
        .is(303);
    // What is abolished is read, and says nothing more.
    let last = village.proposes(&next).await;
    let done = village
        .town
        .write(|tx, boss| elab::offices::abolish(tx, boss, "akim", None));
    done.await.unwrap();
    let next = site.member("next").await;
    village
        .deals(&next, last, &[("do", "publish")])
        .await
        .is(403);
    let visitor = site.visitor();
    visitor.get("/b/akim-news").await.is(200).shows(TITLE);
    visitor.open(&format!("/t/{thread}")).await;
}

#[tokio::test]
async fn what_is_sent_twice_is_one_text_and_of_two_who_decide_at_once_one_does() {
    let site = TestApp::start().await;
    let village = Village::of(&site).await;
    village.opens_blog().await;
    let (clerk, deputy) = (village.drafter().await, village.publisher().await);
    let marat = village.holder().await;
    let sent = [("title", TITLE), ("body", BODY), ("do", "propose")];
    let page = clerk.open("/o/akim/articles/new").await;
    let done = together(vec![
        clerk.submit(&page, BENCH, &sent),
        clerk.submit(&page, BENCH, &sent),
    ]);
    let done: Vec<String> = done
        .await
        .into_iter()
        .map(|one| one.is(303).location())
        .collect();
    assert_eq!(done[0], done[1]);
    let count = || async {
        let read = site
            .app
            .db
            .read(|c| Ok(office_articles::table.count().get_result::<i64>(c)?));
        read.await.unwrap()
    };
    assert_eq!(count().await, 1);
    let id: i64 = done[0].rsplit('/').next().unwrap().parse().unwrap();
    let path = format!("{BENCH}/{id}");
    let publish = [("do", "publish"), ("version", "1")];
    let done = together(vec![
        marat.act(&path, &publish),
        deputy.act(&path, &publish),
    ]);
    let mut all: Vec<u16> = done.await.into_iter().map(|one| one.status).collect();
    all.sort_unstable();
    assert_eq!(all, [303, 409]);
    let (state, version, _) = village.text(id).await;
    assert_eq!((state.as_str(), version), ("published", 2));
    let list = site.visitor().get("/api/v1/blogs/akim-news/articles").await;
    let list = list.is(200).value();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    // One publishes while the other gives it back: it is published, or it is the writer's again.
    let other = village.proposes(&clerk).await;
    let path = format!("{BENCH}/{other}");
    let back = [
        ("do", "give_back"),
        ("version", "1"),
        ("note", "Shorter, please."),
    ];
    let done = together(vec![marat.act(&path, &publish), deputy.act(&path, &back)]);
    let mut all: Vec<u16> = done.await.into_iter().map(|one| one.status).collect();
    all.sort_unstable();
    assert_eq!(all, [303, 409]);
    let (state, version, thread) = village.text(other).await;
    assert_eq!(version, 2);
    assert_eq!(thread.is_some(), state == "published");
    assert!(["published", "returned"].contains(&&*state), "{state}");
}
