//! Blogs, their articles, series and newsletters.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Needs, Routes};
use crate::web::{api, blogs, threads};

pub(super) fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let open = Access::Public;
    r.shared("/b?after&before", blogs::all);
    // Words that blogs need for themselves stand ahead of their address words.
    r.add(Access::Member, get.clone(), "/b/mine", blogs::mine);
    r.add(Access::Member, get.clone(), "/b/new", blogs::new);
    r.shared("/b/{blog}?tag&after&before", blogs::show);
    let series = "/b/{blog}/series";
    r.add(Access::Member, get.clone(), series, blogs::all_series);
    r.shared("/b/{blog}/series/{id}", blogs::series);
    let newsletter = "/b/{blog}/newsletter";
    r.add(open, get.clone(), newsletter, blogs::newsletter);
    r.add(open, post.clone(), newsletter, blogs::create_reader);
    let end = "/b/{blog}/newsletter/end";
    r.add(Access::Member, post.clone(), end, blogs::end_reader);
    let reader = "/newsletter";
    r.add(open, get.clone(), reader, blogs::reader);
    r.add(open, post.clone(), reader, blogs::confirm_reader);
    r.shared("/b/{blog}/{year}/{month}?tag&after&before", blogs::month);
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, post.clone(), "/b", blogs::create);
    let settings = "/b/{blog}/settings";
    r.add(own, get.clone(), settings, blogs::settings);
    r.add(own, post.clone(), settings, blogs::save_settings);
    r.add(own, get.clone(), "/b/{blog}/new", threads::new_article);
    let articles = "/b/{blog}/articles";
    r.add(own, post.clone(), articles, threads::create_article);
    r.add(own, get.clone(), "/articles/{id}", blogs::article);
    r.add(
        own,
        get.clone(),
        "/articles/{id}/edit",
        threads::edit_article,
    );
    r.add(
        own,
        post.clone(),
        "/articles/{id}/revisions",
        threads::save_article,
    );
    let publication = "/articles/{id}/publication";
    r.add(own, post.clone(), publication, blogs::create_publication);
    r.add(own, post.clone(), "/articles/{id}/end", blogs::end);
    let series = "/b/{blog}/series";
    r.add(own, post.clone(), series, blogs::create_series);
    let settings = "/b/{blog}/series/{id}/settings";
    r.add(own, get.clone(), settings, blogs::series_settings);
    r.add(own, post.clone(), settings, blogs::save_series);
    r.add(own, post.clone(), "/articles/{id}/series", blogs::put);
    let authors = "/articles/{id}/authors";
    r.add(own, post.clone(), authors, blogs::create_coauthor);
    let end = "/articles/{id}/authors/{name}/end";
    r.add(own, post.clone(), end, blogs::end_coauthor);
    let authorship = "/articles/{id}/authorship";
    r.add(own, post.clone(), authorship, blogs::create_authorship);
    let letter = "/articles/{id}/letter";
    r.add(own, post.clone(), letter, blogs::create_trial);
    r.add_upload(own, "/articles/{id}/cover", blogs::create_cover);
    let end = "/articles/{id}/cover/end";
    r.add(own, post.clone(), end, blogs::end_cover);
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(read, Method::GET, "/api/v1/articles", api::blogs::all);
    let article = "/api/v1/articles/{id}";
    r.api(read, Method::GET, article, api::blogs::article);
    r.api(read, Method::GET, "/api/v1/blogs", api::blogs::list);
    let mine = (Access::Member, Needs::Scope(Scope::Read));
    r.api(mine, Method::GET, "/api/v1/blogs/mine", api::blogs::mine);
    let blog = "/api/v1/blogs/{blog}";
    r.api(read, Method::GET, blog, api::blogs::show);
    let articles = "/api/v1/blogs/{blog}/articles";
    r.api(read, Method::GET, articles, api::blogs::articles);
    let newsletter = "/api/v1/blogs/{blog}/newsletter";
    r.api(read, Method::GET, newsletter, api::newsletters::show);
    let series = "/api/v1/blogs/{blog}/series";
    r.api(read, Method::GET, series, api::series::list);
    let one = "/api/v1/blogs/{blog}/series/{id}";
    r.api(read, Method::GET, one, api::series::show);
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let notify = signed_in(Scope::Notify);
    r.api(write, Method::POST, "/api/v1/blogs", api::blogs::create);
    let settings = "/api/v1/blogs/{blog}/settings";
    r.api(read, Method::GET, settings, api::blogs::settings);
    r.api(write, Method::PUT, settings, api::blogs::save);
    let own = "/api/v1/blogs/{blog}/drafts";
    r.api(read, Method::GET, own, api::blogs::drafts);
    let articles = "/api/v1/blogs/{blog}/articles";
    r.api(write, Method::POST, articles, api::blogs::begin);
    let article = "/api/v1/articles/{id}";
    r.api(write, Method::PUT, article, api::blogs::change);
    r.api(write, Method::DELETE, article, api::blogs::discard);
    let publication = "/api/v1/articles/{id}/publication";
    r.api(write, Method::POST, publication, api::blogs::publish);
    let cover = "/api/v1/articles/{id}/cover";
    r.api_upload(write, cover, api::blogs::choose_cover);
    r.api(write, Method::DELETE, cover, api::blogs::end_cover);
    let newsletter = "/api/v1/blogs/{blog}/newsletter";
    r.api(notify, Method::PUT, newsletter, api::newsletters::join);
    r.api(notify, Method::DELETE, newsletter, api::newsletters::end);
    let series = "/api/v1/blogs/{blog}/series";
    r.api(write, Method::POST, series, api::series::create);
    let one = "/api/v1/blogs/{blog}/series/{id}";
    r.api(write, Method::PUT, one, api::series::save);
    r.api(write, Method::DELETE, one, api::series::end);
    let part = "/api/v1/articles/{id}/series";
    r.api(write, Method::PUT, part, api::series::put);
    let authors = "/api/v1/articles/{id}/authors";
    r.api(read, Method::GET, authors, api::coauthors::list);
    r.api(write, Method::POST, authors, api::coauthors::create);
    let one = "/api/v1/articles/{id}/authors/{name}";
    r.api(write, Method::DELETE, one, api::coauthors::end);
    let authorship = "/api/v1/articles/{id}/authorship";
    r.api(write, Method::PUT, authorship, api::coauthors::accept);
    let letter = "/api/v1/articles/{id}/letter";
    r.api(write, Method::POST, letter, api::newsletters::try_out);
}
