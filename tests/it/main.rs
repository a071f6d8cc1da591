//! The integration tests: one binary, the same suite on SQLite and on PostgreSQL.
//!
//! `ELAB_TEST_DATABASE=postgres` runs it on a private PostgreSQL, started from the installed binaries.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod app;
mod names;
mod people;
mod postgres;
mod program;
mod sink;
mod source;
mod uploads;

mod accounts;
mod acts;
mod afterwards;
mod api;
mod archive;
mod asking;
mod audit;
mod avatars;
mod backup;
mod binary;
mod blogs;
mod carriage;
mod clocks;
mod coauthors;
mod db;
mod demo;
mod docs;
mod doctor;
mod drafts;
mod export;
mod factors;
mod feeds;
mod files;
mod floors;
mod fuzz;
mod history;
mod holds;
mod hostile;
mod house;
mod http;
mod i18n;
mod intake;
mod invites;
mod jobs;
mod journeys;
mod lessons;
mod letters;
mod licences;
mod limits;
mod live;
mod live_model;
mod mail;
mod mail_in;
mod mentions;
mod metadata;
mod newsletter;
mod notices;
mod offices;
mod official;
mod pages;
mod privileges;
mod questions;
mod reading;
mod recount;
mod residents;
mod schema;
mod security;
mod series;
mod sharing;
mod shed;
mod spaces;
mod tags;
mod takeouts;
mod threads;
mod tokens;
mod twins;
mod unwritten;
