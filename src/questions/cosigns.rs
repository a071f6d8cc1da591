//! Who wants to know the answer to somebody's question too.

use diesel::prelude::*;

use super::machine::Refusal;
use super::model::State;
use super::read::{Whole, reach};
use crate::accounts::{self, Person, Viewer};
use crate::base::rates::{Rate, Source};
use crate::base::words::words;
use crate::base::{Error, Result, ThreadId, UserId, hours};
use crate::counters;
use crate::db::schema::{cosigns, questions};
use crate::db::{Conn, Tx, each};
use crate::events::{self, Asked, Event};
use crate::offices::{self, Settings};
use crate::residents;
use crate::spaces::{self, Cosign, Drift, Place};

/// Names that are shown.
const MOST: i64 = 100;

words! {
    /// How it stands with somebody's co-sign. Of one that was simply taken back nothing is kept.
    Signed {
        Valid = "valid",
        /// A moderator took it out of the count.
        Invalidated = "invalidated",
        /// Taken back after that: it will not count again with the others.
        Withdrawn = "withdrawn",
    }
}

/// Wants to know the answer too, or no longer. Twice is once, and so are two accounts with one mailbox: nobody is told
/// the difference. `source` counts how often somebody signs, where that is counted.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` for the asker, for who acts for an office that was asked, and,
/// where all may read, for class accounts; `Conflict` where nothing is open any more; `TooMany` when he, or his network,
/// has signed too often in an hour.
pub fn cosign(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    (stands, named): (bool, bool),
    source: Option<&Source>,
) -> Result<()> {
    let whole = reach(tx, viewer, id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<Cosign>(tx, viewer, place, &whole.facts())?;
    let own = whole.is_asker(viewer) || whole.is_taken_down_by(viewer);
    if own || is_asked(tx, &whole, permit.by)? {
        return Err(Error::refused("own_question", "others"));
    }
    let open = whole.before.iter().any(|one| one.addressee.state.is_open());
    if whole.question.state != State::Published || !open {
        return Err(Refusal::State.into());
    }
    let change = match stands {
        true => {
            let space = whole.found.space.id;
            let settings = offices::settings(tx, space, None)?;
            residents::required(tx, viewer, space, settings.support_level)?;
            addressed(tx, &whole, permit.by)?;
            if let Some(source) = source {
                pace(tx, &settings, permit.by, source)?;
            }
            sign(tx, (id, permit.by), named)?
        }
        // Who has signed may take it back, whatever is asked for by now.
        false => -take_back(tx, (id, permit.by))?,
    };
    if change == 0 {
        return Ok(());
    }
    diesel::update(questions::table.find(id))
        .set(questions::cosigns.eq(questions::cosigns + change))
        .execute(&mut **tx)?;
    let event = Event::QuestionMoved {
        at: whole.place(),
        what: Asked::Cosigned,
        open: true,
        author: whole.found.thread.author,
        code: None,
        redaction: None,
    };
    events::record(tx, Some(permit.by), &event)
}

/// True for who acts for an office that was asked, also while his rights sleep.
pub(super) fn is_asked(tx: &mut Tx<'_>, whole: &Whole, person: UserId) -> Result<bool> {
    let now = tx.now();
    for placed in &whole.before {
        let today = placed.office.today(now);
        let people = offices::people(tx, placed.office.id, today)?;
        if people.iter().any(|(one, _)| *one == person) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses class accounts, which need no address, where all may read: a class of one person's making would count there as
/// many.
fn addressed(tx: &mut Tx<'_>, whole: &Whole, person: UserId) -> Result<()> {
    match whole.found.space.kind.is_open() && accounts::class_end(tx, person)?.is_some() {
        true => Err(Error::refused("cosign_address", "self_address")),
        false => Ok(()),
    }
}

/// Takes one from what somebody, and his network, may sign in an hour.
fn pace(tx: &mut Tx<'_>, settings: &Settings, by: UserId, source: &Source) -> Result<()> {
    let rate = |most: i32| Rate::new(u32::try_from(most).unwrap_or(1), hours(1));
    let own = rate(settings.support_account);
    counters::take(tx, "signed an hour", &by.to_string(), own)?;
    let Some(network) = &source.network else {
        return Ok(());
    };
    let all = rate(settings.support_network).times(source.times);
    counters::take(tx, "signed from", network, all)
}

/// Keeps that somebody signs; how many more have signed.
fn sign(tx: &mut Tx<'_>, (id, by): (ThreadId, UserId), named: bool) -> Result<i32> {
    let (now, mailbox) = (tx.now(), accounts::mailbox(tx, by)?);
    let changed = each!(tx, |c| diesel::insert_into(cosigns::table)
        .values((
            cosigns::thread_id.eq(id),
            cosigns::user_id.eq(by),
            cosigns::named.eq(named),
            cosigns::created_at.eq(now),
            cosigns::state.eq(Signed::Valid.as_str()),
            cosigns::mailbox.eq(&mailbox),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    i32::try_from(changed).map_err(Error::broken)
}

/// Forgets that somebody has signed; how many less have. What is not counted stays, so that he does not sign anew.
fn take_back(tx: &mut Tx<'_>, own: (ThreadId, UserId)) -> Result<i32> {
    let counted = cosigns::table
        .find(own)
        .filter(cosigns::state.eq(Signed::Valid.as_str()));
    let gone = diesel::delete(counted).execute(&mut **tx)?;
    diesel::update(cosigns::table.find(own))
        .set((
            cosigns::state.eq(Signed::Withdrawn.as_str()),
            cosigns::named.eq(false),
        ))
        .execute(&mut **tx)?;
    i32::try_from(gone).map_err(Error::broken)
}

/// Forgets that who asks by now has signed himself, whatever became of that.
pub(super) fn unsign(tx: &mut Tx<'_>, own: (ThreadId, UserId)) -> Result<()> {
    diesel::delete(cosigns::table.find(own)).execute(&mut **tx)?;
    recount(tx, own.0)
}

/// How it stands with the viewer's co-sign; none where he has not signed.
///
/// # Errors
/// What the database says.
pub fn signed(c: &mut Conn, viewer: &Viewer, thread: ThreadId) -> Result<Option<Signed>> {
    let Some(me) = viewer.id() else {
        return Ok(None);
    };
    let own = cosigns::table.find((thread, me)).select(cosigns::state);
    let word: Option<String> = own.first(c).optional()?;
    Ok(word.and_then(|word| Signed::from_word(&word)))
}

/// Everybody who wants to know the answer too, for those who tell them.
///
/// # Errors
/// What the database says.
pub fn cosigners(c: &mut Conn, thread: ThreadId) -> Result<Vec<UserId>> {
    Ok(cosigns::table
        .filter(cosigns::thread_id.eq(thread))
        .filter(cosigns::state.eq(Signed::Valid.as_str()))
        .order(cosigns::user_id)
        .select(cosigns::user_id)
        .load(c)?)
}

/// Who wants to know the answer too and says so by name, the first who did first; at most 100.
///
/// # Errors
/// What the database says.
pub fn named_cosigners(c: &mut Conn, thread: ThreadId) -> Result<Vec<Person>> {
    let ids: Vec<UserId> = cosigns::table
        .filter(cosigns::thread_id.eq(thread).and(cosigns::named.eq(true)))
        .filter(cosigns::state.eq(Signed::Valid.as_str()))
        .order(cosigns::created_at)
        .limit(MOST)
        .select(cosigns::user_id)
        .load(c)?;
    let people = accounts::authors(c, &ids)?;
    Ok(ids
        .iter()
        .filter_map(|id| people.get(id).cloned())
        .collect())
}

/// The drift of the counter of a question; none where it is right, and for other threads.
///
/// # Errors
/// What the database says.
pub fn drift(c: &mut Conn, thread: ThreadId) -> Result<Option<Drift>> {
    let kept = questions::table.find(thread).select(questions::cosigns);
    let kept: Option<i32> = kept.first(c).optional()?;
    let Some(kept) = kept else {
        return Ok(None);
    };
    let both = (i64::from(kept), i64::from(counted(c, thread)?));
    Ok(Drift::of("questions.cosigns", thread.0, both))
}

/// Counts again who wants to know the answer to a question too; nothing for other threads.
///
/// # Errors
/// What the database says.
pub fn recount(tx: &mut Tx<'_>, thread: ThreadId) -> Result<()> {
    // Silent: the counter says what the rows say already.
    // Who signs meanwhile adds to this row: he waits until it is right, or is waited for.
    diesel::update(questions::table.find(thread))
        .set(questions::cosigns.eq(questions::cosigns))
        .execute(&mut **tx)?;
    let count = counted(tx, thread)?;
    diesel::update(questions::table.find(thread))
        .set(questions::cosigns.eq(count))
        .execute(&mut **tx)?;
    Ok(())
}

fn counted(c: &mut Conn, thread: ThreadId) -> Result<i32> {
    let all = cosigns::table
        .filter(cosigns::thread_id.eq(thread))
        .filter(cosigns::state.eq(Signed::Valid.as_str()));
    let count: i64 = all.count().get_result(c)?;
    i32::try_from(count).map_err(Error::broken)
}
