//! How letters leave: to a relay over SMTP, or as files beside the database.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::written::Written;
use crate::config::{Config, MailRoute, write_private};
use crate::outbox::Delivery;

/// A relay that takes longer than this is down.
const PATIENCE: Duration = Duration::from_secs(30);

/// A letter that a test caught.
#[derive(Clone, Debug)]
pub struct Kept {
    pub to: String,
    pub subject: String,
    pub link: Option<String>,
    pub mime: Vec<u8>,
}

/// Where letters go.
pub enum Carrier {
    /// Into this folder, one `.eml` each.
    Files(PathBuf),
    /// To a relay.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a list that a test looks at.
    Caught(Arc<Mutex<Vec<Kept>>>),
}

/// Why a letter was not taken.
#[derive(Clone)]
pub(super) struct Refusal {
    pub why: String,
    /// True when another try would end the same way.
    pub for_good: bool,
    /// True when nobody answered: the next letter would fare no better.
    pub away: bool,
}

impl Carrier {
    /// The carrier that the settings name.
    ///
    /// # Errors
    /// Says what is wrong with `mail_url`.
    pub fn open(config: &Config) -> Result<Carrier, String> {
        match &config.mail {
            MailRoute::Files(folder) => Ok(Carrier::Files(folder.clone())),
            MailRoute::Smtp(url) => {
                let url = url.expose();
                // Plain smtp:// was held to loopback by the settings; the other asks for TLS on the same port.
                let url = match url.strip_prefix("smtp+starttls://") {
                    Some(rest) => format!("smtp://{rest}?tls=required"),
                    None => url.clone(),
                };
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
                    .map_err(|e| format!("mail_url: {e}"))?;
                Ok(Carrier::Smtp(builder.timeout(Some(PATIENCE)).build()))
            }
        }
    }

    /// Greets the relay, over TLS where the settings ask for it, and signs in; nothing to do where there is none.
    ///
    /// # Errors
    /// Says why the relay would take no letter.
    pub async fn greet(&self) -> Result<(), String> {
        let Carrier::Smtp(relay) = self else {
            return Ok(());
        };
        match relay.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("it hangs up".to_owned()),
            Err(why) => Err(why.to_string()),
        }
    }

    pub(super) async fn carry(
        &self,
        config: &Config,
        delivery: &Delivery,
        letter: &Written,
        mime: &[u8],
    ) -> Result<(), Refusal> {
        let ours = |why: &dyn std::fmt::Display| Refusal {
            why: why.to_string(),
            for_good: false,
            away: false,
        };
        match self {
            Carrier::Files(folder) => {
                let path = folder.join(format!("{}-{}.eml", delivery.id, delivery.kind));
                if !path.exists() {
                    write_private(&path, mime).map_err(|e| ours(&e))?;
                }
                if config.loopback() {
                    // The console, not the log: a log file must never hold a link.
                    println!("Letter to {}: {}", delivery.address, path.display());
                    if let Some(link) = &letter.link {
                        println!("  {}", link.url);
                    }
                }
                Ok(())
            }
            Carrier::Smtp(relay) => {
                let address = |text: &str| text.parse::<Address>().map_err(|e| ours(&e));
                let envelope = Envelope::new(
                    Some(address(&config.mail_from)?),
                    vec![address(&delivery.address)?],
                )
                .map_err(|e| ours(&e))?;
                let sent = relay.send_raw(&envelope, mime).await;
                sent.map(drop).map_err(|e| Refusal {
                    for_good: e.is_permanent(),
                    away: e.status().is_none() && !e.is_client() && !e.is_response(),
                    why: e.to_string(),
                })
            }
            Carrier::Caught(list) => {
                list.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(Kept {
                        to: delivery.address.clone(),
                        subject: letter.subject.as_str().to_owned(),
                        link: letter.link.as_ref().map(|link| link.url.clone()),
                        mime: mime.to_vec(),
                    });
                Ok(())
            }
        }
    }
}
