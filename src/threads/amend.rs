//! Posts are added to when they can no longer be changed, and wiped for good.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::added::not_too_often;
use super::alt::finished;
use super::edit::{carry, count, judged, reach, speaker, spot};
use super::find::Found;
use super::hidden::unspoken;
use super::mentions;
use super::model::{NewPost, Post, PostState, Removal};
use super::page::facts;
use super::recount::recount;
use super::retext::retext;
use crate::accounts::Viewer;
use crate::audit::Action;
use crate::base::text::{Faults, line};
use crate::base::{Error, ForumId, Instant, PostId, Result, SpaceId, ThreadId, UserId};
use crate::config::Limits;
use crate::db::schema::{
    additions, articles, descriptions, files, intake_scans, office_articles, posts, quotes,
    reactions, redactions, revisions, threads,
};
use crate::db::{Conn, Tx, dialect};
use crate::events::{self, Event, PostPlace};
use crate::markup;
use crate::spaces::{Add, Facts, Permit, Purge, Speaks};

/// Adds to the viewer's own post what will stand under it with its day.
///
/// # Errors
/// `Refused` or `Locked` when he may not; `Gone` for a tombstone; `TooMany` after 30 a day.
pub fn add(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    new: NewPost,
    limits: &Limits,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    if post.office.is_some() {
        return Err(Error::refused("office_only", "office"));
    }
    append(tx, viewer, (&found, &post), new, limits)
}

/// Adds to what an office said, as whoever publishes for it.
///
/// # Errors
/// As [`add`].
pub fn add_spoken<C: Speaks>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    _: &Permit<C>,
    (id, new): (PostId, NewPost),
    limits: &Limits,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    if post.office.is_none() {
        return Err(Error::NotFound);
    }
    append(tx, viewer, (&found, &post), new, limits)
}

fn append(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (found, post): (&Found, &Post),
    new: NewPost,
    limits: &Limits,
) -> Result<()> {
    let (id, now) = (post.id, tx.now());
    let facts = Facts {
        author: speaker(viewer, post),
        ..facts(&found.thread, post, limits, now)
    };
    let permit = found.permit::<Add>(tx, viewer, &facts)?;
    not_too_often(tx, permit.by)?;
    unspoken(tx, id, &new.source)?;
    mentions::few(&new.rendered)?;
    let addition: i64 = diesel::insert_into(additions::table)
        .values((
            additions::post_id.eq(id),
            additions::user_id.eq(permit.by),
            additions::lang.eq(&new.lang),
            additions::source.eq(&new.source),
            additions::text.eq(&new.rendered.text),
            additions::html.eq(""),
            additions::created_at.eq(now),
        ))
        .returning(additions::id)
        .get_result(&mut **tx)?;
    // Its anchors differ from those of all posts: these count upwards from 1.
    let html = finished(tx, id, &markup::anchored(&new.rendered.html, -addition))?;
    diesel::update(additions::table.find(addition))
        .set(additions::html.eq(html))
        .execute(&mut **tx)?;
    // Who acts for an office is told nobody.
    let by = Some(permit.by).filter(|_| post.office.is_none());
    let event = Event::PostEdited {
        at: spot(found, id),
        revision: post.revision,
    };
    events::record(tx, by, &event)
}

/// Wipes a post for good: its text, its revisions, what was added to it, what others said of its
/// pictures, its words where others quote them, and the scan of the paper that it was taken down from.
/// A tombstone stays, with the reason.
///
/// # Errors
/// `Refused` unless an administrator; `Invalid` for a missing reason or a note that is too long; `Gone` when it was
/// wiped already.
pub fn purge(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    (reason, note): (&str, &str),
    host: &str,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let facts = Facts::default();
    let permit = found.permit::<Purge>(tx, viewer, &facts)?;
    if post.state == PostState::Purged {
        return Err(Error::Gone);
    }
    let mut faults = Faults::default();
    let reason = Removal::from_word(reason);
    if reason.is_none() {
        faults.add("reason", "choice");
    }
    let least = if reason == Some(Removal::Other) {
        20
    } else {
        0
    };
    let note = faults.take(line("note", note, least..=1000));
    faults.none()?;
    let tomb = Erased {
        post: id,
        created_at: post.created_at,
        by: Some(permit.by),
        reason: reason.map(|reason| reason.as_str().to_owned()),
        at: tx.now(),
    };
    bury(tx, &tomb, post.revision, Some(note), host)?;
    if post.state == PostState::Published {
        count(tx, &found, &post, -1)?;
        carry(tx, permit.by, &found, &post, true)?;
    }
    let why = reason.map_or("", Removal::as_str);
    judged(tx, viewer, &post, (Action::PostPurged, why))?;
    events::record(
        tx,
        Some(permit.by),
        &Event::PostPurged {
            at: spot(&found, id),
        },
    )
}

/// A post that was wiped for good, as it is kept apart from the database so that no backup brings it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub post: PostId,
    /// With the number it says which post: after a restore numbers are given again.
    pub created_at: Instant,
    pub by: Option<UserId>,
    pub reason: Option<String>,
    pub at: Instant,
}

/// What there is to keep of a post that was wiped; nothing where it was not.
///
/// # Errors
/// What the database says.
pub fn erased(c: &mut Conn, id: PostId) -> Result<Option<Erased>> {
    type Row = (Instant, Option<UserId>, Option<String>, Option<Instant>);
    let row: Option<Row> = posts::table
        .find(id)
        .filter(posts::state.eq(PostState::Purged.as_str()))
        .select((
            posts::created_at,
            posts::removed_by,
            posts::reason,
            posts::removed_at,
        ))
        .first(c)
        .optional()?;
    Ok(row.map(|(created_at, by, reason, at)| Erased {
        post: id,
        created_at,
        by,
        reason,
        at: at.unwrap_or(created_at),
    }))
}

/// Wipes once more a post that a backup brought back, and says whether there was one.
///
/// # Errors
/// What the database says.
pub fn purge_again(tx: &mut Tx<'_>, tomb: &Erased, host: &str) -> Result<bool> {
    let post = posts::table
        .find(tomb.post)
        .filter(posts::created_at.eq(tomb.created_at))
        .filter(posts::state.ne(PostState::Purged.as_str()))
        .inner_join(threads::table)
        .select((
            posts::revision,
            threads::id,
            threads::forum_id,
            threads::space_id,
        ))
        .first::<(i32, ThreadId, ForumId, SpaceId)>(&mut **tx)
        .optional()?;
    let Some((revision, thread, forum, space)) = post else {
        return Ok(false);
    };
    bury(tx, tomb, revision, None, host)?;
    recount(tx, thread)?;
    let at = PostPlace {
        post: tomb.post,
        thread,
        forum,
        space,
    };
    events::record(tx, tomb.by, &Event::PostPurged { at })?;
    Ok(true)
}

/// Leaves of a post its tombstone alone, and none of its words where others quote them.
fn bury(
    tx: &mut Tx<'_>,
    tomb: &Erased,
    revision: i32,
    note: Option<String>,
    host: &str,
) -> Result<()> {
    diesel::update(posts::table.find(tomb.post))
        .set((
            posts::state.eq(PostState::Purged.as_str()),
            posts::html.eq(""),
            (
                posts::agree.eq(0),
                posts::thanks.eq(0),
                posts::source_needed.eq(0),
            ),
            posts::removed_at.eq(tomb.at),
            posts::removed_by.eq(tomb.by),
            posts::reason.eq(&tomb.reason),
            posts::clause.eq(None::<String>),
            posts::note.eq(note.filter(|text| !text.is_empty())),
        ))
        .execute(&mut **tx)?;
    wipe(tx, tomb.post, revision)?;
    tx.wipe();
    let quoting: Vec<(PostId, ThreadId, ForumId, SpaceId, i32)> = quotes::table
        .inner_join(posts::table.on(posts::id.eq(quotes::post_id)))
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .filter(quotes::quoted_id.eq(tomb.post))
        .select((
            posts::id,
            threads::id,
            threads::forum_id,
            threads::space_id,
            posts::revision,
        ))
        .order(posts::id)
        .load(&mut **tx)?;
    for (post, thread, forum, space, revision) in quoting {
        // The line that names it stays.
        retext(tx, post, host, &|source| {
            markup::unquoted(source, tomb.post.0)
        })?;
        // Another discussion, whose pages are kept under a version of its own.
        let at = PostPlace {
            post,
            thread,
            forum,
            space,
        };
        events::record(tx, None, &Event::PostEdited { at, revision })?;
    }
    Ok(())
}

/// Leaves of a post's texts one empty revision, which its tombstone stands on.
fn wipe(tx: &mut Tx<'_>, post: PostId, revision: i32) -> Result<()> {
    let all = revisions::table.filter(revisions::post_id.eq(post));
    diesel::delete(all.filter(revisions::number.ne(revision))).execute(&mut **tx)?;
    diesel::update(all)
        .set((revisions::source.eq(""), revisions::text.eq("")))
        .execute(&mut **tx)?;
    diesel::delete(additions::table.filter(additions::post_id.eq(post))).execute(&mut **tx)?;
    diesel::delete(descriptions::table.filter(descriptions::post_id.eq(post)))
        .execute(&mut **tx)?;
    diesel::delete(reactions::table.filter(reactions::post_id.eq(post))).execute(&mut **tx)?;
    diesel::delete(redactions::table.filter(redactions::post_id.eq(post))).execute(&mut **tx)?;
    diesel::delete(quotes::table.filter(quotes::post_id.eq(post))).execute(&mut **tx)?;
    let opened = posts::table.filter(posts::id.eq(post).and(posts::parent_id.is_null()));
    let of_it = opened.select(posts::thread_id);
    let kept = office_articles::thread_id.eq_any(of_it.nullable());
    diesel::update(office_articles::table.filter(kept))
        .set((
            office_articles::title.eq(""),
            office_articles::text.eq(""),
            office_articles::excerpt.eq(""),
            office_articles::note.eq(""),
        ))
        .execute(&mut **tx)?;
    let article = articles::thread_id.eq_any(of_it);
    diesel::update(articles::table.filter(article))
        .set((
            articles::excerpt.eq(""),
            articles::beginning.eq(""),
            articles::cover.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    wipe_scan(tx, post)
}

/// Gives up the scan of the paper that a question was taken down from, where the post is its text.
fn wipe_scan(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let opened: Option<ThreadId> = posts::table
        .find(post)
        .filter(posts::parent_id.is_null())
        .select(posts::thread_id)
        .first(&mut **tx)
        .optional()?;
    let Some(thread) = opened else {
        return Ok(());
    };
    dialect::one_at_a_time(tx, &format!("scan of {thread}"))?;
    let scan = intake_scans::table.find(thread).select(intake_scans::file);
    let scan: Option<String> = scan.first(&mut **tx).optional()?;
    let Some(scan) = scan else {
        return Ok(());
    };
    let now = tx.now();
    diesel::delete(intake_scans::table.find(thread)).execute(&mut **tx)?;
    diesel::update(files::table.filter(files::name.eq(scan)))
        .set(files::gone_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}
