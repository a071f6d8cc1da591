//! What addresses are made of: the site before them, words within them, pages of a list behind them.

use crate::base::paging::Cursor;
use crate::config::Config;

/// The whole address of a path of ours, for letters and feeds.
pub fn absolute(config: &Config, path: &str) -> String {
    format!("{}{path}", config.base_url)
}

/// The page of a form that has just been saved.
pub fn saved(form: &str) -> String {
    format!("{form}?saved=1")
}

/// A number, and the slug behind it where there is one.
pub(super) fn numbered(id: impl std::fmt::Display, slug: &str) -> String {
    match slug {
        "" => id.to_string(),
        slug => format!("{id}-{slug}"),
    }
}

/// The page behind a cursor of this list, `base` with its other parameters.
pub fn after(base: &str, cursor: &Cursor) -> String {
    with(base, "after", &cursor.encode())
}

/// The last page of this list.
pub fn last(base: &str) -> String {
    with(base, "last", "1")
}

/// The page ahead of a cursor of this list.
pub fn before(base: &str, cursor: &Cursor) -> String {
    with(base, "before", &cursor.encode())
}

/// An address with one parameter more.
pub(super) fn with(base: &str, name: &str, value: &str) -> String {
    let join = if base.contains('?') { '&' } else { '?' };
    format!("{base}{join}{name}={value}")
}

/// A path with these parameters, whose names are plain words.
pub fn asked(path: &str, pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| format!("{name}={}", encode(value));
    let query: Vec<String> = pairs.iter().map(pair).collect();
    match query.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", query.join("&")),
    }
}

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
