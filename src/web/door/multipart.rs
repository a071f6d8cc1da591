//! Forms that bring a file (RFC 7578), read from a body that is there already.

use actix_web::web::Bytes;

use super::pairs::Pairs;
use crate::base::{Error, Result};

/// Most parts of a form.
const PARTS: usize = 50;
/// Most bytes of a part's head.
const HEAD: usize = 2000;

/// A file as a form brought it.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// What its sender calls it.
    pub title: String,
    pub bytes: Bytes,
    /// False when it was cut off, because it is too large.
    pub whole: bool,
    /// True when others came with it.
    pub more: bool,
}

/// The fields of a form and its file; a body that was cut off ends within its last part.
///
/// # Errors
/// `BadType` for what is no such form.
pub(super) fn parse(body: &Bytes, kind: &str) -> Result<(Pairs, Option<SentFile>)> {
    let mark = [b"\r\n--", boundary(kind).ok_or(Error::BadType)?.as_bytes()].concat();
    let (mut fields, mut file) = (Vec::new(), None);
    // What separates parts begins with a line's end, which the first lacks.
    let first = mark.get(2..).unwrap_or_default();
    let mut at = if body.starts_with(first) {
        first.len()
    } else {
        return Err(Error::BadType);
    };
    for _ in 0..PARTS {
        let rest = body.get(at..).unwrap_or_default();
        if rest.starts_with(b"--") {
            break;
        }
        let Some(head_end) = find(
            rest.get(..HEAD.min(rest.len())).unwrap_or_default(),
            b"\r\n\r\n",
        ) else {
            break;
        };
        let head = String::from_utf8_lossy(rest.get(..head_end).unwrap_or_default()).into_owned();
        let start = at + head_end + 4;
        let length = find(body.get(start..).unwrap_or_default(), &mark);
        let end = length.map_or(body.len(), |length| start + length);
        let content = body.slice(start..end);
        match (parameter(&head, "name"), parameter(&head, "filename")) {
            (Some(_), Some(title)) if title.is_empty() && content.is_empty() => {}
            (Some(_), Some(title)) => {
                let (whole, more) = (length.is_some(), file.is_some());
                file = Some(SentFile {
                    title,
                    bytes: content,
                    whole,
                    more,
                });
            }
            (Some(name), None) if length.is_some() => {
                fields.push((name, String::from_utf8_lossy(&content).into_owned()))
            }
            // Half a text given back would be taken for the whole.
            (Some(_), None) => {}
            (None, _) => return Err(Error::BadType),
        }
        at = end + mark.len();
        if length.is_none() {
            break;
        }
    }
    Ok((Pairs::of(fields), file))
}

fn boundary(kind: &str) -> Option<&str> {
    let (_, rest) = kind.split_once("boundary=")?;
    let boundary = rest.split(';').next()?.trim().trim_matches('"');
    ((1..=70).contains(&boundary.len())).then_some(boundary)
}

/// A parameter of Content-Disposition, with the three characters that browsers write as escapes.
fn parameter(head: &str, name: &str) -> Option<String> {
    let line = head.split("\r\n").find(|line| {
        line.to_ascii_lowercase()
            .starts_with("content-disposition:")
    })?;
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    let value = rest.split('"').next()?;
    Some(
        value
            .replace("%22", "\"")
            .replace("%0D", "")
            .replace("%0A", " ")
            .replace('\0', ""),
    )
}

fn find(text: &[u8], piece: &[u8]) -> Option<usize> {
    text.windows(piece.len()).position(|window| window == piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=xX";

    #[test]
    fn fields_and_a_file_are_told_apart() {
        let body = "--xX\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\none\r\ntwo\r\n\
                    --xX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22б.png\"\r\n\
                    Content-Type: image/png\r\n\r\n\x01\r\n--x\r\n--xX--\r\n";
        let (fields, file) = parse(&Bytes::from(body), KIND).unwrap();
        let file = file.unwrap();
        assert_eq!(fields.get("body"), "one\r\ntwo");
        assert_eq!(
            (file.title.as_str(), &file.bytes[..], file.whole),
            ("a\"б.png", &b"\x01\r\n--x"[..], true)
        );
        let cut = &body[..body.len() - 9];
        let (fields, file) = parse(&Bytes::from(cut.to_owned()), KIND).unwrap();
        assert!(fields.get("body") == "one\r\ntwo" && !file.unwrap().whole);
        let (fields, file) = parse(&Bytes::from(body[..60].to_owned()), KIND).unwrap();
        assert!(!fields.has("body") && file.is_none());
    }

    #[test]
    fn a_second_file_is_told_of_and_a_field_left_empty_is_none() {
        let file = |name: &str, text: &str| {
            format!(
                "--xX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
            )
        };
        let (one, two, none) = (file("a.png", "1"), file("b.png", "2"), file("", ""));
        for (parts, more) in [
            ([&one, &none], false),
            ([&none, &one], false),
            ([&one, &two], true),
        ] {
            let body = format!("{}{}--xX--\r\n", parts[0], parts[1]);
            let (_, file) = parse(&Bytes::from(body), KIND).unwrap();
            assert_eq!(file.unwrap().more, more, "{parts:?}");
        }
    }

    #[test]
    fn what_is_no_such_form_is_refused_and_ends_nothing_else() {
        for (kind, body) in [
            ("multipart/form-data", "--xX--"),
            ("multipart/form-data; boundary=", "----"),
            (KIND, ""),
            (KIND, "hello"),
            (KIND, "--xX\r\nContent-Type: text/plain\r\n\r\na\r\n--xX--"),
        ] {
            assert_eq!(
                parse(&Bytes::from(body), kind).err(),
                Some(Error::BadType),
                "{body}"
            );
        }
        for body in [
            "--xX",
            "--xX--",
            "--xX\r\n",
            "--xX\r\nContent-Disposition: form-data; name=\"a\"",
        ] {
            let (fields, file) = parse(&Bytes::from(body), KIND).unwrap();
            assert!(file.is_none() && !fields.has("a"), "{body}");
        }
        let many = "--xX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(500);
        assert!(parse(&Bytes::from(many), KIND).unwrap().0.has("a"));
        let none = "--xX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--xX--";
        assert!(parse(&Bytes::from(none), KIND).unwrap().1.is_none());
    }
}
