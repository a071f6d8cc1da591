//! Nothing can be written, as when the disk is full: who reads reads on, signed in too.

use elab::base::minutes;
use elab::base::paging::Seek;
use elab::notices;

use crate::app::{TestApp, on_postgres};

#[tokio::test]
async fn who_has_signed_in_reads_on_while_nothing_can_be_written() {
    if on_postgres() {
        // There is no one writer that could be stopped.
        return;
    }
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where?").await;
    let post = marat.replies(thread, None, "Nowhere yet.").await;
    aliya.replies(thread, Some(post), "It is there.").await;
    site.settle().await;
    let viewer = marat.viewer().await;
    let told = move |c: &mut elab::db::Conn| notices::notices(c, &viewer, &Seek::First);
    let notice = site.app.db.read(told).await.unwrap().items.remove(0);
    site.app.db.close();

    // His session is to be seen again, the post is to count as seen, the notice as read: none of it can be kept.
    site.advance(minutes(11));
    let lead = marat.get(&format!("/notices/{}", notice.id)).await.is(302);
    assert!(lead.location().starts_with("/p/"), "{}", lead.location());
    let page = marat.open(&lead.location()).await.is(200);
    page.shows("It is there.");
    let typed = [("body", "Thank you."), ("do", "publish")];
    let posts = format!("/t/{thread}/posts");
    marat.act(&posts, &typed).await.is(503).shows("Thank you.");
    let ready = site.visitor().get("/readyz").await.is(503);
    assert_eq!(ready.body, "nothing can be written\n");
}
