//! A question as a letter on paper: who signs it types name and address, which are kept nowhere.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::header::{self, HeaderValue};
use askama::Template;

use crate::app::App;
use crate::base::text::{Faults, body, line};
use crate::base::{Error, Result, ThreadId};
use crate::offices::Office;
use crate::questions::{self, State};
use crate::threads::{self, Asked, Thread};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, html, urls};
use crate::web::layout::Page;

/// Characters of a name and of an address on paper.
const NAME: usize = 120;
const ADDRESS: usize = 300;

#[derive(Template)]
#[template(path = "questions/letter.html")]
struct Sheet<'a> {
    page: Page<'a>,
    name: String,
    address: String,
    office: String,
    /// Of the office's name, where it is not the page's.
    office_lang: Option<String>,
    day: String,
    title: String,
    lang: Option<String>,
    /// Safe HTML.
    body: String,
    place: String,
    sources: String,
    published: String,
    notice: String,
    url: String,
    qr: String,
    qr_says: String,
    back: String,
}

/// A question that stands, with the offices that it is put to.
struct Found {
    thread: Thread,
    space_lang: String,
    offices: Vec<Office>,
    body: String,
    place: String,
    sources: String,
    published: Option<crate::base::Instant>,
}

/// `GET /questions/{id}/letter`
///
/// # Errors
/// `NotFound` when the viewer may not see the question, or it does not stand.
pub async fn new(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    form(&app, &visit, &found, None)
}

/// `POST /questions/{id}/letter`: the sheet. Nothing of what was typed is written anywhere.
///
/// # Errors
/// As the page; what was typed comes back with what is wrong.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let found = read(&app, &visit).await?;
    let done = match typed(&visit, &found) {
        Ok((typed, office)) => html(200, &sheet(&app, &visit, &found, (typed, office))),
        Err(error) => form(&app, &visit, &found, Some(&error)),
    };
    let mut answer = done?;
    let none = HeaderValue::from_static("no-store");
    answer.headers_mut().insert(header::CACHE_CONTROL, none);
    Ok(answer)
}

async fn read(app: &App, visit: &Visit) -> Result<Found> {
    let (id, viewer, now): (ThreadId, _, _) =
        (visit.id("id")?, visit.viewer.clone(), app.clock.now());
    let kept = app.discussions.clone();
    let read = app.db.read(move |c| {
        let whole = questions::find(c, &viewer, id, now)?;
        if whole.question.state != State::Published {
            return Err(Error::NotFound);
        }
        let shown = threads::show(c, &kept, (&viewer, now), id, &Asked::default())?;
        let opening = shown.posts().iter().find(|post| post.n == 1);
        Ok(Found {
            body: opening
                .map(|post| post.html.to_string())
                .unwrap_or_default(),
            offices: whole.before.into_iter().map(|one| one.office).collect(),
            space_lang: whole.found.space.lang,
            thread: whole.found.thread,
            place: whole.question.place,
            sources: whole.question.sources,
            published: whole.question.published_at,
        })
    });
    read.await
}

fn typed<'f>(visit: &Visit, found: &'f Found) -> Result<([String; 2], Option<&'f Office>)> {
    let (slug, mut faults) = (visit.form.get("office"), Faults::default());
    let name = faults.take(line("name", visit.form.get("name"), 0..=NAME));
    let address = faults.take(body("address", visit.form.get("address"), 0..=ADDRESS));
    let office = found.offices.iter().find(|office| office.slug == slug);
    if office.is_none() && !found.offices.is_empty() {
        faults.add("office", "choice");
    }
    faults.none().map(|()| ([name, address], office))
}

fn form(app: &App, visit: &Visit, found: &Found, error: Option<&Error>) -> Reply {
    let t = visit.texts(app);
    let said = |name| visit.form.get(name);
    let options = found.offices.iter().map(|office| {
        let slug = office.slug.clone();
        (slug, office.name.clone(), office.slug == said("office"))
    });
    let offices = Field::select("office", t.say("letter-to"), options.collect());
    let mut fields: Vec<Field> = (!found.offices.is_empty())
        .then_some(offices)
        .into_iter()
        .collect();
    fields.extend([
        Field::line("name", t.say("letter-name"), said("name"))
            .fills("name")
            .optional(),
        Field::area("address", t.say("letter-address"), said("address"), 3)
            .fills("street-address")
            .hint(t.say("letter-address-hint"))
            .optional(),
    ]);
    let id = found.thread.id;
    let back = urls::thread(&found.thread);
    let form = Form::new(urls::question_letter(id), fields, t.say("letter-make"))
        .or(back.clone(), t.say("form-back"));
    let heading = t.say("letter-title");
    let page = Page::new(app, visit, heading.clone())
        .under(back, &found.thread.title, &found.thread.lang)
        .hidden();
    FormPage::new(app, visit, page, heading, vec![form])
        .lead(t.say("letter-lead"))
        .reply(error)
}

fn sheet<'a>(
    app: &'a App,
    visit: &Visit,
    found: &Found,
    ([name, address], office): ([String; 2], Option<&Office>),
) -> Sheet<'a> {
    let (t, thread) = (visit.texts(app), &found.thread);
    let path = urls::thread_numbered(thread.id);
    let url = urls::absolute(&app.config, &path);
    let back = urls::thread(thread);
    let page = Page::new(app, visit, t.say("letter-title"))
        .under(back.clone(), &thread.title, &thread.lang)
        .hidden();
    let channel = office
        .map(|office| office.channel.as_str())
        .unwrap_or_default();
    let published = found.published.map(|at| t.day(at, &visit.zone));
    Sheet {
        office: office.map(|office| office.name.clone()).unwrap_or_default(),
        office_lang: page.other(&found.space_lang).map(str::to_owned),
        day: t.day(app.clock.now(), &visit.zone),
        title: thread.title.clone(),
        lang: page.other(&thread.lang).map(str::to_owned),
        body: found.body.clone(),
        place: found.place.clone(),
        sources: found.sources.clone(),
        published: t.named("letter-published", published.as_deref().unwrap_or_default()),
        notice: match channel {
            "" => t.say("letter-notice"),
            channel => t.named("letter-notice-channel", channel),
        },
        qr: urls::qr(&path),
        qr_says: t.named("share-qr", &url),
        url,
        back,
        name,
        address,
        page,
    }
}
