//! The viewer's own tokens for programs; no token makes another.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{self, NewToken};
use crate::app::App;
use crate::base::TokenId;
use crate::i18n::rfc3339;
use crate::idempotency;
use crate::web::accounts::tokens::{Listed, listed, make};
use crate::web::door::{Reply, Visit, json, no_content, urls};

/// A token; the token itself is shown once.
#[derive(Serialize, ToSchema)]
pub struct TokenOut {
    /// Number of the token.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// As in `read`, `moderate:town`.
    pub scopes: Vec<String>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC.
    pub expires_at: String,
    /// RFC 3339, UTC; to a few minutes.
    pub used_at: Option<String>,
}

/// The viewer's tokens.
#[derive(Serialize, ToSchema)]
pub struct TokenList {
    /// The newest first; at most 20.
    pub items: Vec<TokenOut>,
}

/// A token to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenIn {
    /// What it is for, 1 to 80 characters.
    name: String,
    /// read, write, notify, drafts, admin, and `moderate:` with a space's address word.
    scopes: Vec<String>,
    /// For how many days, 1 to 365.
    days: u64,
}

/// A token, this once.
#[derive(Serialize, ToSchema)]
pub struct NewTokenOut {
    /// Number of the token.
    pub id: i64,
    /// Send it as `Authorization: Bearer ...`; it is not shown again.
    pub token: String,
}

fn out((token, scopes): Listed) -> TokenOut {
    TokenOut {
        id: token.id.0,
        name: token.name,
        scopes,
        created_at: rfc3339(token.created_at),
        expires_at: rfc3339(token.expires_at),
        used_at: token.used_at.map(rfc3339),
    }
}

/// The viewer's tokens for programs.
///
/// # Errors
/// `SignIn` for a visitor.
#[utoipa::path(get, path = "/api/v1/tokens", responses((status = 200, body = TokenList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let tokens = listed(&app, &visit).await?;
    let items = tokens.into_iter().map(out).collect();
    json(200, &TokenList { items })
}

/// Makes a token and shows it, this once: a repeat is refused with 409.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/tokens", request_body = TokenIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = NewTokenOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: TokenIn = visit.json()?;
    let new = NewToken::parse(&sent.name, Some(sent.days));
    let (id, token) = make(&app, &visit, new, sent.scopes).await?;
    let token = token.expose().clone();
    json(201, &NewTokenOut { id: id.0, token })
}

/// Ends a token at once.
///
/// # Errors
/// `NotFound` when it is not the viewer's.
#[utoipa::path(delete, path = "/api/v1/tokens/{id}",
    params(("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Ended")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id, key): (_, TokenId, _) = (visit.viewer.clone(), visit.id("id")?, visit.act()?);
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            accounts::end_token(tx, &viewer, id)?;
            Ok(urls::TOKENS.to_owned())
        })
    });
    done.await?;
    Ok(no_content())
}
