//! What somebody has read, and how he likes to read it.

use actix_web::http::Method;

use super::signed_in;
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, threads};

pub(super) fn member(r: &mut Routes) {
    let post = Method::POST;
    let own = Access::Member;
    r.add(
        own,
        post.clone(),
        "/s/{space}/read",
        threads::mark_space_read,
    );
    r.add(
        own,
        post.clone(),
        "/s/{space}/{forum}/read",
        threads::mark_forum_read,
    );
    r.add(own, post.clone(), "/t/{id}/read", threads::mark_read);
    r.add(own, post.clone(), "/p/{id}/unread", threads::mark_unread);
    r.add(own, post.clone(), "/t/{id}/view", threads::keep_view);
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    r.api(
        read,
        Method::POST,
        "/api/v1/spaces/{space}/read",
        api::reading::space,
    );
    r.api(
        read,
        Method::POST,
        "/api/v1/spaces/{space}/forums/{forum}/read",
        api::reading::forum,
    );
    let view = "/api/v1/threads/{id}/view";
    r.api(read, Method::PUT, view, api::reading::keep_view);
    r.api(
        read,
        Method::POST,
        "/api/v1/threads/{id}/read",
        api::reading::thread,
    );
    r.api(
        read,
        Method::POST,
        "/api/v1/posts/{id}/unread",
        api::reading::unread,
    );
}
