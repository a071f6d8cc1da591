//! The whole site as plain files: what is brought elsewhere is the same, and what is hostile is refused whole.

mod hostile;
mod offices;
mod questions;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use elab::config::{Config, DatabaseUrl};
use elab::db::load;
use elab::export::{self, Imported, STAYING, travelling};
use elab::{accounts, base, blogs};

use crate::app::{TestApp, files, folder, on_postgres, settings};
use crate::program::{Said, Site};
use crate::source::root;

const PASSWORD: &str = "kettle under seven birches";

/// Ends as it should.
#[track_caller]
fn done(said: Said) -> String {
    assert_eq!(said.code, Some(0), "{said:?}");
    said.out
}

/// An export of this site.
fn exported(config: &Config, secrets: bool) -> PathBuf {
    let to = folder().join("export");
    export::export(config, &to, secrets, &mut |_, _, _| {}).unwrap();
    to
}

fn imported(config: &Config, from: &Path) -> Result<Imported, String> {
    let now = base::Clock::System.now();
    export::import(config, from, now, &mut |_, _, _| {})
}

/// Settings of a site that is not there yet.
fn nowhere() -> Config {
    settings(&folder(), "127.0.0.1:1".parse().unwrap())
}

/// Fails with the name of the first file that differs, and no more of it.
#[track_caller]
fn same(one: &Path, other: &Path) {
    let (one, other) = (files(one), files(other));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    let differs = one.iter().find(|(name, bytes)| other[*name] != **bytes);
    assert_eq!(differs.map(|(name, _)| name), None);
}

#[test]
fn every_table_travels_or_is_said_to_stay() {
    let text = fs::read_to_string(root().join("src/db/schema.rs")).unwrap();
    let all = text.split("diesel::table! {").skip(1);
    let mut all: Vec<&str> = all
        .map(|block| block.split('(').next().unwrap().trim())
        .collect();
    let mut listed = [travelling().as_slice(), STAYING].concat();
    all.sort_unstable();
    listed.sort_unstable();
    assert_eq!(all, listed);
}

#[tokio::test]
async fn what_is_exported_and_imported_is_the_same_site_on_either_database() {
    let first = Site::new();
    done(first.run(&["demo"]));
    let export = folder().join("export");
    let said = done(first.run(&["export", export.to_str().unwrap()]));
    assert!(said.contains("keep it as you keep the site"), "{said}");
    let own = first.config();
    let before = TestApp::start_with(|config| {
        (config.database, config.files_dir) = (own.database, own.files_dir);
    });
    let before = before.await;
    let mut to = nowhere();
    let after = TestApp::start_with(|config| {
        let made = imported(config, &export).unwrap();
        assert!(made.people > 5 && made.posts > 100 && made.files > 0 && !made.passwords);
    });
    let after = after.await;
    let (was, is) = (before.rows().await, after.rows().await);
    for table in travelling() {
        // Letters that wait stay where they were.
        if !["newsletter_issues", "notices"].contains(&table) {
            assert_eq!(was[table], is[table], "{table}");
        }
    }
    assert_eq!(was["notices"].len(), is["notices"].len());
    for table in STAYING {
        let few = match *table {
            "event_head" | "audit_head" | "audit" | "event_cursors" => 1,
            "jobs" => is["articles"].len(),
            _ => 0,
        };
        assert!(is[*table].len() <= few, "{table}: {:?}", is[*table]);
    }
    assert_eq!(
        files(&before.app.config.files_dir),
        files(&after.app.config.files_dir)
    );
    same(&export, &exported(&after.app.config, false));

    // By way of the other kind of database, and back.
    if on_postgres() {
        to.database = DatabaseUrl::Sqlite(to.data_dir.join("elab.db"));
        imported(&to, &export).unwrap();
        let between = exported(&to, false);
        same(&export, &between);
        let back = nowhere();
        imported(&back, &between).unwrap();
        same(&export, &exported(&back, false));
        // Numbers go on behind those that came.
        let site = TestApp::start_with(|config| {
            *config = Config {
                bind: config.bind,
                base_url: config.base_url.clone(),
                ..back
            }
        })
        .await;
        let town = site.space("newtown", "public").await;
        assert!(town.0 > 1);
    }
    // Private things are in it, for its owner alone.
    for (path, _) in files(&export) {
        let mode = fs::metadata(export.join(&path)).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{path}");
    }
}

async fn with_password(site: &TestApp, name: &str) {
    let secret = base::crypto::Secret::new(PASSWORD.to_owned());
    let new = accounts::NewPerson {
        name: name.to_owned(),
        display_name: name.to_owned(),
        email: format!("{name}@example.org"),
        password: site.app.hasher.hash(secret).await.unwrap(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let settled = site
        .app
        .db
        .write(move |tx| accounts::settle_in(tx, &new, false, 1));
    settled.await.unwrap();
}

#[tokio::test]
async fn passwords_travel_only_when_asked_and_what_opens_doors_never() {
    let site = TestApp::start().await;
    with_password(&site, "zarina").await;
    let aliya = site.member("aliya").await;
    let ask = [("email", "zarina@example.org")];
    site.visitor()
        .fill("/forgot", "/forgot", &ask)
        .await
        .is(303);
    let (bare, whole) = (
        exported(&site.app.config, false),
        exported(&site.app.config, true),
    );
    let holds = |folder: &Path, text: &str| {
        let all = files(folder).into_values();
        let mut texts = all.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        texts.any(|whole| whole.contains(text))
    };
    assert!(holds(&bare, "zarina@example.org"));
    assert!(!holds(&bare, "argon2") && holds(&whole, "$argon2"));
    for table in STAYING {
        assert!(!bare.join(format!("tables/{table}.jsonl")).exists());
    }
    let signs_in = async |from: &Path| {
        let other = TestApp::start_with(|config| {
            imported(config, from).unwrap();
        });
        let other = other.await;
        let own = [("name", "zarina"), ("password", PASSWORD)];
        let gone = crate::people::Client::new(&other, "aliya");
        gone.set_cookie("elab", &aliya.cookie("elab").unwrap());
        gone.get("/settings").await.is(303);
        let visitor = other.visitor();
        let status = visitor.fill("/signin", "/signin", &own).await.status;
        // Who has none gets one by letter.
        visitor.fill("/forgot", "/forgot", &ask).await.is(303);
        other.settle().await;
        assert_eq!(other.mails_to("zarina@example.org").len(), 1);
        status
    };
    assert_eq!(signs_in(&bare).await, 422);
    assert_eq!(signs_in(&whole).await, 303);
}

#[tokio::test]
async fn what_waits_for_its_minute_comes_out_where_it_was_brought() {
    let site = TestApp::start().await;
    site.space("town", "public").await;
    let aliya = site.member("aliya").await;
    let blog = [
        ("title", "Notes"),
        ("slug", "valley"),
        ("about", "Of the valley."),
    ];
    aliya.fill("/b/new", "/b", &blog).await.is(303);
    let text = [
        ("title", "The pump"),
        ("body", "# It runs\n\nAgain."),
        ("do", "publish"),
    ];
    let made = aliya
        .fill("/b/valley/new", "/b/valley/articles", &text)
        .await;
    let id = crate::people::number(&made.is(303).location());
    let viewer = aliya.viewer().await;
    let at = site.app.clock.now().plus(base::hours(1));
    let planned = site
        .app
        .db
        .write(move |tx| blogs::schedule(tx, &viewer, base::ThreadId(id), at, false));
    planned.await.unwrap();
    let from = exported(&site.app.config, false);
    let now = site.app.clock.now();
    let other = TestApp::start_with(|config| {
        export::import(config, &from, now, &mut |_, _, _| {}).unwrap();
    });
    let other = other.await;
    other.clock.set(now);
    other.settle().await;
    other.visitor().get(&format!("/t/{id}")).await.is(404);
    other.advance(base::hours(2));
    other.settle().await;
    let page = other.visitor().open(&format!("/t/{id}")).await.is(200);
    page.shows("The pump");
}

#[test]
fn a_killed_import_leaves_no_site_and_a_killed_export_is_none() {
    let site = Site::new();
    done(site.run(&["demo"]));
    let export = site.folder.join("export");
    let path = export.to_str().unwrap().to_owned();
    let mut wait = 20;
    // Killed later and later, until one is quick enough.
    loop {
        let mut making = site.command(&["export", &path]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        making.kill().unwrap();
        making.wait().unwrap();
        if export.exists() {
            break;
        }
        wait *= 2;
    }
    let to = Site::new();
    let (config, mut wait) = (to.config(), 20);
    loop {
        let mut making = to.command(&["import", &path]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        making.kill().unwrap();
        making.wait().unwrap();
        if load::is_empty(&config.database).is_err() {
            break;
        }
        wait *= 2;
    }
    same(&export, &exported(&config, false));
}
