//! What an address is about must be seen before anything else is said of it: not found comes ahead of «sign in»
//! and of a wrong form token.

use super::Visit;
use crate::app::App;
use crate::base::{AddresseeId, Error, PostId, Result, SpaceId, ThreadId};
use crate::db::Conn;
use crate::{blogs, files, offices, questions, spaces, threads};

/// Asks whether the viewer may see the space, forum, thread or post that `route` names, and says in which space it
/// is. Only asked where the request may be refused: a handler finds its things through the viewer anyway.
///
/// # Errors
/// `NotFound` when he may not.
pub(super) async fn seen(app: &App, visit: &Visit, route: &str) -> Result<Option<SpaceId>> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let place = route.trim_start_matches("/api/v1");
    let starts = |prefix: &str| place.starts_with(prefix);
    if starts("/t/") || starts("/threads/") || starts("/questions/") {
        let id: ThreadId = visit.id("id")?;
        app.db
            .read(move |c| Ok(Some(threads::find(c, &viewer, id)?.space.id)))
            .await
    } else if starts("/p/") || starts("/posts/") {
        let id: PostId = visit.id("id")?;
        app.db
            .read(move |c| Ok(Some(threads::post(c, &viewer, id, now)?.found.space.id)))
            .await
    } else if starts("/addressees/") {
        let id: AddresseeId = visit.id("id")?;
        app.db
            .read(move |c| {
                let whole = questions::find_addressee(c, &viewer, id, now)?;
                Ok(Some(whole.found.space.id))
            })
            .await
    } else if starts("/articles/") {
        let id: ThreadId = visit.id("id")?;
        app.db
            .read(move |c| match blogs::article(c, &viewer, id) {
                // Who is asked to write it along sees that much.
                Err(Error::NotFound) => Ok(Some(blogs::invitation(c, &viewer, id)?.space)),
                single => Ok(Some(single?.found.space.id)),
            })
            .await
    } else if starts("/b/{") || starts("/blogs/{") {
        let slug = visit.part("blog").to_owned();
        app.db
            .read(move |c| {
                let sight = spaces::sight(c, &viewer)?;
                Ok(Some(blogs::find(c, &sight, &slug)?.space.id))
            })
            .await
    } else if starts("/o/{") || starts("/offices/{") {
        let slug = visit.part("office").to_owned();
        app.db
            .read(move |c| {
                let sight = spaces::sight(c, &viewer)?;
                Ok(Some(offices::find(c, &sight, &slug, now)?.space))
            })
            .await
    } else if starts("/s/") || starts("/spaces/{") {
        let (space, forum) = (
            visit.part("space").to_owned(),
            visit.part("forum").to_owned(),
        );
        app.db
            .read(move |c| {
                let sight = spaces::sight(c, &viewer)?;
                match forum.as_str() {
                    "" => Ok(Some(spaces::find(c, &sight, &space)?.id)),
                    forum => Ok(Some(spaces::find_forum(c, &sight, &space, forum)?.0.id)),
                }
            })
            .await
    } else {
        Ok(None)
    }
}

/// Writes down that an administrator looks into a private space that is not his, ahead of what he is shown.
///
/// # Errors
/// What the database says: then he is shown nothing.
pub(super) async fn noted(app: &App, visit: &Visit, route: &str) -> Result<()> {
    if !visit.viewer.is_administrator() {
        return Ok(());
    }
    // What is not there or not seen the handler tells.
    let Ok(places) = places(app, visit, route).await else {
        return Ok(());
    };
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    // A file that he may see elsewhere too is no look into a private space.
    let look = move |c: &mut Conn| {
        for space in &places {
            if !spaces::is_unnoted_look(c, &viewer, *space, now)? {
                return Ok(None);
            }
        }
        Ok(places.first().copied())
    };
    if let Some(space) = app.db.read(look).await? {
        let viewer = visit.viewer.clone();
        app.db
            .write(move |tx| spaces::note_look(tx, &viewer, space))
            .await?;
    }
    Ok(())
}

/// The spaces into which a request looks: of a file those whose posts show it.
async fn places(app: &App, visit: &Visit, route: &str) -> Result<Vec<SpaceId>> {
    if !route.starts_with("/f/") {
        return Ok(seen(app, visit, route).await?.into_iter().collect());
    }
    let (viewer, name) = (visit.viewer.clone(), visit.part("id").to_owned());
    app.db
        .read(move |c| files::shown_in(c, &viewer, &name))
        .await
}
