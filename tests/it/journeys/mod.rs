//! Whole stories, one a file.

mod crash;
mod first_reply;
mod full_disk;
