//! The site, or a space of it, as plain pages that open from a disk: what a visitor sees, and nothing else.

mod links;
mod out;
mod paths;
mod thread;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use askama::Template;
use serde::Serialize;

use self::links::Links;
use self::out::Out;
use crate::accounts::{self, Person, Viewer};
use crate::base::{Error, ForumId, Instant, SpaceId, ThreadId, UserId};
use crate::blogs;
use crate::config::Config;
use crate::db::{Conn, rows};
use crate::files::Store;
use crate::i18n::{I18n, Lang, Texts, Zone};
use crate::spaces::{self, Forum, Sight, Space};
use crate::threads::{self, Reach, Thread};
use crate::web::threads::view::When;

/// Threads read at once.
const BATCH: i64 = 100;
/// Threads on a page of a list.
const LISTED: usize = 200;
const STYLE: &str = include_str!("../../../assets/css/archive.css");

/// Hears how far the work is: at what, how many are done, how many there are.
type Told<'t> = &'t mut dyn FnMut(&str, u64, u64);

/// An archive that was written.
#[derive(Debug, Serialize)]
pub struct Archived {
    pub folder: PathBuf,
    pub pages: u64,
}

/// What stands around the text of every page.
pub(super) struct Frame<'a> {
    t: &'a Texts<'a>,
    site: &'a str,
    title: String,
    /// The way back to the archive's folder.
    up: String,
    /// Places above: path and name.
    crumbs: Vec<(String, String)>,
    made: &'a str,
    /// Who pays for the site: path of the picture, and words.
    funder: &'a (Option<String>, Option<String>),
}

/// A line of a list: path, name, its language, and what is said of it.
struct Item {
    path: String,
    name: String,
    lang: String,
    about: String,
}

#[derive(Template)]
#[template(path = "archive/place.html")]
struct Place<'a> {
    frame: Frame<'a>,
    about: String,
    /// Safe HTML.
    html: String,
    /// Under a heading each.
    lists: Vec<(String, Vec<Item>)>,
    /// Path, words, and whether it is this page.
    pages: Vec<(String, String, bool)>,
}

/// What all pages of one archive have in common.
struct Archive<'a> {
    config: &'a Config,
    t: Texts<'a>,
    zone: Zone,
    made: String,
    funder: (Option<String>, Option<String>),
    sight: Sight,
    links: Links,
    /// The places above the threads of each forum.
    places: HashMap<ForumId, Vec<(String, String)>>,
    out: Out,
}

/// Writes the archive into `folder`, which must not be there; of one space where its address word is named.
///
/// # Errors
/// Says what could not be read or written; then nothing is left that could be taken for an archive.
pub fn archive(
    config: &Config,
    folder: &Path,
    space: Option<&str>,
    now: Instant,
    told: Told<'_>,
) -> Result<Archived, String> {
    let texts = I18n::load()?;
    let lang = Lang::from_code(&config.language).unwrap_or(Lang::En);
    let t = texts.texts(lang);
    let zone = Zone::named(&config.zone);
    let logo = config.logo()?;
    let made = t.with(
        "archive-made",
        &[
            ("day", t.day(now, &zone).as_str().into()),
            ("name", config.base_url.as_str().into()),
        ],
    );
    rows::snapshot(&config.database, |c| {
        let sight = spaces::sight(c, &Viewer::Visitor).map_err(said)?;
        let space = match space {
            Some(slug) => Some(spaces::find(c, &sight, slug).map_err(|why| match why {
                Error::NotFound => format!("{slug}: visitors see no space of this address word"),
                why => said(why),
            })?),
            None => None,
        };
        let only = space.as_ref().map(|space| space.id);
        let links = Links::new(Store::new(&config.files_dir), &config.base_url, only);
        let mut archive = Archive {
            config,
            t,
            zone: zone.clone(),
            made,
            funder: (
                logo.as_ref().map(|logo| logo.name.clone()),
                config.funder(lang.code()).map(str::to_owned),
            ),
            sight,
            links,
            places: HashMap::new(),
            out: Out::begin(folder)?,
        };
        let begun = match &logo {
            Some(logo) => archive.out.file(&logo.name, &logo.bytes),
            None => Ok(()),
        };
        match begun.and_then(|()| archive.fill(c, space, told)) {
            Ok(()) => archive.out.end(folder),
            Err(why) => {
                archive.out.discard();
                Err(why)
            }
        }
    })
    .map(|pages| Archived {
        folder: folder.to_owned(),
        pages,
    })
}

fn said(why: Error) -> String {
    why.to_string()
}

impl<'a> Archive<'a> {
    fn frame<'f>(&'f self, path: &str, title: &str, crumbs: Vec<(String, String)>) -> Frame<'f> {
        let up = paths::up(path);
        let led = |(to, name): (String, String)| (format!("{up}{to}"), name);
        Frame {
            t: &self.t,
            site: &self.config.site_name,
            title: title.to_owned(),
            crumbs: crumbs.into_iter().map(led).collect(),
            up,
            made: &self.made,
            funder: &self.funder,
        }
    }

    fn fill(&mut self, c: &mut Conn, space: Option<Space>, told: Told<'_>) -> Result<(), String> {
        self.out.file(paths::STYLE, STYLE.as_bytes())?;
        let only = space.as_ref().map(|space| space.id);
        let spaces = match space {
            Some(space) => vec![space],
            None => spaces::list(c, &self.sight).map_err(said)?,
        };
        let mut blogs = blogs::list(c, &self.sight).map_err(said)?;
        blogs.retain(|blog| only.is_none_or(|only| only == blog.space.id));
        let item = |space: &Space| Item {
            path: paths::space(space.id),
            name: space.name.clone(),
            lang: space.lang.clone(),
            about: space.aim.clone(),
        };
        let blog = |blog: &blogs::Blog| Item {
            path: paths::forum(blog.forum.id, 0),
            name: blog.forum.name.clone(),
            lang: String::new(),
            about: blog.forum.about.clone(),
        };
        let lists = vec![
            (self.t.say("home-spaces"), spaces.iter().map(item).collect()),
            (self.t.say("blogs-title"), blogs.iter().map(blog).collect()),
        ];
        let site = self.config.site_name.clone();
        self.place((paths::INDEX, &site), Vec::new(), lists, String::new())?;
        let mut all = 0;
        for space in &spaces {
            let forums = spaces::forums(c, &self.sight, space.id).map_err(said)?;
            all += forums.iter().map(|forum| forum.threads).sum::<i64>();
            self.space(c, space, &forums)?;
        }
        for blog in &blogs {
            all += blog.forum.threads;
            let above = vec![(paths::INDEX.to_owned(), site.clone())];
            self.forum(c, &blog.forum, above)?;
        }
        self.threads(c, only, (all.unsigned_abs(), told))?;
        self.people(c, only, told)
    }

    fn place(
        &mut self,
        (path, title): (&str, &str),
        crumbs: Vec<(String, String)>,
        lists: Vec<(String, Vec<Item>)>,
        html: String,
    ) -> Result<(), String> {
        let up = paths::up(path);
        let mut lists = lists;
        for item in lists.iter_mut().flat_map(|(_, items)| items) {
            item.path = format!("{up}{}", item.path);
        }
        lists.retain(|(_, items)| !items.is_empty());
        let view = Place {
            frame: self.frame(path, title, crumbs),
            about: String::new(),
            html,
            lists,
            pages: Vec::new(),
        };
        // The frame lends from the archive, whose file is written next.
        let text = view.render().map_err(|why| format!("{path}: {why}"))?;
        self.out.text(path, &text)
    }

    fn space(&mut self, c: &mut Conn, space: &Space, forums: &[Forum]) -> Result<(), String> {
        let site = (paths::INDEX.to_owned(), self.config.site_name.clone());
        let path = paths::space(space.id);
        let item = |forum: &Forum| Item {
            path: paths::forum(forum.id, 0),
            name: forum.name.clone(),
            lang: String::new(),
            about: forum.about.clone(),
        };
        let lists = vec![(
            self.t.say("space-forums"),
            forums.iter().map(item).collect(),
        )];
        let texts = std::iter::once(space.rules_html.as_str());
        let known = self.links.of(c, &self.sight, texts, &mut self.out)?;
        let rules = self.links.led(&space.rules_html, &known, &path);
        self.place((&path, &space.name), vec![site.clone()], lists, rules)?;
        let above = vec![site, (path, space.name.clone())];
        forums
            .iter()
            .try_for_each(|forum| self.forum(c, forum, above.clone()))
    }

    /// The lists of a forum's or a blog's threads, the newest first.
    fn forum(
        &mut self,
        c: &mut Conn,
        forum: &Forum,
        above: Vec<(String, String)>,
    ) -> Result<(), String> {
        let reach = Reach {
            forum: Some(forum.id),
            ..Reach::default()
        };
        let mut all = Vec::new();
        self.each(c, &reach, |archive, _, threads| {
            all.extend(threads.iter().map(|thread| archive.item(thread)));
            Ok(())
        })?;
        all.reverse();
        let count = all.len().div_ceil(LISTED).max(1);
        let mut all = all.into_iter();
        for page in 0..count {
            let path = paths::forum(forum.id, page);
            let up = paths::up(&path);
            let mut items: Vec<Item> = all.by_ref().take(LISTED).collect();
            for item in &mut items {
                item.path = format!("{up}{}", item.path);
            }
            let view = Place {
                frame: self.frame(&path, &forum.name, above.clone()),
                about: forum.about.clone(),
                html: String::new(),
                lists: vec![(String::new(), items)],
                pages: pages(&up, count, page, |page| paths::forum(forum.id, page)),
            };
            let text = view.render().map_err(|why| format!("{path}: {why}"))?;
            self.out.text(&path, &text)?;
        }
        Ok(())
    }

    fn item(&self, thread: &Thread) -> Item {
        let day = self.t.day(thread.created_at, &self.zone);
        Item {
            path: paths::thread(thread.id, false, 0),
            name: thread.title.clone(),
            lang: thread.lang.clone(),
            about: format!("{day} · {}", self.t.count("thread-replies", thread.replies)),
        }
    }

    /// Does something with all threads of a reach, a batch at a time.
    fn each(
        &mut self,
        c: &mut Conn,
        reach: &Reach,
        mut what: impl FnMut(&mut Self, &mut Conn, &[Thread]) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut after = ThreadId(0);
        loop {
            let batch = threads::standing(c, &self.sight, reach, after, BATCH).map_err(said)?;
            let Some(last) = batch.last() else {
                return Ok(());
            };
            after = last.id;
            what(self, c, &batch)?;
        }
    }

    fn threads(
        &mut self,
        c: &mut Conn,
        space: Option<SpaceId>,
        (all, told): (u64, Told<'_>),
    ) -> Result<(), String> {
        let reach = Reach {
            space,
            ..Reach::default()
        };
        let mut done = 0;
        self.each(c, &reach, |archive, c, threads| {
            archive.write_threads(c, threads)?;
            done += threads.len() as u64;
            told("discussions", done, all.max(done));
            Ok(())
        })
    }

    /// Whoever wrote what is here, or is named: what he began here, and what he says of himself.
    fn people(
        &mut self,
        c: &mut Conn,
        space: Option<SpaceId>,
        told: Told<'_>,
    ) -> Result<(), String> {
        let ids: Vec<UserId> = self.links.people.iter().copied().collect();
        let mut done = 0;
        for some in ids.chunks(100) {
            let people = accounts::authors(c, some).map_err(said)?;
            let reach = Reach {
                space,
                by: Some(some.to_vec()),
                ..Reach::default()
            };
            let mut begun: Vec<(UserId, Item)> = Vec::new();
            self.each(c, &reach, |archive, _, threads| {
                let items = threads.iter().map(|one| (one.author, archive.item(one)));
                begun.extend(items);
                Ok(())
            })?;
            for person in some.iter().filter_map(|id| people.get(id)) {
                self.person(person, &mut begun)?;
            }
            done += some.len() as u64;
            told("people", done, ids.len() as u64);
        }
        Ok(())
    }

    fn person(&mut self, person: &Person, begun: &mut Vec<(UserId, Item)>) -> Result<(), String> {
        let path = paths::person(person.id);
        let own = begun.extract_if(.., |(author, _)| *author == person.id);
        let mut items: Vec<Item> = own.map(|(_, item)| item).collect();
        items.reverse();
        let site = (paths::INDEX.to_owned(), self.config.site_name.clone());
        let lists = vec![(self.t.say("archive-begun"), items)];
        let title = format!("{} @{}", person.display_name, person.name);
        self.place((&path, &title), vec![site], lists, String::new())
    }
}

/// The pages of a list, for the way from one to the other; none where there is but one.
fn pages(
    up: &str,
    count: usize,
    page: usize,
    path: impl Fn(usize) -> String,
) -> Vec<(String, String, bool)> {
    if count < 2 {
        return Vec::new();
    }
    let link = |n: usize| (format!("{up}{}", path(n)), (n + 1).to_string(), n == page);
    (0..count).map(link).collect()
}

impl Archive<'_> {
    fn when(&self, at: Instant) -> When {
        When::moment(&self.t, &self.zone, at)
    }
}
