//! A site as plain files and back again, and as plain pages: `export`, `import`, `archive`.

use anyhow::{Result, anyhow};
use clap::ArgMatches;

use super::commands::folder_of;
use super::console::progress;
use crate::base::Clock;
use crate::base::clock::Stopwatch;
use crate::config::Config;
use crate::export;
use crate::web::archive;

/// `elab export`
pub(super) fn export_site(config: &Config, inner: &ArgMatches) -> Result<()> {
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

/// `elab import`
pub(super) fn import_site(config: &Config, inner: &ArgMatches) -> Result<()> {
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

/// `elab archive`
pub(super) fn archive_site(config: &Config, inner: &ArgMatches) -> Result<()> {
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
