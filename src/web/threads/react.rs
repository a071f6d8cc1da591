//! Reactions and bookmarks.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::posts::{act_page, read};
use crate::app::App;
use crate::base::paging::{Page as Rows, Seek};
use crate::base::{Error, PostId, Result};
use crate::i18n::Texts;
use crate::idempotency;
use crate::markup;
use crate::threads::{self, Bookmark, Reaction};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, html, see_other, urls};
use crate::web::layout::Page;

/// A reaction in words.
pub(super) fn words(t: &Texts<'_>, kind: Reaction) -> String {
    match kind {
        Reaction::Agree => t.say("react-agree"),
        Reaction::Thanks => t.say("react-thanks"),
        Reaction::SourceNeeded => t.say("react-source"),
    }
}

/// `POST /p/{id}/reactions`
///
/// # Errors
/// `NotFound`, `Refused`, `Locked`, `Gone` or `TooMany` when the viewer may not react; `Invalid(kind)`.
pub async fn create_reaction(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, kind): (PostId, _) = (visit.id("id")?, reaction(visit.form.get("kind")));
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| threads::react(tx, &viewer, id, kind?))
        .await?;
    Ok(see_other(&urls::post(id)))
}

/// `POST /p/{id}/reactions/end`
///
/// # Errors
/// As [`create_reaction`].
pub async fn end_reaction(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, kind): (PostId, _) = (visit.id("id")?, reaction(visit.form.get("kind")));
    let viewer = visit.viewer.clone();
    app.db
        .write(move |tx| threads::end_reaction(tx, &viewer, id, kind?))
        .await?;
    Ok(see_other(&urls::post(id)))
}

/// The reaction of this word.
///
/// # Errors
/// `Invalid(kind)` when there is none.
pub fn reaction(word: &str) -> Result<Reaction> {
    Reaction::from_word(word).ok_or_else(|| Error::field("kind", "choice"))
}

/// `GET /p/{id}/bookmark`
///
/// # Errors
/// `NotFound` when the viewer may not see the post.
pub async fn bookmark(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    bookmark_page(&app, &visit).await?.reply(None)
}

/// `POST /p/{id}/bookmark`
///
/// # Errors
/// `NotFound` when the viewer may not see the post; what was typed comes back with every other refusal.
pub async fn create_bookmark(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer): (PostId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let note = visit.form.get("note").to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::keep_bookmark(tx, &viewer, id, &note)?;
            Ok(urls::BOOKMARKS.to_owned())
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error) => bookmark_page(&app, &visit).await?.reply(Some(&error)),
    }
}

/// `POST /p/{id}/bookmark/end`
///
/// # Errors
/// `NotFound` when the viewer may not see the post.
pub async fn end_bookmark(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer): (PostId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::end_bookmark(tx, &viewer, id)?;
            Ok(urls::BOOKMARKS.to_owned())
        })
    });
    Ok(see_other(&done.await?.location()))
}

async fn bookmark_page<'a>(app: &'a App, visit: &Visit) -> Result<FormPage<'a>> {
    let id: PostId = visit.id("id")?;
    let single = read(app, visit, id).await?;
    let viewer = visit.viewer.clone();
    let kept = app
        .db
        .read(move |c| threads::bookmark(c, &viewer, id))
        .await?;
    let t = visit.texts(app);
    let note = match visit.method {
        "POST" => visit.form.get("note"),
        _ => kept.as_deref().unwrap_or_default(),
    };
    let note = Field::area("note", t.say("bookmark-note"), note, 3)
        .hint(t.say("bookmark-note-hint"))
        .optional();
    let form = Form::new(urls::post_bookmark(id), vec![note], t.say("bookmark-keep"));
    let heading = t.count("bookmark-title", single.post.n);
    let mut page = act_page(app, visit, &single, heading, form);
    if kept.is_some() {
        let end = urls::post_bookmark_end(id);
        page.forms
            .push(Form::new(end, Vec::new(), t.say("bookmark-end")).danger());
    }
    Ok(page)
}

#[derive(Template)]
#[template(path = "threads/bookmarks.html")]
struct Bookmarks<'a> {
    page: Page<'a>,
    heading: String,
    items: Vec<Item>,
    previous: Option<String>,
    next: Option<String>,
}

struct Item {
    url: String,
    title: String,
    title_lang: Option<String>,
    text: String,
    lang: Option<String>,
    note: String,
    kept: String,
    change: String,
}

/// `GET /bookmarks`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn bookmarks(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, seek) = (visit.viewer.clone(), visit.seek().unwrap_or(Seek::First));
    let list = app
        .db
        .read(move |c| threads::bookmarked(c, &viewer, &seek))
        .await;
    match list {
        Err(Error::Invalid(_)) => Ok(see_other(urls::BOOKMARKS)),
        list => html(200, &bookmarks_page(&app, &visit, &list?)),
    }
}

fn bookmarks_page<'a>(app: &'a App, visit: &Visit, list: &Rows<Bookmark>) -> Bookmarks<'a> {
    let t = visit.texts(app);
    let heading = t.say("bookmarks-title");
    let page = Page::new(app, visit, heading.clone()).hidden();
    let item = |one: &Bookmark| Item {
        url: urls::post(one.post),
        title: format!("{} #{}", one.title.0, one.n),
        title_lang: page.other(&one.title.1).map(str::to_owned),
        text: markup::excerpt(&one.text.0, 160),
        lang: page.other(&one.text.1).map(str::to_owned),
        note: one.note.clone(),
        kept: t.named("bookmark-kept", &t.day(one.at, &visit.zone)),
        change: urls::post_bookmark(one.post),
    };
    let (before, after) = (&list.before, &list.after);
    Bookmarks {
        heading,
        items: list.items.iter().map(item).collect(),
        previous: before.as_ref().map(|c| urls::before(urls::BOOKMARKS, c)),
        next: after.as_ref().map(|c| urls::after(urls::BOOKMARKS, c)),
        page,
    }
}
