//! The one place that makes an error a page or a problem document (RFC 9457).

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderValue};
use askama::Template;
use serde::Serialize;
use utoipa::ToSchema;

use super::form::Faults;
use super::{Visit, held, html, json, proof, put_off, respond, urls};
use crate::app::App;
use crate::base::{Brake, Error};
use crate::i18n::{Arg, Texts, rfc3339};
use crate::web::layout::Page;

/// The status of an error.
pub fn status(error: &Error) -> u16 {
    match error {
        Error::NotFound => 404,
        Error::Gone => 410,
        Error::SignIn => 401,
        Error::StepUp | Error::Refused(_) => 403,
        Error::Locked(_) => 423,
        Error::TooLarge => 413,
        Error::BadType => 415,
        Error::Invalid(faults) if faults.iter().any(|fault| fault.code == "cursor_invalid") => 400,
        Error::Invalid(faults) if faults.iter().any(|fault| fault.code == "if_match_required") => {
            428
        }
        Error::Invalid(faults) if faults.iter().any(|fault| fault.code == "too_slow") => 408,
        Error::Invalid(_) | Error::Unknown(_) => 422,
        Error::Conflict(_) => 409,
        Error::TooMany(_) => 429,
        Error::Braked(brake) if brake.until.is_some() => 429,
        Error::Braked(_) => 422,
        Error::Busy => 503,
        Error::Broken(_) => 500,
    }
}

/// The status for a program: what `If-Match` names is stale (RFC 9110, 15.5.13), where a page says 409.
fn api_status(error: &Error) -> u16 {
    match error {
        Error::Conflict(conflict) if conflict.code == "edit_conflict" => 412,
        other => status(other),
    }
}

/// The stable code of an error.
pub fn code(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "not_found",
        Error::Gone => "purged",
        Error::SignIn => "sign_in",
        Error::StepUp => "step_up",
        Error::Refused(rule) if rule.code == "scope_missing" => "scope_missing",
        Error::Refused(_) => "not_allowed",
        Error::Locked(_) => "locked",
        Error::TooLarge => "too_large",
        Error::BadType => "type_refused",
        Error::Invalid(fields) => fields.first().map_or("invalid", |field| field.code),
        Error::Unknown(word) => word.code,
        Error::Conflict(conflict) => conflict.code,
        Error::TooMany(_) => "rate_limited",
        Error::Braked(brake) if brake.until.is_some() => "rate_limited",
        Error::Braked(brake) => brake.rule,
        Error::Busy => "busy",
        Error::Broken(_) => "broken",
    }
}

/// A heading, and lines that say what it means and who can help.
pub fn words(t: &Texts<'_>, error: &Error) -> (String, Vec<String>) {
    let rule = |code: &str, lifter: &str| {
        let rule = t.say(&format!("rule-{}", code.replace('_', "-")));
        // What an administrator alone may do names already whom to ask.
        if code == "administrator_only" {
            return vec![rule];
        }
        vec![rule, t.say(&format!("lifter-{}", lifter.replace('_', "-")))]
    };
    match error {
        Error::NotFound => (
            t.say("problem-not-found"),
            vec![t.say("problem-not-found-lead")],
        ),
        Error::Gone => (t.say("problem-gone"), vec![t.say("problem-gone-lead")]),
        Error::SignIn => (
            t.say("problem-sign-in"),
            vec![t.say("problem-sign-in-lead")],
        ),
        Error::StepUp => (t.say("proof-title"), vec![t.say("proof-lead")]),
        Error::Refused(r) => (t.say("problem-refused"), rule(r.code, r.lifter)),
        Error::Locked(r) => (t.say("problem-locked"), rule(r.code, r.lifter)),
        Error::TooLarge => (
            t.say("problem-too-large"),
            vec![t.say("problem-too-large-lead")],
        ),
        Error::BadType => (
            t.say("problem-bad-type"),
            vec![t.say("problem-bad-type-lead")],
        ),
        Error::Invalid(_) | Error::Unknown(_) => {
            let said = Faults::of(t, error)
                .list
                .into_iter()
                .map(|(_, words)| words);
            (t.say("form-failed"), said.collect())
        }
        Error::Conflict(c) => (
            t.say("problem-conflict"),
            vec![t.say(&format!("conflict-{}", c.code.replace('_', "-")))],
        ),
        Error::TooMany(wait) => (t.say("problem-too-many"), vec![waiting(t, *wait)]),
        Error::Braked(brake) => braked(t, brake),
        Error::Busy => (t.say("problem-busy"), vec![t.say("problem-busy-lead")]),
        Error::Broken(_) => (t.say("problem-broken"), vec![t.say("problem-broken-lead")]),
    }
}

fn braked(t: &Texts<'_>, brake: &Brake) -> (String, Vec<String>) {
    let key = format!("brake-{}", brake.rule.replace('_', "-"));
    let (limit, actual) = (Arg::Number(brake.limit), Arg::Number(brake.actual));
    let mut lines = vec![t.with(&key, &[("limit", limit), ("actual", actual)])];
    let title = match brake.until {
        Some((_, wait)) => {
            lines.push(waiting(t, wait));
            "problem-too-many"
        }
        None => "problem-too-much",
    };
    lines.push(t.say(&format!("lifter-{}", brake.lifter)));
    (t.say(title), lines)
}

/// After how long something may be tried again.
fn waiting(t: &Texts<'_>, wait: Duration) -> String {
    let seconds = wait.as_secs() + 1;
    match seconds {
        0..=120 => t.count("problem-too-many-lead", seconds),
        121..=7200 => t.count("problem-too-many-minutes", seconds.div_ceil(60)),
        _ => t.count("problem-too-many-hours", seconds.div_ceil(3600)),
    }
}

#[derive(Template)]
#[template(path = "door/problem.html")]
struct Show<'a> {
    page: Page<'a>,
    status: u16,
    heading: String,
    lines: Vec<String>,
    /// What was typed, so that it is not lost.
    kept: Option<String>,
    /// The words to find the request in the log by, for faults of ours.
    reference: Option<String>,
    sign_in: Option<String>,
    /// Where the text stands again, when it is held.
    resume: Option<String>,
}

/// A problem document.
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// Stable name of what went wrong.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// One sentence in the reader's language.
    pub detail: String,
    /// The rule that refused, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The bound that was met, where one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brake: Option<ProblemBrake>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ProblemField>,
    /// The text that stands, where somebody else changed it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// Its revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i32>,
    /// Finds the request in the log.
    pub request_id: String,
}

/// A bound on what somebody may write for now.
#[derive(Serialize, ToSchema)]
pub struct ProblemBrake {
    /// Stable name of the rule.
    pub rule: String,
    /// What was asked for.
    pub actual: i64,
    /// The bound, in the same unit.
    pub limit: i64,
    /// RFC 3339, UTC: from when on it may be tried again; none where the text itself must change.
    pub until: Option<String>,
    /// Who can lift it.
    pub lifted_by: String,
}

/// One wrong field.
#[derive(Serialize, ToSchema)]
pub struct ProblemField {
    /// The field's name.
    pub field: String,
    /// Stable name of what is wrong.
    pub code: String,
    /// The bound that was missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// What was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<i64>,
    /// The known word that is most like what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

/// The texts that were typed, the longest ones usually first.
pub(super) fn texts(visit: &Visit) -> Vec<&str> {
    let fields = ["body", "about", "aim", "note", "reason", "title"];
    let texts = fields.into_iter().map(|name| visit.form.get(name));
    texts.filter(|text| !text.is_empty()).collect()
}

/// The first of them.
fn typed(visit: &Visit) -> Option<String> {
    texts(visit).first().map(|text| (*text).to_owned())
}

/// The answer to a request that failed; whatever text was typed comes back with it.
pub(super) fn page(app: &App, visit: &Visit, error: &Error) -> HttpResponse {
    match error {
        Error::Broken(why) => {
            tracing::error!(request = %visit.id, why, "Request {} broke", visit.id)
        }
        Error::Refused(rule) => tracing::info!(
            request = %visit.id, rule = rule.code, person = ?visit.viewer.id(),
            "Refused {} {}", visit.method, visit.target.split('?').next().unwrap_or_default()
        ),
        _ => {}
    }
    let t = visit.texts(app);
    let reads = matches!(visit.method, "GET" | "HEAD");
    let (heading, lines) = words(&t, error);
    let made = if visit.api {
        json(
            api_status(error),
            &document(visit, error, lines.into_iter().next().unwrap_or(heading)),
        )
    } else if proof::is_wanted(error) {
        proof::ask(app, visit, error)
    } else if reads && matches!(error, Error::SignIn) {
        Ok(respond::see_other(&urls::sign_in_for(&visit.target)))
    } else if reads && is_factor_due(error) {
        Ok(respond::see_other(urls::FACTOR))
    } else if reads && matches!(error, Error::Busy) {
        put_off::page(app, visit)
    } else {
        let resume = visit
            .is_held()
            .then(|| held::target(visit))
            .flatten()
            .map(urls::draft);
        let back = resume.clone().unwrap_or_else(|| urls::HOME.to_owned());
        let view = Show {
            page: Page::new(app, visit, heading.clone()).hidden(),
            status: status(error),
            heading,
            lines,
            kept: typed(visit),
            reference: matches!(error, Error::Broken(_) | Error::Busy).then(|| visit.id.clone()),
            sign_in: matches!(error, Error::SignIn).then(|| urls::sign_in_for(&back)),
            resume: resume.filter(|_| !matches!(error, Error::SignIn)),
        };
        html(status(error), &view)
    };
    let mut answer = made.unwrap_or_else(|_| HttpResponse::InternalServerError().finish());
    if visit.api {
        let kind = HeaderValue::from_static("application/problem+json");
        answer.headers_mut().insert(header::CONTENT_TYPE, kind);
        if matches!(error, Error::SignIn) {
            let bearer = HeaderValue::from_static("Bearer");
            let headers = answer.headers_mut();
            headers.insert(header::WWW_AUTHENTICATE, bearer);
        }
    }
    retry_after(error, &mut answer);
    answer
}

/// True when an administrator must set up his second factor first.
fn is_factor_due(error: &Error) -> bool {
    matches!(error, Error::Refused(rule) if rule.code == "factor_due")
}

/// Says when to try again, where that can be said.
pub fn retry_after(error: &Error, answer: &mut HttpResponse) {
    let wait = match error {
        Error::TooMany(wait) => wait.as_secs().max(1),
        Error::Braked(Brake {
            until: Some((_, wait)),
            ..
        }) => wait.as_secs() + 1,
        Error::Busy => 2,
        _ => return,
    };
    answer
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(wait));
}

/// The answer to a method that an address does not know.
pub(super) fn wrong_method(app: &App, visit: &Visit) -> HttpResponse {
    let mut answer = page(app, visit, &Error::NotFound);
    if visit.api {
        let mut said = document(visit, &Error::NotFound, String::new());
        said.code = "method_not_allowed".to_owned();
        said.status = 405;
        if let Ok(document) = json(405, &said) {
            answer = document;
            let kind = HeaderValue::from_static("application/problem+json");
            answer.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
    }
    *answer.status_mut() = actix_web::http::StatusCode::METHOD_NOT_ALLOWED;
    answer
}

fn document(visit: &Visit, error: &Error, detail: String) -> Problem {
    let (current, revision) = match error {
        Error::Conflict(conflict) => (conflict.current.clone(), conflict.revision),
        _ => (None, None),
    };
    let rule = match error {
        Error::Refused(rule) | Error::Locked(rule) => Some(rule.code.to_owned()),
        _ => None,
    };
    let brake = match error {
        Error::Braked(brake) => Some(ProblemBrake {
            rule: brake.rule.to_owned(),
            actual: brake.actual,
            limit: brake.limit,
            until: brake.until.map(|(at, _)| rfc3339(at)),
            lifted_by: brake.lifter.to_owned(),
        }),
        _ => None,
    };
    let fields = match error {
        Error::Invalid(fields) => fields
            .iter()
            .map(|fault| ProblemField {
                field: fault.field.to_string(),
                code: fault.code.to_owned(),
                limit: fault.limit,
                actual: fault.actual,
                nearest: None,
            })
            .collect(),
        Error::Unknown(word) => vec![ProblemField {
            field: word.field.to_owned(),
            code: word.code.to_owned(),
            limit: None,
            actual: None,
            nearest: word.nearest.clone(),
        }],
        _ => Vec::new(),
    };
    Problem {
        code: code(error).to_owned(),
        status: api_status(error),
        detail,
        rule,
        brake,
        fields,
        current,
        revision,
        request_id: visit.id.clone(),
    }
}
