//! What a person takes along: a ZIP of all that he wrote and brought, made on his word and his alone for some days.

mod asked;
mod contents;
mod make;
mod model;
mod rows;

pub use make::{make, path};
pub use model::Takeout;
pub use rows::{ask, find, of};
