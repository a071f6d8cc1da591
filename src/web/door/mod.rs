//! What every page shares: who looks, form tokens, limits, answers to faults, addresses, assets.

pub mod assets;
mod connections;
pub mod form;
mod held;
mod limits;
mod multipart;
mod pairs;
pub mod problem;
pub mod proof;
mod put_off;
mod respond;
mod room;
mod router;
mod shared;
mod table;
mod targets;
mod upgrade;
pub mod urls;
mod visit;

pub use connections::Connections;
pub use held::words;
pub use limits::BODY;
pub use multipart::SentFile;
pub use pairs::Pairs;
pub use respond::{
    bytes, found, html, is_known, json, moved_for_good, no_content, see_other, text, unchanged,
    unless_known, versioned,
};
pub use table::{Access, Handler, Line, Needs, Routes};
pub use visit::{Keys, Visit};

use actix_web::HttpResponse;

use crate::base::Error;

/// What a handler answers.
pub type Reply = Result<HttpResponse, Error>;
