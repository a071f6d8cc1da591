//! Whom a text names: how many it may, which of them are people here, and which of them it will not reach.

use std::collections::HashSet;

use super::find::{Found, find};
use super::page::post;
use super::target::Target;
use crate::accounts::{self, Viewer};
use crate::base::text::folded;
use crate::base::{Error, FieldError, Instant, Result};
use crate::db::Conn;
use crate::markup::{self, Mention, Rendered};
use crate::spaces::{self, Forum, Space};

/// People and offices that one text may name.
const MOST: usize = 10;

/// Whom a text names in vain.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unreached {
    /// They do not see the place.
    pub blind: Vec<String>,
    /// There is nobody of this name.
    pub nobody: Vec<String>,
}

/// Refuses a text that names more than may be told of it.
pub(super) fn few(rendered: &Rendered) -> Result<()> {
    let named = rendered.mentions.iter().map(|mention| match mention {
        Mention::Person(name) => folded(name),
        Mention::Office(slug) => format!("office/{slug}"),
    });
    let count = named.collect::<HashSet<_>>().len();
    if count <= MOST {
        return Ok(());
    }
    Err(Error::Invalid(vec![FieldError {
        field: "body".into(),
        code: "too_many_mentions",
        limit: i64::try_from(MOST).ok(),
        actual: i64::try_from(count).ok(),
    }]))
}

/// The HTML of a text in which only people that there are are links.
///
/// # Errors
/// What the database says.
pub fn linked(c: &mut Conn, html: &str) -> Result<String> {
    let named = markup::named(html);
    if named.is_empty() {
        return Ok(html.to_owned());
    }
    let people = accounts::named(c, &named)?;
    let known: HashSet<String> = people.iter().map(|p| folded(&p.name)).collect();
    Ok(markup::unlinked(html, |name| known.contains(&folded(name))))
}

/// Whom the HTML of a text that is meant to go there names in vain.
///
/// # Errors
/// `NotFound` when the viewer does not see the place.
pub fn unreached(c: &mut Conn, viewer: &Viewer, to: Target, html: &str) -> Result<Unreached> {
    let (space, forum) = place(c, viewer, to)?;
    let named = markup::named(html);
    let mut vain = Unreached::default();
    if named.is_empty() {
        return Ok(vain);
    }
    let people = accounts::named(c, &named)?;
    let reading = spaces::readers(c, &space, forum.as_ref(), &people)?;
    for name in named {
        let key = folded(&name);
        match people.iter().find(|person| folded(&person.name) == key) {
            None => vain.nobody.push(name),
            Some(person) if !reading.contains(&person.id) => vain.blind.push(name),
            Some(_) => {}
        }
    }
    Ok(vain)
}

/// The space and the forum; none yet where the first question of the space would bring it.
fn place(c: &mut Conn, viewer: &Viewer, to: Target) -> Result<(Space, Option<Forum>)> {
    // Whether a post is seen depends on no time.
    let Found { space, forum, .. } = match to {
        Target::Forum(id) => {
            let sight = spaces::sight(c, viewer)?;
            let (space, forum) = spaces::forum_by_id(c, &sight, id)?;
            return Ok((space, Some(forum)));
        }
        Target::Asked(id) => {
            let sight = spaces::sight(c, viewer)?;
            return Ok((spaces::space_by_id(c, &sight, id)?, None));
        }
        Target::Thread(id) => find(c, viewer, id)?,
        Target::Post(id) | Target::Edit(id) | Target::Addition(id) => {
            post(c, viewer, id, Instant(0))?.found
        }
    };
    Ok((space, Some(forum)))
}
