//! Who lives where a space is about.

use actix_web::http::Method;

use super::signed_in;
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, residents};

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    let residence = "/s/{space}/residence";
    r.add(own, get.clone(), residence, residents::own);
    r.add(own, post.clone(), residence, residents::create);
    let all = "/s/{space}/residents";
    r.add(own, get.clone(), all, residents::show);
    r.add(own, post.clone(), all, residents::confirm);
    let end = "/s/{space}/residents/end";
    r.add(own, post.clone(), end, residents::end);
    let list = "/s/{space}/residents/list";
    r.add(own, post.clone(), list, residents::save_list);
    let letters = "/s/{space}/residents/letters";
    r.add(own, post.clone(), letters, residents::make_letters);
    let printed = "/s/{space}/residents/letters/{id}";
    r.add(own, get.clone(), printed, residents::letters);
    let end = "/s/{space}/residents/letters/{id}/end";
    r.add(own, post.clone(), end, residents::end_letters);
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let moderate = signed_in(Scope::Moderate);
    let admin = signed_in(Scope::Admin);
    let residence = "/api/v1/spaces/{space}/residence";
    r.api(read, Method::GET, residence, api::residents::own);
    r.api(write, Method::POST, residence, api::residents::reside);
    let all = "/api/v1/spaces/{space}/residents";
    r.api(moderate, Method::GET, all, api::residents::list);
    r.api(moderate, Method::POST, all, api::residents::confirm);
    let end = "/api/v1/spaces/{space}/residents/end";
    r.api(moderate, Method::POST, end, api::residents::end);
    let list = "/api/v1/spaces/{space}/residents/list";
    r.api(admin, Method::POST, list, api::residents::confirm_list);
    let letters = "/api/v1/spaces/{space}/residents/letters";
    r.api(admin, Method::POST, letters, api::residents::make_letters);
    let printed = "/api/v1/spaces/{space}/residents/letters/{id}";
    r.api(admin, Method::GET, printed, api::residents::letters);
    r.api(admin, Method::DELETE, printed, api::residents::end_letters);
}
