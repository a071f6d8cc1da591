//! Letters that come back: whose they were, and what it means for their address.

use mail_parser::{MessageParser, MimeHeaders, PartType};

use crate::accounts;
use crate::base::crypto::{Key, hexadecimal, same};
use crate::base::{DeliveryId, Error, Result};
use crate::db::Tx;
use crate::outbox::suppression::{self, Fault};
use crate::outbox::{self, State, Step};

/// The address that a letter comes back to (RFC 5321, 4.4): it names the letter, and nobody else can make it.
pub(super) fn sender(key: &Key, host: &str, id: DeliveryId) -> String {
    format!("b+{id}-{}@{host}", mark(key, id))
}

/// The letter that an address of ours names; none for an address that was made up.
pub(super) fn named(key: &Key, address: &str) -> Option<DeliveryId> {
    let (local, _) = address.rsplit_once('@')?;
    let (id, given) = local.strip_prefix("b+")?.rsplit_once('-')?;
    let id = DeliveryId(id.parse().ok()?);
    same(given, &mark(key, id)).then_some(id)
}

fn mark(key: &Key, id: DeliveryId) -> String {
    let mut mark = hexadecimal(&key.sign("bounce", &id.to_string()));
    mark.truncate(16);
    mark
}

/// Counts what has come back for a letter: a delivery status (RFC 3464) or a complaint (RFC 5965). Anything else, as
/// an answer of somebody who is away, counts nothing; nor does the same letter twice.
///
/// # Errors
/// `Conflict` while the letter is still being handed over: it may be told again later.
pub(in crate::mail) fn arrived(tx: &mut Tx<'_>, delivery: DeliveryId, raw: &[u8]) -> Result<()> {
    let Some(fault) = fault(raw) else {
        return Ok(());
    };
    let Some((state, address)) = outbox::sent_to(tx, delivery)? else {
        return Ok(());
    };
    match state {
        State::Sent => {}
        State::Sending => return Err(Error::taken()),
        _ => return Ok(()),
    }
    let by = match fault {
        Fault::Complaint => Step::Complain,
        Fault::Hard | Fault::Soft => Step::Bounce,
    };
    outbox::step(tx, delivery, by)?;
    let before = suppression::stop(tx, &address)?;
    suppression::count(tx, &address, fault)?;
    match (before, suppression::stop(tx, &address)?) {
        (None, Some(_)) => accounts::letters_stopped(tx, &address),
        _ => Ok(()),
    }
}

/// What a message says of the letter that it brings back; none when it says nothing for good.
fn fault(raw: &[u8]) -> Option<Fault> {
    let message = MessageParser::default().parse(raw)?;
    let kind = |part: &mail_parser::MessagePart<'_>| {
        let kind = part.content_type()?;
        Some(format!("{}/{}", kind.ctype(), kind.subtype()?).to_lowercase())
    };
    for part in &message.parts {
        let text = match &part.body {
            PartType::Text(text) => text.to_string(),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                String::from_utf8_lossy(bytes).into_owned()
            }
            _ => continue,
        };
        match kind(part).as_deref() {
            Some("message/delivery-status" | "message/global-delivery-status") => {
                return status(&text);
            }
            Some("message/feedback-report") => {
                let report = field(&text, "feedback-type").unwrap_or_default();
                // A report that it is not spam is none.
                return (report != "not-spam").then_some(Fault::Complaint);
            }
            _ => {}
        }
    }
    None
}

/// What a delivery status says: failed for good, or for now. A delay is no failure yet.
fn status(text: &str) -> Option<Fault> {
    if field(text, "action")? != "failed" {
        return None;
    }
    let status = field(text, "status").unwrap_or_default();
    Some(match status.starts_with('4') {
        true => Fault::Soft,
        false => Fault::Hard,
    })
}

/// The value of the first field of this name, in small letters.
fn field(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (own, value) = line.split_once(':')?;
        let found = own.trim().eq_ignore_ascii_case(name);
        found.then(|| value.trim().to_lowercase())
    })
}
