//! What every act on a question leaves: its new state, a line of its public history, and an event.

use diesel::prelude::*;

use super::cycle;
use super::draft;
use super::machine::{self, Actor, Matter, Refusal};
use super::model::{Addressee, Before, Closing, State, Step};
use super::read::{Placed, Whole};
use crate::accounts::Viewer;
use crate::audit::{self, Action, Change};
use crate::base::{AddresseeId, Conflict, Error, Instant, PostId, Result, UserId, days};
use crate::clocks::Packs;
use crate::db::Tx;
use crate::db::schema::{addressees, question_steps, questions};
use crate::events::{self, Asked, Event, Handled, QuestionPlace};
use crate::offices::{self, Settings};
use crate::threads;

/// What an office does with a question, after which its text stays as it is.
const ACTS: [Handled; 7] = [
    Handled::Acknowledged,
    Handled::ClarifyAsked,
    Handled::Answered,
    Handled::Refused,
    Handled::Forwarded,
    Handled::Extended,
    Handled::Private,
];

/// How long the asker may still answer what lapsed for want of his answer.
const RESUMED: i32 = 90;

/// What was said with an act.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words<'a> {
    pub code: Option<&'static str>,
    pub note: Option<&'a str>,
    pub post: Option<PostId>,
    /// Of how many, where the line says that instead of a code.
    pub count: Option<i32>,
    /// Until when the asker may answer it.
    pub until: Option<Instant>,
}

impl Whole {
    pub(super) fn place(&self) -> QuestionPlace {
        let thread = &self.found.thread;
        QuestionPlace {
            thread: thread.id,
            forum: thread.forum,
            space: thread.space,
        }
    }

    /// Refuses who asked it: he does not answer himself, though he holds the office by now. He sends it on, or another
    /// answers for the office.
    pub(super) fn unasked(&self, viewer: &Viewer) -> Result<()> {
        match self.is_asker(viewer) {
            true => Err(Error::refused("own_answer", "office")),
            false => Ok(()),
        }
    }

    /// Writes down that a moderator acted for its asker, where who took it down has left.
    pub(super) fn acted_for(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
        if !self.stands_in(viewer) {
            return Ok(());
        }
        let change = Change {
            about: Some(self.found.thread.author),
            ..Change::default()
        };
        let object = format!("thread {}", self.question.thread);
        audit::note(tx, &viewer.who(), Action::QuestionActedFor, object, change)
    }

    /// Refuses an act on a question that has moved since its page was made.
    pub(super) fn unmoved(&self, seen: i32) -> Result<()> {
        unmoved(self.question.version, seen)
    }
}

/// Refuses an act on what has moved since its page was made.
pub(super) fn unmoved(version: i32, seen: i32) -> Result<()> {
    match version == seen {
        true => Ok(()),
        false => Err(moved_meanwhile()),
    }
}

fn moved_meanwhile() -> Error {
    Error::Conflict(Conflict {
        code: "question_moved",
        current: None,
        revision: None,
    })
}

/// Moves the question; of two acts at once the second finds that it has moved.
pub(super) fn move_question(
    tx: &mut Tx<'_>,
    whole: &Whole,
    by: Option<UserId>,
    (to, what): (State, Asked),
    words: Words<'_>,
) -> Result<()> {
    let question = &whole.question;
    let row = questions::table
        .find(question.thread)
        .filter(questions::version.eq(question.version));
    let moved = diesel::update(row)
        .set((
            questions::state.eq(to.as_str()),
            questions::version.eq(question.version + 1),
            questions::alert_at.eq(None::<Instant>),
        ))
        .execute(&mut **tx)?;
    if moved != 1 {
        return Err(moved_meanwhile());
    }
    // Lists and figures know what stands.
    if (to == State::Published) != (question.state == State::Published) {
        for placed in whole.by_office() {
            cycle::count_anew(tx, placed.office.id)?;
        }
    }
    note(tx, whole, (None, by), what.as_str(), words)?;
    let event = Event::QuestionMoved {
        at: whole.place(),
        what,
        open: matches!(to, State::Published | State::Declined | State::Merged)
            || question.state == State::Published,
        author: whole.found.thread.author,
        code: words.code,
        redaction: None,
    };
    events::record(tx, whole.shown(by), &event)
}

/// Moves the question before one office.
pub(super) fn move_addressee(
    tx: &mut Tx<'_>,
    whole: &Whole,
    (addressee, by): (&Addressee, Option<UserId>),
    (to, step): (Before, Handled),
    words: Words<'_>,
) -> Result<()> {
    let now = tx.now();
    let row = addressees::table
        .find(addressee.id)
        .filter(addressees::version.eq(addressee.version));
    let moved = diesel::update(row)
        .set((
            addressees::state.eq(to.as_str()),
            addressees::closing.eq(to.closing().map(Closing::as_str)),
            addressees::version.eq(addressee.version + 1),
            addressees::changed_at.eq(now),
        ))
        .execute(&mut **tx)?;
    if moved != 1 {
        return Err(moved_meanwhile());
    }
    // Its clock may have stopped long ago. What the office has not received is counted nowhere.
    if to != addressee.state && addressee.state != Before::Pending {
        cycle::count_anew(tx, addressee.office)?;
    }
    if ACTS.contains(&step) {
        threads::settle(tx, addressee.thread)?;
    }
    if draft::is_over(to) {
        draft::settle(tx, addressee.id)?;
    }
    // Who is still asked back has the time that he had.
    if to != Before::Clarifying || words.until.is_some() {
        let nudge_at = words.until.and_then(|_| cycle::next_nudge(now, now));
        diesel::update(addressees::table.find(addressee.id))
            .set((
                addressees::lapse_at.eq(words.until),
                addressees::nudge_at.eq(nudge_at),
            ))
            .execute(&mut **tx)?;
    }
    tell(tx, whole, (addressee, by), step, words)
}

/// Counts one more follow-up question or its answer; where the question stands before the office stays.
pub(super) fn count_follow_up(tx: &mut Tx<'_>, one: &Addressee, asked: bool) -> Result<()> {
    let row = addressees::table
        .find(one.id)
        .filter(addressees::version.eq(one.version));
    let (followed, responded) = match asked {
        true => (one.followed + 1, one.responded),
        false => (one.followed, one.responded + 1),
    };
    let moved = diesel::update(row)
        .set((
            addressees::followed.eq(followed),
            addressees::responded.eq(responded),
            addressees::version.eq(one.version + 1),
        ))
        .execute(&mut **tx)?;
    match moved {
        1 => Ok(()),
        _ => Err(moved_meanwhile()),
    }
}

/// Writes down and tells what happened before one office, whatever its state.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    whole: &Whole,
    (addressee, by): (&Addressee, Option<UserId>),
    what: Handled,
    words: Words<'_>,
) -> Result<()> {
    note(tx, whole, (Some(addressee.id), by), what.as_str(), words)?;
    let event = Event::AddresseeMoved {
        at: whole.place(),
        office: addressee.office,
        addressee: addressee.id,
        what,
        code: words.code,
        post: words.post,
    };
    events::record(tx, whole.shown(by), &event)
}

/// Writes a line of the public history; words that are hidden do not come back in it.
pub(super) fn note(
    tx: &mut Tx<'_>,
    whole: &Whole,
    (addressee, by): (Option<AddresseeId>, Option<UserId>),
    step: &str,
    words: Words<'_>,
) -> Result<()> {
    let (now, thread) = (tx.now(), whole.question.thread);
    if let Some(text) = words.note {
        threads::unspoken_beside(tx, thread, ("note", text))?;
    }
    let count = words.count.map(|count| count.to_string());
    diesel::insert_into(question_steps::table)
        .values((
            question_steps::thread_id.eq(thread),
            question_steps::addressee_id.eq(addressee),
            question_steps::at.eq(now),
            question_steps::user_id.eq(by),
            question_steps::step.eq(step),
            question_steps::code.eq(count.as_deref().or(words.code)),
            question_steps::note.eq(words.note),
            question_steps::post_id.eq(words.post),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

impl Placed {
    /// What the machine must know of it now.
    pub(super) fn matter(&self, packs: &Packs, settings: &Settings, now: Instant) -> Matter {
        let one = &self.addressee;
        let within = |n: i32| now.since(one.changed_at) <= days(u64::try_from(n).unwrap_or(0));
        let received = self
            .cycle
            .as_ref()
            .map_or(one.changed_at, |cycle| cycle.started_at);
        let patience =
            cycle::working_days(packs, Some(&self.office), received, settings.forward_days);
        let acknowledged = one.acknowledged_at.is_some();
        let standard = self.cycle.as_ref().is_some_and(|cycle| cycle.boilerplate);
        Matter {
            acknowledged,
            may_clarify: one.clarifications < settings.clarifications,
            may_resume: within(RESUMED),
            forgotten: !acknowledged && patience.is_some_and(|end| now >= end),
            may_forward: one.hops < settings.hops,
            extended: self
                .cycle
                .as_ref()
                .is_some_and(|cycle| cycle.extension.is_some()),
            overdue: self
                .cycle
                .as_ref()
                .is_some_and(|cycle| cycle.is_overdue(now)),
            // A standard text was no answer: asking again costs nothing.
            may_reopen: (standard || one.reopened < settings.reopen_times)
                && within(settings.reopen_days),
            may_follow: one.followed < settings.follow_ups,
            followed: one.responded < one.followed,
            inherits: self.office.on_term_end == offices::OnTermEnd::Inherit,
            before: one.before.unwrap_or(Before::Waiting),
            closing: Closing::Withdrawn,
        }
    }
}

/// Where a step leads one office, when the machine allows it.
pub(super) fn led(
    placed: &Placed,
    (step, actor): (Step, Actor),
    matter: &Matter,
) -> Result<Before> {
    machine::step(placed.addressee.state, step, actor, matter).map_err(Refusal::into)
}

/// The question is published: each office that was asked has received it, and its clock begins.
pub(super) fn receive(
    tx: &mut Tx<'_>,
    packs: &Packs,
    whole: &Whole,
    placed: &Placed,
) -> Result<()> {
    let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
    let matter = placed.matter(packs, &settings, tx.now());
    let to = led(placed, (Step::Receive, Actor::System), &matter)?;
    cycle::begin(tx, packs, placed.addressee.id, &placed.office, &settings)?;
    let one = (&placed.addressee, None);
    move_addressee(tx, whole, one, (to, Handled::Received), Words::default())
}

/// Closes what is open before all offices, for one reason.
pub(super) fn close_all(
    tx: &mut Tx<'_>,
    packs: &Packs,
    whole: &Whole,
    closing: Closing,
) -> Result<()> {
    for placed in whole.by_office() {
        let one = &placed.addressee;
        if !matches!(
            one.state,
            Before::Pending | Before::Waiting | Before::Clarifying
        ) {
            continue;
        }
        let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
        let matter = Matter {
            closing,
            ..placed.matter(packs, &settings, tx.now())
        };
        let to = led(placed, (Step::Close, Actor::System), &matter)?;
        diesel::update(addressees::table.find(one.id))
            .set(addressees::before.eq(one.state.as_str()))
            .execute(&mut **tx)?;
        cycle::stop(tx, packs, &placed.office, (one.id, closing.as_str()))?;
        let words = Words {
            code: Some(closing.as_str()),
            ..Words::default()
        };
        move_addressee(tx, whole, (one, None), (to, Handled::Closed), words)?;
    }
    Ok(())
}
