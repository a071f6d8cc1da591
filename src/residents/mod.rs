//! Who lives where a community is about: confirmed by a clerk, by a list or by a letter to the household.

mod letters;
mod model;
mod read;
mod write;

pub use letters::{codes, count_guess, end_letters, letters, letters_of, make_letters, reside};
pub use model::{Found, How, LONGEST_LIST, Letters, Line, NewLetters, Resident};
pub use read::{is_resident, own, preview, required, residents};
pub use write::{confirm, confirm_list, end};
