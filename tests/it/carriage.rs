//! Letters on their way through a relay: signed, tried again, paced, and back again.

mod covered;
mod returned;
mod tended;
mod trial;

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;
use elab::accounts::PasswordChanged;
use elab::base::crypto::Secret;
use elab::base::{DeliveryId, Instant, hours, minutes, seconds};
use elab::config::{Config, MailRoute};
use elab::db::schema::deliveries;
use elab::mail::{self, Carrier, Dkim};
use elab::outbox::{self, Recipient};
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::{
    AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt,
};

use crate::app::TestApp;
use crate::sink::{Mood, Seen, Sink};
use crate::source::root;

struct Post {
    site: TestApp,
    sink: Sink,
    carrier: Arc<Carrier>,
}

/// Where a letter is: state, tries, next try, fault.
type Row = (String, i32, Instant, Option<String>);

fn key_file(name: &str) -> PathBuf {
    root().join("tests/it/keys").join(name)
}

impl Post {
    async fn start() -> Post {
        Post::start_with(|_| {}).await
    }

    /// A site whose letters go to a relay of the test's.
    async fn start_with(change: impl FnOnce(&mut Config)) -> Post {
        let sink = Sink::start().await;
        let url = format!("smtp://{}", sink.address);
        let site = TestApp::start_with(|config| {
            config.base_url = "http://talk.example.org".to_owned();
            config.mail_from = "notify@example.org".to_owned();
            config.mail = MailRoute::Smtp(Secret::new(url));
            config.dkim_key_file = Some(key_file("dkim.pem"));
            change(config);
        })
        .await;
        let carrier = Arc::new(Carrier::open(&site.app.config).unwrap());
        Post {
            site,
            sink,
            carrier,
        }
    }

    async fn post(&self, address: &str) -> DeliveryId {
        let to = Recipient {
            address: address.to_owned(),
            person: None,
            lang: "kk".to_owned(),
        };
        let letter = PasswordChanged {
            name: "Әлия".to_owned(),
        };
        let posted = self
            .site
            .app
            .db
            .write(move |tx| outbox::post(tx, &to, &letter, None));
        posted.await.unwrap()
    }

    async fn deliver(&self) -> usize {
        let app = &self.site.app;
        mail::deliver(&app.db, &app.i18n, &app.config, &self.carrier, &app.meters)
            .await
            .unwrap()
    }

    async fn row(&self, id: DeliveryId) -> Row {
        let row = self.site.app.db.read(move |c| {
            Ok(deliveries::table
                .find(id)
                .select((
                    deliveries::state,
                    deliveries::tries,
                    deliveries::next_at,
                    deliveries::fault,
                ))
                .first(c)?)
        });
        row.await.unwrap()
    }

    async fn state(&self, id: DeliveryId) -> String {
        self.row(id).await.0
    }

    /// Waits until a letter is in this state.
    async fn wait(&self, id: DeliveryId, state: &str) {
        for _ in 0..6000 {
            if self.state(id).await == state {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{id} is not {state} in a minute");
    }

    fn now(&self) -> Instant {
        self.site.clock.now()
    }
}

/// Answers from one record, without any network.
struct Dns(HashMap<String, Txt>);

impl ResolverCache<Box<str>, Txt> for Dns {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let known = self
            .0
            .iter()
            .find(|(known, _)| Borrow::<Q>::borrow(&Box::<str>::from(known.as_str())) == name);
        let missing = || Txt::Error(mail_auth::Error::ParseError);
        Some(known.map_or_else(missing, |(_, txt)| txt.clone()))
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: std::time::Instant) {}
}

/// What a receiver finds who looks at the signature of a letter.
async fn verified(config: &Config, mime: &[u8]) -> Vec<DkimResult> {
    let dkim = Dkim::open(config).unwrap().unwrap();
    let key = DomainKey::parse(dkim.record.as_bytes()).unwrap();
    let dns = Dns(HashMap::from([(format!("{}.", dkim.name), key.into())]));
    let message = AuthenticatedMessage::parse(mime).unwrap();
    let receiver = MessageAuthenticator::new_cloudflare().unwrap();
    let found = receiver
        .verify_dkim(Parameters::new(&message).with_txt_cache(&dns))
        .await;
    found.iter().map(|one| one.result().clone()).collect()
}

#[tokio::test]
async fn a_letter_is_signed_so_that_its_receiver_can_tell_it_from_a_forged_one() {
    let post = Post::start().await;
    let id = post.post("aliya@example.net").await;
    assert_eq!(post.deliver().await, 1);
    assert_eq!(post.state(id).await, "sent");
    let taken = post.sink.taken();
    assert_eq!(taken.len(), 1);
    let config = &post.site.app.config;
    assert_eq!(verified(config, &taken[0].mime).await, [DkimResult::Pass]);
    let text = String::from_utf8(taken[0].mime.clone()).unwrap();
    let signature = text.split("\r\nFrom:").next().unwrap().to_lowercase();
    for name in [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
    ] {
        assert!(signature.contains(name), "{name}: {signature}");
    }
    assert!(signature.contains("c=relaxed/relaxed"), "{signature}");
    assert!(signature.contains("d=example.org"), "{signature}");
    let forged = text.replacen("Subject: ", "Subject: Re: ", 1);
    let found = verified(config, forged.as_bytes()).await;
    assert!(!found.contains(&DkimResult::Pass), "{found:?}");
    assert_eq!(taken[0].from, "notify@example.org");
}

#[tokio::test]
async fn a_key_that_receivers_would_not_trust_is_refused_in_clear_words() {
    let site = TestApp::start().await;
    let mut config = site.app.config.clone();
    for (file, words) in [
        ("short.pem", "fewer than 2048 bits"),
        ("none.pem", "No such file"),
        ("../sink.rs", "no private key in PEM"),
    ] {
        config.dkim_key_file = Some(key_file(file));
        let why = Carrier::open(&config).err().unwrap();
        assert!(why.starts_with("mail_dkim_key_file "), "{why}");
        assert!(why.contains(words), "{why}");
    }
}

#[tokio::test]
async fn a_letter_that_may_not_come_yet_comes_later_byte_for_byte() {
    let post = Post::start().await;
    for (domain, mood) in [
        ("grey.example", Mood::Greylists),
        ("full.example", Mood::RefusesData),
        ("drop.example", Mood::Drops),
        ("lost.example", Mood::LosesAnswer),
    ] {
        post.sink.mood(domain, mood);
        let id = post.post(&format!("aliya@{domain}")).await;
        post.deliver().await;
        let (state, tries, next, fault) = post.row(id).await;
        assert_eq!((state.as_str(), tries), ("deferred", 1), "{domain}");
        let wait = next.since(post.now());
        assert!(
            (seconds(48)..=seconds(72)).contains(&wait),
            "{domain}: {wait:?}"
        );
        assert!(fault.is_some(), "{domain}");
        post.deliver().await;
        assert_eq!(post.row(id).await.1, 1, "{domain}: too soon");
        post.site.advance(seconds(73));
        post.deliver().await;
        assert_eq!(post.state(id).await, "sent", "{domain}");
        let seen = post.sink.seen();
        let to_it = |all: &[crate::sink::Taken]| -> Vec<Vec<u8>> {
            let all = all.iter().filter(|one| one.to.ends_with(domain));
            all.map(|one| one.mime.clone()).collect()
        };
        let taken = to_it(&seen.taken).len();
        // Twice only where the relay had it and could not say so.
        let wanted = if mood == Mood::LosesAnswer { 2 } else { 1 };
        assert_eq!(taken, wanted, "{domain}");
        let read = to_it(&seen.read);
        assert!(read.iter().all(|one| *one == read[0]), "{domain}");
    }
}

#[tokio::test]
async fn a_letter_that_is_refused_for_good_has_failed_and_holds_up_no_other() {
    let post = Post::start().await;
    post.sink
        .mood("gone.example", Mood::Says("550 5.1.1 no such user"));
    let gone = post.post("a@gone.example").await;
    let good = post.post("b@good.example").await;
    post.deliver().await;
    let (state, tries, _, fault) = post.row(gone).await;
    assert_eq!((state.as_str(), tries), ("failed", 1));
    assert!(fault.unwrap().contains("5.1.1 no such user"));
    assert_eq!(post.state(good).await, "sent");
    post.site.advance(hours(48));
    post.deliver().await;
    assert_eq!(post.row(gone).await.1, 1, "not tried again by itself");
}

#[tokio::test]
async fn of_one_letter_at_a_time_the_relay_has_said_nothing_yet() {
    let mut post = Post::start().await;
    let carrier = Carrier::open(&post.site.app.config).unwrap();
    post.carrier = Arc::new(carrier.with_turn(minutes(1)));
    let mut all = Vec::new();
    for n in 0..8 {
        let domain = format!("d{n}.example");
        post.sink.mood(&domain, Mood::Hangs);
        all.push(post.post(&format!("a@{domain}")).await);
    }
    let waits = async {
        // Four are under way, and one of them to its end.
        let begun = |seen: &Seen| seen.named.len() == 4 && seen.now() == 1;
        post.sink.wait(begun).await;
        post.sink.let_go();
    };
    tokio::join!(post.deliver(), waits);
    for id in all {
        assert_eq!(post.state(id).await, "sent");
    }
    let most = post.sink.seen().at_once[""].1;
    assert_eq!(most, 1, "each was written down before the next was said");
}

#[tokio::test]
async fn a_domain_that_asks_for_it_rests_for_a_quarter_of_an_hour_and_others_do_not() {
    for words in ["421 too many", "450 4.7.1 slow down"] {
        let post = Post::start().await;
        post.sink.mood("slow.example", Mood::Says(words));
        let first = post.post("a@slow.example").await;
        post.deliver().await;
        assert_eq!(post.row(first).await.2, post.now().plus(minutes(15)));
        let second = post.post("b@slow.example").await;
        let other = post.post("c@good.example").await;
        post.sink.mood("slow.example", None);
        post.site.advance(minutes(14));
        post.deliver().await;
        assert_eq!(post.state(other).await, "sent");
        let (state, tries, ..) = post.row(second).await;
        assert_eq!((state.as_str(), tries), ("ready", 0), "{words}");
        assert_eq!(post.sink.seen().named, ["a@slow.example", "c@good.example"]);
        post.site.advance(minutes(1));
        post.deliver().await;
        assert_eq!(post.state(first).await, "sent", "{words}");
        assert_eq!(post.state(second).await, "sent", "{words}");
    }
}

#[tokio::test]
async fn while_the_relay_is_away_no_try_is_counted_and_then_all_goes_out_at_once() {
    let post = Post::start().await;
    post.sink.seen().down = true;
    let mut all = Vec::new();
    for n in 0..6 {
        all.push(post.post(&format!("p{n}@example.net")).await);
    }
    post.deliver().await;
    let begun = post.sink.seen().connections;
    assert!(begun > 0);
    for minute in 0..60 {
        all.push(post.post(&format!("m{minute}@example.net")).await);
        post.site.advance(seconds(59));
        post.deliver().await;
        assert_eq!(
            post.sink.seen().connections,
            begun + minute,
            "it is left alone"
        );
        post.site.advance(seconds(1));
        post.deliver().await;
        assert_eq!(
            post.sink.seen().connections,
            begun + minute + 1,
            "one knock a minute"
        );
    }
    for id in &all {
        let (state, tries, ..) = post.row(*id).await;
        assert_eq!((state.as_str(), tries), ("ready", 0));
    }
    let app = &post.site.app;
    let now = post.now();
    let untouched = app.db.read(move |c| outbox::untouched(c, now));
    assert_eq!(untouched.await.unwrap(), Duration::ZERO, "no fault of ours");
    post.sink.seen().down = false;
    post.site.advance(minutes(1));
    post.deliver().await;
    for id in &all {
        assert_eq!(post.state(*id).await, "sent");
    }
    assert_eq!(post.sink.taken().len(), all.len(), "each once");
}

#[tokio::test]
async fn a_relay_that_refuses_the_sites_password_costs_no_letter() {
    let sink = Sink::start().await;
    let url = format!("smtp://elab:hush@{}", sink.address);
    let mut post = Post::start_with(|config| {
        config.mail = MailRoute::Smtp(Secret::new(url));
    })
    .await;
    post.sink = sink;
    post.sink.seen().strangers = true;
    let id = post.post("aliya@example.net").await;
    post.deliver().await;
    let (state, tries, _, fault) = post.row(id).await;
    assert_eq!((state.as_str(), tries), ("ready", 0));
    assert!(fault.unwrap().contains("5.7.8 who are you?"));
    post.sink.seen().strangers = false;
    post.site.advance(minutes(1));
    post.deliver().await;
    assert_eq!(post.state(id).await, "sent");
}

#[tokio::test]
async fn a_letter_that_stalls_holds_up_itself_alone() {
    let post = Post::start().await;
    post.sink.mood("stuck.example", Mood::Hangs);
    let mut stuck = Vec::new();
    for n in 0..7 {
        stuck.push(post.post(&format!("a{n}@stuck.example")).await);
    }
    let (app, carrier) = (post.site.app.clone(), post.carrier.clone());
    let under_way = tokio::spawn(async move {
        mail::deliver(&app.db, &app.i18n, &app.config, &carrier, &app.meters).await
    });
    let hangs = |seen: &Seen| seen.at_once.get("stuck.example") == Some(&(2, 2));
    post.sink.wait(hangs).await;
    let mut others = Vec::new();
    for n in 0..9 {
        others.push(post.post(&format!("p{n}@example.net")).await);
    }
    for id in others {
        post.wait(id, "sent").await;
    }
    assert_eq!(post.state(stuck[0]).await, "sending");
    // Those that wait for the two behind them are given back ahead of the end of their lease.
    post.site.advance(seconds(11));
    post.wait(stuck[6], "ready").await;
    post.sink.let_go();
    under_way.await.unwrap().unwrap();
    for id in stuck {
        assert_eq!(post.state(id).await, "sent");
    }
    assert_eq!(post.sink.taken().len(), 16, "each once");
}

#[tokio::test]
async fn a_relay_that_stalls_is_given_up_and_the_letter_tried_again() {
    let mut post = Post::start().await;
    let carrier = Carrier::open(&post.site.app.config).unwrap();
    post.carrier = Arc::new(carrier.with_patience(Duration::from_millis(200)));
    post.sink.mood("stuck.example", Mood::Hangs);
    let stuck = post.post("a@stuck.example").await;
    post.deliver().await;
    let (state, tries, ..) = post.row(stuck).await;
    assert_eq!((state.as_str(), tries), ("deferred", 1));
}

#[tokio::test]
async fn four_letters_go_at_once_and_two_to_one_domain() {
    let post = Post::start().await;
    for domain in ["one.example", "two.example", "three.example"] {
        post.sink.mood(domain, Mood::Hangs);
    }
    let mut all = Vec::new();
    for domain in ["one.example", "two.example", "three.example"] {
        for n in 0..5 {
            all.push(post.post(&format!("p{n}@{domain}")).await);
        }
    }
    let (app, carrier) = (post.site.app.clone(), post.carrier.clone());
    let under_way = tokio::spawn(async move {
        mail::deliver(&app.db, &app.i18n, &app.config, &carrier, &app.meters).await
    });
    post.sink
        .wait(|seen| seen.at_once.get("") == Some(&(4, 4)))
        .await;
    post.sink.let_go();
    assert_eq!(under_way.await.unwrap().unwrap(), all.len());
    for id in all {
        assert_eq!(post.state(id).await, "sent");
    }
    let seen = post.sink.seen();
    assert_eq!(seen.taken.len(), 15);
    for (domain, (now, most)) in &seen.at_once {
        let bound = if domain.is_empty() { 4 } else { 2 };
        assert!(*now == 0 && *most <= bound, "{domain}: {most}");
    }
}
