//! Deliveries leave the house: written in the reader's language, made a message, signed, handed to a relay or a folder.

mod bounce;
mod carrier;
mod compose;
mod dkim;
pub mod inbound;
mod pace;
mod plain;
mod relay;
mod round;
mod told;
mod trial;
mod written;

pub use carrier::{Carrier, Kept};
pub use dkim::Dkim;
pub use trial::{Trial, address, try_out};

use crate::base::Result;
use crate::base::crypto::Key;
use crate::config::Config;
use crate::db::{Db, Tx};
use crate::i18n::I18n;
use crate::meters::Meters;
use round::Round;

/// Sends what is due until nothing is left that may go now; returns how many letters were taken.
///
/// # Errors
/// What the database says; what the relay says is kept with its letter.
pub async fn deliver(
    db: &Db,
    i18n: &I18n,
    config: &Config,
    carrier: &Carrier,
    meters: &Meters,
) -> Result<usize> {
    Round::new(db, i18n, config, carrier, meters).run().await
}

/// Takes what has come back to `recipient`; false when no letter went out with that address.
///
/// # Errors
/// `Conflict` while the letter is still being handed over: it may be told again later.
fn returned(tx: &mut Tx<'_>, key: &Key, recipient: &str, raw: &[u8]) -> Result<bool> {
    let Some(delivery) = bounce::named(key, recipient) else {
        return Ok(false);
    };
    bounce::arrived(tx, delivery, raw).map(|()| true)
}
