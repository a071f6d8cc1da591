//! A relay for tests: takes letters on this machine, or does to them what relays do.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use rustls::ServerConfig;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::{TlsAcceptor, rustls};

use crate::source::root;

/// What the relay does with letters to a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Refuses each recipient with these words.
    Says(&'static str),
    /// Refuses each recipient once, then takes the letter.
    Greylists,
    /// Refuses what it has read, once.
    RefusesData,
    /// Hangs up in the middle of the letter, once.
    Drops,
    /// Takes the letter, and hangs up without a word, once.
    LosesAnswer,
    /// Says nothing once it has the letter, until it is let go.
    Hangs,
}

/// How what is said to the relay is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    None,
    /// TLS, once it was asked for.
    Asked,
    /// TLS from the first byte.
    Always,
}

/// A letter that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    pub from: String,
    pub to: String,
    pub mime: Vec<u8>,
}

#[derive(Default)]
pub struct Seen {
    /// Letters that were taken for good.
    pub taken: Vec<Taken>,
    /// All that was read to its end, taken or not.
    pub read: Vec<Taken>,
    /// Recipients that were named, refused or not.
    pub named: Vec<String>,
    /// What was said where others can hear it, word by word.
    pub overheard: Vec<String>,
    /// Connections that were begun.
    pub connections: usize,
    /// Letters of a domain that are being taken now, and the most there were at once; all under "".
    pub at_once: HashMap<String, (usize, usize)>,
    /// True while nobody may sign in.
    pub strangers: bool,
    /// True while nobody is greeted.
    pub down: bool,
    moods: HashMap<String, Mood>,
    once: Vec<String>,
}

impl Seen {
    /// Letters that are being taken now.
    pub fn now(&self) -> usize {
        self.at_once.get("").map_or(0, |(now, _)| *now)
    }
}

/// The relay.
pub struct Sink {
    pub address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    gate: Arc<Semaphore>,
}

impl Sink {
    pub async fn start() -> Sink {
        Sink::covered(Cover::None).await
    }

    /// A relay with a certificate in the name of localhost, which `authority.pem` has signed.
    pub async fn covered(cover: Cover) -> Sink {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Sink {
            address: listener.local_addr().unwrap(),
            seen: Arc::default(),
            gate: Arc::new(Semaphore::new(0)),
        };
        let (seen, gate) = (sink.seen.clone(), sink.gate.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, gate) = (seen.clone(), gate.clone());
                seen.lock().unwrap().connections += 1;
                // Whoever hangs up in the middle is not waited for.
                tokio::spawn(async move { drop(meet(stream, cover, &seen, &gate).await) });
            }
        });
        sink
    }

    /// From now on letters to this domain fare so.
    pub fn mood(&self, domain: &str, mood: impl Into<Option<Mood>>) {
        let mut seen = self.seen();
        match mood.into() {
            Some(mood) => seen.moods.insert(domain.to_owned(), mood),
            None => seen.moods.remove(domain),
        };
    }

    /// Lets letters go that hang.
    pub fn let_go(&self) {
        self.gate.add_permits(1000);
    }

    /// From now on letters that hang do so again.
    pub fn hold(&self) {
        self.gate.forget_permits(usize::MAX);
    }

    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.seen().taken.clone()
    }

    /// Waits until the relay has seen what is wanted.
    pub async fn wait(&self, wanted: impl Fn(&Seen) -> bool) {
        for _ in 0..6000 {
            if wanted(&self.seen()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the relay did not see it in a minute");
    }
}

fn domain(address: &str) -> &str {
    address.rsplit_once('@').unwrap().1
}

async fn meet(
    stream: TcpStream,
    cover: Cover,
    seen: &Mutex<Seen>,
    gate: &Semaphore,
) -> std::io::Result<()> {
    if seen.lock().unwrap().down {
        return Ok(());
    }
    let mut stream = BufReader::new(stream);
    if cover != Cover::Always {
        stream.write_all(b"220 sink\r\n").await?;
    }
    if cover == Cover::None {
        return talk(stream, seen, gate).await;
    }
    if cover == Cover::Asked {
        asked(&mut stream, seen).await?;
    }
    let stream = acceptor().accept(stream.into_inner()).await?;
    let mut stream = BufReader::new(stream);
    if cover == Cover::Always {
        stream.write_all(b"220 sink\r\n").await?;
    }
    talk(stream, seen, gate).await
}

/// What is said until TLS is asked for.
async fn asked(stream: &mut BufReader<TcpStream>, seen: &Mutex<Seen>) -> std::io::Result<()> {
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let word = line.split_whitespace().next().unwrap_or("").to_owned();
        let answer: &[u8] = match word.as_str() {
            "STARTTLS" => b"220 go on\r\n",
            _ => b"250-sink\r\n250 STARTTLS\r\n",
        };
        let last = word == "STARTTLS";
        seen.lock().unwrap().overheard.push(word);
        stream.write_all(answer).await?;
        if last {
            return Ok(());
        }
    }
}

fn acceptor() -> TlsAcceptor {
    let file = root().join("tests/it/keys/relay.pem");
    let own = CertificateDer::from_pem_file(&file).unwrap();
    let key = PrivateKeyDer::from_pem_file(&file).unwrap();
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .unwrap();
    let config = config.with_no_client_auth();
    TlsAcceptor::from(Arc::new(config.with_single_cert(vec![own], key).unwrap()))
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: BufReader<S>,
    seen: &Mutex<Seen>,
    gate: &Semaphore,
) -> std::io::Result<()> {
    let (mut from, mut to) = (String::new(), String::new());
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let named = line.split(['<', '>']).nth(1).unwrap_or("").to_owned();
        let answer = match line.split([' ', ':']).next().unwrap() {
            "EHLO" => "250-sink\r\n250-AUTH PLAIN\r\n250 8BITMIME",
            "AUTH" if seen.lock().unwrap().strangers => "535 5.7.8 who are you?",
            "AUTH" => "235 good",
            "MAIL" => {
                from = named;
                "250 good"
            }
            "RCPT" => {
                to = named;
                recipient(&mut seen.lock().unwrap(), &to)
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mood = seen.lock().unwrap().moods.get(domain(&to)).copied();
                if mood == Some(Mood::Drops) && first(&mut seen.lock().unwrap(), &to) {
                    stream.read_line(&mut String::new()).await?;
                    return Ok(());
                }
                let letter = Taken {
                    from: from.clone(),
                    to: to.clone(),
                    mime: body(&mut stream).await?,
                };
                count(&mut seen.lock().unwrap(), domain(&to), true);
                if mood == Some(Mood::Hangs) {
                    gate.acquire().await.unwrap().forget();
                }
                let mut seen = seen.lock().unwrap();
                count(&mut seen, domain(&to), false);
                seen.read.push(letter.clone());
                if mood == Some(Mood::RefusesData) && first(&mut seen, &to) {
                    "451 4.3.0 not now"
                } else {
                    seen.taken.push(letter);
                    if mood == Some(Mood::LosesAnswer) && first(&mut seen, &to) {
                        return Ok(());
                    }
                    "250 2.0.0 taken as 4711"
                }
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            "NOOP" | "RSET" => "250 good",
            _ => "502 what?",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

fn recipient(seen: &mut Seen, to: &str) -> &'static str {
    seen.named.push(to.to_owned());
    match seen.moods.get(domain(to)).copied() {
        Some(Mood::Says(words)) => words,
        Some(Mood::Greylists) if first(seen, to) => "451 4.3.2 come again",
        _ => "250 good",
    }
}

/// True for the first try of an address.
fn first(seen: &mut Seen, to: &str) -> bool {
    let first = !seen.once.iter().any(|known| known == to);
    seen.once.push(to.to_owned());
    first
}

fn count(seen: &mut Seen, domain: &str, more: bool) {
    for of in [domain, ""] {
        let (now, most) = seen.at_once.entry(of.to_owned()).or_default();
        *now = if more { *now + 1 } else { *now - 1 };
        *most = (*most).max(*now);
    }
}

/// The letter up to its dot, without the dots that were added (RFC 5321, 4.5.2).
async fn body<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(body);
        }
        body.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
