//! Notices as rows: written for many in one statement, alike ones as one, and told on each one's own topic.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;

use super::model::Kind;
use crate::base::{Instant, NoticeId, PostId, Result, ThreadId, UserId, minutes};
use crate::db::schema::notices;
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};
use crate::events::{self, Event};

/// What is alike becomes one within this time.
pub(super) const TOGETHER: Duration = minutes(120);
/// A letter waits so long, in which its matter may be read or gone.
const WAIT: Duration = minutes(10);

/// What happened, as a row says it.
pub(super) struct Happened {
    pub seq: i64,
    pub at: Instant,
    pub actor: Option<UserId>,
    pub thread: Option<ThreadId>,
    pub post: Option<PostId>,
    pub fact: String,
}

/// Whom it is told, and why.
pub(super) struct Told {
    pub person: UserId,
    pub kind: Kind,
    /// He has seen it already.
    pub seen: bool,
    /// A letter about it may be due.
    pub mailed: bool,
}

impl Told {
    /// What he has not seen, with the letter that who has chosen nothing gets.
    pub(super) fn news(person: UserId, kind: Kind) -> Told {
        Told {
            person,
            kind,
            seen: false,
            mailed: kind.at_once(),
        }
    }
}

/// A notice like a new one.
#[derive(Clone, Copy, Queryable)]
struct Alike {
    id: NoticeId,
    count: i32,
    first: Option<PostId>,
}

#[derive(Insertable)]
#[diesel(table_name = notices, treat_none_as_default_value = false)]
struct NewNotice<'a> {
    seq: i64,
    user_id: UserId,
    kind: &'static str,
    fact: &'a str,
    actor_id: Option<UserId>,
    thread_id: Option<ThreadId>,
    post_id: Option<PostId>,
    count: i32,
    first_id: Option<PostId>,
    created_at: Instant,
    read_at: Option<Instant>,
    mail_at: Option<Instant>,
}

/// Writes a notice for each, in one statement; those that are alike become one.
pub(super) fn write(tx: &mut Tx<'_>, happened: &Happened, told: &[Told]) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let piles = alike(tx, happened, told)?;
    let (mut folded, mut rows) = (Vec::<NoticeId>::new(), Vec::new());
    for one in told {
        let pile = piles.get(&(one.person, one.kind)).map_or(&[][..], |p| p);
        let all = pile.iter().map(|alike| alike.count).sum::<i32>() + 1;
        let joins = !one.seen && usize::try_from(all).is_ok_and(|all| all >= one.kind.pile());
        let pile = if joins { pile } else { &[] };
        folded.extend(pile.iter().map(|alike| alike.id));
        rows.push(NewNotice {
            seq: happened.seq,
            user_id: one.person,
            kind: one.kind.as_str(),
            fact: &happened.fact,
            actor_id: happened.actor,
            thread_id: happened.thread,
            post_id: happened.post,
            count: if joins { all } else { 1 },
            first_id: pile.first().map_or(happened.post, |alike| alike.first),
            created_at: happened.at,
            read_at: one.seen.then_some(now),
            mail_at: (one.mailed && !one.seen).then(|| now.plus(WAIT)),
        });
    }
    if !folded.is_empty() {
        each!(tx, |c| diesel::update(
            notices::table.filter(notices::id.among(folded))
        )
        .set(notices::folded_at.eq(now))
        .returning(notices::id)
        .prepared()
        .load::<NoticeId>(c))?;
    }
    match rows.as_slice() {
        // Diesel writes and prepares a statement for many anew each time.
        [row] => each!(tx, |c| diesel::insert_into(notices::table)
            .values(row)
            .execute(c))?,
        rows => each!(tx, |c| diesel::insert_into(notices::table)
            .values(rows)
            .execute(c))?,
    };
    ring(tx, happened, told)
}

/// Says on each one's own topic that something new is there.
fn ring(tx: &mut Tx<'_>, happened: &Happened, told: &[Told]) -> Result<()> {
    let new = told.iter().filter(|one| !one.seen);
    let people: Vec<UserId> = new.clone().map(|one| one.person).collect();
    let ids: Vec<(UserId, NoticeId)> = each!(tx, |c| notices::table
        .filter(notices::seq.eq(happened.seq))
        .filter(notices::user_id.among(people))
        .select((notices::user_id, notices::id))
        .prepared()
        .load(c))?;
    let ids: HashMap<UserId, NoticeId> = ids.into_iter().collect();
    let events = new.filter_map(|one| {
        Some(Event::NotificationCreated {
            person: one.person,
            notice: *ids.get(&one.person)?,
            kind: one.kind.as_str(),
            thread: happened.thread,
            post: happened.post,
        })
    });
    events::record_all(tx, &events.collect::<Vec<_>>())
}

/// The unread notices of these people that are like the new ones, the eldest first.
fn alike(
    c: &mut Conn,
    happened: &Happened,
    told: &[Told],
) -> Result<HashMap<(UserId, Kind), Vec<Alike>>> {
    let mut piles = HashMap::<(UserId, Kind), Vec<Alike>>::new();
    let rows: Vec<(UserId, String, Option<PostId>, Alike)> = each!(c, |c| notices::table
        .filter(notices::user_id.among(told.iter().map(|one| one.person).collect()))
        .filter(notices::read_at.is_null().and(notices::folded_at.is_null()))
        .filter(notices::thread_id.eq(happened.thread))
        .filter(notices::created_at.gt(happened.at.minus(TOGETHER)))
        .order(notices::id)
        .select((
            notices::user_id,
            notices::kind,
            notices::post_id,
            (notices::id, notices::count, notices::first_id),
        ))
        .prepared()
        .load(c))?;
    for (person, kind, post, alike) in rows {
        let Some(kind) = Kind::from_word(&kind) else {
            continue;
        };
        // Reactions are alike when they are to one post.
        if kind != Kind::Reaction || post == happened.post {
            piles.entry((person, kind)).or_default().push(alike);
        }
    }
    Ok(piles)
}
