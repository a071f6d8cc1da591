//! The home page, what machines ask of the site, and what no room owns.

use actix_web::http::Method;

use super::document;
use crate::web::door::{Access, Needs, Routes, assets};
use crate::web::{api, ceiling, health, home, reference, sitemap};

pub(super) fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let open = Access::Public;
    r.add(open, get.clone(), "/livez", health::live);
    r.add(open, get.clone(), "/readyz", health::ready);
    r.add(open, get.clone(), "/metrics", health::metrics);
    r.add(open, get.clone(), "/ceiling", ceiling::show);
    r.add(open, get.clone(), "/assets/{name}", assets::show);
    r.add(open, get.clone(), "/favicon.ico", assets::favicon);
    r.add(open, get.clone(), "/robots.txt", sitemap::robots);
    r.alike("/sitemap.xml", sitemap::show);
    r.alike("/sitemap/{part}", sitemap::part);

    r.shared("/", home::show);
    r.shared("/about", home::about);
    r.shared("/accessibility", home::accessibility);
    r.add(open, get.clone(), "/api", |app, visit| {
        reference::show(app, visit, document())
    });
    r.add(open, get.clone(), "/language", home::choose_language);
    r.add(open, post.clone(), "/language", home::keep_language);
}

pub(super) fn api_public(r: &mut Routes) {
    let any = (Access::Public, Needs::Token);
    r.api(any, Method::GET, "/api/v1/openapi.json", |_, _| {
        api::openapi(document())
    });
}
