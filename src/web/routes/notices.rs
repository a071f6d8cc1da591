//! The bell, what somebody follows, and which letters come.

use actix_web::http::Method;

use super::signed_in;
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, notices};

pub(super) fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    r.signed(get.clone(), "/stop/{token}", notices::stop);
    r.signed(post.clone(), "/stop/{token}", notices::create_stop);
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/notices", notices::show);
    r.add(own, post.clone(), "/notices/read", notices::mark_read);
    r.add(own, get.clone(), "/notices/{id}", notices::lead);
    r.add(own, post.clone(), "/follows", notices::choose);
    r.add(own, get.clone(), "/settings/follows", notices::follows);
    r.add(own, get.clone(), "/settings/notices", notices::letters);
    r.add(
        own,
        post.clone(),
        "/settings/notices",
        notices::save_letters,
    );
}

pub(super) fn api_member(r: &mut Routes) {
    let notify = signed_in(Scope::Notify);
    let notifications = "/api/v1/notifications";
    r.api(notify, Method::GET, notifications, api::notices::list);
    let seen = "/api/v1/notifications/read";
    r.api(notify, Method::POST, seen, api::notices::mark_read);
    let letters = "/api/v1/settings/notices";
    r.api(notify, Method::GET, letters, api::notices::letters);
    r.api(notify, Method::PUT, letters, api::notices::save_letters);
    let follows = "/api/v1/follows";
    r.api(notify, Method::GET, follows, api::notices::follows);
    let follow = "/api/v1/follows/{target}";
    r.api(notify, Method::PUT, follow, api::notices::follow);
}
