//! The page of what one is told, and the ways from it.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::paging::{Page as Rows, Seek};
use crate::base::{Error, NoticeId};
use crate::i18n::Texts;
use crate::markup;
use crate::notices::{self, Kind, Lead, Notice};
use crate::web::door::{Keys, Reply, Visit, found, html, see_other, urls};
use crate::web::layout::Page;
use crate::web::threads::view::When;

#[derive(Template)]
#[template(path = "notices/list.html")]
struct Show<'a> {
    page: Page<'a>,
    heading: String,
    items: Vec<Item>,
    /// The button that marks all up to the newest as read, where something is unread.
    marks: Option<(Keys, NoticeId)>,
    previous: Option<String>,
    next: Option<String>,
}

struct Item {
    url: String,
    icon: &'static str,
    words: String,
    new: bool,
    when: When,
    title: Option<String>,
    title_lang: Option<String>,
    text: String,
    lang: Option<String>,
}

/// `GET /notices`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek().unwrap_or(Seek::First));
    let list = app
        .db
        .read(move |c| notices::notices(c, &viewer, &seek))
        .await;
    match list {
        Err(Error::Invalid(_)) => Ok(see_other(urls::NOTICES)),
        list => html(200, &page(&app, &visit, &list?)),
    }
}

fn page<'a>(app: &'a App, visit: &Visit, list: &Rows<Notice>) -> Show<'a> {
    let t = visit.texts(app);
    let heading = t.say("notices-title");
    let page = Page::new(app, visit, heading.clone()).hidden();
    let item = |one: &Notice| {
        let n = one.post.and_then(|(_, n)| n).filter(|_| one.count == 1);
        Item {
            url: urls::notice(one.id),
            icon: icon(one.kind),
            words: sentence(&t, one),
            new: !one.read,
            when: When::moment(&t, &visit.zone, one.at),
            title: one.title.as_ref().map(|(title, _)| match n {
                Some(n) => format!("{title} #{n}"),
                None => title.clone(),
            }),
            title_lang: one
                .title
                .as_ref()
                .and_then(|(_, lang)| page.other(lang).map(str::to_owned)),
            text: one
                .text
                .as_ref()
                .map(|(text, _)| markup::excerpt(text, 160))
                .unwrap_or_default(),
            lang: one
                .text
                .as_ref()
                .and_then(|(_, lang)| page.other(lang).map(str::to_owned)),
        }
    };
    let newest = list.items.first().map(|one| one.id);
    Show {
        heading,
        items: list.items.iter().map(item).collect(),
        marks: newest
            .filter(|_| visit.bell.get() > 0)
            .map(|newest| (visit.keys(app), newest)),
        previous: list
            .before
            .as_ref()
            .map(|at| urls::before(urls::NOTICES, at)),
        next: list.after.as_ref().map(|at| urls::after(urls::NOTICES, at)),
        page,
    }
}

fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Security | Kind::Office => "shield",
        Kind::Resident => "people",
        Kind::Question => "question",
        Kind::Held | Kind::NotPublished => "clock",
        Kind::Refused | Kind::Removed => "delete",
        Kind::Approved | Kind::Restored => "eye",
        Kind::Mention | Kind::Coauthor => "people",
        Kind::Quote => "quote",
        Kind::Reply => "reply",
        Kind::Post | Kind::Thread => "talk",
        Kind::Reaction => "check",
    }
}

/// A notice in words, without what it is about.
pub fn sentence(t: &Texts<'_>, notice: &Notice) -> String {
    let name = match (notice.kind, &notice.office) {
        (Kind::Office | Kind::Question | Kind::Resident, office) => {
            office.as_ref().map(|(name, _)| name.as_str())
        }
        _ => notice.actor.as_ref().map(|actor| &*actor.display_name),
    };
    let fact = (notice.kind, notice.fact.as_str());
    notices::sentence(t, fact, name.unwrap_or_default(), notice.count)
}

/// `GET /notices/{id}`: leads to what it is about, and marks it as read.
///
/// # Errors
/// `NotFound` when it is not the viewer's, or he no longer sees what it is about.
pub async fn lead(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (NoticeId, _) = (visit.id("id")?, visit.viewer.clone());
    let reader = viewer.clone();
    let opened = app.db.write(move |tx| notices::open(tx, &viewer, id));
    let lead = match opened.await {
        // That he reads it cannot be written down now, and he reads it all the same.
        Err(Error::Busy) => app.db.read(move |c| notices::lead(c, &reader, id)).await?,
        opened => opened?,
    };
    Ok(found(&match lead {
        Lead::Post(post) => urls::post(post),
        Lead::Article(id) => urls::article(id),
        Lead::Thread(thread) => urls::thread_numbered(thread),
        Lead::Office(slug) => urls::office(&slug),
        Lead::Bench(slug) => urls::office_articles(&slug),
        Lead::Residence(space) => urls::residence(&space),
        Lead::Account(what) if what == "token" => urls::TOKENS.to_owned(),
        Lead::Account(_) => urls::DEVICES.to_owned(),
    }))
}

/// `POST /notices/read`: nothing up to the notice that the form names is unread any more.
///
/// # Errors
/// `SignIn` for a visitor; `Invalid(upto)` for what is no number.
pub async fn mark_read(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let wrong = |()| Error::field("upto", "choice");
    let last: NoticeId = visit.form.get("upto").parse().map_err(wrong)?;
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| notices::read_up_to(tx, &viewer, last))
        .await?;
    Ok(see_other(urls::NOTICES))
}
