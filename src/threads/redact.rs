//! Words are hidden in a post and in those that quote it. A mark stands in their place; what it stands for is kept apart,
//! for the author and for moderators.

use diesel::prelude::*;

use super::beside::renote;
use super::edit::{judged, reach, spot};
use super::hidden::{CLOSE, OPEN, covered, mark, places, uncovered};
use super::model::{Post, PostState};
use super::page::{Single, post};
use super::retext::retext;
use super::{prepared, subject};
use crate::accounts::Viewer;
use crate::audit::Action;
use crate::base::text::body;
use crate::base::words::words;
use crate::base::{Error, Instant, OfficeArticleId, PostId, RedactionId, Result, ThreadId, UserId};
use crate::db::schema::{
    additions, office_articles, posts, questions, quotes, redactions, revisions, threads,
};
use crate::db::{AmongMethods, Conn, Tx};
use crate::events::{self, Event, PostPlace};
use crate::spaces::{Facts, ReadHidden, Redact};

/// Characters that are hidden at once.
const MOST: usize = 1000;
/// Places of one text in which they are hidden at once.
const PLACES: usize = 100;

words! {
    /// Why words are hidden.
    Hiding {
        PersonalData = "personal_data",
        Insult = "insult",
        Libel = "libel",
        /// The law forbids to say it.
        Secret = "secret",
        Unlawful = "unlawful",
    }
}

/// Words to be hidden.
#[derive(Clone, Debug)]
pub struct ToHide {
    pub words: String,
    pub code: Hiding,
}

impl ToHide {
    /// Reads what a form says.
    ///
    /// # Errors
    /// `Invalid` for no words, too many of them, a part of a mark, or a reason that there is not.
    pub fn parse(words: &str, code: &str) -> Result<ToHide> {
        let words = body("words", words.trim(), 2..=MOST)?;
        if words.contains([OPEN, CLOSE]) {
            return Err(Error::field("words", "words_marked"));
        }
        let code = Hiding::from_word(code).ok_or_else(|| Error::field("code", "choice"))?;
        Ok(ToHide { words, code })
    }
}

/// Words that were hidden.
#[derive(Clone, Debug)]
pub struct Redaction {
    pub id: RedactionId,
    pub code: Hiding,
    pub words: String,
    pub at: Instant,
    /// When they were shown again.
    pub lifted: Option<Instant>,
}

/// What was hidden in a post, the newest first: for its author and for moderators.
///
/// # Errors
/// `NotFound` when the viewer does not see the post; `Refused` for all others.
pub fn redactions(
    c: &mut Conn,
    viewer: &Viewer,
    id: PostId,
    now: Instant,
) -> Result<(Single, Vec<Redaction>)> {
    let single = post(c, viewer, id, now)?;
    let facts = Facts {
        author: Some(single.post.author).filter(|_| !single.found.thread.is_spoken(&single.post)),
        ..Facts::default()
    };
    single.may.check::<ReadHidden>(&facts)?;
    let all = of_post(c, (id, Within::Post))?;
    Ok((single, all))
}

/// In which texts words were hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// In the post and in all that says the same.
    Post,
    /// Only in what is said beside the question that it opens.
    Notes,
}

/// What was hidden there, the newest first.
pub(super) fn of_post(c: &mut Conn, (id, within): (PostId, Within)) -> Result<Vec<Redaction>> {
    type Row = (RedactionId, String, String, Instant, Option<Instant>);
    let rows: Vec<Row> = redactions::table
        .filter(redactions::post_id.eq(id))
        .filter(redactions::beside.eq(within == Within::Notes))
        .order(redactions::id.desc())
        .select((
            redactions::id,
            redactions::code,
            redactions::words,
            redactions::created_at,
            redactions::lifted_at,
        ))
        .load(c)?;
    let all = rows
        .into_iter()
        .filter_map(|(id, code, words, at, lifted)| {
            Some(Redaction {
                id,
                code: Hiding::from_word(&code)?,
                words,
                at,
                lifted,
            })
        });
    Ok(all.collect())
}

/// Keeps what is hidden; its number.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    (id, within): (PostId, Within),
    hide: &ToHide,
    by: UserId,
) -> Result<RedactionId> {
    let now = tx.now();
    Ok(diesel::insert_into(redactions::table)
        .values((
            redactions::post_id.eq(id),
            redactions::code.eq(hide.code.as_str()),
            redactions::words.eq(&hide.words),
            redactions::by_id.eq(by),
            redactions::created_at.eq(now),
            redactions::beside.eq(within == Within::Notes),
        ))
        .returning(redactions::id)
        .get_result(&mut **tx)?)
}

/// Notes that it is shown again; what it was.
pub(super) fn end(
    tx: &mut Tx<'_>,
    at: (PostId, Within),
    number: RedactionId,
    by: UserId,
) -> Result<Redaction> {
    let mut all = of_post(tx, at)?.into_iter();
    let one = all.find(|one| one.id == number).ok_or(Error::NotFound)?;
    if one.lifted.is_some() {
        return Err(Error::taken());
    }
    let now = tx.now();
    diesel::update(redactions::table.find(number))
        .set((redactions::lifted_by.eq(by), redactions::lifted_at.eq(now)))
        .execute(&mut **tx)?;
    Ok(one)
}

/// That words of a post were hidden, for all to read.
#[derive(Clone, Debug)]
pub struct Redacted {
    pub post: PostId,
    pub n: i32,
    pub code: Hiding,
    pub at: Instant,
    pub lifted: Option<Instant>,
}

/// Where words were hidden in a thread that was found through the viewer, in its order.
///
/// # Errors
/// What the database says.
pub fn redacted(c: &mut Conn, thread: ThreadId) -> Result<Vec<Redacted>> {
    type Row = (PostId, Option<i32>, String, Instant, Option<Instant>);
    let rows: Vec<Row> = redactions::table
        .inner_join(posts::table)
        .filter(posts::thread_id.eq(thread))
        .filter(posts::state.eq(PostState::Published.as_str()))
        .filter(redactions::beside.eq(false))
        .order(redactions::id)
        .select((
            posts::id,
            posts::n,
            redactions::code,
            redactions::created_at,
            redactions::lifted_at,
        ))
        .load(c)?;
    let told = |(post, n, code, at, lifted): Row| {
        Some(Redacted {
            post,
            n: n?,
            code: Hiding::from_word(&code)?,
            at,
            lifted,
        })
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

/// What the newest text of a post would be with words hidden; `label` stands for them.
///
/// # Errors
/// `NotFound` when the viewer does not see the post; `Refused` unless a moderator; `Gone` for a tombstone;
/// `Invalid(words)` for words that stand nowhere in it.
pub fn with_hidden(
    c: &mut Conn,
    viewer: &Viewer,
    id: PostId,
    (hide, label): (&ToHide, &str),
    now: Instant,
) -> Result<(Single, String)> {
    let single = post(c, viewer, id, now)?;
    single.may.check::<Redact>(&standing(&single.post))?;
    few_places(c, &single.post, hide)?;
    let text = covered(&single.source, &hide.words, &mark(RedactionId(0), label));
    Ok((single, text))
}

/// Whether the reader of a post may hide words of it now: a moderator, and the post stands.
pub fn may_redact(single: &Single) -> bool {
    single.may.check::<Redact>(&standing(&single.post)).is_ok()
}

fn standing(post: &Post) -> Facts {
    Facts {
        author: Some(post.author),
        fallen: post.state != PostState::Published,
        ..Facts::default()
    }
}

/// Hides words wherever they stand in a post, in what the question says beside it, and in posts that quote it.
///
/// # Errors
/// As [`with_hidden`].
pub fn redact(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    (hide, label): (&ToHide, &str),
    host: &str,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let permit = found.permit::<Redact>(tx, viewer, &standing(&post))?;
    few_places(tx, &post, hide)?;
    let number = keep(tx, (id, Within::Post), hide, permit.by)?;
    let mark = mark(number, label);
    let change = |text: &str| {
        let text = covered(text, &hide.words, &mark);
        // Within a quotation each line has its sign.
        let quoted = hide.words.replace('\n', "\n> ");
        covered(&text, &quoted, &mark)
    };
    let why = hide.code.as_str();
    judged(tx, viewer, &post, (Action::PostRedacted, why))?;
    let at = spot(&found, id);
    let event = |at| Event::PostRedacted {
        at,
        code: why,
        hidden: true,
    };
    everywhere(tx, permit.by, (&post, at, host), &change, &event)
}

/// Shows again what was hidden.
///
/// # Errors
/// `NotFound` when the viewer does not see the post, or nothing of that number was hidden in it; `Refused` unless a
/// moderator; `Gone` for a tombstone; `Conflict` when it is shown already.
pub fn lift(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, number): (PostId, RedactionId),
    host: &str,
) -> Result<()> {
    let (found, post) = reach(tx, viewer, id)?;
    let permit = found.permit::<Redact>(tx, viewer, &standing(&post))?;
    let one = end(tx, (id, Within::Post), number, permit.by)?;
    let change = |text: &str| uncovered(text, number, &one.words);
    let why = one.code.as_str();
    judged(tx, viewer, &post, (Action::PostUnredacted, why))?;
    let at = spot(&found, id);
    let event = |at| Event::PostRedacted {
        at,
        code: why,
        hidden: false,
    };
    everywhere(tx, permit.by, (&post, at, host), &change, &event)
}

/// Refuses words that stand nowhere in a post, or too often.
fn few_places(c: &mut Conn, post: &Post, hide: &ToHide) -> Result<()> {
    let mut texts: Vec<String> = revisions::table
        .filter(revisions::post_id.eq(post.id))
        .select(revisions::source)
        .load(c)?;
    let added = additions::table.filter(additions::post_id.eq(post.id));
    texts.extend(added.select(additions::source).load::<String>(c)?);
    if post.parent.is_none() {
        let title = threads::table.find(post.thread).select(threads::title);
        texts.push(title.first(c)?);
        let beside = questions::table.find(post.thread);
        let beside = beside.select((questions::place, questions::sources));
        let beside: Option<(String, String)> = beside.first(c).optional()?;
        texts.extend(
            beside
                .into_iter()
                .flat_map(|(place, sources)| [place, sources]),
        );
    }
    few(texts.iter().map(String::as_str), hide, "words_absent")
}

/// Refuses words that stand in none of these texts, or too often in one.
pub(super) fn few<'t>(
    texts: impl Iterator<Item = &'t str>,
    hide: &ToHide,
    absent: &'static str,
) -> Result<()> {
    let places = texts.map(|text| places(text, &hide.words)).max();
    match places.unwrap_or(0) {
        0 => Err(Error::field("words", absent)),
        1..=PLACES => Ok(()),
        _ => Err(Error::field("words", "words_many")),
    }
}

/// Changes a post, what stands beside an opening one, and all that quote it, and tells of each.
fn everywhere(
    tx: &mut Tx<'_>,
    by: UserId,
    (post, at, host): (&Post, PostPlace, &str),
    change: &dyn Fn(&str) -> String,
    event: &dyn Fn(PostPlace) -> Event,
) -> Result<()> {
    retext(tx, post.id, host, change)?;
    if post.parent.is_none() {
        beside(tx, by, at, change)?;
    }
    events::record(tx, Some(by), &event(at))?;
    for place in quoting(tx, post.id)? {
        if retext(tx, place.post, host, change)? {
            events::record(tx, Some(by), &event(place))?;
        }
    }
    Ok(())
}

/// Posts that quote this one, and those that quote them.
fn quoting(c: &mut Conn, id: PostId) -> Result<Vec<PostPlace>> {
    let (mut all, mut newest) = (vec![id], vec![id]);
    while !newest.is_empty() {
        let found: Vec<PostId> = quotes::table
            .filter(quotes::quoted_id.among(newest))
            .order(quotes::post_id)
            .select(quotes::post_id)
            .distinct()
            .load(c)?;
        newest = found.into_iter().filter(|one| !all.contains(one)).collect();
        all.extend(&newest);
    }
    all.retain(|one| *one != id);
    let rows = posts::table
        .inner_join(threads::table)
        .filter(posts::id.among(all))
        .order(posts::id)
        .select((posts::id, threads::id, threads::forum_id, threads::space_id))
        .load(c)?;
    let place = |(post, thread, forum, space)| PostPlace {
        post,
        thread,
        forum,
        space,
    };
    Ok(rows.into_iter().map(place).collect())
}

/// What is said beside an opening post: the title, and of a question its place, its sources and notes.
fn beside(
    tx: &mut Tx<'_>,
    by: UserId,
    at: PostPlace,
    change: &dyn Fn(&str) -> String,
) -> Result<()> {
    let thread = at.thread;
    let (title, lang, state): (String, String, String) = threads::table
        .find(thread)
        .select((threads::title, threads::lang, threads::state))
        .first(&mut **tx)?;
    if change(&title) != title {
        prepared::rename(tx, thread, &change(&title), &lang)?;
        subject::forget(tx, thread)?;
        // Lists name what stands, and nothing else.
        if state == PostState::Published.as_str() {
            let event = Event::ThreadEdited {
                thread,
                forum: at.forum,
                space: at.space,
                fields: vec!["title"],
            };
            events::record(tx, Some(by), &event)?;
        }
    }
    let written: Option<(OfficeArticleId, String, String, String)> = office_articles::table
        .filter(office_articles::thread_id.eq(thread))
        .select((
            office_articles::id,
            office_articles::title,
            office_articles::text,
            office_articles::excerpt,
        ))
        .first(&mut **tx)
        .optional()?;
    if let Some((id, title, text, excerpt)) = written {
        diesel::update(office_articles::table.find(id))
            .set((
                office_articles::title.eq(change(&title)),
                office_articles::text.eq(change(&text)),
                office_articles::excerpt.eq(change(&excerpt)),
            ))
            .execute(&mut **tx)?;
    }
    let said: Option<(String, String, Option<String>)> = questions::table
        .find(thread)
        .select((
            questions::place,
            questions::sources,
            questions::hidden_title,
        ))
        .first(&mut **tx)
        .optional()?;
    let Some((place, sources, title)) = said else {
        return Ok(());
    };
    diesel::update(questions::table.find(thread))
        .set((
            questions::place.eq(change(&place)),
            questions::sources.eq(change(&sources)),
            questions::hidden_title.eq(title.map(|title| change(&title))),
        ))
        .execute(&mut **tx)?;
    renote(tx, thread, change)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_mark_and_has_words_is_hidden() {
        assert!(ToHide::parse(" Bo ", "libel").is_ok_and(|one| one.words == "Bo"));
        for (words, code) in [
            ("B", "libel"),
            ("", "libel"),
            ("Bo", "taste"),
            ("a‹b", "libel"),
        ] {
            assert!(ToHide::parse(words, code).is_err(), "{words} {code}");
        }
    }
}
