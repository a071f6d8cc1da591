//! Posts, and what is done to one.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, threads};

pub(super) fn public(r: &mut Routes) {
    let get = Method::GET;
    let open = Access::Public;
    r.add(open, get.clone(), "/p/{id}", threads::permalink);
    r.shared("/p/{id}/history?after&before", threads::history);
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/p/{id}/edit", threads::edit);
    r.add(
        own,
        post.clone(),
        "/p/{id}/revisions",
        threads::create_revision,
    );
    r.add(own, get.clone(), "/p/{id}/addition", threads::addition);
    r.add(
        own,
        post.clone(),
        "/p/{id}/additions",
        threads::create_addition,
    );
    r.add(
        own,
        post.clone(),
        "/p/{id}/reactions",
        threads::create_reaction,
    );
    r.add(
        own,
        post.clone(),
        "/p/{id}/reactions/end",
        threads::end_reaction,
    );
    r.add(own, get.clone(), "/p/{id}/pictures", threads::pictures);
    r.add(
        own,
        post.clone(),
        "/p/{id}/descriptions",
        threads::create_descriptions,
    );
    r.add(own, get.clone(), "/bookmarks", threads::bookmarks);
    r.add(own, get.clone(), "/p/{id}/bookmark", threads::bookmark);
    r.add(
        own,
        post.clone(),
        "/p/{id}/bookmark",
        threads::create_bookmark,
    );
    r.add(
        own,
        post.clone(),
        "/p/{id}/bookmark/end",
        threads::end_bookmark,
    );
    r.add(own, get.clone(), "/p/{id}/purge", threads::purge);
    r.add(own, post.clone(), "/p/{id}/purges", threads::create_purge);
    r.add(own, get.clone(), "/p/{id}/delete", threads::delete);
    r.add(
        own,
        post.clone(),
        "/p/{id}/deletions",
        threads::create_deletion,
    );
    r.add(own, get.clone(), "/p/{id}/decision", threads::decision);
    r.add(own, post.clone(), "/p/{id}/decision", threads::decide);
    r.add(own, get.clone(), "/p/{id}/remove", threads::remove);
    r.add(
        own,
        post.clone(),
        "/p/{id}/removals",
        threads::create_removal,
    );
    let hidden = "/p/{id}/redactions";
    r.add(own, get.clone(), hidden, threads::redactions);
    r.add(own, post.clone(), hidden, threads::create_redaction);
    r.add(own, get.clone(), "/p/{id}/restore", threads::restore);
    r.add(
        own,
        post.clone(),
        "/p/{id}/restorations",
        threads::create_restoration,
    );
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(read, Method::GET, "/api/v1/posts/{id}", api::posts::show);
    r.api(
        read,
        Method::GET,
        "/api/v1/posts/{id}/revisions",
        api::history::revisions,
    );
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let moderate = signed_in(Scope::Moderate);
    let admin = signed_in(Scope::Admin);
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/additions",
        api::history::add,
    );
    let hidden = "/api/v1/posts/{id}/redactions";
    r.api(read, Method::GET, hidden, api::redactions::list);
    let descriptions = "/api/v1/posts/{id}/descriptions";
    r.api(read, Method::GET, descriptions, api::descriptions::list);
    r.api(write, Method::POST, descriptions, api::descriptions::save);
    r.api(read, Method::GET, "/api/v1/bookmarks", api::acts::bookmarks);
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/reactions",
        api::acts::react,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/reactions/end",
        api::acts::end_reaction,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/bookmark",
        api::acts::keep_bookmark,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/bookmark/end",
        api::acts::end_bookmark,
    );
    r.api(
        admin,
        Method::POST,
        "/api/v1/posts/{id}/purges",
        api::history::purge,
    );
    r.api(write, Method::PATCH, "/api/v1/posts/{id}", api::posts::edit);
    r.api(
        write,
        Method::DELETE,
        "/api/v1/posts/{id}",
        api::posts::delete,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/posts/{id}/decision",
        api::waiting::decide,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/posts/{id}/removals",
        api::moderation::remove,
    );
    let hidden = "/api/v1/posts/{id}/redactions";
    r.api(moderate, Method::POST, hidden, api::redactions::create);
    r.api(
        write,
        Method::POST,
        "/api/v1/posts/{id}/restorations",
        api::moderation::restore,
    );
}
