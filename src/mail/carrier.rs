//! How letters leave: to a relay over SMTP, or as files beside the database.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::client::Certificate;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use super::bounce;
use super::dkim::Dkim;
use super::pace::Pace;
use super::relay::{Refusal, Relay};
use super::written::Written;
use crate::base::crypto::Key;
use crate::config::{Config, MailRoute, write_private};
use crate::outbox::Delivery;

/// A letter that a test caught.
#[derive(Clone, Debug)]
pub struct Kept {
    pub to: String,
    pub subject: String,
    pub link: Option<String>,
    pub mime: Vec<u8>,
}

/// Where letters go, and how.
pub struct Carrier {
    pub(super) route: Route,
    pub(super) dkim: Option<Dkim>,
    /// Signs addresses that letters come back to, and those to which they are answered.
    pub(super) key: Option<Key>,
    pub(super) pace: Mutex<Pace>,
    stopping: AtomicBool,
}

pub(super) enum Route {
    /// Into this folder, one `.eml` each.
    Files(PathBuf),
    /// To a relay.
    Smtp(Arc<Relay>),
    /// Into a list that a test looks at.
    Caught(Arc<Mutex<Vec<Kept>>>),
}

impl Carrier {
    /// The carrier that the settings name.
    ///
    /// # Errors
    /// Says what is wrong with `mail_url`, `mail_ca_file`, `mail_from`, the key that signs letters or the site's own.
    pub fn open(config: &Config) -> Result<Carrier, String> {
        let route = match &config.mail {
            MailRoute::Files(folder) => Route::Files(folder.clone()),
            MailRoute::Smtp(url) => {
                let mut relay = Relay::parse(url.expose())?;
                relay.authority = authority(config)?;
                Route::Smtp(Arc::new(relay))
            }
        };
        let from = &config.mail_from;
        from.parse::<Address>()
            .map_err(|e| format!("mail_from {from}: {e}"))?;
        Ok(Carrier {
            dkim: Dkim::open(config)?,
            key: config.mail_in.then(|| config.key()).transpose()?,
            ..Carrier::of(route)
        })
    }

    /// One that puts letters into a list, for tests.
    pub fn caught(list: Arc<Mutex<Vec<Kept>>>) -> Carrier {
        Carrier::of(Route::Caught(list))
    }

    fn of(route: Route) -> Carrier {
        Carrier {
            route,
            dkim: None,
            key: None,
            pace: Mutex::default(),
            stopping: AtomicBool::new(false),
        }
    }

    /// Waits no longer than this for a relay that stalls.
    pub fn with_patience(mut self, patience: Duration) -> Carrier {
        if let Route::Smtp(relay) = &mut self.route
            && let Some(relay) = Arc::get_mut(relay)
        {
            relay.patience = patience;
        }
        self
    }

    /// Gives the relay so long to say that it has a letter before it is given another.
    pub fn with_turn(mut self, turn: Duration) -> Carrier {
        if let Route::Smtp(relay) = &mut self.route
            && let Some(relay) = Arc::get_mut(relay)
        {
            relay.turn = turn;
        }
        self
    }

    /// Signs addresses with this key.
    pub fn with_key(mut self, key: Key) -> Carrier {
        self.key = Some(key);
        self
    }

    /// Takes no more letters in hand.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }

    /// Greets the relay, over TLS where the settings ask for it, and signs in; nothing to do where there is none.
    ///
    /// # Errors
    /// Says why the relay would take no letter.
    pub async fn greet(&self) -> Result<(), String> {
        let Route::Smtp(relay) = &self.route else {
            return Ok(());
        };
        let opened = relay.open(&mut |_, _| {}).await;
        let mut line = opened.map_err(|refusal| refusal.why)?;
        line.abort().await;
        Ok(())
    }

    /// From whom a letter goes, and to whom.
    pub(super) fn envelope(&self, config: &Config, letter: &Delivery) -> Result<Envelope, Refusal> {
        let from = match &self.key {
            Some(key) if config.mail_bounces => {
                bounce::sender(key, &config.mail_in_domain, letter.id)
            }
            _ => config.mail_from.clone(),
        };
        let address = |text: &str| text.parse::<Address>().map_err(Refusal::for_good);
        Envelope::new(Some(address(&from)?), vec![address(&letter.address)?])
            .map_err(Refusal::for_good)
    }

    /// Puts a letter where there is no relay.
    pub(super) fn put(
        &self,
        config: &Config,
        delivery: &Delivery,
        letter: &Written,
        mime: &[u8],
    ) -> Result<(), Refusal> {
        match &self.route {
            Route::Smtp(_) => {}
            Route::Files(folder) => {
                let path = folder.join(format!("{}-{}.eml", delivery.id, delivery.kind));
                if !path.exists() {
                    write_private(&path, mime).map_err(Refusal::passing)?;
                }
                if config.loopback() {
                    // The console, not the log: a log file must never hold a link.
                    println!("Letter to {}: {}", delivery.address, path.display());
                    if let Some(link) = &letter.link {
                        println!("  {}", link.url);
                    }
                }
            }
            Route::Caught(list) => {
                let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
                list.push(Kept {
                    to: delivery.address.clone(),
                    subject: letter.subject.as_str().to_owned(),
                    link: letter.link.as_ref().map(|link| link.url.clone()),
                    mime: mime.to_vec(),
                });
            }
        }
        Ok(())
    }
}

/// Who vouches for the relay beside those whom all trust.
fn authority(config: &Config) -> Result<Option<Certificate>, String> {
    let Some(path) = &config.mail_ca_file else {
        return Ok(None);
    };
    let fault = |why: &dyn std::fmt::Display| format!("mail_ca_file {}: {why}", path.display());
    let pem = std::fs::read(path).map_err(|why| fault(&why))?;
    if CertificateDer::pem_slice_iter(&pem).next().is_none() {
        return Err(fault(&"it holds no certificate in PEM"));
    }
    let read = Certificate::from_pem(&pem);
    read.map(Some).map_err(|why| fault(&why))
}
