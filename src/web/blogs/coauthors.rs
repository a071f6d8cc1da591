//! Who writes an article along: asked by its author on the article's desk, and answering there.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::article::{page, write};
use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::blogs::{self, Authorship, Coauthor, Invitation};
use crate::i18n::Texts;
use crate::web::door::{Keys, Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;

/// Somebody on the list, as the desk shows him.
pub struct Listed {
    pub url: String,
    pub name: String,
    pub state: String,
    /// Where he is taken off it, by the article's author.
    pub end: Option<String>,
}

/// Those who write an article along or are asked to; `keeps` says that its author looks at them.
pub fn listed(t: &Texts<'_>, id: ThreadId, all: &[Coauthor], keeps: bool) -> Vec<Listed> {
    let one = |one: &Coauthor| Listed {
        url: urls::person(&one.person.name),
        name: one.person.display_name.clone(),
        state: match one.state {
            Authorship::Accepted => t.say("coauthor-accepted"),
            Authorship::Invited | Authorship::Ended => t.say("coauthor-invited"),
        },
        end: keeps.then(|| urls::article_author_end(id, &one.person.name)),
    };
    all.iter().map(one).collect()
}

#[derive(Template)]
#[template(path = "blogs/asked.html")]
struct Asked<'a> {
    page: Page<'a>,
    keys: Keys,
    title: String,
    lang: Option<String>,
    words: String,
    accept: String,
    decline: String,
}

/// What the viewer is asked at an article that he is asked to write along; none where he is not.
pub(super) async fn asked(app: &App, visit: &Visit, id: ThreadId) -> Result<Option<Invitation>> {
    let viewer = visit.viewer.clone();
    let found = app.db.read(move |c| blogs::invitation(c, &viewer, id));
    match found.await {
        Err(Error::NotFound) => Ok(None),
        found => found.map(Some),
    }
}

/// The page on which somebody answers.
pub(super) fn asked_page(app: &App, visit: &Visit, asked: &Invitation) -> Reply {
    let t = visit.texts(app);
    let page = Page::new(app, visit, asked.title.clone())
        .under(urls::OWN_BLOGS.to_owned(), &t.say("blogs-mine"), "")
        .under(urls::blog(&asked.blog.0), &asked.blog.1, "")
        .hidden();
    let name = asked.author.as_ref().map(|one| one.display_name.as_str());
    let me = visit.viewer.me()?.name.clone();
    let view = Asked {
        keys: visit.keys(app),
        title: asked.title.clone(),
        lang: page.other(&asked.lang).map(str::to_owned),
        words: t.named("coauthor-invitation", name.unwrap_or_default()),
        accept: urls::article_authorship(asked.thread),
        decline: urls::article_author_end(asked.thread, &me),
        page,
    };
    html(200, &view)
}

/// `POST /articles/{id}/authors`
///
/// # Errors
/// `NotFound` or `Refused` when the article is not the viewer's; the desk comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    match invite(&app, &visit, id, visit.form.get("name")).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::TooMany(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// Asks somebody to write an article along; says where that is looked after.
///
/// # Errors
/// As [`blogs::invite`].
pub async fn invite(app: &App, visit: &Visit, id: ThreadId, name: &str) -> Result<String> {
    let (viewer, rates) = (visit.viewer.clone(), app.config.limits.rates);
    let name = name.to_owned();
    write(app, visit, move |tx| {
        blogs::invite(tx, &viewer, id, (&name, rates))?;
        Ok(urls::article(id))
    })
    .await
}

/// `POST /articles/{id}/authors/{name}/end`
///
/// # Errors
/// `NotFound` or `Refused` as [`blogs::end_authorship`].
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, name): (ThreadId, _) = (visit.id("id")?, visit.part("name").to_owned());
    let viewer = visit.viewer.clone();
    let location = write(&app, &visit, move |tx| {
        Ok(match blogs::end_authorship(tx, &viewer, id, &name)? {
            true => urls::OWN_BLOGS.to_owned(),
            false => urls::article(id),
        })
    });
    Ok(see_other(&location.await?))
}

/// `POST /articles/{id}/authorship`
///
/// # Errors
/// `NotFound` when the viewer was not asked; `Refused` or `Locked` when he may not write there.
pub async fn accept(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let location = write(&app, &visit, move |tx| {
        blogs::accept(tx, &viewer, id)?;
        Ok(urls::article(id))
    });
    Ok(see_other(&location.await?))
}
