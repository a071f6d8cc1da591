//! What changed between two texts, word by word.

/// Cells of the table that finds what two texts share; over it the middle counts as wholly changed.
const CELLS: usize = 250_000;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Added,
    Removed,
}

/// The pieces of both texts in their order, each with what became of it. A word keeps the white space behind it.
pub fn words(old: &str, new: &str) -> Vec<(Change, String)> {
    let (old, new) = (split(old), split(new));
    let ahead = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (
        old.get(ahead..).unwrap_or_default(),
        new.get(ahead..).unwrap_or_default(),
    );
    let behind = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old_middle, old_end) = old_rest.split_at(old_rest.len() - behind);
    let (new_middle, _) = new_rest.split_at(new_rest.len() - behind);
    let mut pieces = Pieces::default();
    pieces.all(Change::Same, old.get(..ahead).unwrap_or_default());
    pieces.middle(old_middle, new_middle);
    pieces.all(Change::Same, old_end);
    pieces.0
}

/// Words with the white space behind them.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut blank) = (0, false);
    for (at, c) in text.char_indices() {
        if blank && !c.is_whitespace() {
            words.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        blank = c.is_whitespace();
    }
    words.push(text.get(start..).unwrap_or_default());
    words.retain(|word| !word.is_empty());
    words
}

#[derive(Default)]
struct Pieces(Vec<(Change, String)>);

impl Pieces {
    fn one(&mut self, change: Change, word: &str) {
        match self.0.last_mut() {
            Some((last, text)) if *last == change => text.push_str(word),
            _ => self.0.push((change, word.to_owned())),
        }
    }

    fn all(&mut self, change: Change, words: &[&str]) {
        words.iter().for_each(|word| self.one(change, word));
    }

    /// The longest common subsequence (Wagner and Fischer 1974), within the bounds of the table.
    fn middle(&mut self, old: &[&str], new: &[&str]) {
        let width = new.len() + 1;
        if (old.len() + 1).saturating_mul(width) > CELLS {
            self.all(Change::Removed, old);
            self.all(Change::Added, new);
            return;
        }
        // How many words the rests behind each pair of places share.
        let mut shared = vec![0_u32; (old.len() + 1) * width];
        let cell = |i: usize, j: usize| i * width + j;
        for (i, a) in old.iter().enumerate().rev() {
            for (j, b) in new.iter().enumerate().rev() {
                let at = |i, j| shared.get(cell(i, j)).copied().unwrap_or(0);
                let best = if a == b {
                    at(i + 1, j + 1) + 1
                } else {
                    at(i + 1, j).max(at(i, j + 1))
                };
                if let Some(place) = shared.get_mut(cell(i, j)) {
                    *place = best;
                }
            }
        }
        let at = |i, j| shared.get(cell(i, j)).copied().unwrap_or(0);
        let (mut i, mut j) = (0, 0);
        loop {
            match (old.get(i), new.get(j)) {
                (Some(a), Some(b)) if a == b => {
                    self.one(Change::Same, a);
                    (i, j) = (i + 1, j + 1);
                }
                (Some(a), b) if b.is_none() || at(i + 1, j) >= at(i, j + 1) => {
                    self.one(Change::Removed, a);
                    i += 1;
                }
                (_, Some(b)) => {
                    self.one(Change::Added, b);
                    j += 1;
                }
                (_, None) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Change::{Added, Removed, Same};
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let said = |old, new| {
            let pieces = words(old, new);
            let short = |(change, text): &(Change, String)| match change {
                Same => text.clone(),
                Added => format!("+{text}+"),
                Removed => format!("-{text}-"),
            };
            pieces.iter().map(short).collect::<String>()
        };
        assert_eq!(said("", ""), "");
        assert_eq!(said("a b c", "a b c"), "a b c");
        assert_eq!(said("a b c", "a x c"), "a -b -+x +c");
        assert_eq!(said("a b c d", "b c e d"), "-a -b c +e +d");
        // What both share stays, wherever it stands between.
        assert_eq!(said("a b c d f", "x b c y f"), "-a -+x +b c -d -+y +f");
        assert_eq!(said("", "новое слово"), "+новое слово+");
        assert_eq!(said("one\ntwo", "one\n\ntwo"), "-one\n-+one\n\n+two");
    }

    #[test]
    fn both_texts_come_out_whole_whatever_their_size() {
        for size in [0_usize, 3, 400, 5000] {
            let text = |step: usize| -> String {
                (0..size).map(|i| format!("w{} ", i * step % 7)).collect()
            };
            let (old, new) = (text(3), text(5));
            let pieces = words(&old, &new);
            let of = |left_out| -> String {
                let kept = pieces.iter().filter(|(change, _)| *change != left_out);
                kept.map(|(_, text)| text.as_str()).collect()
            };
            assert_eq!((of(Added), of(Removed)), (old, new));
        }
    }
}
