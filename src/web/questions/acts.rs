//! What is done to a question as a whole: judged, withdrawn, appealed.

use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::idempotency;
use crate::questions::{self, Judgement};
use crate::web::door::{Reply, Visit, see_other, urls};

/// An act on a question.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// `approve`, `return`, `decline`, `withdraw`, `appeal`, `uphold` or `reverse`.
    #[serde(rename = "do")]
    pub what: String,
    /// The version that the caller saw; not asked for by an appeal and its decision.
    #[serde(default)]
    pub version: i32,
    /// Why; needed by all but an approval and a withdrawal.
    #[serde(default)]
    pub note: String,
    /// Of a decline: its reason.
    #[serde(default)]
    pub code: String,
    /// Of a decline as a duplicate: number of the other question.
    #[serde(default)]
    pub duplicate_of: String,
    /// Of an approval: address words of the offices, where the asker named none.
    #[serde(default)]
    pub offices: Vec<String>,
}

impl Deed {
    fn sent(visit: &Visit) -> Deed {
        let field = |name| visit.form.get(name).to_owned();
        Deed {
            what: field("do"),
            version: visit.form.get("version").parse().unwrap_or(0),
            note: field("note"),
            code: field("code"),
            duplicate_of: field("duplicate_of"),
            offices: visit.form.all("offices").map(str::to_owned).collect(),
        }
    }
}

/// `POST /questions/{id}/acts`
///
/// # Errors
/// `NotFound` when the viewer does not see the question; what was typed comes back with every other refusal.
pub async fn create_act(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    match perform(&app, &visit, id, Deed::sent(&visit)).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => super::own::page(&app, &visit, Some(&error)).await,
    }
}

/// Does it; where its page is.
///
/// # Errors
/// `NotFound`, `Refused`, `Conflict` or `Invalid`, as the act says.
pub async fn perform(app: &App, visit: &Visit, id: ThreadId, deed: Deed) -> Result<String> {
    let key = visit.act()?;
    let (viewer, packs) = (visit.viewer.clone(), app.packs.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let at = (id, deed.version);
            match deed.what.as_str() {
                "withdraw" => questions::withdraw(tx, &viewer, at, &packs)?,
                "appeal" => questions::appeal(tx, &viewer, id, &deed.note)?,
                "uphold" | "reverse" => {
                    let granted = deed.what == "reverse";
                    questions::decide_appeal(tx, &viewer, (id, granted), &deed.note, &packs)?;
                }
                _ => {
                    let fields = [&deed.what, &deed.code, &deed.note, &deed.duplicate_of];
                    let offices: Vec<&str> = deed.offices.iter().map(String::as_str).collect();
                    let judgement = Judgement::parse(fields.map(String::as_str), &offices)?;
                    questions::judge(tx, &viewer, at, &judgement, &packs)?;
                }
            }
            Ok(urls::question(id))
        })
    });
    match done.await {
        Ok(done) => Ok(done.location()),
        // An empty note is typed into the field of the appeal.
        Err(Error::Invalid(mut fields)) => {
            for field in &mut fields {
                if field.field == "appeal" {
                    field.field = "note".into();
                }
            }
            Err(Error::Invalid(fields))
        }
        Err(error) => Err(error),
    }
}
