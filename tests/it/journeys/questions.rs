//! The program is killed while questions are asked, answered, co-signed and taken back: what was acknowledged stands, once,
//! and the clock of each answer stopped with it.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::prelude::*;
use elab::accounts;
use elab::base::{AddresseeId, Clock, Result, ThreadId, crypto};
use elab::clocks::Packs;
use elab::db::schema::{
    addressees, cosigns, cycles, office_settings, offices as office_rows, question_steps,
    questions, revisions, threads,
};
use elab::db::{Conn, Db};
use elab::markup::{self, Place};
use elab::questions::{self as asked, Asking, NewQuestion};
use elab::threads::{NewPost, NewThread, Via};

use super::crash::{enter, number_of, start};
use super::ledger::{Act, Pen};
use super::standing;
use crate::fuzz::Dice;
use crate::people::encode;
use crate::program::Site;

/// Two offices of the demonstration, and their community: one answers, the other is asked meanwhile.
const OFFICE: &str = "deputy-saryozen";
const OTHER: &str = "housing";
const SPACE: &str = "saryozen";
/// Questions that wait when it begins: each second one is answered, each other one taken back, the last one co-signed.
const PREPARED: usize = 81;
/// Questions asked meanwhile: no more than one person may have open before one office.
const ASKED: usize = 90;
const AGAIN: usize = 10;

/// A question that waits: its thread and version, its place before the office and the version of that.
type Waiting = (ThreadId, i32, AddresseeId, i32);

/// The questions that wait for the office, the oldest first.
async fn prepared(db: &Db) -> Vec<Waiting> {
    let write = db.write(|tx| {
        let now = tx.now();
        let asker = accounts::by_name(tx, "marat")?.id;
        let asker = accounts::by_id(tx, asker, now, false)?;
        // Nothing waits for moderators, and one person may ask all of this.
        for (key, value) in [
            ("premoderate", "off"),
            ("open_per_office", "100"),
            ("open_in_all", "500"),
        ] {
            diesel::insert_into(office_settings::table)
                .values((
                    office_settings::key.eq(key),
                    office_settings::value.eq(value),
                    office_settings::by_id.eq(asker.me()?.id),
                    office_settings::at.eq(now),
                ))
                .execute(&mut **tx)?;
        }
        let packs = Packs::load(None).unwrap();
        let mut made = Vec::new();
        for n in 0..PREPARED {
            let asking = asking(&format!("Prepared, number {n}"))?;
            let place = (SPACE, "Questions");
            made.push(asked::ask(tx, &asker, place, &asking, (&packs, false))?);
        }
        Ok(addressees::table
            .inner_join(questions::table)
            .filter(addressees::thread_id.eq_any(made))
            .order(addressees::id)
            .select((
                addressees::thread_id,
                questions::version,
                addressees::id,
                addressees::version,
            ))
            .load(&mut **tx)?)
    });
    write.await.unwrap()
}

fn asking(title: &str) -> Result<Asking> {
    let (new, source) = NewQuestion::parse([title, "", "", ""], &[OFFICE], false)?;
    let place = Place {
        anchor: markup::PLACEHOLDER,
        site_host: "x.org",
        heading: 2,
        line_breaks: true,
    };
    let opening = NewPost {
        rendered: markup::render(&source, &place, &|| false).unwrap(),
        source,
        lang: "en".to_owned(),
        via: Via::Web,
        parent: None,
    };
    let thread = NewThread {
        title: new.title.clone(),
        tags: Vec::new(),
        opening,
    };
    Ok(Asking { new, thread })
}

/// An act on the n-th question of those, as long as there is one.
fn each<'w>(
    those: &'w [Waiting],
    done: &'w mut usize,
    act: impl Fn(&Pen, &str, &Waiting) -> String + 'w,
) -> impl FnMut(&Pen) -> Option<Act> + 'w {
    move |pen| {
        let one = those.get(*done)?;
        *done += 1;
        let mark = format!("Act {done} on {} {}", one.0, crypto::name());
        Some(Act {
            request: act(pen, &mark, one),
            mark,
            location: String::new(),
        })
    }
}

fn answer(pen: &Pen, mark: &str, (_, _, before, version): &Waiting) -> String {
    let fields = format!("do=answer&version={version}&body={}", encode(mark));
    pen.form(&format!("/addressees/{before}/steps"), &fields)
}

fn withdraw(pen: &Pen, _: &str, (id, version, ..): &Waiting) -> String {
    let fields = format!("do=withdraw&version={version}");
    pen.form(&format!("/questions/{id}/acts"), &fields)
}

/// Signs, and takes that back, in turn.
fn cosign(pen: &Pen, n: usize, id: ThreadId) -> Act {
    let end = if n.is_multiple_of(2) { "/end" } else { "" };
    Act {
        mark: format!("Signing {n}"),
        request: pen.form(&format!("/questions/{id}/cosigns{end}"), ""),
        location: String::new(),
    }
}

fn ask(pen: &Pen, n: usize) -> Act {
    let mark = format!("Asking {n} {}", crypto::name());
    let fields = format!("title={}&offices={OTHER}&lang=en", encode(&mark));
    Act {
        request: pen.form(&format!("/s/{SPACE}/questions"), &fields),
        mark,
        location: String::new(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_and_its_clock_stand_together_however_often_the_program_is_killed() {
    let kills = usize::try_from(number_of("ELAB_TEST_CRASHES", 5)).unwrap();
    let seed = number_of("ELAB_TEST_SEED", u64::from(std::process::id()) + 1);
    let mut dice = Dice(seed);
    println!("{kills} kills, ELAB_TEST_SEED={seed}");
    let site = Site::new().with("ELAB_DURABILITY", "full");
    assert_eq!(site.run(&["demo"]).code, Some(0));
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    let mut waiting = prepared(&db).await;
    db.close();
    let signed = waiting.pop().unwrap().0;
    let pairs: Vec<_> = waiting.chunks(2).collect();
    let answered: Vec<Waiting> = pairs.iter().map(|pair| pair[0]).collect();
    let withdrawn: Vec<Waiting> = pairs.iter().map(|pair| pair[1]).collect();

    let mut running = site.serve(&["--demo"]);
    let deputy = enter(&site, &running, "deputy").await;
    let member = enter(&site, &running, "member").await;
    let moderator = enter(&site, &running, "moderator").await;
    let mut deputy = Pen::of(&deputy).await;
    let (mut asker, mut regretful) = (Pen::of(&member).await, Pen::of(&member).await);
    let mut signer = Pen::of(&moderator).await;
    let (mut answers, mut regrets, mut signs, mut asks) = (0, 0, 0, 0);
    for ended in 0..kills {
        // Not all of it at the first ends, however many there are.
        let share = |all: usize| all.min(20 + all * (ended + 1) / kills);
        let (told, taken_back) = (
            &answered[..share(answered.len())],
            &withdrawn[..share(withdrawn.len())],
        );
        let acts = async {
            tokio::join!(
                deputy.write(each(told, &mut answers, answer)),
                regretful.write(each(taken_back, &mut regrets, withdraw)),
                signer.write(|pen| {
                    signs += 1;
                    Some(cosign(pen, signs, signed))
                }),
                asker.write(|pen| {
                    if asks == share(ASKED) {
                        return None;
                    }
                    asks += 1;
                    Some(ask(pen, asks))
                }),
            )
        };
        let moment = Duration::from_millis(100 + dice.roll(300) as u64);
        let kill = async {
            tokio::time::sleep(moment).await;
            running.kill();
        };
        tokio::join!(acts, kill);
        (running, _) = start(&site, &["--demo"]).await;
    }
    println!(
        "{} answers, {} taken back, {} signatures, {} asked",
        deputy.done.len(),
        regretful.done.len(),
        signer.done.len(),
        asker.done.len()
    );
    for pen in [&mut deputy, &mut regretful, &mut signer, &mut asker] {
        pen.finish().await;
    }
    for pen in [&deputy, &regretful, &asker] {
        assert!(!pen.done.is_empty(), "it acted before the ends");
        pen.repeat(AGAIN).await;
    }
    assert_eq!(running.stop(), Some(0));

    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    answers_stand(&db, &deputy, &answered).await;
    let count = regretful.done.len();
    let (gone, kept) = withdrawn.split_at(count);
    states_are(&db, gone, ("withdrawn", "closed")).await;
    states_are(&db, kept, ("published", "waiting")).await;
    asked_once(&db, &asker).await;
    let (rows, counted) = db.read(move |c| signatures(c, signed)).await.unwrap();
    assert_eq!(
        (rows, i64::from(counted)),
        ((signer.done.len() % 2) as i64, rows)
    );
    clocks_agree(&db).await;
    standing::all_agrees(&site, db).await;
}

/// Each acknowledged answer is said once, in the name of the office, and no other question of those is answered.
async fn answers_stand(db: &Db, deputy: &Pen, those: &[Waiting]) {
    let count = deputy.done.len();
    let (told, silent) = those.split_at(count);
    states_are(db, told, ("published", "answered")).await;
    states_are(db, silent, ("published", "waiting")).await;
    for (act, (.., before, _)) in deputy.done.iter().zip(told) {
        let (mark, before) = (act.mark.clone(), *before);
        let found = db.read(move |c| {
            let said = revisions::table.filter(revisions::source.eq(&mark));
            let steps = question_steps::table
                .filter(question_steps::addressee_id.eq(before))
                .filter(question_steps::step.eq("addressee.answered"));
            let stopped = cycles::table
                .filter(cycles::addressee_id.eq(before))
                .filter(cycles::outcome.eq("answered"));
            Ok((
                said.count().get_result::<i64>(c)?,
                steps.count().get_result::<i64>(c)?,
                stopped.count().get_result::<i64>(c)?,
            ))
        });
        assert_eq!(found.await.unwrap(), (1, 1, 1), "{}", act.mark);
    }
}

async fn states_are(db: &Db, those: &[Waiting], (question, before): (&str, &str)) {
    for (id, _, addressee, _) in those {
        let (id, addressee) = (*id, *addressee);
        let found = db.read(move |c| {
            let question = questions::table.find(id).select(questions::state);
            let before = addressees::table.find(addressee).select(addressees::state);
            Ok((question.first::<String>(c)?, before.first::<String>(c)?))
        });
        let found = found.await.unwrap();
        assert_eq!((&*found.0, &*found.1), (question, before), "{id}");
    }
}

/// What was asked stands once, before one office.
async fn asked_once(db: &Db, asker: &Pen) {
    let marks: BTreeSet<String> = asker.done.iter().map(|act| act.mark.clone()).collect();
    let found = db.read(|c| {
        let before = addressees::office_id.eq(office_rows::id);
        let asked = threads::table
            .inner_join(questions::table.inner_join(addressees::table))
            .inner_join(office_rows::table.on(before))
            .filter(threads::title.like("Asking%"))
            .filter(office_rows::slug.eq(OTHER))
            .select(threads::title);
        Ok(asked.load::<String>(c)?)
    });
    let found = found.await.unwrap();
    assert_eq!(found.len(), marks.len(), "none twice");
    assert_eq!(
        found.into_iter().collect::<BTreeSet<_>>(),
        marks,
        "none lost"
    );
}

/// Rows of those who signed, and their number as the question tells it.
fn signatures(c: &mut Conn, id: ThreadId) -> Result<(i64, i32)> {
    let rows = cosigns::table.filter(cosigns::thread_id.eq(id));
    let told = questions::table.find(id).select(questions::cosigns);
    Ok((rows.count().get_result(c)?, told.first(c)?))
}

/// A clock runs for each question that waits, and for no other.
async fn clocks_agree(db: &Db) {
    let found = db.read(|c| {
        let running: Vec<AddresseeId> = cycles::table
            .filter(cycles::stopped_at.is_null())
            .order(cycles::addressee_id)
            .select(cycles::addressee_id)
            .load(c)?;
        let waiting: Vec<AddresseeId> = addressees::table
            .filter(addressees::state.eq_any(["waiting", "clarifying"]))
            .order(addressees::id)
            .select(addressees::id)
            .load(c)?;
        Ok((running, waiting))
    });
    let (running, waiting) = found.await.unwrap();
    assert_eq!(running, waiting);
}
