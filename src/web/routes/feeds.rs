//! Feeds of whatever has a page.

use crate::web::door::Routes;
use crate::web::feeds;

pub(super) fn public(r: &mut Routes) {
    r.alike("/feed.{format}", feeds::site);
    r.alike("/s/{space}/feed.{format}", feeds::space);
    r.alike("/s/{space}/{forum}/feed.{format}", feeds::forum);
    r.alike("/s/{space}/tags/{tag}/feed.{format}", feeds::tag);
    r.alike("/t/{id}/feed.{format}", feeds::thread);
    r.alike("/u/{name}/feed.{format}", feeds::person);
    r.alike("/o/{office}/feed.{format}", feeds::office);
    r.alike("/b/{blog}/feed.{format}", feeds::blog);
    r.alike("/b/{blog}/series/{id}/feed.{format}", feeds::series);
}
