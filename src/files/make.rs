//! What somebody sent is told by what is in it, never by what its sender says.

use super::model::{COVER, Kind, NewFile, SIDE};
use super::picture::{self, Source};
use crate::base::text::line;
use crate::base::{Error, Result, crypto};

/// Most bytes of one file.
pub const LARGEST: usize = 10_000_000;
/// Characters of a title.
const LONGEST_TITLE: usize = 100;

/// What somebody sent, looked into and made anew; the bytes of each form.
pub struct Made {
    pub kind: Kind,
    pub title: String,
    pub pixels: Option<(u32, u32)>,
    pub forms: Vec<(String, Vec<u8>)>,
}

impl Made {
    /// The file under a new name.
    pub fn named(&self) -> NewFile {
        let size: usize = self.forms.iter().map(|(_, bytes)| bytes.len()).sum();
        NewFile {
            name: crypto::name(),
            kind: self.kind,
            title: self.title.clone(),
            pixels: self.pixels,
            size: i64::try_from(size).unwrap_or(i64::MAX),
        }
    }
}

/// Looks into what somebody sent under this title: a picture is decoded and made anew, a document is checked.
/// Slow: never on a thread that serves requests.
///
/// # Errors
/// `TooLarge` in bytes or pixels, `BadType` for all that is not on the list, `Invalid(file)` for what is broken.
pub fn made(title: &str, bytes: Vec<u8>) -> Result<Made> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let title = titled(title)?;
    if let Some(source) = Source::of(&bytes) {
        let (kind, pixels, forms) = picture::remade(source, &bytes)?;
        let pixels = Some(pixels);
        return Ok(Made {
            kind,
            title,
            pixels,
            forms,
        });
    }
    let ending = title
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let kind = match ending.as_deref() {
        Some("pdf") if bytes.starts_with(b"%PDF-") => Kind::Pdf,
        Some("txt") if is_text(&bytes) => Kind::Text,
        Some("csv") if is_text(&bytes) => Kind::Table,
        _ => return Err(Error::BadType),
    };
    let end = bytes
        .get(bytes.len().saturating_sub(1024)..)
        .unwrap_or_default();
    if kind == Kind::Pdf && !end.windows(5).any(|five| five == b"%%EOF") {
        return Err(Error::field("file", "file_broken"));
    }
    let forms = vec![("0".to_owned(), bytes)];
    Ok(Made {
        kind,
        title,
        pixels: None,
        forms,
    })
}

/// Makes the picture that stands beside a name: the middle of a PNG, JPEG or WebP picture, square and small.
/// Slow: never on a thread that serves requests.
///
/// # Errors
/// `TooLarge` in bytes or pixels, `BadType` for all that is not on the list, `Invalid(file)` for what is broken.
pub fn avatar(bytes: &[u8]) -> Result<Made> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let source = Source::of(bytes).filter(|source| *source != Source::Gif);
    let square = picture::square(source.ok_or(Error::BadType)?, bytes)?;
    Ok(Made {
        kind: Kind::Avatar,
        title: "avatar".to_owned(),
        pixels: Some((SIDE, SIDE)),
        forms: vec![(SIDE.to_string(), square)],
    })
}

/// Makes the picture over an article: the middle of a picture, as wide and high as previews elsewhere want it.
/// Slow: never on a thread that serves requests.
///
/// # Errors
/// As [`avatar`].
pub fn cover(bytes: &[u8]) -> Result<Made> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let source = Source::of(bytes).filter(|source| *source != Source::Gif);
    Ok(Made {
        kind: Kind::Cover,
        title: "cover".to_owned(),
        pixels: Some(COVER),
        forms: picture::cover(source.ok_or(Error::BadType)?, bytes)?,
    })
}

/// Makes the scan of a paper: a whole picture, on white, in one width.
/// Slow: never on a thread that serves requests.
///
/// # Errors
/// As [`avatar`].
pub fn scan(bytes: &[u8]) -> Result<Made> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let source = Source::of(bytes).filter(|source| *source != Source::Gif);
    let (pixels, paper) = picture::paper(source.ok_or(Error::BadType)?, bytes)?;
    Ok(Made {
        kind: Kind::Scan,
        title: "scan".to_owned(),
        pixels: Some(pixels),
        forms: vec![(pixels.0.to_string(), paper)],
    })
}

/// True when bytes are what is kept under this kind.
pub fn fits(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Jpeg | Kind::Cover | Kind::Avatar | Kind::Scan => {
            Source::of(bytes) == Some(Source::Jpeg)
        }
        Kind::Png => Source::of(bytes) == Some(Source::Png),
        Kind::Pdf => bytes.starts_with(b"%PDF-"),
        Kind::Text | Kind::Table => is_text(bytes),
    }
}

/// The name that a file bore where it came from: without its folders, and short.
fn titled(sent: &str) -> Result<String> {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let whole = line("file", last, 0..=usize::MAX)?;
    let too_long = whole.chars().count().saturating_sub(LONGEST_TITLE);
    // The end of a name says more than its beginning.
    let title: String = whole.chars().skip(too_long).collect();
    Ok(if title.is_empty() {
        "file".to_owned()
    } else {
        title
    })
}

/// True for plain text in UTF-8 that no browser would take for a page.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    // What begins with a tag may be taken for a page, whatever it is called.
    !text.is_empty() && text.chars().all(plain) && !text.trim_start().starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_what_is_in_it_and_what_its_name_says() {
        let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
        for (title, bytes, want) in [
            ("minutes.pdf", &pdf[..], Ok(Kind::Pdf)),
            ("C:\\Work\\Minutes.PDF", pdf, Ok(Kind::Pdf)),
            ("minutes.txt", pdf, Ok(Kind::Text)),
            ("minutes.exe", pdf, Err(Error::BadType)),
            (
                "minutes.pdf",
                &pdf[..20],
                Err(Error::field("file", "file_broken")),
            ),
            ("minutes.pdf", b"\n%PDF-1.7\n%%EOF", Err(Error::BadType)),
            ("list.csv", "ауыл;су\nA;1\n".as_bytes(), Ok(Kind::Table)),
            ("list.csv", b"\xff\xfea\0", Err(Error::BadType)),
            ("a.txt", b"a\0b", Err(Error::BadType)),
            ("a.txt", b"", Err(Error::BadType)),
            (
                "a.txt",
                b" \n<!DOCTYPE html><script>alert(1)</script>",
                Err(Error::BadType),
            ),
            (
                "a.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                Err(Error::BadType),
            ),
            (
                "a.png",
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                Err(Error::BadType),
            ),
            ("a.html", b"<p>hello</p>", Err(Error::BadType)),
            ("a.txt.html", b"hello", Err(Error::BadType)),
            ("a.avif", b"\0\0\0\x1cftypavif", Err(Error::BadType)),
        ] {
            let got = made(title, bytes.to_vec()).map(|made| made.kind);
            assert_eq!(got, want, "{title} {:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_title_is_short_and_names_no_folder() {
        assert_eq!(titled("../../etc/passwd.txt").unwrap(), "passwd.txt");
        assert_eq!(titled("a\r\nb\u{202e}.txt").unwrap(), "a b.txt");
        assert_eq!(titled("").unwrap(), "file");
        let long = titled(&format!("{}.txt", "я".repeat(300))).unwrap();
        assert!(long.chars().count() == 100 && long.ends_with("я.txt"));
    }
}
