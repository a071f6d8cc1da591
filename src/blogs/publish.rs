//! An article is published: by its author, or at its minute by a job; taken back, and shown again.

use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{Act, State};
use super::newsletter;
use super::read::article;
use super::write::keep_state;
use crate::accounts::{self, Viewer};
use crate::base::{Error, Instant, Result, ThreadId, UserId};
use crate::db::Tx;
use crate::db::schema::{articles, threads as rows};
use crate::events::{self, Event};
use crate::jobs::{self, Job};
use crate::spaces::{self, Publish};
use crate::threads;

/// Publishes an article now, or shows one again that was taken back.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` or `Locked` when he may not; `Conflict` when it stands already.
pub fn publish(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let permit = spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?;
    let state = single.article.state.after(Act::Publish)?;
    keep_state(tx, &single.article, (state, None))?;
    let now = tx.now();
    let first = single.article.published_at.unwrap_or(now);
    diesel::update(articles::table.find(id))
        .set(articles::published_at.eq(first))
        .execute(&mut **tx)?;
    threads::publish_prepared(tx, &permit, &single.found)?;
    let end = single.article.comments.end(first);
    threads::close_comments(tx, Some(permit.by), &single.found, end)?;
    if single.article.published_at.is_none() {
        newsletter::begin(tx, id, single.blog.forum.id)?;
    }
    let thread = &single.found.thread;
    let event = Event::ArticlePublished {
        thread: id,
        forum: thread.forum,
        space: thread.space,
    };
    events::record(tx, Some(permit.by), &event)
}

/// Has an article published at a minute that is to come. `staff_mfa` says whether staff need a second factor.
///
/// # Errors
/// As [`publish`]; `Invalid(at)` with `time_past` for a minute that has passed.
pub fn schedule(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    at: Instant,
    staff_mfa: bool,
) -> Result<()> {
    // Silent: nobody else sees it.
    let single = article(tx, viewer, id)?;
    spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?;
    if at <= tx.now() {
        return Err(Error::field("at", "time_past"));
    }
    let state = single.article.state.after(Act::Schedule)?;
    keep_state(tx, &single.article, (state, Some(at)))?;
    queue(tx, id, at, staff_mfa)
}

/// Queues once more, on a site that was brought here, all that waits for its minute.
///
/// # Errors
/// What the database says.
pub fn schedule_again(tx: &mut Tx<'_>, staff_mfa: bool) -> Result<usize> {
    // Silent: nobody else sees it.
    let waiting: Vec<(ThreadId, Option<Instant>)> = articles::table
        .filter(articles::state.eq(State::Scheduled.as_str()))
        .select((articles::thread_id, articles::publish_at))
        .load(&mut **tx)?;
    for (id, at) in &waiting {
        queue(tx, *id, at.unwrap_or(tx.now()), staff_mfa)?;
    }
    Ok(waiting.len())
}

fn queue(tx: &mut Tx<'_>, article: ThreadId, at: Instant, staff_mfa: bool) -> Result<()> {
    let job = PublishArticle {
        article,
        at,
        staff_mfa,
    };
    jobs::enqueue(
        tx,
        &job,
        at,
        Some(&format!("publish {article} at {}", at.0)),
    )
}

/// Makes of an article that waits for its minute a draft again.
///
/// # Errors
/// As [`publish`].
pub fn unschedule(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    // Silent: nobody else sees it.
    let single = article(tx, viewer, id)?;
    spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?;
    let state = single.article.state.after(Act::Unschedule)?;
    keep_state(tx, &single.article, (state, None))
}

/// Takes an article back: only its author sees it, with all that was said below it.
///
/// # Errors
/// As [`publish`]; `Conflict` when it does not stand.
pub fn withdraw(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let permit = spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?;
    let state = single.article.state.after(Act::Withdraw)?;
    keep_state(tx, &single.article, (state, None))?;
    threads::hide_prepared(tx, &permit, &single.found)
}

/// Publishes an article at its minute.
#[derive(Debug, Serialize, Deserialize)]
pub struct PublishArticle {
    pub article: ThreadId,
    /// The minute for which it was queued: another one has a job of its own.
    pub at: Instant,
    pub staff_mfa: bool,
}

impl Job for PublishArticle {
    const NAME: &'static str = "publish_article";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let id = self.article;
        let waits = articles::table
            .find(id)
            .filter(articles::state.eq(State::Scheduled.as_str()))
            .filter(articles::publish_at.eq(self.at));
        let author: Option<UserId> = waits
            .inner_join(rows::table)
            .select(rows::user_id)
            .first(&mut **tx)
            .optional()?;
        // Done already, or meant for another minute by now.
        let Some(author) = author else {
            return Ok(None);
        };
        let now = tx.now();
        let tried = accounts::by_id(tx, author, now, self.staff_mfa)
            .and_then(|viewer| publish(tx, &viewer, id));
        match tried {
            Ok(()) => Ok(None),
            Err(Error::Refused(rule) | Error::Locked(rule)) => give_back(tx, id, author, rule.code),
            Err(Error::NotFound | Error::SignIn) => give_back(tx, id, author, "not_found"),
            Err(other) => Err(other),
        }
    }
}

/// Makes it a draft again, and tells its author why.
fn give_back(
    tx: &mut Tx<'_>,
    id: ThreadId,
    author: UserId,
    rule: &'static str,
) -> Result<Option<Duration>> {
    diesel::update(articles::table.find(id))
        .set((
            articles::state.eq(State::Draft.as_str()),
            articles::publish_at.eq(None::<Instant>),
        ))
        .execute(&mut **tx)?;
    let (forum, space) = rows::table
        .find(id)
        .select((rows::forum_id, rows::space_id))
        .first(&mut **tx)?;
    let event = Event::ArticleNotPublished {
        thread: id,
        forum,
        space,
        author,
        rule,
    };
    events::record(tx, None, &event).map(|()| None)
}
