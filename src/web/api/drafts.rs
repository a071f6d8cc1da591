//! Drafts for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::tagged;
use crate::app::App;
use crate::base::{Error, Result};
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::questions;
use crate::spaces;
use crate::threads::{self, Draft, Target, Words};
use crate::web::door::{Reply, Visit, json, no_content, urls};
use crate::web::questions::forum_title;

/// A text that is not published yet.
#[derive(Serialize, ToSchema)]
pub struct DraftOut {
    /// forum-1, thread-2, post-3 (an answer to it) or edit-4 (a change of it).
    pub target: String,
    /// Title of a new thread.
    pub title: String,
    /// Names of a new thread's tags, as they were typed.
    pub tags: Vec<String>,
    /// Markdown.
    pub body: String,
    /// BCP 47 code; empty where it is to be guessed.
    pub lang: String,
    /// The revision that a changed text was written from; 0 for a new text.
    pub base: i32,
    /// Where a question is about.
    pub place: String,
    /// What it rests on.
    pub sources: String,
    /// Address words of the offices that it is put to.
    pub offices: Vec<String>,
    /// Its asker does not know whom to ask.
    pub unsure: bool,
    /// Grows with each save; send it back.
    pub version: i32,
    /// RFC 3339, UTC.
    pub saved_at: String,
}

/// All drafts of a person.
#[derive(Serialize, ToSchema)]
pub struct DraftList {
    /// The newest first, at most 100.
    pub items: Vec<DraftOut>,
}

/// A draft to be kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftIn {
    /// Title of a new thread, at most 200 characters.
    #[serde(default)]
    title: String,
    /// Names of a new thread's tags, at most 500 characters together.
    #[serde(default)]
    tags: Vec<String>,
    /// Markdown, at most 50,000 characters.
    body: String,
    /// BCP 47 code.
    #[serde(default)]
    lang: String,
    /// The revision that a changed text was written from.
    #[serde(default)]
    base: i32,
    /// Where a question is about; what was kept of it stays where this is left out, as with the three below. Only where
    /// all is said does what is empty take the place of what a returned question says.
    place: Option<String>,
    /// What it rests on.
    sources: Option<String>,
    /// Address words of the offices that it is put to.
    offices: Option<Vec<String>>,
    /// Its asker does not know whom to ask.
    unsure: Option<bool>,
    /// The version that was seen last; 0 for none.
    #[serde(default)]
    version: i32,
}

impl DraftIn {
    /// What is to be kept, with what was kept of a question where that is not said.
    fn words(&self, old: Words) -> Words {
        // Who leaves some of it out may not know that it is there: that is no word that it is empty.
        let whom = self.offices.is_some() || self.unsure.is_some();
        let known = old.says_all() || (whom && self.place.is_some() && self.sources.is_some());
        let offices: Vec<&str> = match &self.offices {
            Some(named) => named.iter().map(String::as_str).collect(),
            None => old.office_names().collect(),
        };
        let unsure = self.unsure.unwrap_or_else(|| old.is_unsure());
        let told = Words::put_to(offices.into_iter(), unsure);
        Words {
            title: self.title.clone(),
            tags: self.tags.join(", "),
            body: self.body.clone(),
            lang: self.lang.clone(),
            base: self.base,
            offices: match known {
                true => told,
                false => Words::without_sign(&told),
            },
            place: self.place.clone().unwrap_or(old.place),
            sources: self.sources.clone().unwrap_or(old.sources),
        }
    }
}

fn out(draft: Draft) -> DraftOut {
    DraftOut {
        target: draft.target.to_string(),
        tags: draft.words.tag_names().map(str::to_owned).collect(),
        offices: draft.words.office_names().map(str::to_owned).collect(),
        unsure: draft.words.is_unsure(),
        place: draft.words.place,
        sources: draft.words.sources,
        title: draft.words.title,
        body: draft.words.body,
        lang: draft.words.lang,
        base: draft.words.base,
        version: draft.version,
        saved_at: rfc3339(draft.saved_at),
    }
}

/// The drafts of the signed-in person.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/drafts",
    responses((status = 200, body = DraftList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let drafts = app.db.read(move |c| threads::drafts(c, &viewer)).await?;
    json(
        200,
        &DraftList {
            items: drafts.into_iter().map(out).collect(),
        },
    )
}

/// The draft for one place.
///
/// # Errors
/// `NotFound` when there is none.
#[utoipa::path(get, path = "/api/v1/drafts/{target}",
    params(("target" = String, Path, description = "forum-1, thread-2, post-3 or edit-4")),
    responses((status = 200, body = DraftOut)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let draft = one(&app, &visit, target(&visit)?).await?;
    Ok(tagged(json(200, &draft)?, draft.version))
}

/// Keeps the draft for one place; that of a question where nobody has asked yet is kept for the forum that it brings:
/// `target` of the answer is its name from then on.
///
/// # Errors
/// As the page that does it; `Conflict(draft_conflict)` with the text that another device saved.
#[utoipa::path(put, path = "/api/v1/drafts/{target}", request_body = DraftIn,
    params(("target" = String, Path, description = "forum-1, thread-2, post-3, edit-4, or asked-5 where nobody has asked"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = DraftOut)))]
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (target, sent): (_, DraftIn) = (target(&visit)?, visit.json()?);
    let most = app.config.limits.opening_max;
    let unasked = unasked(&app, &visit, target).await?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let target = match &unasked {
                Some((slug, title)) => {
                    questions::place_to_ask(tx, &viewer, (slug.as_str(), title.as_str()))?
                }
                None => target,
            };
            let old = threads::draft(tx, &viewer, target)?.map(|draft| draft.words);
            let words = sent.words(old.unwrap_or_default()).within(most)?;
            threads::save_draft(tx, &viewer, target, sent.version, &words)?;
            Ok(urls::api_draft(target))
        })
    });
    let kept = done.await?.location();
    let kept = kept.rsplit('/').next().and_then(|name| name.parse().ok());
    let draft = one(&app, &visit, kept.unwrap_or(target)).await?;
    Ok(tagged(json(200, &draft)?, draft.version))
}

/// A space where nobody has asked yet, and what its forum of questions will be called.
async fn unasked(app: &App, visit: &Visit, target: Target) -> Result<Option<(String, String)>> {
    let Target::Asked(id) = target else {
        return Ok(None);
    };
    let viewer = visit.viewer.clone();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::space_by_id(c, &sight, id)
    });
    let space = read.await?;
    Ok(Some((space.slug, forum_title(app, &space.lang))))
}

/// Throws the draft for one place away.
///
/// # Errors
/// `SignIn` for a visitor; `NotFound` for a community, which brings a draft and keeps none.
#[utoipa::path(delete, path = "/api/v1/drafts/{target}",
    params(("target" = String, Path, description = "forum-1, thread-2, post-3 or edit-4"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "It is gone")))]
pub async fn discard(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (target, key, viewer) = (target(&visit)?, visit.act()?, visit.viewer.clone());
    if matches!(target, Target::Asked(_)) {
        return Err(Error::NotFound);
    }
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::discard_draft(tx, &viewer, target)?;
            Ok(urls::api_draft(target))
        })
    });
    done.await?;
    Ok(no_content())
}

fn target(visit: &Visit) -> Result<Target> {
    visit.part("target").parse().map_err(|()| Error::NotFound)
}

async fn one(app: &App, visit: &Visit, target: Target) -> Result<DraftOut> {
    let viewer = visit.viewer.clone();
    let draft = app
        .db
        .read(move |c| threads::draft(c, &viewer, target))
        .await?;
    draft.map(out).ok_or(Error::NotFound)
}
