//! A citizen asks: a question is written, sent in again, and taken back.

use diesel::prelude::*;

use super::cycle;
use super::machine::{self, Actor, Appeal, Facts, Refusal};
use super::model::{Act, Before, Closing, NewQuestion, Question, State};
use super::read::{Whole, reach};
use super::step::{Words, close_all, move_question, receive};
use crate::accounts::{self, Viewer};
use crate::base::rates::Rate;
use crate::base::text::Faults;
use crate::base::{
    Error, FieldError, Instant, OfficeId, Result, SpaceId, ThreadId, UserId, days, hours, minutes,
};
use crate::clocks::Packs;
use crate::counters;
use crate::db::Tx;
use crate::db::schema::{addressees, questions, threads as thread_rows};
use crate::events::Asked;
use crate::offices::{self, Intake, Office, Settings, Switch};
use crate::residents;
use crate::spaces::{self, Ask, Permit, Place, PursueQuestion, Role, Sight, TakeDown};
use crate::threads::{self, NewThread, PostState};

/// What an asker sends: what it is about, and the thread that it becomes.
pub struct Asking {
    pub new: NewQuestion,
    pub thread: NewThread,
}

impl Asking {
    /// Refuses more pictures than a question shows.
    pub(super) fn fits(&self) -> Result<()> {
        threads::few_files(&self.thread.opening)
    }
}

/// Puts a question to offices of a space; it waits for a moderator, or stands at once. `title` names the forum of
/// questions where it is the first of its space.
///
/// # Errors
/// `NotFound` when the viewer does not see the space; `Refused` when he may not ask there; `Invalid(offices)` for an
/// office that takes no questions, is his own, or has too many of his open ones; `TooMany` when he asks too often.
pub fn ask(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, title): (&str, &str),
    sent: &Asking,
    (packs, rates): (&Packs, bool),
) -> Result<ThreadId> {
    // Silent: what it is from then on is told by its own events.
    sent.fits()?;
    let sight = spaces::sight(tx, viewer)?;
    let space = spaces::find(tx, &sight, space)?;
    let forum = spaces::questions_of(tx, space.id, title)?;
    let place = Place::Forum(space.id, forum);
    let permit = spaces::permit::<Ask>(tx, viewer, place, &spaces::Facts::default())?;
    no_moderator(tx, space.id, permit.by)?;
    let offices = asked(tx, viewer, (&sight, space.id), &sent.new)?;
    known(tx, viewer, space.id)?;
    if rates {
        pace(tx, space.id, permit.by)?;
    }
    let id = threads::prepare(tx, &permit, (space.id, forum), &sent.thread)?;
    keep(tx, (id, space.id), &sent.new)?;
    for office in &offices {
        address(tx, id, office.id)?;
    }
    submit(tx, viewer, &permit, id, packs)?;
    Ok(id)
}

/// Keeps what somebody types on the form on which he asks, and says for which place.
///
/// # Errors
/// As [`place_to_ask`], and [`threads::save_draft`].
pub fn keep_asking(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    place: (&str, &str),
    version: i32,
    words: &threads::Words,
) -> Result<threads::Target> {
    // Silent: saving a draft tells its owner.
    let target = place_to_ask(tx, viewer, place)?;
    threads::save_draft(tx, viewer, target, version, words)?;
    Ok(target)
}

/// For which place is kept what somebody types on the form on which he asks; the first text of a space brings its forum
/// of questions, as its first question would.
///
/// # Errors
/// `NotFound` when the viewer does not see the space; where nobody has asked, `Refused` when he may not and
/// `Invalid(offices)` when no office takes questions.
pub fn place_to_ask(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (space, title): (&str, &str),
) -> Result<threads::Target> {
    // Silent: as `keep_asking`.
    let sight = spaces::sight(tx, viewer)?;
    let space = spaces::find(tx, &sight, space)?;
    let there = spaces::forums(tx, &sight, space.id)?;
    let forum = spaces::questions_of(tx, space.id, title)?;
    if !there.iter().any(|forum| forum.questions) {
        let place = Place::Forum(space.id, forum);
        let permit = spaces::permit::<Ask>(tx, viewer, place, &spaces::Facts::default())?;
        no_moderator(tx, space.id, permit.by)?;
        known(tx, viewer, space.id)?;
        let now = tx.now();
        let offices = offices::of_space(tx, &sight, space.id, now)?;
        if !offices.iter().any(|office| office.intake == Intake::Open) {
            return Err(Error::field("offices", "intake_closed"));
        }
    }
    Ok(threads::Target::Forum(forum))
}

/// Sends in again what a moderator returned, as it is now; or changes what still waits for him.
///
/// # Errors
/// As [`ask`]; `Conflict` when it is not the asker's to change any more, or has changed meanwhile.
pub fn ask_again(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, base): (ThreadId, i32),
    sent: &Asking,
    (packs, rates): (&Packs, bool),
) -> Result<()> {
    // Silent: as `ask`.
    sent.fits()?;
    let whole = reach(tx, viewer, id)?;
    if whole.intake.is_some() {
        return take_down_again(tx, viewer, &whole, (base, sent), packs);
    }
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<Ask>(tx, viewer, place, &spaces::Facts::default())?;
    no_moderator(tx, whole.found.space.id, permit.by)?;
    let held = is_held(&whole)?;
    known(tx, viewer, whole.found.space.id)?;
    // What it is put to already does not count against itself.
    diesel::delete(addressees::table.filter(addressees::thread_id.eq(id))).execute(&mut **tx)?;
    let offices = asked(
        tx,
        viewer,
        (&whole.found.sight, whole.found.space.id),
        &sent.new,
    )?;
    if rates && !held {
        pace(tx, whole.found.space.id, permit.by)?;
    }
    put_anew(tx, viewer, &whole, (base, sent), &offices)?;
    match held {
        true => Ok(()),
        false => submit(tx, viewer, &permit, id, packs),
    }
}

/// True for what waits for a moderator, false for what he returned.
fn is_held(whole: &Whole) -> Result<bool> {
    match whole.question.state {
        State::Held => Ok(true),
        State::Draft => Ok(false),
        _ => Err(Refusal::State.into()),
    }
}

/// As [`ask_again`], by the moderator who took it down.
fn take_down_again(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    whole: &Whole,
    (base, sent): (i32, &Asking),
    packs: &Packs,
) -> Result<()> {
    let (id, space) = (whole.question.thread, whole.found.space.id);
    let place = Place::Forum(space, whole.found.forum.id);
    let permit = spaces::permit::<TakeDown>(tx, viewer, place, &spaces::Facts::default())?;
    if !whole.is_asker(viewer) {
        return Err(Refusal::Right.into());
    }
    let held = is_held(whole)?;
    diesel::delete(addressees::table.filter(addressees::thread_id.eq(id))).execute(&mut **tx)?;
    let offices = taking(tx, viewer, (&whole.found.sight, space), &sent.new)?;
    put_anew(tx, viewer, whole, (base, sent), &offices)?;
    threads::hand_over(tx, id, whole.found.thread.author)?;
    match held {
        true => Ok(()),
        false => submit(tx, viewer, &permit, id, packs),
    }
}

/// Puts another text, other words beside it and other offices in place of those that were sent.
fn put_anew(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    whole: &Whole,
    (base, sent): (i32, &Asking),
    offices: &[Office],
) -> Result<()> {
    let id = whole.question.thread;
    let post = threads::opening(tx, id)?;
    threads::rewrite(tx, viewer, &post, base, &sent.thread.opening)?;
    threads::rename(tx, id, &sent.thread.title, &sent.thread.opening.lang)?;
    threads::retag(tx, (id, whole.found.space.id), &sent.thread.tags)?;
    for office in offices {
        address(tx, id, office.id)?;
    }
    // Whoever judges it has seen another text.
    diesel::update(questions::table.find(id))
        .set((
            questions::version.eq(whole.question.version + 1),
            questions::place.eq(&sent.new.place),
            questions::sources.eq(&sent.new.sources),
            questions::unaddressed.eq(sent.new.offices.is_empty()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The offices that were named, when each takes questions and none is that of who takes the question down.
pub(super) fn taking(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    place: (&Sight, SpaceId),
    new: &NewQuestion,
) -> Result<Vec<Office>> {
    let slugs = new.offices.iter();
    slugs
        .map(|slug| open_office(tx, viewer, place, slug))
        .collect()
}

/// Refuses whoever is not known as well as askers must be there.
fn known(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<()> {
    let settings = offices::settings(tx, space, None)?;
    residents::required(tx, viewer, space, settings.ask_level)
}

/// Moderators do not ask where they judge, whatever their session or token lets them do now.
fn no_moderator(tx: &mut Tx<'_>, space: SpaceId, person: UserId) -> Result<()> {
    match spaces::role_of(tx, space, person)? {
        Some(Role::Moderator) => Err(Error::refused("moderator_asks", "moderator")),
        _ => Ok(()),
    }
}

/// Sends a question in; the moderator who took one down is known to the site.
pub(super) fn submit<C: spaces::Prepares>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    permit: &Permit<C>,
    id: ThreadId,
    packs: &Packs,
) -> Result<()> {
    let now = tx.now();
    let whole = reach(tx, viewer, id)?;
    let settings = offices::settings(tx, whole.found.space.id, None)?;
    let facts = Facts {
        premoderated: settings.premoderate == Switch::On
            || whole.question.unaddressed
            // Whoever took it down does not judge it, and its asker has asked nothing before.
            || whole.intake.is_some()
            || !accounts::is_checked(tx, permit.by)?,
        ..Facts::default()
    };
    let to = machine::next(State::Draft, Act::Submit, whole.actor(viewer), &facts)
        .map_err(Error::from)?;
    diesel::update(questions::table.find(id))
        .set(questions::submitted_at.eq(now))
        .execute(&mut **tx)?;
    if to == State::Published {
        return publish(tx, permit, &whole, Asked::Published, packs);
    }
    threads::place_prepared(tx, permit, id, PostState::Held)?;
    let by = Some(permit.by);
    move_question(tx, &whole, by, (to, Asked::Submitted), Words::default())?;
    watch(tx, packs, &whole, &settings)
}

/// From now on it is known when a question that waits for a moderator has waited too long.
fn watch(tx: &mut Tx<'_>, packs: &Packs, whole: &Whole, settings: &Settings) -> Result<()> {
    let office = whole.before.first().map(|placed| &placed.office);
    let end = cycle::working_days(packs, office, tx.now(), settings.hold_days);
    diesel::update(questions::table.find(whole.question.thread))
        .set(questions::alert_at.eq(end))
        .execute(&mut **tx)?;
    Ok(())
}

/// Lets a question stand: its thread, its clocks, its news.
pub(super) fn publish<C: spaces::Prepares>(
    tx: &mut Tx<'_>,
    permit: &Permit<C>,
    whole: &Whole,
    what: Asked,
    packs: &Packs,
) -> Result<()> {
    let now = tx.now();
    threads::publish_prepared(tx, permit, &whole.found)?;
    let first = whole.question.published_at.unwrap_or(now);
    diesel::update(questions::table.find(whole.question.thread))
        .set(questions::published_at.eq(first))
        .execute(&mut **tx)?;
    let by = Some(permit.by);
    move_question(tx, whole, by, (State::Published, what), Words::default())?;
    for placed in whole.by_office() {
        if placed.addressee.state == Before::Pending {
            receive(tx, packs, whole, placed)?;
        }
    }
    Ok(())
}

pub(super) fn keep(
    tx: &mut Tx<'_>,
    (id, space): (ThreadId, SpaceId),
    new: &NewQuestion,
) -> Result<()> {
    diesel::insert_into(questions::table)
        .values((
            questions::thread_id.eq(id),
            questions::space_id.eq(space),
            questions::state.eq(State::Draft.as_str()),
            questions::version.eq(1),
            questions::place.eq(&new.place),
            questions::sources.eq(&new.sources),
            questions::unaddressed.eq(new.offices.is_empty()),
            questions::cosigns.eq(0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Puts the question to one more office.
pub(super) fn address(tx: &mut Tx<'_>, thread: ThreadId, office: OfficeId) -> Result<()> {
    let now = tx.now();
    diesel::insert_into(addressees::table)
        .values((
            addressees::thread_id.eq(thread),
            addressees::office_id.eq(office),
            addressees::state.eq(Before::Pending.as_str()),
            addressees::version.eq(1),
            addressees::hops.eq(0),
            addressees::changed_at.eq(now),
            addressees::clarifications.eq(0),
            addressees::reopened.eq(0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The offices that were named, when each may be asked by this viewer.
fn asked(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (sight, space): (&Sight, SpaceId),
    new: &NewQuestion,
) -> Result<Vec<Office>> {
    let mut faults = Faults::default();
    let settings = offices::settings(tx, space, None)?;
    let mut all = Vec::new();
    for slug in &new.offices {
        let office = open_office(tx, viewer, (sight, space), slug)?;
        let own = faults.take(few_open(tx, viewer, &office, &settings).map(|()| Some(())));
        if own.is_some() {
            all.push(office);
        }
    }
    faults.none()?;
    let open = open_of(tx, viewer.me()?.id, None)?;
    few(
        "offices",
        "questions_open",
        (open, settings.open_in_all.into()),
    )?;
    Ok(all)
}

/// The office at this address word, when it takes questions from this viewer.
pub(super) fn open_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (sight, space): (&Sight, SpaceId),
    slug: &str,
) -> Result<Office> {
    let now = tx.now();
    let office = match offices::find(tx, sight, slug, now) {
        Ok(office) if office.space == space => office,
        Ok(_) | Err(Error::NotFound) => return Err(Error::field("offices", "choice")),
        Err(other) => return Err(other),
    };
    if office.intake != Intake::Open {
        return Err(Error::field("offices", "intake_closed"));
    }
    match offices::hand(tx, viewer, &office, now)? {
        Some(_) => Err(Error::field("offices", "own_office")),
        None => Ok(office),
    }
}

fn few_open(tx: &mut Tx<'_>, viewer: &Viewer, office: &Office, settings: &Settings) -> Result<()> {
    let open = open_of(tx, viewer.me()?.id, Some(office.id))?;
    few(
        "offices",
        "questions_open_there",
        (open, settings.open_per_office.into()),
    )
}

fn few(field: &'static str, code: &'static str, (open, most): (i64, i64)) -> Result<()> {
    match open < most {
        true => Ok(()),
        false => Err(Error::Invalid(vec![FieldError {
            field: field.into(),
            code,
            limit: Some(most),
            actual: Some(open),
        }])),
    }
}

/// How many of somebody's questions are open, before one office or any.
fn open_of(tx: &mut Tx<'_>, person: UserId, office: Option<OfficeId>) -> Result<i64> {
    let states = ["pending", "waiting", "clarifying"];
    let live = [State::Held.as_str(), State::Published.as_str()];
    let mut open = addressees::table
        .inner_join(questions::table.inner_join(thread_rows::table))
        .filter(thread_rows::user_id.eq(person))
        .filter(addressees::state.eq_any(states))
        .filter(questions::state.eq_any(live))
        .select(addressees::thread_id)
        .into_boxed();
    if let Some(office) = office {
        open = open.filter(addressees::office_id.eq(office));
    }
    let mut all: Vec<ThreadId> = open.load(&mut **tx)?;
    all.sort_unstable();
    all.dedup();
    i64::try_from(all.len()).map_err(Error::broken)
}

/// Takes one from what somebody may ask in a minute, an hour and thirty days.
fn pace(tx: &mut Tx<'_>, space: SpaceId, by: UserId) -> Result<()> {
    let settings = offices::settings(tx, space, None)?;
    for (what, most, span) in [
        ("questions a minute", settings.asked_a_minute, minutes(1)),
        ("questions an hour", settings.asked_an_hour, hours(1)),
        ("questions a month", settings.asked_a_month, days(30)),
    ] {
        let most = u32::try_from(most).unwrap_or(1);
        counters::take(tx, what, &by.to_string(), Rate::new(most, span))?;
    }
    Ok(())
}

/// Takes an own question back, as long as no office has answered; its page says so and nothing else.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` when it is not his or is answered; `Conflict` when it has moved.
pub fn withdraw(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, seen): (ThreadId, i32),
    packs: &Packs,
) -> Result<()> {
    let whole = reach(tx, viewer, id)?;
    let place = Place::Forum(whole.found.space.id, whole.found.forum.id);
    let permit = spaces::permit::<PursueQuestion>(tx, viewer, place, &whole.pursued(viewer))?;
    whole.acted_for(tx, viewer)?;
    whole.unmoved(seen)?;
    let actor = match whole.stands_in(viewer) {
        true => Actor::Asker,
        false => whole.actor(viewer),
    };
    let facts = Facts {
        answered: whole.is_answered(),
        ..Facts::default()
    };
    let to = machine::next(whole.question.state, Act::Withdraw, actor, &facts);
    let to = to.map_err(Error::from)?;
    match whole.question.state {
        State::Published => threads::fell_prepared(tx, &permit, &whole.found)?,
        _ => threads::place_prepared(tx, &permit, id, PostState::Draft)?,
    }
    // A change of it that was kept for later would lead nowhere.
    let post = threads::opening(tx, id)?.id;
    threads::discard_all(tx, threads::Target::Edit(post))?;
    move_question(
        tx,
        &whole,
        Some(permit.by),
        (to, Asked::Withdrawn),
        Words::default(),
    )?;
    close_all(tx, packs, &whole, Closing::Withdrawn)
}

impl Question {
    /// How it stands with an appeal at `now`, which may be brought for `span` days.
    pub fn appeal_at(&self, now: Instant, span: i32) -> Appeal {
        match (&self.appeal, &self.decided) {
            (Some(appeal), _) if appeal.decided.is_some() => Appeal::Decided,
            (Some(_), _) => Appeal::Open,
            (None, Some(decided))
                if now.since(decided.at) > days(u64::try_from(span).unwrap_or(0)) =>
            {
                Appeal::Late
            }
            _ => Appeal::None,
        }
    }
}
