//! Text that people send: bounded, in one normal form, free of characters that hide or reorder others.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use super::{Error, FieldError, Result};

/// One line: NFC, control and direction characters dropped, white space folded; its length in characters.
///
/// # Errors
/// `too_short` or `too_long`, with the bound and what was sent.
pub fn line(field: &'static str, value: &str, length: RangeInclusive<usize>) -> Result<String> {
    let folded = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = folded.nfc().filter(|c| !is_hidden(*c)).collect();
    // Joiners have a place within words of some scripts; alone they show nothing.
    let blank = shown
        .chars()
        .all(|c| matches!(c, '\u{200c}' | '\u{200d}') || c.is_whitespace());
    within(field, if blank { String::new() } else { shown }, length)
}

/// Many lines: NFC, LF at the ends, control and direction characters dropped; its length in characters.
///
/// # Errors
/// `too_short` or `too_long`, with the bound and what was sent.
pub fn body(field: &'static str, value: &str, length: RangeInclusive<usize>) -> Result<String> {
    let plain = value.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = plain
        .nfc()
        .filter(|c| *c == '\n' || *c == '\t' || !is_hidden(*c))
        .collect();
    let kept = if clean.trim().is_empty() {
        String::new()
    } else {
        clean.trim_end().to_owned()
    };
    within(field, kept, length)
}

/// What two names must differ in: compatibility forms, case and ё are folded.
pub fn folded(name: &str) -> String {
    name.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect()
}

/// Collects the faults of several fields, so that a form shows all of them at once.
#[derive(Default)]
pub struct Faults(Vec<FieldError>);

impl Faults {
    /// The value, or its default with the fault kept.
    pub fn take<T: Default>(&mut self, checked: Result<T>) -> T {
        match checked {
            Ok(value) => value,
            Err(Error::Invalid(mut faults)) => {
                self.0.append(&mut faults);
                T::default()
            }
            Err(_) => T::default(),
        }
    }

    /// Keeps one more fault.
    pub fn add(&mut self, field: &'static str, code: &'static str) {
        self.0.push(FieldError {
            field: field.into(),
            code,
            limit: None,
            actual: None,
        });
    }

    /// `Ok` when there was none.
    ///
    /// # Errors
    /// `Invalid` with all of them.
    pub fn none(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}

fn within(field: &'static str, text: String, length: RangeInclusive<usize>) -> Result<String> {
    let count = text.chars().count();
    let (code, limit) = if count < *length.start() {
        (
            if count == 0 { "missing" } else { "too_short" },
            *length.start(),
        )
    } else if count > *length.end() {
        ("too_long", *length.end())
    } else {
        return Ok(text);
    };
    let number = |n: usize| i64::try_from(n).ok();
    Err(Error::Invalid(vec![FieldError {
        field: field.into(),
        code,
        limit: number(limit),
        actual: number(count),
    }]))
}

/// Control characters, and those that reorder, join or hide what stands around them (UAX 9, UTS 39).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_and_bounded() {
        assert_eq!(
            line("name", "  Ай\u{202e}гүл \n\t Серік ", 1..=20).unwrap(),
            "Айгүл Серік"
        );
        assert_eq!(line("name", "e\u{301}", 1..=1).unwrap(), "é");
        let short = line("title", "ab", 5..=200).unwrap_err();
        let want = FieldError {
            field: "title".into(),
            code: "too_short",
            limit: Some(5),
            actual: Some(2),
        };
        assert_eq!(short, Error::Invalid(vec![want]));
    }

    #[test]
    fn a_body_keeps_its_lines() {
        assert_eq!(
            body("body", "one\r\ntwo\rthree\0\n\n", 1..=20).unwrap(),
            "one\ntwo\nthree"
        );
        assert_eq!(body("body", "    code\n", 1..=20).unwrap(), "    code");
        assert!(body("body", " \n\t\n", 1..=20).is_err());
    }
}
