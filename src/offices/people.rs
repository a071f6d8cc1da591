//! Who holds an office and who acts for it: given, and taken again.

use diesel::prelude::*;
use jiff::civil::Date;

use super::forms::{NewDelegate, NewTerm};
use super::letters::OfficeNews;
use super::model::{Delegate, Kind, Office, Staff, State, Term};
use super::rows::{DelegateRow, delegates_of, staff, terms_of};
use super::write::{managed, permitted};
use crate::accounts::{self, Person, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::{DelegateId, Error, FieldError, Result, TermId, UserId};
use crate::db::Tx;
use crate::db::schema::{delegates, offices, terms};
use crate::events::{self, Event};
use crate::i18n::Zone;
use crate::outbox;
use crate::spaces::{self, Hand, NameDelegates, Role};

/// Terms, and delegates, of one office.
const MOST: usize = 500;

/// To whom something of which office is given.
#[derive(Clone, Debug)]
pub struct Given {
    /// Address word of the office.
    pub office: String,
    /// His user name.
    pub person: String,
    /// The whole address of the office's page, for the letter.
    pub link: String,
}

/// Says who holds an office, and for how long.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless an administrator; `StepUp` without a fresh proof;
/// `Locked` for one that is abolished; `Invalid(person)` for nobody, or who does not belong to the space;
/// `Invalid(from)` beside another holder.
pub fn give_term(tx: &mut Tx<'_>, viewer: &Viewer, given: &Given, new: &NewTerm) -> Result<TermId> {
    let (office, permit) = managed(tx, viewer, &given.office)?;
    viewer.proved(tx.now(), accounts::PROOF)?;
    stands(&office)?;
    let person = person_of(tx, &office, &given.person)?;
    let (staff, now) = (staff(tx, office.id, office.kind)?, tx.now());
    few(staff.terms.len())?;
    staff.has_room(new.how, (new.from, new.to))?;
    let stage = stage(&span(new), office.today(now));
    let id: TermId = diesel::insert_into(terms::table)
        .values((
            terms::office_id.eq(office.id),
            terms::user_id.eq(person.id),
            terms::how.eq(new.how.as_str()),
            terms::from_day.eq(new.from.to_string()),
            terms::to_day.eq(new.to.map(|to| to.to_string())),
            terms::cut.eq(false),
            terms::stage.eq(stage),
            terms::created_at.eq(now),
        ))
        .returning(terms::id)
        .get_result(&mut **tx)?;
    let what = if stage == "over" { "noted" } else { "given" };
    term_changed(tx, &office, (id, person.id, what), permit.by)?;
    if stage != "over" {
        settle(tx, person.id)?;
        write_to(tx, &office, (person.id, "held"), Some(&given.link))?;
    }
    let told = format!("{} {}", new.how.as_str(), days(new.from, new.to));
    noted(
        tx,
        viewer,
        (&office, person.id),
        (Action::TermGiven, "", &told),
    )?;
    Ok(id)
}

fn span(new: &NewTerm) -> (Date, Option<Date>, bool) {
    (new.from, new.to, false)
}

fn days(from: Date, to: Option<Date>) -> String {
    match to {
        Some(to) => format!("{from} {to}"),
        None => from.to_string(),
    }
}

/// How far a span of days is on a day: coming, running or over.
pub(super) fn stage((from, to, cut): &(Date, Option<Date>, bool), today: Date) -> &'static str {
    let over = to.is_some_and(|to| to < today || (*cut && to <= today));
    match (over, *from <= today) {
        (true, _) => "over",
        (false, true) => "running",
        (false, false) => "coming",
    }
}

fn stands(office: &Office) -> Result<()> {
    match office.state {
        State::Abolished => Err(Error::locked("office_abolished", "administrator")),
        State::Draft | State::Active => Ok(()),
    }
}

fn few(count: usize) -> Result<()> {
    match count < MOST {
        true => Ok(()),
        false => Err(Error::Invalid(vec![FieldError {
            field: "person".into(),
            code: "too_many_people",
            limit: i64::try_from(MOST).ok(),
            actual: None,
        }])),
    }
}

/// Who bears this name, and belongs to the space that the office serves.
fn person_of(tx: &mut Tx<'_>, office: &Office, name: &str) -> Result<Person> {
    let name = name.trim().trim_start_matches('@');
    if name.is_empty() {
        return Err(Error::field("person", "missing"));
    }
    let person = match accounts::by_name(tx, name) {
        Err(Error::NotFound) => return Err(Error::field("person", "no_person")),
        person => person?,
    };
    match spaces::role_of(tx, office.space, person.id)? {
        Some(Role::Member | Role::Moderator) => Ok(person),
        Some(Role::Asking) | None => Err(Error::field("person", "no_member")),
    }
}

fn term_changed(
    tx: &mut Tx<'_>,
    office: &Office,
    (term, person, what): (TermId, UserId, &'static str),
    by: UserId,
) -> Result<()> {
    let at = office.at();
    let event = Event::TermChanged {
        at,
        term,
        person,
        what,
    };
    events::record(tx, Some(by), &event)
}

fn delegate_changed(
    tx: &mut Tx<'_>,
    office: &Office,
    (delegate, person, what): (DelegateId, UserId, &'static str),
    by: UserId,
) -> Result<()> {
    let at = office.at();
    let event = Event::DelegateChanged {
        at,
        delegate,
        person,
        what,
    };
    events::record(tx, Some(by), &event)
}

fn noted(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (office, about): (&Office, UserId),
    (action, before, after): (Action, &str, &str),
) -> Result<()> {
    let change = Change {
        about: Some(about),
        before,
        after,
        ..Change::default()
    };
    let object = format!("office {} person {about}", office.id);
    audit::note(tx, &viewer.who(), action, object, change)
}

/// Tells somebody by letter what has become of his hand in an office.
fn write_to(
    tx: &mut Tx<'_>,
    office: &Office,
    (person, what): (UserId, &str),
    link: Option<&str>,
) -> Result<()> {
    let Some(to) = accounts::recipient(tx, person)? else {
        return Ok(());
    };
    let letter = OfficeNews {
        name: accounts::person(tx, person)?.display_name,
        office: office.name.clone(),
        what: what.to_owned(),
        link: link.map(str::to_owned),
    };
    outbox::post(tx, &to, &letter, None).map(drop)
}

/// Notes whether somebody holds an office or publishes for one, today or later: then he owes a second factor.
pub(super) fn settle(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let official = is_official(tx, person)?;
    accounts::set_official(tx, person, official)
}

fn is_official(tx: &mut Tx<'_>, person: UserId) -> Result<bool> {
    let held = terms::table.filter(terms::user_id.eq(person).and(terms::stage.ne("over")));
    if held.count().get_result::<i64>(&mut **tx)? > 0 {
        return Ok(true);
    }
    let over = terms::table.filter(terms::stage.eq("over"));
    let over = over.select(terms::id.nullable());
    let publishes = delegates::hand.eq(Hand::Publish.as_str());
    let open = delegates::term_id
        .is_null()
        .or(delegates::term_id.ne_all(over));
    let rows: Vec<(DelegateRow, String)> = delegates::table
        .inner_join(offices::table.on(offices::id.eq(delegates::office_id)))
        .filter(delegates::user_id.eq(person).and(publishes).and(open))
        .select((DelegateRow::as_select(), offices::zone))
        .load(&mut **tx)?;
    let now = tx.now();
    for (row, zone) in rows {
        let one = row.delegate()?;
        if stage(&(one.from, one.to, one.cut), Zone::named(&zone).date(now)) != "over" {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Ends a term now, or says which its last day is to be.
///
/// # Errors
/// As [`give_term`]; `NotFound` for a term of another office; `Conflict` for one that is over; `Invalid(to)` for a day
/// that is over or ahead of its first, `Invalid(from)` where another holds the office by then.
pub fn end_term(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (slug, id): (&str, TermId),
    to: Option<Date>,
    link: &str,
) -> Result<()> {
    let (office, permit) = managed(tx, viewer, slug)?;
    let now = tx.now();
    viewer.proved(now, accounts::PROOF)?;
    let mut all = staff(tx, office.id, office.kind)?;
    let at = all.terms.iter().position(|term| term.id == id);
    let term = all.terms.swap_remove(at.ok_or(Error::NotFound)?);
    let today = office.today(now);
    if stage(&(term.from, term.to, term.cut), today) == "over" {
        return Err(Error::taken());
    }
    let about = term.holder;
    let told = match to {
        None => {
            cut_term(tx, &office, &term, (permit.by, Some(link)))?;
            format!("{today}")
        }
        Some(to) => {
            lengthen(tx, &all, (&term, to), today)?;
            term_changed(tx, &office, (id, about, "changed"), permit.by)?;
            format!("{to}")
        }
    };
    let before = days(term.from, term.to);
    noted(
        tx,
        viewer,
        (&office, about),
        (Action::TermEnded, &before, &told),
    )
}

/// Gives a term another last day, where no other holder is in the way; `others` are without it.
fn lengthen(tx: &mut Tx<'_>, others: &Staff, (term, to): (&Term, Date), today: Date) -> Result<()> {
    if to < term.from || to < today {
        return Err(Error::field("to", "day_over"));
    }
    others.has_room(term.how, (term.from, Some(to)))?;
    diesel::update(terms::table.find(term.id))
        .set(terms::to_day.eq(to.to_string()))
        .execute(&mut **tx)?;
    Ok(())
}

/// Ends a term on this day, with those who act for its holder.
fn cut_term(
    tx: &mut Tx<'_>,
    office: &Office,
    term: &Term,
    (by, link): (UserId, Option<&str>),
) -> Result<()> {
    let today = office.today(tx.now());
    diesel::update(terms::table.find(term.id))
        .set((
            terms::to_day.eq(today.max(term.from).to_string()),
            terms::cut.eq(true),
        ))
        .execute(&mut **tx)?;
    term_over(tx, office, term, (Some(by), link))
}

/// Tells that a term is over, and those who act for its holder that they do so no more.
pub(super) fn term_over(
    tx: &mut Tx<'_>,
    office: &Office,
    term: &Term,
    (by, link): (Option<UserId>, Option<&str>),
) -> Result<()> {
    let today = office.today(tx.now());
    diesel::update(terms::table.find(term.id))
        .set(terms::stage.eq("over"))
        .execute(&mut **tx)?;
    let by = by.unwrap_or(term.holder);
    term_changed(tx, office, (term.id, term.holder, "ended"), by)?;
    write_to(tx, office, (term.holder, "unheld"), link)?;
    settle(tx, term.holder)?;
    for one in delegates_of(tx, &[office.id])? {
        let open = stage(&(one.from, one.to, one.cut), today) != "over";
        if one.term == Some(term.id) && open {
            delegate_over(tx, office, &one, (by, link))?;
        }
    }
    Ok(())
}

fn delegate_over(
    tx: &mut Tx<'_>,
    office: &Office,
    one: &Delegate,
    (by, link): (UserId, Option<&str>),
) -> Result<()> {
    let today = office.today(tx.now());
    diesel::update(delegates::table.find(one.id))
        .set((
            delegates::to_day.eq(today.max(one.from).to_string()),
            delegates::cut.eq(true),
        ))
        .execute(&mut **tx)?;
    delegate_changed(tx, office, (one.id, one.person, "ended"), by)?;
    write_to(tx, office, (one.person, "undelegated"), link)?;
    settle(tx, one.person)
}

/// Ends all that anybody does for an office.
pub(super) fn end_all(tx: &mut Tx<'_>, office: &Office, by: UserId) -> Result<()> {
    let today = office.today(tx.now());
    for term in terms_of(tx, &[office.id])? {
        if stage(&(term.from, term.to, term.cut), today) != "over" {
            cut_term(tx, office, &term, (by, None))?;
        }
    }
    for one in delegates_of(tx, &[office.id])? {
        if stage(&(one.from, one.to, one.cut), today) != "over" {
            delegate_over(tx, office, &one, (by, None))?;
        }
    }
    Ok(())
}

/// Says who acts for an office that another holds, or for a body.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he holds it or is an administrator; `StepUp` without a
/// fresh proof; `Locked` for one that is abolished; `Invalid(person)` for nobody, for who does not belong to the space,
/// holds the office himself or acts for it already, and for a seat that nobody holds.
pub fn delegate(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    given: &Given,
    new: &NewDelegate,
) -> Result<DelegateId> {
    let (office, by) = led(tx, viewer, &given.office)?;
    stands(&office)?;
    let person = person_of(tx, &office, &given.person)?;
    let (staff, now) = (staff(tx, office.id, office.kind)?, tx.now());
    few(staff.delegates.len())?;
    let today = office.today(now);
    let term = match office.kind {
        Kind::Body => None,
        Kind::Seat => Some(term_for(&staff, by, today)?),
    };
    let twice = |one: &&Delegate| {
        let open = stage(&(one.from, one.to, one.cut), today) != "over";
        one.person == person.id && open && (one.term.is_none() || one.term == term)
    };
    let holds = |held: &&Term| held.runs(today) && held.holder == person.id;
    if staff.delegates.iter().any(|one| twice(&one)) || staff.terms.iter().any(|one| holds(&one)) {
        return Err(Error::field("person", "acts_already"));
    }
    let id: DelegateId = diesel::insert_into(delegates::table)
        .values((
            delegates::office_id.eq(office.id),
            delegates::term_id.eq(term),
            delegates::user_id.eq(person.id),
            delegates::hand.eq(new.right.as_str()),
            delegates::acting.eq(new.acting),
            delegates::from_day.eq(new.from.to_string()),
            delegates::to_day.eq(new.to.map(|to| to.to_string())),
            delegates::cut.eq(false),
            delegates::by_id.eq(by),
            delegates::created_at.eq(now),
        ))
        .returning(delegates::id)
        .get_result(&mut **tx)?;
    let word = new.right.as_str();
    delegate_changed(tx, &office, (id, person.id, word), by)?;
    settle(tx, person.id)?;
    write_to(tx, &office, (person.id, word), Some(&given.link))?;
    let told = format!("{word} {}", days(new.from, new.to));
    noted(
        tx,
        viewer,
        (&office, person.id),
        (Action::DelegateNamed, "", &told),
    )?;
    Ok(id)
}

/// The office at this address word, for who holds it or an administrator, and who that is.
fn led(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<(Office, UserId)> {
    let (office, permit) = permitted::<NameDelegates>(tx, viewer, slug)?;
    viewer.proved(tx.now(), accounts::PROOF)?;
    Ok((office, permit.by))
}

/// The term with which somebody's delegate ends: his own, else the running one.
fn term_for(staff: &Staff, by: UserId, today: Date) -> Result<TermId> {
    let own = |term: &&Term| term.holder == by && term.runs(today);
    let term = staff.terms.iter().find(own).or_else(|| staff.term(today));
    let term = term.map(|term| term.id);
    term.ok_or_else(|| Error::field("person", "nobody_holds"))
}

/// Takes back somebody's right to act for an office.
///
/// # Errors
/// `NotFound` when the viewer does not see it, and for a delegate of another office; `Refused` unless he holds it or is
/// an administrator; `StepUp` without a fresh proof; `Conflict` for who does so no more.
pub fn end_delegate(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (slug, id): (&str, DelegateId),
    link: &str,
) -> Result<()> {
    let (office, by) = led(tx, viewer, slug)?;
    let all = delegates_of(tx, &[office.id])?;
    let one = all.into_iter().find(|one| one.id == id);
    let one = one.ok_or(Error::NotFound)?;
    let today = office.today(tx.now());
    if stage(&(one.from, one.to, one.cut), today) == "over" {
        return Err(Error::taken());
    }
    delegate_over(tx, &office, &one, (by, Some(link)))?;
    let before = format!("{} {}", one.right.as_str(), days(one.from, one.to));
    noted(
        tx,
        viewer,
        (&office, one.person),
        (Action::DelegateEnded, &before, ""),
    )
}
