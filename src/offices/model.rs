//! What an office, a term and a delegate are, and who may do what for an office on a day.

use std::collections::HashSet;

use jiff::civil::Date;

use super::settings::OnTermEnd;
use crate::base::words::words;
use crate::base::{DelegateId, Error, Instant, OfficeId, Result, SpaceId, TermId, UserId};
use crate::i18n::Zone;
use crate::spaces::Hand;

words! {
    /// What an office is.
    Kind {
        /// One person's: an akim, a deputy.
        Seat = "seat",
        /// Of many: a department, a committee.
        Body = "body",
    }
}

words! {
    /// Where an office stands.
    State {
        /// Prepared, and seen by administrators alone.
        Draft = "draft",
        Active = "active",
        /// There is none any more; its pages stay.
        Abolished = "abolished",
    }
}

words! {
    /// Why an office takes no questions.
    IntakeCode {
        /// Nobody has made sure that questions reach it.
        NoContact = "no_contact",
        /// Nobody holds it.
        Vacant = "vacant",
        Recess = "recess",
        Abolished = "abolished",
        /// As its text says.
        Other = "other",
    }
}

words! {
    /// How somebody came to an office.
    How {
        Elected = "elected",
        Appointed = "appointed",
        /// Until somebody holds it again.
        Acting = "acting",
    }
}

words! {
    /// How it was made sure that an office is what it says.
    CheckHow {
        /// By a letter of the office.
        Letter = "letter",
        InPerson = "in_person",
        /// By an official list.
        List = "list",
    }
}

/// Whether an office takes questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intake {
    Open,
    /// Why not, and what is said besides.
    Closed(IntakeCode, String),
}

impl Intake {
    /// The word in the row: `open`, or why not.
    pub fn word(&self) -> &'static str {
        match self {
            Intake::Open => "open",
            Intake::Closed(code, _) => code.as_str(),
        }
    }

    /// What is said besides.
    pub fn note(&self) -> &str {
        match self {
            Intake::Open => "",
            Intake::Closed(_, note) => note,
        }
    }

    pub(super) fn of(word: &str, note: String) -> Intake {
        match (word, IntakeCode::from_word(word)) {
            ("open", _) => Intake::Open,
            (_, code) => Intake::Closed(code.unwrap_or(IntakeCode::Other), note),
        }
    }
}

/// A seat or a body, as it stands on the day of the snapshot.
#[derive(Clone, Debug)]
pub struct Office {
    pub id: OfficeId,
    pub space: SpaceId,
    pub slug: String,
    pub name: String,
    pub kind: Kind,
    /// What it is there for: a village, a district; may be empty.
    pub area: String,
    pub parent: Option<OfficeId>,
    /// By which rules and holidays its days are counted.
    pub pack: String,
    /// In which its days begin.
    pub zone: String,
    /// What it is there to decide.
    pub remit: String,
    /// Where a legal appeal goes; may be empty.
    pub channel: String,
    pub on_term_end: OnTermEnd,
    /// Whether it takes questions, all told.
    pub intake: Intake,
    /// Whether it would, if nothing else kept it from it.
    pub chosen: Intake,
    pub state: State,
    pub successor: Option<OfficeId>,
    /// The running term.
    pub term: Option<Term>,
    /// An administrator has made sure who stands behind it.
    pub verified: bool,
    /// How often a clock of it has changed.
    pub clocks: i64,
    pub created_at: Instant,
}

impl Office {
    /// The day that it is there at `now`.
    pub fn today(&self, now: Instant) -> Date {
        Zone::named(&self.zone).date(now)
    }

    /// Who holds it stands in for somebody.
    pub fn is_acting(&self) -> bool {
        self.term
            .as_ref()
            .is_some_and(|term| term.how == How::Acting)
    }
}

/// For how long somebody holds an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub id: TermId,
    pub office: OfficeId,
    pub holder: UserId,
    pub from: Date,
    /// The last day; none while nobody knows.
    pub to: Option<Date>,
    pub how: How,
    /// It ended before its last day was over.
    pub cut: bool,
}

impl Term {
    /// True on a day of the term.
    pub fn runs(&self, day: Date) -> bool {
        runs((self.from, self.to, self.cut), day)
    }

    /// True where the two have a day in common.
    fn meets(&self, from: Date, to: Option<Date>) -> bool {
        let last = last(self.to, self.cut);
        last.is_none_or(|last| from <= last) && to.is_none_or(|to| self.from <= to)
    }
}

/// Somebody who acts for an office that another holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegate {
    pub id: DelegateId,
    pub office: OfficeId,
    pub person: UserId,
    /// `Draft` or `Publish`.
    pub right: Hand,
    /// He stands in for the holder, and is shown so.
    pub acting: bool,
    pub from: Date,
    pub to: Option<Date>,
    /// With which it ends; none for a body's.
    pub term: Option<TermId>,
    /// It ended before its last day was over.
    pub cut: bool,
}

impl Delegate {
    /// True for a delegate of a body, or of the term that runs.
    pub fn acts_for(&self, office: &Office) -> bool {
        let term = office.term.as_ref().map(|term| term.id);
        office.kind == Kind::Body || (self.term.is_some() && self.term == term)
    }

    /// True on a day on which he may act, as far as the office's term runs.
    pub fn runs(&self, day: Date) -> bool {
        runs((self.from, self.to, self.cut), day)
    }
}

fn last(to: Option<Date>, cut: bool) -> Option<Date> {
    match cut {
        true => to.map(|to| to.yesterday().unwrap_or(to)),
        false => to,
    }
}

fn runs((from, to, cut): (Date, Option<Date>, bool), day: Date) -> bool {
    from <= day && last(to, cut).is_none_or(|last| day <= last)
}

/// The people of an office on a day, before it is asked who of them may come in.
pub(super) struct Staff {
    pub kind: Kind,
    pub terms: Vec<Term>,
    pub delegates: Vec<Delegate>,
    /// Those of them whose accounts are closed.
    pub gone: HashSet<UserId>,
}

impl Staff {
    /// The term of a day: who holds the office himself goes ahead of who stands in.
    pub fn term(&self, day: Date) -> Option<&Term> {
        let mut running: Vec<&Term> = self.terms.iter().filter(|term| term.runs(day)).collect();
        running.sort_by_key(|term| (term.how == How::Acting, term.from, term.id));
        running.into_iter().next()
    }

    /// What each of its people may do for it on a day: of several hands the strongest.
    pub fn hands(&self, day: Date) -> Vec<(UserId, Hand)> {
        let holders = self.terms.iter().filter(|term| term.runs(day));
        let held = holders.map(|term| (term.holder, Hand::Hold));
        let acts = |one: &&Delegate| one.runs(day) && self.reaches(one, day);
        let delegates = self.delegates.iter().filter(acts);
        let mut all: Vec<(UserId, Hand)> = held
            .chain(delegates.map(|one| (one.person, one.right)))
            .filter(|(person, _)| !self.gone.contains(person))
            .collect();
        all.sort_by_key(|(person, hand)| (*person, std::cmp::Reverse(*hand)));
        all.dedup_by_key(|(person, _)| *person);
        all
    }

    /// A body's delegates act whoever heads it; those of a seat with a holder who is there.
    fn reaches(&self, one: &Delegate, day: Date) -> bool {
        let of_it = |term: &&Term| Some(term.id) == one.term && term.runs(day);
        let term = self.terms.iter().find(of_it);
        self.kind == Kind::Body || term.is_some_and(|term| !self.gone.contains(&term.holder))
    }

    /// Refuses a term beside another that is not acting either.
    pub fn has_room(&self, how: How, (from, to): (Date, Option<Date>)) -> Result<()> {
        let other = |term: &&Term| term.how != How::Acting && term.meets(from, to);
        match self.terms.iter().find(other) {
            Some(_) if how != How::Acting => Err(Error::field("from", "term_overlap")),
            _ => Ok(()),
        }
    }
}

/// What keeps an office from taking questions, whatever its row says.
pub(super) fn intake((state, chosen): (State, &Intake), (reached, held): (bool, bool)) -> Intake {
    let closed = |code| Intake::Closed(code, String::new());
    match (state, chosen) {
        (State::Abolished, _) => closed(IntakeCode::Abolished),
        (State::Draft, _) => closed(IntakeCode::NoContact),
        (State::Active, Intake::Closed(..)) => chosen.clone(),
        (State::Active, Intake::Open) if !held => closed(IntakeCode::Vacant),
        (State::Active, Intake::Open) if !reached => closed(IntakeCode::NoContact),
        (State::Active, Intake::Open) => Intake::Open,
    }
}

/// A standing check, as far as it decides whether an office is verified.
pub(super) struct Checked {
    pub office: OfficeId,
    pub term: Option<TermId>,
    pub contact: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn term(id: i64, holder: i64, how: How, days: (&str, &str)) -> Term {
        Term {
            id: TermId(id),
            office: OfficeId(1),
            holder: UserId(holder),
            from: on(days.0),
            to: (!days.1.is_empty()).then(|| on(days.1)),
            how,
            cut: false,
        }
    }

    fn delegate(person: i64, right: Hand, term: Option<i64>) -> Delegate {
        Delegate {
            id: DelegateId(person),
            office: OfficeId(1),
            person: UserId(person),
            right,
            acting: false,
            from: on("2026-01-01"),
            to: None,
            term: term.map(TermId),
            cut: false,
        }
    }

    fn seat(kind: Kind) -> Staff {
        Staff {
            kind,
            terms: vec![
                term(1, 1, How::Elected, ("2022-01-10", "2026-01-09")),
                term(2, 2, How::Elected, ("2026-01-10", "")),
            ],
            delegates: vec![
                delegate(3, Hand::Draft, Some(1)),
                delegate(4, Hand::Publish, Some(2)),
            ],
            gone: HashSet::new(),
        }
    }

    #[test]
    fn a_term_runs_from_its_first_day_through_its_last() {
        let one = term(1, 1, How::Elected, ("2026-03-01", "2026-03-31"));
        let runs =
            ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map(|d| one.runs(on(d)));
        assert_eq!(runs, [false, true, true, false]);
        // What was ended on a day does not run on it any more.
        let one = Term { cut: true, ..one };
        assert!(one.runs(on("2026-03-30")) && !one.runs(on("2026-03-31")));
    }

    #[test]
    fn who_may_do_what_goes_by_the_day() {
        use Hand::{Draft, Hold, Publish};
        let of = |staff: &Staff, day: &str| {
            let hands = staff.hands(on(day)).into_iter();
            hands.map(|(who, hand)| (who.0, hand)).collect::<Vec<_>>()
        };
        let staff = seat(Kind::Seat);
        assert_eq!(of(&staff, "2026-01-09"), [(1, Hold), (3, Draft)]);
        // The delegate of a term that is over has no hand in the next.
        assert_eq!(of(&staff, "2026-01-10"), [(2, Hold), (4, Publish)]);
        assert_eq!(of(&staff, "2021-01-10"), []);
        // Those of a body go on, whoever heads it.
        let staff = seat(Kind::Body);
        let all = [(2, Hold), (3, Draft), (4, Publish)];
        assert_eq!(of(&staff, "2026-02-01"), all);
        // Nobody acts for a holder whose account is closed.
        let mut staff = seat(Kind::Seat);
        staff.gone.insert(UserId(2));
        assert_eq!(of(&staff, "2026-02-01"), []);
        let mut staff = seat(Kind::Body);
        staff.gone.insert(UserId(2));
        assert_eq!(of(&staff, "2026-02-01"), [(3, Draft), (4, Publish)]);
        // Of two hands the stronger.
        let mut staff = seat(Kind::Seat);
        staff.delegates.push(delegate(2, Draft, Some(2)));
        assert_eq!(of(&staff, "2026-02-01"), [(2, Hold), (4, Publish)]);
    }

    #[test]
    fn one_holder_at_a_time_who_is_not_acting() {
        let staff = seat(Kind::Seat);
        let new = |how, from: &str, to: &str| {
            let to = (!to.is_empty()).then(|| on(to));
            staff.has_room(how, (on(from), to)).is_ok()
        };
        use How::{Acting, Appointed, Elected};
        for (how, from, to, want) in [
            (Elected, "2018-01-01", "2022-01-09", true),
            (Elected, "2018-01-01", "2022-01-10", false),
            (Elected, "2018-01-01", "", false),
            (Appointed, "2026-01-09", "2026-01-09", false),
            (Appointed, "2030-01-01", "2031-01-01", false),
            (Acting, "2026-02-01", "2026-03-01", true),
        ] {
            assert_eq!(new(how, from, to), want, "{how:?} {from} {to}");
        }
        // Who was cut short on a day makes room for another on the same day.
        let mut staff = seat(Kind::Seat);
        staff.terms[1].to = Some(on("2026-05-05"));
        let next = (on("2026-05-05"), None);
        assert!(staff.has_room(Elected, next).is_err());
        staff.terms[1].cut = true;
        assert!(staff.has_room(Elected, next).is_ok());
    }

    #[test]
    fn who_holds_an_office_himself_goes_ahead_of_who_stands_in() {
        let mut staff = seat(Kind::Seat);
        staff
            .terms
            .push(term(9, 9, How::Acting, ("2020-01-01", "")));
        assert_eq!(staff.term(on("2026-02-01")).unwrap().id, TermId(2));
        assert_eq!(staff.term(on("2021-02-01")).unwrap().id, TermId(9));
        assert_eq!(staff.term(on("2019-02-01")), None);
    }

    #[test]
    fn an_office_takes_questions_only_where_somebody_is_known_to_read_them() {
        let (open, recess) = (
            Intake::Open,
            Intake::Closed(IntakeCode::Recess, "In August.".to_owned()),
        );
        for (state, chosen, reached, held, want) in [
            (State::Active, &open, true, true, "open"),
            (State::Active, &open, false, true, "no_contact"),
            (State::Active, &open, true, false, "vacant"),
            (State::Active, &open, false, false, "vacant"),
            (State::Active, &recess, true, true, "recess"),
            (State::Draft, &open, true, true, "no_contact"),
            (State::Abolished, &recess, true, true, "abolished"),
        ] {
            let got = intake((state, chosen), (reached, held));
            assert_eq!(got.word(), want, "{state:?} {chosen:?}");
        }
    }
}
