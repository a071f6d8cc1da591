//! The page on which its author looks after an article: publishes it, sets its minute, takes it back.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::coauthors::{Listed, asked, asked_page, listed};
use crate::accounts;
use crate::app::App;
use crate::base::{Error, Result, ThreadId};
use crate::blogs::{self, Article, Coauthor, Series, Single, State};
use crate::db::Tx;
use crate::i18n::Texts;
use crate::idempotency;
use crate::spaces::{self, Publish, WriteArticle};
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
    /// The viewer may change it.
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
    /// Who writes it along, and who is asked to.
    along: Vec<Listed>,
    /// Who else is asked, and where that goes; for its author.
    ask: Option<(Field, String)>,
    /// For who writes it along: by whom it is, and where he stops.
    leave: Option<(String, String)>,
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
/// `NotFound` when the viewer may not see it; `Refused` unless he writes it or is asked to.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match asked(&app, &visit, visit.id("id")?).await? {
        Some(asked) => asked_page(&app, &visit, &asked),
        None => page(&app, &visit, None).await,
    }
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

/// Does something to an article once, and says where that led.
pub(super) async fn write<F>(app: &App, visit: &Visit, f: F) -> Result<String>
where
    F: FnOnce(&mut Tx<'_>) -> Result<String> + Send + 'static,
{
    let key = visit.act()?;
    let done = app
        .db
        .write(move |tx| idempotency::once(tx, &key, |tx| f(tx)));
    Ok(done.await?.location())
}

/// What the desk is made of: the article, its author, who writes it along, its text, and the series of its blog.
struct Found {
    single: Single,
    author: String,
    along: Vec<Coauthor>,
    html: String,
    series: Vec<Series>,
    /// Whether the viewer may publish it.
    publishes: Result<()>,
    /// Whether he may change it.
    writes: Result<()>,
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let now = app.clock.now();
    let found = app.db.read(move |c| {
        let single = blogs::article(c, &viewer, id)?;
        let (space, forum) = (single.found.space.id, &single.found.forum);
        let may = spaces::may(&viewer, &single.found.sight, space, Some(forum), now);
        let publishes = may.check::<Publish>(&single.facts());
        let writes = may.check::<WriteArticle>(&single.facts());
        let author = single.found.thread.author;
        if viewer.id() != Some(author) && !single.along {
            publishes.clone()?;
        }
        Ok(Found {
            author: accounts::person(c, author)?.display_name,
            along: blogs::coauthors_of(c, id)?,
            html: threads::opening(c, id)?.html,
            series: blogs::series_of(c, single.blog.forum.id)?,
            single,
            publishes,
            writes,
        })
    });
    found.await
}

/// The desk of the article of the address, with what was wrong.
///
/// # Errors
/// As [`show`].
pub(super) async fn page(app: &App, visit: &Visit, error: Option<&Error>) -> Reply {
    let found = read(app, visit).await?;
    // Who may not write there any more still reads what he wrote, and why.
    let why = found.writes.clone().err();
    let mut view = desk(app, visit, found);
    let status = error.map_or(200, problem::status);
    let Some(error) = error.or(why.as_ref()) else {
        return html(200, &view);
    };
    let mut faults = Faults::of(&view.page.t, error);
    let asked = view.ask.iter_mut().map(|(field, _)| field);
    faults.point_at(view.at.iter_mut().chain(asked).chain(&mut view.series));
    view.faults = Some(faults);
    let mut answer = html(status, &view)?;
    problem::retry_after(error, &mut answer);
    Ok(answer)
}

fn desk<'a>(app: &'a App, visit: &Visit, found: Found) -> Desk<'a> {
    let (t, single) = (visit.texts(app), &found.single);
    let (article, thread, blog) = (&single.article, &single.found.thread, &single.blog);
    let page = Page::new(app, visit, thread.title.clone())
        .under(urls::OWN_BLOGS.to_owned(), &t.say("blogs-mine"), "")
        .under(urls::blog(&blog.slug), &blog.forum.name, &blog.space.lang)
        .hidden();
    let keeps = found.publishes.is_ok();
    let icon = match article.state {
        State::Scheduled => "clock",
        State::Published => "eye",
        State::Withdrawn => "archive",
        State::Draft => "edit",
    };
    let waits = matches!(article.state, State::Draft | State::Scheduled);
    let stands = article.state == State::Published;
    Desk {
        keys: visit.keys(app),
        title: thread.title.clone(),
        lang: page.other(&thread.lang).map(str::to_owned),
        icon,
        state: state_words(&t, visit, article, !found.along.is_empty()),
        faults: None,
        may: found.writes.is_ok(),
        shown: stands.then(|| urls::thread(thread)),
        edit: urls::article_edit(thread.id),
        publication: urls::article_publication(thread.id),
        publish: keeps && !stands,
        again: article.state == State::Withdrawn,
        at: (keeps && waits).then(|| minute_field(&t, visit, article)),
        scheduled: article.state == State::Scheduled,
        withdraw: keeps && stands,
        end: (keeps && waits).then(|| urls::article_end(thread.id)),
        along: listed(&t, thread.id, &found.along, keeps),
        ask: keeps.then(|| {
            let name = visit.form.get("name");
            let field = Field::line("name", t.say("field-name"), name);
            (field, urls::article_authors(thread.id))
        }),
        leave: visit.viewer.person().filter(|_| single.along).map(|me| {
            let words = t.named("coauthors-with", &found.author);
            (words, urls::article_author_end(thread.id, &me.name))
        }),
        series: (keeps && !found.series.is_empty())
            .then(|| series_field(&t, article, &found.series)),
        series_url: urls::article_series(thread.id),
        letter: (keeps && blog.is_open()).then(|| urls::article_letter(thread.id)),
        tried: visit.query.has("saved"),
        cover_url: urls::article_cover(thread.id),
        cover_end: urls::article_cover_end(thread.id),
        cover: article.cover.as_ref().map(|name| urls::cover(name, "640")),
        summary: article.summary().to_owned(),
        html: found.html,
        page,
    }
}

/// Where an article stands, in words; `along` says that others write it too.
pub(super) fn state_words(t: &Texts<'_>, visit: &Visit, article: &Article, along: bool) -> String {
    let moment = |at| t.moment(at, &visit.zone);
    match (article.state, article.publish_at, article.published_at) {
        (State::Scheduled, Some(at), _) => t.named("article-scheduled", &moment(at)),
        (State::Published, _, Some(at)) => t.named("article-published", &moment(at)),
        (State::Withdrawn, ..) if along => t.say("article-withdrawn-shared"),
        (State::Withdrawn, ..) => t.say("article-withdrawn"),
        _ if along => t.say("article-draft-shared"),
        _ => t.say("article-draft"),
    }
}

/// The field of the minute at which an article comes out.
fn minute_field(t: &Texts<'_>, visit: &Visit, article: &Article) -> Field {
    let at = match visit.form.get("at") {
        "" => article
            .publish_at
            .map(|at| visit.zone.minute_of(at))
            .unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let zone = visit.viewer.person().map_or("UTC", |me| &me.zone);
    Field::line("at", t.say("article-at"), &at)
        .kind("datetime-local")
        .hint(t.named("article-at-hint", zone))
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
