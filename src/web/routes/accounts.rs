//! People: the way in, what opens an account, what its owner chooses.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Needs, Routes};
use crate::web::{accounts, api};

pub(super) fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let open = Access::Public;
    r.add(open, get.clone(), "/register", accounts::new);
    r.add(open, post.clone(), "/register", accounts::create);
    r.add(open, get.clone(), "/join/{code}", accounts::join);
    r.add(open, get.clone(), "/letter-sent", accounts::letter_sent);
    r.add(open, get.clone(), "/signin", accounts::sign_in_page);
    r.add(open, post.clone(), "/signin", accounts::sign_in);
    r.add(open, get.clone(), "/signin/code", accounts::second_step);
    r.add(
        open,
        post.clone(),
        "/signin/code",
        accounts::create_second_step,
    );
    r.add(open, get.clone(), "/forgot", accounts::forgot);
    r.add(open, post.clone(), "/forgot", accounts::ask_reset);
    r.add(open, get.clone(), "/k/{token}", accounts::link);
    r.add(open, get.clone(), "/confirm", accounts::confirm);
    r.add(
        open,
        post.clone(),
        "/confirm",
        accounts::create_confirmation,
    );
    r.add(open, get.clone(), "/reset", accounts::reset);
    r.add(open, post.clone(), "/reset", accounts::create_reset);
    r.add(open, get.clone(), "/enter", accounts::enter);
    r.add(open, post.clone(), "/enter", accounts::create_entry);
    r.add(open, get.clone(), "/email/new", accounts::new_email);
    r.add(open, post.clone(), "/email/new", accounts::change_email);
    r.add(open, get.clone(), "/email/undo", accounts::old_email);
    r.add(open, post.clone(), "/email/undo", accounts::undo_email);
    r.add(open, get.clone(), "/factor/keep", accounts::keep_factor);
    r.add(open, post.clone(), "/factor/keep", accounts::create_keeping);
    r.add(open, get.clone(), "/setup", accounts::setup);
    r.add(open, post.clone(), "/setup", accounts::create_setup);
    r.shared("/u/{name}", accounts::person);
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/signout", accounts::sign_out_page);
    r.add(own, post.clone(), "/signout", accounts::sign_out);
    r.add(own, get.clone(), "/confirm/again", accounts::confirm_again);
    r.add(own, post.clone(), "/confirm/again", accounts::create_again);
    r.add(own, get.clone(), "/proof", accounts::proof);
    r.add(own, post.clone(), "/proof", accounts::create_proof);
    r.add(own, get.clone(), "/settings", accounts::settings);
    r.add(own, post.clone(), "/settings", accounts::save);
    r.add(own, get.clone(), "/settings/picture", accounts::avatar);
    r.add_upload(own, "/settings/picture", accounts::create_avatar);
    let end = "/settings/picture/end";
    r.add(own, post.clone(), end, accounts::end_avatar);
    let back = "/settings/picture/restoration";
    r.add(own, post.clone(), back, accounts::restore_avatar);
    r.add(own, get.clone(), "/settings/email", accounts::email);
    r.add(own, post.clone(), "/settings/email", accounts::offer_email);
    let again = "/settings/email/retry";
    r.add(own, get.clone(), again, accounts::letters_again);
    r.add(own, post.clone(), again, accounts::retry_letters);
    r.add(own, get.clone(), "/settings/password", accounts::password);
    r.add(
        own,
        post.clone(),
        "/settings/password",
        accounts::change_password,
    );
    r.add(own, get.clone(), "/settings/devices", accounts::devices);
    r.add(
        own,
        post.clone(),
        "/settings/devices/others/end",
        accounts::end_others,
    );
    r.add(
        own,
        post.clone(),
        "/settings/devices/{id}/end",
        accounts::end_device,
    );

    r.add(own, get.clone(), "/settings/factor", accounts::factor);
    r.add(
        own,
        post.clone(),
        "/settings/factor",
        accounts::create_factor,
    );
    r.add(
        own,
        post.clone(),
        "/settings/factor/confirmation",
        accounts::confirm_factor,
    );
    r.add(
        own,
        post.clone(),
        "/settings/factor/end",
        accounts::end_factor,
    );
    r.add(own, get.clone(), "/settings/name", accounts::own_name);
    r.add(own, post.clone(), "/settings/name", accounts::choose_name);
    r.add(
        own,
        post.clone(),
        "/settings/factor/codes",
        accounts::replace_codes,
    );
    r.add(own, get.clone(), "/u/{name}/factor", accounts::lost_factor);
    r.add(
        own,
        post.clone(),
        "/u/{name}/factor/releases",
        accounts::create_release,
    );
    let takeout = "/settings/takeout";
    r.add(own, get.clone(), takeout, accounts::takeout::show);
    r.add(own, post.clone(), takeout, accounts::takeout::create);
    r.add(
        own,
        get.clone(),
        "/settings/takeout/{name}",
        accounts::takeout::fetch,
    );
    r.add(own, get.clone(), "/settings/tokens", accounts::tokens::show);
    r.add(
        own,
        post.clone(),
        "/settings/tokens",
        accounts::create_token,
    );
    r.add(
        own,
        post.clone(),
        "/settings/tokens/{id}/end",
        accounts::end_token,
    );
    r.add(own, get.clone(), "/settings/address", accounts::address);
    r.add(
        own,
        post.clone(),
        "/settings/address",
        accounts::offer_address,
    );
    r.add(own, post.clone(), "/join", accounts::create_joining);
}

pub(super) fn api_public(r: &mut Routes) {
    let any = (Access::Public, Needs::Token);
    let read = anybody(Scope::Read);
    r.api(any, Method::GET, "/api/v1/session", api::session);
    let person = "/api/v1/people/{name}";
    r.api(read, Method::GET, person, api::people::show);
    // Whoever has a token has an account already.
    let page = (Access::Public, Needs::Session);
    r.api(
        page,
        Method::POST,
        "/api/v1/class-accounts",
        api::invites::register,
    );
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let session = (Access::Member, Needs::Session);
    let settings = "/api/v1/settings";
    r.api(read, Method::GET, settings, api::settings::show);
    r.api(write, Method::PUT, settings, api::settings::save);
    let name = "/api/v1/settings/name";
    r.api(write, Method::PUT, name, api::settings::choose_name);
    let picture = "/api/v1/settings/picture";
    r.api(read, Method::GET, picture, api::settings::picture);
    r.api_upload(write, picture, api::settings::choose_picture);
    r.api(write, Method::DELETE, picture, api::settings::end_picture);
    let back = "/api/v1/settings/picture/restoration";
    r.api(write, Method::POST, back, api::settings::restore_picture);
    r.api(session, Method::GET, "/api/v1/sessions", api::own::sessions);
    r.api(
        session,
        Method::DELETE,
        "/api/v1/sessions/{id}",
        api::own::end_session,
    );
    r.api(
        session,
        Method::POST,
        "/api/v1/sessions/others/end",
        api::own::end_others,
    );
    r.api(
        session,
        Method::POST,
        "/api/v1/session/proof",
        api::own::create_proof,
    );
    r.api(session, Method::GET, "/api/v1/factor", api::own::factor);
    let takeout = "/api/v1/settings/takeout";
    r.api(session, Method::GET, takeout, api::takeout::show);
    r.api(session, Method::POST, takeout, api::takeout::create);
    r.api(session, Method::GET, "/api/v1/tokens", api::tokens::list);
    r.api(session, Method::POST, "/api/v1/tokens", api::tokens::create);
    r.api(
        session,
        Method::DELETE,
        "/api/v1/tokens/{id}",
        api::tokens::end,
    );
    let again = "/api/v1/settings/email/retry";
    r.api(session, Method::POST, again, api::deliveries::retry_own);
    r.api(write, Method::POST, "/api/v1/join", api::invites::join);
}
