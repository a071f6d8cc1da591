//! Letters from the console: `mail-test`, `outbox`, `mail-in`.

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use clap::ArgMatches;

use super::console::log;
use crate::base::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::mail::inbound::{self, Untaken};
use crate::{mail, outbox};

/// `elab mail-test`
pub(super) async fn try_mail(config: &Config, inner: &ArgMatches) -> Result<()> {
    let to = inner
        .get_one::<String>("address")
        .context("an address is needed")?;
    let as_json = inner.get_flag("json");
    let mut told = |step: &str, said: &str| {
        if !as_json {
            println!("{step:9} {said}");
        }
    };
    let trial = mail::try_out(config, to, Clock::System.now(), &mut told).await;
    if as_json {
        println!("{}", serde_json::to_string(&trial)?);
    }
    match trial.fault {
        None => Ok(()),
        Some(why) => bail!("the letter was not taken: {why}"),
    }
}

/// `elab outbox`
pub(super) async fn end_hold(config: &Config, inner: &ArgMatches) -> Result<()> {
    let send = inner.subcommand_name() == Some("release");
    let db = Db::open(config, &Clock::System).map_err(|why| anyhow!(why))?;
    let done = db.write(move |tx| outbox::end_hold(tx, send)).await;
    db.close();
    let count = done.context("decide on the letters")?;
    let what = if send { "on their way" } else { "thrown away" };
    println!("{count} letters are {what}.");
    Ok(())
}

/// `elab mail-in`: takes a letter from a pipe; says what became of it as mail servers expect it (sysexits).
pub(super) fn take_letter(inner: &ArgMatches) -> ExitCode {
    let file = inner.get_one::<String>("config").map(PathBuf::from);
    let taken = Config::load(file.as_deref())
        .map_err(Untaken::Later)
        .and_then(|config| {
            log(&config);
            let runtime = actix_web::rt::System::new();
            runtime.block_on(take_from_pipe(&config, inner.get_one("recipient")))
        });
    let (code, why) = match taken {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Untaken::Data) => (65, "that is no letter, or too large a one".to_owned()),
        Err(Untaken::NoUser) => (67, "nobody here has this address".to_owned()),
        Err(Untaken::Later(why)) => (75, why),
    };
    eprintln!("elab: {why}");
    ExitCode::from(code)
}

async fn take_from_pipe(config: &Config, recipient: Option<&String>) -> Result<(), Untaken> {
    let most = u64::try_from(config.mail_in_max).unwrap_or(u64::MAX);
    let mut raw = Vec::new();
    let mut piped = std::io::stdin().lock().take(most.saturating_add(1));
    let read = piped.read_to_end(&mut raw);
    read.map_err(|why| Untaken::Later(why.to_string()))?;
    if !config.secret_file.exists() {
        // Another site's settings, or another user's: a new site must not refuse what is sent to this one.
        let why = format!("there is no {}", config.secret_file.display());
        return Err(Untaken::Later(why));
    }
    let key = config.key().map_err(Untaken::Later)?;
    let db = Db::open(config, &Clock::System).map_err(Untaken::Later)?;
    let recipient = recipient.map(String::as_str);
    let taken = inbound::take_piped(&db, (config, &key), recipient, raw).await;
    db.close();
    taken
}
