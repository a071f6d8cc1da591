//! What a text may not exceed, and the scans that refuse it before it is parsed.

/// The one limit a text exceeds; the answer is `text_too_complex` with [`TooComplex::code`] and [`TooComplex::limit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooComplex {
    /// Quotes, lists, emphasis, brackets or details inside each other.
    Nesting,
    /// Links, bare addresses, mentions and remote images together.
    Links,
    /// Images, own and remote.
    Images,
    /// Footnotes, or references to them.
    Footnotes,
    /// Columns of one table.
    TableColumns,
    /// Rows of one table below its head.
    TableRows,
    /// Milliseconds.
    Time,
    /// Bytes of HTML per byte of source.
    Output,
    /// Marks on one letter.
    Marks,
    /// Characters of the text.
    Size,
    /// Characters of one line.
    Line,
}

impl TooComplex {
    /// The name of the limit in messages and the API.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Nesting => "nesting",
            Self::Links => "links",
            Self::Images => "images",
            Self::Footnotes => "footnotes",
            Self::TableColumns => "table_columns",
            Self::TableRows => "table_rows",
            Self::Time => "time",
            Self::Output => "output",
            Self::Marks => "marks",
            Self::Size => "size",
            Self::Line => "line",
        }
    }

    /// The most that is allowed, in the unit of the variant.
    pub fn limit(&self) -> u32 {
        match self {
            Self::Nesting => 32,
            Self::Links => 100,
            Self::Images => 20,
            Self::Footnotes => 50,
            Self::TableColumns => 20,
            Self::TableRows => 200,
            Self::Time => 100,
            Self::Output => 16,
            Self::Marks => 8,
            Self::Size => 100_000,
            Self::Line => 20_000,
        }
    }

    /// Refuses a count that is over the limit.
    pub(super) fn check(self, count: usize) -> Result<(), Self> {
        let allowed = usize::try_from(self.limit()).unwrap_or(usize::MAX);
        if count > allowed { Err(self) } else { Ok(()) }
    }
}

/// A list marker further right than this can only serve to nest: two columns a level.
const DEEPEST_MARKER: usize = 128;

/// Bytes of HTML that a source may become; the sum lets a short text carry its table and notes.
pub(super) fn output(source: &str) -> usize {
    source.len() * 16 + 16 * 1024
}

/// Refuses when the time is spent.
pub(super) fn in_time(over: &dyn Fn() -> bool) -> Result<(), TooComplex> {
    if over() {
        Err(TooComplex::Time)
    } else {
        Ok(())
    }
}

/// One pass over the source, before the parser sees it: the parser's block pass cannot be interrupted.
pub(super) fn check_source(source: &str) -> Result<(), TooComplex> {
    // Bytes first: counting the characters of a gigabyte would be the harm.
    TooComplex::Size.check(source.len() / 4)?;
    TooComplex::Size.check(source.chars().count())?;
    let mut scan = Scan::default();
    for line in source.split(['\n', '\r']) {
        scan.line(line)?;
    }
    Ok(())
}

#[derive(Default)]
struct Scan {
    brackets: usize,
    rows: Option<usize>,
    fence: Option<Fence>,
}

struct Fence {
    mark: char,
    length: usize,
    quotes: usize,
}

impl Scan {
    fn line(&mut self, line: &str) -> Result<(), TooComplex> {
        TooComplex::Line.check(line.chars().count())?;
        let start = Start::of(line);
        // Counted in code too: a fence only this scan believes in must not hide a bomb.
        TooComplex::Nesting.check(start.depth)?;
        if start.column > DEEPEST_MARKER {
            return Err(TooComplex::Nesting);
        }
        let columns = delimiter_columns(line);
        TooComplex::TableColumns.check(columns)?;
        if self.in_fence(&start) {
            return Ok(());
        }
        if start.rest.trim().is_empty() {
            self.brackets = 0;
            self.rows = None;
            return Ok(());
        }
        self.rows = match self.rows {
            Some(rows) => Some(rows + 1),
            None => (columns > 0).then_some(0),
        };
        TooComplex::TableRows.check(self.rows.unwrap_or(0))?;
        self.count_brackets(start.rest)
    }

    fn in_fence(&mut self, start: &Start<'_>) -> bool {
        let mark = start.rest.chars().next().filter(|c| matches!(c, '`' | '~'));
        let length = mark.map_or(0, |m| start.rest.chars().take_while(|c| *c == m).count());
        if let Some(fence) = &self.fence {
            if start.quotes >= fence.quotes {
                let after = start.rest.trim_start_matches(fence.mark);
                let closes =
                    mark == Some(fence.mark) && length >= fence.length && after.trim().is_empty();
                if closes {
                    self.fence = None;
                }
                return true;
            }
            // The quote ended, and its fence with it.
            self.fence = None;
        }
        let Some(mark) = mark.filter(|_| length >= 3) else {
            return false;
        };
        self.fence = Some(Fence {
            mark,
            length,
            quotes: start.quotes,
        });
        true
    }

    fn count_brackets(&mut self, text: &str) -> Result<(), TooComplex> {
        let mut escaped = false;
        for c in text.chars() {
            match c {
                _ if escaped => {}
                '[' => self.brackets += 1,
                ']' => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            escaped = c == '\\' && !escaped;
            TooComplex::Nesting.check(self.brackets)?;
        }
        Ok(())
    }
}

/// The containers a line opens or continues, and what follows them.
struct Start<'a> {
    depth: usize,
    quotes: usize,
    /// Of the last list marker.
    column: usize,
    rest: &'a str,
}

impl<'a> Start<'a> {
    fn of(line: &'a str) -> Self {
        let mut start = Self {
            depth: 0,
            quotes: 0,
            column: 0,
            rest: line,
        };
        let mut column = 0;
        loop {
            let rest = start.rest.trim_start_matches([' ', '\t']);
            let blank = start.rest.len() - rest.len();
            column += start
                .rest
                .bytes()
                .take(blank)
                .map(|b| if b == b'\t' { 4 } else { 1 })
                .sum::<usize>();
            start.rest = rest;
            if let Some(after) = rest.strip_prefix('>') {
                start.quotes += 1;
                start.depth += 1;
                start.rest = after;
                column += 1;
                continue;
            }
            if is_rule(rest) {
                return start;
            }
            let Some(after) = list_marker(rest).or_else(|| note_marker(rest)) else {
                return start;
            };
            start.depth += 1;
            start.column = column;
            column += rest.len() - after.len();
            start.rest = after;
        }
    }
}

/// `- - -` is a rule, not three lists.
fn is_rule(rest: &str) -> bool {
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '-' | '*')) else {
        return false;
    };
    rest.chars().all(|c| c == mark || c == ' ' || c == '\t') && rest.matches(mark).count() >= 3
}

fn list_marker(rest: &str) -> Option<&str> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = match digits {
        0 => rest.strip_prefix(['-', '*', '+'])?,
        1..=9 => rest.get(digits..)?.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    (after.is_empty() || after.starts_with([' ', '\t'])).then_some(after)
}

fn note_marker(rest: &str) -> Option<&str> {
    let label = rest.strip_prefix("[^")?;
    let end = label.find(['[', ']'])?;
    label.get(end..)?.strip_prefix("]:")
}

/// Columns of a table's second line, 0 for any other line.
fn delimiter_columns(line: &str) -> usize {
    let row = line.trim_matches([' ', '\t', '>', '|']);
    let bars = line.contains('|');
    let only = row
        .chars()
        .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    if bars && only && row.contains('-') {
        row.matches('|').count() + 1
    } else {
        0
    }
}
