//! The page on which somebody publishes a reply that came by letter in his name, by the link that was sent to him.

use std::rc::Rc;
use std::sync::Arc;

use super::render::{Head, rendered};
use crate::accounts;
use crate::app::App;
use crate::base::{Error, PostId, Result};
use crate::mail::inbound::{self, About, Waiting};
use crate::markup;
use crate::threads;
use crate::web::door::form::{Form, FormPage};
use crate::web::door::{Reply, Visit, urls};
use crate::web::layout::Page;

/// `GET /publish`
///
/// # Errors
/// `Gone` when the link was used, is too old or never was.
pub async fn publish(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    match waiting(&app, &visit).await? {
        Found::Waiting(waiting, author) => page(&app, &visit, (&waiting, author), None).await,
        Found::Published(post) => answered(&app, &visit, post),
    }
}

/// The text with its button, and what was wrong.
async fn page(
    app: &App,
    visit: &Visit,
    (waiting, author): (&Waiting, String),
    error: Option<&Error>,
) -> Reply {
    let text = rendered(app, "body", &waiting.text, Head::Post).await?;
    let t = visit.texts(app);
    let form = Form::new(urls::PUBLISH, Vec::new(), t.say("reply-publish-button"));
    let [title, lead] = match waiting.about {
        About::Post(_) => ["reply-publish-title", "reply-publish-lead"],
        About::Question(_) => ["answer-publish-title", "answer-publish-lead"],
    };
    let title = t.say(title);
    let page = Page::new(app, visit, title.clone());
    let mut made = FormPage::new(app, visit, page, title, vec![form]);
    let lang = threads::language("", &text.text, visit.lang.code());
    made.about = Some((author, lang, markup::anchored(&text.html, 0)));
    made.lead(t.say(lead)).reply(error)
}

/// The answer of an office stands: now, or since the link was used first.
fn answered(app: &App, visit: &Visit, post: PostId) -> Reply {
    let t = visit.texts(app);
    let title = t.say("answer-published");
    let page = Page::new(app, visit, title.clone());
    let mut made = FormPage::new(app, visit, page, title, Vec::new());
    made.tabs = vec![(urls::post(post), t.say("letter-answer-open"), false)];
    made.lead(t.say("answer-published-lead")).reply(None)
}

/// `POST /publish`
///
/// # Errors
/// As [`publish`]; as [`threads::reply`]. Why an office cannot answer any more is said beside the text.
pub async fn create_publication(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (waiting, author) = match waiting(&app, &visit).await? {
        Found::Waiting(waiting, author) => (waiting, author),
        Found::Published(post) => return answered(&app, &visit, post),
    };
    let text = rendered(&app, "body", &waiting.text, Head::Post).await?;
    let token = visit.link_token().to_owned();
    let (limits, staff_mfa) = (app.config.limits, app.config.staff_mfa);
    let (packs, kept) = (app.packs.clone(), waiting.clone());
    let done = app
        .db
        .write(move |tx| inbound::publish(tx, &token, waiting, text, (&limits, &packs, staff_mfa)));
    match (done.await, kept.about) {
        (Ok(post), About::Question(_)) => answered(&app, &visit, post),
        (Ok(_), About::Post(_)) => received(&app, &visit),
        (Err(error), About::Question(_)) => page(&app, &visit, (&kept, author), Some(&error)).await,
        (Err(error), About::Post(_)) => Err(error),
    }
}

fn received(app: &App, visit: &Visit) -> Reply {
    let t = visit.texts(app);
    let page = Page::new(app, visit, t.say("reply-published"));
    FormPage::new(app, visit, page, t.say("reply-published"), Vec::new())
        .lead(t.say("reply-published-lead"))
        .reply(None)
}

/// What a link leads to.
enum Found {
    /// What waits, and its author's name.
    Waiting(Waiting, String),
    /// It was used: this answer of an office came of it.
    Published(PostId),
}

async fn waiting(app: &App, visit: &Visit) -> Result<Found> {
    let (token, now) = (visit.link_token().to_owned(), app.clock.now());
    let (key, host) = (app.key.clone(), app.config.mail_in_domain.clone());
    let read = app.db.read(move |c| {
        if let Some(post) = inbound::published(c, &token, &key, &host)? {
            return Ok(Found::Published(post));
        }
        accounts::pending(c, &token, now)?;
        let waiting = inbound::waiting(c, &token, &key, &host)?;
        let author = accounts::person(c, waiting.person)?.display_name;
        Ok(Found::Waiting(waiting, author))
    });
    read.await
}
