//! What a reader has seen of a thread: numbers of posts, kept as ranges.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;

use super::find::{Found, find};
use super::model::{Thread, View};
use crate::accounts::{self, Viewer};
use crate::base::{Instant, PostId, Result, ThreadId, UserId};
use crate::db::schema::{forums, posts, readings, spaces as space_rows, threads};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, dialect, each};
use crate::events::{self, Event};
use crate::spaces;

/// Longest text of the ranges, in bytes; the oldest gaps close first.
const LONGEST: usize = 2048;
/// A visit ends when nothing was read for so long: what is new is told against its beginning, so that a page
/// that is opened again still says it.
const VISIT: Duration = Duration::from_secs(30 * 60);

/// Threads that one press marks as read, those written in last.
const AT_ONCE: i64 = 2000;

/// A set of post numbers, as ranges that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Vec<(i32, i32)>);

impl Seen {
    /// Reads `1-50,60`; what does not parse is left out.
    pub(super) fn parse(text: &str) -> Seen {
        let mut seen = Seen::default();
        for part in text.split(',') {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            if let (Ok(from), Ok(to)) = (from.parse(), to.parse()) {
                seen.add(from, to);
            }
        }
        seen
    }

    /// The ranges as text, at most 2 kB.
    pub(super) fn text(&mut self) -> String {
        loop {
            let parts: Vec<String> = self
                .0
                .iter()
                .map(|(from, to)| {
                    if from == to {
                        from.to_string()
                    } else {
                        format!("{from}-{to}")
                    }
                })
                .collect();
            let text = parts.join(",");
            if text.len() <= LONGEST {
                return text;
            }
            let (Some(first), Some(second)) = (self.0.first().copied(), self.0.get(1).copied())
            else {
                return text;
            };
            self.0.splice(0..2, [(first.0, second.1)]);
        }
    }

    /// True when nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when number `n` was seen.
    pub fn has(&self, n: i32) -> bool {
        self.0.iter().any(|(from, to)| (*from..=*to).contains(&n))
    }

    /// How many numbers were seen.
    pub fn count(&self) -> i32 {
        self.0.iter().map(|(from, to)| to - from + 1).sum()
    }

    /// The number up to which all was seen from the first on.
    pub(super) fn start(&self) -> i32 {
        match self.0.first() {
            Some((1, to)) => *to,
            _ => 0,
        }
    }

    /// Takes out `from` and what is above it.
    fn cut(&mut self, from: i32) {
        self.0.retain_mut(|(a, b)| {
            *b = (*b).min(from - 1);
            *a <= *b
        });
    }

    /// Adds the numbers from `from` to `to`.
    pub fn add(&mut self, from: i32, to: i32) {
        if from < 1 || to < from {
            return;
        }
        let (mut from, mut to) = (from, to);
        self.0.retain(|(a, b)| {
            let apart = *b < from - 1 || *a > to + 1;
            if !apart {
                from = from.min(*a);
                to = to.max(*b);
            }
            apart
        });
        let at = self.0.partition_point(|(a, _)| *a < from);
        self.0.insert(at, (from, to));
    }
}

/// What these people have seen of these threads; nothing where they have not looked.
///
/// # Errors
/// What the database says.
pub fn seen_of(
    c: &mut Conn,
    people: &[UserId],
    threads: &[ThreadId],
) -> Result<HashMap<(UserId, ThreadId), Seen>> {
    let rows: Vec<(UserId, ThreadId, String)> = each!(c, |c| readings::table
        .filter(readings::user_id.among(people.to_vec()))
        .filter(readings::thread_id.among(threads.to_vec()))
        .select((readings::user_id, readings::thread_id, readings::seen))
        .prepared()
        .load(c))?;
    let seen = rows
        .into_iter()
        .map(|(person, thread, seen)| ((person, thread), Seen::parse(&seen)));
    Ok(seen.collect())
}

/// When somebody last read a thread; none where he has read none.
///
/// # Errors
/// What the database says.
pub fn last_read(c: &mut Conn, person: UserId) -> Result<Option<Instant>> {
    Ok(readings::table
        .filter(readings::user_id.eq(person))
        .order(readings::read_at.desc())
        .select(readings::read_at)
        .first(c)
        .optional()?)
}

/// How far somebody has read a thread.
#[derive(Default)]
pub(super) struct Reading {
    pub seen: Seen,
    /// What had been seen when this visit began.
    pub base: Seen,
    /// The view he keeps for the thread.
    pub view: Option<View>,
}

/// How far the viewer has read a thread whose last number is `last`; a visitor has read nothing.
pub(super) fn reading(
    c: &mut Conn,
    viewer: &Viewer,
    (thread, last): (ThreadId, i32),
    now: Instant,
) -> Result<Reading> {
    match viewer.id() {
        Some(me) => read(c, me, (thread, last), now),
        None => Ok(Reading::default()),
    }
}

fn read(
    c: &mut Conn,
    me: UserId,
    (thread, last): (ThreadId, i32),
    now: Instant,
) -> Result<Reading> {
    let row: Option<(String, String, Option<String>, Instant)> = each!(c, |c| readings::table
        .find((me, thread))
        .select((
            readings::seen,
            readings::base,
            readings::view,
            readings::read_at,
        ))
        .first(c))
    .optional()?;
    let (seen, base, view, read_at) =
        row.unwrap_or_else(|| (String::new(), String::new(), None, now));
    let mut read = Reading {
        base: Seen::parse(if now.since(read_at) > VISIT {
            &seen
        } else {
            &base
        }),
        seen: Seen::parse(&seen),
        view: view.as_deref().and_then(View::from_word),
    };
    if read.seen.is_empty() {
        // To whom all is new nothing is: only what comes after his first look.
        read.base.add(1, last);
    }
    Ok(read)
}

/// How many posts of a thread the viewer has not seen; none for a visitor.
///
/// # Errors
/// What the database says.
pub fn unread(c: &mut Conn, viewer: &Viewer, thread: &Thread) -> Result<Option<i32>> {
    let Some(me) = viewer.id() else {
        return Ok(None);
    };
    let count: Option<i32> = readings::table
        .find((me, thread.id))
        .select(readings::seen_count)
        .first(c)
        .optional()?;
    Ok(Some((thread.last_n - count.unwrap_or(0)).max(0)))
}

/// What a new member must have read to be known.
const KNOWN: Missing = Missing {
    threads: 5,
    posts: 30,
    minutes: 10,
};

/// What a new member has yet to read until he is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    pub threads: i64,
    pub posts: i64,
    pub minutes: i64,
}

/// What the viewer has yet to read until he is known; none for a visitor and for who is known.
///
/// # Errors
/// What the database says.
pub fn missing(c: &mut Conn, viewer: &Viewer) -> Result<Option<Missing>> {
    let Some(me) = viewer.id() else {
        return Ok(None);
    };
    match accounts::reading_time(c, me)? {
        Some(seconds) => Ok(Some(yet(c, me, seconds)?)),
        None => Ok(None),
    }
}

fn yet(c: &mut Conn, me: UserId, seconds: i64) -> Result<Missing> {
    let counts: Vec<i32> = readings::table
        .filter(readings::user_id.eq(me).and(readings::seen_count.gt(0)))
        .order(readings::seen_count.desc())
        .limit(100)
        .select(readings::seen_count)
        .load(c)?;
    let posts: i64 = counts.iter().map(|n| i64::from(*n)).sum();
    let threads = i64::try_from(counts.len()).unwrap_or(i64::MAX);
    Ok(Missing {
        threads: (KNOWN.threads - threads).max(0),
        posts: (KNOWN.posts - posts).max(0),
        minutes: (KNOWN.minutes - seconds / 60).max(0),
    })
}

/// Marks these numbers of a thread as seen by the viewer.
///
/// # Errors
/// `NotFound` when he does not see the thread.
pub fn mark_seen(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    thread: ThreadId,
    numbers: &[i32],
) -> Result<()> {
    let me = viewer.me()?.id;
    let last = find(tx, viewer, thread)?.thread.last_n;
    if mark(tx, me, (thread, last), numbers)? {
        let thread = Some(thread);
        events::record(tx, Some(me), &Event::ReadMarked { person: me, thread })?;
    }
    Ok(())
}

/// Marks what somebody has just written, the newest post of its thread, as seen by him.
pub(super) fn mark_own(tx: &mut Tx<'_>, me: UserId, thread: ThreadId, n: i32) -> Result<()> {
    // Silent: the post itself is told of.
    add(tx, me, (thread, n), &[n]).map(drop)
}

/// True when that was news.
fn mark(tx: &mut Tx<'_>, me: UserId, thread: (ThreadId, i32), numbers: &[i32]) -> Result<bool> {
    if !add(tx, me, thread, numbers)? {
        return Ok(false);
    }
    if let Some(seconds) = accounts::count_reading(tx, me)? {
        let yet = yet(tx, me, seconds)?;
        if (yet.threads, yet.posts, yet.minutes) == (0, 0, 0) {
            accounts::make_known(tx, me, me)?;
        }
    }
    Ok(true)
}

/// Adds to what somebody has seen of a thread, whose last number is given; true when that was news.
fn add(tx: &mut Tx<'_>, me: UserId, thread: (ThreadId, i32), numbers: &[i32]) -> Result<bool> {
    dialect::one_at_a_time(tx, &format!("reading {me} {}", thread.0))?;
    let now = tx.now();
    let Reading { mut seen, base, .. } = read(tx, me, thread, now)?;
    let before = seen.clone();
    for n in numbers {
        seen.add(*n, *n);
    }
    if seen == before {
        return Ok(false);
    }
    keep(tx, (me, thread.0), seen, base)?;
    Ok(true)
}

/// Writes down what somebody has seen of a thread, now and when his visit began.
fn keep(
    tx: &mut Tx<'_>,
    (me, thread): (UserId, ThreadId),
    mut seen: Seen,
    mut base: Seen,
) -> Result<()> {
    let now = tx.now();
    let (text, count, base) = (seen.text(), seen.count(), base.text());
    each!(tx, |c| diesel::insert_into(readings::table)
        .values((
            readings::user_id.eq(me),
            readings::thread_id.eq(thread),
            readings::seen.eq(&text),
            readings::seen_count.eq(count),
            readings::base.eq(&base),
            readings::read_at.eq(now),
        ))
        .on_conflict((readings::user_id, readings::thread_id))
        .do_update()
        .set((
            readings::seen.eq(&text),
            readings::seen_count.eq(count),
            readings::base.eq(&base),
            readings::read_at.eq(now)
        ))
        .returning(readings::thread_id)
        .prepared()
        .get_result::<ThreadId>(c))?;
    Ok(())
}

/// Marks all of a thread as read; nothing in it is new then. Twice is once.
///
/// # Errors
/// `NotFound` when the viewer does not see the thread.
pub fn mark_read(tx: &mut Tx<'_>, viewer: &Viewer, thread: ThreadId) -> Result<()> {
    let me = viewer.me()?.id;
    let last = find(tx, viewer, thread)?.thread.last_n;
    read_up_to(tx, (me, thread), last)?;
    let thread = Some(thread);
    events::record(tx, Some(me), &Event::ReadMarked { person: me, thread })
}

/// Marks the threads of a forum as read, or those of all forums of a space that the viewer sees: at most 2,000.
///
/// # Errors
/// `NotFound` when he does not see the place.
pub fn mark_all_read(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &str,
    forum: Option<&str>,
) -> Result<()> {
    let me = viewer.me()?.id;
    let sight = spaces::sight(tx, viewer)?;
    let mine = readings::thread_id
        .eq(threads::id)
        .and(readings::user_id.eq(me));
    let mut unread = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .left_join(readings::table.on(mine))
        .filter(threads::state.eq("published"))
        .filter(spaces::seen_forum(&sight))
        .filter(
            readings::seen_count.nullable().is_null().or(threads::last_n
                .nullable()
                .gt(readings::seen_count.nullable())),
        )
        .order(threads::last_post_at.desc())
        .limit(AT_ONCE)
        .select((threads::id, threads::last_n))
        .into_boxed();
    unread = match forum {
        Some(forum) => {
            let (_, forum) = spaces::find_forum(tx, &sight, space, forum)?;
            unread.filter(threads::forum_id.eq(forum.id))
        }
        None => unread.filter(threads::space_id.eq(spaces::find(tx, &sight, space)?.id)),
    };
    let mut unread: Vec<(ThreadId, i32)> = unread.load(&mut **tx)?;
    // In one order, so that two presses wait for each other.
    unread.sort_unstable();
    for (thread, last) in unread {
        read_up_to(tx, (me, thread), last)?;
    }
    let everywhere = Event::ReadMarked {
        person: me,
        thread: None,
    };
    events::record(tx, Some(me), &everywhere)
}

fn read_up_to(tx: &mut Tx<'_>, whose: (UserId, ThreadId), last: i32) -> Result<()> {
    dialect::one_at_a_time(tx, &format!("reading {} {}", whose.0, whose.1))?;
    let mut all = Seen::default();
    all.add(1, last);
    keep(tx, whose, all.clone(), all)
}

/// Makes a post, and all that were written after it, new to the viewer again; gives where it stands.
///
/// # Errors
/// `NotFound` when he does not see the post.
pub fn mark_unread(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<Found> {
    let (thread, n): (ThreadId, Option<i32>) = posts::table
        .filter(posts::id.eq(post).and(posts::n.is_not_null()))
        .select((posts::thread_id, posts::n))
        .first(&mut **tx)?;
    let found = find(tx, viewer, thread)?;
    let me = viewer.me()?.id;
    dialect::one_at_a_time(tx, &format!("reading {me} {thread}"))?;
    let now = tx.now();
    let mut seen = read(tx, me, (thread, found.thread.last_n), now)?.seen;
    seen.cut(n.unwrap_or(1));
    // The opening post stays read: to whom all is new, nothing would be marked.
    seen.add(1, 1);
    keep(tx, (me, thread), seen.clone(), seen)?;
    let thread = Some(thread);
    events::record(tx, Some(me), &Event::ReadMarked { person: me, thread })?;
    Ok(found)
}

/// Keeps the view in which the viewer reads this thread.
///
/// # Errors
/// `NotFound` when he does not see the thread.
pub fn keep_view(tx: &mut Tx<'_>, viewer: &Viewer, thread: ThreadId, view: View) -> Result<()> {
    // Silent: how somebody reads is nobody's news.
    let me = viewer.me()?.id;
    find(tx, viewer, thread)?;
    let now = tx.now();
    each!(tx, |c| diesel::insert_into(readings::table)
        .values((
            readings::user_id.eq(me),
            readings::thread_id.eq(thread),
            readings::seen.eq(""),
            readings::seen_count.eq(0),
            readings::base.eq(""),
            readings::view.eq(view.as_str()),
            readings::read_at.eq(now),
        ))
        .on_conflict((readings::user_id, readings::thread_id))
        .do_update()
        .set(readings::view.eq(view.as_str()))
        .execute(c))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_join_where_they_touch() {
        let mut seen = Seen::default();
        for (from, to) in [(5, 6), (1, 2), (9, 9), (3, 4), (8, 8), (0, 3), (7, 6)] {
            seen.add(from, to);
        }
        assert_eq!(seen.text(), "1-6,8-9");
        assert_eq!((seen.count(), seen.has(4), seen.has(7)), (8, true, false));
        assert_eq!(Seen::parse("1-6,8-9"), seen);
        assert_eq!((seen.start(), Seen::parse("2-6").start()), (6, 0));
        seen.cut(9);
        assert_eq!(seen.text(), "1-6,8");
        seen.cut(3);
        assert_eq!(seen.text(), "1-2");
        assert_eq!(Seen::parse("x,3-,-4,9-8"), Seen::default());
    }

    #[test]
    fn the_oldest_gaps_close_when_the_text_is_long() {
        let mut seen = Seen::default();
        for n in (1..10_000).step_by(2) {
            seen.add(n, n);
        }
        let text = seen.text();
        assert!(text.len() <= LONGEST && text.starts_with("1-"));
        assert!(seen.has(9_999) && !seen.has(9_998) && seen.has(2));
    }
}
