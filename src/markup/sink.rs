//! Where the HTML and the plain text of a document grow; the only place that escapes.

use super::letters;

/// Two texts that grow side by side.
#[derive(Default)]
pub(super) struct Sink {
    pub(super) html: String,
    pub(super) text: String,
    /// Spoilers open: their words stay out of the plain text.
    pub(super) hidden: usize,
    marks: usize,
    /// The longest run of marks on one letter so far.
    pub(super) most_marks: usize,
}

impl Sink {
    /// HTML of our own, as it is.
    pub(super) fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Words of the author, into both texts.
    pub(super) fn words(&mut self, words: &str) {
        for c in words.chars().filter_map(letters::shown) {
            self.escape(c);
            if self.hidden == 0 {
                self.text.push(c);
            }
        }
    }

    /// An attribute with a value of the author's.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        for c in value.chars().filter_map(letters::shown) {
            self.escape(c);
        }
        self.html.push('"');
    }

    /// Begins a new line of the plain text.
    pub(super) fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn escape(&mut self, c: char) {
        // Tags between do not end a run: the marks still pile up on one letter.
        self.marks = if letters::is_mark(c) {
            self.marks + 1
        } else {
            0
        };
        self.most_marks = self.most_marks.max(self.marks);
        match c {
            '&' => self.html.push_str("&amp;"),
            '<' => self.html.push_str("&lt;"),
            '>' => self.html.push_str("&gt;"),
            '"' => self.html.push_str("&quot;"),
            _ => self.html.push(c),
        }
    }
}
