//! Letters: each leaves once, waits when it is refused, and goes with its lease.

use diesel::prelude::*;
use elab::accounts::PasswordChanged;
use elab::base::{Clock, hours, minutes, seconds};
use elab::db::Db;
use elab::db::schema::deliveries;
use elab::outbox::{self, Outcome, Recipient, State, Step};

use crate::app::{TestApp, on_postgres};
use crate::program::Site;

fn to(address: &str) -> Recipient {
    Recipient {
        address: address.to_owned(),
        person: None,
        lang: "en".to_owned(),
    }
}

fn letter() -> PasswordChanged {
    PasswordChanged {
        name: "Aliya".to_owned(),
    }
}

fn refused(why: &str) -> Outcome {
    Outcome::Refused {
        why: why.to_owned(),
        for_good: false,
        rest: seconds(0),
    }
}

#[tokio::test]
async fn a_letter_leaves_once_in_its_readers_language() {
    let site = TestApp::start().await;
    let mut reader = to("aliya@example.org");
    reader.lang = "pl".to_owned();
    site.app
        .db
        .write(move |tx| outbox::post(tx, &reader, &letter(), None))
        .await
        .unwrap();
    site.settle().await;
    site.settle().await;
    let mails = site.mails_to("aliya@example.org");
    assert_eq!(mails.len(), 1);
    let i18n = &site.app.i18n;
    let subject = i18n
        .texts(elab::i18n::Lang::Pl)
        .named("letter-password-subject", "Public E-lab");
    assert_eq!(mails[0].subject, subject);
    let mime = String::from_utf8(mails[0].mime.clone()).unwrap();
    for header in [
        "Message-ID: <",
        "Auto-Submitted: auto-generated",
        "multipart/alternative",
        "To: aliya@example.org",
    ] {
        assert!(mime.contains(header), "{header}: {mime}");
    }
}

#[tokio::test]
async fn a_lease_passes_on_when_its_holder_is_gone() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    let id = db
        .write(|tx| outbox::post(tx, &to("a@example.org"), &letter(), None))
        .await
        .unwrap();
    let first = db.write(|tx| outbox::lease(tx, 10, &[])).await.unwrap();
    assert_eq!(first.iter().map(|d| d.id).collect::<Vec<_>>(), [id]);
    assert!(
        db.write(|tx| outbox::lease(tx, 10, &[]))
            .await
            .unwrap()
            .is_empty(),
        "held by the first"
    );
    site.advance(seconds(61));
    let second = db.write(|tx| outbox::lease(tx, 10, &[])).await.unwrap();
    assert_eq!(second.iter().map(|d| d.id).collect::<Vec<_>>(), [id]);
    assert_eq!(second[0].message_id, first[0].message_id, "the same letter");
}

#[tokio::test]
async fn a_refused_letter_waits_longer_each_time_and_fails_at_last() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    let id = db
        .write(|tx| outbox::post(tx, &to("a@example.org"), &letter(), None))
        .await
        .unwrap();
    let mut tries = 0;
    loop {
        let held = db.write(|tx| outbox::lease(tx, 10, &[])).await.unwrap();
        assert_eq!(held.len(), 1, "try {tries}");
        tries += 1;
        let state = db
            .write(move |tx| outbox::settle(tx, id, &refused("451 later")))
            .await
            .unwrap();
        if state == State::Failed {
            break;
        }
        assert!(
            db.write(|tx| outbox::lease(tx, 10, &[]))
                .await
                .unwrap()
                .is_empty(),
            "it waits"
        );
        // A day, and the fifth by which a wait may be longer.
        site.advance(hours(29));
    }
    assert_eq!(tries, 12);
    assert_eq!(
        db.write(move |tx| outbox::step(tx, id, Step::Retry)).await,
        Ok(State::Ready),
        "by hand"
    );
}

#[tokio::test]
async fn a_letter_past_its_time_is_cancelled_and_its_link_wiped() {
    let site = TestApp::start().await;
    let db = &site.app.db;
    db.write(|tx| {
        let expires = tx.now().plus(minutes(30));
        outbox::post(tx, &to("late@example.org"), &letter(), Some(expires))
    })
    .await
    .unwrap();
    site.advance(minutes(31));
    site.settle().await;
    assert!(site.mails_to("late@example.org").is_empty());
}

#[tokio::test]
async fn readiness_minds_letters_that_nobody_took_in_hand_and_not_those_that_a_relay_refused() {
    let site = TestApp::start().await;
    let ready = async || site.visitor().get("/readyz").await;
    let before = ready().await;
    if before.body.contains("disk") {
        // A machine without room says so first.
        return;
    }
    let posted = site
        .app
        .db
        .write(|tx| outbox::post(tx, &to("aliya@example.org"), &letter(), None));
    let id = posted.await.unwrap();
    site.advance(seconds(60));
    ready().await.is(200);
    site.advance(seconds(1));
    ready().await.is(503).shows("letters do not leave");
    site.app
        .db
        .write(|tx| outbox::lease(tx, 1, &[]))
        .await
        .unwrap();
    ready().await.is(200);
    let settled = site
        .app
        .db
        .write(move |tx| outbox::settle(tx, id, &refused("452 full")));
    assert_eq!(settled.await, Ok(State::Deferred));
    site.advance(hours(5));
    ready().await.is(200);
    site.app
        .db
        .write(move |tx| outbox::step(tx, id, Step::Due))
        .await
        .unwrap();
    ready().await.is(200);
}

#[tokio::test]
async fn what_a_killed_process_held_goes_with_the_next_start_where_no_other_can_hold_it() {
    let site = Site::new();
    let db = Db::open(&site.config(), &Clock::System).unwrap();
    db.write(|tx| {
        outbox::post(tx, &to("aliya@example.org"), &letter(), None)?;
        // Held for longer than anybody waits here.
        let taken = outbox::lease(tx, 1, &[])?;
        assert_eq!(taken.len(), 1);
        let ends = tx.now().plus(hours(9));
        diesel::update(deliveries::table)
            .set(deliveries::lease_until.eq(ends))
            .execute(&mut **tx)?;
        Ok(())
    })
    .await
    .unwrap();
    db.close();
    let alone = db.is_alone();
    assert_eq!(alone, !on_postgres());
    if !alone {
        return;
    }
    let running = site.serve(&[]);
    running.wait_for("Letter to aliya@example.org");
    assert_eq!(running.stop(), Some(0));
}
