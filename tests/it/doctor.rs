//! The doctor: a site in order passes, and each fault that is put into it is found under its own name.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use elab::accounts::{self, NewPerson};
use elab::base::{Clock, Instant, days};
use elab::db::Db;
use elab::doctor::State;

use crate::app::on_postgres;
use crate::program::Site;

/// What each check says: its state and its words.
fn examined(site: &Site) -> BTreeMap<String, (String, String)> {
    let said = site.run(&["doctor", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let text = |check: &serde_json::Value, name: &str| check[name].as_str().unwrap().to_owned();
    let mut all = BTreeMap::new();
    for check in found.as_array().unwrap() {
        let (state, what, mend) = (
            text(check, "state"),
            text(check, "what"),
            text(check, "mend"),
        );
        assert_eq!(state == "ok", mend.is_empty(), "{check}");
        assert!(
            text(check, "why").ends_with('.') && !what.is_empty(),
            "{check}"
        );
        let doubled = all.insert(text(check, "name"), (state, format!("{what}; {mend}")));
        assert_eq!(doubled, None, "{check}");
    }
    let failed = all.values().any(|(state, _)| state == "failed");
    assert_eq!(said.code, Some(i32::from(failed)), "{said:?}");
    all
}

/// The checks that fail, but for what holds of the machine and the server that the tests run on.
fn failing(site: &Site) -> Vec<String> {
    let found = examined(site).into_iter();
    let failed = found.filter(|(_, (state, _))| state == "failed");
    let names = failed.map(|(name, _)| name);
    names
        .filter(|name| !["synchronisation", "disk"].contains(&name.as_str()))
        .collect()
}

/// Runs statements on the database of a site that stands still.
async fn run(site: &Site, sql: &str) {
    let db = Db::open(&site.config(), &Clock::System).unwrap();
    let sql = sql.to_owned();
    db.write(move |tx| Ok(tx.batch_execute(&sql)?))
        .await
        .unwrap();
    db.close();
}

/// A site in order: two administrators with their factors, a key, a backup.
async fn sound() -> Site {
    let site = Site::new();
    let config = site.config();
    config.key().unwrap();
    let db = Db::open(&config, &Clock::System).unwrap();
    for name in ["aigul", "marat"] {
        let new = NewPerson {
            name: name.to_owned(),
            display_name: name.to_owned(),
            email: format!("{name}@example.org"),
            password: String::new(),
            lang: "en".to_owned(),
            zone: "UTC".to_owned(),
        };
        db.write(move |tx| {
            let id = accounts::settle_in(tx, &new, true, 1)?;
            let factor = "INSERT INTO factors (user_id, secret, confirmed_at, last_step)";
            Ok(tx.batch_execute(&format!("{factor} VALUES ({id}, 'x', 1, 0)"))?)
        })
        .await
        .unwrap();
    }
    db.close();
    assert_eq!(site.run(&["backup"]).code, Some(0));
    site
}

#[tokio::test]
async fn a_site_in_order_passes_and_is_left_as_it_is() {
    let site = sound().await;
    let found = examined(&site);
    assert_eq!(failing(&site), [""; 0], "{found:#?}");
    assert!(found.len() >= 35, "{} checks", found.len());
    // What every test site is: built to be tried, without limits, and not quite durable.
    let mut wary: Vec<&str> = found
        .iter()
        .filter(|(_, (state, _))| state == "warning")
        .map(|(name, _)| name.as_str())
        .collect();
    wary.retain(|name| !["disk", "open files"].contains(name));
    assert_eq!(wary, ["durability", "limits", "release"]);
    let said = site.run(&["doctor"]);
    assert!(said.out.contains("administrator"), "{said:?}");
    assert!(State::Ok < State::Warning && State::Warning < State::Failed);
}

#[tokio::test]
async fn faults_of_the_machine_are_found() {
    let site = sound().await;
    let data = site.folder.join("data");
    let secret = data.join("secret");
    fs::set_permissions(&secret, Permissions::from_mode(0o640)).unwrap();
    assert_eq!(failing(&site), ["key"]);
    assert!(examined(&site)["key"].1.contains("chmod 600"));
    fs::set_permissions(&secret, Permissions::from_mode(0o600)).unwrap();
    let key = fs::read(&secret).unwrap();
    fs::write(&secret, "short").unwrap();
    assert_eq!(failing(&site), ["key"]);
    fs::write(&secret, key).unwrap();
    fs::set_permissions(&data, Permissions::from_mode(0o755)).unwrap();
    assert_eq!(failing(&site), ["data folder"]);
    fs::set_permissions(&data, Permissions::from_mode(0o700)).unwrap();

    let last = data.join("last-backup");
    for (past, want) in [(1, "ok"), (5, "warning"), (10, "failed")] {
        let Instant(at) = Clock::System.now().minus(days(past));
        fs::write(&last, at.to_string()).unwrap();
        assert_eq!(examined(&site)["backup"].0, want, "{past} days");
    }
    fs::remove_file(&last).unwrap();
    assert_eq!(examined(&site)["backup"].0, "warning");
    assert_eq!(failing(&site), [""; 0]);
}

#[tokio::test]
async fn faults_of_the_settings_are_found() {
    let site = sound().await;
    let open = site
        .with("ELAB_BIND", "0.0.0.0:8080")
        .with("ELAB_LIMITS", "on")
        .with("ELAB_ALLOW_PLAIN_HTTP", "true")
        .with("ELAB_TRUSTED_PROXIES", "10.0.0.1")
        .with("ELAB_TRUSTED_NETWORKS", "10.4.0.0/16 School-4 2020-01-01");
    assert_eq!(failing(&open), ["base address", "encryption", "mail"]);
    let found = examined(&open);
    assert_eq!(
        (found["proxy"].0.as_str(), found["limits"].0.as_str()),
        ("warning", "ok")
    );
    assert!(found["trusted networks"].1.contains("School-4"));
    let site = open
        .with("ELAB_BASE_URL", "https://talk.example.org")
        .with("ELAB_TRUSTED_PROXIES", "0.0.0.0")
        .with("ELAB_STAFF_MFA", "off")
        .with("ELAB_MAIL_FROM", "elab@localhost")
        .with("ELAB_MAIL_URL", "smtp://127.0.0.1:1");
    assert_eq!(
        failing(&site),
        ["proxy", "relay", "second factor", "sender"]
    );
    let site = site.with("ELAB_TRUSTED_PROXIES", "");
    assert_eq!(
        examined(&site)["proxy"].0,
        "warning",
        "all would share one address"
    );

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let relay = format!("smtp://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap()).lines();
        stream.write_all(b"220 relay\r\n").unwrap();
        for _ in lines.map_while(Result::ok) {
            stream.write_all(b"250 done\r\n").unwrap();
        }
    });
    let site = site.with("ELAB_MAIL_URL", &relay);
    assert_eq!(examined(&site)["relay"].0, "ok");
    let site = site.with("ELAB_BASE_URL", "https://talk.example.org/forum");
    assert!(failing(&site).contains(&"base address".to_owned()));
}

#[tokio::test]
async fn faults_in_the_rows_are_found() {
    let site = sound().await;
    let letter = |state: &str, next_at: i64| {
        format!(
            "INSERT INTO deliveries (state, class, kind, address, lang, letter, message_id, next_at, created_at) \
             VALUES ('{state}', 'direct', 'reset', 'a@example.org', 'en', '', 'm', {next_at}, 1)"
        )
    };
    let job = |state: &str| {
        format!(
            "INSERT INTO jobs (name, payload, state, run_at) VALUES ('sweep', 'null', '{state}', 1)"
        )
    };
    let event = "INSERT INTO events (seq, kind, at, topics, data) VALUES (900, 'x', 9000000000000000, '', '{}')";
    let file = "INSERT INTO files (name, user_id, kind, title, size, created_at) \
                VALUES ('abcd', 1, 'txt', 'a.txt', 1, 1)";
    let space = "INSERT INTO spaces (slug, name, kind, aim, rules, rules_html, lang, members, created_at) \
                 VALUES ('town', 'Town', 'public', '', '', '', 'en', 5, 1)";
    for (fault, mend, name, state) in [
        (
            letter("ready", 1),
            "DELETE FROM deliveries",
            "letters",
            "failed",
        ),
        (
            letter("failed", 1),
            "DELETE FROM deliveries",
            "failed letters",
            "failed",
        ),
        (
            letter("held", 1),
            "DELETE FROM deliveries",
            "held letters",
            "warning",
        ),
        (job("waiting"), "DELETE FROM jobs", "jobs", "warning"),
        (job("dead"), "DELETE FROM jobs", "failed jobs", "failed"),
        (
            event.to_owned(),
            "DELETE FROM events WHERE seq = 900",
            "clock",
            "failed",
        ),
        (file.to_owned(), "DELETE FROM files", "files", "failed"),
        (
            space.to_owned(),
            "DELETE FROM spaces WHERE slug = 'town'",
            "counters",
            "warning",
        ),
        (
            "DELETE FROM factors WHERE user_id = 2".to_owned(),
            "SELECT 1",
            "staff",
            "warning",
        ),
        (
            "UPDATE users SET administrator = FALSE WHERE id = 2".to_owned(),
            "SELECT 1",
            "administrator",
            "warning",
        ),
        (
            "UPDATE users SET administrator = FALSE".to_owned(),
            "SELECT 1",
            "administrator",
            "failed",
        ),
    ] {
        run(&site, &fault).await;
        assert_eq!(examined(&site)[name].0, state, "{name}");
        let alone = if state == "failed" {
            vec![name.to_owned()]
        } else {
            Vec::new()
        };
        assert_eq!(failing(&site), alone);
        run(&site, mend).await;
    }
    // A letter that a relay has refused is the relay's fault.
    run(&site, "UPDATE users SET administrator = TRUE").await;
    run(&site, &letter("ready", 1)).await;
    run(&site, "UPDATE deliveries SET tries = 1").await;
    assert_eq!(failing(&site), [""; 0]);
}

#[tokio::test]
async fn a_counter_that_is_wrong_and_a_row_that_names_nobody_are_named() {
    let site = sound().await;
    let space = "INSERT INTO spaces (slug, name, kind, aim, rules, rules_html, lang, members, created_at) \
                 VALUES ('town', 'Town', 'public', '', '', '', 'en', 5, 1)";
    run(&site, space).await;
    let said = examined(&site)["counters"].1.clone();
    assert!(said.contains("spaces.members of "), "{said}");
    assert!(said.contains(" says 5 and should say 0"), "{said}");
    assert!(said.contains("communities"), "how many: {said}");
    if on_postgres() {
        // The server holds rows together itself.
        assert_eq!(examined(&site)["integrity"].0, "ok");
        return;
    }
    let file = site.folder.join("data/elab.db");
    let mut c = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    c.batch_execute(
        "PRAGMA foreign_keys = OFF; \
         INSERT INTO factors (user_id, secret, confirmed_at, last_step) VALUES (999, 'x', 1, 0)",
    )
    .unwrap();
    drop(c);
    assert_eq!(failing(&site), ["integrity"]);
    let said = examined(&site)["integrity"].1.clone();
    let row = "a row of factors names one of users";
    assert!(said.contains(row), "{said}");
}

#[tokio::test]
async fn a_database_that_waits_for_migrations_or_is_away_is_said_to_be_and_not_touched() {
    let site = sound().await;
    run(
        &site,
        "ALTER TABLE event_head DROP COLUMN epoch; \
         DELETE FROM __diesel_schema_migrations WHERE version = '0023'",
    )
    .await;
    for _ in 0..2 {
        assert_eq!(failing(&site), ["database"]);
        assert!(examined(&site)["database"].1.contains("migrations wait"));
    }
    if on_postgres() {
        let site = site.with("ELAB_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
        assert_eq!(failing(&site), ["database"]);
    } else {
        let file = site.folder.join("data/elab.db");
        fs::remove_file(&file).unwrap();
        assert_eq!(failing(&site), ["database"]);
        assert!(!file.exists(), "none is made");
    }
}
