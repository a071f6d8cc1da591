//! Whole stories, one a file.

mod articles;
mod away;
mod crash;
mod first_reply;
mod full_disk;
mod letters;
mod slow;
mod stop;
