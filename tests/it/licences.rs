//! What the house is built of may be given on: every crate's licence, held against a list.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::source::root;

/// Licences under which a part may be (SPDX): permissive ones, and MPL-2.0 for parts left as they are.
const ALLOWED: [&str; 13] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "MPL-2.0",
    "Zlib",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "PostgreSQL",
    "0BSD",
];

/// Crates that would put their own terms on the whole, whatever an index says of them.
const EXCLUDED: [&str; 2] = ["actix-governor", "activitypub_federation"];

/// True when the expression leaves a choice that is allowed. `/` is the old way to write OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let good = either(&mut rest);
    good && rest.is_empty()
}

fn either(rest: &mut &[&str]) -> bool {
    let mut good = both(rest);
    while rest.first() == Some(&"OR") {
        *rest = &rest[1..];
        // Both sides are read, whichever is good.
        good |= both(rest);
    }
    good
}

fn both(rest: &mut &[&str]) -> bool {
    let mut good = one(rest);
    while rest.first() == Some(&"AND") {
        *rest = &rest[1..];
        good &= one(rest);
    }
    good
}

fn one(rest: &mut &[&str]) -> bool {
    match rest {
        ["(", inner @ ..] => {
            *rest = inner;
            let good = either(rest);
            let closed = rest.first() == Some(&")");
            *rest = rest.get(1..).unwrap_or_default();
            good && closed
        }
        [name, "WITH", exception, after @ ..] => {
            let whole = format!("{name} WITH {exception}");
            *rest = after;
            ALLOWED.contains(&whole.as_str())
        }
        [name, after @ ..] => {
            let good = ALLOWED.contains(name);
            *rest = after;
            good
        }
        [] => false,
    }
}

#[test]
fn an_expression_is_read_as_spdx_means_it() {
    for (expression, want) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("Apache-2.0 AND GPL-2.0-only", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR AGPL-3.0-only) AND SSPL-1.0", false),
        ("GPL-2.0-only OR MIT AND ISC", true),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
        ("GPL-2.0-only WITH Classpath-exception-2.0", false),
        ("(MIT", false),
        ("MIT )", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), want, "{expression}");
    }
}

#[test]
fn every_part_may_be_given_on() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    // The parts of a program for this machine: those of others are not fetched, so nothing can be said of them.
    let asked = Command::new(&cargo).args(["-vV"]).output().unwrap();
    let said = String::from_utf8(asked.stdout).unwrap();
    let host = said
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let asked = Command::new(&cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            host,
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        asked.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&asked.stderr)
    );
    let metadata: Value = serde_json::from_slice(&asked.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let mut faults = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        if EXCLUDED.contains(&name) || !is_allowed(licence) {
            faults.push(format!("{name} {}: {licence:?}", package["version"]));
        }
    }
    assert!(
        faults.is_empty(),
        "not to be given on:\n  {}",
        faults.join("\n  ")
    );
}

#[test]
fn the_lock_file_holds_no_excluded_part() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for name in EXCLUDED {
        assert!(!lock.contains(&format!("name = \"{name}\"")), "{name}");
    }
}

#[test]
fn the_maintainers_list_is_this_one() {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let deny: toml::Table = text.parse().unwrap();
    let texts = |list: &toml::Value, key: &str| -> BTreeSet<String> {
        let all = list.as_array().unwrap().iter();
        all.map(|one| one.get(key).unwrap_or(one).as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        texts(&deny["licenses"]["allow"], "-"),
        ALLOWED.iter().map(|name| (*name).to_owned()).collect()
    );
    let banned = texts(&deny["bans"]["deny"], "crate");
    assert!(
        EXCLUDED.iter().all(|name| banned.contains(*name)),
        "{banned:?}"
    );
}
