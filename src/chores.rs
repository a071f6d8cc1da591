//! The site's own housekeeping: jobs that run by themselves, day after day.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::accounts::EndFactor;
use crate::base::{Result, days, minutes, seconds};
use crate::blogs::{PublishArticle, PublishOfficial};
use crate::db::{Tx, dialect};
use crate::jobs::{self, Held, Job};
use crate::notices::{self, TellFollowers};
use crate::offices::TendOffices;
use crate::{
    accounts, counters, events, files, idempotency, inbox, outbox, questions, spaces, threads,
};

/// Rows of a kind forgotten in one transaction.
const BATCH: i64 = 1000;
/// Letters that came, which weigh more, wiped in one transaction.
const LETTERS: i64 = 100;
/// Threads looked at in one transaction, and posts of theirs after which no other is begun: nobody who writes waits long.
const THREADS: i64 = 200;
const POSTS: i32 = 5000;

/// Forgets what nobody needs any more: ended sessions and links, old keys, letters, jobs and events.
#[derive(Debug, Serialize, Deserialize)]
pub struct Sweep;

impl Job for Sweep {
    const NAME: &'static str = "sweep";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let now = tx.now();
        outbox::suppression::forget(tx)?;
        threads::forget_drafts(tx)?;
        let gone = [
            accounts::sweep(tx, now.minus(days(30)), BATCH)?,
            counters::forget(tx, now.minus(days(2)), BATCH)?,
            idempotency::forget(tx, now.minus(days(7)), BATCH)?,
            jobs::forget(tx, now.minus(days(30)), BATCH)?,
            outbox::forget(tx, now.minus(days(30)), BATCH)?,
            events::forget(tx, now.minus(days(90)), BATCH)?,
            notices::forget(tx, now.minus(days(180)), BATCH)?,
        ];
        let letters = inbox::forget(tx, LETTERS)?;
        let reached =
            |count: usize, limit: i64| i64::try_from(count).is_ok_and(|count| count >= limit);
        let more = reached(letters, LETTERS) || gone.into_iter().any(|count| reached(count, BATCH));
        if more {
            return Ok(Some(seconds(1)));
        }
        dialect::optimize(tx);
        Ok(Some(days(1)))
    }
}

/// Counts posts, threads and members again: some threads at a time, then one space after the other.
#[derive(Debug, Serialize, Deserialize)]
pub struct Recount {
    /// Threads up to this one are done.
    #[serde(default)]
    pub thread: i64,
    /// When all threads are, spaces up to this one; that of blogs is the first.
    pub after: i64,
}

impl Recount {
    /// The first of a day.
    const FIRST: Recount = Recount {
        thread: 0,
        after: -1,
    };

    /// Counts the next threads again, those whose counters are wrong: the last that was looked at, and whether others
    /// follow.
    fn threads(&self, tx: &mut Tx<'_>) -> Result<(i64, bool)> {
        let (mut last, mut posts) = (self.thread, 0);
        let next = threads::to_count(tx, last, THREADS)?;
        for (thread, size) in &next {
            if posts > POSTS {
                return Ok((last, true));
            }
            if questions::drift(tx, *thread)?.is_some() {
                questions::recount(tx, *thread)?;
            }
            if !threads::drift(tx, *thread)?.is_empty() {
                threads::recount(tx, *thread)?;
            }
            last = thread.0;
            posts += size;
        }
        Ok((last, i64::try_from(next.len()).unwrap_or(0) == THREADS))
    }
}

impl Job for Recount {
    const NAME: &'static str = "recount";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let (thread, follow) = self.threads(tx)?;
        let (next, wait) = match follow {
            true => {
                let after = self.after;
                (Recount { thread, after }, seconds(5))
            }
            false => match spaces::next_to_count(tx, self.after)? {
                Some(space) => {
                    if !spaces::drift(tx, space)?.is_empty() {
                        spaces::recount(tx, space)?;
                    }
                    let after = space.0;
                    (Recount { thread, after }, seconds(5))
                }
                None => (Recount::FIRST, days(1)),
            },
        };
        let now = tx.now();
        jobs::enqueue(tx, &next, now.plus(wait), None)?;
        Ok(None)
    }
}

/// Gives up files that no text has shown for a week.
#[derive(Debug, Serialize, Deserialize)]
pub struct RetireFiles {
    /// Files up to this name are done.
    pub after: String,
}

impl Job for RetireFiles {
    const NAME: &'static str = "retire_files";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let now = tx.now();
        let last = files::retire(tx, &self.after, now.minus(days(7)), BATCH)?;
        let wait = if last.is_some() { minutes(1) } else { days(1) };
        let after = last.unwrap_or_default();
        jobs::enqueue(tx, &RetireFiles { after }, now.plus(wait), None)?;
        Ok(None)
    }
}

/// THE list of jobs.
///
/// # Errors
/// What the job says; `Broken` for a name that is on no line here.
pub fn run(tx: &mut Tx<'_>, held: &Held) -> Result<Option<Duration>> {
    match held.name.as_str() {
        Sweep::NAME => jobs::read::<Sweep>(held)?.run(tx),
        Recount::NAME => jobs::read::<Recount>(held)?.run(tx),
        RetireFiles::NAME => jobs::read::<RetireFiles>(held)?.run(tx),
        TellFollowers::NAME => jobs::read::<TellFollowers>(held)?.run(tx),
        PublishOfficial::NAME => jobs::read::<PublishOfficial>(held)?.run(tx),
        PublishArticle::NAME => jobs::read::<PublishArticle>(held)?.run(tx),
        TendOffices::NAME => jobs::read::<TendOffices>(held)?.run(tx),
        EndFactor::NAME => jobs::read::<EndFactor>(held)?.run(tx),
        other => Err(crate::base::Error::broken(format!(
            "there is no job {other}"
        ))),
    }
}

/// Queues the jobs that run for ever, unless they wait already.
///
/// # Errors
/// What the database says.
pub fn plan(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    if !jobs::is_planned::<Sweep>(tx)? {
        jobs::enqueue(tx, &Sweep, now.plus(minutes(5)), Some("daily"))?;
    }
    if !jobs::is_planned::<TendOffices>(tx)? {
        jobs::enqueue(tx, &TendOffices, now.plus(minutes(5)), Some("hourly"))?;
    }
    if !jobs::is_planned::<Recount>(tx)? {
        jobs::enqueue(tx, &Recount::FIRST, now.plus(minutes(10)), None)?;
    }
    if !jobs::is_planned::<RetireFiles>(tx)? {
        let after = String::new();
        jobs::enqueue(tx, &RetireFiles { after }, now.plus(minutes(15)), None)?;
    }
    Ok(())
}
