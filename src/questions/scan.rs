//! The scan of the paper that a question was taken down from: for moderators without a part in it, who took it down, and in
//! the ZIP of who claims it.

use diesel::prelude::*;

use super::judges::unbiased;
use super::read::{Whole, find, reach};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::rates::Rate;
use crate::base::{Error, Instant, Result, ThreadId, UserId, days};
use crate::counters;
use crate::db::schema::{files, intake_scans as rows};
use crate::db::{Conn, Tx, dialect};
use crate::spaces::{self, Facts, Permit, Place, TakeDown};
use crate::threads::{self, PostState};

/// How often the scan of one paper is set.
const REPLACED: Rate = Rate::new(10, days(1));

/// The scan of a paper.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Its name as a file, which no page says.
    pub file: String,
    pub by: UserId,
    pub at: Instant,
    /// When somebody took it away; it may be brought back.
    pub removed: Option<Instant>,
}

impl Whole {
    /// True when the reader may see the scan of its paper: he moderates, and has no part in it but that he took it down.
    pub fn shows_scan(&self, viewer: &Viewer) -> bool {
        self.opens_scan(viewer).is_ok()
    }

    /// Refuses a moderator who has a part in it, but not who took it down; nobody else finds anything.
    fn opens_scan(&self, viewer: &Viewer) -> Result<()> {
        let moderates = self.found.sight.moderates(self.found.space.id);
        if self.intake.is_none() || !moderates {
            return Err(Error::NotFound);
        }
        match self.is_taken_down_by(viewer) {
            true => Ok(()),
            false => unbiased(self, viewer),
        }
    }
}

/// The question and its scan, or the one that may be brought back.
///
/// # Errors
/// `NotFound` where nobody took it down, and for all who do not moderate there; `Refused` for who has a part in it.
pub fn scan_of(
    c: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    now: Instant,
) -> Result<(Whole, Option<Scan>)> {
    let whole = find(c, viewer, id, now)?;
    whole.opens_scan(viewer)?;
    let (space, forum) = (whole.found.space.id, Some(&whole.found.forum));
    let may = spaces::may(viewer, &whole.found.sight, space, forum, now);
    may.check::<TakeDown>(&Facts::default())?;
    let scan = kept(c, id)?;
    Ok((whole, scan))
}

/// The scan whose bytes are still there.
fn kept(c: &mut Conn, id: ThreadId) -> Result<Option<Scan>> {
    type Row = (String, UserId, Instant, Option<Instant>);
    let row: Option<Row> = rows::table
        .inner_join(files::table.on(files::name.eq(rows::file)))
        .filter(rows::thread_id.eq(id))
        .filter(files::gone_at.is_null())
        .select((rows::file, rows::added_by, rows::added_at, rows::removed_at))
        .first(c)
        .optional()?;
    Ok(row.map(|(file, by, at, removed)| Scan {
        file,
        by,
        at,
        removed,
    }))
}

/// Keeps a file, which is a scan, as that of the paper; the one before it is wiped.
///
/// # Errors
/// As [`scan_of`]; `TooMany` for an eleventh within a day, unless `rates` is off; `Gone` where the question was wiped.
pub fn set_scan(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    (file, rates): (&str, bool),
) -> Result<()> {
    // Silent: who may see that there is one finds it on its page.
    let permit = permitted(tx, viewer, id)?;
    if rates {
        counters::take(tx, "scans", &id.to_string(), REPLACED)?;
    }
    dialect::one_at_a_time(tx, &format!("scan of {id}"))?;
    // Who wipes the question waits for this, or is waited for.
    if threads::opening(tx, id)?.state == PostState::Purged {
        return Err(Error::Gone);
    }
    let before = rows::table.find(id).select(rows::file);
    let before: Option<String> = before.first(&mut **tx).optional()?;
    let now = tx.now();
    if let Some(before) = before {
        diesel::delete(rows::table.find(id)).execute(&mut **tx)?;
        diesel::update(files::table.filter(files::name.eq(before)))
            .set(files::gone_at.eq(now))
            .execute(&mut **tx)?;
    }
    diesel::insert_into(rows::table)
        .values((
            rows::thread_id.eq(id),
            rows::file.eq(file),
            rows::added_by.eq(permit.by),
            rows::added_at.eq(now),
        ))
        .execute(&mut **tx)?;
    note(tx, viewer, id, Action::ScanAdded)
}

/// Takes the scan away; for a week it may be brought back. Twice is once.
///
/// # Errors
/// As [`scan_of`].
pub fn end_scan(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    // Silent: as `set_scan`.
    permitted(tx, viewer, id)?;
    let now = tx.now();
    let there = rows::table.find(id).filter(rows::removed_at.is_null());
    let ended = diesel::update(there)
        .set(rows::removed_at.eq(now))
        .execute(&mut **tx)?;
    match ended {
        0 => Ok(()),
        _ => note(tx, viewer, id, Action::ScanRemoved),
    }
}

/// Brings back the scan that was taken away. Twice is once.
///
/// # Errors
/// As [`scan_of`]; `NotFound` when there is none any more.
pub fn restore_scan(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    // Silent: as `set_scan`.
    permitted(tx, viewer, id)?;
    if kept(tx, id)?.ok_or(Error::NotFound)?.removed.is_none() {
        return Ok(());
    }
    diesel::update(rows::table.find(id))
        .set(rows::removed_at.eq(None::<Instant>))
        .execute(&mut **tx)?;
    note(tx, viewer, id, Action::ScanRestored)
}

/// The scan, for who looks at it now: that he did is written down each time.
///
/// # Errors
/// As [`scan_of`]; `NotFound` when there is none.
pub fn look_at_scan(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<Scan> {
    // Silent: who reads is nobody's news.
    permitted(tx, viewer, id)?;
    let scan = kept(tx, id)?.filter(|scan| scan.removed.is_none());
    let scan = scan.ok_or(Error::NotFound)?;
    note(tx, viewer, id, Action::ScanSeen)?;
    Ok(scan)
}

fn permitted(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<Permit<TakeDown>> {
    let whole = reach(tx, viewer, id)?;
    whole.opens_scan(viewer)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    spaces::permit::<TakeDown>(tx, viewer, place, &Facts::default())
}

fn note(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, action: Action) -> Result<()> {
    let object = format!("thread {id}");
    audit::note(tx, &viewer.who(), action, object, Change::default())
}
