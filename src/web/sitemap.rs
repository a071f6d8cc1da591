//! What search engines find: the list of pages, in parts, and what is not for them.

use std::rc::Rc;
use std::sync::Arc;

use askama::Template;

use crate::app::App;
use crate::base::Error;
use crate::i18n::rfc3339;
use crate::pages::Topic;
use crate::threads::{self, Listed, Mapped};
use crate::web::door::{Reply, Visit, text, urls};

const XML: &str = "application/xml; charset=utf-8";

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Parts {
    /// Whole addresses.
    urls: Vec<String>,
}

#[derive(Template)]
#[template(path = "sitemap_part.xml")]
struct Part {
    /// Whole addresses, and when each was written in last.
    pages: Vec<(String, Option<String>)>,
}

/// `GET /sitemap.xml`: which parts there are.
///
/// # Errors
/// What the database says.
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let parts = app.db.read(threads::parts).await?;
    visit.shows(vec![Topic::Anything]);
    let url = |(listed, n)| urls::absolute(&app.config, &urls::sitemap_part(listed, n));
    let urls = parts.into_iter().map(url).collect();
    xml(&Parts { urls })
}

/// `GET /sitemap/{part}`: the pages of one.
///
/// # Errors
/// `NotFound` where nothing is listed.
pub async fn part(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let (listed, n) = urls::read_sitemap_part(visit.part("part")).ok_or(Error::NotFound)?;
    let found = app.db.read(move |c| threads::part(c, listed, n)).await?;
    if found.is_empty() {
        return Err(Error::NotFound);
    }
    visit.shows(vec![Topic::Anything]);
    let home = (listed == Listed::Spaces && n == 0).then(|| (urls::HOME.to_owned(), None));
    let pages = home.into_iter().chain(found.iter().map(page));
    let whole = |(path, at): (String, _)| (urls::absolute(&app.config, &path), at);
    xml(&Part {
        pages: pages.map(whole).collect(),
    })
}

fn page(mapped: &Mapped) -> (String, Option<String>) {
    match mapped {
        Mapped::Space(_, slug) => (urls::space(slug), None),
        Mapped::Forum(_, [space, slug], at) => (urls::forum(space, slug), at.map(rfc3339)),
        Mapped::Thread(thread) => (urls::thread(thread), Some(rfc3339(thread.last_post_at))),
    }
}

fn xml(view: &impl Template) -> Reply {
    Ok(text(200, XML, view.render().map_err(Error::broken)?))
}

/// `GET /robots.txt`
///
/// # Errors
/// None.
pub async fn robots(app: Arc<App>, _: Rc<Visit>) -> Reply {
    let kept: Vec<String> = urls::UNLISTED
        .iter()
        .map(|path| format!("Disallow: {path}\n"))
        .collect();
    let map = urls::absolute(&app.config, urls::SITEMAP);
    let body = format!("User-agent: *\n{}\nSitemap: {map}\n", kept.concat());
    Ok(text(200, "text/plain; charset=utf-8", body))
}
