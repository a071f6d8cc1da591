//! Posts that wait for a moderator, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Author;
use super::posts::{PostOut, out};
use crate::accounts;
use crate::app::App;
use crate::base::{Error, PostId, UserId};
use crate::idempotency;
use crate::spaces::{self, Decide, Facts};
use crate::threads;
use crate::web::door::{Reply, Visit, json, no_content, urls};

/// What waits in a space.
#[derive(Serialize, ToSchema)]
pub struct WaitingList {
    /// The posts with their Markdown, the longest wait first; at most 50.
    pub items: Vec<PostOut>,
}

/// What a moderator decides.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionIn {
    /// approve or refuse.
    #[serde(rename = "do")]
    act: String,
    /// Why not: a reason of removals.
    #[serde(default)]
    reason: String,
    /// Words to the author, at most 1,000 characters.
    #[serde(default)]
    note: String,
}

/// The posts that wait for a space's moderators.
///
/// # Errors
/// `NotFound` when the viewer does not see the space; `Refused` unless he moderates it.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/waiting",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = WaitingList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let now = app.clock.now();
    let (waiting, people) = app
        .db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            let may = spaces::may(&viewer, &sight, space.id, None, now);
            may.check::<Decide>(&Facts::default())?;
            let waiting = threads::waiting_in(c, &sight, space.id)?;
            let authors: Vec<UserId> = waiting.iter().map(|w| w.post.author).collect();
            Ok((waiting, accounts::authors(c, &authors)?))
        })
        .await?;
    let items = waiting.into_iter().map(|w| {
        let author = Author::of(people.get(&w.post.author));
        out(&w.post, author, Some(w.source), &[])
    });
    json(
        200,
        &WaitingList {
            items: items.collect(),
        },
    )
}

/// Lets a waiting post through, or refuses it with a reason.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/posts/{id}/decision", request_body = DecisionIn,
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Decided")))]
pub async fn decide(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer): (PostId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let sent: DecisionIn = visit.json()?;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            match sent.act.as_str() {
                "approve" => threads::approve(tx, &viewer, id)?,
                "refuse" => threads::refuse(tx, &viewer, id, &sent.reason, &sent.note)?,
                _ => return Err(Error::field("do", "choice")),
            }
            Ok(urls::api_post(id))
        })
    });
    done.await?;
    Ok(no_content())
}
