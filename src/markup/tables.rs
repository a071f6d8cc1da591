//! Tables: wrapped so that a wide one scrolls, named by their own head, aligned by class.

use pulldown_cmark::Alignment;

use super::sink::Sink;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
    cell: &'static str,
}

impl Table {
    /// Opens the wrapper and the table; `head` is the text of the first row.
    pub(super) fn open(alignments: &[Alignment], head: &str, sink: &mut Sink) -> Self {
        sink.line();
        sink.raw("<div class=\"table-scroll\" tabindex=\"0\"");
        // What can be focused needs a name; the author's own words are in the right language.
        if !head.is_empty() {
            sink.raw(" role=\"group\"");
            sink.attribute("aria-label", head);
        }
        sink.raw("><table>\n");
        Self {
            alignments: alignments.to_vec(),
            ..Self::default()
        }
    }

    pub(super) fn head(&mut self, sink: &mut Sink) {
        self.in_head = true;
        sink.raw("<thead>\n<tr>\n");
    }

    pub(super) fn end_head(&mut self, sink: &mut Sink) {
        self.in_head = false;
        sink.raw("</tr>\n</thead>\n");
        sink.line();
    }

    pub(super) fn row(&mut self, sink: &mut Sink) {
        self.column = 0;
        sink.raw(if self.has_body {
            "<tr>\n"
        } else {
            "<tbody>\n<tr>\n"
        });
        self.has_body = true;
    }

    pub(super) fn end_row(&mut self, sink: &mut Sink) {
        sink.raw("</tr>\n");
        sink.line();
    }

    /// `empty`: a head cell without words heads nothing.
    pub(super) fn cell(&mut self, empty: bool, sink: &mut Sink) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        let heads = self.in_head && !empty;
        self.cell = if heads { "</th>\n" } else { "</td>\n" };
        if self.column > 0 && !sink.text.ends_with(['\n', ' ']) && !sink.text.is_empty() {
            sink.text.push(' ');
        }
        sink.raw(if heads { "<th scope=\"col\"" } else { "<td" });
        sink.raw(class);
        sink.raw(">");
        self.column += 1;
    }

    pub(super) fn end_cell(&mut self, sink: &mut Sink) {
        sink.raw(self.cell);
    }

    pub(super) fn close(self, sink: &mut Sink) {
        sink.raw(if self.has_body {
            "</tbody>\n</table></div>\n"
        } else {
            "</table></div>\n"
        });
        sink.line();
    }
}
