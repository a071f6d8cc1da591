//! The blogs that somebody keeps, with what he writes there and nobody else sees.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use super::article::state_words;
use crate::app::App;
use crate::blogs::{self, Blog, Entry, Invitation};
use crate::spaces::{self, OpenOwnBlog};
use crate::web::door::{Reply, Visit, html, problem, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "blogs/mine.html")]
struct Mine<'a> {
    page: Page<'a>,
    blogs: Vec<Own>,
    /// Articles of others that he writes along or is asked to: address, title, what is said of it.
    along: Vec<(String, String, String)>,
    /// Where he opens one, or why he may not.
    open: Result<&'static str, String>,
}

struct Own {
    url: String,
    title: String,
    lang: Option<String>,
    /// The space whose blog it is.
    space: Option<String>,
    new: String,
    settings: String,
    /// Address, title, state.
    waiting: Vec<(String, String, String)>,
}

/// `GET /b/mine`
///
/// # Errors
/// `SignIn` for a visitor.
pub async fn mine(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (viewer, now) = (visit.viewer.clone(), app.clock.now());
    let found = app.db.read(move |c| {
        let sight = spaces::sight(c, &viewer)?;
        let mut own = Vec::new();
        for blog in blogs::own_blogs(c, &viewer)? {
            let waiting = blogs::unpublished(c, &sight, blog.forum.id)?;
            own.push((blog, waiting));
        }
        let may = spaces::may_on_site(&viewer, &sight, now)
            .check::<OpenOwnBlog>(&spaces::Facts::default());
        let along = (blogs::invitations(c, &sight)?, blogs::shared(c, &sight)?);
        Ok((own, along, may))
    });
    let (own, along, may) = found.await?;
    let along = shared(&app, &visit, along);
    let view = view(&app, &visit, own, may);
    html(200, &Mine { along, ..view })
}

fn view<'a>(
    app: &'a App,
    visit: &Visit,
    own: Vec<(Blog, Vec<Entry>)>,
    may: crate::base::Result<()>,
) -> Mine<'a> {
    let t = visit.texts(app);
    let page = Page::new(app, visit, t.say("blogs-mine"))
        .under(urls::BLOGS.to_owned(), &t.say("blogs-title"), "")
        .hidden();
    let one = |(blog, waiting): (Blog, Vec<Entry>)| Own {
        url: urls::blog(&blog.slug),
        lang: page.other(&blog.space.lang).map(str::to_owned),
        space: blog.owner.is_none().then(|| blog.space.name.clone()),
        new: urls::new_article(&blog.slug),
        settings: urls::blog_settings(&blog.slug),
        waiting: waiting
            .iter()
            .map(|one| {
                let (url, along) = (urls::article(one.thread.id), !one.along.is_empty());
                let state = state_words(&t, visit, &one.article, along);
                (url, one.thread.title.clone(), state)
            })
            .collect(),
        title: blog.forum.name,
    };
    Mine {
        blogs: own.into_iter().map(one).collect(),
        along: Vec::new(),
        open: may
            .map(|()| urls::NEW_BLOG)
            .map_err(|error| problem::words(&t, &error).1.join(" ")),
        page,
    }
}

/// What he is asked first, then what he writes along.
fn shared(
    app: &App,
    visit: &Visit,
    (asked, shared): (Vec<Invitation>, Vec<Entry>),
) -> Vec<(String, String, String)> {
    let t = visit.texts(app);
    let asked = asked.into_iter().map(|one| {
        let name = one.author.map_or_else(String::new, |one| one.display_name);
        let words = t.named("coauthor-invitation", &name);
        (urls::article(one.thread), one.title, words)
    });
    let shared = shared.into_iter().map(|one| {
        let name = one.author.as_ref().map(|one| one.display_name.as_str());
        let words = t.named("coauthors-with", name.unwrap_or_default());
        let state = state_words(&t, visit, &one.article, true);
        let url = urls::article(one.thread.id);
        (url, one.thread.title, format!("{words} {state}"))
    });
    asked.chain(shared).collect()
}
