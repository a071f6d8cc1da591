//! Questions to offices: asking, moderating, answering, and what they come to as data.

use actix_web::http::Method;

use super::{anybody, signed_in};
use crate::accounts::Scope;
use crate::web::door::{Access, Routes};
use crate::web::{api, questions};

pub(super) fn public(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let open = Access::Public;
    r.add(open, get.clone(), "/questions/{id}", questions::show);
    let letter = "/questions/{id}/letter";
    r.add(open, get.clone(), letter, questions::letter);
    r.add(open, post.clone(), letter, questions::make_letter);
    r.shared("/o/{office}/figures", questions::figures::show);
    let data = "/o/{office}/questions.{data}";
    r.add(open, get.clone(), data, questions::office_data);
    let data = "/s/{space}/questions.{data}";
    r.add(open, get.clone(), data, questions::space_data);
    r.shared("/s/{space}/offices/data", questions::dictionary);
}

pub(super) fn member(r: &mut Routes) {
    let (get, post) = (Method::GET, Method::POST);
    let own = Access::Member;
    r.add(own, get.clone(), "/s/{space}/ask", questions::new);
    let waiting = "/s/{space}/ask/waiting";
    r.add(own, get.clone(), waiting, questions::waiting);
    let intake = "/s/{space}/ask/intake";
    r.add(own, get.clone(), intake, questions::intake::new);
    r.add_upload(own, intake, questions::intake::create);
    let slip = "/questions/{id}/slip";
    r.add(own, get.clone(), slip, questions::intake::show);
    let scan = "/questions/{id}/scan";
    r.add(own, get.clone(), scan, questions::scan::show);
    r.add_upload(own, scan, questions::scan::create);
    let picture = "/questions/{id}/scan/picture";
    r.add(own, get.clone(), picture, questions::scan::picture);
    let end = "/questions/{id}/scan/end";
    r.add(own, post.clone(), end, questions::scan::end);
    let back = "/questions/{id}/scan/restoration";
    r.add(own, post.clone(), back, questions::scan::restore);
    r.add(own, get.clone(), "/claim", questions::claiming);
    r.add(own, post.clone(), "/claim", questions::claim);
    let sent = "/s/{space}/questions";
    r.add_upload(own, sent, questions::create);
    let again = "/questions/{id}/edit";
    r.add(own, get.clone(), again, questions::edit);
    let again = "/questions/{id}/submission";
    r.add_upload(own, again, questions::save);
    let acts = "/questions/{id}/acts";
    r.add(own, post.clone(), acts, questions::create_act);
    let cosigns = "/questions/{id}/cosigns";
    r.add(own, post.clone(), cosigns, questions::cosign);
    let end = "/questions/{id}/cosigns/end";
    r.add(own, post.clone(), end, questions::end_cosign);
    let removals = "/questions/{id}/removals";
    r.add(own, get.clone(), removals, questions::removals::show);
    r.add(own, post.clone(), removals, questions::removals::create);
    let notes = "/questions/{id}/redactions";
    r.add(own, get.clone(), notes, questions::notes::show);
    r.add(own, post.clone(), notes, questions::notes::create);
    r.add(own, get.clone(), "/addressees/{id}", questions::handle);
    let clock = "/addressees/{id}/clock";
    r.add(own, get.clone(), clock, questions::legal::show);
    r.add(own, post.clone(), clock, questions::legal::create);
    let steps = "/addressees/{id}/steps";
    r.add(own, post.clone(), steps, questions::create_step);
    r.add(own, get.clone(), "/o/{office}/desk", questions::desk);
}

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    let clock = "/api/v1/addressees/{id}/clock";
    r.api(read, Method::GET, clock, api::legal::show);
    let figures = "/api/v1/offices/{office}/figures";
    r.api(read, Method::GET, figures, api::figures::show);
    let list = "/api/v1/offices/{office}/questions";
    r.api(read, Method::GET, list, api::asked::list);
    let question = "/api/v1/questions/{id}";
    r.api(read, Method::GET, question, api::questions::show);
}

pub(super) fn api_member(r: &mut Routes) {
    let read = signed_in(Scope::Read);
    let write = signed_in(Scope::Write);
    let moderate = signed_in(Scope::Moderate);
    let desk = "/api/v1/offices/{office}/desk";
    r.api(read, Method::GET, desk, api::asked::desk);
    let asked = "/api/v1/spaces/{space}/questions";
    r.api(write, Method::POST, asked, api::questions::create);
    let intakes = "/api/v1/spaces/{space}/intakes";
    r.api(moderate, Method::POST, intakes, api::intakes::create);
    let slip = "/api/v1/questions/{id}/slip";
    r.api(moderate, Method::GET, slip, api::intakes::slip);
    let scan = "/api/v1/questions/{id}/scan";
    r.api(moderate, Method::GET, scan, api::scans::show);
    r.api_upload(moderate, scan, api::scans::create);
    r.api(moderate, Method::DELETE, scan, api::scans::end);
    let picture = "/api/v1/questions/{id}/scan/picture";
    r.api(moderate, Method::GET, picture, api::scans::picture);
    let back = "/api/v1/questions/{id}/scan/restoration";
    r.api(moderate, Method::POST, back, api::scans::restore);
    r.api(write, Method::POST, "/api/v1/claims", api::intakes::claim);
    let waiting = "/api/v1/spaces/{space}/questions/waiting";
    r.api(moderate, Method::GET, waiting, api::asked::waiting);
    let question = "/api/v1/questions/{id}";
    r.api(write, Method::PUT, question, api::questions::save);
    let acts = "/api/v1/questions/{id}/acts";
    r.api(write, Method::POST, acts, api::questions::act);
    let cosign = "/api/v1/questions/{id}/cosign";
    r.api(write, Method::PUT, cosign, api::questions::cosign);
    r.api(write, Method::DELETE, cosign, api::questions::end_cosign);
    let removals = "/api/v1/questions/{id}/removals";
    r.api(moderate, Method::GET, removals, api::removals::list);
    r.api(moderate, Method::POST, removals, api::removals::create);
    let notes = "/api/v1/questions/{id}/redactions";
    r.api(read, Method::GET, notes, api::redactions::of_notes);
    r.api(moderate, Method::POST, notes, api::redactions::hide_notes);
    let clock = "/api/v1/addressees/{id}/clock";
    r.api(write, Method::POST, clock, api::legal::save);
    let steps = "/api/v1/addressees/{id}/steps";
    r.api(write, Method::POST, steps, api::questions::step);
}
