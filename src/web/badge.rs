//! The badge of an office: drawn by the site beside a name, outside of what anybody can write.

use crate::i18n::Texts;
use crate::offices::{Kind, Office};

/// What is drawn, and what it says to who does not see it.
#[derive(Clone, Debug)]
pub struct Badge {
    /// Of a body: a house; of a seat: a seal.
    pub body: bool,
    /// Who holds it stands in for somebody: the seal is hollow.
    pub acting: bool,
    pub words: String,
}

impl Badge {
    /// The badge of an office, where it is known who stands behind it.
    pub fn of(t: &Texts<'_>, office: &Office) -> Option<Badge> {
        let (body, acting) = (office.kind == Kind::Body, office.is_acting());
        let words = match (body, acting) {
            (false, false) => "badge-seat",
            (false, true) => "badge-seat-acting",
            (true, false) => "badge-body",
            (true, true) => "badge-body-acting",
        };
        office.verified.then(|| Badge {
            body,
            acting,
            words: t.say(words),
        })
    }
}
