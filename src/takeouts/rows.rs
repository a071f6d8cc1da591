//! The rows of ZIPs: one a person.

use diesel::prelude::*;

use super::model::{DAYS, Takeout};
use crate::accounts::{self, TakeoutReady, Viewer};
use crate::base::{Error, Instant, Result, UserId, crypto, days, minutes};
use crate::db::schema::takeouts;
use crate::db::{Conn, Tx, dialect, each};
use crate::outbox;

/// After so long one that was begun is begun again, by whoever comes by.
const LEASE: std::time::Duration = minutes(10);
/// Rows swept in one go.
const BATCH: i64 = 50;

type Row = (String, Instant, Option<Instant>, i64);

fn takeout((name, asked_at, ready_at, size): Row) -> Takeout {
    Takeout {
        name,
        asked_at,
        ready_at,
        size,
    }
}

const COLUMNS: (
    takeouts::name,
    takeouts::asked_at,
    takeouts::ready_at,
    takeouts::size,
) = (
    takeouts::name,
    takeouts::asked_at,
    takeouts::ready_at,
    takeouts::size,
);

/// The viewer's own, unless it has ended.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn of(c: &mut Conn, viewer: &Viewer, now: Instant) -> Result<Option<Takeout>> {
    let row: Option<Row> = takeouts::table
        .find(viewer.me()?.id)
        .select(COLUMNS)
        .first(c)
        .optional()?;
    let stands = |one: &Takeout| one.ends_at().is_none_or(|end| now < end);
    Ok(row.map(takeout).filter(stands))
}

/// The viewer's own of this name, once it is there.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` for anybody else's, one that is not ready and one that has ended.
pub fn find(c: &mut Conn, viewer: &Viewer, name: &str, now: Instant) -> Result<Takeout> {
    let own = of(c, viewer, now)?.filter(|own| own.name == name && own.ready_at.is_some());
    own.ok_or(Error::NotFound)
}

/// Has the viewer's ZIP made, unless one is being made already or is not a day old.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn ask(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    // Silent: it is nobody else's business.
    let (me, now) = (viewer.me()?.id, tx.now());
    dialect::one_at_a_time(tx, &format!("takeout {me}"))?;
    if let Some(own) = of(tx, viewer, now)?
        && own.ready_at.is_none_or(|at| now < at.plus(days(1)))
    {
        return Ok(());
    }
    // Who asks again gets another one under the same name.
    each!(tx, |c| diesel::insert_into(takeouts::table)
        .values((
            takeouts::user_id.eq(me),
            takeouts::name.eq(crypto::name()),
            takeouts::asked_at.eq(now),
            takeouts::next_at.eq(now),
            takeouts::size.eq(0_i64),
        ))
        .on_conflict(takeouts::user_id)
        .do_update()
        .set((
            takeouts::asked_at.eq(now),
            takeouts::next_at.eq(now),
            takeouts::ready_at.eq(None::<Instant>),
        ))
        .execute(c))?;
    Ok(())
}

/// Whose is due, if anybody's.
pub(super) fn due(c: &mut Conn, now: Instant) -> Result<Option<UserId>> {
    let waits = takeouts::ready_at.is_null().and(takeouts::next_at.le(now));
    Ok(takeouts::table
        .filter(waits)
        .order(takeouts::next_at)
        .select(takeouts::user_id)
        .first(c)
        .optional()?)
}

/// Takes one that is due for a while, so that nobody else makes it.
pub(super) fn lease(tx: &mut Tx<'_>, person: UserId) -> Result<Option<String>> {
    // Silent: as `ask`.
    let now = tx.now();
    let waits = takeouts::table
        .find(person)
        .filter(takeouts::ready_at.is_null().and(takeouts::next_at.le(now)));
    let until = now.plus(LEASE);
    Ok(each!(tx, |c| diesel::update(waits)
        .set(takeouts::next_at.eq(until))
        .returning(takeouts::name)
        .get_result(c)
        .optional())?)
}

/// Says that it is there, and writes so to its owner.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    (person, name): (UserId, &str),
    size: u64,
    link: &str,
) -> Result<()> {
    // Silent: as `ask`.
    let now = tx.now();
    let own = takeouts::table
        .find(person)
        .filter(takeouts::name.eq(name).and(takeouts::ready_at.is_null()));
    let done = diesel::update(own)
        .set((
            takeouts::ready_at.eq(now),
            takeouts::size.eq(i64::try_from(size).map_err(Error::broken)?),
        ))
        .execute(&mut **tx)?;
    if done == 0 {
        return Ok(());
    }
    let Some(to) = accounts::recipient(tx, person)? else {
        return Ok(());
    };
    let name = accounts::person(tx, person)?.display_name;
    let link = link.to_owned();
    let ends = now.plus(days(DAYS));
    outbox::post(tx, &to, &TakeoutReady { name, link }, Some(ends)).map(drop)
}

/// Those whose days are over, by name.
pub(super) fn ended(c: &mut Conn, now: Instant) -> Result<Vec<String>> {
    Ok(takeouts::table
        .filter(takeouts::ready_at.le(now.minus(days(DAYS))))
        .select(takeouts::name)
        .limit(BATCH)
        .load(c)?)
}

/// Forgets those of these names whose days are over.
pub(super) fn forget(tx: &mut Tx<'_>, names: &[String]) -> Result<()> {
    // Silent: as `ask`.
    let old = tx.now().minus(days(DAYS));
    let over = takeouts::table
        .filter(takeouts::name.eq_any(names))
        .filter(takeouts::ready_at.le(old));
    diesel::delete(over).execute(&mut **tx)?;
    Ok(())
}
