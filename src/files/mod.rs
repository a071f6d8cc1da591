//! Files that people add to their posts: looked into, made anew, kept, and given to who may see them.

mod avatar;
mod make;
mod model;
mod picture;
mod read;
mod store;
mod wipe;
mod write;

pub use avatar::{avatar_of, choose_avatar, end_avatar, find_avatar, own_avatar, restore_avatar};
pub use make::{LARGEST, Made, avatar, cover, fits, made, scan};
pub use model::{File, Kind, NewFile, forms};
pub use read::{all, find, find_scan, shown_in};
pub use store::Store;
pub use wipe::{wipe, wipe_strays};
pub use write::{allow, allow_scan, keep, keep_scan, retire};
