//! Pictures and documents.

use super::parts::encode;
use crate::files::File;

pub const FILES: &str = "/files";

/// A form of the picture over an article.
pub fn cover(name: &str, form: &str) -> String {
    format!("/f/{name}/{form}.jpg")
}

/// A file, in its largest form.
pub fn file(file: &File) -> String {
    format!("/f/{}/{}", file.name, encode(&file.last_part()))
}

/// The picture beside somebody's name, in one of its forms.
pub fn avatar(name: &str, form: &str) -> String {
    format!("/avatars/{name}/{form}.jpg")
}

/// The name of the file that [`file`] leads to.
pub fn file_name(location: &str) -> &str {
    location.split('/').nth(2).unwrap_or_default()
}

/// A picture that says nothing and needs no description.
pub fn decorative(picture: &str) -> String {
    format!("{picture}#decorative")
}

/// Says that a file is to be saved, under this name (RFC 6266, 4.3; RFC 8187, 3.2).
pub fn attachment(title: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-._ ".contains(c) {
            c
        } else {
            '_'
        }
    };
    let fallback: String = title.chars().map(plain).collect();
    format!(
        "attachment; filename=\"{fallback}\"; filename*=UTF-8''{}",
        encode(title)
    )
}
