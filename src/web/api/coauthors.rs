//! Who writes an article along, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Author, created};
use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::blogs::{self, Authorship, Coauthor};
use crate::db::Tx;
use crate::idempotency;
use crate::web::blogs::invite_coauthor;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};

/// Somebody who writes an article along, or is asked to.
#[derive(Serialize, ToSchema)]
pub struct CoauthorOut {
    #[serde(flatten)]
    pub person: Author,
    /// invited or accepted.
    pub state: String,
}

/// Who is asked to write an article along.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CoauthorIn {
    /// User name.
    name: String,
}

/// Who writes an article along, in the order in which they were asked; those who have not answered are told to those
/// who write it, and each to himself.
///
/// # Errors
/// `NotFound` when the viewer neither sees the article nor is asked to write it along.
#[utoipa::path(get, path = "/api/v1/articles/{id}/authors",
    params(("id" = i64, Path, description = "Number of its thread")),
    responses((status = 200, body = Vec<CoauthorOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &listed(&app, &visit, visit.id("id")?).await?)
}

async fn listed(app: &App, visit: &Visit, id: ThreadId) -> Result<Vec<CoauthorOut>> {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| {
        let writes = match blogs::article(c, &viewer, id) {
            Err(Error::NotFound) => blogs::invitation(c, &viewer, id).map(|_| None)?,
            single => Some(single?),
        };
        let (sees, all) = match &writes {
            None => (false, false),
            Some(single) => {
                let facts = single.facts();
                (true, facts.keeper || facts.coauthor)
            }
        };
        let told = |one: &Coauthor| {
            let own = viewer.id() == Some(one.person.id);
            own || all || (sees && one.state == Authorship::Accepted)
        };
        Ok(blogs::coauthors_of(c, id)?
            .into_iter()
            .filter(told)
            .collect::<Vec<_>>())
    });
    let out = |one: Coauthor| {
        Some(CoauthorOut {
            person: Author::of(Some(&one.person))?,
            state: one.state.as_str().to_owned(),
        })
    };
    Ok(found.await?.into_iter().filter_map(out).collect())
}

/// Asks somebody to write an article along.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/articles/{id}/authors", request_body = CoauthorIn,
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = Vec<CoauthorOut>), (status = 423, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (ThreadId, CoauthorIn) = (visit.id("id")?, visit.json()?);
    invite_coauthor(&app, &visit, id, &sent.name).await?;
    let all = listed(&app, &visit, id).await?;
    created(&urls::api_article_authors(id), &all)
}

/// Takes somebody off the list: its author anybody, everybody himself.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/articles/{id}/authors/{name}",
    params(("id" = i64, Path, description = "Number of its thread"), ("name" = String, Path, description = "User name"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "He is not on it any more")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, name): (ThreadId, _) = (visit.id("id")?, visit.part("name").to_owned());
    let viewer = visit.viewer.clone();
    act(&app, &visit, id, move |tx| {
        blogs::end_authorship(tx, &viewer, id, &name).map(drop)
    })
    .await
}

/// Writes an article along from now on, as the caller was asked to.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/articles/{id}/authorship",
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "He writes it along"), (status = 423, body = Problem)))]
pub async fn accept(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    act(&app, &visit, id, move |tx| blogs::accept(tx, &viewer, id)).await
}

async fn act<F>(app: &App, visit: &Visit, id: ThreadId, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let key = visit.act()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| f(tx).map(|()| urls::api_article_authors(id)))
    });
    done.await?;
    Ok(no_content())
}
