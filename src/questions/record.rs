//! The record of an office: all its clocks, read narrowly, and what they come to.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use jiff::civil::Date;

use super::fair::{self, Cycle, Figures, Month, Outcome, Rules};
use super::model::{Refusing, Verdict};
use super::rows::read_pauses;
use crate::base::{AddresseeId, Error, Instant, OfficeId, Result, TermId};
use crate::clocks::date_of;
use crate::db::schema::{addressees, cycles, office_posts, question_steps, verdicts};
use crate::db::{AmongMethods, Conn};
use crate::events::Handled;
use crate::offices::{self, Office, Settings};

/// Months that are told apart.
const MONTHS: u8 = 12;

/// What is told of an office.
pub struct Record {
    /// The day on which it is told, where the office is.
    pub today: Date,
    pub rules: Rules,
    /// Days in which an answer is expected.
    pub norm: u32,
    pub all: Figures,
    /// Of each term; of none where nobody held the office.
    pub terms: BTreeMap<Option<TermId>, Figures>,
    /// How often askers said what of an answer.
    pub verdicts: BTreeMap<Verdict, u32>,
    /// The oldest first.
    pub months: Vec<Month>,
}

/// The record of an office that was found through the viewer; one in an exercise has nothing that counts.
///
/// # Errors
/// `Broken` for a row that cannot be read.
pub fn record(c: &mut Conn, office: &Office, exercise: bool, now: Instant) -> Result<Record> {
    let settings = offices::settings(c, office.space, Some(office.id))?;
    let rules = Rules::of(&settings);
    let today = office.today(now);
    let all = clocks_of(c, office.id, exercise)?;
    Ok(Record {
        all: fair::figures(&all, rules, today),
        terms: fair::by_term(&all, rules, today),
        verdicts: verdicts(c, office.id)?,
        months: fair::months(&all, rules, (today, MONTHS)),
        norm: u32::try_from(settings.norm_days).unwrap_or(0),
        today,
        rules,
    })
}

/// What all clocks of an office come to, and nothing else of it.
pub(super) fn figures_of(
    c: &mut Conn,
    office: &Office,
    exercise: bool,
    (rules, today): (Rules, Date),
) -> Result<Figures> {
    let all = clocks_of(c, office.id, exercise)?;
    Ok(fair::figures(&all, rules, today))
}

impl Rules {
    /// Those that hold for an office by its settings.
    pub(super) fn of(settings: &Settings) -> Rules {
        let number = |n: i32| u32::try_from(n).unwrap_or(0);
        Rules {
            grace: number(settings.grace_days),
            min_n: number(settings.min_n),
        }
    }
}

/// What is read of a clock.
type Row = (
    AddresseeId,
    Option<TermId>,
    String,
    Option<String>,
    String,
    Option<Instant>,
    Option<String>,
    Option<String>,
    bool,
);

/// All clocks of an office, as they are counted.
fn clocks_of(c: &mut Conn, office: OfficeId, exercise: bool) -> Result<Vec<Cycle>> {
    let rows: Vec<Row> = cycles::table
        .filter(cycles::office_id.eq(office))
        .select((
            cycles::addressee_id,
            cycles::term_id,
            cycles::started_on,
            cycles::due_on,
            cycles::pauses,
            cycles::stopped_at,
            cycles::stopped_on,
            cycles::outcome,
            cycles::boilerplate,
        ))
        .load(c)?;
    let whys = match rows.iter().any(|row| row.7.as_deref() == Some("refused")) {
        true => whys(c, &[office])?,
        false => HashMap::new(),
    };
    let read = |row: Row| {
        let broken = || Error::broken(format!("a cycle of addressee {} cannot be read", row.0));
        let why = row.5.and_then(|at| whys.get(&(row.0, at)).copied());
        let stopped = match (row.6.as_deref(), row.7.as_deref()) {
            (Some(on), Some(word)) => Some((
                date_of(on).ok_or_else(broken)?,
                outcome(word, why).ok_or_else(broken)?,
            )),
            _ => None,
        };
        Ok(Cycle {
            term: row.1,
            exercise,
            started_on: date_of(&row.2).ok_or_else(broken)?,
            stopped,
            due_on: row.3.as_deref().and_then(date_of),
            pauses: read_pauses(&row.4),
            boilerplate: row.8,
        })
    };
    rows.into_iter().map(read).collect()
}

/// What came of a clock, by its word and by why its office refused.
fn outcome(word: &str, why: Option<Refusing>) -> Option<Outcome> {
    match (word, why) {
        ("refused", Some(why)) if !why.counts() => Some(Outcome::Excused),
        _ => Outcome::from_word(word),
    }
}

/// Why these offices refused, by clock and moment. A clock ends in the transaction that says why.
pub(super) fn whys(
    c: &mut Conn,
    offices: &[OfficeId],
) -> Result<HashMap<(AddresseeId, Instant), Refusing>> {
    let same = question_steps::thread_id
        .eq(addressees::thread_id)
        .and(question_steps::addressee_id.eq(addressees::id.nullable()));
    let rows: Vec<(AddresseeId, Instant, Option<String>)> = addressees::table
        .inner_join(question_steps::table.on(same))
        .filter(addressees::office_id.among(offices.to_vec()))
        .filter(question_steps::step.eq(Handled::Refused.as_str()))
        .select((addressees::id, question_steps::at, question_steps::code))
        .load(c)?;
    let read = |(id, at, code): (AddresseeId, Instant, Option<String>)| {
        Some(((id, at), Refusing::from_word(code.as_deref()?)?))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

fn verdicts(c: &mut Conn, office: OfficeId) -> Result<BTreeMap<Verdict, u32>> {
    let said = verdicts::post_id.eq(office_posts::post_id);
    let words: Vec<String> = addressees::table
        .inner_join(office_posts::table)
        .inner_join(verdicts::table.on(said))
        .filter(addressees::office_id.eq(office))
        .select(verdicts::verdict)
        .load(c)?;
    let mut counts = BTreeMap::new();
    for said in words.iter().filter_map(|word| Verdict::from_word(word)) {
        *counts.entry(said).or_default() += 1;
    }
    Ok(counts)
}
