//! Whole stories, one a file.

mod articles;
mod away;
mod by_letter;
mod crash;
mod first_reply;
mod full_disk;
mod ledger;
mod letters;
mod questions;
mod slow;
mod standing;
mod stop;
mod voices;
