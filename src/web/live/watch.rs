//! Tells whoever has a page open that something on it has changed: a button in a polite region, and nothing moves.

use crate::base::{OfficeId, Result};
use crate::db::Conn;
use crate::events;
use crate::i18n::Texts;

/// What a page listens to, for `live/watch.html`.
pub struct Watch {
    /// As in `office:7@12`.
    pub topic: String,
    pub reload: String,
    pub away: String,
}

/// What happens before an office, behind what the snapshot knows of it.
///
/// # Errors
/// What the database says.
pub fn of_office(c: &mut Conn, id: OfficeId) -> Result<String> {
    let topic = format!("office:{id}");
    let seq = events::known(c, &topic)?;
    Ok(format!("{topic}@{seq}"))
}

impl Watch {
    /// The words with it.
    pub fn of(t: &Texts<'_>, topic: String) -> Watch {
        Watch {
            topic,
            reload: t.say("live-reload"),
            away: t.say("live-away"),
        }
    }
}
