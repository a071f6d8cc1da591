//! The programs' door: the JSON twin of each page, described by the OpenAPI document made from its types.

pub mod acts;
pub mod answers;
pub mod asked;
mod asking;
pub mod audit;
pub mod blogs;
pub mod coauthors;
pub mod deliveries;
pub mod descriptions;
pub mod drafts;
pub mod figures;
pub mod files;
pub mod forums;
pub mod history;
pub mod intakes;
pub mod invites;
pub mod legal;
pub mod members;
pub mod moderation;
pub mod names;
pub mod newsletters;
pub mod notices;
pub mod offices;
pub mod official;
pub mod own;
pub mod people;
pub mod posts;
pub mod questions;
pub mod reading;
pub mod redactions;
pub mod removals;
pub mod residents;
pub mod scans;
pub mod series;
pub mod settings;
pub mod spaces;
pub mod tags;
pub mod takeout;
pub mod threads;
pub mod tokens;
pub mod waiting;

use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::{Method, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::{OpenApi, ToSchema};

use super::door::problem::{Problem, ProblemField};
use super::door::{Access, Line, Needs, Reply, Visit, json as answer, urls};
use crate::app::App;
use crate::base::{Error, Result};
use crate::i18n::rfc3339;
use crate::spaces::scope_words;

/// The OpenAPI 3.1 document of `/api/v1`.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Public E-lab",
        version = "1",
        description = "Spaces, forums, threads and posts. \
        A program sends a token of `/settings/tokens` as `Authorization: Bearer elab_...`; each operation names the scope \
        that it needs. A page may use its session's cookie instead: a request that changes something then brings \
        the form token of `GET /api/v1/session` as `X-CSRF-Token`. Whatever changes something brings an \
        `Idempotency-Key` of its own.",
        license(name = "MIT OR Apache-2.0")
    ),
    paths(
        openapi,
        session,
        spaces::list,
        spaces::show,
        spaces::create,
        spaces::settings,
        spaces::save,
        forums::list,
        forums::show,
        forums::create,
        forums::settings,
        forums::save,
        threads::list,
        threads::create,
        threads::show,
        threads::save_tags,
        threads::tagged,
        blogs::list,
        blogs::mine,
        blogs::show,
        blogs::create,
        blogs::settings,
        blogs::save,
        blogs::all,
        blogs::articles,
        blogs::drafts,
        blogs::begin,
        blogs::article,
        blogs::change,
        blogs::publish,
        blogs::discard,
        blogs::choose_cover,
        blogs::end_cover,
        series::list,
        series::show,
        series::create,
        series::save,
        series::end,
        series::put,
        coauthors::list,
        coauthors::create,
        coauthors::end,
        coauthors::accept,
        newsletters::show,
        newsletters::join,
        newsletters::end,
        newsletters::try_out,
        tags::list,
        people::list,
        people::show,
        settings::show,
        settings::save,
        settings::choose_name,
        settings::picture,
        settings::choose_picture,
        settings::end_picture,
        settings::restore_picture,
        members::list,
        members::own,
        members::join,
        members::leave,
        members::add,
        members::decide,
        members::set_role,
        members::vouch,
        tags::create,
        tags::rename,
        tags::remove,
        posts::list,
        posts::create,
        posts::show,
        posts::edit,
        posts::delete,
        posts::preview,
        waiting::list,
        waiting::decide,
        super::live::echo::show,
        super::live::events::list,
        super::live::socket::open,
        super::live::stream::show,
        files::create,
        acts::react,
        acts::end_reaction,
        acts::bookmarks,
        acts::keep_bookmark,
        acts::end_bookmark,
        descriptions::list,
        descriptions::save,
        history::revisions,
        history::add,
        history::purge,
        redactions::list,
        redactions::create,
        redactions::of_notes,
        redactions::hide_notes,
        removals::list,
        removals::create,
        reading::keep_view,
        reading::thread,
        reading::forum,
        reading::space,
        reading::unread,
        own::sessions,
        own::end_session,
        own::end_others,
        own::create_proof,
        own::factor,
        drafts::list,
        drafts::show,
        drafts::save,
        drafts::discard,
        takeout::show,
        takeout::create,
        tokens::list,
        tokens::create,
        tokens::end,
        notices::list,
        notices::letters,
        notices::save_letters,
        notices::mark_read,
        notices::follows,
        notices::follow,
        deliveries::list,
        deliveries::retry,
        deliveries::retry_all,
        deliveries::cancel,
        deliveries::retry_own,
        offices::list,
        offices::show,
        figures::show,
        legal::show,
        legal::save,
        legal::packs,
        legal::check,
        offices::create,
        offices::change,
        offices::people,
        offices::site_rules,
        offices::save_site_rules,
        offices::space_rules,
        offices::save_space_rules,
        offices::rules,
        offices::save_rules,
        questions::show,
        questions::create,
        questions::save,
        questions::act,
        questions::step,
        questions::cosign,
        questions::end_cosign,
        asked::list,
        asked::desk,
        asked::waiting,
        intakes::create,
        intakes::slip,
        intakes::claim,
        scans::show,
        scans::picture,
        scans::create,
        scans::end,
        scans::restore,
        residents::own,
        residents::reside,
        residents::list,
        residents::confirm,
        residents::end,
        residents::confirm_list,
        residents::make_letters,
        residents::letters,
        residents::end_letters,
        answers::templates,
        answers::save_templates,
        official::list,
        official::create,
        official::show,
        official::act,
        names::list,
        names::decide,
        invites::list,
        invites::create,
        invites::end,
        invites::accounts,
        invites::reset,
        invites::join,
        invites::register,
        moderation::lock,
        moderation::unlock,
        moderation::pin,
        moderation::unpin,
        moderation::move_to,
        moderation::remove,
        moderation::restore,
        audit::list
    ),
    components(schemas(Problem, ProblemField))
)]
pub struct Document;

/// The document as JSON text: what the types say, and what the list of routes says of each.
pub fn document(lines: &[Line]) -> String {
    let mut document = serde_json::to_value(Document::openapi()).unwrap_or_default();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let is_it = |line: &&Line| {
                line.path == *path && line.method.as_str().eq_ignore_ascii_case(method)
            };
            if let Some(line) = lines.iter().find(is_it) {
                common(line, operation);
            }
            complete(path, method, operation);
        }
    }
    let schemes = json!({
        "token": { "type": "http", "scheme": "bearer", "description": "A token of /settings/tokens" },
        "session": { "type": "apiKey", "in": "cookie", "name": "elab",
            "description": "A signed-in page, with the form token as X-CSRF-Token" },
    });
    if let Some(components) = document.get_mut("components") {
        components["securitySchemes"] = schemes;
    }
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// Says of an operation what holds for all of its kind: who may call it, and the answers that the door gives.
fn common(line: &Line, operation: &mut Value) {
    let has = |place: &str, names: &[&str]| {
        let all = operation.get("parameters").and_then(Value::as_array);
        all.into_iter().flatten().any(|one| {
            let name = one.get("name").and_then(Value::as_str).unwrap_or_default();
            one.get("in") == Some(&Value::from(place)) && names.contains(&name)
        })
    };
    let changes = line.method != Method::GET;
    let scope = match line.needs {
        Some(Needs::Scope(scope)) => scope.as_str(),
        Some(Needs::Session) => "session",
        Some(Needs::Token) | None => "any",
    };
    let answers = [
        (400, has("query", &["after", "before"])),
        (401, true),
        (403, scope != "any"),
        (404, line.path.contains('{')),
        (409, has("header", &["Idempotency-Key"])),
        (408, changes),
        (413, true),
        (415, changes),
        (422, changes),
        (429, true),
        (503, true),
    ];
    let open = line.access == Access::Public;
    let mut security = vec![json!({ "session": [] })];
    if scope != "session" {
        security.push(json!({ "token": [scope] }));
    }
    if open {
        security.push(json!({}));
    }
    operation["x-scope"] = scope.into();
    operation["security"] = security.into();
    let Some(known) = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    for (status, _) in answers.into_iter().filter(|(_, given)| *given) {
        let known = known.entry(status.to_string()).or_insert(json!({}));
        if matches!(status, 429 | 503) {
            known["headers"] = json!({ "Retry-After": {
                "description": "After how many seconds it may be tried again",
                "schema": { "type": "integer" },
            } });
        }
    }
}

/// Gives an operation a name of its own and each answer its words (OpenAPI 3.1, 4.8.10 and 4.8.17).
fn complete(path: &str, method: &str, operation: &mut Value) {
    let words = path
        .trim_start_matches(urls::API)
        .trim_start_matches('/')
        .replace(['{', '}', '.'], "")
        .replace('/', "_");
    let Some(operation) = operation.as_object_mut() else {
        return;
    };
    operation.insert("operationId".to_owned(), format!("{method}_{words}").into());
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    for (status, response) in responses.into_iter().flatten() {
        let known = status
            .parse()
            .ok()
            .and_then(|code| StatusCode::from_u16(code).ok());
        let words = known
            .and_then(|code| code.canonical_reason())
            .unwrap_or("Answer");
        let Some(response) = response.as_object_mut() else {
            continue;
        };
        // Whatever is refused is told in one form (RFC 9457).
        if known.is_some_and(|code| code.as_u16() >= 400) {
            let schema = json!({ "$ref": "#/components/schemas/Problem" });
            let content = json!({ "application/problem+json": { "schema": schema } });
            response.insert("content".to_owned(), content);
        }
        let said = response
            .entry("description")
            .or_insert_with(|| words.into());
        if said.as_str().is_none_or(str::is_empty) {
            *said = words.into();
        }
    }
}

/// This description.
///
/// # Errors
/// None.
#[utoipa::path(get, path = "/api/v1/openapi.json", responses((status = 200, description = "The OpenAPI document")))]
pub async fn openapi(document: &'static str) -> Reply {
    Ok(super::door::text(
        200,
        "application/json",
        document.to_owned(),
    ))
}

/// Why letters are stopped.
#[derive(Serialize, ToSchema)]
pub struct LettersStopped {
    /// bounce or complaint.
    pub reason: &'static str,
    /// RFC 3339, UTC.
    pub since: String,
}

/// Who is signed in, and the token that changes need.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// The signed-in person's user name; none for a visitor.
    pub name: Option<String>,
    /// Send it as `X-CSRF-Token` with each request that changes something; none with an API token, which needs none.
    pub csrf_token: Option<String>,
    /// Why letters to this person are stopped; none while they go, or with an API token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letters_stopped: Option<LettersStopped>,
    /// What the API token is good for; none for a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
}

/// Who is signed in, and the token that changes need.
///
/// # Errors
/// None.
#[utoipa::path(get, path = "/api/v1/session", responses((status = 200, body = Session)))]
pub async fn session(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let grant = visit.viewer.person().and_then(|me| me.grant.clone());
    let stopped = visit.viewer.person().and_then(|me| me.stopped);
    let scopes = match &grant {
        Some(grant) => {
            let scopes = grant.scopes.clone();
            let words = app.db.read(move |c| scope_words(c, &scopes));
            Some(words.await?)
        }
        None => None,
    };
    answer(
        200,
        &Session {
            name: visit.viewer.person().map(|me| me.name.clone()),
            csrf_token: grant.is_none().then(|| visit.keys(&app).token),
            letters_stopped: stopped.map(|stop| LettersStopped {
                reason: stop.reason.as_str(),
                since: rfc3339(stop.since),
            }),
            scopes,
        },
    )
}

/// The number of the thing that was made, from its address.
pub(super) fn made<Id: FromStr>(location: &str) -> Result<Id> {
    let number = location.rsplit('/').next().unwrap_or_default();
    number.parse().map_err(|_| Error::NotFound)
}

/// The same answer with the address of the thing that was made.
pub(super) fn created(location: &str, value: &impl Serialize) -> Reply {
    let mut made = answer(201, value)?;
    if let Ok(location) = HeaderValue::from_str(location) {
        made.headers_mut().insert(header::LOCATION, location);
    }
    Ok(made)
}

/// The same answer with the revision as its tag (RFC 9110, 8.8.3).
pub(super) fn tagged(mut answer: HttpResponse, revision: i32) -> HttpResponse {
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{revision}\"")) {
        answer.headers_mut().insert(header::ETAG, tag);
    }
    answer
}

/// Cursors of a list's neighbours.
#[derive(Serialize, ToSchema)]
pub struct Cursors {
    /// Send it as `before` for the page ahead.
    pub before: Option<String>,
    /// Send it as `after` for the page behind.
    pub after: Option<String>,
}

impl Cursors {
    /// The cursors of a page.
    pub(super) fn of<T>(page: &crate::base::paging::Page<T>) -> Cursors {
        let encoded =
            |cursor: &Option<crate::base::paging::Cursor>| cursor.as_ref().map(|c| c.encode());
        Cursors {
            before: encoded(&page.before),
            after: encoded(&page.after),
        }
    }
}

/// A person beside a text.
#[derive(Serialize, ToSchema)]
pub struct Author {
    /// `person` or `office`.
    pub kind: &'static str,
    /// User name, or address word of the office.
    pub name: String,
    /// The name that pages show.
    pub display_name: String,
}

impl Author {
    /// These people as programs see them.
    pub(super) fn all(people: &[crate::accounts::Person]) -> Vec<Author> {
        let all = people.iter().map(Some);
        all.filter_map(Author::of).collect()
    }

    /// By whom something is signed: its office, else its author.
    pub(super) fn signed(
        person: Option<&crate::accounts::Person>,
        voice: Option<&crate::threads::Voice>,
    ) -> Option<Author> {
        match voice {
            Some(voice) => Some(Author::office(&voice.slug, &voice.name)),
            None => Author::of(person),
        }
    }

    /// An office as programs see one.
    pub(super) fn office(slug: &str, name: &str) -> Author {
        Author {
            kind: "office",
            name: slug.to_owned(),
            display_name: name.to_owned(),
        }
    }

    /// A person as programs see one.
    pub(super) fn of(person: Option<&crate::accounts::Person>) -> Option<Author> {
        person.map(|p| Author {
            kind: "person",
            name: p.name.clone(),
            display_name: p.display_name.clone(),
        })
    }
}
