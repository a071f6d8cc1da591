//! What is shown of articles: as one text, in months and tags, in feeds, and what stays of an ended blog.

use elab::base::{days, minutes};

use super::{acts, cover, drafts, opens};
use crate::app::TestApp;

#[tokio::test]
async fn an_article_is_shown_as_one_and_not_as_the_first_of_many_posts() {
    let site = TestApp::start().await;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    opens(&aliya, "valley").await;
    let text = "# Where it springs\n\nUp in the *hills*.\n\n## And then\n\nDown to the town.";
    let id = drafts(
        &aliya,
        "valley",
        "The water of the valley",
        &[("body", text)],
    )
    .await;
    let picture = cover();
    let upload = format!("/articles/{id}/cover");
    aliya
        .upload(&upload, &[], Some(("a.png", &picture)))
        .await
        .is(303);
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    marat.replies(id, None, "Thank you.").await;
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    // Who wrote it and when stands above it; who wrote a comment stands with the comment.
    let opening = page.body.split("</article>").next().unwrap();
    let post = opening.split("<article").nth(1).unwrap();
    assert!(post.contains("<h3 class=\"vh\">") && !post.contains("<time"));
    let comment = page.body.split("</article>").nth(1).unwrap();
    assert!(comment.contains("#2</a> marat") && comment.contains("<time"));
    assert!(!comment.contains("class=\"vh\"><a"));

    // What stands for it elsewhere runs no heading into a sentence, and shows its cover.
    let told = aliya.get(&format!("/api/v1/articles/{id}")).await.value();
    assert_eq!(told["summary"], "Up in the hills. Down to the town.");
    let cover = told["cover"].as_str().unwrap();
    let base = &site.app.config.base_url;
    page.shows("<meta name=\"description\" content=\"Up in the hills. Down to the town.\">")
        .shows(&format!(
            "<meta property=\"og:image\" content=\"{base}{cover}\">"
        ));
    // One that has fallen says so.
    let boss = site.administrator().await;
    let post = told["post_id"].to_string();
    let removal = [("reason", "spam"), ("clause", ""), ("note", "")];
    boss.act(&format!("/p/{post}/removals"), &removal)
        .await
        .is(303);
    let page = site.visitor().open(&format!("/t/{id}")).await.is(200);
    let post = page.body.split("<article").nth(1).unwrap();
    assert!(post.contains("<h3><a"), "{post}");
}

#[tokio::test]
async fn a_blog_has_its_feeds_at_its_own_address() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let visitor = site.visitor();
    for format in ["atom", "rss", "json"] {
        let path = format!("/b/valley/feed.{format}");
        visitor.get(&path).await.is(200).hides("The pump runs");
        let page = visitor.get("/b/valley").await;
        assert!(page.body.contains(&format!("href=\"{path}\"")), "{path}");
        let other = visitor.get(&format!("/s/b/valley/feed.{format}")).await;
        assert_eq!(other.is(301).location(), path);
    }
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    let feed = visitor.get("/b/valley/feed.json").await.value();
    assert_eq!(feed["items"][0]["title"], "The pump runs");
    assert_eq!(feed["language"], "en");
    acts(&aliya, id, &[("do", "withdraw")]).await.is(303);
    for format in ["atom", "rss", "json"] {
        let path = format!("/b/valley/feed.{format}");
        visitor.get(&path).await.is(200).hides("The pump runs");
    }
    visitor.get("/b/valley/feed.xml").await.is(404);
    visitor.get("/b/nowhere/feed.atom").await.is(404);
}

#[tokio::test]
async fn what_was_published_once_is_not_thrown_away_and_an_ended_blog_stays_as_it_is() {
    let site = TestApp::start().await;
    let (aliya, boss) = (site.member("aliya").await, site.administrator().await);
    opens(&aliya, "valley").await;
    let mut all = Vec::new();
    for title in ["Where it springs", "Where it runs", "Where it ends"] {
        let id = drafts(&aliya, "valley", title, &[]).await;
        acts(&aliya, id, &[("do", "now")]).await.is(303);
        site.advance(minutes(1));
        all.push(id);
    }
    // Its neighbours in time, and no others.
    let visitor = site.visitor();
    let page = visitor.open(&format!("/t/{}", all[1])).await;
    let beside = page.body.split("class=\"beside\"").nth(1).unwrap();
    let at = |words: &str| beside.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("Earlier:") < at("Where it springs"));
    assert!(at("Where it springs") < at("Later:") && at("Later:") < at("Where it ends"));
    let page = visitor.open(&format!("/t/{}", all[0])).await;
    page.hides("Earlier:").shows("Later:");

    let end = format!("/articles/{}/end", all[0]);
    aliya.act(&end, &[]).await.is(409);
    acts(&aliya, all[0], &[("do", "withdraw")]).await.is(303);
    aliya.act(&end, &[]).await.is(409);
    let draft = drafts(&aliya, "valley", "Not yet", &[]).await;
    let settings = "/b/valley/settings";
    let ended = [("do", "archive")];
    boss.fill(settings, settings, &ended).await.is(303);
    let page = visitor.get("/b/valley").await;
    page.shows("This blog has ended").shows("Where it runs");
    aliya.get("/b/valley/new").await.is(423);
    acts(&aliya, draft, &[("do", "now")]).await.is(423);
    acts(&aliya, all[1], &[("do", "withdraw")]).await.is(423);
    aliya.act(&end, &[]).await.is(423);
    boss.fill(settings, settings, &ended).await.is(303);
    acts(&aliya, draft, &[("do", "now")]).await.is(303);
    visitor.get("/b/valley").await.shows("Not yet");

    for n in 1..10 {
        opens(&aliya, &format!("valley-{n}")).await;
    }
    let fields = [("title", "Notes"), ("slug", "one-more"), ("about", "")];
    aliya
        .fill("/b/new", "/b", &fields)
        .await
        .is(422)
        .shows("Ten blogs are the most");
}

#[tokio::test]
async fn a_month_and_a_tag_show_their_articles_and_no_others() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let dana = site.moderator(town, "dana").await;
    let fields = [("title", "Town"), ("slug", "valley"), ("about", "")];
    dana.fill("/b/new?space=town", "/b", &fields).await.is(303);
    let tags = "/s/town/tags";
    for name in ["water", "bridges"] {
        dana.act(tags, &[("name", name)]).await.is(303);
    }
    // What a draft bears is on no list.
    drafts(&dana, "valley", "On bridges", &[("tags", "bridges")]).await;
    for (title, tag) in [("On water", "water"), ("On buses", "")] {
        // A month later he signs in anew.
        let dana = site.member("dana").await;
        let id = drafts(&dana, "valley", title, &[("tags", tag)]).await;
        acts(&dana, id, &[("do", "now")]).await.is(303);
        site.advance(days(31));
    }
    let visitor = site.visitor();
    let march = visitor.get("/b/valley/2026/3").await.is(200);
    march.shows("On water").hides("On buses");
    let april = visitor.get("/b/valley/2026/4").await.is(200);
    april.shows("On buses").hides("On water");
    visitor.get("/b/valley/2026/13").await.is(404);
    let odd = visitor.get("/b/valley/+2026/03").await.is(301);
    assert_eq!(odd.location(), "/b/valley/2026/3");
    let page = visitor.get("/b/valley").await.shows("1 article");
    let page = page.hides("bridges").hides("On bridges");
    let link = page.body.split("class=\"tag\" href=\"").nth(1).unwrap();
    let link = link.split('"').next().unwrap();
    assert!(link.starts_with("/b/valley?tag="), "{link}");
    let tagged = visitor.get(link).await.is(200);
    tagged.shows("On water").hides("On buses");
    visitor.get("/b/valley?tag=999").await.is(404);
}

#[tokio::test]
async fn an_article_keeps_its_headings_when_what_it_quotes_is_wiped() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let (aliya, marat) = (
        site.member("aliya").await,
        site.neighbour(town, "marat").await,
    );
    let thread = marat
        .starts("/s/town/talk", "Whose number", "Her number is zanzibar-17")
        .await;
    let posts = marat.get(&format!("/api/v1/threads/{thread}/posts")).await;
    let post = posts.value()["items"][0]["id"].to_string();
    opens(&aliya, "valley").await;
    let quote = format!("> [@marat](/p/{post}):\n>\n> Her number is zanzibar-17");
    let text = format!("# Where it springs\n\n{quote}\n\n## And then\n\nOur own words.");
    let id = drafts(
        &aliya,
        "valley",
        "The water of the valley",
        &[("body", &text)],
    )
    .await;
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    let quoting = marat.replies(id, None, &format!("{quote}\n\n# Mine")).await;
    let page = format!("/t/{id}");
    let visitor = site.visitor();
    visitor.open(&page).await.shows("zanzibar-17");
    let boss = site.administrator().await;
    let wipe = [("reason", "private_data"), ("note", "")];
    boss.act(&format!("/p/{post}/purges"), &wipe).await.is(303);
    let page = visitor.open(&page).await.is(200).hides("zanzibar-17");
    let page = page.shows("Where it springs</h2>").shows("And then</h3>");
    let comment = page.body.split(&format!("id=\"p{quoting}\"")).nth(1);
    assert!(comment.unwrap().contains("Mine</h4>"), "{}", page.body);
}
