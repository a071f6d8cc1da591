//! How it was made sure that the right people stand behind an office: by an administrator, never by an address alone.

use diesel::prelude::*;

use super::forms::NewCheck;
use super::model::{CheckHow, Kind, Office};
use super::write::{changed, managed};
use crate::accounts::{self, Viewer};
use crate::audit::{Action, Change};
use crate::base::{CheckId, Error, Instant, OfficeId, Result, TermId, UserId, days};
use crate::db::schema::{office_checks as rows, offices};
use crate::db::{Conn, Tx};

/// A check is looked at again after this time.
const REVIEW: u64 = 365;

/// One check, for the eyes of administrators.
#[derive(Clone, Debug)]
pub struct Check {
    pub id: CheckId,
    /// Of which term; none for a body's.
    pub term: Option<TermId>,
    pub how: CheckHow,
    pub evidence: String,
    /// The address that was looked at.
    pub contact: String,
    pub by: UserId,
    pub at: Instant,
    /// When it is to be looked at again.
    pub review_at: Instant,
    /// When it was said that this is not sure any more.
    pub withdrawn_at: Option<Instant>,
}

/// The checks of an office, the newest on top; for who manages it.
///
/// # Errors
/// What the database says.
pub fn checks(c: &mut Conn, office: OfficeId) -> Result<Vec<Check>> {
    type Row = (
        CheckId,
        Option<TermId>,
        String,
        String,
        String,
        UserId,
        Instant,
        Option<Instant>,
    );
    let all: Vec<Row> = rows::table
        .filter(rows::office_id.eq(office))
        .order(rows::id.desc())
        .limit(100)
        .select((
            rows::id,
            rows::term_id,
            rows::how,
            rows::evidence,
            rows::contact,
            rows::by_id,
            rows::at,
            rows::withdrawn_at,
        ))
        .load(c)?;
    let check = |(id, term, how, evidence, contact, by, at, withdrawn_at): Row| Check {
        id,
        term,
        how: CheckHow::from_word(&how).unwrap_or(CheckHow::List),
        evidence,
        contact,
        by,
        at,
        review_at: at.plus(days(REVIEW)),
        withdrawn_at,
    };
    Ok(all.into_iter().map(check).collect())
}

/// Writes down that an administrator has made sure who stands behind an office, and that its address is its own.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator, and for his own office; `StepUp`
/// without a fresh proof; `Invalid(check)` for a seat that nobody holds.
pub fn verify(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewCheck) -> Result<CheckId> {
    let (office, permit) = managed(tx, viewer, slug)?;
    let now = tx.now();
    viewer.proved(now, accounts::PROOF)?;
    let holder = office.term.as_ref().map(|term| term.holder);
    if holder == Some(permit.by) {
        return Err(Error::refused("own_case", "administrator"));
    }
    let term = match (office.kind, &office.term) {
        (Kind::Body, _) => None,
        (Kind::Seat, Some(term)) => Some(term.id),
        (Kind::Seat, None) => return Err(Error::field("check", "nobody_holds")),
    };
    let contact = offices::table.find(office.id).select(offices::contact);
    let contact: String = contact.first(&mut **tx)?;
    let id: CheckId = diesel::insert_into(rows::table)
        .values((
            rows::office_id.eq(office.id),
            rows::term_id.eq(term),
            rows::how.eq(new.how.as_str()),
            rows::evidence.eq(&new.evidence),
            rows::contact.eq(contact),
            rows::by_id.eq(permit.by),
            rows::at.eq(now),
        ))
        .returning(rows::id)
        .get_result(&mut **tx)?;
    if let Some(holder) = holder {
        // Nobody else comes under the name of an official who is known to be one.
        let name = accounts::person(tx, holder)?.display_name;
        accounts::protect(tx, &name, false)?;
    }
    let change = Change {
        about: holder,
        after: new.how.as_str(),
        ..Change::default()
    };
    let kept = (Action::OfficeVerified, change);
    told(tx, viewer, &office, kept)?;
    Ok(id)
}

fn told(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    office: &Office,
    kept: (Action, Change<'_>),
) -> Result<()> {
    changed(tx, viewer, office, "verified", kept)
}

/// Says that what a check has shown is not sure any more.
///
/// # Errors
/// As [`verify`]; `NotFound` for a check of another office; `Conflict` for one that was withdrawn.
pub fn withdraw_check(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, id: CheckId) -> Result<()> {
    let (office, _) = managed(tx, viewer, slug)?;
    let now = tx.now();
    viewer.proved(now, accounts::PROOF)?;
    let own = rows::table.find(id).filter(rows::office_id.eq(office.id));
    own.select(rows::id).first::<CheckId>(&mut **tx)?;
    let moved = diesel::update(own.filter(rows::withdrawn_at.is_null()))
        .set(rows::withdrawn_at.eq(now))
        .execute(&mut **tx)?;
    if moved == 0 {
        return Err(Error::taken());
    }
    let change = Change {
        about: office.term.as_ref().map(|term| term.holder),
        ..Change::default()
    };
    let kept = (Action::OfficeUnverified, change);
    told(tx, viewer, &office, kept)
}
