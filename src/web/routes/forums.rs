//! Forums of a space.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, spaces};

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/s/{space}/forums", spaces::forums);
    r.add(own, post.clone(), "/s/{space}/forums", spaces::create_forum);
    r.add(own, get.clone(), "/s/{space}/forums/new", spaces::new_forum);
    // A forum's list is public; it stands here because it must come behind the words that a space needs for itself.
    r.shared("/s/{space}/{forum}?sort&tag&after&before", spaces::forum);
    r.add(
        own,
        get.clone(),
        "/s/{space}/{forum}/settings",
        spaces::forum_settings,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/{forum}/settings",
        spaces::save_forum,
    );
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}/forums",
        api::forums::list,
    );
    let forum = "/api/v1/spaces/{space}/forums/{forum}";
    r.api(read, Method::GET, forum, api::forums::show);
}

pub(super) fn api_member(r: &mut Routes) {
    let admin = signed_in(Scope::Admin);
    let forums = "/api/v1/spaces/{space}/forums";
    r.api(admin, Method::POST, forums, api::forums::create);
    let settings = "/api/v1/spaces/{space}/forums/{forum}/settings";
    r.api(admin, Method::GET, settings, api::forums::settings);
    r.api(admin, Method::PUT, settings, api::forums::save);
}
