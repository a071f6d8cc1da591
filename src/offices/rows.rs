//! The rows of offices, terms and delegates, and what they are together on a day.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use jiff::civil::Date;

use super::model::{Checked, Delegate, How, Intake, Kind, Office, Staff, State, Term, intake};
use super::settings::{OnTermEnd, term_ends};
use crate::accounts;
use crate::base::{DelegateId, Error, Instant, OfficeId, Result, SpaceId, TermId, UserId};
use crate::db::schema::{delegates, office_checks, offices, terms};
use crate::db::{AmongMethods, Conn};
use crate::i18n::Zone;
use crate::spaces::{Hand, Sight};

/// True for an office that may be seen by who sees its space: filters any query on `offices`.
#[diesel::dsl::auto_type(dsl_path = "crate::db::dsl")]
pub(super) fn shown(sight: &Sight) -> _ {
    let words: Vec<&'static str> = shown_words(sight);
    offices::state.among(words)
}

fn shown_words(sight: &Sight) -> Vec<&'static str> {
    let states = State::ALL.iter();
    let shown = states.filter(|state| **state != State::Draft || sight.moderates_all());
    shown.map(|state| state.as_str()).collect()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = offices)]
pub(super) struct OfficeRow {
    pub id: OfficeId,
    space_id: SpaceId,
    slug: String,
    name: String,
    kind: String,
    area: String,
    parent_id: Option<OfficeId>,
    pack: String,
    zone: String,
    remit: String,
    channel: String,
    contact: String,
    intake: String,
    intake_note: String,
    state: String,
    successor_id: Option<OfficeId>,
    created_at: Instant,
    clocks: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = terms)]
pub(super) struct TermRow {
    id: TermId,
    office_id: OfficeId,
    user_id: UserId,
    how: String,
    from_day: String,
    to_day: Option<String>,
    cut: bool,
}

impl TermRow {
    pub fn term(self) -> Result<Term> {
        Ok(Term {
            id: self.id,
            office: self.office_id,
            holder: self.user_id,
            from: kept(&self.from_day)?,
            to: self.to_day.as_deref().map(kept).transpose()?,
            how: How::from_word(&self.how).unwrap_or(How::Acting),
            cut: self.cut,
        })
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = delegates)]
pub(super) struct DelegateRow {
    id: DelegateId,
    office_id: OfficeId,
    term_id: Option<TermId>,
    user_id: UserId,
    hand: String,
    acting: bool,
    from_day: String,
    to_day: Option<String>,
    cut: bool,
}

impl DelegateRow {
    pub fn delegate(self) -> Result<Delegate> {
        Ok(Delegate {
            id: self.id,
            office: self.office_id,
            term: self.term_id,
            person: self.user_id,
            // An unknown word gives the least.
            right: Hand::from_word(&self.hand).unwrap_or(Hand::Draft),
            acting: self.acting,
            from: kept(&self.from_day)?,
            to: self.to_day.as_deref().map(kept).transpose()?,
            cut: self.cut,
        })
    }
}

/// A day of a row.
fn kept(text: &str) -> Result<Date> {
    text.parse().map_err(Error::broken)
}

/// What is around some offices, each its own.
struct Around {
    terms: HashMap<OfficeId, Vec<Term>>,
    delegates: HashMap<OfficeId, Vec<Delegate>>,
    checks: HashMap<OfficeId, Vec<Checked>>,
    gone: HashSet<UserId>,
}

impl Around {
    fn of(c: &mut Conn, ids: &[OfficeId]) -> Result<Around> {
        let mut around = Around {
            terms: by_office(terms_of(c, ids)?, |term| term.office),
            delegates: by_office(delegates_of(c, ids)?, |one| one.office),
            checks: by_office(checks_of(c, ids)?, |check| check.office),
            gone: HashSet::new(),
        };
        let holders = around.terms.values().flatten().map(|term| term.holder);
        let acting = around.delegates.values().flatten().map(|one| one.person);
        let people: Vec<UserId> = holders.chain(acting).collect();
        around.gone = accounts::closed(c, &people)?;
        Ok(around)
    }

    fn staff(&mut self, id: OfficeId, kind: Kind) -> Staff {
        let terms = self.terms.remove(&id).unwrap_or_default();
        let delegates = self.delegates.remove(&id).unwrap_or_default();
        let people: Vec<UserId> = terms
            .iter()
            .map(|term| term.holder)
            .chain(delegates.iter().map(|one| one.person))
            .collect();
        Staff {
            kind,
            terms,
            delegates,
            gone: self
                .gone
                .iter()
                .filter(|one| people.contains(one))
                .copied()
                .collect(),
        }
    }
}

fn by_office<T>(all: Vec<T>, of: impl Fn(&T) -> OfficeId) -> HashMap<OfficeId, Vec<T>> {
    let mut found: HashMap<OfficeId, Vec<T>> = HashMap::new();
    for one in all {
        found.entry(of(&one)).or_default().push(one);
    }
    found
}

/// The terms of these offices, the oldest first.
pub(super) fn terms_of(c: &mut Conn, ids: &[OfficeId]) -> Result<Vec<Term>> {
    let rows: Vec<TermRow> = terms::table
        .filter(terms::office_id.among(ids.to_vec()))
        .order((terms::from_day, terms::id))
        .select(TermRow::as_select())
        .load(c)?;
    rows.into_iter().map(TermRow::term).collect()
}

/// The delegates of these offices, the first named first.
pub(super) fn delegates_of(c: &mut Conn, ids: &[OfficeId]) -> Result<Vec<Delegate>> {
    let rows: Vec<DelegateRow> = delegates::table
        .filter(delegates::office_id.among(ids.to_vec()))
        .order(delegates::id)
        .select(DelegateRow::as_select())
        .load(c)?;
    rows.into_iter().map(DelegateRow::delegate).collect()
}

fn checks_of(c: &mut Conn, ids: &[OfficeId]) -> Result<Vec<Checked>> {
    let rows: Vec<(OfficeId, Option<TermId>, String)> = office_checks::table
        .filter(office_checks::office_id.among(ids.to_vec()))
        .filter(office_checks::withdrawn_at.is_null())
        .order(office_checks::id)
        .select((
            office_checks::office_id,
            office_checks::term_id,
            office_checks::contact,
        ))
        .load(c)?;
    let checked = |(office, term, contact)| Checked {
        office,
        term,
        contact,
    };
    Ok(rows.into_iter().map(checked).collect())
}

/// The people of one office.
pub(super) fn staff(c: &mut Conn, id: OfficeId, kind: Kind) -> Result<Staff> {
    Ok(Around::of(c, &[id])?.staff(id, kind))
}

/// Offices with all that their rows alone do not say, and the people of each.
pub(super) fn dressed(
    c: &mut Conn,
    rows: Vec<OfficeRow>,
    now: Instant,
) -> Result<Vec<(Office, Staff)>> {
    let ids: Vec<OfficeId> = rows.iter().map(|row| row.id).collect();
    let mut around = Around::of(c, &ids)?;
    let places: Vec<(OfficeId, SpaceId)> = rows.iter().map(|row| (row.id, row.space_id)).collect();
    let ends = term_ends(c, &places)?;
    let dress = |row: OfficeRow| {
        let kind = Kind::from_word(&row.kind).unwrap_or(Kind::Seat);
        let checks = around.checks.remove(&row.id).unwrap_or_default();
        let staff = around.staff(row.id, kind);
        let end = ends.get(&row.id).copied().unwrap_or(OnTermEnd::Inherit);
        (office(row, &staff, &checks, (end, now)), staff)
    };
    Ok(rows.into_iter().map(dress).collect())
}

fn office(
    row: OfficeRow,
    staff: &Staff,
    checks: &[Checked],
    (on_term_end, now): (OnTermEnd, Instant),
) -> Office {
    let today = Zone::named(&row.zone).date(now);
    let term = staff.term(today).cloned();
    // An unknown word shows to the fewest.
    let state = State::from_word(&row.state).unwrap_or(State::Draft);
    let check = standing(staff, term.as_ref(), checks);
    let verified = state == State::Active && check.is_some();
    let reached = check.is_some_and(|check| reaches(check, &row.contact));
    let hands = staff.hands(today);
    let held = hands.iter().any(|(_, hand)| *hand >= Hand::Publish);
    let chosen = Intake::of(&row.intake, row.intake_note);
    Office {
        intake: intake((state, &chosen), (reached, held)),
        chosen,
        kind: staff.kind,
        term,
        verified,
        state,
        on_term_end,
        id: row.id,
        space: row.space_id,
        slug: row.slug,
        name: row.name,
        area: row.area,
        parent: row.parent_id,
        pack: row.pack,
        zone: row.zone,
        remit: row.remit,
        channel: row.channel,
        successor: row.successor_id,
        clocks: row.clocks,
        created_at: row.created_at,
    }
}

/// The newest check that counts: of a seat it is made sure who sits on it, of a body that it is the body.
fn standing<'c>(staff: &Staff, term: Option<&Term>, checks: &'c [Checked]) -> Option<&'c Checked> {
    let there = term.filter(|term| !staff.gone.contains(&term.holder));
    checks.iter().rfind(|check| match staff.kind {
        Kind::Seat => there.is_some_and(|term| check.term == Some(term.id)),
        Kind::Body => true,
    })
}

/// True while the address is the one that was looked at.
fn reaches(check: &Checked, contact: &str) -> bool {
    !contact.is_empty() && check.contact == contact
}

/// True while an administrator has made sure that letters to this address reach the office.
pub(super) fn is_reached(c: &mut Conn, id: OfficeId, contact: &str, now: Instant) -> Result<bool> {
    let (kind, zone): (String, String) = offices::table
        .find(id)
        .select((offices::kind, offices::zone))
        .first(c)?;
    let staff = staff(c, id, Kind::from_word(&kind).unwrap_or(Kind::Seat))?;
    let checks = checks_of(c, &[id])?;
    let term = staff.term(Zone::named(&zone).date(now));
    Ok(standing(&staff, term, &checks).is_some_and(|check| reaches(check, contact)))
}
