//! The program is killed while articles come out at their minute and go to their readers: each comes out once, and each
//! reader has each, twice only what the relay had and we had not noted.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use diesel::prelude::*;
use elab::accounts::{self, NewPerson};
use elab::base::{Clock, days};
use elab::blogs::{self, Comments, NewArticle, NewBlog};
use elab::db::Db;
use elab::db::schema::{
    articles, deliveries, events, jobs, newsletter_issues, newsletter_readers, posts,
};
use elab::markup::{self, Place};
use elab::threads::{NewPost, NewThread, Via};

use super::crash::{leases_end, number_of};
use super::standing;
use crate::fuzz::Dice;
use crate::program::Site;
use crate::sink::{Seen, Sink};

const READERS: usize = 8;
/// Letters that are carried at once.
const LINES: usize = 4;

/// So many articles that wait for a minute which has passed, and readers of their blog.
async fn plan(db: &Db, articles: usize) {
    let opened = db.write(|tx| {
        let new = NewPerson {
            name: "aliya".to_owned(),
            display_name: "Aliya".to_owned(),
            email: "aliya@example.org".to_owned(),
            password: String::new(),
            lang: "en".to_owned(),
            zone: "UTC".to_owned(),
        };
        let person = accounts::settle_in(tx, &new, false, 1)?;
        let now = tx.now();
        let viewer = accounts::by_id(tx, person, now, false)?;
        let new = NewBlog::parse("Notes", "valley", "")?;
        blogs::open(tx, &viewer, None, &new)?;
        Ok(viewer)
    });
    let viewer = opened.await.unwrap();
    for n in 0..articles {
        let (viewer, new) = (viewer.clone(), prepared(n));
        let scheduled = db.write(move |tx| {
            let now = tx.now();
            let id = blogs::begin(tx, &viewer, "valley", &new)?;
            blogs::schedule(tx, &viewer, id, now.plus(days(1)), false)?;
            // Its minute is there as soon as the program is.
            let job = jobs::table.filter(jobs::payload.like(format!("%\"article\":{id},%")));
            let payload: String = job.clone().select(jobs::payload).first(&mut **tx)?;
            let payload = payload.replace(&now.plus(days(1)).0.to_string(), &now.0.to_string());
            diesel::update(job)
                .set((jobs::run_at.eq(now), jobs::payload.eq(payload)))
                .execute(&mut **tx)?;
            diesel::update(articles::table.find(id))
                .set(articles::publish_at.eq(now))
                .execute(&mut **tx)?;
            Ok(())
        });
        scheduled.await.unwrap();
    }
    let joined = db.write(|tx| {
        let forum: i64 = articles::table
            .select(articles::forum_id)
            .first(&mut **tx)?;
        for n in 0..READERS {
            let address = format!("p{n}@{n}.example");
            diesel::insert_into(newsletter_readers::table)
                .values((
                    newsletter_readers::forum_id.eq(forum),
                    newsletter_readers::address.eq(&address),
                    newsletter_readers::address_key.eq(&address),
                    newsletter_readers::lang.eq("en"),
                    newsletter_readers::since.eq(0_i64),
                ))
                .execute(&mut **tx)?;
        }
        Ok(())
    });
    joined.await.unwrap();
}

/// An article as its author has written it.
fn prepared(n: usize) -> NewArticle {
    let place = Place {
        anchor: markup::PLACEHOLDER,
        site_host: "x.org",
        heading: 2,
        line_breaks: true,
    };
    let source = "The **pump** runs again.".to_owned();
    let rendered = markup::render(&source, &place, &|| false).unwrap();
    let opening = NewPost {
        source,
        rendered,
        lang: "en".to_owned(),
        via: Via::Web,
        parent: None,
    };
    NewArticle {
        thread: NewThread {
            title: format!("Article {n}"),
            tags: Vec::new(),
            opening,
        },
        excerpt: String::new(),
        comments: Comments::On,
    }
}

async fn published(db: &Db) -> usize {
    let standing = articles::table.filter(articles::state.eq("published"));
    let count = db
        .read(move |c| Ok(standing.count().get_result::<i64>(c)?))
        .await;
    usize::try_from(count.unwrap()).unwrap()
}

/// Letters that came, each counted once.
fn came(seen: &Seen) -> usize {
    let all: BTreeSet<&[u8]> = seen.taken.iter().map(|one| &one.mime[..]).collect();
    all.len()
}

async fn happened(db: &Db, kind: &'static str) -> i64 {
    let all = events::table.filter(events::kind.eq(kind));
    db.read(move |c| Ok(all.count().get_result(c)?))
        .await
        .unwrap()
}

/// Lets the jobs of a killed program go on at once, where in life a minute passes.
async fn jobs_end(db: &Db) {
    let ended = db.write(|tx| {
        let past = tx.now();
        diesel::update(jobs::table.filter(jobs::state.eq("running")))
            .set(jobs::lease_until.eq(past))
            .execute(&mut **tx)?;
        Ok(())
    });
    ended.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn articles_that_come_out_while_the_program_is_killed_come_out_once_and_reach_all() {
    let kills = usize::try_from(number_of("ELAB_TEST_CRASHES", 3)).unwrap();
    let seed = number_of("ELAB_TEST_SEED", u64::from(std::process::id()) + 1);
    let mut dice = Dice(seed);
    println!("{kills} kills, ELAB_TEST_SEED={seed}");
    // Some of the articles for each end that comes while they come out, and letters of theirs for the others.
    let articles = 24.max(4 * kills);
    let (early, letters) = (kills.div_ceil(2), articles * READERS);
    let sink = Sink::start().await;
    let site = Site::new()
        .with("ELAB_DURABILITY", "full")
        .with("ELAB_MAIL_URL", &format!("smtp://{}", sink.address));
    assert_eq!(site.run(&["migrate"]).code, Some(0));
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    plan(&db, articles).await;
    let mut open = BTreeSet::new();
    for kill in 0..kills {
        let mut running = site.serve(&[]);
        // The first ends come while articles come out, the others while their letters leave.
        if kill < early {
            let step = articles / (2 * early);
            let enough = kill * step + 1 + dice.roll(step);
            while published(&db).await < enough {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        } else {
            let enough = came(&sink.seen()) + 1 + dice.roll(READERS);
            sink.wait(|seen| came(seen) >= enough.min(letters)).await;
        }
        running.kill();
        let sending = deliveries::table
            .filter(deliveries::state.eq("sending"))
            .select((deliveries::address, deliveries::message_id));
        let sending = db
            .read(move |c| Ok(sending.load::<(String, String)>(c)?))
            .await;
        open.extend(sending.unwrap());
        leases_end(&site).await;
        jobs_end(&db).await;
    }
    let running = site.serve(&[]);
    // The relay's patience is for each hundred of them.
    for some in (0..letters).step_by(100).chain([letters]) {
        sink.wait(|seen| came(seen) >= some).await;
    }
    assert_eq!(running.stop(), Some(0));

    // Once, each of it.
    assert_eq!(published(&db).await, articles);
    for kind in [
        "article.published",
        "thread.created",
        "post.created",
        "newsletter.sent",
    ] {
        assert_eq!(happened(&db, kind).await, articles as i64, "{kind}");
    }
    let read = db.read(|c| {
        let posts: i64 = posts::table.filter(posts::n.eq(1)).count().get_result(c)?;
        let counted: Vec<i64> = newsletter_issues::table
            .select(newsletter_issues::letters)
            .load(c)?;
        let rows: Vec<(String, String)> = deliveries::table
            .filter(deliveries::kind.eq("newsletter"))
            .select((deliveries::state, deliveries::address))
            .load(c)?;
        Ok((posts, counted, rows))
    });
    let (posts, counted, rows) = read.await.unwrap();
    standing::all_agrees(&site, db).await;
    assert_eq!(posts, articles as i64);
    assert_eq!(counted, vec![READERS as i64; articles]);
    assert_eq!(rows.len(), letters);
    assert!(rows.iter().all(|(state, _)| state == "sent"), "{rows:?}");
    let mut came = BTreeMap::<Vec<u8>, usize>::new();
    for one in sink.taken() {
        *came.entry(one.mime).or_default() += 1;
    }
    let twice = came.values().filter(|copies| **copies > 1).count();
    assert!(came.values().all(|copies| *copies <= kills + 1));
    assert!(twice <= LINES * kills && twice <= open.len(), "{twice}");
    println!(
        "{twice} of {} came twice, {} were open",
        came.len(),
        open.len()
    );
}
