//! Markdown into pieces: the parser's events, text in whole runs, details opened and closed, all counted.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};
use std::ops::Range;

use super::limits::{self, TooComplex};
use super::prepare::{Fence, MARK, MARK_CHAR};

/// One step of the document.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    Event(Event<'a>),
    Text(Run),
    Details(String),
    DetailsEnd,
}

/// Text that stood unbroken in the source.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) text: String,
    /// Whether a backslash made the first character plain.
    pub(super) escaped: bool,
    end: usize,
    joins: bool,
}

/// How often the time is asked for, in events.
const PATIENCE: usize = 64;

/// Parses and counts.
pub(super) fn pieces<'a>(
    source: &'a str,
    over: &dyn Fn() -> bool,
) -> Result<Vec<Piece<'a>>, TooComplex> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reading = Reading {
        source,
        pieces: Vec::new(),
        open: vec![0],
        tally: Tally::default(),
        raw: false,
    };
    let mut events = Parser::new_ext(source, options).into_offset_iter();
    let mut seen = 0_usize;
    while let Some((event, range)) = events.next() {
        seen += 1;
        if seen.is_multiple_of(PATIENCE) {
            limits::in_time(over)?;
        }
        if matches!(event, Event::Start(Tag::Heading { .. }))
            && let Some(line) = marked_line(source, &range)
        {
            for (inner, _) in events.by_ref() {
                if matches!(inner, Event::End(pulldown_cmark::TagEnd::Heading(_))) {
                    break;
                }
            }
            reading.fence(line)?;
            continue;
        }
        reading.event(event, range)?;
    }
    reading.close_details();
    Ok(reading.pieces)
}

/// The `:::` line behind a marked heading.
fn marked_line<'a>(source: &'a str, range: &Range<usize>) -> Option<&'a str> {
    let line = source.get(range.clone())?.lines().next()?;
    line.trim_start().strip_prefix(MARK)
}

struct Reading<'a> {
    source: &'a str,
    pieces: Vec<Piece<'a>>,
    /// Details open in each open container.
    open: Vec<usize>,
    tally: Tally,
    /// Inside code or raw HTML, where text is only text.
    raw: bool,
}

impl<'a> Reading<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) -> Result<(), TooComplex> {
        self.tally.count(&event)?;
        match &event {
            Event::Text(text) if !self.raw => {
                self.text(text, range);
                return Ok(());
            }
            Event::Start(tag) => {
                self.raw |= matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock);
                self.open.push(0);
            }
            Event::End(_) => {
                self.raw = false;
                self.close_details();
            }
            _ => {}
        }
        self.pieces.push(Piece::Event(unmarked(event)));
        Ok(())
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let verbatim = self.source.get(range.clone()) == Some(text);
        // `&amp;` may stand in the middle of an address; other entities are meant to be plain.
        let joins = verbatim || text == "&";
        if let Some(Piece::Text(last)) = self.pieces.last_mut()
            && last.joins
            && joins
            && last.end == range.start
        {
            last.text.push_str(text);
            last.end = range.end;
            return;
        }
        let escaped = self
            .source
            .get(..range.start)
            .is_some_and(|before| before.ends_with('\\'));
        let text = text.replace(MARK, "").replace(MARK_CHAR, "");
        self.pieces.push(Piece::Text(Run {
            text,
            escaped,
            end: range.end,
            joins,
        }));
    }

    fn fence(&mut self, line: &str) -> Result<(), TooComplex> {
        let open = self.open.last_mut();
        match (Fence::read(line), open) {
            (Some(Fence::Open(title)), Some(open)) => {
                *open += 1;
                self.tally.deeper()?;
                self.pieces.push(Piece::Details(title.to_owned()));
            }
            (Some(Fence::Close), Some(open)) if *open > 0 => {
                *open -= 1;
                self.tally.higher();
                self.pieces.push(Piece::DetailsEnd);
            }
            // Nothing to close: the line is what it looks like.
            _ => {
                let text = line.trim().to_owned();
                self.pieces.push(Piece::Event(Event::Start(Tag::Paragraph)));
                self.pieces.push(Piece::Text(Run {
                    text,
                    escaped: false,
                    end: 0,
                    joins: false,
                }));
                self.pieces
                    .push(Piece::Event(Event::End(pulldown_cmark::TagEnd::Paragraph)));
            }
        }
        Ok(())
    }

    /// Details end with what they stand in.
    fn close_details(&mut self) {
        for _ in 0..self.open.pop().unwrap_or(0) {
            self.tally.higher();
            self.pieces.push(Piece::DetailsEnd);
        }
    }
}

/// Gives code and raw HTML the `:::` line back as it was written.
fn unmarked(event: Event<'_>) -> Event<'_> {
    let plain = |text: CowStr<'_>| CowStr::from(text.replace(MARK, "").replace(MARK_CHAR, ""));
    match event {
        Event::Text(text) if text.contains(MARK_CHAR) => Event::Text(plain(text)),
        Event::Code(text) if text.contains(MARK_CHAR) => Event::Code(plain(text)),
        Event::Html(text) if text.contains(MARK_CHAR) => Event::Html(plain(text)),
        Event::InlineHtml(text) if text.contains(MARK_CHAR) => Event::InlineHtml(plain(text)),
        other => other,
    }
}

#[derive(Default)]
struct Tally {
    depth: usize,
    links: usize,
    images: usize,
    notes: usize,
    references: usize,
    rows: usize,
}

impl Tally {
    fn count(&mut self, event: &Event<'_>) -> Result<(), TooComplex> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => {
                if nests(tag) {
                    self.higher();
                }
                Ok(())
            }
            Event::FootnoteReference(_) => {
                self.references += 1;
                TooComplex::Footnotes.check(self.references)
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), TooComplex> {
        if nests(&tag.to_end()) {
            self.deeper()?;
        }
        match tag {
            Tag::Link { .. } => {
                self.links += 1;
                TooComplex::Links.check(self.links)
            }
            Tag::Image { .. } => {
                self.images += 1;
                TooComplex::Images.check(self.images)
            }
            Tag::FootnoteDefinition(_) => {
                self.notes += 1;
                TooComplex::Footnotes.check(self.notes)
            }
            Tag::Table(columns) => {
                self.rows = 0;
                TooComplex::TableColumns.check(columns.len())
            }
            Tag::TableRow => {
                self.rows += 1;
                TooComplex::TableRows.check(self.rows)
            }
            _ => Ok(()),
        }
    }

    fn deeper(&mut self) -> Result<(), TooComplex> {
        self.depth += 1;
        TooComplex::Nesting.check(self.depth)
    }

    fn higher(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// What counts as a level: a list by its items.
fn nests(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as End;
    matches!(
        tag,
        End::BlockQuote(_)
            | End::Item
            | End::FootnoteDefinition
            | End::Emphasis
            | End::Strong
            | End::Strikethrough
            | End::Link
            | End::Image
    )
}
