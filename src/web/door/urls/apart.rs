//! Addresses that the door treats apart: when they are counted, put off, asked for a second factor, or listed.

use super::{
    API_EVENTS, DELIVERIES, ENTER, FACTOR, FACTOR_CONFIRM, LANGUAGE, PROOF, REGISTER, SETTINGS,
    SIGN_IN, SIGN_OUT,
};

/// What is no page for search engines: forms, programs' doors, links that work once.
pub const UNLISTED: &[&str] = &["/api/", SETTINGS, SIGN_IN, REGISTER, "/k/"];
/// Whether the process lives: answered without the database.
pub const LIVE: &str = "/livez";

/// What machines ask for over and over, and what caches hold: it is not counted.
pub const UNCOUNTED: &[&str] = &[
    LIVE,
    "/readyz",
    "/metrics",
    "/assets/{name}",
    "/favicon.ico",
    "/robots.txt",
    "/avatars/{id}/{name}",
];

/// What scripts ask time and again where no socket can be opened.
pub const POLLS: (&str, &str) = ("GET", API_EVENTS);

/// What scripts ask for while somebody writes: nobody waits for it.
pub const BACKGROUND: &[(&str, &str)] = &[
    ("PUT", "/api/v1/drafts/{target}"),
    ("POST", "/preview"),
    ("POST", "/api/v1/preview"),
    ("GET", "/api/v1/spaces/{space}/people"),
];

/// What is answered however many wait: health, the way in, administration.
pub const MUST_GO_ON: &[&str] = &[
    LIVE,
    "/readyz",
    "/metrics",
    "/assets/{name}",
    "/favicon.ico",
    SIGN_IN,
    SIGN_OUT,
    ENTER,
    PROOF,
    FACTOR,
    "/k/{token}",
    "/admin/audit",
    DELIVERIES,
    "/names",
    "/names/{id}/decision",
    "/api/v1/session",
];

/// What an administrator without a second factor reaches until he has set it up.
pub const AHEAD_OF_FACTOR: &[&str] = &[
    LIVE,
    "/readyz",
    "/assets/{name}",
    "/favicon.ico",
    LANGUAGE,
    SIGN_OUT,
    FACTOR,
    FACTOR_CONFIRM,
    "/api/v1/session",
];
