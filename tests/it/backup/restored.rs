//! A backup that is brought back: the same site, and what must not be the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use diesel::prelude::*;
use elab::base::hours;
use elab::config::DatabaseUrl;
use elab::db::schema::{deliveries, event_head, sessions};
use elab::{accounts, audit, backup, base, outbox};

use super::{back_up, bare, done, files, value, verify};
use crate::app::{TestApp, folder, on_postgres, settings};
use crate::people::Client;
use crate::program::Site;
use crate::threads::post;

const PASSWORD: &str = "kettle under seven birches";

/// Makes a backup of a site that runs within this test.
fn saved(site: &TestApp) -> PathBuf {
    let config = &site.app.config;
    let now = site.app.clock.now();
    let folder = backup::default_folder(config);
    backup::make(config, &folder, now, &mut |_, _, _| {})
        .unwrap()
        .folder
}

/// Another site, brought back from a backup of this one, with what was written down beside its database.
async fn restored(site: &TestApp, folder: &Path) -> TestApp {
    let (now, list) = (site.app.clock.now(), backup::erasures(&site.app.config));
    let other = TestApp::start_with(|config| {
        if list.exists() {
            fs::copy(&list, backup::erasures(config)).unwrap();
        }
        backup::restore(config, folder, now, &mut |_, _, _| {}).unwrap();
    });
    let other = other.await;
    other.clock.set(now);
    other
}

async fn with_password(site: &TestApp, name: &str) {
    let hash = site
        .app
        .hasher
        .hash(base::crypto::Secret::new(PASSWORD.to_owned()));
    let new = accounts::NewPerson {
        name: name.to_owned(),
        display_name: name.to_owned(),
        email: format!("{name}@example.org"),
        password: hash.await.unwrap(),
        lang: "en".to_owned(),
        zone: "UTC".to_owned(),
    };
    let settled = site
        .app
        .db
        .write(move |tx| accounts::settle_in(tx, &new, false, 1));
    settled.await.unwrap();
}

async fn head(site: &TestApp) -> (i64, i64) {
    let read = site.app.db.read(|c| {
        let columns = (event_head::seq, event_head::epoch);
        Ok(event_head::table.select(columns).first(c)?)
    });
    read.await.unwrap()
}

#[tokio::test]
async fn what_is_brought_back_is_the_same_site() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    with_password(&site, "zarina").await;
    let aliya = site.neighbour(town, "aliya").await;
    let thread = aliya
        .starts("/s/town/talk", "The pump \\ and\ttabs", "Line\n\nЛиния \\N")
        .await;
    let told = aliya
        .upload("/api/v1/files", &[], Some(("a.txt", b"Bytes of a file")))
        .await
        .is(201)
        .value();
    let file = told["url"].as_str().unwrap().to_owned();
    let post = aliya
        .replies(thread, None, told["markdown"].as_str().unwrap())
        .await;
    site.settle().await;
    let ask = [("email", "zarina@example.org")];
    site.visitor()
        .fill("/forgot", "/forgot", &ask)
        .await
        .is(303);
    let (before, (seq, epoch)) = (site.rows().await, head(&site).await);
    assert!(before["deliveries"].iter().any(|row| row.contains("ready")));
    let folder = saved(&site);

    site.advance(hours(3));
    let other = restored(&site, &folder).await;
    let after = other.rows().await;
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    for (table, rows) in &before {
        let now = &after[table];
        match table.as_str() {
            // Nobody is signed in, letters wait, numbers and epoch have moved on, and it is written down.
            "sessions" => assert!(!rows.is_empty() && now.is_empty()),
            "deliveries" => assert_eq!(rows.len(), now.len()),
            "event_head" | "audit_head" | "__diesel_schema_migrations" => {}
            "audit" => {
                assert!(now.len() == rows.len() + 1 && rows.iter().all(|row| now.contains(row)))
            }
            _ => assert_eq!(rows, now, "{table}"),
        }
    }
    let stored = |site: &TestApp| files(&site.app.config.files_dir);
    assert_eq!(stored(&site), stored(&other));
    assert!(!stored(&other).is_empty());
    assert_eq!(other.app.db.read(audit::verify).await.unwrap().broken, None);
    assert_eq!(
        (epoch, head(&other).await),
        (0, (seq + 1_000_000, other.app.clock.now().0))
    );

    // It serves what it served, people sign in, and what they write has numbers of its own.
    other
        .visitor()
        .open(&format!("/t/{thread}"))
        .await
        .is(200)
        .shows("Линия");
    other
        .visitor()
        .get(&file)
        .await
        .is(200)
        .shows("Bytes of a file");
    aliya.get("/settings").await.is(200);
    let gone = Client::new(&other, "aliya");
    gone.set_cookie("elab", &aliya.cookie("elab").unwrap());
    gone.get("/settings").await.is(303);
    let zarina = other.visitor();
    let own = [("name", "zarina"), ("password", PASSWORD)];
    zarina.fill("/signin", "/signin", &own).await.is(303);
    let aliya = other.member("aliya").await;
    assert!(aliya.replies(thread, None, "And on it goes").await > post);
    other.settle().await;
    assert!(head(&other).await.0 > seq + 1_000_000);

    // The letter waits for a word.
    let count = |state: &'static str| {
        let rows = deliveries::table
            .filter(deliveries::state.eq(state))
            .count();
        other.app.db.read(move |c| Ok(rows.get_result::<i64>(c)?))
    };
    assert_eq!(other.mails_to("zarina@example.org").len(), 0);
    assert_eq!(count("held").await, Ok(1));
    let released = other.app.db.write(|tx| outbox::end_hold(tx, true));
    assert_eq!(released.await, Ok(1));
    assert_eq!(count("ready").await, Ok(1));
    assert_eq!(
        other.app.db.write(|tx| outbox::end_hold(tx, true)).await,
        Ok(0)
    );
}

#[tokio::test]
async fn letters_that_are_held_past_their_time_or_thrown_away_never_leave() {
    let site = TestApp::start().await;
    for name in ["zarina", "bolat"] {
        with_password(&site, name).await;
        let ask = [("email", format!("{name}@example.org"))];
        let ask = [(ask[0].0, ask[0].1.as_str())];
        site.visitor()
            .fill("/forgot", "/forgot", &ask)
            .await
            .is(303);
    }
    let folder = saved(&site);
    let other = restored(&site, &folder).await;
    other.settle().await;
    assert_eq!(other.last_mail().map(|mail| mail.to), None);
    other
        .app
        .db
        .write(|tx| outbox::end_hold(tx, false))
        .await
        .unwrap();
    other.settle().await;
    assert_eq!(other.last_mail().map(|mail| mail.to), None);
    let late = restored(&site, &folder).await;
    late.advance(hours(1));
    late.app
        .db
        .write(|tx| outbox::end_hold(tx, true))
        .await
        .unwrap();
    late.settle().await;
    assert_eq!(
        late.last_mail().map(|mail| mail.to),
        None,
        "a link of half an hour"
    );
}

#[tokio::test]
async fn what_was_wiped_after_the_backup_does_not_come_back() {
    let site = TestApp::start().await;
    let town = site.space("town", "public").await;
    let aliya = site.neighbour(town, "aliya").await;
    let marat = site.neighbour(town, "marat").await;
    let thread = aliya.starts("/s/town/talk", "A matter", "Root").await;
    let id = aliya
        .replies(thread, None, "Her number is zanzibar-17")
        .await;
    let words = format!("> [@aliya](/p/{id}):\n>\n> Her number is zanzibar-17\n\nDo not.");
    marat.replies(thread, Some(id), &words).await;
    site.settle().await;
    let folder = saved(&site);

    site.advance(hours(1));
    let later = aliya.replies(thread, None, "It was zanzibar-18").await;
    let keeper = site.administrator().await;
    let reason = [("reason", "private_data"), ("note", "")];
    for id in [id, later] {
        keeper
            .act(&format!("/p/{id}/purges"), &reason)
            .await
            .is(303);
    }
    site.settle().await;
    site.settle().await;
    let list = fs::read_to_string(backup::erasures(&site.app.config)).unwrap();
    assert_eq!(
        list.lines().filter(|line| !line.is_empty()).count(),
        2,
        "{list}"
    );
    assert!(!list.contains("zanzibar"));

    site.advance(hours(1));
    let other = restored(&site, &folder).await;
    let rows = other.rows().await;
    let bears = |table: &&Vec<String>| table.iter().any(|row| row.contains("zanzibar"));
    assert_eq!(rows.values().filter(bears).count(), 0);
    if let DatabaseUrl::Sqlite(path) = &other.app.config.database {
        let bytes = fs::read(path).unwrap();
        assert!(
            !bytes.windows(8).any(|piece| piece == b"zanzibar"),
            "nor in its file"
        );
    }
    let page = other.visitor().open(&format!("/t/{thread}")).await.is(200);
    page.shows("Wiped by an administrator")
        .shows("Do not.")
        .hides("zanzibar");

    // There the number of the later one is given again: another post, which no list means.
    let aliya = other.member("aliya").await;
    let anew = aliya.replies(thread, None, "Another matter").await;
    assert_eq!(anew, later);
    other.settle().await;
    let third = restored(&other, &saved(&other)).await;
    let page = third.visitor().open(&format!("/t/{thread}")).await.is(200);
    assert!(post(&page, anew).contains("Another matter"));
    let list = fs::read_to_string(backup::erasures(&other.app.config)).unwrap();
    assert_eq!(
        list.lines().filter(|line| !line.is_empty()).count(),
        2,
        "none twice: {list}"
    );
}

/// Nothing was made: no database and no file.
fn is_untouched(site: &Site) -> bool {
    let made = |name: &str| site.folder.join("data").join(name).exists();
    !made("elab.db") && (!made("files") || files(&site.folder.join("data/files")).is_empty())
}

#[test]
fn a_backup_is_brought_back_only_where_there_is_nothing_and_only_when_it_is_whole() {
    let site = bare();
    let whole = back_up(&site);
    let dir = whole.to_str().unwrap();
    let said = site.run(&["restore", dir]);
    assert!(
        said.code == Some(1) && said.err.contains("empty") || said.err.contains("move"),
        "{said:?}"
    );

    let other = Site::new();
    let own = other.folder.join("data/files/ab");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("own.0"), "own").unwrap();
    let said = other.run(&["restore", dir]);
    assert!(
        said.code == Some(1) && said.err.contains("there are files"),
        "{said:?}"
    );
    fs::remove_file(own.join("own.0")).unwrap();

    let file = whole.join("files/ab/abcd.0");
    fs::write(&file, "other bytes").unwrap();
    let said = other.run(&["restore", dir]);
    assert!(
        said.code == Some(1) && said.err.contains("abcd.0"),
        "{said:?}"
    );
    assert!(is_untouched(&other));
    fs::write(&file, "bytes of a file").unwrap();

    let strange = Site::new().with("ELAB_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    if !on_postgres() {
        let said = strange.run(&["restore", dir]);
        assert!(
            said.code == Some(1) && said.err.contains("its own kind"),
            "{said:?}"
        );
        let log = other.folder.join("data/elab.db-wal");
        fs::write(&log, "of another").unwrap();
        let said = other.run(&["restore", dir]);
        assert!(
            said.code == Some(1) && said.err.contains("-wal"),
            "{said:?}"
        );
        fs::remove_file(log).unwrap();
    }
    let said = value(&done(other.run(&["restore", "--json", dir])));
    assert_eq!(
        (&said["people"], &said["letters_held"]),
        (&0.into(), &0.into())
    );
    assert_eq!(
        files(&other.folder.join("data/files"))["ab/abcd.0"],
        b"bytes of a file"
    );
    assert_eq!(other.run(&["restore", dir]).code, Some(1), "and not twice");
    done(other.run(&["outbox", "release"]));
    done(other.run(&["outbox", "discard"]));
    done(verify(&other, &back_up(&other)));
    if let DatabaseUrl::Sqlite(path) = other.config().database {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn a_restore_that_is_killed_leaves_no_site_or_a_whole_one() {
    let site = bare();
    let whole = back_up(&site);
    let dir = whole.to_str().unwrap();
    for tries in 0..6 {
        let other = Site::new();
        let mut restoring = other.command(&["restore", dir]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(25 * tries));
        restoring.kill().unwrap();
        restoring.wait().unwrap();
        drop(fs::remove_dir_all(other.folder.join("data/files")));
        let again = other.run(&["restore", dir]);
        if again.code == Some(0) {
            done(verify(&other, &back_up(&other)));
            continue;
        }
        // It was through already.
        let there = again.err.contains("move it away") || again.err.contains("tables");
        assert!(there, "{again:?}");
        done(other.run(&["audit-verify"]));
    }
}

/// Makes of a backup what the program before its newest migration would have made.
fn make_older(folder: &Path) {
    let path = folder.join("manifest.json");
    let mut manifest = value(&fs::read_to_string(&path).unwrap());
    let newest = manifest["schema"].as_array_mut().unwrap().pop().unwrap();
    let newest = newest.as_str().unwrap();
    assert_eq!(newest, "0053", "takes back what the newest migration does");
    // On PostgreSQL a backup says nothing of an index.
    if !on_postgres() {
        let copy = folder.join("database/elab.db");
        back_one(&copy);
    }
    fs::write(&path, manifest.to_string()).unwrap();
    let sums = "sha256sum $(sed 's/^[0-9a-f]*  //' SHA256SUMS | xargs ls -d 2>/dev/null) > new; mv new SHA256SUMS";
    let made = Command::new("sh")
        .args(["-c", sums])
        .current_dir(folder)
        .status();
    assert!(made.unwrap().success());
}

/// Takes the newest migration of SQLite back.
fn back_one(database: &Path) {
    use diesel::connection::SimpleConnection;
    let mut c = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    c.batch_execute(
        "DROP INDEX notices_alike; \
         DELETE FROM __diesel_schema_migrations WHERE version = '0053'",
    )
    .unwrap();
}

#[test]
fn a_backup_of_an_older_program_is_brought_up_to_date() {
    let site = bare();
    let whole = back_up(&site);
    make_older(&whole);
    let other = Site::new();
    done(other.run(&["restore", whole.to_str().unwrap()]));
    let db = elab::db::Db::open(&other.config(), &base::Clock::System).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let epoch = db.read(|c| {
        Ok(event_head::table
            .select(event_head::epoch)
            .first::<i64>(c)?)
    });
    assert!(runtime.block_on(epoch).unwrap() > 0);
    let nobody = db.read(|c| Ok(sessions::table.count().get_result::<i64>(c)?));
    assert_eq!(runtime.block_on(nobody), Ok(0));
    db.close();

    let manifest = whole.join("manifest.json");
    let newer = fs::read_to_string(&manifest)
        .unwrap()
        .replace("\"0022\"", "\"9999\"");
    fs::write(&manifest, newer).unwrap();
    let third = Site::new();
    let said = third.run(&["restore", whole.to_str().unwrap()]);
    assert!(
        said.code == Some(1) && is_untouched(&third),
        "its hash is another: {said:?}"
    );
}

#[test]
fn sqlite_is_copied_beside_itself_before_it_is_changed_and_the_newest_copy_stays() {
    let dir = folder();
    let DatabaseUrl::Sqlite(path) = settings(&dir, "127.0.0.1:1".parse().unwrap()).database else {
        return;
    };
    let open = || {
        let config = settings(&dir, "127.0.0.1:1".parse().unwrap());
        elab::db::Db::open(&config, &base::Clock::System)
            .unwrap()
            .close();
    };
    open();
    let copies = || -> Vec<String> {
        let names = fs::read_dir(&dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        names.filter(|name| name.contains("before")).collect()
    };
    assert_eq!(copies().len(), 0, "a new one is not copied");
    for _ in 0..2 {
        // The second time the copy of the first is there: a migration that failed is tried again.
        back_one(&path);
        fs::write(dir.join("elab.before-7.db"), "an older copy").unwrap();
        open();
        let [copy] = &copies()[..] else {
            panic!("{:?}", copies());
        };
        use std::os::unix::fs::PermissionsExt;
        let file = dir.join(copy);
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let mut c = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        let new = "SELECT id FROM notices INDEXED BY notices_alike WHERE user_id = 1 AND thread_id = 1 AND read_at IS NULL AND folded_at IS NULL";
        let old = diesel::sql_query(new).execute(&mut c);
        assert!(old.is_err(), "it is as it was before");
    }
    fs::remove_dir_all(dir).unwrap();
}
