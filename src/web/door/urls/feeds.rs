//! Feeds of whatever has a page.

use crate::base::words::words;
use crate::config::Config;

words! {
    /// How a feed is written, and how its address ends.
    Format {
        /// RFC 4287.
        Atom = "atom",
        /// RSS 2.0.
        Rss = "rss",
        /// JSON Feed 1.1.
        Json = "json",
    }
}

impl Format {
    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Format::Atom => "Atom",
            Format::Rss => "RSS",
            Format::Json => "JSON Feed",
        }
    }

    /// What it is, as a link says it.
    pub fn media(self) -> &'static str {
        self.kind().split(';').next().unwrap_or_default()
    }

    /// What it is, as `Content-Type` says it.
    pub fn kind(self) -> &'static str {
        match self {
            Format::Atom => "application/atom+xml; charset=utf-8",
            Format::Rss => "application/rss+xml; charset=utf-8",
            Format::Json => "application/feed+json; charset=utf-8",
        }
    }
}

/// The feed of a place: its page's address and how the feed is written.
pub fn feed(place: &str, format: Format) -> String {
    format!("{}/feed.{}", place.trim_end_matches('/'), format.as_str())
}

/// The feeds of a place in all formats.
pub fn feeds(place: &str) -> impl Iterator<Item = (Format, String)> {
    let one = move |format: &Format| (*format, feed(place, *format));
    Format::ALL.iter().map(one)
}

/// The name of a feed that no renaming changes (RFC 4151).
pub fn feed_id(config: &Config, place: &str) -> String {
    let host = config
        .base_url
        .split_once("://")
        .map_or("", |(_, host)| host);
    let host = host.split([':', '/']).next().unwrap_or_default();
    format!("tag:{host},2026:{place}")
}
