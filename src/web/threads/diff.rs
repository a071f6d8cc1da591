//! What changed between two texts, as pages show it.

use crate::base::diff::{self, Change};

/// A piece of a text that changed: `ins`, `del` or nothing, and what it says.
pub(super) struct Piece {
    pub change: Change,
    pub text: String,
}

/// What changed between two texts, for `threads/diff.html`.
pub(super) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let pieces = diff::words(old, new).into_iter();
    pieces
        .map(|(change, text)| Piece { change, text })
        .collect()
}
