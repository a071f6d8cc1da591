//! What must hold of a database after whatever end: counters agree with rows, events have no gap, the file is whole.

use diesel::prelude::*;
use elab::config::DatabaseUrl;
use elab::db::schema::{events, forums, posts, questions, spaces, threads};
use elab::db::{Conn, Db, Tx};

use crate::program::Site;

/// All of it, once the site has stopped; closes the database.
pub(super) async fn all_agrees(site: &Site, db: Db) {
    the_counters_agree(&db).await;
    events_have_no_gap(&db).await;
    db.close();
    if let DatabaseUrl::Sqlite(file) = site.config().database {
        assert_eq!(checked(&file, "integrity_check"), ["ok"]);
        assert_eq!(checked(&file, "foreign_key_check"), [""; 0]);
    }
}

async fn events_have_no_gap(db: &Db) {
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
    assert_eq!(count, last.unwrap_or(0), "events have no gap");
}

type Counters = (
    Vec<(i64, i32, i32)>,
    Vec<[i32; 4]>,
    Vec<(i64, i64)>,
    Vec<i64>,
    Vec<i32>,
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
    let questions = questions::table.order(questions::thread_id.asc());
    Ok((
        threads
            .select((threads::id, threads::posts, threads::replies))
            .load(c)?,
        posts.into_iter().map(|(a, b, c, d)| [a, b, c, d]).collect(),
        forums.select((forums::threads, forums::posts)).load(c)?,
        spaces.select(spaces::members).load(c)?,
        questions.select(questions::cosigns).load(c)?,
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
