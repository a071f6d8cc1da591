//! Queued work: durable rows with leases, tried again when they fail, kept as dead when they keep failing.

use std::time::Duration;

use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::words::words;
use crate::base::{Error, Instant, JobId, Result, days, minutes, seconds};
use crate::db::schema::jobs;
use crate::db::{Conn, Db, Tx, dialect, each};

/// How long a worker may hold a job before another takes it over.
const LEASE: Duration = seconds(60);
/// A job that failed this often is dead.
const TRIES: i32 = 12;

/// A kind of work. It runs in one transaction, so that a crash half-way does nothing.
pub trait Job: Serialize + DeserializeOwned {
    /// Stable name of the kind.
    const NAME: &'static str;

    /// Does the work, or a batch of it: `Some(wait)` asks to be run again after that time.
    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>>;
}

words! {
    /// Where a job stands.
    State {
        Waiting = "waiting",
        Running = "running",
        Done = "done",
        Dead = "dead",
    }
}

/// A job that a worker holds.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = jobs)]
pub struct Held {
    pub id: JobId,
    pub name: String,
    payload: String,
    tries: i32,
}

/// Queues `job` for `at`. Of those with the same `once` only one waits at a time.
///
/// # Errors
/// What the database says.
pub fn enqueue<J: Job>(tx: &mut Tx<'_>, job: &J, at: Instant, once: Option<&str>) -> Result<()> {
    let payload = serde_json::to_string(job).map_err(Error::broken)?;
    each!(tx, |c| diesel::insert_into(jobs::table)
        .values((
            jobs::name.eq(J::NAME),
            jobs::once.eq(once),
            jobs::payload.eq(&payload),
            jobs::state.eq(State::Waiting.as_str()),
            jobs::run_at.eq(at),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    id: JobId,
}

/// True when a worker would find something to do; asked first, as in [`crate::outbox::has_due`].
///
/// # Errors
/// What the database says.
pub fn has_due(c: &mut Conn, now: Instant) -> Result<bool> {
    let waiting = jobs::state
        .eq(State::Waiting.as_str())
        .and(jobs::run_at.le(now));
    let lapsed = jobs::state
        .eq(State::Running.as_str())
        .and(jobs::lease_until.le(now));
    let found = each!(c, |c| jobs::table
        .filter(waiting)
        .select(jobs::id)
        .first::<JobId>(c))
    .optional()?;
    if found.is_some() {
        return Ok(true);
    }
    Ok(each!(c, |c| jobs::table
        .filter(lapsed)
        .select(jobs::id)
        .first::<JobId>(c))
    .optional()?
    .is_some())
}

/// Takes one job that is due, for one lease; a job whose lease has lapsed is due again.
///
/// # Errors
/// What the database says.
pub fn lease(tx: &mut Tx<'_>) -> Result<Option<Held>> {
    let now = tx.now();
    let sql = "SELECT id FROM jobs WHERE (state = 'waiting' AND run_at <= $1) \
               OR (state = 'running' AND lease_until <= $1) ORDER BY run_at, id LIMIT 1"
        .to_owned()
        + dialect::skip_locked(tx);
    let due: Option<Due> = diesel::sql_query(sql)
        .bind::<diesel::sql_types::BigInt, _>(now)
        .get_result(&mut **tx)
        .optional()?;
    let Some(Due { id }) = due else {
        return Ok(None);
    };
    diesel::update(jobs::table.find(id))
        .set((
            jobs::state.eq(State::Running.as_str()),
            jobs::lease_until.eq(now.plus(LEASE)),
            jobs::tries.eq(jobs::tries + 1),
        ))
        .execute(&mut **tx)?;
    Ok(Some(
        jobs::table
            .find(id)
            .select(Held::as_select())
            .first(&mut **tx)?,
    ))
}

/// True when a job of this kind waits or runs.
///
/// # Errors
/// What the database says.
pub fn is_planned<J: Job>(c: &mut Conn) -> Result<bool> {
    let open = [State::Waiting, State::Running].map(State::as_str);
    let found = jobs::table.filter(jobs::name.eq(J::NAME).and(jobs::state.eq_any(open)));
    Ok(found
        .select(jobs::id)
        .first::<JobId>(c)
        .optional()?
        .is_some())
}

/// Runs one due job, if there is one, and says whether there was. `run` is THE list of jobs: it finds the kind by name.
///
/// # Errors
/// What the database says; a fault of the job itself is kept with its row.
pub async fn run_one(
    db: &Db,
    run: fn(&mut Tx<'_>, &Held) -> Result<Option<Duration>>,
) -> Result<bool> {
    let now = db.now();
    if !db.read(move |c| has_due(c, now)).await? {
        return Ok(false);
    }
    let Some(held) = db.write(lease).await? else {
        return Ok(false);
    };
    let own = held.clone();
    let outcome = db
        .write(move |tx| {
            let again = run(tx, &held)?;
            finish(tx, &held, again)
        })
        .await;
    if let Err(why) = outcome {
        tracing::warn!(job = %own.id, tries = own.tries, %why, "A job failed");
        let why = why.to_string();
        db.write(move |tx| fail(tx, &own, &why)).await?;
    }
    Ok(true)
}

/// The facts of a held job as its kind.
///
/// # Errors
/// `Broken` when they are of another shape.
pub fn read<J: Job>(held: &Held) -> Result<J> {
    serde_json::from_str(&held.payload).map_err(Error::broken)
}

/// Ends a job that is still held as it was leased; where it has lapsed and another has it, nothing of it stands.
fn finish(tx: &mut Tx<'_>, held: &Held, again: Option<Duration>) -> Result<()> {
    let now = tx.now();
    let job = jobs::table
        .find(held.id)
        .filter(jobs::state.eq(State::Running.as_str()))
        .filter(jobs::tries.eq(held.tries));
    let ended = match again {
        Some(wait) => diesel::update(job)
            .set((
                jobs::state.eq(State::Waiting.as_str()),
                jobs::run_at.eq(now.plus(wait)),
                jobs::tries.eq(0),
                jobs::fault.eq(None::<String>),
            ))
            .execute(&mut **tx)?,
        None => diesel::update(job)
            .set((jobs::state.eq(State::Done.as_str()), jobs::ended_at.eq(now)))
            .execute(&mut **tx)?,
    };
    if ended == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// Puts a job off that has failed; one whose end was written after all, or that another has, stays as it is.
fn fail(tx: &mut Tx<'_>, held: &Held, why: &str) -> Result<()> {
    let dead = held.tries >= TRIES;
    // Doubling from one minute, a day at the most.
    let wait = minutes(1 << held.tries.clamp(0, 11)).min(days(1));
    let short: String = why.chars().take(500).collect();
    let job = jobs::table
        .find(held.id)
        .filter(jobs::state.eq(State::Running.as_str()))
        .filter(jobs::tries.eq(held.tries));
    diesel::update(job)
        .set((
            jobs::state.eq(if dead { State::Dead } else { State::Waiting }.as_str()),
            jobs::run_at.eq(tx.now().plus(wait)),
            jobs::fault.eq(short),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How long the first job that is due has waited.
///
/// # Errors
/// What the database says.
pub fn lag(c: &mut Conn, now: Instant) -> Result<Duration> {
    let waiting = jobs::state.eq(State::Waiting.as_str());
    let first: Option<Instant> = jobs::table
        .filter(waiting.and(jobs::run_at.le(now)))
        .select(jobs::run_at)
        .order(jobs::run_at.asc())
        .first(c)
        .optional()?;
    Ok(first.map_or(Duration::ZERO, |at| now.since(at)))
}

/// Jobs that are due, and jobs that are dead.
///
/// # Errors
/// What the database says.
pub fn backlog(c: &mut Conn, now: Instant) -> Result<(i64, i64)> {
    let due = jobs::table
        .filter(
            jobs::state
                .eq(State::Waiting.as_str())
                .and(jobs::run_at.le(now)),
        )
        .count()
        .get_result(c)?;
    let dead = jobs::table
        .filter(jobs::state.eq(State::Dead.as_str()))
        .count()
        .get_result(c)?;
    Ok((due, dead))
}

/// Forgets jobs that were done before `before`, at most `limit`; returns how many.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<usize> {
    let old: Vec<JobId> = jobs::table
        .filter(jobs::ended_at.lt(before))
        .select(jobs::id)
        .limit(limit)
        .load(&mut **tx)?;
    Ok(diesel::delete(jobs::table.filter(jobs::id.eq_any(old))).execute(&mut **tx)?)
}
