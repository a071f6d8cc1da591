//! The clock of the law, beside that of the norm: it runs once somebody says where the question was handed in for real.

use diesel::prelude::*;
use jiff::civil::Date;

use super::cycle;
use super::model::State;
use super::read::{Placed, Whole, reach_addressee};
use super::step::{Words, tell, unmoved};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::text::{Faults, line};
use crate::base::words::words;
use crate::base::{AddresseeId, Error, Instant, Result, UserId};
use crate::clocks::{
    Due, Extend, Extension, Pack, Packs, Pause, Printed, Reckoning, Rule, date_of, date_text,
    end_of, reckon,
};
use crate::db::schema::statutory as rows;
use crate::db::{AmongMethods, Conn, Tx, dialect};
use crate::events::Handled;
use crate::offices::Office;
use crate::spaces::{self, AnswerQuestion, Decide, Hand, Place, PursueQuestion};

/// What stands in a row for the time that the rule itself knows.
const BY: &str = "by";

words! {
    /// Who says where it was handed in.
    Side {
        Asker = "asker",
        Office = "office",
        Moderator = "moderator",
    }
}

/// More time that an office has given itself by law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// As the rule says.
    ByRule,
    /// To a day that it named.
    Until(Date),
}

/// Where a question was handed in for real.
#[derive(Clone, Debug)]
pub struct Statutory {
    pub addressee: AddresseeId,
    /// Key of the rule of the office's pack.
    pub rule: String,
    pub channel: String,
    /// What it was registered under.
    pub number: String,
    /// Day 0.
    pub received_on: Date,
    pub answered_on: Option<Date>,
    pub more: Option<More>,
    pub side: Side,
    pub at: Instant,
    pub version: i32,
}

/// A clock as it stands.
pub struct Legal {
    pub rule: Rule,
    pub due: Due,
    pub printed: Printed,
    /// Its last day is over and no answer is known.
    pub overdue: bool,
}

/// What is said of where it was handed in.
#[derive(Clone, Debug)]
pub struct NewStatutory {
    pub rule: String,
    pub channel: String,
    pub number: String,
    pub received_on: Date,
    pub answered_on: Option<Date>,
    /// Only the office and moderators say it.
    pub more: Option<More>,
}

impl NewStatutory {
    /// Checks the fields as they were sent: rule, channel, number, the two days, and more time: `by` or a day.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse(
        [rule, channel, number, received_on, answered_on, more]: [&str; 6],
    ) -> Result<NewStatutory> {
        let mut faults = Faults::default();
        let channel = faults.take(line("channel", channel, 2..=200));
        let number = faults.take(line("number", number, 1..=60));
        let received = date_of(received_on.trim());
        if received.is_none() {
            faults.add("received_on", "day_form");
        }
        let mut day = |field, text: &str| match (text.trim(), date_of(text.trim())) {
            ("", _) => None,
            (_, None) => {
                faults.add(field, "day_form");
                None
            }
            (_, day) => day,
        };
        let answered = day("answered_on", answered_on);
        let more = match more.trim() {
            BY => Some(More::ByRule),
            other => day("extension", other).map(More::Until),
        };
        faults.none()?;
        Ok(NewStatutory {
            rule: rule.to_owned(),
            channel,
            number,
            received_on: received.unwrap_or(Date::MIN),
            answered_on: answered,
            more,
        })
    }
}

/// The pack of an office, where somebody vouches for its rules; none where it sets no deadline.
pub fn own_pack<'p>(packs: &'p Packs, office: &Office) -> Option<&'p Pack> {
    let pack = packs.in_force(&office.pack);
    (pack.code == office.pack && pack.sets_deadlines()).then_some(pack)
}

/// What was said of these, by number.
///
/// # Errors
/// What the database says.
pub fn statutory_of(c: &mut Conn, addressees: &[AddresseeId]) -> Result<Vec<Statutory>> {
    type Row = (
        AddresseeId,
        String,
        String,
        String,
        String,
        Option<String>,
        Option<String>,
        String,
        Instant,
        i32,
    );
    let all: Vec<Row> = rows::table
        .filter(rows::addressee_id.among(addressees.to_vec()))
        .order(rows::addressee_id)
        .select((
            rows::addressee_id,
            rows::rule,
            rows::channel,
            rows::number,
            rows::received_on,
            rows::answered_on,
            rows::extension,
            rows::side,
            rows::at,
            rows::version,
        ))
        .load(c)?;
    let read = |row: Row| {
        Some(Statutory {
            addressee: row.0,
            rule: row.1,
            channel: row.2,
            number: row.3,
            received_on: date_of(&row.4)?,
            answered_on: row.5.as_deref().and_then(date_of),
            more: match row.6.as_deref() {
                Some(BY) => Some(More::ByRule),
                day => day.and_then(date_of).map(More::Until),
            },
            side: Side::from_word(&row.7)?,
            at: row.8,
            version: row.9,
        })
    };
    Ok(all.into_iter().filter_map(read).collect())
}

/// The clock of what was said, by the pack's rule; none where nobody vouches for it. Pauses are those of the norm's
/// clock, of which the law may know none.
pub fn legal(
    packs: &Packs,
    (office, pauses): (&Office, &[Pause]),
    said: &Statutory,
    now: Instant,
) -> Option<Legal> {
    let pack = own_pack(packs, office)?;
    let rule = pack.rule(&said.rule)?;
    let reckoning: Reckoning = rule
        .answer?
        .reckoning(said.received_on, pauses, more(rule, said));
    let due = reckon(&pack.calendar, &reckoning);
    let printed = Printed::of(pack, &rule.cite, &reckoning, &due);
    let today = said.answered_on.unwrap_or_else(|| office.today(now));
    Some(Legal {
        rule: rule.clone(),
        overdue: reckoning.is_over(due.due, today),
        due,
        printed,
    })
}

/// How much more time there is, as far as the rule knows such a thing.
fn more(rule: &Rule, said: &Statutory) -> Option<Extension> {
    match (rule.extend?, said.more?) {
        (Extend::By { span, .. }, More::ByRule) => Some(Extension::By(span)),
        (Extend::NewDate, More::Until(day)) => Some(Extension::Until(day)),
        _ => None,
    }
}

/// When a clock that runs is looked at next: each morning, as pauses, rules and holidays may move its last day. One that is
/// over is looked at as much later as its reminders say.
pub(super) fn next_look(office: &Office, now: Instant) -> Instant {
    end_of(office.today(now), &cycle::zone(office)).plus(cycle::MORNING)
}

/// As whom the viewer may speak of the clock of the law; none where he may not.
pub fn side(whole: &Whole, placed: &Placed, viewer: &Viewer) -> Option<Side> {
    if placed.hand.is_some_and(|hand| hand >= Hand::Publish) {
        return Some(Side::Office);
    }
    if whole.is_asker(viewer) {
        return Some(Side::Asker);
    }
    let moderates = whole.found.sight.moderates(whole.found.space.id);
    (moderates && !whole.is_partial(viewer)).then_some(Side::Moderator)
}

/// True where one side may change what another has said.
pub fn may_change(side: Side, said: Option<&Statutory>) -> bool {
    side == Side::Moderator || said.is_none_or(|said| said.side == side)
}

/// Who speaks, permitted, of what, and what was said of it before.
struct At {
    whole: Whole,
    side: Side,
    by: UserId,
    said: Option<Statutory>,
}

fn at(tx: &mut Tx<'_>, viewer: &Viewer, (id, version): (AddresseeId, i32)) -> Result<At> {
    dialect::one_at_a_time(tx, &format!("legal clock {id}"))?;
    let whole = reach_addressee(tx, viewer, id)?;
    let placed = whole.placed(id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let (side, facts) = (side(&whole, placed, viewer), placed.facts(&whole));
    let by = match side {
        Some(Side::Office) => spaces::permit::<AnswerQuestion>(tx, viewer, place, &facts)?.by,
        Some(Side::Asker) => spaces::permit::<PursueQuestion>(tx, viewer, place, &facts)?.by,
        Some(Side::Moderator) => spaces::permit::<Decide>(tx, viewer, place, &facts)?.by,
        None => return Err(Error::refused("question_role", "nobody")),
    };
    let side = side.unwrap_or(Side::Asker);
    if whole.question.state != State::Published {
        return Err(Error::NotFound);
    }
    let said = statutory_of(tx, &[id])?.pop();
    if !may_change(side, said.as_ref()) {
        return Err(Error::refused("statutory_disputed", "moderator"));
    }
    unmoved(said.as_ref().map_or(0, |said| said.version), version)?;
    Ok(At {
        whole,
        side,
        by,
        said,
    })
}

/// Says where a question was handed in for real: by its asker, by the office, or by a moderator where they disagree.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when it is not his to say, another side has said it already, or
/// nobody vouches for the rules; `Invalid` for a rule that there is not and days that cannot be; `Conflict` when
/// somebody was first.
pub fn record(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: (AddresseeId, i32),
    new: &NewStatutory,
    packs: &Packs,
) -> Result<()> {
    let at = at(tx, viewer, seen)?;
    let placed = at.whole.placed(seen.0)?;
    checked(packs, &placed.office, new, tx.now())?;
    let more = match at.side {
        Side::Asker => at.said.as_ref().and_then(|said| said.more),
        _ => new.more,
    };
    let more = more.map(|more| match more {
        More::ByRule => BY.to_owned(),
        More::Until(day) => date_text(day),
    });
    let now = tx.now();
    let runs = new.answered_on.is_none();
    let look_at = runs.then(|| next_look(&placed.office, now));
    diesel::delete(rows::table.find(seen.0)).execute(&mut **tx)?;
    diesel::insert_into(rows::table)
        .values((
            rows::addressee_id.eq(seen.0),
            rows::rule.eq(&new.rule),
            rows::channel.eq(&new.channel),
            rows::number.eq(&new.number),
            rows::received_on.eq(date_text(new.received_on)),
            rows::answered_on.eq(new.answered_on.map(date_text)),
            rows::extension.eq(more),
            rows::side.eq(at.side.as_str()),
            rows::by_id.eq(at.by),
            rows::at.eq(now),
            rows::version.eq(seen.1 + 1),
            rows::look_at.eq(look_at),
        ))
        .execute(&mut **tx)?;
    told(tx, viewer, &at, (seen.0, Handled::Recorded))
}

/// Takes back what was said of the clock of the law.
///
/// # Errors
/// As [`record`]; `NotFound` where nothing was said.
pub fn strike(tx: &mut Tx<'_>, viewer: &Viewer, seen: (AddresseeId, i32)) -> Result<()> {
    let at = at(tx, viewer, seen)?;
    if at.said.is_none() {
        return Err(Error::NotFound);
    }
    diesel::delete(rows::table.find(seen.0)).execute(&mut **tx)?;
    told(tx, viewer, &at, (seen.0, Handled::Struck))
}

fn told(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    at: &At,
    (id, what): (AddresseeId, Handled),
) -> Result<()> {
    let placed = at.whole.placed(id)?;
    let words = Words {
        code: Some(at.side.as_str()),
        ..Words::default()
    };
    tell(tx, &at.whole, (&placed.addressee, Some(at.by)), what, words)?;
    if at.side != Side::Moderator {
        return Ok(());
    }
    let change = Change {
        about: Some(at.whole.found.thread.author),
        after: what.as_str(),
        ..Change::default()
    };
    let object = format!("question {}", at.whole.question.thread);
    audit::note(tx, &viewer.who(), Action::LegalClock, object, change)
}

fn checked(packs: &Packs, office: &Office, new: &NewStatutory, now: Instant) -> Result<()> {
    let pack =
        own_pack(packs, office).ok_or_else(|| Error::refused("pack_unchecked", "administrator"))?;
    let mut faults = Faults::default();
    let rule = pack.rule(&new.rule).filter(|rule| rule.answer.is_some());
    let today = office.today(now);
    if rule.is_none() {
        faults.add("rule", "choice");
    }
    if new.received_on > today {
        faults.add("received_on", "day_form");
    }
    if new
        .answered_on
        .is_some_and(|day| day > today || day < new.received_on)
    {
        faults.add("answered_on", "day_order");
    }
    let fits = match (rule.and_then(|rule| rule.extend), new.more) {
        (_, None) => true,
        (Some(Extend::By { .. }), Some(More::ByRule)) => true,
        (Some(Extend::NewDate), Some(More::Until(day))) => day > new.received_on,
        _ => false,
    };
    if !fits {
        faults.add("extension", "choice");
    }
    faults.none()
}
