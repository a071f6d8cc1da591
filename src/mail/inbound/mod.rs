//! Letters come in: taken from the own mail server or a pipe, kept, then read and made replies.

mod address;
mod answer;
mod auth;
mod command;
mod desk;
mod handle;
mod listener;
mod read;
mod refusal;
mod session;
mod take;
mod text;
#[cfg(test)]
mod text_tests;

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::base::crypto::Key;
use crate::config::Config;
use crate::db::Db;
use address::{Addressee, addressee};
use auth::Way;
use session::Rules;

pub(super) use address::guest;
pub(super) use address::stop_address;
pub use address::{desk_address, reply_address};
pub use auth::Dns;
pub use desk::{Desk, Links};
pub use handle::{About, Waiting, handle, publish, published, waiting};
pub use refusal::{Refusal, ReplyRefused};

/// The port on which the own mail server hands letters over.
pub struct Port {
    listener: TcpListener,
    rules: Rules,
}

impl Port {
    /// Opens the port that the settings name; none where they name none.
    ///
    /// # Errors
    /// Says why it cannot be opened.
    pub async fn open(config: &Config, key: &Key) -> Result<Option<Port>, String> {
        let Some(bind) = config.mail_in_bind else {
            return Ok(None);
        };
        let listener = TcpListener::bind(bind).await;
        let listener = listener.map_err(|why| format!("mail_in_bind {bind}: {why}"))?;
        let rules = rules(config, key);
        Ok(Some(Port { listener, rules }))
    }

    /// Where it is.
    ///
    /// # Errors
    /// What the system says.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Takes letters until the site stops.
    pub async fn serve(self, db: Db, stopped: watch::Receiver<bool>) {
        listener::listen(self.listener, self.rules, db, stopped).await;
    }
}

fn rules(config: &Config, key: &Key) -> Rules {
    Rules {
        key: key.clone(),
        host: config.mail_in_domain.clone(),
        most: config.mail_in_max,
    }
}

/// Why a letter from a pipe was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untaken {
    /// It is no letter, or too large a one.
    Data,
    /// Nobody here has this address.
    NoUser,
    /// It may be taken later.
    Later(String),
}

/// Takes a letter that a mail server hands over through a pipe, for `recipient` or for whom its headers name.
///
/// # Errors
/// Says why it was not taken.
pub async fn take_piped(
    db: &Db,
    (config, key): (&Config, &Key),
    recipient: Option<&str>,
    raw: Vec<u8>,
) -> Result<(), Untaken> {
    if raw.is_empty() || raw.len() > config.mail_in_max {
        return Err(Untaken::Data);
    }
    let named = match recipient {
        Some(recipient) => vec![recipient.to_owned()],
        None => read::recipients(&raw),
    };
    let ours = named.into_iter().find(|address| {
        let known = addressee(key, &config.mail_in_domain, address);
        !matches!(known, Addressee::Unknown | Addressee::Elsewhere)
    });
    let ours = ours.ok_or(Untaken::NoUser)?;
    let way = Way {
        sender: read::return_path(&raw),
        ..Way::default()
    };
    let taken = take::take(db, &rules(config, key), way, vec![ours], raw).await;
    taken.map_err(|why| Untaken::Later(why.to_string()))
}
