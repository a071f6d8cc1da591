//! Which addresses a text may link to: http, https, mailto and paths of this site.

use ammonia::Url;
use std::fmt::Write;

/// A longer address is a payload, not a place.
const LONGEST: usize = 4096;

/// An address made safe to stand in an attribute (still to be escaped for HTML).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// On this site.
    Local(String),
    /// A mailbox.
    Mail(String),
    /// Anywhere else.
    Outside(String),
}

impl Address {
    /// Reads a destination; `None` is one that must not be linked.
    pub(super) fn read(destination: &str, site_host: &str) -> Option<Self> {
        // Browsers drop tabs and newlines before they look for the scheme.
        if destination.chars().any(char::is_control) {
            return None;
        }
        let href = encoded(destination);
        if href.len() > LONGEST {
            return None;
        }
        if href.starts_with('/') {
            // `//host` and `/\host` leave the site.
            return (!href.starts_with("//") && !destination.starts_with("/\\"))
                .then_some(Self::Local(href));
        }
        let (scheme, rest) = href.split_once(':')?;
        if scheme.eq_ignore_ascii_case("mailto") {
            return rest.contains('@').then_some(Self::Mail(href));
        }
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        // Without the two slashes a browser reads a path of this site.
        if !web || !rest.starts_with("//") || rest.starts_with("///") {
            return None;
        }
        let url = Url::parse(&href).ok()?;
        let host = url.host_str()?;
        if host.is_empty() || host.starts_with('.') || host.contains("..") {
            return None;
        }
        // `https://our.site@evil.example` is made to deceive.
        if !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        let with_port = url.port().map(|port| format!("{host}:{port}"));
        let ours = with_port
            .as_deref()
            .unwrap_or(host)
            .eq_ignore_ascii_case(site_host);
        Some(if ours {
            Self::Local(href)
        } else {
            Self::Outside(href)
        })
    }

    /// The address itself.
    pub(super) fn href(&self) -> &str {
        match self {
            Self::Local(href) | Self::Mail(href) | Self::Outside(href) => href,
        }
    }
}

/// Percent-encodes what may not stand in an address; what is already encoded stays.
pub(super) fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~!*'();:@&=+$,/?#%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
