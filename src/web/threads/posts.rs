//! Pages that act on one post: permalink, edit, delete, remove, restore.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::compose::{Attach, Compose, Resumed, published, resumed, scripted};
use super::decide::about;
use super::diff::{Piece, pieces};
use super::drafts::settle;
use super::preview::preview_of;
use super::render::{Head, rendered};
use super::view::reason_words;
use crate::app::App;
use crate::base::diff::Change;
use crate::base::{Conflict, Error, PostId, Result, UserId};
use crate::idempotency;
use crate::markup;
use crate::questions;
use crate::spaces::{Cap, Delete, Edit, Facts, Remove, Restore, ThreadKind};
use crate::threads::{self, NewPost, REASONS, Single, Target, Via, View, language};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Keys, Reply, Visit, found, html, see_other, urls};
use crate::web::layout::Page;

/// `GET /p/{id}`: leads to the page of the thread that holds the post, in the reader's view.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn permalink(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: PostId = visit.id("id")?;
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (thread, kept) = app
        .db
        .read(move |c| threads::permalink(c, &viewer, id, now))
        .await?;
    let asked =
        View::from_word(visit.query.get("view")).or(kept.filter(|view| *view == View::Time));
    Ok(found(&urls::thread_at(&thread, asked, id)))
}

#[derive(Template)]
#[template(path = "threads/conflict.html")]
struct Versus<'a> {
    page: Page<'a>,
    keys: Keys,
    action: String,
    base: i32,
    /// The source that stands now.
    standing: String,
    /// What leads from it to the text that was typed.
    pieces: Vec<Piece>,
    lang: Option<String>,
    mine: Field,
    text_lang: String,
    back: String,
}

/// `GET /p/{id}/edit`
///
/// # Errors
/// `NotFound`, `Refused`, `Locked` or `Gone` when the viewer may not change it.
pub async fn edit(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = single::<Edit>(&app, &visit).await?;
    let thread = &single.found.thread;
    if thread.kind == ThreadKind::Article && single.post.parent.is_none() {
        return Ok(found(&urls::article_edit(thread.id)));
    }
    let (post, source) = (&single.post, &single.source);
    let page = edit_page(&app, &visit, &single, source, &post.lang, post.revision);
    resumed(&app, &visit, page).await?.reply(None)
}

/// `POST /p/{id}/revisions`
///
/// # Errors
/// `NotFound` when the viewer may not see it; what was typed comes back with every other refusal.
pub async fn create_revision(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: PostId = visit.id("id")?;
    let (outcome, preview) = match write_revision(&app, &visit, id).await {
        Ok(None) => return Ok(published(&visit, &urls::post(id))),
        Ok(Some(html)) => (None, Some(html)),
        Err(error) => (Some(error), None),
    };
    let single = read(&app, &visit, id).await?;
    if let Some(Error::Conflict(conflict)) = &outcome
        && conflict.code == "edit_conflict"
    {
        return html(409, &versus(&app, &visit, &single, conflict));
    }
    let typed = |name| visit.form.get(name);
    let base = typed("base").parse().unwrap_or(0);
    let mut page = edit_page(&app, &visit, &single, typed("body"), typed("lang"), base);
    if let Some(html) = preview {
        page.preview = Some(preview_of(&app, &visit, page.target, html).await?);
    }
    page.reply(outcome.as_ref())
}

/// A preview when one was asked for.
async fn write_revision(app: &App, visit: &Visit, id: PostId) -> Result<Option<String>> {
    let limits = app.config.limits;
    let source = NewPost::source(visit.form.get("body"), limits.opening_max)?;
    let rendered = rendered(app, "body", &source, Head::Post).await?;
    if visit.form.get("do") == "preview" {
        return Ok(Some(markup::anchored(&rendered.html, 0)));
    }
    let base: i32 = visit
        .form
        .get("base")
        .parse()
        .map_err(|_| Error::field("base", "missing"))?;
    let key = visit.act()?;
    let (viewer, lang, now) = (
        visit.viewer.clone(),
        visit.form.get("lang").to_owned(),
        app.clock.now(),
    );
    let (held, packs) = (visit.held.clone(), app.packs.clone());
    app.db
        .write(move |tx| {
            idempotency::once(tx, &key, |tx| {
                let single = threads::post(tx, &viewer, id, now)?;
                let most = single.post.longest(&limits);
                NewPost::source(&source, most)?;
                let lang = language(&lang, &rendered.text, &single.post.lang);
                let new = NewPost {
                    source,
                    rendered,
                    lang,
                    via: Via::Web,
                    parent: None,
                };
                match single.post.office {
                    Some(_) => questions::revise(tx, &viewer, (id, base, new), (&packs, &limits))?,
                    None => threads::edit(tx, &viewer, id, base, new, &limits)?,
                }
                settle(tx, &viewer, Target::Edit(id), held.as_deref())?;
                Ok(urls::post(id))
            })
        })
        .await?;
    Ok(None)
}

pub(super) fn edit_page<'a>(
    app: &'a App,
    visit: &Visit,
    single: &Single,
    text: &str,
    lang: &str,
    base: i32,
) -> Compose<'a> {
    let t = visit.texts(app);
    let thread = &single.found.thread;
    let heading = t.count("edit-title", single.post.n);
    let page = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    let limits = &app.config.limits;
    let most = single.post.longest(limits);
    Compose {
        target: Target::Edit(single.post.id),
        attach: Attach::default(),
        draft: Resumed::of(visit),
        keys: visit.keys(app),
        heading,
        action: urls::post_revisions(single.post.id),
        fields: vec![
            Field::area("body", t.say("edit-body"), text, 14)
                .hint(t.count("compose-body-hint", i64::try_from(most).unwrap_or(i64::MAX))),
            Field::text_language(&t, lang),
            Field::hidden("base", &base.to_string()),
        ],
        faults: None,
        parent: None,
        preview: None,
        submit: t.say("form-save"),
        kept: false,
        notice: None,
        way: None,
        back: urls::post(single.post.id),
        preview_url: urls::PREVIEW,
        people: urls::api_people(&single.found.space.slug, &single.found.forum.slug),
        page: scripted(page.hidden()),
    }
}

fn versus<'a>(app: &'a App, visit: &Visit, single: &Single, conflict: &Conflict) -> Versus<'a> {
    let t = visit.texts(app);
    let thread = &single.found.thread;
    let page = Page::new(app, visit, t.say("conflict-title")).hidden();
    let page = page.under(urls::thread(thread), &thread.title, &thread.lang);
    Versus {
        keys: visit.keys(app),
        action: urls::post_revisions(single.post.id),
        base: conflict.revision.unwrap_or(single.post.revision),
        pieces: pieces(
            conflict.current.as_deref().unwrap_or_default(),
            visit.form.get("body"),
        ),
        standing: conflict.current.clone().unwrap_or_default(),
        lang: page.other(&single.post.lang).map(str::to_owned),
        mine: Field::area(
            "body",
            t.say("conflict-mine-label"),
            visit.form.get("body"),
            14,
        ),
        text_lang: visit.form.get("lang").to_owned(),
        back: urls::post(single.post.id),
        page,
    }
}

/// `GET /p/{id}/delete`
///
/// # Errors
/// `NotFound`, `Refused` or `Gone` when the viewer may not.
pub async fn delete(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = single::<Delete>(&app, &visit).await?;
    if single.found.thread.asks(&single.post) {
        return Err(Error::refused("asked_stays", "nobody"));
    }
    let t = visit.texts(&app);
    let form = Form::new(
        urls::post_deletions(single.post.id),
        Vec::new(),
        t.say("post-delete"),
    )
    .danger();
    let days = app.config.limits.restore_days;
    act_page(
        &app,
        &visit,
        &single,
        t.count("delete-title", single.post.n),
        form,
    )
    .lead(t.count("delete-lead", days))
    .reply(None)
}

/// `POST /p/{id}/deletions`
///
/// # Errors
/// `NotFound`, `Refused` or `Gone` when the viewer may not.
pub async fn create_deletion(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer, limits) = (
        visit.id("id")?,
        visit.act()?,
        visit.viewer.clone(),
        app.config.limits,
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::delete(tx, &viewer, id, &limits)?;
            Ok(urls::post(id))
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// `GET /p/{id}/remove`
///
/// # Errors
/// `NotFound`, `Refused` or `Gone` when the viewer may not.
pub async fn remove(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = single::<Remove>(&app, &visit).await?;
    remove_page(&app, &visit, &single).reply(None)
}

/// `POST /p/{id}/removals`
///
/// # Errors
/// `NotFound` when the viewer may not see it; what was typed comes back with every other refusal.
pub async fn create_removal(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer, limits) = (
        visit.id("id")?,
        visit.act()?,
        visit.viewer.clone(),
        app.config.limits,
    );
    let [reason, clause, note] =
        ["reason", "clause", "note"].map(|name| visit.form.get(name).to_owned());
    let done = app
        .db
        .write(move |tx| {
            idempotency::once(tx, &key, |tx| {
                threads::remove(tx, &viewer, id, &reason, (&clause, &note), &limits)?;
                Ok(urls::post(id))
            })
        })
        .await;
    match done {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error @ Error::Invalid(_)) => {
            let single = single::<Remove>(&app, &visit).await?;
            remove_page(&app, &visit, &single).reply(Some(&error))
        }
        Err(error) => Err(error),
    }
}

fn remove_page<'a>(app: &'a App, visit: &Visit, single: &Single) -> FormPage<'a> {
    let t = visit.texts(app);
    let typed = |name| visit.form.get(name);
    let mut reasons = vec![(
        String::new(),
        t.say("remove-choose"),
        typed("reason").is_empty(),
    )];
    reasons.extend(REASONS.iter().map(|r| {
        (
            r.as_str().to_owned(),
            reason_words(&t, *r),
            r.as_str() == typed("reason"),
        )
    }));
    let fields = vec![
        Field::select("reason", t.say("remove-reason"), reasons),
        Field::line("clause", t.say("remove-clause"), typed("clause"))
            .hint(t.say("remove-clause-hint"))
            .optional(),
        Field::area("note", t.say("remove-note"), typed("note"), 4)
            .hint(t.say("remove-note-hint"))
            .optional(),
    ];
    let form = Form::new(
        urls::post_removals(single.post.id),
        fields,
        t.say("remove-button"),
    )
    .danger();
    act_page(
        app,
        visit,
        single,
        t.count("remove-title", single.post.n),
        form,
    )
    .lead(t.say("remove-lead"))
}

/// `GET /p/{id}/restore`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not.
pub async fn restore(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let single = single::<Restore>(&app, &visit).await?;
    let now = app.clock.now();
    let facts = threads::facts(&single.found.thread, &single.post, &app.config.limits, now);
    threads::restorable(&single.found, &single.post, &visit.viewer, &facts, now)?;
    let t = visit.texts(&app);
    let form = Form::new(
        urls::post_restorations(single.post.id),
        Vec::new(),
        t.say("post-restore"),
    );
    // A tombstone holds no HTML: who brings the text back sees it made anew.
    let text = rendered(&app, "body", &single.source, Head::Post).await?;
    let heading = t.count("restore-title", single.post.n);
    let mut page = act_page(&app, &visit, &single, heading, form).lead(t.say("restore-lead"));
    if let Some((_, _, html)) = &mut page.about {
        *html = markup::anchored(&text.html, single.post.id.0);
    }
    page.reply(None)
}

/// `POST /p/{id}/restorations`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; `Conflict` when the post stands.
pub async fn create_restoration(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, key, viewer, limits) = (
        visit.id("id")?,
        visit.act()?,
        visit.viewer.clone(),
        app.config.limits,
    );
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::restore(tx, &viewer, id, &limits)?;
            Ok(urls::post(id))
        })
    });
    Ok(see_other(&done.await?.location()))
}

/// The post of the address, when the viewer may do `C` to it.
pub(super) async fn single<C: Cap>(app: &App, visit: &Visit) -> Result<Single> {
    let single = read(app, visit, visit.id("id")?).await?;
    let now = app.clock.now();
    let facts = threads::facts(&single.found.thread, &single.post, &app.config.limits, now);
    let author = match single.post.office {
        Some(_) => speaker(app, visit, &single).await?,
        None => facts.author,
    };
    let facts = Facts { author, ..facts };
    single.may.check::<C>(&facts)?;
    Ok(single)
}

/// The reader, where he publishes for the office in whose name the post was written.
async fn speaker(app: &App, visit: &Visit, single: &Single) -> Result<Option<UserId>> {
    let (viewer, now, id) = (visit.viewer.clone(), app.clock.now(), single.post.id);
    let read = app
        .db
        .read(move |c| questions::publishes(c, &viewer, id, now));
    let publishes = read.await?;
    Ok(visit.viewer.id().filter(|_| publishes))
}

pub(super) async fn read(app: &App, visit: &Visit, id: PostId) -> Result<Single> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db
        .read(move |c| threads::post(c, &viewer, id, now))
        .await
}

pub(super) fn act_page<'a>(
    app: &'a App,
    visit: &Visit,
    single: &Single,
    heading: String,
    form: Form,
) -> FormPage<'a> {
    let thread = &single.found.thread;
    let page = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    let back = visit.texts(app).say("form-back");
    let mut made = FormPage::new(
        app,
        visit,
        page,
        heading,
        vec![form.or(urls::post(single.post.id), back)],
    );
    made.about = Some(about(app, visit, single));
    made
}
