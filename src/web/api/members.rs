//! Who belongs to a space, for programs.

use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Cursors;
use super::reading::mark;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::paging::{Cursor, Page, Seek};
use crate::base::{Result, UserId};
use crate::db::Tx;
use crate::i18n::rfc3339;
use crate::spaces::{self, Membership, Role, Space};
use crate::web::door::form::approves;
use crate::web::door::{Reply, Visit, json};
use crate::web::spaces::{called, read_members};

/// Members on a page.
const PAGE: usize = 50;

/// Somebody who belongs to a space, or asks to.
#[derive(Serialize, ToSchema)]
pub struct MemberOut {
    /// User name.
    pub name: String,
    /// The name that pages show.
    pub display_name: String,
    /// asking, member or moderator.
    pub role: String,
    /// RFC 3339, UTC: since when he belongs or asks.
    pub since: String,
}

/// A page of members.
#[derive(Serialize, ToSchema)]
pub struct MemberList {
    /// Who asks to join, the one who has waited longest first; at most 200, on every page.
    pub asking: Vec<MemberOut>,
    /// In the order of their accounts.
    pub items: Vec<MemberOut>,
    /// Where the list goes on; it has no way back.
    pub cursors: Cursors,
}

/// What the viewer is in a space.
#[derive(Serialize, ToSchema)]
pub struct RoleOut {
    /// asking, member or moderator; none for who does not belong to it.
    pub role: Option<String>,
}

/// Whom a moderator adds.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddIn {
    /// User name.
    name: String,
}

/// What a moderator says to who asks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdmissionIn {
    /// approve or refuse.
    #[serde(rename = "do")]
    act: String,
}

/// What an administrator makes of a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleIn {
    /// member or moderator.
    role: String,
}

/// Who belongs to a space, 50 a page, and who asks to.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/members",
    params(("space" = String, Path, description = "Address word"),
        ("after" = Option<String>, Query, description = "Cursor")),
    responses((status = 200, body = MemberList)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let seek = visit.seek()?;
    let after = match &seek {
        Seek::After(cursor) => cursor.number()?,
        _ => 0,
    };
    let (_, asking, members, people) = read_members(&app, &visit, UserId(after)).await?;
    let page = Page::cut(members, PAGE, &seek, |m| Cursor::at(m.person.to_string()));
    let mut cursors = Cursors::of(&page);
    cursors.before = None;
    let out = |m: &Membership| Some(out(m, people.get(&m.person)?));
    let list = MemberList {
        asking: asking.iter().filter_map(out).collect(),
        items: page.items.iter().filter_map(out).collect(),
        cursors,
    };
    json(200, &list)
}

fn out(member: &Membership, person: &Person) -> MemberOut {
    MemberOut {
        name: person.name.clone(),
        display_name: person.display_name.clone(),
        role: member.role.as_str().to_owned(),
        since: rfc3339(member.joined_at),
    }
}

/// What the viewer is in a space.
///
/// # Errors
/// `NotFound` when he may not see it.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/members/me",
    params(("space" = String, Path, description = "Address word")),
    responses((status = 200, body = RoleOut)))]
pub async fn own(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let role = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let space = spaces::find(c, &sight, &slug)?;
        spaces::role_of(c, space.id, viewer.me()?.id)
    });
    let role = role.await?.map(|role| role.as_str().to_owned());
    json(200, &RoleOut { role })
}

/// Joins a public space, or asks to join a restricted one. Twice is once.
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` for a space that one joins by invitation.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/members",
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Joined, or asked to")))]
pub async fn join(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, space| {
        spaces::join(tx, &viewer, space).map(drop)
    })
    .await
}

/// Leaves a space, or takes back the wish to join it. Twice is once.
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` for its last moderator.
#[utoipa::path(delete, path = "/api/v1/spaces/{space}/members/me",
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Left")))]
pub async fn leave(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, space| {
        spaces::leave(tx, &viewer, space.id)
    })
    .await
}

/// Makes somebody a member whether or not he asked.
///
/// # Errors
/// `Refused` unless the viewer moderates; `Invalid(name)` when nobody has the name.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/members/others", request_body = AddIn,
    params(("space" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "He belongs to it")))]
pub async fn add(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, sent): (_, AddIn) = (visit.viewer.clone(), visit.json()?);
    act(&app, &visit, move |tx, space| {
        let person = called(tx, &sent.name)?;
        spaces::bring_in(tx, &viewer, space.id, person)
    })
    .await
}

/// Admits somebody who asks to join, or refuses him.
///
/// # Errors
/// `Refused` unless the viewer moderates; `NotFound` when that person does not ask.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/members/{name}/decision", request_body = AdmissionIn,
    params(("space" = String, Path, description = "Address word"), ("name" = String, Path, description = "User name"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "Decided")))]
pub async fn decide(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    let admit = approves(&visit.json::<AdmissionIn>()?.act)?;
    act(&app, &visit, move |tx, space| {
        let person = accounts::by_name(tx, &name)?.id;
        match admit {
            true => spaces::admit(tx, &viewer, space.id, person),
            false => spaces::refuse(tx, &viewer, space.id, person),
        }
    })
    .await
}

/// Makes a member a moderator, or a moderator a member.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `NotFound` for somebody who does not belong to the space.
#[utoipa::path(put, path = "/api/v1/spaces/{space}/members/{name}/role", request_body = RoleIn,
    params(("space" = String, Path, description = "Address word"), ("name" = String, Path, description = "User name"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "He is what was said")))]
pub async fn set_role(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    let role = Role::given(&visit.json::<RoleIn>()?.role)?;
    act(&app, &visit, move |tx, space| {
        let person = accounts::by_name(tx, &name)?.id;
        spaces::appoint(tx, &viewer, space.id, person, role)
    })
    .await
}

/// Vouches for a new member: he is known from now on, everywhere. Twice is once.
///
/// # Errors
/// `Refused` unless the viewer moderates; `NotFound` when that person does not belong to the space.
#[utoipa::path(post, path = "/api/v1/spaces/{space}/members/{name}/vouch",
    params(("space" = String, Path, description = "Address word"), ("name" = String, Path, description = "User name"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 204, description = "He is known")))]
pub async fn vouch(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    act(&app, &visit, move |tx, space| {
        let person = accounts::by_name(tx, &name)?.id;
        spaces::vouch(tx, &viewer, space.id, person)
    })
    .await
}

/// Does `f` to the space of the address, through the viewer.
async fn act<F>(app: &App, visit: &Visit, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>, &Space) -> Result<()> + Send + 'static,
{
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    mark(app, visit, move |tx| {
        let sight = spaces::sight(tx, &viewer)?;
        let space = spaces::find(tx, &sight, &slug)?;
        f(tx, &space)
    })
    .await
}
