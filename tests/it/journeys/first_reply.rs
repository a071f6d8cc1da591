//! From an empty site to a citizen's first reply.

use crate::app::TestApp;

#[tokio::test]
async fn a_citizen_registers_confirms_joins_and_replies() {
    let site = TestApp::start().await;
    site.space("saryozen", "public").await;
    let owner = site.administrator().await;
    let thread = owner
        .fill(
            "/s/saryozen/talk/new",
            "/s/saryozen/talk/threads",
            &[
                ("title", "When will the well be repaired?"),
                ("body", "The pump **failed** again."),
                ("do", "publish"),
            ],
        )
        .await
        .is(303)
        .location();

    let aliya = site.visitor();
    aliya
        .get(&thread)
        .await
        .is(200)
        .shows("<strong>failed</strong>")
        .shows("To write here, sign in.");
    let sent = aliya
        .fill(
            "/register",
            "/register",
            &[
                ("name", "aliya"),
                ("email", "aliya@example.org"),
                ("password", "kettle under seven birches"),
            ],
        )
        .await;
    assert_eq!(sent.is(303).location(), "/letter-sent");
    site.settle().await;
    let letter = site
        .mails_to("aliya@example.org")
        .pop()
        .expect("a letter asks her to confirm");
    let link = letter.link.unwrap();
    let path = link.split_once(&site.address.to_string()).unwrap().1;
    let page = aliya.open(path).await.is(200).shows("Confirm your address");
    aliya.submit(&page, "/confirm", &[]).await.is(303);
    aliya
        .get(&thread)
        .await
        .is(200)
        .shows("Members of saryozen write here.");
    aliya
        .fill("/s/saryozen/join", "/s/saryozen/members", &[])
        .await
        .is(303);

    let reply = format!("{}/reply", thread.split('-').next().unwrap());
    let action = reply.replace("/reply", "/posts");
    let seen = aliya
        .fill(
            &reply,
            &action,
            &[("body", "Today at *noon*."), ("do", "preview")],
        )
        .await;
    let seen = seen
        .is(200)
        .shows("<em>noon</em>")
        .shows("Today at *noon*.");
    let posted = aliya
        .submit(&seen, &action, &[("do", "publish")])
        .await
        .is(303)
        .location();

    // Nobody else sees a first post until a moderator has read it: she does, and the letter asks him.
    let waits = aliya.open(&posted).await.is(200).well_formed();
    waits
        .shows("<em>noon</em>")
        .shows("Only you and the moderators see this.");
    let other = site.visitor();
    other.get(&thread).await.is(200).hides("noon");
    other.get(posted.split('?').next().unwrap()).await.is(404);
    site.settle().await;
    let letter = site.last_mail().expect("a letter asks to decide");
    assert!(letter.subject.contains("saryozen"), "{}", letter.subject);
    let link = letter.link.unwrap();
    let path = link.split_once(&site.address.to_string()).unwrap().1;
    let page = other.open(path).await.is(200).well_formed();
    let page = page.shows("<em>noon</em>").shows("Let it through");
    other
        .submit(&page, "/review", &[("do", "approve")])
        .await
        .is(200)
        .shows("Thank you.");
    other.open(path).await.is(410);

    let shown = aliya
        .open(&posted)
        .await
        .is(200)
        .shows("<em>noon</em>")
        .shows("The linked post");
    shown.shows("level 2, reply 1 of 1, reply to #1");
    owner
        .get(&thread)
        .await
        .is(200)
        .shows("<em>noon</em>")
        .shows("class=\"new\" id=\"new\"");
}
