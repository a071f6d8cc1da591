//! Pages of what one is told, and of what one wants to hear of.

mod follows;
mod letters;
mod links;
mod list;
mod stop;

pub use follows::{create as choose, level, show as follows};
pub use letters::{Letters, save as save_letters, show as letters, write as write_letters};
pub use links::desk;
pub use list::{lead, mark_read, sentence, show};
pub use stop::{create as create_stop, show as stop};
