//! Who lives where a space is about.

use super::parts::encode;
use crate::base::LettersId;

/// What a space knows of where its reader lives.
pub fn residence(slug: &str) -> String {
    format!("/s/{slug}/residence")
}

/// The same, with the code of a letter.
pub fn residence_code(slug: &str, code: &str) -> String {
    format!("/s/{slug}/residence?code={code}")
}

/// Where moderators look after who lives there.
pub fn residents(slug: &str) -> String {
    format!("/s/{slug}/residents")
}

pub fn residents_end(slug: &str) -> String {
    format!("/s/{slug}/residents/end")
}

/// The form that takes it back, for this person.
pub fn residents_ending(slug: &str, name: &str) -> String {
    format!("/s/{slug}/residents?resident={}#end-reason", encode(name))
}

pub fn residents_list(slug: &str) -> String {
    format!("/s/{slug}/residents/list")
}

/// Where letters with codes for households are made.
pub fn resident_letters(slug: &str) -> String {
    format!("/s/{slug}/residents/letters")
}

pub fn resident_letters_of(slug: &str, id: LettersId) -> String {
    format!("/s/{slug}/residents/letters/{id}")
}

pub fn resident_letters_end(slug: &str, id: LettersId) -> String {
    format!("/s/{slug}/residents/letters/{id}/end")
}
