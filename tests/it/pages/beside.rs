//! What a shared page says of other threads and places: taken away, hidden or closed there, it is gone here at once.

use crate::app::TestApp;
use crate::blogs::{acts, drafts, opens};
use crate::people::Client;

/// The number of the post that opens a thread.
async fn opening(who: &Client<'_>, thread: i64) -> String {
    let path = format!("/api/v1/threads/{thread}/posts");
    who.get(&path).await.is(200).value()["items"][0]["id"].to_string()
}

/// An article of the blog `valley` that stands.
async fn publishes(author: &Client<'_>, title: &str) -> i64 {
    let short = [("excerpt", "In short.")];
    let id = drafts(author, "valley", title, &short).await;
    acts(author, id, &[("do", "now")]).await.is(303);
    id
}

#[tokio::test]
async fn an_article_that_falls_or_whose_title_is_hidden_is_not_named_beside_others() {
    let site = TestApp::start().await;
    let (aliya, boss) = (site.member("aliya").await, site.administrator().await);
    opens(&aliya, "valley").await;
    let first = publishes(&aliya, "An old mill").await;
    let page = format!("/t/{}", publishes(&aliya, "A new bridge").await);
    let visitor = site.visitor();
    let seen = visitor.open(&page).await.is(200);
    seen.shows("An old mill").hides("A far road");
    let last = publishes(&aliya, "A far road").await;
    let seen = visitor.open(&page).await.is(200);
    seen.shows("An old mill").shows("A far road");

    let post = opening(&aliya, first).await;
    let spam = [("reason", "spam"), ("clause", ""), ("note", "")];
    let removal = boss.act(&format!("/p/{post}/removals"), &spam).await;
    removal.is(303);
    visitor.open(&page).await.is(200).hides("An old mill");
    let end = boss.act(&format!("/p/{post}/restorations"), &[]).await;
    end.is(303);
    visitor.open(&page).await.is(200).shows("An old mill");
    let hide = [("do", "hide"), ("words", "old mill"), ("code", "libel")];
    let hidden = boss.act(&format!("/p/{post}/redactions"), &hide).await;
    hidden.is(303);
    visitor.open(&page).await.is(200).hides("An old mill");

    let post = opening(&aliya, last).await;
    let private = [("reason", "private_data"), ("note", "")];
    let purge = boss.act(&format!("/p/{post}/purges"), &private).await;
    purge.is(303);
    visitor.open(&page).await.is(200).hides("A far road");
}

#[tokio::test]
async fn a_space_that_closes_is_closed_on_the_pages_of_others_too() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let council = site.space("council", "public").await;
    site.neighbour(town, "aliya").await;
    let aliya = site.neighbour(council, "aliya").await;
    let (boss, visitor) = (site.administrator().await, site.visitor());
    let gone = aliya.starts("/s/town/talk", "A dry well", "Root").await;
    let come = aliya.starts("/s/council/talk", "A flood", "Root").await;
    for (thread, space) in [(gone, council), (come, town)] {
        let forum = site.forum(space, "talk").await.to_string();
        boss.act(&format!("/t/{thread}/moves"), &[("forum", &*forum)])
            .await
            .is(303);
    }
    let come = format!("/t/{come}");
    visitor.get("/s/town/talk").await.shows("A dry well");
    visitor.open(&come).await.is(200).shows("Moved from");

    let post = opening(&aliya, gone).await;
    let hide = [("do", "hide"), ("words", "dry"), ("code", "libel")];
    let hidden = boss.act(&format!("/p/{post}/redactions"), &hide).await;
    hidden.is(303);
    visitor
        .get("/s/town/talk")
        .await
        .shows("Moved to")
        .hides("A dry well");

    let fields = [
        ("name", "Council"),
        ("slug", "council"),
        ("kind", "private"),
        ("aim", "To talk."),
        ("lang", "en"),
    ];
    boss.act("/s/council/settings", &fields).await.is(303);
    visitor
        .get("/s/town/talk")
        .await
        .is(200)
        .hides("Moved to")
        .shows("A flood");
    visitor.open(&come).await.is(200).hides("Moved from");
}
