//! What stands for a letter: its domain's signature or sending host, and what becomes of one for which nobody stands.

use std::collections::BTreeSet;

use elab::base::{days, minutes};
use elab::i18n::LANGS;
use elab::inbox::{self, State};
use elab::mail::inbound::{Refusal, ReplyRefused};
use elab::outbox::{self, Recipient};

use super::{Desk, email, letter, says, text, town};

#[tokio::test]
async fn a_letter_for_which_nobody_stands_is_published_by_its_author_only() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    let page = format!("/t/{}", town.thread);
    let plain = letter(&from, &to, "1", "In the *river*.");
    let elsewhere = letter(&from, &to, "2", "Signed elsewhere.");
    let changed = String::from_utf8(desk.signed(&letter(&from, &to, "3", "As signed."))).unwrap();
    for raw in [
        plain.into_bytes(),
        desk.signed_by("s", "evil.net", &elsewhere),
        changed.replace("As signed.", "As changed.").into_bytes(),
        desk.signed_in_part(&letter(&from, &to, "4", "As signed."), "And more.\r\n"),
    ] {
        desk.pipe(&to, raw).await;
    }
    desk.settle().await;
    assert_eq!(
        (
            desk.count(State::Draft).await,
            desk.count(State::Posted).await
        ),
        (4, 0)
    );
    let sent = desk.site.mails_to(&from);
    assert_eq!(sent.len(), 4);
    says(&desk, sent.first(), "letter-reply-auth");
    assert!(text(&sent[0]).contains("In the *river*."));

    let visitor = desk.site.visitor();
    let link = sent[0].link.clone().unwrap();
    let shown = visitor.open(&link).await.is(200);
    let shown = shown.shows("In the <em>river</em>.").shows("marat");
    visitor.open(&page).await.hides("river");
    let done = visitor.submit(&shown, "/publish", &[]).await.is(200);
    done.shows("Your reply has been received");
    visitor.open(&page).await.shows("In the <em>river</em>.");
    visitor.submit(&shown, "/publish", &[]).await.is(410);
    visitor.get("/publish").await.is(410);
    assert_eq!(desk.count(State::Posted).await, 1);

    // Seven days, and not one more.
    desk.site.advance(days(8));
    let late = desk.site.visitor();
    late.open(&sent[1].link.clone().unwrap()).await.is(410);
}

#[tokio::test]
async fn what_may_not_be_written_on_the_web_is_not_published_by_a_link() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    desk.pipe(&to, letter(&from, &to, "1", "In the river.").into_bytes())
        .await;
    desk.settle().await;
    let visitor = desk.site.visitor();
    let link = desk.site.mails_to(&from)[0].link.clone().unwrap();
    let shown = visitor.open(&link).await.is(200);
    let root = desk.site.administrator().await;
    let lock = [("reason", "Enough is said.")];
    root.act(&format!("/t/{}/lock", town.thread), &lock)
        .await
        .is(303);
    visitor.submit(&shown, "/publish", &[]).await.is(423);
    assert_eq!(
        desk.count(State::Draft).await,
        1,
        "it is there when the lock ends"
    );
}

#[tokio::test]
async fn of_letters_for_which_nobody_stands_twenty_wait_a_day() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    for n in 0..22 {
        let plain = letter(&from, &to, &n.to_string(), "In the river.");
        desk.pipe(&to, plain.into_bytes()).await;
    }
    desk.settle().await;
    let counts = (
        desk.count(State::Draft).await,
        desk.count(State::Refused).await,
    );
    assert_eq!(counts, (20, 2));
}

#[tokio::test]
async fn the_host_that_sends_stands_for_its_domain() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    let person = town.marat.viewer().await.id();
    for (id, ip, sender, state) in [
        ("1", "192.0.2.7", from.as_str(), State::Posted),
        ("2", "198.51.100.7", from.as_str(), State::Draft),
        ("3", "192.0.2.7", "someone@evil.net", State::Draft),
        ("4", "", from.as_str(), State::Draft),
    ] {
        let before = desk.count(state).await;
        let arrived = inbox::Arrived {
            message_id: id.to_owned(),
            person_id: person,
            recipient: to.clone(),
            sender: Some(sender.to_owned()),
            ip: ip.to_owned(),
            helo: "mx.example.org".to_owned(),
            raw: Some(letter(&from, &to, id, "In the river.").into_bytes()),
        };
        let kept = desk.site.app.db.write(move |tx| inbox::keep(tx, &arrived));
        kept.await.unwrap();
        desk.settle().await;
        assert_eq!(desk.count(state).await, before + 1, "{id}");
    }
}

#[tokio::test]
async fn a_letter_waits_while_no_name_server_answers_and_then_for_its_author() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let plain = letter(&email(&town.marat).await, &to, "1", "In the river.");
    let raw = desk.signed_by("silent", "example.org", &plain);
    desk.pipe(&to, raw).await;
    for wait in [1, 2, 4, 8, 16] {
        desk.settle().await;
        assert_eq!(desk.count(State::Ready).await, 1);
        desk.site.advance(minutes(wait));
    }
    desk.settle().await;
    assert_eq!(desk.count(State::Draft).await, 1);
}

#[tokio::test]
async fn each_answer_has_words_in_each_language() {
    let desk = Desk::open().await;
    let site = &desk.site;
    for lang in LANGS {
        for reason in Refusal::ALL {
            let to = Recipient {
                address: format!("{}@example.org", reason.as_str()),
                person: None,
                lang: lang.code().to_owned(),
            };
            let answer = ReplyRefused {
                name: "Aliya".to_owned(),
                reason: reason.as_str().to_owned(),
                text: "In the river.\n\nNot in the well.".to_owned(),
                link: Some("http://x.org/p/1".to_owned()),
            };
            let posted = site
                .app
                .db
                .write(move |tx| outbox::post(tx, &to, &answer, None));
            posted.await.unwrap();
        }
    }
    site.settle().await;
    let mut reasons = BTreeSet::new();
    for reason in Refusal::ALL {
        let sent = site.mails_to(&format!("{}@example.org", reason.as_str()));
        assert_eq!(sent.len(), 7);
        for kept in &sent {
            let text = text(kept);
            assert!(text.contains("In the river.") && text.contains("Not in the well."));
            assert!(
                !kept.subject.contains("letter-") && !text.contains("letter-"),
                "{text}"
            );
            reasons.insert(text);
        }
    }
    assert_eq!(reasons.len(), 7 * Refusal::ALL.len(), "no two alike");
}
