//! Files that people add to their posts: looked into, made anew, kept, and given to who may see them.

mod make;
mod model;
mod picture;
mod read;
mod store;
mod wipe;
mod write;

pub use make::{LARGEST, Made, made};
pub use model::{File, Kind, NewFile};
pub use read::find;
pub use store::Store;
pub use wipe::{wipe, wipe_strays};
pub use write::{allow, keep, retire};
