//! Which letters about what happened are due: at once, in the evening, as a digest. One transaction a person.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;

use super::compile::Scribe;
use super::letters::{AtOnce, Desk, Digest, DigestEnds, Ended, Evening, Reminders};
use super::list::office_of;
use super::matters::{Asked, Matter, by_thread, matters};
use super::model::Kind;
use super::prefs::{self, Prefs, Rhythm};
use super::stop::Stop;
use crate::accounts::{self, Me, Viewer};
use crate::base::{Error, Instant, NoticeId, Result, ThreadId, UserId, days};
use crate::db::schema::{mail_prefs, notices};
use crate::db::{AmongMethods, Conn, Db, Tx, dialect};
use crate::i18n::Zone;
use crate::outbox::{self, Letter, Recipient};
use crate::{counters, questions, threads as discussions};

/// People written to in one go.
const BATCH: usize = 20;
/// What reminds of a day at an office, by its fact.
const REMINDERS: [&str; 7] = [
    "soon",
    "due",
    "overdue",
    "long_overdue",
    "legal_near",
    "legal_today",
    "legal_over",
];
/// Notices that are looked at in one go.
const MOST: i64 = 1000;
/// A letter that has not left by then tells nothing new.
const STALE: Duration = days(3);
/// The hour of his day ahead of which nobody is reminded of what is due at his offices, so that all of a morning is there.
const REMINDING: i32 = 9;
/// Who has not come for so long gets no digest any more.
const AWAY: Duration = days(180);

/// Posts the letters that are due, one batch; returns to how many people one was.
///
/// # Errors
/// What the database says.
pub async fn write_letters(db: &Db, desk: &Arc<Desk>) -> Result<usize> {
    let now = db.now();
    // To look must not be a write, as every commit wakes all workers.
    let due = move |c: &mut Conn| Ok((awaited(c, now)?, digests(c, now)?));
    let (awaited, digests) = db.read(due).await?;
    type Made = fn(&mut Tx<'_>, &Desk, UserId) -> Result<()>;
    let awaited = awaited.into_iter().map(|id| (id, write as Made));
    let digests = digests.into_iter().map(|id| (id, digest as Made));
    let mut count = 0;
    for (person, made) in awaited.chain(digests) {
        let desk = desk.clone();
        match db.write(move |tx| made(tx, &desk, person)).await {
            Ok(()) => count += 1,
            Err(Error::Broken(why)) => {
                // One whose letter cannot be made keeps nobody else from his.
                tracing::error!(person = %person, %why, "Letters to person {person} failed");
            }
            Err(why) => return Err(why),
        }
    }
    Ok(count)
}

/// Those for whom a notice waits long enough. Each is named once, here: a database that makes them distinct may read
/// all people for it.
fn awaited(c: &mut Conn, now: Instant) -> Result<Vec<UserId>> {
    let mut people: Vec<UserId> = notices::table
        .filter(notices::mail_at.le(now))
        .order(notices::mail_at)
        .select(notices::user_id)
        .limit(MOST)
        .load(c)?;
    let mut named = HashSet::new();
    people.retain(|person| named.len() < BATCH && named.insert(*person));
    Ok(people)
}

/// Those whose digest is due.
fn digests(c: &mut Conn, now: Instant) -> Result<Vec<UserId>> {
    Ok(mail_prefs::table
        .filter(mail_prefs::digest_at.le(now))
        .order(mail_prefs::digest_at)
        .select(mail_prefs::user_id)
        .limit(BATCH as i64)
        .load(c)?)
}

/// Somebody who gets letters.
struct Reader {
    viewer: Viewer,
    me: Me,
    to: Recipient,
    prefs: Prefs,
    zone: Zone,
}

impl Reader {
    /// The person, when he may come in, has shown that his address is his, and wants letters.
    fn of(tx: &mut Tx<'_>, desk: &Desk, person: UserId) -> Result<Option<Reader>> {
        // Of two nodes the second sees what the first has done.
        dialect::one_at_a_time(tx, &format!("letters {person}"))?;
        let now = tx.now();
        let viewer = match accounts::by_id(tx, person, now, desk.staff_mfa) {
            Err(Error::NotFound) => return Ok(None),
            viewer => viewer?,
        };
        let prefs = prefs::of(tx, person)?;
        let to = accounts::recipient(tx, person)?.filter(|_| !prefs.stopped);
        let me = viewer.me()?.clone();
        Ok(to.map(|to| Reader {
            zone: Zone::named(&me.zone),
            viewer,
            me,
            to,
            prefs,
        }))
    }

    fn scribe<'d>(&'d self, desk: &'d Desk, now: Instant) -> Scribe<'d> {
        Scribe {
            desk,
            me: &self.me,
            now,
            private_text: self.prefs.private_text,
        }
    }

    /// His day, for what is counted by days.
    fn day(&self, now: Instant) -> String {
        format!("{} {}", self.me.id, self.zone.day_of(now))
    }

    /// He is reminded no more today.
    fn reminded(&self, tx: &mut Tx<'_>) -> Result<()> {
        let day = self.day(tx.now());
        counters::count(tx, "reminders", &day, 1)
    }

    fn post<L: Letter>(&self, tx: &mut Tx<'_>, letter: &L) -> Result<()> {
        let expires = tx.now().plus(STALE);
        outbox::post(tx, &self.to, letter, Some(expires)).map(drop)
    }
}

/// Writes to one person what waits long enough: a letter a thread while the day's budget lasts, the rest in the evening.
fn write(tx: &mut Tx<'_>, desk: &Desk, person: UserId) -> Result<()> {
    // Silent: a letter tells what was told already.
    let now = tx.now();
    let Some(reader) = Reader::of(tx, desk, person)? else {
        return drop_all(tx, person);
    };
    let waiting = waiting(tx, person)?;
    let due: Vec<NoticeId> = waiting
        .iter()
        .filter(|(_, at, _)| at.is_some_and(|at| at <= now))
        .map(|(id, ..)| *id)
        .collect();
    if let Some(until) = reader.prefs.quiet_until(now, &reader.zone) {
        return put_off(tx, &due, until);
    }
    let threads: HashSet<Option<ThreadId>> = waiting
        .iter()
        .filter(|(id, ..)| due.contains(id))
        .map(|(.., thread)| *thread)
        .collect();
    let asked = waiting.iter().filter(|(.., at)| threads.contains(at));
    let asked = Asked::These(asked.map(|(id, ..)| *id).collect());
    let mut wanted = matters(tx, &reader.viewer, &asked)?;
    wanted.retain(|one| reader.prefs.at_once.contains(&one.kind));
    let kept = ids(&wanted);
    let gone: Vec<NoticeId> = due.into_iter().filter(|id| !kept.contains(id)).collect();
    mark(tx, &gone, None)?;

    let is_due = |one: &Matter| one.mail_at.is_some_and(|at| at <= now);
    let fresh = |one: &Matter| !one.late && is_due(one);
    let (reminders, rest): (Vec<_>, Vec<_>) = wanted.into_iter().partition(reminds);
    let mut piles = by_thread(rest);
    // What waits for its minute waits on where only a reminder was due beside it.
    piles.retain(|pile| pile.iter().any(is_due));
    piles.extend(reminding(
        tx,
        &reader,
        reminders.into_iter().filter(is_due),
    )?);
    let piles = piles.into_iter();
    let (piles, evening): (Vec<_>, Vec<_>) = piles.partition(|pile| pile.iter().any(fresh));
    let over = at_once(tx, desk, &reader, piles)?;
    if evening.is_empty() {
        let next = reader.zone.next_hour(now, reader.prefs.evening, false);
        for pile in &over {
            put_off_to_evening(tx, &ids(pile), next)?;
        }
        return Ok(());
    }
    let all: Vec<Matter> = evening.into_iter().chain(over).flatten().collect();
    let told = ids(&all);
    if all.iter().any(reminds) {
        reader.reminded(tx)?;
    }
    let scribe = reader.scribe(desk, now);
    let letter = scribe.many(tx, ("evening", Stop::All), &by_thread(all))?;
    reader.post(tx, &Evening(letter))?;
    mark(tx, &told, Some(now))
}

/// Of what a matter reminds somebody, where it is a day at an office of his.
fn reminder(one: &Matter) -> Option<&str> {
    let fact = one.fact.split(' ').next()?.strip_prefix("desk.")?;
    (one.kind == Kind::Question && REMINDERS.contains(&fact)).then_some(fact)
}

/// True for what reminds somebody of such a day.
fn reminds(one: &Matter) -> bool {
    reminder(one).is_some()
}

/// One pile of all reminders to one person, whatever the office, once a day of his; later ones wait for the next. What is
/// no longer so is dropped.
fn reminding(
    tx: &mut Tx<'_>,
    reader: &Reader,
    reminders: impl Iterator<Item = Matter>,
) -> Result<Option<Vec<Matter>>> {
    let now = tx.now();
    let clock = |one: &Matter| {
        let law = one.fact.starts_with("desk.legal_");
        (one.thread, office_of(&one.fact), law)
    };
    let (mut open, mut done) = (Vec::<Matter>::new(), Vec::new());
    for one in reminders {
        let runs = match (office_of(&one.fact), reminder(&one)) {
            (Some(office), Some(word)) => {
                questions::still_runs(tx, (one.thread, office), (word, now))?
            }
            _ => false,
        };
        if !runs {
            done.push(one.id);
            continue;
        }
        // Of two that wait for one clock the newer says all.
        if let Some(at) = open.iter().position(|other| clock(other) == clock(&one)) {
            done.push(open.remove(at).id);
        }
        open.push(one);
    }
    mark(tx, &done, None)?;
    if open.is_empty() {
        return Ok(None);
    }
    let early = reader.zone.hour(now) < REMINDING;
    if early || counters::counted(tx, "reminders", &reader.day(now))? > 0 {
        put_off(
            tx,
            &ids(&open),
            reader.zone.next_hour(now, REMINDING, false),
        )?;
        return Ok(None);
    }
    Ok(Some(open))
}

/// Writes a letter a pile while the budget of the reader's day lasts; gives what is over.
fn at_once(
    tx: &mut Tx<'_>,
    desk: &Desk,
    reader: &Reader,
    piles: Vec<Vec<Matter>>,
) -> Result<Vec<Vec<Matter>>> {
    let (now, scribe) = (tx.now(), reader.scribe(desk, tx.now()));
    let day = reader.day(now);
    let had = counters::counted(tx, "letters", &day)?;
    let (mut sent, mut over) = (had, Vec::new());
    for pile in piles {
        if sent >= reader.prefs.budget {
            over.push(pile);
            continue;
        }
        let told = ids(&pile);
        if pile.iter().any(reminds) {
            reader.reminded(tx)?;
        }
        if pile
            .iter()
            .all(|one| Some(one.thread) == pile.first().map(|one| one.thread))
        {
            if let Some(letter) = scribe.thread(tx, &pile)? {
                reader.post(tx, &AtOnce(letter))?;
                sent += 1;
            }
        } else {
            let letter = scribe.many(tx, ("reminders", Stop::All), &by_thread(pile))?;
            reader.post(tx, &Reminders(letter))?;
            sent += 1;
        }
        mark(tx, &told, Some(now))?;
    }
    if sent > had {
        counters::count(tx, "letters", &day, sent)?;
    }
    Ok(over)
}

fn ids(matters: &[Matter]) -> Vec<NoticeId> {
    matters.iter().map(|one| one.id).collect()
}

type Waiting = (NoticeId, Option<Instant>, Option<ThreadId>);

/// What waits for a letter to this person, what is due first.
fn waiting(c: &mut Conn, person: UserId) -> Result<Vec<Waiting>> {
    Ok(notices::table
        .filter(notices::user_id.eq(person))
        .filter(notices::mail_at.is_not_null())
        .order((notices::mail_at, notices::id))
        .select((notices::id, notices::mail_at, notices::thread_id))
        .limit(MOST)
        .load(c)?)
}

/// These wait no more: they went into a letter at `mailed`, or into none.
fn mark(tx: &mut Tx<'_>, ids: &[NoticeId], mailed: Option<Instant>) -> Result<()> {
    diesel::update(notices::table.filter(notices::id.among(ids.to_vec())))
        .set((
            notices::mail_at.eq(None::<Instant>),
            notices::mail_late.eq(false),
            notices::mailed_at.eq(mailed),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn put_off(tx: &mut Tx<'_>, ids: &[NoticeId], until: Instant) -> Result<()> {
    diesel::update(notices::table.filter(notices::id.among(ids.to_vec())))
        .set(notices::mail_at.eq(until))
        .execute(&mut **tx)?;
    Ok(())
}

fn put_off_to_evening(tx: &mut Tx<'_>, ids: &[NoticeId], until: Instant) -> Result<()> {
    diesel::update(notices::table.filter(notices::id.among(ids.to_vec())))
        .set((notices::mail_at.eq(until), notices::mail_late.eq(true)))
        .execute(&mut **tx)?;
    Ok(())
}

fn drop_all(tx: &mut Tx<'_>, person: UserId) -> Result<()> {
    let his = notices::table.filter(notices::user_id.eq(person));
    diesel::update(his.filter(notices::mail_at.is_not_null()))
        .set(notices::mail_at.eq(None::<Instant>))
        .execute(&mut **tx)?;
    Ok(())
}

/// Drops every letter that waits, and says how many: after a restore nobody knows which of them have gone.
///
/// # Errors
/// What the database says.
pub fn drop_waiting(tx: &mut Tx<'_>) -> Result<usize> {
    // Silent: what they would have told stands at the bell.
    let all = notices::table.filter(notices::mail_at.is_not_null());
    Ok(diesel::update(all)
        .set(notices::mail_at.eq(None::<Instant>))
        .execute(&mut **tx)?)
}

/// Writes a digest to one person, unless there is nothing in it; the last one to who has not come for long.
fn digest(tx: &mut Tx<'_>, desk: &Desk, person: UserId) -> Result<()> {
    // Silent: as `write`.
    let now = tx.now();
    let Some(reader) = Reader::of(tx, desk, person)? else {
        return next_digest(tx, person, None);
    };
    if let Some(until) = reader.prefs.quiet_until(now, &reader.zone) {
        return next_digest(tx, person, Some(until));
    }
    if now.since(last_here(tx, person)?) > AWAY {
        let (name, link) = (reader.me.display_name.clone(), desk.links.settings());
        reader.post(tx, &DigestEnds(Ended { name, link }))?;
        let rhythm = Rhythm::Off;
        return prefs::keep(
            tx,
            person,
            &Prefs {
                rhythm,
                ..reader.prefs
            },
        );
    }
    let span = if reader.prefs.rhythm == Rhythm::Daily {
        2
    } else {
        8
    };
    let since = Asked::Since(now.minus(days(span)));
    let mut found = matters(tx, &reader.viewer, &since)?;
    found.retain(|one| reader.prefs.in_digest.contains(&one.kind));
    if !found.is_empty() {
        let told = ids(&found);
        let scribe = reader.scribe(desk, now);
        let letter = scribe.many(tx, ("digest", Stop::Digest), &by_thread(found))?;
        reader.post(tx, &Digest(letter))?;
        mark(tx, &told, Some(now))?;
    }
    next_digest(tx, person, reader.prefs.next_digest(now, &reader.zone))
}

fn next_digest(tx: &mut Tx<'_>, person: UserId, at: Option<Instant>) -> Result<()> {
    diesel::update(mail_prefs::table.find(person))
        .set(mail_prefs::digest_at.eq(at))
        .execute(&mut **tx)?;
    Ok(())
}

/// When this person was last seen on the site.
fn last_here(c: &mut Conn, person: UserId) -> Result<Instant> {
    let changed: Instant = mail_prefs::table
        .find(person)
        .select(mail_prefs::changed_at)
        .first(c)?;
    let seen = accounts::last_seen(c, person)?;
    let read = discussions::last_read(c, person)?;
    Ok([Some(changed), seen, read]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(changed))
}
