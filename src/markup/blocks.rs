//! Blocks into HTML: paragraphs, headings, lists, quotes, code, raw HTML, notes.

use pulldown_cmark::{CodeBlockKind, HeadingLevel, LinkType, Tag, TagEnd};

use super::sanitise;
use super::sink::Sink;
use super::tables::Table;
use super::write::{LONGEST_LABEL, Writer};

impl Writer<'_, '_> {
    pub(super) fn start(&mut self, tag: &Tag<'_>, at: usize) {
        if !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell
        ) {
            self.sink.line();
        }
        match tag {
            Tag::Paragraph => self.sink.raw("<p>"),
            Tag::Heading { level, .. } => {
                self.heading = self.level(*level);
                self.sink.raw(&format!("<h{}>", self.heading));
            }
            Tag::BlockQuote(_) => {
                self.note_quote(at);
                self.in_quotes += 1;
                self.sink.raw("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock => self.raw_html = Some(String::new()),
            Tag::List(None) => self.sink.raw("<ul>\n"),
            Tag::List(Some(1)) => self.sink.raw("<ol>\n"),
            Tag::List(Some(first)) => self.sink.raw(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.sink.raw(match self.task_of(at) {
                None => "<li>",
                Some(false) => "<li class=\"task\">",
                Some(true) => "<li class=\"task done\">",
            }),
            Tag::FootnoteDefinition(label) => {
                let html = std::mem::take(&mut self.sink.html);
                let text = std::mem::take(&mut self.sink.text);
                self.set_aside_bytes += html.len();
                self.set_aside.push((label.to_string(), html, text));
            }
            Tag::Table(alignments) => {
                let head = self.words_of(at + 1, LONGEST_LABEL);
                self.table = Some(Table::open(alignments, &head, &mut self.sink));
            }
            Tag::TableHead => self.in_table(Table::head),
            Tag::TableRow => self.in_table(Table::row),
            Tag::TableCell => {
                let empty = self.is_blank(at);
                self.in_table(|table, sink| table.cell(empty, sink));
            }
            Tag::Emphasis => self.sink.raw("<em>"),
            Tag::Strong => self.sink.raw("<strong>"),
            Tag::Strikethrough => self.sink.raw("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let destination = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.link(&destination, title, at);
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph => self.sink.raw("</p>\n"),
            TagEnd::Heading(_) => self.sink.raw(&format!("</h{}>\n", self.heading)),
            TagEnd::BlockQuote(_) => {
                self.in_quotes = self.in_quotes.saturating_sub(1);
                self.sink.raw("</blockquote>\n");
            }
            TagEnd::CodeBlock => {
                self.sink.raw("</code></pre>\n");
            }
            TagEnd::HtmlBlock => self.end_raw_html(),
            TagEnd::List(ordered) => self.sink.raw(if *ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.sink.raw("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.close(&mut self.sink);
                }
            }
            TagEnd::TableHead => self.in_table(Table::end_head),
            TagEnd::TableRow => self.in_table(Table::end_row),
            TagEnd::TableCell => self.in_table(Table::end_cell),
            TagEnd::Emphasis => self.sink.raw("</em>"),
            TagEnd::Strong => self.sink.raw("</strong>"),
            TagEnd::Strikethrough => self.sink.raw("</del>"),
            TagEnd::Link => {
                let closer = self.closers.pop().unwrap_or_default();
                self.sink.raw(closer);
            }
            _ => {}
        }
        if !matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::TableCell
        ) {
            self.sink.line();
        }
    }

    fn in_table(&mut self, step: impl FnOnce(&mut Table, &mut Sink)) {
        if let Some(table) = &mut self.table {
            step(table, &mut self.sink);
        }
    }

    /// No level is left out, or whoever walks by headings looks for what is missing.
    fn level(&self, level: HeadingLevel) -> usize {
        let first = usize::from(self.place.heading.clamp(1, 6));
        let wanted = (first + level as usize - 1).min(6);
        // A document of its own keeps the levels it was given.
        if first == 1 {
            wanted
        } else {
            wanted.min(self.heading.max(first - 1) + 1)
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        // A long line scrolls, so the keyboard must reach it.
        self.sink.raw("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(words) = kind {
            let language = words
                .split([' ', '\t'])
                .next()
                .unwrap_or_default()
                .to_lowercase();
            if sanitise::is_language(&language) {
                self.sink
                    .attribute("class", &format!("language-{language}"));
            }
        }
        self.sink.raw(">");
    }

    /// Raw HTML is shown as the text it is.
    fn end_raw_html(&mut self) {
        let raw = self.raw_html.take().unwrap_or_default();
        let raw = raw.trim_matches('\n');
        if raw.trim().is_empty() {
            return;
        }
        self.sink.raw("<p>");
        for (number, line) in raw.split('\n').enumerate() {
            if number > 0 {
                self.sink.raw("<br>");
                self.sink.words("\n");
            }
            self.sink.words(line);
        }
        self.sink.raw("</p>\n");
    }

    fn end_note(&mut self) {
        let Some((label, body, body_text)) = self.set_aside.pop() else {
            return;
        };
        let html = std::mem::replace(&mut self.sink.html, body);
        let text = std::mem::replace(&mut self.sink.text, body_text);
        // The body's bytes are counted again in the sink, the note's from now on here.
        self.set_aside_bytes =
            self.set_aside_bytes.saturating_sub(self.sink.html.len()) + html.len();
        self.notes.keep(&label, &html, &text);
    }
}
