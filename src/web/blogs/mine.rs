//! The blogs that somebody keeps, with what he writes there and nobody else sees.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::blogs::{self, Blog, Entry, State};
use crate::i18n::Texts;
use crate::spaces::{self, OpenOwnBlog};
use crate::web::door::{Reply, Visit, html, problem, urls};
use crate::web::layout::Page;

#[derive(Template)]
#[template(path = "blogs/mine.html")]
struct Mine<'a> {
    page: Page<'a>,
    blogs: Vec<Own>,
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
        Ok((own, may))
    });
    let (own, may) = found.await?;
    html(200, &view(&app, &visit, own, may))
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
                let url = urls::article(one.thread.id);
                (url, one.thread.title.clone(), state(&t, visit, one))
            })
            .collect(),
        title: blog.forum.name,
    };
    Mine {
        blogs: own.into_iter().map(one).collect(),
        open: may
            .map(|()| urls::NEW_BLOG)
            .map_err(|error| problem::words(&t, &error).1.join(" ")),
        page,
    }
}

fn state(t: &Texts<'_>, visit: &Visit, one: &Entry) -> String {
    match (one.article.state, one.article.publish_at) {
        (State::Scheduled, Some(at)) => t.named("article-scheduled", &t.moment(at, &visit.zone)),
        (State::Withdrawn, _) => t.say("article-withdrawn"),
        _ => t.say("article-draft"),
    }
}
