//! Blogs: what is not published nobody else sees, what is scheduled comes out once, and an article is a thread.

mod shown;

use diesel::prelude::*;
use elab::base::{Instant, ThreadId, days, minutes};
use elab::blogs::PublishArticle;
use elab::db::schema::{articles, events, threads as rows};
use elab::jobs::Job;
use elab::spaces::Role;

use crate::app::{START, TestApp};
use crate::people::{Client, number};

/// A blog of this person's, by its address word.
pub async fn opens(client: &Client<'_>, slug: &str) {
    let fields = [
        ("title", "Notes"),
        ("slug", slug),
        ("about", "Of the valley."),
    ];
    client.fill("/b/new", "/b", &fields).await.is(303);
}

/// A draft in a blog, by the number of its thread.
pub async fn drafts(client: &Client<'_>, slug: &str, title: &str, more: &[(&str, &str)]) -> i64 {
    let mut fields = vec![("title", title), ("body", "The **pump** runs again.")];
    fields.extend(more);
    fields.push(("do", "publish"));
    let action = format!("/b/{slug}/articles");
    let answer = client
        .fill(&format!("/b/{slug}/new"), &action, &fields)
        .await;
    number(&answer.is(303).location())
}

pub async fn acts(client: &Client<'_>, id: i64, what: &[(&str, &str)]) -> crate::people::Answer {
    client
        .act(&format!("/articles/{id}/publication"), what)
        .await
}

pub async fn happened(site: &TestApp, kind: &'static str) -> i64 {
    let read = site.app.db.read(move |c| {
        let all = events::table.filter(events::kind.eq(kind));
        Ok(all.count().get_result(c)?)
    });
    read.await.unwrap()
}

#[tokio::test]
async fn an_article_is_its_authors_alone_until_he_publishes_it() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    let boss = site.administrator().await;
    opens(&aliya, "valley").await;
    let id = drafts(
        &aliya,
        "valley",
        "The pump runs",
        &[("excerpt", "In short: it runs.")],
    )
    .await;
    let picture = cover();
    let upload = aliya
        .upload(
            &format!("/articles/{id}/cover"),
            &[],
            Some(("a.png", &picture)),
        )
        .await;
    upload.is(303);
    aliya
        .act("/follows", &[("target", "space-1"), ("level", "all")])
        .await;
    let forum = aliya.get("/api/v1/blogs/valley").await.value()["id"].to_string();
    let follow = [
        ("target", format!("forum-{forum}")),
        ("level", "all".to_owned()),
    ];
    let follow: Vec<(&str, &str)> = follow.iter().map(|(k, v)| (*k, v.as_str())).collect();
    marat.act("/follows", &follow).await.is(303);
    let told = aliya
        .get(&format!("/api/v1/articles/{id}"))
        .await
        .is(200)
        .value();
    let (cover, post) = (
        told["cover"].as_str().unwrap().to_owned(),
        told["post_id"].to_string(),
    );
    aliya.get(&cover).await.is(200);
    site.settle().await;

    // Neither a reader, nor a visitor, nor who runs the site sees it anywhere.
    for other in [&marat, &boss, &site.visitor()] {
        for path in [
            format!("/t/{id}"),
            format!("/p/{post}"),
            format!("/articles/{id}"),
            format!("/api/v1/articles/{id}"),
            format!("/api/v1/threads/{id}"),
            format!("/api/v1/threads/{id}/posts"),
            format!("/api/v1/posts/{post}"),
            cover.clone(),
        ] {
            let status = other.get(&path).await.status;
            assert!(status == 404, "{path}: {status}");
        }
        for path in [
            "/",
            "/b",
            "/b/valley",
            "/u/aliya",
            "/api/v1/articles",
            "/api/v1/blogs/valley/articles",
        ] {
            other.get(path).await.is(200).hides("The pump runs");
        }
    }
    marat.get("/notices").await.hides("The pump runs");
    marat
        .get("/api/v1/blogs/valley/drafts")
        .await
        .is(200)
        .hides("The pump runs");
    aliya.get("/b/mine").await.shows("The pump runs");
    assert_eq!(happened(&site, "post.created").await, 0);

    acts(&aliya, id, &[("do", "now")]).await.is(303);
    site.settle().await;
    for path in ["/", "/b", "/b/valley", "/b/valley/2026/3"] {
        site.visitor()
            .get(path)
            .await
            .is(200)
            .shows("The pump runs");
    }
    site.visitor()
        .get("/b/valley")
        .await
        .shows("In short: it runs.")
        .shows(&cover.replace("1200x630", "640"));
    site.visitor()
        .get("/b/valley/2026/2")
        .await
        .is(200)
        .hides("The pump runs");
    let page = site.visitor().open(&format!("/t/{id}")).await;
    page.shows("<strong>pump</strong>")
        .shows("1 minute to read")
        .well_formed();
    site.visitor().get(&cover).await.is(200);
    marat.get("/notices").await.shows("The pump runs");
    assert_eq!(happened(&site, "article.published").await, 1);
    // Twice is refused, and changes nothing.
    acts(&aliya, id, &[("do", "now")]).await.is(409);
    assert_eq!(happened(&site, "article.published").await, 1);
    assert!(town.0 > 0, "the space of blogs takes no other's number");
}

/// A picture that is higher than a cover.
fn cover() -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(900, 900, |x, y| {
        image::Rgb([
            if y < 200 { 255 } else { 0 },
            u8::try_from(x % 256).unwrap(),
            90,
        ])
    });
    picture
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
    file.into_inner()
}

#[tokio::test]
async fn a_cover_is_as_wide_and_high_as_previews_want_it() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let path = format!("/articles/{id}/cover");
    aliya
        .upload(&path, &[], Some(("a.png", &cover())))
        .await
        .is(303);
    let told = aliya.get(&format!("/api/v1/articles/{id}")).await.value();
    let address = told["cover"].as_str().unwrap();
    let got = image::load_from_memory(&aliya.get(address).await.is(200).bytes).unwrap();
    assert_eq!((got.width(), got.height()), (1200, 630));
    // The middle of it: what was red at the top is cut off.
    let top = image::GenericImageView::get_pixel(&got, 600, 4);
    assert!(top.0[0] < 80, "{top:?}");
    aliya
        .upload(&path, &[], Some(("a.txt", b"no picture")))
        .await
        .is(415);
    aliya.act(&format!("{path}/end"), &[]).await.is(303);
    let told = aliya.get(&format!("/api/v1/articles/{id}")).await.value();
    assert!(told["cover"].is_null());
}

#[tokio::test]
async fn a_scheduled_article_comes_out_at_its_minute_and_once() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let past = acts(&aliya, id, &[("do", "at"), ("at", "2020-01-01T10:00")]).await;
    past.is(422).shows("This time has passed");
    acts(&aliya, id, &[("do", "at"), ("at", "soon")])
        .await
        .is(422);
    let zone = elab::i18n::Zone::named("UTC");
    let at = zone
        .minute(&zone.minute_of(START.plus(minutes(40))))
        .unwrap();
    let minute = zone.minute_of(at);
    acts(&aliya, id, &[("do", "at"), ("at", &minute)])
        .await
        .is(303);
    aliya
        .get(&format!("/articles/{id}"))
        .await
        .shows("Comes out on");
    site.settle().await;
    site.visitor().get("/b/valley").await.hides("The pump runs");

    site.clock.set(at);
    site.settle().await;
    site.visitor().get("/b/valley").await.shows("The pump runs");
    let job = PublishArticle {
        article: ThreadId(id),
        at,
        staff_mfa: false,
    };
    // A job that a worker lost is done again, and finds that it is done.
    site.app.db.write(move |tx| job.run(tx)).await.unwrap();
    assert_eq!(happened(&site, "article.published").await, 1);
    assert_eq!(happened(&site, "post.created").await, 1);
    // It has the moment at which it came out, not the one at which it was begun.
    let created: Instant = site
        .app
        .db
        .read(move |c| {
            Ok(rows::table
                .find(ThreadId(id))
                .select(rows::created_at)
                .first(c)?)
        })
        .await
        .unwrap();
    assert!(created >= at);
}

#[tokio::test]
async fn another_minute_takes_the_place_of_the_first() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let zone = elab::i18n::Zone::named("UTC");
    let minute = |n| zone.minute_of(START.plus(minutes(n)));
    acts(&aliya, id, &[("do", "at"), ("at", &minute(20))])
        .await
        .is(303);
    acts(&aliya, id, &[("do", "at"), ("at", &minute(60))])
        .await
        .is(303);
    site.clock.set(START.plus(minutes(30)));
    site.settle().await;
    site.visitor().get("/b/valley").await.hides("The pump runs");
    acts(&aliya, id, &[("do", "never")]).await.is(303);
    site.clock.set(START.plus(minutes(90)));
    site.settle().await;
    site.visitor().get("/b/valley").await.hides("The pump runs");
    aliya.act(&format!("/articles/{id}/end"), &[]).await.is(303);
    aliya.get(&format!("/articles/{id}")).await.is(404);
}

#[tokio::test]
async fn who_lost_the_right_is_told_and_has_a_draft_again() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let dana = site.moderator(town, "dana").await;
    let fields = [("title", "Town"), ("slug", "town-blog"), ("about", "")];
    dana.fill("/b/new?space=town", "/b", &fields).await.is(303);
    dana.get("/s/town").await.shows("/b/town-blog");
    let id = drafts(&dana, "town-blog", "The pump runs", &[]).await;
    let zone = elab::i18n::Zone::named("UTC");
    let at = START.plus(minutes(20));
    acts(&dana, id, &[("do", "at"), ("at", &zone.minute_of(at))])
        .await
        .is(303);
    let keeper = site.administrator().await.viewer().await;
    let person = site.person("dana").await.unwrap();
    let demoted = move |tx: &mut elab::db::Tx<'_>| {
        elab::spaces::settle(tx, &keeper, town, person, Role::Member)
    };
    site.app.db.write(demoted).await.unwrap();
    site.clock.set(at.plus(minutes(1)));
    site.settle().await;
    site.visitor()
        .get("/b/town-blog")
        .await
        .is(200)
        .hides("The pump runs");
    assert_eq!(happened(&site, "article.published").await, 0);
    let state: String = site
        .app
        .db
        .read(move |c| {
            Ok(articles::table
                .find(ThreadId(id))
                .select(articles::state)
                .first(c)?)
        })
        .await
        .unwrap();
    assert_eq!(state, "draft");
    // Whose standing changes signs in again.
    let dana = site.member("dana").await;
    dana.get(&format!("/articles/{id}"))
        .await
        .is(200)
        .shows("Only those who keep this blog");
    dana.get("/notices")
        .await
        .is(200)
        .shows("Your article could not be published");
}

#[tokio::test]
async fn comments_are_posts_until_their_days_are_over() {
    let site = TestApp::start().await;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    opens(&aliya, "valley").await;
    let days_on = [("comments", "days"), ("comment_days", "2")];
    let id = drafts(&aliya, "valley", "The pump runs", &days_on).await;
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    // He joined nothing: whoever has signed in comments in a person's blog.
    marat.replies(id, None, "Thank you.").await;
    site.visitor().get("/b/valley").await.shows("1 comment");
    site.advance(days(3));
    let late = marat
        .json(
            "POST",
            &format!("/api/v1/threads/{id}/posts"),
            &[],
            r#"{"body":"Too late."}"#,
        )
        .await;
    late.is(423).shows("comments_closed");
    marat
        .open(&format!("/t/{id}"))
        .await
        .shows("Comments on this article are closed");
    let silent = drafts(&aliya, "valley", "No comment", &[("comments", "off")]).await;
    acts(&aliya, silent, &[("do", "now")]).await.is(303);
    let refused = marat
        .json(
            "POST",
            &format!("/api/v1/threads/{silent}/posts"),
            &[],
            r#"{"body":"At once."}"#,
        )
        .await;
    refused.is(423);
    // The author still changes what he wrote.
    let change = [
        ("title", "The pump ran"),
        ("body", "It **ran**."),
        ("do", "publish"),
    ];
    let edit = format!("/articles/{id}/edit");
    aliya
        .fill(&edit, &format!("/articles/{id}/revisions"), &change)
        .await
        .is(303);
    site.visitor()
        .open(&format!("/t/{id}"))
        .await
        .shows("<strong>ran</strong>")
        .shows("The pump ran");
}

#[tokio::test]
async fn an_article_that_fell_is_in_no_list() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let boss = site.administrator().await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    let told = aliya.get(&format!("/api/v1/articles/{id}")).await.value();
    let post = told["post_id"].to_string();
    let removal = [("reason", "spam"), ("clause", ""), ("note", "")];
    boss.act(&format!("/p/{post}/removals"), &removal)
        .await
        .is(303);
    for path in ["/", "/b", "/b/valley"] {
        site.visitor().get(path).await.hides("The pump runs");
    }
    site.visitor()
        .open(&format!("/t/{id}"))
        .await
        .is(200)
        .hides("<strong>pump</strong>");
    boss.act(&format!("/p/{post}/restorations"), &[])
        .await
        .is(303);
    site.visitor().get("/b/valley").await.shows("The pump runs");

    aliya.replies(id, None, "A word more.").await;
    acts(&aliya, id, &[("do", "withdraw")]).await.is(303);
    site.visitor().get("/b/valley").await.hides("The pump runs");
    site.visitor().get(&format!("/t/{id}")).await.is(404);
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    site.visitor()
        .open(&format!("/t/{id}"))
        .await
        .is(200)
        .shows("A word more.");
    assert_eq!(happened(&site, "thread.created").await, 1);
}

#[tokio::test]
async fn a_blog_is_opened_by_who_is_known_at_an_address_of_its_own() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.member("aliya").await,
        site.neighbour(town, "marat").await,
    );
    opens(&aliya, "valley").await;
    let fields = [("title", "Other"), ("slug", "valley"), ("about", "")];
    let taken = marat.fill("/b/new", "/b", &fields).await;
    taken.is(422).shows("already");
    site.newcomer("nina").await.get("/b/new").await.is(403);
    marat.get("/b/new?space=town").await.is(403);
    marat.get("/b/valley/new").await.is(403);
    marat.get("/b/valley/settings").await.is(403);
    // No thread is begun in a blog, whoever moderates there.
    let boss = site.administrator().await;
    let body = r#"{"title":"A discussion","body":"Here."}"#;
    let path = "/api/v1/spaces/b/forums/valley/threads";
    boss.json("POST", path, &[], body).await.is(403);
    site.visitor().get("/s/b/valley").await.is(301);
    site.visitor().get("/").await.hides("/s/b\"");
    let long = "x".repeat(301);
    let fields = [
        ("title", "The pump runs"),
        ("body", "It runs."),
        ("excerpt", long.as_str()),
        ("do", "publish"),
    ];
    let refused = aliya
        .fill("/b/valley/new", "/b/valley/articles", &fields)
        .await;
    refused.is(422).shows("It runs.");
    // Two devices: the second is shown what stands by now.
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let edit = aliya.get(&format!("/articles/{id}/edit")).await;
    let action = format!("/articles/{id}/revisions");
    let first = [
        ("title", "The pump runs"),
        ("body", "First."),
        ("do", "publish"),
    ];
    aliya.submit(&edit, &action, &first).await.is(303);
    let second = [
        ("title", "The pump runs"),
        ("body", "Second."),
        ("do", "publish"),
    ];
    let (key, page) = (aliya.get(&format!("/articles/{id}/edit")).await, edit);
    let mut fields = page.form(&action);
    fields.retain(|(name, _)| name != "key");
    fields.extend(
        key.form(&action)
            .into_iter()
            .filter(|(name, _)| name == "key"),
    );
    for (name, value) in second {
        fields.retain(|(known, _)| known != name);
        fields.push((name.to_owned(), value.to_owned()));
    }
    aliya
        .post(&action, &fields)
        .await
        .is(409)
        .shows("First.")
        .shows("Second.");
}
