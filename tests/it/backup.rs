//! Backups: made beside those who write, checked, and brought back.

mod restored;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::app::{files, on_postgres};
use crate::program::{Said, Site};

/// Ends as it should, and says what.
#[track_caller]
fn done(said: Said) -> String {
    assert_eq!(said.code, Some(0), "{said:?}");
    said.out
}

fn value(out: &str) -> Value {
    serde_json::from_str(out).unwrap()
}

/// Makes a backup in the usual folder.
fn back_up(site: &Site) -> PathBuf {
    let made = value(&done(site.run(&["backup", "--json"])));
    made["folder"].as_str().unwrap().into()
}

fn verify(site: &Site, folder: &Path) -> Said {
    site.run(&["verify-backup", folder.to_str().unwrap()])
}

/// A site with tables and a file, and nobody in it.
fn bare() -> Site {
    let site = Site::new();
    done(site.run(&["migrate"]));
    let folder = site.folder.join("data/files/ab");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("abcd.0"), "bytes of a file").unwrap();
    site
}

#[test]
fn a_backup_beside_a_running_site_is_whole_and_its_owners_alone() {
    let site = Site::new();
    let running = site.serve(&["--demo"]);
    let said = done(site.run(&["backup"]));
    assert!(
        said.contains("data/secret"),
        "the key is kept apart: {said}"
    );
    let first = fs::read_dir(site.folder.join("data/backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.is_dir())
        .unwrap();
    let said = done(verify(&site, &first));
    let counts = |word: &str| -> i64 {
        let before = said.split(word).next().unwrap();
        before.split_whitespace().last().unwrap().parse().unwrap()
    };
    assert!(
        counts("people") > 5 && counts("posts") > 100 && counts("files") > 0,
        "{said}"
    );
    let inside = files(&first);
    let secret = fs::read(site.folder.join("data/secret")).unwrap();
    let bears = |bytes: &[u8]| bytes.windows(secret.len()).any(|part| part == secret);
    assert!(!inside.values().any(|bytes| bears(bytes)));
    for (path, want) in [
        ("", 0o700),
        ("database", 0o700),
        ("manifest.json", 0o600),
        ("SHA256SUMS", 0o600),
    ] {
        let mode = fs::metadata(first.join(path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, want, "{path}");
    }
    for name in inside.keys().filter(|name| name.starts_with("database/")) {
        let mode = fs::metadata(first.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let sums = std::process::Command::new("sha256sum")
        .args(["--check", "--quiet", "SHA256SUMS"])
        .current_dir(&first)
        .status();
    assert!(sums.unwrap().success(), "the usual tool reads the list");
    assert_eq!(running.stop(), Some(0));

    let second = back_up(&site);
    let file = inside
        .keys()
        .find(|name| name.starts_with("files/"))
        .unwrap();
    let place = |folder: &Path| fs::metadata(folder.join(file)).unwrap().ino();
    assert_eq!(
        place(&first),
        place(&second),
        "what has not changed is there once"
    );
    let own = fs::metadata(site.folder.join("data").join(file))
        .unwrap()
        .ino();
    assert_ne!(place(&first), own, "and is not the site's own");
    done(verify(&site, &second));
}

#[test]
fn whatever_is_wrong_with_a_backup_is_found_and_named() {
    let site = bare();
    let whole = back_up(&site);
    done(verify(&site, &whole));
    let inside = files(&whole);
    let base = |name: &&String| name.starts_with("database/") && !inside[*name].is_empty();
    let database = inside.keys().find(base).unwrap().as_str();
    for name in [database, "files/ab/abcd.0", "manifest.json", "SHA256SUMS"] {
        let (path, bytes) = (whole.join(name), &inside[name]);
        for fault in ["flipped", "short", "missing"] {
            match fault {
                "flipped" => {
                    let mut other = bytes.clone();
                    let middle = other.len() / 2;
                    other[middle] ^= 1;
                    fs::write(&path, other).unwrap();
                }
                "short" => fs::write(&path, &bytes[..bytes.len() - 1]).unwrap(),
                _ => fs::remove_file(&path).unwrap(),
            }
            let said = verify(&site, &whole);
            // A list that is short by its last line break says the same.
            if (name, fault) != ("SHA256SUMS", "short") {
                assert_eq!(said.code, Some(1), "{fault} {name}: {said:?}");
                let named = said.out.contains(name) || name == "SHA256SUMS";
                assert!(
                    named && said.err.contains("not whole"),
                    "{fault} {name}: {said:?}"
                );
            }
            fs::write(&path, bytes).unwrap();
        }
    }
    let stray = whole.join("files/ab/stray.0");
    fs::write(&stray, "x").unwrap();
    let said = site.run(&["verify-backup", "--json", whole.to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let faults = value(&said.out)["faults"].to_string();
    assert!(
        faults.contains("stray.0") && faults.contains("no list"),
        "{faults}"
    );
    fs::remove_file(&stray).unwrap();
    let newer = String::from_utf8(inside["manifest.json"].clone()).unwrap();
    fs::write(
        whole.join("manifest.json"),
        newer.replace("\"format\": 1", "\"format\": 2"),
    )
    .unwrap();
    assert!(verify(&site, &whole).out.contains("format 2"));
    fs::write(whole.join("manifest.json"), &inside["manifest.json"]).unwrap();
    done(verify(&site, &whole));
    assert_eq!(verify(&site, &site.folder.join("nowhere")).code, Some(1));
}

#[test]
fn a_backup_that_is_killed_is_never_taken_for_whole() {
    let site = bare();
    let backups = site.folder.join("data/backups");
    let mut cut = 0;
    for tries in 0..30 {
        let mut making = site.command(&["backup"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(4 * tries));
        making.kill().unwrap();
        making.wait().unwrap();
        let Ok(found) = fs::read_dir(&backups) else {
            continue;
        };
        for folder in found
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
        {
            let part = folder.extension().is_some_and(|ending| ending == "part");
            let whole = verify(&site, &folder).code == Some(0);
            cut += usize::from(part && !whole);
            // The last step of all is the name.
            assert!(part || whole, "{}", folder.display());
        }
    }
    println!("{cut} were cut short");
    fs::create_dir_all(backups.join("elab-20260101-000000Z.part")).unwrap();
    let holding = fs::File::options()
        .create(true)
        .append(true)
        .open(backups.join(".lock"))
        .unwrap();
    holding.lock().unwrap();
    let busy = site.run(&["backup"]);
    assert!(
        busy.code == Some(1) && busy.err.contains("another backup"),
        "{busy:?}"
    );
    drop(holding);
    let whole = back_up(&site);
    done(verify(&site, &whole));
    let left = fs::read_dir(&backups)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let parts = left.filter(|path| path.extension().is_some_and(|ending| ending == "part"));
    assert_eq!(parts.count(), 0, "what was cut short is cleared away");
}

#[test]
fn where_there_is_no_database_there_is_no_backup() {
    let site = Site::new();
    if on_postgres() {
        return;
    }
    let said = site.run(&["backup"]);
    assert!(
        said.code == Some(1) && said.err.contains("no database"),
        "{said:?}"
    );
    assert!(
        !site.folder.join("data/elab.db").exists(),
        "and none is made"
    );
    let left = fs::read_dir(site.folder.join("data/backups")).unwrap();
    assert_eq!(
        left.filter(|entry| entry.as_ref().unwrap().path().is_dir())
            .count(),
        0
    );
}
