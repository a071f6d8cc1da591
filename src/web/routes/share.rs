//! Sheets for the notice board, and codes for a telephone.

use actix_web::http::Method;

use crate::web::door::{Access, Routes};
use crate::web::share;

pub(super) fn public(r: &mut Routes) {
    let get = Method::GET;
    let open = Access::Public;
    r.add(open, get.clone(), "/qr.svg", share::qr);
    r.shared("/s/{space}/board", share::space);
    r.shared("/t/{id}/board", share::thread);
}
