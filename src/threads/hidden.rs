//! The marks that stand in a text for words that were hidden in it: `‹17: personal data removed›`.

use diesel::prelude::*;

use crate::base::{Error, PostId, RedactionId, Result};
use crate::db::Conn;
use crate::db::schema::redactions;

/// What a mark begins and ends with.
pub(super) const OPEN: char = '‹';
pub(super) const CLOSE: char = '›';
/// Characters of its label, at most.
const LABEL: usize = 80;
/// Characters of words that are so short that others begin with them by chance.
const SHORT: usize = 4;

/// Refuses a text of the author's that says what was hidden in this post.
pub(super) fn unspoken(c: &mut Conn, id: PostId, source: &str) -> Result<()> {
    let hidden: Vec<String> = redactions::table
        .filter(redactions::post_id.eq(id))
        .filter(
            redactions::lifted_at
                .is_null()
                .and(redactions::beside.eq(false)),
        )
        .select(redactions::words)
        .load(c)?;
    match hidden.iter().any(|words| places(source, words) > 0) {
        true => Err(Error::field("body", "words_hidden")),
        false => Ok(()),
    }
}

/// What stands in place of hidden words.
pub(super) fn mark(number: RedactionId, label: &str) -> String {
    format!("{OPEN}{number}: {label}{CLOSE}")
}

/// The text with a mark in place of these words, wherever they stand outside of earlier marks.
pub(super) fn covered(text: &str, words: &str, mark: &str) -> String {
    pieces(text)
        .map(|(piece, marked)| match marked {
            true => piece.to_owned(),
            false => piece.replace(words, mark),
        })
        .collect()
}

/// The text with these words in place of the marks of this number.
pub(super) fn uncovered(text: &str, number: RedactionId, words: &str) -> String {
    let begins = format!("{OPEN}{number}: ");
    pieces(text)
        .map(
            |(piece, marked)| match marked && piece.starts_with(&begins) {
                true => words,
                false => piece,
            },
        )
        .collect()
}

/// True where a text has the mark of this number.
pub fn bears(text: &str, number: RedactionId) -> bool {
    let begins = format!("{OPEN}{number}: ");
    pieces(text).any(|(piece, marked)| marked && piece.starts_with(&begins))
}

/// How often these words stand outside of marks.
pub(super) fn places(text: &str, words: &str) -> usize {
    let open = pieces(text).filter(|(_, marked)| !marked);
    open.map(|(piece, _)| piece.matches(words).count()).sum()
}

/// True where these words stand in a text for themselves, outside of marks: not as a part of another word. Longer ones may
/// have an ending, as names do.
pub(super) fn stand(text: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let short = words.chars().count() <= SHORT;
    let first = words.chars().next();
    // A number stands also where more stands ahead of it: the sign of a country, say.
    let begins = letter(first) && (short || !first.is_some_and(char::is_numeric));
    let ends = letter(words.chars().next_back()) && short;
    let here = |piece: &str, at: usize| {
        let (ahead, from) = piece.split_at(at);
        let behind = from.strip_prefix(words);
        let alone = |behind: &str| !(ends && letter(behind.chars().next()));
        behind.is_some_and(alone) && !(begins && letter(ahead.chars().next_back()))
    };
    let mut open = pieces(text).filter(|(_, marked)| !marked);
    open.any(|(piece, _)| piece.char_indices().any(|(at, _)| here(piece, at)))
}

/// The marks of a text and what stands between them, each with whether it is one.
fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (length, marked) = match marked(rest) {
            Some(length) => (length, true),
            // The next sign that a mark begins with; a lone one belongs to the words.
            None => {
                let mut signs = rest.match_indices(OPEN);
                let next = signs
                    .find(|(at, _)| rest.get(*at..).is_some_and(|rest| marked(rest).is_some()));
                (next.map_or(rest.len(), |(at, _)| at), false)
            }
        };
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        Some((piece, marked))
    })
}

/// The length of the mark that a text begins with.
fn marked(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(OPEN)?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let label = inner.get(digits..)?.strip_prefix(": ")?;
    let mut ends = label.char_indices().take(LABEL);
    let (end, last) = ends.find(|(_, c)| matches!(*c, OPEN | CLOSE | '\n'))?;
    let whole = text.len() - label.len() + end + CLOSE.len_utf8();
    ((1..=19).contains(&digits) && last == CLOSE).then_some(whole)
}

/// The HTML of a text with what `told` says in place of each mark's label; where it knows none, it stays.
pub fn told(html: &str, said: impl Fn(&str) -> Option<String>) -> String {
    let one = |(piece, marked): (&str, bool)| {
        let label = piece.trim_end_matches(CLOSE).split_once(": ");
        let words = label.filter(|_| marked).and_then(|(_, label)| said(label));
        words.map_or_else(|| piece.to_owned(), |words| format!("{OPEN}{words}{CLOSE}"))
    };
    pieces(html).map(one).collect()
}

/// True where words of a text were hidden.
pub fn hides(text: &str) -> bool {
    pieces(text).any(|(_, marked)| marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "‹7: personal data removed›";

    #[test]
    fn words_are_hidden_wherever_they_stand_and_shown_again() {
        for (text, want) in [
            ("", ""),
            ("Call Ann.", "Call Ann."),
            ("Call Bo.", "Call ‹7: personal data removed›."),
            (
                "Bo, BoBo",
                "‹7: personal data removed›, ‹7: personal data removed›‹7: personal data removed›",
            ),
            ("‹6: Bo› and Bo", "‹6: Bo› and ‹7: personal data removed›"),
            (
                "‹Bo› ‹x: Bo› ‹6: B‹8: Bo›",
                "‹‹7: personal data removed›› ‹x: ‹7: personal data removed›› ‹6: B‹8: Bo›",
            ),
            ("‹6: B\no› Bo", "‹6: B\no› ‹7: personal data removed›"),
        ] {
            let hidden = covered(text, "Bo", MARK);
            assert_eq!(hidden, want);
            assert_eq!(uncovered(&hidden, RedactionId(7), "Bo"), text);
            assert_eq!(uncovered(&hidden, RedactionId(9), "Bo"), want);
        }
        assert_eq!(mark(RedactionId(7), "personal data removed"), MARK);
        assert_eq!(
            (places("Bo ‹6: Bo› Bo", "Bo"), places("‹6: Bo›", "Bo")),
            (2, 0)
        );
    }

    #[test]
    fn hidden_words_are_not_looked_for_within_others() {
        for (text, words, want) in [
            ("Это пишет ИИ.", "ИИ", true),
            ("ИИ", "ИИ", true),
            ("«ИИ», и всё", "ИИ", true),
            ("В АКАДЕМИИ", "ИИ", false),
            ("ИИН не нужен", "ИИ", false),
            ("В АКАДЕМИИ пишет ИИ", "ИИ", true),
            ("‹7: ИИ› пишет", "ИИ", false),
            ("Bobo or Bo", "Bo", true),
            ("Bobo", "Bo", false),
            ("aaa aa", "aa", true),
            ("7012", "701", false),
            ("Call+701 22", "+701", true),
            // As names are declined.
            ("К Занзибаровой", "Занзибаров", true),
            ("Незанзибаров", "занзибаров", false),
            ("+77012345678", "7012345678", true),
            ("art. 176", "76", false),
        ] {
            assert_eq!(stand(text, words), want, "{words} in {text}");
        }
    }

    #[test]
    fn a_mark_is_told_in_the_readers_language() {
        let said = |label: &str| (label == "personal data removed").then(|| "ПД".to_owned());
        assert_eq!(
            told("<p>‹7: personal data removed› x</p>", said),
            "<p>‹ПД› x</p>"
        );
        assert_eq!(told("‹7: else› ‹ ›", said), "‹7: else› ‹ ›");
        assert!(hides("a ‹7: b›") && !hides("a ‹b›"));
        let bearing = |text| bears(text, RedactionId(7));
        assert!(bearing("a ‹7: b›") && !bearing("a ‹17: b›") && !bearing("a ‹7: b"));
    }
}
