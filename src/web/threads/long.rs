//! What a thread's page shows of an article beside its posts.

use super::seal::Seals;
use crate::app::App;
use crate::base::{OfficeId, Result, ThreadId};
use crate::blogs::{self, Article, Blog, Part};
use crate::i18n::Texts;
use crate::markup::{Heading, excerpt, outlined};
use crate::threads::{Found, Thread};
use crate::web::door::{Visit, urls};
use crate::web::layout::{DESCRIBED, Page};

/// Headings from which a text has a list of its parts.
const LONG: usize = 3;

/// An article as its page shows it.
pub struct Reading {
    /// Address of its blog, and title.
    pub blog: (String, String),
    pub cover: Option<String>,
    pub summary: Option<String>,
    pub minutes: String,
    /// Its parts, where it has several.
    pub contents: Vec<Heading>,
    /// Where those who write it look after it.
    pub desk: Option<String>,
    /// The articles ahead of it and behind it, in its series or in the time of its blog: address, title, language.
    pub older: Option<(String, String, Option<String>)>,
    pub newer: Option<(String, String, Option<String>)>,
    /// Which part it is, of the series of this address and title.
    pub part: Option<(String, String, String)>,
}

/// What is read of an article with its thread's page.
pub struct Read {
    article: Article,
    blog: Blog,
    part: Option<Part>,
    /// The articles ahead of it and behind it.
    beside: [Option<Thread>; 2],
    /// The viewer writes it along with its author.
    along: bool,
    /// The office that wrote it.
    pub seals: Seals,
}

impl Read {
    /// The articles that its page names beside it.
    pub fn beside(&self) -> impl Iterator<Item = ThreadId> {
        self.beside.iter().flatten().map(|thread| thread.id)
    }
}

/// The article of a thread that was found through its viewer.
///
/// # Errors
/// What the database says.
pub async fn read(app: &App, visit: &Visit, found: &Found) -> Result<Read> {
    let (viewer, id) = (visit.viewer.clone(), found.thread.id);
    let (office, now) = (found.thread.office, app.clock.now());
    let read = app.db.read(move |c| {
        let single = blogs::article(c, &viewer, id)?;
        let (sight, blog) = (&single.found.sight, single.blog.forum.id);
        let part = blogs::part_of(c, sight, &single.article)?;
        let beside = match &part {
            Some(part) => [part.before.clone(), part.after.clone()],
            None => blogs::neighbours(c, sight, &single.article, blog)?,
        };
        let office: Vec<OfficeId> = office.into_iter().collect();
        Ok(Read {
            seals: Seals::read(c, &office, now)?,
            along: single.along,
            article: single.article,
            blog: single.blog,
            part,
            beside,
        })
    });
    read.await
}

/// What others show of an article who link to it: what it says in short, and its cover.
/// Who wrote it is named by the addresses of `authors`.
pub fn describe(app: &App, read: &Read, authors: Vec<String>, page: &mut Page<'_>) {
    let (Some(open), article) = (&mut page.open, &read.article) else {
        return;
    };
    open.authors = authors;
    open.about = excerpt(article.summary(), DESCRIBED);
    if let Some(name) = &article.cover {
        let cover = urls::cover(name, "1200x630");
        open.picture = Some(urls::absolute(&app.config, &cover));
    }
}

/// The article for its page, and its text with an id at each part.
pub fn reading(
    page: &Page<'_>,
    visit: &Visit,
    found: &Found,
    read: &Read,
    html: &str,
) -> (Reading, String) {
    let Read {
        article,
        blog,
        part,
        beside: [older, newer],
        along,
        ..
    } = read;
    let (html, mut contents) = outlined(html);
    if contents.len() < LONG {
        contents.clear();
    }
    let own = *along || visit.viewer.id() == Some(found.thread.author);
    let link = |thread: &Thread| {
        let lang = page.other(&thread.lang).map(str::to_owned);
        (urls::thread(thread), thread.title.clone(), lang)
    };
    let reading = Reading {
        blog: (urls::blog(&blog.slug), blog.forum.name.clone()),
        cover: article.cover.clone(),
        summary: Some(article.excerpt.clone()).filter(|text| !text.is_empty()),
        minutes: page.t.count("article-minutes", article.minutes()),
        contents,
        desk: own.then(|| urls::article(found.thread.id)),
        older: older.as_ref().map(link),
        newer: newer.as_ref().map(link),
        part: part.as_ref().map(|part| {
            let words = part_words(&page.t, part.n, part.of);
            let url = urls::series(&blog.slug, part.series.id);
            (words, url, part.series.title.clone())
        }),
    };
    (reading, html)
}

/// As in "Part 3 of 7".
pub fn part_words(t: &Texts<'_>, n: usize, of: usize) -> String {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let args = [("n", number(n).into()), ("total", number(of).into())];
    t.with("series-part", &args)
}
