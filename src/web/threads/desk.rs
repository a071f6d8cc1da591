//! Drafts: saved from the composer, listed, taken up again, thrown away.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::again::again;
use super::render::{Head, rendered};
use super::view::When;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::{Error, Instant, Result};
use crate::db::Conn;
use crate::i18n::Texts;
use crate::idempotency;
use crate::markup;
use crate::spaces::{self, ThreadKind};
use crate::threads::{self, Draft, Single, Target};
use crate::web::door::{Keys, Reply, Visit, found, html, see_other, urls, words};
use crate::web::layout::Page;

/// Characters of a draft that the list shows.
const EXCERPT: usize = 200;
/// Characters of a draft that the list renders for that.
const LOOKED_AT: usize = 1000;

/// What drafts are for.
type Titles = HashMap<Target, (String, Option<String>)>;

#[derive(Template)]
#[template(path = "threads/drafts.html")]
struct Drafts<'a> {
    page: Page<'a>,
    keys: Keys,
    lines: Vec<DraftLine>,
}

struct DraftLine {
    url: String,
    kind: String,
    /// The forum or the thread, while he sees it, and the thread's language.
    of: Option<(String, Option<String>)>,
    title: String,
    words: String,
    when: When,
    discard: String,
}

/// `GET /drafts`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn drafts(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    let read = app.db.read(move |c| {
        let drafts = threads::drafts(c, &viewer)?;
        let titles = threads::titles(c, &viewer, &drafts)?;
        Ok((drafts, titles))
    });
    let ((drafts, mut titles), t) = (read.await?, visit.texts(&app));
    let mut lines = Vec::new();
    for draft in drafts {
        let words = beginning(&app, &draft.words.body).await;
        lines.push(draft_line(&t, &visit, draft, words, &mut titles));
    }
    let view = Drafts {
        keys: visit.keys(&app),
        lines,
        page: Page::new(&app, &visit, t.say("nav-drafts")).hidden(),
    };
    html(200, &view)
}

fn draft_line(
    t: &Texts<'_>,
    visit: &Visit,
    draft: Draft,
    words: String,
    titles: &mut Titles,
) -> DraftLine {
    DraftLine {
        url: urls::draft(draft.target),
        kind: match draft.target {
            Target::Forum(_) | Target::Asked(_) => t.say("compose-thread"),
            Target::Thread(_) | Target::Post(_) => t.say("compose-reply"),
            Target::Edit(_) => t.say("draft-edit"),
            Target::Addition(_) => t.say("draft-addition"),
        },
        of: titles.remove(&draft.target),
        title: draft.words.title,
        words,
        when: When::moment(t, &visit.zone, draft.saved_at),
        discard: urls::draft_discard(draft.target),
    }
}

/// How a text begins, without its marks.
async fn beginning(app: &App, body: &str) -> String {
    let start: String = body.chars().take(LOOKED_AT).collect();
    match rendered(app, "body", &start, Head::Post).await {
        Ok(rendered) => markup::excerpt(&rendered.text, EXCERPT),
        Err(_) => markup::excerpt(&start, EXCERPT),
    }
}

/// `GET /drafts/{target}`: leads to the composer, where the draft stands.
///
/// # Errors
/// `NotFound` for a place that the viewer may not see.
pub async fn draft(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (target, viewer, now) = (
        target(visit.part("target"))?,
        visit.viewer.clone(),
        app.clock.now(),
    );
    let location = app
        .db
        .read(move |c| composer(c, &viewer, target, now))
        .await?;
    Ok(found(&location))
}

/// The page on which a text for this place is written.
fn composer(c: &mut Conn, viewer: &Viewer, target: Target, now: Instant) -> Result<String> {
    Ok(match target {
        Target::Forum(id) => {
            let sight = spaces::sight(c, viewer)?;
            let (space, forum) = spaces::forum_by_id(c, &sight, id)?;
            match (forum.blog, forum.questions) {
                (true, _) => urls::new_article(&forum.slug),
                (_, true) => urls::ask(&space.slug),
                _ => urls::new_thread(&space.slug, &forum.slug),
            }
        }
        Target::Asked(id) => {
            let sight = spaces::sight(c, viewer)?;
            urls::ask(&spaces::space_by_id(c, &sight, id)?.slug)
        }
        Target::Thread(id) => urls::reply(threads::find(c, viewer, id)?.thread.id),
        Target::Post(id) => urls::reply_to(threads::post(c, viewer, id, now)?.post.thread, id),
        Target::Edit(id) => edited(&threads::post(c, viewer, id, now)?),
        Target::Addition(id) => urls::post_addition(threads::post(c, viewer, id, now)?.post.id),
    })
}

/// Where a text is changed: a question that does not stand has more than its text.
fn edited(single: &Single) -> String {
    let (thread, post) = (&single.found.thread, &single.post);
    let asked = thread.kind == ThreadKind::Question && post.parent.is_none();
    match asked && (thread.draft || thread.held) {
        true => urls::question_edit(thread.id),
        false => urls::post_edit(post.id),
    }
}

/// `POST /drafts`
///
/// # Errors
/// `NotFound` for a place that the viewer may not see; what was typed comes back with every other refusal.
pub async fn save_draft(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let target = target(visit.form.get("target"))?;
    let error = match write(&app, &visit, target).await {
        Ok(()) => return Ok(see_other(&urls::draft(target))),
        Err(error) => error,
    };
    let mut page = again(&app, &visit, target, visit.form.get("body")).await?;
    if let Error::Conflict(conflict) = &error {
        page.draft.rival.clone_from(&conflict.current);
        page.draft.version = conflict.revision.unwrap_or(page.draft.version);
    }
    page.reply(Some(&error))
}

async fn write(app: &App, visit: &Visit, target: Target) -> Result<()> {
    let words = words(visit).within(app.config.limits.opening_max)?;
    let version = visit.form.get("version").parse().unwrap_or(0);
    let (key, viewer, held) = (visit.act()?, visit.viewer.clone(), visit.held.clone());
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::save_draft(tx, &viewer, target, version, &words)?;
            held.map_or(Ok(()), |token| threads::let_go(tx, &token))?;
            Ok(urls::draft(target))
        })
    });
    done.await.map(drop)
}

/// `POST /drafts/{target}/discard`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn discard_draft(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (target, key, viewer) = (
        target(visit.part("target"))?,
        visit.act()?,
        visit.viewer.clone(),
    );
    let held = visit.held.clone();
    let done = app.db.write(move |tx| {
        idempotency::once(tx, &key, |tx| {
            threads::discard_draft(tx, &viewer, target)?;
            held.map_or(Ok(()), |token| threads::let_go(tx, &token))?;
            Ok(urls::DRAFTS.to_owned())
        })
    });
    Ok(see_other(&done.await?.location()))
}

fn target(text: &str) -> Result<Target> {
    text.parse().map_err(|()| Error::NotFound)
}
