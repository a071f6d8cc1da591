//! Whether what is kept fits together: files and their rows, counters and what they count, the database in itself.

use super::{Check, Finding, said};
use crate::base;
use crate::db::look::{self, Sound};
use crate::db::{Conn, Db};
use crate::files::{self, Store};
use crate::spaces::{self, Drift};
use crate::{questions, threads};

/// Threads whose counters are counted again, the last that were written in, and posts of theirs after which it is enough.
const THREADS: i64 = 200;
const POSTS: i32 = 20_000;
/// Communities whose counters are counted again.
const SPACES: usize = 100;

/// What was looked at, or why it could not be.
pub(super) struct Whole {
    files: Result<Bytes, String>,
    counted: Result<Counted, String>,
    sound: Result<Sound, String>,
}

/// Files, and those of which no bytes are there.
struct Bytes {
    all: usize,
    missing: Vec<String>,
}

/// How much was counted again, and which counters are wrong.
struct Counted {
    threads: usize,
    spaces: usize,
    wrong: Vec<Drift>,
}

/// Looks at each part by itself: one that takes long holds up no other.
pub(super) async fn look(db: &Db, store: &Store) -> Whole {
    let files = db.read(files::all).await.map(|all| {
        // A look for each may take long: no snapshot is open meanwhile.
        let missing = all.iter().filter(|file| !store.has(file));
        Bytes {
            all: all.len(),
            missing: missing.map(|file| file.name.clone()).collect(),
        }
    });
    Whole {
        files: files.map_err(said),
        counted: db.read(count_again).await.map_err(said),
        sound: db.read(look::integrity).await.map_err(said),
    }
}

fn count_again(c: &mut Conn) -> base::Result<Counted> {
    let mut found = Counted {
        threads: 0,
        spaces: 0,
        wrong: Vec::new(),
    };
    let mut posts = 0;
    for (thread, size) in threads::last_written(c, THREADS)? {
        found.wrong.extend(threads::drift(c, thread)?);
        found.wrong.extend(questions::drift(c, thread)?);
        found.threads += 1;
        posts += size;
        if posts > POSTS {
            break;
        }
    }
    let mut after = -1;
    while found.spaces < SPACES
        && let Some(space) = spaces::next_to_count(c, after)?
    {
        found.wrong.extend(spaces::drift(c, space)?);
        found.spaces += 1;
        after = space.0;
    }
    Ok(found)
}

pub(super) const CHECKS: &[Check<Whole>] = &[
    ("files", "Posts show them.", media),
    (
        "counters",
        "Lists and pages say by them how much there is.",
        counters,
    ),
    (
        "integrity",
        "What a disk has spoiled spreads, and backups keep it.",
        integrity,
    ),
];

fn media(whole: &Whole) -> Finding {
    let bytes = match &whole.files {
        Ok(bytes) => bytes,
        Err(why) => return unseen(why),
    };
    let Some(first) = bytes.missing.first() else {
        return Finding::ok(format!("{} are all there", bytes.all));
    };
    let missing = bytes.missing.len();
    Finding::failed(
        format!("{missing} of {} have no bytes, as {first}", bytes.all),
        "Bring files_dir back from a backup; several nodes share one.",
    )
}

fn counters(whole: &Whole) -> Finding {
    let counted = match &whole.counted {
        Ok(counted) => counted,
        Err(why) => return unseen(why),
    };
    let seen = format!(
        "of {} threads and {} communities",
        counted.threads, counted.spaces
    );
    match counted.wrong.first() {
        None => Finding::ok(format!("right, {seen}")),
        Some(first) => Finding::warning(
            format!("{} wrong, {seen}: {first}", counted.wrong.len()),
            "A site that runs mends them within a day; report those that come back.",
        ),
    }
}

fn integrity(whole: &Whole) -> Finding {
    match &whole.sound {
        Ok(Sound::Whole) => Finding::ok("whole, and all that rows name is there"),
        Ok(Sound::Server) => Finding::ok("the server's: pg_amcheck looks it through"),
        Ok(Sound::TooLarge(size)) => Finding::ok(format!(
            "not looked through, at {} GiB: elab verify-backup does so with a backup",
            size >> 30
        )),
        Ok(Sound::Spoiled(faults)) => Finding::failed(
            faults.join("; "),
            "Stop the site, copy its folder aside, and restore the last backup that is whole.",
        ),
        Err(why) => unseen(why),
    }
}

/// A part that could not be looked at.
fn unseen(why: &str) -> Finding {
    Finding::failed(
        format!("cannot be looked at: {why}"),
        "Try again while less is going on; where it stays, the disk is at fault.",
    )
}
