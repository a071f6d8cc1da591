//! The words of states, days and histories of questions.

use crate::base::Instant;
use crate::clocks::date_of;
use crate::i18n::{Arg, Texts};
use crate::questions::{Before, Cycle, Decline, Moved, Placed, Refusing, State};

/// Style, icon and words of where a question stands before an office.
pub fn standing(
    t: &Texts<'_>,
    placed: &Placed,
    now: Instant,
) -> (&'static str, &'static str, String) {
    let cycle = placed.cycle.as_ref();
    match placed.addressee.state {
        Before::Waiting if cycle.is_some_and(|cycle| cycle.is_long_overdue(now)) => {
            ("bad", "warning", t.say("before-long-overdue"))
        }
        Before::Waiting if cycle.is_some_and(|cycle| cycle.is_overdue(now)) => {
            ("bad", "clock", t.say("before-overdue"))
        }
        state => state_words(t, state),
    }
}

/// Style, icon and words of a state, whatever the day.
pub fn state_words(t: &Texts<'_>, state: Before) -> (&'static str, &'static str, String) {
    match state {
        Before::Closed(closing) => {
            let key = format!("closed-{}", closing.as_str().replace('_', "-"));
            ("", "archive", t.say(&key))
        }
        state => {
            let (style, icon) = match state {
                Before::Answered => ("good", "check"),
                Before::Refused => ("", "warning"),
                Before::Forwarded => ("", "move"),
                Before::Clarifying => ("", "question"),
                Before::Private => ("", "talk"),
                _ => ("", "clock"),
            };
            (style, icon, t.say(&format!("before-{}", state.as_str())))
        }
    }
}

/// In one line: since when, until when, and what came of it.
pub fn days(t: &Texts<'_>, cycle: &Cycle) -> String {
    let day = |text: &str| date_of(text).map(|day| t.date(day)).unwrap_or_default();
    let started = day(&cycle.started_on);
    let two = |key: &str, other: &str| {
        t.with(
            key,
            &[("from", Arg::Text(&started)), ("to", Arg::Text(other))],
        )
    };
    match (&cycle.stopped, &cycle.due_on) {
        (Some((_, on)), _) => two("days-stopped", &day(on)),
        (None, Some(due)) => two("days-due", &day(due)),
        (None, None) => t.with("days-paused", &[("from", Arg::Text(&started))]),
    }
}

/// As [`days`], of the newest clock before an office; why it stands still where nobody can answer.
pub fn days_of(t: &Texts<'_>, placed: &Placed) -> Option<String> {
    let cycle = placed.cycle.as_ref()?;
    let days = days(t, cycle);
    let still = cycle.stopped.is_none() && cycle.due_on.is_none();
    Some(match still && placed.addressee.state == Before::Waiting {
        true => t.named("days-halted", &days),
        false => days,
    })
}

/// How many days an answer took, as its office counts them.
pub fn took(cycle: &Cycle) -> Option<i32> {
    let from = date_of(&cycle.started_on)?;
    let to = date_of(&cycle.stopped.as_ref()?.1)?;
    from.until(to).ok().map(|span| span.get_days())
}

/// Where the question itself stands.
pub fn state(t: &Texts<'_>, state: State) -> String {
    t.say(&format!("question-{}", state.as_str()))
}

/// The words of a reason to decline.
pub fn decline(t: &Texts<'_>, code: Decline) -> String {
    t.say(&format!("decline-{}", code.as_str().replace('_', "-")))
}

/// The words of a reason not to answer.
pub fn refusing(t: &Texts<'_>, code: Refusing) -> String {
    t.say(&format!("refusing-{}", code.as_str().replace('_', "-")))
}

/// What was done, in one line of the history; `office` is named where it was done before one.
pub fn step(t: &Texts<'_>, moved: &Moved, office: &str) -> String {
    let key = format!("step-{}", moved.step.replace(['.', '_'], "-"));
    let code = moved.code.as_deref().unwrap_or("none");
    let args = [("office", Arg::Text(office)), ("code", Arg::Text(code))];
    let words = t.with(&key, &args);
    match moved.step.as_str() {
        "question.declined" => {
            let code = Decline::from_word(code).map(|code| decline(t, code));
            format!("{words} {}", code.unwrap_or_default())
        }
        "addressee.refused" => {
            let code = Refusing::from_word(code).map(|code| refusing(t, code));
            format!("{words} {}", code.unwrap_or_default())
        }
        "cosign.removed" | "cosign.restored" => t.count(&key, code.parse::<i32>().unwrap_or(0)),
        _ => words,
    }
}
