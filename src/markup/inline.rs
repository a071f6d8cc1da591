//! Finds bare addresses and mentions in a run of text.

/// A stretch of a run.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bit<'t> {
    Plain(&'t str),
    Url(&'t str),
    /// The name without `@`.
    Person(&'t str),
    /// The slug without `@office/`.
    Office(&'t str),
}

/// Cuts a run into bits. `escaped`: its first character is plain by a backslash.
pub(super) fn bits(text: &str, escaped: bool) -> Vec<Bit<'_>> {
    let mut bits = Vec::new();
    let mut plain = 0;
    let mut next = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let previous = before.replace(c);
        if at < next || (escaped && at == 0) {
            continue;
        }
        // Inside words, addresses and e-mail addresses nothing begins.
        if previous.is_some_and(|p| p.is_alphanumeric() || "+.-_/@=".contains(p)) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let found = match c {
            '@' => mention(rest),
            'h' | 'H' | 'm' | 'M' => url(rest),
            _ => continue,
        };
        let Found { length, bit } = found;
        next = at + length;
        let Some(bit) = bit else { continue };
        push_plain(&mut bits, text.get(plain..at));
        bits.push(bit);
        plain = next;
    }
    push_plain(&mut bits, text.get(plain..));
    bits
}

fn push_plain<'t>(bits: &mut Vec<Bit<'t>>, text: Option<&'t str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        bits.push(Bit::Plain(text));
    }
}

/// What was looked at, in bytes, so that nothing is read twice; and what it is.
struct Found<'t> {
    length: usize,
    bit: Option<Bit<'t>>,
}

/// A user name has 3 to 30 characters.
const NAME: std::ops::RangeInclusive<usize> = 3..=30;

/// An office's slug.
const SLUG: std::ops::RangeInclusive<usize> = 2..=60;

fn mention(rest: &str) -> Found<'_> {
    let after = rest.get(1..).unwrap_or_default();
    let word = word(after);
    let behind = after.get(word.len()..).unwrap_or_default();
    let length = 1 + word.len();
    if word == "office" {
        let slug = behind.strip_prefix('/').map(self::word).unwrap_or_default();
        let slug = slug
            .split('.')
            .next()
            .unwrap_or_default()
            .trim_end_matches(['-', '_']);
        if !SLUG.contains(&slug.chars().count()) {
            return Found { length, bit: None };
        }
        return Found {
            length: length + 1 + slug.len(),
            bit: Some(Bit::Office(slug)),
        };
    }
    let name = word.trim_end_matches(['.', '-', '_']);
    let named = NAME.contains(&name.chars().count())
        && name.starts_with(char::is_alphanumeric)
        // `@name@host` names somebody elsewhere.
        && !behind.starts_with('@');
    if named {
        Found {
            length: 1 + name.len(),
            bit: Some(Bit::Person(name)),
        }
    } else {
        Found { length, bit: None }
    }
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_')));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn url(rest: &str) -> Found<'_> {
    let starts = |scheme: &str| {
        rest.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    if !(starts("http://") || starts("https://") || starts("mailto:")) {
        return Found {
            length: 1,
            bit: None,
        };
    }
    let end =
        rest.find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    let length = end.unwrap_or(rest.len());
    let url = without_tail(rest.get(..length).unwrap_or_default());
    let empty = url.ends_with("://") || url.ends_with(':');
    if empty {
        return Found { length, bit: None };
    }
    Found {
        length: url.len(),
        bit: Some(Bit::Url(url)),
    }
}

/// Leaves the sentence its punctuation: a closing bracket stays only if one was opened.
fn without_tail(url: &str) -> &str {
    let mut closing = url.matches(')').count();
    let opening = url.matches('(').count();
    let mut kept = url;
    while let Some(last) = kept.chars().next_back() {
        match last {
            ')' if closing > opening => closing -= 1,
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '»' | '”' | '“' | '’'
            | '…' | '。' | '、' => {}
            _ => break,
        }
        kept = kept.get(..kept.len() - last.len_utf8()).unwrap_or_default();
    }
    kept
}
