//! Pieces into HTML and plain text.

use pulldown_cmark::{Event, Tag};

use super::limits::{self, TooComplex};
use super::notes::Notes;
use super::parse::Piece;
use super::sink::Sink;
use super::spoilers::Spoilers;
use super::tables::Table;
use super::{Mention, Place, anchor};

/// A document before the last gate.
pub(super) struct Written {
    pub(super) html: String,
    pub(super) text: String,
    pub(super) mentions: Vec<Mention>,
    pub(super) quotes: Vec<i64>,
    pub(super) files: Vec<String>,
}

/// How often the time is asked for, in pieces.
const PATIENCE: usize = 64;

/// Characters of a name made from the author's words.
pub(super) const LONGEST_LABEL: usize = 80;

/// Writes the document; `cap` is the most HTML it may become, in bytes.
pub(super) fn write(
    pieces: &[Piece<'_>],
    spoilers: &Spoilers,
    place: &Place<'_>,
    cap: usize,
    over: &dyn Fn() -> bool,
) -> Result<Written, TooComplex> {
    let mut writer = Writer {
        pieces,
        spoilers,
        place,
        anchor: anchor::prefix(place.anchor),
        sink: Sink::default(),
        notes: Notes::of(pieces),
        set_aside: Vec::new(),
        set_aside_bytes: 0,
        table: None,
        closers: Vec::new(),
        raw_html: None,
        in_quotes: 0,
        heading: 0,
        links: 0,
        mentions: Vec::new(),
        quotes: Vec::new(),
        files: Vec::new(),
    };
    let mut at = 0;
    let mut seen = 0_usize;
    while let Some(piece) = pieces.get(at) {
        seen += 1;
        if seen.is_multiple_of(PATIENCE) {
            limits::in_time(over)?;
        }
        at = writer.piece(piece, at);
        writer.check(cap)?;
    }
    let (html, text) = std::mem::take(&mut writer.notes).section(writer.anchor);
    let mut sink = writer.sink;
    sink.line();
    sink.html.push_str(&html);
    sink.text.push_str(&text);
    if sink.html.len() > cap {
        return Err(TooComplex::Output);
    }
    let text = sink.text.trim().to_owned();
    Ok(Written {
        html: sink.html,
        text,
        mentions: writer.mentions,
        quotes: writer.quotes,
        files: writer.files,
    })
}

pub(super) struct Writer<'w, 'a> {
    pub(super) pieces: &'w [Piece<'a>],
    pub(super) spoilers: &'w Spoilers,
    pub(super) place: &'w Place<'w>,
    pub(super) anchor: &'w str,
    pub(super) sink: Sink,
    pub(super) notes: Notes,
    /// The body while a footnote is written, with the footnote's label.
    pub(super) set_aside: Vec<(String, String, String)>,
    pub(super) set_aside_bytes: usize,
    pub(super) table: Option<Table>,
    /// What ends each open link; empty for one that was refused.
    pub(super) closers: Vec<&'static str>,
    pub(super) raw_html: Option<String>,
    pub(super) in_quotes: usize,
    /// Level of the last heading.
    pub(super) heading: usize,
    pub(super) links: usize,
    pub(super) mentions: Vec<Mention>,
    pub(super) quotes: Vec<i64>,
    pub(super) files: Vec<String>,
}

impl Writer<'_, '_> {
    fn check(&self, cap: usize) -> Result<(), TooComplex> {
        TooComplex::Links.check(self.links)?;
        TooComplex::Marks.check(self.sink.most_marks)?;
        let written = self.sink.html.len() + self.set_aside_bytes;
        if written > cap {
            Err(TooComplex::Output)
        } else {
            Ok(())
        }
    }

    /// Writes one piece and says which is next.
    fn piece(&mut self, piece: &Piece<'_>, at: usize) -> usize {
        match piece {
            Piece::Text(run) => self.run(run, at),
            Piece::Details(title) => {
                self.sink.line();
                self.sink.raw("<details>\n<summary>");
                self.sink.words(if title.is_empty() { "…" } else { title });
                self.sink.raw("</summary>\n");
                self.sink.line();
            }
            Piece::DetailsEnd => self.sink.raw("</details>\n"),
            Piece::Event(Event::Start(Tag::Image {
                dest_url, title, ..
            })) => {
                self.image(dest_url, title, at);
                return self.end_of(at) + 1;
            }
            Piece::Event(Event::Start(Tag::Heading { .. })) if self.is_blank(at) => {
                // A heading without words misleads whoever walks by headings.
                return self.end_of(at) + 1;
            }
            Piece::Event(Event::Start(tag)) => self.start(tag, at),
            Piece::Event(Event::End(tag)) => self.end(tag),
            Piece::Event(event) => self.event(event, at),
        }
        at + 1
    }

    fn event(&mut self, event: &Event<'_>, at: usize) {
        match event {
            Event::Text(text) => self.sink.words(text),
            Event::Code(code) => {
                self.sink.raw("<code>");
                self.sink.words(code);
                self.sink.raw("</code>");
            }
            Event::Html(html) => match &mut self.raw_html {
                Some(raw) => raw.push_str(html),
                None => self.sink.words(html),
            },
            Event::InlineHtml(html) => self.sink.words(html),
            Event::FootnoteReference(label) => self.reference(label),
            Event::SoftBreak if !self.place.line_breaks => self.sink.words("\n"),
            Event::SoftBreak | Event::HardBreak => {
                self.sink.raw("<br>");
                self.sink.words("\n");
            }
            Event::Rule => self.sink.raw("<hr>\n"),
            Event::TaskListMarker(done) => self.task(*done, at),
            _ => {}
        }
    }
}
