//! The commands: `elab serve | setup | demo | migrate | doctor | backup | verify-backup | restore | export | import |
//! archive | mail-test | outbox | mail-in | config | user | audit-verify | openapi`.

mod backups;
mod commands;
mod console;
mod letters;
mod plain;
mod start;
mod upkeep;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, anyhow, bail};
use clap::ArgMatches;

use crate::config::Config;

/// Runs the command line; 0 when it was done, 1 when it failed, 2 when it was not understood.
pub fn run() -> ExitCode {
    let matches = match commands::all().try_get_matches() {
        Ok(matches) => matches,
        Err(refusal) => {
            // Nothing can be done about a console that takes no words.
            drop(refusal.print());
            return ExitCode::from(if refusal.use_stderr() { 2 } else { 0 });
        }
    };
    if let Some(("mail-in", inner)) = matches.subcommand() {
        return letters::take_letter(inner);
    }
    match command(&matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("elab: {why:#}");
            ExitCode::from(1)
        }
    }
}

fn command(matches: &ArgMatches) -> Result<()> {
    let file = matches
        .subcommand()
        .and_then(|(_, inner)| inner.get_one::<String>("config"))
        .map(PathBuf::from);
    let file = file.as_deref();
    match matches.subcommand() {
        Some(("openapi", _)) => {
            println!("{}", crate::web::routes::document());
            Ok(())
        }
        Some(("config", inner)) => upkeep::settings(inner, file),
        Some((name, inner)) => {
            let config = Config::load(file).map_err(|why| anyhow!(why))?;
            console::log(&config);
            let runtime = actix_web::rt::System::new();
            match name {
                "serve" => {
                    let (demo, tests) = (inner.get_flag("demo"), inner.get_flag("test-endpoints"));
                    if !runtime.block_on(start::serve(config, demo, tests))? {
                        // The runtime would wait for its threads, however long they take.
                        std::process::exit(0);
                    }
                    Ok(())
                }
                "setup" => runtime.block_on(start::setup(config)),
                "demo" => {
                    let many = |what: &str| inner.get_one(what).copied();
                    runtime.block_on(start::fill(&config, many("posts"), many("questions")))
                }
                "user" => runtime.block_on(upkeep::release_factor(&config, inner)),
                "doctor" => runtime.block_on(upkeep::examine(&config, inner.get_flag("json"))),
                "backup" => backups::back_up(&config, inner),
                "verify-backup" => backups::verify_backup(inner),
                "restore" => backups::restore(&config, inner),
                "export" => plain::export_site(&config, inner),
                "import" => plain::import_site(&config, inner),
                "archive" => plain::archive_site(&config, inner),
                "mail-test" => runtime.block_on(letters::try_mail(&config, inner)),
                "outbox" => runtime.block_on(letters::end_hold(&config, inner)),
                "audit-verify" => {
                    runtime.block_on(upkeep::verify_audit(&config, inner.get_flag("json")))
                }
                _ => runtime.block_on(upkeep::migrate(&config)),
            }
        }
        None => bail!("a command is needed"),
    }
}
