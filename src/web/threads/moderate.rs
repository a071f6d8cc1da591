//! The page on which a moderator locks, pins and moves a thread.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, ForumId, Instant, Result, ThreadId};
use crate::db::Tx;
use crate::idempotency;
use crate::spaces::{self, Forum, Lock, Space, ThreadKind};
use crate::threads::{self, Found, day_after};
use crate::web::door::form::{Field, Form, FormPage};
use crate::web::door::{Reply, Visit, see_other, urls};
use crate::web::layout::Page;

/// Longest pin, in days.
const PIN_DAYS: u64 = 90;
/// Longest lock with an end, in days.
const LOCK_DAYS: u64 = 3650;

/// `GET /t/{id}/moderate`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not.
pub async fn moderate(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    page(&app, &visit).await?.reply(None)
}

/// `POST /t/{id}/lock`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; what was typed comes back when it is wrong.
pub async fn create_lock(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let reason = visit.form.get("reason").to_owned();
    let until = lock_end(&app, &visit, visit.form.get("until"));
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, id| {
        threads::lock(tx, &viewer, id, &reason, until?)
    })
    .await
}

/// The end of the day, in the viewer's zone, until which a thread is locked; none for good.
///
/// # Errors
/// `Invalid(until)` for what is no day, a day that has passed or one too far ahead.
pub fn lock_end(app: &App, visit: &Visit, day: &str) -> Result<Option<Instant>> {
    match day {
        "" => Ok(None),
        day => day_after(visit.zone.day_start(day), app.clock.now(), LOCK_DAYS).map(Some),
    }
}

/// `POST /t/{id}/lock/end`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not.
pub async fn end_lock(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, id| threads::unlock(tx, &viewer, id)).await
}

/// `POST /t/{id}/pin`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not; what was typed comes back when it is wrong.
pub async fn create_pin(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let until = pin_end(&app, &visit, visit.form.get("pinned")).map_err(|e| match e {
        Error::Invalid(mut faults) => {
            faults
                .iter_mut()
                .for_each(|fault| fault.field = "pinned".into());
            Error::Invalid(faults)
        }
        other => other,
    });
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, id| {
        threads::pin(tx, &viewer, id, until?)
    })
    .await
}

/// The end of the day, in the viewer's zone, until which a thread is pinned.
///
/// # Errors
/// As [`lock_end`], and without a day.
pub fn pin_end(app: &App, visit: &Visit, day: &str) -> Result<Instant> {
    day_after(visit.zone.day_start(day), app.clock.now(), PIN_DAYS)
}

/// `POST /t/{id}/pin/end`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not.
pub async fn end_pin(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, id| threads::unpin(tx, &viewer, id)).await
}

/// `POST /t/{id}/moves`
///
/// # Errors
/// `NotFound` or `Refused` when the viewer may not in one of the two places.
pub async fn create_move(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let to = visit
        .form
        .get("forum")
        .parse::<ForumId>()
        .map_err(|()| Error::field("forum", "choice"));
    let viewer = visit.viewer.clone();
    act(&app, &visit, move |tx, id| {
        threads::move_to(tx, &viewer, id, to?)
    })
    .await
}

async fn act<F>(app: &App, visit: &Visit, f: F) -> Reply
where
    F: FnOnce(&mut Tx<'_>, ThreadId) -> Result<()> + Send + 'static,
{
    let (id, key, viewer): (ThreadId, _, _) = (visit.id("id")?, visit.act()?, visit.viewer.clone());
    let done = app
        .db
        .write(move |tx| {
            idempotency::once(tx, &key, |tx| {
                f(tx, id)?;
                Ok(urls::thread(&threads::find(tx, &viewer, id)?.thread))
            })
        })
        .await;
    match done {
        Ok(done) => Ok(see_other(&done.location())),
        Err(error @ Error::Invalid(_)) => page(app, visit).await?.reply(Some(&error)),
        Err(error) => Err(error),
    }
}

async fn page<'a>(app: &'a App, visit: &Visit) -> Result<FormPage<'a>> {
    let id: ThreadId = visit.id("id")?;
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let (found, targets): (Found, Vec<(Space, Vec<Forum>)>) = app
        .db
        .read(move |c| {
            let found = threads::find(c, &viewer, id)?;
            let may = spaces::may(
                &viewer,
                &found.sight,
                found.space.id,
                Some(&found.forum),
                now,
            );
            may.check::<Lock>(&threads::thread_facts(&found.thread, now))?;
            let mut targets = Vec::new();
            for space in spaces::list(c, &found.sight)? {
                if found.sight.moderates(space.id) {
                    let forums = spaces::forums(c, &found.sight, space.id)?;
                    targets.push((space, forums));
                }
            }
            Ok((found, targets))
        })
        .await?;
    let t = visit.texts(app);
    let typed = |name| visit.form.get(name);
    let thread = &found.thread;
    let mut lead = t.say("moderate-lead");
    let mut forms = Vec::new();
    forms.push(match thread.locked(now) {
        Some(lock) => {
            let form = Form::new(urls::unlock(id), Vec::new(), t.say("moderate-unlock"));
            lead = t.named("moderate-locked", &lock.reason);
            form.headed("lock", t.say("chip-locked"), "unlock-")
        }
        None => {
            let fields = vec![
                Field::area("reason", t.say("moderate-lock-reason"), typed("reason"), 3)
                    .hint(t.say("moderate-lock-reason-hint")),
                Field::line("until", t.say("moderate-lock-until"), typed("until"))
                    .kind("date")
                    .hint(t.say("moderate-lock-until-hint"))
                    .optional(),
            ];
            Form::new(urls::lock(id), fields, t.say("moderate-lock-button")).headed(
                "lock",
                t.say("moderate-lock"),
                "lock-",
            )
        }
    });
    forms.push(match thread.pinned_until.filter(|until| *until > now) {
        Some(_) => Form::new(urls::unpin(id), Vec::new(), t.say("moderate-unpin")).headed(
            "pin",
            t.say("moderate-pinned"),
            "unpin-",
        ),
        None => {
            let field = Field::line("pinned", t.say("moderate-pin-until"), typed("pinned"))
                .kind("date")
                .hint(t.say("moderate-pin-hint"));
            Form::new(urls::pin(id), vec![field], t.say("moderate-pin-button")).headed(
                "pin",
                t.say("moderate-pin"),
                "pin-",
            )
        }
    });
    let options: Vec<(String, String, bool)> = targets
        .iter()
        .filter(|(space, _)| thread.kind != ThreadKind::Question || space.id == thread.space)
        .flat_map(|(space, forums)| forums.iter().map(move |forum| (space, forum)))
        .filter(|(_, forum)| forum.id != found.forum.id && !forum.archived)
        .map(|(space, forum)| {
            (
                forum.id.to_string(),
                format!("{} · {}", space.name, forum.name),
                false,
            )
        })
        .collect();
    if !options.is_empty() {
        let field = Field::select("forum", t.say("moderate-move-forum"), options)
            .hint(t.say("moderate-move-hint"));
        forms.push(
            Form::new(urls::moves(id), vec![field], t.say("moderate-move-button")).headed(
                "move",
                t.say("moderate-move"),
                "move-",
            ),
        );
    }
    if let Some(form) = forms.first_mut() {
        form.aside = Some((urls::thread(thread), t.say("form-back")));
    }
    let heading = t.say("moderate-title");
    let page = Page::new(app, visit, heading.clone()).under(
        urls::thread(thread),
        &thread.title,
        &thread.lang,
    );
    Ok(FormPage::new(app, visit, page, heading, forms).lead(lead))
}
