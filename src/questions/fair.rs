//! Fair figures of an office: counts with what they are counted of, and nothing that ranks. Pure.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::base::TermId;
use crate::base::words::words;
use crate::clocks::{Pause, elapsed};

words! {
    /// What came of a cycle.
    Outcome {
        Answered = "answered",
        /// For a reason that counts.
        Refused = "refused",
        /// For a reason that does not: it was not theirs, it was answered before, it was abuse.
        Excused = "excused",
        /// The term ended, whoever went on with it.
        TermEnded = "term_ended",
        Forwarded = "forwarded",
        Private = "private",
        Lapsed = "lapsed",
        Merged = "merged",
        Withdrawn = "withdrawn",
        Declined = "declined",
        Abolished = "abolished",
    }
}

words! {
    /// Why a cycle is left out.
    LeftOut {
        Exercise = "exercise",
        Excused = "excused",
        Forwarded = "forwarded",
        Private = "private",
        Lapsed = "lapsed",
        Merged = "merged",
        Withdrawn = "withdrawn",
        Declined = "declined",
        Abolished = "abolished",
        /// Its term ended before its time of grace was over.
        Cut = "cut",
        TooNew = "too_new",
    }
}

/// One cycle of the norm, as its row has it.
#[derive(Clone, Debug)]
pub struct Cycle {
    pub term: Option<TermId>,
    pub exercise: bool,
    pub started_on: Date,
    /// None while it runs.
    pub stopped: Option<(Date, Outcome)>,
    /// The last day, with a pause that ran when it stopped taken to end on that day.
    pub due_on: Option<Date>,
    pub pauses: Vec<Pause>,
    /// The answer is standard text.
    pub boilerplate: bool,
}

/// What is counted how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Days ahead of which nothing is counted.
    pub grace: u32,
    /// Fewest that have a rate.
    pub min_n: u32,
}

/// The figures of an office or of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// What the rest is counted of.
    pub eligible: u32,
    pub answered: u32,
    /// Of these, by their last day.
    pub within: u32,
    /// Refused for reasons that count: not answered.
    pub refused: u32,
    /// Answered with standard text: not answered.
    pub boilerplate: u32,
    /// Answered of a hundred; none where there are too few.
    pub rate: Option<u32>,
    /// When half of them were answered; none where there are too few.
    pub half: Option<Half>,
    /// How many were left out, and why.
    pub left_out: BTreeMap<LeftOut, u32>,
    /// How many days each answer took, without those of pauses; the quickest first.
    pub waits: Vec<u32>,
}

impl Figures {
    /// Those that count and have no answer of any kind.
    pub fn silent(&self) -> u32 {
        self.eligible - self.answered - self.refused - self.boilerplate
    }

    /// How many were left out for this reason.
    pub fn out(&self, why: LeftOut) -> u32 {
        self.left_out.get(&why).copied().unwrap_or(0)
    }
}

/// What began in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    pub answered: u32,
    /// Waits, or was not answered.
    pub rest: u32,
}

/// When half of all that counts were answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Within so many days, without those of pauses.
    Within(u32),
    /// Fewer than half were.
    Fewer,
}

/// The figures of these cycles on this day.
pub fn figures<'a>(
    cycles: impl IntoIterator<Item = &'a Cycle>,
    rules: Rules,
    today: Date,
) -> Figures {
    let mut found = Figures::default();
    let mut waits: Vec<u32> = Vec::new();
    for cycle in cycles {
        if let Some(why) = left_out(cycle, rules, today) {
            *found.left_out.entry(why).or_default() += 1;
            continue;
        }
        found.eligible += 1;
        let Some((on, outcome)) = cycle.stopped else {
            continue;
        };
        match outcome {
            Outcome::Answered if cycle.boilerplate => found.boilerplate += 1,
            Outcome::Answered => {
                found.answered += 1;
                found.within += u32::from(cycle.due_on.is_some_and(|due| on <= due));
                waits.push(elapsed(cycle.started_on, on, &cycle.pauses));
            }
            Outcome::Refused => found.refused += 1,
            _ => {}
        }
    }
    waits.sort_unstable();
    if found.eligible > 0 && found.eligible >= rules.min_n {
        found.rate = Some((found.answered * 200 + found.eligible) / (found.eligible * 2));
        found.half = Some(half(&waits, found.eligible));
    }
    found.waits = waits;
    found
}

/// What began in each of so many months up to today's, and counts or is too new; the oldest month first.
pub fn months<'a>(
    cycles: impl IntoIterator<Item = &'a Cycle>,
    rules: Rules,
    (today, count): (Date, u8),
) -> Vec<Month> {
    let back = |n: u8| today.first_of_month().saturating_sub(i32::from(n).months());
    let mut months: Vec<Month> = (0..count)
        .rev()
        .map(|n| Month {
            first: back(n),
            answered: 0,
            rest: 0,
        })
        .collect();
    for cycle in cycles {
        if left_out(cycle, rules, today).is_some_and(|why| why != LeftOut::TooNew) {
            continue;
        }
        let first = cycle.started_on.first_of_month();
        let Some(month) = months.iter_mut().find(|month| month.first == first) else {
            continue;
        };
        let answered = matches!(cycle.stopped, Some((_, Outcome::Answered)));
        match answered && !cycle.boilerplate {
            true => month.answered += 1,
            false => month.rest += 1,
        }
    }
    months
}

/// The figures of an office by its terms.
pub fn by_term(cycles: &[Cycle], rules: Rules, today: Date) -> BTreeMap<Option<TermId>, Figures> {
    let mut groups: BTreeMap<_, Vec<&Cycle>> = BTreeMap::new();
    for cycle in cycles {
        groups.entry(cycle.term).or_default().push(cycle);
    }
    groups
        .into_iter()
        .map(|(key, cycles)| (key, figures(cycles, rules, today)))
        .collect()
}

/// Why a cycle does not count.
fn left_out(cycle: &Cycle, rules: Rules, today: Date) -> Option<LeftOut> {
    if cycle.exercise {
        return Some(LeftOut::Exercise);
    }
    let past_grace = |day| cycle.started_on <= day && days(cycle.started_on, day) >= rules.grace;
    let why = cycle.stopped.and_then(|(on, outcome)| match outcome {
        Outcome::Answered | Outcome::Refused => None,
        Outcome::TermEnded => (!past_grace(on)).then_some(LeftOut::Cut),
        Outcome::Excused => Some(LeftOut::Excused),
        Outcome::Forwarded => Some(LeftOut::Forwarded),
        Outcome::Private => Some(LeftOut::Private),
        Outcome::Lapsed => Some(LeftOut::Lapsed),
        Outcome::Merged => Some(LeftOut::Merged),
        Outcome::Withdrawn => Some(LeftOut::Withdrawn),
        Outcome::Declined => Some(LeftOut::Declined),
        Outcome::Abolished => Some(LeftOut::Abolished),
    });
    // What was answered at once is too new as well: else the quick would count and the slow would not.
    why.or((!past_grace(today)).then_some(LeftOut::TooNew))
}

/// Days from one to the other, paused or not.
fn days(from: Date, to: Date) -> u32 {
    elapsed(from, to, &[])
}

/// The day by which half of `all` were answered, the quickest first; those who were not wait for ever.
fn half(answered: &[u32], all: u32) -> Half {
    let middle = usize::try_from(all.div_ceil(2)).unwrap_or(usize::MAX);
    let found = middle.checked_sub(1).and_then(|at| answered.get(at));
    found.map_or(Half::Fewer, |days| Half::Within(*days))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const RULES: Rules = Rules {
        grace: 14,
        min_n: 10,
    };
    /// 30 days behind the start of every cycle below that says nothing else.
    const TODAY: Date = date(2026, 4, 1);

    fn open() -> Cycle {
        Cycle {
            term: Some(TermId(1)),
            exercise: false,
            started_on: date(2026, 3, 2),
            stopped: None,
            due_on: Some(date(2026, 3, 16)),
            pauses: Vec::new(),
            boilerplate: false,
        }
    }

    /// One that came to this so many days after its start.
    fn after(days: i32, outcome: Outcome) -> Cycle {
        let on = open().started_on.saturating_add(days.days());
        Cycle {
            stopped: Some((on, outcome)),
            ..open()
        }
    }

    fn answered(days: &[i32]) -> Vec<Cycle> {
        let each = days.iter().map(|days| after(*days, Outcome::Answered));
        each.collect()
    }

    #[test]
    fn what_counts_is_told_with_what_it_is_counted_of() {
        // Twelve of fifteen, four of them by the 14th day; three too new.
        let mut cycles = answered(&[3, 9, 14, 14, 15, 15, 16, 17, 18, 20, 21, 29]);
        cycles.extend([open(), open(), after(20, Outcome::Refused)]);
        let new = |mut cycle: Cycle, started_on| {
            cycle.started_on = started_on;
            cycle
        };
        cycles.push(new(open(), date(2026, 3, 19)));
        cycles.push(new(open(), TODAY));
        let mut quick = after(0, Outcome::Answered);
        quick.stopped = Some((date(2026, 3, 20), Outcome::Answered));
        cycles.push(new(quick, date(2026, 3, 19)));
        let want = Figures {
            eligible: 15,
            answered: 12,
            within: 4,
            refused: 1,
            boilerplate: 0,
            rate: Some(80),
            half: Some(Half::Within(17)),
            left_out: BTreeMap::from([(LeftOut::TooNew, 3)]),
            waits: vec![3, 9, 14, 14, 15, 15, 16, 17, 18, 20, 21, 29],
        };
        assert_eq!(figures(&cycles, RULES, TODAY), want);
        assert_eq!(want.silent(), 2);
        assert_eq!((want.out(LeftOut::TooNew), want.out(LeftOut::Cut)), (3, 0));
        // The fourteenth day behind its start is past the time of grace, the thirteenth is not.
        let at = |started_on| figures(&[new(open(), started_on)], RULES, TODAY).eligible;
        assert_eq!((at(date(2026, 3, 18)), at(date(2026, 3, 19))), (1, 0));
    }

    #[test]
    fn what_does_not_count_is_told_with_its_reason() {
        for (outcome, why) in [
            (Outcome::Excused, LeftOut::Excused),
            (Outcome::Forwarded, LeftOut::Forwarded),
            (Outcome::Private, LeftOut::Private),
            (Outcome::Lapsed, LeftOut::Lapsed),
            (Outcome::Merged, LeftOut::Merged),
            (Outcome::Withdrawn, LeftOut::Withdrawn),
            (Outcome::Declined, LeftOut::Declined),
            (Outcome::Abolished, LeftOut::Abolished),
        ] {
            let want = Figures {
                left_out: BTreeMap::from([(why, 2)]),
                ..Figures::default()
            };
            let two = [after(3, outcome), after(25, outcome)];
            assert_eq!(figures(&two, RULES, TODAY), want, "{outcome:?}");
        }
        let exercise = Cycle {
            exercise: true,
            ..after(3, Outcome::Answered)
        };
        let found = figures(&[exercise], RULES, TODAY);
        assert_eq!(found.left_out, BTreeMap::from([(LeftOut::Exercise, 1)]));
        assert_eq!(found.eligible, 0);
    }

    #[test]
    fn a_term_that_ends_answers_for_what_it_had_time_for() {
        let found = |days| figures(&[after(days, Outcome::TermEnded)], RULES, TODAY);
        assert_eq!(found(13).left_out, BTreeMap::from([(LeftOut::Cut, 1)]));
        assert_eq!((found(13).eligible, found(14).eligible), (0, 1));
        assert_eq!((found(14).answered, found(14).refused), (0, 0));
    }

    #[test]
    fn each_month_has_what_began_in_it() {
        let mut cycles = answered(&[1, 2]);
        cycles.push(open());
        cycles.push(after(1, Outcome::Forwarded));
        let began = |started_on| Cycle {
            started_on,
            ..open()
        };
        // Too new and yet asked; of a month ago; older than all months.
        cycles.extend([
            began(TODAY),
            began(date(2026, 2, 28)),
            began(date(2026, 1, 31)),
        ]);
        let mut dull = after(1, Outcome::Answered);
        dull.boilerplate = true;
        cycles.push(dull);
        let told: Vec<_> = months(&cycles, RULES, (TODAY, 3))
            .into_iter()
            .map(|month| (month.first, month.answered, month.rest))
            .collect();
        let want = [
            (date(2026, 2, 1), 0, 1),
            (date(2026, 3, 1), 2, 2),
            (date(2026, 4, 1), 0, 1),
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn few_have_counts_and_no_rate() {
        let nine = figures(&answered(&[1; 9]), RULES, TODAY);
        assert_eq!((nine.eligible, nine.answered), (9, 9));
        assert_eq!((nine.rate, nine.half), (None, None));
        let ten = figures(&answered(&[1; 10]), RULES, TODAY);
        assert_eq!((ten.rate, ten.half), (Some(100), Some(Half::Within(1))));
        let none = Rules { min_n: 0, ..RULES };
        assert_eq!(figures(&[], none, TODAY), Figures::default());
    }

    #[test]
    fn half_waits_for_those_who_were_not_answered() {
        for (days, unanswered, rate, half) in [
            // Of ten the fifth, of eleven the sixth.
            (
                &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10][..],
                0,
                100,
                Half::Within(5),
            ),
            (
                &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
                0,
                100,
                Half::Within(6),
            ),
            (&[9, 3, 5, 1, 7], 5, 50, Half::Within(9)),
            (&[9, 3, 5, 1, 7], 6, 45, Half::Fewer),
            (&[], 12, 0, Half::Fewer),
            (&[2, 2], 10, 17, Half::Fewer),
            (&[0; 11], 1, 92, Half::Within(0)),
        ] {
            let mut cycles = answered(days);
            cycles.resize(days.len() + unanswered, open());
            let found = figures(&cycles, RULES, TODAY);
            let said = (found.rate, found.half);
            assert_eq!(said, (Some(rate), Some(half)), "{days:?} {unanswered}");
        }
    }

    #[test]
    fn paused_days_are_nobodys() {
        let mut cycles = answered(&[20; 10]);
        for cycle in &mut cycles {
            // Asked on the 5th day, answered on the 12th; the pause moved the last day.
            cycle.pauses = vec![Pause {
                from: date(2026, 3, 7),
                to: Some(date(2026, 3, 14)),
            }];
            cycle.due_on = Some(date(2026, 3, 23));
        }
        let found = figures(&cycles, RULES, TODAY);
        assert_eq!((found.half, found.within), (Some(Half::Within(13)), 10));
    }

    #[test]
    fn standard_text_is_no_answer() {
        let mut cycles = answered(&[1; 10]);
        cycles[0].boilerplate = true;
        let found = figures(&cycles, RULES, TODAY);
        assert_eq!((found.eligible, found.answered, found.within), (10, 9, 9));
        assert_eq!((found.boilerplate, found.rate), (1, Some(90)));
        // A clock that had no last day was not kept.
        cycles[1].due_on = None;
        assert_eq!(figures(&cycles, RULES, TODAY).within, 8);
    }

    #[test]
    fn each_term_has_its_own_figures() {
        let mut cycles = answered(&[1, 2, 3]);
        cycles[1].term = None;
        cycles[2].term = Some(TermId(2));
        let found = by_term(&cycles, RULES, TODAY);
        let keys: Vec<_> = found.keys().map(|term| term.map(|t| t.0)).collect();
        assert_eq!(keys, [None, Some(1), Some(2)]);
        assert!(found.values().all(|figures| figures.eligible == 1));
    }
}
