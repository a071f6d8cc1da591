//! The last gate: what is not on these lists does not leave the room.

use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::address::Address;
use super::pictures::{Picture, is_choice};

/// How wide a picture stands: as wide as its text, whose measure the style sheet sets.
pub(super) const SIZES: &str = "(max-width: 44rem) 100vw, 44rem";

/// Every element that may appear.
pub(super) const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "details",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Every attribute that may appear on an element.
pub(super) const ATTRIBUTES: &[(&str, &[&str])] = &[
    (
        "a",
        &["href", "title", "rel", "class", "role", "aria-label"],
    ),
    ("code", &["class"]),
    ("div", &["class", "tabindex", "role", "aria-label"]),
    (
        "img",
        &[
            "class", "src", "srcset", "sizes", "width", "height", "alt", "title", "loading",
        ],
    ),
    ("li", &["id", "class"]),
    ("ol", &["start"]),
    ("pre", &["tabindex"]),
    ("section", &["class", "role"]),
    (
        "span",
        &[
            "class",
            "tabindex",
            "role",
            "aria-checked",
            "aria-disabled",
            "aria-label",
        ],
    ),
    ("sup", &["id"]),
    ("td", &["class"]),
    ("th", &["class", "scope"]),
];

/// Every value of the attributes that are not free text: element, attribute, value.
pub(super) const VALUES: &[(&str, &str, &str)] = &[
    ("a", "class", "mention"),
    ("a", "rel", "nofollow ugc noopener"),
    ("a", "role", "doc-backlink"),
    ("a", "role", "doc-noteref"),
    ("div", "class", "table-scroll"),
    ("div", "role", "group"),
    ("div", "tabindex", "0"),
    ("img", "class", "undescribed"),
    ("img", "loading", "lazy"),
    ("img", "sizes", SIZES),
    ("li", "class", "task"),
    ("li", "class", "task done"),
    ("pre", "tabindex", "0"),
    ("section", "class", "footnotes"),
    ("section", "role", "doc-endnotes"),
    ("span", "aria-checked", "false"),
    ("span", "aria-checked", "true"),
    ("span", "aria-disabled", "true"),
    ("span", "class", "spoiler"),
    ("span", "class", "task-box"),
    ("span", "role", "checkbox"),
    ("span", "tabindex", "0"),
    ("td", "class", "center"),
    ("td", "class", "left"),
    ("td", "class", "right"),
    ("th", "class", "center"),
    ("th", "class", "left"),
    ("th", "class", "right"),
    ("th", "scope", "col"),
];

static GATE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes: HashMap<&str, HashSet<&str>> = ATTRIBUTES
        .iter()
        .map(|(tag, names)| (*tag, names.iter().copied().collect()))
        .collect();
    let mut gate = Builder::empty();
    gate.tags(TAGS.iter().copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|tag, name, value| {
            allowed(tag, name, value).then_some(Cow::Borrowed(value))
        });
    gate
});

/// Lets through what the lists name.
pub(super) fn sanitise(html: &str) -> String {
    GATE.clean(html).to_string()
}

/// Whether an attribute may have this value.
pub(super) fn allowed(tag: &str, name: &str, value: &str) -> bool {
    match (tag, name) {
        ("a", "href") => {
            value.strip_prefix('#').is_some_and(is_id) || Address::read(value, "").is_some()
        }
        ("img", "src") => Picture::read(value).is_some_and(|picture| !picture.decorative),
        ("img", "srcset") => is_choice(value),
        ("img", "width" | "height") => is_number(value),
        ("code", "class") => value.strip_prefix("language-").is_some_and(is_language),
        ("ol", "start") => is_number(value),
        (_, "id") => is_id(value),
        (_, "title" | "alt" | "aria-label") => true,
        _ => VALUES.contains(&(tag, name, value)),
    }
}

/// Whether a word after a code fence may become a class.
pub(super) fn is_language(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"+#-".contains(&b);
    (1..=20).contains(&word.len()) && word.bytes().all(plain)
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())
}

fn is_id(value: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !value.is_empty() && value.bytes().all(plain)
}
