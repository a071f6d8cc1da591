//! Replies by letter: who may send them, what becomes of them, and that each is handled once.

mod answers;
mod asked;
mod carried;
mod hostile;
mod newsletter;
mod round;
mod shown;

use std::sync::Arc;

use diesel::prelude::*;
use elab::accounts;
use elab::base::{PostId, UserId, days};
use elab::chores;
use elab::db::schema::{mail_in, users};
use elab::inbox::{self, State};
use elab::mail::Kept;
use elab::mail::inbound::{self, Dns, Links};
use elab::server;
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::DkimSigner;

use crate::app::TestApp;
use crate::people::Client;

/// A site, the names that its resolver knows, and the key of one domain.
pub struct Desk {
    pub site: TestApp,
    dns: Arc<Dns>,
    links: Links,
    key: Vec<u8>,
}

impl Desk {
    pub async fn open() -> Desk {
        Desk::of(TestApp::start_with(|config| config.limits.rates = false).await)
    }

    fn of(site: TestApp) -> Desk {
        let (key, record) = key_of_domain();
        let table = [
            ("s._domainkey.example.org.", record.as_str()),
            ("s._domainkey.evil.net.", record.as_str()),
            ("silent._domainkey.example.org.", ""),
            ("evil.net.", "v=spf1 ip4:192.0.2.0/24 -all"),
            ("example.org.", "v=spf1 ip4:192.0.2.0/24 -all"),
        ];
        let dns = Arc::new(Dns::of_table(&table).unwrap());
        let links = server::mail_links(&site.app);
        Desk {
            site,
            dns,
            links,
            key,
        }
    }

    /// Where somebody may answer a post.
    pub async fn address(&self, who: &Client<'_>, post: i64) -> String {
        let person = who.viewer().await.id().unwrap();
        self.address_of(person, post)
    }

    pub fn address_of(&self, person: UserId, post: i64) -> String {
        let (app, now) = (&self.site.app, self.site.clock.now());
        let domain = &app.config.mail_in_domain;
        inbound::reply_address(&app.key, domain, (person, PostId(post)), now)
    }

    /// The bytes of a letter that its author's domain has signed.
    pub fn signed(&self, letter: &str) -> Vec<u8> {
        self.signed_by("s", "example.org", letter)
    }

    pub fn signed_by(&self, selector: &str, domain: &str, letter: &str) -> Vec<u8> {
        signed_with(&self.key, (selector, domain), letter).into_bytes()
    }

    /// A letter of which the signature covers no more than what stood there when it was made.
    fn signed_in_part(&self, letter: &str, more: &str) -> Vec<u8> {
        let key = Ed25519Key::from_pkcs8_maybe_unchecked_der(&self.key).unwrap();
        let signer = DkimSigner::from_key(key)
            .domain("example.org")
            .selector("s")
            .headers(["From", "To", "Message-ID"])
            .body_length(true);
        let head = signer.sign(letter.as_bytes()).unwrap().to_header();
        format!("{head}{letter}{more}").into_bytes()
    }

    /// Hands a letter over as a pipe does.
    pub async fn pipe(&self, to: &str, raw: Vec<u8>) {
        let app = &self.site.app;
        let both = (&app.config, &app.key);
        let taken = inbound::take_piped(&app.db, both, Some(to), raw).await;
        assert_eq!(taken, Ok(()));
    }

    /// Handles all that has come, and sends what that leads to.
    pub async fn settle(&self) {
        let app = &self.site.app;
        while server::read_mail(app, &self.dns, &self.links)
            .await
            .unwrap()
        {}
        self.site.settle().await;
    }

    /// Pipes a signed letter in, has it handled, and says which answer went back to its author, if any.
    pub async fn send(&self, who: &Client<'_>, to: &str, id: &str, text: &str) -> Option<Kept> {
        let from = email(who).await;
        let before = self.site.mails_to(&from).len();
        let raw = self.signed(&letter(&from, to, id, text));
        self.pipe(to, raw).await;
        self.settle().await;
        let all = self.site.mails_to(&from);
        assert!(all.len() <= before + 1, "one answer at most");
        all.get(before).cloned()
    }

    pub async fn count(&self, state: State) -> i64 {
        let counted = self.site.app.db.read(move |c| inbox::count(c, state));
        counted.await.unwrap()
    }
}

/// A key that a domain signs letters with, and what its name server says of it.
pub fn key_of_domain() -> (Vec<u8>, String) {
    let key = Ed25519Key::generate_pkcs8().unwrap();
    let public = Ed25519Key::from_pkcs8_maybe_unchecked_der(&key).unwrap();
    let public = data_encoding::BASE64.encode(&public.public_key());
    (key, format!("v=DKIM1; k=ed25519; p={public}"))
}

/// A letter that a domain has signed.
pub fn signed_with(key: &[u8], (selector, domain): (&str, &str), letter: &str) -> String {
    let key = Ed25519Key::from_pkcs8_maybe_unchecked_der(key).unwrap();
    let signer = DkimSigner::from_key(key)
        .domain(domain)
        .selector(selector)
        .headers(["From", "To", "Message-ID"]);
    let head = signer.sign(letter.as_bytes()).unwrap().to_header();
    format!("{head}{letter}")
}

/// A letter as mail programs send it.
pub fn letter(from: &str, to: &str, id: &str, text: &str) -> String {
    let text = text.replace('\n', "\r\n");
    format!(
        "From: Somebody <{from}>\r\nTo: {to}\r\nMessage-ID: <{id}@mua.example.org>\r\n\
         Subject: Re: Water\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
}

pub async fn email(who: &Client<'_>) -> String {
    let viewer = who.viewer().await;
    let read = who
        .site()
        .app
        .db
        .read(move |c| accounts::own_profile(c, &viewer));
    read.await.unwrap().1.unwrap()
}

/// A town, somebody who lives there, and what he answers: its thread and its first post.
pub struct Town<'a> {
    pub aliya: Client<'a>,
    pub marat: Client<'a>,
    pub thread: i64,
    pub post: i64,
}

pub async fn town<'a>(desk: &'a Desk, kind: &str) -> Town<'a> {
    let site = &desk.site;
    let space = site.space("town", kind).await;
    let aliya = site.neighbour(space, "aliya").await;
    let marat = site.neighbour(space, "marat").await;
    let thread = aliya.starts("/s/town/talk", "Water", "Where is it?").await;
    let post = aliya.replies(thread, None, "Not in the well.").await;
    Town {
        aliya,
        marat,
        thread,
        post,
    }
}

/// The text of a letter.
fn text(kept: &Kept) -> String {
    let message = mail_parser::MessageParser::default()
        .parse(&kept.mime[..])
        .unwrap();
    message.body_text(0).unwrap().to_string()
}

fn says(desk: &Desk, kept: Option<&Kept>, key: &str) {
    let kept = kept.expect("an answer");
    let t = desk.site.app.i18n.texts(elab::i18n::Lang::En);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, text) = (flat(&t.named(key, "Public E-lab")), flat(&text(kept)));
    assert!(text.contains(&words), "{key}: {text}");
}

#[tokio::test]
async fn a_reply_by_letter_becomes_a_post_where_it_belongs() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let words = "In the *river*.\n\nOn Mon, 2 Mar 2026 at 10:15, Lab <n@x.org> wrote:\n> Not in the well.\n\n-- \nMarat";
    assert!(desk.send(&town.marat, &to, "1", words).await.is_none());
    let page = town
        .aliya
        .open(&format!("/t/{}", town.thread))
        .await
        .is(200);
    let page = page.shows("In the <em>river</em>.").hides("10:15");
    assert_eq!(crate::threads::numbers(&page), [1, 2, 3]);
    let row = town
        .marat
        .get(&format!("/api/v1/posts/{}", town.post + 1))
        .await;
    assert_eq!(row.value()["parent_id"], town.post);

    // Everybody who is told of a post is told of this one, and in time.
    desk.site.settle().await;
    town.aliya.get("/notices").await.is(200).shows("marat");
}

#[tokio::test]
async fn the_same_letter_twice_is_one_post() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let raw = desk.signed(&letter(&email(&town.marat).await, &to, "1", "Once."));
    desk.pipe(&to, raw.clone()).await;
    desk.pipe(&to, raw.clone()).await;
    desk.settle().await;
    desk.pipe(&to, raw).await;
    desk.settle().await;
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    assert_eq!(crate::threads::numbers(&page), [1, 2, 3]);
    assert_eq!(desk.count(State::Posted).await, 1);

    // Another letter of the same words is another post.
    assert!(desk.send(&town.marat, &to, "2", "Once.").await.is_none());
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    assert_eq!(crate::threads::numbers(&page), [1, 2, 3, 4]);

    // It is known for as long as its address is good, though its bytes are forgotten by then.
    let bytes = || async {
        let kept = mail_in::table.select(mail_in::raw.is_not_null());
        let read = desk.site.app.db.read(move |c| Ok(kept.load::<bool>(c)?));
        read.await.unwrap()
    };
    desk.site.app.db.write(chores::plan).await.unwrap();
    desk.site.advance(days(29));
    desk.site.settle().await;
    assert_eq!(bytes().await, [true, true]);
    desk.site.advance(days(2));
    desk.site.settle().await;
    assert_eq!(bytes().await, [false, false]);
    // His session has ended meanwhile.
    let marat = desk.site.member("marat").await;
    let again = desk.signed(&letter(&email(&marat).await, &to, "1", "Once."));
    desk.pipe(&to, again).await;
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 2);
}

#[tokio::test]
async fn two_who_handle_a_letter_at_once_make_one_post() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let raw = desk.signed(&letter(&email(&town.marat).await, &to, "1", "Once."));
    desk.pipe(&to, raw).await;
    let app = &desk.site.app;
    let all = (0..4).map(|_| server::read_mail(app, &desk.dns, &desk.links));
    for done in crate::people::together(all.collect()).await {
        done.unwrap();
    }
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 1);
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    assert_eq!(crate::threads::numbers(&page), [1, 2, 3]);
}

#[tokio::test]
async fn each_refusal_says_why_and_gives_the_text_back() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let (marat, thread) = (&town.marat, town.thread);
    let to = desk.address(marat, town.post).await;

    let empty = desk.send(marat, &to, "1", "> Not in the well.").await;
    says(&desk, empty.as_ref(), "letter-reply-empty");
    let long = desk.send(marat, &to, "2", &"word ".repeat(4100)).await;
    says(&desk, long.as_ref(), "letter-reply-too-long");
    assert!(text(&long.unwrap()).contains("word word word"));
    let deep = desk.send(marat, &to, "3", &"> ".repeat(40)).await;
    says(&desk, deep.as_ref(), "letter-reply-empty");

    let root = desk.site.administrator().await;
    let lock = [("reason", "Enough is said.")];
    root.act(&format!("/t/{thread}/lock"), &lock).await.is(303);
    let locked = desk.send(marat, &to, "4", "In the river.").await;
    says(&desk, locked.as_ref(), "letter-reply-locked");
    let locked = locked.unwrap();
    assert!(text(&locked).contains("In the river."));
    assert_eq!(
        locked.link.as_deref(),
        Some(format!("http://{}/p/{}", desk.site.address, town.post).as_str())
    );

    desk.site.advance(days(1));
    let none = desk.address_of(marat.viewer().await.id().unwrap(), 9999);
    let gone = desk.send(marat, &none, "5", "In the river.").await;
    says(&desk, gone.as_ref(), "letter-reply-not-allowed");

    desk.site.advance(days(91));
    // His session has ended meanwhile.
    let late = desk
        .send(&desk.site.member("marat").await, &to, "6", "In the river.")
        .await;
    says(&desk, late.as_ref(), "letter-reply-expired");
    assert_eq!(desk.count(State::Refused).await, 6);
    let page = town.aliya.open(&format!("/t/{thread}")).await;
    assert_eq!(crate::threads::numbers(&page), [1, 2]);
}

#[tokio::test]
async fn a_removed_post_is_answered_as_on_the_web_and_a_private_space_that_was_left_is_not() {
    let desk = Desk::open().await;
    let town = town(&desk, "private").await;
    let to = desk.address(&town.marat, town.post).await;
    let path = format!("/p/{}/deletions", town.post);
    town.aliya.act(&path, &[]).await.is(303);
    assert!(
        desk.send(&town.marat, &to, "1", "I read it.")
            .await
            .is_none()
    );
    assert_eq!(desk.count(State::Posted).await, 1);

    town.marat.act("/s/town/members/me/end", &[]).await.is(303);
    let left = desk.send(&town.marat, &to, "2", "Still here?").await;
    says(&desk, left.as_ref(), "letter-reply-not-allowed");
}

#[tokio::test]
async fn a_first_post_by_letter_waits_and_its_author_is_told() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let space = elab::base::SpaceId(1);
    let stranger = desk.site.stranger(space, "olga").await;
    let to = desk.address(&stranger, town.post).await;
    let told = desk.send(&stranger, &to, "1", "In the river.").await;
    says(&desk, told.as_ref(), "letter-reply-held");
    assert!(text(&told.unwrap()).contains("In the river."));
    town.aliya
        .open(&format!("/t/{}", town.thread))
        .await
        .hides("In the river.");
    stranger
        .open(&format!("/t/{}", town.thread))
        .await
        .shows("In the river.");
}

#[tokio::test]
async fn an_address_is_good_for_its_owner_alone_and_tells_nobody_whose_it_is() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let marat = email(&town.marat).await;

    let told = desk.send(&town.aliya, &to, "1", "I am not Marat.").await;
    says(&desk, told.as_ref(), "letter-reply-sender");
    let told = text(&told.unwrap());
    assert!(
        !told.contains(&marat) && !told.to_lowercase().contains("marat"),
        "{told}"
    );

    // What is not shown to come from where it says is not answered: the answer would hit somebody else.
    let forged = letter(&email(&town.aliya).await, &to, "2", "I am not Marat.");
    let before = desk.site.mails_to(&email(&town.aliya).await).len();
    desk.pipe(&to, forged.into_bytes()).await;
    desk.settle().await;
    assert_eq!(desk.site.mails_to(&email(&town.aliya).await).len(), before);
    assert!(desk.site.mails_to(&marat).is_empty());
    assert_eq!(desk.count(State::Refused).await, 2);

    // The case of the domain is no difference.
    let (local, domain) = marat.split_once('@').unwrap();
    let loud = format!("{local}@{}", domain.to_uppercase());
    let raw = desk.signed(&letter(&loud, &to, "3", "In the river."));
    desk.pipe(&to, raw).await;
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 1);
}

#[tokio::test]
async fn what_programs_send_is_neither_published_nor_answered() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    let heads = [
        "Auto-Submitted: auto-replied",
        "Precedence: bulk",
        "List-Id: <x.example.org>",
        "Return-Path: <>",
        "X-Loop: talk",
    ];
    for (n, head) in heads.iter().enumerate() {
        let plain = letter(&from, &to, &n.to_string(), "I am away.");
        desk.pipe(&to, desk.signed(&format!("{head}\r\n{plain}")))
            .await;
    }
    desk.settle().await;
    assert_eq!(desk.count(State::Ignored).await, 5);
    assert!(desk.site.mails_to(&from).is_empty());
}

#[tokio::test]
async fn limits_of_the_web_hold_and_answers_come_to_an_end() {
    let desk = Desk::of(TestApp::start_with(|config| config.limits.rates = true).await);
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    desk.site.advance(days(1));
    assert!(desk.send(&town.marat, &to, "first", "One.").await.is_none());
    let soon = desk.send(&town.marat, &to, "second", "Two, at once.").await;
    says(&desk, soon.as_ref(), "letter-reply-rate");
    for n in 0..4 {
        assert!(
            desk.send(&town.marat, &to, &format!("e{n}"), "")
                .await
                .is_some()
        );
    }
    assert!(
        desk.send(&town.marat, &to, "e5", "").await.is_none(),
        "five a day"
    );

    // Twenty an hour, however far apart.
    for n in 0..30 {
        desk.site.advance(elab::base::seconds(20));
        desk.send(&town.marat, &to, &format!("n{n}"), &format!("Number {n}."))
            .await;
    }
    let posted = desk.count(State::Posted).await;
    assert!((20..=25).contains(&posted), "{posted}");
}

#[tokio::test]
async fn who_may_not_sign_in_any_more_may_not_write_by_letter() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let (from, id) = (email(&town.marat).await, town.marat.viewer().await.id());
    let ended = desk.site.app.db.write(move |tx| {
        let row = users::table.filter(users::id.nullable().eq(id));
        diesel::update(row)
            .set(users::state.eq("ended"))
            .execute(&mut **tx)?;
        Ok(())
    });
    ended.await.unwrap();
    let raw = desk.signed(&letter(&from, &to, "1", "In the river."));
    desk.pipe(&to, raw).await;
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 0);
    let told = desk.site.mails_to(&from);
    says(&desk, told.first(), "letter-reply-not-allowed");
    assert!(!text(&told[0]).contains("marat"), "no word of the account");
}

#[tokio::test]
async fn a_handler_that_is_killed_anywhere_loses_nothing_and_doubles_nothing() {
    let desk = Desk::open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let from = email(&town.marat).await;
    let app = &desk.site.app;
    for n in 0..12 {
        let raw = desk.signed(&letter(
            &from,
            &to,
            &format!("k{n}"),
            &format!("Number {n}."),
        ));
        desk.pipe(&to, raw).await;
        // Wherever this stops it: all that holds below holds for every place.
        let handled = server::read_mail(app, &desk.dns, &desk.links);
        let patience = std::time::Duration::from_millis(n);
        drop(tokio::time::timeout(patience, handled).await);
    }
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 12);
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    let all: Vec<i32> = (1..=14).collect();
    assert_eq!(crate::threads::numbers(&page), all);
}
