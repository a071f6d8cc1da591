//! What pictures show, said by others where their author did not: it stands at once, and his Markdown stays as it is.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::added::not_too_often;
use super::alt::{Description, said, standing, told};
use super::edit::{reach, spot};
use super::find::Found;
use super::hold;
use super::model::{Post, PostState};
use super::page::{Single, post, thread_facts};
use crate::accounts::{self, Person, Viewer};
use crate::base::text::line;
use crate::base::{Error, FieldError, Instant, PostId, Result, UserId};
use crate::db::schema::{additions, descriptions, posts};
use crate::db::{Conn, Tx};
use crate::events::{self, Event};
use crate::markup::{self, Plain};
use crate::spaces::{Describe, Facts, Redescribe};

/// Characters of a description.
const LONGEST: usize = 500;

/// A picture that its author left without a description.
pub struct Described {
    pub picture: Plain,
    /// What stands, said by somebody else or by him later.
    pub stands: Option<Description>,
    /// The viewer may say it or say it better.
    pub may: bool,
}

/// The pictures of a post that its author left without a description.
pub struct Pictures {
    pub single: Single,
    pub pictures: Vec<Described>,
    /// All that was said of them, the newest first.
    pub past: Vec<Description>,
    pub people: HashMap<UserId, Person>,
}

/// The pictures of a post, for who may say what they show.
///
/// # Errors
/// `NotFound` when the viewer may not see the post; `Refused`, `Locked` or `Gone` when he may not say anything.
pub fn pictures(c: &mut Conn, viewer: &Viewer, id: PostId, now: Instant) -> Result<Pictures> {
    let single = post(c, viewer, id, now)?;
    let facts = facts(&single.found, &single.post, now);
    let keeps = single.may.check::<Redescribe>(&facts);
    let writes = match single.may.check::<Describe>(&facts) {
        Ok(()) => known(c, viewer, &single.found, &single.post),
        refused => refused,
    };
    if keeps.is_err() {
        writes.clone()?;
    }
    let past = said(c, id)?;
    let ids: Vec<UserId> = past.iter().map(|one| one.by).collect();
    let described = |picture: Plain| {
        let stands = standing(&past, &picture.file).cloned();
        let others = stands
            .as_ref()
            .is_some_and(|one| Some(one.by) != viewer.id());
        let keeps = keeps.is_ok() && stands.is_some();
        Described {
            may: keeps || (!others && writes.is_ok()),
            picture,
            stands,
        }
    };
    let html = single.additions.iter().map(|addition| &addition.html);
    let html: String = [&single.post.html]
        .into_iter()
        .chain(html)
        .cloned()
        .collect();
    let pictures = markup::undescribed(&html).into_iter().map(described);
    Ok(Pictures {
        pictures: pictures.collect(),
        people: accounts::authors(c, &ids)?,
        past,
        single,
    })
}

/// Says what pictures of a post show: names of files and words; no words take away what stands. Twice is once.
///
/// # Errors
/// `Refused` or `Locked` when the viewer may not, or somebody else has said it meanwhile; `Gone` for a tombstone;
/// `Invalid` naming the file for a text that is too long or a picture that the author described or took out;
/// `TooMany` after 30 changes a day.
pub fn describe(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    given: &[(String, String)],
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let now = tx.now();
    let facts = facts(&found, &post, now);
    let keeps = found
        .permit::<Redescribe>(tx, viewer, &facts)
        .map(|permit| permit.by);
    let writes = match found.permit::<Describe>(tx, viewer, &facts) {
        Ok(permit) => known(tx, viewer, &found, &post).map(|()| permit.by),
        Err(refused) => Err(refused),
    };
    let by = keeps.clone().or(writes.clone())?;
    let texts: Vec<(i64, String)> = additions::table
        .filter(additions::post_id.eq(id))
        .select((additions::id, additions::html))
        .load(&mut **tx)?;
    let html: String = texts.iter().map(|(_, html)| html.as_str()).collect();
    let pictures = markup::undescribed(&(post.html.clone() + &html));
    let open: HashSet<String> = pictures.into_iter().map(|picture| picture.file).collect();
    let past = said(tx, id)?;
    let mut changed = false;
    for (file, text) in given {
        let text = line("text", text, 0..=LONGEST).map_err(|error| about(error, file))?;
        if !open.contains(file) {
            return Err(Error::field(file.clone(), "choice"));
        }
        let stands = standing(&past, file);
        if stands.map_or("", |one| &one.text) == text {
            continue;
        }
        if stands.is_some_and(|one| one.by != by) {
            keeps.clone()?;
        }
        if !text.is_empty() {
            writes.clone()?;
        }
        not_too_often(tx, by)?;
        diesel::insert_into(descriptions::table)
            .values((
                descriptions::post_id.eq(id),
                descriptions::file.eq(file),
                descriptions::user_id.eq(by),
                descriptions::text.eq(text),
                descriptions::created_at.eq(now),
            ))
            .execute(&mut **tx)?;
        changed = true;
    }
    if !changed {
        return Ok(());
    }
    let now_said = said(tx, id)?;
    diesel::update(posts::table.find(id))
        .set(posts::html.eq(told(&post.html, &now_said)))
        .execute(&mut **tx)?;
    for (addition, html) in texts {
        diesel::update(additions::table.find(addition))
            .set(additions::html.eq(told(&html, &now_said)))
            .execute(&mut **tx)?;
    }
    let (at, revision) = (spot(&found, id), post.revision);
    events::record(tx, Some(by), &Event::PostEdited { at, revision })
}

/// Whoever's posts wait for a moderator does not write into those of others.
fn known(c: &mut Conn, viewer: &Viewer, found: &Found, post: &Post) -> Result<()> {
    let own = viewer.id() == Some(post.author);
    if own || hold::first_state(c, viewer, &found.sight, &found.space)? == PostState::Published {
        Ok(())
    } else {
        Err(Error::refused("known_only", "moderator"))
    }
}

fn facts(found: &Found, post: &Post, now: Instant) -> Facts {
    Facts {
        author: Some(post.author),
        fallen: post.state != PostState::Published,
        ..thread_facts(&found.thread, now)
    }
}

/// The same fault, told of the file's own field.
fn about(error: Error, file: &str) -> Error {
    let Error::Invalid(faults) = error else {
        return error;
    };
    let field = || file.to_owned().into();
    let own = |fault| FieldError {
        field: field(),
        ..fault
    };
    Error::Invalid(faults.into_iter().map(own).collect())
}
