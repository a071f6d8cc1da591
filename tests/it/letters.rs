//! Letters about what happened: what becomes one, when it leaves, and how its reader gets fewer.

mod digest;
mod head;
mod settings;
mod stop;

use diesel::prelude::*;
use elab::accounts::{self, Preferences, Theme, Viewer};
use elab::base::paging::Seek;
use elab::base::{UserId, hours, minutes};
use elab::db::schema::{notices as rows, users};
use elab::mail::Kept;
use elab::notices::{self, Level, Prefs, Target};
use elab::spaces::Role;
use mail_parser::{Message, MessageParser};

use crate::app::TestApp;
use crate::people::Client;

/// Somebody as the site knows him, whether or not his session lasts.
async fn reader(who: &Client<'_>) -> Viewer {
    let id = who.site().person(&who.name).await.unwrap();
    let app = &who.site().app;
    let now = app.clock.now();
    let found = app.db.read(move |c| accounts::by_id(c, id, now, false));
    found.await.unwrap()
}

/// The letters that somebody has got, the oldest first.
async fn post(who: &Client<'_>) -> Vec<Kept> {
    let viewer = reader(who).await;
    let own = who
        .site()
        .app
        .db
        .read(move |c| accounts::own_profile(c, &viewer));
    let (_, address) = own.await.unwrap();
    who.site().mails_to(&address.unwrap())
}

async fn subjects(who: &Client<'_>) -> Vec<String> {
    let post = post(who).await.into_iter();
    post.map(|kept| kept.subject).collect()
}

/// The last letter's plain text.
async fn last(who: &Client<'_>) -> String {
    text(post(who).await.last().unwrap())
}

fn parsed(kept: &Kept) -> Message<'_> {
    MessageParser::default().parse(&kept.mime).unwrap()
}

fn text(kept: &Kept) -> String {
    let text = parsed(kept).body_text(0).unwrap().into_owned();
    text.replace("\r\n", "\n")
}

fn html(kept: &Kept) -> String {
    parsed(kept).body_html(0).unwrap().into_owned()
}

/// Lets ten minutes go by, and what is due leave.
async fn wait(site: &TestApp) {
    site.settle().await;
    site.advance(minutes(10));
    site.settle().await;
}

async fn wants(who: &Client<'_>, prefs: Prefs) {
    let viewer = reader(who).await;
    let write = who
        .site()
        .app
        .db
        .write(move |tx| notices::keep_prefs(tx, &viewer, &prefs));
    write.await.unwrap();
}

async fn lives(who: &Client<'_>, lang: &str, zone: &str) {
    let viewer = reader(who).await;
    let liked = Preferences {
        lang: lang.to_owned(),
        zone: zone.to_owned(),
        theme: Theme::Auto,
        shows_reading: false,
    };
    let write = who
        .site()
        .app
        .db
        .write(move |tx| accounts::change_preferences(tx, &viewer, &liked));
    write.await.unwrap();
}

async fn choose(who: &Client<'_>, target: Target, level: Level) {
    let viewer = reader(who).await;
    let write = who
        .site()
        .app
        .db
        .write(move |tx| notices::choose(tx, &viewer, target, level).map(drop));
    write.await.unwrap();
}

fn thread(id: i64) -> Target {
    Target::Thread(elab::base::ThreadId(id))
}

/// Notices that wait for a letter.
async fn waiting(site: &TestApp) -> i64 {
    let all = rows::table.filter(rows::mail_at.is_not_null());
    let count = site.app.db.read(move |c| Ok(all.count().get_result(c)?));
    count.await.unwrap()
}

/// A town where Aliya has asked about water and Marat lives too.
async fn town(site: &TestApp) -> (Client<'_>, Client<'_>, i64) {
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    site.settle().await;
    (aliya, marat, thread)
}

#[tokio::test]
async fn a_reply_becomes_one_letter_after_ten_minutes() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    marat.replies(thread, None, "In the *well*.").await;
    site.settle().await;
    site.advance(minutes(9));
    site.settle().await;
    assert!(
        post(&aliya).await.is_empty(),
        "it may be read in ten minutes"
    );
    site.advance(minutes(1));
    site.settle().await;
    site.settle().await;
    assert_eq!(subjects(&aliya).await, ["Re: [town] Water"]);
    let told = last(&aliya).await;
    for part in [
        "marat replies to you\n\nIn the well.",
        "/p/2",
        "Read and answer:",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(
        post(&marat).await.is_empty(),
        "nobody is told of his own acts"
    );
    site.advance(hours(48));
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 1, "once");
    assert_eq!(waiting(&site).await, 0);
}

#[tokio::test]
async fn one_letter_holds_all_that_is_new_in_a_thread() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    for text in [
        "In the well.",
        "Or in the river.",
        "Or in the sea.",
        "> Where is it?\n\nHere.",
    ] {
        marat.replies(thread, None, text).await;
        site.settle().await;
        site.advance(minutes(2));
    }
    let other = aliya.starts("/s/town/talk", "Roads", "And these?").await;
    marat.replies(other, None, "Over the hill.").await;
    wait(&site).await;
    assert_eq!(
        subjects(&aliya).await,
        ["Re: [town] Water", "Re: [town] Roads"]
    );
    let told = text(&post(&aliya).await[0]);
    for part in [
        "In the well.",
        "Or in the river.",
        "Or in the sea.",
        "> Where is it?\n\nHere.",
    ] {
        assert_eq!(told.matches(part).count(), 1, "{part}: {told}");
    }
    assert!(!told.contains("Over the hill"));
    marat.replies(thread, None, "Or in the sky.").await;
    wait(&site).await;
    let told = last(&aliya).await;
    assert!(
        told.contains("in the sky") && !told.contains("in the sea"),
        "{told}"
    );
}

#[tokio::test]
async fn what_was_read_muted_or_taken_away_by_then_is_dropped() {
    type Act = for<'a> fn(
        &'a TestApp,
        &'a Client<'a>,
        i64,
        i64,
    ) -> std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>;
    let acts: [(&str, Act); 7] = [
        ("read", |_, aliya, thread, _| {
            Box::pin(async move {
                aliya.get(&format!("/t/{thread}-water")).await.is(200);
            })
        }),
        ("muted", |_, aliya, id, _| {
            Box::pin(choose(aliya, thread(id), Level::Nothing))
        }),
        ("its author muted", |site, aliya, _, _| {
            Box::pin(async move {
                let marat = site.person("marat").await.unwrap();
                choose(aliya, Target::Person(marat), Level::Nothing).await;
            })
        }),
        ("removed", |site, _, _, post| {
            Box::pin(async move {
                let root = site.administrator().await;
                root.act(&format!("/p/{post}/removals"), &[("reason", "spam")])
                    .await
                    .is(303);
            })
        }),
        ("made private", |site, _, _, _| {
            Box::pin(async move {
                let root = site.administrator().await;
                let form = [
                    ("can_read", "moderator"),
                    ("can_reply", "moderator"),
                    ("can_start", "moderator"),
                ];
                let to = "/s/town/talk/settings";
                root.fill(to, to, &form).await.is(303);
            })
        }),
        ("not wanted", |_, aliya, _, _| {
            Box::pin(async move {
                wants(
                    aliya,
                    Prefs {
                        at_once: Vec::new(),
                        ..Prefs::default()
                    },
                )
                .await;
            })
        }),
        ("stopped", |_, aliya, _, _| {
            Box::pin(async move {
                wants(
                    aliya,
                    Prefs {
                        stopped: true,
                        ..Prefs::default()
                    },
                )
                .await;
            })
        }),
    ];
    for (what, act) in acts {
        let site = TestApp::start().await;
        let (aliya, marat, thread) = town(&site).await;
        let reply = marat.replies(thread, None, "In the well.").await;
        site.settle().await;
        assert_eq!(waiting(&site).await, 1, "{what}");
        act(&site, &aliya, thread, reply).await;
        wait(&site).await;
        site.advance(hours(24));
        site.settle().await;
        assert!(
            post(&aliya).await.is_empty(),
            "{what}: {:?}",
            subjects(&aliya).await
        );
        assert_eq!(waiting(&site).await, 0, "{what}");
    }
}

#[tokio::test]
async fn a_letter_that_could_not_leave_goes_with_the_post_that_it_holds() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    let other = aliya.starts("/s/town/talk", "Roads", "And these?").await;
    let reply = marat.replies(thread, None, "In the well.").await;
    marat.replies(other, None, "Over the hill.").await;
    site.settle().await;
    site.advance(minutes(10));
    let desk = elab::web::notices::desk(&site.app);
    notices::write_letters(&site.app.db, &desk).await.unwrap();
    let held = |rows: &[String]| {
        rows.iter()
            .filter(|row| row.contains("In the well"))
            .count()
    };
    assert_eq!(
        held(&site.rows().await["deliveries"]),
        1,
        "it waits for the relay"
    );
    let root = site.administrator().await;
    root.act(&format!("/p/{reply}/removals"), &[("reason", "spam")])
        .await
        .is(303);
    site.settle().await;
    assert_eq!(subjects(&aliya).await, ["Re: [town] Roads"]);
    assert_eq!(held(&site.rows().await["deliveries"]), 0);
}

#[tokio::test]
async fn an_address_that_is_not_confirmed_gets_none() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    let id = site.person("aliya").await.unwrap();
    let unconfirmed = site.app.db.write(move |tx| {
        let none = users::confirmed_at.eq(None::<elab::base::Instant>);
        Ok(diesel::update(users::table.find(id))
            .set(none)
            .execute(&mut **tx)?)
    });
    unconfirmed.await.unwrap();
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    assert!(post(&aliya).await.is_empty() && waiting(&site).await == 0);
}

#[tokio::test]
async fn what_is_over_the_days_budget_comes_in_one_letter_of_the_evening() {
    let site = TestApp::start().await;
    let (aliya, marat, _) = town(&site).await;
    let mut threads = Vec::new();
    for n in 0..9 {
        threads.push(
            aliya
                .starts("/s/town/talk", &format!("Well {n}"), "Is it deep?")
                .await,
        );
    }
    for thread in &threads {
        marat.replies(*thread, None, "Very deep.").await;
    }
    wait(&site).await;
    assert_eq!(post(&aliya).await.len(), 6, "six a day");
    assert_eq!(waiting(&site).await, 3);
    marat
        .replies(threads[0], None, "Nobody knows how deep.")
        .await;
    wait(&site).await;
    // It is 08:20; the letter comes at 18:00.
    site.advance(hours(9));
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 6);
    site.advance(minutes(40));
    site.settle().await;
    let subjects = subjects(&aliya).await;
    assert_eq!(subjects[6..], ["Public E-lab: your evening letter"]);
    let told = last(&aliya).await;
    for part in [
        "* Well 6 · town",
        "* Well 7 · town",
        "* Well 8 · town",
        "Nobody knows how deep.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("Well 5"), "{told}");
    // Another day, another budget: its day begins at midnight of his.
    marat.replies(threads[0], None, "As deep as that.").await;
    wait(&site).await;
    assert_eq!(post(&aliya).await.len(), 7, "not again this evening");
    site.advance(hours(24));
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 8);
    marat.replies(threads[0], None, "Or not.").await;
    site.settle().await;
    site.advance(hours(13));
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 9, "of the new day's budget");
}

#[tokio::test]
async fn with_a_budget_of_none_all_waits_for_the_evening() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    wants(
        &aliya,
        Prefs {
            budget: 0,
            evening: 20,
            ..Prefs::default()
        },
    )
    .await;
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    site.advance(hours(11));
    site.settle().await;
    assert!(post(&aliya).await.is_empty(), "19:10");
    site.advance(minutes(50));
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 1, "20:00");
}

#[tokio::test]
async fn quiet_hours_are_those_of_the_readers_zone() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    lives(&aliya, "en", "Asia/Almaty").await;
    // 17:00 in UTC is 22:00 in Almaty.
    site.advance(hours(9));
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    assert!(post(&aliya).await.is_empty(), "22:10 there");
    // 01:59 in UTC is 06:59 there.
    site.advance(hours(8) + minutes(49));
    site.settle().await;
    assert!(post(&aliya).await.is_empty(), "06:59 there");
    site.advance(minutes(1));
    site.settle().await;
    assert_eq!(subjects(&aliya).await, ["Re: [town] Water"]);
}

#[tokio::test]
async fn decisions_on_ones_posts_come_by_letter_and_safety_by_its_own() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.stranger(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let root = site.administrator().await;
    let thread = marat.starts("/s/town/talk", "Water", "Where is it?").await;
    let sent = aliya
        .act(
            &format!("/t/{thread}/posts"),
            &[("body", "Buy my water."), ("do", "publish")],
        )
        .await;
    let post_id = crate::people::number(&sent.is(303).location());
    wait(&site).await;
    assert!(last(&aliya).await.contains("Your post waits for approval"));
    root.act(&format!("/p/{post_id}/decision"), &[("do", "approve")])
        .await
        .is(303);
    wait(&site).await;
    assert!(last(&aliya).await.contains("Your post was approved"));
    root.act(&format!("/p/{post_id}/removals"), &[("reason", "spam")])
        .await
        .is(303);
    wait(&site).await;
    let told = last(&aliya).await;
    assert!(
        told.contains("A moderator removed your post") && !told.contains("Buy my"),
        "{told}"
    );
    assert_eq!(post(&aliya).await.len(), 3);
    // A new device is told on the site, and by no letter of this kind.
    site.member("aliya").await;
    let security = site.app.db.write(|tx| {
        let event = elab::events::Event::SecurityChanged {
            person: UserId(2),
            what: "password",
        };
        elab::events::record(tx, Some(UserId(2)), &event)
    });
    security.await.unwrap();
    wait(&site).await;
    assert_eq!(waiting(&site).await, 0);
    assert_eq!(post(&aliya).await.len(), 3);
}

#[tokio::test]
async fn each_chooses_what_comes_at_once() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    let town = site.space("village", "public").await;
    let dana = site.neighbour(town, "dana").await;
    choose(&dana, self::thread(thread), Level::All).await;
    marat.replies(thread, None, "In the well.").await;
    wait(&site).await;
    assert!(
        post(&dana).await.is_empty(),
        "what one follows waits for a digest"
    );
    let kinds = [notices::Kind::Post, notices::Kind::Reaction];
    wants(
        &dana,
        Prefs {
            at_once: kinds.into(),
            ..Prefs::default()
        },
    )
    .await;
    wants(
        &aliya,
        Prefs {
            at_once: kinds.into(),
            ..Prefs::default()
        },
    )
    .await;
    let before = post(&aliya).await.len();
    marat.replies(thread, None, "Look there.").await;
    marat
        .act("/p/1/reactions", &[("kind", "thanks")])
        .await
        .is(303);
    wait(&site).await;
    assert!(
        last(&dana)
            .await
            .contains("New post by marat\n\nLook there.")
    );
    let told = last(&aliya).await;
    assert!(
        told.contains("marat reacts to your post") && !told.contains("Look there"),
        "{told}"
    );
    assert_eq!(post(&aliya).await.len(), before + 1);
}

#[tokio::test]
async fn of_private_spaces_letters_say_no_more_than_that_there_is_something() {
    let site = TestApp::start().await;
    let town = site.space("vault", "private").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/vault/talk", "Salaries", "How much?").await;
    marat.replies(thread, None, "Too little.").await;
    wait(&site).await;
    let kept = post(&aliya).await;
    assert_eq!(
        subjects(&aliya).await,
        ["Re: [vault] New in a private community"]
    );
    let raw = String::from_utf8(kept[0].mime.clone()).unwrap();
    for all in [text(&kept[0]), html(&kept[0]), raw] {
        for word in ["Salaries", "Too little", "marat"] {
            assert!(!all.contains(word), "{word}: {all}");
        }
    }
    assert!(text(&kept[0]).contains(&format!("/t/{thread}")));
    wants(
        &aliya,
        Prefs {
            private_text: true,
            ..Prefs::default()
        },
    )
    .await;
    marat.replies(thread, None, "More is better.").await;
    wait(&site).await;
    assert!(last(&aliya).await.contains("More is better."));
    assert_eq!(subjects(&aliya).await[1], "Re: [vault] Salaries");
    // Who has left is told nothing more.
    marat.replies(thread, None, "Nothing is best.").await;
    site.settle().await;
    let (out, root) = (
        aliya.viewer().await.id().unwrap(),
        site.administrator().await.viewer().await,
    );
    let asking = site
        .app
        .db
        .write(move |tx| elab::spaces::settle(tx, &root, town, out, Role::Asking));
    asking.await.unwrap();
    wait(&site).await;
    assert_eq!(post(&aliya).await.len(), 2);
}

#[tokio::test]
async fn a_notice_is_in_a_letter_once_however_often_the_worker_runs() {
    let site = TestApp::start().await;
    let (aliya, marat, thread) = town(&site).await;
    marat.replies(thread, None, "In the well.").await;
    site.settle().await;
    site.advance(minutes(10));
    let desk = elab::web::notices::desk(&site.app);
    let (one, two) = tokio::join!(
        notices::write_letters(&site.app.db, &desk),
        notices::write_letters(&site.app.db, &desk)
    );
    assert!(one.unwrap() + two.unwrap() >= 1);
    site.settle().await;
    assert_eq!(post(&aliya).await.len(), 1);
    let viewer = aliya.viewer().await;
    let list = site
        .app
        .db
        .read(move |c| notices::notices(c, &viewer, &Seek::First));
    assert!(!list.await.unwrap().items[0].read, "a letter is no reading");
}
