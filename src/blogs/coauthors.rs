//! Who writes an article along with its author: the author asks him, and he says yes himself. Only the author publishes.

use diesel::prelude::*;

use super::model::Authorship;
use super::read::{Entry, EntryRow, Row, Single, article, entries};
use crate::accounts::{self, Person, Viewer};
use crate::base::rates::Rate;
use crate::base::{Error, ForumId, Result, SpaceId, ThreadId, UserId, days};
use crate::counters;
use crate::db::schema::{
    article_authors as rows, articles, blogs, forums, spaces as space_rows, threads as thread_rows,
};
use crate::db::{AmongMethods, Conn, Tx, dialect};
use crate::events::{self, Event};
use crate::spaces::{self, Facts, KeepBlog, LeaveArticle, Place, Publish, Sight, WriteArticle};
use crate::threads;

/// People who write one article along, or are asked to.
const MOST: i64 = 10;
/// Articles and invitations of one person that are listed.
const LISTED: i64 = 100;
/// How often one asks others, and how often the same person.
const ASKED: Rate = Rate::new(20, days(1));
const AGAIN: Rate = Rate::new(3, days(7));

/// Somebody who writes an article along, or is asked to.
#[derive(Clone, Debug)]
pub struct Coauthor {
    pub person: Person,
    pub state: Authorship,
}

/// Who writes an article along and who is asked to, in the order in which they were asked. For those who write it.
///
/// # Errors
/// What the database says.
pub fn coauthors_of(c: &mut Conn, id: ThreadId) -> Result<Vec<Coauthor>> {
    let all: Vec<(UserId, String)> = standing(id)
        .order(rows::id)
        .select((rows::user_id, rows::state))
        .load(c)?;
    let ids: Vec<UserId> = all.iter().map(|(person, _)| *person).collect();
    let mut people = accounts::authors(c, &ids)?;
    let one = |(person, state): (UserId, String)| {
        Some(Coauthor {
            person: people.remove(&person)?,
            state: Authorship::from_word(&state)?,
        })
    };
    Ok(all.into_iter().filter_map(one).collect())
}

/// Who writes an article along with its author, in the order in which they were asked.
///
/// # Errors
/// What the database says.
pub fn written_with(c: &mut Conn, id: ThreadId) -> Result<Vec<Person>> {
    let all = coauthors_of(c, id)?.into_iter();
    let all = all.filter(|one| one.state == Authorship::Accepted);
    Ok(all.map(|one| one.person).collect())
}

#[diesel::dsl::auto_type]
fn standing(id: ThreadId) -> _ {
    rows::table
        .filter(rows::thread_id.eq(id))
        .filter(rows::state.ne("ended"))
}

/// An article that somebody is asked to write along: no more of it than that he knows what he is asked.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub thread: ThreadId,
    pub title: String,
    pub lang: String,
    /// Who asks him; none where he is gone.
    pub author: Option<Person>,
    /// Address word and title.
    pub blog: (String, String),
    pub space: SpaceId,
    pub forum: ForumId,
}

/// What the viewer is asked to write along, the newest first.
///
/// # Errors
/// What the database says.
pub fn invitations(c: &mut Conn, sight: &Sight) -> Result<Vec<Invitation>> {
    asked(c, sight, None)
}

/// The article of this thread, which the viewer is asked to write along.
///
/// # Errors
/// `NotFound` when he is asked nothing of the kind.
pub fn invitation(c: &mut Conn, viewer: &Viewer, id: ThreadId) -> Result<Invitation> {
    let sight = spaces::sight(c, viewer)?;
    asked(c, &sight, Some(id))?.pop().ok_or(Error::NotFound)
}

fn asked(c: &mut Conn, sight: &Sight, id: Option<ThreadId>) -> Result<Vec<Invitation>> {
    type Asked = (
        (ThreadId, String, String, UserId),
        (String, String),
        (SpaceId, ForumId),
    );
    let mut query = rows::table
        .inner_join(thread_rows::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(blogs::table.on(blogs::forum_id.eq(forums::id)))
        .filter(rows::user_id.eq(sight.person()))
        .filter(rows::state.eq(Authorship::Invited.as_str()))
        .filter(thread_rows::state.among(vec!["draft", "published"]))
        .filter(spaces::seen_forum(sight))
        .order(rows::id.desc())
        .limit(LISTED)
        .select((
            (
                thread_rows::id,
                thread_rows::title,
                thread_rows::lang,
                thread_rows::user_id,
            ),
            (blogs::slug, forums::name),
            (forums::space_id, forums::id),
        ))
        .into_boxed();
    if let Some(id) = id {
        query = query.filter(rows::thread_id.eq(id));
    }
    let found: Vec<Asked> = query.load(c)?;
    let ids: Vec<UserId> = found.iter().map(|((.., author), ..)| *author).collect();
    let people = accounts::authors(c, &ids)?;
    let one = |((thread, title, lang, author), blog, (space, forum)): Asked| Invitation {
        thread,
        title,
        lang,
        author: people.get(&author).cloned(),
        blog,
        space,
        forum,
    };
    Ok(found.into_iter().map(one).collect())
}

/// The articles of others that the viewer writes along, whatever their state, the newest first.
///
/// # Errors
/// What the database says.
pub fn shared(c: &mut Conn, sight: &Sight) -> Result<Vec<Entry>> {
    let own = rows::table
        .filter(rows::user_id.eq(sight.person()))
        .filter(rows::state.eq(Authorship::Accepted.as_str()))
        .select(rows::thread_id);
    let found: Vec<EntryRow> = articles::table
        .inner_join(thread_rows::table.inner_join(forums::table.inner_join(space_rows::table)))
        .inner_join(blogs::table.on(blogs::forum_id.eq(articles::forum_id)))
        .filter(articles::thread_id.eq_any(own))
        .filter(thread_rows::state.ne("removed"))
        .filter(threads::seen_thread(sight).and(spaces::seen_forum(sight)))
        .order(articles::thread_id.desc())
        .limit(LISTED)
        .select((Row::as_select(), (blogs::slug, forums::name)))
        .load(c)?;
    entries(c, sight, found)
}

/// Asks somebody to write an article along; who is asked already is not asked twice. `rates` says whether that is
/// counted.
///
/// # Errors
/// `NotFound` when the viewer does not see the article; `Refused` or `Locked` when it is not his; `Invalid(name)` for
/// nobody, for himself, for who may not read the blog, and for an eleventh; `TooMany` after twenty a day.
pub fn invite(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ThreadId,
    (name, rates): (&str, bool),
) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let by = spaces::permit::<Publish>(tx, viewer, single.blog.place(), &single.facts())?.by;
    dialect::one_at_a_time(tx, &format!("authors of {id}"))?;
    let person = asked_person(tx, &single, name)?;
    let (now, whom) = (tx.now(), person.id);
    let own = rows::thread_id.eq(id).and(rows::user_id.eq(whom));
    let before: Option<String> = rows::table
        .filter(own)
        .select(rows::state)
        .first(&mut **tx)
        .optional()?;
    if before
        .as_deref()
        .is_some_and(|state| state != Authorship::Ended.as_str())
    {
        return Ok(());
    }
    if standing(id).count().get_result::<i64>(&mut **tx)? >= MOST {
        return Err(Error::field("name", "too_many_coauthors"));
    }
    if rates {
        counters::take(tx, "coauthors", &by.to_string(), ASKED)?;
        counters::take(tx, "coauthors", &format!("{by} {whom}"), AGAIN)?;
    }
    let asked = (
        rows::state.eq(Authorship::Invited.as_str()),
        rows::invited_at.eq(now),
    );
    match before {
        Some(_) => diesel::update(rows::table.filter(own))
            .set(asked)
            .execute(&mut **tx)?,
        None => diesel::insert_into(rows::table)
            .values((rows::thread_id.eq(id), rows::user_id.eq(whom), asked))
            .execute(&mut **tx)?,
    };
    tell(tx, by, &single, (whom, "invited", false))
}

/// Whom the author of an article may ask.
fn asked_person(c: &mut Conn, single: &Single, name: &str) -> Result<Person> {
    let name = name.trim();
    let person = match accounts::by_name(c, name.strip_prefix('@').unwrap_or(name)) {
        Err(Error::NotFound) => return Err(Error::field("name", "nobody")),
        person => person?,
    };
    if person.id == single.found.thread.author {
        return Err(Error::field("name", "coauthor_self"));
    }
    let (space, forum) = (&single.found.space, &single.found.forum);
    let readers = spaces::readers(c, space, Some(forum), std::slice::from_ref(&person))?;
    match readers.contains(&person.id) {
        true => Ok(person),
        false => Err(Error::field("name", "coauthor_stranger")),
    }
}

/// Writes an article along from now on, as one was asked to. Twice is once.
///
/// # Errors
/// `NotFound` when the viewer was not asked; `Refused` or `Locked` when he may not write there.
pub fn accept(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    let me = viewer.me()?.id;
    if threads::writes_along(tx, id, Some(me))? {
        return Ok(());
    }
    let asked = invitation(tx, viewer, id)?;
    let facts = Facts {
        coauthor: true,
        ..Facts::default()
    };
    let place = Place::Forum(asked.space, asked.forum);
    let by = spaces::permit::<WriteArticle>(tx, viewer, place, &facts)?.by;
    let now = tx.now();
    let own = rows::thread_id.eq(id).and(rows::user_id.eq(by));
    let invited = rows::state.eq(Authorship::Invited.as_str());
    let moved = diesel::update(rows::table.filter(own.and(invited)))
        .set(rows::state.eq(Authorship::Accepted.as_str()))
        .execute(&mut **tx)?;
    if moved == 0 {
        return Err(Error::taken());
    }
    diesel::update(rows::table.filter(own.and(rows::accepted_at.is_null())))
        .set(rows::accepted_at.eq(Some(now)))
        .execute(&mut **tx)?;
    let single = article(tx, viewer, id)?;
    tell(tx, by, &single, (by, "accepted", true))
}

/// Takes somebody off the list of those who write an article along or are asked to: its author anybody, everybody
/// himself. Twice is once. True when it was himself.
///
/// # Errors
/// `NotFound` when nobody of this name has ever been on its list, or the viewer does not see it; `Refused` when it is
/// neither his nor himself.
pub fn end_authorship(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, name: &str) -> Result<bool> {
    let person = accounts::by_name(tx, name)?.id;
    match viewer.id() == Some(person) {
        true => leave(tx, viewer, id).map(|()| true),
        false => remove(tx, viewer, id, person).map(|()| false),
    }
}

fn remove(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId, person: UserId) -> Result<()> {
    let single = article(tx, viewer, id)?;
    let by = spaces::permit::<KeepBlog>(tx, viewer, single.blog.place(), &single.facts())?.by;
    let state = end(tx, id, person)?;
    let wrote = state == Some(Authorship::Accepted);
    match state {
        Some(_) => tell(tx, by, &single, (person, "removed", wrote)),
        None => Ok(()),
    }
}

fn leave(tx: &mut Tx<'_>, viewer: &Viewer, id: ThreadId) -> Result<()> {
    // Whoever does not see the place any more gets off the list all the same.
    let by = spaces::permit::<LeaveArticle>(tx, viewer, Place::Site, &Facts::default())?.by;
    let Some(state) = end(tx, id, by)? else {
        return Ok(());
    };
    let (space, forum, stands): (SpaceId, ForumId, String) = thread_rows::table
        .find(id)
        .select((
            thread_rows::space_id,
            thread_rows::forum_id,
            thread_rows::state,
        ))
        .first(&mut **tx)?;
    let wrote = state == Authorship::Accepted;
    let event = Event::ArticleAuthors {
        thread: id,
        forum,
        space,
        person: by,
        what: if wrote { "left" } else { "declined" },
        shown: wrote && stands == "published",
    };
    events::record(tx, Some(by), &event)
}

/// Ends how somebody stands to an article; returns how he stood to it, where he did.
fn end(tx: &mut Tx<'_>, id: ThreadId, person: UserId) -> Result<Option<Authorship>> {
    let own = rows::thread_id.eq(id).and(rows::user_id.eq(person));
    let state: String = rows::table
        .filter(own)
        .select(rows::state)
        .first(&mut **tx)?;
    let before = rows::table.filter(own.and(rows::state.eq(&state)));
    let moved = diesel::update(before)
        .set(rows::state.eq(Authorship::Ended.as_str()))
        .execute(&mut **tx)?;
    let state = Authorship::from_word(&state).filter(|state| *state != Authorship::Ended);
    Ok(state.filter(|_| moved == 1))
}

fn tell(
    tx: &mut Tx<'_>,
    by: UserId,
    single: &Single,
    (person, what, wrote): (UserId, &'static str, bool),
) -> Result<()> {
    let thread = &single.found.thread;
    let event = Event::ArticleAuthors {
        thread: thread.id,
        forum: thread.forum,
        space: thread.space,
        person,
        what,
        shown: wrote && !thread.draft,
    };
    events::record(tx, Some(by), &event)
}

/// Forgets who was asked to write an article along that is thrown away.
pub(super) fn forget(tx: &mut Tx<'_>, id: ThreadId) -> Result<()> {
    diesel::delete(rows::table.filter(rows::thread_id.eq(id))).execute(&mut **tx)?;
    Ok(())
}
