//! What a file is, and in which forms its bytes are kept.

use crate::base::words::words;
use crate::base::{Error, Instant, Result, UserId};
use crate::markup::SMALLER;

/// The side of a person's picture, in pixels.
pub(super) const SIDE: u32 = 192;
/// Width and height of the picture over an article, in pixels.
pub(super) const COVER: (u32, u32) = (1200, 630);

words! {
    /// What is kept; the word is the ending of its address.
    Kind {
        Jpeg = "jpg",
        Png = "png",
        Pdf = "pdf",
        Text = "txt",
        Table = "csv",
        /// The picture over an article, as previews elsewhere want it; always JPEG.
        Cover = "cover",
        /// A person's own picture, square; always JPEG.
        Avatar = "avatar",
        /// The paper that a question was taken down from; always JPEG, and shown by no text.
        Scan = "scan",
    }
}

impl Kind {
    /// The media type of RFC 6838.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Jpeg | Kind::Cover | Kind::Avatar | Kind::Scan => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Pdf => "application/pdf",
            Kind::Text => "text/plain; charset=utf-8",
            Kind::Table => "text/csv; charset=utf-8",
        }
    }

    /// True for what is shown on a page; all else is only handed over.
    pub fn is_picture(self) -> bool {
        matches!(self, Kind::Jpeg | Kind::Png | Kind::Cover)
    }

    /// How the last part of a picture's address ends, and what a document's title should.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Cover | Kind::Scan => Kind::Jpeg.as_str(),
            kind => kind.as_str(),
        }
    }
}

/// A file that is kept.
#[derive(Clone, Debug)]
pub struct File {
    /// 128 random bits in hexadecimal.
    pub name: String,
    pub owner: UserId,
    pub kind: Kind,
    pub title: String,
    /// Of a picture, in its largest form.
    pub pixels: Option<(u32, u32)>,
    pub size: i64,
    pub created_at: Instant,
}

impl File {
    /// The last part of its address.
    pub fn last_part(&self) -> String {
        match self.pixels {
            Some((width, height)) => format!("{width}x{height}.{}", self.kind.ending()),
            None => self.title.clone(),
        }
    }

    /// Which of its forms has this last part.
    ///
    /// # Errors
    /// `NotFound` when none has.
    pub fn form(&self, last: &str) -> Result<String> {
        if last == self.last_part() {
            return Ok(self.pixels.map_or(0, |(width, _)| width).to_string());
        }
        let width = last
            .strip_suffix(self.kind.ending())
            .and_then(|rest| rest.strip_suffix('.'));
        let smaller = self
            .forms()
            .into_iter()
            .find(|form| Some(form.as_str()) == width);
        smaller
            .filter(|_| self.kind.is_picture())
            .ok_or(Error::NotFound)
    }

    /// All forms in which its bytes are kept: a picture's widths.
    pub fn forms(&self) -> Vec<String> {
        forms(self.kind, self.pixels)
    }
}

/// The widths in which a picture is kept whose largest form is this wide.
pub(super) fn widths(largest: u32) -> Vec<u32> {
    let smaller = SMALLER.into_iter().filter(|width| *width < largest);
    smaller.chain([largest]).collect()
}

/// All forms in which the bytes of such a file are kept.
pub fn forms(kind: Kind, pixels: Option<(u32, u32)>) -> Vec<String> {
    match pixels {
        _ if kind == Kind::Avatar => vec![SIDE.to_string()],
        Some((width, _)) if kind == Kind::Scan => vec![width.to_string()],
        Some((width, _)) => widths(width).iter().map(u32::to_string).collect(),
        None => vec!["0".to_owned()],
    }
}

/// A file to be: its bytes lie in the store already.
#[derive(Clone, Debug)]
pub struct NewFile {
    pub name: String,
    pub kind: Kind,
    pub title: String,
    pub pixels: Option<(u32, u32)>,
    pub size: i64,
}

impl NewFile {
    /// All forms in which its bytes lie in the store.
    pub fn forms(&self) -> Vec<String> {
        forms(self.kind, self.pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_form_for_each_of_its_addresses_and_no_other() {
        let file = File {
            name: String::new(),
            owner: UserId(1),
            kind: Kind::Jpeg,
            title: "well.jpg".to_owned(),
            pixels: Some((1920, 1280)),
            size: 1,
            created_at: Instant(0),
        };
        assert_eq!(file.forms(), ["320", "640", "1920"]);
        for (last, want) in [
            ("1920x1280.jpg", Some("1920")),
            ("640.jpg", Some("640")),
            ("320.jpg", Some("320")),
            ("1920x1281.jpg", None),
            ("640.png", None),
            ("640jpg", None),
            ("well.jpg", None),
            ("", None),
        ] {
            assert_eq!(file.form(last).ok().as_deref(), want, "{last}");
        }
    }
}
