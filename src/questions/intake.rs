//! Questions of people without an account: taken down by a moderator, claimed later by the code of a slip.

use diesel::prelude::*;

use super::ask::{Asking, address, keep, submit, taking};
use super::cosigns::{is_asked, unsign};
use super::model::{NewIntake, State};
use super::read::{Whole, reach, whole_of};
use super::step::{Words, move_question};
use crate::accounts::{self, Viewer};
use crate::audit::{self, Action, Change};
use crate::base::crypto::{self, Key};
use crate::base::{Error, Instant, Result, ThreadId, UserId, days};
use crate::clocks::Packs;
use crate::counters;
use crate::db::Tx;
use crate::db::schema::intakes as rows;
use crate::events::Asked;
use crate::spaces::{self, ClaimQuestion, Facts, Place, Role, TakeDown};
use crate::threads;

/// What the key signs to make a code, and to know one again.
const CODE: &str = "question slip";
const KNOWN: &str = "question slip known";
/// What is counted of somebody who types codes.
const GUESSES: &str = "question slips";
/// Days for which the code of a slip is good.
const LIFE: u64 = 365;

fn known(key: &Key, code: &str) -> Vec<u8> {
    key.sign(KNOWN, code).to_vec()
}

fn made(key: &Key, id: ThreadId) -> String {
    crypto::code_of(&key.sign(CODE, &id.to_string()))
}

/// The code on the slip of a question, which stands nowhere; none that is good no more. Who asks acts as its asker.
pub fn slip_code(key: &Key, whole: &Whole, now: Instant) -> Option<String> {
    let intake = whole.intake.as_ref()?;
    let code = made(key, whole.question.thread);
    let good = intake.code.as_deref() == Some(&known(key, &code));
    (good && intake.claimed_by.is_none() && now < intake.expires_at).then_some(code)
}

/// Takes down the question of somebody without an account, whose name it bears. It waits for another moderator, or stands
/// at once. `title` names the forum of questions where it is the first of its space.
///
/// # Errors
/// `NotFound` when the viewer does not see the space; `Refused` unless he moderates it; `Invalid(offices)` for an office
/// that takes no questions or is his own; `Invalid(alias)` for a name that would pass for an official's.
pub fn take_down(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, title): (&str, &str),
    (sent, new): (&Asking, &NewIntake),
    (packs, key): (&Packs, &Key),
) -> Result<ThreadId> {
    // Silent: what it is from then on is told by its own events.
    sent.fits()?;
    let sight = spaces::sight(tx, viewer)?;
    let space = spaces::find(tx, &sight, space)?;
    let forum = spaces::questions_of(tx, space.id, title)?;
    let place = Place::Forum(space.id, forum);
    let permit = spaces::permit::<TakeDown>(tx, viewer, place, &Facts::default())?;
    let offices = taking(tx, viewer, (&sight, space.id), &sent.new)?;
    let id = threads::prepare(tx, &permit, (space.id, forum), &sent.thread)?;
    let lang = &sent.thread.opening.lang;
    let guest = accounts::welcome(tx, &new.alias, lang, &id.to_string())?;
    threads::hand_over(tx, id, guest)?;
    keep(tx, (id, space.id), &sent.new)?;
    let now = tx.now();
    diesel::insert_into(rows::table)
        .values((
            rows::thread_id.eq(id),
            rows::how.eq(new.how.as_str()),
            rows::evidence.eq(&new.evidence),
            rows::taken_by.eq(permit.by),
            rows::taken_at.eq(now),
            rows::code.eq(known(key, &made(key, id))),
            rows::expires_at.eq(now.plus(days(LIFE))),
        ))
        .execute(&mut **tx)?;
    for office in &offices {
        address(tx, id, office.id)?;
    }
    let change = Change {
        about: Some(guest),
        // That its asker agrees is what makes it one.
        after: "consent",
        reason: new.how.as_str(),
        ..Change::default()
    };
    let object = format!("thread {id}");
    audit::note(tx, &viewer.who(), Action::QuestionTakenDown, object, change)?;
    submit(tx, viewer, &permit, id, packs)?;
    Ok(id)
}

/// Counts that somebody types a code, ahead of looking whether it is good: what was counted stays when it is not.
///
/// # Errors
/// `SignIn` for a visitor; `TooMany` for who has guessed wrong often.
pub fn count_slip(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    // Silent: it is a counter.
    counters::attempt(tx, GUESSES, &viewer.me()?.id.to_string()).map(drop)
}

/// The question of a slip that nobody has claimed.
///
/// # Errors
/// `Invalid(code)` for a code that is not good, or whose question the viewer does not see.
pub fn by_slip(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str, key: &Key) -> Result<Whole> {
    // Silent: it reads.
    let now = tx.now();
    viewer.me()?;
    let code = known(key, &crypto::typed_code(typed));
    let open = rows::table
        .filter(rows::code.eq(code).and(rows::claimed_by.is_null()))
        .filter(rows::expires_at.gt(now));
    let id: Option<ThreadId> = open.select(rows::thread_id).first(&mut **tx).optional()?;
    let id = id.ok_or_else(|| Error::field("code", "slip_code"))?;
    let own = matches!(whole_of(tx, id)?.question.state, State::Held | State::Draft);
    if own {
        return Err(Error::field("code", "slip_early"));
    }
    match reach(tx, viewer, id) {
        Err(Error::NotFound) => Err(Error::field("code", "slip_code")),
        found => found,
    }
}

/// Makes the viewer the asker of the question that was taken down for him, by his name or under the one that it bears.
///
/// # Errors
/// As [`by_slip`]; `Refused` for who moderates there, acts for an office that was asked, or has no address.
pub fn claim(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (typed, named): (&str, bool),
    key: &Key,
) -> Result<ThreadId> {
    let whole = by_slip(tx, viewer, typed, key)?;
    let (id, space) = (whole.question.thread, whole.found.space.id);
    let place = Place::Forum(space, whole.found.forum.id);
    let permit = spaces::permit::<ClaimQuestion>(tx, viewer, place, &Facts::default())?;
    if accounts::class_end(tx, permit.by)?.is_some() {
        return Err(Error::refused("claim_address", "self"));
    }
    // Who has these rights has them here too while they sleep, and whatever his token lets him do.
    let judges = spaces::role_of(tx, space, permit.by)? == Some(Role::Moderator)
        || whole.found.sight.moderates(space);
    if judges || is_asked(tx, &whole, permit.by)? || whole.is_taken_down_by(viewer) {
        return Err(Error::refused("claim_partial", "others"));
    }
    let now = tx.now();
    let open = rows::table.find(id).filter(rows::claimed_by.is_null());
    let claimed = diesel::update(open)
        .set((rows::claimed_by.eq(permit.by), rows::claimed_at.eq(now)))
        .execute(&mut **tx)?;
    if claimed != 1 {
        return Err(Error::field("code", "slip_code"));
    }
    counters::clear(tx, GUESSES, &permit.by.to_string())?;
    // Nobody wants to know the answer to his own question too.
    unsign(tx, (id, permit.by))?;
    if named {
        threads::hand_over(tx, id, permit.by)?;
    }
    let whole = reach(tx, viewer, id)?;
    let by: Option<UserId> = Some(permit.by);
    let state = whole.question.state;
    move_question(tx, &whole, by, (state, Asked::Claimed), Words::default())?;
    Ok(id)
}
