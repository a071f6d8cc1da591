//! What stands beside a name.

use crate::accounts::Person;
use crate::web::door::urls;

/// Colours of tiles.
const TONES: i64 = 8;

/// A person's picture, or the first letter of his name on a tile.
pub struct Portrait {
    pub url: Option<String>,
    pub initial: String,
    pub tone: i64,
}

impl Portrait {
    /// A person's, as on his page.
    pub fn of(person: &Person, avatar: Option<&String>) -> Portrait {
        let letter = person.display_name.chars().find(|c| c.is_alphanumeric());
        Portrait {
            url: avatar.map(|name| urls::avatar(name, "192")),
            initial: letter.into_iter().flat_map(char::to_uppercase).collect(),
            tone: person.id.0 % TONES,
        }
    }
}
