//! What who reads gets while the site is busy: a page that costs next to nothing, however many ask.

use actix_web::HttpResponse;
use askama::Template;

use super::assets::ASSETS;
use super::{Visit, html};
use crate::app::App;
use crate::base::Result;
use crate::i18n::Texts;
use crate::web::layout;

#[derive(Template)]
#[template(path = "door/put_off.html")]
struct Show<'a> {
    t: Texts<'a>,
    site: &'a str,
    theme: Option<&'static str>,
    style: String,
    icons: String,
    /// The words to find the request in the log by.
    reference: &'a str,
}

/// The answer to who wanted to read.
///
/// # Errors
/// What the template says.
pub(super) fn page(app: &App, visit: &Visit) -> Result<HttpResponse> {
    let view = Show {
        t: visit.texts(app),
        site: &app.config.site_name,
        theme: layout::theme(visit),
        style: ASSETS.url("site"),
        icons: ASSETS.url("icons"),
        reference: &visit.id,
    };
    html(503, &view)
}
