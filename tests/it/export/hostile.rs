//! Exports that lie: each is refused whole, with its file and line, and what is shown is made of the source alone.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use elab::base::crypto::hexadecimal;
use elab::db::load;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{exported, files, imported, nowhere};
use crate::app::{TestApp, folder};

/// Writes a file of an export anew, and its sum into the manifest.
fn rewrite(folder: &Path, name: &str, change: impl FnOnce(&mut Vec<String>)) {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(&path, &text).unwrap();
    let part = json!({
        "rows": lines.len(),
        "bytes": text.len(),
        "sha256": hexadecimal(&Sha256::digest(&text)),
    });
    manifest(folder, |all| match name.strip_prefix("tables/") {
        Some(table) => all["tables"][table.trim_end_matches(".jsonl")] = part,
        None => all["stored"] = part,
    });
}

fn manifest(folder: &Path, change: impl FnOnce(&mut Value)) {
    let path = folder.join("manifest.json");
    let mut all: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut all);
    fs::write(&path, serde_json::to_string_pretty(&all).unwrap()).unwrap();
}

/// Changes one value of one row of a table.
pub(super) fn set(folder: &Path, table: &str, line: usize, column: &str, value: impl Into<Value>) {
    rewrite(folder, &format!("tables/{table}.jsonl"), |lines| {
        let mut row: Value = serde_json::from_str(&lines[line - 1]).unwrap();
        row[column] = value.into();
        lines[line - 1] = row.to_string();
    });
}

/// A small site with a bit of everything that an export can lie about.
async fn small() -> (TestApp, PathBuf) {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    site.space("hill", "private").await;
    let aliya = site.neighbour(town, "aliya").await;
    site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "The well", "It is dry.").await;
    let told = aliya
        .upload("/api/v1/files", &[], Some(("a.txt", b"Bytes of a file")))
        .await
        .is(201)
        .value();
    let words = told["markdown"].as_str().unwrap();
    aliya.replies(thread, None, words).await;
    let folder = exported(&site.app.config, false);
    (site, folder)
}

type Lie = (&'static str, fn(&Path), &'static str);

const LIES: &[Lie] = &[
    (
        "a text is changed",
        |folder| {
            let path = folder.join("tables/revisions.jsonl");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replace("dry", "wet")).unwrap();
        },
        "tables/revisions.jsonl: these are not the bytes",
    ),
    (
        "a post of no thread",
        |folder| set(folder, "posts", 2, "thread_id", 99),
        "tables/posts.jsonl:2: thread_id names no row of threads",
    ),
    (
        "a post of another space",
        |folder| set(folder, "posts", 1, "space_id", 2),
        "tables/posts.jsonl:1: thread_id names a row of another space_id",
    ),
    (
        "an answer to what comes later",
        |folder| set(folder, "posts", 1, "parent_id", 77),
        "tables/posts.jsonl:1: parent_id names no row of posts",
    ),
    (
        "a row twice",
        |folder| {
            rewrite(folder, "tables/posts.jsonl", |lines| {
                lines.insert(1, lines[0].clone())
            });
        },
        "tables/posts.jsonl:2: it does not come after",
    ),
    (
        "a row of no manifest",
        |folder| manifest(folder, |all| all["tables"]["users"]["rows"] = json!(1)),
        "tables/users.jsonl:2: the manifest knows of no such line",
    ),
    (
        "HTML that is said to be rendered",
        |folder| set(folder, "posts", 1, "html", "<script>alert(1)</script>"),
        "tables/posts.jsonl:1: there is no column html",
    ),
    (
        "a column that is missing",
        |folder| {
            rewrite(folder, "tables/spaces.jsonl", |lines| {
                lines[0] = lines[0].replace("\"aim\":", "\"mia\":");
            });
        },
        "tables/spaces.jsonl:1: ",
    ),
    (
        "a number that is none",
        |folder| set(folder, "threads", 1, "created_at", "yesterday"),
        "tables/threads.jsonl:1: created_at is not of its kind",
    ),
    (
        "a number that is too large",
        |folder| set(folder, "posts", 1, "depth", 4_294_967_296_i64),
        "tables/posts.jsonl:1: depth is not of its kind",
    ),
    (
        "a sign that no database keeps",
        |folder| set(folder, "users", 1, "about", "a\0b"),
        "tables/users.jsonl:1: about is not of its kind",
    ),
    (
        "a word that is none",
        |folder| set(folder, "posts", 1, "state", "holy"),
        "tables/posts.jsonl:1: state is none of the words",
    ),
    (
        "an address word that leaves its place",
        |folder| set(folder, "spaces", 1, "slug", "../../settings"),
        "tables/spaces.jsonl:1: slug cannot stand in an address",
    ),
    (
        "a name that another has",
        |folder| set(folder, "users", 3, "name", "ALIYA"),
        "tables/users.jsonl:3: ",
    ),
    (
        "two values under one name",
        |folder| {
            rewrite(folder, "tables/users.jsonl", |lines| {
                lines[0] = lines[0].replacen('{', "{\"administrator\":true,", 1);
            });
        },
        "tables/users.jsonl:1: it is not written as an export writes it",
    ),
    (
        "a line without an end",
        |folder| {
            rewrite(folder, "tables/spaces.jsonl", |lines| {
                lines.push("x".repeat(3_000_000));
            });
        },
        "tables/spaces.jsonl:3: it is too long",
    ),
    (
        "no JSON",
        |folder| rewrite(folder, "tables/spaces.jsonl", |lines| lines[0].push('x')),
        "tables/spaces.jsonl:1: ",
    ),
    (
        "a text that nobody could render",
        |folder| set(folder, "revisions", 1, "source", "> ".repeat(100) + "deep"),
        "tables/revisions.jsonl:1: the text is too complex: nesting",
    ),
    (
        "a post without its text",
        |folder| set(folder, "posts", 1, "revision", 9),
        "tables/posts.jsonl:1: its text is missing",
    ),
    (
        "another version",
        |folder| {
            manifest(folder, |all| {
                all["schema"].as_array_mut().unwrap().push(json!("9999"));
            });
        },
        "manifest.json: it is of another version",
    ),
    (
        "another format",
        |folder| manifest(folder, |all| all["format"] = json!(2)),
        "manifest.json: it is of format 2",
    ),
    (
        "an unknown word in the manifest",
        |folder| manifest(folder, |all| all["sudo"] = json!(true)),
        "manifest.json: ",
    ),
    (
        "a table that leaves the folder",
        |folder| {
            manifest(folder, |all| {
                all["tables"]["../../passwd"] = json!({"rows": 0, "bytes": 0, "sha256": ""})
            })
        },
        "manifest.json: there is no table ../../passwd",
    ),
    (
        "a table that stays",
        |folder| fs::write(folder.join("tables/sessions.jsonl"), "{}\n").unwrap(),
        "tables/sessions.jsonl: it does not belong",
    ),
    (
        "a link to elsewhere",
        |folder| {
            let path = folder.join("tables/users.jsonl");
            fs::remove_file(&path).unwrap();
            symlink("/etc/passwd", &path).unwrap();
        },
        "tables/users.jsonl: ",
    ),
    (
        "a file whose name leaves the folder",
        |folder| {
            set(
                folder,
                "files",
                1,
                "name",
                "../../../../../../tmp/elab-stray-file",
            )
        },
        "tables/files.jsonl:1: name is no name of a file",
    ),
    (
        "bytes that lie elsewhere",
        |folder| {
            rewrite(folder, "stored.jsonl", |lines| {
                let mut row: Value = serde_json::from_str(&lines[0]).unwrap();
                row["sha256"] = json!("../../../../../../../../etc/passwd");
                lines[0] = row.to_string();
            });
        },
        "stored.jsonl:1: ",
    ),
    (
        "bytes that are others",
        |folder| {
            let all = files(&folder.join("files"));
            let name = all.keys().next().unwrap();
            fs::write(folder.join("files").join(name), "Bytes of a fils").unwrap();
        },
        "stored.jsonl:1: ",
    ),
    (
        "bytes of another kind",
        |folder| {
            let bytes = "<script>alert(1)</script>";
            let sum = hexadecimal(&Sha256::digest(bytes));
            fs::remove_dir_all(folder.join("files")).unwrap();
            fs::create_dir_all(folder.join("files").join(&sum[..2])).unwrap();
            fs::write(folder.join("files").join(&sum[..2]).join(&sum), bytes).unwrap();
            rewrite(folder, "stored.jsonl", |lines| {
                let row: Value = serde_json::from_str(&lines[0]).unwrap();
                let (file, form) = (&row["file"], &row["form"]);
                let size = bytes.len();
                lines[0] = format!(
                    "{{\"file\":{file},\"form\":{form},\"sha256\":\"{sum}\",\"bytes\":{size}}}"
                );
            });
        },
        "stored.jsonl:1: the bytes are of another kind",
    ),
    (
        "a file that nobody named",
        |folder| fs::write(folder.join("files/stray"), "x").unwrap(),
        "files/stray: it does not belong",
    ),
];

pub(super) fn copied(from: &Path) -> PathBuf {
    let to = folder().join("export");
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    to
}

#[tokio::test]
async fn a_hostile_export_is_refused_whole_with_file_and_line() {
    let (_site, whole) = small().await;
    // One place for all of them: what was refused has left nothing in it.
    let to = nowhere();
    for (what, lie, wants) in LIES {
        let folder = copied(&whole);
        lie(&folder);
        let said = imported(&to, &folder).map(|_| "imported").unwrap_err();
        assert!(said.contains(wants), "{what}: {said}");
        assert!(!said.contains("root:"), "{what}: {said}");
        assert_eq!(load::is_empty(&to.database), Ok(()), "{what}");
        let left = to.files_dir.exists().then(|| files(&to.files_dir).len());
        assert_eq!(left.unwrap_or(0), 0, "{what}");
        fs::remove_dir_all(&folder).unwrap();
    }
    assert!(!Path::new("/tmp/elab-stray-file").exists());
    // The same place takes what is whole, and nothing on top of it.
    imported(&to, &whole).unwrap();
    let again = imported(&to, &whole).map(|_| "imported").unwrap_err();
    assert!(
        again.contains("is there") || again.contains("tables"),
        "{again}"
    );
}

#[tokio::test]
async fn what_is_shown_is_made_of_the_source_alone() {
    let (_site, whole) = small().await;
    let script =
        "Hello <script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))";
    set(&whole, "revisions", 1, "source", script);
    set(&whole, "spaces", 1, "rules", script);
    let site = TestApp::start_with(|config| {
        imported(config, &whole).unwrap();
    });
    let site = site.await;
    for path in ["/t/1", "/s/town/about"] {
        let page = site.visitor().open(path).await.is(200);
        let page = page.shows("Hello");
        assert!(!page.body.contains("<script>alert"), "{path}");
        assert!(!page.body.contains("<img src=\"x\"") && !page.body.contains("href=\"javascript"));
    }
}
