//! What an address is about must be seen before anything else is said of it: not found comes ahead of «sign in»
//! and of a wrong form token.

use super::Visit;
use crate::app::App;
use crate::base::{PostId, Result, SpaceId, ThreadId};
use crate::{spaces, threads};

/// Asks whether the viewer may see the space, forum, thread or post that `route` names, and says in which space it
/// is. Only asked where the request may be refused: a handler finds its things through the viewer anyway.
///
/// # Errors
/// `NotFound` when he may not.
pub(super) async fn seen(app: &App, visit: &Visit, route: &str) -> Result<Option<SpaceId>> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let place = route.trim_start_matches("/api/v1");
    let starts = |prefix: &str| place.starts_with(prefix);
    if starts("/t/") || starts("/threads/") {
        let id: ThreadId = visit.id("id")?;
        app.db
            .read(move |c| Ok(Some(threads::find(c, &viewer, id)?.space.id)))
            .await
    } else if starts("/p/") || starts("/posts/") {
        let id: PostId = visit.id("id")?;
        app.db
            .read(move |c| Ok(Some(threads::post(c, &viewer, id, now)?.found.space.id)))
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
