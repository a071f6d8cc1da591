//! Pages on which an administrator opens and changes spaces and forums.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{kind, right, tabs};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Instant, Result};
use crate::db::Conn;
use crate::idempotency;
use crate::markup;
use crate::spaces::{
    self, Forum, ForumForm, ManageSpace, NewForum, NewSpace, OpenSpace, Right, Space, SpaceKind,
};
use crate::web::door::form::{Field, Form, FormPage, languages};
use crate::web::door::{Pairs, Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::{Head, rendered};

/// The settings of a space as they stand or as they were typed.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpaceSettings {
    /// At most 80 characters.
    name: String,
    /// Address word: 3 to 40 of a-z, 0-9 and hyphens. The old one leads on to a new one.
    slug: String,
    /// public, restricted or private.
    kind: String,
    /// What it is for, at most 1,000 characters.
    aim: String,
    /// Markdown, at most 10,000 characters.
    #[serde(default)]
    rules: String,
    /// BCP 47 code of its main language.
    lang: String,
}

impl SpaceSettings {
    /// Those that stand.
    pub fn of(space: &Space) -> SpaceSettings {
        SpaceSettings {
            name: space.name.clone(),
            slug: space.slug.clone(),
            kind: space.kind.as_str().to_owned(),
            aim: space.aim.clone(),
            rules: space.rules.clone(),
            lang: space.lang.clone(),
        }
    }

    fn typed(form: &Pairs) -> SpaceSettings {
        let [name, slug, kind, aim, rules, lang] = ["name", "slug", "kind", "aim", "rules", "lang"]
            .map(|field| form.get(field).to_owned());
        SpaceSettings {
            name,
            slug,
            kind,
            aim,
            rules,
            lang,
        }
    }

    /// Checks them and renders the rules.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub async fn parse(&self, app: &App) -> Result<NewSpace> {
        let mut new = NewSpace::parse(
            &self.name,
            &self.slug,
            &self.kind,
            &self.aim,
            &self.rules,
            &self.lang,
        )?;
        let rules = rendered(app, "rules", &new.rules, Head::Post).await?;
        new.rules_html = markup::anchored(&rules.html, 0);
        Ok(new)
    }
}

/// `GET /spaces/new`
///
/// # Errors
/// `Refused` unless the viewer is an administrator.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    may_open(&app, &visit).await?;
    let typed = SpaceSettings {
        kind: "public".to_owned(),
        lang: visit.lang.code().to_owned(),
        ..SpaceSettings::default()
    };
    space_page(&app, &visit, None, &typed).reply(None)
}

/// `POST /spaces`
///
/// # Errors
/// `Refused` unless the viewer is an administrator; what was typed comes back with every other refusal.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    may_open(&app, &visit).await?;
    let typed = SpaceSettings::typed(&visit.form);
    match open(&app, &visit, &typed).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => space_page(&app, &visit, None, &typed).reply(Some(&taken(error, "slug"))),
    }
}

/// Opens a space; gives the address of its page.
///
/// # Errors
/// `Refused` unless the viewer is an administrator; `Invalid` with every wrong field; `Conflict` for an address word
/// that is taken.
pub async fn open(app: &App, visit: &Visit, typed: &SpaceSettings) -> Result<String> {
    let new = typed.parse(app).await?;
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            spaces::open(tx, &viewer, &new)?;
            Ok(urls::space(&new.slug))
        })
    });
    Ok(done.await?.location())
}

/// `GET /s/{space}/settings`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, _) = managed(&app, &visit).await?;
    space_page(&app, &visit, Some(&space), &SpaceSettings::of(&space)).reply(None)
}

/// `POST /s/{space}/settings`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator; what was typed comes back with other refusals.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, _) = managed(&app, &visit).await?;
    let typed = SpaceSettings::typed(&visit.form);
    match change(&app, &visit, &space, &typed).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => {
            space_page(&app, &visit, Some(&space), &typed).reply(Some(&taken(error, "slug")))
        }
    }
}

async fn change(app: &App, visit: &Visit, space: &Space, typed: &SpaceSettings) -> Result<String> {
    let new = typed.parse(app).await?;
    let (key, viewer, space) = (visit.act()?, visit.viewer.clone(), space.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            spaces::change(tx, &viewer, &space, &new)?;
            Ok(urls::space(&new.slug))
        })
    });
    Ok(done.await?.location())
}

fn space_page<'a>(
    app: &'a App,
    visit: &Visit,
    space: Option<&Space>,
    typed: &SpaceSettings,
) -> FormPage<'a> {
    let t = visit.texts(app);
    let kinds = SpaceKind::ALL
        .iter()
        .filter(|kind| **kind != SpaceKind::Exercise);
    let kinds = kinds
        .map(|k| {
            (
                k.as_str().to_owned(),
                kind(&t, *k),
                k.as_str() == typed.kind,
            )
        })
        .collect();
    let fields = vec![
        Field::line("name", t.say("space-name"), &typed.name).hint(t.say("space-name-hint")),
        Field::line("slug", t.say("field-slug"), &typed.slug).hint(t.say("space-slug-hint")),
        Field::select("kind", t.say("space-kind"), kinds).hint(t.say("space-kind-hint")),
        Field::area("aim", t.say("space-aim"), &typed.aim, 4).hint(t.say("space-aim-hint")),
        Field::area("rules", t.say("space-rules"), &typed.rules, 8)
            .hint(t.say("space-rules-hint"))
            .optional(),
        Field::select("lang", t.say("space-lang"), languages(&typed.lang)),
    ];
    let (action, heading, button) = match space {
        Some(space) => (
            urls::space_settings(&space.slug),
            t.named("space-settings-title", &space.name),
            t.say("form-save"),
        ),
        None => (
            urls::SPACES.to_owned(),
            t.say("space-new"),
            t.say("space-new-button"),
        ),
    };
    let mut page = Page::new(app, visit, heading.clone());
    if let Some(space) = space {
        page = page.under(urls::space(&space.slug), &space.name, &space.lang);
    }
    let tabs = space.map(|space| tabs(&t, space, true, &action));
    let form = Form::new(action, fields, button);
    let mut page = FormPage::new(app, visit, page, heading, vec![form]);
    page.tabs = tabs.unwrap_or_default();
    page
}

#[derive(Template)]
#[template(path = "spaces/forums.html")]
struct Forums<'a> {
    page: Page<'a>,
    heading: String,
    tabs: Vec<(String, String, bool)>,
    new: String,
    /// Address of its settings, name, description, whether it is archived.
    forums: Vec<(String, String, String, bool)>,
}

/// `GET /s/{space}/forums`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub async fn forums(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, forums) = managed(&app, &visit).await?;
    html(200, &forums_page(&app, &visit, &space, &forums))
}

fn forums_page<'a>(app: &'a App, visit: &Visit, space: &Space, forums: &[Forum]) -> Forums<'a> {
    let t = visit.texts(app);
    let heading = t.named("space-forums-title", &space.name);
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .hidden();
    let row = |forum: &Forum| {
        (
            urls::forum_settings(&space.slug, &forum.slug),
            forum.name.clone(),
            forum.about.clone(),
            forum.archived,
        )
    };
    Forums {
        page,
        heading,
        tabs: tabs(&t, space, true, &urls::space_forums(&space.slug)),
        new: urls::new_forum(&space.slug),
        forums: forums.iter().map(row).collect(),
    }
}

/// `GET /s/{space}/forums/new`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub async fn new_forum(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, forums) = managed(&app, &visit).await?;
    let position = forums.len().to_string();
    let typed = ForumForm {
        position: &position,
        can_read: "visitor",
        can_reply: "member",
        can_start: "member",
        ..ForumForm::default()
    };
    forum_page(&app, &visit, &space, &forums, None, &typed).reply(None)
}

/// `POST /s/{space}/forums`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator; what was typed comes back with other refusals.
pub async fn create_forum(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    save_forum_as(&app, &visit, None).await
}

/// `GET /s/{space}/{forum}/settings`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub async fn forum_settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, forums) = managed(&app, &visit).await?;
    let forum = named(&forums, visit.part("forum"))?;
    let parent = forums.iter().find(|other| Some(other.id) == forum.parent);
    let position = forum.position.to_string();
    let typed = ForumForm {
        name: &forum.name,
        slug: &forum.slug,
        about: &forum.about,
        parent: parent.map_or("", |parent| &parent.slug),
        position: &position,
        can_read: forum.can_read.as_str(),
        can_reply: forum.can_reply.as_str(),
        can_start: forum.can_start.as_str(),
        archived: forum.archived,
        no_reactions: forum.no_reactions,
    };
    forum_page(&app, &visit, &space, &forums, Some(forum), &typed).reply(None)
}

/// `POST /s/{space}/{forum}/settings`
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator; what was typed comes back with other refusals.
pub async fn save_forum(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let slug = visit.part("forum").to_owned();
    save_forum_as(&app, &visit, Some(&slug)).await
}

async fn save_forum_as(app: &App, visit: &Visit, slug: Option<&str>) -> Reply {
    let (space, forums) = managed(app, visit).await?;
    let forum = slug.map(|slug| named(&forums, slug)).transpose()?;
    let typed = |name| visit.form.get(name);
    let typed = ForumForm {
        name: typed("name"),
        slug: typed("slug"),
        about: typed("about"),
        parent: typed("parent"),
        position: typed("position"),
        can_read: typed("can_read"),
        can_reply: typed("can_reply"),
        can_start: typed("can_start"),
        archived: visit.form.has("archived"),
        no_reactions: visit.form.has("no_reactions"),
    };
    let outcome = async {
        let new = NewForum::parse(&typed)?;
        let (key, viewer) = (visit.act()?, visit.viewer.clone());
        let (space_id, forum_id, space_slug) =
            (space.id, forum.map(|forum| forum.id), space.slug.clone());
        let done = app.db.write(move |tx| {
            idempotency::once(tx, &key, |tx| {
                match forum_id {
                    Some(id) => spaces::change_forum(tx, &viewer, space_id, id, &new)?,
                    None => drop(spaces::open_forum(tx, &viewer, space_id, &new)?),
                }
                Ok(urls::forum(&space_slug, &new.slug))
            })
        });
        Ok(done.await?.location())
    };
    match outcome.await {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => forum_page(app, visit, &space, &forums, forum, &typed)
            .reply(Some(&taken(error, "slug"))),
    }
}

fn forum_page<'a>(
    app: &'a App,
    visit: &Visit,
    space: &Space,
    forums: &[Forum],
    forum: Option<&Forum>,
    typed: &ForumForm<'_>,
) -> FormPage<'a> {
    let t = visit.texts(app);
    let rights = |least: &[Right], chosen: &str| {
        least
            .iter()
            .map(|r| (r.as_str().to_owned(), right(&t, *r), r.as_str() == chosen))
            .collect()
    };
    let writes = [Right::Member, Right::Trust1, Right::Moderator];
    let mut parents = vec![(
        String::new(),
        t.say("forum-no-parent"),
        typed.parent.is_empty(),
    )];
    parents.extend(
        forums
            .iter()
            .filter(|other| other.parent.is_none() && Some(other.id) != forum.map(|forum| forum.id))
            .map(|other| {
                (
                    other.slug.clone(),
                    other.name.clone(),
                    other.slug == typed.parent,
                )
            }),
    );
    let fields = vec![
        Field::line("name", t.say("forum-name"), typed.name).hint(t.say("space-name-hint")),
        Field::line("slug", t.say("field-slug"), typed.slug).hint(t.say("forum-slug-hint")),
        Field::area("about", t.say("forum-about"), typed.about, 3)
            .hint(t.say("forum-about-hint"))
            .optional(),
        Field::select("parent", t.say("forum-parent"), parents),
        Field::line("position", t.say("forum-position"), typed.position).kind("number"),
        Field::select(
            "can_read",
            t.say("forum-can-read"),
            rights(
                &[Right::Visitor, Right::Member, Right::Moderator],
                typed.can_read,
            ),
        ),
        Field::select(
            "can_reply",
            t.say("forum-can-reply"),
            rights(&writes, typed.can_reply),
        ),
        Field::select(
            "can_start",
            t.say("forum-can-start"),
            rights(&writes, typed.can_start),
        ),
        Field::check(
            "no_reactions",
            t.say("forum-no-reactions"),
            typed.no_reactions,
        ),
        Field::check("archived", t.say("forum-archive"), typed.archived),
    ];
    let (action, heading) = match forum {
        Some(forum) => (
            urls::forum_settings(&space.slug, &forum.slug),
            t.named("forum-settings-title", &forum.name),
        ),
        None => (urls::space_forums(&space.slug), t.say("forum-new")),
    };
    let page = Page::new(app, visit, heading.clone())
        .under(urls::space(&space.slug), &space.name, &space.lang)
        .under(urls::space_forums(&space.slug), &t.say("space-forums"), "");
    FormPage::new(
        app,
        visit,
        page,
        heading,
        vec![Form::new(action, fields, t.say("form-save"))],
    )
}

/// The one of these forums that has this address word.
///
/// # Errors
/// `NotFound` when none has.
pub fn named<'f>(forums: &'f [Forum], slug: &str) -> Result<&'f Forum> {
    forums
        .iter()
        .find(|forum| forum.slug == slug)
        .ok_or(Error::NotFound)
}

/// The space of the address with its forums, for those who run it.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub async fn managed(app: &App, visit: &Visit) -> Result<(Space, Vec<Forum>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("space").to_owned();
    app.db.read(move |c| run_by(c, &viewer, &slug, now)).await
}

/// A space with its forums, for those who run it.
///
/// # Errors
/// `NotFound` or `Refused` unless the viewer is an administrator.
pub fn run_by(
    c: &mut Conn,
    viewer: &Viewer,
    slug: &str,
    now: Instant,
) -> Result<(Space, Vec<Forum>)> {
    let sight = spaces::sight(c, viewer)?;
    let space = spaces::find(c, &sight, slug)?;
    spaces::may(viewer, &sight, space.id, None, now)
        .check::<ManageSpace>(&spaces::Facts::default())?;
    let forums = spaces::forums(c, &sight, space.id)?;
    Ok((space, forums))
}

/// Asks whether the viewer may open a space.
///
/// # Errors
/// `Refused` unless he is an administrator.
pub async fn may_open(app: &App, visit: &Visit) -> Result<()> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            spaces::may_on_site(&viewer, &sight, now).check::<OpenSpace>(&spaces::Facts::default())
        })
        .await
}

/// A name that somebody else holds is the fault of its field.
fn taken(error: Error, field: &'static str) -> Error {
    match error {
        Error::Conflict(conflict) if conflict.code == "taken" => Error::field(field, "taken"),
        other => other,
    }
}
