//! Finds `||hidden||`: a pair within one inline element, outside tables, images and code.

use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashMap;

use super::parse::{Piece, Run};

/// The two characters that open and close.
pub(super) const BARS: &str = "||";

/// Per piece: the byte offsets of its bars, in order, and whether each opens.
pub(super) type Spoilers = HashMap<usize, Vec<(usize, bool)>>;

/// Pairs the bars of all pieces.
pub(super) fn find(pieces: &[Piece<'_>]) -> Spoilers {
    let mut found = Spoilers::new();
    let mut waiting: Vec<Option<(usize, usize)>> = vec![None];
    let mut barred = 0_usize;
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Event(Event::Start(tag)) => {
                barred += usize::from(matches!(tag, Tag::Table(_) | Tag::Image { .. }));
                waiting.push(None);
            }
            Piece::Event(Event::End(tag)) => {
                barred -= usize::from(matches!(tag, TagEnd::Table | TagEnd::Image)).min(barred);
                waiting.pop();
            }
            Piece::Details(_) | Piece::DetailsEnd => {
                if let Some(open) = waiting.last_mut() {
                    *open = None;
                }
            }
            Piece::Text(run) if barred == 0 => {
                let Some(open) = waiting.last_mut() else {
                    continue;
                };
                for offset in bars(run) {
                    pair(&mut found, open, run, (place, offset));
                }
            }
            _ => {}
        }
    }
    // A pair that encloses another was noted after it.
    for bars in found.values_mut() {
        bars.sort_unstable();
    }
    found
}

fn pair(found: &mut Spoilers, open: &mut Option<(usize, usize)>, run: &Run, here: (usize, usize)) {
    let (before, after) = run.text.split_at_checked(here.1).unwrap_or_default();
    let after = after.strip_prefix(BARS).unwrap_or_default();
    // A space inside the bars means a thought of "or", as in programs.
    if let Some(start) = *open {
        if !before.ends_with(char::is_whitespace) && start != (here.0, here.1.saturating_sub(2)) {
            found.entry(start.0).or_default().push((start.1, true));
            found.entry(here.0).or_default().push((here.1, false));
            *open = None;
        }
    } else if !after.starts_with(char::is_whitespace) {
        *open = Some(here);
    }
}

fn bars(run: &Run) -> impl Iterator<Item = usize> {
    let skipped = if run.escaped {
        run.text.chars().next().map_or(0, char::len_utf8)
    } else {
        0
    };
    let text = run.text.get(skipped..).unwrap_or_default();
    text.match_indices(BARS)
        .map(move |(offset, _)| offset + skipped)
}
