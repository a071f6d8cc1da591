//! People for programs: names to complete, and what somebody shows of himself.

use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::Author;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::Result;
use crate::base::text::line;
use crate::i18n::rfc3339;
use crate::markup;
use crate::spaces;
use crate::web::accounts::read_person;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};

/// Names that one answer offers.
const MOST: usize = 8;

/// What somebody shows of himself.
#[derive(Serialize, ToSchema)]
pub struct PersonOut {
    /// User name.
    pub name: String,
    /// The name that pages show.
    pub display_name: String,
    /// About himself.
    pub about: String,
    /// True for who runs the site.
    pub administrator: bool,
    /// Path that leads to his picture.
    pub picture: Option<String>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// His last posts that the viewer may see, at most 20.
    pub posts: Vec<ExcerptOut>,
}

/// The beginning of a post.
#[derive(Serialize, ToSchema)]
pub struct ExcerptOut {
    /// Number of the post.
    pub id: i64,
    /// Title of its thread.
    pub title: String,
    /// Plain text, at most 200 characters.
    pub text: String,
    /// RFC 3339, UTC.
    pub created_at: String,
}

/// What somebody shows of himself.
///
/// # Errors
/// `NotFound` when there is nobody of this name.
#[utoipa::path(get, path = "/api/v1/people/{name}", params(("name" = String, Path, description = "User name")),
    responses((status = 200, body = PersonOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (person, picture, posts, ..) = read_person(&app, &visit).await?;
    let posts = posts.into_iter().map(|written| ExcerptOut {
        id: written.post.0,
        title: written.title.0,
        text: markup::excerpt(&written.text.0, 200),
        created_at: rfc3339(written.at),
    });
    let out = PersonOut {
        name: person.name,
        display_name: person.display_name,
        about: person.about,
        administrator: person.administrator,
        picture: picture.map(|name| urls::avatar(&name, "192")),
        created_at: rfc3339(person.created_at),
        posts: posts.collect(),
    };
    json(200, &out)
}

/// People whose names begin like this and who may read there; at most 8, members first.
///
/// # Errors
/// `NotFound` when the viewer may not see the space or the forum; `TooMany` after 120 a minute.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/people",
    params(("space" = String, Path, description = "Address word"),
        ("forum" = Option<String>, Query, description = "Address word: only people who may read that forum"),
        ("prefix" = String, Query, description = "How a user name, or a word of a shown name, begins; nobody without")),
    responses((status = 200, body = Vec<Author>), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    visit.brake(&app).people(&app, &visit.viewer)?;
    let people = read(&app, &visit).await?;
    let names = people.iter().map(|person| Author::of(Some(person)));
    json(200, &names.collect::<Vec<_>>())
}

async fn read(app: &App, visit: &Visit) -> Result<Vec<Person>> {
    let prefix = line("prefix", visit.query.get("prefix"), 0..=30)?;
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let forum = visit.query.get("forum").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let (space, forum) = match forum.as_str() {
            "" => (spaces::find(c, &sight, &slug)?, None),
            forum => {
                let (space, forum) = spaces::find_forum(c, &sight, &slug, forum)?;
                (space, Some(forum))
            }
        };
        if prefix.is_empty() {
            return Ok(Vec::new());
        }
        let mut people = accounts::beginning(c, space.id, &prefix, !space.kind.is_open())?;
        let reading = spaces::readers(c, &space, forum.as_ref(), &people)?;
        people.retain(|person| reading.contains(&person.id) && Some(person.id) != viewer.id());
        people.truncate(MOST);
        Ok(people)
    });
    found.await
}
