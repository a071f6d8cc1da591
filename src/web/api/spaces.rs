//! Spaces and forums for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::i18n::rfc3339;
use crate::spaces::{self, Forum, Space};
use crate::web::door::{Reply, Visit, json};

/// A community.
#[derive(Serialize, ToSchema)]
pub struct SpaceOut {
    /// Number of the space.
    pub id: i64,
    /// Address word.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// public, restricted, private or exercise.
    pub kind: String,
    /// What it is for.
    pub aim: String,
    /// BCP 47 code of its main language.
    pub lang: String,
    /// How many belong to it.
    pub members: i64,
    /// RFC 3339, UTC.
    pub created_at: String,
}

/// A named place for threads.
#[derive(Serialize, ToSchema)]
pub struct ForumOut {
    /// Number of the forum.
    pub id: i64,
    /// Number of the forum it stands under.
    pub parent_id: Option<i64>,
    /// Address word within its space.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What belongs here.
    pub about: String,
    /// Who replies: visitor, member, trust1, office or moderator.
    pub can_reply: String,
    /// Who starts threads.
    pub can_start: String,
    /// True when nobody writes any more.
    pub archived: bool,
    /// How many threads.
    pub threads: i64,
    /// How many posts.
    pub posts: i64,
    /// RFC 3339, UTC.
    pub last_post_at: Option<String>,
}

fn space_out(space: &Space) -> SpaceOut {
    SpaceOut {
        id: space.id.0,
        slug: space.slug.clone(),
        name: space.name.clone(),
        kind: space.kind.as_str().to_owned(),
        aim: space.aim.clone(),
        lang: space.lang.clone(),
        members: space.members,
        created_at: rfc3339(space.created_at),
    }
}

fn forum_out(forum: &Forum) -> ForumOut {
    ForumOut {
        id: forum.id.0,
        parent_id: forum.parent.map(|id| id.0),
        slug: forum.slug.clone(),
        name: forum.name.clone(),
        about: forum.about.clone(),
        can_reply: forum.can_reply.as_str().to_owned(),
        can_start: forum.can_start.as_str().to_owned(),
        archived: forum.archived,
        threads: forum.threads,
        posts: forum.posts,
        last_post_at: forum.last_post_at.map(rfc3339),
    }
}

/// The spaces that may be seen, the largest first; at most 200.
///
/// # Errors
/// What the database says.
#[utoipa::path(get, path = "/api/v1/spaces", responses((status = 200, body = Vec<SpaceOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::list(c, &sight)
    });
    json(200, &found.await?.iter().map(space_out).collect::<Vec<_>>())
}

/// One space.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
#[utoipa::path(get, path = "/api/v1/spaces/{space}",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = SpaceOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::find(c, &sight, &slug)
    });
    json(200, &space_out(&found.await?))
}

/// The forums of a space that may be seen, in their order.
///
/// # Errors
/// `NotFound` when the viewer may not see the space.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/forums",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<ForumOut>)))]
pub async fn forums(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        spaces::forums(c, &sight, space.id)
    });
    json(200, &found.await?.iter().map(forum_out).collect::<Vec<_>>())
}
