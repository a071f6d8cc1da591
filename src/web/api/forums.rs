//! Forums for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{created, made};
use crate::app::App;
use crate::base::Result;
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::spaces::{self, Forum, ForumForm, NewForum};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, unchanged, urls, versioned};
use crate::web::spaces::{managed, named, run_by};

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
    /// True where questions to offices stand, which are asked in a way of their own.
    pub questions: bool,
    /// True when nobody writes any more.
    pub archived: bool,
    /// How many threads.
    pub threads: i64,
    /// How many posts.
    pub posts: i64,
    /// RFC 3339, UTC.
    pub last_post_at: Option<String>,
}

/// The settings of a forum.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForumSettings {
    /// At most 80 characters.
    name: String,
    /// Address word within its space: 3 to 40 of a-z, 0-9 and hyphens.
    slug: String,
    /// What belongs here, at most 500 characters.
    #[serde(default)]
    about: String,
    /// Address word of the forum it stands under, which stands under none.
    parent: Option<String>,
    /// Its place in the list, 0 to 9999.
    position: i32,
    /// visitor, member or moderator.
    can_read: String,
    /// member, trust1 or moderator.
    can_reply: String,
    /// member, trust1 or moderator.
    can_start: String,
    /// True when nobody writes any more.
    #[serde(default)]
    archived: bool,
    /// True when nobody reacts to posts.
    #[serde(default)]
    no_reactions: bool,
}

impl ForumSettings {
    /// Those of the forum at this address word, one of its space's.
    fn of(forums: &[Forum], slug: &str) -> Result<ForumSettings> {
        let forum = named(forums, slug)?;
        let parent = forums.iter().find(|other| Some(other.id) == forum.parent);
        Ok(ForumSettings {
            name: forum.name.clone(),
            slug: forum.slug.clone(),
            about: forum.about.clone(),
            parent: parent.map(|parent| parent.slug.clone()),
            position: forum.position,
            can_read: forum.can_read.as_str().to_owned(),
            can_reply: forum.can_reply.as_str().to_owned(),
            can_start: forum.can_start.as_str().to_owned(),
            archived: forum.archived,
            no_reactions: forum.no_reactions,
        })
    }

    fn parse(&self) -> Result<NewForum> {
        NewForum::parse(&ForumForm {
            name: &self.name,
            slug: &self.slug,
            about: &self.about,
            parent: self.parent.as_deref().unwrap_or_default(),
            position: &self.position.to_string(),
            can_read: &self.can_read,
            can_reply: &self.can_reply,
            can_start: &self.can_start,
            archived: self.archived,
            no_reactions: self.no_reactions,
        })
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
        questions: forum.questions,
        archived: forum.archived,
        threads: forum.threads,
        posts: forum.posts,
        last_post_at: forum.last_post_at.map(rfc3339),
    }
}

/// The forums of a space that may be seen, in their order.
///
/// # Errors
/// `NotFound` when the viewer may not see the space.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/forums",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<ForumOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        spaces::forums(c, &sight, space.id)
    });
    json(200, &found.await?.iter().map(forum_out).collect::<Vec<_>>())
}

/// One forum.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/forums/{forum}",
    params(("space" = String, Path, description = "Address word"), ("forum" = String, Path, description = "Address word")),
    responses((status = 200, body = ForumOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &one(&app, &visit, visit.part("forum")).await?)
}

async fn one(app: &App, visit: &Visit, forum: &str) -> Result<ForumOut> {
    let (viewer, forum) = (visit.viewer.clone(), forum.to_owned());
    let space = visit.part("space").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::find_forum(c, &sight, &space, &forum)
    });
    Ok(forum_out(&found.await?.1))
}

/// Opens a forum.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `Conflict` for an address word that the space has already.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/forums", request_body = ForumSettings,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ForumOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, _) = managed(&app, &visit).await?;
    let new = visit.json::<ForumSettings>()?.parse()?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            spaces::open_forum(tx, &viewer, space.id, &new)?;
            Ok(urls::api_forum(&space.slug, &new.slug))
        })
    });
    let location = done.await?.location();
    let slug: String = made(&location)?;
    created(&location, &one(&app, &visit, &slug).await?)
}

/// The settings of a forum.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/forums/{forum}/settings",
    params(("space" = String, Path, description = "Address word"), ("forum" = String, Path, description = "Address word")),
    responses((status = 200, body = ForumSettings)))]
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (_, forums) = managed(&app, &visit).await?;
    versioned(&ForumSettings::of(&forums, visit.part("forum"))?)
}

/// Changes the settings of a forum; what is left out is emptied.
///
/// # Errors
/// As the page that does it, but what `If-Match` names is stale: 412; 428 without it.
#[utoipa::path(put, path = "/api/v1/spaces/{space}/forums/{forum}/settings", request_body = ForumSettings,
    params(("space" = String, Path, description = "Address word"), ("forum" = String, Path, description = "Address word"),
        ("If-Match" = String, Header, description = "The tag that the settings were given with"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ForumSettings), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, forums) = managed(&app, &visit).await?;
    let id = named(&forums, visit.part("forum"))?.id;
    let version = visit.version()?;
    let new = visit.json::<ForumSettings>()?.parse()?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let forum = visit.part("forum").to_owned();
    let done = app.db.write(move |tx| {
        let now = tx.now();
        let done = idempotency::once(tx, &key, |tx| {
            let (space, forums) = run_by(tx, &viewer, &space.slug, now)?;
            unchanged(&ForumSettings::of(&forums, &forum)?, &version)?;
            spaces::change_forum(tx, &viewer, space.id, id, &new)?;
            Ok(urls::api_forum(&space.slug, &new.slug))
        })?;
        let (_, forums) = run_by(tx, &viewer, &space.slug, now)?;
        ForumSettings::of(&forums, &made::<String>(&done.location())?)
    });
    versioned(&done.await?)
}
