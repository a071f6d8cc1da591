//! Whether somebody may listen to a topic.

use super::Topic;
use crate::accounts::Viewer;
use crate::base::{Error, Result};
use crate::db::Conn;
use crate::{offices, spaces, threads};

/// Lets through who may see all events of the topic.
///
/// # Errors
/// `NotFound` when there is no such thing that he may see; `SignIn` for a visitor who asks for a person's.
pub(super) fn admit(c: &mut Conn, viewer: &Viewer, topic: Topic) -> Result<()> {
    match topic {
        Topic::Thread(id) => threads::find(c, viewer, id).map(drop),
        Topic::Forum(id) => {
            let sight = spaces::sight(c, viewer)?;
            spaces::forum_by_id(c, &sight, id).map(drop)
        }
        Topic::Space(id) => {
            let sight = spaces::sight(c, viewer)?;
            spaces::space_by_id(c, &sight, id).map(drop)
        }
        Topic::Office(id) => {
            let sight = spaces::sight(c, viewer)?;
            offices::is_there(c, &sight, id)
        }
        Topic::Person(id) if viewer.me()?.id == id => Ok(()),
        Topic::Person(_) => Err(Error::NotFound),
    }
}
