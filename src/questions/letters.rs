//! The letter to whom an office named for questions that nobody answers.

use serde::{Deserialize, Serialize};

use super::model::Cycle;
use super::read::{Placed, Whole};
use crate::base::{Result, ThreadId, UserId};
use crate::db::Tx;
use crate::offices;
use crate::outbox::{self, Class, Letter, Recipient};

/// Where the page of a question is.
pub type Link = dyn Fn(ThreadId) -> String + Send + Sync;

/// A question has waited for very long.
#[derive(Debug, Serialize, Deserialize)]
pub struct Escalation {
    /// The office's name.
    pub office: String,
    pub title: String,
    /// The day on which an answer was due, as `2026-03-14`.
    pub due_on: String,
    pub link: String,
}

impl Letter for Escalation {
    const KIND: &'static str = "escalation";
    const CLASS: Class = Class::Direct;
}

/// Writes to the address that the office named, if it named one, in the language of its community.
pub(super) fn escalate(
    tx: &mut Tx<'_>,
    (whole, placed): (&Whole, &Placed),
    cycle: &Cycle,
    link: &Link,
) -> Result<()> {
    let now = tx.now();
    let address = offices::private_contact(tx, placed.office.id, now)?.escalation;
    if address.is_empty() {
        return Ok(());
    }
    let thread = &whole.found.thread;
    let letter = Escalation {
        office: placed.office.name.clone(),
        title: thread.title.clone(),
        due_on: cycle.due_on.clone().unwrap_or_default(),
        link: link(thread.id),
    };
    let to = Recipient {
        address,
        person: None::<UserId>,
        lang: whole.found.space.lang.clone(),
    };
    outbox::post(tx, &to, &letter, None).map(drop)
}
