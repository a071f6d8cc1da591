//! How a site is looked after: `config`, `migrate`, `doctor`, `user`, `audit-verify`.

use anyhow::{Context, Result, anyhow, bail};
use clap::ArgMatches;

use crate::base::{Clock, Error};
use crate::config::{self, Config};
use crate::db::Db;
use crate::{audit, doctor, recovery};

/// `elab config`
pub(super) fn settings(inner: &ArgMatches, file: Option<&std::path::Path>) -> Result<()> {
    if inner.subcommand_name() == Some("reference") {
        print!("{}", config::reference());
        return Ok(());
    }
    let values = config::gather(file, std::env::vars()).map_err(|why| anyhow!(why))?;
    let config = Config::from_values(&values).map_err(|why| anyhow!(why))?;
    match inner.subcommand_name() {
        Some("dump") => {
            for (name, value, source) in values.masked() {
                println!("{name} = {value:?}  # {source}");
            }
        }
        _ => {
            for warning in config.warnings() {
                println!("Warning: {warning}");
            }
            println!("The settings are in order.");
        }
    }
    Ok(())
}

/// `elab migrate`
pub(super) async fn migrate(config: &Config) -> Result<()> {
    Db::open(config, &Clock::System)
        .map_err(|why| anyhow!(why))?
        .close();
    println!("The database is up to date.");
    Ok(())
}

/// `elab doctor`
pub(super) async fn examine(config: &Config, as_json: bool) -> Result<()> {
    let found = doctor::examine(config, &Clock::System).await;
    if as_json {
        println!("{}", serde_json::to_string(&found)?);
    } else {
        for check in &found {
            let word = match check.state {
                doctor::State::Ok => "ok",
                doctor::State::Warning => "warning",
                doctor::State::Failed => "FAILED",
            };
            println!("{word:8} {:17} {}", check.name, check.what);
            if check.state != doctor::State::Ok {
                println!("{:26} {}\n{:26} -> {}", "", check.why, "", check.mend);
            }
        }
    }
    let failed = found
        .iter()
        .filter(|check| check.state == doctor::State::Failed);
    match failed.count() {
        0 => Ok(()),
        count => bail!("{count} of {} checks failed", found.len()),
    }
}

/// `elab user release-factor`
pub(super) async fn release_factor(config: &Config, inner: &ArgMatches) -> Result<()> {
    let inner = inner.subcommand().context("a command is needed")?.1;
    let name = inner
        .get_one::<String>("name")
        .context("a name is needed")?;
    let db = Db::open(config, &Clock::System).map_err(|why| anyhow!(why))?;
    let sought = name.clone();
    let done = db
        .write(move |tx| recovery::release_at_console(tx, &sought))
        .await;
    db.close();
    match done {
        Err(Error::NotFound) => bail!("nobody of the name {name} has a second factor"),
        done => done.context("take the second factor away")?,
    }
    println!(
        "{name} signs in with the password alone now, and sets a second factor up again in the settings."
    );
    Ok(())
}

/// `elab audit-verify`
pub(super) async fn verify_audit(config: &Config, as_json: bool) -> Result<()> {
    let db = Db::open(config, &Clock::System).map_err(|why| anyhow!(why))?;
    let verdict = db.read(audit::verify).await.context("read the audit log")?;
    db.close();
    let row = verdict.broken.unwrap_or(0);
    if as_json {
        println!("{}", serde_json::to_string(&verdict)?);
    } else if verdict.broken.is_none() {
        println!(
            "The audit log holds: {} rows, head {}",
            verdict.rows, verdict.head
        );
    }
    if verdict.broken.is_some() {
        bail!("the audit log is broken at row {row}");
    }
    Ok(())
}
