//! Questions of people without an account for programs: taken down, their slips, and the codes of these.

use std::mem::take;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asking::asking;
use super::{created, made};
use crate::app::App;
use crate::base::{Error, ThreadId};
use crate::i18n::rfc3339;
use crate::questions::Whole;
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json, urls};
use crate::web::questions::intake::{Beside, Slip, read, take_down};
use crate::web::questions::{Typed, use_slip};

asking! {
    /// A question that a moderator takes down for somebody without an account.
    IntakeIn {
        /// How its asker is named.
        alias: String,
        /// paper, phone or visit.
        how: String,
        /// Where the paper lies; moderators alone read it. At most 200 characters.
        #[serde(default)]
        evidence: String,
        /// The asker agrees that it is published.
        consent: bool,
        /// Names of tags of the community.
        #[serde(default)]
        tags: Vec<String>,
    }
}

/// What its asker takes home.
#[derive(Serialize, ToSchema)]
pub struct SlipOut {
    /// Number of the question.
    pub id: i64,
    /// How its asker is named.
    pub alias: String,
    /// paper, phone or visit.
    pub how: String,
    /// Where the paper lies.
    pub evidence: String,
    /// With it its asker follows or claims it; none once it is claimed or has run out.
    pub code: Option<String>,
    /// Until when the code is good. RFC 3339, UTC.
    pub expires_at: String,
    /// Somebody has claimed it.
    pub claimed: bool,
    /// Path of its page.
    pub url: String,
}

/// The code of a slip.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimIn {
    code: String,
    /// claim or follow.
    #[serde(rename = "do")]
    act: String,
    /// Claimed by the caller's own name.
    #[serde(default)]
    named: bool,
}

/// Where the question of a code is.
#[derive(Serialize, ToSchema)]
pub struct ClaimOut {
    /// Number of the question.
    pub id: i64,
}

fn out(slip: &Slip) -> Option<SlipOut> {
    let id = slip.whole.question.thread;
    let intake = slip.whole.intake.as_ref()?;
    Some(SlipOut {
        id: id.0,
        alias: slip.alias.clone(),
        how: intake.how.as_str().to_owned(),
        evidence: intake.evidence.clone(),
        code: slip.code.clone(),
        expires_at: rfc3339(intake.expires_at),
        claimed: intake.claimed_by.is_some(),
        url: urls::question(id),
    })
}

/// Takes a question down for somebody without an account.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/intakes", request_body = IntakeIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ClaimOut), (status = 403, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let mut sent: IntakeIn = visit.json()?;
    let beside = Beside {
        alias: take(&mut sent.alias),
        how: take(&mut sent.how),
        evidence: take(&mut sent.evidence),
        consent: sent.consent,
    };
    let typed = Typed {
        tags: Some(take(&mut sent.tags)),
        ..sent.asked()
    };
    let location = take_down(&app, &visit, (&typed, &beside)).await?;
    let id: ThreadId = made(urls::of_slip(&location))?;
    created(&urls::api_question(id), &ClaimOut { id: id.0 })
}

/// The slip of a question that was taken down.
///
/// # Errors
/// As the page that shows it.
#[utoipa::path(get, path = "/api/v1/questions/{id}/slip", params(("id" = i64, Path, description = "Number")),
    responses((status = 200, body = SlipOut), (status = 403, body = Problem)))]
pub async fn slip(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let slip = read(&app, &visit).await?;
    json(200, &out(&slip).ok_or(Error::NotFound)?)
}

/// Follows or claims the question of a slip.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/claims", request_body = ClaimIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = ClaimOut), (status = 422, body = Problem)))]
pub async fn claim(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ClaimIn = visit.json()?;
    let follows = match sent.act.as_str() {
        "claim" => false,
        "follow" => true,
        _ => return Err(Error::field("do", "choice")),
    };
    let location = use_slip(&app, &visit, &sent.code, (follows, sent.named)).await?;
    let id: ThreadId = made(&location)?;
    json(200, &ClaimOut { id: id.0 })
}

/// That a question was taken down, as all may read it.
#[derive(Serialize, ToSchema)]
pub struct TakenDownOut {
    /// paper, phone or visit.
    pub how: String,
    /// Its asker has claimed it since.
    pub claimed: bool,
}

/// As the question's page says it.
pub fn taken_down(whole: &Whole) -> Option<TakenDownOut> {
    let intake = whole.intake.as_ref()?;
    Some(TakenDownOut {
        how: intake.how.as_str().to_owned(),
        claimed: intake.claimed_by.is_some(),
    })
}
