//! Whole stories, one a file.

mod articles;
mod away;
mod crash;
mod first_reply;
mod full_disk;
mod ledger;
mod letters;
mod questions;
mod slow;
mod stop;
