//! What a reader keeps of his reading: the view of a thread, and what counts as read.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::base::{PostId, ThreadId};
use crate::notices;
use crate::threads::{self, View};
use crate::web::door::{Reply, Visit, see_other, urls};

/// `POST /t/{id}/view`: keeps the view in which the viewer reads this thread.
///
/// # Errors
/// `NotFound` when he may not see the thread; `Invalid(view)` for an unknown view.
pub async fn keep_view(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let id: ThreadId = visit.id("id")?;
    let view = View::asked(visit.form.get("view"))?;
    let viewer = visit.viewer.clone();
    let thread = app
        .db
        .write(move |tx| {
            threads::keep_view(tx, &viewer, id, view)?;
            Ok(threads::find(tx, &viewer, id)?.thread)
        })
        .await?;
    Ok(see_other(&urls::thread(&thread)))
}

/// `POST /t/{id}/read`: nothing in the thread is new any more.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn mark_read(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (ThreadId, _) = (visit.id("id")?, visit.viewer.clone());
    let thread = app
        .db
        .write(move |tx| {
            threads::mark_read(tx, &viewer, id)?;
            notices::read_seen(tx, viewer.me()?.id, Some(id))?;
            Ok(threads::find(tx, &viewer, id)?.thread)
        })
        .await?;
    Ok(see_other(&urls::thread(&thread)))
}

/// `POST /s/{space}/{forum}/read`: nothing in the forum is new any more.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn mark_forum_read(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (space, forum) = (visit.part("space"), visit.part("forum"));
    let back = urls::forum(space, forum);
    let (viewer, space, forum) = (visit.viewer.clone(), space.to_owned(), forum.to_owned());
    app.db
        .write(move |tx| {
            threads::mark_all_read(tx, &viewer, &space, Some(&forum))?;
            notices::read_seen(tx, viewer.me()?.id, None)
        })
        .await?;
    Ok(see_other(&back))
}

/// `POST /s/{space}/read`: nothing in the space is new any more.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn mark_space_read(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, space) = (visit.viewer.clone(), visit.part("space").to_owned());
    app.db
        .write(move |tx| {
            threads::mark_all_read(tx, &viewer, &space, None)?;
            notices::read_seen(tx, viewer.me()?.id, None)
        })
        .await?;
    Ok(see_other(&urls::space(visit.part("space"))))
}

/// `POST /p/{id}/unread`: the post and what was written after it are new again. Leads to the forum, since the
/// thread's own page would mark them as read at once.
///
/// # Errors
/// `NotFound` when the viewer may not see it.
pub async fn mark_unread(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (id, viewer): (PostId, _) = (visit.id("id")?, visit.viewer.clone());
    let found = app
        .db
        .write(move |tx| threads::mark_unread(tx, &viewer, id))
        .await?;
    Ok(see_other(&urls::forum(
        &found.space.slug,
        &found.forum.slug,
    )))
}
