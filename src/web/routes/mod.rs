//! Every address of the product, by door and by room: each room's file has the lines of each door. What does not stand
//! under `public` or `api_public` is behind sign-in.

mod accounts;
mod admin;
mod blogs;
mod feeds;
mod files;
mod forums;
mod home;
mod live;
mod notices;
mod offices;
mod posts;
mod questions;
mod reading;
mod residents;
mod share;
mod spaces;
mod threads;

use std::sync::OnceLock;

use super::api;
use super::door::{Access, Needs, Routes};
use crate::accounts::Scope;

/// The whole list. Of two lines that fit a path, the first is meant.
pub fn all() -> Routes {
    let mut routes = Routes::default();
    public(&mut routes);
    member(&mut routes);
    api_public(&mut routes);
    api_member(&mut routes);
    routes
}

/// The OpenAPI document of the routes of programs, made once.
pub fn document() -> &'static str {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    DOCUMENT.get_or_init(|| api::document(all().lines()))
}

fn public(r: &mut Routes) {
    home::public(r);
    accounts::public(r);
    notices::public(r);
    share::public(r);
    feeds::public(r);
    blogs::public(r);
    spaces::public(r);
    offices::public(r);
    questions::public(r);
    threads::public(r);
    posts::public(r);
    files::public(r);
}

fn member(r: &mut Routes) {
    reading::member(r);
    accounts::member(r);
    admin::member(r);
    notices::member(r);
    blogs::member(r);
    spaces::member(r);
    residents::member(r);
    offices::member(r);
    questions::member(r);
    // Behind the words that a space needs for itself (`join`, `members` ...), as a forum's address fits them too.
    forums::member(r);
    threads::member(r);
    posts::member(r);
    files::member(r);
}

fn api_public(r: &mut Routes) {
    home::api_public(r);
    live::api_public(r);
    accounts::api_public(r);
    blogs::api_public(r);
    spaces::api_public(r);
    offices::api_public(r);
    questions::api_public(r);
    forums::api_public(r);
    threads::api_public(r);
    posts::api_public(r);
}

fn api_member(r: &mut Routes) {
    reading::api_member(r);
    accounts::api_member(r);
    admin::api_member(r);
    notices::api_member(r);
    blogs::api_member(r);
    spaces::api_member(r);
    residents::api_member(r);
    offices::api_member(r);
    questions::api_member(r);
    forums::api_member(r);
    threads::api_member(r);
    posts::api_member(r);
    files::api_member(r);
}

/// Whoever comes; where it is a program, its token is good for this.
fn anybody(scope: Scope) -> (Access, Needs) {
    (Access::Public, Needs::Scope(scope))
}

/// Whoever has signed in; where it is a program, its token is good for this.
fn signed_in(scope: Scope) -> (Access, Needs) {
    (Access::Member, Needs::Scope(scope))
}
