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
    /// Of a side, in CSS pixels.
    pub size: u32,
}

impl Portrait {
    /// A person's, as small as beside a post or as large as on his page.
    pub fn of(person: &Person, avatar: Option<&String>, large: bool) -> Portrait {
        let letter = person.display_name.chars().find(|c| c.is_alphanumeric());
        let (size, form) = if large { (96, "192") } else { (48, "48") };
        Portrait {
            url: avatar.map(|name| urls::avatar(name, form)),
            initial: letter.into_iter().flat_map(char::to_uppercase).collect(),
            tone: person.id.0 % TONES,
            size,
        }
    }
}
