//! The program is killed again and again while people write: what was acknowledged stands, once.
//!
//! `ELAB_TEST_CRASHES` says how often (20), `ELAB_TEST_SEED` repeats the moments of an earlier run.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::prelude::*;
use elab::base::clock::Stopwatch;
use elab::db::Db;
use elab::db::schema::deliveries;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::by_letter::{self, Letters};
use super::standing;
use super::voices::{self, Doing, Voice};
use crate::fuzz::Dice;
use crate::people::{Client, together};
use crate::program::{Running, Site, within};

/// Acts of each that are sent once more at the end.
const AGAIN: usize = 20;

/// A number that whoever runs the tests may give.
pub(super) fn number_of(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

/// Signs in with the one-time link that the console offers this role.
pub(super) async fn enter(site: &Site, running: &Running, role: &str) -> Client<'static> {
    let client = Client::at(site.address, role);
    let link = running.link(role);
    let path = link.split(&site.address.to_string()).nth(1).unwrap();
    let page = client.open(path).await.is(200);
    client.submit(&page, "/enter", &[]).await.is(303);
    client
}

/// A public space and a forum of it in which members start threads.
pub(super) async fn square(reader: &Client<'_>) -> (String, String) {
    let spaces = reader.get("/api/v1/spaces").await.is(200).value();
    for space in spaces
        .as_array()
        .unwrap()
        .iter()
        .filter(|space| space["kind"] == "public")
    {
        let slug = space["slug"].as_str().unwrap();
        let forums = reader
            .get(&format!("/api/v1/spaces/{slug}/forums"))
            .await
            .is(200)
            .value();
        let open = |forum: &&serde_json::Value| {
            forum["can_start"] == "member"
                && forum["archived"] == false
                && forum["questions"] == false
        };
        if let Some(forum) = forums.as_array().unwrap().iter().find(open) {
            return (slug.to_owned(), forum["slug"].as_str().unwrap().to_owned());
        }
    }
    panic!("the demo has no public forum");
}

/// Letters that reached the relay: to whom, and their bytes.
type Taken = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// A relay that takes every letter (RFC 5321), and outlives the site.
async fn relay() -> (SocketAddr, Taken) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, taken) = (listener.local_addr().unwrap(), Taken::default());
    let kept = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(BufReader::new(stream), kept.clone()));
        }
    });
    (address, taken)
}

async fn converse(mut stream: BufReader<TcpStream>, taken: Taken) -> Option<()> {
    let (mut to, mut bytes, mut in_letter) = (String::new(), Vec::new(), false);
    stream.write_all(b"220 relay\r\n").await.ok()?;
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        if in_letter && line != b".\r\n" {
            bytes.extend(line);
            continue;
        }
        if in_letter {
            taken.lock().unwrap().push((to.clone(), bytes.split_off(0)));
        }
        let said = String::from_utf8_lossy(&line).to_uppercase();
        if let Some(address) = said.strip_prefix("RCPT TO:<") {
            to = address.split('>').next()?.to_lowercase();
        }
        in_letter = said.starts_with("DATA");
        let answer: &[u8] = match in_letter {
            true => b"354 go on\r\n",
            false => b"250 done\r\n",
        };
        stream.write_all(answer).await.ok()?;
    }
}

/// Starts the site and waits until it is ready.
pub(super) async fn start(site: &Site, words: &[&str]) -> (Running, Duration) {
    let began = Stopwatch::start();
    let running = site.serve(words);
    let client = Client::at(site.address, "watcher");
    while client.get("/readyz").await.status != 200 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    (running, began.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_stands_once_however_often_the_program_is_killed() {
    let crashes = number_of("ELAB_TEST_CRASHES", 20);
    let seed = number_of("ELAB_TEST_SEED", u64::from(std::process::id()) + 1);
    let mut dice = Dice(seed);
    println!("{crashes} crashes, ELAB_TEST_SEED={seed}");
    let (relay, taken) = relay().await;
    let letters = Letters::open().await;
    let mut site = Site::new()
        .with("ELAB_DURABILITY", "full")
        // Its administrator acts after the starts that are no demonstration.
        .with("ELAB_STAFF_MFA", "off")
        .with("ELAB_MAIL_URL", &format!("smtp://{relay}"));
    if let Some(letters) = &letters {
        site = letters.taken_by(site);
    }
    let mut running = site.serve(&["--demo"]);
    let (mut voices, member) = voices::all(&site, &running, letters, crashes).await;
    let mut readiness = Vec::new();

    for cycle in 0..crashes {
        let before: usize = voices.iter().map(|voice| voice.pen.done.len()).sum();
        let moment = Duration::from_millis(100 + dice.roll(500) as u64);
        let mut speaking = Vec::new();
        for voice in &mut voices {
            let ahead = Duration::from_millis(dice.roll(80) as u64);
            speaking.push(voice.speak(cycle, moment.saturating_sub(ahead)));
        }
        let spoken = together(speaking);
        let kill = async {
            tokio::time::sleep(moment).await;
            running.kill();
        };
        tokio::join!(spoken, kill);
        let after: usize = voices.iter().map(|voice| voice.pen.done.len()).sum();
        readiness.push((after - before, Duration::ZERO));
        if cycle % 4 == 3 {
            // The next end comes while it starts.
            let mut early = site.begin(&[]);
            tokio::time::sleep(Duration::from_millis(dice.roll(300) as u64)).await;
            early.kill();
        }
        if cycle + 1 == crashes {
            leases_end(&site).await;
        }
        let took;
        (running, took) = start(&site, &[]).await;
        readiness.last_mut().unwrap().1 = took;
    }
    println!("acknowledged acts, then the time until it was ready: {readiness:?}");
    assert!(
        readiness.iter().map(|(acts, _)| acts).sum::<usize>() > 2 * readiness.len(),
        "they spoke before the ends"
    );
    let slowest = readiness.iter().map(|(_, took)| *took).max().unwrap();
    let most = within(Duration::from_secs(2), Duration::from_secs(30));
    assert!(slowest <= most, "ready again after {slowest:?}");

    for voice in &mut voices {
        voice.pen.finish().await;
        if !matches!(voice.doing, Doing::Typing(_) | Doing::Reacting(_)) {
            voice.pen.repeat(AGAIN).await;
        }
    }
    voices::files_are_whole(&voices, &member).await;
    by_letter::all_are_read(&site).await;
    all_letters_left(&voices, &taken, crashes + crashes / 4).await;
    assert_eq!(running.stop(), Some(0));
    let db = Db::open(&site.config(), &elab::base::Clock::System)
        .unwrap()
        .for_jobs();
    voices::the_ledger_agrees(&db, &voices).await;
    standing::all_agrees(&site, db).await;
}

/// Lets the leases of a killed site end at once, where in life a minute passes.
pub(super) async fn leases_end(site: &Site) {
    let db = Db::open(&site.config(), &elab::base::Clock::System)
        .unwrap()
        .for_jobs();
    let held = deliveries::table.filter(deliveries::state.eq("sending"));
    db.write(move |tx| {
        let past = tx.now();
        diesel::update(held)
            .set(deliveries::lease_until.eq(past))
            .execute(&mut **tx)?;
        Ok(())
    })
    .await
    .unwrap();
    db.close();
}

/// Every letter of an acknowledged act came; a crash repeats one at most, and that byte by byte.
async fn all_letters_left(voices: &[Voice], taken: &Taken, crashes: u64) {
    let awaited: BTreeSet<String> = voices
        .iter()
        .filter(|voice| voice.doing == Doing::Registering)
        .flat_map(|voice| voice.pen.done.iter().map(|act| act.mark.clone()))
        .collect();
    assert!(!awaited.is_empty());
    let mut came = BTreeMap::<String, Vec<Vec<u8>>>::new();
    for _ in 0..600 {
        came.clear();
        for (to, bytes) in taken.lock().unwrap().iter() {
            came.entry(to.clone()).or_default().push(bytes.clone());
        }
        // He who writes letters is told what happens: that is another story.
        came.remove(by_letter::FROM);
        if awaited.iter().all(|to| came.contains_key(to)) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(awaited, came.keys().cloned().collect(), "none lost");
    let copies: usize = came.values().map(|copies| copies.len() - 1).sum();
    println!("{} letters, {copies} of them twice", came.len());
    assert!(copies as u64 <= crashes, "one a crash: {copies}");
    for (to, copies) in came {
        assert!(copies.iter().all(|copy| *copy == copies[0]), "{to}");
    }
}
