//! What a reply may ask for instead of saying something, by its first line: to hear no more of a discussion, or to get no
//! more letters.

use crate::notices::Stop;

/// Words that nobody would begin a reply with, in English and the languages of the site.
const MUTE: &[&str] = &[
    "mute",
    "заглушить",
    "без звука",
    "дыбыссыз",
    "үнсіз",
    "дуугүй",
    "чимээгүй",
    "silenzia",
    "silenciar",
    "wycisz",
];
const STOP: &[&str] = &[
    "stop",
    "unsubscribe",
    "стоп",
    "отписаться",
    "отписка",
    "тоқта",
    "тоқтату",
    "зогс",
    "зогсоо",
    "зогсоох",
    "disiscrivimi",
    "disiscrivi",
    "darme de baja",
    "baja",
    "wypisz mnie",
    "wypisz",
];

/// What the reply asks for; none where it says something.
pub(super) fn command(text: &str) -> Option<Stop> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    let word = first
        .trim_matches(|c: char| !c.is_alphabetic())
        .to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    match (is(MUTE), is(STOP)) {
        (true, _) => Some(Stop::Thread),
        (_, true) => Some(Stop::All),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_its_own_asks_and_a_sentence_says() {
        for (text, want) in [
            ("MUTE", Some(Stop::Thread)),
            ("\n  mute.  \nJan", Some(Stop::Thread)),
            ("**Stop!**", Some(Stop::All)),
            ("«Отписаться»\n\n--\nЯн", Some(Stop::All)),
            ("Без звука", Some(Stop::Thread)),
            ("ТОҚТАТУ", Some(Stop::All)),
            ("Үнсіз", Some(Stop::Thread)),
            ("зогсоох", Some(Stop::All)),
            ("Чимээгүй", Some(Stop::Thread)),
            ("Disiscrivimi", Some(Stop::All)),
            ("silenzia", Some(Stop::Thread)),
            ("Baja", Some(Stop::All)),
            ("Silenciar", Some(Stop::Thread)),
            ("Wypisz mnie!", Some(Stop::All)),
            ("wycisz", Some(Stop::Thread)),
            ("", None),
            ("Stop the pump.", None),
            ("No.\nstop", None),
            ("Stopped", None),
        ] {
            assert_eq!(command(text), want, "{text}");
        }
    }
}
