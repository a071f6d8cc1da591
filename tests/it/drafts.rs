//! Drafts: what is typed is not lost, whatever becomes of the session, the page or the other device.

use diesel::prelude::*;
use elab::base::{days, hours};
use elab::chores;
use elab::db::schema::events;

use crate::app::TestApp;
use crate::people::Client;

/// A site with a public space, somebody who belongs to it, and a thread.
async fn furnished(site: &TestApp) -> (Client<'_>, i64) {
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya
        .starts("/s/valley/talk", "The well is dry", "Since Monday.")
        .await;
    (aliya, thread)
}

/// What stands in the composer of a thread.
async fn typed(by: &Client<'_>, thread: i64) -> String {
    by.get(&format!("/t/{thread}/reply"))
        .await
        .is(200)
        .field(&format!("/t/{thread}/posts"), "body")
}

#[tokio::test]
async fn a_saved_draft_stands_in_the_composer_until_it_is_published() {
    let site = TestApp::start().await;
    let (aliya, thread) = furnished(&site).await;
    let reply = format!("/t/{thread}/posts");
    let page = aliya
        .get(&format!("/t/{thread}/reply"))
        .await
        .is(200)
        .hides("This is your draft");
    let mut fields = page.form(&reply);
    for (name, value) in &mut fields {
        match name.as_str() {
            "body" => *value = "I went <there>.".to_owned(),
            "lang" => *value = "kk".to_owned(),
            _ => {}
        }
    }
    let saved = aliya.post("/drafts", &fields).await.is(303);
    let page = aliya
        .open(&saved.location())
        .await
        .is(200)
        .shows("This is your draft of")
        .well_formed();
    assert_eq!(
        (
            page.field(&reply, "body").as_str(),
            page.field(&reply, "lang").as_str()
        ),
        ("I went <there>.", "kk")
    );
    assert_eq!(page.field(&reply, "version"), "1");
    aliya
        .get("/drafts")
        .await
        .is(200)
        .shows("I went &#60;there&#62;.")
        .shows(&format!("/drafts/thread-{thread}"))
        .well_formed();
    // Nobody else sees it.
    let bolat = site.member("bolat").await;
    bolat.get("/drafts").await.is(200).hides("I went");
    bolat
        .get(&format!("/api/v1/drafts/thread-{thread}"))
        .await
        .is(404);

    // Signing out keeps it, and so does an error.
    aliya.act("/signout", &[]).await.is(303);
    let aliya = site.member("aliya").await;
    let long = "a".repeat(20_001);
    aliya
        .act(&reply, &[("body", &long), ("do", "publish")])
        .await
        .is(422);
    assert_eq!(typed(&aliya, thread).await, "I went <there>.");

    // An answer to a post is another draft than one to the thread.
    let post = aliya.replies(thread, None, "First.").await;
    assert_eq!(
        typed(&aliya, thread).await,
        "",
        "what is published is a draft no more"
    );
    aliya
        .act(
            "/drafts",
            &[("target", &format!("thread-{thread}")), ("body", "Mine.")],
        )
        .await
        .is(303);
    aliya.replies(thread, Some(post), "Second.").await;
    assert_eq!(typed(&aliya, thread).await, "Mine.");
    let quoting = aliya
        .get(&format!("/t/{thread}/reply?to={post}&quote=1"))
        .await
        .is(200);
    assert!(quoting.field(&reply, "body").contains("> First."));

    let page = aliya.get(&format!("/t/{thread}/reply")).await;
    let discard = format!("/drafts/thread-{thread}/discard");
    aliya.post(&discard, &page.form(&reply)).await.is(303);
    assert_eq!(typed(&aliya, thread).await, "");
    aliya.act(&discard, &[]).await.is(303);
}

#[tokio::test]
async fn the_list_says_what_each_draft_is_for_as_far_as_one_sees_it() {
    let site = TestApp::start().await;
    let space = site.space("valley", "private").await;
    let aliya = site.neighbour(space, "aliya").await;
    let thread = aliya
        .starts("/s/valley/talk", "The well is dry", "Since Monday.")
        .await;
    let post = aliya.replies(thread, None, "Since Monday.").await;
    let forum = aliya
        .get("/s/valley/talk/new")
        .await
        .field("/s/valley/talk/threads", "target");
    for (target, body) in [
        (format!("thread-{thread}"), "It is **quite** dry."),
        (format!("edit-{post}"), "Since *Sunday*."),
        (forum, "Where is it?"),
    ] {
        let fields = [("target", &*target), ("title", "Water"), ("body", body)];
        aliya.act("/drafts", &fields).await.is(303);
    }
    let list = aliya.get("/drafts").await.is(200).well_formed();
    let between = list
        .body
        .split('<')
        .filter_map(|piece| piece.split_once('>'));
    let text: String = between.map(|(_, text)| text).collect();
    for line in [
        "Reply to the discussion: The well is dry",
        "Change of a post: The well is dry",
        "Start a discussion: talk",
        "It is quite dry.",
        "Since Sunday.",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    aliya.act("/s/valley/members/me/end", &[]).await.is(303);
    aliya
        .get("/drafts")
        .await
        .is(200)
        .shows("It is quite dry.")
        .hides("The well")
        .hides("discussion: talk");
}

#[tokio::test]
async fn a_new_thread_and_a_change_have_drafts_of_their_own() {
    let site = TestApp::start().await;
    let (aliya, thread) = furnished(&site).await;
    let post = aliya.replies(thread, None, "Here.").await;
    let (new, form) = ("/s/valley/talk/new", "/s/valley/talk/threads");
    let target = aliya.get(new).await.field(form, "target");
    aliya
        .act(
            "/drafts",
            &[("target", &target), ("title", "Water"), ("body", "")],
        )
        .await
        .is(303);
    let page = aliya.open(&format!("/drafts/{target}")).await.is(200);
    assert_eq!(
        (
            page.field(form, "title").as_str(),
            page.field(form, "body").as_str()
        ),
        ("Water", "")
    );
    aliya
        .starts("/s/valley/talk", "Water again", "Where is it?")
        .await;
    assert_eq!(aliya.get(new).await.field(form, "title"), "");

    let revisions = format!("/p/{post}/revisions");
    let change = [
        ("target", format!("edit-{post}")),
        ("body", "There.".to_owned()),
        ("base", "1".to_owned()),
    ];
    let change: Vec<(&str, &str)> = change.iter().map(|(k, v)| (*k, v.as_str())).collect();
    aliya.act("/drafts", &change).await.is(303);
    let page = aliya.open(&format!("/drafts/edit-{post}")).await.is(200);
    assert_eq!(
        (
            page.field(&revisions, "body").as_str(),
            page.field(&revisions, "base").as_str()
        ),
        ("There.", "1")
    );
    aliya
        .submit(&page, &revisions, &[("do", "publish")])
        .await
        .is(303);
    assert_eq!(
        aliya
            .get(&format!("/p/{post}/edit"))
            .await
            .field(&revisions, "base"),
        "2"
    );
    aliya.get("/drafts").await.shows("You have no drafts.");
    for wrong in ["nonsense", "forum-999", "post-0", "thread-999"] {
        aliya.get(&format!("/drafts/{wrong}")).await.is(404);
        aliya
            .act("/drafts", &[("target", wrong), ("body", "x")])
            .await
            .is(404);
    }
}

#[tokio::test]
async fn of_two_devices_the_second_is_shown_both_texts() {
    let site = TestApp::start().await;
    let (phone, thread) = furnished(&site).await;
    let laptop = site.member("aliya").await;
    let (reply, target) = (format!("/t/{thread}/posts"), format!("thread-{thread}"));
    let fields = |body, version| {
        [
            ("target", target.as_str()),
            ("body", body),
            ("version", version),
        ]
    };
    phone
        .act("/drafts", &fields("From the phone.", "0"))
        .await
        .is(303);
    let page = laptop
        .act("/drafts", &fields("From the laptop.", "0"))
        .await
        .is(409)
        .well_formed();
    let page = page
        .shows("<code>From the phone.</code>")
        .shows("Both texts stand here");
    assert_eq!(page.field(&reply, "body"), "From the laptop.");
    assert_eq!(typed(&phone, thread).await, "From the phone.");
    // Who has seen both and saves again means it.
    let version = page.field(&reply, "version");
    laptop
        .act("/drafts", &fields("From the laptop.", &version))
        .await
        .is(303);
    assert_eq!(typed(&phone, thread).await, "From the laptop.");

    let path = format!("/api/v1/drafts/{target}");
    let refused = phone
        .json("PUT", &path, &[], r#"{"body": "Old.", "version": 1}"#)
        .await
        .is(409)
        .value();
    assert_eq!(
        (&refused["code"], &refused["current"]),
        (&"draft_conflict".into(), &"From the laptop.".into())
    );
    assert_eq!(refused["revision"], 2);
    let kept = phone
        .json("PUT", &path, &[], r#"{"body": "New.", "version": 2}"#)
        .await
        .is(200);
    assert_eq!(
        (kept.header("etag"), &kept.value()["version"]),
        (Some("\"3\""), &3.into())
    );
    // The same text again is no conflict and no new version.
    let same = phone
        .json("PUT", &path, &[], r#"{"body": "New.", "version": 1}"#)
        .await
        .is(200);
    assert_eq!(same.value()["version"], 3);
    phone
        .json("PUT", &path, &[], r#"{"body": "x", "colour": 1}"#)
        .await
        .is(422)
        .shows("field_unknown");
    assert_eq!(
        phone.get("/api/v1/drafts").await.is(200).value()["items"][0]["target"],
        target.as_str()
    );
    phone.json("DELETE", &path, &[], "").await.is(204);
    phone.get(&path).await.is(404);
    let kinds: Vec<String> = site
        .app
        .db
        .read(|c| {
            Ok(events::table
                .filter(events::kind.eq("draft.saved"))
                .select(events::data)
                .load(c)?)
        })
        .await
        .unwrap();
    assert_eq!(kinds.len(), 3);
    assert!(
        kinds
            .iter()
            .all(|facts| facts.contains("thread-") && !facts.contains("New."))
    );
}

#[tokio::test]
async fn what_was_typed_after_the_session_ended_is_back_after_signing_in() {
    let site = TestApp::start().await;
    let (aliya, thread) = furnished(&site).await;
    let reply = format!("/t/{thread}/posts");
    let page = aliya.get(&format!("/t/{thread}/reply")).await.is(200);
    let session = aliya.cookie("elab").unwrap();
    site.member("aliya")
        .await
        .act("/settings/devices/others/end", &[])
        .await
        .is(303);

    let refused = aliya
        .submit(
            &page,
            &reply,
            &[("body", "A long answer."), ("do", "publish")],
        )
        .await;
    let refused = refused.is(403).shows("A long answer.");
    assert!(aliya.cookie("elab-held").is_some());
    refused.shows(&format!("/drafts/thread-{thread}"));
    // Signed in again, by the same browser.
    let fresh = site.member("aliya").await.cookie("elab").unwrap();
    assert_ne!(fresh, session);
    aliya.set_cookie("elab", &fresh);
    let page = aliya
        .open(&format!("/drafts/thread-{thread}"))
        .await
        .is(200);
    let page = page.shows("before you were signed out");
    assert_eq!(page.field(&reply, "body"), "A long answer.");
    // Elsewhere it does not appear, and nobody has it without the cookie.
    assert_eq!(
        aliya
            .get("/s/valley/talk/new")
            .await
            .field("/s/valley/talk/threads", "body"),
        ""
    );
    assert_eq!(typed(&site.member("aliya").await, thread).await, "");
    aliya
        .submit(&page, &reply, &[("do", "publish")])
        .await
        .is(303);
    assert_eq!(
        typed(&aliya, thread).await,
        "",
        "it is published, and held no more"
    );

    // A page that has grown too old, with the session good.
    let mut fields = aliya.get(&format!("/t/{thread}/reply")).await.form(&reply);
    fields.retain(|(name, _)| name != "token" && name != "body");
    fields.extend([
        ("token".to_owned(), "stale".to_owned()),
        ("body".to_owned(), "Once more.".to_owned()),
    ]);
    aliya
        .post(&reply, &fields)
        .await
        .is(403)
        .shows("Go on with your text");
    assert_eq!(typed(&aliya, thread).await, "Once more.");
    site.advance(hours(24));
    assert_eq!(typed(&aliya, thread).await, "");
    // What is no composer's form is not held.
    let visitor = site.visitor();
    visitor.act("/preview", &[("body", "x")]).await.is(401);
    assert!(visitor.cookie("elab-held").is_none());
}

#[tokio::test]
async fn a_hundred_drafts_are_kept_for_180_days() {
    let site = TestApp::start().await;
    let (aliya, thread) = furnished(&site).await;
    site.app.db.write(chores::plan).await.unwrap();
    let post = aliya.replies(thread, None, "Here.").await;
    for n in 0..99 {
        let n = aliya.replies(thread, None, &format!("Number {n}.")).await;
        aliya
            .act(
                "/drafts",
                &[("target", &format!("post-{n}")), ("body", "x")],
            )
            .await
            .is(303);
    }
    aliya
        .act(
            "/drafts",
            &[("target", &format!("post-{post}")), ("body", "x")],
        )
        .await
        .is(303);
    let target = format!("thread-{thread}");
    let refused = aliya
        .act("/drafts", &[("target", &target), ("body", "One more.")])
        .await
        .is(422);
    assert_eq!(
        refused.field(&format!("/t/{thread}/posts"), "body"),
        "One more."
    );
    site.advance(days(181));
    site.settle().await;
    site.advance(days(1));
    site.settle().await;
    site.member("aliya")
        .await
        .get("/drafts")
        .await
        .shows("You have no drafts.");
}

#[tokio::test]
async fn what_is_added_to_a_post_has_a_draft_of_its_own() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "The pump", "Root").await;
    let id = aliya.replies(thread, None, "It works").await;
    let target = format!("edit-{id}");
    let edit = [
        ("target", target.as_str()),
        ("body", "It works again"),
        ("base", "1"),
    ];
    aliya.act("/drafts", &edit).await.is(303);
    site.advance(hours(25));
    let path = format!("/p/{id}/addition");
    // Files are not offered: nothing would say which of them an addition shows.
    let page = aliya
        .get(&path)
        .await
        .is(200)
        .hides("It works again")
        .hides("type=\"file\"");
    let target = page.field(&format!("/p/{id}/additions"), "target");
    assert_eq!(target, format!("addition-{id}"));
    let sent = page.form(&format!("/p/{id}/additions"));
    let typed = |(name, value): (String, String)| match name.as_str() {
        "body" => (name, "Since noon".to_owned()),
        _ => (name, value),
    };
    let sent: Vec<(String, String)> = sent.into_iter().map(typed).collect();
    let saved = aliya.post("/drafts", &sent).await.is(303);
    assert_eq!(aliya.get(&saved.location()).await.is(302).location(), path);
    aliya
        .get(&path)
        .await
        .shows("Since noon")
        .shows("Discard draft");
    aliya
        .get("/drafts")
        .await
        .shows("Addition to a post")
        .shows("Since noon");
    let fields = [("body", "Since noon, at last"), ("do", "publish")];
    aliya
        .fill(&path, &format!("/p/{id}/additions"), &fields)
        .await
        .is(303);
    aliya.get(&path).await.hides("Since noon");
    aliya
        .get("/drafts")
        .await
        .hides("Addition to a post")
        .shows("It works again");
}
