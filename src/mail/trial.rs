//! A letter to try the way with: sent at once, each step told.

use std::time::{Duration, UNIX_EPOCH};

use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::{Address, Message};
use serde::Serialize;

use super::carrier::{Carrier, Route};
use crate::base::{Instant, crypto};
use crate::config::{Config, write_private};
use crate::i18n::{I18n, Lang};

/// What a trial came to.
#[derive(Debug, Default, Serialize)]
pub struct Trial {
    pub steps: Vec<Step>,
    pub accepted: bool,
    /// Why it was not taken.
    pub fault: Option<String>,
}

/// A step that was made.
#[derive(Debug, Serialize)]
pub struct Step {
    /// dkim, resolve, connect, tls, sign-in, accepted or file.
    pub step: &'static str,
    /// What was found.
    pub said: String,
}

/// An address as it can be written to.
///
/// # Errors
/// Says what is wrong with it.
pub fn address(text: &str) -> Result<String, String> {
    let read = text.parse::<Address>();
    read.map(|_| text.to_owned()).map_err(|e| e.to_string())
}

/// Sends a letter to this address by the way that the settings name; `told` hears of each step as it is made.
pub async fn try_out(config: &Config, to: &str, now: Instant, told: &mut Told<'_>) -> Trial {
    let mut trial = Trial::default();
    let mut note = |step, said: String| {
        told(step, &said);
        trial.steps.push(Step { step, said });
    };
    let sent = send(config, to, now, &mut note).await;
    trial.accepted = sent.is_ok();
    trial.fault = sent.err();
    trial
}

type Told<'a> = dyn FnMut(&str, &str) + Send + 'a;
type Note<'a> = dyn FnMut(&'static str, String) + Send + 'a;

async fn send(config: &Config, to: &str, now: Instant, note: &mut Note<'_>) -> Result<(), String> {
    let carrier = Carrier::open(config)?;
    let plain = letter(config, to, now)?;
    let mime = match &carrier.dkim {
        Some(dkim) => {
            note("dkim", format!("signed, the key is at {}", dkim.name));
            dkim.sign(&plain)?
        }
        None => {
            note(
                "dkim",
                "not signed: mail_dkim_key_file names no key".to_owned(),
            );
            plain
        }
    };
    let relay = match &carrier.route {
        Route::Smtp(relay) => relay,
        Route::Files(folder) => {
            let path = folder.join(format!("test-{}.eml", crypto::name()));
            write_private(&path, &mime).map_err(|e| format!("{}: {e}", path.display()))?;
            note("file", path.display().to_string());
            return Ok(());
        }
        Route::Caught(_) => return Ok(()),
    };
    let parsed = |text: &str| text.parse::<Address>().map_err(|e| format!("{text}: {e}"));
    let envelope = Envelope::new(Some(parsed(&config.mail_from)?), vec![parsed(to)?])
        .map_err(|e| e.to_string())?;
    let opened = relay.open(note).await;
    let mut line = opened.map_err(|refusal| refusal.why)?;
    let taken = relay
        .hand_over(&mut line, &envelope, &mime, &mut None)
        .await;
    let taken = taken.map_err(|refusal| refusal.why)?;
    let words: Vec<&str> = taken.message().collect();
    note("accepted", format!("{} {}", taken.code(), words.join(" ")));
    line.abort().await;
    Ok(())
}

fn letter(config: &Config, to: &str, now: Instant) -> Result<Vec<u8>, String> {
    let i18n = I18n::load()?;
    let t = i18n.texts(Lang::from_code(&config.language).unwrap_or(Lang::En));
    let fault = |e: &dyn std::fmt::Display| e.to_string();
    let micros = u64::try_from(now.0).unwrap_or(0);
    let message = Message::builder()
        .from(config.mail_from.parse().map_err(|e| fault(&e))?)
        .to(to.parse().map_err(|e| fault(&e))?)
        .subject(t.named("letter-test-subject", &config.site_name))
        .date(UNIX_EPOCH + Duration::from_micros(micros))
        .message_id(Some(format!("<{}@{}>", crypto::name(), config.host())))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .header(ContentType::TEXT_PLAIN)
        .body(format!("{}\r\n", t.named("letter-test", &config.base_url)))
        .map_err(|e| fault(&e))?;
    Ok(message.formatted())
}
