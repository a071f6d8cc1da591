//! The page on which somebody publishes a reply that came by letter in his name, by the link that was sent to him.

use std::rc::Rc;
use std::sync::Arc;

use super::render::{Head, rendered};
use crate::accounts;
use crate::app::App;
use crate::base::Result;
use crate::mail::inbound::{self, Waiting};
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
    let (waiting, author) = waiting(&app, &visit).await?;
    let text = rendered(&app, "body", &waiting.text, Head::Post).await?;
    let t = visit.texts(&app);
    let form = Form::new(urls::PUBLISH, Vec::new(), t.say("reply-publish-button"));
    let title = t.say("reply-publish-title");
    let page = Page::new(&app, &visit, title.clone());
    let mut made = FormPage::new(&app, &visit, page, title, vec![form]);
    let lang = threads::language("", &text.text, visit.lang.code());
    made.about = Some((author, lang, markup::anchored(&text.html, 0)));
    made.lead(t.say("reply-publish-lead")).reply(None)
}

/// `POST /publish`
///
/// # Errors
/// As [`publish`]; as [`threads::reply`].
pub async fn create_publication(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (waiting, _) = waiting(&app, &visit).await?;
    let text = rendered(&app, "body", &waiting.text, Head::Post).await?;
    let token = visit.link_token().to_owned();
    let (limits, staff_mfa) = (app.config.limits, app.config.staff_mfa);
    let done = app
        .db
        .write(move |tx| inbound::publish(tx, &token, waiting, text, (&limits, staff_mfa)));
    done.await?;
    let t = visit.texts(&app);
    let page = Page::new(&app, &visit, t.say("reply-published"));
    FormPage::new(&app, &visit, page, t.say("reply-published"), Vec::new())
        .lead(t.say("reply-published-lead"))
        .reply(None)
}

/// What waits under the visit's link, and its author's name.
async fn waiting(app: &App, visit: &Visit) -> Result<(Waiting, String)> {
    let (token, now) = (visit.link_token().to_owned(), app.clock.now());
    let (key, host) = (app.key.clone(), app.config.mail_in_domain.clone());
    let read = app.db.read(move |c| {
        accounts::pending(c, &token, now)?;
        let waiting = inbound::waiting(c, &token, &key, &host)?;
        let author = accounts::person(c, waiting.person)?.display_name;
        Ok((waiting, author))
    });
    read.await
}
