//! Invite codes for programs: what moderators make of them, and coming in by one.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reading::mark;
use super::{Author, Cursors, created, made};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Conflict, Error, InviteId, Result, UserId};
use crate::db::Conn;
use crate::i18n::rfc3339;
use crate::idempotency::{self, Outcome};
use crate::spaces::{self, Facts, Invite, MayInvite, NewInvite, Space};
use crate::web::accounts::{one_time, register_in_class};
use crate::web::door::{Pairs, Reply, Visit, json, urls};
use crate::web::spaces::read_pupils;

/// An invite code.
#[derive(Serialize, ToSchema)]
pub struct InviteOut {
    /// Number of the code.
    pub id: i64,
    /// What it is for.
    pub label: String,
    /// What is typed.
    pub code: String,
    /// How many may come in by it.
    pub uses: i32,
    /// How many did.
    pub used: i32,
    /// RFC 3339, UTC.
    pub expires_at: String,
}

/// The codes of a space.
#[derive(Serialize, ToSchema)]
pub struct InviteList {
    /// The newest first; at most 100.
    pub items: Vec<InviteOut>,
}

/// A code to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteIn {
    /// What it is for, 1 to 80 characters; only moderators see it.
    label: String,
    /// How many may come in by it, 1 to 1000.
    uses: u32,
    /// For how many days, 1 to 365.
    days: u32,
}

/// The accounts that were made by a code and have no address yet.
#[derive(Serialize, ToSchema)]
pub struct PupilList {
    /// In the order in which they were made.
    pub items: Vec<Author>,
    /// Where the list goes on; it has no way back.
    pub cursors: Cursors,
}

/// Whose password is set anew.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PupilResetIn {
    /// User name.
    name: String,
}

/// A link to set a new password, this once.
#[derive(Serialize, ToSchema)]
pub struct PupilResetOut {
    /// Works once, for 30 minutes.
    pub link: String,
}

/// A code that somebody was given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinIn {
    /// In any case, with or without its hyphen.
    code: String,
}

/// Where the code led.
#[derive(Serialize, ToSchema)]
pub struct JoinOut {
    /// Address word of the space.
    pub space: String,
}

/// A class account to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassAccountIn {
    /// The invite code.
    code: String,
    /// User name.
    name: String,
    /// The name that pages show; the user name when it is left out.
    #[serde(default)]
    display_name: String,
    /// 10 to 128 characters.
    password: String,
}

/// A class account; the answer signs in by a cookie.
#[derive(Serialize, ToSchema)]
pub struct ClassAccountOut {
    /// User name.
    pub name: String,
}

fn out(invite: &Invite) -> InviteOut {
    InviteOut {
        id: invite.id.0,
        label: invite.label.clone(),
        code: invite.code.clone(),
        uses: invite.uses,
        used: invite.used,
        expires_at: rfc3339(invite.expires_at),
    }
}

/// The space, for who may see it.
fn place(c: &mut Conn, viewer: &Viewer, slug: &str) -> Result<Space> {
    let sight = spaces::sight(c, viewer)?;
    spaces::find(c, &sight, slug)
}

/// The codes of a space.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/invites",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = InviteList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let now = app.clock.now();
    let invites = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<MayInvite>(&Facts::default())?;
        spaces::invites(c, space.id)
    });
    let items = invites.await?.iter().map(out).collect();
    json(200, &InviteList { items })
}

/// Makes a code.
///
/// # Errors
/// `Refused` unless the viewer moderates; `Invalid` with every wrong field.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/invites", request_body = InviteIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = InviteOut)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: InviteIn = visit.json()?;
    let new = NewInvite::parse(&sent.label, &sent.uses.to_string(), &sent.days.to_string());
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("space").to_owned();
    let done = app.db.write(move |tx| {
        let space = place(tx, &viewer, &slug)?;
        let done = idempotency::once(tx, &key, |tx| {
            let id = spaces::invite(tx, &viewer, space.id, &new?)?;
            Ok(urls::invite(&space.slug, id))
        })?;
        let location = done.location();
        let invite = spaces::find_invite(tx, space.id, made(&location)?)?;
        Ok((location, invite))
    });
    let (location, invite) = done.await?;
    created(&location, &out(&invite))
}

/// Ends a code: nobody comes in by it any more.
///
/// # Errors
/// `Refused` unless the viewer moderates; `NotFound` when the space has no such code.
#[utoipa::path(delete, path = "/api/v1/spaces/{space}/invites/{id}",
    params(("space" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number of the code"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Ended")))]
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, InviteId) = (visit.viewer.clone(), visit.id("id")?);
    let slug = visit.part("space").to_owned();
    mark(&app, &visit, move |tx| {
        let space = place(tx, &viewer, &slug)?;
        spaces::end_invite(tx, &viewer, space.id, id)
    })
    .await
}

/// The accounts that were made by a code and have no address yet, 50 a page.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/invites/{id}/accounts",
    params(("space" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number of the code"),
        ("after" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = PupilList)))]
pub async fn accounts(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let seek = visit.seek()?;
    let after = match &seek {
        Seek::After(cursor) => cursor.number()?,
        _ => 0,
    };
    let (_, _, pupils, people) = read_pupils(&app, &visit, UserId(after)).await?;
    let page = Page::cut(pupils, 50, &seek, |id| Cursor::at(id.to_string()));
    let mut cursors = Cursors::of(&page);
    cursors.before = None;
    let named = |id: &UserId| Author::of(people.get(id));
    let items = page.items.iter().filter_map(named).collect();
    json(200, &PupilList { items, cursors })
}

/// Shows, this once, a link by which the owner of such an account sets a new password: a repeat is refused with 409.
///
/// # Errors
/// `Refused` unless the viewer made the code; `NotFound` when it made no such account.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/invites/{id}/resets", request_body = PupilResetIn,
    params(("space" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number of the code"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = PupilResetOut)))]
pub async fn reset(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, InviteId) = (visit.viewer.clone(), visit.id("id")?);
    let (key, slug) = (visit.act()?, visit.part("space").to_owned());
    let (sent, link): (PupilResetIn, _) = (visit.json()?, one_time(&app));
    let shown = link.link.clone();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let space = place(tx, &viewer, &slug)?;
            spaces::reset_pupil(tx, &viewer, (space.id, id), &sent.name, &link)?;
            Ok(urls::invite(&space.slug, id))
        })
    });
    match done.await? {
        Outcome::Done(_) => json(201, &PupilResetOut { link: shown }),
        Outcome::Repeated(_) => Err(Error::Conflict(Conflict {
            code: "key_reused",
            current: None,
            revision: None,
        })),
    }
}

/// Joins the space of a code.
///
/// # Errors
/// `Invalid(code)` when it is not good; `TooMany` after too many wrong ones.
#[utoipa::path(post, path = "/api/v1/join", request_body = JoinIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = JoinOut)))]
pub async fn join(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let brake = visit.brake(&app);
    brake.may_try_code(&app, &visit.viewer)?;
    let (sent, key): (JoinIn, _) = (visit.json()?, visit.act()?);
    let viewer = visit.viewer.clone();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let slug = spaces::join_by_code(tx, &viewer, &sent.code)?;
            Ok(urls::space(&slug))
        })
    });
    let wrong = |error| brake.wrong_code(&app, &visit.viewer, error);
    let location = done.await.map_err(wrong)?.location();
    let space = made(&location)?;
    json(200, &JoinOut { space })
}

/// Makes a class account by a code, without an address, and signs in. For a page of a visitor: it takes the form token
/// of `GET /api/v1/session`.
///
/// # Errors
/// `Invalid` with every wrong field; `TooMany` after too many wrong codes.
#[utoipa::path(post, path = "/api/v1/class-accounts", request_body = ClassAccountIn,
    params(("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 201, body = ClassAccountOut)))]
pub async fn register(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: ClassAccountIn = visit.json()?;
    visit.act()?;
    if visit.viewer.id().is_some() {
        return Err(Error::taken());
    }
    let name = sent.name.clone();
    let fields = [
        ("code", sent.code),
        ("name", sent.name),
        ("display_name", sent.display_name),
        ("password", sent.password),
    ];
    let form = Pairs::of(fields.map(|(field, text)| (field.to_owned(), text)).into());
    register_in_class(&app, &visit, &form).await?;
    json(201, &ClassAccountOut { name })
}
