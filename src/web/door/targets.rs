//! What an address is about must be seen before anything else is said of it: not found comes ahead of «sign in»
//! and of a wrong form token.

use super::Visit;
use crate::app::App;
use crate::base::{PostId, Result, ThreadId};
use crate::{spaces, threads};

/// Asks whether the viewer may see the space, forum, thread or post that `route` names. Only asked where the
/// request is about to be refused: a handler finds its things through the viewer anyway.
///
/// # Errors
/// `NotFound` when he may not.
pub(super) async fn seen(app: &App, visit: &Visit, route: &str) -> Result<()> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let place = route.trim_start_matches("/api/v1");
    let starts = |prefix: &str| place.starts_with(prefix);
    if starts("/t/") || starts("/threads/") {
        let id: ThreadId = visit.id("id")?;
        app.db
            .read(move |c| threads::find(c, &viewer, id).map(drop))
            .await
    } else if starts("/p/") || starts("/posts/") {
        let id: PostId = visit.id("id")?;
        app.db
            .read(move |c| threads::post(c, &viewer, id, now).map(drop))
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
                    "" => spaces::find(c, &sight, &space).map(drop),
                    forum => spaces::find_forum(c, &sight, &space, forum).map(drop),
                }
            })
            .await
    } else {
        Ok(())
    }
}
