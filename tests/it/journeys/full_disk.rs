//! The disk is full while somebody writes: what is typed comes back, the others read on, and it mends by itself. Once
//! files may not grow, which any user can have; once a disk has no byte left, which root alone can make.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use diesel::prelude::*;
use elab::accounts;
use elab::base::clock::Stopwatch;
use elab::base::{Clock, Result, minutes};
use elab::db::Db;
use elab::db::schema::sessions;

use super::crash::{enter, square};
use crate::app::on_postgres;
use crate::people::{Answer, Client, encode};
use crate::program::Site;

/// More than fits below the bound, so that nothing is taken for a while by chance.
const BOUND: &str = "4096";

async fn reply(by: &Client<'_>, thread: i64, key: &str, text: &str) -> Answer {
    let (token, _) = by.keys().await;
    let body = format!(
        "token={}&key={key}&body={}&do=publish",
        encode(&token),
        encode(text)
    );
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    by.send("POST", &format!("/t/{thread}/posts"), &kind, &body)
        .await
}

async fn draft(by: &Client<'_>, thread: i64, text: &str, version: i64) -> Answer {
    let (token, key) = by.keys().await;
    let body = serde_json::json!({ "body": text, "version": version }).to_string();
    let headers = [
        ("content-type", "application/json"),
        ("x-csrf-token", token.as_str()),
        ("idempotency-key", key.as_str()),
    ];
    let path = format!("/api/v1/drafts/thread-{thread}");
    by.send("PUT", &path, &headers, &body).await
}

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_typed_and_stops_no_reader() {
    let site = Site::new();
    let running = site.serve_without_signal(&["--demo"]);
    let aliya = enter(&site, &running, "member").await;
    let (space, forum) = square(&aliya).await;
    aliya.act(&format!("/s/{space}/members"), &[]).await.is(303);
    let forum = format!("/s/{space}/{forum}");
    let thread = aliya.starts(&forum, "When it is full", "Root").await;
    draft(&aliya, thread, "Saved in time.", 0).await.is(200);
    let other = enter(&site, &running, "moderator").await;
    other.act(&format!("/s/{space}/members"), &[]).await;
    other.replies(thread, None, "Not seen yet.").await;

    running.bound_files(BOUND);
    let photo = vec![b'x'; 20_000];
    let target = format!("thread-{thread}");
    let fields = [("target", target.as_str()), ("body", "Look at <this>")];
    let sent = aliya
        .upload("/files", &fields, Some(("a.txt", &photo)))
        .await;
    assert_eq!(sent.status, 503, "{}", sent.body);
    sent.shows("Look at &#60;this&#62;");
    if !on_postgres() {
        let refused = reply(&aliya, thread, "the-key-of-it", "It is <full>.").await;
        assert_eq!(refused.status, 503, "{}", refused.body);
        refused.shows("It is &#60;full&#62;.").well_formed();
        let refused = draft(&aliya, thread, "Not any more.", 1).await.is(503);
        assert_eq!(refused.value()["code"], "busy");
    }
    aliya
        .open(&format!("/t/{thread}"))
        .await
        .is(200)
        .shows("When it is full")
        .shows("Not seen yet.");
    let visitor = Client::at(site.address, "visitor");
    visitor.open(&format!("/t/{thread}")).await.is(200);

    running.bound_files("unlimited");
    let page = aliya.get(&format!("/t/{thread}/reply")).await.is(200);
    page.shows("Saved in time.");
    draft(&aliya, thread, "Saved again.", 1).await.is(200);
    aliya
        .upload("/files", &fields, Some(("a.txt", &photo)))
        .await
        .is(200);
    // The very form that was refused is taken now.
    reply(&aliya, thread, "the-key-of-it", "It is <full>.")
        .await
        .is(303);
    assert_eq!(running.stop(), Some(0));
}

/// A small disk of its own, given back when the test ends, however it ends.
struct Disk(PathBuf);

impl Disk {
    /// None where this process may not mount one.
    fn at(folder: &Path) -> Option<Disk> {
        std::fs::create_dir_all(folder).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"])
            .arg(folder)
            .output();
        match mounted {
            Ok(said) if said.status.success() => Some(Disk(folder.to_owned())),
            other => {
                println!("No disk is filled here, files are bounded alone: {other:?}");
                None
            }
        }
    }

    /// Leaves no byte free.
    fn fill(&self) {
        let mut ballast = File::create(self.0.join("ballast")).unwrap();
        for block in [1 << 16, 1 << 12, 1] {
            while ballast.write_all(&vec![0; block]).is_ok() {}
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.0.join("ballast")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

/// Lets the session of somebody have been seen last some minutes ago: his next page would note that he is here.
async fn was_seen_before(db: &Db, name: &'static str) -> Result<()> {
    db.write(move |tx| {
        let person = accounts::by_name(tx, name)?.id;
        let before = tx.now().minus(minutes(11));
        diesel::update(sessions::table.filter(sessions::user_id.eq(person)))
            .set(sessions::seen_at.eq(before))
            .execute(&mut **tx)?;
        Ok(())
    })
    .await
}

/// Says more until there is no room for it; returns what was said then, by its number, and the answer.
async fn until_full(by: &Client<'_>, thread: i64) -> (usize, Answer) {
    for n in 0..1000 {
        let answer = reply(by, thread, &format!("the-key-of-{n}"), &long(n)).await;
        if answer.status != 303 {
            return (n, answer);
        }
    }
    panic!("the disk is never full");
}

fn long(n: usize) -> String {
    format!("{n}: {}", "It is <long>. ".repeat(200))
}

#[tokio::test]
async fn a_disk_without_a_byte_stops_no_reader_and_mends_itself_when_there_is_room() {
    if on_postgres() {
        // The server's disk is its own.
        return;
    }
    let site = Site::new();
    let Some(disk) = Disk::at(&site.folder.join("data")) else {
        return;
    };
    let running = site.serve(&["--demo"]);
    let visitor = Client::at(site.address, "visitor");
    let aliya = enter(&site, &running, "member").await;
    let other = enter(&site, &running, "moderator").await;
    let (space, forum) = square(&aliya).await;
    for client in [&aliya, &other] {
        let members = format!("/s/{space}/members");
        client.act(&members, &[]).await.is(303);
    }
    let forum = format!("/s/{space}/{forum}");
    let thread = aliya.starts(&forum, "When it is full", "Root").await;
    other.replies(thread, None, "Not seen yet").await;
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    was_seen_before(&db, "marat").await.unwrap();

    disk.fill();
    // What the log has room for is taken still, down to the smallest change.
    let (n, refused) = until_full(&other, thread).await;
    let refused = refused.is(503).shows("It is &#60;long&#62;.");
    assert!(refused.header("retry-after").is_some());
    let mut taken = 0;
    while taken < 10_000 && was_seen_before(&db, "marat").await.is_ok() {
        taken += 1;
    }
    assert!(taken < 10_000, "there is room for something still");
    db.close();
    let draft = draft(&other, thread, "Not any more.", 0).await.is(503);
    assert_eq!(draft.value()["code"], "busy");
    let target = format!("thread-{thread}");
    let fields = [("target", target.as_str()), ("body", "Look")];
    let file = Some(("a.txt", &[b'x'; 20_000][..]));
    other.upload("/files", &fields, file).await.is(503);
    visitor.get("/livez").await.is(200);
    visitor.get("/readyz").await.is(503).shows("nearly full");
    let page = format!("/t/{thread}");
    visitor.open(&page).await.is(200).shows("Not seen yet");
    // Neither that he is here nor what he has seen can be noted: he reads all the same.
    aliya.open(&page).await.is(200).shows("Not seen yet");
    aliya.open("/").await.is(200);

    disk.make_room();
    let (watch, key) = (Stopwatch::start(), format!("the-key-of-{n}"));
    while reply(&other, thread, &key, &long(n)).await.status != 303 {
        assert!(watch.elapsed() < Duration::from_secs(120), "writes go on");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    other.upload("/files", &fields, file).await.is(200);
    let last = aliya.replies(thread, None, "There is room again").await;
    let last = visitor.open(&format!("/p/{last}")).await.is(200);
    last.shows("There is room again");
    assert_eq!(running.stop(), Some(0), "the same process all the time");
}
