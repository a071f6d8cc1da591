//! A person's public page.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::paging::Seek;
use crate::base::{Result, UserId};
use crate::blogs::{self, Wanted};
use crate::files;
use crate::markup;
use crate::notices::{self, Target};
use crate::pages::Topic;
use crate::spaces;
use crate::threads::{self, Missing, Written};
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;
use crate::web::levels::Levels;
use crate::web::portrait::Portrait;
use crate::web::threads::structured;

#[derive(Template)]
#[template(path = "accounts/person.html")]
struct Show<'a> {
    page: Page<'a>,
    portrait: Portrait,
    name: String,
    handle: String,
    joined: String,
    about: String,
    administrator: bool,
    /// Where an administrator releases the person from a second factor that was lost.
    lost_factor: Option<String>,
    own: bool,
    /// What the viewer has yet to read until he is known.
    missing: Vec<String>,
    posts: Vec<Excerpt>,
    /// Address and title.
    blogs: Vec<(String, String)>,
    /// What he writes along with others: address, title, its language.
    along: Vec<(String, String, Option<String>)>,
    levels: Option<Levels>,
}

/// The beginning of something the person wrote.
struct Excerpt {
    url: String,
    title: String,
    title_lang: Option<String>,
    when: String,
    text: String,
    lang: Option<String>,
}

/// `GET /u/{name}`
///
/// # Errors
/// `NotFound` when there is nobody of this name.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read_person(&app, &visit).await?;
    visit.shows(vec![Topic::Anything]);
    let levels = levels(&app, &visit, found.0.id).await?;
    let (viewer, id) = (visit.viewer.clone(), found.0.id);
    let written = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let along = Wanted {
            along: Some(id),
            ..Wanted::default()
        };
        let along = blogs::articles(c, &sight, &along, &Seek::First)?;
        Ok((blogs::of_person(c, &sight, id)?, along.items))
    });
    let (blogs, along) = written.await?;
    let mut page = page(&app, &visit, found);
    let named = |blog: blogs::Blog| (urls::blog(&blog.slug), blog.forum.name);
    page.blogs = blogs.into_iter().map(named).collect();
    for blogs::Entry { thread, .. } in along {
        let lang = page.page.other(&thread.lang).map(str::to_owned);
        page.along
            .push((urls::article(thread.id), thread.title, lang));
    }
    html(200, &Show { levels, ..page })
}

/// The buttons to follow or mute a person, for others.
async fn levels(app: &App, visit: &Visit, person: UserId) -> Result<Option<Levels>> {
    let (viewer, target) = (visit.viewer.clone(), Target::Person(person));
    if viewer.id().is_none_or(|me| me == person) {
        return Ok(None);
    }
    let level = app
        .db
        .read(move |c| notices::level_of(c, &viewer, &[target]));
    Ok(Levels::of(app, visit, target, level.await?))
}

/// A person, the name of his picture, his last posts, what he has yet to read, and whether he has a second factor.
pub type Found = (Person, Option<String>, Vec<Written>, Option<Missing>, bool);

/// The person of the address as the viewer may see him.
///
/// # Errors
/// `NotFound` when there is nobody of this name.
pub async fn read_person(app: &App, visit: &Visit) -> Result<Found> {
    let (viewer, name) = (visit.viewer.clone(), visit.part("name").to_owned());
    app.db
        .read(move |c| {
            let person = accounts::by_name(c, &name)?;
            let sight = spaces::sight(c, &viewer)?;
            let posts = threads::of_person(c, &sight, person.id, 20)?;
            let missing = match viewer.id() == Some(person.id) {
                true => threads::missing(c, &viewer)?,
                false => None,
            };
            let factor = viewer.is_administrator() && accounts::has_factor(c, person.id)?;
            let avatar = files::avatar_of(c, person.id)?;
            Ok((person, avatar, posts, missing, factor))
        })
        .await
}

fn page<'a>(
    app: &'a App,
    visit: &Visit,
    (person, avatar, posts, missing, factor): Found,
) -> Show<'a> {
    let t = visit.texts(app);
    let yet = missing.map(|missing| {
        let Missing {
            threads,
            posts,
            minutes,
        } = missing;
        [
            ("known-threads", threads),
            ("known-posts", posts),
            ("known-minutes", minutes),
        ]
    });
    let missing = yet.into_iter().flatten().filter(|(_, n)| *n > 0);
    let missing = missing.map(|(key, n)| t.count(key, n)).collect();
    let mut page = Page::new(app, visit, person.display_name.clone());
    let picture = avatar.as_ref().map(|name| urls::avatar(name, "192"));
    let picture = picture.map(|path| urls::absolute(&app.config, &path));
    let said = structured::person(&app.config, &person, picture.as_ref());
    let open = page.open(app, &urls::person(&person.name), &person.about);
    (open.kind, open.picture) = ("profile", picture);
    open.says(&said);
    page.feeds = Some(urls::person(&person.name));
    let posts = posts
        .into_iter()
        .map(|written| Excerpt {
            url: urls::post(written.post),
            title: written.title.0,
            title_lang: page.other(&written.title.1).map(str::to_owned),
            when: t.moment(written.at, &visit.zone),
            text: markup::excerpt(&written.text.0, 200),
            lang: page.other(&written.text.1).map(str::to_owned),
        })
        .collect();
    Show {
        lost_factor: factor.then(|| urls::lost_factor(&person.name)),
        portrait: Portrait::of(&person, avatar.as_ref()),
        name: person.display_name,
        handle: format!("@{}", person.name),
        joined: t.named("person-joined", &t.day(person.created_at, &visit.zone)),
        about: person.about,
        administrator: person.administrator,
        own: visit.viewer.id() == Some(person.id),
        missing,
        posts,
        blogs: Vec::new(),
        along: Vec::new(),
        levels: None,
        page,
    }
}
