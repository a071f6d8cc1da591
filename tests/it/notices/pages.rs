//! The pages of notices and their twins for programs.

use diesel::prelude::*;
use elab::base::days;
use elab::chores;
use elab::db::schema::users;
use elab::notices::{Level, Target};

use super::{bell, choose, places, told};
use crate::app::TestApp;

#[tokio::test]
async fn a_hostile_name_and_title_stay_text() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let id = site.person("marat").await.unwrap();
    let hostile = "<script>alert(1)</script>\"'&";
    let named = site.app.db.write(move |tx| {
        let row = users::table.find(id.0);
        diesel::update(row)
            .set(users::display_name.eq(hostile))
            .execute(&mut **tx)?;
        Ok(())
    });
    named.await.unwrap();
    let thread = aliya
        .starts("/s/town/talk", "<img src=x onerror=alert(2)>", "Where?")
        .await;
    marat.replies(thread, None, "<b>Here</b>, @aliya").await;
    choose(&aliya, Target::Person(id), Level::All).await;
    site.settle().await;
    for page in ["/notices", "/settings/follows", "/u/marat"] {
        let shown = aliya.get(page).await.is(200).well_formed();
        let shown = shown.hides("<script>").hides("<img src=x").hides("<b>Here");
        shown.shows("&#60;script&#62;alert(1)");
    }
}

#[tokio::test]
async fn the_list_turns_its_pages_and_is_read_up_to_where_it_was_shown() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let empty = aliya.get("/notices").await.is(200).well_formed();
    empty.shows("Nothing yet").hides("/notices/read");
    let [_, forum, _] = {
        let thread = aliya.starts("/s/town/talk", "Water", "Where?").await;
        places(&site, thread).await
    };
    choose(&aliya, forum, Level::All).await;
    for n in 1..=33 {
        marat
            .starts("/s/town/talk", &format!("Question {n}"), "And?")
            .await;
    }
    site.settle().await;
    assert_eq!(bell(&aliya).await, 33);
    let first = aliya.get("/notices").await.is(200).well_formed();
    let first = first
        .shows("Question 33")
        .hides("Question 3<")
        .shows("33 unread notifications");
    let next = first.link("next").unwrap();
    let second = aliya
        .get(&next)
        .await
        .is(200)
        .shows("Question 3 ")
        .hides("Question 4 ");
    let back = second.link("prev").unwrap();
    aliya
        .get(&back)
        .await
        .is(200)
        .shows("Question 33")
        .hides("Question 3 ");
    aliya
        .get("/notices?after=nonsense")
        .await
        .is(200)
        .shows("Question 33");

    let form = first.form("/notices/read");
    marat.starts("/s/town/talk", "Question 34", "And?").await;
    site.settle().await;
    aliya.post("/notices/read", &form).await.is(303);
    assert_eq!(bell(&aliya).await, 1, "what came since is unread");
    aliya.post("/notices/read", &form).await.is(303);
    assert_eq!(bell(&aliya).await, 1);
    aliya.act("/notices/read", &[("upto", "x")]).await.is(422);
    aliya.get("/notices/999999").await.is(404);
    aliya.get("/notices/x").await.is(404);

    site.app.db.write(chores::plan).await.unwrap();
    site.advance(days(200));
    site.settle().await;
    let aliya = site.member("aliya").await;
    assert!(told(&aliya).await.is_empty(), "kept for 180 days");
}

#[tokio::test]
async fn a_program_reads_marks_and_follows() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where?").await;
    let post = marat.replies(thread, None, "Here, @aliya").await;
    site.settle().await;
    let said = aliya.get("/api/v1/notifications").await.is(200).value();
    let one = &said["items"][0];
    assert_eq!(
        (&said["unread"], &one["kind"]),
        (&1.into(), &"mention".into())
    );
    assert_eq!(
        (&one["actor"], &one["title"]),
        (&"marat".into(), &"Water".into())
    );
    assert_eq!(
        (&one["thread_id"], &one["post_id"]),
        (&thread.into(), &post.into())
    );
    assert_eq!(
        (&one["read"], &one["text"]),
        (&false.into(), &"marat mentions you".into())
    );
    let body = format!("{{\"upto_id\":{}}}", one["id"]);
    aliya
        .json("POST", "/api/v1/notifications/read", &[], &body)
        .await
        .is(204);
    let said = aliya.get("/api/v1/notifications").await.is(200).value();
    assert_eq!(
        (&said["unread"], &said["items"][0]["read"]),
        (&0.into(), &true.into())
    );

    let path = format!("/api/v1/follows/thread-{thread}");
    aliya
        .json("PUT", &path, &[], "{\"level\":\"nothing\"}")
        .await
        .is(204);
    let said = aliya.get("/api/v1/follows").await.is(200).value();
    let one = &said["items"][0];
    assert_eq!(
        (&one["level"], &one["name"]),
        (&"nothing".into(), &"Water".into())
    );
    assert_eq!(one["target"], format!("thread-{thread}"));
    marat.replies(thread, None, "Here, @aliya").await;
    site.settle().await;
    assert_eq!(told(&aliya).await.len(), 1);
    aliya
        .json("PUT", &path, &[], "{\"level\":\"loud\"}")
        .await
        .is(422);
    for nothing in [
        "thread-9999",
        "space-9999",
        "forum-9999",
        "tag-9999",
        "person-9999",
        "x-1",
    ] {
        let path = format!("/api/v1/follows/{nothing}");
        aliya
            .json("PUT", &path, &[], "{\"level\":\"all\"}")
            .await
            .is(404);
    }
}
