//! Offices, their people, their rules, and what they write themselves.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, offices};

pub(super) fn public(r: &mut Routes) {
    r.shared("/o", offices::all);
    r.shared(
        "/o/{office}?list&q&tag&from&until&term&sort&after&before",
        offices::show,
    );
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    let new = "/s/{space}/offices/new";
    r.add(own, get.clone(), new, offices::new);
    let all = "/s/{space}/offices";
    r.add(own, post.clone(), all, offices::create);
    for rules in [
        "/admin/questions-settings",
        "/s/{space}/offices/rules",
        "/o/{office}/rules",
    ] {
        r.add(own, get.clone(), rules, offices::rules);
        r.add(own, post.clone(), rules, offices::save_rules);
    }
    let settings = "/o/{office}/settings";
    r.add(own, get.clone(), settings, offices::settings);
    r.add(own, post.clone(), settings, offices::save_settings);
    let people = "/o/{office}/people";
    r.add(own, get.clone(), people, offices::people);
    r.add(own, post.clone(), people, offices::save_people);
    let templates = "/o/{office}/templates";
    r.add(own, get.clone(), templates, offices::templates);
    r.add(own, post.clone(), templates, offices::save_templates);
    let articles = "/o/{office}/articles";
    r.add(own, get.clone(), articles, offices::articles);
    r.add(own, post.clone(), articles, offices::create_article);
    let new = "/o/{office}/articles/new";
    r.add(own, get.clone(), new, offices::new_article);
    let article = "/o/{office}/articles/{id}";
    r.add(own, get.clone(), article, offices::article);
    r.add(own, post.clone(), article, offices::act_article);
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(read, Method::GET, "/api/v1/offices", api::offices::list);
    let office = "/api/v1/offices/{office}";
    r.api(read, Method::GET, office, api::offices::show);
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let admin = signed_in(Scope::Admin);
    let rules = "/api/v1/admin/questions-settings";
    r.api(admin, Method::GET, rules, api::offices::site_rules);
    r.api(admin, Method::PUT, rules, api::offices::save_site_rules);
    let rules = "/api/v1/spaces/{space}/offices/rules";
    r.api(admin, Method::GET, rules, api::offices::space_rules);
    r.api(admin, Method::PUT, rules, api::offices::save_space_rules);
    let rules = "/api/v1/offices/{office}/rules";
    r.api(admin, Method::GET, rules, api::offices::rules);
    r.api(admin, Method::PUT, rules, api::offices::save_rules);
    let offices = "/api/v1/spaces/{space}/offices";
    r.api(admin, Method::POST, offices, api::offices::create);
    let settings = "/api/v1/offices/{office}/settings";
    r.api(admin, Method::POST, settings, api::offices::change);
    let people = "/api/v1/offices/{office}/people";
    r.api(write, Method::POST, people, api::offices::people);
    let templates = "/api/v1/offices/{office}/templates";
    r.api(read, Method::GET, templates, api::answers::templates);
    r.api(write, Method::POST, templates, api::answers::save_templates);
    let articles = "/api/v1/offices/{office}/articles";
    r.api(read, Method::GET, articles, api::official::list);
    r.api(write, Method::POST, articles, api::official::create);
    let article = "/api/v1/offices/{office}/articles/{id}";
    r.api(read, Method::GET, article, api::official::show);
    r.api(write, Method::POST, article, api::official::act);
}
