//! Threads: reading, writing and moderating them, and drafts.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, threads};

pub(super) fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let open = Access::Public;
    r.add(open, get.clone(), "/review", threads::review);
    r.add(open, post.clone(), "/review", threads::create_review);
    r.add(open, get.clone(), "/publish", threads::publish);
    r.add(open, post.clone(), "/publish", threads::create_publication);
    r.shared("/s/{space}/tags/{tag}?after&before", threads::tagged);
    r.shared(
        "/t/{id}?view&at&root&since&last&after&before",
        threads::show,
    );
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(
        own,
        get.clone(),
        "/s/{space}/{forum}/new",
        threads::new_thread,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/{forum}/threads",
        threads::create_thread,
    );

    r.add(own, post.clone(), "/preview", threads::preview);
    r.add(own, get.clone(), "/drafts", threads::drafts);
    r.add(own, post.clone(), "/drafts", threads::save_draft);
    r.add(own, get.clone(), "/drafts/{target}", threads::draft);
    r.add(
        own,
        post.clone(),
        "/drafts/{target}/discard",
        threads::discard_draft,
    );
    r.add(own, get.clone(), "/t/{id}/reply", threads::new_post);
    r.add(own, post.clone(), "/t/{id}/posts", threads::create_post);
    r.add(own, get.clone(), "/t/{id}/tags", threads::tags);
    r.add(own, post.clone(), "/t/{id}/tags", threads::save_tags);
    r.add(own, get.clone(), "/t/{id}/moderate", threads::moderate);
    r.add(own, post.clone(), "/t/{id}/lock", threads::create_lock);
    r.add(own, post.clone(), "/t/{id}/lock/end", threads::end_lock);
    r.add(own, post.clone(), "/t/{id}/pin", threads::create_pin);
    r.add(own, post.clone(), "/t/{id}/pin/end", threads::end_pin);
    r.add(own, post.clone(), "/t/{id}/moves", threads::create_move);
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}/forums/{forum}/threads",
        api::threads::list,
    );
    r.api(
        read,
        Method::GET,
        "/api/v1/spaces/{space}/tags/{tag}/threads",
        api::threads::tagged,
    );
    r.api(
        read,
        Method::GET,
        "/api/v1/threads/{id}",
        api::threads::show,
    );
    r.api(
        read,
        Method::GET,
        "/api/v1/threads/{id}/posts",
        api::posts::list,
    );
}

pub(super) fn api_member(r: &mut Routes) {
    let write = signed_in(Scope::Write);
    let drafts = signed_in(Scope::Drafts);
    let moderate = signed_in(Scope::Moderate);
    r.api(
        write,
        Method::POST,
        "/api/v1/spaces/{space}/forums/{forum}/threads",
        api::threads::create,
    );
    r.api(
        write,
        Method::POST,
        "/api/v1/threads/{id}/posts",
        api::posts::create,
    );
    let tags = "/api/v1/threads/{id}/tags";
    r.api(write, Method::PUT, tags, api::threads::save_tags);
    r.api(write, Method::POST, "/api/v1/preview", api::posts::preview);
    r.api(drafts, Method::GET, "/api/v1/drafts", api::drafts::list);
    r.api(
        drafts,
        Method::GET,
        "/api/v1/drafts/{target}",
        api::drafts::show,
    );
    r.api(
        drafts,
        Method::PUT,
        "/api/v1/drafts/{target}",
        api::drafts::save,
    );
    r.api(
        drafts,
        Method::DELETE,
        "/api/v1/drafts/{target}",
        api::drafts::discard,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/threads/{id}/lock",
        api::moderation::lock,
    );
    r.api(
        moderate,
        Method::POST,
        "/api/v1/threads/{id}/lock/end",
        api::moderation::unlock,
    );
    let pin = "/api/v1/threads/{id}/pin";
    r.api(moderate, Method::POST, pin, api::moderation::pin);
    let end = "/api/v1/threads/{id}/pin/end";
    r.api(moderate, Method::POST, end, api::moderation::unpin);
    r.api(
        moderate,
        Method::POST,
        "/api/v1/threads/{id}/moves",
        api::moderation::move_to,
    );
}
