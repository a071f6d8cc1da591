//! The web wing: HTTP and HTML, and nothing else. It mirrors the rooms.

pub mod accounts;
pub mod api;
pub mod archive;
pub mod badge;
pub mod blogs;
mod ceiling;
pub mod clocks;
pub mod door;
mod feeds;
pub mod files;
pub mod health;
pub mod home;
pub mod layout;
pub mod levels;
pub mod live;
pub mod notices;
pub mod offices;
pub mod portrait;
pub mod questions;
mod reference;
pub mod routes;
mod share;
mod sitemap;
pub mod spaces;
pub mod threads;
