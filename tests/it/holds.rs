//! New members: how fast and how much they may write, whose first post waits, and how they become known.

use elab::base::{Error, PostId, days, minutes, seconds};
use elab::{accounts, threads};

use crate::app::TestApp;
use crate::people::{Answer, Client};

const TALK: &str = "/s/town/talk";

async fn site_with_limits() -> TestApp {
    TestApp::start_with(|config| config.limits.rates = true).await
}

async fn town(site: &TestApp) -> elab::base::SpaceId {
    site.space("town", "public").await
}

async fn tries(who: &Client<'_>, path: &str, text: &str) -> Answer {
    who.act(path, &[("body", text), ("do", "publish")]).await
}

async fn starts(who: &Client<'_>, title: &str) -> Answer {
    let fields = [("title", title), ("body", title), ("do", "publish")];
    who.act("/s/town/talk/threads", &fields).await
}

#[tokio::test]
async fn between_two_posts_some_time_passes() {
    let site = site_with_limits().await;
    let town = town(&site).await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.new_neighbour(town, "marat").await;

    for (who, thread_pace, reply_pace) in [(&aliya, 15, 5), (&marat, 120, 30)] {
        let first = starts(who, "A first question").await.is(303).location();
        let soon = starts(who, "A second question").await;
        let wait: u64 = soon.header("retry-after").unwrap().parse().unwrap();
        assert!((thread_pace..=thread_pace + 1).contains(&wait), "{wait}");
        soon.is(429)
            .shows(&format!("{thread_pace} seconds"))
            .shows("A second question");
        site.advance(seconds(thread_pace));
        starts(who, "A second question").await.is(303);

        let id: i64 = first[3..].split('-').next().unwrap().parse().unwrap();
        let posts = format!("/t/{id}/posts");
        tries(who, &posts, "One").await.is(303);
        site.advance(seconds(reply_pace - 1));
        tries(who, &posts, "Two")
            .await
            .is(429)
            .shows(&format!("{reply_pace} seconds"));
        site.advance(seconds(1));
        tries(who, &posts, "Two").await.is(303);
    }
}

#[tokio::test]
async fn a_day_has_room_for_so_many_discussions() {
    let site = site_with_limits().await;
    let town = town(&site).await;
    let aliya = site.neighbour(town, "aliya").await;
    for i in 0..20 {
        starts(&aliya, &format!("Question {i} of the day"))
            .await
            .is(303);
        site.advance(minutes(1));
    }
    let refused = starts(&aliya, "One more of the day").await.is(429);
    refused
        .shows("20 discussions a day")
        .shows("One more of the day");
    site.advance(days(1));
    starts(&aliya, "A new day").await.is(303);
}

#[tokio::test]
async fn on_the_first_day_a_new_member_writes_little() {
    let site = site_with_limits().await;
    let town = town(&site).await;
    let marat = site.new_neighbour(town, "marat").await;
    let mut thread = String::new();
    for i in 0..3 {
        thread = starts(&marat, &format!("Question {i}"))
            .await
            .is(303)
            .location();
        site.advance(minutes(3));
    }
    starts(&marat, "Question 4 today")
        .await
        .is(429)
        .shows("can start 3 discussions");
    let id = thread[3..].split('-').next().unwrap().to_owned();
    let posts = format!("/t/{id}/posts");
    for i in 0..10 {
        tries(&marat, &posts, &format!("Reply {i}")).await.is(303);
        site.advance(minutes(1));
    }
    let said = marat
        .json(
            "POST",
            &format!("/api/v1/threads/{id}/posts"),
            &[],
            "{\"body\":\"One more\"}",
        )
        .await;
    let said = said.is(429).value();
    assert_eq!(said["code"], "rate_limited");
    let brake = &said["brake"];
    assert_eq!(
        (&brake["rule"], &brake["limit"], &brake["lifted_by"]),
        (&"replies_first".into(), &10.into(), &"moderator".into())
    );
    assert_eq!(brake["until"], "2026-03-03T08:00:00Z");
    site.advance(days(1));
    tries(&marat, &posts, "Good morning").await.is(303);
    starts(&marat, "Question of the next day").await.is(303);
}

#[tokio::test]
async fn a_new_member_puts_little_into_a_post() {
    let site = site_with_limits().await;
    let town = town(&site).await;
    let (aliya, marat) = (
        site.neighbour(town, "aliya").await,
        site.new_neighbour(town, "marat").await,
    );
    let thread = aliya.starts(TALK, "The well", "Root").await;
    let posts = format!("/t/{thread}/posts");
    let links = "https://a.example/1 https://a.example/2 https://a.example/3";
    tries(&marat, &posts, links)
        .await
        .is(422)
        .shows("2 links; this one has 3")
        .shows("https://a.example/3</textarea>");
    tries(&marat, &posts, "@aliya @dana @ivan")
        .await
        .is(422)
        .shows("2 people");
    tries(&marat, &posts, "https://a.example/1 @aliya")
        .await
        .is(303);
    site.advance(minutes(1));
    tries(&marat, &posts, "https://a.example/1 @aliya")
        .await
        .is(429)
        .shows("the very same text");
    site.advance(minutes(5));
    tries(&marat, &posts, "https://a.example/1 @aliya")
        .await
        .is(303);
    tries(&aliya, &posts, links).await.is(303);
    // A document is for those who are known, a picture for all.
    for (who, file, status) in [
        (&marat, &b"Under the mat."[..], 422),
        (&marat, &crate::files::jpeg(90, 90), 303),
        (&aliya, b"Under the mat.", 303),
    ] {
        site.advance(minutes(1));
        let told = who
            .upload("/api/v1/files", &[], Some(("a.txt", file)))
            .await;
        let link = told.is(201).value()["markdown"]
            .as_str()
            .unwrap()
            .to_owned();
        if status == 303 && link.starts_with('!') {
            let twice = tries(who, &posts, &format!("{link}\n\n{link}")).await;
            twice.is(422).shows("1 picture; this one has 2");
        }
        tries(who, &posts, &link).await.is(status);
    }
}

#[tokio::test]
async fn a_first_post_waits_in_its_place() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let (aliya, sveta) = (
        site.neighbour(town, "aliya").await,
        site.moderator(town, "sveta").await,
    );
    let marat = site.stranger(town, "marat").await;
    let thread = aliya.starts(TALK, "The well", "Root").await;
    let said = aliya.replies(thread, None, "It is dry.").await;
    let path = format!("/t/{thread}/posts");
    let to = said.to_string();
    let fields = [
        ("body", "I *saw* it."),
        ("to", to.as_str()),
        ("do", "publish"),
    ];
    let link = marat.act(&path, &fields).await.is(303).location();

    for view in ["tree", "time"] {
        let page = marat.open(&format!("/t/{thread}?view={view}")).await;
        let page = page.is(200).well_formed().shows("I <em>saw</em> it.");
        page.shows("Only you and the moderators see this.");
        let page = sveta.open(&format!("/t/{thread}?view={view}")).await;
        page.well_formed().shows("This post waits for a moderator.");
    }
    for other in [&aliya, &site.visitor()] {
        for path in [format!("/t/{thread}"), format!("/t/{thread}?view=time")] {
            other.open(&path).await.is(200).hides("saw");
        }
        other.open(&link).await.is(404);
        let list = other.get(&format!("/api/v1/threads/{thread}/posts")).await;
        assert_eq!(list.value()["items"].as_array().unwrap().len(), 2);
    }
    let counted = aliya
        .get(&format!("/api/v1/threads/{thread}"))
        .await
        .value();
    assert_eq!(counted["posts"], 2);
    aliya.get("/u/marat").await.hides("saw");
    // While it waits, its author may still change it; nobody may answer it.
    marat
        .act(
            &format!("{link}/revisions"),
            &[("base", "1"), ("body", "I *saw* it too.")],
        )
        .await
        .is(303);
    sveta
        .get("/s/town")
        .await
        .shows("1 post waits for a moderator");
    aliya.get("/s/town").await.hides("waits for a moderator");
    sveta
        .get("/s/town/waiting")
        .await
        .is(200)
        .well_formed()
        .shows("saw");
    aliya.get("/s/town/waiting").await.is(403);

    let decision = format!("{link}/decision");
    let page = sveta.open(&decision).await.is(200).well_formed();
    site.advance(minutes(7));
    sveta
        .submit(&page, &decision, &[("do", "approve")])
        .await
        .is(303);
    sveta.act(&decision, &[("do", "approve")]).await.is(409);
    // Of two who decide at once the second hears it from the room.
    let (viewer, id) = (sveta.viewer().await, link[3..].parse().unwrap());
    let approve = move |tx: &mut elab::db::Tx<'_>| threads::approve(tx, &viewer, PostId(id));
    let late = site.app.db.write(approve).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    let page = site.visitor().open(&format!("/t/{thread}")).await;
    page.well_formed()
        .shows("I <em>saw</em> it too.")
        .shows("level 3, reply 1 of 1, reply to #2");
    // Who was let through once writes at once.
    let next = marat.replies(thread, None, "And again.").await;
    aliya
        .open(&format!("/p/{next}"))
        .await
        .is(200)
        .shows("And again.");

    // Who decides sees the picture too, whether he moderates here or everywhere.
    let timur = site.stranger(town, "timur").await;
    let photo = crate::files::jpeg(90, 90);
    let told = timur
        .upload("/api/v1/files", &[], Some(("a", &photo)))
        .await
        .is(201)
        .value();
    let [link, url] = ["markdown", "url"].map(|name| told[name].as_str().unwrap().to_owned());
    tries(&timur, &path, &link).await.is(303);
    aliya.get(&url).await.is(404);
    let root = site.administrator().await;
    root.act("/s/town/members/me/end", &[]).await.is(303);
    for who in [&timur, &sveta, &root] {
        who.get(&url).await.is(200);
    }

    let dana = site.stranger(town, "dana").await;
    tries(&dana, &path, "Hello all").await.is(303);
    dana.open(&format!("/t/{thread}?view=time"))
        .await
        .shows("That usually takes 7 minutes.");
}

#[tokio::test]
async fn a_first_discussion_waits_and_may_be_refused() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let (aliya, sveta) = (
        site.neighbour(town, "aliya").await,
        site.moderator(town, "sveta").await,
    );
    let marat = site.stranger(town, "marat").await;
    let thread = starts(&marat, "Buy my goats").await.is(303).location();
    marat
        .get(&thread)
        .await
        .is(200)
        .well_formed()
        .shows("Buy my goats");
    sveta
        .get(&thread)
        .await
        .is(200)
        .shows("This discussion waits for a moderator.");
    aliya.get(&thread).await.is(404);
    for path in [
        "/",
        "/s/town",
        TALK,
        "/s/town/talk?sort=new",
        "/s/town/talk?sort=unanswered",
    ] {
        aliya.get(path).await.hides("goats");
    }
    let id = thread[3..].split('-').next().unwrap();
    sveta
        .act(&format!("/t/{id}/posts"), &[("body", "No.")])
        .await
        .is(423);

    let list = sveta
        .get("/api/v1/spaces/town/waiting")
        .await
        .is(200)
        .value();
    let post = list["items"][0]["id"].as_i64().unwrap();
    let decision = format!("/p/{post}/decision");
    sveta
        .act(&decision, &[("do", "refuse"), ("note", "Not here.")])
        .await
        .is(422)
        .shows("Not here.</textarea>");
    marat.act(&decision, &[("do", "approve")]).await.is(403);
    let refusal = [("do", "refuse"), ("reason", "spam"), ("note", "Not here.")];
    sveta.act(&decision, &refusal).await.is(303);
    marat
        .get(&thread)
        .await
        .is(200)
        .shows("did not let this post through")
        .shows("Not here.");
    sveta.get("/s/town/waiting").await.shows("Nothing waits.");
    sveta.act(&decision, &[("do", "approve")]).await.is(409);
    aliya.get(&thread).await.is(404);
}

#[tokio::test]
async fn what_waits_can_be_taken_back() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let sveta = site.moderator(town, "sveta").await;
    let marat = site.stranger(town, "marat").await;
    let thread = starts(&marat, "A hasty word").await.is(303).location();
    let list = sveta.get("/api/v1/spaces/town/waiting").await.value();
    let post = list["items"][0]["id"].as_i64().unwrap();
    sveta
        .act(&format!("/p/{post}/deletions"), &[])
        .await
        .is(403);
    marat
        .act(&format!("/p/{post}/deletions"), &[])
        .await
        .is(303);
    marat.get(&thread).await.is(404);
    sveta.get("/s/town/waiting").await.shows("Nothing waits.");
    sveta
        .act(&format!("/p/{post}/decision"), &[("do", "approve")])
        .await
        .is(404);
}

#[tokio::test]
async fn nobody_decides_on_himself() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let marat = site.stranger(town, "marat").await;
    starts(&marat, "Written before").await.is(303);
    let marat = site.moderator(town, "marat").await;
    let list = marat.get("/api/v1/spaces/town/waiting").await.value();
    let post = list["items"][0]["id"].as_i64().unwrap();
    for word in [
        &[("do", "approve")][..],
        &[("do", "refuse"), ("reason", "spam")],
    ] {
        let decision = marat.act(&format!("/p/{post}/decision"), word).await;
        decision.is(403).shows("Nobody decides on himself.");
    }
}

#[tokio::test]
async fn nobody_waits_where_members_are_admitted() {
    let site = TestApp::start().await;
    for (slug, kind) in [("open", "restricted"), ("home", "private")] {
        let space = site.space(slug, kind).await;
        let marat = site.stranger(space, &format!("marat-{slug}")).await;
        let aliya = site.neighbour(space, &format!("aliya-{slug}")).await;
        let thread = marat
            .starts(&format!("/s/{slug}/talk"), "A first word", "Hello")
            .await;
        aliya
            .open(&format!("/t/{thread}"))
            .await
            .is(200)
            .shows("Hello");
    }
}

#[tokio::test]
async fn much_of_one_thing_makes_nobody_known() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let aliya = site.neighbour(town, "aliya").await;
    let (marat, dana) = (
        site.stranger(town, "marat").await,
        site.stranger(town, "dana").await,
    );
    let long = aliya.starts(TALK, "One long thread", "Root").await;
    for i in 0..6 {
        let title = format!("Short {i} of six");
        let short = aliya.starts(TALK, &title, "Root").await;
        for n in 0..6 {
            aliya.replies(long, None, &format!("Reply {n}")).await;
        }
        site.advance(minutes(2));
        marat.open(&format!("/t/{long}")).await.is(200);
        dana.open(&format!("/t/{short}")).await.is(200);
    }
    for (who, name, missing) in [
        (&marat, "marat", "4 more discussions"),
        (&dana, "dana", "24 more posts"),
    ] {
        let page = who.get(&format!("/u/{name}")).await;
        page.shows(missing).hides("more minutes");
        let id = site.person(name).await.unwrap();
        let person = site.app.db.read(move |c| accounts::person(c, id)).await;
        assert_eq!(person.unwrap().trust, 0, "{name}");
    }
}

#[tokio::test]
async fn a_new_member_becomes_known_by_reading_or_by_a_word() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let (aliya, sveta) = (
        site.neighbour(town, "aliya").await,
        site.moderator(town, "sveta").await,
    );
    let marat = site.stranger(town, "marat").await;
    let page = marat.get("/u/marat").await;
    page.shows("5 more discussions")
        .shows("30 more posts")
        .shows("10 more minutes");
    aliya.get("/u/marat").await.hides("more discussions");
    for i in 0..5 {
        let thread = aliya
            .starts(TALK, &format!("Thread {i} to read"), "Root")
            .await;
        for n in 0..5 {
            aliya.replies(thread, None, &format!("Reply {n}")).await;
        }
        site.advance(minutes(2));
        marat.open(&format!("/t/{thread}")).await.is(200);
    }
    // Two minutes at most count for a page: the first has none before it.
    marat
        .get("/u/marat")
        .await
        .shows("2 more minutes")
        .hides("more discussions");
    let last = aliya.starts(TALK, "One more to read", "Root").await;
    site.advance(minutes(30));
    marat.open(&format!("/t/{last}")).await.is(200);
    marat.get("/u/marat").await.hides("more minutes");
    let at_once = marat.starts(TALK, "Now I am known", "Hello").await;
    aliya.open(&format!("/t/{at_once}")).await.is(200);

    let dana = site.stranger(town, "dana").await;
    sveta
        .get("/s/town/members")
        .await
        .shows("/s/town/members/dana/vouch")
        .hides("marat/vouch");
    dana.act("/s/town/members/dana/vouch", &[]).await.is(403);
    sveta.act("/s/town/members/nobody/vouch", &[]).await.is(404);
    for _ in 0..2 {
        sveta.act("/s/town/members/dana/vouch", &[]).await.is(303);
    }
    let thread = dana.starts(TALK, "She is vouched for", "Hello").await;
    aliya.open(&format!("/t/{thread}")).await.is(200);
    let id = site.person("dana").await.unwrap();
    let known = site
        .app
        .db
        .read(move |c| accounts::person(c, id))
        .await
        .unwrap();
    assert_eq!(known.trust, 1);
}
