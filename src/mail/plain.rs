//! Words as a letter holds them: of a header nothing can break out, and no line is too long for a terminal.

/// Columns of a line of prose.
const WIDTH: usize = 76;
/// Characters of a header's words.
const LONGEST: usize = 200;

/// One line for a header. There is no other way to put somebody's words into one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeaderText(String);

impl HeaderText {
    /// The words without what ends a line or turns its direction.
    pub(super) fn of(words: &str) -> HeaderText {
        let shown = words.chars().filter(|c| !is_direction(*c));
        let plain: String = shown
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        HeaderText(line.chars().take(LONGEST).collect())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A person's name in which no mail program finds an address to press: anybody may choose one, and have letters sent.
pub(super) fn unlinked(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let joins = matches!(c, '.' | ':' | '/' | '@') && rest.peek().is_some_and(|c| *c != ' ');
        plain.push(if joins { ' ' } else { c });
    }
    plain
}

/// Prose in lines that a terminal holds, each behind as many `>` as it is quoted deep. A word is never broken.
pub(super) fn wrapped(text: &str, depth: usize) -> String {
    let mark = "> ".repeat(depth.min(5));
    let room = WIDTH - mark.len();
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    lines.push(line);
    let lines = lines.iter().map(|line| format!("{mark}{line}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_header() {
        let of = |words| HeaderText::of(words).0;
        assert_eq!(
            of("Aliya\r\nBcc: all@example.org"),
            "Aliya Bcc: all@example.org"
        );
        assert_eq!(of("\u{202e}ayilA\u{2066} \u{0}\u{85}K\u{feff}"), "ayilA K");
        assert_eq!(of(&"ы".repeat(999)).chars().count(), 200);
    }

    #[test]
    fn a_name_holds_no_address() {
        let name = "Win at https://evil.example/x, or mail me@evil.example. Yes";
        assert_eq!(
            unlinked(name),
            "Win at https   evil example x, or mail me evil example. Yes"
        );
    }

    #[test]
    fn prose_fits_into_a_terminal() {
        let text = "слово ".repeat(40);
        for depth in 0..3 {
            let lines = wrapped(&text, depth);
            assert!(
                lines.lines().all(|line| line.chars().count() <= 76),
                "{lines}"
            );
            assert!(
                lines.lines().all(|line| line.matches('>').count() == depth),
                "{lines}"
            );
        }
        let url = format!("https://example.org/{}", "a".repeat(90));
        assert_eq!(
            wrapped(&format!("See {url} there"), 0),
            format!("See\n{url}\nthere")
        );
    }
}
