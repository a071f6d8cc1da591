//! Spaces, their members, invitations and tags.

use super::API;
use super::parts::{encode, numbered};
use crate::base::{InviteId, TagId};
use crate::spaces::Tag;

pub const NEW_SPACE: &str = "/spaces/new";
pub const SPACES: &str = "/spaces";

pub fn space(slug: &str) -> String {
    format!("/s/{slug}")
}

pub fn space_about(slug: &str) -> String {
    format!("/s/{slug}/about")
}

pub fn space_join(slug: &str) -> String {
    format!("/s/{slug}/join")
}

pub fn space_members(slug: &str) -> String {
    format!("/s/{slug}/members")
}

pub fn space_waiting(slug: &str) -> String {
    format!("/s/{slug}/waiting")
}

pub fn member_vouch(slug: &str, name: &str) -> String {
    format!("/s/{slug}/members/{name}/vouch")
}

pub fn space_leave(slug: &str) -> String {
    format!("/s/{slug}/members/me/end")
}

pub fn space_add_member(slug: &str) -> String {
    format!("/s/{slug}/members/others")
}

pub fn member_decision(slug: &str, name: &str) -> String {
    format!("/s/{slug}/members/{}/decision", encode(name))
}

pub fn member_role(slug: &str, name: &str) -> String {
    format!("/s/{slug}/members/{}/role", encode(name))
}

pub fn invites(slug: &str) -> String {
    format!("/s/{slug}/invites")
}

pub fn invite(slug: &str, id: InviteId) -> String {
    format!("/s/{slug}/invites/{id}")
}

pub fn invite_end(slug: &str, id: InviteId) -> String {
    format!("/s/{slug}/invites/{id}/end")
}

pub fn invite_resets(slug: &str, id: InviteId) -> String {
    format!("/s/{slug}/invites/{id}/resets")
}

pub fn space_tags(slug: &str) -> String {
    format!("/s/{slug}/tags")
}

/// The threads that bear a tag.
pub fn tag(space: &str, tag: &Tag) -> String {
    format!("{}/{}", space_tags(space), tag_part(tag))
}

/// The last part of a tag's address: its number and its slug.
pub fn tag_part(tag: &Tag) -> String {
    numbered(tag.id, &tag.slug)
}

pub fn tag_settings(space: &str, id: TagId) -> String {
    format!("{}/{id}/settings", space_tags(space))
}

pub fn tag_end(space: &str, id: TagId) -> String {
    format!("{}/{id}/end", space_tags(space))
}

pub fn space_settings(slug: &str) -> String {
    format!("/s/{slug}/settings")
}

/// The threads that bear a tag, where its name is not at hand.
pub fn tag_numbered(space: &str, id: TagId) -> String {
    format!("{}/{id}", space_tags(space))
}

/// A space in the programs' door.
pub fn api_space(slug: &str) -> String {
    format!("{API}/spaces/{slug}")
}

/// Where names are completed of people who may read a forum.
pub fn api_people(space: &str, forum: &str) -> String {
    format!("{API}/spaces/{space}/people?forum={forum}")
}

/// A tag in the programs' door.
pub fn api_tag(space: &str, id: TagId) -> String {
    format!("{API}/spaces/{space}/tags/{id}")
}
