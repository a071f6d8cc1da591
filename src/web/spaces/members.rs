//! Joining and leaving a space, and the page on which its moderators see who belongs to it.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::tabs;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::paging::{Cursor, Seek};
use crate::base::{Error, Result, UserId};
use crate::db::{Conn, Tx};
use crate::idempotency;
use crate::spaces::{self, ApproveMember, Membership, Role, Space, SpaceKind};
use crate::web::door::form::{Faults, Field, Form, FormPage, approves};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

/// Members on a page.
const PAGE: usize = 50;

/// `GET /s/{space}/join`
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn join(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, role) = own(&app, &visit).await?;
    join_page(&app, &visit, &space, role).reply(None)
}

fn join_page<'a>(app: &'a App, visit: &Visit, space: &Space, role: Option<Role>) -> FormPage<'a> {
    let t = visit.texts(app);
    let back = urls::space(&space.slug);
    let title = t.named("space-join-named", &space.name);
    let page = Page::new(app, visit, title.clone()).under(back.clone(), &space.name, &space.lang);
    let (label, lead) = match (role, space.kind) {
        (Some(Role::Asking), _) => (t.say("space-ask-end"), t.say("space-asked")),
        (Some(_), _) => (t.say("space-leave"), t.say("space-belongs")),
        (None, SpaceKind::Restricted) => (t.say("space-ask"), t.say("space-ask-lead")),
        (None, _) => (t.say("space-join"), t.say("space-join-lead")),
    };
    let (heading, form) = match role {
        Some(_) => (
            t.say("space-membership"),
            Form::new(urls::space_leave(&space.slug), Vec::new(), label).danger(),
        ),
        None => (
            title,
            Form::new(urls::space_members(&space.slug), Vec::new(), label),
        ),
    };
    let form = form.or(back, t.say("form-back"));
    FormPage::new(app, visit, page, heading, vec![form]).lead(lead)
}

/// `POST /s/{space}/members`
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` for a space that one joins by invitation.
pub async fn create_member(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, urls::space, move |tx, space| {
        spaces::join(tx, &viewer, space).map(drop)
    })
    .await
}

/// `POST /s/{space}/members/me/end`
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` for its last moderator.
pub async fn end_own(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let (key, slug) = (visit.act()?, visit.part("space").to_owned());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            spaces::leave(tx, &viewer, space.id)?;
            // Who leaves a private space does not see it any more.
            let open = space.kind.is_open();
            Ok(if open {
                urls::space(&space.slug)
            } else {
                urls::HOME.to_owned()
            })
        })
    });
    Ok(see_other(&done.await?.location()))
}

#[derive(Template)]
#[template(path = "spaces/members.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    /// Where the name of somebody to add is sent, and the field for it.
    add: String,
    field: Field,
    tabs: Vec<(String, String, bool)>,
    asking: Vec<Entry>,
    members: Vec<Entry>,
    count: String,
    may_appoint: bool,
    next: Option<String>,
}

struct Entry {
    url: String,
    act: String,
    name: String,
    since: String,
    moderator: bool,
    /// Where the viewer can vouch for a new member.
    vouch: Option<String>,
}

/// `GET /s/{space}/members`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let after: i64 = visit
        .seek()
        .ok()
        .and_then(|seek| cursor_number(&seek))
        .unwrap_or(0);
    let (space, asking, members, people) = read_members(app, visit, UserId(after)).await?;
    let t = visit.texts(app);
    let title = t.named("members-title", &space.name);
    let page = Page::new(app, visit, title.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let entry = |m: &Membership, act: fn(&str, &str) -> String| {
        let person: &Person = people.get(&m.person)?;
        Some(Entry {
            url: urls::person(&person.name),
            act: act(&space.slug, &person.name),
            name: person.display_name.clone(),
            since: t.day(m.joined_at, &visit.zone),
            moderator: m.role == Role::Moderator,
            vouch: (person.trust == 0
                && !person.administrator
                && visit.viewer.id() != Some(m.person))
            .then(|| urls::member_vouch(&space.slug, &person.name)),
        })
    };
    let here = urls::space_members(&space.slug);
    let last = members
        .get(PAGE.saturating_sub(1))
        .filter(|_| members.len() > PAGE);
    let cursor = last.map(|m| Cursor::at(m.person.to_string()));
    let mut field = Field::line("name", t.say("members-add-name"), visit.form.get("name"));
    if let Some(error) = error {
        Faults::of(&t, error).point_at(std::iter::once(&mut field));
    }
    let view = Show {
        keys: visit.keys(app),
        add: urls::space_add_member(&space.slug),
        field,
        heading: title,
        tabs: tabs(&t, &space, visit.viewer.is_administrator(), &here),
        asking: asking
            .iter()
            .filter_map(|m| entry(m, urls::member_decision))
            .collect(),
        members: members
            .iter()
            .take(PAGE)
            .filter_map(|m| entry(m, urls::member_role))
            .collect(),
        count: t.count("space-members", space.members),
        may_appoint: visit.viewer.is_administrator(),
        next: cursor.map(|cursor| urls::after(&here, &cursor)),
        page,
    };
    html(error.map_or(200, problem::status), &view)
}

/// The space, who asks to join it, who belongs to it, and their names.
pub type Members = (
    Space,
    Vec<Membership>,
    Vec<Membership>,
    HashMap<UserId, Person>,
);

/// Who asks to join the space, and its members behind the person `after`, one more than a page.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
pub async fn read_members(app: &App, visit: &Visit, after: UserId) -> Result<Members> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            spaces::may(&viewer, &sight, space.id, None, now)
                .check::<ApproveMember>(&spaces::Facts::default())?;
            let asking = spaces::asking(c, space.id)?;
            let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
            let members = spaces::members(c, space.id, after, limit)?;
            let ids: Vec<UserId> = asking.iter().chain(&members).map(|m| m.person).collect();
            Ok((space, asking, members, accounts::authors(c, &ids)?))
        })
        .await
}

fn cursor_number(seek: &Seek) -> Option<i64> {
    match seek {
        Seek::After(cursor) => cursor.number().ok(),
        _ => None,
    }
}

/// `POST /s/{space}/members/others`: makes somebody a member by his user name.
///
/// # Errors
/// `Refused` unless the viewer moderates; `Invalid(name)` when nobody has it, with what was typed.
pub async fn add(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.form.get("name").to_owned());
    let done = act(&app, &visit, urls::space_members, move |tx, space| {
        let person = called(tx, &name)?;
        spaces::bring_in(tx, &viewer, space.id, person)
    });
    match done.await {
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        other => other,
    }
}

/// The person whose user name was typed, with or without its `@`.
///
/// # Errors
/// `Invalid(name)` when nobody has it.
pub fn called(c: &mut Conn, typed: &str) -> Result<UserId> {
    let person = accounts::by_name(c, typed.trim().trim_start_matches('@'));
    Ok(person.map_err(|_| Error::field("name", "nobody"))?.id)
}

/// `POST /s/{space}/members/{name}/vouch`
///
/// # Errors
/// `Refused` unless the viewer moderates; `NotFound` when that person does not belong to the space.
pub async fn vouch(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    act(&app, &visit, urls::space_members, move |tx, space| {
        let person = accounts::by_name(tx, &name)?;
        spaces::vouch(tx, &viewer, space.id, person.id)
    })
    .await
}

/// `POST /s/{space}/members/{name}/decision`
///
/// # Errors
/// `Refused` unless the viewer moderates; `NotFound` when that person does not ask.
pub async fn decide(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    let admit = approves(visit.form.get("do"))?;
    act(&app, &visit, urls::space_members, move |tx, space| {
        let person = accounts::by_name(tx, &name)?.id;
        match admit {
            true => spaces::admit(tx, &viewer, space.id, person),
            false => spaces::refuse(tx, &viewer, space.id, person),
        }
    })
    .await
}

/// `POST /s/{space}/members/{name}/role`
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `NotFound` for somebody who does not belong to the space.
pub async fn set_role(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    let role = Role::given(visit.form.get("role"))?;
    act(&app, &visit, urls::space_members, move |tx, space| {
        let person = accounts::by_name(tx, &name)?.id;
        spaces::appoint(tx, &viewer, space.id, person, role)
    })
    .await
}

async fn act<F>(app: &App, visit: &Visit, then: fn(&str) -> String, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>, &Space) -> Result<()> + Send + 'static,
{
    let (key, viewer, slug) = (
        visit.act()?,
        visit.viewer.clone(),
        visit.part("space").to_owned(),
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = spaces::find(tx, &sight, &slug)?;
            f(tx, &space)?;
            Ok(then(&space.slug))
        })
    });
    Ok(see_other(&done.await?.location()))
}

async fn own(app: &App, visit: &Visit) -> Result<(Space, Option<Role>)> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            let role = spaces::role_of(c, space.id, viewer.me()?.id)?;
            Ok((space, role))
        })
        .await
}
