//! What a letter is: from whom, by a person or by a program, and what its author wrote.

use mail_parser::decoders::html::html_to_text;
use mail_parser::{
    HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::text::{unflowed, written};
use crate::markup;

/// Headers that a letter may weigh; more says nothing.
const MOST_HEADERS: usize = 1000;
/// Characters of text that are looked at.
const MOST_TEXT: usize = 400_000;

/// A letter, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Letter {
    /// The address of its one author, its domain in lower case; none where there is none, or more than one.
    pub from: Option<String>,
    /// A program wrote it: it is neither published nor answered.
    pub automatic: bool,
    /// What its author wrote himself.
    pub text: String,
}

/// Reads a letter. `markers` are the lines above which its author was asked to write.
pub(super) fn read(raw: &[u8], host: &str, markers: &[String]) -> Option<Letter> {
    let message = MessageParser::default().parse(raw)?;
    if message.headers().len() > MOST_HEADERS {
        return None;
    }
    let text = plain(&message);
    let text: String = text.chars().take(MOST_TEXT).collect();
    Some(Letter {
        from: author(&message),
        automatic: is_automatic(&message, host),
        text: written(&text, markers),
    })
}

/// The Message-ID, as the letter gives it.
pub(super) fn message_id(raw: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse_headers(raw)?;
    let id = message.message_id()?.trim();
    (!id.is_empty() && id.len() <= 500).then(|| id.to_owned())
}

/// To whom the headers say that a letter was sent, for programs that hand over nothing but the letter.
pub(super) fn recipients(raw: &[u8]) -> Vec<String> {
    let Some(message) = MessageParser::default().parse_headers(raw) else {
        return Vec::new();
    };
    let delivered = ["X-Original-To", "Delivered-To", "Envelope-To"]
        .into_iter()
        .filter_map(|name| message.header_raw(name))
        .map(|value| value.trim().trim_matches(['<', '>']).to_owned());
    let named = message
        .all_to()
        .chain(message.all_cc())
        .flat_map(|list| list.iter())
        .filter_map(|one| one.address.as_ref().map(|address| address.to_string()));
    delivered.chain(named).take(100).collect()
}

/// The envelope's sender, as the last server wrote it down.
pub(super) fn return_path(raw: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse_headers(raw)?;
    let value = message.header_raw("Return-Path")?;
    Some(value.trim().trim_matches(['<', '>']).trim().to_owned())
}

fn author(message: &Message<'_>) -> Option<String> {
    let mut all = message.header_values(HeaderName::From);
    let (Some(HeaderValue::Address(list)), None) = (all.next(), all.next()) else {
        return None;
    };
    let mut people = list.iter();
    let (one, None) = (people.next()?, people.next()) else {
        return None;
    };
    let address = one.address.as_ref()?.trim();
    let (local, domain) = address.rsplit_once('@')?;
    Some(format!("{local}@{}", domain.to_lowercase()))
}

/// True for what RFC 3834 says that nobody should answer, and for letters of our own.
fn is_automatic(message: &Message<'_>, host: &str) -> bool {
    let value = |name: &'static str| {
        let raw = message.header_raw(name)?;
        Some(raw.trim().to_ascii_lowercase())
    };
    let marked = value("Auto-Submitted")
        .is_some_and(|word| word.split([';', ' ']).next() != Some("no"))
        || value("Precedence").is_some_and(|w| matches!(w.as_str(), "bulk" | "list" | "junk"))
        || value("Return-Path").is_some_and(|path| path == "<>");
    let named = [
        "List-Id",
        "List-Unsubscribe",
        "X-Loop",
        "X-Autoreply",
        "X-Autorespond",
    ];
    marked
        || named
            .into_iter()
            .any(|name| message.header_raw(name).is_some())
        || message.message_id().is_some_and(|id| is_own(id, host))
}

/// True for the Message-ID of a letter that left from here.
fn is_own(id: &str, host: &str) -> bool {
    let Some((local, domain)) = id.rsplit_once('@') else {
        return false;
    };
    let random = local.len() == 32
        && local
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let named = ["post.", "event.", "batch.", "thread."];
    domain.eq_ignore_ascii_case(host) && (random || named.iter().any(|n| local.starts_with(n)))
}

/// The letter's text: its plain parts, or what its HTML says where those are empty.
fn plain(message: &Message<'_>) -> String {
    let text = said(message.text_bodies());
    if text.trim().is_empty() {
        return said(message.html_bodies());
    }
    text
}

fn said<'a>(parts: impl Iterator<Item = &'a MessagePart<'a>>) -> String {
    let texts: Vec<String> = parts.take(20).filter_map(words).collect();
    texts.join("\n\n")
}

fn words(part: &MessagePart<'_>) -> Option<String> {
    let kind = part.content_type();
    let is = |name: &str, want: &str| {
        kind.and_then(|kind| kind.attribute(name))
            .is_some_and(|value| value.eq_ignore_ascii_case(want))
    };
    match &part.body {
        PartType::Text(text) if is("format", "flowed") => Some(unflowed(text, is("delsp", "yes"))),
        PartType::Text(text) => Some(text.to_string()),
        PartType::Html(html) => Some(html_to_text(&markup::unquoted_html(html))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(headers: &str, body: &str) -> Letter {
        let raw = format!(
            "From: Jan <{}>\r\n{headers}\r\n\r\n{body}",
            "jan@Example.org"
        );
        read(raw.as_bytes(), "talk.example.org", &[]).unwrap()
    }

    #[test]
    fn a_letter_is_read_in_any_alphabet() {
        let base64 = data_encoding::BASE64.encode("Я за.".as_bytes());
        let windows: Vec<u8> = vec![0xdf, 0x20, 0xe7, 0xe0, 0x2e];
        let koi: Vec<u8> = vec![0xf1, 0x20, 0xda, 0xc1, 0x2e];
        let utf8 = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8";
        let cases: Vec<(String, Vec<u8>)> = vec![
            (utf8.to_owned(), "Я за.".as_bytes().to_vec()),
            (
                format!("{utf8}\r\nContent-Transfer-Encoding: base64"),
                base64.into_bytes(),
            ),
            (
                format!("{utf8}\r\nContent-Transfer-Encoding: quoted-printable"),
                b"=D0=AF =D0=B7=D0=\r\n=B0.".to_vec(),
            ),
            (
                "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1251".to_owned(),
                windows,
            ),
            (
                "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=KOI8-R".to_owned(),
                koi,
            ),
            (
                "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8".to_owned(),
                "<HTML><HEAD><STYLE>p{}</STYLE></HEAD><BODY><P>Я <B>за</B>.</P></BODY></HTML>"
                    .as_bytes()
                    .to_vec(),
            ),
        ];
        for (headers, body) in cases {
            let mut raw = format!("From: jan@example.org\r\n{headers}\r\n\r\n").into_bytes();
            raw.extend(body);
            let read = read(&raw, "x.org", &[]).unwrap();
            assert_eq!(read.text, "Я за.", "{headers}");
        }
        let mut raw = b"From: a@b.c\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n"
            .to_vec();
        raw.extend(b"\x1b$B$O$$\x1b(B");
        assert_eq!(read(&raw, "x.org", &[]).unwrap().text, "はい");
    }

    #[test]
    fn the_plain_part_comes_first_and_flowed_lines_are_joined() {
        let headers = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x";
        let body = "--x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nA line that \r\n\
            goes on.\r\n\r\n From here.\r\n--x\r\nContent-Type: text/html\r\n\r\n<P>Else</P>\r\n--x--\r\n";
        assert_eq!(
            letter(headers, body).text,
            "A line that goes on.\n\nFrom here."
        );
    }

    #[test]
    fn html_speaks_where_the_plain_part_is_empty() {
        let headers = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x";
        let body = "--x\r\nContent-Type: text/plain\r\n\r\n \r\n--x\r\nContent-Type: text/html\r\n\r\n\
            <DIV>One</DIV><DIV><BR></DIV><DIV>Two<BLOCKQUOTE>old</BLOCKQUOTE></DIV>\r\n--x--\r\n";
        assert_eq!(letter(headers, body).text, "One\n\nTwo");
    }

    #[test]
    fn what_a_program_sends_is_known() {
        for (header, automatic) in [
            ("Auto-Submitted: auto-replied", true),
            ("Auto-Submitted: Auto-Generated; x=y", true),
            ("Auto-Submitted: no", false),
            ("Precedence: bulk", true),
            ("Precedence: list", true),
            ("Precedence: first-class", false),
            ("List-Id: <X.y>", true),
            ("X-Loop: x", true),
            ("Return-Path: <>", true),
            ("Return-Path: <Jan@example.org>", false),
            (
                "Message-ID: <0123456789abcdef0123456789abcdef@talk.example.org>",
                true,
            ),
            ("Message-ID: post.7.0123456789abcdef@talk.example.org", true),
            ("Message-ID: <4711@talk.example.org>", false),
            ("Message-ID: post.7.x@example.org", false),
        ] {
            assert_eq!(letter(header, "x").automatic, automatic, "{header}");
        }
    }

    #[test]
    fn a_letter_has_one_author_or_none() {
        for (raw, want) in [
            (
                "From: Jan.K <Jan.K@EXAMPLE.org>\r\n\r\nx",
                Some("Jan.K@example.org"),
            ),
            ("From: jan@example.org\r\n\r\nx", Some("jan@example.org")),
            ("Subject: x\r\n\r\nx", None),
            ("From: a@b.c\r\nFrom: d@e.f\r\n\r\nx", None),
            ("From: a@b.c, d@e.f\r\n\r\nx", None),
            ("From: nobody\r\n\r\nx", None),
            ("From: group: a@b.c, d@e.f;\r\n\r\nx", None),
        ] {
            let read = read(raw.as_bytes(), "x.org", &[]).unwrap();
            assert_eq!(read.from.as_deref(), want, "{raw}");
        }
    }
}
