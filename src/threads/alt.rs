//! The words that stand for pictures in the HTML of a post, where others than its author said them.

use diesel::prelude::*;

use super::mentions;
use crate::base::{Instant, PostId, Result, UserId};
use crate::db::Conn;
use crate::db::schema::descriptions;
use crate::markup::{self, UNDESCRIBED};

/// Descriptions of one post that are told.
const MOST: i64 = 200;

/// What somebody said of a picture.
#[derive(Clone, Debug, Queryable)]
pub struct Description {
    /// The name of the file.
    pub file: String,
    /// Empty where he took away what stood.
    pub text: String,
    pub by: UserId,
    pub at: Instant,
}

/// The HTML of a text of this post as it is kept: links to people that there are, words for pictures that have some.
pub(super) fn finished(c: &mut Conn, id: PostId, html: &str) -> Result<String> {
    let html = mentions::linked(c, html)?;
    if !html.contains(UNDESCRIBED) {
        return Ok(html);
    }
    Ok(told(&html, &said(c, id)?))
}

/// The HTML of a text as [`finished`] makes it, of HTML that was just rendered, for a post of which this was said.
///
/// # Errors
/// What the database says.
pub fn made_anew(c: &mut Conn, html: &str, said: &[Description]) -> Result<String> {
    Ok(told(&mentions::linked(c, html)?, said))
}

pub(super) fn told(html: &str, said: &[Description]) -> String {
    markup::described(html, |file| {
        standing(said, file).map(|one| one.text.clone())
    })
}

/// What stands of all that was said of a picture.
pub(super) fn standing<'d>(said: &'d [Description], file: &str) -> Option<&'d Description> {
    let newest = said.iter().find(|one| one.file == file);
    newest.filter(|one| !one.text.is_empty())
}

/// What was said of the pictures of a post, the newest first.
pub(super) fn said(c: &mut Conn, id: PostId) -> Result<Vec<Description>> {
    Ok(descriptions::table
        .filter(descriptions::post_id.eq(id))
        .order(descriptions::id.desc())
        .limit(MOST)
        .select((
            descriptions::file,
            descriptions::text,
            descriptions::user_id,
            descriptions::created_at,
        ))
        .load(c)?)
}
