//! The Public E-lab: a forum and blog engine for civic virtual communication.
//!
//! A request enters by a web page, the page asks one room one question or gives it one command, the room reads
//! or writes rows and records what happened, and everything else reads what happened.
//!
//! # Floors (a module imports only from lower floors; `tests/it/house.rs` holds this list against the code)
//!
//! 1. `base`, `markup`, `i18n`, `meters`: import nothing of ours but `base`
//! 2. `clocks`, `config`
//! 3. `db`
//! 4. `events`, `audit`, `inbox`, `outbox`, `jobs`, `idempotency`, `counters`: the cellar
//! 5. `accounts`
//! 6. `spaces`
//! 7. `deliveries`, `names`, `offices`, `recovery`, `residents`, `threads`
//! 8. `blogs`, `files`, `questions`
//! 9. `notices`
//! 10. `backup`, `chores`, `live`, `mail`, `pages`, `takeouts`
//! 11. `app`, `doctor`, `export`
//! 12. `web`
//! 13. `demo`, `server`
//! 14. `cli`

pub mod accounts;
pub mod app;
pub mod audit;
pub mod backup;
pub mod base;
pub mod blogs;
pub mod chores;
pub mod cli;
pub mod clocks;
pub mod config;
pub mod counters;
pub mod db;
pub mod deliveries;
pub mod demo;
pub mod doctor;
pub mod events;
pub mod export;
pub mod files;
pub mod i18n;
pub mod idempotency;
pub mod inbox;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod markup;
pub mod meters;
pub mod names;
pub mod notices;
pub mod offices;
pub mod outbox;
pub mod pages;
pub mod questions;
pub mod recovery;
pub mod residents;
pub mod server;
pub mod spaces;
pub mod takeouts;
pub mod threads;
pub mod web;
