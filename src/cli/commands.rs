//! THE list of commands: what each is called, what it says of itself, and which words it takes.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::mail;

/// All of them.
pub(super) fn all() -> Command {
    let demo = Arg::new("demo")
        .long("demo")
        .action(ArgAction::SetTrue)
        .help("Fill an empty site with a community to try it with, and print sign-in links (loopback only)");
    let tests = Arg::new("test-endpoints")
        .long("test-endpoints")
        .action(ArgAction::SetTrue)
        .help("Also answer what only tests of protocols ask, as /api/v1/live/echo");
    Command::new("elab")
        .about("A forum and blog engine for civic virtual communication")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("config")
                .long("config")
                .global(true)
                .value_name("FILE")
                .help("Settings in TOML; elab.toml where it exists"),
        )
        .subcommand(Command::new("serve").about("Serve the site").arg(demo).arg(tests))
        .subcommand(
            Command::new("setup")
                .about("Print a new one-time link to make the first administrator"),
        )
        .subcommand(
            Command::new("demo")
                .about("Fill an empty site with the demo community")
                .arg(
                    Arg::new("posts")
                        .long("posts")
                        .value_name("N")
                        .value_parser(value_parser!(usize))
                        .help("and with so many more posts, to measure it with"),
                )
                .arg(
                    Arg::new("questions")
                        .long("questions")
                        .value_name("N")
                        .value_parser(value_parser!(usize))
                        .help("and with so many questions to 500 offices, to measure it with"),
                ),
        )
        .subcommand(Command::new("migrate").about("Bring the database's tables up to date"))
        .subcommand(
            Command::new("config")
                .about("Show the settings")
                .subcommand_required(true)
                .subcommand(
                    Command::new("dump").about("Every setting with its source; secrets masked"),
                )
                .subcommand(Command::new("check").about("Check the settings"))
                .subcommand(Command::new("reference").about("The reference of all settings")),
        )
        .subcommand(
            Command::new("user")
                .about("Look after an account")
                .subcommand_required(true)
                .subcommand(
                    Command::new("release-factor")
                        .about("Take a lost second factor away: ends all sessions and tokens, and writes to the owner")
                        .arg(Arg::new("name").required(true).value_name("NAME").help("The user name")),
                ),
        )
        .subcommand(
            Command::new("audit-verify")
                .about("Check the chain of the audit log: 0 when it holds, 1 when it is broken")
                .arg(as_json()),
        )
        .subcommand(
            Command::new("doctor")
                .about("Look at the site and say what to mend: 0 when nothing fails, 1 when something does")
                .arg(as_json()),
        )
        .subcommand(
            Command::new("backup")
                .about("Back up the database and the files of people, while the site runs or stands still")
                .arg(
                    Arg::new("to")
                        .long("to")
                        .value_name("DIR")
                        .help("The folder that gets the backup; backups in data_dir where none is named"),
                )
                .arg(as_json()),
        )
        .subcommand(
            Command::new("verify-backup")
                .about("Check a backup, every file of it: 0 when it is whole, 1 when it is not")
                .arg(backup_folder())
                .arg(as_json()),
        )
        .subcommand(
            Command::new("restore")
                .about("Bring a backup back where there is no site: an empty database, no files")
                .arg(backup_folder())
                .arg(as_json()),
        )
        .subcommand(
            Command::new("export")
                .about("Write the whole site as plain files: rows as JSON Lines, and the files of people")
                .arg(new_folder())
                .arg(
                    Arg::new("with-secrets")
                        .long("with-secrets")
                        .action(ArgAction::SetTrue)
                        .help("With the hashes of passwords; else people choose new ones by letter"),
                )
                .arg(as_json()),
        )
        .subcommand(
            Command::new("import")
                .about("Make a site of an export where there is none: on either kind of database")
                .arg(
                    Arg::new("dir")
                        .required(true)
                        .value_name("DIR")
                        .help("The folder of the export"),
                )
                .arg(as_json()),
        )
        .subcommand(
            Command::new("archive")
                .about("Write what visitors see as plain pages that open from a disk, without a network")
                .arg(new_folder())
                .arg(
                    Arg::new("space")
                        .long("space")
                        .value_name("SLUG")
                        .help("One space alone, by its address word"),
                )
                .arg(as_json()),
        )
        .subcommand(
            Command::new("mail-test")
                .about("Send a letter now, the way the settings name, and say each step: 0 when it was taken, 1 when not")
                .arg(
                    Arg::new("address")
                        .required(true)
                        .value_name("ADDRESS")
                        .value_parser(mail::address)
                        .help("Whom the letter goes to"),
                )
                .arg(as_json()),
        )
        .subcommand(
            Command::new("outbox")
                .about("Decide on the letters that a restore holds: they may have gone already")
                .subcommand_required(true)
                .subcommand(Command::new("release").about("Send them"))
                .subcommand(Command::new("discard").about("Throw them away")),
        )
        .subcommand(
            Command::new("mail-in")
                .about("Take a reply by letter from the standard input, as a mail server pipes it: 0 taken, 65 no letter, 67 nobody has this address, 75 try later")
                .arg(
                    Arg::new("recipient")
                        .long("recipient")
                        .value_name("ADDRESS")
                        .help("To whom it was sent; whom its headers name where it is not said"),
                ),
        )
        .subcommand(Command::new("openapi").about("Print the OpenAPI document of /api/v1"))
}

fn as_json() -> Arg {
    Arg::new("json")
        .long("json")
        .action(ArgAction::SetTrue)
        .help("Say it as JSON")
}

fn new_folder() -> Arg {
    Arg::new("dir")
        .required(true)
        .value_name("DIR")
        .help("The folder to make")
}

fn backup_folder() -> Arg {
    Arg::new("dir")
        .required(true)
        .value_name("DIR")
        .help("The folder of the backup")
}

/// The folder that was named.
pub(super) fn folder_of(inner: &ArgMatches) -> Result<PathBuf> {
    let folder = inner.get_one::<String>("dir");
    folder.map(PathBuf::from).context("a folder is needed")
}
