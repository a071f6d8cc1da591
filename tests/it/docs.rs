//! What is written for people beside the code leads somewhere and names what there is.

use crate::house::none;
use crate::source::{files, places, root, sources};

/// The papers, from the crate's folder on.
const PAPERS: [&str; 7] = [
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/running.md",
    "docs/replies.md",
    "docs/lessons.md",
];

fn read(paper: &str) -> String {
    std::fs::read_to_string(root().join(paper)).unwrap()
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let mut faults = Vec::new();
    for paper in PAPERS {
        let text = read(paper);
        let folder = root().join(paper).parent().unwrap().to_owned();
        for at in places(&text, "](") {
            let target = text[at + 2..].split(')').next().unwrap();
            let elsewhere = target.starts_with("https://") || target.starts_with('#');
            if !elsewhere && !folder.join(target).exists() {
                faults.push(format!("{paper}: {target}"));
            }
        }
    }
    none("a link leads to a file", &faults);
}

#[test]
fn every_path_of_the_repository_that_is_named_exists() {
    let mut faults = Vec::new();
    for paper in PAPERS {
        let text = read(paper);
        for piece in text.split('`').skip(1).step_by(2) {
            let ours = [
                "src/",
                "assets/",
                "tests/",
                "benches/",
                "config/",
                "migrations/",
            ];
            let plain = !piece.contains(['*', ' ']) && !piece.contains("NNNN");
            if plain
                && ours.iter().any(|start| piece.starts_with(start))
                && !root().join(piece).exists()
            {
                faults.push(format!("{paper}: {piece}"));
            }
        }
    }
    none("a path that is named exists", &faults);
}

#[test]
fn every_paper_that_the_code_names_is_here() {
    let mut faults = Vec::new();
    for source in sources() {
        for word in source.text.split([' ', '(', ')', '`', '"', ',', '\n']) {
            let word = word.trim_matches(['.', ':', ';']);
            if word.ends_with(".md") && !root().join(word).exists() {
                faults.push(format!("{}: {word}", source.path));
            }
        }
    }
    none("a paper that is named is here", &faults);
}

#[test]
fn the_readme_gives_the_two_commands() {
    let text = read("README.md");
    let commands: Vec<&str> = text
        .split("```sh\n")
        .skip(1)
        .map(|block| block.lines().next().unwrap())
        .collect();
    assert_eq!(
        commands,
        ["cargo run --release -- serve --demo", "tests/run"]
    );
    assert!(root().join("tests/run").exists());
}

#[test]
fn every_setting_of_the_examples_is_one() {
    let unit = read("config/examples/elab.service");
    let mut seen = 0;
    for at in places(&unit, "Environment=ELAB_") {
        let name = unit[at + "Environment=ELAB_".len()..]
            .split('=')
            .next()
            .unwrap()
            .to_lowercase();
        let name = name.strip_suffix("_file").unwrap_or(&name);
        assert!(
            elab::config::SETTINGS
                .iter()
                .any(|setting| setting.name == name),
            "{name}"
        );
        seen += 1;
    }
    assert!(seen >= 5);
}

#[test]
fn every_lesson_names_tests_that_exist() {
    let mut written = String::new();
    for file in files("tests/it", "rs") {
        written.push_str(&std::fs::read_to_string(file).unwrap());
    }
    let lessons = read("docs/lessons.md");
    let rows: Vec<&str> = lessons.lines().filter(|l| l.starts_with("| ")).collect();
    assert!(rows.len() > 14);
    let mut faults = Vec::new();
    for row in rows.iter().skip(2) {
        let last = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let named: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        let missing = |name: &&&str| !written.contains(&format!("fn {name}("));
        faults.extend(named.iter().filter(missing).map(|n| (*n).to_owned()));
        if named.is_empty() {
            faults.push((*row).to_owned());
        }
    }
    none("a lesson names its tests", &faults);
}
