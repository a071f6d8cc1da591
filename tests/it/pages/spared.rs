//! Kept pages stay where nothing that they show has happened: nobody empties the store for all by doing nothing.

use diesel::prelude::*;
use elab::base::ThreadId;
use elab::db::schema::threads;

use crate::app::TestApp;

#[tokio::test]
async fn who_changes_nothing_that_others_see_has_no_page_made_again() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let settings = |more: (&'static str, &'static str)| {
        let aliya = &aliya;
        async move {
            let sent = aliya.fill("/settings", "/settings", &[more]).await;
            sent.is(303);
        }
    };
    let (before, changes) = (site.app.db.news(), site.app.db.changes());
    settings(("theme", "dark")).await;
    settings(("theme", "dark")).await;
    site.member("dana").await;
    assert_eq!(
        (site.app.db.news(), site.app.db.changes()),
        (before, changes)
    );
    settings(("about", "I keep bees.")).await;
    assert!(site.app.db.changes() > changes);
    let visitor = site.visitor();
    visitor.get("/u/aliya").await.shows("I keep bees.");
    settings(("about", "I keep goats.")).await;
    visitor.get("/u/aliya").await.shows("I keep goats.");
}

#[tokio::test]
async fn a_new_thread_leaves_the_kept_pages_of_others() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya.starts("/s/town/talk", "A dry well", "Root").await;
    let (visitor, page) = (site.visitor(), format!("/t/{thread}"));
    visitor.open(&page).await.is(200).shows("A dry well");
    // Nobody says that this has happened: it shows which page is a new one.
    let renamed = site.app.db.write(move |tx| {
        diesel::update(threads::table.find(ThreadId(thread)))
            .set(threads::title.eq("A full well"))
            .execute(&mut **tx)?;
        Ok(())
    });
    renamed.await.unwrap();
    aliya.starts("/s/town/talk", "Another", "Root").await;
    visitor.open(&page).await.is(200).shows("A dry well");
    visitor.get("/s/town/talk").await.shows("Another");
    aliya.replies(thread, None, "By the school").await;
    site.app.pages.hear(&site.app.db).await.unwrap();
    visitor
        .open(&page)
        .await
        .is(200)
        .shows("A full well")
        .shows("By the school");
}
