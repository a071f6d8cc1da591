//! What an office does with a question: it says that it was received, asks back, answers, refuses, sends it on, takes time.

use diesel::prelude::*;

use super::ask::{address, open_office};
use super::cycle;
use super::declare::{own_words, whose};
use super::draft::{self, Draft};
use super::machine::Matter;
use super::model::{Before, Declared, Refusing, Said, Seen, State, Step, reason};
use super::read::{Placed, Whole, find_addressee, reach, reach_addressee};
use super::step::{Words, count_follow_up, led, move_addressee, receive, tell, unmoved};
use crate::accounts::Viewer;
use crate::base::{AddresseeId, Error, Instant, PostId, Result, UserId, days};
use crate::clocks::Packs;
use crate::config::Limits;
use crate::db::schema::{addressees, office_posts, question_steps, verdicts};
use crate::db::{Conn, Tx};
use crate::events::Handled;
use crate::offices::{self, Settings};
use crate::spaces::{self, Acknowledge, AnswerQuestion, Cap, ForwardQuestion, Hand, Permit, Place};
use crate::threads::{self, NewPost};

/// Days for which an office may say something to what the asker made of its answer.
const RIGHT_OF_REPLY: u64 = 30;

/// What an act is done with, found and permitted.
struct At {
    whole: Whole,
    settings: Settings,
    matter: Matter,
}

impl At {
    fn placed(&self, id: AddresseeId) -> Result<&Placed> {
        self.whole.placed(id)
    }

    /// Where the step leads, when the machine allows it and nothing has moved since.
    fn led(&self, viewer: &Viewer, seen: Seen, step: Step) -> Result<Before> {
        let placed = self.placed(seen.0)?;
        if !matches!(step, Step::Acknowledge | Step::Forward) {
            self.whole.unasked(viewer)?;
        }
        let to = led(
            placed,
            (step, placed.actor(&self.whole, viewer)),
            &self.matter,
        )?;
        unmoved(placed.addressee.version, seen.1).map(|()| to)
    }
}

fn at<C: Cap>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: AddresseeId,
    packs: &Packs,
) -> Result<(At, Permit<C>)> {
    let now = tx.now();
    let whole = reach_addressee(tx, viewer, id)?;
    let placed = whole.placed(id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<C>(tx, viewer, place, &placed.facts(&whole))?;
    let settings = offices::settings(tx, whole.found.space.id, Some(placed.office.id))?;
    let matter = placed.matter(packs, &settings, now);
    let at = At {
        whole,
        settings,
        matter,
    };
    Ok((at, permit))
}

/// Says that the question was received, once a cycle.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he acts for the office, or a second time; `Conflict` when
/// it has moved.
pub fn acknowledge(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, packs: &Packs) -> Result<()> {
    let (at, permit) = at::<Acknowledge>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::Acknowledge)?;
    let now = tx.now();
    diesel::update(addressees::table.find(seen.0))
        .set(addressees::acknowledged_at.eq(now))
        .execute(&mut **tx)?;
    let one = (&at.placed(seen.0)?.addressee, Some(permit.by));
    move_addressee(
        tx,
        &at.whole,
        one,
        (to, Handled::Acknowledged),
        Words::default(),
    )
}

/// Answers. The answer is a post in the name of the office; its publisher is accountable.
///
/// # Errors
/// As [`acknowledge`]; `Invalid(declared)` for words that are not his, or that nobody has approved to the letter.
pub fn answer(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    (new, declared): (NewPost, Option<Declared>),
    packs: &Packs,
) -> Result<PostId> {
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::Answer)?;
    let placed = at.placed(seen.0)?;
    let draft = draft::draft(tx, placed)?;
    let draft = draft.filter(|draft| draft.text == new.source);
    let approver = draft.as_ref().filter(|one| one.approves(&new.source));
    let approver = approver.and_then(|draft| draft.decider);
    let now = tx.now();
    let own = own_words(tx, placed, permit.by, now)?;
    let declared = whose((placed.hand, own), declared, holds(tx, placed, approver)?)?;
    let signed = Signed {
        declared,
        draft: draft.as_ref(),
        // A holder who publishes what his staff wrote approves of it with that.
        approver: approver.or((declared == Declared::Staff).then_some(permit.by)),
    };
    let post = say(
        tx,
        &permit,
        (&at.whole, placed),
        &new,
        (Said::Answer, signed),
    )?;
    settle(
        tx,
        (&at.whole, placed, packs),
        &permit,
        (to, Handled::Answered),
        (post, None),
    )?;
    Ok(post)
}

/// Says why the office does not answer.
///
/// # Errors
/// As [`acknowledge`].
pub fn refuse(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    (new, code): (NewPost, Refusing),
    packs: &Packs,
) -> Result<PostId> {
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::Refuse)?;
    let placed = at.placed(seen.0)?;
    let now = tx.now();
    let signed = Signed::by(own_words(tx, placed, permit.by, now)?);
    let post = say(
        tx,
        &permit,
        (&at.whole, placed),
        &new,
        (Said::Refusal, signed),
    )?;
    diesel::update(addressees::table.find(seen.0))
        .set(addressees::refusing.eq(code.as_str()))
        .execute(&mut **tx)?;
    let code = Some(code.as_str());
    settle(
        tx,
        (&at.whole, placed, packs),
        &permit,
        (to, Handled::Refused),
        (post, code),
    )?;
    Ok(post)
}

/// True where this person holds the office today: who holds it no more approves of nothing.
fn holds(tx: &mut Tx<'_>, placed: &Placed, person: Option<UserId>) -> Result<bool> {
    let Some(person) = person else {
        return Ok(false);
    };
    let today = placed.office.today(tx.now());
    let people = offices::people(tx, placed.office.id, today)?;
    Ok(people.contains(&(person, Hand::Hold)))
}

/// Whose words a post is, and who is accountable for them beside its publisher.
struct Signed<'d> {
    declared: Declared,
    /// What was drafted, where just that is published.
    draft: Option<&'d Draft>,
    approver: Option<UserId>,
}

impl Signed<'_> {
    fn by(declared: Declared) -> Signed<'static> {
        Signed {
            declared,
            draft: None,
            approver: None,
        }
    }
}

/// Writes a post in the name of the office, below the question.
fn say(
    tx: &mut Tx<'_>,
    permit: &Permit<AnswerQuestion>,
    (whole, placed): (&Whole, &Placed),
    new: &NewPost,
    (kind, signed): (Said, Signed<'_>),
) -> Result<PostId> {
    let thread = &whole.found.thread;
    let post = threads::speak(tx, permit, thread, placed.office.id, new)?;
    diesel::insert_into(office_posts::table)
        .values((
            office_posts::post_id.eq(post),
            office_posts::addressee_id.eq(placed.addressee.id),
            office_posts::cycle.eq(placed.cycle.as_ref().map_or(1, |cycle| cycle.n)),
            office_posts::kind.eq(kind.as_str()),
            office_posts::declared.eq(signed.declared.as_str()),
            office_posts::drafted_by.eq(signed.draft.map(|draft| draft.writer)),
            office_posts::approved_by.eq(signed.approver),
        ))
        .execute(&mut **tx)?;
    Ok(post)
}

/// Ends the cycle with a post of the office.
fn settle(
    tx: &mut Tx<'_>,
    (whole, placed, packs): (&Whole, &Placed, &Packs),
    permit: &Permit<AnswerQuestion>,
    (to, step): (Before, Handled),
    (post, code): (PostId, Option<&'static str>),
) -> Result<()> {
    let one = &placed.addressee;
    cycle::stop(tx, packs, &placed.office, (one.id, to.as_str()))?;
    diesel::update(addressees::table.find(one.id))
        .set(addressees::answer_id.eq(post))
        .execute(&mut **tx)?;
    let words = Words {
        code,
        post: Some(post),
        ..Words::default()
    };
    move_addressee(tx, whole, (one, Some(permit.by)), (to, step), words)
}

/// Asks the asker back; the clock stands still until he replies.
///
/// # Errors
/// As [`acknowledge`]; `Refused` when he was asked often enough.
pub fn clarify(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    new: &NewPost,
    packs: &Packs,
) -> Result<PostId> {
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::Clarify)?;
    let placed = at.placed(seen.0)?;
    let now = tx.now();
    let signed = Signed::by(own_words(tx, placed, permit.by, now)?);
    let post = say(
        tx,
        &permit,
        (&at.whole, placed),
        new,
        (Said::Clarification, signed),
    )?;
    cycle::pause(tx, packs, &placed.office, &placed.addressee)?;
    diesel::update(addressees::table.find(seen.0))
        .set(addressees::clarifications.eq(addressees::clarifications + 1))
        .execute(&mut **tx)?;
    let patience = days(u64::try_from(at.settings.lapse_days).unwrap_or(0));
    let words = Words {
        post: Some(post),
        until: Some(tx.now().plus(patience)),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(tx, &at.whole, one, (to, Handled::ClarifyAsked), words)?;
    Ok(post)
}

/// Takes more time, once a cycle and ahead of its last day, for a reason that all may read.
///
/// # Errors
/// As [`acknowledge`]; `Invalid(note)`.
pub fn extend(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    why: &str,
    packs: &Packs,
) -> Result<()> {
    let why = reason("note", why)?;
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::Extend)?;
    let placed = at.placed(seen.0)?;
    cycle::extend(tx, packs, &placed.office, &placed.addressee, &at.settings)?;
    let words = Words {
        note: Some(&why),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(tx, &at.whole, one, (to, Handled::Extended), words)
}

/// Sends the question on to an office that was not asked yet; its clock begins there.
///
/// # Errors
/// As [`acknowledge`]; `Invalid(office)` for an office that takes no questions or has this one; `Invalid(note)`. A
/// moderator may when nobody has said in time that it was received.
pub fn forward(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    (to, why): (&str, &str),
    packs: &Packs,
) -> Result<()> {
    let why = reason("note", why)?;
    let (at, permit) = at::<ForwardQuestion>(tx, viewer, seen.0, packs)?;
    let state = at.led(viewer, seen, Step::Forward)?;
    let whole = &at.whole;
    let placed = at.placed(seen.0)?;
    let place = (&whole.found.sight, whole.found.space.id);
    let target =
        open_office(tx, viewer, place, to).or_else(|error| own_target(tx, place, to, error))?;
    if whole.before.iter().any(|one| one.office.id == target.id) {
        return Err(Error::field("offices", "asked_already"));
    }
    cycle::stop(tx, packs, &placed.office, (seen.0, state.as_str()))?;
    let words = Words {
        note: Some(&why),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(tx, whole, one, (state, Handled::Forwarded), words)?;
    let thread = whole.question.thread;
    address(tx, thread, target.id)?;
    let row = addressees::table
        .filter(addressees::thread_id.eq(thread))
        .filter(addressees::office_id.eq(target.id));
    diesel::update(row)
        .set((
            addressees::from_id.eq(seen.0),
            addressees::hops.eq(placed.addressee.hops + 1),
        ))
        .execute(&mut **tx)?;
    let whole = reach(tx, viewer, thread)?;
    let mut before = whole.before.iter();
    let placed = before.find(|one| one.office.id == target.id);
    receive(tx, packs, &whole, placed.ok_or(Error::NotFound)?)
}

/// Who acts for two offices may send a question from one to the other, though he may not ask there.
fn own_target(
    tx: &mut Tx<'_>,
    (sight, space): (&spaces::Sight, crate::base::SpaceId),
    slug: &str,
    error: Error,
) -> Result<offices::Office> {
    match &error {
        Error::Invalid(fields) if fields.iter().any(|one| one.code == "own_office") => {
            let now = tx.now();
            let office = offices::find(tx, sight, slug, now)?;
            match office.space == space {
                true => Ok(office),
                false => Err(error),
            }
        }
        _ => Err(error),
    }
}

/// Says that the asker was answered in private; he may deny it.
///
/// # Errors
/// As [`acknowledge`]; `Invalid(note)`.
pub fn answer_privately(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    why: &str,
    packs: &Packs,
) -> Result<()> {
    let why = reason("note", why)?;
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::Private)?;
    let placed = at.placed(seen.0)?;
    cycle::stop(tx, packs, &placed.office, (seen.0, to.as_str()))?;
    let words = Words {
        note: Some(&why),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(tx, &at.whole, one, (to, Handled::Private), words)
}

/// Takes over what was open when an earlier term ended.
///
/// # Errors
/// As [`acknowledge`].
pub fn take_over(tx: &mut Tx<'_>, viewer: &Viewer, seen: Seen, packs: &Packs) -> Result<()> {
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    let to = at.led(viewer, seen, Step::TakeOver)?;
    let placed = at.placed(seen.0)?;
    cycle::begin(tx, packs, seen.0, &placed.office, &at.settings)?;
    let one = (&placed.addressee, Some(permit.by));
    move_addressee(
        tx,
        &at.whole,
        one,
        (to, Handled::Inherited),
        Words::default(),
    )
}

/// Says something, once, to what the asker made of an answer.
///
/// # Errors
/// As [`acknowledge`]; `Conflict` where nothing was made of it, or something was said; `Invalid(note)`.
pub fn reply_to_verdict(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, post): (AddresseeId, PostId),
    text: &str,
    packs: &Packs,
) -> Result<()> {
    let text = reason("note", text)?;
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, id, packs)?;
    at.whole.unasked(viewer)?;
    let now = tx.now();
    let own = office_posts::table
        .find(post)
        .filter(office_posts::addressee_id.eq(id))
        .select(office_posts::post_id);
    let open = verdicts::table
        .filter(verdicts::post_id.eq_any(own))
        .filter(verdicts::reply.is_null())
        .filter(verdicts::created_at.gt(now.minus(days(RIGHT_OF_REPLY))));
    let open: Option<PostId> = open.select(verdicts::post_id).first(&mut **tx).optional()?;
    if open.is_none() || at.whole.question.state != State::Published {
        return Err(Error::taken());
    }
    // Who hides words holds the discussion ahead of the row, too.
    threads::unspoken_beside(tx, at.whole.question.thread, ("note", &text))?;
    diesel::update(verdicts::table.find(post))
        .set((
            verdicts::reply.eq(&text),
            verdicts::replied_by.eq(permit.by),
            verdicts::replied_at.eq(now),
        ))
        .execute(&mut **tx)?;
    let one = (&at.placed(id)?.addressee, Some(permit.by));
    let words = Words {
        code: Some("office_reply"),
        note: Some(&text),
        post: Some(post),
        ..Words::default()
    };
    tell(tx, &at.whole, one, Handled::Verdict, words)
}

/// Answers what the asker asked once more below the answer.
///
/// # Errors
/// As [`acknowledge`]; `Refused` where he asked nothing more.
pub fn respond(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    seen: Seen,
    new: NewPost,
    packs: &Packs,
) -> Result<PostId> {
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, seen.0, packs)?;
    at.led(viewer, seen, Step::Respond)?;
    let placed = at.placed(seen.0)?;
    let now = tx.now();
    let signed = Signed::by(own_words(tx, placed, permit.by, now)?);
    let asked: Option<Option<PostId>> = question_steps::table
        .filter(question_steps::addressee_id.eq(seen.0))
        .filter(question_steps::step.eq(Handled::FollowedUp.as_str()))
        .order(question_steps::id.desc())
        .select(question_steps::post_id)
        .first(&mut **tx)
        .optional()?;
    let parent = asked.flatten();
    let new = NewPost { parent, ..new };
    let said = (Said::FollowUp, signed);
    let post = say(tx, &permit, (&at.whole, placed), &new, said)?;
    count_follow_up(tx, &placed.addressee, false)?;
    let words = Words {
        post: Some(post),
        ..Words::default()
    };
    let one = (&placed.addressee, Some(permit.by));
    tell(tx, &at.whole, one, Handled::FollowUpAnswered, words)?;
    Ok(post)
}

/// True when the viewer publishes for the office that said this.
///
/// # Errors
/// What the database says.
pub fn publishes(c: &mut Conn, viewer: &Viewer, post: PostId, now: Instant) -> Result<bool> {
    let row = office_posts::table.find(post);
    let id: AddresseeId = match row.select(office_posts::addressee_id).first(c).optional()? {
        Some(id) => id,
        None => return Ok(false),
    };
    let whole = find_addressee(c, viewer, id, now)?;
    Ok(whole.placed(id)?.hand >= Some(Hand::Publish))
}

/// Changes what the office said; what it said before can still be read.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he publishes for the office; as [`threads::edit`].
pub fn revise(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (post, base, new): (PostId, i32, NewPost),
    (packs, limits): (&Packs, &Limits),
) -> Result<()> {
    let (at, permit, id) = of_post(tx, viewer, post, packs)?;
    if !threads::edit_spoken(tx, viewer, &permit, (post, base, new, false), limits)? {
        return Ok(());
    }
    said_more(tx, &at, (id, post), &permit, Handled::Revised)
}

/// Adds to what the office said, with the day.
///
/// # Errors
/// As [`revise`]; as [`threads::add`].
pub fn add_to_answer(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (post, new): (PostId, NewPost),
    (packs, limits): (&Packs, &Limits),
) -> Result<()> {
    let (at, permit, id) = of_post(tx, viewer, post, packs)?;
    threads::add_spoken(tx, viewer, &permit, (post, new), limits)?;
    said_more(tx, &at, (id, post), &permit, Handled::Added)
}

fn of_post(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: PostId,
    packs: &Packs,
) -> Result<(At, Permit<AnswerQuestion>, AddresseeId)> {
    let id: AddresseeId = office_posts::table
        .find(post)
        .select(office_posts::addressee_id)
        .first(&mut **tx)?;
    let (at, permit) = at::<AnswerQuestion>(tx, viewer, id, packs)?;
    at.whole.unasked(viewer)?;
    Ok((at, permit, id))
}

fn said_more(
    tx: &mut Tx<'_>,
    at: &At,
    (id, post): (AddresseeId, PostId),
    permit: &Permit<AnswerQuestion>,
    what: Handled,
) -> Result<()> {
    let words = Words {
        post: Some(post),
        ..Words::default()
    };
    let one = (&at.placed(id)?.addressee, Some(permit.by));
    tell(tx, &at.whole, one, what, words)
}
