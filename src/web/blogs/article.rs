//! The page on which its author looks after an article: publishes it, sets its minute, takes it back.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::blogs::{self, Article, Series, Single, State};
use crate::db::Tx;
use crate::i18n::Texts;
use crate::idempotency;
use crate::spaces::{self, Publish};
use crate::threads;
use crate::web::door::form::{Faults, Field};
use crate::web::door::{Keys, Reply, Visit, html, problem, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "blogs/desk.html")]
struct Desk<'a> {
    page: Page<'a>,
    keys: Keys,
    title: String,
    lang: Option<String>,
    icon: &'static str,
    state: String,
    faults: Option<Faults>,
    may: bool,
    /// Where all read it.
    shown: Option<String>,
    edit: String,
    publication: String,
    publish: bool,
    again: bool,
    /// The field of the minute, while it may be set.
    at: Option<Field>,
    scheduled: bool,
    withdraw: bool,
    /// The series of the blog, where it has some, and where the choice goes.
    series: Option<Field>,
    series_url: String,
    /// Where its author has it sent to himself, where all may read the blog.
    letter: Option<String>,
    /// It was sent just now.
    tried: bool,
    /// Where it is thrown away, while nobody else has seen it.
    end: Option<String>,
    cover_url: String,
    cover_end: String,
    cover: Option<String>,
    html: String,
    summary: String,
}

impl Desk<'_> {
    fn anchor(&self, field: &str) -> String {
        field.to_owned()
    }
}

/// `GET /articles/{id}`
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Refused` unless it is his.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit, None).await
}

/// `POST /articles/{id}/publication`: now, at a minute, never, or no more.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create_publication(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let (what, at) = (visit.form.get("do"), visit.form.get("at"));
    match publication(&app, &visit, id, what, at).await {
        Ok(location) => Ok(see_other(&location)),
        Err(error @ (Error::Invalid(_) | Error::Locked(_) | Error::Conflict(_))) => {
            page(&app, &visit, Some(&error)).await
        }
        Err(error) => Err(error),
    }
}

/// Does to an article what `what` says: `now`, `at` a minute, `never` or `withdraw`; says where it is seen.
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; `Invalid(at)` for a minute that has passed; `Conflict` where the
/// article stands otherwise by now.
pub async fn publication(
    app: &App,
    visit: &Visit,
    id: ThreadId,
    what: &str,
    at: &str,
) -> Result<String> {
    let (viewer, staff_mfa) = (visit.viewer.clone(), app.config.staff_mfa);
    let (minute, what) = (visit.zone.minute(at), what.to_owned());
    write(app, visit, move |tx| {
        match what.as_str() {
            "now" => blogs::publish(tx, &viewer, id)?,
            "never" => blogs::unschedule(tx, &viewer, id)?,
            "withdraw" => blogs::withdraw(tx, &viewer, id)?,
            "at" => {
                let at = minute.ok_or_else(|| Error::field("at", "minute"))?;
                blogs::schedule(tx, &viewer, id, at, staff_mfa)?;
            }
            _ => return Err(Error::field("do", "choice")),
        }
        match what.as_str() {
            "now" => Ok(urls::thread(&threads::find(tx, &viewer, id)?.thread)),
            _ => Ok(urls::article(id)),
        }
    })
    .await
}

/// `POST /articles/{id}/end`: throws away what nobody else has seen.
///
/// # Errors
/// `NotFound` when the viewer may not see it; `Conflict` for one that was published once.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let location = write(&app, &visit, move |tx| {
        blogs::discard(tx, &viewer, id)?;
        Ok(urls::OWN_BLOGS.to_owned())
    });
    Ok(see_other(&location.await?))
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

/// The desk of the article of the address, with what was wrong.
///
/// # Errors
/// As [`show`].
pub(super) async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let found = app.db.read(move |c| {
        let single = blogs::article(c, &viewer, id)?;
        let (space, forum) = (single.found.space.id, &single.found.forum);
        let may = spaces::may(&viewer, &single.found.sight, space, Some(forum), now)
            .check::<Publish>(&single.facts());
        if viewer.id() != Some(single.found.thread.author) {
            may.clone()?;
        }
        let post = threads::opening(c, id)?;
        let series = blogs::series_of(c, single.blog.forum.id)?;
        Ok((single, post, series, may))
    });
    let (single, post, series, may) = found.await?;
    let mut view = desk(app, visit, &single, (post.html, &series));
    // Who may not publish there any more still reads what he wrote, and why.
    view.may = may.is_ok();
    let (why, status) = (may.err(), error.map_or(200, problem::status));
    let Some(error) = error.or(why.as_ref()) else {
        return html(200, &view);
    };
    let mut faults = Faults::of(&view.page.t, error);
    faults.point_at(view.at.iter_mut().chain(&mut view.series));
    view.faults = Some(faults);
    let mut answer = html(status, &view)?;
    problem::retry_after(error, &mut answer);
    Ok(answer)
}

fn desk<'a>(
    app: &'a App,
    visit: &Visit,
    single: &Single,
    (html, series): (String, &[Series]),
) -> Desk<'a> {
    let (t, article, thread) = (visit.texts(app), &single.article, &single.found.thread);
    let blog = &single.blog;
    let page = Page::new(app, visit, thread.title.clone())
        .under(urls::OWN_BLOGS.to_owned(), &t.say("blogs-mine"), "")
        .under(urls::blog(&blog.slug), &blog.forum.name, &blog.space.lang)
        .hidden();
    let moment = |at| t.moment(at, &visit.zone);
    let (icon, state) = match (article.state, article.publish_at, article.published_at) {
        (State::Scheduled, Some(at), _) => ("clock", t.named("article-scheduled", &moment(at))),
        (State::Published, _, Some(at)) => ("eye", t.named("article-published", &moment(at))),
        (State::Withdrawn, ..) => ("archive", t.say("article-withdrawn")),
        _ => ("edit", t.say("article-draft")),
    };
    let at = match visit.form.get("at") {
        "" => article
            .publish_at
            .map(|at| visit.zone.minute_of(at))
            .unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let waits = matches!(article.state, State::Draft | State::Scheduled);
    let stands = article.state == State::Published;
    Desk {
        keys: visit.keys(app),
        title: thread.title.clone(),
        lang: page.other(&thread.lang).map(str::to_owned),
        icon,
        state,
        faults: None,
        may: true,
        shown: stands.then(|| urls::thread(thread)),
        edit: urls::article_edit(thread.id),
        publication: urls::article_publication(thread.id),
        publish: !stands,
        again: article.state == State::Withdrawn,
        at: waits.then(|| {
            let zone = visit.viewer.person().map_or("UTC", |me| &me.zone);
            Field::line("at", t.say("article-at"), &at)
                .kind("datetime-local")
                .hint(t.named("article-at-hint", zone))
        }),
        scheduled: article.state == State::Scheduled,
        withdraw: stands,
        end: waits.then(|| urls::article_end(thread.id)),
        series: (!series.is_empty()).then(|| series_field(&t, article, series)),
        series_url: urls::article_series(thread.id),
        letter: blog.is_open().then(|| urls::article_letter(thread.id)),
        tried: visit.query.has("saved"),
        cover_url: urls::article_cover(thread.id),
        cover_end: urls::article_cover_end(thread.id),
        cover: article.cover.as_ref().map(|name| urls::cover(name, "640")),
        html,
        summary: article.summary().to_owned(),
        page,
    }
}

fn series_field(t: &Texts<'_>, article: &Article, all: &[Series]) -> Field {
    let none = (
        String::new(),
        t.say("series-none"),
        article.series.is_none(),
    );
    let one = |series: &Series| {
        let chosen = article.series == Some(series.id);
        (series.id.to_string(), series.title.clone(), chosen)
    };
    let options = std::iter::once(none).chain(all.iter().map(one));
    Field::select("series", t.say("series-field"), options.collect())
}
