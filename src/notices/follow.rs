//! What somebody wants to hear of: his choices for threads, tags, forums, spaces and people.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Kind, Level, Target, nearest};
use super::names::{Named, named};
use super::prefs::kinds;
use crate::accounts::Viewer;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Error, FollowId, Result, ThreadId, UserId};
use crate::db::schema::{follows, mail_prefs};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};

/// Choices on a page.
const LIST: usize = 30;

/// Keeps how much the viewer wants to hear of something. Twice is once.
///
/// # Errors
/// `NotFound` when he does not see it, or it is he himself; `SignIn` for a visitor.
pub fn choose(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, level: Level) -> Result<Named> {
    let me = viewer.me()?.id;
    let found = named(tx, viewer, &[target])?.remove(&target);
    let found = found.filter(|_| target != Target::Person(me));
    let found = found.ok_or(Error::NotFound)?;
    keep(tx, me, target, level)?;
    Ok(found)
}

/// Keeps how much somebody wants to hear of something, whether or not he sees it.
pub(super) fn keep(tx: &mut Tx<'_>, me: UserId, target: Target, level: Level) -> Result<()> {
    // Silent: whom somebody hears of is nobody's news.
    let (target, level) = (target.to_string(), level.as_str());
    each!(tx, |c| diesel::insert_into(follows::table)
        .values((
            follows::user_id.eq(me),
            follows::target.eq(&target),
            follows::level.eq(level),
        ))
        .on_conflict((follows::user_id, follows::target))
        .do_update()
        .set(follows::level.eq(level))
        .execute(c))?;
    Ok(())
}

/// Lets who has written in a thread hear of all of it, unless he has chosen otherwise.
pub(super) fn follow_own(tx: &mut Tx<'_>, me: UserId, thread: ThreadId) -> Result<()> {
    // Silent: as `choose`.
    let target = Target::Thread(thread).to_string();
    each!(tx, |c| diesel::insert_into(follows::table)
        .values((
            follows::user_id.eq(me),
            follows::target.eq(&target),
            follows::level.eq(Level::All.as_str()),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// How much the viewer hears of a place, by his choices for it and for what it lies in; none for a visitor.
///
/// # Errors
/// What the database says.
pub fn level_of(c: &mut Conn, viewer: &Viewer, places: &[Target]) -> Result<Option<Level>> {
    let Some(me) = viewer.id() else {
        return Ok(None);
    };
    let chosen = chosen(c, &[me], places)?.remove(&me).unwrap_or_default();
    let chosen = chosen.levels;
    let thread = places.iter().any(|one| matches!(one, Target::Thread(_)));
    let level = match chosen.first() {
        // A mute is not the only choice for a person, and no other place lies in him.
        Some((Target::Person(_), level)) => *level,
        _ => nearest(&chosen, !thread),
    };
    Ok(Some(level))
}

/// What somebody has chosen.
#[derive(Default)]
pub(super) struct Chosen {
    pub levels: Vec<(Target, Level)>,
    /// The kinds that bring him a letter at once; none where he has chosen none.
    pub at_once: Option<Vec<Kind>>,
}

/// What these people have chosen for these targets. Which letters they want comes with it: it costs no statement more.
pub(super) fn chosen(
    c: &mut Conn,
    people: &[UserId],
    targets: &[Target],
) -> Result<HashMap<UserId, Chosen>> {
    let words: Vec<String> = targets.iter().map(Target::to_string).collect();
    let rows: Vec<(UserId, String, String, Option<String>)> = each!(c, |c| follows::table
        .left_join(mail_prefs::table.on(mail_prefs::user_id.eq(follows::user_id)))
        .filter(follows::user_id.among(people.to_vec()))
        .filter(follows::target.among(words))
        .select((
            follows::user_id,
            follows::target,
            follows::level,
            mail_prefs::at_once.nullable(),
        ))
        .prepared()
        .load(c))?;
    let mut chosen = HashMap::<UserId, Chosen>::new();
    for (person, target, level, at_once) in rows {
        if let (Ok(target), Some(level)) = (target.parse(), Level::from_word(&level)) {
            let his = chosen.entry(person).or_default();
            his.levels.push((target, level));
            his.at_once = at_once.as_deref().map(kinds);
        }
    }
    Ok(chosen)
}

/// Those behind the person `after` who want to hear all of one of these, by number.
pub(super) fn followers(
    c: &mut Conn,
    targets: &[Target],
    after: UserId,
    limit: i64,
) -> Result<Vec<UserId>> {
    let words: Vec<String> = targets.iter().map(Target::to_string).collect();
    Ok(each!(c, |c| follows::table
        .filter(follows::target.among(words))
        .filter(follows::user_id.gt(after))
        .filter(follows::level.eq(Level::All.as_str()))
        .select(follows::user_id)
        .distinct()
        .order(follows::user_id)
        .limit(limit)
        .prepared()
        .load(c))?)
}

/// A choice of the viewer's.
#[derive(Clone, Debug)]
pub struct Follow {
    pub id: FollowId,
    pub target: Target,
    pub level: Level,
    pub named: Named,
}

/// What the viewer follows and mutes, as far as he sees it, the newest first.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(cursor)` for a cursor of another list.
pub fn follows(c: &mut Conn, viewer: &Viewer, seek: &Seek) -> Result<Page<Follow>> {
    let mut all = follows::table
        .filter(follows::user_id.eq(viewer.me()?.id))
        .filter(follows::level.ne(Level::Direct.as_str()))
        .select((follows::id, follows::target, follows::level))
        .limit(i64::try_from(LIST).unwrap_or(30) + 1)
        .into_boxed();
    all = match seek {
        Seek::First => all.order(follows::id.desc()),
        Seek::Last => all.order(follows::id.asc()),
        Seek::After(cursor) => all
            .filter(follows::id.lt(cursor.pair()?.0))
            .order(follows::id.desc()),
        Seek::Before(cursor) => all
            .filter(follows::id.gt(cursor.pair()?.0))
            .order(follows::id.asc()),
    };
    let rows: Vec<(FollowId, String, String)> = all.load(c)?;
    let key = |row: &(FollowId, String, String)| Cursor::at(format!("{}.0", row.0));
    let page = Page::cut(rows, LIST, seek, key);
    let targets: Vec<Target> = page
        .items
        .iter()
        .filter_map(|(_, target, _)| target.parse().ok())
        .collect();
    let mut found = named(c, viewer, &targets)?;
    let mut page = page.map(|(id, target, level)| {
        let target = target.parse().ok()?;
        Some(Follow {
            id,
            target,
            level: Level::from_word(&level)?,
            named: found.remove(&target)?,
        })
    });
    page.items.retain(Option::is_some);
    Ok(Page {
        items: page.items.into_iter().flatten().collect(),
        before: page.before,
        after: page.after,
    })
}
