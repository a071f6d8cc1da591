//! Deliveries leave the house: written in the reader's language, made a message, handed to a relay or a folder.

mod carrier;
mod compose;
pub mod inbound;

pub use carrier::{Carrier, Kept};

use crate::base::Result;
use crate::config::Config;
use crate::db::Db;
use crate::i18n::I18n;
use crate::meters::Meters;
use crate::outbox::{self, Delivery};
use carrier::Refusal;

/// Letters taken in one go.
const BATCH: i64 = 20;

/// Sends what is due, one batch, and returns how many letters were taken.
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
    let now = db.now();
    if !db.read(move |c| outbox::has_due(c, now)).await? {
        return Ok(0);
    }
    let taken = db.write(|tx| outbox::lease(tx, BATCH)).await?;
    let count = taken.len();
    let mut away: Option<Refusal> = None;
    for delivery in taken {
        let id = delivery.id;
        let sent = match &away {
            // Waited for once: twenty letters would wait ten minutes.
            Some(refusal) => Err(refusal.clone()),
            None => send(db, i18n, config, carrier, delivery).await,
        };
        let (outcome, state) = match sent {
            Ok(()) => (
                "sent",
                db.write(move |tx| outbox::accepted(tx, id)).await.map(drop),
            ),
            Err(refusal) => {
                tracing::warn!(delivery = %id, why = refusal.why, "Letter {id} was not taken");
                let (why, for_good) = (refusal.why.clone(), refusal.for_good);
                away = refusal.away.then_some(refusal);
                (
                    "refused",
                    db.write(move |tx| outbox::refused(tx, id, &why, for_good))
                        .await
                        .map(drop),
                )
            }
        };
        meters.letter(outcome);
        state?;
    }
    Ok(count)
}

async fn send(
    db: &Db,
    i18n: &I18n,
    config: &Config,
    carrier: &Carrier,
    delivery: Delivery,
) -> std::result::Result<(), Refusal> {
    let ours = |why: &dyn std::fmt::Display| Refusal {
        why: why.to_string(),
        for_good: false,
        away: false,
    };
    let written = compose::write(i18n, config, &delivery).map_err(|why| Refusal {
        why,
        for_good: true,
        away: false,
    })?;
    let mime = match delivery.mime.clone() {
        Some(kept) => kept,
        None => {
            let made = compose::mime(config, &delivery, &written).map_err(|why| Refusal {
                why,
                for_good: true,
                away: false,
            })?;
            let (id, bytes) = (delivery.id, made.clone());
            db.write(move |tx| outbox::keep_bytes(tx, id, &bytes))
                .await
                .map_err(|e| ours(&e))?;
            made
        }
    };
    carrier.carry(config, &delivery, &written, &mime).await
}
