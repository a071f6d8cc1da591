//! The history of posts for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::posts::{PostIn, PostOut, one};
use super::{Cursors, created};
use crate::app::App;
use crate::base::{Error, PostId, Result};
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::questions;
use crate::threads::{self, NewPost, Revision, Via, language};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};
use crate::web::threads::{Head, rendered};

/// One text that a post had.
#[derive(Serialize, ToSchema)]
pub struct RevisionOut {
    /// Grows with each change.
    pub number: i32,
    /// The Markdown.
    pub source: String,
    /// RFC 3339, UTC.
    pub created_at: String,
}

/// A page of revisions.
#[derive(Serialize, ToSchema)]
pub struct RevisionList {
    /// The newest first.
    pub items: Vec<RevisionOut>,
    /// Where the list goes on.
    pub cursors: Cursors,
}

/// Why a post is wiped.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PurgeIn {
    /// One of the reasons of a removal.
    reason: String,
    /// For moderators and the author, at most 1,000 characters.
    #[serde(default)]
    note: String,
}

/// The texts that a post had, 10 a page.
///
/// # Errors
/// `NotFound` when the viewer may not see the post; `Gone` when its text is.
#[utoipa::path(get, path = "/api/v1/posts/{id}/revisions",
    params(("id" = i64, Path, description = "Number"), ("after" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = RevisionList),
        (status = 410, body = Problem)))]
pub async fn revisions(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let (seek, now) = (visit.seek()?, app.clock.now());
    let (_, list) = app
        .db
        .read(move |c| threads::history(c, &viewer, id, &seek, now))
        .await?;
    let out = |revision: &Revision| RevisionOut {
        number: revision.number,
        source: revision.source.clone(),
        created_at: rfc3339(revision.at),
    };
    let items = list.items.iter().map(out).collect();
    let cursors = Cursors::of(&list);
    json(200, &RevisionList { items, cursors })
}

/// Adds to an own post that can no longer be changed.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/additions", request_body = PostIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = PostOut), (status = 410, body = Problem),
        (status = 423, body = Problem)))]
pub async fn add(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: PostId = visit.id("id")?;
    let location = write_addition(&app, &visit, id).await?;
    created(&location, &one(&app, &visit, id).await?)
}

async fn write_addition(app: &App, visit: &Visit, id: PostId) -> Result<String> {
    let sent: PostIn = visit.json()?;
    if sent.parent_id.is_some() {
        return Err(Error::field("parent_id", "field_unknown"));
    }
    let (key, viewer, limits) = (visit.act()?, visit.viewer.clone(), app.config.limits);
    let source = NewPost::source(&sent.body, limits.post_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    let (now, packs) = (app.clock.now(), app.packs.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let single = threads::post(tx, &viewer, id, now)?;
            let new = NewPost {
                lang: language(&sent.lang, &rendered.text, &single.post.lang),
                source,
                rendered,
                via: Via::Api,
                parent: None,
            };
            match single.post.office {
                Some(_) => questions::add_to_answer(tx, &viewer, (id, new), (&packs, &limits))?,
                None => threads::add(tx, &viewer, id, new, &limits)?,
            }
            Ok(urls::api_post(id))
        })
    });
    Ok(done.await?.location())
}

/// Wipes a post for good.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/purges", request_body = PurgeIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Wiped"), (status = 410, body = Problem)))]
pub async fn purge(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let sent: PurgeIn = visit.json()?;
    let (key, host) = (visit.act()?, app.config.host().to_owned());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::purge(tx, &viewer, id, (&sent.reason, &sent.note), &host)?;
            Ok(urls::api_post(id))
        })
    });
    done.await?;
    Ok(no_content())
}
