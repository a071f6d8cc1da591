//! Newsletters of blogs: nobody gets one who did not ask for it, everybody who did gets each article once.

use diesel::prelude::*;
use elab::base::{ReaderId, ThreadId, hours};
use elab::blogs as room;
use elab::db::schema::{newsletter_issues as issues, newsletter_readers as rows};
use elab::mail::Kept;
use elab::notices::{self, Prefs};
use elab::outbox::suppression::{self, Fault};
use mail_parser::{Message, MessageParser};

use crate::app::TestApp;
use crate::blogs::{acts, drafts, happened, opens};
use crate::people::{Answer, Client};

const ASK: &str = "/b/valley/newsletter";

async fn publishes(author: &Client<'_>, title: &str) -> i64 {
    let id = drafts(author, "valley", title, &[]).await;
    acts(author, id, &[("do", "now")]).await.is(303);
    id
}

async fn asks(who: &Client<'_>, address: &str) -> Answer {
    who.fill(ASK, ASK, &[("email", address)]).await
}

/// The link of the last letter to this address, as a path.
fn link(site: &TestApp, address: &str) -> String {
    let last = site.mails_to(address).pop().unwrap();
    let link = last.link.unwrap();
    link.strip_prefix(&site.app.config.base_url)
        .unwrap()
        .to_owned()
}

/// Somebody without an account asks for the newsletter and confirms.
async fn joins(site: &TestApp, address: &str) {
    let browser = site.visitor();
    asks(&browser, address).await.is(303);
    site.settle().await;
    let page = browser.open(&link(site, address)).await.is(200);
    browser.submit(&page, "/newsletter", &[]).await.is(200);
}

fn newsletters(site: &TestApp, address: &str) -> Vec<Kept> {
    let mut all = site.mails_to(address);
    all.retain(|kept| kept.link.is_none());
    all
}

fn subjects(site: &TestApp, address: &str) -> Vec<String> {
    let all = newsletters(site, address).into_iter();
    all.map(|kept| kept.subject).collect()
}

fn parsed(kept: &Kept) -> Message<'_> {
    MessageParser::default().parse(&kept.mime).unwrap()
}

async fn address(who: &Client<'_>) -> String {
    let viewer = who.viewer().await;
    let site = who.site();
    let own = site
        .app
        .db
        .read(move |c| elab::accounts::own_profile(c, &viewer));
    own.await.unwrap().1.unwrap()
}

/// What a mail program sends (RFC 8058, 3.2).
async fn one_click(site: &TestApp, path: &str) -> Answer {
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ];
    let body = "List-Unsubscribe=One-Click";
    site.visitor().send("POST", path, &headers, body).await
}

/// Where a letter is ended by one press, as a path.
fn stop(site: &TestApp, kept: &Kept) -> String {
    let letter = parsed(kept);
    let header = letter.header_raw("List-Unsubscribe").unwrap();
    let header = header.split_whitespace().collect::<String>();
    let url = header.trim_matches(['<', '>']);
    assert!(url.len() < 200, "{url}");
    let posts = letter.header_raw("List-Unsubscribe-Post").unwrap().trim();
    assert_eq!(posts, "List-Unsubscribe=One-Click");
    url.strip_prefix(&site.app.config.base_url)
        .unwrap()
        .to_owned()
}

async fn sent(site: &TestApp, article: i64) -> i64 {
    let read = site.app.db.read(move |c| {
        Ok(issues::table
            .find(ThreadId(article))
            .select(issues::letters)
            .first(c)?)
    });
    read.await.unwrap()
}

#[tokio::test]
async fn nothing_comes_to_an_address_before_its_owner_has_pressed_the_button() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let browser = site.visitor();
    site.visitor().get("/b/valley").await.shows(ASK);
    let asked = asks(&browser, "olga@example.net").await.is(303);
    assert_eq!(asked.location(), "/letter-sent");
    site.settle().await;
    assert_eq!(
        site.last_mail().unwrap().subject,
        "Do you want the newsletter of “Notes”?"
    );
    publishes(&aliya, "The pump runs").await;
    site.settle().await;
    assert_eq!(
        site.mails_to("olga@example.net").len(),
        1,
        "the question alone"
    );

    let (path, before) = (link(&site, "olga@example.net"), site.rows().await);
    let page = browser
        .open(&path)
        .await
        .is(200)
        .shows("Newsletter of “Notes”");
    browser.send("HEAD", "/newsletter", &[], "").await.is(200);
    assert_eq!(site.rows().await, before, "to look changes nothing");
    browser.submit(&page, "/newsletter", &[]).await.is(200);
    browser.set_cookie("elab-key", path.trim_start_matches("/k/"));
    browser.get("/newsletter").await.is(410);
    publishes(&aliya, "The pump has stopped").await;
    site.settle().await;
    let all = newsletters(&site, "olga@example.net");
    assert_eq!(all.len(), 1, "what came out before is not sent");
    assert_eq!(all[0].subject, "[Notes] The pump has stopped");
    let text = parsed(&all[0]).body_text(0).unwrap().into_owned();
    assert!(text.contains("The pump runs again."), "{text}");
    assert!(text.contains("No more of this newsletter"), "{text}");

    // Who asks again is told the same, and gets no second copy.
    let again = asks(&site.visitor(), "Olga@Example.net").await.is(303);
    assert_eq!(again.location(), "/letter-sent");
    site.settle().await;
    let browser = site.visitor();
    let page = browser.open(&link(&site, "Olga@example.net")).await;
    browser.submit(&page, "/newsletter", &[]).await.is(200);
    publishes(&aliya, "The pump runs once more").await;
    site.settle().await;
    assert_eq!(newsletters(&site, "olga@example.net").len(), 2);
    assert!(newsletters(&site, "Olga@example.net").is_empty());
    asks(&site.visitor(), "olga").await.is(422).shows("olga");
}

#[tokio::test]
async fn nobody_is_flooded_with_questions() {
    let site = TestApp::start_with(|config| config.limits.rates = true).await;
    let author = site.member("aliya").await;
    opens(&author, "valley").await;
    for n in 0..3 {
        let status = asks(&site.visitor(), "olga@example.net").await.status;
        assert_eq!(status, if n < 2 { 303 } else { 429 });
    }
    for n in 0..19 {
        let to = format!("p{n}@example.net");
        let status = asks(&site.visitor(), &to).await.status;
        // Two of the hour's twenty were asked for above.
        assert_eq!(status, if n < 18 { 303 } else { 429 }, "{n}");
    }
    site.settle().await;
    assert_eq!(site.mails_to("olga@example.net").len(), 2);
}

#[tokio::test]
async fn an_article_goes_to_each_reader_once() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    let (marat, dana) = (site.member("marat").await, site.member("dana").await);
    opens(&aliya, "valley").await;
    for reader in [&marat, &dana] {
        let page = reader.get(ASK).await.is(200);
        reader.submit(&page, ASK, &[]).await.is(303);
        reader.act(ASK, &[]).await.is(303);
        reader
            .get(ASK)
            .await
            .shows("You get the newsletter of this blog");
    }
    // One who has an account and asked by his address alone is the same reader.
    let (to_marat, to_dana) = (address(&marat).await, address(&dana).await);
    joins(&site, &to_marat).await;
    joins(&site, "olga@example.net").await;
    let viewer = dana.viewer().await;
    let stopped = Prefs {
        stopped: true,
        ..Prefs::default()
    };
    let keep = move |tx: &mut elab::db::Tx<'_>| notices::keep_prefs(tx, &viewer, &stopped);
    site.app.db.write(keep).await.unwrap();

    let id = publishes(&aliya, "The pump runs").await;
    site.settle().await;
    let one = ["[Notes] The pump runs"];
    assert_eq!(subjects(&site, &to_marat), one);
    assert_eq!(subjects(&site, "olga@example.net"), one);
    assert!(subjects(&site, &to_dana).is_empty(), "no letters at all");
    assert_eq!(sent(&site, id).await, 2);
    assert_eq!(happened(&site, "newsletter.sent").await, 1);
    let letter = newsletters(&site, &to_marat).pop().unwrap();
    let letter = parsed(&letter);
    assert_eq!(letter.header_raw("Precedence").unwrap().trim(), "list");
    let list = letter.header_raw("List-Id").unwrap().trim().to_owned();
    assert!(list.starts_with("<valley.b."), "{list}");

    // Taken back and shown again, changed, or done once more by a program that did not know: no second time.
    acts(&aliya, id, &[("do", "withdraw")]).await.is(303);
    acts(&aliya, id, &[("do", "now")]).await.is(303);
    site.settle().await;
    let again = site.app.db.write(move |tx| {
        let row = diesel::update(issues::table.find(ThreadId(id)));
        row.set(issues::ended_at.eq(None::<i64>))
            .execute(&mut **tx)?;
        Ok(())
    });
    again.await.unwrap();
    site.settle().await;
    assert_eq!(subjects(&site, &to_marat), one);
    assert_eq!(subjects(&site, "olga@example.net"), one);
    assert_eq!(sent(&site, id).await, 2);

    // He ends it on the page.
    marat
        .fill(ASK, "/b/valley/newsletter/end", &[])
        .await
        .is(303);
    publishes(&aliya, "The pump has stopped").await;
    site.settle().await;
    assert_eq!(subjects(&site, &to_marat), one);
    assert_eq!(subjects(&site, "olga@example.net").len(), 2);
}

#[tokio::test]
async fn many_readers_are_written_to_batch_by_batch() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    let forum = aliya.get("/api/v1/blogs/valley").await.value()["id"]
        .as_i64()
        .unwrap();
    for n in 0..401 {
        let filled = site.app.db.write(move |tx| {
            let address = format!("p{n}@example.net");
            diesel::insert_into(rows::table)
                .values((
                    rows::forum_id.eq(forum),
                    rows::address.eq(&address),
                    rows::address_key.eq(&address),
                    rows::lang.eq("en"),
                    rows::since.eq(0_i64),
                ))
                .execute(&mut **tx)?;
            Ok(())
        });
        filled.await.unwrap();
    }
    let id = publishes(&aliya, "The pump runs").await;
    site.settle().await;
    assert_eq!(sent(&site, id).await, 401);
    for n in 0..401 {
        let to = format!("p{n}@example.net");
        assert_eq!(site.mails_to(&to).len(), 1, "{to}");
    }
    assert_eq!(happened(&site, "newsletter.sent").await, 1);
}

#[tokio::test]
async fn one_press_ends_it_signed_out() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    for to in ["olga@example.net", "petr@example.net"] {
        joins(&site, to).await;
    }
    publishes(&aliya, "The pump runs").await;
    site.settle().await;
    let path = stop(&site, &newsletters(&site, "olga@example.net")[0]);
    let before = site.rows().await;
    let page = site.visitor().get(&path).await.is(200).well_formed();
    page.hides("olga").hides("Notes").hides("/settings");
    site.visitor().send("HEAD", &path, &[], "").await.is(200);
    assert_eq!(site.rows().await, before, "to look changes nothing");
    let forged = path.replacen("/stop/1.", "/stop/2.", 1);
    assert_ne!(forged, path);
    one_click(&site, &forged).await.is(404);

    // What waits to leave does not leave any more.
    publishes(&aliya, "The pump has stopped").await;
    let press = elab::web::blogs::press(&site.app);
    let written = room::write_newsletters(&site.app.db, &press).await;
    assert_eq!(written.unwrap(), 1);
    for _ in 0..2 {
        let done = one_click(&site, &path).await.is(200);
        let led = (done.header("set-cookie"), done.header("location"));
        assert_eq!(led, (None, None), "RFC 8058, 3.1");
    }
    site.settle().await;
    publishes(&aliya, "The pump runs once more").await;
    site.settle().await;
    assert_eq!(newsletters(&site, "olga@example.net").len(), 1);
    assert_eq!(newsletters(&site, "petr@example.net").len(), 3);
    // Another who has the number by now is not meant.
    let moved = site.app.db.write(|tx| {
        diesel::update(rows::table)
            .set(rows::id.eq(ReaderId(1)))
            .execute(&mut **tx)?;
        Ok(())
    });
    moved.await.unwrap();
    one_click(&site, &path).await.is(200);
    publishes(&aliya, "The pump stands").await;
    site.settle().await;
    assert_eq!(newsletters(&site, "petr@example.net").len(), 4);
}

#[tokio::test]
async fn what_is_not_for_all_goes_to_nobody() {
    let site = TestApp::start().await;
    let aliya = site.member("aliya").await;
    opens(&aliya, "valley").await;
    for to in ["olga@example.net", "gone@example.net"] {
        joins(&site, to).await;
    }
    // An address from which letters came back.
    let dead = site.app.db.write(|tx| {
        for _ in 0..2 {
            suppression::count(tx, "gone@example.net", Fault::Hard)?;
        }
        Ok(())
    });
    dead.await.unwrap();
    // Taken back before it was under way, and while it was.
    let first = publishes(&aliya, "The pump runs").await;
    acts(&aliya, first, &[("do", "withdraw")]).await.is(303);
    site.settle().await;
    let second = publishes(&aliya, "The pump has stopped").await;
    let press = elab::web::blogs::press(&site.app);
    room::write_newsletters(&site.app.db, &press).await.unwrap();
    acts(&aliya, second, &[("do", "withdraw")]).await.is(303);
    let written = async |site: &TestApp| {
        site.app.db.sequence().await.unwrap();
        notices::follow(&site.app.db).await.unwrap();
    };
    written(&site).await;
    site.settle().await;
    // The blog has ended.
    let third = publishes(&aliya, "The pump stands").await;
    let boss = site.administrator().await;
    let settings = "/b/valley/settings";
    boss.fill(settings, settings, &[("do", "archive")])
        .await
        .is(303);
    site.settle().await;
    for to in ["olga@example.net", "gone@example.net"] {
        assert!(newsletters(&site, to).is_empty(), "{to}");
    }
    assert_eq!([sent(&site, first).await, sent(&site, third).await], [0, 0]);
    let late = site.visitor();
    late.get(ASK).await.is(200).hides("name=\"email\"");
    late.act(ASK, &[("email", "late@example.net")])
        .await
        .is(423);
}

#[tokio::test]
async fn a_blog_that_not_all_may_read_has_no_newsletter() {
    let site = TestApp::start().await;
    let town = site.space("town", "private").await;
    let dana = site.moderator(town, "dana").await;
    let fields = [("title", "Town"), ("slug", "valley"), ("about", "")];
    dana.fill("/b/new?space=town", "/b", &fields).await.is(303);
    let marat = site.neighbour(town, "marat").await;
    for who in [&dana, &marat, &site.visitor()] {
        who.get(ASK).await.is(404);
        who.act(ASK, &[("email", "olga@example.net")]).await.is(404);
    }
    marat.get("/b/valley").await.is(200).hides(ASK);
    let id = drafts(&dana, "valley", "The pump runs", &[]).await;
    dana.act(&format!("/articles/{id}/letter"), &[])
        .await
        .is(404);
}

#[tokio::test]
async fn its_keeper_sees_the_letter_and_how_many_get_it_and_no_more() {
    let site = TestApp::start().await;
    let (aliya, marat) = (site.member("aliya").await, site.member("marat").await);
    opens(&aliya, "valley").await;
    joins(&site, "olga@example.net").await;
    marat.act(ASK, &[]).await.is(303);
    let id = drafts(&aliya, "valley", "The pump runs", &[]).await;
    let trial = format!("/articles/{id}/letter");
    let desk = format!("/articles/{id}");
    let back = aliya.fill(&desk, &trial, &[]).await.is(303);
    aliya
        .get(&back.location())
        .await
        .shows("The letter is on its way");
    marat.act(&trial, &[]).await.is(404);
    site.settle().await;
    let own = address(&aliya).await;
    assert_eq!(subjects(&site, &own), ["[Notes] The pump runs"]);
    assert_eq!(subjects(&site, "olga@example.net").len(), 0);
    let letter = newsletters(&site, &own).pop().unwrap();
    let id_of = parsed(&letter).message_id().unwrap().to_owned();
    assert!(
        id_of.starts_with("batch."),
        "it stands for no post: {id_of}"
    );
    one_click(&site, &stop(&site, &letter)).await.is(200);

    acts(&aliya, id, &[("do", "now")]).await.is(303);
    site.settle().await;
    aliya
        .get(ASK)
        .await
        .shows("2 readers get this newsletter")
        .shows("“The pump runs”, 2 letters")
        .hides("olga");
    for other in [&marat, &site.visitor()] {
        other.get(ASK).await.is(200).hides("readers get this");
    }
    let path = "/api/v1/blogs/valley/newsletter";
    let told = aliya.get(path).await.value();
    assert_eq!(
        (&told["readers"], &told["subscribed"]),
        (&2.into(), &false.into())
    );
    let told = marat.get(path).await.value();
    assert!(told["readers"].is_null() && told["subscribed"] == true);
    marat.json("DELETE", path, &[], "").await.is(204);
    marat.json("PUT", path, &[], "").await.is(200).shows("true");
    // A restore knows nothing of what has left since the backup.
    let late = publishes(&aliya, "The pump has stopped").await;
    let dropped = site.app.db.write(room::drop_newsletters).await;
    assert_eq!(dropped.unwrap(), 1);
    site.advance(hours(1));
    site.settle().await;
    assert_eq!(sent(&site, late).await, 0);
    assert_eq!(subjects(&site, "olga@example.net").len(), 1);
}
