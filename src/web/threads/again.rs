//! The composer drawn again, for acts beside publishing: what was typed stands in it.

use super::article;
use super::compose::{Compose, There, reply_page, thread_page};
use super::history::addition_page;
use super::posts::edit_page;
use crate::app::App;
use crate::base::{Error, PostId, Result};
use crate::spaces::{self, ThreadKind};
use crate::threads::{self, Single, Target};
use crate::web::door::Visit;

/// The composer of this target with this text; the other fields as the request brought them.
///
/// # Errors
/// `NotFound` for a target that the viewer may not see.
pub async fn again<'a>(app: &'a App, visit: &Visit, to: Target, body: &str) -> Result<Compose<'a>> {
    let (title, lang) = (visit.form.get("title"), visit.form.get("lang"));
    let viewer = visit.viewer.clone();
    match to {
        Target::Forum(id) => {
            let found = app.db.read(move |c| {
                let sight = spaces::sight(c, &viewer)?;
                let (space, forum) = spaces::forum_by_id(c, &sight, id)?;
                let tags = spaces::tags(c, space.id)?;
                let blog = match forum.blog {
                    true => Some(crate::blogs::of_forum(c, &sight, id)?),
                    false => None,
                };
                Ok((There { space, forum, tags }, blog))
            });
            let (there, blog) = found.await?;
            Ok(match blog {
                Some(blog) => article::new_page(app, visit, &blog, &there.tags, body),
                None => thread_page(app, visit, &there, [title, body, lang]),
            })
        }
        // Its form has more than a text, and a page of its own.
        Target::Asked(_) => Err(Error::NotFound),
        Target::Thread(id) => {
            let found = app.db.read(move |c| threads::find(c, &viewer, id)).await?;
            Ok(reply_page(app, visit, &found, None, body, lang))
        }
        Target::Post(id) => {
            let single = single(app, visit, id).await?;
            Ok(reply_page(
                app,
                visit,
                &single.found,
                Some(&single),
                body,
                lang,
            ))
        }
        Target::Edit(id) => {
            let single = single(app, visit, id).await?;
            let thread = &single.found.thread;
            if thread.kind == ThreadKind::Article && single.post.parent.is_none() {
                return article::edit_page(app, visit, thread.id, Some(body)).await;
            }
            let base = visit
                .form
                .get("base")
                .parse()
                .unwrap_or(single.post.revision);
            Ok(edit_page(app, visit, &single, body, lang, base))
        }
        Target::Addition(id) => {
            let single = single(app, visit, id).await?;
            Ok(addition_page(app, visit, &single, body))
        }
    }
}

async fn single(app: &App, visit: &Visit, id: PostId) -> Result<Single> {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    app.db
        .read(move |c| threads::post(c, &viewer, id, now))
        .await
}
