//! Copies of a site to bring it back from: `backup`, `verify-backup`, `restore`.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::ArgMatches;

use super::commands::folder_of;
use super::console::progress;
use crate::backup;
use crate::base::Clock;
use crate::config::Config;

/// `elab backup`
pub(super) fn back_up(config: &Config, inner: &ArgMatches) -> Result<()> {
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

/// `elab verify-backup`
pub(super) fn verify_backup(inner: &ArgMatches) -> Result<()> {
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

/// `elab restore`
pub(super) fn restore(config: &Config, inner: &ArgMatches) -> Result<()> {
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
