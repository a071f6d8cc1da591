//! What is asked about offices, through the viewer.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::forms::Contact;
use super::model::{Delegate, Kind, Office, State, Term};
use super::rows::{self, OfficeRow, TermRow, dressed, shown, staff};
use crate::accounts::Viewer;
use crate::base::{Error, Instant, OfficeId, Result, SpaceId, TermId, UserId};
use crate::db::schema::{
    delegates as delegate_rows, offices, spaces as space_rows, terms as term_rows, users,
};
use crate::db::{AmongMethods, Conn};
use crate::spaces::{self, Facts, Hand, Sight};

/// Offices that are listed.
const MOST: i64 = 500;

/// Loads offices that may be seen, by one more condition.
macro_rules! load {
    ($c:expr, $sight:expr, $condition:expr) => {
        offices::table
            .inner_join(space_rows::table)
            .filter(spaces::seen_space($sight).and(shown($sight)))
            .filter($condition)
            .order((offices::space_id, offices::id))
            .limit(MOST)
            .select(OfficeRow::as_select())
            .load::<OfficeRow>($c)
    };
}

/// The office at this address word, as it stands at `now`.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn find(c: &mut Conn, sight: &Sight, slug: &str, now: Instant) -> Result<Office> {
    let found = load!(c, sight, offices::slug.eq(slug))?;
    one(offices_of(c, found, now)?)
}

/// The office of this number, as it stands at `now`.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn by_id(c: &mut Conn, sight: &Sight, id: OfficeId, now: Instant) -> Result<Office> {
    one(seen(c, sight, &[id], now)?)
}

fn one(found: Vec<Office>) -> Result<Office> {
    found.into_iter().next().ok_or(Error::NotFound)
}

/// The offices of a space, the oldest first; at most 500.
///
/// # Errors
/// What the database says.
pub fn of_space(c: &mut Conn, sight: &Sight, space: SpaceId, now: Instant) -> Result<Vec<Office>> {
    let found = load!(c, sight, offices::space_id.eq(space))?;
    offices_of(c, found, now)
}

/// All offices that may be seen, space by space; at most 500.
///
/// # Errors
/// What the database says.
pub fn list(c: &mut Conn, sight: &Sight, now: Instant) -> Result<Vec<Office>> {
    let found = load!(c, sight, offices::id.gt(OfficeId(0)))?;
    offices_of(c, found, now)
}

/// The offices above and below one, and the one that comes in its place; abolished ones below are left out.
///
/// # Errors
/// What the database says.
pub fn near(c: &mut Conn, sight: &Sight, office: &Office, now: Instant) -> Result<Vec<Office>> {
    let named: Vec<OfficeId> = office.parent.into_iter().chain(office.successor).collect();
    let below = offices::parent_id
        .eq(office.id)
        .and(offices::state.ne(State::Abolished.as_str()));
    let found = load!(c, sight, offices::id.among(named).or(below))?;
    offices_of(c, found, now)
}

/// Lets through who may see the office of this number.
///
/// # Errors
/// `NotFound` when there is none that may be seen.
pub fn is_there(c: &mut Conn, sight: &Sight, id: OfficeId) -> Result<()> {
    let found = load!(c, sight, offices::id.eq(id))?;
    found.first().map(drop).ok_or(Error::NotFound)
}

/// True where there is an office in a space that may be seen.
///
/// # Errors
/// What the database says.
pub fn has_any(c: &mut Conn, sight: &Sight) -> Result<bool> {
    let first: Option<OfficeId> = offices::table
        .inner_join(space_rows::table)
        .filter(spaces::seen_space(sight).and(shown(sight)))
        .select(offices::id)
        .first(c)
        .optional()?;
    Ok(first.is_some())
}

/// Offices by their numbers, those that may be seen.
///
/// # Errors
/// What the database says.
pub fn seen(c: &mut Conn, sight: &Sight, ids: &[OfficeId], now: Instant) -> Result<Vec<Office>> {
    let found = load!(c, sight, offices::id.among(ids.to_vec()))?;
    offices_of(c, found, now)
}

/// The names and address words of these offices, of those that may be seen.
///
/// # Errors
/// What the database says.
pub fn names(
    c: &mut Conn,
    sight: &Sight,
    ids: &[OfficeId],
) -> Result<HashMap<OfficeId, (String, String)>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OfficeId, String, String)> = offices::table
        .inner_join(space_rows::table)
        .filter(spaces::seen_space(sight).and(shown(sight)))
        .filter(offices::id.among(ids.to_vec()))
        .select((offices::id, offices::name, offices::slug))
        .load(c)?;
    let named = |(id, name, slug)| (id, (name, slug));
    Ok(rows.into_iter().map(named).collect())
}

/// Offices by their numbers, for the names beside what was written for them; whether they may be seen is not asked.
///
/// # Errors
/// What the database says.
pub fn among(c: &mut Conn, ids: &[OfficeId], now: Instant) -> Result<HashMap<OfficeId, Office>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<OfficeRow> = offices::table
        .filter(offices::id.among(ids.to_vec()))
        .select(OfficeRow::as_select())
        .load(c)?;
    let found = offices_of(c, found, now)?.into_iter();
    Ok(found.map(|office| (office.id, office)).collect())
}

fn offices_of(c: &mut Conn, found: Vec<OfficeRow>, now: Instant) -> Result<Vec<Office>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let all = dressed(c, found, now)?.into_iter();
    Ok(all.map(|(office, _)| office).collect())
}

/// What the viewer may do for an office today: nothing while his rights sleep for want of a second factor.
///
/// # Errors
/// What the database says.
pub fn hand(c: &mut Conn, viewer: &Viewer, office: &Office, now: Instant) -> Result<Option<Hand>> {
    let Some(me) = viewer.id().filter(|_| viewer.is_awake()) else {
        return Ok(None);
    };
    let hands = staff(c, office.id, office.kind)?.hands(office.today(now));
    Ok(hands
        .into_iter()
        .find(|(who, _)| *who == me)
        .map(|(_, hand)| hand))
}

/// What THE table needs to know of who asks to do something for an office today.
///
/// # Errors
/// What the database says.
pub fn facts(c: &mut Conn, viewer: &Viewer, office: &Office, now: Instant) -> Result<Facts> {
    Ok(Facts {
        hand: hand(c, viewer, office, now)?,
        ..Facts::default()
    })
}

/// The offices that the viewer has a hand in today, those of most first.
///
/// # Errors
/// What the database says.
pub fn desks(c: &mut Conn, viewer: &Viewer, now: Instant) -> Result<Vec<(Office, Hand)>> {
    let Some(me) = viewer.id().filter(|_| viewer.is_awake()) else {
        return Ok(Vec::new());
    };
    let mut ids: Vec<OfficeId> = term_rows::table
        .filter(term_rows::user_id.eq(me))
        .select(term_rows::office_id)
        .load(c)?;
    let more: Vec<OfficeId> = delegate_rows::table
        .filter(delegate_rows::user_id.eq(me))
        .select(delegate_rows::office_id)
        .load(c)?;
    ids.extend(more);
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sight = spaces::sight(c, viewer)?;
    let found = load!(c, &sight, offices::id.among(ids))?;
    let own = |(office, staff): (Office, super::model::Staff)| {
        let hands = staff.hands(office.today(now));
        let hand = hands.into_iter().find(|(who, _)| *who == me)?.1;
        Some((office, hand))
    };
    let mut desks: Vec<(Office, Hand)> = dressed(c, found, now)?
        .into_iter()
        .filter_map(own)
        .collect();
    desks.sort_by_key(|(office, hand)| (std::cmp::Reverse(*hand), office.id));
    Ok(desks)
}

/// Who acts for an office on a day, and what each may do; for those who tell them.
///
/// # Errors
/// `NotFound` when there is no such office.
pub fn people(c: &mut Conn, office: OfficeId, day: Date) -> Result<Vec<(UserId, Hand)>> {
    let kind = kind_of(c, office)?;
    Ok(staff(c, office, kind)?.hands(day))
}

/// Offices whose holder's account is closed, and for which nobody else can answer; what nobody holds is not among them.
///
/// # Errors
/// What the database says.
pub fn silent(c: &mut Conn, now: Instant) -> Result<Vec<OfficeId>> {
    let ids: Vec<OfficeId> = term_rows::table
        .inner_join(users::table.on(users::id.eq(term_rows::user_id)))
        .filter(term_rows::stage.eq("running"))
        .filter(users::state.ne("active"))
        .select(term_rows::office_id)
        .distinct()
        .load(c)?;
    let offices = among(c, &ids, now)?;
    let mut silent = Vec::new();
    for id in ids {
        let Some(office) = offices.get(&id).filter(|office| office.term.is_some()) else {
            continue;
        };
        let hands = people(c, id, office.today(now))?;
        if !hands.iter().any(|(_, hand)| *hand >= Hand::Publish) {
            silent.push(id);
        }
    }
    Ok(silent)
}

/// True for a delegate who stands in for the holder on a day.
///
/// # Errors
/// What the database says.
pub fn stands_in(c: &mut Conn, office: &Office, person: UserId, day: Date) -> Result<bool> {
    let mut all = rows::delegates_of(c, &[office.id])?.into_iter();
    Ok(all.any(|one| one.person == person && one.acting && one.runs(day) && one.acts_for(office)))
}

fn kind_of(c: &mut Conn, office: OfficeId) -> Result<Kind> {
    let word: String = offices::table.find(office).select(offices::kind).first(c)?;
    Ok(Kind::from_word(&word).unwrap_or(Kind::Seat))
}

/// The term of an office that runs on a day; who holds it himself goes ahead of who stands in.
///
/// # Errors
/// What the database says.
pub fn term(c: &mut Conn, office: OfficeId, day: Date) -> Result<Option<Term>> {
    Ok(staff(c, office, Kind::Seat)?.term(day).cloned())
}

/// One term.
///
/// # Errors
/// `NotFound` when there is none.
pub fn term_by_id(c: &mut Conn, id: TermId) -> Result<Term> {
    let row: TermRow = term_rows::table
        .find(id)
        .select(TermRow::as_select())
        .first(c)?;
    row.term()
}

/// All terms of an office that was found through the viewer, the oldest first.
///
/// # Errors
/// What the database says.
pub fn terms(c: &mut Conn, office: OfficeId) -> Result<Vec<Term>> {
    rows::terms_of(c, &[office])
}

/// All terms of a person, the oldest first, each with its office as far as it may be seen.
///
/// # Errors
/// What the database says.
pub fn held_by(
    c: &mut Conn,
    sight: &Sight,
    person: UserId,
    now: Instant,
) -> Result<Vec<(Office, Term)>> {
    let rows: Vec<TermRow> = term_rows::table
        .filter(term_rows::user_id.eq(person))
        .order((term_rows::from_day, term_rows::id))
        .select(TermRow::as_select())
        .load(c)?;
    let terms: Vec<Term> = rows.into_iter().map(TermRow::term).collect::<Result<_>>()?;
    let ids: Vec<OfficeId> = terms.iter().map(|term| term.office).collect();
    let offices = seen(c, sight, &ids, now)?;
    let with = |term: Term| {
        let office = offices.iter().find(|office| office.id == term.office)?;
        Some((office.clone(), term))
    };
    Ok(terms.into_iter().filter_map(with).collect())
}

/// All delegates that an office has or had, the first named first; it was found through the viewer.
///
/// # Errors
/// What the database says.
pub fn delegates(c: &mut Conn, office: OfficeId) -> Result<Vec<Delegate>> {
    rows::delegates_of(c, &[office])
}

/// Where the site writes to an office: for the site itself and for administrators, on no public page.
///
/// # Errors
/// `NotFound` when there is no such office.
pub fn private_contact(c: &mut Conn, office: OfficeId, now: Instant) -> Result<Contact> {
    let (contact, escalation): (String, String) = offices::table
        .find(office)
        .select((offices::contact, offices::escalation))
        .first(c)?;
    let verified = rows::is_reached(c, office, &contact, now)?;
    Ok(Contact {
        contact,
        escalation,
        verified,
    })
}
