//! All texts of a post are made anew with other words: its revisions, what was added to it, and the HTML of what stands.

use diesel::prelude::*;

use super::alt::finished;
use super::shown;
use crate::base::{Error, PostId, Result};
use crate::db::Tx;
use crate::db::schema::{additions, articles, posts, revisions};
use crate::markup::{self, Rendered};

/// Puts what `change` makes of each text of a post in its place; true when one of them is another now.
pub(super) fn retext(
    tx: &mut Tx<'_>,
    post: PostId,
    host: &str,
    change: &dyn Fn(&str) -> String,
) -> Result<bool> {
    let revised = revise(tx, post, host, change)?;
    Ok(add_anew(tx, post, host, change)? || revised)
}

fn revise(
    tx: &mut Tx<'_>,
    post: PostId,
    host: &str,
    change: &dyn Fn(&str) -> String,
) -> Result<bool> {
    // The text of an article stands under the page's own heading.
    let article = article_of(tx, post)?;
    let level = if article.is_some() { 2 } else { 4 };
    let texts: Vec<(i32, String)> = revisions::table
        .filter(revisions::post_id.eq(post))
        .select((revisions::number, revisions::source))
        .load(&mut **tx)?;
    let all = others(texts, level, host, change)?;
    for (number, source, new) in &all {
        diesel::update(revisions::table.find((post, *number)))
            .set((revisions::source.eq(source), revisions::text.eq(&new.text)))
            .execute(&mut **tx)?;
        let standing = posts::table
            .find(post)
            .filter(posts::revision.eq(*number).and(posts::html.ne("")));
        let html = finished(tx, post, &markup::anchored(&new.html, post.0))?;
        let stands = diesel::update(standing)
            .set(posts::html.eq(html))
            .execute(&mut **tx)?;
        if stands == 1 {
            shown::end(tx, post)?;
            shown::keep(tx, post, &new.files)?;
            begin_anew(tx, post, article.as_ref(), (new, change))?;
        }
    }
    Ok(!all.is_empty())
}

/// Those of these texts that are others now, by their numbers, with what is made of them.
fn others<N>(
    texts: Vec<(N, String)>,
    heading: u8,
    host: &str,
    change: &dyn Fn(&str) -> String,
) -> Result<Vec<(N, String, Rendered)>> {
    let mut all = Vec::new();
    for (number, old) in texts {
        let source = change(&old);
        if source != old {
            let new = rendered(&source, heading, host)?;
            all.push((number, source, new));
        }
    }
    Ok(all)
}

/// Excerpt and beginning of an article that this post is the text of.
fn article_of(tx: &mut Tx<'_>, post: PostId) -> Result<Option<(String, String)>> {
    let opened = posts::table.filter(posts::id.eq(post).and(posts::parent_id.is_null()));
    let article = articles::thread_id.eq_any(opened.select(posts::thread_id));
    Ok(articles::table
        .filter(article)
        .select((articles::excerpt, articles::beginning))
        .first(&mut **tx)
        .optional()?)
}

/// What stands for an article in lists follows its text.
fn begin_anew(
    tx: &mut Tx<'_>,
    post: PostId,
    article: Option<&(String, String)>,
    (new, change): (&Rendered, &dyn Fn(&str) -> String),
) -> Result<()> {
    let Some((excerpt, beginning)) = article else {
        return Ok(());
    };
    let length = beginning.chars().count();
    let opened = posts::table.filter(posts::id.eq(post));
    let article = articles::thread_id.eq_any(opened.select(posts::thread_id));
    diesel::update(articles::table.filter(article))
        .set((
            articles::excerpt.eq(change(excerpt)),
            articles::beginning.eq(markup::opening(&new.html, length)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn add_anew(
    tx: &mut Tx<'_>,
    post: PostId,
    host: &str,
    change: &dyn Fn(&str) -> String,
) -> Result<bool> {
    let texts: Vec<(i64, String)> = additions::table
        .filter(additions::post_id.eq(post))
        .select((additions::id, additions::source))
        .load(&mut **tx)?;
    let all = others(texts, 4, host, change)?;
    for (number, source, new) in &all {
        let html = finished(tx, post, &markup::anchored(&new.html, -number))?;
        diesel::update(additions::table.find(*number))
            .set((
                additions::source.eq(source),
                additions::text.eq(&new.text),
                additions::html.eq(html),
            ))
            .execute(&mut **tx)?;
    }
    Ok(!all.is_empty())
}

fn rendered(source: &str, heading: u8, host: &str) -> Result<Rendered> {
    let place = markup::Place {
        anchor: markup::PLACEHOLDER,
        site_host: host,
        heading,
        line_breaks: true,
    };
    // Hardly longer than a text that was within the limits once.
    markup::render(source, &place, &|| false).map_err(|limit| Error::broken(format!("{limit:?}")))
}
