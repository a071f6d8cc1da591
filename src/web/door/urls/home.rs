//! The home page and what no room owns: languages, pages about the site, assets, the way back.

use super::parts::encode;

pub const HOME: &str = "/";
pub const LANGUAGE: &str = "/language";
pub const ABOUT: &str = "/about";
pub const ACCESSIBILITY: &str = "/accessibility";

/// The page to choose a language, which then leads back.
pub fn language(back: &str) -> String {
    format!("{LANGUAGE}?next={}", encode(back))
}

/// The same page in another language.
pub fn in_language(target: &str, code: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    let lang = format!("lang={code}");
    kept.push(&lang);
    format!("{path}?{}", kept.join("&"))
}

pub fn asset(name: &str) -> String {
    format!("/assets/{name}")
}

/// `next` when it is a path of ours, else the home page: a link never leads off the site.
pub fn own_path(next: &str) -> &str {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.bytes().all(|b| b.is_ascii_graphic())
        && next.len() <= 2000;
    if plain { next } else { HOME }
}
