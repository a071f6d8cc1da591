//! Texts that are not published yet: one for each person and place, on all of his devices.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;

use super::find::{find, seen_thread};
use super::page::post;
use super::target::Target;
use crate::accounts::Viewer;
use crate::base::crypto::{self, Secret};
use crate::base::text::{Faults, body, line};
use crate::base::{
    Conflict, Error, FieldError, ForumId, Instant, PostId, Result, ThreadId, UserId, days, hours,
};
use crate::db::schema::{drafts, forums, held_texts, posts, spaces as space_rows, threads};
use crate::db::{AmongMethods, Conn, Tx, dialect, each};
use crate::events::{self, Event};
use crate::spaces::{self, Facts, Place, SaveDraft};

/// Drafts that one person keeps.
const MOST: i64 = 100;
/// How long a draft is kept.
const KEPT: Duration = days(180);
/// How long a text is kept for somebody who is signed out.
const HELD: Duration = hours(24);
/// Texts held for all who are signed out: anybody can send one.
const MOST_HELD: i64 = 2000;
/// Stands among the offices of a question whose asker knows none.
const UNSURE: &str = "?";
/// Stands among them wherever all was said that a question has beside its text, also that it has none of it.
const SAID: &str = "-";

/// What stands in the composer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = drafts)]
pub struct Words {
    /// Of a new thread.
    pub title: String,
    /// Names of a new thread's tags, with commas between them.
    pub tags: String,
    pub body: String,
    pub lang: String,
    /// The revision that a changed text was written from; 0 for a new text.
    pub base: i32,
    /// Where a question is about.
    pub place: String,
    /// What it rests on.
    pub sources: String,
    /// Address words of the offices that it is put to, with commas between them, and signs of what else is known; empty
    /// where nothing is known of them.
    pub offices: String,
}

impl Words {
    /// The same, within the bounds of what may be published at all; it need not be finished.
    ///
    /// # Errors
    /// `Invalid` with every field that is too long.
    pub fn within(self, most: usize) -> Result<Words> {
        let mut faults = Faults::default();
        let words = Words {
            title: faults.take(line("title", &self.title, 0..=200)),
            tags: faults.take(line("tags", &self.tags, 0..=500)),
            body: faults.take(body("body", &self.body, 0..=most)),
            lang: faults.take(line("lang", &self.lang, 0..=10)),
            base: self.base,
            place: faults.take(line("place", &self.place, 0..=200)),
            sources: faults.take(body("sources", &self.sources, 0..=1000)),
            offices: faults.take(line("offices", &self.offices, 0..=500)),
        };
        faults.none().map(|()| words)
    }

    /// The offices that a question is put to, by their address words, and that its asker knows none, as it is kept of who
    /// said all that it has beside its text.
    pub fn put_to<'a>(offices: impl Iterator<Item = &'a str>, unsure: bool) -> String {
        let signs = unsure.then_some(UNSURE).into_iter().chain([SAID]);
        offices.chain(signs).collect::<Vec<_>>().join(", ")
    }

    /// True where it is known what a question has beside its text, also that it has none of it.
    pub fn says_all(&self) -> bool {
        self.offices.split(',').any(|name| name.trim() == SAID)
    }

    /// What is kept of the offices, without the sign that all was said.
    pub fn without_sign(offices: &str) -> String {
        let names = offices.split(", ").filter(|name| *name != SAID);
        names.collect::<Vec<_>>().join(", ")
    }

    /// Address words of the offices, one by one.
    pub fn office_names(&self) -> impl Iterator<Item = &str> {
        let names = self.offices.split(',').map(str::trim);
        names.filter(|name| !["", UNSURE, SAID].contains(name))
    }

    /// True where the asker knows no office.
    pub fn is_unsure(&self) -> bool {
        self.offices.split(',').any(|name| name.trim() == UNSURE)
    }

    /// The tags one by one.
    pub fn tag_names(&self) -> impl Iterator<Item = &str> {
        let names = self.tags.split(',').map(str::trim);
        names.filter(|name| !name.is_empty())
    }

    /// True when nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.body.is_empty()
    }
}

/// A text that is not published yet.
#[derive(Clone, Debug)]
pub struct Draft {
    pub target: Target,
    pub words: Words,
    /// Grows with each save.
    pub version: i32,
    pub saved_at: Instant,
}

type DraftRow = (String, Words, i32, Instant);

fn draft_of((target, words, version, saved_at): DraftRow) -> Result<Draft> {
    let target = target
        .parse()
        .map_err(|()| Error::broken("a draft for nowhere"))?;
    Ok(Draft {
        target,
        words,
        version,
        saved_at,
    })
}

/// The viewer's draft for this place.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn draft(c: &mut Conn, viewer: &Viewer, target: Target) -> Result<Option<Draft>> {
    let row: Option<DraftRow> = drafts::table
        .find((viewer.me()?.id, target.to_string()))
        .select((
            drafts::target,
            Words::as_select(),
            drafts::version,
            drafts::saved_at,
        ))
        .first(c)
        .optional()?;
    row.map(draft_of).transpose()
}

/// All drafts of the viewer, the newest first.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn drafts(c: &mut Conn, viewer: &Viewer) -> Result<Vec<Draft>> {
    let rows: Vec<DraftRow> = drafts::table
        .filter(drafts::user_id.eq(viewer.me()?.id))
        .order((drafts::saved_at.desc(), drafts::target.asc()))
        .limit(MOST)
        .select((
            drafts::target,
            Words::as_select(),
            drafts::version,
            drafts::saved_at,
        ))
        .load(c)?;
    rows.into_iter().map(draft_of).collect()
}

/// What drafts are for, as far as the viewer still sees it: names of forums, titles of threads with their languages.
///
/// # Errors
/// What the database says.
pub fn titles(
    c: &mut Conn,
    viewer: &Viewer,
    drafts: &[Draft],
) -> Result<HashMap<Target, (String, Option<String>)>> {
    let sight = spaces::sight(c, viewer)?;
    let (mut forum_ids, mut thread_ids, mut post_ids) = (Vec::new(), Vec::new(), Vec::new());
    for draft in drafts {
        match draft.target {
            Target::Forum(id) => forum_ids.push(id),
            Target::Asked(_) => {}
            Target::Thread(id) => thread_ids.push(id),
            Target::Post(id) | Target::Edit(id) | Target::Addition(id) => post_ids.push(id),
        }
    }
    let within: HashMap<PostId, ThreadId> = posts::table
        .filter(posts::id.among(post_ids))
        .select((posts::id, posts::thread_id))
        .load::<(PostId, ThreadId)>(c)?
        .into_iter()
        .collect();
    thread_ids.extend(within.values());
    let named: HashMap<ForumId, String> = forums::table
        .inner_join(space_rows::table)
        .filter(forums::id.among(forum_ids))
        .filter(spaces::seen_forum(&sight))
        .select((forums::id, forums::name))
        .load::<(ForumId, String)>(c)?
        .into_iter()
        .collect();
    let titled: HashMap<ThreadId, (String, String)> = threads::table
        .inner_join(forums::table.inner_join(space_rows::table))
        .filter(threads::id.among(thread_ids))
        .filter(seen_thread(&sight).and(spaces::seen_forum(&sight)))
        .select((threads::id, (threads::title, threads::lang)))
        .load::<(ThreadId, (String, String))>(c)?
        .into_iter()
        .collect();
    let title = |target: Target| {
        let thread = match target {
            Target::Forum(id) => return Some((named.get(&id)?.clone(), None)),
            Target::Asked(_) => return None,
            Target::Thread(id) => id,
            Target::Post(id) | Target::Edit(id) | Target::Addition(id) => *within.get(&id)?,
        };
        let (title, lang) = titled.get(&thread)?;
        Some((title.clone(), Some(lang.clone())))
    };
    let targets = drafts.iter().map(|draft| draft.target);
    Ok(targets
        .filter_map(|target| Some((target, title(target)?)))
        .collect())
}

/// Keeps a draft. `version` is the one that the viewer's device saw last, 0 for none.
///
/// # Errors
/// `NotFound` when the viewer does not see the place; `Conflict(draft_conflict)` with the text that another device
/// saved meanwhile; `Invalid(body, too_many_drafts)` for a 101st.
pub fn save_draft(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: Target,
    version: i32,
    words: &Words,
) -> Result<i32> {
    let place = place(tx, viewer, target)?;
    let by = spaces::permit::<SaveDraft>(tx, viewer, place, &Facts::default())?.by;
    dialect::one_at_a_time(tx, &format!("drafts of {by}"))?;
    let (now, old) = (tx.now(), draft(tx, viewer, target)?);
    if let Some(old) = &old
        && old.words == *words
    {
        return Ok(old.version);
    }
    if let Some(old) = old.as_ref().filter(|old| old.version != version) {
        return Err(Error::Conflict(Conflict {
            code: "draft_conflict",
            current: Some(old.words.body.clone()),
            revision: Some(old.version),
        }));
    }
    if old.is_none() {
        within(tx, by)?;
    }
    let next = old.map_or(1, |old| old.version + 1);
    let key = (
        drafts::user_id.eq(by),
        drafts::target.eq(target.to_string()),
    );
    let saved = (drafts::version.eq(next), drafts::saved_at.eq(now));
    if next == 1 {
        diesel::insert_into(drafts::table)
            .values((key, words, saved))
            .execute(&mut **tx)?;
    } else {
        let row = drafts::table.find((by, target.to_string()));
        diesel::update(row).set((words, saved)).execute(&mut **tx)?;
    }
    let target = target.to_string();
    events::record(
        tx,
        Some(by),
        &Event::DraftSaved {
            person: by,
            target,
            version: next,
        },
    )?;
    Ok(next)
}

fn within(tx: &mut Tx<'_>, by: UserId) -> Result<()> {
    let own = drafts::table.filter(drafts::user_id.eq(by));
    let kept: i64 = own.count().get_result(&mut **tx)?;
    if kept < MOST {
        return Ok(());
    }
    Err(Error::Invalid(vec![FieldError {
        field: "body".into(),
        code: "too_many_drafts",
        limit: Some(MOST),
        actual: Some(kept + 1),
    }]))
}

/// Throws the viewer's draft for this place away; he does so, or has just published it.
///
/// # Errors
/// `SignIn` for a visitor.
pub fn discard_draft(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<()> {
    // Silent: nobody but its owner knew of it.
    let by = viewer.me()?.id;
    each!(tx, |c| diesel::delete(
        drafts::table.find((by, target.to_string()))
    )
    .execute(c))?;
    Ok(())
}

/// Throws away what anybody keeps for a place that is no more.
///
/// # Errors
/// What the database says.
pub fn discard_all(tx: &mut Tx<'_>, target: Target) -> Result<()> {
    // Silent: nobody but its owner knew of it.
    let there = drafts::table.filter(drafts::target.eq(target.to_string()));
    diesel::delete(there).execute(&mut **tx)?;
    Ok(())
}

/// Holds a text for somebody who is signed out; the token brings it back within a day. None where too many are held.
///
/// # Errors
/// What the database says.
pub fn hold(tx: &mut Tx<'_>, target: Target, words: &Words) -> Result<Option<Secret<String>>> {
    // Silent: whoever has the token sees it, and nobody else.
    let now = tx.now();
    if held_texts::table.count().get_result::<i64>(&mut **tx)? >= MOST_HELD {
        return Ok(None);
    }
    let token = crypto::token();
    diesel::insert_into(held_texts::table)
        .values((
            held_texts::token_hash.eq(crypto::hash(token.expose())),
            held_texts::target.eq(target.to_string()),
            held_texts::title.eq(&words.title),
            held_texts::tags.eq(&words.tags),
            held_texts::body.eq(&words.body),
            held_texts::lang.eq(&words.lang),
            held_texts::base.eq(words.base),
            held_texts::place.eq(&words.place),
            held_texts::sources.eq(&words.sources),
            held_texts::offices.eq(&words.offices),
            held_texts::held_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(Some(token))
}

/// The text that is held under this token for this place.
///
/// # Errors
/// What the database says.
pub fn held(c: &mut Conn, token: &str, target: Target, now: Instant) -> Result<Option<Words>> {
    Ok(held_texts::table
        .find(crypto::hash(token))
        .filter(held_texts::target.eq(target.to_string()))
        .filter(held_texts::held_at.gt(now.minus(HELD)))
        .select((
            held_texts::title,
            held_texts::tags,
            held_texts::body,
            held_texts::lang,
            held_texts::base,
            held_texts::place,
            held_texts::sources,
            held_texts::offices,
        ))
        .first(c)
        .optional()?)
}

/// Lets go of a text that stands in a draft or a post now.
///
/// # Errors
/// What the database says.
pub fn let_go(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    // Silent: as `hold`.
    diesel::delete(held_texts::table.find(crypto::hash(token))).execute(&mut **tx)?;
    Ok(())
}

/// Forgets old drafts, and texts that nobody came back for.
///
/// # Errors
/// What the database says.
pub fn forget_drafts(tx: &mut Tx<'_>) -> Result<()> {
    // Silent: nobody has looked at them for long.
    let now = tx.now();
    diesel::delete(drafts::table.filter(drafts::saved_at.lt(now.minus(KEPT))))
        .execute(&mut **tx)?;
    let old = held_texts::table.filter(held_texts::held_at.lt(now.minus(HELD)));
    diesel::delete(old).execute(&mut **tx)?;
    Ok(())
}

/// Where the target lies, as far as the viewer sees it.
fn place(c: &mut Conn, viewer: &Viewer, target: Target) -> Result<Place> {
    // What a post says depends on no time: only whether it is seen is asked.
    let found = match target {
        Target::Forum(id) => {
            let sight = spaces::sight(c, viewer)?;
            let (space, forum) = spaces::forum_by_id(c, &sight, id)?;
            return Ok(Place::Forum(space.id, forum.id));
        }
        // A draft is kept for a forum.
        Target::Asked(_) => return Err(Error::NotFound),
        Target::Thread(id) => find(c, viewer, id)?,
        Target::Post(id) | Target::Edit(id) | Target::Addition(id) => {
            post(c, viewer, id, Instant(0))?.found
        }
    };
    Ok(Place::Forum(found.space.id, found.forum.id))
}
