//! The commands: `elab serve | setup | demo | migrate | doctor | backup | verify-backup | restore | export | import |
//! archive | mail-test | outbox | mail-in | config | user | audit-verify | openapi`.
// Long: the list of commands and the few lines of each are read together.

use std::cell::Cell;
use std::io::{IsTerminal, Read};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::app::App;
use crate::base::clock::Stopwatch;
use crate::base::{Clock, Error};
use crate::config::{self, Config};
use crate::db::Db;
use crate::mail::inbound::{self, Untaken};
use crate::web::accounts::one_time;
use crate::web::archive;
use crate::{accounts, audit, backup, demo, doctor, export, mail, outbox, recovery, server};

/// Long work says how far it is this often.
const PROGRESS: Duration = Duration::from_secs(2);

fn commands() -> Command {
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

/// Runs the command line; 0 when it was done, 1 when it failed, 2 when it was not understood.
pub fn run() -> ExitCode {
    let matches = match commands().try_get_matches() {
        Ok(matches) => matches,
        Err(refusal) => {
            // Nothing can be done about a console that takes no words.
            drop(refusal.print());
            return ExitCode::from(if refusal.use_stderr() { 2 } else { 0 });
        }
    };
    if let Some(("mail-in", inner)) = matches.subcommand() {
        return take_letter(inner);
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
        Some(("config", inner)) => settings(inner, file),
        Some((name, inner)) => {
            let config = Config::load(file).map_err(|why| anyhow!(why))?;
            log(&config);
            let runtime = actix_web::rt::System::new();
            match name {
                "serve" => {
                    let (demo, tests) = (inner.get_flag("demo"), inner.get_flag("test-endpoints"));
                    runtime.block_on(serve(config, demo, tests))
                }
                "setup" => runtime.block_on(setup(config)),
                "demo" => {
                    let many = |what: &str| inner.get_one(what).copied();
                    runtime.block_on(fill(&config, many("posts"), many("questions")))
                }
                "user" => runtime.block_on(release_factor(&config, inner)),
                "doctor" => runtime.block_on(examine(&config, inner.get_flag("json"))),
                "backup" => back_up(&config, inner),
                "verify-backup" => verify_backup(inner),
                "restore" => restore(&config, inner),
                "export" => export_site(&config, inner),
                "import" => import_site(&config, inner),
                "archive" => archive_site(&config, inner),
                "mail-test" => runtime.block_on(try_mail(&config, inner)),
                "outbox" => runtime.block_on(end_hold(&config, inner)),
                "audit-verify" => runtime.block_on(verify_audit(&config, inner.get_flag("json"))),
                _ => runtime.block_on(migrate(&config)),
            }
        }
        None => bail!("a command is needed"),
    }
}

fn settings(inner: &ArgMatches, file: Option<&std::path::Path>) -> Result<()> {
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

fn log(config: &Config) {
    let builder = tracing_subscriber::fmt()
        .with_max_level(config.log)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A second subscriber is refused; the first one serves.
    drop(match config.log_json {
        true => builder.json().try_init(),
        false => builder.try_init(),
    });
}

async fn serve(mut config: Config, as_demo: bool, tests: bool) -> Result<()> {
    if as_demo {
        // Its people sign in by links, to look around.
        config.staff_mfa = false;
        if !config.loopback() {
            bail!("--demo signs people in without a password: it is for a loopback address only");
        }
        if is_empty(&config).await? {
            println!("Filling the demo community ...");
            demo::fill(&config).await.map_err(|why| anyhow!(why))?;
        }
    } else {
        for warning in config.warnings() {
            tracing::warn!("{warning}");
        }
    }
    let mut app = App::open(config, Clock::System).map_err(|why| anyhow!(why))?;
    app.demo = as_demo;
    app.test_endpoints = tests;
    let app = Arc::new(app);
    let lines = if as_demo {
        demo_lines(&app).await?
    } else {
        setup_lines(&app).await?
    };
    server::serve(app, |app| server::greet(app, &lines)).await
}

async fn demo_lines(app: &App) -> Result<Vec<String>> {
    let entries = demo::entries(app, one_time)
        .await
        .context("the demo's people (is this another site?)")?;
    let mut lines = vec!["Sign in once with each of these links, good for 12 hours:".to_owned()];
    lines.extend(
        entries
            .into_iter()
            .map(|(role, name, link)| format!("  {role:<14} {name:<10} {link}")),
    );
    Ok(lines)
}

async fn setup_lines(app: &App) -> Result<Vec<String>> {
    if !app.db.read(accounts::is_empty).await? {
        return Ok(Vec::new());
    }
    let link = one_time(app);
    let line = format!(
        "Make the first administrator here, within 24 hours: {}",
        link.link
    );
    app.db
        .write(move |tx| accounts::offer_setup(tx, &link))
        .await?;
    Ok(vec![line])
}

async fn setup(config: Config) -> Result<()> {
    let app = App::open(config, Clock::System).map_err(|why| anyhow!(why))?;
    let lines = setup_lines(&app).await?;
    app.db.close();
    match lines.first() {
        Some(line) => println!("{line}"),
        None => bail!("this site has people already"),
    }
    Ok(())
}

async fn fill(config: &Config, posts: Option<usize>, questions: Option<usize>) -> Result<()> {
    if !is_empty(config).await? {
        bail!("this site has people already; the demo fills an empty one");
    }
    demo::fill(config).await.map_err(|why| anyhow!(why))?;
    if let Some(posts) = posts {
        let more = demo::add_crowd(config, posts, filling(posts, "posts"));
        more.await.map_err(|why| anyhow!(why))?;
    }
    if let Some(questions) = questions {
        let more = demo::add_questions(config, questions, filling(questions, "questions"));
        more.await.map_err(|why| anyhow!(why))?;
    }
    println!("The demo community is there. Start it with: elab serve --demo");
    Ok(())
}

/// Says now and then how many of `all` are there, and how long the others take.
fn filling(all: usize, what: &str) -> impl Fn(usize, Duration) {
    let told = Cell::new(Duration::ZERO);
    move |done, took| {
        if took - told.get() >= PROGRESS {
            told.set(took);
            let left = took.mul_f64(all.saturating_sub(done) as f64 / done.max(1) as f64);
            println!("  {done} of {all} {what}, {} s left", left.as_secs());
        }
    }
}

async fn migrate(config: &Config) -> Result<()> {
    Db::open(config, &Clock::System)
        .map_err(|why| anyhow!(why))?
        .close();
    println!("The database is up to date.");
    Ok(())
}

async fn examine(config: &Config, as_json: bool) -> Result<()> {
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

/// Says how far long work is, and how long it will take, in MB or in what is counted one by one; on the standard error
/// stream, since the answer may be JSON. A terminal gets a bar that stays on its line.
fn progress(unit: &'static str) -> impl FnMut(&str, u64, u64) {
    let (mut what, mut began, mut told) = (String::new(), Stopwatch::start(), Duration::ZERO);
    let drawn = std::io::stderr().is_terminal();
    move |part, done, all| {
        let ends = done == all && drawn && told > Duration::ZERO;
        if part != what {
            (what, began, told) = (part.to_owned(), Stopwatch::start(), Duration::ZERO);
        }
        let took = began.elapsed();
        if took - told < if drawn { PROGRESS / 10 } else { PROGRESS } && !ends {
            return;
        }
        told = took;
        let left = took.mul_f64(all.saturating_sub(done) as f64 / done.max(1) as f64);
        let scale = if unit == "MB" { 1_000_000 } else { 1 };
        let tenths = (done * 20).checked_div(all).unwrap_or(20).min(20);
        let bar: String = (0..20)
            .map(|n| if n < tenths { '#' } else { '.' })
            .collect();
        let (done, all, left) = (done / scale, all / scale, left.as_secs());
        match drawn {
            true => eprint!("\r  [{bar}] {part}: {done} of {all} {unit}, {left} s left \x1b[K"),
            false => eprintln!("  {part}: {done} of {all} {unit}, {left} s left"),
        }
        if ends {
            eprintln!();
        }
    }
}

fn back_up(config: &Config, inner: &ArgMatches) -> Result<()> {
    let folder = match inner.get_one::<String>("to") {
        Some(folder) => PathBuf::from(folder),
        None => backup::default_folder(config),
    };
    let now = Clock::System.now();
    let made =
        backup::make(config, &folder, now, &mut progress("MB")).map_err(|why| anyhow!(why))?;
    if inner.get_flag("json") {
        println!("{}", serde_json::to_string(&made)?);
        return Ok(());
    }
    let (folder, size) = (made.folder.display(), made.bytes as f64 / 1e6);
    println!("Backed up in {folder}: {}, {size:.1} MB", made.counts);
    println!(
        "The site's key is not in it: keep a copy of {} elsewhere, once.",
        config.secret_file.display()
    );
    Ok(())
}

fn verify_backup(inner: &ArgMatches) -> Result<()> {
    let folder = folder_of(inner)?;
    let verdict = backup::verify(&folder, &mut progress("MB")).map_err(|why| anyhow!(why))?;
    if inner.get_flag("json") {
        println!("{}", serde_json::to_string(&verdict)?);
    } else {
        for fault in &verdict.faults {
            println!("{fault}");
        }
    }
    match (verdict.faults.len(), verdict.manifest) {
        (0, Some(manifest)) if !inner.get_flag("json") => {
            println!("The backup is whole: {}", manifest.counts());
        }
        (0, _) => {}
        (count, _) => bail!("the backup is not whole: {count} faults"),
    }
    Ok(())
}

fn restore(config: &Config, inner: &ArgMatches) -> Result<()> {
    let folder = folder_of(inner)?;
    let has_key = config.secret_file.exists();
    let now = Clock::System.now();
    let restored =
        backup::restore(config, &folder, now, &mut progress("MB")).map_err(|why| anyhow!(why))?;
    if inner.get_flag("json") {
        println!("{}", serde_json::to_string(&restored)?);
        return Ok(());
    }
    println!("Brought back: {}", restored.counts);
    println!(
        "Everybody signs in anew. {} posts were wiped again.",
        restored.erased_again
    );
    if restored.letters_held > 0 {
        println!(
            "{} letters are held, as they may have gone already: elab outbox release sends them, \
             elab outbox discard throws them away.",
            restored.letters_held
        );
    }
    if !has_key {
        println!(
            "Put the site's key back as {} ahead of the first start: without it second factors are lost.",
            config.secret_file.display()
        );
    }
    Ok(())
}

fn folder_of(inner: &ArgMatches) -> Result<PathBuf> {
    let folder = inner.get_one::<String>("dir");
    folder.map(PathBuf::from).context("a folder is needed")
}

fn export_site(config: &Config, inner: &ArgMatches) -> Result<()> {
    let (folder, secrets) = (folder_of(inner)?, inner.get_flag("with-secrets"));
    let done = export::export(config, &folder, secrets, &mut progress("rows"));
    let made = done.map_err(|why| anyhow!(why))?;
    if inner.get_flag("json") {
        println!("{}", serde_json::to_string(&made)?);
        return Ok(());
    }
    let shown = made.folder.display();
    println!(
        "Exported to {shown}: {} rows, {} files",
        made.rows, made.files
    );
    if made.missing > 0 {
        println!("{} files were not where they belong.", made.missing);
    }
    println!("It holds what is private, and everybody's address: keep it as you keep the site.");
    Ok(())
}

fn import_site(config: &Config, inner: &ArgMatches) -> Result<()> {
    let folder = folder_of(inner)?;
    let now = Clock::System.now();
    let done = export::import(config, &folder, now, &mut progress("rows"));
    let made = done.map_err(|why| anyhow!(why))?;
    if inner.get_flag("json") {
        println!("{}", serde_json::to_string(&made)?);
        return Ok(());
    }
    println!(
        "Imported: {} people, {} threads, {} posts, {} files",
        made.people, made.threads, made.posts, made.files
    );
    if made.erased_again > 0 {
        println!("{} posts were wiped again.", made.erased_again);
    }
    match made.passwords {
        true => println!("Everybody signs in anew."),
        false => println!(
            "No password came along: people choose new ones by letter (\"Forgot your password?\")."
        ),
    }
    Ok(())
}

fn archive_site(config: &Config, inner: &ArgMatches) -> Result<()> {
    let (folder, space) = (folder_of(inner)?, inner.get_one::<String>("space"));
    let (now, watch) = (Clock::System.now(), Stopwatch::start());
    let space = space.map(String::as_str);
    let done = archive::archive(config, &folder, space, now, &mut progress("done"));
    let made = done.map_err(|why| anyhow!(why))?;
    if inner.get_flag("json") {
        println!("{}", serde_json::to_string(&made)?);
        return Ok(());
    }
    let (pages, shown) = (made.pages, made.folder.display());
    let rate = made.pages as f64 / watch.elapsed().as_secs_f64().max(0.001);
    println!("Archived in {shown}: {pages} pages, {rate:.0} a second. Begin with index.html.");
    Ok(())
}

async fn try_mail(config: &Config, inner: &ArgMatches) -> Result<()> {
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

async fn end_hold(config: &Config, inner: &ArgMatches) -> Result<()> {
    let send = inner.subcommand_name() == Some("release");
    let db = Db::open(config, &Clock::System).map_err(|why| anyhow!(why))?;
    let done = db.write(move |tx| outbox::end_hold(tx, send)).await;
    db.close();
    let count = done.context("decide on the letters")?;
    let what = if send { "on their way" } else { "thrown away" };
    println!("{count} letters are {what}.");
    Ok(())
}

async fn release_factor(config: &Config, inner: &ArgMatches) -> Result<()> {
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

async fn verify_audit(config: &Config, as_json: bool) -> Result<()> {
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

/// Takes a letter from a pipe; says what became of it as mail servers expect it (sysexits).
fn take_letter(inner: &ArgMatches) -> ExitCode {
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

async fn is_empty(config: &Config) -> Result<bool> {
    let db = Db::open(config, &Clock::System).map_err(|why| anyhow!(why))?;
    let empty = db.read(accounts::is_empty).await?;
    db.close();
    Ok(empty)
}
