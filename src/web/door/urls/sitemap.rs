//! The list of pages for search engines.

use crate::threads::Listed;

/// The list of pages for search engines.
pub const SITEMAP: &str = "/sitemap.xml";

/// A part of the list of pages for search engines.
pub fn sitemap_part(listed: Listed, n: i64) -> String {
    format!("/sitemap/{}-{n}.xml", listed.as_str())
}

/// What the last word of such an address names.
pub fn read_sitemap_part(word: &str) -> Option<(Listed, i64)> {
    let (listed, n) = word.strip_suffix(".xml")?.split_once('-')?;
    let plain = n.len() <= 12 && n.bytes().all(|b| b.is_ascii_digit());
    Some((
        Listed::from_word(listed)?,
        n.parse().ok().filter(|_| plain)?,
    ))
}
