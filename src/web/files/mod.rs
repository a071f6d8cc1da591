//! Files that people add to their posts: sent with the composer, fetched by whoever sees the post.

mod avatar;
mod create;
mod show;

pub use avatar::{show_avatar, upload_avatar};
pub use create::{brought, create, markdown, received, upload};
pub use show::show;
