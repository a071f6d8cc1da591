//! The text of an article is changed, and its comments closed.

use diesel::prelude::*;

use super::edit::{change, edit_spoken, reach};
use super::find::{Found, find};
use super::model::{NewPost, NewThread, PostState, language};
use super::prepared::{opening, rename, rewrite};
use super::tags;
use crate::accounts::Viewer;
use crate::base::{Instant, Result, ThreadId, UserId};
use crate::config::Limits;
use crate::db::Tx;
use crate::db::schema::threads;
use crate::events::{self, Event};
use crate::spaces::{Permit, Speaks};

/// Changes title, tags and text of an article. `base` is the revision that the new text was written from.
///
/// # Errors
/// As [`super::edit::edit`]; `Unknown(tag_unknown)` for a tag that the space has not.
pub fn revise(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    found: &Found,
    (base, new): (i32, NewThread),
    limits: &Limits,
) -> Result<()> {
    let thread = &found.thread;
    let chosen = tags::named(tx, thread.space, &new.tags)?;
    let had: Vec<_> = tags::tags_of(tx, thread.id)?.iter().map(|t| t.id).collect();
    let post = opening(tx, thread.id)?;
    let opening = NewPost {
        lang: language(&new.opening.lang, &new.opening.rendered.text, &post.lang),
        ..new.opening
    };
    let lang = opening.lang.clone();
    match post.state {
        PostState::Draft => rewrite(tx, viewer, &post, base, &opening)?,
        _ => {
            let (found, post) = reach(tx, viewer, post.id)?;
            change(tx, viewer, (&found, &post), (base, opening, false), limits)?;
        }
    }
    rename(tx, thread.id, &new.title, &lang)?;
    let mut fields = Vec::new();
    if thread.title != new.title {
        fields.push("title");
    }
    if !had.iter().eq(chosen.iter().map(|tag| &tag.id)) {
        tags::give(tx, thread.id, &chosen)?;
        fields.push("tags");
    }
    if fields.is_empty() || thread.draft {
        return Ok(());
    }
    let event = Event::ThreadEdited {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        fields,
    };
    events::record(tx, viewer.id(), &event)
}

/// As [`revise`], of what an office has published, for whoever was found to publish for it. `told` says that what stands
/// for it in lists is another now: that, or another title, makes a revision by itself.
///
/// # Errors
/// As [`super::edit::edit_spoken`]; `Unknown(tag_unknown)` for a tag that the space has not.
pub fn revise_spoken<C: Speaks>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    permit: &Permit<C>,
    (id, new, told): (ThreadId, NewThread, bool),
    limits: &Limits,
) -> Result<()> {
    let thread = find(tx, viewer, id)?.thread;
    let chosen = tags::named(tx, thread.space, &new.tags)?;
    let had: Vec<_> = tags::tags_of(tx, id)?.iter().map(|t| t.id).collect();
    let post = opening(tx, id)?;
    let lang = language(&new.opening.lang, &new.opening.rendered.text, &post.lang);
    let opening = NewPost {
        lang: lang.clone(),
        ..new.opening
    };
    let anew = told || thread.title != new.title;
    let next = (post.id, post.revision, opening, anew);
    edit_spoken(tx, viewer, permit, next, limits)?;
    rename(tx, id, &new.title, &lang)?;
    let mut fields = Vec::new();
    if thread.title != new.title {
        fields.push("title");
    }
    if !had.iter().eq(chosen.iter().map(|tag| &tag.id)) {
        tags::give(tx, id, &chosen)?;
        fields.push("tags");
    }
    // What stands for it in lists is another now, whether or not its text is.
    fields.push("excerpt");
    let event = Event::ThreadEdited {
        thread: id,
        forum: thread.forum,
        space: thread.space,
        fields,
    };
    // What an office does it does in its own name.
    events::record(tx, None, &event)
}

/// Says until when comments may be written. Nobody is named for an office.
///
/// # Errors
/// What the database says.
pub fn close_comments(
    tx: &mut Tx<'_>,
    by: Option<UserId>,
    found: &Found,
    at: Option<Instant>,
) -> Result<()> {
    if found.thread.closes_at == at {
        return Ok(());
    }
    let thread = &found.thread;
    diesel::update(threads::table.find(thread.id))
        .set(threads::closes_at.eq(at))
        .execute(&mut **tx)?;
    let event = Event::ThreadEdited {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        fields: vec!["comments"],
    };
    events::record(tx, by, &event)
}
