//! Letters go to a relay over TLS, or not at all.

use elab::base::crypto::Secret;
use elab::base::minutes;
use elab::config::MailRoute;
use elab::mail::Carrier;

use super::{Post, key_file};
use crate::sink::{Cover, Sink};

/// A site whose letters go to this relay, by this scheme and name.
async fn reaching(sink: Sink, scheme: &str, host: &str, trusted: bool) -> Post {
    let url = format!("{scheme}://elab:hush@{host}:{}", sink.address.port());
    let mut post = Post::start_with(|config| {
        config.mail = MailRoute::Smtp(Secret::new(url));
        config.mail_ca_file = trusted.then(|| key_file("authority.pem"));
    })
    .await;
    post.sink = sink;
    post
}

#[tokio::test]
async fn a_relay_is_reached_over_tls_from_the_first_byte_or_once_it_is_asked_for() {
    for (cover, scheme, overheard) in [
        (Cover::Always, "smtps", &[][..]),
        (Cover::Asked, "smtp+starttls", &["EHLO", "STARTTLS"]),
    ] {
        let post = reaching(Sink::covered(cover).await, scheme, "localhost", true).await;
        let id = post.post("aliya@example.net").await;
        post.deliver().await;
        assert_eq!(post.state(id).await, "sent", "{scheme}");
        let seen = post.sink.seen();
        assert_eq!(seen.taken.len(), 1, "{scheme}");
        assert_eq!(seen.overheard, overheard, "{scheme}");
    }
}

#[tokio::test]
async fn what_is_not_certainly_the_relay_gets_neither_password_nor_letter() {
    for (cover, scheme, host, trusted, fault) in [
        // Who has signed its certificate is nobody whom all trust.
        (Cover::Always, "smtps", "localhost", false, "UnknownIssuer"),
        (
            Cover::Asked,
            "smtp+starttls",
            "localhost",
            false,
            "UnknownIssuer",
        ),
        // The certificate is another's.
        (
            Cover::Always,
            "smtps",
            "127.0.0.1",
            true,
            "not valid for name",
        ),
        (
            Cover::Asked,
            "smtp+starttls",
            "127.0.0.1",
            true,
            "not valid for name",
        ),
        // It knows of no TLS, or somebody between has cut that out of its answer.
        (
            Cover::None,
            "smtp+starttls",
            "localhost",
            true,
            "STARTTLS is not supported",
        ),
    ] {
        let about = format!("{scheme} {host} {fault}");
        let post = reaching(Sink::covered(cover).await, scheme, host, trusted).await;
        let id = post.post("aliya@example.net").await;
        for _ in 0..2 {
            post.deliver().await;
            let (state, tries, _, why) = post.row(id).await;
            assert_eq!((state.as_str(), tries), ("ready", 0), "{about}");
            let why = why.unwrap();
            assert!(why.contains(fault), "{about}: {why}");
            post.site.advance(minutes(1));
        }
        let root = post.site.administrator().await;
        root.get("/admin/deliveries").await.is(200).shows(fault);
        let seen = post.sink.seen();
        assert!(seen.connections > 1 && seen.named.is_empty() && seen.taken.is_empty());
        let plain = |word: &String| ["EHLO", "STARTTLS", "QUIT"].contains(&word.as_str());
        assert!(seen.overheard.iter().all(plain), "{:?}", seen.overheard);
    }
}

#[tokio::test]
async fn a_file_that_names_no_authority_is_told_at_the_start() {
    let post = Post::start().await;
    for (name, fault) in [
        ("dkim.pem", "no certificate"),
        ("nowhere.pem", "No such file"),
    ] {
        let mut config = post.site.app.config.clone();
        config.mail_ca_file = Some(key_file(name));
        let told = Carrier::open(&config).err().unwrap();
        assert!(
            told.starts_with("mail_ca_file ") && told.contains(fault),
            "{told}"
        );
    }
}
