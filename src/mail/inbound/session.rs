//! What is said between a mail server and this site: SMTP (RFC 5321) and LMTP (RFC 2033), without the network.

use super::address::{Addressee, addressee};
use super::auth::Way;
use crate::base::crypto::Key;

/// Recipients of one letter.
const MOST_RECIPIENTS: usize = 100;
/// Commands that make no sense before the line is cut.
const MOST_FAULTS: u32 = 20;

/// What a session goes by.
#[derive(Clone)]
pub(super) struct Rules {
    pub key: Key,
    pub host: String,
    /// Bytes of a letter.
    pub most: usize,
}

/// What is to be done after a command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Act {
    Say(String),
    /// Says that the letter may come, and takes it.
    Take,
    /// Says so and hangs up.
    Leave(String),
}

/// One conversation.
pub(super) struct Session {
    rules: Rules,
    /// None before the greeting.
    lmtp: Option<bool>,
    greeting: String,
    outside: Way,
    sender: Option<String>,
    recipients: Vec<String>,
    faults: u32,
}

impl Session {
    pub fn new(rules: Rules) -> Session {
        Session {
            rules,
            lmtp: None,
            greeting: String::new(),
            outside: Way::default(),
            sender: None,
            recipients: Vec::new(),
            faults: 0,
        }
    }

    /// The first line that is said.
    pub fn hello(&self) -> String {
        format!("220 {} takes replies", self.rules.host)
    }

    /// The letter's way and recipients, once it has come; the next one begins anew.
    pub fn letter(&mut self) -> (Way, Vec<String>) {
        let way = Way {
            sender: self.sender.take(),
            ..std::mem::take(&mut self.outside)
        };
        (way, std::mem::take(&mut self.recipients))
    }

    /// True when each recipient is answered for by himself.
    pub fn is_lmtp(&self) -> bool {
        self.lmtp == Some(true)
    }

    /// Hears a line without its end.
    pub fn hear(&mut self, line: &[u8]) -> Act {
        let Ok(line) = std::str::from_utf8(line) else {
            return self.fault("500 5.5.2 That is no text");
        };
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "LHLO" => self.greet(rest, Some(true)),
            "EHLO" => self.greet(rest, Some(false)),
            "HELO" => self.greet(rest, None),
            "NOOP" => say("250 2.0.0 Fine"),
            "RSET" => {
                self.letter();
                say("250 2.0.0 Forgotten")
            }
            "QUIT" => Act::Leave("221 2.0.0 Good day".to_owned()),
            "VRFY" => say("252 2.1.5 Send it, and see"),
            "XFORWARD" if self.lmtp.is_some() => self.forward(rest),
            "MAIL" if self.lmtp.is_some() => self.mail(rest),
            "RCPT" if self.sender.is_some() => self.recipient(rest),
            "DATA" if rest.is_empty() && !self.recipients.is_empty() => Act::Take,
            "MAIL" | "RCPT" | "DATA" | "XFORWARD" => self.fault("503 5.5.1 Not yet"),
            _ => self.fault("500 5.5.2 No such command"),
        }
    }

    /// Counts a line that makes no sense.
    pub fn fault(&mut self, says: &str) -> Act {
        self.faults += 1;
        if self.faults > MOST_FAULTS {
            return Act::Leave("421 4.7.0 Too many of those".to_owned());
        }
        say(says)
    }

    fn greet(&mut self, name: &str, lmtp: Option<bool>) -> Act {
        if name.trim().is_empty() {
            return self.fault("501 5.5.4 Who is it?");
        }
        self.letter();
        self.greeting = name.trim().chars().take(255).collect();
        self.lmtp = Some(lmtp == Some(true));
        let host = &self.rules.host;
        if lmtp.is_none() {
            return Act::Say(format!("250 {host}"));
        }
        let size = self.rules.most;
        Act::Say(format!(
            "250-{host}\r\n250-PIPELINING\r\n250-SIZE {size}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n\
             250-XFORWARD ADDR HELO\r\n250 ENHANCEDSTATUSCODES"
        ))
    }

    /// The own server tells from where it has the letter.
    fn forward(&mut self, rest: &str) -> Act {
        for pair in rest.split_whitespace() {
            let Some((name, value)) = pair.split_once('=') else {
                return self.fault("501 5.5.4 A name and a value");
            };
            let value = if value.starts_with('[') { "" } else { value };
            match name.to_ascii_uppercase().as_str() {
                "ADDR" => {
                    let plain = value.get(..5).filter(|p| p.eq_ignore_ascii_case("ipv6:"));
                    let plain = plain.and(value.get(5..)).unwrap_or(value);
                    self.outside.ip = plain.parse().ok();
                }
                "HELO" => self.outside.helo = value.chars().take(255).collect(),
                _ => {}
            }
        }
        say("250 2.0.0 Noted")
    }

    fn mail(&mut self, rest: &str) -> Act {
        if self.sender.is_some() {
            return self.fault("503 5.5.1 One at a time");
        }
        let Some((address, words)) = path(rest, "FROM:") else {
            return self.fault("501 5.5.4 MAIL FROM:<ADDRESS>");
        };
        for word in words.split_whitespace() {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            match name.to_ascii_uppercase().as_str() {
                "SIZE" => match value.parse::<usize>() {
                    Ok(size) if size <= self.rules.most => {}
                    Ok(_) => return say("552 5.3.4 Too large"),
                    Err(_) => return self.fault("501 5.5.4 SIZE is a number"),
                },
                "BODY" | "SMTPUTF8" => {}
                _ => return say("555 5.5.4 No such word"),
            }
        }
        self.sender = Some(address.to_owned());
        say("250 2.1.0 Go on")
    }

    fn recipient(&mut self, rest: &str) -> Act {
        let Some((address, words)) = path(rest, "TO:") else {
            return self.fault("501 5.5.4 RCPT TO:<ADDRESS>");
        };
        if !words.trim().is_empty() {
            return say("555 5.5.4 No such word");
        }
        match addressee(&self.rules.key, &self.rules.host, address) {
            Addressee::Elsewhere => self.fault("550 5.7.1 Nothing is passed on from here"),
            Addressee::Unknown => self.fault("550 5.1.1 Nobody has this address"),
            _ if self.recipients.len() >= MOST_RECIPIENTS => say("452 4.5.3 Too many at once"),
            _ => {
                self.recipients.push(address.to_owned());
                say("250 2.1.5 Go on")
            }
        }
    }
}

fn say(text: &str) -> Act {
    Act::Say(text.to_owned())
}

/// The address of `FROM:<ADDRESS> words`, and the words.
fn path<'a>(rest: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let begin = rest.get(..name.len())?;
    let rest = rest.get(name.len()..)?.trim_start();
    let (address, words) = rest.strip_prefix('<')?.split_once('>')?;
    let plain = address.len() <= 320 && !address.chars().any(char::is_control);
    (begin.eq_ignore_ascii_case(name) && plain).then_some((address, words))
}

/// The bytes of a letter as they come. Its end is a dot between two whole line ends and nothing else: what another
/// server might take for an end is a way to smuggle a second letter in, and is refused.
pub(super) struct Body {
    pub bytes: Vec<u8>,
    /// It is larger than it may be; the rest is not kept.
    pub over: bool,
    /// A line end was not whole.
    pub odd: bool,
    most: usize,
    state: At,
    taken: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Within,
    Return,
    Dot,
    DotReturn,
}

impl Body {
    pub fn new(most: usize) -> Body {
        Body {
            bytes: Vec::new(),
            over: false,
            odd: false,
            most,
            state: At::Start,
            taken: 0,
        }
    }

    /// Takes what has come, and says how much of it belonged to the letter once that has ended.
    pub fn take(&mut self, chunk: &[u8]) -> Option<usize> {
        for (at, byte) in chunk.iter().enumerate() {
            if self.step(*byte) {
                return Some(at + 1);
            }
        }
        self.taken += chunk.len();
        None
    }

    /// True when so much has come that the line is better cut.
    pub fn is_flood(&self) -> bool {
        self.taken > self.most.saturating_mul(10)
    }

    fn step(&mut self, byte: u8) -> bool {
        self.state = match (self.state, byte) {
            (At::DotReturn, b'\n') => return true,
            (At::Start, b'.') => At::Dot,
            (At::Dot, b'\r') => At::DotReturn,
            (At::DotReturn, _) => {
                self.odd = true;
                self.push(b'\r');
                return self.again(At::Within, byte);
            }
            // The dot ahead of a line that goes on was put there for the way (RFC 5321, 4.5.2).
            (At::Dot, _) => return self.again(At::Within, byte),
            (At::Return, b'\n') => {
                self.push(b'\r');
                self.push(b'\n');
                At::Start
            }
            (At::Return, _) => {
                self.odd = true;
                self.push(b'\r');
                return self.again(At::Within, byte);
            }
            (_, b'\r') => At::Return,
            (_, b'\n') => {
                self.odd = true;
                self.push(b'\n');
                At::Within
            }
            (_, other) => {
                self.push(other);
                At::Within
            }
        };
        false
    }

    fn again(&mut self, state: At, byte: u8) -> bool {
        self.state = state;
        self.step(byte)
    }

    fn push(&mut self, byte: u8) {
        if self.bytes.len() < self.most {
            self.bytes.push(byte);
        } else {
            self.over = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::reply_address;
    use super::*;
    use crate::base::{Instant, PostId, UserId};

    fn session() -> (Session, String) {
        let key = Key::new(vec![7; 32]).unwrap();
        let to = reply_address(&key, "x.org", (UserId(1), PostId(2)), Instant(0));
        let rules = Rules {
            key,
            host: "x.org".to_owned(),
            most: 1000,
        };
        (Session::new(rules), to)
    }

    fn code(act: &Act) -> &str {
        match act {
            Act::Say(text) | Act::Leave(text) => &text[..3],
            Act::Take => "354",
        }
    }

    #[test]
    fn each_command_has_its_time_and_its_form() {
        let (_, to) = session();
        let (mail, rcpt) = ("MAIL FROM:<A@b.c>", format!("RCPT TO:<{to}>"));
        let cases: Vec<(Vec<&str>, &str)> = vec![
            (vec!["MAIL FROM:<A@b.c>"], "503"),
            (vec!["EHLO"], "501"),
            (vec!["EHLO x"], "250"),
            (vec!["HELO x"], "250"),
            (vec!["lhlo x", "mail from:<>"], "250"),
            (
                vec![
                    "LHLO x",
                    "MAIL FROM: <A@b.c> SIZE=1000 BODY=8BITMIME SMTPUTF8",
                ],
                "250",
            ),
            (vec!["LHLO x", "MAIL FROM:<A@b.c> SIZE=1001"], "552"),
            (vec!["LHLO x", "MAIL FROM:<A@b.c> SIZE=x"], "501"),
            (vec!["LHLO x", "MAIL FROM:<A@b.c> AUTH=x"], "555"),
            (vec!["LHLO x", "MAIL FROM:a@b.c"], "501"),
            (vec!["LHLO x", "MAIL FROM:<A@b.c"], "501"),
            (vec!["LHLO x", "MAIL TO:<A@b.c>"], "501"),
            (vec!["LHLO x", mail, mail], "503"),
            (vec!["LHLO x", &rcpt], "503"),
            (vec!["LHLO x", mail, &rcpt], "250"),
            (vec!["LHLO x", mail, "RCPT TO:<Jan@x.org>"], "550"),
            (vec!["LHLO x", mail, "RCPT TO:<Reply+aaaa@x.org>"], "550"),
            (vec!["LHLO x", mail, "RCPT TO:<Jan@elsewhere.org>"], "550"),
            (
                vec!["LHLO x", mail, "RCPT TO:<@x.org:jan@elsewhere.org>"],
                "550",
            ),
            (vec!["LHLO x", mail, "DATA"], "503"),
            (vec!["LHLO x", mail, &rcpt, "DATA"], "354"),
            (vec!["LHLO x", mail, &rcpt, "RSET", "DATA"], "503"),
            (vec!["LHLO x", mail, &rcpt, "LHLO y", "DATA"], "503"),
            (vec!["LHLO x", mail, &rcpt, "DATA x"], "503"),
            (vec!["LHLO x", "XFORWARD ADDR=192.0.2.1 HELO=mx.b.c"], "250"),
            (vec!["LHLO x", "XFORWARD ADDR"], "501"),
            (vec!["XFORWARD ADDR=192.0.2.1"], "503"),
            (vec!["VRFY jan"], "252"),
            (vec!["TURN"], "500"),
            (vec![""], "500"),
            (vec!["QUIT"], "221"),
        ];
        for (lines, want) in cases {
            let (mut session, _) = session();
            let acts: Vec<Act> = lines.iter().map(|l| session.hear(l.as_bytes())).collect();
            assert_eq!(code(acts.last().unwrap()), want, "{lines:?} {acts:?}");
        }
        let (mut session, _) = session();
        assert_eq!(code(&session.hear(b"NOOP \xff")), "500");
        for _ in 0..MOST_FAULTS - 1 {
            session.hear(b"x");
        }
        assert!(matches!(session.hear(b"x"), Act::Leave(_)));
    }

    #[test]
    fn the_own_server_tells_from_where_a_letter_is() {
        for (said, ip) in [
            ("XFORWARD ADDR=192.0.2.1 HELO=mx.b.c", Some("192.0.2.1")),
            (
                "XFORWARD HELO=mx.b.c ADDR=IPv6:2001:db8::1",
                Some("2001:db8::1"),
            ),
            ("XFORWARD ADDR=[UNAVAILABLE] HELO=mx.b.c", None),
        ] {
            let (mut session, to) = session();
            let rcpt = format!("RCPT TO:<{to}>");
            for line in ["LHLO x", said, "MAIL FROM:<A@b.c>", &rcpt] {
                assert_eq!(code(&session.hear(line.as_bytes())), "250", "{line}");
            }
            let (way, recipients) = session.letter();
            assert_eq!(way.ip, ip.map(|ip| ip.parse().unwrap()));
            assert_eq!(
                (way.helo.as_str(), way.sender.as_deref()),
                ("mx.b.c", Some("A@b.c"))
            );
            assert_eq!(recipients, [to]);
            let (next, none) = session.letter();
            assert!(next.ip.is_none() && none.is_empty());
        }
    }

    #[test]
    fn a_letter_ends_at_a_dot_between_whole_line_ends_only() {
        for (sent, kept, odd) in [
            ("Hi\r\n.\r\n", "Hi\r\n", false),
            (".\r\n", "", false),
            ("..x\r\n...\r\n.\r\n", ".x\r\n..\r\n", false),
            ("a\n.\r\nMAIL\r\n.\r\n", "a\n.\r\nMAIL\r\n", true),
            ("a\r\n.\nMAIL\r\n.\r\n", "a\r\n\nMAIL\r\n", true),
            ("a\r.\r\nMAIL\r\n.\r\n", "a\r.\r\nMAIL\r\n", true),
            ("a\r\n.\rMAIL\r\n.\r\n", "a\r\n\rMAIL\r\n", true),
            ("a\r\r\n.\r\n", "a\r\r\n", true),
        ] {
            let mut whole = Body::new(1000);
            let sent = format!("{sent}QUIT\r\n");
            let end = whole.take(sent.as_bytes()).unwrap();
            assert_eq!(&sent[end..], "QUIT\r\n", "{sent:?}");
            assert_eq!(String::from_utf8(whole.bytes).unwrap(), kept, "{sent:?}");
            assert_eq!(whole.odd, odd, "{sent:?}");
            let mut drops = Body::new(1000);
            let ended = sent.bytes().position(|b| drops.take(&[b]).is_some());
            assert_eq!(ended, Some(end - 1), "{sent:?}");
        }
        let mut large = Body::new(3);
        assert_eq!(large.take(b"12345\r\n.\r\n"), Some(10));
        assert!(large.over && large.bytes == b"123");
        let mut flood = Body::new(3);
        assert_eq!(flood.take(&[b'x'; 31]), None);
        assert!(flood.is_flood());
    }
}
