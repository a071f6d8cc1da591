//! The door of programs itself; what a room has there stands with the room.

pub const API: &str = "/api/v1";
pub const API_LIVE: &str = "/api/v1/live";
pub const API_EVENTS: &str = "/api/v1/events";
pub const REFERENCE: &str = "/api";
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// True for a path of the programs' door, of whichever version.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}
