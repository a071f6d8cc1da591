//! Pages of blogs, and those on which authors look after their articles.

mod article;
mod cover;
mod mine;
mod settings;
mod show;

pub use article::{create_publication, end, publication, show as article};
pub use cover::{create as create_cover, end as end_cover, upload as upload_cover};
pub use mine::mine;
pub use settings::{create, kept, new, open, save as save_settings, settings};
pub use show::{all, month, show};
