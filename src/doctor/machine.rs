//! The machine: disk, folders, the key, backups.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::fs::{Access, access, statvfs};
use rustix::process::{Resource, getrlimit};

use super::{Check, Finding, Site};
use crate::backup;
use crate::base::days;
use crate::db::look;

pub(super) const CHECKS: &[Check<Site>] = &[
    (
        "disk",
        "A full disk takes no post, no picture and no backup.",
        disk,
    ),
    (
        "data folder",
        "It holds the key and all that people wrote in private.",
        data_folder,
    ),
    (
        "key",
        "Whoever reads the key can sign what the site believes, and open second factors.",
        key,
    ),
    (
        "file system",
        "A database in a file breaks on a network file system, whose locks do not hold.",
        file_system,
    ),
    (
        "files folder",
        "Pictures and documents are kept there.",
        files_folder,
    ),
    (
        "open files",
        "Each visitor takes one; who finds none left is turned away.",
        open_files,
    ),
    (
        "backup",
        "Disks end, and people delete the wrong thing.",
        backed_up,
    ),
];

fn disk(site: &Site) -> Finding {
    let backups = backup::default_folder(&site.config);
    let folders = site.config.folders().into_iter().chain([&*backups]);
    let disks = folders.filter_map(|folder| statvfs(folder).ok());
    let free = disks.map(|disk| disk.f_bavail.saturating_mul(100) / disk.f_blocks.max(1));
    let Some(percent) = free.min() else {
        return Finding::ok("there is no data folder yet");
    };
    let (what, mend) = (
        format!("{percent} % free"),
        "Make room, or give the site a larger disk.",
    );
    match percent {
        0..5 => Finding::failed(what, mend),
        5..15 => Finding::warning(what, mend),
        _ => Finding::ok(what),
    }
}

/// The mode of a file or folder; none where there is none.
fn mode(path: &Path) -> Option<u32> {
    let facts = std::fs::metadata(path).ok()?;
    Some(facts.permissions().mode() & 0o777)
}

fn data_folder(site: &Site) -> Finding {
    let folder = &site.config.data_dir;
    let shown = folder.display();
    match mode(folder) {
        None => Finding::ok(format!("{shown} is made at the first start")),
        Some(mode) if mode & 0o077 != 0 => Finding::failed(
            format!("others may look into {shown} (mode {mode:o})"),
            format!("chmod 700 {shown}"),
        ),
        Some(_) if access(folder, Access::WRITE_OK).is_err() => Finding::failed(
            format!("{shown} cannot be written"),
            "Give it to the user who runs the site.",
        ),
        Some(_) => Finding::ok(format!("{shown} is its owner's alone")),
    }
}

fn key(site: &Site) -> Finding {
    let file = &site.config.secret_file;
    let shown = file.display();
    match mode(file) {
        None => Finding::warning(
            format!("there is no {shown}"),
            "The first start makes one; after a restore put the old one back ahead of it.",
        ),
        Some(mode) if mode & 0o077 != 0 => Finding::failed(
            format!("others may read {shown} (mode {mode:o})"),
            format!("chmod 600 {shown}"),
        ),
        Some(_) => match site.config.key() {
            Ok(_) => Finding::ok(format!("{shown} is its owner's alone")),
            Err(why) => Finding::failed(why, "Name a file of at least 32 random bytes."),
        },
    }
}

fn file_system(site: &Site) -> Finding {
    let Some(folder) = look::file(&site.config).and_then(Path::parent) else {
        return Finding::ok("the database is a server's");
    };
    match look::behind_network(folder) {
        true => Finding::failed(
            format!("{} lies behind a network", folder.display()),
            "Move data_dir to a local disk, or use a database server.",
        ),
        false => Finding::ok("local"),
    }
}

fn files_folder(site: &Site) -> Finding {
    let folder = &site.config.files_dir;
    let shown = folder.display();
    if !folder.exists() {
        return Finding::ok(format!("{shown} is made with the first file"));
    }
    match access(folder, Access::WRITE_OK) {
        Ok(()) => Finding::ok(format!("{shown} can be written")),
        Err(why) => Finding::failed(
            format!("{shown} cannot be written: {why}"),
            "Give it to the user who runs the site.",
        ),
    }
}

fn open_files(_: &Site) -> Finding {
    // The site takes as much as it may have.
    match getrlimit(Resource::Nofile).maximum {
        Some(most) if most < 2048 => Finding::warning(
            format!("{most} at most"),
            "LimitNOFILE=8192 in the unit, or ulimit -n 8192.",
        ),
        Some(most) => Finding::ok(format!("{most} at most")),
        None => Finding::ok("as many as it likes"),
    }
}

fn backed_up(site: &Site) -> Finding {
    let mend = "Run elab backup every night, and copy it to another machine.";
    let Some(last) = backup::last(&site.config) else {
        return Finding::warning("none was made", mend);
    };
    let past = site.now.since(last).as_secs() / 3600;
    let what = format!("the last is {past} hours old");
    match site.now.since(last) {
        past if past > days(8) => Finding::failed(what, mend),
        past if past > days(2) => Finding::warning(what, mend),
        _ => Finding::ok(what),
    }
}
