//! The words of each letter, and the message they become (RFC 5322, MIME).

use std::time::{Duration, UNIX_EPOCH};

use askama::Template;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::inbound::ReplyRefused;
use crate::accounts::{
    AddressChanged, AddressKnown, ConfirmAddress, FactorReleased, NewAddress, PasswordChanged,
    ReleaseAsked, ResetPassword, SignInLink,
};
use crate::config::Config;
use crate::i18n::{I18n, Lang, Texts};
use crate::outbox::{Delivery, Letter};
use crate::threads::PostWaits;

/// A letter in words.
pub(super) struct Written {
    pub subject: String,
    pub lines: Vec<String>,
    pub link: Option<Link>,
    lang: &'static str,
    footer: String,
}

/// The one thing a letter asks its reader to press.
pub(super) struct Link {
    pub url: String,
    pub words: String,
}

/// THE list of letters: writes one in its reader's language.
pub(super) fn write(i18n: &I18n, config: &Config, delivery: &Delivery) -> Result<Written, String> {
    let lang = Lang::from_code(&delivery.lang).unwrap_or(Lang::En);
    let t = i18n.texts(lang);
    let site = &config.site_name;
    // Subject, text, and the button of what it asks for, where it asks for something.
    let [subject, text, button] = match delivery.kind.as_str() {
        PostWaits::KIND => return Ok(post_waits(&t, site, read(delivery)?)),
        ReplyRefused::KIND => return Ok(reply_refused(&t, site, read(delivery)?)),
        ConfirmAddress::KIND => [
            "letter-confirm-subject",
            "letter-confirm",
            "letter-confirm-button",
        ],
        ResetPassword::KIND => [
            "letter-reset-subject",
            "letter-reset",
            "letter-reset-button",
        ],
        AddressKnown::KIND => [
            "letter-known-subject",
            "letter-known",
            "letter-known-button",
        ],
        NewAddress::KIND => [
            "letter-new-address-subject",
            "letter-new-address",
            "letter-confirm-button",
        ],
        AddressChanged::KIND => [
            "letter-address-changed-subject",
            "letter-address-changed",
            "email-undo-button",
        ],
        SignInLink::KIND => ["letter-sign-in-subject", "letter-sign-in", "nav-sign-in"],
        ReleaseAsked::KIND => [
            "letter-release-subject",
            "letter-release",
            "keep-factor-button",
        ],
        FactorReleased::KIND => ["letter-released-subject", "letter-released", ""],
        PasswordChanged::KIND => ["letter-password-subject", "letter-password", ""],
        other => return Err(format!("there is no letter of kind {other}")),
    };
    let facts: Facts = read(delivery)?;
    let link = facts.link.map(|url| Link {
        url,
        words: t.say(button),
    });
    let (subject, text) = (t.named(subject, site), t.named(text, site));
    Ok(written(&t, site, subject, &facts.name, &text, link))
}

/// What every letter about an account holds.
#[derive(Deserialize)]
struct Facts {
    name: String,
    link: Option<String>,
}

fn post_waits(t: &Texts<'_>, site: &str, facts: PostWaits) -> Written {
    let author = unlinked(&facts.author);
    let about = [
        ("author", author.as_str().into()),
        ("space", facts.space.as_str().into()),
        ("title", facts.title.as_str().into()),
    ];
    let link = Link {
        url: facts.link,
        words: t.say("letter-waits-button"),
    };
    let subject = t.named("letter-waits-subject", &facts.space);
    let text = t.with("letter-waits", &about);
    written(t, site, subject, &facts.name, &text, Some(link))
}

/// What became of a reply by letter, with its whole text.
fn reply_refused(t: &Texts<'_>, site: &str, facts: ReplyRefused) -> Written {
    let words = facts.words(t, site);
    let link = facts.link.map(|url| Link {
        url,
        words: words.button,
    });
    let mut letter = written(t, site, words.subject, &facts.name, &words.reason, link);
    if facts.name.is_empty() {
        letter.lines.drain(..1);
    }
    letter.lines.extend(words.own);
    let own = facts.text.split("\n\n").filter(|part| !part.is_empty());
    letter.lines.extend(own.map(str::to_owned));
    letter
}

fn written(
    t: &Texts<'_>,
    site: &str,
    subject: String,
    name: &str,
    text: &str,
    link: Option<Link>,
) -> Written {
    let mut lines = vec![t.named("letter-greeting", &unlinked(name))];
    lines.extend(text.split("\n\n").map(str::to_owned));
    Written {
        subject,
        lines,
        link,
        lang: t.lang.code(),
        footer: t.named("letter-footer", site),
    }
}

/// A person's name in which no mail program finds an address to press: anybody may choose one, and have letters sent.
fn unlinked(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let joins = matches!(c, '.' | ':' | '/' | '@') && rest.peek().is_some_and(|c| *c != ' ');
        plain.push(if joins { ' ' } else { c });
    }
    plain
}

fn read<L: DeserializeOwned>(delivery: &Delivery) -> Result<L, String> {
    serde_json::from_str(&delivery.letter).map_err(|e| format!("letter {}: {e}", delivery.id))
}

#[derive(Template)]
#[template(path = "../mail/letter.html")]
struct Html<'a> {
    letter: &'a Written,
}

/// The letter as it goes over the wire; made once, kept, and sent byte for byte on each try.
pub(super) fn mime(
    config: &Config,
    delivery: &Delivery,
    letter: &Written,
) -> Result<Vec<u8>, String> {
    let fault = |e: &dyn std::fmt::Display| format!("letter {}: {e}", delivery.id);
    let from = Mailbox::new(
        Some(config.site_name.clone()),
        config.mail_from.parse().map_err(|e| fault(&e))?,
    );
    let to: Mailbox = delivery.address.parse().map_err(|e| fault(&e))?;
    let mut text = letter.lines.join("\n\n");
    if let Some(link) = &letter.link {
        text.push_str(&format!("\n\n{}:\n{}", link.words, link.url));
    }
    text.push_str(&format!("\n\n-- \n{}\n", letter.footer));
    let html = Html { letter }.render().map_err(|e| fault(&e))?;
    let micros = u64::try_from(delivery.created_at.0).unwrap_or(0);
    let message = Message::builder()
        .from(from)
        .to(to)
        .subject(&letter.subject)
        .date(UNIX_EPOCH + Duration::from_micros(micros))
        .message_id(Some(format!("<{}@{}>", delivery.message_id, config.host())))
        // Programs that answer by themselves are asked not to (RFC 3834).
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(|e| fault(&e))?;
    Ok(message.formatted())
}
