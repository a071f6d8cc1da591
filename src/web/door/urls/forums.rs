//! Forums of a space.

use super::API;
use super::parts::with;
use crate::base::TagId;

pub fn space_forums(slug: &str) -> String {
    format!("/s/{slug}/forums")
}

pub fn new_forum(slug: &str) -> String {
    format!("/s/{slug}/forums/new")
}

pub fn forum(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}")
}

pub fn forum_sorted(space: &str, forum: &str, sort: &str) -> String {
    format!("/s/{space}/{forum}?sort={sort}")
}

/// The same list with the threads of one tag only.
pub fn only(list: &str, tag: TagId) -> String {
    with(list, "tag", &tag.to_string())
}

pub fn forum_settings(space: &str, forum: &str) -> String {
    format!("/s/{space}/{forum}/settings")
}

/// A forum in the programs' door.
pub fn api_forum(space: &str, forum: &str) -> String {
    format!("{API}/spaces/{space}/forums/{forum}")
}
