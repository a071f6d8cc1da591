//! Letters that come back, and the addresses that get no more of them.

use std::sync::Arc;

use diesel::prelude::*;
use elab::base::{DeliveryId, UserId, days};
use elab::db::schema::users;
use elab::mail::inbound::{self, Dns};
use elab::outbox::{self, Recipient};
use elab::server;
use elab::threads::PostWaits;

use super::Post;
use crate::people::Client;

/// A delivery status (RFC 3464) as relays send it.
fn status(action: &str, code: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example.net\r\nTo: b@talk.example.org\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"x\"\r\n\r\n\
         --x\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
         --x\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example.net\r\n\r\n\
         Final-Recipient: rfc822; aliya@example.net\r\nAction: {action}\r\nStatus: {code}\r\n\r\n\
         --x--\r\n"
    )
}

/// A complaint (RFC 5965).
const COMPLAINT: &str = "From: abuse@example.net\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/report; report-type=feedback-report; boundary=\"x\"\r\n\r\n\
    --x\r\nContent-Type: message/feedback-report\r\n\r\n\
    Feedback-Type: abuse\r\nUser-Agent: Example/1.0\r\nVersion: 1\r\n\r\n--x--\r\n";

const AWAY: &str = "From: aliya@example.net\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\
    Content-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n";

impl Post {
    async fn with_bounces() -> Post {
        Post::start_with(|config| {
            (config.mail_in, config.mail_bounces) = (true, true);
            config.mail_in_domain = "talk.example.org".to_owned();
        })
        .await
    }

    /// Posts a letter, lets it go, and has this come back for it; its state after that.
    async fn bounces(&self, address: &str, raw: &str) -> String {
        let id = self.post(address).await;
        self.deliver().await;
        if self.state(id).await == "sent" {
            let from = self.sink.taken().last().unwrap().from.clone();
            assert!(self.comes_back(&from, raw).await);
        }
        self.state(id).await
    }

    /// Hands a letter over as a pipe does, and has it read; false when nobody has this address.
    async fn comes_back(&self, to: &str, raw: &str) -> bool {
        let app = &self.site.app;
        let (both, raw) = ((&app.config, &app.key), raw.as_bytes().to_vec());
        let taken = inbound::take_piped(&app.db, both, Some(to), raw).await;
        let dns = Arc::new(Dns::of_table(&[]).unwrap());
        let links = server::mail_links(app);
        while server::read_mail(app, &dns, &links).await.unwrap() {}
        taken.is_ok()
    }

    /// Whether letters were stopped (true) or let go again, as the events say that reach their reader.
    async fn mail_states(&self, who: &Client<'_>, id: UserId) -> Vec<bool> {
        self.site.settle().await;
        let page = format!("/api/v1/events?topic=person:{id}&after=0");
        let page = who.get(&page).await.is(200).value();
        let all = page["events"].as_array().unwrap().iter();
        all.filter(|event| event["kind"] == "mail.state")
            .map(|event| event["data"]["bouncing"].as_bool().unwrap())
            .collect()
    }

    /// A letter that does not protect an account.
    async fn news(&self, address: &str) -> DeliveryId {
        let to = Recipient {
            address: address.to_owned(),
            person: None,
            lang: "en".to_owned(),
        };
        let letter = PostWaits {
            name: "Aliya".to_owned(),
            author: "Askar".to_owned(),
            space: "Water".to_owned(),
            title: "The pump".to_owned(),
            link: "http://talk.example.org/".to_owned(),
        };
        let db = &self.site.app.db;
        db.write(move |tx| outbox::post(tx, &to, &letter, None))
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn an_address_whose_letters_come_back_gets_no_more_of_them() {
    let post = Post::with_bounces().await;
    let (hard, soft) = (status("failed", "5.1.1"), status("failed", "4.2.2"));
    let dead = "Aliya@example.net";
    assert_eq!(post.bounces(dead, &hard).await, "bounced");
    assert_eq!(post.bounces("aliya@example.net", &hard).await, "bounced");
    assert_eq!(post.bounces(dead, &hard).await, "suppressed");
    for _ in 0..4 {
        assert_eq!(post.bounces("full@example.net", &soft).await, "bounced");
    }
    assert_eq!(post.bounces("full@example.net", &soft).await, "suppressed");
    // Neither a delay nor somebody who is away says that an address is dead.
    for _ in 0..5 {
        let delayed = status("delayed", "4.4.1");
        assert_eq!(post.bounces("slow@example.net", &delayed).await, "sent");
        assert_eq!(post.bounces("away@example.net", AWAY).await, "sent");
    }
}

#[tokio::test]
async fn counting_starts_afresh_after_a_month_and_a_letter_counts_once() {
    let post = Post::with_bounces().await;
    let hard = status("failed", "5.1.1");
    for _ in 0..3 {
        assert_eq!(post.bounces("aliya@example.net", &hard).await, "bounced");
        let from = post.sink.taken().last().unwrap().from.clone();
        assert!(post.comes_back(&from, &hard).await, "the same again");
        post.site.advance(days(30));
    }
    assert_eq!(post.bounces("aliya@example.net", &hard).await, "bounced");
    post.site.advance(days(29));
    assert_eq!(post.bounces("aliya@example.net", &hard).await, "bounced");
    post.site.advance(days(300));
    assert_eq!(post.bounces("aliya@example.net", &hard).await, "suppressed");
}

#[tokio::test]
async fn after_a_complaint_only_what_protects_the_account_goes() {
    let post = Post::with_bounces().await;
    assert_eq!(
        post.bounces("aliya@example.net", COMPLAINT).await,
        "complained"
    );
    let (news, security) = (
        post.news("aliya@example.net").await,
        post.post("aliya@example.net").await,
    );
    post.deliver().await;
    assert_eq!(post.state(news).await, "suppressed");
    assert_eq!(post.state(security).await, "sent");
}

#[tokio::test]
async fn only_the_address_of_a_letter_takes_back_what_is_said_of_it() {
    let post = Post::with_bounces().await;
    let hard = status("failed", "5.1.1");
    let id = post.post("aliya@example.net").await;
    post.deliver().await;
    let from = post.sink.taken()[0].from.clone();
    let (local, host) = from.rsplit_once('@').unwrap();
    assert_eq!(host, "talk.example.org");
    assert!(local.len() <= 64, "{local}");
    let mark = local.rsplit_once('-').unwrap().1;
    for forged in [
        format!("b+{}-{mark}@{host}", id.0 + 1),
        format!("b+{id}-0000000000000000@{host}"),
        format!("b+{id}@{host}"),
        format!("b+-{mark}@{host}"),
        "notify@example.org".to_owned(),
        String::new(),
    ] {
        assert!(!post.comes_back(&forged, &hard).await, "{forged}");
    }
    assert_eq!(post.state(id).await, "sent");
    assert!(post.comes_back(&from, &hard).await);
    assert_eq!(post.state(id).await, "bounced");
}

#[tokio::test]
async fn who_gets_no_letters_is_told_why_and_may_have_them_tried_again_once_a_day() {
    let post = Post::with_bounces().await;
    let askar = post.site.member("askar").await;
    let id = post.site.person("askar").await.unwrap();
    let own = post.site.app.db.read(move |c| {
        let own = users::table.find(id).select(users::email);
        Ok(own.first::<Option<String>>(c)?)
    });
    let own = own.await.unwrap().unwrap();
    let again = "/settings/email/retry";
    askar.get("/about").await.is(200).hides(again);
    askar.fill(again, again, &[]).await.is(409);
    let hard = status("failed", "5.1.1");
    for _ in 0..2 {
        post.bounces(&own, &hard).await;
    }
    assert_eq!(
        post.mail_states(&askar, id).await,
        [true],
        "once, at the stop"
    );
    askar
        .get("/about")
        .await
        .is(200)
        .shows("have been coming back since 2 March 2026")
        .shows(again)
        .shows("/settings/email\"");
    let told = askar.get("/api/v1/session").await.is(200).value();
    assert_eq!(told["letters_stopped"]["reason"], "bounce");
    assert_eq!(told["letters_stopped"]["since"], "2026-03-02T08:00:00Z");
    let other = post.site.member("aliya").await;
    other.get("/about").await.hides(again);
    askar.fill(again, again, &[]).await.is(303);
    assert_eq!(post.mail_states(&askar, id).await, [true, false]);
    askar.get("/about").await.hides(again);
    for _ in 0..2 {
        assert_eq!(post.bounces(&own, &hard).await, "bounced");
    }
    askar.fill(again, again, &[]).await.is(429);
    assert_eq!(post.bounces(&own, &hard).await, "suppressed");
    post.site.advance(days(1));
    askar
        .json("POST", "/api/v1/settings/email/retry", &[], "")
        .await
        .is(204);
    assert_eq!(post.bounces(&own, &hard).await, "bounced");
}
