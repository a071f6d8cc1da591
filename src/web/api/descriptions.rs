//! What pictures show, for programs.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Author;
use super::reading::mark;
use crate::app::App;
use crate::base::PostId;
use crate::i18n::rfc3339;
use crate::threads::{self, Described, Description};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json};

/// A picture that its author left without a description.
#[derive(Serialize, ToSchema)]
pub struct PictureOut {
    /// Name of its file: 32 hexadecimal digits.
    pub file: String,
    /// Path of its smallest form.
    pub url: String,
    /// What somebody says it shows.
    pub text: Option<String>,
}

/// What somebody said of a picture.
#[derive(Serialize, ToSchema)]
pub struct DescriptionOut {
    /// Name of the picture's file.
    pub file: String,
    /// Empty where the description was taken away.
    pub text: String,
    /// Who said it.
    pub author: Option<Author>,
    /// RFC 3339, UTC.
    pub created_at: String,
}

/// The pictures of a post that its author left without a description.
#[derive(Serialize, ToSchema)]
pub struct PictureList {
    /// In the order of the text.
    pub items: Vec<PictureOut>,
    /// What was said of them, the newest first, at most 200.
    pub history: Vec<DescriptionOut>,
}

/// What pictures of a post show.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DescriptionsIn {
    /// Words by the name of the picture's file, at most 500 characters; empty words take a description away.
    descriptions: BTreeMap<String, String>,
}

/// The pictures of a post that its author left without a description, and what was said of them.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(get, path = "/api/v1/posts/{id}/descriptions", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = PictureList), (status = 410, body = Problem), (status = 423, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let found = app
        .db
        .read(move |c| threads::pictures(c, &viewer, id, now))
        .await?;
    let item = |one: &Described| PictureOut {
        file: one.picture.file.clone(),
        url: one.picture.url.clone(),
        text: one.stands.as_ref().map(|stands| stands.text.clone()),
    };
    let past = |one: &Description| DescriptionOut {
        file: one.file.clone(),
        text: one.text.clone(),
        author: Author::of(found.people.get(&one.by)),
        created_at: rfc3339(one.at),
    };
    let items = found.pictures.iter().map(item).collect();
    let history = found.past.iter().map(past).collect();
    json(200, &PictureList { items, history })
}

/// Says what pictures of a post show that its author left without a description.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/descriptions", request_body = DescriptionsIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "They stand"), (status = 410, body = Problem),
        (status = 423, body = Problem)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let sent: DescriptionsIn = visit.json()?;
    let given: Vec<(String, String)> = sent.descriptions.into_iter().collect();
    mark(&app, &visit, move |tx| {
        threads::describe(tx, &viewer, id, &given)
    })
    .await
}
