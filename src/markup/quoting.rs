//! Parts of one text for use in another: the quote for the composer, the excerpt for lists.

use super::letters;

/// Builds the block the composer starts with: the line `> [@name](/p/id):` and the text below it, quoted.
pub fn quote(name: &str, post: i64, source_or_text: &str) -> String {
    let mut out = String::from("> [@");
    for c in name.chars().filter(|c| !c.is_control()) {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out.push_str(&format!("](/p/{post}):\n>\n"));
    for line in source_or_text.trim_end().lines() {
        out.push_str(if line.is_empty() { ">" } else { "> " });
        out.push_str(line);
        out.push('\n');
    }
    out.push('\n');
    out
}

/// The beginning of a plain text on one line, cut after a word; at most so many characters, `…` included.
pub fn excerpt(text: &str, characters: usize) -> String {
    let mut line = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let gap = usize::from(count > 0);
        if count + gap + length <= characters {
            line.push_str(if gap == 1 { " " } else { "" });
            line.push_str(word);
            count += gap + length;
            continue;
        }
        return cut(line, word, count, characters);
    }
    line
}

/// The post a link leads to, if it leads to one.
pub(super) fn quoted_post(destination: &str) -> Option<i64> {
    let id = destination.strip_prefix("/p/")?;
    let plain = id.bytes().all(|b| b.is_ascii_digit()) && !id.starts_with('0');
    id.parse().ok().filter(|_| plain)
}

fn cut(mut line: String, word: &str, count: usize, characters: usize) -> String {
    if count == 0 {
        line = word.chars().take(characters.saturating_sub(1)).collect();
        let next = word.chars().nth(line.chars().count());
        if next.is_some_and(letters::is_mark) {
            // A letter is not parted from its marks.
            while line.pop().is_some_and(letters::is_mark) {}
        }
    } else if count >= characters {
        // The last word made no room for the dots.
        let end = line.rfind(' ');
        line = match end {
            Some(end) => line.get(..end).unwrap_or_default().to_owned(),
            None => line.chars().take(characters.saturating_sub(1)).collect(),
        };
    }
    if characters > 0 {
        line.push('…');
    }
    line
}
