//! What the asker does with what came of his question.

use std::time::Duration;

use diesel::prelude::*;

use super::cycle;
use super::machine::Actor;
use super::model::{Before, Said, Seen, State, Step, Verdict, reason};
use super::read::{Placed, Whole, reach_addressee};
use super::step::{Words, count_follow_up, led, move_addressee, tell, unmoved};
use crate::accounts::Viewer;
use crate::base::{AddresseeId, Error, Instant, PostId, Result, days};
use crate::clocks::Packs;
use crate::config::Limits;
use crate::db::Tx;
use crate::db::each;
use crate::db::schema::{addressees, office_posts, verdicts};
use crate::events::Handled;
use crate::offices::{self, Settings};
use crate::spaces::{self, Permit, Place, PursueQuestion};
use crate::threads::{self, NewPost};

/// How often an asker may remind one office.
const REMINDERS: i32 = 3;
/// Between two of his reminders.
const WEEK: Duration = days(7);
/// Days in which the asker may say what an answer is worth.
const VERDICT: u64 = 30;
/// Days in which he may deny that he was answered in private.
const DENIAL: u64 = 14;

fn asker(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: AddresseeId,
) -> Result<(Whole, Settings, Permit<PursueQuestion>)> {
    let whole = reach_addressee(tx, viewer, id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<PursueQuestion>(tx, viewer, place, &whole.pursued(viewer))?;
    whole.acted_for(tx, viewer)?;
    let office = whole.placed(id)?.office.id;
    let settings = offices::settings(tx, whole.found.space.id, Some(office))?;
    Ok((whole, settings, permit))
}

/// Where the step leads, when the machine allows it and nothing has moved since.
fn checked(
    tx: &Tx<'_>,
    packs: &Packs,
    (whole, settings): (&Whole, &Settings),
    seen: Seen,
    step: Step,
) -> Result<Before> {
    let placed = whole.placed(seen.0)?;
    let matter = placed.matter(packs, settings, tx.now());
    let to = led(placed, (step, Actor::Asker), &matter)?;
    unmoved(placed.addressee.version, seen.1).map(|()| to)
}

/// Answers what the office asked back; its clock goes on.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when it is not his, or too late; `Conflict` when it has moved;
/// as [`threads::reply`].
pub fn reply(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    new: NewPost,
    (packs, limits): (&Packs, &Limits),
) -> Result<PostId> {
    let (whole, settings, permit) = asker(tx, viewer, seen.0)?;
    let to = checked(tx, packs, (&whole, &settings), seen, Step::Reply)?;
    let placed = whole.placed(seen.0)?;
    let post = below(
        tx,
        viewer,
        (&whole, placed, Said::Clarification),
        new,
        limits,
    )?;
    match placed.addressee.state {
        Before::Clarifying => cycle::resume(tx, packs, &placed.office, &placed.addressee)?,
        _ => cycle::reopen(tx, packs, &placed.office, (&placed.addressee, to))?,
    }
    let words = Words {
        post: Some(post),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(tx, &whole, one, (to, Handled::Clarified), words)?;
    Ok(post)
}

/// Writes the asker's post below the newest of this kind that the office wrote.
fn below(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (whole, placed, kind): (&Whole, &Placed, Said),
    new: NewPost,
    limits: &Limits,
) -> Result<PostId> {
    let kinds = match kind {
        Said::Clarification => [kind.as_str(), kind.as_str()],
        _ => [Said::Answer.as_str(), Said::Refusal.as_str()],
    };
    let parent: Option<PostId> = office_posts::table
        .filter(office_posts::addressee_id.eq(placed.addressee.id))
        .filter(office_posts::kind.eq_any(kinds))
        .order(office_posts::post_id.desc())
        .select(office_posts::post_id)
        .first(&mut **tx)
        .optional()?;
    let new = NewPost { parent, ..new };
    threads::reply(tx, viewer, whole.question.thread, new, limits)
}

/// Asks again: the answer was none. A new clock begins.
///
/// # Errors
/// As [`reply`]; `Refused` when he has done so often enough, or too late.
pub fn reopen(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    new: NewPost,
    (packs, limits): (&Packs, &Limits),
) -> Result<PostId> {
    let (whole, settings, permit) = asker(tx, viewer, seen.0)?;
    let to = checked(tx, packs, (&whole, &settings), seen, Step::Reopen)?;
    let placed = whole.placed(seen.0)?;
    let post = below(tx, viewer, (&whole, placed, Said::Answer), new, limits)?;
    // A standard text was no answer: to ask again costs nothing.
    let standard = placed.cycle.as_ref().is_some_and(|cycle| cycle.boilerplate);
    let counted = i32::from(!standard);
    diesel::update(addressees::table.find(seen.0))
        .set((
            addressees::reopened.eq(addressees::reopened + counted),
            addressees::clarifications.eq(0),
            addressees::acknowledged_at.eq(None::<Instant>),
            addressees::refusing.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    cycle::begin(tx, packs, seen.0, &placed.office, &settings)?;
    let words = Words {
        post: Some(post),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(tx, &whole, one, (to, Handled::Reopened), words)?;
    Ok(post)
}

/// Asks once more below the answer; no clock begins.
///
/// # Errors
/// As [`reply`]; `Refused` when he has done so often enough.
pub fn follow_up(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    new: NewPost,
    (packs, limits): (&Packs, &Limits),
) -> Result<PostId> {
    let (whole, settings, permit) = asker(tx, viewer, seen.0)?;
    checked(tx, packs, (&whole, &settings), seen, Step::FollowUp)?;
    let placed = whole.placed(seen.0)?;
    let post = below(tx, viewer, (&whole, placed, Said::Answer), new, limits)?;
    count_follow_up(tx, &placed.addressee, true)?;
    let words = Words {
        post: Some(post),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    tell(tx, &whole, one, Handled::FollowedUp, words)?;
    Ok(post)
}

/// Denies that he was answered in private; the clock goes on.
///
/// # Errors
/// As [`reply`]; `Refused` after fourteen days.
pub fn deny(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, packs: &Packs) -> Result<()> {
    let (whole, settings, permit) = asker(tx, viewer, seen.0)?;
    let to = checked(tx, packs, (&whole, &settings), seen, Step::Deny)?;
    let placed = whole.placed(seen.0)?;
    if tx.now().since(placed.addressee.changed_at) > days(DENIAL) {
        return Err(Error::refused("deny_late", "nobody"));
    }
    cycle::reopen(tx, packs, &placed.office, (&placed.addressee, to))?;
    let one = (&placed.addressee, Some(permit.by));
    let words = Words {
        code: Some("denied"),
        ..Words::default()
    };
    move_addressee(tx, &whole, one, (to, Handled::Reopened), words)
}

/// Says what an answer is worth; another word takes the place of the first while the office has said nothing to it.
///
/// # Errors
/// As [`reply`]; `Refused` after thirty days; `Conflict` when the office has replied to it, or it is no answer.
pub fn give_verdict(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, post): (AddresseeId, PostId),
    (verdict, note): (Verdict, &str),
) -> Result<()> {
    let note = match note.trim() {
        "" => String::new(),
        note => reason("note", note)?,
    };
    let (whole, _, permit) = asker(tx, viewer, id)?;
    let now = tx.now();
    let placed = whole.placed(id)?;
    let answered = placed.addressee.answer == Some(post)
        && placed.addressee.state == Before::Answered
        && whole.question.state == State::Published;
    if !answered {
        return Err(Error::taken());
    }
    if now.since(placed.addressee.changed_at) > days(VERDICT) {
        return Err(Error::refused("verdict_late", "nobody"));
    }
    let word = verdict.as_str();
    // Who hides words holds the discussion ahead of the row, too.
    threads::unspoken_beside(tx, whole.question.thread, ("note", &note))?;
    let changed = each!(tx, |c| diesel::insert_into(verdicts::table)
        .values((
            verdicts::post_id.eq(post),
            verdicts::verdict.eq(word),
            verdicts::note.eq(&note),
            verdicts::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    if changed == 0 {
        let open = verdicts::table.find(post).filter(verdicts::reply.is_null());
        let changed = diesel::update(open)
            .set((verdicts::verdict.eq(word), verdicts::note.eq(&note)))
            .execute(&mut **tx)?;
        if changed == 0 {
            return Err(Error::taken());
        }
    }
    let words = Words {
        code: Some(word),
        note: Some(note.as_str()).filter(|note| !note.is_empty()),
        post: Some(post),
        ..Words::default()
    };
    tell(
        tx,
        &whole,
        (&placed.addressee, Some(permit.by)),
        Handled::Verdict,
        words,
    )
}

/// Reminds an office whose answer is overdue.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when it is not his, nothing is overdue, or he has done so
/// within a week or three times; `Conflict` when it has moved.
pub fn remind(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen) -> Result<()> {
    let now = tx.now();
    let (whole, _, permit) = asker(tx, viewer, seen.0)?;
    let placed = whole.placed(seen.0)?;
    unmoved(placed.addressee.version, seen.1)?;
    may_remind(placed, now)?;
    diesel::update(addressees::table.find(seen.0))
        .set((
            addressees::reminders.eq(addressees::reminders + 1),
            addressees::reminded_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let one = (&placed.addressee, Some(permit.by));
    tell(tx, &whole, one, Handled::Reminded, Words::default())
}

/// Whether the asker may remind the office now.
///
/// # Errors
/// `Refused` with the rule that forbids it.
pub fn may_remind(placed: &Placed, now: Instant) -> Result<()> {
    let one = &placed.addressee;
    let late = placed.cycle.as_ref().is_some_and(|one| one.is_overdue(now));
    if one.state != Before::Waiting || !late {
        return Err(Error::refused("remind_early", "nobody"));
    }
    let rested = one.reminded_at.is_none_or(|at| now.since(at) >= WEEK);
    match rested && one.reminders < REMINDERS {
        true => Ok(()),
        false => Err(Error::refused("remind_often", "nobody")),
    }
}
