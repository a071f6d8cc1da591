//! Pictures and documents.

use actix_web::http::Method;

use super::signed_in;
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, files};

pub(super) fn public(r: &mut Routes) {
    let get = Method::GET;
    let open = Access::Public;
    r.add(open, get.clone(), "/f/{id}/{name}", files::show);
    r.add(
        open,
        get.clone(),
        "/avatars/{id}/{name}",
        files::show_avatar,
    );
}

pub(super) fn member(r: &mut Routes) {
    let own = Access::Member;
    r.add_upload(own, "/files", files::create);
}

pub(super) fn api_member(r: &mut Routes) {
    let write = signed_in(Scope::Write);
    r.api_upload(write, "/api/v1/files", api::files::create);
}
