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

/// The source without the words it quotes from this post; the line that names the post stays.
pub fn unquoted(source: &str, post: i64) -> String {
    let mark = format!("](/p/{post}):");
    let mut kept: Vec<&str> = Vec::new();
    // How deep the quote is that is being left out.
    let mut within: Option<usize> = None;
    for line in source.lines() {
        let (marks, words) = marks(line);
        within = within.filter(|depth| marks >= *depth);
        let names_it = marks > 0 && words.starts_with("[@") && words.contains(&mark);
        if names_it || within.is_none() {
            kept.push(line);
        }
        if names_it && within.is_none() {
            within = Some(marks);
        }
    }
    kept.join("\n")
}

/// How many marks of a quotation a line begins with, and what stands behind them.
fn marks(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line.trim_start());
    while let Some(inner) = rest.strip_prefix('>') {
        (depth, rest) = (depth + 1, inner.trim_start());
    }
    (depth, rest)
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

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn the_words_of_one_post_leave_a_text() {
        let quoting =
            "> [@a](/p/7):\n>\n> secret\n> > deeper\n\nMine.\n\n> [@b](/p/70):\n> kept\n\nEnd";
        let want = "> [@a](/p/7):\n\nMine.\n\n> [@b](/p/70):\n> kept\n\nEnd";
        assert_eq!(unquoted(quoting, 7), want);
        assert_eq!(unquoted(quoting, 8), quoting);
        let nested = "> [@b](/p/8):\n> > [@a](/p/7):\n> > secret\n>\n> kept";
        assert_eq!(
            unquoted(nested, 7),
            "> [@b](/p/8):\n> > [@a](/p/7):\n>\n> kept"
        );
    }
}
