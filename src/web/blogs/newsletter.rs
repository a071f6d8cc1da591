//! The newsletter of a blog: who asks for it, confirms and ends it, and what its keeper is told of it.

use std::rc::Rc;
use std::sync::Arc;

use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::{PostId, Result, ThreadId};
use crate::blogs::{self, Issue, Links, Press, Standing};
use crate::db::Tx;
use crate::idempotency;
use crate::spaces;
use crate::threads::{self, Thread};
use crate::web::accounts::one_time;
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

struct Addresses(Arc<App>);

impl Links for Addresses {
    fn post(&self, id: PostId) -> String {
        urls::absolute(&self.0.config, &urls::post(id))
    }

    fn blog(&self, slug: &str) -> String {
        urls::absolute(&self.0.config, &urls::blog(slug))
    }

    fn stop(&self, token: &str, lang: &str) -> String {
        let path = urls::in_language(&urls::stop(token), lang);
        urls::absolute(&self.0.config, &path)
    }
}

/// What newsletters need of the site.
pub fn press(app: &Arc<App>) -> Arc<Press> {
    Arc::new(Press {
        key: app.key.clone(),
        links: Box::new(Addresses(app.clone())),
    })
}

/// `GET /b/{blog}/newsletter`
///
/// # Errors
/// `NotFound` when the viewer does not see the blog, or it has no newsletter.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit).await?.reply(None)
}

/// `POST /b/{blog}/newsletter`: a member gets it from now on, anybody else a letter that asks him; the answer is the same
/// whether or not the address gets it already.
///
/// # Errors
/// `NotFound` when the viewer does not see the blog; what was typed comes back with every other refusal.
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let done = match visit.viewer {
        Viewer::Visitor => ask(&app, &visit).await,
        Viewer::Member(_) => act(&app, &visit, blogs::subscribe).await,
    };
    match done {
        Ok(location) => Ok(see_other(&location)),
        Err(error) => page(&app, &visit).await?.reply(Some(&error)),
    }
}

/// Has the letter sent that asks.
async fn ask(app: &App, visit: &Visit) -> Result<String> {
    let email = accounts::address("email", visit.form.get("email"))?;
    let (key, link, brake) = (visit.act()?, one_time(app), visit.brake(app));
    let (slug, lang) = (visit.part("blog").to_owned(), visit.lang.code());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            brake.letter(tx, &email)?;
            blogs::ask_reader(tx, &slug, (&email, lang), &link)?;
            Ok(urls::LETTER_SENT.to_owned())
        })
    });
    Ok(done.await?.location())
}

async fn act(
    app: &App,
    visit: &Visit,
    f: fn(&mut Tx<'_>, &Viewer, &str) -> Result<()>,
) -> Result<String> {
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let slug = visit.part("blog").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            f(tx, &viewer, &slug)?;
            Ok(urls::saved(&urls::newsletter(&slug)))
        })
    });
    Ok(done.await?.location())
}

/// `POST /b/{blog}/newsletter/end`
///
/// # Errors
/// `NotFound` when the viewer does not see the blog.
pub async fn end(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let location = act(&app, &visit, blogs::unsubscribe).await?;
    Ok(see_other(&location))
}

type Read = (Standing, Vec<(Issue, Thread)>);

/// How the viewer stands to it; its keeper hears what went out, too.
async fn read(app: &App, visit: &Visit) -> Result<Read> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let slug = visit.part("blog").to_owned();
    let found = app.db.read(move |c| {
        let standing = blogs::newsletter(c, &viewer, &slug, now)?;
        if standing.readers.is_none() {
            return Ok((standing, Vec::new()));
        }
        let issues = blogs::issues_of(c, standing.blog.forum.id)?;
        let ids: Vec<ThreadId> = issues.iter().map(|issue| issue.article).collect();
        let sight = spaces::sight(c, &viewer)?;
        let of = threads::among(c, &sight, &ids)?;
        let with = |issue: Issue| {
            let thread = of.iter().find(|thread| thread.id == issue.article)?;
            Some((issue, thread.clone()))
        };
        Ok((standing, issues.into_iter().filter_map(with).collect()))
    });
    found.await
}

async fn page<'a>(app: &'a App, visit: &Visit) -> Result<FormPage<'a>> {
    let (standing, issues) = read(app, visit).await?;
    let (t, blog) = (visit.texts(app), &standing.blog);
    let here = urls::newsletter(&blog.slug);
    let back = (urls::blog(&blog.slug), t.say("form-back"));
    let form = match (visit.viewer.id(), standing.gets) {
        (_, false) if blog.forum.archived => None,
        (None, _) => {
            let field = Field::line("email", t.say("field-email"), visit.form.get("email"))
                .kind("email")
                .fills("email");
            Some(Form::new(here, vec![field], t.say("newsletter-ask")))
        }
        (Some(_), false) => Some(Form::new(here, Vec::new(), t.say("newsletter-join"))),
        (Some(_), true) => {
            let end = urls::newsletter_end(&blog.slug);
            Some(Form::new(end, Vec::new(), t.say("stop-newsletter")))
        }
    };
    let forms = form
        .into_iter()
        .map(|form| form.or(&back.0, back.1.clone()));
    let heading = t.named("newsletter-title", &blog.forum.name);
    let frame = Page::new(app, visit, heading.clone()).under(
        urls::blog(&blog.slug),
        &blog.forum.name,
        &blog.space.lang,
    );
    let mut page = FormPage::new(app, visit, frame, heading, forms.collect());
    page = page.lead(match (visit.viewer.id(), standing.gets) {
        _ if blog.forum.archived => t.say("blog-archived"),
        (None, _) => t.say("newsletter-lead"),
        (Some(_), false) => t.say("newsletter-lead-own"),
        (Some(_), true) => t.say("newsletter-yours"),
    });
    if let Some(readers) = standing.readers {
        page.after.push(t.count("newsletter-readers", readers));
        page.after.extend(
            issues
                .iter()
                .map(|(issue, thread)| sent(&page.page, visit, issue, thread)),
        );
    }
    page.done = visit.query.has("saved").then(|| t.say("newsletter-saved"));
    Ok(page)
}

/// What its keeper is told of an article that went out.
fn sent(page: &Page<'_>, visit: &Visit, issue: &Issue, thread: &Thread) -> String {
    let day = page.t.moment(issue.begun_at, &visit.zone);
    let about = [
        ("name", thread.title.as_str().into()),
        ("day", day.as_str().into()),
        ("n", issue.letters.into()),
    ];
    page.t.with("newsletter-issue", &about)
}

/// `GET /newsletter`: the page behind the mailed link; nothing happens without its button.
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub async fn reader(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, now) = (visit.link_token().to_owned(), app.clock.now());
    let read = app.db.read(move |c| blogs::asked_blog(c, &token, now));
    let blog = read.await?;
    let t = visit.texts(&app);
    let form = Form::new(urls::READER, Vec::new(), t.say("newsletter-join"));
    let heading = t.named("newsletter-title", &blog.forum.name);
    let frame = Page::new(&app, &visit, heading.clone());
    FormPage::new(&app, &visit, frame, heading, vec![form])
        .lead(t.say("newsletter-confirm-lead"))
        .reply(None)
}

/// `POST /newsletter`
///
/// # Errors
/// As [`reader`].
pub async fn confirm(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (token, lang) = (visit.link_token().to_owned(), visit.lang.code());
    let write = app
        .db
        .write(move |tx| blogs::confirm_reader(tx, &token, lang));
    let blog = write.await?;
    visit.set_cookie("elab-key", "", Some(0));
    let t = visit.texts(&app);
    let heading = t.named("newsletter-title", &blog.forum.name);
    let frame = Page::new(&app, &visit, heading.clone()).under(
        urls::blog(&blog.slug),
        &blog.forum.name,
        &blog.space.lang,
    );
    FormPage::new(&app, &visit, frame, heading, Vec::new())
        .lead(t.say("newsletter-confirmed"))
        .reply(None)
}

/// `POST /articles/{id}/letter`: the article as its readers will get it, to its author alone.
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; `TooMany` after many within an hour.
pub async fn create_trial(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    try_out(&app, &visit, id).await?;
    Ok(see_other(&urls::saved(&urls::article(id))))
}

/// Sends an article to its author, as its readers will get it.
///
/// # Errors
/// As [`create_trial`].
pub async fn try_out(app: &Arc<App>, visit: &Visit, id: ThreadId) -> Result<()> {
    let (key, viewer, press) = (visit.act()?, visit.viewer.clone(), press(app));
    let rates = app.config.limits.rates;
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            blogs::try_newsletter(tx, &viewer, &press, (id, rates))?;
            Ok(urls::article(id))
        })
    });
    done.await.map(drop)
}
