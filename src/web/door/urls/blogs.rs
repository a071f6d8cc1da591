//! Blogs, their articles, series and newsletters.

use super::parts::encode;
use crate::base::{SeriesId, ThreadId};

pub const BLOGS: &str = "/b";
pub const OWN_BLOGS: &str = "/b/mine";
pub const NEW_BLOG: &str = "/b/new";
/// Where the owner of an address says that he wants the letters of a blog.
pub const READER: &str = "/newsletter";

pub fn blog(slug: &str) -> String {
    format!("/b/{slug}")
}

pub fn blog_month(slug: &str, (year, month): (i16, i8)) -> String {
    format!("/b/{slug}/{year}/{month}")
}

/// The form that opens the blog of a space.
pub fn new_blog_of(space: &str) -> String {
    format!("{NEW_BLOG}?space={}", encode(space))
}

pub fn blog_settings(slug: &str) -> String {
    format!("/b/{slug}/settings")
}

pub fn new_article(slug: &str) -> String {
    format!("/b/{slug}/new")
}

pub fn blog_articles(slug: &str) -> String {
    format!("/b/{slug}/articles")
}

/// Where its author looks after an article.
pub fn article(id: ThreadId) -> String {
    format!("/articles/{id}")
}

pub fn article_edit(id: ThreadId) -> String {
    format!("/articles/{id}/edit")
}

pub fn article_revisions(id: ThreadId) -> String {
    format!("/articles/{id}/revisions")
}

pub fn article_publication(id: ThreadId) -> String {
    format!("/articles/{id}/publication")
}

pub fn article_end(id: ThreadId) -> String {
    format!("/articles/{id}/end")
}

pub fn article_cover(id: ThreadId) -> String {
    format!("/articles/{id}/cover")
}

pub fn article_cover_end(id: ThreadId) -> String {
    format!("/articles/{id}/cover/end")
}

/// Where who keeps a blog looks after its series.
pub fn all_series(slug: &str) -> String {
    format!("/b/{slug}/series")
}

pub fn series(slug: &str, id: SeriesId) -> String {
    format!("/b/{slug}/series/{id}")
}

pub fn series_settings(slug: &str, id: SeriesId) -> String {
    format!("/b/{slug}/series/{id}/settings")
}

/// Where its author asks others to write an article along.
pub fn article_authors(id: ThreadId) -> String {
    format!("/articles/{id}/authors")
}

/// Where somebody gets off the list of those who write an article along.
pub fn article_author_end(id: ThreadId, name: &str) -> String {
    format!("/articles/{id}/authors/{name}/end")
}

/// Where somebody says that he writes an article along.
pub fn article_authorship(id: ThreadId) -> String {
    format!("/articles/{id}/authorship")
}

pub fn api_article_authors(id: ThreadId) -> String {
    format!("/api/v1/articles/{id}/authors")
}

/// Where an article is put into a series.
pub fn article_series(id: ThreadId) -> String {
    format!("/articles/{id}/series")
}

pub fn api_series(slug: &str, id: SeriesId) -> String {
    format!("/api/v1/blogs/{slug}/series/{id}")
}

/// Where somebody says whether he wants the letters of a blog.
pub fn newsletter(slug: &str) -> String {
    format!("/b/{slug}/newsletter")
}

pub fn newsletter_end(slug: &str) -> String {
    format!("/b/{slug}/newsletter/end")
}

/// Where its author has an article sent to himself.
pub fn article_letter(id: ThreadId) -> String {
    format!("/articles/{id}/letter")
}

pub fn api_newsletter(slug: &str) -> String {
    format!("/api/v1/blogs/{slug}/newsletter")
}

pub fn api_blog(slug: &str) -> String {
    format!("/api/v1/blogs/{slug}")
}

pub fn api_article(id: ThreadId) -> String {
    format!("/api/v1/articles/{id}")
}
