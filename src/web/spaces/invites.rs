//! The pages on which moderators make invite codes and look after the accounts that were made by them.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::tabs;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::paging::{Cursor, Seek};
use crate::base::{Error, InviteId, Result, UserId};
use crate::db::Conn;
use crate::idempotency;
use crate::spaces::{self, Invite, MayInvite, NewInvite, Space};
use crate::web::accounts::one_time;
use crate::web::door::form::{Faults, Field, Form, FormPage};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

/// Accounts on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "spaces/invites.html")]
struct List<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    create: String,
    fields: Vec<Field>,
    invites: Vec<Entry>,
}

struct Entry {
    label: String,
    url: String,
    code: String,
    /// The address that fills the code in.
    link: String,
    used: String,
    until: String,
    end: Option<String>,
}

/// `GET /s/{space}/invites`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /s/{space}/invites`
///
/// # Errors
/// `Refused` unless the viewer moderates; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let form = &visit.form;
    let new = NewInvite::parse(form.get("label"), form.get("uses"), form.get("days"));
    let (key, viewer, slug) = (
        visit.act()?,
        visit.viewer.clone(),
        visit.part("space").to_owned(),
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let space = place(tx, &viewer, &slug)?;
            spaces::invite(tx, &viewer, space.id, &new?)?;
            Ok(urls::invites(&space.slug))
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// `POST /s/{space}/invites/{id}/end`
///
/// # Errors
/// `Refused` unless the viewer moderates; `NotFound` when the space has no such code.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, InviteId) = (visit.viewer.clone(), visit.id("id")?);
    let (key, slug) = (visit.act()?, visit.part("space").to_owned());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let space = place(tx, &viewer, &slug)?;
            spaces::end_invite(tx, &viewer, space.id, id)?;
            Ok(urls::invites(&space.slug))
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// The space, for who may see it.
fn place(c: &mut Conn, viewer: &accounts::Viewer, slug: &str) -> Result<Space> {
    let sight = spaces::sight(c, viewer)?;
    spaces::find(c, &sight, slug)
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let now = app.clock.now();
    let (space, invites) = app
        .db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            spaces::may(&viewer, &sight, space.id, None, now)
                .check::<MayInvite>(&spaces::Facts::default())?;
            let invites = spaces::invites(c, space.id)?;
            Ok((space, invites))
        })
        .await?;
    let t = visit.texts(app);
    let title = t.named("invites-title", &space.name);
    let typed = |name, usual| match visit.form.get(name) {
        "" if error.is_none() => usual,
        text => text,
    };
    let number =
        |name, label: String, usual| Field::line(name, label, typed(name, usual)).kind("number");
    let mut fields = vec![
        Field::line("label", t.say("invites-label"), typed("label", ""))
            .hint(t.say("invites-label-hint")),
        number("uses", t.say("invites-uses"), "30"),
        number("days", t.say("invites-days"), "120"),
    ];
    if let Some(error) = error {
        Faults::of(&t, error).point_at(fields.iter_mut());
    }
    let here = urls::invites(&space.slug);
    let entry = |invite: &Invite| Entry {
        label: invite.label.clone(),
        url: urls::invite(&space.slug, invite.id),
        link: urls::absolute(&app.config, &urls::join(&invite.code)),
        code: invite.code.clone(),
        used: t.named(
            "invites-used",
            &format!("{} / {}", invite.used, invite.uses),
        ),
        until: t.named("invites-until", &t.moment(invite.expires_at, &visit.zone)),
        end: (invite.expires_at > now && invite.used < invite.uses)
            .then(|| urls::invite_end(&space.slug, invite.id)),
    };
    let view = List {
        keys: visit.keys(app),
        tabs: tabs(&t, &space, visit.viewer.is_administrator(), &here),
        invites: invites.iter().map(entry).collect(),
        page: Page::new(app, visit, title.clone())
            .under(urls::space(&space.slug), &space.name, &space.lang)
            .hidden(),
        heading: title,
        create: here,
        fields,
    };
    html(error.map_or(200, problem::status), &view)
}

#[derive(Template)]
#[template(path = "spaces/invite.html")]
struct Show<'a> {
    page: Page<'a>,
    keys: Keys,
    heading: String,
    resets: String,
    /// Name, address, user name.
    pupils: Vec<(String, String, String)>,
    may_reset: bool,
    next: Option<String>,
}

/// `GET /s/{space}/invites/{id}`: the accounts that were made by a code and have no address yet.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let after = match visit.seek()? {
        Seek::After(cursor) => cursor.number()?,
        _ => 0,
    };
    let found = read_pupils(&app, &visit, UserId(after)).await?;
    html(200, &pupils_page(&app, &visit, &found))
}

/// The space, the code, who came by it, and their names.
pub type Pupils = (Space, Invite, Vec<UserId>, HashMap<UserId, Person>);

/// The accounts of a code of the space, one more than a page, behind the person `after`.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer moderates.
pub async fn read_pupils(app: &App, visit: &Visit, after: UserId) -> Result<Pupils> {
    let (viewer, id): (_, InviteId) = (visit.viewer.clone(), visit.id("id")?);
    let (slug, now) = (visit.part("space").to_owned(), app.clock.now());
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            spaces::may(&viewer, &sight, space.id, None, now)
                .check::<MayInvite>(&spaces::Facts::default())?;
            let invite = spaces::find_invite(c, space.id, id)?;
            let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
            let pupils = accounts::pupils(c, id, after, limit)?;
            let people = accounts::authors(c, &pupils)?;
            Ok((space, invite, pupils, people))
        })
        .await
}

fn pupils_page<'a>(
    app: &'a App,
    visit: &Visit,
    (space, invite, pupils, people): &Pupils,
) -> Show<'a> {
    let t = visit.texts(app);
    let (own, here) = (visit.viewer.id(), urls::invite(&space.slug, invite.id));
    let last = pupils
        .get(PAGE.saturating_sub(1))
        .filter(|_| pupils.len() > PAGE);
    let line = |p: &Person| {
        (
            p.display_name.clone(),
            urls::person(&p.name),
            p.name.clone(),
        )
    };
    Show {
        keys: visit.keys(app),
        heading: invite.label.clone(),
        resets: urls::invite_resets(&space.slug, invite.id),
        next: last.map(|id| urls::after(&here, &Cursor::at(id.to_string()))),
        pupils: pupils
            .iter()
            .take(PAGE)
            .filter_map(|id| people.get(id))
            .map(line)
            .collect(),
        may_reset: own == Some(invite.by) || visit.viewer.is_administrator(),
        page: Page::new(app, visit, invite.label.clone())
            .under(urls::space(&space.slug), &space.name, &space.lang)
            .under(
                urls::invites(&space.slug),
                &t.say("invites-tab"),
                visit.lang.code(),
            )
            .hidden(),
    }
}

/// `POST /s/{space}/invites/{id}/resets`: shows, this once, the link to set a new password. Another one makes it void,
/// so that a repeat does no harm and no key is kept beside the secret.
///
/// # Errors
/// `Refused` unless the viewer made the code; `NotFound` when it made no such account.
pub async fn create_reset(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, id): (_, InviteId) = (visit.viewer.clone(), visit.id("id")?);
    let (slug, name) = (visit.part("space").to_owned(), visit.form.get("name"));
    let (link, name) = (one_time(&app), name.to_owned());
    let shown = link.link.clone();
    let space = app
        .db
        .write(move |tx| {
            let space = place(tx, &viewer, &slug)?;
            spaces::reset_pupil(tx, &viewer, (space.id, id), &name, &link)?;
            Ok(space)
        })
        .await?;
    let t = visit.texts(&app);
    let page = Page::new(&app, &visit, t.say("invites-reset")).under(
        urls::invite(&space.slug, id),
        &space.name,
        &space.lang,
    );
    let none: Vec<Form> = Vec::new();
    FormPage::new(&app, &visit, page, t.say("invites-reset"), none)
        .lead(t.named("invites-reset-lead", visit.form.get("name")))
        .lead(shown)
        .reply(None)
}
