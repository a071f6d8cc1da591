//! Files are kept within what one person may keep, and forgotten when nobody uses them.

use std::collections::HashSet;
use std::time::Duration;

use diesel::prelude::*;

use super::model::{File, Kind, NewFile};
use super::read::find;
use crate::accounts::Viewer;
use crate::base::{Error, FieldError, Instant, Result, UserId, days, minutes};
use crate::db::schema::{avatars, files, intake_scans};
use crate::db::{Conn, Tx, dialect};
use crate::spaces::{self, Facts, Place, Upload};
use crate::threads;

/// Most bytes that one person keeps.
const MOST: i64 = 500_000_000;
/// Most files that one person adds in `SPAN`.
const MOST_AT_ONCE: i64 = 20;
const SPAN: Duration = minutes(10);
/// Most scans of papers that one person adds in a day.
const MOST_SCANS: i64 = 200;
const DAY: Duration = days(1);

/// Asks whether the person may add a file of his own now; asked ahead of the work, and again when it is done.
///
/// # Errors
/// `TooMany` for a 21st within ten minutes, unless `rates` is off; `Invalid(quota)` for one who keeps too much.
pub fn allow(c: &mut Conn, by: UserId, rates: bool, now: Instant) -> Result<()> {
    if rates {
        paced(c, by, now)?;
    }
    let sizes: Vec<i64> = files::table
        .filter(files::user_id.eq(by))
        .filter(files::gone_at.is_null())
        // A paper is the question's, which keeps it for ever.
        .filter(files::kind.ne(Kind::Scan.as_str()))
        .select(files::size)
        .load(c)?;
    let kept: i64 = sizes.iter().sum();
    if kept >= MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "file".into(),
            code: "quota",
            limit: Some(MOST / 1_000_000),
            actual: Some(kept / 1_000_000),
        }]));
    }
    Ok(())
}

/// As [`allow`], of the scan of a paper: it takes nothing of what the person may keep, so that a day has its bound.
///
/// # Errors
/// `TooMany` for a 21st file within ten minutes or a 201st scan within a day, unless `rates` is off.
pub fn allow_scan(c: &mut Conn, by: UserId, rates: bool, now: Instant) -> Result<()> {
    if !rates {
        return Ok(());
    }
    paced(c, by, now)?;
    let recent: Vec<Instant> = files::table
        .filter(files::user_id.eq(by))
        .filter(files::created_at.gt(now.minus(DAY)))
        .filter(files::kind.eq(Kind::Scan.as_str()))
        .order(files::created_at.desc())
        .limit(MOST_SCANS)
        .select(files::created_at)
        .load(c)?;
    fewer(&recent, (MOST_SCANS, DAY), now)
}

/// Refuses who has just added many.
fn paced(c: &mut Conn, by: UserId, now: Instant) -> Result<()> {
    let recent: Vec<Instant> = files::table
        .filter(files::user_id.eq(by))
        .filter(files::created_at.gt(now.minus(SPAN)))
        .order(files::created_at.desc())
        .limit(MOST_AT_ONCE)
        .select(files::created_at)
        .load(c)?;
    fewer(&recent, (MOST_AT_ONCE, SPAN), now)
}

/// Refuses one more where so many of these, the newest first, came within a span.
fn fewer(recent: &[Instant], (most, span): (i64, Duration), now: Instant) -> Result<()> {
    let full = i64::try_from(recent.len()).unwrap_or(0) == most;
    match recent.last().filter(|_| full) {
        Some(first) => Err(Error::TooMany(first.plus(span).since(now))),
        None => Ok(()),
    }
}

/// Keeps a file whose bytes lie in the store.
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not; else as [`allow`].
pub fn keep(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewFile, rates: bool) -> Result<File> {
    // Silent: nobody but its owner knows of a file until a post shows it, and that is recorded.
    let permit = spaces::permit::<Upload>(tx, viewer, Place::Site, &Facts::default())?;
    let now = tx.now();
    dialect::one_at_a_time(tx, &format!("files of {}", permit.by))?;
    allow(tx, permit.by, rates, now)?;
    insert(tx, permit.by, new)?;
    find(tx, viewer, &new.name)
}

/// Keeps the scan of a paper, whose bytes lie in the store.
///
/// # Errors
/// `SignIn` or `Refused` when the viewer may not; else as [`allow_scan`].
pub fn keep_scan(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewFile, rates: bool) -> Result<()> {
    // Silent: nobody is told of a scan; where it is set is noted.
    let by = spaces::permit::<Upload>(tx, viewer, Place::Site, &Facts::default())?.by;
    let now = tx.now();
    dialect::one_at_a_time(tx, &format!("files of {by}"))?;
    allow_scan(tx, by, rates, now)?;
    insert(tx, by, new)
}

/// Keeps the row of a file.
pub(super) fn insert(tx: &mut Tx<'_>, by: UserId, new: &NewFile) -> Result<()> {
    let now = tx.now();
    let side = |side: u32| i32::try_from(side).ok();
    diesel::insert_into(files::table)
        .values((
            files::name.eq(&new.name),
            files::user_id.eq(by),
            files::kind.eq(new.kind.as_str()),
            files::title.eq(&new.title),
            files::width.eq(new.pixels.and_then(|(width, _)| side(width))),
            files::height.eq(new.pixels.and_then(|(_, height)| side(height))),
            files::size.eq(new.size),
            files::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives up files that neither a text nor a person has shown, nor a question kept, since `before`: looks at `limit` of
/// them behind the name `after`, and returns the last name while there are more. [`super::wipe`] comes a minute later.
///
/// # Errors
/// What the database says.
pub fn retire(tx: &mut Tx<'_>, after: &str, before: Instant, limit: i64) -> Result<Option<String>> {
    // Silent: nobody sees a file that no text shows.
    let old: Vec<String> = files::table
        .filter(files::created_at.lt(before).and(files::gone_at.is_null()))
        .filter(files::name.gt(after))
        .order(files::name.asc())
        .limit(limit)
        .select(files::name)
        .load(&mut **tx)?;
    let mut used: HashSet<String> = threads::used(tx, &old, before)?.into_iter().collect();
    let shown = avatars::removed_at
        .is_null()
        .or(avatars::removed_at.gt(before));
    let faces = avatars::table.filter(avatars::file.eq_any(&old).and(shown));
    used.extend(faces.select(avatars::file).load::<String>(&mut **tx)?);
    let lies = intake_scans::removed_at
        .is_null()
        .or(intake_scans::removed_at.gt(before));
    let papers = intake_scans::table.filter(intake_scans::file.eq_any(&old).and(lies));
    used.extend(
        papers
            .select(intake_scans::file)
            .load::<String>(&mut **tx)?,
    );
    let unused: Vec<&String> = old.iter().filter(|name| !used.contains(*name)).collect();
    let now = tx.now();
    diesel::update(files::table.filter(files::name.eq_any(unused)))
        .set(files::gone_at.eq(now))
        .execute(&mut **tx)?;
    let more = i64::try_from(old.len()).unwrap_or(0) == limit;
    Ok(old.into_iter().last().filter(|_| more))
}

/// Forgets files whose bytes have been wiped.
pub(super) fn forget(tx: &mut Tx<'_>, names: &[String]) -> Result<()> {
    let gone = files::table.filter(files::name.eq_any(names).and(files::gone_at.is_not_null()));
    diesel::delete(gone).execute(&mut **tx)?;
    Ok(())
}
