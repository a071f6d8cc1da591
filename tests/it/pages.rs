//! Pages that visitors share: what they show is never older than what has happened, and never somebody's own.

mod beside;
mod spared;

use std::sync::Arc;

use bytes::Bytes;
use diesel::prelude::*;
use elab::app::App;
use elab::base::{ThreadId, seconds};
use elab::db::schema::threads;
use elab::i18n::Lang;
use elab::pages::{Asked, Make, Pages, Topic};

use crate::app::TestApp;
use crate::people::{Answer, Client, together};

/// A visitor whose pages are made for him alone: what he brings is no session, and none can tell.
fn unshared(site: &TestApp) -> Client<'_> {
    let visitor = site.visitor();
    visitor.set_cookie("elab", "of-a-session-that-never-was");
    visitor
}

/// Pages with everything that changes in this test.
const PAGES: [&str; 14] = [
    "/",
    "/about",
    "/s/town",
    "/s/town/about",
    "/s/town/talk",
    "/s/town/talk?sort=newest",
    "/s/town/news",
    "/s/town/tags",
    "/s/town/tags/1",
    "/t/1",
    "/t/1?view=time",
    "/t/1?root=2",
    "/p/2/history",
    "/u/aliya",
];

/// The posts of a page, which are the same for all readers who may do the same.
fn posts(page: &Answer) -> &str {
    let from = page.body.find("<section>").unwrap();
    let to = page.body.find("<live-updates").unwrap();
    &page.body[from..to]
}

/// All pages, shared and unshared, must be the same, and what members are shown must be what is.
async fn agree(town: &Town<'_>, after: &str) {
    let (shared, own) = (town.site.visitor(), unshared(&town.twin));
    for path in ["/t/1", "/t/1?view=time", "/t/1?root=2"] {
        for member in [&town.root, &town.aliya, &town.marat, &town.dana] {
            for _ in 0..2 {
                let seen = member.open(path).await.is(200);
                let is = member.on(&town.twin).open(path).await.is(200);
                let who = &member.name;
                assert!(
                    posts(&seen) == posts(&is),
                    "{after}: {path}, {who}: {}",
                    posts(&seen)
                );
            }
        }
    }
    for path in PAGES {
        // Twice: what is made and what is kept.
        let first = shared.open(path).await;
        let again = shared.open(path).await;
        let fresh = own.open(path).await;
        assert_eq!(
            (first.status, again.status),
            (fresh.status, fresh.status),
            "{after}: {path}"
        );
        assert!(
            first.body == fresh.body,
            "{after}: {path} is old:\n{}",
            first.body
        );
        assert!(again.body == fresh.body, "{after}: {path} is kept too long");
    }
}

/// What it is, who does it, and how.
type Act<'a> = (&'a str, &'a Client<'a>, &'a str, &'a [(&'a str, &'a str)]);

struct Town<'a> {
    site: &'a TestApp,
    twin: TestApp,
    root: Client<'a>,
    aliya: Client<'a>,
    marat: Client<'a>,
    /// Reads in another language and another zone.
    dana: Client<'a>,
    thread: i64,
    post: i64,
}

async fn town(site: &TestApp) -> Town<'_> {
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.moderator(town, "marat").await;
    let dana = site.neighbour(town, "dana").await;
    let far = [
        ("display_name", "Dana"),
        ("lang", "kk"),
        ("zone", "Asia/Almaty"),
        ("theme", "auto"),
    ];
    dana.act("/settings", &far).await.is(303);
    let thread = aliya
        .starts("/s/town/talk", "A dry well", "It is dry")
        .await;
    let post = marat.replies(thread, None, "Which well").await;
    let root = site.administrator().await;
    Town {
        twin: site.forgetful_twin().await,
        site,
        root,
        aliya,
        marat,
        dana,
        thread,
        post,
    }
}

#[tokio::test]
async fn whatever_happens_is_on_the_shared_pages_at_once() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let (root, aliya, marat) = (&town.root, &town.aliya, &town.marat);
    assert_eq!(
        (town.thread, town.post),
        (1, 2),
        "the pages above name them"
    );
    agree(&town, "nothing").await;

    marat
        .act("/s/town/tags", &[("name", "Water")])
        .await
        .is(303);
    agree(&town, "a tag").await;
    let acts: [Act<'_>; 18] = [
        (
            "a reply",
            aliya,
            "/t/1/posts",
            &[("body", "By the school"), ("do", "publish")],
        ),
        ("tags", aliya, "/t/1/tags", &[("tags", "Water")]),
        (
            "a tag's name",
            marat,
            "/s/town/tags/1/settings",
            &[("name", "Wells")],
        ),
        ("a reaction", aliya, "/p/2/reactions", &[("kind", "agree")]),
        (
            "a change",
            marat,
            "/p/2/revisions",
            &[
                ("base", "1"),
                ("body", "Which well is it"),
                ("do", "publish"),
            ],
        ),
        (
            "a removal",
            marat,
            "/p/3/removals",
            &[("reason", "off_topic")],
        ),
        ("its end", marat, "/p/3/restorations", &[]),
        ("taken back", aliya, "/p/3/deletions", &[]),
        ("brought back", aliya, "/p/3/restorations", &[]),
        ("a lock", marat, "/t/1/lock", &[("reason", "Let us wait.")]),
        ("no lock", marat, "/t/1/lock/end", &[]),
        ("a pin", marat, "/t/1/pin", &[("pinned", "2026-03-05")]),
        (
            "a second thread",
            aliya,
            "/s/town/talk/threads",
            &[("title", "Second"), ("body", "More"), ("do", "publish")],
        ),
        ("a move", marat, "/t/1/moves", &[("forum", "2")]),
        (
            "a name",
            aliya,
            "/settings",
            &[
                ("display_name", "Aliya the Great"),
                ("lang", "en"),
                ("zone", "UTC"),
                ("theme", "auto"),
            ],
        ),
        (
            "a space",
            root,
            "/s/town/settings",
            &[
                ("name", "Our town"),
                ("slug", "town"),
                ("kind", "public"),
                ("aim", "To act."),
                ("lang", "en"),
            ],
        ),
        (
            "a forum",
            root,
            "/s/town/talk/settings",
            &[
                ("name", "All talk"),
                ("slug", "talk"),
                ("position", "0"),
                ("can_read", "visitor"),
                ("can_reply", "member"),
                ("can_start", "member"),
            ],
        ),
        (
            "a purge",
            root,
            "/p/3/purges",
            &[("reason", "private_data")],
        ),
    ];
    let mut refused = Vec::new();
    for (name, who, path, fields) in acts {
        let sent = who.act(path, fields).await;
        if sent.status != 303 {
            refused.push(format!("{name}: {} {}", sent.status, sent.body));
        }
        agree(&town, name).await;
    }
    assert!(refused.is_empty(), "{}", refused.join("\n\n"));
}

#[tokio::test]
async fn a_space_that_closes_is_closed_at_once() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let visitor = site.visitor();
    visitor.open("/t/1").await.is(200);
    let fields = [
        ("name", "Town"),
        ("slug", "town"),
        ("kind", "private"),
        ("aim", "To talk."),
        ("lang", "en"),
    ];
    town.root.act("/s/town/settings", &fields).await.is(303);
    for path in ["/t/1-a-dry-well", "/s/town", "/s/town/talk", "/p/2/history"] {
        visitor.get(path).await.is(404);
    }
    visitor.get("/").await.is(200).hides("A dry well");
}

#[tokio::test]
async fn a_page_is_made_once_and_again_when_a_minute_has_passed() {
    let site = TestApp::start().await;
    town(&site).await;
    let visitor = site.visitor();
    let first = visitor.open("/t/1").await.is(200);
    let tag = first.header("etag").unwrap().to_owned();
    // Nobody says that this has happened: it shows which page is a new one.
    let rename = |title: &'static str| {
        site.app.db.write(move |tx| {
            diesel::update(threads::table.find(ThreadId(1)))
                .set(threads::title.eq(title))
                .execute(&mut **tx)?;
            Ok(())
        })
    };
    rename("A full well").await.unwrap();
    let path = "/t/1-a-dry-well";
    for _ in 0..3 {
        let same = visitor
            .get(&format!("{path}?utm_source=letter"))
            .await
            .is(200);
        assert_eq!(
            (same.header("etag"), &same.body),
            (Some(tag.as_str()), &first.body)
        );
    }
    // Who asks in another way is given nothing of it.
    unshared(&site).get(path).await.is(200).shows("A full well");
    let russian = visitor
        .send("GET", path, &[("accept-language", "ru")], "")
        .await;
    assert!(russian.body.contains("<html lang=\"ru\"") && russian.body.contains("A full well"));
    visitor
        .get(&format!("{path}?view=time"))
        .await
        .shows("A full well");

    for known in [
        tag.clone(),
        format!("\"a\", {tag}"),
        "*".to_owned(),
        tag.replace("W/", ""),
    ] {
        let none = visitor
            .send("GET", path, &[("if-none-match", &known)], "")
            .await
            .is(304);
        assert_eq!(
            (none.body.as_str(), none.header("etag")),
            ("", Some(tag.as_str()))
        );
    }
    visitor
        .send("GET", path, &[("if-none-match", "W/\"x\"")], "")
        .await
        .is(200);

    site.advance(seconds(59));
    visitor.get(path).await.shows("A dry well");
    site.advance(seconds(1));
    visitor.get(path).await.is(200).shows("A full well");
}

#[tokio::test]
async fn no_spelling_of_an_address_puts_its_page_in_the_place_of_another() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let (visitor, own) = (site.visitor(), unshared(&town.twin));
    let late = "a=1&".repeat(200) + "view=time";
    for (path, odd, plain) in [
        ("/t/1-a-dry-well", "%76iew=time", ""),
        ("/t/1-a-dry-well", "%72oot=2", ""),
        ("/t/1-a-dry-well", "%61fter=x", ""),
        ("/t/1-a-dry-well", "%76iew=tree&view=time", "view=time"),
        ("/t/1-a-dry-well", late.as_str(), "view=time"),
        ("/s/town/talk", "%73ort=new", ""),
        ("/s/town/talk", "%61fter=x", ""),
        ("/b", "%61fter=x", ""),
    ] {
        let (odd, plain) = (format!("{path}?{odd}"), format!("{path}?{plain}"));
        for method in ["GET", "HEAD"] {
            // Nothing is kept so long.
            site.advance(seconds(60));
            visitor.send(method, &odd, &[], "").await.is(200);
            for asked in [&plain, &odd] {
                let shared = visitor.get(asked).await.is(200);
                let is = own.get(asked).await.is(200);
                assert!(
                    shared.body == is.body,
                    "{asked} after {method} {odd}:\n{}",
                    shared.body
                );
            }
        }
    }
}

#[tokio::test]
async fn another_word_for_a_number_leads_on_to_the_page_that_is_kept() {
    let site = TestApp::start().await;
    town(&site).await;
    let visitor = site.visitor();
    for (odd, plain) in [
        ("/t/1-a-dry-well/board", "/t/1/board"),
        ("/p/2-junk/history?after=x", "/p/2/history"),
    ] {
        let answer = visitor.get(odd).await.is(301);
        assert_eq!(answer.location(), plain, "{odd}");
        visitor.get(plain).await.is(200);
    }
    for no_number in ["/t/01/board", "/p/+2/history"] {
        visitor.get(no_number).await.is(404);
    }
}

#[tokio::test]
async fn nobody_is_shown_the_page_of_another() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    let visitor = site.visitor();
    // Pages of people who have signed in carry their menu.
    let names = |page: &Answer| page.body.contains("<a href=\"/settings\"");
    town.marat
        .act("/s/town/tags", &[("name", "Water")])
        .await
        .is(303);
    for path in PAGES {
        town.marat.open(path).await;
        let shared = visitor.open(path).await.is(200);
        assert!(!names(&shared), "{path} after a member");
        let own = town.marat.open(path).await;
        assert_eq!(own.header("cache-control"), Some("no-store"), "{path}");
        assert!(own.header("etag").is_none() && names(&own), "{path}");
    }
}

fn name(path: &str) -> (String, Lang) {
    (path.to_owned(), Lang::En)
}

async fn make<'a>(pages: &'a Pages, app: &App, path: &str) -> Make<'a> {
    pages.hear(&app.db).await.unwrap();
    match pages.ask(&app.db, name(path)).await {
        Asked::Make(make) => make,
        Asked::Kept(_) => panic!("{path} is kept"),
        Asked::Alone => panic!("{path} is made alone"),
    }
}

async fn is_kept(pages: &Pages, app: &App, path: &str) -> bool {
    matches!(pages.ask(&app.db, name(path)).await, Asked::Kept(_))
}

#[tokio::test]
async fn many_who_want_one_page_have_it_made_once() {
    let site = TestApp::start().await;
    let pages = Pages::new(1 << 20);
    let making = make(&pages, &site.app, "/t/1").await;
    let ask = || async { pages.ask(&site.app.db, name("/t/1")).await };
    let mut waiting: Vec<_> = (0..20).map(|_| Box::pin(ask())).collect();
    let none = tokio::time::timeout(std::time::Duration::from_millis(50), &mut waiting[0]);
    assert!(none.await.is_err(), "the others wait");
    let done = async {
        tokio::task::yield_now().await;
        making.keep(Bytes::from_static(b"page"), Vec::new());
    };
    let (answers, ()) = futures_join(together(waiting), done).await;
    assert!(answers.iter().all(|asked| matches!(asked, Asked::Kept(_))));

    // Where it cannot be kept each makes his own, and no row of readers waits.
    let making = make(&pages, &site.app, "/t/2").await;
    let ask = || async { pages.ask(&site.app.db, name("/t/2")).await };
    let waiting: Vec<_> = (0..3).map(|_| Box::pin(ask())).collect();
    let done = async {
        tokio::task::yield_now().await;
        making.share_nothing();
    };
    let (answers, ()) = futures_join(together(waiting), done).await;
    assert!(answers.iter().all(|asked| matches!(asked, Asked::Alone)));
    drop(make(&pages, &site.app, "/t/2").await);
}

/// What twenty who ask for a page come to while its maker goes away, and each of them who makes it `keeps` it or not.
async fn left_alone(keeps: bool) -> Vec<&'static str> {
    let site = TestApp::start().await;
    let pages = Pages::new(1 << 20);
    let making = make(&pages, &site.app, "/t/1").await;
    let ask = || async {
        match pages.ask(&site.app.db, name("/t/1")).await {
            Asked::Kept(_) => "shown",
            Asked::Alone => "alone",
            Asked::Make(make) => {
                tokio::task::yield_now().await;
                if keeps {
                    make.keep(Bytes::from_static(b"page"), Vec::new());
                }
                "made"
            }
        }
    };
    let asking: Vec<_> = (0..20).map(|_| Box::pin(ask())).collect();
    let gone = async {
        tokio::task::yield_now().await;
        drop(making);
    };
    let (mut answers, ()) = futures_join(together(asking), gone).await;
    answers.sort_unstable();
    answers
}

#[tokio::test]
async fn when_a_maker_goes_away_one_of_those_who_wait_makes_the_page() {
    let answers = left_alone(true).await;
    assert_eq!(answers, [vec!["made"], vec!["shown"; 19]].concat());
    // After the second who went away nobody waits for a third.
    let answers = left_alone(false).await;
    assert_eq!(answers, [vec!["alone"; 18], vec!["made"; 2]].concat());
}

#[tokio::test]
async fn nobody_waits_for_ever_for_what_another_makes() {
    let site = TestApp::start().await;
    let pages = Pages::new(1 << 20);
    let _never_done = make(&pages, &site.app, "/t/1").await;
    let asked = pages.ask(&site.app.db, name("/t/1")).await;
    assert!(matches!(asked, Asked::Alone));
}

/// Both, at once.
async fn futures_join<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    tokio::join!(a, b)
}

#[tokio::test]
async fn what_happens_while_a_page_is_made_makes_it_old() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    site.settle().await;
    let pages = Pages::new(1 << 20);
    let shows = |thread| vec![Topic::Thread(ThreadId(thread))];
    let making = make(&pages, &site.app, "/t/1").await;
    let other = make(&pages, &site.app, "/t/9").await;
    town.aliya
        .replies(town.thread, None, "While it is made")
        .await;
    pages.hear(&site.app.db).await.unwrap();
    making.keep(Bytes::from_static(b"old"), shows(1));
    other.keep(Bytes::from_static(b"of another thread"), shows(9));
    assert!(!is_kept(&pages, &site.app, "/t/1").await);
    assert!(is_kept(&pages, &site.app, "/t/9").await);
}

#[tokio::test]
async fn another_node_hears_of_it_by_the_log() {
    let site = TestApp::start().await;
    let town = town(&site).await;
    site.settle().await;
    // A second program on the same database knows nothing of the first one's commits.
    let other = Arc::new(App::open(site.app.config.clone(), site.clock.clone()).unwrap());
    let pages = Pages::new(1 << 20);
    for path in ["/t/1", "/t/9"] {
        let thread = path.rsplit('/').next().unwrap().parse().unwrap();
        let making = make(&pages, &other, path).await;
        making.keep(
            Bytes::from_static(b"page"),
            vec![Topic::Thread(ThreadId(thread))],
        );
    }
    // On PostgreSQL its number comes later: it is heard of without one, and once more with it.
    town.aliya
        .replies(town.thread, None, "On the first node")
        .await;
    pages.hear(&other.db).await.unwrap();
    assert!(!is_kept(&pages, &other, "/t/1").await);
    assert!(is_kept(&pages, &other, "/t/9").await);
    other.db.close();
}

#[tokio::test]
async fn pages_take_no_more_room_than_they_may() {
    let site = TestApp::start().await;
    let pages = Pages::new(100_000);
    let kept = || async {
        let mut found = 0;
        for n in 0..50 {
            found += usize::from(is_kept(&pages, &site.app, &format!("/t/{n}")).await);
        }
        found
    };
    for n in 0..50 {
        let making = make(&pages, &site.app, &format!("/t/{n}")).await;
        making.keep(vec![b'x'; 10_000].into(), Vec::new());
    }
    let most = kept().await;
    assert!((4..=10).contains(&most), "{most} of ten that have room");
    site.advance(seconds(60));
    pages.sweep(site.app.db.now());
    assert_eq!(kept().await, 0);
    let none = Pages::new(0);
    assert!(matches!(
        none.ask(&site.app.db, name("/")).await,
        Asked::Alone
    ));
}
