//! What a post was before, what its author adds to it later, and its end for good.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::compose::{Attach, Compose, Resumed, published, resumed, scripted};
use super::diff::{Piece, pieces};
use super::drafts::settle;
use super::posts::{act_page, read, single};
use super::preview::preview_of;
use super::render::{Head, rendered};
use super::view::{When, reason_words};
use crate::app::App;
use crate::base::diff::Change;
use crate::base::paging::{Page as Rows, Seek};
use crate::base::{Error, PostId, Result};
use crate::idempotency;
use crate::markup;
use crate::pages::Topic;
use crate::questions;
use crate::spaces::{Add, Purge};
use crate::threads::{self, NewPost, REASONS, Revision, Single, Target, Via, language};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, html, moved_for_good, see_other, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "threads/history.html")]
struct History<'a> {
    page: Page<'a>,
    heading: String,
    lang: Option<String>,
    versions: Vec<Version>,
    post: String,
    next: Option<String>,
}

/// One text of a post, told against the one before it.
struct Version {
    heading: String,
    when: When,
    /// Why there is none before it, or nothing differs.
    first: Option<String>,
    pieces: Vec<Piece>,
}

/// `GET /p/{id}/history`
///
/// # Errors
/// `NotFound` when the viewer may not see the post; `Gone` when its text is.
pub async fn history(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let (seek, now) = (visit.seek().unwrap_or(Seek::First), app.clock.now());
    let found = app
        .db
        .read(move |c| threads::history(c, &viewer, id, &seek, now))
        .await;
    let (single, list) = match found {
        Err(Error::Invalid(_)) => return Ok(see_other(&urls::post_history(id))),
        other => other?,
    };
    let (thread, here) = (&single.found.thread, urls::post_history(id));
    if visit.path_alone() != here {
        return Ok(moved_for_good(&here));
    }
    visit.shows(vec![Topic::Space(thread.space), Topic::Thread(thread.id)]);
    html(200, &history_page(&app, &visit, &single, &list))
}

fn history_page<'a>(
    app: &'a App,
    visit: &Visit,
    single: &Single,
    list: &Rows<Revision>,
) -> History<'a> {
    let t = visit.texts(app);
    let thread = &single.found.thread;
    let heading = t.count("history-title", single.post.n);
    let page = Page::new(app, visit, heading.clone()).hidden();
    let page = page.under(urls::thread(thread), &thread.title, &thread.lang);
    let base = urls::post_history(single.post.id);
    let version = |revision: &Revision| Version {
        heading: t.count("history-version", revision.number),
        when: When::moment(&t, &visit.zone, revision.at),
        first: match (&revision.before, revision.number) {
            (Some(before), _) if *before == revision.source => Some(t.say("history-same")),
            (Some(_), _) => None,
            // What nobody had answered yet was changed within five minutes.
            (None, 2..) => Some(t.say("history-quiet")),
            (None, _) => Some(t.say("history-first")),
        },
        pieces: match &revision.before {
            Some(before) => pieces(before, &revision.source),
            None => pieces(&revision.source, &revision.source),
        },
    };
    History {
        heading,
        lang: page.other(&single.post.lang).map(str::to_owned),
        versions: list.items.iter().map(version).collect(),
        post: urls::post(single.post.id),
        next: list.after.as_ref().map(|cursor| urls::after(&base, cursor)),
        page,
    }
}

/// `GET /p/{id}/addition`
///
/// # Errors
/// `NotFound`, `Refused`, `Locked` or `Gone` when the viewer may not add to it.
pub async fn addition(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = single::<Add>(&app, &visit).await?;
    let page = addition_page(&app, &visit, &single, "");
    resumed(&app, &visit, page).await?.reply(None)
}

/// `POST /p/{id}/additions`
///
/// # Errors
/// `NotFound` when the viewer may not see it; what was typed comes back with every other refusal.
pub async fn create_addition(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: PostId = visit.id("id")?;
    let (preview, error) = match write_addition(&app, &visit, id).await {
        Ok(None) => return Ok(published(&visit, &urls::post(id))),
        Ok(preview) => (preview, None),
        Err(error) => (None, Some(error)),
    };
    let single = read(&app, &visit, id).await?;
    let mut page = addition_page(&app, &visit, &single, visit.form.get("body"));
    if let Some(html) = preview {
        page.preview = Some(preview_of(&app, &visit, page.target, html).await?);
    }
    page.reply(error.as_ref())
}

/// A preview when one was asked for.
async fn write_addition(app: &App, visit: &Visit, id: PostId) -> Result<Option<String>> {
    let limits = app.config.limits;
    let source = NewPost::source(visit.form.get("body"), limits.post_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    if visit.form.get("do") == "preview" {
        return Ok(Some(markup::anchored(&rendered.html, 0)));
    }
    let (key, viewer) = (visit.act()?, visit.viewer.clone());
    let (lang, now) = (visit.form.get("lang").to_owned(), app.clock.now());
    let (held, packs) = (visit.held.clone(), app.packs.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            let single = threads::post(tx, &viewer, id, now)?;
            let new = NewPost {
                lang: language(&lang, &rendered.text, &single.post.lang),
                source,
                rendered,
                via: Via::Web,
                parent: None,
            };
            match single.post.office {
                Some(_) => questions::add_to_answer(tx, &viewer, (id, new), (&packs, &limits))?,
                None => threads::add(tx, &viewer, id, new, &limits)?,
            }
            settle(tx, &viewer, Target::Addition(id), held.as_deref())?;
            Ok(urls::post(id))
        })
    });
    done.await?;
    Ok(None)
}

pub(super) fn addition_page<'a>(
    app: &'a App,
    visit: &Visit,
    single: &Single,
    text: &str,
) -> Compose<'a> {
    let t = visit.texts(app);
    let (thread, typed) = (&single.found.thread, |name| visit.form.get(name));
    let heading = t.count("addition-title", single.post.n);
    let page = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    let most = i64::try_from(app.config.limits.post_max).unwrap_or(i64::MAX);
    Compose {
        keys: visit.keys(app),
        heading,
        action: urls::post_additions(single.post.id),
        target: Target::Addition(single.post.id),
        attach: Attach::default(),
        draft: Resumed::of(visit),
        fields: vec![
            Field::area("body", t.say("addition-body"), text, 8)
                .hint(t.count("compose-body-hint", most)),
            Field::text_language(&t, typed("lang")),
        ],
        faults: None,
        parent: None,
        preview: None,
        submit: t.say("compose-publish"),
        kept: false,
        notice: None,
        way: None,
        back: urls::post(single.post.id),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&single.found.space.slug, &single.found.forum.slug),
        page: scripted(page.hidden()),
    }
}

/// `GET /p/{id}/purge`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not.
pub async fn purge(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = single::<Purge>(&app, &visit).await?;
    purge_page(&app, &visit, &single).reply(None)
}

/// `POST /p/{id}/purges`
///
/// # Errors
/// `NotFound`, `Refused` or `Gone` when the viewer may not; what was typed comes back when it is wrong.
pub async fn create_purge(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let [reason, note] = ["reason", "note"].map(|name| visit.form.get(name).to_owned());
    let host = app.config.host().to_owned();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::purge(tx, &viewer, id, (&reason, &note), &host)?;
            Ok(urls::post(id))
        })
    });
    match done.await {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error @ Error::Invalid(_)) => {
            let single = single::<Purge>(&app, &visit).await?;
            purge_page(&app, &visit, &single).reply(Some(&error))
        }
        Err(error) => Err(error),
    }
}

fn purge_page<'a>(app: &'a App, visit: &Visit, single: &Single) -> FormPage<'a> {
    let t = visit.texts(app);
    let typed = visit.form.get("reason");
    let mut reasons = vec![(String::new(), t.say("remove-choose"), typed.is_empty())];
    reasons.extend(REASONS.iter().map(|r| {
        let word = r.as_str();
        (word.to_owned(), reason_words(&t, *r), word == typed)
    }));
    let fields = vec![
        Field::select("reason", t.say("remove-reason"), reasons),
        Field::area("note", t.say("remove-note"), visit.form.get("note"), 4)
            .hint(t.say("remove-note-hint"))
            .optional(),
    ];
    let action = urls::post_purges(single.post.id);
    let form = Form::new(action, fields, t.say("purge-button")).danger();
    let heading = t.count("purge-title", single.post.n);
    act_page(app, visit, single, heading, form).lead(t.say("purge-lead"))
}
