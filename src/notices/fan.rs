//! A post reaches those it names, quotes and answers at once, and those who follow its places batch by batch.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::follow::{chosen, follow_own, followers};
use super::model::{Kind, Target, nearest};
use super::rows::{Happened, TOGETHER, Told, write};
use crate::accounts::{self, Person};
use crate::base::{OfficeId, PostId, Result, ThreadId, UserId};
use crate::db::schema::{
    additions, forums, notices, posts, quotes, spaces as space_rows, thread_tags, threads,
};
use crate::db::{AmongMethods, Conn, PreparedMethods, Tx, each};
use crate::events;
use crate::jobs::{self, Job};
use crate::markup;
use crate::questions;
use crate::spaces::{self, Forum, ForumRow, Space, SpaceRow};
use crate::threads as discussions;

/// Followers who are told in the transaction that reads the event; a job tells the rest.
const AT_ONCE: i64 = 25;
/// People told in one statement.
const BATCH: usize = 250;
/// Followers told in one transaction of the job.
const A_JOB: i64 = 1000;

/// A post that stands, and where.
struct Story {
    happened: Happened,
    post: PostId,
    thread: ThreadId,
    author: UserId,
    n: i32,
    parent: Option<PostId>,
    html: String,
    forum: Forum,
    space: Space,
    /// Its thread, what that lies in, and who acts: for each of them one may have chosen a level.
    targets: Vec<Target>,
    /// It stood there before, with another text.
    changed: bool,
    /// It is written in the name of an office: those whom it answers hear of it as such.
    office: Option<OfficeId>,
}

impl Story {
    fn opens(&self) -> bool {
        self.parent.is_none()
    }

    /// The targets whose followers hear of it without being named.
    fn followed(&self) -> Vec<Target> {
        let thread = |target: &Target| matches!(target, Target::Thread(_));
        let all = self.targets.iter().copied();
        all.filter(|target| thread(target) != self.opens())
            .collect()
    }
}

/// Tells of a new post.
pub(super) fn post(tx: &mut Tx<'_>, happened: Happened) -> Result<()> {
    let Some(story) = story(tx, happened)? else {
        return Ok(());
    };
    if story.office.is_some() {
        return fan(tx, &story, UserId(0), AT_ONCE);
    }
    follow_own(tx, story.author, story.thread)?;
    let direct = direct(tx, &story)?;
    let named: Vec<UserId> = direct.keys().copied().collect();
    tell(tx, &story, &direct, &named)?;
    fan(tx, &story, UserId(0), AT_ONCE)
}

/// Tells those whom the author of a post names in what he changed or added, once each.
pub(super) fn changed(tx: &mut Tx<'_>, happened: Happened) -> Result<()> {
    let Some(story) = story(tx, happened)? else {
        return Ok(());
    };
    // A moderator or who describes a picture names nobody.
    if story.happened.actor != Some(story.author) {
        return Ok(());
    }
    let mut html: Vec<String> = additions::table
        .filter(additions::post_id.eq(story.post))
        .select(additions::html)
        .load(&mut **tx)?;
    html.push(story.html.clone());
    let mut named = mentioned(tx, &html.concat())?;
    let told: Vec<UserId> = notices::table
        .filter(notices::post_id.eq(story.post))
        .filter(notices::user_id.among(named.clone()))
        .filter(notices::kind.eq_any([Kind::Mention, Kind::Quote, Kind::Reply].map(Kind::as_str)))
        .select(notices::user_id)
        .load(&mut **tx)?;
    named.retain(|person| !told.contains(person));
    let direct = named.iter().map(|person| (*person, Kind::Mention));
    let (direct, changed) = (direct.collect(), true);
    tell(tx, &Story { changed, ..story }, &direct, &named)
}

/// Tells the author of a post of a reaction, once in two hours of the same person's.
pub(super) fn reaction(tx: &mut Tx<'_>, happened: Happened) -> Result<()> {
    let Some(story) = story(tx, happened)? else {
        return Ok(());
    };
    let told: Option<i64> = notices::table
        .filter(notices::user_id.eq(story.author))
        .filter(notices::kind.eq(Kind::Reaction.as_str()))
        .filter(notices::post_id.eq(story.post))
        .filter(notices::actor_id.eq(story.happened.actor))
        .filter(notices::created_at.gt(story.happened.at.minus(TOGETHER)))
        .select(notices::seq)
        .first(&mut **tx)
        .optional()?;
    if told.is_some() {
        return Ok(());
    }
    let direct = HashMap::from([(story.author, Kind::Reaction)]);
    tell(tx, &story, &direct, &[story.author])
}

/// The post of an event as it stands now; none when it has fallen since.
fn story(c: &mut Conn, happened: Happened) -> Result<Option<Story>> {
    type Row = (
        (
            PostId,
            ThreadId,
            UserId,
            Option<i32>,
            Option<PostId>,
            String,
            (String, i64),
        ),
        ForumRow,
        SpaceRow,
    );
    let row: Option<Row> = each!(c, |c| posts::table
        .inner_join(threads::table.inner_join(forums::table.inner_join(space_rows::table)))
        .filter(posts::id.nullable().eq(happened.post))
        .filter(
            posts::state
                .eq("published")
                .and(threads::state.eq("published")),
        )
        .select((
            (
                posts::id,
                posts::thread_id,
                posts::user_id,
                posts::n,
                posts::parent_id,
                posts::html,
                (posts::author_kind, posts::author_id),
            ),
            ForumRow::as_select(),
            SpaceRow::as_select(),
        ))
        .first(c))
    .optional()?;
    let Some(((post, thread, author, n, parent, html, by), forum, space)) = row else {
        return Ok(None);
    };
    let (kind, id) = by;
    let office = (kind == "office").then_some(OfficeId(id));
    let happened = match office {
        // The office speaks in its own name.
        Some(office) => Happened {
            actor: None,
            fact: format!("follow.said {office}"),
            ..happened
        },
        None => happened,
    };
    let (forum, space) = (forum.forum(), space.space());
    let tags = thread_tags::table.filter(thread_tags::thread_id.eq(thread));
    let mut targets = vec![Target::Thread(thread)];
    targets.extend(
        each!(c, |c| tags.select(thread_tags::tag_id).load(c))?
            .into_iter()
            .map(Target::Tag),
    );
    targets.extend([Target::Forum(forum.id), Target::Space(space.id)]);
    targets.extend(happened.actor.map(Target::Person));
    Ok(Some(Story {
        happened,
        post,
        thread,
        author,
        n: n.unwrap_or(0),
        parent,
        html,
        forum,
        space,
        targets,
        changed: false,
        office,
    }))
}

/// Those whom the post names, quotes or answers, each with the strongest of it.
fn direct(c: &mut Conn, story: &Story) -> Result<HashMap<UserId, Kind>> {
    let mut direct = HashMap::new();
    if let Some(parent) = story.parent {
        let answered: UserId = each!(c, |c| posts::table
            .find(parent)
            .select(posts::user_id)
            .first(c))?;
        direct.insert(answered, Kind::Reply);
    }
    let quoted = each!(c, |c| quotes::table
        .filter(quotes::post_id.eq(story.post))
        .select(quotes::quoted_id)
        .load::<PostId>(c))?;
    let quoted: Vec<UserId> = each!(c, |c| posts::table
        .filter(posts::id.among(quoted))
        .select(posts::user_id)
        .prepared()
        .load(c))?;
    direct.extend(quoted.into_iter().map(|person| (person, Kind::Quote)));
    let named = mentioned(c, &story.html)?;
    direct.extend(named.into_iter().map(|person| (person, Kind::Mention)));
    Ok(direct)
}

/// The people whom a text names.
fn mentioned(c: &mut Conn, html: &str) -> Result<Vec<UserId>> {
    let named = markup::named(html);
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let people = accounts::named(c, &named)?;
    Ok(people.into_iter().map(|person| person.id).collect())
}

/// Those who hear by an event of its own what an office says.
fn informed(c: &mut Conn, story: &Story) -> Result<Vec<UserId>> {
    if story.office.is_none() {
        return Ok(Vec::new());
    }
    let mut all = questions::cosigners(c, story.thread)?;
    all.extend([questions::asker_of(c, story.thread)?.0, story.author]);
    Ok(all)
}

/// Tells the followers behind `after`, at most `limit`, and leaves the rest to a job.
fn fan(tx: &mut Tx<'_>, story: &Story, after: UserId, limit: i64) -> Result<()> {
    let people = followers(tx, &story.followed(), after, limit)?;
    let direct = HashMap::new();
    for batch in people.chunks(BATCH) {
        tell(tx, story, &direct, batch)?;
    }
    let Some(last) = people.last().filter(|_| people.len() as i64 == limit) else {
        return Ok(());
    };
    let (seq, after, now) = (story.happened.seq, *last, tx.now());
    jobs::enqueue(tx, &TellFollowers { seq, after }, now, None)
}

/// Tells the followers of a post's places who come behind one, a thousand in a transaction.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellFollowers {
    /// The event.
    pub seq: i64,
    /// Followers up to this one are told.
    pub after: UserId,
}

impl Job for TellFollowers {
    const NAME: &'static str = "tell_followers";

    fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Duration>> {
        let event = events::after(tx, self.seq - 1, 1)?.into_iter().next();
        let Some(event) = event.filter(|event| event.seq == Some(self.seq)) else {
            return Ok(None);
        };
        let facts: Facts = serde_json::from_str(&event.data).map_err(crate::base::Error::broken)?;
        let happened = Happened {
            seq: self.seq,
            at: event.at,
            actor: event.actor_id,
            thread: Some(facts.thread_id),
            post: Some(facts.post_id),
            fact: String::new(),
        };
        if let Some(story) = story(tx, happened)? {
            fan(tx, &story, self.after, A_JOB)?;
        }
        Ok(None)
    }
}

#[derive(Deserialize)]
struct Facts {
    thread_id: ThreadId,
    post_id: PostId,
}

/// Tells those of `people` who want to hear of it, may read it and were not told yet: as `direct` says, else as followers.
fn tell(
    tx: &mut Tx<'_>,
    story: &Story,
    direct: &HashMap<UserId, Kind>,
    people: &[UserId],
) -> Result<()> {
    let known: HashSet<UserId> = each!(tx, |c| notices::table
        .filter(notices::seq.eq(story.happened.seq))
        .filter(notices::user_id.among(people.to_vec()))
        .select(notices::user_id)
        .prepared()
        .load::<UserId>(c))?
    .into_iter()
    .chain(story.happened.actor)
    .chain(informed(tx, story)?)
    .collect();
    let chosen = chosen(tx, people, &story.targets)?;
    let wide = if story.office.is_some() {
        Kind::Question
    } else if story.opens() {
        Kind::Thread
    } else {
        Kind::Post
    };
    let why = |person: &UserId| {
        let levels = chosen.get(person).map_or(&[][..], |chosen| &chosen.levels);
        let level = nearest(levels, story.opens());
        let own = direct.get(person).copied();
        // To his own post nobody is told of as a follower.
        let wide = Some(wide).filter(|_| own != Some(Kind::Reaction));
        let mut kinds = own.into_iter().chain(wide);
        kinds.find(|kind| kind.needs().is_none_or(|least| least <= level))
    };
    let wanted: HashMap<UserId, Kind> = people
        .iter()
        .filter(|person| !known.contains(person))
        .filter_map(|person| Some((*person, why(person)?)))
        .collect();
    let ids: Vec<UserId> = wanted.keys().copied().collect();
    let persons: Vec<Person> = accounts::authors(tx, &ids)?.into_values().collect();
    let reading = spaces::readers(tx, &story.space, Some(&story.forum), &persons)?;
    let seen = discussions::seen_of(tx, &ids, &[story.thread])?;
    let mut told: Vec<Told> = wanted
        .into_iter()
        .filter(|(person, _)| reading.contains(person))
        .map(|(person, kind)| {
            let seen = seen.get(&(person, story.thread));
            // What is shown on an open page is no news; a reaction to what stands there is, and another text.
            let new = kind == Kind::Reaction || story.changed;
            let seen = !new && seen.is_some_and(|seen| seen.has(story.n));
            let at_once = chosen.get(&person).and_then(|his| his.at_once.as_ref());
            // Who has chosen nothing here is asked again when the letter is due.
            let mailed = at_once.map_or(kind.at_once(), |kinds| kinds.contains(&kind));
            Told {
                person,
                kind,
                seen,
                mailed,
            }
        })
        .collect();
    told.sort_by_key(|one| one.person);
    write(tx, &story.happened, &told)
}
