//! Looks at a site as who keeps machines would, and says what to do. A check is one function and one row of a table.

mod machine;
mod rows;
mod settings;
mod whole;

use serde::Serialize;

use crate::base::{Clock, Error, Instant};
use crate::config::Config;
use crate::db::{Db, look};
use crate::files::Store;
use crate::mail::Carrier;
use rows::Rows;
use whole::Whole;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Ok,
    /// It goes on, and it may hurt.
    Warning,
    Failed,
}

/// What a check has found.
#[derive(Clone, Debug)]
struct Finding {
    state: State,
    what: String,
    mend: String,
}

impl Finding {
    fn ok(what: impl Into<String>) -> Finding {
        Finding {
            state: State::Ok,
            what: what.into(),
            mend: String::new(),
        }
    }

    fn warning(what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding {
            state: State::Warning,
            what: what.into(),
            mend: mend.into(),
        }
    }

    fn failed(what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding {
            state: State::Failed,
            ..Finding::warning(what, mend)
        }
    }
}

/// A row of a table of checks: its name, why it matters, and how it is looked.
type Check<S> = (&'static str, &'static str, fn(&S) -> Finding);

/// A check that was made.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    pub name: &'static str,
    pub state: State,
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do; empty where nothing is to be done.
    pub mend: String,
}

/// What is looked at without the database.
struct Site {
    config: Config,
    now: Instant,
    /// What the relay said.
    relay: Result<(), String>,
}

/// Makes every check, on a site that runs or stands still. Nothing is changed.
pub async fn examine(config: &Config, clock: &Clock) -> Vec<Checked> {
    let relay = match Carrier::open(config) {
        Ok(carrier) => carrier.greet().await,
        Err(why) => Err(why),
    };
    let site = Site {
        config: config.clone(),
        now: clock.now(),
        relay,
    };
    let mut found = made(machine::CHECKS, &site);
    found.extend(made(settings::CHECKS, &site));
    let why = "Without its database the site shows and takes nothing.";
    match read(config, clock).await {
        Ok((rows, whole)) => {
            let what = rows.look.version.clone();
            found.push(checked("database", why, Finding::ok(what)));
            found.extend(made(rows::CHECKS, &rows));
            found.extend(made(whole::CHECKS, &whole));
        }
        Err(what) => {
            let mend = "Start the database, or mend database_url; elab migrate makes its tables.";
            found.push(checked("database", why, Finding::failed(what, mend)));
        }
    }
    found
}

/// What the database says; one that is not there is not made.
async fn read(config: &Config, clock: &Clock) -> Result<(Rows, Whole), String> {
    if let Some(file) = look::file(config).filter(|file| !file.exists()) {
        return Err(format!("there is no {}", file.display()));
    }
    // Nobody waits for a page: a large site takes its time.
    let db = Db::to_look_at(config, clock).for_jobs();
    let (now, mfa) = (db.now(), config.staff_mfa);
    let rows = db.read(move |c| rows::read(c, mfa, now)).await;
    let rows = rows.map_err(said)?;
    let whole = whole::look(&db, &Store::new(&config.files_dir)).await;
    Ok((rows, whole))
}

/// Why something could not be read.
fn said(why: Error) -> String {
    match why {
        Error::Broken(why) => why,
        _ => "it does not answer".to_owned(),
    }
}

fn made<S>(table: &[Check<S>], seen: &S) -> Vec<Checked> {
    let all = table.iter();
    all.map(|(name, why, look)| checked(name, why, look(seen)))
        .collect()
}

fn checked(name: &'static str, why: &'static str, finding: Finding) -> Checked {
    Checked {
        name,
        state: finding.state,
        what: finding.what,
        why,
        mend: finding.mend,
    }
}
