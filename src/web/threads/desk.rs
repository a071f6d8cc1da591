//! Drafts: saved from the composer, listed, taken up again, thrown away.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::again::again;
use super::view::When;
use crate::app::App;
use crate::base::{Error, Result};
use crate::idempotency;
use crate::markup;
use crate::spaces;
use crate::threads::{self, Draft, Target};
use crate::web::door::{Keys, Reply, Visit, found, html, see_other, urls, words};
use crate::web::layout::Page;

/// Characters of a draft that the list shows.
const EXCERPT: usize = 200;

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
    let drafts = app.db.read(move |c| threads::drafts(c, &viewer)).await?;
    let t = visit.texts(&app);
    let line = |draft: &Draft| DraftLine {
        url: urls::draft(draft.target),
        kind: match draft.target {
            Target::Forum(_) => t.say("compose-thread"),
            Target::Thread(_) | Target::Post(_) => t.say("compose-reply"),
            Target::Edit(_) => t.say("draft-edit"),
            Target::Addition(_) => t.say("draft-addition"),
        },
        words: markup::excerpt(
            &format!("{} {}", draft.words.title, draft.words.body),
            EXCERPT,
        ),
        when: When::moment(&t, &visit.zone, draft.saved_at),
        discard: urls::draft_discard(draft.target),
    };
    let view = Drafts {
        keys: visit.keys(&app),
        lines: drafts.iter().map(line).collect(),
        page: Page::new(&app, &visit, t.say("nav-drafts")).hidden(),
    };
    html(200, &view)
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
    let location = app.db.read(move |c| {
        Ok(match target {
            Target::Forum(id) => {
                let sight = spaces::sight(c, &viewer)?;
                let (space, forum) = spaces::forum_by_id(c, &sight, id)?;
                urls::new_thread(&space.slug, &forum.slug)
            }
            Target::Thread(id) => urls::reply(threads::find(c, &viewer, id)?.thread.id),
            Target::Post(id) => urls::reply_to(threads::post(c, &viewer, id, now)?.post.thread, id),
            Target::Edit(id) => urls::post_edit(threads::post(c, &viewer, id, now)?.post.id),
            Target::Addition(id) => {
                urls::post_addition(threads::post(c, &viewer, id, now)?.post.id)
            }
        })
    });
    Ok(found(&location.await?))
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
