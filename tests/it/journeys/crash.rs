//! The program is killed again and again while people write: what was acknowledged stands, once.
//!
//! `ELAB_TEST_CRASHES` says how often (20), `ELAB_TEST_SEED` repeats the moments of an earlier run.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::prelude::*;
use elab::base::clock::Stopwatch;
use elab::base::crypto;
use elab::config::DatabaseUrl;
use elab::db::schema::{deliveries, events, forums, posts, reactions, revisions, spaces, threads};
use elab::db::{Conn, Db, Tx};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::ledger::{Act, Pen};
use crate::fuzz::Dice;
use crate::people::{Client, encode, together};
use crate::program::{Running, Site};

/// Acts of each that are sent once more at the end.
const AGAIN: usize = 20;

pub(super) fn number_of(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

/// What one of the clients does all the time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Doing {
    Replying(i64),
    Starting,
    Typing(i64),
    Reacting(i64),
    Registering,
}

/// One client: what it does, and its ledger.
struct Voice {
    doing: Doing,
    forum: String,
    acts: usize,
    pen: Pen,
}

impl Voice {
    /// Acts until the site is gone.
    async fn speak(&mut self, cycle: u64) {
        let (doing, forum, acts) = (self.doing, &self.forum, &mut self.acts);
        let next = |pen: &Pen| {
            *acts += 1;
            Some(next(pen, (doing, forum), (cycle, *acts)))
        };
        self.pen.write(next).await;
    }
}

/// The next act of somebody who does this there.
fn next(pen: &Pen, (doing, forum): (Doing, &str), (cycle, n): (u64, usize)) -> Act {
    let mark = format!("{doing:?} {cycle} {n} {}", crypto::name());
    let said = encode(&mark);
    let request = match doing {
        Doing::Replying(thread) => pen.form(
            &format!("/t/{thread}/posts"),
            &format!("body={said}&do=publish"),
        ),
        Doing::Starting => pen.form(
            &format!("{forum}/threads"),
            &format!("title={said}&body={said}&do=publish"),
        ),
        Doing::Registering => {
            // A password of few words is enough here; the name may be anybody's.
            let name = crypto::name().replace(|c: char| !c.is_ascii_alphabetic(), "");
            let name = format!("p{}{n}", &name.to_lowercase());
            let fields = format!(
                "name={name}&email={name}%40example.org&password=kettle+under+seven+birches"
            );
            return Act {
                mark: format!("{name}@example.org"),
                request: pen.form("/register", &fields),
                location: String::new(),
            };
        }
        Doing::Typing(thread) => {
            // Each save says which version it has seen: the one before it.
            let body = serde_json::json!({ "body": mark, "version": n - 1 }).to_string();
            pen.program("PUT", &format!("/api/v1/drafts/thread-{thread}"), &body)
        }
        Doing::Reacting(post) => {
            let end = if n.is_multiple_of(2) { "/end" } else { "" };
            pen.program(
                "POST",
                &format!("/api/v1/posts/{post}/reactions{end}"),
                "{\"kind\":\"thanks\"}",
            )
        }
    };
    Act {
        mark,
        request,
        location: String::new(),
    }
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

/// The clients: who replies, who starts, who types, who reacts, who registers.
async fn voices(site: &Site, running: &Running) -> Vec<Voice> {
    let moderator = enter(site, running, "moderator").await;
    let member = enter(site, running, "member").await;
    let (space, forum) = square(&member).await;
    let forum = format!("/s/{space}/{forum}");
    for client in [&moderator, &member] {
        let members = format!("/s/{space}/members");
        client.act(&members, &[]).await.is(303);
    }
    let thread = member
        .starts(&forum, "While the lights go out", "Root")
        .await;
    let quiet = member.starts(&forum, "Not answered yet", "Root").await;
    let post = member.replies(quiet, None, "Thank me.").await;
    let visitor = Client::at(site.address, "visitor");
    let joining = visitor.get("/register").await.field("/register", "token");
    let mut voices = Vec::new();
    for (client, doing) in [
        (&member, Doing::Replying(thread)),
        (&moderator, Doing::Replying(thread)),
        (&member, Doing::Starting),
        (&member, Doing::Typing(quiet)),
        (&moderator, Doing::Reacting(post)),
        (&visitor, Doing::Registering),
    ] {
        let pen = match doing {
            Doing::Registering => Pen::with(client, "elab-form", joining.clone()),
            _ => Pen::of(client).await,
        };
        voices.push(Voice {
            doing,
            forum: forum.clone(),
            acts: 0,
            pen,
        });
    }
    voices
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
    let site = Site::new()
        .with("ELAB_DURABILITY", "full")
        .with("ELAB_MAIL_URL", &format!("smtp://{relay}"));
    let mut running = site.serve(&["--demo"]);
    let mut voices = voices(&site, &running).await;
    let mut readiness = Vec::new();

    for cycle in 0..crashes {
        let before: usize = voices.iter().map(|voice| voice.pen.done.len()).sum();
        let spoken = together(voices.iter_mut().map(|voice| voice.speak(cycle)).collect());
        let moment = Duration::from_millis(100 + dice.roll(500) as u64);
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
    assert!(slowest < Duration::from_secs(30), "{slowest:?}");

    for voice in &mut voices {
        voice.pen.finish().await;
        if !matches!(voice.doing, Doing::Typing(_) | Doing::Reacting(_)) {
            voice.pen.repeat(AGAIN).await;
        }
    }
    all_letters_left(&voices, &taken, crashes + crashes / 4).await;
    assert_eq!(running.stop(), Some(0));
    let db = Db::open(&site.config(), &elab::base::Clock::System).unwrap();
    the_ledger_agrees(&db, &voices).await;
    the_counters_agree(&db).await;
    while db.sequence().await.unwrap() > 0 {}
    let (count, last): (i64, Option<i64>) = db
        .read(|c| {
            let last = diesel::dsl::max(events::seq);
            Ok((
                events::table.count().get_result(c)?,
                events::table.select(last).first(c)?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(Some(count), last, "events are numbered without a gap");
    db.close();
    if let DatabaseUrl::Sqlite(file) = site.config().database {
        assert_eq!(checked(&file, "integrity_check"), ["ok"]);
        assert_eq!(checked(&file, "foreign_key_check"), [""; 0]);
    }
}

/// Lets the leases of a killed site end at once, where in life a minute passes.
pub(super) async fn leases_end(site: &Site) {
    let db = Db::open(&site.config(), &elab::base::Clock::System).unwrap();
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

/// What stands in the rows is what was acknowledged: nothing less, nothing twice, nothing more.
async fn the_ledger_agrees(db: &Db, voices: &[Voice]) {
    let marks = |doing: fn(&Doing) -> bool| -> Vec<String> {
        let mut all: Vec<String> = voices
            .iter()
            .filter(|voice| doing(&voice.doing))
            .flat_map(|voice| voice.pen.done.iter().map(|act| act.mark.clone()))
            .collect();
        all.sort();
        all
    };
    let (said, titles) = db
        .read(|c| {
            let said: Vec<String> = revisions::table
                .filter(revisions::source.like("Replying%"))
                .order(revisions::source.asc())
                .select(revisions::source)
                .load(c)?;
            let titles: Vec<String> = threads::table
                .filter(threads::title.like("Starting%"))
                .order(threads::title.asc())
                .select(threads::title)
                .load(c)?;
            Ok((said, titles))
        })
        .await
        .unwrap();
    let sorted = |mut all: Vec<String>| {
        all.sort();
        all
    };
    assert_eq!(
        sorted(said),
        marks(|doing| matches!(doing, Doing::Replying(_)))
    );
    assert_eq!(sorted(titles), marks(|doing| *doing == Doing::Starting));
    for voice in voices {
        let last = voice.pen.done.last().unwrap().mark.clone();
        match voice.doing {
            Doing::Typing(_) => {
                use elab::db::schema::drafts;
                let saves = i32::try_from(voice.pen.done.len()).unwrap();
                let kept = drafts::table.filter(drafts::body.like("Typing%"));
                let kept: Vec<(String, i32)> = db
                    .read(move |c| Ok(kept.select((drafts::body, drafts::version)).load(c)?))
                    .await
                    .unwrap();
                assert_eq!(
                    kept,
                    [(last, saves)],
                    "the last save, and each counted once"
                );
            }
            Doing::Reacting(post) => {
                let given =
                    reactions::table.filter(reactions::post_id.eq(elab::base::PostId(post)));
                let given: i64 = db
                    .read(move |c| Ok(given.count().get_result(c)?))
                    .await
                    .unwrap();
                assert_eq!(given, (voice.pen.done.len() % 2) as i64);
            }
            _ => {}
        }
    }
}

type Counters = (
    Vec<(i64, i32, i32)>,
    Vec<[i32; 4]>,
    Vec<(i64, i64)>,
    Vec<i64>,
);

fn counters(c: &mut Conn) -> elab::base::Result<Counters> {
    let threads = threads::table.order(threads::id.asc());
    let posts: Vec<(i32, i32, i32, i32)> = posts::table
        .order(posts::id.asc())
        .select((
            posts::replies,
            posts::agree,
            posts::thanks,
            posts::source_needed,
        ))
        .load(c)?;
    let forums = forums::table.order(forums::id.asc());
    let spaces = spaces::table.order(spaces::id.asc());
    Ok((
        threads
            .select((threads::id, threads::posts, threads::replies))
            .load(c)?,
        posts.into_iter().map(|(a, b, c, d)| [a, b, c, d]).collect(),
        forums.select((forums::threads, forums::posts)).load(c)?,
        spaces.select(spaces::members).load(c)?,
    ))
}

/// Counting again changes no counter.
async fn the_counters_agree(db: &Db) {
    let before = db.read(counters).await.unwrap();
    db.write(|tx: &mut Tx<'_>| {
        for (thread, _) in elab::threads::to_count(tx, 0, i64::MAX)? {
            elab::threads::recount(tx, thread)?;
            elab::questions::recount(tx, thread)?;
        }
        let mut after = 0;
        while let Some(space) = elab::spaces::next_to_count(tx, after)? {
            elab::spaces::recount(tx, space)?;
            after = space.0;
        }
        Ok(())
    })
    .await
    .unwrap();
    assert_eq!(before, db.read(counters).await.unwrap());
}

#[derive(diesel::QueryableByName)]
struct Checked {
    #[diesel(sql_type = diesel::sql_types::Text)]
    found: String,
}

fn checked(file: &std::path::Path, what: &str) -> Vec<String> {
    let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    let column = if what == "integrity_check" {
        what
    } else {
        "\"table\""
    };
    let rows: Vec<Checked> =
        diesel::sql_query(format!("SELECT {column} AS found FROM pragma_{what}"))
            .load(&mut conn)
            .unwrap();
    rows.into_iter().map(|row| row.found).collect()
}
