//! Who is told of what: kinds, levels, grouping, reading, rights, and that nobody is told twice.

mod once;
mod pages;

use diesel::prelude::*;
use elab::base::paging::Seek;
use elab::base::{ThreadId, days, minutes};
use elab::db::schema::{events, follows, notices as rows};
use elab::notices::{self, Level, Notice, Target};
use elab::threads;

use crate::app::TestApp;
use crate::people::Client;

/// What somebody is told, the newest first: kinds and counts.
async fn told(who: &Client<'_>) -> Vec<String> {
    let all = list(who).await;
    let word = |one: &Notice| match one.count {
        1 => one.kind.as_str().to_owned(),
        n => format!("{} {n}", one.kind.as_str()),
    };
    all.iter().map(word).collect()
}

async fn list(who: &Client<'_>) -> Vec<Notice> {
    let (viewer, site) = (who.viewer().await, who.site());
    let seek = Seek::First;
    let page = site
        .app
        .db
        .read(move |c| notices::notices(c, &viewer, &seek))
        .await;
    page.unwrap().items
}

/// The number at the bell of the home page; 0 without one.
async fn bell(who: &Client<'_>) -> i64 {
    let page = who.get("/").await.is(200).body;
    let count = page.split("class=\"count\" aria-hidden=\"true\">").nth(1);
    count.map_or(0, |rest| rest.split('<').next().unwrap().parse().unwrap())
}

async fn choose(who: &Client<'_>, target: Target, level: Level) {
    let fields = [
        ("target", target.to_string()),
        ("level", level.as_str().to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    who.act("/follows", &fields).await.is(303);
}

/// A thread, its forum and its space, as what one may follow.
async fn places(site: &TestApp, thread: i64) -> [Target; 3] {
    let root = site.administrator().await.viewer().await;
    let found = site
        .app
        .db
        .read(move |c| threads::find(c, &root, ThreadId(thread)));
    let found = found.await.unwrap();
    [
        Target::Thread(found.thread.id),
        Target::Forum(found.forum.id),
        Target::Space(found.space.id),
    ]
}

#[tokio::test]
async fn who_is_named_quoted_or_answered_is_told_once_by_the_strongest() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let dana = site.neighbour(town, "dana").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    let post = marat
        .replies(thread, None, "In the well, @dana says.")
        .await;
    site.settle().await;
    assert_eq!(told(&aliya).await, ["reply"]);
    assert_eq!(told(&dana).await, ["mention"]);
    assert!(
        told(&marat).await.is_empty(),
        "nobody is told of his own acts"
    );

    let both = format!("> [@marat](/p/{post}):\n> In the well\n\n@marat is wrong.");
    dana.replies(thread, Some(post), &both).await;
    site.settle().await;
    assert_eq!(
        told(&marat).await,
        ["mention"],
        "named, quoted and answered at once"
    );
    assert_eq!(
        told(&aliya).await,
        ["post", "reply"],
        "who started it follows it"
    );

    let quote = format!("> [@marat](/p/{post}):\n> In the well\n\nYes.");
    aliya.replies(thread, None, &quote).await;
    site.settle().await;
    assert_eq!(told(&marat).await, ["quote", "mention"]);
    assert_eq!(
        told(&dana).await,
        ["post", "mention"],
        "who has written follows it"
    );
}

#[tokio::test]
async fn each_level_of_each_place_lets_through_what_it_says() {
    use Level::{All, Direct, Nothing};
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let marat = site.neighbour(town, "marat").await;
    let aliya = site.neighbour(town, "aliya").await;
    let author = Target::Person(site.person("marat").await.unwrap());
    let thread = marat.starts("/s/town/talk", "Water", "Where is it?").await;
    let [here, forum, space] = places(&site, thread).await;
    // What she has chosen, then what she is told of: a mention, a post, a new discussion.
    type Line<'a> = (&'a [(Target, Level)], &'a [&'a str]);
    let table: &[Line<'_>] = &[
        (&[], &["mention"]),
        (&[(space, Nothing)], &[]),
        (&[(space, All)], &["mention", "thread"]),
        (&[(space, All), (forum, Nothing)], &[]),
        (&[(space, All), (forum, Direct)], &["mention"]),
        (&[(forum, All)], &["mention", "thread"]),
        (&[(forum, Nothing), (here, Direct)], &["mention"]),
        (&[(forum, Nothing), (here, All)], &["mention", "post"]),
        (&[(forum, All), (here, Nothing)], &["thread"]),
        (&[(here, All)], &["mention", "post"]),
        (&[(here, All), (author, Nothing)], &[]),
        (&[(author, All)], &["mention", "thread"]),
        (&[(space, Nothing), (author, All)], &["thread"]),
    ];
    for (chosen, want) in table {
        site.advance(days(1));
        for target in [here, forum, space, author] {
            choose(&aliya, target, Direct).await;
        }
        forget(&site).await;
        for (target, level) in *chosen {
            choose(&aliya, *target, *level).await;
        }
        marat.replies(thread, None, "Ask @aliya about it.").await;
        marat.replies(thread, None, "Or the mayor.").await;
        marat.starts("/s/town/talk", "Roads", "And these?").await;
        site.settle().await;
        let mut got = told(&aliya).await;
        got.reverse();
        assert_eq!(got, *want, "{chosen:?}");
        clear(&site).await;
    }
}

/// Forgets what was chosen as what is usual: a choice for a wider place counts then.
async fn forget(site: &TestApp) {
    let usual = follows::table.filter(follows::level.eq("direct"));
    let done = site.app.db.write(move |tx| {
        diesel::delete(usual).execute(&mut **tx)?;
        Ok(())
    });
    done.await.unwrap();
}

async fn clear(site: &TestApp) {
    let done = site.app.db.write(|tx| {
        diesel::delete(rows::table).execute(&mut **tx)?;
        Ok(())
    });
    done.await.unwrap();
}

#[tokio::test]
async fn a_tag_and_a_person_are_followed_from_their_pages_and_changed_on_one() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let root = site.administrator().await;
    root.act("/s/town/tags", &[("name", "Rivers")])
        .await
        .is(303);
    let list = root.get("/s/town/tags").await.body;
    let tag = &list[list.find("/s/town/tags/").unwrap()..];
    let tag = tag.split('"').next().unwrap().to_owned();
    let marat = site.neighbour(town, "marat").await;
    let aliya = site.neighbour(town, "aliya").await;
    let list = aliya.get("/settings/follows").await.is(200);
    list.shows("You follow and mute nothing yet");
    for (page, pressed) in [
        (tag.as_str(), "All"),
        ("/u/marat", "Follow"),
        ("/s/town/talk", "All"),
        ("/s/town", "All"),
    ] {
        let shown = aliya.get(page).await.is(200).well_formed();
        assert!(!shown.body.contains(&pressed_button(pressed)), "{page}");
        let target = shown.field("/follows", "target");
        let token = shown.field("/follows", "token");
        let fields = [
            ("token", token),
            ("target", target),
            ("level", "all".into()),
        ];
        let fields = fields.map(|(n, v): (&str, String)| (n.to_owned(), v));
        let back = aliya.post("/follows", &fields).await.is(303).location();
        assert_eq!(back, page);
        aliya.get(page).await.shows(&pressed_button(pressed));
    }
    assert!(
        !aliya
            .get("/u/aliya")
            .await
            .is(200)
            .body
            .contains("\"/follows\"")
    );
    assert!(
        !site
            .visitor()
            .get("/u/marat")
            .await
            .is(200)
            .body
            .contains("\"/follows\"")
    );

    let fields = [
        ("title", "The Ishim"),
        ("body", "Is high."),
        ("tags", "Rivers"),
        ("do", "publish"),
    ];
    marat.act("/s/town/talk/threads", &fields).await.is(303);
    site.settle().await;
    assert_eq!(told(&aliya).await, ["thread"], "four reasons, one notice");

    let list = aliya.get("/settings/follows").await.is(200).well_formed();
    let list = list.shows("Rivers").shows("/u/marat").shows("/s/town/talk");
    assert_eq!(list.body.matches("aria-pressed=\"true\"").count(), 4);
    let person = format!("person-{}", site.person("marat").await.unwrap());
    let fields = [
        ("target", person.as_str()),
        ("level", "direct"),
        ("next", "/settings/follows"),
    ];
    let back = aliya.act("/follows", &fields).await.is(303).location();
    assert_eq!(back, "/settings/follows");
    aliya.get("/settings/follows").await.hides("/u/marat");
}

fn pressed_button(words: &str) -> String {
    format!("aria-pressed=\"true\">{words}</button>")
}

#[tokio::test]
async fn what_is_done_to_a_post_is_told_to_its_author_whatever_he_has_muted() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let root = site.administrator().await;
    let marat = site.stranger(town, "marat").await;
    let [_, _, space] = {
        let thread = root.starts("/s/town/talk", "Water", "Where?").await;
        site.settle().await;
        places(&site, thread).await
    };
    choose(&marat, space, Level::Nothing).await;
    let thread = list_threads(&site).await;
    let post = marat.replies(thread, None, "First words.").await;
    choose(&marat, Target::Thread(ThreadId(thread)), Level::Nothing).await;
    site.settle().await;
    assert_eq!(told(&marat).await, ["held"]);
    let (approve, remove) = (format!("/p/{post}/decision"), format!("/p/{post}/removals"));
    root.act(&approve, &[("do", "approve")]).await.is(303);
    let why = [("reason", "spam"), ("clause", "2"), ("note", "")];
    root.act(&remove, &why).await.is(303);
    site.settle().await;
    assert_eq!(told(&marat).await, ["removed", "approved", "held"]);
    let notice = list(&marat).await.remove(0);
    assert_eq!((notice.fact.as_str(), notice.text), ("spam", None));
    root.act(&format!("/p/{post}/restorations"), &[])
        .await
        .is(303);
    site.settle().await;
    assert_eq!(
        told(&marat).await,
        ["restored", "removed", "approved", "held"]
    );
    marat
        .act(&format!("/p/{post}/deletions"), &[])
        .await
        .is(303);
    site.settle().await;
    assert_eq!(told(&marat).await.len(), 4, "he has done it himself");

    let second = marat.replies(thread, None, "More words.").await;
    root.act(&format!("/p/{second}/removals"), &why)
        .await
        .is(303);
    root.act(
        &format!("/p/{second}/purges"),
        &[("reason", "spam"), ("note", "")],
    )
    .await
    .is(303);
    site.settle().await;
    assert_eq!(told(&marat).await[..2], ["removed", "removed"]);
}

/// The only thread that there is.
async fn list_threads(site: &TestApp) -> i64 {
    use elab::db::schema::threads::dsl;
    let id = site
        .app
        .db
        .read(|c| Ok(dsl::threads.select(dsl::id).first::<i64>(c)?));
    id.await.unwrap()
}

#[tokio::test]
async fn a_refused_first_post_is_told_with_its_reason() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let root = site.administrator().await;
    let marat = site.stranger(town, "marat").await;
    let thread = root.starts("/s/town/talk", "Water", "Where?").await;
    let post = marat.replies(thread, None, "Buy now.").await;
    let no = [("do", "refuse"), ("reason", "spam"), ("note", "")];
    root.act(&format!("/p/{post}/decision"), &no).await.is(303);
    site.settle().await;
    assert_eq!(told(&marat).await, ["refused", "held"]);
    assert!(told(&root).await.is_empty(), "nobody else hears of it");
    let notice = list(&marat).await.remove(0);
    let lead = format!("/notices/{}", notice.id);
    let to = marat.get(&lead).await.is(302).location();
    assert_eq!(to, format!("/p/{post}"));
    let seen = marat.open(&to).await.is(200);
    seen.shows("Buy now.");
    assert_eq!(bell(&marat).await, 0, "the page showed the other");
}

#[tokio::test]
async fn three_alike_within_two_hours_become_one_that_counts_them() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    let say = async |text: &str| {
        let post = marat.replies(thread, None, text).await;
        site.settle().await;
        post
    };
    let first = say("One").await;
    say("Two").await;
    assert_eq!(
        (told(&aliya).await, bell(&aliya).await),
        (vec!["reply".to_owned(); 2], 2)
    );
    say("Three").await;
    assert_eq!(
        (told(&aliya).await, bell(&aliya).await),
        (vec!["reply 3".to_owned()], 1)
    );
    say("Four").await;
    assert_eq!(told(&aliya).await, ["reply 4"]);
    aliya
        .get("/notices")
        .await
        .shows("4 replies to you, the last by marat");
    site.advance(minutes(121));
    say("Five").await;
    assert_eq!(
        told(&aliya).await,
        ["reply", "reply 4"],
        "too late for those"
    );
    let old = list(&aliya).await.remove(1);
    let to = aliya.get(&format!("/notices/{}", old.id)).await.is(302);
    assert_eq!(to.location(), format!("/p/{first}"), "where they begin");
    assert_eq!(bell(&aliya).await, 1);
    let unread = rows::table.filter(rows::read_at.is_null()).count();
    let unread = site.app.db.read(move |c| Ok(unread.get_result::<i64>(c)?));
    assert_eq!(
        unread.await.unwrap(),
        1,
        "those it stood for are read with it"
    );
}

#[tokio::test]
async fn reactions_ring_once_a_person_and_are_gone_when_all_are_taken_back() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let dana = site.neighbour(town, "dana").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    let post = marat.replies(thread, None, "In the well.").await;
    let (on, off) = (
        format!("/p/{post}/reactions"),
        format!("/p/{post}/reactions/end"),
    );
    for path in [&on, &off, &on] {
        aliya.act(path, &[("kind", "agree")]).await.is(303);
        site.settle().await;
    }
    assert_eq!(
        told(&marat).await,
        ["reaction"],
        "on, off and on again rings once"
    );
    dana.act(&on, &[("kind", "thanks")]).await.is(303);
    site.settle().await;
    assert_eq!(told(&marat).await, ["reaction 2"]);
    assert_eq!(bell(&marat).await, 1);
    for (who, kind) in [(&aliya, "agree"), (&dana, "thanks")] {
        who.act(&off, &[("kind", kind)]).await.is(303);
    }
    site.settle().await;
    assert!(told(&marat).await.is_empty());
    assert_eq!(bell(&marat).await, 0);
}

#[tokio::test]
async fn what_was_seen_is_born_read_and_a_thread_that_is_read_reads_its_notices() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    let page = format!("/t/{thread}-water");
    marat.replies(thread, None, "One").await;
    // She has the page open before anybody was told.
    aliya.get(&page).await.is(200);
    site.settle().await;
    assert!(list(&aliya).await.iter().all(|one| one.read));
    assert_eq!((told(&aliya).await.len(), bell(&aliya).await), (1, 0));

    marat.replies(thread, None, "Two").await;
    site.settle().await;
    assert_eq!(bell(&aliya).await, 1);
    let shown = aliya.get(&page).await.is(200);
    assert!(
        !shown.body.contains("class=\"count\""),
        "the same page says it is read"
    );
    assert_eq!(bell(&aliya).await, 0);

    marat.replies(thread, None, "Three").await;
    site.settle().await;
    let reads = format!("/t/{thread}/read");
    aliya.act(&reads, &[]).await.is(303);
    assert_eq!(bell(&aliya).await, 0, "at once");

    marat.replies(thread, None, "Four").await;
    site.settle().await;
    let path = format!("/api/v1/threads/{thread}/read");
    aliya.json("POST", &path, &[], "{}").await.is(204);
    site.settle().await;
    assert_eq!(bell(&aliya).await, 0, "by the event");
    let said = kinds_of(&site, "notification.").await;
    let count = |kind: &str| said.iter().filter(|one| *one == kind).count();
    // Three rang for her, none for what was born read; each was read by her once.
    assert_eq!(count("notification.created"), 3, "{said:?}");
    assert_eq!(count("notification.read"), 3, "{said:?}");
}

async fn kinds_of(site: &TestApp, prefix: &str) -> Vec<String> {
    let like = format!("{prefix}%");
    let all = events::table.filter(events::kind.like(like));
    let all = all.order(events::seq).select(events::kind);
    let all = site
        .app
        .db
        .read(move |c| Ok(all.clone().load::<String>(c)?));
    all.await.unwrap()
}

#[tokio::test]
async fn what_one_may_no_longer_see_is_neither_shown_nor_counted() {
    let site = TestApp::start().await;
    let club = site.space("club", "private").await;
    let aliya = site.neighbour(club, "aliya").await;
    let marat = site.neighbour(club, "marat").await;
    let outside = site.member("dana").await;
    let thread = aliya
        .starts("/s/club/talk", "The vault", "Where is the key?")
        .await;
    let post = marat.replies(thread, None, "Ask @dana.").await;
    site.settle().await;
    assert!(
        told(&outside).await.is_empty(),
        "who cannot read it is not told"
    );
    assert_eq!((told(&aliya).await.len(), bell(&aliya).await), (1, 1));
    let notice = list(&aliya).await.remove(0);
    let lead = format!("/notices/{}", notice.id);
    outside.get(&lead).await.is(404);

    aliya.act("/s/club/members/me/end", &[]).await.is(303);
    assert_eq!((told(&aliya).await.len(), bell(&aliya).await), (0, 0));
    aliya.get("/notices").await.is(200).hides("vault");
    aliya.get(&lead).await.is(404);
    aliya.get("/settings/follows").await.is(200).hides("vault");
    let target = format!("thread-{thread}");
    let fields = [("target", target.as_str()), ("level", "all")];
    aliya.act("/follows", &fields).await.is(404);
    marat.replies(thread, None, "Under the mat.").await;
    site.settle().await;

    site.neighbour(club, "aliya").await;
    assert_eq!(
        told(&aliya).await,
        ["reply"],
        "what came meanwhile was not for her"
    );
    marat
        .act(&format!("/p/{post}/deletions"), &[])
        .await
        .is(303);
    assert_eq!((told(&aliya).await.len(), bell(&aliya).await), (0, 0));
}

#[tokio::test]
async fn what_opens_an_account_is_told_when_it_changes() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let id = site.person("aliya").await.unwrap();
    site.settle().await;
    assert!(told(&aliya).await.is_empty(), "the first device is no news");
    let signs_in = async |device: &'static str| {
        let done = site
            .app
            .db
            .write(move |tx| elab::accounts::sign_in(tx, id, device, "192.0.2.7"));
        done.await.unwrap();
        site.settle().await;
    };
    signs_in("test").await;
    assert!(told(&aliya).await.is_empty(), "a known one neither");
    signs_in("A telephone").await;
    assert_eq!(told(&aliya).await, ["security"]);
    aliya.get("/notices").await.shows("on a new device");
    let viewer = aliya.viewer().await;
    let done = site
        .app
        .db
        .write(move |tx| elab::accounts::change_password(tx, &viewer, "hash"));
    done.await.unwrap();
    site.settle().await;
    assert_eq!(told(&aliya).await, ["security"; 2]);
    let notice = list(&aliya).await.remove(0);
    assert_eq!(notice.fact, "password");
    let to = aliya.get(&format!("/notices/{}", notice.id)).await.is(302);
    assert_eq!(to.location(), "/settings/devices");
}
