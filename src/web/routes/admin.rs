//! What administrators look after for the whole site.

use actix_web::http::Method;

use super::signed_in;
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{accounts, api, offices};

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/admin/audit", accounts::audit::show);
    let letters = "/admin/deliveries";
    r.add(own, get.clone(), letters, accounts::deliveries::show);
    let retry = "/admin/deliveries/retry";
    r.add(own, post.clone(), retry, accounts::deliveries::retry_all);
    let retry = "/admin/deliveries/{id}/retry";
    r.add(own, post.clone(), retry, accounts::deliveries::retry);
    let cancel = "/admin/deliveries/{id}/cancel";
    r.add(own, post.clone(), cancel, accounts::deliveries::cancel);
    r.add(own, get.clone(), "/names", accounts::names);
    r.add(
        own,
        post.clone(),
        "/names/{id}/decision",
        accounts::decide_name,
    );
    r.add(own, get.clone(), "/admin/packs", offices::packs);
    r.add(own, post.clone(), "/admin/packs", offices::check_pack);
}

pub(super) fn api_member(r: &mut Routes) {
    let admin = signed_in(Scope::Admin);
    let packs = "/api/v1/admin/packs";
    r.api(admin, Method::GET, packs, api::legal::packs);
    r.api(admin, Method::POST, packs, api::legal::check);
    r.api(admin, Method::GET, "/api/v1/audit", api::audit::list);
    let letters = "/api/v1/deliveries";
    r.api(admin, Method::GET, letters, api::deliveries::list);
    let retry = "/api/v1/deliveries/retry";
    r.api(admin, Method::POST, retry, api::deliveries::retry_all);
    let retry = "/api/v1/deliveries/{id}/retry";
    r.api(admin, Method::POST, retry, api::deliveries::retry);
    let cancel = "/api/v1/deliveries/{id}/cancel";
    r.api(admin, Method::POST, cancel, api::deliveries::cancel);
    r.api(admin, Method::GET, "/api/v1/names", api::names::list);
    r.api(
        admin,
        Method::POST,
        "/api/v1/names/{id}/decision",
        api::names::decide,
    );
}
