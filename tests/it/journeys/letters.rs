//! The program is killed while letters are on their way: each comes, and twice only what the relay had and we had not noted.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use elab::accounts::PasswordChanged;
use elab::base::Clock;
use elab::db::Db;
use elab::db::schema::deliveries;
use elab::outbox::{self, Recipient};

use super::crash::{leases_end, number_of};
use super::standing;
use crate::fuzz::Dice;
use crate::program::Site;
use crate::sink::{Mood, Seen, Sink};

/// Letters planned ahead of each end.
const PLANNED: usize = 80;
/// Letters that are carried at once.
const LINES: usize = 4;

async fn plan(db: &Db, kill: usize) {
    let planned = db.write(move |tx| {
        for n in 0..PLANNED {
            let domain = ["one", "two", "three", "stuck"][n % 4];
            let to = Recipient {
                address: format!("p{n}@{domain}{kill}.example"),
                person: None,
                lang: "en".to_owned(),
            };
            let name = format!("Person {n}");
            outbox::post(tx, &to, &PasswordChanged { name }, None)?;
        }
        Ok(())
    });
    planned.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_under_way_when_the_program_is_killed_come_all_and_hardly_any_twice() {
    let kills = usize::try_from(number_of("ELAB_TEST_CRASHES", 3)).unwrap();
    let seed = number_of("ELAB_TEST_SEED", u64::from(std::process::id()) + 1);
    let mut dice = Dice(seed);
    println!("{kills} kills, ELAB_TEST_SEED={seed}");
    let sink = Sink::start().await;
    let site = Site::new()
        .with("ELAB_DURABILITY", "full")
        .with("ELAB_MAIL_URL", &format!("smtp://{}", sink.address));
    assert_eq!(site.run(&["migrate"]).code, Some(0));
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    // Those who were being written to when an end came.
    let mut open = BTreeSet::new();
    for kill in 0..kills {
        let stuck = format!("stuck{kill}.example");
        sink.mood(&stuck, Mood::Hangs);
        plan(&db, kill).await;
        let enough = sink.seen().read.len() + 5 + dice.roll(30);
        let mut running = site.serve(&[]);
        let hangs = |seen: &Seen| {
            let two = seen.at_once.get(&stuck).is_some_and(|(now, _)| *now == 2);
            two && seen.read.len() >= enough
        };
        sink.wait(hangs).await;
        running.kill();
        let sending = deliveries::table
            .filter(deliveries::state.eq("sending"))
            .select(deliveries::address);
        let sending = db.read(move |c| Ok(sending.load::<String>(c)?)).await;
        open.extend(sending.unwrap());
        // The relay has them now, and nobody is there any more to whom it could say so.
        sink.mood(&stuck, None);
        sink.let_go();
        sink.wait(|seen| seen.at_once.values().all(|(now, _)| *now == 0))
            .await;
        sink.hold();
        leases_end(&site).await;
    }
    let running = site.serve(&[]);
    // The relay's patience is for those of one end.
    for planned in 1..=kills {
        let came = |seen: &Seen| {
            let came: BTreeSet<&String> = seen.taken.iter().map(|one| &one.to).collect();
            came.len() >= planned * PLANNED
        };
        sink.wait(came).await;
    }
    assert_eq!(running.stop(), Some(0));

    let rest = deliveries::table.filter(deliveries::state.ne("sent"));
    let rest = db
        .read(move |c| Ok(rest.count().get_result::<i64>(c)?))
        .await;
    assert_eq!(rest.unwrap(), 0, "each was noted as sent");
    standing::all_agrees(&site, db).await;
    let mut came = BTreeMap::<String, Vec<Vec<u8>>>::new();
    for one in sink.taken() {
        came.entry(one.to).or_default().push(one.mime);
    }
    let mut twice = 0;
    for (to, copies) in came.iter().filter(|(_, copies)| copies.len() > 1) {
        assert!(open.contains(to), "{to} was noted as sent and came again");
        assert!(copies.iter().all(|copy| *copy == copies[0]), "{to}");
        assert!(copies.len() <= kills + 1, "{to}: {}", copies.len());
        twice += 1;
    }
    // At each end two were in the relay's hands for long, and no more than are carried at once in all.
    let bounds = 2 * kills..=LINES * kills;
    assert!(bounds.contains(&twice), "{twice}");
    println!(
        "{twice} of {} came twice, {} were open",
        came.len(),
        open.len()
    );
}
