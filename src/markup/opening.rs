//! What a text begins with, for places with room for a line or two: its author's own words, in plain text.

use super::lines::{BLOCKS, unescaped};
use super::quoting::excerpt;

/// Elements that are left out whole: headings run into the sentence behind them, quotes are another's words, code and
/// tables are no sentences, and what folds is not meant to be seen at once.
const LEFT_OUT: &[&str] = &[
    "blockquote",
    "details",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "table",
];
/// What a spoiler is in HTML that this room made.
const SPOILER: &str = "span class=\"spoiler\"";
/// Bytes that a character takes at most, written as HTML with the space around it.
const WIDEST: usize = 12;

/// The first words of HTML that this room made, on one line; at most so many characters, `…` included.
pub fn opening(html: &str, characters: usize) -> String {
    let mut words = String::new();
    // The element that is left out now, and how many of its name are open.
    let mut left_out: Option<(&str, usize)> = None;
    let mut rest = html;
    while words.len() < characters * WIDEST
        && let Some((text, behind)) = rest.split_once('<')
    {
        let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
        rest = after;
        if left_out.is_none() {
            words.push_str(text);
        }
        let name = tag.trim_start_matches('/');
        let name = name.split([' ', '/']).next().unwrap_or_default();
        left_out = match left_out {
            Some((out, 1)) if name == out && tag.starts_with('/') => None,
            Some((out, open)) if name == out && tag.starts_with('/') => Some((out, open - 1)),
            Some((out, open)) if name == out => Some((out, open + 1)),
            None if tag.starts_with(SPOILER) || LEFT_OUT.contains(&name) => Some((name, 1)),
            other => other,
        };
        if BLOCKS.contains(&name) || name == "table" {
            words.push(' ');
        }
    }
    excerpt(&unescaped(&words), characters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Place, render};

    fn begins(source: &str, characters: usize) -> String {
        let place = Place {
            anchor: "p1-",
            site_host: "here.example",
            heading: 4,
            line_breaks: true,
        };
        opening(&render(source, &place, &|| false).unwrap().html, characters)
    }

    #[test]
    fn it_is_the_authors_own_words_without_headings_quotes_and_what_is_hidden() {
        let source = "# The well\n\n> [@aliya](/p/7):\n> > Older.\n>\n> Is it so?\n\nIt is *dry* & <cold>, ||so|| says \
                      Aliya.\n\n```\nlet a = 1;\n```\n\n- one\n- two";
        assert_eq!(
            begins(source, 200),
            "It is dry & <cold>, says Aliya. one two"
        );
        assert_eq!(begins(source, 15), "It is dry &…");
        assert_eq!(begins("> Only a quote.", 200), "");
        assert_eq!(begins("", 200), "");
    }

    #[test]
    fn of_a_long_text_no_more_is_read_than_is_shown() {
        let long = "Құдық & \"суы\" жоқ. ".repeat(400);
        let told = begins(&long, 60);
        assert!(told.starts_with("Құдық & \"суы\" жоқ. Құдық") && told.ends_with('…'));
        assert!(told.chars().count() <= 60);
    }
}
