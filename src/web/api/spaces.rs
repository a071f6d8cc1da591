//! Spaces for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Author, created, made};
use crate::accounts;
use crate::app::App;
use crate::base::Result;
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::spaces::{self, Space};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, unchanged, urls, versioned};
use crate::web::spaces::{SpaceSettings, managed, may_open, open, run_by};

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
    /// Its rules as safe HTML; only for a single space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules_html: Option<String>,
    /// Who moderates it; only for a single space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderators: Option<Vec<Author>>,
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
        rules_html: None,
        moderators: None,
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
    json(200, &one(&app, &visit, visit.part("space")).await?)
}

async fn one(app: &App, visit: &Visit, slug: &str) -> Result<SpaceOut> {
    let (viewer, slug) = (visit.viewer.clone(), slug.to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let moderators = spaces::moderators(c, space.id)?;
        let people = accounts::authors(c, &moderators)?;
        let named = moderators
            .iter()
            .filter_map(|id| Author::of(people.get(id)));
        Ok(SpaceOut {
            moderators: Some(named.collect()),
            rules_html: Some(space.rules_html.clone()),
            ..space_out(&space)
        })
    });
    found.await
}

/// Opens a space; who opens it is its first moderator.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `Conflict` for an address word that is taken.
#[utoipa::path(post, path = "/api/v1/spaces", request_body = SpaceSettings,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = SpaceOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    may_open(&app, &visit).await?;
    let slug: String = made(&open(&app, &visit, &visit.json()?).await?)?;
    created(&urls::api_space(&slug), &one(&app, &visit, &slug).await?)
}

/// The settings of a space.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/settings",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = SpaceSettings)))]
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    versioned(&SpaceSettings::of(&managed(&app, &visit).await?.0))
}

/// Changes the settings of a space; what is left out is emptied.
///
/// # Errors
/// As the page that does it, but what `If-Match` names is stale: 412; 428 without it.
#[utoipa::path(put, path = "/api/v1/spaces/{space}/settings", request_body = SpaceSettings,
    params(("space" = String, Path, description = "Address word"),
        ("If-Match" = String, Header, description = "The tag that the settings were given with"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = SpaceSettings), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    managed(&app, &visit).await?;
    let (version, sent): (_, SpaceSettings) = (visit.version()?, visit.json()?);
    let (new, key, viewer) = (sent.parse(&app).await?, visit.act()?, visit.viewer.clone());
    let slug = visit.part("space").to_owned();
    let done = app.db.write(move |tx| {
        let now = tx.now();
        let done = idempotency::once(tx, &key, |tx| {
            let (space, _) = run_by(tx, &viewer, &slug, now)?;
            unchanged(&SpaceSettings::of(&space), &version)?;
            spaces::change(tx, &viewer, &space, &new)?;
            Ok(urls::space(&new.slug))
        })?;
        Ok(run_by(tx, &viewer, &made::<String>(&done.location())?, now)?.0)
    });
    versioned(&SpaceSettings::of(&done.await?))
}
