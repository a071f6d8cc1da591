//! A small reader of serialised HTML that asserts what the browser would be given.

use crate::markup::sanitise::{ATTRIBUTES, TAGS, allowed};

/// One tag: its name, its attributes.
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
}

/// All opening tags. Panics on anything a serialiser would not write.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a stray > in {text:?}");
        if let Some(closing) = after.strip_prefix('/') {
            let (name, after) = closing.split_once('>').unwrap();
            assert!(TAGS.contains(&name), "</{name}> in {html}");
            rest = after;
            continue;
        }
        let end = after.find([' ', '>']).unwrap();
        let (name, mut inside) = after.split_at(end);
        let mut attributes = Vec::new();
        while let Some(more) = inside.strip_prefix(' ') {
            let (key, value) = more.split_once("=\"").unwrap();
            let (value, more) = value.split_once('"').unwrap();
            attributes.push((key.to_owned(), unescaped(value)));
            inside = more;
        }
        rest = inside.strip_prefix('>').unwrap();
        found.push(Tag {
            name: name.to_owned(),
            attributes,
        });
    }
    found
}

pub(super) fn unescaped(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{A0}")
        .replace("&amp;", "&")
}

/// Asserts that nothing but the lists of the gate appears, and that ids are unique.
pub(super) fn assert_safe(html: &str, source: &str) {
    let mut ids = Vec::new();
    for tag in tags(html) {
        assert!(
            TAGS.contains(&tag.name.as_str()),
            "<{}> from {source:?}",
            tag.name
        );
        for (name, value) in &tag.attributes {
            let known = ATTRIBUTES
                .iter()
                .any(|(t, names)| *t == tag.name && names.contains(&name.as_str()));
            assert!(known, "{}.{name} from {source:?}", tag.name);
            assert!(
                allowed(&tag.name, name, value),
                "{name}={value:?} from {source:?}"
            );
            assert!(!name.starts_with("on"), "{name} from {source:?}");
            if name == "href" {
                assert_leads_to_a_safe_place(value, source);
            }
            if name == "id" {
                assert!(!ids.contains(value), "id {value} twice from {source:?}");
                ids.push(value.clone());
            }
        }
        let outside = tag
            .attributes
            .iter()
            .any(|(n, v)| n == "href" && v.starts_with("http"));
        let ours = tag
            .attributes
            .iter()
            .any(|(n, v)| n == "href" && v.contains("://example.kz"));
        let rel = tag.attributes.iter().any(|(n, _)| n == "rel");
        assert!(!outside || ours || rel, "no rel from {source:?}");
    }
    for way in tags(html)
        .iter()
        .flat_map(|t| &t.attributes)
        .filter(|(n, _)| n == "href")
    {
        if let Some(id) = way.1.strip_prefix('#') {
            assert!(
                ids.iter().any(|known| known == id),
                "#{id} leads nowhere from {source:?}"
            );
        }
    }
}

fn assert_leads_to_a_safe_place(href: &str, source: &str) {
    let lower = href.to_ascii_lowercase();
    let fine = lower.starts_with("http://")
        || lower.starts_with("https://")
        || lower.starts_with("mailto:")
        || (lower.starts_with('/') && !lower.starts_with("//") && !lower.starts_with("/\\"))
        || lower.starts_with('#');
    assert!(fine, "href {href:?} from {source:?}");
    assert!(
        !href.chars().any(|c| c.is_control() || c == '\\'),
        "href {href:?} from {source:?}"
    );
}
