//! Spaces, their members, invitations and tags.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, spaces};

pub(super) fn public(r: &mut Routes) {
    r.shared("/s/{space}", spaces::show);
    r.shared("/s/{space}/about", spaces::about);
    r.shared("/s/{space}/tags", spaces::tags);
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/spaces/new", spaces::new);
    r.add(own, post.clone(), "/spaces", spaces::create);
    r.add(own, get.clone(), "/s/{space}/join", spaces::join);
    r.add(own, get.clone(), "/s/{space}/members", spaces::members);
    r.add(
        own,
        post.clone(),
        "/s/{space}/members",
        spaces::create_member,
    );
    r.add(own, post.clone(), "/s/{space}/members/others", spaces::add);
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/me/end",
        spaces::end_own,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/{name}/decision",
        spaces::decide,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/{name}/role",
        spaces::set_role,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/members/{name}/vouch",
        spaces::vouch,
    );
    r.add(own, get.clone(), "/s/{space}/waiting", spaces::waiting);
    r.add(own, get.clone(), "/s/{space}/invites", spaces::invites);
    r.add(
        own,
        post.clone(),
        "/s/{space}/invites",
        spaces::create_invite,
    );
    r.add(own, get.clone(), "/s/{space}/invites/{id}", spaces::invite);
    r.add(
        own,
        post.clone(),
        "/s/{space}/invites/{id}/end",
        spaces::end_invite,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/invites/{id}/resets",
        spaces::create_pupil_reset,
    );
    r.add(own, post.clone(), "/s/{space}/tags", spaces::create_tag);
    let tag = "/s/{space}/tags/{tag}/settings";
    r.add(own, get.clone(), tag, spaces::tag_settings);
    r.add(own, post.clone(), tag, spaces::save_tag);
    let end = "/s/{space}/tags/{tag}/end";
    r.add(own, post.clone(), end, spaces::end_tag);
    r.add(own, get.clone(), "/s/{space}/settings", spaces::settings);
    r.add(own, post.clone(), "/s/{space}/settings", spaces::save);
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(read, Method::GET, "/api/v1/spaces", api::spaces::list);
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}",
        api::spaces::show,
    );
    let tags = "/api/v1/spaces/{space}/tags";
    r.api(read, Method::GET, tags, api::tags::list);
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let moderate = signed_in(Scope::Moderate);
    let admin = signed_in(Scope::Admin);
    let tags = "/api/v1/spaces/{space}/tags";
    r.api(moderate, Method::POST, tags, api::tags::create);
    let tag = "/api/v1/spaces/{space}/tags/{tag}";
    r.api(moderate, Method::PUT, tag, api::tags::rename);
    r.api(moderate, Method::DELETE, tag, api::tags::remove);
    let people = "/api/v1/spaces/{space}/people";
    r.api(read, Method::GET, people, api::people::list);
    r.api(admin, Method::POST, "/api/v1/spaces", api::spaces::create);
    let settings = "/api/v1/spaces/{space}/settings";
    r.api(admin, Method::GET, settings, api::spaces::settings);
    r.api(admin, Method::PUT, settings, api::spaces::save);
    let members = "/api/v1/spaces/{space}/members";
    r.api(moderate, Method::GET, members, api::members::list);
    r.api(write, Method::POST, members, api::members::join);
    let own = "/api/v1/spaces/{space}/members/me";
    r.api(read, Method::GET, own, api::members::own);
    r.api(write, Method::DELETE, own, api::members::leave);
    let others = "/api/v1/spaces/{space}/members/others";
    r.api(moderate, Method::POST, others, api::members::add);
    let decision = "/api/v1/spaces/{space}/members/{name}/decision";
    r.api(moderate, Method::POST, decision, api::members::decide);
    let role = "/api/v1/spaces/{space}/members/{name}/role";
    r.api(admin, Method::PUT, role, api::members::set_role);
    let vouch = "/api/v1/spaces/{space}/members/{name}/vouch";
    r.api(moderate, Method::POST, vouch, api::members::vouch);
    r.api(
        moderate,
        Method::GET,
        "/api/v1/spaces/{space}/waiting",
        api::waiting::list,
    );
    r.api(
        moderate,
        Method::GET,
        "/api/v1/spaces/{space}/invites",
        api::invites::list,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/spaces/{space}/invites",
        api::invites::create,
    );
    r.api(
        moderate,
        Method::DELETE,
        "/api/v1/spaces/{space}/invites/{id}",
        api::invites::end,
    );
    r.api(
        moderate,
        Method::GET,
        "/api/v1/spaces/{space}/invites/{id}/accounts",
        api::invites::accounts,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/spaces/{space}/invites/{id}/resets",
        api::invites::reset,
    );
}
