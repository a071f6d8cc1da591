//! Feeds of whatever all may read: Atom, RSS and JSON Feed of the site, a space, a forum, a tag, a thread, a person, an
//! office.

mod model;
mod write;

use std::rc::Rc;
use std::sync::Arc;

use self::model::{Feed, Place};
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::{Error, Result, SeriesId, TagId, ThreadId};
use crate::blogs::{self, Blog};
use crate::db::Conn;
use crate::offices;
use crate::pages::Topic;
use crate::spaces::{self, Sight};
use crate::threads::{self, Origin};
use crate::web::door::urls::{self, Format};
use crate::web::door::{Reply, Visit, moved_for_good};
use crate::web::spaces::view::moved_space;

/// `GET /feed.{format}`: the newest threads of the site.
///
/// # Errors
/// `NotFound` for an unknown format.
pub async fn site(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (name, lang) = (app.config.site_name.clone(), app.config.language.clone());
    let place = move |_: &mut Conn, _: &Sight| {
        Ok(Place {
            origin: Origin::Site,
            key: "site".to_owned(),
            name: name.clone(),
            about: String::new(),
            lang: lang.clone(),
            page: urls::HOME.to_owned(),
            feed: urls::HOME.to_owned(),
            topics: vec![Topic::Anything],
        })
    };
    reply(&app, &visit, place).await
}

/// `GET /s/{space}/feed.{format}`: its newest threads.
///
/// # Errors
/// `NotFound` where a visitor does not see it.
pub async fn space(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let slug = visit.part("space").to_owned();
    let place = move |c: &mut Conn, sight: &Sight| {
        let space = spaces::find(c, sight, &slug)?;
        Ok(Place {
            origin: Origin::Space(space.id),
            key: format!("space:{}", space.id),
            page: urls::space(&space.slug),
            feed: urls::space(&space.slug),
            topics: vec![Topic::Space(space.id), Topic::Within(space.id)],
            name: space.name,
            about: space.aim,
            lang: space.lang,
        })
    };
    or_moved(&app, &visit, place, urls::space).await
}

/// `GET /s/{space}/{forum}/feed.{format}`: its newest threads.
///
/// # Errors
/// `NotFound` where a visitor does not see it.
pub async fn forum(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let parts = [visit.part("space"), visit.part("forum")].map(str::to_owned);
    let place = move |c: &mut Conn, sight: &Sight| {
        let (space, forum) = spaces::find_forum(c, sight, &parts[0], &parts[1])?;
        // That of a blog stands at the blog's own address.
        let page = match forum.blog {
            true => urls::blog(&forum.slug),
            false => urls::forum(&space.slug, &forum.slug),
        };
        Ok(Place {
            origin: Origin::Forum(forum.id),
            key: format!("forum:{}", forum.id),
            feed: page.clone(),
            page,
            topics: vec![Topic::Space(space.id), Topic::Within(space.id)],
            name: forum.name,
            about: forum.about,
            lang: space.lang,
        })
    };
    let there = |space: &str| urls::forum(space, visit.part("forum"));
    or_moved(&app, &visit, place, there).await
}

/// `GET /b/{blog}/feed.{format}`: its newest articles.
///
/// # Errors
/// `NotFound` where a visitor does not see it.
pub async fn blog(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (slug, lang) = (visit.part("blog").to_owned(), app.config.language.clone());
    let place = move |c: &mut Conn, sight: &Sight| {
        let Blog {
            forum, space, slug, ..
        } = blogs::find(c, sight, &slug)?;
        Ok(Place {
            origin: Origin::Forum(forum.id),
            key: format!("forum:{}", forum.id),
            page: urls::blog(&slug),
            feed: urls::blog(&slug),
            topics: vec![Topic::Space(space.id), Topic::Within(space.id)],
            name: forum.name,
            about: forum.about,
            lang: said(space.lang, &lang),
        })
    };
    reply(&app, &visit, place).await
}

/// `GET /b/{blog}/series/{id}/feed.{format}`: its newest articles.
///
/// # Errors
/// `NotFound` where a visitor does not see it.
pub async fn series(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (slug, lang) = (visit.part("blog").to_owned(), app.config.language.clone());
    let id: SeriesId = visit.id("id")?;
    let place = move |c: &mut Conn, sight: &Sight| {
        let (blog, series) = blogs::find_series(c, sight, &slug, id)?;
        let page = urls::series(&blog.slug, id);
        Ok(Place {
            origin: Origin::Series(id),
            key: format!("series:{id}"),
            feed: page.clone(),
            page,
            topics: vec![Topic::Space(blog.space.id), Topic::Within(blog.space.id)],
            name: format!("{}: {}", blog.forum.name, series.title),
            about: series.about,
            lang: said(blog.space.lang, &lang),
        })
    };
    reply(&app, &visit, place).await
}

/// The language of a space; of the site where it has none, as that of people's blogs.
fn said(lang: String, site: &str) -> String {
    match lang.is_empty() {
        true => site.to_owned(),
        false => lang,
    }
}

/// `GET /s/{space}/tags/{tag}/feed.{format}`: the newest threads that bear it.
///
/// # Errors
/// `NotFound` where a visitor does not see the space, or it has no such tag.
pub async fn tag(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (slug, id): (_, TagId) = (visit.part("space").to_owned(), visit.id("tag")?);
    let place = move |c: &mut Conn, sight: &Sight| {
        let space = spaces::find(c, sight, &slug)?;
        let tag = spaces::find_tag(c, space.id, id)?;
        Ok(Place {
            origin: Origin::Tag(tag.id),
            key: format!("tag:{}", tag.id),
            page: urls::tag(&space.slug, &tag),
            feed: urls::tag_numbered(&space.slug, tag.id),
            topics: vec![Topic::Space(space.id), Topic::Within(space.id)],
            name: format!("{}: {}", space.name, tag.name),
            about: String::new(),
            lang: space.lang,
        })
    };
    let there = |space: &str| urls::tag_numbered(space, id);
    or_moved(&app, &visit, place, there).await
}

/// `GET /t/{id}/feed.{format}`: its newest posts.
///
/// # Errors
/// `NotFound` where a visitor does not see it.
pub async fn thread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let place = move |c: &mut Conn, _: &Sight| {
        let thread = threads::find(c, &Viewer::Visitor, id)?.thread;
        Ok(Place {
            origin: Origin::Thread(id),
            key: format!("thread:{id}"),
            page: urls::thread(&thread),
            feed: urls::thread_numbered(id),
            topics: vec![Topic::Space(thread.space), Topic::Thread(id)],
            name: thread.title,
            about: String::new(),
            lang: thread.lang,
        })
    };
    reply(&app, &visit, place).await
}

/// `GET /u/{name}/feed.{format}`: what he wrote last, as far as all may read it.
///
/// # Errors
/// `NotFound` when there is nobody of this name.
pub async fn person(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (name, lang) = (visit.part("name").to_owned(), app.config.language.clone());
    let place = move |c: &mut Conn, _: &Sight| {
        let person = accounts::by_name(c, &name)?;
        Ok(Place {
            origin: Origin::Person(person.id),
            key: format!("person:{}", person.id),
            page: urls::person(&person.name),
            feed: urls::person(&person.name),
            topics: vec![Topic::Anything],
            name: person.display_name,
            about: person.about,
            lang: lang.clone(),
        })
    };
    reply(&app, &visit, place).await
}

/// `GET /o/{office}/feed.{format}`: the newest questions before it, and what it says to them.
///
/// # Errors
/// `NotFound` where a visitor does not see it.
pub async fn office(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (slug, lang) = (visit.part("office").to_owned(), app.config.language.clone());
    let now = app.clock.now();
    let place = move |c: &mut Conn, sight: &Sight| {
        let office = offices::find(c, sight, &slug, now)?;
        let space = spaces::space_by_id(c, sight, office.space)?;
        Ok(Place {
            origin: Origin::Office(office.id),
            key: format!("office:{}", office.id),
            page: urls::office(&office.slug),
            feed: urls::office(&office.slug),
            topics: vec![Topic::Space(space.id), Topic::Within(space.id)],
            name: office.name,
            about: office.remit,
            lang: said(space.lang, &lang),
        })
    };
    reply(&app, &visit, place).await
}

/// As [`reply`]; a space that had this address word leads on to what it has now.
async fn or_moved(
    app: &App,
    visit: &Visit,
    find: impl Fn(&mut Conn, &Sight) -> Result<Place> + Send + 'static,
    there: impl FnOnce(&str) -> String,
) -> Reply {
    match reply(app, visit, find).await {
        Err(Error::NotFound) => {
            let format = Format::from_word(visit.part("format")).ok_or(Error::NotFound)?;
            let there = |space: &str| urls::feed(&there(space), format);
            moved_space(app, visit, there).await
        }
        other => other,
    }
}

/// The feed of a place that `find` finds with a visitor's eyes.
async fn reply(
    app: &App,
    visit: &Visit,
    find: impl Fn(&mut Conn, &Sight) -> Result<Place> + Send + 'static,
) -> Reply {
    let format = Format::from_word(visit.part("format")).ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let read = app.db.read(move |c| {
        let sight = spaces::sight(c, &Viewer::Visitor)?;
        let place = find(c, &sight)?;
        let news = threads::feed(c, place.origin, now)?;
        Ok((place, news))
    });
    let (place, news) = read.await?;
    let own = urls::feed(&place.feed, format);
    if visit.path_alone() != own {
        return Ok(moved_for_good(&own));
    }
    visit.shows(place.topics.clone());
    write::answer(format, &Feed::of(&app.config, &place, news, &own))
}
