//! Reactions and bookmarks.

use diesel::prelude::*;
use elab::base::{PostId, UserId, days, hours, minutes};
use elab::chores::Recount;
use elab::db::schema::{bookmarks, posts};
use elab::jobs::Job;

use crate::app::TestApp;
use crate::people::{Answer, Client};
use crate::threads::{numbers, post};

async fn said<'a>(site: &'a TestApp) -> (Client<'a>, Client<'a>, i64, i64) {
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya
        .starts("/s/town/talk", "A post that is liked", "Root")
        .await;
    let id = aliya.replies(thread, None, "The pump works again").await;
    (aliya, marat, thread, id)
}

async fn react(person: &Client<'_>, id: i64, kind: &str) -> Answer {
    person
        .act(&format!("/p/{id}/reactions"), &[("kind", kind)])
        .await
}

async fn counted(site: &TestApp, id: i64) -> (i32, i32, i32) {
    let read = site.app.db.read(move |c| {
        let one = posts::table.find(PostId(id));
        Ok(one
            .select((posts::agree, posts::thanks, posts::source_needed))
            .first(c)?)
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_reaction_is_a_word_with_a_count_that_changes_no_order() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site).await;
    aliya.replies(thread, None, "Another").await;
    let path = format!("/t/{thread}");
    let before = numbers(&site.visitor().open(&path).await);
    let list = site.visitor().get("/s/town/talk").await;

    let page = marat.open(&path).await.well_formed();
    let button = format!("formaction=\"/p/{id}/reactions\" name=\"kind\" value=\"agree\">Agree");
    assert!(post(&page, id).contains(&button), "{}", post(&page, id));
    for kind in ["agree", "agree", "thanks"] {
        react(&marat, id, kind).await.is(303);
    }
    let sveta = site.member("root-aigul").await;
    react(&sveta, id, "agree").await.is(303);
    assert_eq!(
        counted(&site, id).await,
        (2, 1, 0),
        "the same twice is once"
    );
    let page = site.visitor().open(&path).await.well_formed();
    assert!(post(&page, id).contains("Agree 2 · Thanks 1") && !post(&page, id).contains("Source"));
    assert_eq!(numbers(&page), before);
    assert_eq!(site.visitor().get("/s/town/talk").await.body, list.body);
    let page = marat.open(&path).await;
    let end = format!(
        "formaction=\"/p/{id}/reactions/end\" name=\"kind\" value=\"agree\" aria-pressed=\"true\""
    );
    assert!(post(&page, id).contains(&end));
    for _ in 0..2 {
        marat
            .act(&format!("/p/{id}/reactions/end"), &[("kind", "agree")])
            .await
            .is(303);
    }
    assert_eq!(counted(&site, id).await, (1, 1, 0));
    react(&marat, id, "love").await.is(422);
    // Whoever was reacted to changes in public.
    let fields = [
        ("base", "1"),
        ("body", "The pump is broken"),
        ("do", "publish"),
    ];
    aliya
        .act(&format!("/p/{id}/revisions"), &fields)
        .await
        .is(303);
    let page = site.visitor().open(&path).await;
    assert!(post(&page, id).contains(&format!("/p/{id}/history")));
}

#[tokio::test]
async fn nobody_reacts_to_himself_or_where_the_forum_does_without() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site).await;
    let own = aliya.open(&format!("/t/{thread}")).await;
    assert!(!post(&own, id).contains("/reactions"));
    react(&aliya, id, "agree").await.is(403).shows("own post");
    react(&site.member("stranger").await, id, "agree")
        .await
        .is(403);
    react(&site.visitor(), id, "agree").await.is(401);
    react(&marat, 99_999, "agree").await.is(404);

    let keeper = site.administrator().await;
    let form = keeper.get("/s/town/talk/settings").await;
    keeper
        .submit(&form, "/s/town/talk/settings", &[("no_reactions", "on")])
        .await
        .is(303);
    marat
        .open(&format!("/t/{thread}"))
        .await
        .hides("/reactions");
    react(&marat, id, "agree")
        .await
        .is(403)
        .shows("no reactions in this forum");
    let form = keeper.get("/s/town/talk/settings").await;
    assert_eq!(form.field("/s/town/talk/settings", "no_reactions"), "on");
    let mut fields = form.form("/s/town/talk/settings");
    fields.retain(|(name, _)| name != "no_reactions");
    keeper.post("/s/town/talk/settings", &fields).await.is(303);
    let api = format!("/api/v1/posts/{id}");
    let body = r#"{"kind":"source_needed"}"#;
    marat
        .json("POST", &format!("{api}/reactions"), &[], body)
        .await
        .is(204);
    assert_eq!(site.visitor().get(&api).await.value()["source_needed"], 1);
    marat
        .json("POST", &format!("{api}/reactions/end"), &[], body)
        .await
        .is(204);
    assert_eq!(site.visitor().get(&api).await.value()["source_needed"], 0);
    marat
        .json("POST", &format!("{api}/reactions"), &[], r#"{"kind":"x"}"#)
        .await
        .is(422);
}

#[tokio::test]
async fn fifty_reactions_are_a_days_work_and_are_counted_again() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site).await;
    let mut ids = vec![id];
    for n in 0..17 {
        ids.push(aliya.replies(thread, None, &format!("Word {n}")).await);
    }
    let mut left = 50;
    for id in &ids {
        for kind in ["agree", "thanks", "source_needed"] {
            let answer = react(&marat, *id, kind).await;
            if left > 0 {
                answer.is(303);
            } else {
                assert_eq!(answer.is(429).header("retry-after"), Some("86400"));
            }
            left -= 1;
        }
    }
    assert!(left < 0);
    site.advance(days(1) + minutes(1));
    react(&marat, ids[17], "source_needed").await.is(303);

    let right = counted(&site, id).await;
    let wrong = site.app.db.write(move |tx| {
        diesel::update(posts::table.find(PostId(id)))
            .set((posts::agree.eq(7), posts::source_needed.eq(0)))
            .execute(&mut **tx)?;
        let next = Recount {
            thread: 0,
            after: 0,
        };
        next.run(tx)
    });
    wrong.await.unwrap();
    assert_eq!((right, counted(&site, id).await), ((1, 1, 1), (1, 1, 1)));
}

#[tokio::test]
async fn a_bookmark_is_a_private_list_with_notes() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site).await;
    let (form, end) = (format!("/p/{id}/bookmark"), format!("/p/{id}/bookmark/end"));
    marat
        .get("/bookmarks")
        .await
        .is(200)
        .well_formed()
        .shows("no bookmarks yet");
    assert!(post(&marat.open(&format!("/t/{thread}")).await, id).contains(&form));

    marat
        .fill(&form, &form, &[("note", "Ask <him> about it")])
        .await
        .is(303);
    let list = marat.get("/bookmarks").await.is(200).well_formed();
    let list = list
        .shows("A post that is liked #2")
        .shows("The pump works again");
    list.shows("Ask &#60;him&#62; about it")
        .shows("Kept on 2 March 2026");
    aliya.get("/bookmarks").await.hides("Ask");
    let page = marat.get(&form).await;
    assert_eq!(page.field(&form, "note"), "Ask <him> about it");
    let long = "x".repeat(501);
    marat
        .submit(&page, &form, &[("note", &long)])
        .await
        .is(422)
        .shows(&long);
    marat
        .fill(&form, &form, &[("note", "Changed")])
        .await
        .is(303);
    marat.get("/bookmarks").await.shows("Changed").hides("Ask");
    // A tombstone keeps its place in the list without its text.
    aliya.act(&format!("/p/{id}/deletions"), &[]).await.is(303);
    marat
        .get("/bookmarks")
        .await
        .shows("Changed")
        .hides("The pump");
    let page = marat.get(&form).await;
    marat.submit(&page, &end, &[]).await.is(303);
    marat.act(&end, &[]).await.is(303);
    marat.get("/bookmarks").await.hides("Changed");
    site.visitor().get("/bookmarks").await.is(303);
    assert!(!aliya.get(&form).await.body.contains(&end));
}

#[tokio::test]
async fn a_bookmark_is_shown_while_its_post_is_seen() {
    let site = TestApp::start().await;
    let inner = site.space("inner", "private").await;
    let aliya = site.neighbour(inner, "aliya").await;
    let marat = site.neighbour(inner, "marat").await;
    let thread = aliya
        .starts("/s/inner/talk", "Among ourselves", "Secret")
        .await;
    let id = aliya
        .replies(thread, None, "The key is under the mat")
        .await;
    let api = format!("/api/v1/posts/{id}/bookmark");
    marat
        .json("POST", &api, &[], r#"{"note":"mine"}"#)
        .await
        .is(204);
    let listed = marat.get("/api/v1/bookmarks").await.is(200).value();
    assert_eq!(listed["items"][0]["note"], "mine");
    marat.act("/s/inner/members/me/end", &[]).await.is(303);
    marat
        .get("/bookmarks")
        .await
        .is(200)
        .hides("mat")
        .hides("Among");
    marat.json("POST", &api, &[], "{}").await.is(404);
    marat.get(&format!("/p/{id}/bookmark")).await.is(404);
    aliya
        .json("POST", &format!("{api}/end"), &[], "")
        .await
        .is(204);
    aliya.json("POST", &api, &[], r#"{"n":1}"#).await.is(422);
    site.visitor().get("/api/v1/bookmarks").await.is(401);
}

#[tokio::test]
async fn a_thousand_bookmarks_have_pages_and_no_more_is_kept() {
    let site = TestApp::start().await;
    let (aliya, marat, thread, id) = said(&site).await;
    let me: UserId = site.person("marat").await.unwrap();
    let other = aliya.replies(thread, None, "One too many").await;
    let write = site.app.db.write(move |tx| {
        // Copies of one post's row, to be kept.
        for n in 0..1000_i64 {
            let copy: i64 = diesel::insert_into(posts::table)
                .values((
                    (
                        posts::thread_id.eq(thread),
                        posts::space_id.eq(1_i64),
                        posts::parent_id.eq(id),
                    ),
                    (
                        posts::n.eq(i32::try_from(n).unwrap() + 10),
                        posts::path.eq(format!("0000100002{n:05}")),
                    ),
                    (
                        posts::depth.eq(2),
                        posts::ordinal.eq(1),
                        posts::state.eq("published"),
                    ),
                    (
                        posts::user_id.eq(me),
                        posts::author_kind.eq("person"),
                        posts::author_id.eq(me.0),
                    ),
                    (
                        posts::lang.eq("en"),
                        posts::via.eq("web"),
                        posts::html.eq(""),
                        posts::renderer.eq(1),
                    ),
                    (posts::revision.eq(1), posts::created_at.eq(0_i64)),
                ))
                .returning(posts::id)
                .get_result(&mut **tx)?;
            use elab::db::schema::revisions;
            diesel::insert_into(revisions::table)
                .values((
                    (
                        revisions::post_id.eq(copy),
                        revisions::number.eq(1),
                        revisions::source.eq("w"),
                    ),
                    (
                        revisions::text.eq("w"),
                        revisions::editor_id.eq(me),
                        revisions::created_at.eq(0_i64),
                    ),
                ))
                .execute(&mut **tx)?;
            diesel::insert_into(bookmarks::table)
                .values((
                    bookmarks::user_id.eq(me),
                    bookmarks::post_id.eq(PostId(copy)),
                    bookmarks::note.eq(format!("note {n}")),
                    bookmarks::created_at.eq(n / 2),
                ))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    write.await.unwrap();

    let form = format!("/p/{other}/bookmark");
    let refused = marat
        .fill(&form, &form, &[("note", "No room")])
        .await
        .is(403);
    refused.shows("1,000 bookmarks").shows("No room");
    let mut page = marat.get("/bookmarks").await.is(200);
    let mut found = 0;
    loop {
        found += page.body.matches("<strong>note ").count();
        let Some(next) = page.link("next") else { break };
        page = marat.get(&next).await.is(200);
    }
    assert_eq!(found, 1000, "each once, those of one moment too");
    let back = marat.get(&page.link("prev").unwrap()).await.is(200);
    assert_eq!(back.body.matches("<strong>note ").count(), 30);
    marat.get("/bookmarks?after=x").await.is(200);
    site.advance(hours(1));
}
