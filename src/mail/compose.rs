//! The words of each letter, and the message they become (RFC 5322, MIME).

use std::time::{Duration, UNIX_EPOCH};

use askama::Template;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::inbound::{self, ReplyRefused};
use super::plain::{HeaderText, unlinked, wrapped};
use super::told;
use super::written::{Link, Written};
use crate::accounts::{
    AddressChanged, AddressKnown, ConfirmAddress, FactorReleased, NewAddress, PasswordChanged,
    ReleaseAsked, ResetPassword, SignInLink, TakeoutReady, TokenMade,
};
use crate::base::crypto::Key;
use crate::blogs::{ConfirmReader, Newsletter, OfficialNews};
use crate::clocks::date_of;
use crate::config::Config;
use crate::i18n::{I18n, Lang, Texts};
use crate::notices::{AtOnce, Digest, DigestEnds, Evening, Head, Reminders, Stop};
use crate::offices::OfficeNews;
use crate::outbox::{Delivery, Letter};
use crate::questions::Escalation;
use crate::threads::PostWaits;

/// THE list of letters: writes one in its reader's language.
pub(super) fn write(i18n: &I18n, config: &Config, delivery: &Delivery) -> Result<Written, String> {
    let lang = Lang::from_code(&delivery.lang).unwrap_or(Lang::En);
    let t = i18n.texts(lang);
    let site = &config.site_name;
    // Subject, text, and the button of what it asks for, where it asks for something.
    let [subject, text, button] = match delivery.kind.as_str() {
        PostWaits::KIND => return Ok(post_waits(&t, site, read(delivery)?)),
        AtOnce::KIND => return Ok(told::at_once(&t, site, read::<AtOnce>(delivery)?.0)),
        Evening::KIND => return Ok(told::evening(&t, site, read::<Evening>(delivery)?.0)),
        Reminders::KIND => return Ok(told::reminders(&t, site, read::<Reminders>(delivery)?.0)),
        Digest::KIND => return Ok(told::digest(&t, site, read::<Digest>(delivery)?.0)),
        DigestEnds::KIND => {
            return Ok(told::digest_ends(&t, site, read::<DigestEnds>(delivery)?.0));
        }
        Newsletter::KIND => return Ok(told::newsletter(&t, site, read(delivery)?)),
        ConfirmReader::KIND => return Ok(told::confirm_reader(&t, site, read(delivery)?)),
        OfficeNews::KIND => return Ok(office_news(&t, site, read(delivery)?)),
        OfficialNews::KIND => return Ok(official_news(&t, site, read(delivery)?)),
        Escalation::KIND => return Ok(escalation(&t, site, read(delivery)?)),
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
        TakeoutReady::KIND => [
            "letter-takeout-subject",
            "letter-takeout",
            "letter-takeout-button",
        ],
        TokenMade::KIND => ["letter-token-subject", "letter-token", ""],
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

/// What somebody may do for an office from now on, or no more.
fn office_news(t: &Texts<'_>, site: &str, facts: OfficeNews) -> Written {
    let office = unlinked(&facts.office);
    let about = [("office", office.as_str().into()), ("site", site.into())];
    let text = match facts.what.as_str() {
        "held" => "letter-office-held",
        "unheld" => "letter-office-unheld",
        "draft" => "letter-office-draft",
        "publish" => "letter-office-publish",
        _ => "letter-office-undelegated",
    };
    let link = facts.link.map(|url| Link {
        url,
        words: t.say("letter-office-button"),
    });
    let subject = t.with("letter-office-subject", &about);
    written(t, site, subject, &facts.name, &t.with(text, &about), link)
}

/// What has become of a text for the blog of an office, or that one is to be looked through.
fn official_news(t: &Texts<'_>, site: &str, facts: OfficialNews) -> Written {
    let (office, title) = (unlinked(&facts.office), unlinked(&facts.title));
    let about = [
        ("office", office.as_str().into()),
        ("title", title.as_str().into()),
        ("site", site.into()),
    ];
    let text = match (facts.what.as_str(), facts.why.as_str()) {
        ("proposed", _) => "letter-official-proposed",
        ("returned", _) => "letter-official-returned",
        ("accepted", _) => "letter-official-accepted",
        (_, "closed") => "letter-official-missed-closed",
        (_, "tag") => "letter-official-missed-tag",
        (_, "other") => "letter-official-missed-other",
        _ => "letter-official-missed",
    };
    let mut text = t.with(text, &about);
    if !facts.note.is_empty() {
        text.push_str("\n\n");
        text.push_str(&unlinked(&facts.note));
    }
    let link = Some(facts.link).filter(|url| !url.is_empty());
    let link = link.map(|url| Link {
        url,
        words: t.say("letter-official-button"),
    });
    let subject = t.with("letter-official-subject", &about);
    written(t, site, subject, &facts.name, &text, link)
}

/// A question has waited for very long.
fn escalation(t: &Texts<'_>, site: &str, facts: Escalation) -> Written {
    let office = unlinked(&facts.office);
    let title = unlinked(&facts.title);
    let date = date_of(&facts.due_on).map(|day| t.date(day));
    let date = date.unwrap_or_default();
    let about = [
        ("office", office.as_str().into()),
        ("title", title.as_str().into()),
        ("date", date.as_str().into()),
    ];
    let link = Link {
        url: facts.link,
        words: t.say("letter-escalation-button"),
    };
    let subject = t.with("letter-escalation-subject", &about);
    let text = t.with("letter-escalation", &about);
    let mut letter = written(t, site, subject, "", &text, Some(link));
    // Nobody is known there by name.
    letter.lines.drain(..1);
    letter
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
    letter.given_back = facts.text;
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
        lines,
        link,
        footer: t.named("letter-footer", site),
        ..Written::new(t, &subject)
    }
}

fn read<L: DeserializeOwned>(delivery: &Delivery) -> Result<L, String> {
    serde_json::from_str(&delivery.letter).map_err(|e| format!("letter {}: {e}", delivery.id))
}

/// Gives a letter the addresses to which its reader may write: an answer, where it is about one post, and that he wants
/// no more of these.
pub(super) fn invite(
    i18n: &I18n,
    config: &Config,
    key: &Key,
    delivery: &Delivery,
    letter: &mut Written,
) {
    let Some(head) = &letter.head else {
        return;
    };
    let (host, from) = (&config.mail_in_domain, delivery.created_at);
    let stop = match delivery.kind.as_str() {
        // It has its own link, which ends no other letters.
        Newsletter::KIND => None,
        Digest::KIND => Some(Stop::Digest),
        _ => Some(Stop::All),
    };
    if let (Some(person), Some(stop)) = (delivery.person_id, stop) {
        letter.off = Some(inbound::stop_address(key, host, person, stop));
    }
    let lang = Lang::from_code(&delivery.lang).unwrap_or(Lang::En);
    let t = i18n.texts(lang);
    if let (Some(desk), Some(person)) = (letter.desk, delivery.person_id) {
        // Whatever else it tells: an answer to it is one of the office, and none in his own name.
        let address = inbound::desk_address(key, host, (person, desk), from);
        letter.answer = Some((address, t.say("reply-marker")));
        letter.lines.push(t.say("letter-desk-hint"));
        return;
    }
    let about = head.about.as_deref();
    let post = about.and_then(|about| about.strip_prefix("post.")?.parse().ok());
    if let (Some(post), Some(person)) = (post, delivery.person_id.or(letter.guest)) {
        let address = inbound::reply_address(key, host, (person, post), from);
        letter.answer = Some((address, t.say("reply-marker")));
    }
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
    let site = HeaderText::of(&config.site_name);
    let from = Mailbox::new(
        Some(letter.from.as_ref().unwrap_or(&site).as_str().to_owned()),
        config.mail_from.parse().map_err(|e| fault(&e))?,
    );
    let to: Mailbox = delivery.address.parse().map_err(|e| fault(&e))?;
    let html = Html { letter }.render().map_err(|e| fault(&e))?;
    let micros = u64::try_from(delivery.created_at.0).unwrap_or(0);
    let message = Message::builder()
        .from(from)
        .to(to)
        .subject(letter.subject.as_str())
        .date(UNIX_EPOCH + Duration::from_micros(micros))
        // Programs that answer by themselves are asked not to (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"));
    let message = match &letter.answer {
        Some((address, _)) => {
            let write = format!("mailto:{address}");
            message
                .reply_to(address.parse().map_err(|e| fault(&e))?)
                .raw_header(header("List-Post", format!("<{write}>")))
        }
        None => message,
    };
    let message = match &letter.head {
        Some(head) => listed(message, (letter, head), delivery, config.host()),
        None => message.message_id(Some(format!("<{}@{}>", delivery.message_id, config.host()))),
    };
    let message = message
        .multipart(MultiPart::alternative_plain_html(text(letter), html))
        .map_err(|e| fault(&e))?;
    Ok(message.formatted())
}

fn header(name: &'static str, value: impl Into<String>) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.into())
}

/// What mail programs sort a letter by: its thread, its list, and the way off it (RFC 5322, 3.6.4; RFC 2369; RFC 2919;
/// RFC 8058). All of it is made of numbers, slugs and our own addresses.
fn listed(
    message: MessageBuilder,
    (letter, head): (&Written, &Head),
    delivery: &Delivery,
    host: &str,
) -> MessageBuilder {
    let off = letter.off.as_ref().map(|off| format!("mailto:{off}"));
    let off = [Some(head.stop.clone()), off].into_iter().flatten();
    let off: Vec<String> = off.map(|way| format!("<{way}>")).collect();
    let id = |about: &str| format!("<{about}.{}@{host}>", head.sign);
    let batch = format!("batch.{}", delivery.id);
    let mut message = message
        .message_id(Some(id(head.about.as_deref().unwrap_or(&batch))))
        .raw_header(header("List-Id", format!("<{}.{host}>", head.list)))
        .raw_header(header("List-Archive", format!("<{}>", head.archive)))
        .raw_header(header("List-Unsubscribe", off.join(", ")))
        .raw_header(header(
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click",
        ))
        .raw_header(header("Precedence", "list"));
    if let Some(parent) = &head.parent {
        message = message.in_reply_to(id(parent));
    }
    if !head.above.is_empty() {
        let above: Vec<String> = head.above.iter().map(|about| id(about)).collect();
        message = message.references(above.join(" "));
    }
    message
}

/// The letter for who reads plain text.
fn text(letter: &Written) -> String {
    let mut blocks: Vec<String> = letter.answer.iter().map(|(_, m)| m.clone()).collect();
    blocks.extend(letter.lines.iter().map(|line| wrapped(line, 0)));
    if !letter.given_back.is_empty() {
        blocks.push(letter.given_back.clone());
    }
    let link = |link: &Link| format!("{}:\n{}", link.words, link.url);
    for part in &letter.parts {
        let head = [&part.title, &part.space];
        let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
        if !head.is_empty() {
            blocks.push(format!("* {}", head.join(" · ")));
        }
        blocks.extend(part.note.as_ref().map(|note| wrapped(note, 0)));
        blocks.extend(part.link.as_ref().map(link));
        for item in &part.items {
            blocks.push(wrapped(&item.words, 0));
            blocks.extend(Some(said(&item.lines)).filter(|said| !said.is_empty()));
            blocks.push(link(&item.link));
        }
    }
    blocks.extend(letter.more.as_ref().map(link));
    blocks.extend(letter.link.as_ref().map(link));
    let mut foot = vec![wrapped(&letter.footer, 0)];
    foot.extend(letter.ways.iter().map(link));
    format!("{}\n\n-- \n{}\n", blocks.join("\n\n"), foot.join("\n"))
}

/// What was said: lines of one quote or list stand together, else a blank line parts them.
fn said(lines: &[(usize, String)]) -> String {
    let mut out = String::new();
    let mut before: Option<(usize, bool)> = None;
    for (depth, line) in lines {
        let this = (*depth, line.starts_with("- "));
        if let Some(before) = before {
            let one = before == this && (this.0 > 0 || this.1);
            out.push_str(if one { "\n" } else { "\n\n" });
        }
        out.push_str(&wrapped(line, *depth));
        before = Some(this);
    }
    out
}
