//! `elab mail-test`, and what the doctor says of the key that signs letters.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use elab::mail::Dkim;
use mail_auth::DkimResult;

use super::{key_file, verified};
use crate::program::Site;
use crate::sink::{Mood, Sink};

/// A site that sends by this relay and signs; its key is its owner's alone.
fn site(sink: &Sink) -> Site {
    let site = Site::new();
    let key = site.folder.join("dkim.pem");
    fs::copy(key_file("dkim.pem"), &key).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    site.with(
        "ELAB_MAIL_URL",
        &format!("smtp://elab:hush@{}", sink.address),
    )
    .with("ELAB_MAIL_FROM", "notify@example.org")
    .with("ELAB_MAIL_DKIM_KEY_FILE", key.to_str().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_to_try_the_way_with_says_each_step_and_no_password() {
    let sink = Sink::start().await;
    let site = site(&sink);
    let said = site.run(&["mail-test", "aliya@example.net"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let mut steps = said.out.lines().map(|line| line.split(' ').next().unwrap());
    for step in ["dkim", "resolve", "connect", "tls", "sign-in", "accepted"] {
        assert_eq!(steps.next(), Some(step), "{}", said.out);
    }
    let out = &said.out;
    assert!(out.contains("elab._domainkey.example.org"), "{out}");
    assert!(out.contains("250 2.0.0 taken as 4711"), "{out}");
    assert!(!format!("{said:?}").contains("hush"), "{said:?}");
    let taken = sink.taken();
    assert_eq!(
        (taken.len(), taken[0].to.as_str()),
        (1, "aliya@example.net")
    );
    let found = verified(&site.config(), &taken[0].mime).await;
    assert_eq!(found, [DkimResult::Pass]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_that_is_not_taken_says_where_it_ended_in_the_relays_words() {
    let sink = Sink::start().await;
    let site = site(&sink);
    let told = |code: i32| {
        let said = site.run(&["mail-test", "--json", "aliya@gone.example"]);
        assert_eq!(said.code, Some(code), "{said:?}");
        serde_json::from_str::<serde_json::Value>(&said.out).unwrap()
    };
    sink.mood("gone.example", Mood::Says("550 5.1.1 no such user"));
    let refused = told(1);
    assert_eq!(refused["accepted"], false);
    assert!(
        refused["fault"]
            .as_str()
            .unwrap()
            .contains("5.1.1 no such user")
    );
    assert_eq!(refused["steps"].as_array().unwrap().len(), 5);
    sink.seen().strangers = true;
    assert_eq!(told(1)["steps"][3]["step"], "tls");
    sink.seen().down = true;
    assert_eq!(told(1)["steps"].as_array().unwrap().len(), 2);
    *sink.seen() = crate::sink::Seen::default();
    assert_eq!(told(0)["accepted"], true);
    assert_eq!(site.run(&["mail-test", "nobody"]).code, Some(2));
    assert_eq!(site.run(&["mail-test"]).code, Some(2));
}

#[tokio::test]
async fn without_a_relay_the_letter_becomes_a_file() {
    let site = Site::new();
    let said = site.run(&["mail-test", "aliya@example.net"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let file = said.out.lines().last().unwrap().split_once(' ').unwrap().1;
    let text = fs::read_to_string(file.trim()).unwrap();
    assert!(text.contains("To: aliya@example.net"), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_prints_the_record_to_publish_and_minds_who_reads_the_key() {
    let sink = Sink::start().await;
    let site = site(&sink);
    let signature = || {
        let said = site.run(&["doctor", "--json"]);
        let all: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let all = all.as_array().unwrap();
        let found = all.iter().find(|check| check["name"] == "signature");
        let found = found.unwrap();
        let word = |name: &str| found[name].as_str().unwrap().to_owned();
        (word("state"), word("what"))
    };
    let dkim = Dkim::open(&site.config()).unwrap().unwrap();
    let record = format!("publish elab._domainkey.example.org TXT {}", dkim.record);
    assert_eq!(signature(), ("ok".to_owned(), record));
    let key = site.folder.join("dkim.pem");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let (state, what) = signature();
    assert!(
        state == "failed" && what.contains("others may read"),
        "{what}"
    );
    fs::write(&key, fs::read(key_file("short.pem")).unwrap()).unwrap();
    let (state, what) = signature();
    assert!(
        state == "failed" && what.contains("fewer than 2048 bits"),
        "{what}"
    );
}
