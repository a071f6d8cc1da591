//! The three ways in which a feed is written.

use askama::Template;
use serde::Serialize;

use super::model::{Entry, Feed};
use crate::base::Error;
use crate::web::door::urls::Format;
use crate::web::door::{Reply, text};

#[derive(Template)]
#[template(path = "feeds/atom.xml")]
struct Atom<'f> {
    feed: &'f Feed,
}

#[derive(Template)]
#[template(path = "feeds/rss.xml")]
struct Rss<'f> {
    feed: &'f Feed,
}

/// JSON Feed 1.1.
#[derive(Serialize)]
struct Json<'f> {
    version: &'static str,
    title: &'f str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'f str,
    home_page_url: &'f str,
    feed_url: &'f str,
    language: &'f str,
    items: Vec<Item<'f>>,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    content_html: &'f str,
    date_published: &'f str,
    date_modified: &'f str,
    authors: Vec<Author<'f>>,
    language: &'f str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'f [String],
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
    url: &'f str,
}

/// The feed in this format.
///
/// # Errors
/// `Broken` when it cannot be written.
pub(super) fn answer(format: Format, feed: &Feed) -> Reply {
    let body = match format {
        Format::Atom => Atom { feed }.render().map_err(Error::broken)?,
        Format::Rss => Rss { feed }.render().map_err(Error::broken)?,
        Format::Json => serde_json::to_string(&json(feed)).map_err(Error::broken)?,
    };
    Ok(text(200, format.kind(), body))
}

fn json(feed: &Feed) -> Json<'_> {
    Json {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: &feed.about,
        home_page_url: &feed.page,
        feed_url: &feed.own,
        language: &feed.lang,
        items: feed.entries.iter().map(item).collect(),
    }
}

fn item(entry: &Entry) -> Item<'_> {
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_html: &entry.html,
        date_published: &entry.published.rfc3339,
        date_modified: &entry.updated.rfc3339,
        authors: entry
            .authors
            .iter()
            .map(|(name, url)| Author { name, url })
            .collect(),
        language: &entry.lang,
        tags: &entry.tags,
    }
}
