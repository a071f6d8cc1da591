//! Who keeps a blog opens its series, calls them anew, and puts their articles in order.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, Result, SeriesId, ThreadId};
use crate::blogs::{self, Blog, Entry, NewSeries, Series};
use crate::db::Tx;
use crate::i18n::Texts;
use crate::idempotency;
use crate::spaces::{self, KeepBlog};
use crate::web::door::form::{Button, Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// `GET /b/{blog}/series`
///
/// # Errors
/// `NotFound` when the viewer does not see the blog; `Refused` unless he keeps it.
pub async fn all(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    all_page(&app, &visit, None).await
}

/// `POST /b/{blog}/series`
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let new = NewSeries::parse(visit.form.get("title"), visit.form.get("about"));
    let (viewer, slug) = (visit.viewer.clone(), visit.part("blog").to_owned());
    let done = match new {
        Ok(new) => {
            write(&app, &visit, move |tx| {
                let id = blogs::open_series(tx, &viewer, &slug, &new)?;
                Ok(urls::series_settings(&slug, id))
            })
            .await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => all_page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

async fn write<F>(app: &App, visit: &Visit, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>) -> Result<String> + Send + 'static,
{
    let key = visit.act()?;
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx)));
    Ok(done.await?.location())
}

async fn all_page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("blog").to_owned();
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let blog = blogs::find(c, &sight, &slug)?;
        spaces::may(&viewer, &sight, blog.space.id, Some(&blog.forum), now)
            .check::<KeepBlog>(&blog.facts(&sight))?;
        let all = blogs::series_of(c, blog.forum.id)?;
        Ok((blog, all))
    });
    let (blog, all) = found.await?;
    let t = visit.texts(app);
    let typed = |name| visit.form.get(name);
    let fields = fields(&t, typed("title"), typed("about"));
    let form = Form::new(urls::all_series(&blog.slug), fields, t.say("series-new"))
        .or(urls::blog(&blog.slug), t.say("form-back"));
    let heading = t.say("series-title");
    let frame = under(app, visit, &blog, heading.clone());
    let mut page = FormPage::new(app, visit, frame, heading, vec![form]).lead(t.say("series-lead"));
    page.tabs = all
        .iter()
        .map(|one| {
            (
                urls::series_settings(&blog.slug, one.id),
                one.title.clone(),
                false,
            )
        })
        .collect();
    page.reply(error)
}

fn fields(t: &Texts<'_>, title: &str, about: &str) -> Vec<Field> {
    vec![
        Field::line("title", t.say("series-name"), title).hint(t.say("blog-title-hint")),
        Field::area("about", t.say("series-about"), about, 4)
            .hint(t.say("blog-about-hint"))
            .optional(),
    ]
}

fn under<'a>(app: &'a App, visit: &Visit, blog: &Blog, title: String) -> Page<'a> {
    Page::new(app, visit, title).under(urls::blog(&blog.slug), &blog.forum.name, &blog.space.lang)
}

/// `GET /b/{blog}/series/{id}/settings`
///
/// # Errors
/// As [`all`].
pub async fn settings(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /b/{blog}/series/{id}/settings`: its name, the order of its articles, or its end.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn save(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match done(&app, &visit).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}

/// Does what the form says, and where that leads.
async fn done(app: &App, visit: &Visit) -> Result<String> {
    let (id, slug): (SeriesId, _) = (visit.id("id")?, visit.part("blog").to_owned());
    let here = urls::series_settings(&slug, id);
    match visit.form.get("do") {
        "up" | "down" => moved(app, visit, (slug, id)).await?,
        "end" => {
            let viewer = visit.viewer.clone();
            let end = move |tx: &mut Tx<'_>| {
                blogs::end_series(tx, &viewer, (&slug, id))?;
                Ok(urls::all_series(&slug))
            };
            return write(app, visit, end).await;
        }
        _ => {
            let new = NewSeries::parse(visit.form.get("title"), visit.form.get("about"))?;
            change(app, visit, (slug, id), new, None).await?;
        }
    }
    Ok(here)
}

/// Moves an article by one place.
async fn moved(app: &App, visit: &Visit, (slug, id): (String, SeriesId)) -> Result<()> {
    let article: ThreadId = visit
        .form
        .get("article")
        .parse()
        .map_err(|()| Error::NotFound)?;
    let (viewer, up) = (visit.viewer.clone(), visit.form.get("do") == "up");
    let done = write(app, visit, move |tx| {
        let sight = spaces::sight(tx, &viewer)?;
        let parts = blogs::parts(tx, &sight, id, true)?;
        let mut order: Vec<ThreadId> = parts.iter().map(|part| part.thread.id).collect();
        let at = order.iter().position(|one| *one == article);
        let at = at.ok_or(Error::NotFound)?;
        let to = if up { at.checked_sub(1) } else { Some(at + 1) };
        // The first goes no further up, the last no further down.
        if let Some(to) = to.filter(|to| *to < order.len()) {
            order.swap(at, to);
        }
        blogs::arrange(tx, &viewer, (&slug, id), &order)?;
        Ok(urls::series_settings(&slug, id))
    });
    done.await.map(drop)
}

/// Calls a series anew, and puts its articles into this order where one is given.
///
/// # Errors
/// `NotFound` when the viewer does not see it; `Refused` unless he keeps its blog; `Conflict` when it holds other
/// articles by now.
pub async fn change(
    app: &App,
    visit: &Visit,
    (slug, id): (String, SeriesId),
    new: NewSeries,
    order: Option<Vec<ThreadId>>,
) -> Result<()> {
    let viewer = visit.viewer.clone();
    let done = write(app, visit, move |tx| {
        blogs::change_series(tx, &viewer, (&slug, id), &new)?;
        if let Some(order) = &order {
            blogs::arrange(tx, &viewer, (&slug, id), order)?;
        }
        Ok(urls::series(&slug, id))
    });
    done.await.map(drop)
}

type Read = (Blog, Series, Vec<Entry>);

async fn read(app: &App, visit: &Visit) -> Result<Read> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (id, slug): (SeriesId, _) = (visit.id("id")?, visit.part("blog").to_owned());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let (blog, series) = blogs::find_series(c, &sight, &slug, id)?;
        spaces::may(&viewer, &sight, blog.space.id, Some(&blog.forum), now)
            .check::<KeepBlog>(&blog.facts(&sight))?;
        let parts = blogs::parts(c, &sight, id, true)?;
        Ok((blog, series, parts))
    });
    found.await
}

async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (blog, series, parts) = read(app, visit).await?;
    let t = visit.texts(app);
    let here = urls::series_settings(&blog.slug, series.id);
    let (title, about) = match error {
        None => (series.title.as_str(), series.about.as_str()),
        Some(_) => (visit.form.get("title"), visit.form.get("about")),
    };
    let back = urls::series(&blog.slug, series.id);
    let mut forms = vec![
        Form::new(here.clone(), fields(&t, title, about), t.say("form-save"))
            .or(back, t.say("series-read")),
    ];
    for (n, part) in parts.iter().enumerate() {
        let heading = format!("{}. {}", n + 1, part.thread.title);
        let fields = vec![Field::hidden("article", &part.thread.id.to_string())];
        let mut form = Form::new(here.clone(), fields, String::new());
        let button = |value, key: &str| Button::new(value, t.say(key), "small quiet");
        form.buttons.clear();
        if n > 0 {
            form.buttons.push(button("up", "series-up"));
        }
        if n + 1 < parts.len() {
            form.buttons.push(button("down", "series-down"));
        }
        let desk = urls::article(part.thread.id);
        forms.push(
            form.headed("article", heading, "")
                .or(desk, t.say("article-desk")),
        );
    }
    let end = Form::new(here, vec![Field::hidden("do", "end")], t.say("series-end"));
    forms.push(
        end.headed("delete", t.say("series-end-title"), "end-")
            .danger(),
    );
    let heading = t.say("series-settings");
    let frame = under(app, visit, &blog, heading.clone()).under(
        urls::all_series(&blog.slug),
        &t.say("series-title"),
        "",
    );
    FormPage::new(app, visit, frame, heading, forms)
        .lead(t.say("series-how"))
        .reply(error)
}

/// `POST /articles/{id}/series`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; the desk comes back with what is wrong.
pub async fn put(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let series = match visit.form.get("series") {
        "" => Ok(None),
        id => id.parse().map(Some),
    };
    let done = match series {
        Ok(series) => {
            write(&app, &visit, move |tx| {
                blogs::put(tx, &viewer, id, series)?;
                Ok(urls::article(id))
            })
            .await
        }
        Err(()) => Err(Error::field("series", "choice")),
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ Error::Invalid(_)) => super::article::page(&app, &visit, Some(&error)).await,
        Err(error) => Err(error),
    }
}
