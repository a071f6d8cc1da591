//! A letter is kept: one row for each person to whom it was sent.

use super::address::{Addressee, addressee};
use super::auth::Way;
use super::read::message_id;
use super::session::Rules;
use crate::base::{Result, crypto};
use crate::db::Db;
use crate::inbox::{self, Arrived};

/// Keeps a letter on the disk; only then its sender may be told that it was taken.
pub(super) async fn take(
    db: &Db,
    rules: &Rules,
    way: Way,
    recipients: Vec<String>,
    raw: Vec<u8>,
) -> Result<()> {
    // Without an id of its own it is known by what it says.
    let id = message_id(&raw).unwrap_or_else(|| crypto::fingerprint(&raw));
    let ip = way.ip.map(|ip| ip.to_string()).unwrap_or_default();
    let rows: Vec<Arrived> = recipients
        .into_iter()
        .map(|recipient| Arrived {
            message_id: id.clone(),
            person_id: match addressee(&rules.key, &rules.host, &recipient) {
                Addressee::Reply(of) => Some(of.person).filter(|_| of.guest().is_none()),
                Addressee::Desk(of) => Some(of.person),
                Addressee::Stop(wish) => Some(wish.person),
                _ => None,
            },
            recipient,
            sender: way.sender.clone(),
            ip: ip.clone(),
            helo: way.helo.clone(),
            raw: Some(raw.clone()),
        })
        .collect();
    db.write(move |tx| rows.iter().try_for_each(|row| inbox::keep(tx, row)))
        .await
}
