//! A space's first page: its forums, what is new, what waits.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::view::{kind, moved_space};
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{Error, ForumId, Result, SpaceId, UserId};
use crate::blogs::{self, Blog};
use crate::i18n::Texts;
use crate::notices::{self, Level, Target};
use crate::offices::{self, Office, State};
use crate::pages::Topic;
use crate::spaces::{self, Forum, Role, Sight, Space, Tag};
use crate::threads::{self, Listing};
use crate::web::badge::Badge;
use crate::web::door::{Keys, Reply, Visit, html, moved_for_good, urls};
use crate::web::layout::Page;
use crate::web::levels::Levels;
use crate::web::threads::tags::chips;
use crate::web::threads::view::{Line, When, lines};

#[derive(Template)]
#[template(path = "spaces/show.html")]
struct Show<'a> {
    page: Page<'a>,
    kind: String,
    name: String,
    lang: Option<String>,
    aim: String,
    members: String,
    /// Address, words, style, icon.
    acts: Vec<(String, String, &'static str, &'static str)>,
    asked: bool,
    forums: Vec<ForumView>,
    newest: Vec<Line>,
    for_moderators: Vec<(String, String)>,
    /// The button that marks all as read, where something is new.
    marks: Option<(Keys, String)>,
    waiting: Vec<Line>,
    about: String,
    has_rules: bool,
    moderators: Vec<(String, String)>,
    /// Address and name.
    tags: Vec<(String, String)>,
    all_tags: String,
    levels: Option<Levels>,
    /// Address and title.
    blogs: Vec<(String, String)>,
    /// Address, name and badge.
    offices: Vec<(String, String, Option<Badge>)>,
    /// Where an administrator opens one.
    open_office: Option<String>,
    /// Where a moderator opens the first.
    open_blog: Option<String>,
}

struct ForumView {
    url: String,
    name: String,
    about: String,
    threads: String,
    last: Option<When>,
    archived: bool,
    under: Vec<(String, String, String)>,
}

struct Found {
    space: Space,
    sight: Sight,
    forums: Vec<Forum>,
    blogs: Vec<Blog>,
    offices: Vec<Office>,
    newest: Listing,
    waiting: Listing,
    /// How many ask to join, and how many posts wait; for moderators.
    asking: (i64, i64),
    moderators: Vec<UserId>,
    tags: Vec<Tag>,
    people: HashMap<UserId, Person>,
    role: Option<Role>,
    level: Option<Level>,
}

/// `GET /s/{space}`
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match read(&app, &visit).await {
        Ok(found) => {
            let space = found.space.id;
            if space == SpaceId::BLOGS {
                return Ok(moved_for_good(urls::BLOGS));
            }
            visit.shows(vec![Topic::Space(space), Topic::Within(space)]);
            html(200, &page(&app, &visit, &found))
        }
        Err(Error::NotFound) => moved_space(&app, &visit, urls::space).await,
        Err(error) => Err(error),
    }
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let now = app.clock.now();
    app.db
        .read(move |c| {
            let sight = spaces::sight(c, &viewer)?;
            let space = spaces::find(c, &sight, &slug)?;
            let moderators = spaces::moderators(c, space.id)?;
            let role = match viewer.id() {
                Some(me) => spaces::role_of(c, space.id, me)?,
                None => None,
            };
            Ok(Found {
                forums: spaces::forums(c, &sight, space.id)?,
                blogs: blogs::of_space(c, &sight, space.id)?,
                offices: offices::of_space(c, &sight, space.id, now)?,
                newest: threads::recent(c, &viewer, &sight, Some(space.id), 8)?,
                waiting: threads::waiting(c, &viewer, &sight, space.id, now)?,
                asking: (
                    spaces::count_asking(c, &sight, space.id)?,
                    threads::count_waiting(c, &sight, space.id)?,
                ),
                people: accounts::authors(c, &moderators)?,
                moderators,
                tags: spaces::tags(c, space.id)?,
                role,
                level: notices::level_of(c, &viewer, &[Target::Space(space.id)])?,
                space,
                sight,
            })
        })
        .await
}

fn page<'a>(app: &'a App, visit: &Visit, found: &Found) -> Show<'a> {
    let t = visit.texts(app);
    let space = &found.space;
    let mut page = Page::new(app, visit, space.name.clone());
    page.canonical = Some(urls::absolute(&app.config, &urls::space(&space.slug)));
    page.noindex = !space.kind.is_open();
    if !page.noindex {
        let open = page.open(app, &urls::space(&space.slug), &space.aim);
        open.board = Some(urls::space_board(&space.slug));
        page.feeds = Some(urls::space(&space.slug));
    }
    let asked = [
        (
            urls::space_members(&space.slug),
            "space-asking",
            found.asking.0,
        ),
        (
            urls::space_waiting(&space.slug),
            "waiting-count",
            found.asking.1,
        ),
    ];
    let asked = asked.into_iter().filter(|(_, _, n)| *n > 0);
    let for_moderators = asked.map(|(url, key, n)| (url, t.count(key, n))).collect();
    let newest = lines(&page, &visit.zone, &found.newest);
    let moderates = found.sight.moderates(space.id);
    Show {
        blogs: found
            .blogs
            .iter()
            .map(|blog| (urls::blog(&blog.slug), blog.forum.name.clone()))
            .collect(),
        offices: found
            .offices
            .iter()
            .filter(|office| office.state != State::Abolished)
            .map(|office| {
                let url = urls::office(&office.slug);
                (url, office.name.clone(), Badge::of(&t, office))
            })
            .collect(),
        open_office: visit
            .viewer
            .is_administrator()
            .then(|| urls::new_office(&space.slug)),
        open_blog: (found.blogs.is_empty() && moderates).then(|| urls::new_blog_of(&space.slug)),
        marks: newest
            .iter()
            .any(|line| line.unread.is_some())
            .then(|| (visit.keys(app), urls::space_read(&space.slug))),
        kind: kind(&t, space.kind),
        name: space.name.clone(),
        lang: page.other(&space.lang).map(str::to_owned),
        aim: space.aim.clone(),
        members: t.count("space-members", space.members),
        acts: acts(&t, visit, found),
        asked: found.role == Some(Role::Asking),
        forums: forums(&t, visit, found),
        newest,
        waiting: lines(&page, &visit.zone, &found.waiting),
        for_moderators,
        about: urls::space_about(&space.slug),
        has_rules: !space.rules.is_empty(),
        tags: chips(&found.tags, |tag| urls::tag(&space.slug, tag)),
        all_tags: urls::space_tags(&space.slug),
        levels: Levels::of(app, visit, Target::Space(space.id), found.level),
        moderators: found
            .moderators
            .iter()
            .filter_map(|id| found.people.get(id))
            .map(|p| (urls::person(&p.name), p.display_name.clone()))
            .collect(),
        page,
    }
}

fn acts(
    t: &Texts<'_>,
    visit: &Visit,
    found: &Found,
) -> Vec<(String, String, &'static str, &'static str)> {
    let space = &found.space;
    let mut acts = Vec::new();
    match found.role {
        None => {
            let words = match space.kind {
                spaces::SpaceKind::Public => Some(t.say("space-join")),
                spaces::SpaceKind::Restricted => Some(t.say("space-ask")),
                _ => None,
            };
            if let Some(words) = words {
                acts.push((urls::space_join(&space.slug), words, "", "people"));
            }
        }
        Some(_) => acts.push((
            urls::space_join(&space.slug),
            t.say("space-membership"),
            "quiet",
            "people",
        )),
    }
    if visit.viewer.is_administrator() {
        acts.push((
            urls::space_settings(&space.slug),
            t.say("space-settings"),
            "quiet",
            "shield",
        ));
    } else if found.sight.moderates(space.id) {
        acts.push((
            urls::space_members(&space.slug),
            t.say("space-members-title"),
            "quiet",
            "shield",
        ));
    }
    acts
}

fn forums(t: &Texts<'_>, visit: &Visit, found: &Found) -> Vec<ForumView> {
    let slug = &found.space.slug;
    let under = |id: ForumId| -> Vec<(String, String, String)> {
        let inner = found.forums.iter().filter(|forum| forum.parent == Some(id));
        inner
            .map(|f| {
                (
                    urls::forum(slug, &f.slug),
                    f.name.clone(),
                    t.count("forum-threads", f.threads),
                )
            })
            .collect()
    };
    let on_top = |forum: &&Forum| match forum.parent {
        None => true,
        // Under a forum that this viewer does not see, it stands on top.
        Some(parent) => !found.forums.iter().any(|other| other.id == parent),
    };
    let view = |forum: &Forum| ForumView {
        url: urls::forum(slug, &forum.slug),
        name: forum.name.clone(),
        about: forum.about.clone(),
        threads: t.count("forum-threads", forum.threads),
        last: forum
            .last_post_at
            .map(|at| When::moment(t, &visit.zone, at)),
        archived: forum.archived,
        under: under(forum.id),
    };
    found.forums.iter().filter(on_top).map(view).collect()
}

#[derive(Template)]
#[template(path = "spaces/about.html")]
struct About<'a> {
    page: Page<'a>,
    name: String,
    lang: Option<String>,
    aim: String,
    rules: String,
}

/// `GET /s/{space}/about`: its aim and its rules.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn about(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, slug) = (visit.viewer.clone(), visit.part("space").to_owned());
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        spaces::find(c, &sight, &slug)
    });
    match read.await {
        Ok(space) => {
            visit.shows(vec![Topic::Space(space.id)]);
            html(200, &about_page(&app, &visit, space))
        }
        Err(Error::NotFound) => moved_space(&app, &visit, urls::space_about).await,
        Err(error) => Err(error),
    }
}

fn about_page<'a>(app: &'a App, visit: &Visit, space: Space) -> About<'a> {
    let title = visit.texts(app).named("space-about", &space.name);
    let mut page =
        Page::new(app, visit, title).under(urls::space(&space.slug), &space.name, &space.lang);
    page.noindex = !space.kind.is_open();
    if !page.noindex {
        page.open(app, &urls::space_about(&space.slug), &space.aim);
    }
    About {
        lang: page.other(&space.lang).map(str::to_owned),
        page,
        name: space.name,
        aim: space.aim,
        rules: space.rules_html,
    }
}
