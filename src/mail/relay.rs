//! The relay: connections to it are opened step by step, kept while there is more to send, and given up when it stalls.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Response};
use tokio::net::lookup_host;
use tokio::sync::{Mutex as Lock, OwnedMutexGuard};
use tokio::time::timeout;

use crate::base::{minutes, seconds};

/// A relay that does not greet within this is down.
const GREETING: Duration = seconds(10);
/// A letter that takes longer than this to be taken is given up for now.
pub(super) const PATIENCE: Duration = seconds(30);
/// A relay that has not said by then that it has a letter is given another beside it.
const TURN: Duration = Duration::from_millis(250);
/// A relay may take so long to take leave.
const LEAVE: Duration = seconds(1);
/// How long a domain waits that has asked for it (421, or 4.7 as of RFC 3463).
const REST: Duration = minutes(15);

/// Where letters are handed over.
pub struct Relay {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) sign_in: Option<(String, String)>,
    pub(super) patience: Duration,
    pub(super) turn: Duration,
    /// Who is trusted beside those whom all trust.
    pub(super) authority: Option<Certificate>,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
    last_word: Arc<Lock<()>>,
}

/// The right to say the last of a letter. It is kept until what the relay said to that is written down: a program that is
/// killed knows of one letter at most not whether it was taken, and sends no more than that one again.
pub(super) type Turn = OwnedMutexGuard<()>;

/// How what is said is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Security {
    /// It is not: for a relay on this machine.
    Plain,
    /// TLS, asked for once connected.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

/// Why a letter was not taken.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub why: String,
    /// True when another try would end the same way.
    pub for_good: bool,
    /// True when nobody answered: the next letter would fare no better.
    pub away: bool,
    /// The domain takes nothing for so long.
    pub rest: Duration,
}

impl Refusal {
    /// What may pass.
    pub(super) fn passing(why: impl std::fmt::Display) -> Refusal {
        Refusal {
            why: why.to_string(),
            for_good: false,
            away: false,
            rest: Duration::ZERO,
        }
    }

    /// What will not pass.
    pub(super) fn for_good(why: impl std::fmt::Display) -> Refusal {
        Refusal {
            for_good: true,
            ..Refusal::passing(why)
        }
    }

    /// The relay takes no letter at all.
    fn away(why: impl std::fmt::Display) -> Refusal {
        Refusal {
            away: true,
            ..Refusal::passing(why)
        }
    }

    fn of(error: &Error) -> Refusal {
        let why = error.to_string();
        let busy = error.status().is_some_and(|code| code.to_string() == "421");
        // Behind the code stand the relay's own words, which begin with the extended code.
        let paced = why
            .split_once("): ")
            .is_some_and(|(_, said)| said.starts_with("4.7."));
        Refusal {
            for_good: error.is_permanent(),
            away: false,
            rest: if busy || paced { REST } else { Duration::ZERO },
            why,
        }
    }
}

/// What a step of opening a connection has found.
pub(super) type Told<'a> = dyn FnMut(&'static str, String) + Send + 'a;

impl Relay {
    /// Reads `smtp://`, `smtp+starttls://` or `smtps://` with `user:password@`, a host and a port.
    pub(super) fn parse(url: &str) -> Result<Relay, String> {
        let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
        let (security, usual) = match scheme {
            "smtp" => (Security::Plain, 25),
            "smtp+starttls" => (Security::StartTls, 587),
            "smtps" => (Security::Tls, 465),
            _ => return Err("mail_url: no such scheme".to_owned()),
        };
        let rest = rest.split(['/', '?']).next().unwrap_or(rest);
        let (sign_in, place) = match rest.rsplit_once('@') {
            Some((who, place)) => {
                let (user, password) = who.split_once(':').unwrap_or((who, ""));
                (Some((unescaped(user)?, unescaped(password)?)), place)
            }
            None => (None, rest),
        };
        let (host, port) = match place.rsplit_once(':') {
            // An address of IPv6 has colons of its own.
            Some((host, port)) if !port.ends_with(']') => {
                let number = port.parse().map_err(|_| format!("mail_url: port {port}"))?;
                (host, number)
            }
            _ => (place, usual),
        };
        if host.is_empty() {
            return Err("mail_url: no host".to_owned());
        }
        Ok(Relay {
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            security,
            sign_in,
            patience: PATIENCE,
            turn: TURN,
            authority: None,
            idle: Mutex::default(),
            last_word: Arc::default(),
        })
    }

    /// Opens a connection that takes letters; `told` hears of each step that was made.
    pub(super) async fn open(&self, told: &mut Told<'_>) -> Result<AsyncSmtpConnection, Refusal> {
        match timeout(GREETING, self.greeted(told)).await {
            Ok(opened) => opened,
            Err(_) => Err(Refusal::away("it does not answer in time")),
        }
    }

    async fn greeted(&self, told: &mut Told<'_>) -> Result<AsyncSmtpConnection, Refusal> {
        let found = lookup_host((self.host.as_str(), self.port)).await;
        let found: Vec<SocketAddr> = found.map_err(Refusal::away)?.collect();
        let all: Vec<String> = found.iter().map(SocketAddr::to_string).collect();
        told("resolve", all.join(" "));
        let tls = || {
            let tls = TlsParameters::builder(self.host.clone());
            let own = self.authority.clone().into_iter();
            let tls = own.fold(tls, |tls, own| tls.add_root_certificate(own));
            tls.build().map_err(|e| Refusal::away(&e))
        };
        let first = match self.security {
            Security::Tls => Some(tls()?),
            Security::Plain | Security::StartTls => None,
        };
        let own_name = ClientId::default();
        let open = AsyncSmtpConnection::connect_tokio1(&found[..], None, &own_name, first, None);
        let mut line = open.await.map_err(|e| Refusal::away(&e))?;
        told("connect", format!("{}:{}", self.host, self.port));
        if self.security == Security::StartTls {
            let done = line.starttls(tls()?, &own_name).await;
            done.map_err(|e| Refusal::away(&e))?;
        }
        told(
            "tls",
            if line.is_encrypted() { "yes" } else { "no" }.to_owned(),
        );
        if let Some((user, password)) = &self.sign_in {
            let who = Credentials::new(user.clone(), password.clone());
            let done = line.auth(DEFAULT_MECHANISMS, &who).await;
            done.map_err(|e| Refusal::away(&e))?;
            told("sign-in", user.clone());
        }
        Ok(line)
    }

    /// Hands one letter over, on a connection that stands idle or on a new one; `turn` is this letter's, if it still has it.
    pub(super) async fn carry(
        &self,
        to: &Envelope,
        mime: &[u8],
        turn: &mut Option<Turn>,
    ) -> Result<(), Refusal> {
        let mut line = match self.kept().await {
            Some(line) => line,
            None => self.open(&mut |_, _| {}).await?,
        };
        self.hand_over(&mut line, to, mime, turn).await?;
        self.idle().push(line);
        Ok(())
    }

    /// Hands one letter over; a connection on which that failed is not used again.
    pub(super) async fn hand_over(
        &self,
        line: &mut AsyncSmtpConnection,
        to: &Envelope,
        mime: &[u8],
        turn: &mut Option<Turn>,
    ) -> Result<Response, Refusal> {
        let sent = match timeout(self.patience, self.said(line, (to, mime), turn)).await {
            Ok(sent) => sent.map_err(|e| Refusal::of(&e)),
            Err(_) => return Err(Refusal::passing("it did not say in time that it has it")),
        };
        if sent.is_err() {
            // Who does not take leave in time is left.
            drop(timeout(LEAVE, line.abort()).await);
        }
        sent
    }

    /// A connection that stands idle and still answers.
    async fn kept(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let mut line = self.idle().pop()?;
            let alive = timeout(GREETING, line.test_connected());
            if alive.await == Ok(true) {
                return Some(line);
            }
        }
    }

    /// Ends the connections that stand idle.
    pub(super) async fn hang_up(&self) {
        let idle = std::mem::take(&mut *self.idle());
        for mut line in idle {
            drop(timeout(LEAVE, line.quit()).await);
        }
    }

    /// Says a letter to the relay. The whole of it goes in one write: of two the second, which is the dot, would wait until
    /// the first is acknowledged, 40 ms a letter.
    async fn said(
        &self,
        line: &mut AsyncSmtpConnection,
        (to, mime): (&Envelope, &[u8]),
        turn: &mut Option<Turn>,
    ) -> Result<Response, Error> {
        let mut all = to.from().into_iter().chain(to.to());
        let plain = mime.is_ascii() && all.all(|address| AsRef::<str>::as_ref(address).is_ascii());
        let text = match std::str::from_utf8(mime) {
            Ok(text) if plain => text,
            // The relay is asked whether it takes that.
            _ => return self.in_turn(line.send(to, mime), turn).await,
        };
        line.command(Mail::new(to.from().cloned(), Vec::new()))
            .await?;
        for address in to.to() {
            line.command(Rcpt::new(address.clone(), Vec::new())).await?;
        }
        line.command(Data).await?;
        self.in_turn(line.command(dotted(text)), turn).await
    }

    /// Says the last of a letter while no other waits for what the relay says to its own. A relay that takes its time
    /// loses its letter the turn: the others do not wait for it.
    async fn in_turn<T>(&self, last: impl Future<Output = T>, turn: &mut Option<Turn>) -> T {
        *turn = Some(self.last_word.clone().lock_owned().await);
        let mut last = pin!(last);
        if let Ok(said) = timeout(self.turn, &mut last).await {
            return said;
        }
        *turn = None;
        last.await
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<AsyncSmtpConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A letter as it follows on DATA (RFC 5321, 4.5.2): a dot more where a line begins with one, and the last one.
fn dotted(text: &str) -> String {
    let body = text.strip_suffix("\r\n").unwrap_or(text);
    let first = if body.starts_with('.') { "." } else { "" };
    format!("{first}{}\r\n.\r\n", body.replace("\r\n.", "\r\n.."))
}

/// A part of an address without its percent signs (RFC 3986, 2.1).
fn unescaped(text: &str) -> Result<String, String> {
    let fault = || "mail_url: a percent sign stands before two hexadecimal digits".to_owned();
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).ok_or_else(fault)?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| fault())?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).map_err(|_| fault())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_that_begins_a_line_ends_no_letter() {
        let known = [
            ("A: b\r\n\r\nc\r\n", "A: b\r\n\r\nc\r\n.\r\n"),
            (".\r\n.a\r\nb.\r\n", "..\r\n..a\r\nb.\r\n.\r\n"),
            ("a\r\n.", "a\r\n..\r\n.\r\n"),
        ];
        for (text, sent) in known {
            assert_eq!(dotted(text), sent, "{text:?}");
        }
    }

    #[test]
    fn a_relay_is_read_from_its_address() {
        let known = [
            (
                "smtp://127.0.0.1:2525",
                "127.0.0.1",
                2525,
                Security::Plain,
                None,
            ),
            ("smtp://[::1]", "::1", 25, Security::Plain, None),
            (
                "smtp+starttls://elab:a%40b%2F@mail.example.org",
                "mail.example.org",
                587,
                Security::StartTls,
                Some(("elab", "a@b/")),
            ),
            (
                "smtps://u:p:q@mail.example.org:4465/",
                "mail.example.org",
                4465,
                Security::Tls,
                Some(("u", "p:q")),
            ),
        ];
        for (url, host, port, security, sign_in) in known {
            let read = Relay::parse(url).unwrap();
            assert_eq!((read.host.as_str(), read.port), (host, port), "{url}");
            assert_eq!(read.security, security, "{url}");
            let own = read.sign_in.as_ref();
            let own = own.map(|(user, word)| (user.as_str(), word.as_str()));
            assert_eq!(own, sign_in, "{url}");
        }
        for wrong in [
            "smtp://",
            "http://a",
            "smtp://a:b",
            "smtp://%zz@a",
            "smtp://u:%4@a",
        ] {
            assert!(Relay::parse(wrong).is_err(), "{wrong}");
        }
    }
}
