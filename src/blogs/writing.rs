//! The people of an office write for its blog: one writes, another looks it through and publishes it in its name.

use diesel::prelude::*;

use super::letters::OfficialNews;
use super::model::{Comments, NewArticle, NewBlog, State};
use super::newsletter::{self, wanting};
use super::official::{Bench, Official, OfficialRow, bench, official};
use super::review::{Barred, Cause, Deed, Stage, next};
use super::write::{free, keep, told};
use crate::accounts::Viewer;
use crate::base::text::body;
use crate::base::{
    Conflict, Error, FieldError, Instant, OfficeArticleId, OfficeId, Result, ThreadId, UserId,
};
use crate::config::Limits;
use crate::db::Tx;
use crate::db::schema::{articles, office_articles as rows};
use crate::events::{self, Event, Reviewed};
use crate::offices::{self, Office};
use crate::outbox;
use crate::spaces::{
    self, Cap, Hand, OpenOfficeBlog, Permit, Place, PublishForOffice, WriteForOffice,
};
use crate::threads;

/// Texts of one office that are not published.
const MOST: i64 = 100;

/// A text of an office: the address word of the office, its number, the version that was seen, and where its people
/// find it, for letters.
#[derive(Clone, Debug)]
pub struct Spot {
    pub office: String,
    pub id: OfficeArticleId,
    pub version: i32,
    pub link: String,
}

/// A text to be kept until it is published.
#[derive(Clone, Debug)]
pub struct NewOfficial {
    pub title: String,
    pub text: String,
    pub lang: String,
    pub excerpt: String,
    pub tags: Vec<String>,
    pub comments: Comments,
    /// It is ready: somebody may publish it.
    pub proposes: bool,
}

impl NewOfficial {
    /// What was checked and rendered as any article is; of its text the Markdown alone is kept.
    pub fn of(new: NewArticle, lang: &str, proposes: bool) -> NewOfficial {
        NewOfficial {
            title: new.thread.title,
            text: new.thread.opening.source,
            lang: lang.to_owned(),
            excerpt: new.excerpt,
            tags: new.thread.tags,
            comments: new.comments,
            proposes,
        }
    }
}

/// Opens the blog of an office; gives its address word.
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he publishes for it or is an administrator;
/// `Locked` for one that is prepared or abolished; `Conflict(taken)` where it has a blog, or another is at this address.
pub fn open_for_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    new: &NewBlog,
) -> Result<String> {
    // Silent: the room of its forum records it.
    let now = tx.now();
    let bench = bench(tx, viewer, slug, now)?;
    let (office, space) = (bench.office.id, bench.office.space);
    let place = Place::Space(space);
    let permit = spaces::permit::<OpenOfficeBlog>(tx, viewer, place, &bench.facts())?;
    stands(&bench)?;
    if bench.blog.is_some() {
        return Err(Error::taken());
    }
    free(tx, &new.slug)?;
    let told = (new.slug.as_str(), new.title.as_str(), new.about.as_str());
    let forum = spaces::open_blog(tx, &permit, space, told)?;
    keep(tx, forum, new, (None, Some(office)))
}

/// An office that is prepared or abolished says nothing new.
fn stands(bench: &Bench) -> Result<()> {
    match bench.office.state {
        offices::State::Active => Ok(()),
        offices::State::Draft => Err(Error::locked("office_draft", "administrator")),
        offices::State::Abolished => Err(Error::locked("office_abolished", "administrator")),
    }
}

/// What a deed is done with.
pub(super) struct At<C: Cap> {
    pub bench: Bench,
    hand: Hand,
    permit: Permit<C>,
}

impl<C: Cap> At<C> {
    /// Where a deed leads a text.
    pub(super) fn next(&self, one: Option<&Official>, deed: Deed) -> Result<Option<Stage>> {
        let own = one.is_some_and(|one| one.is_own(Some(self.permit.by)));
        next(one.map(|one| one.stage), deed, (self.hand, own)).map_err(Barred::into)
    }
}

fn at<C: Cap>(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<At<C>> {
    let now = tx.now();
    let bench = bench(tx, viewer, slug, now)?;
    let permit = spaces::permit::<C>(tx, viewer, bench.place()?, &bench.facts())?;
    stands(&bench)?;
    let hand = bench.hand;
    Ok(At {
        hand: hand.ok_or_else(|| Error::refused("office_only", "office"))?,
        bench,
        permit,
    })
}

pub(super) fn found<C: Cap>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    spot: &Spot,
) -> Result<(At<C>, Official)> {
    let at = at::<C>(tx, viewer, &spot.office)?;
    let one = official(tx, at.bench.office.id, spot.id)?;
    match one.version == spot.version {
        true => Ok((at, one)),
        false => Err(moved_meanwhile()),
    }
}

fn moved_meanwhile() -> Error {
    Error::Conflict(Conflict {
        code: "office_draft",
        current: None,
        revision: None,
    })
}

/// Keeps a new text for the blog of an office, or proposes it at once.
///
/// # Errors
/// `NotFound` when the viewer does not see the office, or it has no blog; `Refused` unless he acts for it;
/// `Invalid(title)` where a hundred wait; `Unknown(tag_unknown)`.
pub fn begin_for_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (slug, link): (&str, &str),
    new: &NewOfficial,
) -> Result<OfficeArticleId> {
    // Silent: who is to look it through is told below; a text that is kept is for its office alone.
    let at = at::<WriteForOffice>(tx, viewer, slug)?;
    let waiting = rows::table
        .filter(rows::office_id.eq(at.bench.office.id))
        .filter(rows::thread_id.is_null());
    if waiting.count().get_result::<i64>(&mut **tx)? >= MOST {
        return Err(Error::Invalid(vec![FieldError {
            field: "title".into(),
            code: "too_many_drafts",
            limit: Some(MOST),
            actual: None,
        }]));
    }
    let row = written(tx, &at, None, new)?;
    let id: OfficeArticleId = diesel::insert_into(rows::table)
        .values(&row)
        .returning(rows::id)
        .get_result(&mut **tx)?;
    if new.proposes {
        proposed(tx, &at, &row.official(id), link)?;
    }
    Ok(id)
}

/// Keeps other words for a text, or proposes them.
///
/// # Errors
/// As [`begin_for_office`]; `Conflict` where it stands otherwise by now.
pub fn save_for_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    spot: &Spot,
    new: &NewOfficial,
) -> Result<()> {
    // Silent: as above.
    let (at, old) = found::<WriteForOffice>(tx, viewer, spot)?;
    let row = written(tx, &at, Some(&old), new)?;
    replace(tx, spot, &row)?;
    // Who waits for it has been told that it waits.
    match new.proposes && old.stage != Stage::Review {
        true => proposed(tx, &at, &row.official(spot.id), &spot.link),
        false => Ok(()),
    }
}

/// The row of a text as it was written just now.
fn written(
    tx: &mut Tx<'_>,
    at: &At<WriteForOffice>,
    old: Option<&Official>,
    new: &NewOfficial,
) -> Result<OfficialRow> {
    let deed = match new.proposes {
        true => Deed::Propose,
        false => Deed::Save,
    };
    let stage = at.next(old, deed)?.ok_or_else(moved_meanwhile)?;
    let (now, me, blog) = (tx.now(), at.permit.by, at.bench.blog()?);
    threads::known_tags(tx, blog.space.id, &new.tags)?;
    let same = old.filter(|old| old.text == new.text && old.title == new.title);
    Ok(OfficialRow {
        office_id: at.bench.office.id,
        forum_id: blog.forum.id,
        thread_id: None,
        state: stage.as_str().to_owned(),
        version: old.map_or(1, |old| old.version + 1),
        title: new.title.clone(),
        text: new.text.clone(),
        lang: new.lang.clone(),
        excerpt: new.excerpt.clone(),
        tags: new.tags.join(","),
        comment_days: new.comments.number(),
        // Who only passes a text on has not written it.
        writer_id: same.map_or(me, |old| old.writer),
        proposer_id: new.proposes.then_some(me),
        decider_id: None,
        note: String::new(),
        publish_at: None,
        saved_at: now,
        proposed_at: new.proposes.then_some(now),
        decided_at: None,
    })
}

/// Writes the row, if nobody else has since it was read.
fn replace(tx: &mut Tx<'_>, spot: &Spot, row: &OfficialRow) -> Result<()> {
    let seen = rows::table
        .find(spot.id)
        .filter(rows::version.eq(spot.version));
    match diesel::update(seen).set(row).execute(&mut **tx)? {
        1 => Ok(()),
        _ => Err(moved_meanwhile()),
    }
}

/// Tells those who may publish it that a text waits.
fn proposed(tx: &mut Tx<'_>, at: &At<WriteForOffice>, one: &Official, link: &str) -> Result<()> {
    let office = &at.bench.office;
    let today = office.today(tx.now());
    let people = offices::people(tx, office.id, today)?.into_iter();
    let decide = people.filter(|(person, hand)| {
        let own = one.is_own(Some(*person));
        !own && next(Some(Stage::Review), Deed::Publish, (*hand, own)).is_ok()
    });
    let to = decide.map(|(person, _)| person).collect();
    tell(tx, office, one, (Reviewed::Proposed, to, None), link)
}

/// Tells those who wrote it what has become of a text, but who did it himself.
fn writers_told(
    tx: &mut Tx<'_>,
    office: &Office,
    one: &Official,
    (what, by): (Reviewed, Option<UserId>),
    link: &str,
) -> Result<()> {
    let mut to = vec![one.writer];
    to.extend(one.proposer.filter(|person| *person != one.writer));
    to.retain(|person| Some(*person) != by);
    let to = still_there(tx, office, to)?;
    tell(tx, office, one, (what, to, None), link)
}

/// Those of these people who act for the office today: what its people say to one another is for nobody who has left.
fn still_there(tx: &mut Tx<'_>, office: &Office, mut all: Vec<UserId>) -> Result<Vec<UserId>> {
    let today = office.today(tx.now());
    let here = offices::people(tx, office.id, today)?;
    all.retain(|person| here.iter().any(|(one, _)| one == person));
    Ok(all)
}

fn tell(
    tx: &mut Tx<'_>,
    office: &Office,
    one: &Official,
    (what, to, why): (Reviewed, Vec<UserId>, Option<Cause>),
    link: &str,
) -> Result<()> {
    let word = what.as_str().trim_start_matches("article.");
    for (recipient, name) in wanting(tx, &to)?.into_values() {
        let letter = OfficialNews {
            name,
            office: office.name.clone(),
            title: one.title.clone(),
            what: word.to_owned(),
            why: why.map_or("", Cause::as_str).to_owned(),
            note: one.note.clone(),
            link: link.to_owned(),
        };
        outbox::post(tx, &recipient, &letter, None)?;
    }
    let event = Event::OfficeArticle {
        space: office.space,
        office: office.id,
        article: one.id,
        what,
        to,
    };
    // Who did it is for the office alone: its bench names him.
    events::record(tx, None, &event)
}

/// Gives a text back to who wrote it, with a note.
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he publishes for it, and to its writer unless he
/// holds it; `Conflict` where it stands otherwise by now; `Invalid(note)`.
pub fn return_for_office(tx: &mut Tx<'_>, viewer: &Viewer, spot: &Spot, note: &str) -> Result<()> {
    let note = body("note", note, 1..=1000)?;
    let (at, one) = found::<PublishForOffice>(tx, viewer, spot)?;
    let stage = at.next(Some(&one), Deed::Return)?;
    let one = decided(tx, &at, (spot, &one), (stage, None, &note))?;
    let what = (Reviewed::Returned, Some(at.permit.by));
    writers_told(tx, &at.bench.office, &one, what, &spot.link)
}

/// Keeps what somebody has decided on a text; gives it as it stands from now on.
pub(super) fn decided(
    tx: &mut Tx<'_>,
    at: &At<PublishForOffice>,
    (spot, one): (&Spot, &Official),
    (stage, minute, note): (Option<Stage>, Option<Instant>, &str),
) -> Result<Official> {
    let (now, stage) = (tx.now(), stage.ok_or_else(moved_meanwhile)?);
    let seen = rows::table
        .find(spot.id)
        .filter(rows::version.eq(spot.version));
    let moved = diesel::update(seen)
        .set((
            rows::state.eq(stage.as_str()),
            rows::version.eq(spot.version + 1),
            rows::decider_id.eq(at.permit.by),
            rows::decided_at.eq(now),
            rows::publish_at.eq(minute),
            rows::note.eq(note),
        ))
        .execute(&mut **tx)?;
    match moved {
        1 => Ok(Official {
            stage,
            version: spot.version + 1,
            note: note.to_owned(),
            ..one.clone()
        }),
        _ => Err(moved_meanwhile()),
    }
}

/// Publishes a text in the name of its office. `new` is that text, rendered.
///
/// # Errors
/// As [`return_for_office`].
pub fn publish_for_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    spot: &Spot,
    new: &NewArticle,
) -> Result<ThreadId> {
    let (at, one) = found::<PublishForOffice>(tx, viewer, spot)?;
    let stage = at.next(Some(&one), Deed::Publish)?;
    if new.thread.opening.source != one.text {
        return Err(moved_meanwhile());
    }
    // What may fail does so ahead of what is written.
    threads::known_tags(tx, at.bench.blog()?.space.id, &new.thread.tags)?;
    let one = decided(tx, &at, (spot, &one), (stage, None, ""))?;
    let (now, office, blog) = (tx.now(), at.bench.office.id, at.bench.blog()?);
    let place = (blog.space.id, blog.forum.id);
    let end = new.comments.end(now);
    let id = threads::speak_first(tx, &at.permit, place, (office, end), &new.thread)?;
    diesel::update(rows::table.find(spot.id))
        .set(rows::thread_id.eq(id))
        .execute(&mut **tx)?;
    let (beginning, words) = told(&new.thread.opening.rendered);
    diesel::insert_into(articles::table)
        .values((
            articles::thread_id.eq(id),
            articles::forum_id.eq(blog.forum.id),
            articles::state.eq(State::Published.as_str()),
            articles::published_at.eq(now),
            articles::excerpt.eq(&new.excerpt),
            articles::beginning.eq(beginning),
            articles::words.eq(words),
            articles::comment_days.eq(new.comments.number()),
        ))
        .execute(&mut **tx)?;
    newsletter::begin(tx, id, blog.forum.id)?;
    let (space, forum) = place;
    let event = Event::ArticlePublished {
        thread: id,
        forum,
        space,
    };
    events::record(tx, None, &event)?;
    let what = (Reviewed::Accepted, Some(at.permit.by));
    writers_told(tx, &at.bench.office, &one, what, &spot.link)?;
    Ok(id)
}

/// Puts a text that waits for its minute back among those that are looked through.
///
/// # Errors
/// As [`return_for_office`].
pub fn unschedule_for_office(tx: &mut Tx<'_>, viewer: &Viewer, spot: &Spot) -> Result<()> {
    // Silent: nobody else sees it.
    let (at, one) = found::<PublishForOffice>(tx, viewer, spot)?;
    let stage = at.next(Some(&one), Deed::Unschedule)?;
    decided(tx, &at, (spot, &one), (stage, None, "")).map(drop)
}

/// Puts a text whose minute came, and that could not come out, back among those that are looked through; tells its
/// writers and who had set the minute why.
///
/// # Errors
/// What the database says.
pub(super) fn miss(
    tx: &mut Tx<'_>,
    office: OfficeId,
    (spot, one): (&Spot, &Official),
    cause: Cause,
) -> Result<()> {
    let now = tx.now();
    let office = offices::among(tx, &[office], now)?.remove(&office);
    let office = office.ok_or(Error::NotFound)?;
    // With an office that is abolished all rights have ended: that is not why.
    let cause = match office.state {
        offices::State::Active => cause,
        offices::State::Draft | offices::State::Abolished => Cause::Closed,
    };
    let seen = rows::table
        .find(spot.id)
        .filter(rows::version.eq(spot.version));
    diesel::update(seen)
        .set((
            rows::state.eq(Stage::Review.as_str()),
            rows::version.eq(spot.version + 1),
            rows::publish_at.eq(None::<Instant>),
        ))
        .execute(&mut **tx)?;
    let mut to = vec![one.writer];
    to.extend(one.proposer);
    to.sort_unstable();
    let mut to = still_there(tx, &office, to)?;
    // Who had set the minute hears of it, whatever he may do by now.
    to.extend(one.decider);
    to.sort_unstable();
    to.dedup();
    let what = (Reviewed::Missed, to, Some(cause));
    tell(tx, &office, one, what, &spot.link)
}

/// Puts other words into what an office has published, with a revision that all may see. `lang` is the language as it
/// was named; it may be empty.
///
/// # Errors
/// As [`return_for_office`].
pub fn correct_for_office(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    spot: &Spot,
    (new, lang): (NewArticle, &str),
    limits: &Limits,
) -> Result<()> {
    // Silent: the room of threads records it.
    let (at, one) = found::<PublishForOffice>(tx, viewer, spot)?;
    at.next(Some(&one), Deed::Correct)?;
    let id = one.thread.ok_or(Error::NotFound)?;
    let (title, tags) = (new.thread.title.clone(), new.thread.tags.join(","));
    let (source, excerpt) = (new.thread.opening.source.clone(), new.excerpt.clone());
    let (beginning, words) = told(&new.thread.opening.rendered);
    let comments = new.comments.number();
    let next = (id, new.thread, one.excerpt != excerpt);
    threads::revise_spoken(tx, viewer, &at.permit, next, limits)?;
    diesel::update(articles::table.find(id))
        .set((
            articles::excerpt.eq(&excerpt),
            articles::beginning.eq(beginning),
            articles::words.eq(words),
            articles::comment_days.eq(comments),
        ))
        .execute(&mut **tx)?;
    let published: Option<Instant> = articles::table
        .find(id)
        .select(articles::published_at)
        .first(&mut **tx)?;
    if let Some(since) = published {
        let found = threads::find(tx, viewer, id)?;
        threads::close_comments(tx, None, &found, new.comments.end(since))?;
    }
    let seen = rows::table
        .find(spot.id)
        .filter(rows::version.eq(spot.version));
    let moved = diesel::update(seen)
        .set((
            rows::version.eq(spot.version + 1),
            rows::title.eq(title),
            rows::text.eq(source),
            rows::lang.eq(lang),
            rows::excerpt.eq(excerpt),
            rows::tags.eq(tags),
            rows::comment_days.eq(comments),
        ))
        .execute(&mut **tx)?;
    match moved {
        1 => Ok(()),
        _ => Err(moved_meanwhile()),
    }
}

/// Takes back what an office has published, with all that was said below it; for good.
///
/// # Errors
/// As [`return_for_office`].
pub fn withdraw_for_office(tx: &mut Tx<'_>, viewer: &Viewer, spot: &Spot) -> Result<()> {
    // Silent: the room of threads records it.
    let (at, one) = found::<PublishForOffice>(tx, viewer, spot)?;
    let stage = at.next(Some(&one), Deed::Withdraw)?;
    let id = one.thread.ok_or(Error::NotFound)?;
    decided(tx, &at, (spot, &one), (stage, None, ""))?;
    diesel::update(articles::table.find(id))
        .set(articles::state.eq(State::Withdrawn.as_str()))
        .execute(&mut **tx)?;
    let found = threads::find(tx, viewer, id)?;
    threads::hide_prepared(tx, &at.permit, &found)
}

/// Throws a text away that was never published.
///
/// # Errors
/// As [`save_for_office`]; `Refused` unless it is his own, or he holds the office.
pub fn discard_for_office(tx: &mut Tx<'_>, viewer: &Viewer, spot: &Spot) -> Result<()> {
    // Silent: nobody else has seen it.
    let (at, one) = found::<WriteForOffice>(tx, viewer, spot)?;
    at.next(Some(&one), Deed::Discard)?;
    let seen = rows::table
        .find(spot.id)
        .filter(rows::version.eq(spot.version));
    match diesel::delete(seen).execute(&mut **tx)? {
        1 => Ok(()),
        _ => Err(moved_meanwhile()),
    }
}
