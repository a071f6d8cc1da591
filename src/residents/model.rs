//! A confirmed resident, the ways to become one, and letters with codes.

use crate::base::text::{Faults, line};
use crate::base::words::words;
use crate::base::{Error, FieldError, Instant, LettersId, Result, SpaceId, UserId};
use crate::i18n::Lang;

/// Lines of a list that is confirmed at once.
pub const LONGEST_LIST: usize = 1000;
/// Letters that are printed together.
const MOST_LETTERS: i64 = 500;
/// Days for which their codes are good.
const MOST_DAYS: i64 = 365;

words! {
    /// How it was made sure that somebody lives there.
    How {
        /// A moderator or an administrator knows it.
        Clerk = "clerk",
        /// He is on a list that an administrator has.
        List = "list",
        /// He had the letter that was brought to his household.
        Code = "code",
    }
}

/// Somebody who lives there, or did.
#[derive(Clone, Debug)]
pub struct Resident {
    pub person: UserId,
    pub how: How,
    /// Who confirmed it, or made the code.
    pub by: UserId,
    pub at: Instant,
    /// When it was taken back, and why.
    pub ended: Option<(Instant, String)>,
}

/// What a line of a list leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A member of the space, who becomes a resident.
    Member(UserId),
    Already,
    /// There is such an account, and it does not belong to the space.
    Stranger,
    Nobody,
    /// Whoever confirms the list.
    Oneself,
}

/// A line of a list, as it was typed.
#[derive(Clone, Debug)]
pub struct Line {
    pub typed: String,
    pub found: Found,
}

/// Letters that were printed together.
#[derive(Clone, Debug)]
pub struct Letters {
    pub id: LettersId,
    pub space: SpaceId,
    /// What they are for, as administrators call it.
    pub label: String,
    pub lang: String,
    pub count: i32,
    pub used: i64,
    pub made_at: Instant,
    pub expires_at: Instant,
    pub ended_at: Option<Instant>,
}

impl Letters {
    /// True while their codes are good.
    pub fn are_good(&self, now: Instant) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

/// Letters to be.
#[derive(Clone, Debug)]
pub struct NewLetters {
    pub label: String,
    pub lang: String,
    pub count: i32,
    pub days: u64,
}

impl NewLetters {
    /// Checks the fields as they were typed.
    ///
    /// # Errors
    /// `Invalid` with every wrong field.
    pub fn parse([label, lang, count, days]: [&str; 4]) -> Result<NewLetters> {
        let mut faults = Faults::default();
        let lang = match Lang::from_code(lang) {
            Some(lang) => Ok(lang.code().to_owned()),
            None => Err(Error::field("lang", "choice")),
        };
        let new = NewLetters {
            label: faults.take(line("label", label, 1..=80)),
            lang: faults.take(lang),
            count: faults.take(number("count", count, MOST_LETTERS)),
            days: faults.take(number("days", days, MOST_DAYS)),
        };
        faults.none().map(|()| new)
    }
}

fn number<T: TryFrom<i64>>(field: &'static str, text: &str, most: i64) -> Result<T> {
    let wrong = |code, limit| {
        Error::Invalid(vec![FieldError {
            field: field.into(),
            code,
            limit: Some(limit),
            actual: None,
        }])
    };
    let n: i64 = text.trim().parse().map_err(|_| wrong("number", most))?;
    match n {
        n if n < 1 => Err(wrong("setting_least", 1)),
        n if n > most => Err(wrong("setting_most", most)),
        n => T::try_from(n).map_err(|_| wrong("number", most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_a_number_a_language_and_an_end() {
        let good = NewLetters::parse([" Mektep street ", "kk", "120", "60"]).unwrap();
        assert_eq!((&*good.label, &*good.lang), ("Mektep street", "kk"));
        assert_eq!((good.count, good.days), (120, 60));
        for (fields, wrong) in [
            (["", "kk", "1", "1"], "label"),
            (["a", "xx", "1", "1"], "lang"),
            (["a", "kk", "0", "1"], "count"),
            (["a", "kk", "501", "1"], "count"),
            (["a", "kk", "1", "366"], "days"),
            (["a", "kk", "1", "-1"], "days"),
        ] {
            let Err(Error::Invalid(faults)) = NewLetters::parse(fields) else {
                panic!("{fields:?} are letters");
            };
            assert_eq!(faults.first().map(|one| &*one.field), Some(wrong));
        }
    }
}
