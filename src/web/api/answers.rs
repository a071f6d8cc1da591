//! Texts that the people of an office write together, for programs: what is not published yet, and templates.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Author;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{AddresseeId, Result, UserId};
use crate::db::Conn;
use crate::i18n::rfc3339;
use crate::questions::{self, Draft, Whole};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json};
use crate::web::offices::{act_templates, read_templates};

/// A text that is not published yet.
#[derive(Serialize, ToSchema)]
pub struct DraftOut {
    /// draft, proposed, approved or returned.
    pub state: String,
    /// Grows with every act; name it in the next.
    pub version: i32,
    /// The Markdown.
    pub text: String,
    /// BCP 47 code; empty where nobody named it.
    pub lang: String,
    pub writer: Option<Author>,
    pub proposer: Option<Author>,
    /// Who approved or returned it.
    pub decider: Option<Author>,
    /// What he said.
    pub note: String,
    /// RFC 3339, UTC.
    pub saved_at: String,
}

/// A text that an office uses again and again.
#[derive(Serialize, ToSchema)]
pub struct TemplateOut {
    /// Its number.
    pub id: i64,
    pub title: String,
    /// The Markdown.
    pub text: String,
}

/// Something that is done to the templates of an office.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TemplateAct {
    /// save (id where it is there already, title, text) or end (id).
    r#do: String,
    /// Number of the template; empty for a new one.
    id: String,
    /// At most 100 characters.
    title: String,
    /// Markdown, at most 20,000 characters.
    text: String,
}

/// What the people of these offices have written, for a caller who is one of them.
pub(super) fn drafts(c: &mut Conn, whole: &Whole) -> Result<HashMap<AddresseeId, DraftOut>> {
    let mut found = HashMap::new();
    for placed in &whole.before {
        if let Some(draft) = questions::draft(c, placed)? {
            let people = [Some(draft.writer), draft.proposer, draft.decider];
            let people: Vec<UserId> = people.into_iter().flatten().collect();
            let people = accounts::authors(c, &people)?;
            found.insert(placed.addressee.id, draft_out(&draft, &people));
        }
    }
    Ok(found)
}

fn draft_out(draft: &Draft, people: &HashMap<UserId, Person>) -> DraftOut {
    let author = |id: Option<UserId>| Author::of(id.and_then(|id| people.get(&id)));
    DraftOut {
        state: draft.state.as_str().to_owned(),
        version: draft.version,
        text: draft.text.clone(),
        lang: draft.lang.clone(),
        writer: author(Some(draft.writer)),
        proposer: author(draft.proposer),
        decider: author(draft.decider),
        note: draft.note.clone(),
        saved_at: rfc3339(draft.saved_at),
    }
}

async fn list(app: &App, visit: &Visit) -> Result<Vec<TemplateOut>> {
    let (.., all) = read_templates(app, visit).await?;
    let out = all.into_iter().map(|one| TemplateOut {
        id: one.id.0,
        title: one.title,
        text: one.text,
    });
    Ok(out.collect())
}

/// The templates of an office, for those who act for it.
///
/// # Errors
/// `NotFound` when the caller does not see the office; `Refused` unless he acts for it.
#[utoipa::path(get, path = "/api/v1/offices/{office}/templates",
    params(("office" = String, Path, description = "Address word")),
    responses((status = 200, body = Vec<TemplateOut>), (status = 403, body = Problem)))]
pub async fn templates(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &list(&app, &visit).await?)
}

/// Keeps a template of an office, or throws one away.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/offices/{office}/templates", request_body = TemplateAct,
    params(("office" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = Vec<TemplateOut>)))]
pub async fn save_templates(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: TemplateAct = visit.json()?;
    act_templates(&app, &visit, [sent.r#do, sent.id, sent.title, sent.text]).await?;
    json(200, &list(&app, &visit).await?)
}
