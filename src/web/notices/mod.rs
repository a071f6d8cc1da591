//! Pages of what one is told, and of what one wants to hear of.

mod follows;

mod list;

pub use follows::{create as choose, level, show as follows};
pub use list::{lead, mark_read, sentence, show};
