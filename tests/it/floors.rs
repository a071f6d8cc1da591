//! The floors of `src/lib.rs`, held against every import: nothing reaches up, nothing goes in circles.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{ROOMS, none};
use crate::source::{Source, closing, files, places, root, short, sources, split};

/// What is looked through for circles beside the rooms.
const FOLDERS: [&str; 10] = [
    "base", "clocks", "config", "markup", "db", "mail", "demo", "export", "web", "cli",
];

/// Modules with their floors, as the list in `src/lib.rs` says.
fn floors() -> BTreeMap<String, usize> {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut floors = BTreeMap::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("//! ")) {
        let Some((number, rest)) = line.split_once(". ") else {
            continue;
        };
        let Ok(floor) = number.parse::<usize>() else {
            continue;
        };
        let names = rest.split(':').next().unwrap();
        for name in names.split('`').skip(1).step_by(2) {
            floors.insert(name.to_owned(), floor);
        }
    }
    floors
}

/// The module of the map that a file belongs to; none for the map itself and the program's `main`.
fn module(path: &str) -> Option<&str> {
    let name = path.split('/').next().unwrap().trim_end_matches(".rs");
    (!matches!(name, "lib" | "main")).then_some(name)
}

/// Every module of the map that a file names: by `crate::`, or by climbing to the root.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let folders = source.path.matches('/').count();
    let depth = if source.path.ends_with("/mod.rs") {
        folders
    } else {
        folders + 1
    };
    let climb = "super::".repeat(depth);
    for start in ["crate::", climb.as_str()] {
        for at in places(&source.code, start) {
            let before = source.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = &source.code[at + start.len()..];
            let list = match rest.strip_prefix('{') {
                Some(_) => &rest[1..closing(rest, 0)],
                None => rest,
            };
            let names = if rest.starts_with('{') {
                split(list)
            } else {
                vec![list]
            };
            for name in names {
                let end = name
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(name.len());
                found.push((at, name[..end].to_owned()));
            }
        }
    }
    found
}

#[test]
fn the_map_names_every_module_and_no_other() {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: BTreeSet<String> = text
        .lines()
        .filter_map(|line| {
            line.strip_prefix("pub mod ")
                .or_else(|| line.strip_prefix("mod "))
        })
        .map(|line| line.trim_end_matches(';').to_owned())
        .collect();
    let mapped: BTreeSet<String> = floors().into_keys().collect();
    assert_eq!(declared, mapped);
}

#[test]
fn no_import_goes_up_a_floor() {
    let floors = floors();
    let mut faults = Vec::new();
    for source in sources() {
        let Some(own) = module(&source.path) else {
            continue;
        };
        for (at, name) in imports(source) {
            // Names at the root that are no modules are macros and the like: there are none.
            let Some(floor) = floors.get(&name) else {
                faults.push(format!("{} {name}: not on the map", source.place(at)));
                continue;
            };
            let ground = floors[own] == 1 && name == "base" && own != "base";
            if name != own && !ground && *floor >= floors[own] {
                faults.push(format!("{} {own} imports {name}", source.place(at)));
            }
        }
    }
    none("a module imports only from lower floors", &faults);
}

#[test]
fn templates_name_only_the_web_wing() {
    let mut faults = Vec::new();
    for path in files("src", "html") {
        let text = std::fs::read_to_string(&path).unwrap();
        let strange = places(&text, "crate::")
            .into_iter()
            .filter(|at| !text[*at..].starts_with("crate::web::"));
        faults.extend(strange.map(|_| short(&path)));
    }
    none("a template asks nobody but the web wing", &faults);
}

#[test]
fn no_files_of_a_room_import_one_another_in_circles() {
    let mut faults = Vec::new();
    for room in FOLDERS.iter().chain(&ROOMS) {
        let edges = edges(room);
        let mut done: BTreeSet<&str> = BTreeSet::new();
        // What imports only what is done is done; what is left then stands in a circle or upon one.
        while let Some(next) = edges.iter().find(|(file, below)| {
            !done.contains(file.as_str()) && below.iter().all(|f| done.contains(f.as_str()))
        }) {
            done.insert(next.0);
        }
        let left: Vec<&String> = edges
            .keys()
            .filter(|file| !done.contains(file.as_str()))
            .collect();
        if !left.is_empty() {
            faults.push(format!("{room}: {left:?}"));
        }
    }
    none("files of one room form no circle", &faults);
}

/// The files of a room and which of them each names; what lies under a folder counts as the folder.
fn edges(room: &str) -> BTreeMap<String, BTreeSet<String>> {
    let own = format!("{room}/");
    let all = sources();
    let of_room: Vec<&Source> = all
        .iter()
        .filter(|source| source.path.starts_with(&own))
        .collect();
    let name = |path: &str| {
        let first = path[own.len()..].split('/').next().unwrap();
        match first.trim_end_matches(".rs") {
            // The frame of a page and the door make one: what the door refuses is a page too.
            "layout" => "door".to_owned(),
            other => other.to_owned(),
        }
    };
    let names: BTreeSet<String> = of_room
        .iter()
        .map(|source| name(&source.path))
        .filter(|n| n != "mod")
        .collect();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in of_room.iter().filter(|source| name(&source.path) != "mod") {
        let from = name(&source.path);
        let below = edges.entry(from.clone()).or_default();
        for other in names.iter().filter(|other| **other != from) {
            let named = ["super", &format!("crate::{room}")].iter().any(|way| {
                !source.words(&format!("{way}::{other}")).is_empty()
                    || places(&source.code, &format!("{way}::{{"))
                        .iter()
                        .any(|at| {
                            let open = source.code[*at..].find('{').unwrap() + at;
                            let list = &source.code[open + 1..closing(&source.code, open)];
                            split(list).iter().any(|piece| {
                                piece == other
                                    || piece
                                        .strip_prefix(other.as_str())
                                        .is_some_and(|p| p.starts_with("::"))
                            })
                        })
            });
            if named {
                below.insert(other.clone());
            }
        }
    }
    edges
}
