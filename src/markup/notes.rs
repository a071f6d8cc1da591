//! Footnotes: numbered as they are first referred to, set together at the end, with ways back.

use pulldown_cmark::{Event, Tag};
use std::collections::HashMap;

use super::parse::Piece;

#[derive(Default)]
struct Note {
    html: String,
    text: String,
    references: usize,
    number: usize,
}

/// All notes of a document.
#[derive(Default)]
pub(super) struct Notes {
    by_label: HashMap<String, Note>,
    numbered: usize,
}

impl Notes {
    /// Learns which notes are defined anywhere.
    pub(super) fn of(pieces: &[Piece<'_>]) -> Self {
        let mut notes = Self::default();
        for piece in pieces {
            if let Piece::Event(Event::Start(Tag::FootnoteDefinition(label))) = piece {
                notes.by_label.entry(folded(label)).or_default();
            }
        }
        notes
    }

    /// The number of a note, and which reference to it this is; `None` for a note nobody wrote.
    pub(super) fn refer(&mut self, label: &str) -> Option<(usize, usize)> {
        let note = self.by_label.get_mut(&folded(label))?;
        if note.number == 0 {
            self.numbered += 1;
            note.number = self.numbered;
        }
        note.references += 1;
        Some((note.number, note.references))
    }

    /// Keeps the words of a note; what is written twice under one label stands together.
    pub(super) fn keep(&mut self, label: &str, html: &str, text: &str) {
        if let Some(note) = self.by_label.get_mut(&folded(label)) {
            note.html.push_str(html);
            note.text.push_str(text);
        }
    }

    /// The closing section, HTML and plain text; empty without notes.
    pub(super) fn section(self, anchor: &str) -> (String, String) {
        let mut notes: Vec<(String, Note)> = self.by_label.into_iter().collect();
        if notes.is_empty() {
            return (String::new(), String::new());
        }
        // A note nobody refers to is still shown, behind the others.
        notes.sort_by(|(a, x), (b, y)| {
            (x.number == 0, x.number, a).cmp(&(y.number == 0, y.number, b))
        });
        let mut html = String::from("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        let mut text = String::new();
        for (place, (_, note)) in notes.into_iter().enumerate() {
            let number = place + 1;
            html.push_str(&format!("<li id=\"{anchor}f{number}\">"));
            html.push_str(&with_ways_back(&note, anchor, number));
            html.push_str("</li>\n");
            text.push_str(note.text.trim_end());
            text.push('\n');
        }
        html.push_str("</ol>\n</section>\n");
        (html, text)
    }
}

fn with_ways_back(note: &Note, anchor: &str, number: usize) -> String {
    let words = &note.html;
    let ways: String = (1..=note.references)
        .map(|reference| {
            // The role speaks the reader's language; the arrow is kept from turning into an emoji.
            let nth = if reference == 1 { String::new() } else { reference.to_string() };
            format!(
                " <a href=\"#{anchor}r{number}-{reference}\" role=\"doc-backlink\">\u{21A9}\u{FE0E}{nth}</a>"
            )
        })
        .collect();
    match words.strip_suffix("</p>\n") {
        Some(open) => format!("{open}{ways}</p>\n"),
        None => format!("{words}{ways}"),
    }
}

fn folded(label: &str) -> String {
    label
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
