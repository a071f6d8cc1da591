//! Notifications, and what one wants to hear of, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Cursors;
use super::reading::mark;
use crate::app::App;
use crate::base::NoticeId;
use crate::i18n::{Texts, rfc3339};
use crate::notices::{self, Follow, Notice, Target};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls, versioned};
use crate::web::levels;
use crate::web::notices::{Letters, level, sentence, write_letters};

/// One thing that the viewer is told.
#[derive(Serialize, ToSchema)]
pub struct NotificationOut {
    /// Number.
    pub id: i64,
    /// security, held, refused, removed, approved, restored, mention, quote, reply, post, thread or reaction.
    pub kind: String,
    /// What of the kind: of security password, email, factor_on, factor_off, token or device; of a reaction which one; of a
    /// removal its reason. Empty where the kind says all.
    pub fact: String,
    /// In words, in the viewer's language.
    pub text: String,
    /// How many alike it stands for.
    pub count: i32,
    /// User name of who did it last; none where nobody did.
    pub actor: Option<String>,
    /// Number of the thread.
    pub thread_id: Option<i64>,
    /// Title of the thread.
    pub title: Option<String>,
    /// Number of the newest post of those it stands for.
    pub post_id: Option<i64>,
    /// True once it was read.
    pub read: bool,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// Path that leads to what it is about and marks it as read.
    pub url: String,
}

/// A page of notifications.
#[derive(Serialize, ToSchema)]
pub struct NotificationList {
    /// How many are unread; 100 for that many or more.
    pub unread: i64,
    /// The newest first.
    pub items: Vec<NotificationOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// Up to where all was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadIn {
    /// Number of the newest notification that was read.
    upto_id: i64,
}

/// How much the viewer wants to hear of something.
#[derive(Serialize, ToSchema)]
pub struct FollowOut {
    /// thread-1, tag-2, forum-3, space-4 or person-5.
    pub target: String,
    /// nothing or all; direct, which is usual, is not listed.
    pub level: String,
    /// Its name.
    pub name: String,
    /// Path of its page.
    pub url: String,
}

/// A page of what the viewer follows and mutes.
#[derive(Serialize, ToSchema)]
pub struct FollowList {
    /// The newest first.
    pub items: Vec<FollowOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// How much the viewer wants to hear of something.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelIn {
    /// nothing, direct (mentions, quotes and replies) or all.
    level: String,
}

/// What the viewer is told, 30 a page.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(cursor)`.
#[utoipa::path(get, path = "/api/v1/notifications",
    params(("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = NotificationList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek()?);
    let (unread, list) = app
        .db
        .read(move |c| {
            let unread = notices::unread(c, &viewer)?;
            Ok((unread, notices::notices(c, &viewer, &seek)?))
        })
        .await?;
    let t = visit.texts(&app);
    let list = NotificationList {
        unread,
        items: list.items.iter().map(|one| out(&t, one)).collect(),
        cursors: Cursors::of(&list),
    };
    json(200, &list)
}

fn out(t: &Texts<'_>, one: &Notice) -> NotificationOut {
    NotificationOut {
        id: one.id.0,
        kind: one.kind.as_str().to_owned(),
        fact: one.fact.clone(),
        text: sentence(t, one),
        count: one.count,
        actor: one.actor.as_ref().map(|actor| actor.name.clone()),
        thread_id: one.thread.map(|id| id.0),
        title: one.title.as_ref().map(|(title, _)| title.clone()),
        post_id: one.post.map(|(id, _)| id.0),
        read: one.read,
        created_at: rfc3339(one.at),
        url: urls::notice(one.id),
    }
}

/// Marks the viewer's notifications up to one as read.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/notifications/read", request_body = ReadIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Marked")))]
pub async fn mark_read(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, sent): (_, ReadIn) = (visit.viewer.clone(), visit.json()?);
    mark(&app, &visit, move |tx| {
        notices::read_up_to(tx, &viewer, NoticeId(sent.upto_id))
    })
    .await
}

/// Which letters the viewer wants.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/settings/notices", responses((status = 200, body = Letters)))]
pub async fn letters(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    versioned(&app.db.read(move |c| Letters::of(c, &viewer)).await?)
}

/// Keeps which letters the viewer wants.
///
/// # Errors
/// As the page that does it, but what `If-Match` names is stale: 412; 428 without it.
#[utoipa::path(put, path = "/api/v1/settings/notices", request_body = Letters,
    params(("If-Match" = String, Header, description = "The tag that the settings were given with"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Letters), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn save_letters(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let version = visit.version()?;
    write_letters(&app, &visit, &visit.json()?, Some(version)).await?;
    letters(app, visit).await
}

/// What the viewer follows and mutes, 30 a page.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(cursor)`.
#[utoipa::path(get, path = "/api/v1/follows",
    params(("after" = Option<String>, Query, description = "Cursor"), ("before" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = FollowList)))]
pub async fn follows(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek()?);
    let list = app
        .db
        .read(move |c| notices::follows(c, &viewer, &seek))
        .await?;
    let t = visit.texts(&app);
    let out = |one: &Follow| {
        let (url, name, ..) = levels::named(&t, &one.named);
        FollowOut {
            target: one.target.to_string(),
            level: one.level.as_str().to_owned(),
            name,
            url,
        }
    };
    let (items, cursors) = (list.items.iter().map(out).collect(), Cursors::of(&list));
    json(200, &FollowList { items, cursors })
}

/// Keeps how much the viewer wants to hear of something.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/follows/{target}", request_body = LevelIn,
    params(("target" = String, Path, description = "thread-1, tag-2, forum-3, space-4 or person-5"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Kept")))]
pub async fn follow(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let target: Target = visit.part("target").parse()?;
    let level = level(&visit.json::<LevelIn>()?.level)?;
    let viewer = visit.viewer.clone();
    mark(&app, &visit, move |tx| {
        notices::choose(tx, &viewer, target, level).map(drop)
    })
    .await
}
