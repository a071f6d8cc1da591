//! A blog is opened, and what it is called is changed.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, Result};
use crate::blogs::{self, Blog, NewBlog};
use crate::idempotency;
use crate::spaces::{self, ArchiveBlog, Facts, KeepBlog, OpenBlog, OpenOwnBlog, Space};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /b/new?space=`
///
/// # Errors
/// `NotFound` for a space that the viewer may not see; `Refused` when he may not open a blog there.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    new_page(&app, &visit, visit.query.get("space"), None).await
}

/// `POST /b`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let space = visit.form.get("space").to_owned();
    let typed = |name| visit.form.get(name);
    let new = NewBlog::parse(typed("title"), typed("slug"), typed("about"));
    let done = match new {
        Ok(new) => open(&app, &visit, space.clone(), new).await.map_err(taken),
        Err(error) => Err(error),
    };
    match done {
        Ok(slug) => Ok(see_other(&urls::blog(&slug))),
        Err(error @ Error::Invalid(_)) => new_page(&app, &visit, &space, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Opens the viewer's own blog, or that of the space of this address word; gives its own.
///
/// # Errors
/// As [`blogs::open`].
pub async fn open(app: &App, visit: &Visit, space: String, new: NewBlog) -> Result<String> {
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = new.slug.clone();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let sight = spaces::sight(tx, &viewer)?;
            let space = match space.as_str() {
                "" => None,
                slug => Some(spaces::find(tx, &sight, slug)?.id),
            };
            blogs::open(tx, &viewer, space, &new).map(|slug| urls::blog(&slug))
        })
    });
    done.await.map(|_| slug)
}

/// An address word that is somebody's stands beside the field.
fn taken(error: Error) -> Error {
    match error {
        Error::Conflict(conflict) if conflict.code == "taken" => Error::field("slug", "blog_taken"),
        other => other,
    }
}

async fn new_page(app: &App, visit: &Visit, space: &str, error: Option<&Error>) -> Reply {
    let (viewer, now, slug) = (visit.viewer.clone(), app.clock.now(), space.to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        if slug.is_empty() {
            let may = spaces::may_on_site(&viewer, &sight, now);
            may.check::<OpenOwnBlog>(&Facts::default())?;
            return Ok(None);
        }
        let space = spaces::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, space.id, None, now);
        may.check::<OpenBlog>(&Facts::default())?;
        Ok(Some(space))
    });
    let (space, t): (Option<Space>, _) = (found.await?, visit.texts(app));
    let typed = |name| visit.form.get(name);
    let fields = vec![
        Field::line("title", t.say("blog-title"), typed("title")).hint(t.say("blog-title-hint")),
        Field::line("slug", t.say("blog-slug"), typed("slug")).hint(t.say("blog-slug-hint")),
        Field::area("about", t.say("blog-about"), typed("about"), 4)
            .hint(t.say("blog-about-hint"))
            .optional(),
        Field::hidden("space", space.as_ref().map_or("", |space| &space.slug)),
    ];
    let heading = match &space {
        None => t.say("blog-open"),
        Some(space) => t.named("blog-open-of", &space.name),
    };
    let mut page = Page::new(app, visit, heading.clone());
    let back = match &space {
        None => urls::OWN_BLOGS.to_owned(),
        Some(space) => {
            page = page.under(urls::space(&space.slug), &space.name, &space.lang);
            urls::space(&space.slug)
        }
    };
    let form = Form::new(urls::BLOGS.to_owned(), fields, t.say("blog-open-button"))
        .or(back, t.say("form-back"));
    FormPage::new(app, visit, page, heading, vec![form])
        .lead(t.say("blog-open-lead"))
        .reply(error)
}

/// `GET /b/{blog}/settings`
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` unless he keeps it or is an administrator.
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /b/{blog}/settings`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (blog, keeps) = kept(&app, &visit).await?;
    let (key, viewer, slug) = (visit.act()?, visit.viewer.clone(), blog.slug.clone());
    if visit.form.get("do") == "archive" {
        let archived = !blog.forum.archived;
        let done = app.db.write(move |tx| {
            idempotency::once(tx, &key, |tx| {
                blogs::archive(tx, &viewer, &slug, archived)?;
                Ok(urls::blog(&slug))
            })
        });
        return Ok(see_other(&done.await?.location()));
    }
    keeps?;
    let typed = |name| visit.form.get(name);
    let new = match NewBlog::parse(typed("title"), &blog.slug, typed("about")) {
        Ok(new) => new,
        Err(error) => return page(&app, &visit, Some(&error)).await,
    };
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            blogs::change(tx, &viewer, &slug, &new.title, &new.about)?;
            Ok(urls::blog(&slug))
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// The blog, and whether the viewer keeps it; an administrator sees it here too.
///
/// # Errors
/// `NotFound` when he may not see it; `Refused` where he is neither.
pub async fn kept(app: &App, visit: &Visit) -> Result<(Blog, Result<()>)> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("blog").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        let may = spaces::may(&viewer, &sight, blog.space.id, Some(&blog.forum), now);
        let facts = blog.kept_by(c, &viewer, &sight, now)?;
        let keeps = may.check::<KeepBlog>(&facts);
        if may.check::<ArchiveBlog>(&Facts::default()).is_err() {
            keeps.clone()?;
        }
        Ok((blog, keeps))
    });
    found.await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (blog, keeps) = kept(app, visit).await?;
    let t = visit.texts(app);
    let typed = |name, kept: &str| match error {
        None => kept.to_owned(),
        Some(_) => visit.form.get(name).to_owned(),
    };
    let (here, back) = (urls::blog_settings(&blog.slug), urls::blog(&blog.slug));
    let mut forms = Vec::new();
    if keeps.is_ok() {
        let title = typed("title", &blog.forum.name);
        let about = typed("about", &blog.forum.about);
        let fields = vec![
            Field::line("title", t.say("blog-title"), &title),
            Field::area("about", t.say("blog-about"), &about, 4)
                .hint(t.say("blog-about-hint"))
                .optional(),
        ];
        let form = Form::new(here.clone(), fields, t.say("form-save"));
        forms.push(form.or(back.clone(), t.say("form-back")));
    }
    if visit.viewer.is_administrator() {
        let words = match blog.forum.archived {
            true => t.say("blog-unarchive"),
            false => t.say("blog-archive-act"),
        };
        let fields = vec![Field::hidden("do", "archive")];
        forms.push(
            Form::new(here, fields, words)
                .headed("archive", t.say("blog-archive-title"), "archive-")
                .danger(),
        );
    }
    let heading = t.say("blog-settings");
    let page =
        Page::new(app, visit, heading.clone()).under(back, &blog.forum.name, &blog.space.lang);
    FormPage::new(app, visit, page, heading, forms).reply(error)
}
