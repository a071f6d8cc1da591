//! Who has checked the rules of a pack: until somebody has, they set no deadline here.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::accounts::{self, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::text::{Faults, line};
use crate::base::{Error, Instant, Result, UserId};
use crate::clocks::{Packs, date_of, date_text};
use crate::db::schema::pack_checks as rows;
use crate::db::{Conn, Tx, dialect};
use crate::i18n::Zone;
use crate::spaces::{self, Facts, ManageOffices, Place};

/// What was said of one version of a pack.
#[derive(Clone, Debug)]
pub struct PackCheck {
    pub code: String,
    pub version: String,
    /// Who has checked it, in words.
    pub person: String,
    pub checked_on: Date,
    /// The administrator who says so.
    pub by: UserId,
    pub at: Instant,
}

/// A check that is said.
#[derive(Clone, Debug)]
pub struct NewPackCheck {
    pub code: String,
    pub version: String,
    pub person: String,
    pub checked_on: Date,
}

impl NewPackCheck {
    /// Checks the fields as they were sent.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse([code, version, person, checked_on]: [&str; 4]) -> Result<NewPackCheck> {
        let mut faults = Faults::default();
        let person = faults.take(line("person", person, 3..=200));
        let day = date_of(checked_on.trim());
        if day.is_none() {
            faults.add("checked_on", "day_form");
        }
        faults.none()?;
        Ok(NewPackCheck {
            code: code.to_owned(),
            version: version.to_owned(),
            person,
            checked_on: day.unwrap_or(Date::MIN),
        })
    }
}

/// All checks of packs.
///
/// # Errors
/// What the database says.
pub fn pack_checks(c: &mut Conn) -> Result<Vec<PackCheck>> {
    type Row = (String, String, String, String, UserId, Instant);
    let all: Vec<Row> = rows::table
        .order((rows::code, rows::version))
        .select((
            rows::code,
            rows::version,
            rows::person,
            rows::checked_on,
            rows::by_id,
            rows::at,
        ))
        .load(c)?;
    // A day that cannot be read vouches for nothing.
    let check = |(code, version, person, day, by, at): Row| {
        Some(PackCheck {
            checked_on: date_of(&day)?,
            code,
            version,
            person,
            by,
            at,
        })
    };
    Ok(all.into_iter().filter_map(check).collect())
}

/// Tells the packs who vouches for them by what the rows say; true where other packs are in force now.
///
/// # Errors
/// What the database says.
pub fn heed_checks(c: &mut Conn, packs: &Packs) -> Result<bool> {
    let checks = pack_checks(c)?.into_iter();
    let said = checks.map(|one| ((one.code, one.version), one.checked_on));
    Ok(packs.vouch(said.collect()))
}

/// Writes down that somebody has checked the rules of a pack.
///
/// # Errors
/// `Refused` unless an administrator; `StepUp` without a fresh proof; `Invalid(code)` where there is no such pack of
/// this version with a deadline; `Invalid(checked_on)` for a day to come.
pub fn check_pack(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    packs: &Packs,
    (new, zone): (&NewPackCheck, &Zone),
) -> Result<()> {
    // Silent: clocks that it moves say so themselves.
    let permit = managed(tx, viewer)?;
    let now = tx.now();
    let known = |one: &crate::clocks::Pack| {
        one.code == new.code && one.version == new.version && one.sets_deadlines()
    };
    if !packs.all().any(known) {
        return Err(Error::field("code", "choice"));
    }
    if new.checked_on > zone.date(now) {
        return Err(Error::field("checked_on", "day_form"));
    }
    dialect::one_at_a_time(tx, "checks of packs")?;
    let own = rows::table.find((&new.code, &new.version));
    diesel::delete(own).execute(&mut **tx)?;
    diesel::insert_into(rows::table)
        .values((
            rows::code.eq(&new.code),
            rows::version.eq(&new.version),
            rows::person.eq(&new.person),
            rows::checked_on.eq(date_text(new.checked_on)),
            rows::by_id.eq(permit),
            rows::at.eq(now),
        ))
        .execute(&mut **tx)?;
    let change = Change {
        after: &new.person,
        ..Change::default()
    };
    let object = format!("pack {} {}", new.code, new.version);
    audit::note(tx, &viewer.who(), Action::PackChecked, object, change)
}

/// Takes back what was said of a pack.
///
/// # Errors
/// As [`check_pack`]; `NotFound` where nothing was said.
pub fn uncheck_pack(tx: &mut Tx<'_>, viewer: &Viewer, code: &str, version: &str) -> Result<()> {
    // Silent: as above.
    managed(tx, viewer)?;
    let gone = diesel::delete(rows::table.find((code, version))).execute(&mut **tx)?;
    if gone == 0 {
        return Err(Error::NotFound);
    }
    let object = format!("pack {code} {version}");
    audit::note(
        tx,
        &viewer.who(),
        Action::PackUnchecked,
        object,
        Change::default(),
    )
}

fn managed(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<UserId> {
    let permit = spaces::permit::<ManageOffices>(tx, viewer, Place::Site, &Facts::default())?;
    viewer.proved(tx.now(), accounts::PROOF)?;
    Ok(permit.by)
}
