//! Ids inside a post: rendered before the post has a number, numbered when it has one.

/// The prefix to render with while the post's id is not known; posts count from 1.
pub const PLACEHOLDER: &str = "p0-";

/// The only openings the writer puts the prefix behind. Text cannot hold `<` and attributes
/// cannot hold `"` once serialised, so whoever writes these characters gets them escaped.
const OPENINGS: [&str; 3] = ["<a href=\"#", "<sup id=\"", "<li id=\""];

/// Puts the post's id into HTML that was rendered with [`PLACEHOLDER`]: `p0-` becomes `p17-`.
pub fn anchored(html: &str, post: i64) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut done = 0;
    for (at, found) in html.match_indices(PLACEHOLDER) {
        let before = html.get(..at).unwrap_or_default();
        if OPENINGS.iter().any(|opening| before.ends_with(opening)) {
            out.push_str(html.get(done..at).unwrap_or_default());
            out.push_str(&format!("p{post}-"));
            done = at + found.len();
        }
    }
    out.push_str(html.get(done..).unwrap_or_default());
    out
}

/// A prefix that may stand in an id, or none.
pub(super) fn prefix(anchor: &str) -> &str {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if anchor.chars().all(plain) {
        anchor
    } else {
        ""
    }
}
