//! The source made ready for the parser: forbidden characters out, `:::` lines turned into marked headings.

use super::letters;

/// Written before a `:::` line. A heading ends paragraphs and lists as a fence should;
/// the noncharacter cannot be typed, for it is replaced in every source.
pub(super) const MARK: &str = "# \u{FDD0}";

/// The noncharacter of [`MARK`].
pub(super) const MARK_CHAR: char = '\u{FDD0}';

/// A line that opens or closes details.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fence<'a> {
    Open(&'a str),
    Close,
}

impl<'a> Fence<'a> {
    /// Reads `:::details Title` or `:::`.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let rest = line.trim_end().strip_prefix(":::")?;
        if rest.is_empty() {
            return Some(Self::Close);
        }
        let title = rest.strip_prefix("details")?;
        (title.is_empty() || title.starts_with([' ', '\t'])).then(|| Self::Open(title.trim()))
    }
}

/// Cleans and marks. Lines keep their number.
pub(super) fn prepare(source: &str) -> String {
    let lines = source.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = lines.chars().filter_map(letters::shown).collect();
    let mut out = String::with_capacity(clean.len());
    for line in clean.split_inclusive('\n') {
        let fence = line.trim_start_matches([' ', '\t', '>']);
        if Fence::read(fence).is_some() {
            out.push_str(line.strip_suffix(fence).unwrap_or_default());
            out.push_str(MARK);
            out.push_str(fence);
        } else {
            out.push_str(line);
        }
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
