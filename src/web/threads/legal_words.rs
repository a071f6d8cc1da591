//! The words of the clock of the law: where a question was handed in, by when it must be answered, and how that is counted.

use crate::clocks::{Extend, Silence};
use crate::i18n::{Arg, Texts};
use crate::questions::{Legal, Side, Statutory};
use crate::web::clocks;

/// A clock of the law on a page.
pub struct LegalView {
    pub style: &'static str,
    pub icon: &'static str,
    pub state: String,
    pub said: String,
    /// Who says so.
    pub side: String,
    /// How the day is counted.
    pub printed: Option<String>,
    /// What the law says besides.
    pub notes: Vec<String>,
}

/// What was said, and the clock of it; the clock is none where nobody vouches for the rules.
pub fn view(t: &Texts<'_>, said: &Statutory, clock: Option<&Legal>) -> LegalView {
    let (style, icon, state) = state(t, said, clock);
    let day = t.date(said.received_on);
    let args = [
        ("channel", Arg::Text(&said.channel)),
        ("number", Arg::Text(&said.number)),
        ("day", Arg::Text(&day)),
    ];
    LegalView {
        style,
        icon,
        state,
        said: t.with("legal-said", &args),
        side: match said.side {
            Side::Asker => t.say("legal-by-asker"),
            Side::Office => t.say("legal-by-office"),
            Side::Moderator => t.say("legal-by-moderator"),
        },
        printed: clock.map(|clock| clocks::printed(t, &clock.printed)),
        notes: clock.map(|clock| notes(t, clock)).unwrap_or_default(),
    }
}

fn state(
    t: &Texts<'_>,
    said: &Statutory,
    clock: Option<&Legal>,
) -> (&'static str, &'static str, String) {
    let Some(clock) = clock else {
        return ("", "warning", t.say("legal-unchecked"));
    };
    let due = clock.due.due.map(|day| t.date(day));
    match (said.answered_on, due, clock.overdue) {
        (Some(day), _, false) => ("good", "check", t.named("legal-answered-on", &t.date(day))),
        (Some(day), ..) => ("bad", "check", t.named("legal-answered-late", &t.date(day))),
        (None, None, _) => ("", "clock", t.say("legal-waits")),
        (None, Some(due), true) => ("bad", "clock", t.named("legal-overdue", &due)),
        (None, Some(due), false) => ("", "clock", t.named("legal-due", &due)),
    }
}

fn notes(t: &Texts<'_>, clock: &Legal) -> Vec<String> {
    let mut notes = Vec::new();
    if clock.rule.silence == Some(Silence::Refusal) {
        notes.push(t.say("legal-silence"));
    }
    if let Some(Extend::By {
        notify: Some(n), ..
    }) = clock.rule.extend
    {
        notes.push(t.count("legal-notify", n));
    }
    notes
}
