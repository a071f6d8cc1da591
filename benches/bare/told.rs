//! What the bench of notices and letters needs beside the site: people who follow, letters that wait, and the bare loops
//! that notices and letters are compared with. The database is the one of the settings.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_query;
use elab::accounts::PasswordChanged;
use elab::base::clock::Stopwatch;
use elab::base::{Clock, Error, Result, UserId};
use elab::config::{Config, MailRoute};
use elab::db::schema::{follows, notices, users};
use elab::db::{Conn, Db, Tx};
use elab::outbox::{self, Recipient};
use lettre::address::Envelope;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use mail_auth::common::crypto::{RsaKey, Sha256};
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::DkimSigner;
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject;

use crate::Failed;

/// People told in one statement, and in one transaction, as the site does it.
const BATCH: usize = 250;
const A_JOB: usize = 1000;
/// Letters that the site carries at once.
const LINES: usize = 4;
/// Domains that they go to.
const DOMAINS: usize = 50;

/// Carries out a statement that both databases know.
macro_rules! run {
    ($tx:expr, $statement:expr) => {
        match &mut **$tx {
            Conn::Sqlite(c) => $statement.execute(c),
            Conn::Pg(c) => $statement.execute(c),
        }
    };
}

/// So many new people who want to hear of all that is said in these discussions; gives the number of the first.
fn follow(tx: &mut Tx<'_>, count: usize, threads: &[String]) -> Result<i64> {
    let now = tx.now();
    let last = |tx: &mut Tx<'_>| -> Result<i64> {
        let last = users::table.select(diesel::dsl::max(users::id));
        Ok(last
            .first::<Option<UserId>>(&mut **tx)?
            .map_or(0, |id| id.0))
    };
    let before = last(tx)?;
    for from in (0..count).step_by(BATCH) {
        let names = (from..count.min(from + BATCH)).map(|n| format!("f{n}x"));
        let rows: Vec<_> = names
            .map(|name| {
                (
                    users::name.eq(name.clone()),
                    users::name_key.eq(name.clone()),
                    users::display_name.eq(name),
                    users::lang.eq("en"),
                    users::zone.eq("UTC"),
                    users::created_at.eq(now),
                )
            })
            .collect();
        run!(tx, diesel::insert_into(users::table).values(&rows))?;
    }
    let people: Vec<i64> = (before + 1..=last(tx)?).collect();
    for thread in threads {
        for batch in people.chunks(BATCH) {
            let rows: Vec<_> = batch
                .iter()
                .map(|id| {
                    (
                        follows::user_id.eq(UserId(*id)),
                        follows::target.eq(format!("thread-{thread}")),
                        follows::level.eq("all"),
                    )
                })
                .collect();
            run!(tx, diesel::insert_into(follows::table).values(&rows))?;
        }
    }
    Ok(before + 1)
}

/// Letters that wait to be sent.
fn post(tx: &mut Tx<'_>, count: usize) -> Result<()> {
    for n in 0..count {
        let to = Recipient {
            address: format!("p{n}@d{}.example", n % DOMAINS),
            person: None,
            lang: "en".to_owned(),
        };
        let letter = PasswordChanged {
            name: format!("Person {n}"),
        };
        outbox::post(tx, &to, &letter, None)?;
    }
    Ok(())
}

/// Waits until the people from this one on have so many notices.
async fn wait(db: &Db, first: i64, count: i64) -> Result<()> {
    let told = move |c: &mut Conn| -> Result<i64> {
        let theirs = notices::table.filter(notices::user_id.ge(UserId(first)));
        Ok(theirs.count().get_result(c)?)
    };
    while db.read(told).await? < count {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Three rows a person, of the sizes of a notice, an event and its topic, and nothing else.
async fn insert(db: &Db, count: usize) -> Result<()> {
    let sql = |text: String| move |tx: &mut Tx<'_>| Ok(run!(tx, sql_query(text))?);
    let table = "CREATE TABLE bench_rows (id BIGINT PRIMARY KEY, body TEXT NOT NULL)";
    db.write(sql(table.to_owned())).await?;
    for job in (0..count).step_by(A_JOB) {
        let batches = (job..job + A_JOB).step_by(BATCH).map(|from| {
            let row = |id: usize| format!("({id}, '{}')", "x".repeat(20 + 140 * (id % 3)));
            let rows: Vec<String> = (from * 3..(from + BATCH) * 3).map(row).collect();
            format!("INSERT INTO bench_rows VALUES {}", rows.join(", "))
        });
        let batches: Vec<String> = batches.collect();
        db.write(move |tx| {
            for batch in batches {
                run!(tx, sql_query(batch))?;
            }
            Ok(())
        })
        .await?;
    }
    db.write(sql("DROP TABLE bench_rows".to_owned())).await?;
    Ok(())
}

/// Signs and sends a letter as long as the site's, again and again, over as many connections.
async fn send(config: &Config, count: usize) -> std::result::Result<(), Failed> {
    let MailRoute::Smtp(url) = &config.mail else {
        return Err("there is no relay".into());
    };
    let key = config.dkim_key_file.as_ref().ok_or("there is no key")?;
    let body = "A line of a letter, about as long as lines are in letters of the site.\r\n";
    let head = "From: lab@example.org\r\nTo: p@d.example\r\nSubject: A letter\r\nMessage-ID: <1@example.org>";
    let mime = format!("{head}\r\n\r\n{}", body.repeat(40));
    let mut lines = Vec::new();
    for n in 0..LINES {
        let relay = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose())?.build();
        let key = RsaKey::<Sha256>::from_key_der(PrivateKeyDer::from_pem_file(key)?)?;
        let signer = DkimSigner::from_key(key)
            .domain("example.org")
            .selector("elab")
            .headers(["From", "To", "Subject", "Message-ID"]);
        let mime = mime.clone();
        let address = format!("p@d{n}.example").parse()?;
        let to = Envelope::new(Some("lab@example.org".parse()?), vec![address])?;
        lines.push(tokio::spawn(async move {
            for _ in 0..count / LINES {
                let signed = signer.sign(mime.as_bytes())?.to_header() + &mime;
                relay.send_raw(&to, signed.as_bytes()).await?;
            }
            Ok::<(), Failed>(())
        }));
    }
    for line in lines {
        line.await??;
    }
    Ok(())
}

/// Seconds of processor that this program has used.
fn processor() -> std::result::Result<f64, Failed> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let behind = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = behind.split(' ').skip(11).take(2);
    let ticks: f64 = ticks.filter_map(|n| n.parse::<f64>().ok()).sum();
    Ok(ticks / 100.0)
}

/// Does what the first word says, so many times.
pub(crate) async fn run(words: &[String]) -> std::result::Result<(), Failed> {
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<usize>().ok());
    let count = number(1).ok_or("how many?")?;
    let config = Config::load(None)?;
    let db = Db::open(&config, &Clock::System)?;
    let broken = |why: Error| why.to_string();
    let (watch, before) = (Stopwatch::start(), processor()?);
    match words.first().map_or("", String::as_str) {
        "followers" => {
            let threads = words.get(2..).unwrap_or_default().to_vec();
            let first = db.write(move |tx| follow(tx, count, &threads));
            println!("{}", first.await.map_err(broken)?);
        }
        "wait" => {
            let first = number(2).ok_or("from whom on?")?;
            let told = wait(&db, i64::try_from(first)?, i64::try_from(count)?);
            told.await.map_err(broken)?;
        }
        "letters" => db.write(move |tx| post(tx, count)).await.map_err(broken)?,
        "insert" => {
            insert(&db, count).await.map_err(broken)?;
            let took = watch.elapsed().as_secs_f64();
            println!("[{}, {took}]", processor()? - before);
        }
        "send" => {
            send(&config, count).await?;
            println!("{}", processor()? - before);
        }
        other => return Err(format!("{other}?").into()),
    }
    db.close();
    Ok(())
}
