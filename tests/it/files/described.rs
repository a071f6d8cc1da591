//! What pictures show, said by others where their author did not.

use diesel::prelude::*;
use elab::db::schema::{descriptions, posts};
use serde_json::json;

use super::{jpeg, taken};
use crate::app::TestApp;

#[tokio::test]
async fn a_member_describes_a_picture_and_its_author_has_the_last_word() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let bolat = site.neighbour(space, "bolat").await;
    let dina = site.neighbour(space, "dina").await;
    let (url, link) = taken(&aliya, &jpeg(700, 500)).await;
    let file = &url[3..35];
    let text = format!("See:\n\n{link}");
    let thread = aliya.starts("/s/valley/talk", "The well", &text).await;
    let list = aliya.get(&format!("/api/v1/threads/{thread}/posts")).await;
    let post = list.value()["items"][0]["id"].as_i64().unwrap();
    let page = format!("/t/{thread}");
    let (pictures, act) = (
        format!("/p/{post}/pictures"),
        format!("/p/{post}/descriptions"),
    );

    let undescribed = "A picture of this post has no description.";
    site.visitor()
        .open(&page)
        .await
        .shows(undescribed)
        .hides(&pictures);
    bolat.open(&page).await.shows(undescribed).shows(&pictures);
    let form = bolat.get(&pictures).await.is(200).well_formed();
    let small = format!("<img src=\"/f/{file}/320.jpg\" alt=\"Picture 1\">");
    let form = form.shows(&small).shows("What does picture 1 show?");
    let long = "я".repeat(501);
    let wrong = bolat.submit(&form, &act, &[(file, &long)]).await.is(422);
    wrong
        .well_formed()
        .shows(&long)
        .shows("What does picture 1 show? ");
    let words = "A \"dry\" <well>";
    let said = bolat.submit(&form, &act, &[(file, words)]).await.is(303);
    assert_eq!(said.location(), format!("/p/{post}"));
    bolat.submit(&form, &act, &[(file, words)]).await.is(303);

    let alt = " alt=\"A &quot;dry&quot; &lt;well&gt;\"";
    site.visitor()
        .open(&page)
        .await
        .shows(alt)
        .hides(undescribed)
        .well_formed();
    let told = aliya.get(&format!("/api/v1/posts/{post}")).await.value();
    assert_eq!(told["source"], text, "the author's Markdown is his");
    assert!(told["html"].as_str().unwrap().contains(alt));
    assert_eq!(told["edited_at"], json!(null));
    // Who did not say it does not change it.
    let others = dina.get(&pictures).await.is(200).hides("<textarea");
    others
        .shows("Picture 1: bolat")
        .shows("<p>A &#34;dry&#34; &#60;well&#62;</p>");
    dina.act(&act, &[(file, "Mine.")]).await.is(403);
    bolat
        .fill(&pictures, &act, &[(file, "A dry well")])
        .await
        .is(303);
    // It outlives a change of the text, and does without a picture that is not there.
    let changed = [("body", format!("Look:\n\n{link}"))];
    let changed: Vec<(&str, &str)> = changed.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let edit = (format!("/p/{post}/edit"), format!("/p/{post}/revisions"));
    aliya.fill(&edit.0, &edit.1, &changed).await.is(303);
    dina.open(&page)
        .await
        .shows("Look:")
        .shows(" alt=\"A dry well\"");

    aliya.fill(&pictures, &act, &[(file, "")]).await.is(303);
    dina.open(&page)
        .await
        .shows(undescribed)
        .hides("A dry well");
    let past = dina.get(&pictures).await.is(200);
    past.shows("Picture 1: aliya took the description away")
        .shows("Picture 1: bolat")
        .shows("A dry well");
    let keeper = site.moderator(space, "keeper").await;
    dina.fill(&pictures, &act, &[(file, "Rubbish")])
        .await
        .is(303);
    keeper
        .fill(&pictures, &act, &[(file, "The well in May")])
        .await
        .is(303);
    dina.open(&page).await.shows(" alt=\"The well in May\"");

    // The author's own words come first.
    let own = [("body", link.replace("![]", "![Our well]"))];
    let own: Vec<(&str, &str)> = own.iter().map(|(k, v)| (*k, v.as_str())).collect();
    aliya.fill(&edit.0, &edit.1, &own).await.is(303);
    dina.open(&page)
        .await
        .shows(" alt=\"Our well\"")
        .hides("in May");
    dina.get(&pictures).await.is(200).shows("no picture left");
}

#[tokio::test]
async fn programs_describe_pictures_and_wiping_a_post_wipes_what_was_said() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let bolat = site.neighbour(space, "bolat").await;
    let newcomer = site.stranger(space, "newcomer").await;
    let (url, link) = taken(&aliya, &jpeg(200, 100)).await;
    let file = &url[3..35];
    let thread = aliya.starts("/s/valley/talk", "The well", &link).await;
    let list = aliya.get(&format!("/api/v1/threads/{thread}/posts")).await;
    let post = list.value()["items"][0]["id"].as_i64().unwrap();
    let path = format!("/api/v1/posts/{post}/descriptions");
    let given = |file: &str, text: &str| json!({ "descriptions": { file: text } }).to_string();

    bolat
        .json("POST", &path, &[], &given(file, "A well"))
        .await
        .is(204);
    let wrong = bolat
        .json("POST", &path, &[], &given(&"0".repeat(32), "x"))
        .await;
    assert_eq!(wrong.is(422).value()["fields"][0]["field"], "0".repeat(32));
    // Whoever's posts wait does not write into those of others at once.
    let refused = newcomer.json("POST", &path, &[], &given(file, "x")).await;
    assert_eq!(refused.is(403).value()["rule"], "known_only");
    let told = bolat.get(&path).await.is(200).value();
    assert_eq!(
        told["items"],
        json!([{ "file": file, "url": url, "text": "A well" }])
    );
    assert_eq!(told["history"][0]["author"]["name"], "bolat");

    // What is added later may hold pictures too; the same words twice are one row.
    site.advance(elab::base::days(2));
    aliya
        .act(
            &format!("/p/{post}/additions"),
            &[("body", &link), ("do", "publish")],
        )
        .await
        .is(303);
    let page = site.visitor().open(&format!("/t/{thread}")).await;
    assert_eq!(page.body.matches(" alt=\"A well\"").count(), 2);
    bolat
        .json("POST", &path, &[], &given(file, "A well"))
        .await
        .is(204);
    assert_eq!(rows(&site).await, 1);

    let keeper = site.administrator().await;
    let locked = keeper
        .act(
            &format!("/t/{thread}/lock"),
            &[("reason", "It is settled.")],
        )
        .await;
    locked.is(303);
    bolat
        .json("POST", &path, &[], &given(file, "Another"))
        .await
        .is(423);
    // There a moderator takes words away, and says no others.
    keeper
        .json("POST", &path, &[], &given(file, "Mine"))
        .await
        .is(423);
    keeper
        .json("POST", &path, &[], &given(file, ""))
        .await
        .is(204);
    site.visitor()
        .open(&format!("/t/{thread}"))
        .await
        .hides("A well")
        .shows("2 pictures of this post");

    keeper
        .act(&format!("/t/{thread}/lock/end"), &[])
        .await
        .is(303);
    let wipe = [("reason", "private_data"), ("note", "")];
    keeper
        .act(&format!("/p/{post}/purges"), &wipe)
        .await
        .is(303);
    assert_eq!(rows(&site).await, 0);
    bolat.get(&path).await.is(410);
}

#[tokio::test]
async fn thirty_descriptions_a_day_are_enough() {
    let site = TestApp::start().await;
    let space = site.space("valley", "public").await;
    let aliya = site.neighbour(space, "aliya").await;
    let (url, link) = taken(&aliya, &jpeg(200, 100)).await;
    let thread = aliya.starts("/s/valley/talk", "The well", &link).await;
    let post: i64 = site
        .app
        .db
        .read(move |c| {
            Ok(posts::table
                .filter(posts::thread_id.eq(thread))
                .select(posts::id)
                .first(c)?)
        })
        .await
        .unwrap();
    let viewer = aliya.viewer().await;
    let file = url[3..35].to_owned();
    let write = |n: i32| {
        let (viewer, given) = (viewer.clone(), vec![(file.clone(), format!("Well {n}"))]);
        site.app
            .db
            .write(move |tx| elab::threads::describe(tx, &viewer, elab::base::PostId(post), &given))
    };
    for n in 0..30 {
        write(n).await.unwrap();
    }
    assert!(matches!(
        write(30).await,
        Err(elab::base::Error::TooMany(_))
    ));
    let page = format!("/p/{post}/pictures");
    let late = aliya
        .fill(
            &page,
            &format!("/p/{post}/descriptions"),
            &[(&file, "Late")],
        )
        .await;
    late.is(429).shows("Late");
    site.advance(elab::base::days(1));
    write(31).await.unwrap();
}

async fn rows(site: &TestApp) -> i64 {
    let count = site
        .app
        .db
        .read(|c| Ok(descriptions::table.count().get_result(c)?));
    count.await.unwrap()
}
