//! The protocol of websockets (RFC 6455), frame by frame over a bare connection.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{HANDSHAKE, PATIENCE};
use crate::app::TestApp;
use crate::people::Client;
use crate::program::Site;

const MORE: u8 = 0;
const END: u8 = 0x80;
const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// A frame as a client sends it, with a mask that changes what it covers.
fn frame(head: u8, body: &[u8]) -> Vec<u8> {
    let mut all = vec![head];
    match body.len() {
        short @ 0..126 => all.push(0x80 | short as u8),
        long @ 126..65_536 => {
            all.push(0xfe);
            all.extend((long as u16).to_be_bytes());
        }
        huge => {
            all.push(0xff);
            all.extend((huge as u64).to_be_bytes());
        }
    }
    let mask = [7, 0xa5, 0x11, 0x80];
    all.extend(mask);
    all.extend(body.iter().zip(mask.iter().cycle()).map(|(a, b)| a ^ b));
    all
}

/// A farewell as a client sends it.
fn close(code: u16, reason: &[u8]) -> Vec<u8> {
    frame(END | CLOSE, &[&code.to_be_bytes()[..], reason].concat())
}

struct Raw(TcpStream);

impl Raw {
    /// Shakes hands; gives the head of the answer too.
    async fn open(client: &Client<'_>, path: &str, headers: &str) -> (Raw, String) {
        let mut stream = TcpStream::connect(client.address()).await.unwrap();
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\n{HANDSHAKE}{headers}\r\n",
            client.address()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut said = Vec::new();
        while !said.ends_with(b"\r\n\r\n") {
            said.push(stream.read_u8().await.unwrap());
        }
        (Raw(stream), String::from_utf8(said).unwrap().to_lowercase())
    }

    /// The next frame: its first byte and what it holds; none where the site has hung up.
    async fn next(&mut self) -> Option<(u8, Vec<u8>)> {
        let read = async {
            let head = self.0.read_u8().await.ok()?;
            let length = match self.0.read_u8().await.ok()? {
                126 => self.0.read_u16().await.ok()?.into(),
                127 => self.0.read_u64().await.ok()? as usize,
                masked @ 128.. => panic!("a server masks nothing: {masked}"),
                short => short.into(),
            };
            let mut body = vec![0; length];
            self.0.read_exact(&mut body).await.ok()?;
            Some((head, body))
        };
        timeout(PATIENCE, read).await.expect("nothing comes")
    }

    /// What comes back for these bytes, up to a farewell and its code.
    async fn says(&mut self, bytes: &[u8]) -> (Vec<(u8, Vec<u8>)>, Option<u16>) {
        // Who is hung up on in the middle hears why all the same.
        self.0.write_all(bytes).await.ok();
        let mut heard = Vec::new();
        while let Some((head, body)) = self.next().await {
            if head == END | CLOSE {
                let code = body
                    .get(..2)
                    .map(|code| u16::from_be_bytes([code[0], code[1]]));
                return (heard, code);
            }
            heard.push((head, body));
        }
        panic!("it hung up without a word: {heard:?}");
    }
}

#[tokio::test]
async fn frames_are_taken_and_refused_as_the_protocol_says() {
    let site = Site::new();
    let running = site.serve(&["--test-endpoints"]);
    let visitor = Client::at(site.address, "visitor");
    let path = "/api/v1/live/echo";
    // Nothing is ever packed: what is offered is not taken, so that no small frame can become a large message.
    let offer = "sec-websocket-extensions: permessage-deflate; client_max_window_bits\r\n";
    let (_, said) = Raw::open(&visitor, path, offer).await;
    assert!(
        said.starts_with("http/1.1 101") && !said.contains("sec-websocket-extensions"),
        "{said}"
    );

    let good = |code: u16| close(code, b"");
    let whole = |frames: &[Vec<u8>]| frames.concat();
    let kazakh = "\u{49b}ала".as_bytes();
    let text = |body: &[u8]| (END | TEXT, body.to_vec());
    for (about, sent, answers, code) in [
        (
            "an empty text",
            frame(END | TEXT, b""),
            vec![text(b"")],
            Some(1000),
        ),
        (
            "a ping among pieces",
            whole(&[
                frame(MORE | TEXT, b"wa"),
                frame(END | PING, b"?"),
                frame(MORE, b""),
                frame(END, b"ter"),
            ]),
            vec![(END | PONG, b"?".to_vec()), text(b"water")],
            Some(1000),
        ),
        (
            "a letter of two bytes in two pieces",
            whole(&[frame(MORE | TEXT, &kazakh[..1]), frame(END, &kazakh[1..])]),
            vec![text(kazakh)],
            Some(1000),
        ),
        (
            "the longest ping",
            frame(END | PING, &[5; 125]),
            vec![(END | PONG, vec![5; 125])],
            Some(1000),
        ),
        (
            "a pong that nobody asked for",
            frame(END | PONG, b"!"),
            vec![],
            Some(1000),
        ),
        (
            "any bytes",
            frame(END | BINARY, &[0xff, 0xfe]),
            vec![(END | BINARY, vec![0xff, 0xfe])],
            Some(1000),
        ),
        (
            "a ping too long",
            frame(END | PING, &[5; 126]),
            vec![],
            Some(1002),
        ),
        (
            "a ping in pieces",
            whole(&[frame(MORE | PING, b"a"), frame(END, b"b")]),
            vec![],
            Some(1002),
        ),
        (
            "a farewell in pieces",
            frame(MORE | CLOSE, &[3, 0xe8]),
            vec![],
            Some(1002),
        ),
        (
            "a bit that means packed",
            frame(END | 0x40 | TEXT, b"a"),
            vec![],
            Some(1002),
        ),
        (
            "another bit",
            frame(END | 0x20 | TEXT, b"a"),
            vec![],
            Some(1002),
        ),
        (
            "the last bit",
            frame(END | 0x10 | PING, b"a"),
            vec![],
            Some(1002),
        ),
        (
            "a kind that is none",
            frame(END | 3, b"a"),
            vec![],
            Some(1002),
        ),
        (
            "a control frame that is none",
            frame(END | 11, b""),
            vec![],
            Some(1002),
        ),
        ("no mask", vec![END | TEXT, 1, b'a'], vec![], Some(1002)),
        ("the end of nothing", frame(END, b"a"), vec![], Some(1002)),
        (
            "a message within another",
            whole(&[frame(MORE | TEXT, b"a"), frame(END | TEXT, b"b")]),
            vec![],
            Some(1002),
        ),
        (
            "a text that is none",
            frame(END | TEXT, b"a\xffb"),
            vec![],
            Some(1007),
        ),
        (
            "half a letter",
            frame(END | TEXT, &kazakh[..1]),
            vec![],
            Some(1007),
        ),
        (
            "a text whose second piece is none",
            whole(&[frame(MORE | TEXT, b"a"), frame(END, b"\xed\xa0\x80")]),
            vec![],
            Some(1007),
        ),
        (
            "a frame of many gigabytes",
            vec![END | BINARY, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4],
            vec![],
            Some(1009),
        ),
        (
            "a farewell of one byte",
            frame(END | CLOSE, &[3]),
            vec![],
            Some(1002),
        ),
        (
            "a reason that is no text",
            close(1000, b"\xff"),
            vec![],
            Some(1007),
        ),
        (
            "a reason",
            close(1001, "кетті".as_bytes()),
            vec![],
            Some(1001),
        ),
        ("no code", frame(END | CLOSE, b""), vec![], None),
    ] {
        let (mut raw, _) = Raw::open(&visitor, path, offer).await;
        // What is taken is followed by a farewell, which is answered with the same.
        let sent = [sent, good(1000)].concat();
        let heard = raw.says(&sent).await;
        assert_eq!(heard, (answers, code), "{about}");
    }
    for (codes, answered) in [
        (
            &[
                1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999,
            ][..],
            None,
        ),
        (
            &[
                0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535,
            ],
            Some(1002),
        ),
    ] {
        for code in codes {
            let (mut raw, _) = Raw::open(&visitor, path, "").await;
            let heard = raw.says(&good(*code)).await;
            assert_eq!(heard, (vec![], answered.or(Some(*code))), "{code}");
        }
    }
    // Byte by byte it is the same.
    let (mut raw, _) = Raw::open(&visitor, path, "").await;
    raw.0.set_nodelay(true).unwrap();
    for byte in frame(MORE | TEXT, b"wa")
        .into_iter()
        .chain(frame(END, b"ter"))
    {
        raw.0.write_all(&[byte]).await.unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(raw.next().await, Some(text(b"water")));
    assert_eq!(running.stop(), Some(0));
}

/// Texts in UTF-8, and bytes that are none (RFC 3629, 3 and 4; RFC 6455, 8.1).
const TEXTS: [&[u8]; 12] = [
    "κόσμε".as_bytes(),
    b"\x00",
    b"\x7f",
    b"\xc2\x80",
    b"\xdf\xbf",
    b"\xe0\xa0\x80",
    b"\xed\x9f\xbf",
    b"\xee\x80\x80",
    b"\xef\xbf\xbf",
    b"\xf0\x90\x80\x80",
    b"\xf4\x8f\xbf\xbf",
    b"\xef\xbb\xbf\xef\xbf\xbe",
];
const NO_TEXTS: [&[u8]; 18] = [
    b"\x80",
    b"\xbf",
    b"\xc0\x80",
    b"\xc0\xaf",
    b"\xc1\xbf",
    b"\xc3(",
    b"\xe0\x80\xaf",
    b"\xe0\x9f\xbf",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xed\xa0\x80\xed\xb0\x80",
    b"\xf0\x80\x80\xaf",
    b"\xf0\x8f\xbf\xbf",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xfc\x84\x80\x80\x80\x80",
    b"\xfe",
    b"\xff",
];

#[tokio::test]
async fn a_text_is_utf_8_however_it_is_cut_into_pieces() {
    let site = Site::new();
    let running = site.serve(&["--test-endpoints"]);
    let visitor = Client::at(site.address, "visitor");
    let cut = |bytes: &[u8]| {
        let last = bytes.len() - 1;
        let pieces = bytes.iter().enumerate().map(|(at, byte)| {
            let end = if at == last { END } else { MORE };
            frame(if at == 0 { end | TEXT } else { end }, &[*byte])
        });
        pieces.collect::<Vec<_>>().concat()
    };
    for (bytes, code) in TEXTS
        .iter()
        .map(|text| (*text, 1000))
        .chain(NO_TEXTS.iter().map(|bytes| (*bytes, 1007)))
    {
        // Alone, at the end of other letters, and ahead of them.
        for whole in [
            bytes.to_vec(),
            [b"wa\xc2\xb5", bytes].concat(),
            [bytes, b"ter"].concat(),
        ] {
            for sent in [frame(END | TEXT, &whole), cut(&whole)] {
                let (mut raw, _) = Raw::open(&visitor, "/api/v1/live/echo", "").await;
                let (heard, said) = raw.says(&[sent, close(1000, b"")].concat()).await;
                let wanted = match code {
                    1000 => vec![(END | TEXT, whole.clone())],
                    _ => vec![],
                };
                assert_eq!((heard, said), (wanted, Some(code)), "{whole:x?}");
            }
        }
    }
    assert_eq!(running.stop(), Some(0));
}

#[tokio::test]
async fn large_messages_and_many_small_ones_come_back_as_they_were() {
    let site = Site::new();
    let running = site.serve(&["--test-endpoints"]);
    let visitor = Client::at(site.address, "visitor");
    let path = "/api/v1/live/echo";
    for kind in [TEXT, BINARY] {
        for (length, piece) in [
            (16 << 20, 16 << 20),
            (1 << 20, 64),
            (4 << 20, 4096),
            (4 << 20, 1 << 20),
        ] {
            let whole = vec![b'*'; length];
            let mut sent = Vec::new();
            for (at, part) in whole.chunks(piece).enumerate() {
                let end = if (at + 1) * piece >= length {
                    END
                } else {
                    MORE
                };
                sent.extend(frame(if at == 0 { end | kind } else { end }, part));
            }
            let (mut raw, _) = Raw::open(&visitor, path, "").await;
            // In packets that end anywhere.
            for packet in sent.chunks(65_537) {
                raw.0.write_all(packet).await.unwrap();
            }
            let (head, body) = raw.next().await.unwrap();
            assert!(head == END | kind && body == whole, "{length} in {piece}");
        }
        for length in [0, 16, 64, 256, 1024] {
            let (mut raw, _) = Raw::open(&visitor, path, "").await;
            for n in 0..1000_u32 {
                let body = vec![b'0' + (n % 10) as u8; length];
                raw.0.write_all(&frame(END | kind, &body)).await.unwrap();
                assert_eq!(raw.next().await, Some((END | kind, body)), "{n}");
            }
        }
    }
    assert_eq!(running.stop(), Some(0));
}

#[tokio::test]
async fn a_message_that_grows_piece_by_piece_is_bounded_as_one_that_is_whole() {
    let site = TestApp::start().await;
    let visitor = site.visitor();
    for sent in [
        frame(END | TEXT, &[b' '; 5000]),
        [frame(MORE | TEXT, &[b' '; 3000]), frame(END, &[b' '; 3000])].concat(),
        vec![END | TEXT, 0xff, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4],
    ] {
        let (mut raw, _) = Raw::open(&visitor, "/api/v1/live", "").await;
        let (heard, code) = raw.says(&sent).await;
        let texts = heard.iter().filter(|(head, _)| *head == END | TEXT);
        assert_eq!((texts.count(), code), (1, Some(1009)), "ready, and no more");
        assert_eq!(raw.next().await, None, "nothing follows a farewell");
    }
}
