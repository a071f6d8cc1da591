//! What happens, told as it happens.

use actix_web::http::Method;

use super::anybody;
use crate::accounts::Scope;
use crate::web::door::Routes;
use crate::web::live;

pub(super) fn api_public(r: &mut Routes) {
    let read = anybody(Scope::Read);
    r.api(read, Method::GET, "/api/v1/events", live::events::list);
    r.socket(read, "/api/v1/live", live::socket::open);
    r.socket(read, "/api/v1/live/echo", live::echo::show);
    r.api(read, Method::GET, "/api/v1/live/stream", live::stream::show);
}
