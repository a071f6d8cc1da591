//! The two machines: what becomes of a question, and what becomes of it before each office that was asked. Pure.

use super::model::{Act, Before, Closing, State, Step};
use crate::base::{Conflict, Error};
use crate::spaces::Hand;

/// Who acts, as far as a machine asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Who asked.
    Asker,
    /// Somebody who acts for the office.
    Office(Hand),
    Moderator,
    /// The program itself, when a day has come or another machine has moved.
    System,
    Other,
}

/// Why a machine does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing leads from this state by this act.
    State,
    /// Somebody else may do it.
    Right,
    /// What stands in the way, and who could lift it.
    Rule(&'static str, &'static str),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        match refusal {
            Refusal::State => Error::Conflict(Conflict {
                code: "question_state",
                current: None,
                revision: None,
            }),
            Refusal::Right => Error::refused("question_role", "nobody"),
            Refusal::Rule(code, lifter) => Error::refused(code, lifter),
        }
    }
}

/// What the machine of a question must know beside its state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// A moderator looks at it ahead of everybody else.
    pub premoderated: bool,
    /// The moderator asked it himself, serves an office that was asked, or decided earlier what is to be decided again.
    pub conflict: bool,
    /// An office has answered already.
    pub answered: bool,
    /// Who would send it in again moderates there no more.
    pub left: bool,
    pub appeal: Appeal,
}

/// How it stands with the appeal against a decline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appeal {
    /// The asker may still bring one.
    #[default]
    None,
    Open,
    Decided,
    /// The time for one is over.
    Late,
}

/// Where an act leads a question.
///
/// # Errors
/// The refusal, with nothing changed.
pub fn next(state: State, act: Act, actor: Actor, facts: &Facts) -> Result<State, Refusal> {
    let to = match (act, state) {
        (Act::Submit, State::Draft) if facts.premoderated => State::Held,
        (Act::Submit, State::Draft) | (Act::Approve, State::Held) => State::Published,
        (Act::Return, State::Held) => State::Draft,
        (Act::Decline, State::Held | State::Published) => State::Declined,
        (Act::Appeal | Act::Uphold, State::Declined) => State::Declined,
        (Act::Reverse, State::Declined) => State::Published,
        (Act::Withdraw, State::Draft | State::Held | State::Published) => State::Withdrawn,
        (Act::Merge, State::Published) => State::Merged,
        _ => return Err(Refusal::State),
    };
    match (act, actor) {
        (Act::Submit | Act::Appeal | Act::Withdraw, Actor::Asker)
        | (
            Act::Approve | Act::Return | Act::Decline | Act::Uphold | Act::Reverse,
            Actor::Moderator,
        )
        | (Act::Merge, Actor::System) => {}
        _ => return Err(Refusal::Right),
    }
    if actor == Actor::Moderator && facts.conflict {
        return Err(Refusal::Rule("question_conflict", "moderator"));
    }
    match (act, facts.appeal) {
        (Act::Return, _) if facts.left => Err(Refusal::Rule("return_left", "judging")),
        (Act::Withdraw, _) if facts.answered => Err(Refusal::Rule("question_answered", "nobody")),
        (Act::Appeal, Appeal::Open | Appeal::Decided) => {
            Err(Refusal::Rule("appealed_once", "nobody"))
        }
        (Act::Appeal, Appeal::Late) => Err(Refusal::Rule("appeal_late", "nobody")),
        (Act::Uphold | Act::Reverse, Appeal::None | Appeal::Decided | Appeal::Late) => {
            Err(Refusal::State)
        }
        _ => Ok(to),
    }
}

/// What the machine of an office that was asked must know beside its state.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    /// That it was received has been said in this cycle.
    pub acknowledged: bool,
    /// It may be asked back once more in this cycle.
    pub may_clarify: bool,
    /// The asker may still answer what lapsed for want of his answer.
    pub may_resume: bool,
    /// Nobody has said in time that it was received: a moderator may send it on.
    pub forgotten: bool,
    /// It may be sent on once more, and there.
    pub may_forward: bool,
    pub extended: bool,
    pub overdue: bool,
    pub may_reopen: bool,
    /// The asker may ask once more below the answer.
    pub may_follow: bool,
    /// He did, and the office has not answered that.
    pub followed: bool,
    /// What is open when a term ends goes on with the next.
    pub inherits: bool,
    /// Where it stood before its question was declined, and why it closes.
    pub before: Before,
    pub closing: Closing,
}

/// Where a step leads a question before one office.
///
/// # Errors
/// The refusal, with nothing changed.
pub fn step(state: Before, step: Step, actor: Actor, facts: &Matter) -> Result<Before, Refusal> {
    let to = led(state, step, facts)?;
    let publishes = matches!(actor, Actor::Office(hand) if hand >= Hand::Publish);
    let allowed = match step {
        Step::Acknowledge => matches!(actor, Actor::Office(_)),
        Step::Clarify
        | Step::Answer
        | Step::Refuse
        | Step::Extend
        | Step::TakeOver
        | Step::Private
        | Step::Respond => publishes,
        Step::Forward => publishes || actor == Actor::Moderator,
        Step::Reply | Step::Reopen | Step::Deny | Step::FollowUp => actor == Actor::Asker,
        Step::Receive | Step::Lapse | Step::EndTerm | Step::Close | Step::Reinstate => {
            actor == Actor::System
        }
    };
    if !allowed {
        return Err(Refusal::Right);
    }
    let rule = |stands: bool, code, lifter| match stands {
        true => Ok(to),
        false => Err(Refusal::Rule(code, lifter)),
    };
    match step {
        Step::Acknowledge => rule(!facts.acknowledged, "acknowledged_once", "nobody"),
        Step::Clarify => rule(facts.may_clarify, "clarified_enough", "nobody"),
        Step::Reply if state != Before::Clarifying => {
            rule(facts.may_resume, "lapsed_for_good", "nobody")
        }
        Step::Forward if !publishes && !facts.forgotten => rule(false, "forward_early", "office"),
        Step::Forward => rule(facts.may_forward, "forwarded_enough", "nobody"),
        Step::Extend if facts.overdue => rule(false, "extended_late", "nobody"),
        Step::Extend => rule(!facts.extended, "extended_once", "nobody"),
        Step::Reopen => rule(facts.may_reopen, "reopened_enough", "nobody"),
        Step::FollowUp => rule(facts.may_follow, "followed_enough", "nobody"),
        Step::Respond => rule(facts.followed, "followed_none", "nobody"),
        _ => Ok(to),
    }
}

/// Where the table leads, whoever acts.
fn led(state: Before, step: Step, facts: &Matter) -> Result<Before, Refusal> {
    use Before::{Answered, Clarifying, Closed, Forwarded, Pending, Private, Refused, Waiting};
    Ok(match (step, state) {
        (Step::Receive, Pending)
        | (Step::Acknowledge | Step::Extend, Waiting)
        | (Step::Reopen, Answered | Refused)
        | (Step::Deny, Private) => Waiting,
        (Step::Reply, Clarifying) => Waiting,
        (Step::Reply, Closed(Closing::Lapsed)) => Waiting,
        (Step::TakeOver, Closed(Closing::TermEnded)) => Waiting,
        (Step::Clarify, Waiting) => Clarifying,
        (Step::Lapse, Clarifying) => Closed(Closing::Lapsed),
        (Step::Answer, Waiting | Clarifying) => Answered,
        (Step::Answer, Closed(Closing::TermEnded)) => Answered,
        (Step::Refuse, Waiting | Clarifying) => Refused,
        (Step::Forward, Waiting) => Forwarded,
        (Step::Private, Waiting) => Private,
        (Step::FollowUp | Step::Respond, Answered) => Answered,
        (Step::EndTerm, Waiting | Clarifying) if facts.inherits => state,
        (Step::EndTerm, Waiting | Clarifying) => Closed(Closing::TermEnded),
        (Step::Close, Pending | Waiting | Clarifying) => Closed(facts.closing),
        (Step::Reinstate, Closed(Closing::Declined)) => facts.before,
        _ => return Err(Refusal::State),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTORS: [Actor; 7] = [
        Actor::Asker,
        Actor::Office(Hand::Draft),
        Actor::Office(Hand::Publish),
        Actor::Office(Hand::Hold),
        Actor::Moderator,
        Actor::System,
        Actor::Other,
    ];

    /// Facts under which nothing but state and role stands in the way.
    fn facts(act: Act) -> Facts {
        Facts {
            premoderated: true,
            appeal: match act {
                Act::Uphold | Act::Reverse => Appeal::Open,
                _ => Appeal::None,
            },
            ..Facts::default()
        }
    }

    #[test]
    fn a_question_moves_as_its_table_says_and_no_other_way() {
        use State::{Declined, Draft, Held, Merged, Published, Withdrawn};
        let table: &[(State, Act, State, Actor)] = &[
            (Draft, Act::Submit, Held, Actor::Asker),
            (Held, Act::Approve, Published, Actor::Moderator),
            (Held, Act::Return, Draft, Actor::Moderator),
            (Held, Act::Decline, Declined, Actor::Moderator),
            (Published, Act::Decline, Declined, Actor::Moderator),
            (Declined, Act::Appeal, Declined, Actor::Asker),
            (Declined, Act::Uphold, Declined, Actor::Moderator),
            (Declined, Act::Reverse, Published, Actor::Moderator),
            (Draft, Act::Withdraw, Withdrawn, Actor::Asker),
            (Held, Act::Withdraw, Withdrawn, Actor::Asker),
            (Published, Act::Withdraw, Withdrawn, Actor::Asker),
            (Published, Act::Merge, Merged, Actor::System),
        ];
        let mut moved = 0;
        for state in State::ALL {
            for act in Act::ALL {
                for actor in ACTORS {
                    let line = table
                        .iter()
                        .find(|(from, by, ..)| (from, by) == (state, act));
                    let want = match line {
                        None => Err(Refusal::State),
                        Some((.., who)) if *who != actor => Err(Refusal::Right),
                        Some((_, _, to, _)) => Ok(*to),
                    };
                    let got = next(*state, *act, actor, &facts(*act));
                    assert_eq!(got, want, "{state:?} {act:?} {actor:?}");
                    moved += usize::from(got.is_ok());
                }
            }
        }
        assert_eq!(moved, table.len());
    }

    #[test]
    fn a_question_is_refused_what_its_facts_forbid() {
        let open = Facts::default();
        let free = next(State::Draft, Act::Submit, Actor::Asker, &open);
        assert_eq!(free, Ok(State::Published));
        let biased = Facts {
            conflict: true,
            appeal: Appeal::Open,
            ..open
        };
        for (state, act) in [
            (State::Held, Act::Approve),
            (State::Held, Act::Return),
            (State::Published, Act::Decline),
            (State::Declined, Act::Uphold),
            (State::Declined, Act::Reverse),
        ] {
            let got = next(state, act, Actor::Moderator, &biased);
            let rule = Refusal::Rule("question_conflict", "moderator");
            assert_eq!(got, Err(rule), "{act:?}");
        }
        let left = Facts { left: true, ..open };
        let got = next(State::Held, Act::Return, Actor::Moderator, &left);
        assert_eq!(got, Err(Refusal::Rule("return_left", "judging")));
        let got = next(State::Held, Act::Approve, Actor::Moderator, &left);
        assert_eq!(got, Ok(State::Published));
        let answered = Facts {
            answered: true,
            ..open
        };
        let got = next(State::Published, Act::Withdraw, Actor::Asker, &answered);
        assert_eq!(got, Err(Refusal::Rule("question_answered", "nobody")));
        for (appeal, want) in [
            (Appeal::Open, "appealed_once"),
            (Appeal::Decided, "appealed_once"),
            (Appeal::Late, "appeal_late"),
        ] {
            let facts = Facts { appeal, ..open };
            let got = next(State::Declined, Act::Appeal, Actor::Asker, &facts);
            assert_eq!(got, Err(Refusal::Rule(want, "nobody")));
        }
        for appeal in [Appeal::None, Appeal::Decided, Appeal::Late] {
            let facts = Facts { appeal, ..open };
            let got = next(State::Declined, Act::Reverse, Actor::Moderator, &facts);
            assert_eq!(got, Err(Refusal::State), "{appeal:?}");
        }
    }

    /// Facts under which nothing but state and role stands in the way.
    const FREE: Matter = Matter {
        acknowledged: false,
        may_clarify: true,
        may_resume: true,
        forgotten: true,
        may_forward: true,
        extended: false,
        overdue: false,
        may_reopen: true,
        may_follow: true,
        followed: true,
        inherits: false,
        before: Before::Clarifying,
        closing: Closing::Withdrawn,
    };

    fn all_states() -> Vec<Before> {
        let mut all = vec![
            Before::Pending,
            Before::Waiting,
            Before::Clarifying,
            Before::Answered,
            Before::Refused,
            Before::Forwarded,
            Before::Private,
        ];
        all.extend(Closing::ALL.iter().map(|code| Before::Closed(*code)));
        all
    }

    #[test]
    fn an_office_moves_as_its_table_says_and_no_other_way() {
        use Before::{Answered, Clarifying, Closed, Forwarded, Pending, Private, Refused, Waiting};
        let draft: &[Actor] = &[
            Actor::Office(Hand::Draft),
            Actor::Office(Hand::Publish),
            Actor::Office(Hand::Hold),
        ];
        let publish = &draft[1..];
        let forward: &[Actor] = &[publish[0], publish[1], Actor::Moderator];
        let (asker, system): (&[Actor], &[Actor]) = (&[Actor::Asker], &[Actor::System]);
        let (lapsed, ended) = (Closed(Closing::Lapsed), Closed(Closing::TermEnded));
        let gone = Closed(Closing::Withdrawn);
        let table: &[(Before, Step, Before, &[Actor])] = &[
            (Pending, Step::Receive, Waiting, system),
            (Waiting, Step::Acknowledge, Waiting, draft),
            (Waiting, Step::Clarify, Clarifying, publish),
            (Clarifying, Step::Reply, Waiting, asker),
            (lapsed, Step::Reply, Waiting, asker),
            (Clarifying, Step::Lapse, lapsed, system),
            (Waiting, Step::Answer, Answered, publish),
            (Clarifying, Step::Answer, Answered, publish),
            (ended, Step::Answer, Answered, publish),
            (Waiting, Step::Refuse, Refused, publish),
            (Clarifying, Step::Refuse, Refused, publish),
            (Waiting, Step::Forward, Forwarded, forward),
            (Waiting, Step::Extend, Waiting, publish),
            (Answered, Step::Reopen, Waiting, asker),
            (Refused, Step::Reopen, Waiting, asker),
            (Waiting, Step::EndTerm, ended, system),
            (Clarifying, Step::EndTerm, ended, system),
            (ended, Step::TakeOver, Waiting, publish),
            (Pending, Step::Close, gone, system),
            (Waiting, Step::Close, gone, system),
            (Clarifying, Step::Close, gone, system),
            (
                Closed(Closing::Declined),
                Step::Reinstate,
                Clarifying,
                system,
            ),
            (Waiting, Step::Private, Private, publish),
            (Private, Step::Deny, Waiting, asker),
            (Answered, Step::FollowUp, Answered, asker),
            (Answered, Step::Respond, Answered, publish),
        ];
        let (mut moved, mut wanted) = (0, 0);
        for (.., who) in table {
            wanted += who.len();
        }
        for state in all_states() {
            for act in Step::ALL {
                for actor in ACTORS {
                    let line = table
                        .iter()
                        .find(|(from, by, ..)| (*from, by) == (state, act));
                    let want = match line {
                        None => Err(Refusal::State),
                        Some((.., who)) if !who.contains(&actor) => Err(Refusal::Right),
                        Some((_, _, to, _)) => Ok(*to),
                    };
                    let got = step(state, *act, actor, &FREE);
                    assert_eq!(got, want, "{state:?} {act:?} {actor:?}");
                    moved += usize::from(got.is_ok());
                }
            }
        }
        assert_eq!(moved, wanted);
    }

    #[test]
    fn an_office_is_refused_what_the_facts_forbid() {
        let holder = Actor::Office(Hand::Hold);
        let lapsed = Before::Closed(Closing::Lapsed);
        let no = |facts: Matter| facts;
        type Line = (Before, Step, Actor, Matter, &'static str);
        let table: [Line; 11] = [
            (
                Before::Answered,
                Step::FollowUp,
                Actor::Asker,
                no(Matter {
                    may_follow: false,
                    ..FREE
                }),
                "followed_enough",
            ),
            (
                Before::Answered,
                Step::Respond,
                holder,
                no(Matter {
                    followed: false,
                    ..FREE
                }),
                "followed_none",
            ),
            (
                Before::Waiting,
                Step::Acknowledge,
                holder,
                no(Matter {
                    acknowledged: true,
                    ..FREE
                }),
                "acknowledged_once",
            ),
            (
                Before::Waiting,
                Step::Clarify,
                holder,
                no(Matter {
                    may_clarify: false,
                    ..FREE
                }),
                "clarified_enough",
            ),
            (
                lapsed,
                Step::Reply,
                Actor::Asker,
                no(Matter {
                    may_resume: false,
                    ..FREE
                }),
                "lapsed_for_good",
            ),
            (
                Before::Waiting,
                Step::Forward,
                Actor::Moderator,
                no(Matter {
                    forgotten: false,
                    ..FREE
                }),
                "forward_early",
            ),
            (
                Before::Waiting,
                Step::Forward,
                holder,
                no(Matter {
                    may_forward: false,
                    ..FREE
                }),
                "forwarded_enough",
            ),
            (
                Before::Waiting,
                Step::Forward,
                Actor::Moderator,
                no(Matter {
                    may_forward: false,
                    ..FREE
                }),
                "forwarded_enough",
            ),
            (
                Before::Waiting,
                Step::Extend,
                holder,
                no(Matter {
                    extended: true,
                    ..FREE
                }),
                "extended_once",
            ),
            (
                Before::Waiting,
                Step::Extend,
                holder,
                no(Matter {
                    overdue: true,
                    ..FREE
                }),
                "extended_late",
            ),
            (
                Before::Answered,
                Step::Reopen,
                Actor::Asker,
                no(Matter {
                    may_reopen: false,
                    ..FREE
                }),
                "reopened_enough",
            ),
        ];
        for (state, act, actor, facts, want) in table {
            match step(state, act, actor, &facts) {
                Err(Refusal::Rule(code, _)) => assert_eq!(code, want),
                other => panic!("{act:?}: {other:?}"),
            }
        }
        // An office need not have forgotten a matter to send it on itself, nor the asker be in time while it is asked.
        let early = Matter {
            forgotten: false,
            may_resume: false,
            ..FREE
        };
        assert_eq!(
            step(Before::Waiting, Step::Forward, holder, &early),
            Ok(Before::Forwarded)
        );
        assert_eq!(
            step(Before::Clarifying, Step::Reply, Actor::Asker, &early),
            Ok(Before::Waiting)
        );
        let next = Matter {
            inherits: true,
            ..FREE
        };
        for state in [Before::Waiting, Before::Clarifying] {
            assert_eq!(step(state, Step::EndTerm, Actor::System, &next), Ok(state));
        }
    }
}
