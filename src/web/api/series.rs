//! The series of blogs for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::blogs::{ArticleOut, entry_out};
use super::{created, made};
use crate::app::App;
use crate::base::{Error, Result, SeriesId, ThreadId};
use crate::blogs::{self, NewSeries, Series};
use crate::db::Tx;
use crate::idempotency;
use crate::spaces;
use crate::web::blogs::change;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, no_content, urls};

/// A series of a blog.
#[derive(Serialize, ToSchema)]
pub struct SeriesOut {
    /// Number of the series.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// How many articles of it stand.
    pub articles: i64,
    /// Path of its page.
    pub url: String,
}

impl SeriesOut {
    fn of(slug: &str, series: &Series) -> SeriesOut {
        SeriesOut {
            id: series.id.0,
            title: series.title.clone(),
            about: series.about.clone(),
            articles: series.parts,
            url: urls::series(slug, series.id),
        }
    }
}

/// A series with its articles in their order.
#[derive(Serialize, ToSchema)]
pub struct SeriesWhole {
    #[serde(flatten)]
    pub series: SeriesOut,
    pub items: Vec<ArticleOut>,
}

/// A series to be, or what it is called from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesIn {
    /// 1 to 120 characters.
    title: String,
    /// At most 1,000 characters.
    #[serde(default)]
    about: String,
    /// For a change: the numbers of all its articles that the caller sees, in their new order; as it is when left out.
    #[serde(default)]
    order: Option<Vec<i64>>,
}

/// The series that an article is in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartIn {
    /// Number of a series of its blog; none for none.
    series: Option<i64>,
}

/// The series of a blog, the oldest first.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}/series",
    params(("blog" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<SeriesOut>)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        let all = blogs::series_of(c, blog.forum.id)?;
        Ok(all
            .iter()
            .map(|one| SeriesOut::of(&slug, one))
            .collect::<Vec<_>>())
    });
    json(200, &found.await?)
}

/// A series with its published articles.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog, or it has no such series.
#[utoipa::path(get, path = "/api/v1/blogs/{blog}/series/{id}",
    params(("blog" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number")),
    responses((status = 200, body = SeriesWhole)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &whole(&app, &visit, visit.id("id")?).await?)
}

async fn whole(app: &App, visit: &Visit, id: SeriesId) -> Result<SeriesWhole> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let (blog, series) = blogs::find_series(c, &sight, &slug, id)?;
        let parts = blogs::parts(c, &sight, id, false)?;
        Ok(SeriesWhole {
            series: SeriesOut::of(&blog.slug, &series),
            items: parts.iter().map(entry_out).collect(),
        })
    });
    found.await
}

/// Opens a series.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/blogs/{blog}/series", request_body = SeriesIn,
    params(("blog" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = SeriesWhole)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: SeriesIn = visit.json()?;
    let new = NewSeries::parse(&sent.title, &sent.about)?;
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let location = write(&app, &visit, move |tx| {
        let id = blogs::open_series(tx, &viewer, &slug, &new)?;
        Ok(urls::api_series(&slug, id))
    });
    let location = location.await?;
    created(&location, &whole(&app, &visit, made(&location)?).await?)
}

/// Changes what a series is called, and the order of its articles.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/blogs/{blog}/series/{id}", request_body = SeriesIn,
    params(("blog" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = SeriesWhole)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, sent): (SeriesId, SeriesIn) = (visit.id("id")?, visit.json()?);
    let new = NewSeries::parse(&sent.title, &sent.about)?;
    let order = sent
        .order
        .map(|ids| ids.into_iter().map(ThreadId).collect());
    let at = (visit.part("blog").to_owned(), id);
    change(&app, &visit, at, new, order).await?;
    json(200, &whole(&app, &visit, id).await?)
}

/// Ends a series; its articles stay.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(delete, path = "/api/v1/blogs/{blog}/series/{id}",
    params(("blog" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is gone")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (SeriesId, _) = (visit.id("id")?, visit.viewer.clone());
    let slug = visit.part("blog").to_owned();
    write(&app, &visit, move |tx| {
        blogs::end_series(tx, &viewer, (&slug, id))?;
        Ok(urls::api_blog(&slug))
    })
    .await?;
    Ok(no_content())
}

/// Puts an article into a series, or takes it out.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(put, path = "/api/v1/articles/{id}/series", request_body = PartIn,
    params(("id" = i64, Path, description = "Number of its thread"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is there"), (status = 423, body = Problem)))]
pub async fn put(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let sent: PartIn = visit.json()?;
    if sent.series.is_some_and(|id| id < 1) {
        return Err(Error::field("series", "choice"));
    }
    write(&app, &visit, move |tx| {
        blogs::put(tx, &viewer, id, sent.series.map(SeriesId))?;
        Ok(urls::api_article(id))
    })
    .await?;
    Ok(no_content())
}

async fn write<F>(app: &App, visit: &Visit, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>) -> Result<String> + Send + 'static,
{
    let key = visit.act()?;
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx)));
    Ok(done.await?.location())
}
