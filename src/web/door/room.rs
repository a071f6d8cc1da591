//! What the bodies of requests may take of the memory together: slow ones stay there for minutes.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::app::{App, PIECE};

/// Pieces that a form with a file leaves to forms without.
const LEFT: usize = 256;
/// And who has not signed in to who has.
const SPARED: usize = 512;

/// The room of one body, held as long as the body is. Its first piece is free: small forms go on, whatever comes in.
pub(super) struct Room {
    shared: Arc<Semaphore>,
    held: Option<OwnedSemaphorePermit>,
    /// Bytes of a form of text: what is more is a file.
    text: usize,
    /// Pieces that it leaves to others.
    spared: usize,
    short: bool,
}

impl Room {
    /// The room of a body of which so many bytes are text; who is not `known` gets less of it.
    pub(super) fn of(app: &App, text: usize, known: bool) -> Room {
        Room::among(&app.bodies, text, if known { 0 } else { SPARED })
    }

    fn among(shared: &Arc<Semaphore>, text: usize, spared: usize) -> Room {
        Room {
            shared: shared.clone(),
            held: None,
            text,
            spared,
            short: false,
        }
    }

    /// True once it did not get what it asked for; it gets no more then.
    pub(super) fn is_short(&self) -> bool {
        self.short
    }

    /// The bytes that it has room for by now.
    pub(super) fn size(&self) -> usize {
        let held = self.held.as_ref();
        PIECE * (1 + held.map_or(0, OwnedSemaphorePermit::num_permits))
    }

    /// Makes room for so many bytes in all; false where there is none.
    pub(super) fn holds(&mut self, bytes: usize) -> bool {
        let held = self.held.as_ref();
        let held = held.map_or(0, OwnedSemaphorePermit::num_permits);
        let more = bytes.div_ceil(PIECE).saturating_sub(1 + held);
        if self.short || more == 0 {
            return !self.short;
        }
        let left = self.spared + if bytes > self.text { LEFT } else { 0 };
        let enough = self.shared.available_permits() >= more + left;
        let count = u32::try_from(more).unwrap_or(u32::MAX);
        let taken = self.shared.clone().try_acquire_many_owned(count);
        match (taken, &mut self.held) {
            (Ok(taken), Some(held)) if enough => held.merge(taken),
            (Ok(taken), none) if enough => *none = Some(taken),
            _ => self.short = true,
        }
        !self.short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: usize = 5 * PIECE;

    fn room(shared: &Arc<Semaphore>) -> Room {
        Room::among(shared, TEXT, 0)
    }

    #[test]
    fn the_first_piece_is_free_and_all_comes_back() {
        let shared = Arc::new(Semaphore::new(3));
        let mut large = room(&shared);
        assert!(large.holds(PIECE) && shared.available_permits() == 3);
        assert!(large.holds(PIECE + 1) && shared.available_permits() == 2);
        assert!(large.holds(2 * PIECE) && shared.available_permits() == 2);
        assert!(large.holds(4 * PIECE) && shared.available_permits() == 0);
        let mut small = room(&shared);
        assert!(small.holds(PIECE), "a small one goes on");
        assert!(!small.holds(PIECE + 1) && small.is_short());
        drop(large);
        assert_eq!(shared.available_permits(), 3);
        assert!(!small.holds(1), "what was left out is missing for good");
        assert!(room(&shared).holds(PIECE + 1));
    }

    #[test]
    fn who_has_not_signed_in_leaves_half_of_it_to_who_has() {
        let shared = Arc::new(Semaphore::new(SPARED + 1));
        let mut visitor = Room::among(&shared, TEXT, SPARED);
        assert!(visitor.holds(2 * PIECE) && !visitor.holds(3 * PIECE));
        assert!(room(&shared).holds(TEXT));
    }

    #[test]
    fn a_file_leaves_room_to_forms_of_text() {
        let shared = Arc::new(Semaphore::new(LEFT + 4));
        let mut upload = room(&shared);
        assert!(upload.holds(TEXT));
        assert!(!upload.holds(TEXT + 1) && upload.is_short());
        assert!(room(&shared).holds(TEXT));
    }
}
