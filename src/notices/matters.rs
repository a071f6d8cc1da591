//! What a letter may be about: asked for through its reader, as rights, mutes and marks stand when it is made.

use std::collections::HashMap;

use diesel::prelude::*;

use super::follow::chosen;
use super::list::{placed, visible};
use super::model::{Kind, Level, Target, nearest};
use crate::accounts::Viewer;
use crate::base::{ForumId, Instant, NoticeId, PostId, Result, SpaceId, TagId, ThreadId, UserId};
use crate::db::schema::{forums, notices, posts, spaces as space_rows, thread_tags, threads};
use crate::db::{AmongMethods, Conn};
use crate::spaces::{self, SpaceKind};

/// Notices of one person that are looked at in one go.
const MOST: i64 = 1000;

/// One thing that its reader has neither read nor muted, and may see.
pub(super) struct Matter {
    pub id: NoticeId,
    pub seq: i64,
    pub kind: Kind,
    pub fact: String,
    pub actor: Option<UserId>,
    pub count: i32,
    pub mail_at: Option<Instant>,
    pub late: bool,
    /// A later one stands for it.
    pub folded: bool,
    pub thread: ThreadId,
    pub title: String,
    pub post: Option<PostId>,
    pub parent: Option<PostId>,
    pub html: String,
    pub forum: (ForumId, String),
    pub space: (SpaceId, String, String),
    /// What is said there is not for everybody.
    pub closed: bool,
}

#[derive(Queryable)]
struct Row {
    id: NoticeId,
    seq: i64,
    kind: String,
    fact: String,
    actor: Option<UserId>,
    count: i32,
    mail_at: Option<Instant>,
    late: bool,
    folded_at: Option<Instant>,
    thread: Option<ThreadId>,
    title: Option<String>,
    post: Option<(PostId, Option<PostId>, String)>,
    forum: Option<(ForumId, String)>,
    space: Option<(SpaceId, String, String, String)>,
}

impl Row {
    fn matter(self) -> Option<Matter> {
        let kind = Kind::from_word(&self.kind)?;
        let (space, slug, name, openness) = self.space?;
        let (post, parent, html) = match self.post {
            Some((post, parent, html)) => (Some(post), parent, html),
            None => (None, None, String::new()),
        };
        Some(Matter {
            id: self.id,
            seq: self.seq,
            kind,
            fact: self.fact,
            actor: self.actor,
            count: self.count,
            mail_at: self.mail_at,
            late: self.late,
            folded: self.folded_at.is_some(),
            thread: self.thread?,
            title: self.title?,
            post,
            parent,
            html,
            forum: self.forum?,
            space: (space, slug, name),
            closed: SpaceKind::from_word(&openness).is_none_or(|kind| !kind.is_open()),
        })
    }
}

/// Which notices are asked for.
pub(super) enum Asked {
    /// Those of these numbers.
    These(Vec<NoticeId>),
    /// Those since then that have been in no letter.
    Since(Instant),
}

/// What there is to tell the viewer, the oldest first.
pub(super) fn matters(c: &mut Conn, viewer: &Viewer, asked: &Asked) -> Result<Vec<Matter>> {
    let me = viewer.me()?.id;
    let sight = spaces::sight(c, viewer)?;
    let mut all = placed()
        .filter(notices::user_id.eq(me).and(notices::read_at.is_null()))
        .filter(visible(&sight))
        .order(notices::id)
        .limit(MOST)
        .select((
            notices::id,
            notices::seq,
            notices::kind,
            notices::fact,
            notices::actor_id,
            notices::count,
            notices::mail_at,
            notices::mail_late,
            notices::folded_at,
            notices::thread_id,
            threads::title.nullable(),
            (posts::id, posts::parent_id, posts::html).nullable(),
            (forums::id, forums::slug).nullable(),
            (
                space_rows::id,
                space_rows::slug,
                space_rows::name,
                space_rows::kind,
            )
                .nullable(),
        ))
        .into_boxed();
    all = match asked {
        Asked::These(ids) => all.filter(notices::id.among(ids.clone())),
        Asked::Since(at) => all
            .filter(notices::mail_at.is_null().and(notices::mailed_at.is_null()))
            .filter(notices::created_at.gt(*at)),
    };
    let rows: Vec<Row> = all.load(c)?;
    let found = rows.into_iter().filter_map(Row::matter).collect();
    heard(c, me, found)
}

/// Those of these that the reader wants to hear of as he has chosen by now.
fn heard(c: &mut Conn, me: UserId, found: Vec<Matter>) -> Result<Vec<Matter>> {
    let ids: Vec<ThreadId> = found.iter().map(|one| one.thread).collect();
    let rows: Vec<(ThreadId, TagId)> = thread_tags::table
        .filter(thread_tags::thread_id.among(ids))
        .select((thread_tags::thread_id, thread_tags::tag_id))
        .load(c)?;
    let mut tags = HashMap::<ThreadId, Vec<Target>>::new();
    for (thread, tag) in rows {
        tags.entry(thread).or_default().push(Target::Tag(tag));
    }
    let targets = |one: &Matter| {
        let mut all = tags.get(&one.thread).cloned().unwrap_or_default();
        all.extend([
            Target::Thread(one.thread),
            Target::Forum(one.forum.0),
            Target::Space(one.space.0),
        ]);
        all.extend(one.actor.map(Target::Person));
        all
    };
    let asked: Vec<Target> = found.iter().flat_map(&targets).collect();
    let levels = chosen(c, &[me], &asked)?.remove(&me).unwrap_or_default();
    let wants = |one: &Matter| {
        let places = targets(one);
        let of_it = levels.levels.iter().copied();
        let of_it: Vec<(Target, Level)> = of_it.filter(|(at, _)| places.contains(at)).collect();
        let level = nearest(&of_it, one.parent.is_none());
        one.kind.needs().is_none_or(|least| least <= level)
    };
    Ok(found.into_iter().filter(wants).collect())
}

/// The same by thread, in the order in which each begins.
pub(super) fn by_thread(matters: Vec<Matter>) -> Vec<Vec<Matter>> {
    let mut piles = Vec::<Vec<Matter>>::new();
    for one in matters {
        let of_it =
            |pile: &&mut Vec<Matter>| pile.first().is_some_and(|at| at.thread == one.thread);
        match piles.iter_mut().find(of_it) {
            Some(pile) => pile.push(one),
            None => piles.push(vec![one]),
        }
    }
    piles
}
