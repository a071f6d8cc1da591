//! Pages on which one shows that one lives where a community is about, and on which that is looked after.

mod letters;
mod list;
mod own;

pub use letters::{
    create as make_letters, end as end_letters, read as read_letters, show as letters,
};
pub use list::{PAGE, confirm, end, list, named, read as read_residents, save_list, show};
pub use own::{create, read as read_own, reside, show as own};
