//! What the database holds.

use std::time::Duration;

use super::{Check, Finding};
use crate::base::{Error, Instant, Result, minutes, seconds};
use crate::db::Conn;
use crate::db::look::{self, Look};
use crate::outbox::{self, State};
use crate::{accounts, events, jobs};

/// What was read.
pub(super) struct Rows {
    pub(super) look: Look,
    now: Instant,
    mfa: bool,
    newest: Instant,
    lag: Duration,
    failed: i64,
    held: i64,
    job_lag: Duration,
    dead_jobs: i64,
    administrators: usize,
    without_factor: Vec<String>,
}

/// Reads all of it in one snapshot.
pub(super) fn read(c: &mut Conn, mfa: bool, now: Instant) -> Result<Rows> {
    let look = look::look(c)?;
    if !look.current {
        return Err(Error::broken(
            "its tables are not up to date: migrations wait (elab migrate)",
        ));
    }
    Ok(Rows {
        look,
        now,
        mfa,
        newest: events::newest(c)?.unwrap_or(now),
        lag: outbox::untouched(c, now)?,
        failed: outbox::count(c, State::Failed)?,
        held: outbox::count(c, State::Held)?,
        job_lag: jobs::lag(c, now)?,
        dead_jobs: jobs::backlog(c, now)?.1,
        administrators: accounts::administrators(c)?.len(),
        without_factor: accounts::staff_without_factor(c)?,
    })
}

pub(super) const CHECKS: &[Check<Rows>] = &[
    (
        "version",
        "Older ones lack what the site relies on.",
        version,
    ),
    (
        "synchronisation",
        "What was answered should stand when the power fails.",
        synchronisation,
    ),
    ("clock", "Links, sessions and deadlines hang on it.", clock),
    (
        "language",
        "By the server's words the site tells what is slow or full from a fault.",
        language,
    ),
    (
        "letters",
        "A letter that nobody takes in hand says that the site does not run.",
        letters,
    ),
    ("failed letters", "People wait for them.", failed_letters),
    (
        "held letters",
        "They wait for your word since a restore.",
        held_letters,
    ),
    (
        "jobs",
        "What the site does by itself: forgetting, counting, clearing up.",
        waiting_jobs,
    ),
    (
        "failed jobs",
        "What failed twelve times is not tried again.",
        dead_jobs,
    ),
    (
        "administrator",
        "Nobody else opens communities or lets people back in.",
        administrator,
    ),
    (
        "staff",
        "Who has no second factor is a password away from being somebody else.",
        staff,
    ),
];

fn version(rows: &Rows) -> Finding {
    match rows.look.too_old {
        None => Finding::ok(rows.look.version.clone()),
        Some(least) => Finding::failed(
            rows.look.version.clone(),
            format!("Bring it to {least} or later."),
        ),
    }
}

fn synchronisation(rows: &Rows) -> Finding {
    match rows.look.durable {
        true => Finding::ok("on"),
        false => Finding::failed(
            "off",
            "Set fsync and synchronous_commit of the server to on.",
        ),
    }
}

fn clock(rows: &Rows) -> Finding {
    let mend = "Run a time service (systemd-timesyncd, chrony) on both machines.";
    let other = rows.look.clock.unwrap_or(rows.now);
    let apart = rows.now.since(other).max(other.since(rows.now));
    if apart > seconds(5) {
        let what = format!("{} s apart from the database's", apart.as_secs());
        return Finding::failed(what, mend);
    }
    match rows.newest.since(rows.now) {
        ahead if ahead > seconds(5) => Finding::failed(
            format!("{} s behind what has happened", ahead.as_secs()),
            mend,
        ),
        _ => Finding::ok("right"),
    }
}

fn language(rows: &Rows) -> Finding {
    match &rows.look.language {
        None => Finding::ok("English"),
        Some(other) => Finding::warning(
            format!("lc_messages is {other}"),
            "Who keeps the server says ALTER ROLE elab SET lc_messages = 'C'.",
        ),
    }
}

fn letters(rows: &Rows) -> Finding {
    match rows.lag {
        lag if lag > seconds(60) => Finding::failed(
            format!("one waits for {} s", lag.as_secs()),
            "Is elab serve running? Its log says why letters do not leave.",
        ),
        _ => Finding::ok("none waits"),
    }
}

/// Fails when there are any.
fn none(count: i64, what: &str, mend: &str) -> Finding {
    match count {
        0 => Finding::ok("none"),
        count => Finding::failed(format!("{count} {what}"), mend),
    }
}

fn failed_letters(rows: &Rows) -> Finding {
    let mend = "The column fault of deliveries says why; mend the relay or the address.";
    none(rows.failed, "were not taken", mend)
}

fn held_letters(rows: &Rows) -> Finding {
    match rows.held {
        0 => Finding::ok("none"),
        held => Finding::warning(
            format!("{held} wait"),
            "elab outbox release sends them, elab outbox discard throws them away.",
        ),
    }
}

fn waiting_jobs(rows: &Rows) -> Finding {
    match rows.job_lag {
        lag if lag > minutes(10) => Finding::warning(
            format!("one waits for {} minutes", lag.as_secs() / 60),
            "Is elab serve running? Its log says what holds them up.",
        ),
        _ => Finding::ok("none is late"),
    }
}

fn dead_jobs(rows: &Rows) -> Finding {
    let mend = "The column fault of jobs says why.";
    none(rows.dead_jobs, "failed for good", mend)
}

fn administrator(rows: &Rows) -> Finding {
    match rows.administrators {
        0 => Finding::failed(
            "there is none",
            "elab setup prints the link to make the first.",
        ),
        1 => Finding::warning(
            "there is one",
            "Make a second: a lost second factor takes a day else.",
        ),
        count => Finding::ok(format!("there are {count}")),
    }
}

fn staff(rows: &Rows) -> Finding {
    let names = rows.without_factor.join(", ");
    match (rows.without_factor.is_empty(), rows.mfa) {
        (true, _) => Finding::ok("all have a second factor"),
        // Their rights sleep until they have one.
        (false, true) => Finding::warning(
            format!("without: {names}"),
            "Ask them to set one up in their settings.",
        ),
        (false, false) => Finding::failed(format!("without: {names}"), "Set staff_mfa = \"on\"."),
    }
}
