//! A moderator takes co-signs out of the count of a question, and puts them back: chosen, looked at, then done.

use diesel::prelude::*;

use super::cosigns::Signed;
use super::judges::{judged, permitted};
use super::machine::Refusal;
use super::model::{State, reason};
use super::read::Whole;
use super::step::{Words, note};
use crate::accounts::{self, Person, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::crypto::fingerprint;
use crate::base::{
    Conflict, Error, FieldError, Instant, OfficeId, RemovalId, Result, ThreadId, UserId, days,
};
use crate::db::schema::{addressees, cosign_removals as rows, cosigns, questions, users};
use crate::db::{AmongMethods, Conn, Tx};
use crate::events::{self, Asked, Event};
use crate::spaces::{JudgeQuestion, Permit};

/// People who are named at once, and shown.
const MOST: usize = 100;
/// Rows that are changed in one statement, and read at a time.
const BATCH: usize = 500;
/// Co-signs that are taken out of the count at once.
const AT_ONCE: usize = 10_000;
/// Days that an account may be called new for, at most.
const NEW: u64 = 9999;

/// Which co-signs are meant: all that is said holds of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// User names; none for anybody.
    pub people: Vec<String>,
    /// Signed at this moment or later.
    pub from: Option<Instant>,
    /// Signed ahead of this moment.
    pub to: Option<Instant>,
    /// Signed by accounts that were younger than so many days then.
    pub new_days: Option<u64>,
}

impl Selection {
    /// Checks names and days as they were sent.
    ///
    /// # Errors
    /// `Invalid` for no choice at all, for too many names, and for a number of days that cannot be.
    pub fn parse(
        people: &str,
        span: (Option<Instant>, Option<Instant>),
        new_days: &str,
    ) -> Result<Selection> {
        let sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        let names = people.split(sign).map(|name| name.trim_start_matches('@'));
        let people: Vec<String> = names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        let new_days = match new_days.trim() {
            "" => None,
            text => {
                let days = text.parse().ok().filter(|days| (0..=NEW).contains(days));
                Some(days.ok_or_else(|| Error::field("new_days", "number"))?)
            }
        };
        let selection = Selection {
            people,
            from: span.0,
            to: span.1,
            new_days,
        };
        if selection == Selection::default() {
            return Err(Error::field("people", "cosigns_choose"));
        }
        match selection.people.len() <= MOST {
            true => Ok(selection),
            false => Err(Error::Invalid(vec![FieldError {
                field: "people".into(),
                code: "cosigns_many",
                limit: i64::try_from(MOST).ok(),
                actual: None,
            }])),
        }
    }

    /// True for a co-sign of this person; `named` are those who were named.
    fn takes(&self, named: &[UserId], one: &Signer) -> bool {
        let young = |days_: u64| one.at.since(one.since) < days(days_);
        (self.people.is_empty() || named.contains(&one.person))
            && self.from.is_none_or(|from| one.at >= from)
            && self.to.is_none_or(|to| one.at < to)
            && self.new_days.is_none_or(young)
    }
}

/// Who signed when, and since when he has had his account.
#[derive(Clone, Debug)]
struct Signer {
    person: UserId,
    at: Instant,
    since: Instant,
}

/// What a choice comes to.
pub struct Chosen {
    pub count: usize,
    /// Says whose they are: who takes them out of the count names the one that he saw. Empty where nothing was chosen.
    pub mark: String,
    /// The first of them, with the moment at which each signed.
    pub people: Vec<(Person, Instant)>,
}

/// Co-signs that were taken out of the count together.
#[derive(Clone, Debug)]
pub struct Removal {
    pub id: RemovalId,
    pub reason: String,
    pub removed: i32,
    pub at: Instant,
    /// When they were counted again.
    pub reversed: Option<Instant>,
}

/// A question with what was taken out of its count, the newest first, and what a choice comes to; all of its co-signs
/// where nothing was chosen.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless a moderator who has no part in it; `Invalid(people)` for
/// a name that nobody has.
pub fn removals(
    c: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    selection: &Selection,
    now: Instant,
) -> Result<(Whole, Vec<Removal>, Chosen)> {
    let whole = judged(c, viewer, id, now)?;
    let (count, mark, mut first) = match *selection == Selection::default() {
        // Of all of them no more is read than is shown.
        true => (
            counted(c, id)?,
            String::new(),
            signers(c, id, (selection, None), MOST)?,
        ),
        false => {
            let all = chosen(c, id, selection)?;
            (all.len(), mark_of(&all), all)
        }
    };
    first.truncate(MOST);
    let shown: Vec<UserId> = first.iter().map(|one| one.person).collect();
    let mut people = accounts::authors(c, &shown)?;
    let first = first
        .iter()
        .filter_map(|one| Some((people.remove(&one.person)?, one.at)));
    let chosen = Chosen {
        people: first.collect(),
        count,
        mark,
    };
    Ok((whole, of_question(c, id)?, chosen))
}

/// How many co-signs count.
fn counted(c: &mut Conn, id: ThreadId) -> Result<usize> {
    let all = cosigns::table
        .filter(cosigns::thread_id.eq(id))
        .filter(cosigns::state.eq(Signed::Valid.as_str()));
    let count: i64 = all.count().get_result(c)?;
    usize::try_from(count).map_err(Error::broken)
}

/// Says whose these co-signs are.
fn mark_of(all: &[Signer]) -> String {
    let people: Vec<String> = all.iter().map(|one| one.person.to_string()).collect();
    fingerprint(people.join(" ").as_bytes())
}

fn of_question(c: &mut Conn, id: ThreadId) -> Result<Vec<Removal>> {
    type Row = (RemovalId, String, i32, Instant, Option<Instant>);
    let all: Vec<Row> = rows::table
        .filter(rows::thread_id.eq(id))
        .order(rows::id.desc())
        .select((
            rows::id,
            rows::reason,
            rows::removed,
            rows::at,
            rows::reversed_at,
        ))
        .load(c)?;
    let one = |(id, reason, removed, at, reversed): Row| Removal {
        id,
        reason,
        removed,
        at,
        reversed,
    };
    Ok(all.into_iter().map(one).collect())
}

/// The co-signs that count and that a choice takes, the first that came first.
fn chosen(c: &mut Conn, id: ThreadId, selection: &Selection) -> Result<Vec<Signer>> {
    let mut named = Vec::new();
    for name in &selection.people {
        match accounts::by_name(c, name) {
            Ok(person) => named.push(person.id),
            Err(Error::NotFound) => return Err(Error::field("people", "no_person")),
            Err(other) => return Err(other),
        }
    }
    let (mut all, mut last) = (Vec::new(), None);
    loop {
        let batch = signers(c, id, (selection, last), BATCH)?;
        let whole = batch.len() == BATCH;
        last = batch.last().map(|one| (one.at, one.person));
        all.extend(batch.into_iter().filter(|one| selection.takes(&named, one)));
        if all.len() > AT_ONCE {
            return Err(Error::Invalid(vec![FieldError {
                field: "people".into(),
                code: "cosigns_at_once",
                limit: i64::try_from(AT_ONCE).ok(),
                actual: None,
            }]));
        }
        if !whole {
            return Ok(all);
        }
    }
}

/// The first co-signs that count within the time of a choice, behind one of them.
fn signers(
    c: &mut Conn,
    id: ThreadId,
    (selection, last): (&Selection, Option<(Instant, UserId)>),
    most: usize,
) -> Result<Vec<Signer>> {
    let mut list = cosigns::table
        .inner_join(users::table.on(users::id.eq(cosigns::user_id)))
        .filter(cosigns::thread_id.eq(id))
        .filter(cosigns::state.eq(Signed::Valid.as_str()))
        .select((cosigns::user_id, cosigns::created_at, users::created_at))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .into_boxed();
    if let Some(from) = selection.from {
        list = list.filter(cosigns::created_at.ge(from));
    }
    if let Some(to) = selection.to {
        list = list.filter(cosigns::created_at.lt(to));
    }
    if let Some((at, person)) = last {
        let same = cosigns::created_at.eq(at).and(cosigns::user_id.gt(person));
        // The index is entered at that moment, not at the first of all.
        list = list.filter(cosigns::created_at.ge(at));
        list = list.filter(cosigns::created_at.gt(at).or(same));
    }
    let all: Vec<(UserId, Instant, Instant)> = list
        .order((cosigns::created_at, cosigns::user_id))
        .load(c)?;
    let signer = |(person, at, since)| Signer { person, at, since };
    Ok(all.into_iter().map(signer).collect())
}

/// The question with the right to judge it, and still standing.
fn standing(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
) -> Result<(Whole, Permit<JudgeQuestion>)> {
    let (whole, permit) = permitted(tx, viewer, id)?;
    match whole.question.state {
        State::Published => Ok((whole, permit)),
        _ => Err(Refusal::State.into()),
    }
}

fn moved() -> Error {
    Error::Conflict(Conflict {
        code: "cosigns_moved",
        current: None,
        revision: None,
    })
}

/// Takes co-signs out of the count, for a reason that all may read. `seen` is the mark of those whom the moderator saw.
///
/// # Errors
/// As [`removals`]; `Conflict` when the choice comes to others by now, or the question stands no more; `Invalid(people)`
/// where it comes to nobody; `Invalid(note)`.
pub fn remove_cosigns(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, selection): (ThreadId, &Selection),
    (why, seen): (&str, &str),
) -> Result<()> {
    // Silent: `told` records the event.
    let why = reason("note", why)?;
    let (whole, permit) = standing(tx, viewer, id)?;
    let all = chosen(tx, id, selection)?;
    if all.is_empty() {
        return Err(Error::field("people", "cosigns_none"));
    }
    if mark_of(&all) != seen {
        return Err(moved());
    }
    let (now, count) = (tx.now(), i32::try_from(all.len()).map_err(Error::broken)?);
    let number: RemovalId = diesel::insert_into(rows::table)
        .values((
            rows::thread_id.eq(id),
            rows::reason.eq(&why),
            rows::removed.eq(count),
            rows::by_id.eq(permit.by),
            rows::at.eq(now),
        ))
        .returning(rows::id)
        .get_result(&mut **tx)?;
    let people: Vec<UserId> = all.iter().map(|one| one.person).collect();
    let mut gone = 0;
    for batch in people.chunks(BATCH) {
        let own = cosigns::table
            .filter(cosigns::thread_id.eq(id))
            .filter(cosigns::user_id.among(batch.to_vec()))
            .filter(cosigns::state.eq(Signed::Valid.as_str()));
        gone += diesel::update(own)
            .set((
                cosigns::state.eq(Signed::Invalidated.as_str()),
                cosigns::removal_id.eq(number),
            ))
            .execute(&mut **tx)?;
    }
    // Somebody took one of them back, or out, at the same moment.
    if gone != all.len() {
        return Err(moved());
    }
    told(tx, viewer, (&whole, permit.by), (-count, Some(&why)))
}

/// Counts again what was taken out of the count, but for those who have taken it back themselves.
///
/// # Errors
/// As [`remove_cosigns`]; `NotFound` for what was not taken out of this question's count; `Conflict(taken)` where it is
/// counted again already.
pub fn restore_cosigns(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, number): (ThreadId, RemovalId),
) -> Result<()> {
    // Silent: `told` records the event.
    let (whole, permit) = standing(tx, viewer, id)?;
    let mut all = of_question(tx, id)?.into_iter();
    let removal = all.find(|one| one.id == number).ok_or(Error::NotFound)?;
    if removal.reversed.is_some() {
        return Err(Error::taken());
    }
    let now = tx.now();
    let open = rows::table.find(number).filter(rows::reversed_at.is_null());
    let reversed = diesel::update(open)
        .set((rows::reversed_by.eq(permit.by), rows::reversed_at.eq(now)))
        .execute(&mut **tx)?;
    if reversed != 1 {
        return Err(Error::taken());
    }
    let own = |word: Signed| {
        cosigns::table
            .filter(cosigns::thread_id.eq(id))
            .filter(cosigns::removal_id.eq(number))
            .filter(cosigns::state.eq(word.as_str()))
    };
    diesel::delete(own(Signed::Withdrawn)).execute(&mut **tx)?;
    let count = diesel::update(own(Signed::Invalidated))
        .set(cosigns::state.eq(Signed::Valid.as_str()))
        .execute(&mut **tx)?;
    let count = i32::try_from(count).map_err(Error::broken)?;
    told(tx, viewer, (&whole, permit.by), (count, None))
}

/// Changes the count, and writes down and tells by how many.
fn told(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (whole, by): (&Whole, UserId),
    (change, why): (i32, Option<&str>),
) -> Result<()> {
    let id = whole.question.thread;
    diesel::update(questions::table.find(id))
        .set(questions::cosigns.eq(questions::cosigns + change))
        .execute(&mut **tx)?;
    let (what, action) = match change < 0 {
        true => (Asked::CosignsRemoved, Action::CosignsRemoved),
        false => (Asked::CosignsRestored, Action::CosignsRestored),
    };
    let count = change.abs();
    let words = Words {
        count: Some(count),
        note: why,
        ..Words::default()
    };
    note(tx, whole, (None, Some(by)), what.as_str(), words)?;
    let number = count.to_string();
    let change = Change {
        after: &number,
        ..Change::default()
    };
    audit::note(tx, &viewer.who(), action, format!("thread {id}"), change)?;
    let event = Event::QuestionMoved {
        at: whole.place(),
        what,
        open: true,
        author: whole.found.thread.author,
        code: None,
        redaction: None,
    };
    events::record(tx, Some(by), &event)
}

/// Whom it concerns that co-signs of a question were taken out of the count, or put back, at a moment: the offices that
/// were asked, and who had signed.
///
/// # Errors
/// What the database says.
pub fn concerned(
    c: &mut Conn,
    thread: ThreadId,
    at: Instant,
) -> Result<(Vec<OfficeId>, Vec<UserId>)> {
    let offices = addressees::table
        .filter(addressees::thread_id.eq(thread))
        .order(addressees::id)
        .select(addressees::office_id)
        .load(c)?;
    let then = rows::table
        .filter(rows::thread_id.eq(thread))
        .filter(rows::at.eq(at).or(rows::reversed_at.eq(at)))
        .select(rows::id.nullable());
    let people = cosigns::table
        .filter(cosigns::thread_id.eq(thread))
        .filter(cosigns::removal_id.eq_any(then))
        .filter(cosigns::state.ne(Signed::Withdrawn.as_str()))
        .order(cosigns::user_id)
        .select(cosigns::user_id)
        .load(c)?;
    Ok((offices, people))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_takes_what_all_of_it_says() {
        let at = |hour: u64| Instant(0).plus(crate::base::hours(hour));
        let signer = |person, signed, since| Signer {
            person: UserId(person),
            at: at(signed),
            since: at(since),
        };
        let all = [
            signer(1, 100, 0),
            signer(2, 110, 100),
            signer(3, 120, 96),
            signer(4, 120, 119),
        ];
        let open = Selection::default();
        let taken = |selection: &Selection, named: &[i64]| {
            let named: Vec<UserId> = named.iter().map(|id| UserId(*id)).collect();
            let taken = all.iter().filter(|one| selection.takes(&named, one));
            taken.map(|one| one.person.0).collect::<Vec<_>>()
        };
        assert_eq!(taken(&open, &[]), [1, 2, 3, 4]);
        let span = Selection {
            from: Some(at(110)),
            to: Some(at(120)),
            ..open.clone()
        };
        assert_eq!(taken(&span, &[]), [2]);
        // Younger than a day when it signed: 24 hours are no more.
        let new = Selection {
            new_days: Some(1),
            ..open.clone()
        };
        assert_eq!(taken(&new, &[]), [2, 4]);
        let named = Selection {
            people: vec!["a".to_owned()],
            new_days: Some(1),
            ..open
        };
        assert_eq!(taken(&named, &[1, 4]), [4]);
        assert!(taken(&named, &[]).is_empty());
    }

    #[test]
    fn a_mark_says_whose_co_signs_they_are_and_not_how_many() {
        let signer = |person| Signer {
            person: UserId(person),
            at: Instant(0),
            since: Instant(0),
        };
        let mark = |people: &[i64]| {
            let all: Vec<Signer> = people.iter().map(|id| signer(*id)).collect();
            mark_of(&all)
        };
        assert_eq!(mark(&[1, 2]), mark(&[1, 2]));
        assert_ne!(mark(&[1, 2]), mark(&[1, 3]));
        assert_ne!(mark(&[1, 2]), mark(&[12]));
    }

    #[test]
    fn a_choice_says_something() {
        let parse = |people, new_days| Selection::parse(people, (None, None), new_days);
        assert!(parse("", "").is_err() && parse(" ,; ", " ").is_err());
        assert!(parse("", "10000").is_err() && parse("", "x").is_err() && parse("", "-1").is_err());
        assert_eq!(parse("@dana, timur\nlena", "").unwrap().people.len(), 3);
        assert_eq!(parse("", "7").unwrap().new_days, Some(7));
        let many = "a ".repeat(MOST + 1);
        assert!(parse(&many, "").is_err());
    }
}
