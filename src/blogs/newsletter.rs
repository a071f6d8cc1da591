//! An article goes to the readers of its blog: once, a batch in a transaction, as rights stand at that moment.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;

use super::coauthors::written_with;
use super::letters::{Newsletter, Press};
use super::model::State;
use super::read::{Single, article};
use super::readers::{Row, behind, joined};
use crate::accounts::{self, Viewer};
use crate::base::rates::Rate;
use crate::base::{
    Error, ForumId, Instant, PostId, ReaderId, Result, ThreadId, UserId, crypto, days, hours,
};
use crate::counters;
use crate::db::schema::{mail_prefs, newsletter_issues as issues};
use crate::db::{AmongMethods, Conn, Db, Tx, dialect, each};
use crate::events::{self, Event};
use crate::markup;
use crate::offices;
use crate::outbox::{self, Recipient};
use crate::spaces::{self, Publish};
use crate::threads::{self, PostState};

/// Readers written to in one transaction.
const BATCH: i64 = 100;
/// Articles that are looked at in one go.
const MOST: i64 = 20;
/// Characters of an article in its letter.
const TEXT: usize = 2500;
/// A letter that has not left by then tells nothing new.
const STALE: Duration = days(7);
/// Letters that somebody has sent to himself to see them.
const TRIALS: Rate = Rate::new(10, hours(1));

/// Says that an article goes to the readers of its blog; one that went already goes no second time.
pub(super) fn begin(tx: &mut Tx<'_>, article: ThreadId, blog: ForumId) -> Result<()> {
    let now = tx.now();
    let row = (
        issues::thread_id.eq(article),
        issues::forum_id.eq(blog),
        issues::after_id.eq(ReaderId(0)),
        issues::letters.eq(0_i64),
        issues::begun_at.eq(now),
    );
    each!(tx, |c| diesel::insert_into(issues::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// An article that went to readers, or is on its way.
#[derive(Clone, Debug)]
pub struct Issue {
    pub article: ThreadId,
    pub letters: i64,
    pub begun_at: Instant,
    pub ended: bool,
}

/// The last articles of a blog that went to its readers, the newest first. Its keeper is told.
///
/// # Errors
/// What the database says.
pub fn issues_of(c: &mut Conn, blog: ForumId) -> Result<Vec<Issue>> {
    let rows: Vec<(ThreadId, i64, Instant, Option<Instant>)> = issues::table
        .filter(issues::forum_id.eq(blog).and(issues::letters.gt(0)))
        .order((issues::begun_at.desc(), issues::thread_id.desc()))
        .limit(MOST)
        .select((
            issues::thread_id,
            issues::letters,
            issues::begun_at,
            issues::ended_at,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(article, letters, begun_at, ended_at)| Issue {
            article,
            letters,
            begun_at,
            ended: ended_at.is_some(),
        })
        .collect())
}

/// Posts the newsletters that are due, a batch of each article; returns to how many articles one was.
///
/// # Errors
/// What the database says.
pub async fn write_newsletters(db: &Db, press: &Arc<Press>) -> Result<usize> {
    // To look must not be a write, as every commit wakes all workers.
    let (open, mut count) = (db.read(open).await?, 0);
    for id in open {
        let press = press.clone();
        match db.write(move |tx| go_on(tx, &press, id)).await {
            Ok(()) => count += 1,
            Err(Error::Broken(why)) => {
                // One whose letters cannot be made keeps no other from its readers.
                tracing::error!(article = %id, %why, "The newsletter about article {id} failed");
            }
            Err(why) => return Err(why),
        }
    }
    Ok(count)
}

fn open(c: &mut Conn) -> Result<Vec<ThreadId>> {
    Ok(issues::table
        .filter(issues::ended_at.is_null())
        .order(issues::begun_at)
        .select(issues::thread_id)
        .limit(MOST)
        .load(c)?)
}

/// Drops what is on its way, and says how many articles that were: after a restore nobody knows who has them.
///
/// # Errors
/// What the database says.
pub fn drop_newsletters(tx: &mut Tx<'_>) -> Result<usize> {
    // Silent: the articles stand on their pages.
    let now = tx.now();
    let open = issues::table.filter(issues::ended_at.is_null());
    Ok(diesel::update(open)
        .set(issues::ended_at.eq(now))
        .execute(&mut **tx)?)
}

/// Writes to the next readers; behind the last the article has gone to all.
fn go_on(tx: &mut Tx<'_>, press: &Press, id: ThreadId) -> Result<()> {
    // Of two nodes the second sees what the first has done.
    dialect::one_at_a_time(tx, &format!("newsletter {id}"))?;
    let open = issues::table.find(id).filter(issues::ended_at.is_null());
    let row: Option<(ForumId, ReaderId, i64)> = open
        .select((issues::forum_id, issues::after_id, issues::letters))
        .first(&mut **tx)
        .optional()?;
    let Some((blog, after, before)) = row else {
        return Ok(());
    };
    let Some(story) = story(tx, press, id)? else {
        // It stands no more: who had no letter by now gets none.
        return end(tx, id);
    };
    let readers = behind(tx, blog, after, BATCH)?;
    let last = readers.last().map_or(after, |row| row.id);
    let whole = readers.len() as i64 == BATCH;
    let mut letters = before;
    for (to, letter) in addressed(tx, press, blog, (&story.letter, readers))? {
        let expires = tx.now().plus(STALE);
        outbox::post(tx, &to, &letter, Some(expires))?;
        letters += 1;
    }
    diesel::update(issues::table.find(id))
        .set((issues::after_id.eq(last), issues::letters.eq(letters)))
        .execute(&mut **tx)?;
    if whole {
        return Ok(());
    }
    end(tx, id)?;
    if letters == 0 {
        return Ok(());
    }
    let thread = &story.single.found.thread;
    let event = Event::NewsletterSent {
        thread: id,
        forum: thread.forum,
        space: thread.space,
        count: letters,
    };
    let author = Some(thread.author).filter(|_| thread.office.is_none());
    events::record(tx, author, &event)
}

fn end(tx: &mut Tx<'_>, id: ThreadId) -> Result<()> {
    let now = tx.now();
    diesel::update(issues::table.find(id))
        .set(issues::ended_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}

/// An article as it goes to its readers: the letter without what is each one's own.
struct Story {
    single: Single,
    letter: Newsletter,
}

/// What a visitor reads of the article now; none where he reads nothing.
fn story(c: &mut Conn, press: &Press, id: ThreadId) -> Result<Option<Story>> {
    let single = match article(c, &Viewer::Visitor, id) {
        Err(Error::NotFound) => return Ok(None),
        single => single?,
    };
    let post = threads::opening(c, id)?;
    let stands = single.article.state == State::Published
        && post.state == PostState::Published
        && !single.blog.forum.archived;
    if !stands {
        return Ok(None);
    }
    let letter = letter(c, press, &single, (post.id, &post.html))?;
    Ok(Some(Story { single, letter }))
}

fn letter(
    c: &mut Conn,
    press: &Press,
    single: &Single,
    (post, html): (PostId, &str),
) -> Result<Newsletter> {
    let (thread, blog) = (&single.found.thread, &single.blog);
    let author = match thread.office {
        Some(office) => {
            let named = offices::names(c, &single.found.sight, &[office])?.remove(&office);
            named.map_or_else(String::new, |(name, _)| name)
        }
        None => accounts::person(c, thread.author)?.display_name,
    };
    let along = written_with(c, thread.id)?.into_iter();
    let (lines, cut) = markup::beginning(html, TEXT);
    Ok(Newsletter {
        reader: ReaderId(0),
        name: String::new(),
        sign: String::new(),
        thread: thread.id,
        post: Some(post),
        author,
        along: along.map(|one| one.display_name).collect(),
        blog: blog.forum.name.clone(),
        list: format!("{}.{}", blog.forum.slug, blog.space.slug),
        archive: press.links.blog(&blog.slug),
        title: thread.title.clone(),
        url: press.links.post(post),
        lines,
        cut,
        stop: String::new(),
    })
}

/// The letters to those of these readers who still want them.
fn addressed(
    c: &mut Conn,
    press: &Press,
    blog: ForumId,
    (letter, readers): (&Newsletter, Vec<Row>),
) -> Result<Vec<(Recipient, Newsletter)>> {
    let keys = readers.iter().filter_map(|row| row.address_key.clone());
    let owners = accounts::owners(c, &keys.collect::<Vec<_>>())?;
    let mine: Vec<UserId> = owners.values().copied().collect();
    let joined: HashSet<UserId> = joined(c, blog, &mine)?.into_iter().collect();
    let owner = |row: &Row| row.address_key.as_ref().and_then(|key| owners.get(key));
    let people = readers
        .iter()
        .filter_map(|row| row.user_id.or(owner(row).copied()));
    let people = wanting(c, &people.collect::<Vec<_>>())?;
    let mut all = Vec::new();
    for row in readers {
        let person = row.user_id.or(owner(&row).copied());
        // Who has made an account since, and asked there too, gets one letter.
        if row.user_id.is_none() && person.is_some_and(|person| joined.contains(&person)) {
            continue;
        }
        let (to, name, who) = match (person, row.address.clone()) {
            (Some(person), _) => match people.get(&person) {
                Some((to, name)) => (to.clone(), name.clone(), person.to_string()),
                None => continue,
            },
            (None, Some(address)) => {
                let to = Recipient {
                    address,
                    person: None,
                    lang: row.lang.clone(),
                };
                (to, String::new(), format!("reader {}", row.id))
            }
            (None, None) => continue,
        };
        let letter = Newsletter {
            reader: row.id,
            name,
            sign: sign(press, &who),
            stop: press.links.stop(&row.token(&press.key), &to.lang),
            ..letter.clone()
        };
        all.push((to, letter));
    }
    Ok(all)
}

/// As other letters to the same person are signed, so that mail programs put them into one thread.
fn sign(press: &Press, who: &str) -> String {
    let mut sign = crypto::hexadecimal(&press.key.sign("message id", who));
    sign.truncate(16);
    sign
}

/// Where letters to these people go, and their names; without those who may not sign in, have no confirmed address or
/// want no letters at all.
pub(super) fn wanting(
    c: &mut Conn,
    people: &[UserId],
) -> Result<HashMap<UserId, (Recipient, String)>> {
    let none: Vec<UserId> = mail_prefs::table
        .filter(mail_prefs::user_id.among(people.to_vec()))
        .filter(mail_prefs::stopped.eq(true))
        .select(mail_prefs::user_id)
        .load(c)?;
    let mut found = accounts::reached(c, people)?;
    found.retain(|id, _| !none.contains(id));
    Ok(found)
}

/// Sends the viewer's own article to himself, as its readers will get it. `rates` says whether that is counted.
///
/// # Errors
/// `NotFound` when he does not see it; `Refused` or `Locked` when he may not publish it, or has no confirmed address;
/// `TooMany` after ten within an hour.
pub fn try_newsletter(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    press: &Press,
    (id, rates): (ThreadId, bool),
) -> Result<()> {
    // Silent: it goes to nobody else.
    let single = article(tx, viewer, id)?;
    let by = spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?.by;
    if !single.blog.is_open() {
        return Err(Error::NotFound);
    }
    if rates {
        counters::take(tx, "trial letters", &by.to_string(), TRIALS)?;
    }
    let to = accounts::recipient(tx, by)?;
    let to = to.ok_or_else(|| Error::refused("unconfirmed", "self"))?;
    let post = threads::opening(tx, id)?;
    if post.state.is_gone() {
        return Err(Error::Gone);
    }
    let made = letter(tx, press, &single, (post.id, &post.html))?;
    let nobody = Row {
        id: ReaderId(0),
        user_id: Some(by),
        address: None,
        address_key: None,
        lang: String::new(),
    };
    let trial = Newsletter {
        name: viewer.me()?.display_name.clone(),
        sign: sign(press, &by.to_string()),
        post: None,
        stop: press.links.stop(&nobody.token(&press.key), &to.lang),
        ..made
    };
    let expires = tx.now().plus(hours(1));
    outbox::post(tx, &to, &trial, Some(expires)).map(drop)
}
