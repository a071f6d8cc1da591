//! Clients that write down what was acknowledged, of a site that is killed while they act.

use std::net::SocketAddr;
use std::time::Duration;

use elab::base::crypto;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::people::{Client, encode};
use crate::uploads::multipart;

/// What says that an act was done: of a page, of a program's request, of a letter.
const DONE: [u16; 5] = [200, 201, 204, 250, 303];
/// What says that it was not, as the site is busy.
const LATER: [u16; 2] = [451, 503];
const LATER_ON: Duration = Duration::from_millis(50);

/// An act, as it is sent until it is acknowledged.
#[derive(Clone)]
pub struct Act {
    /// What it is known by afterwards.
    pub mark: String,
    pub request: String,
    /// Where it led.
    pub location: String,
}

/// Somebody who acts, and his ledger.
pub struct Pen {
    cookie: String,
    token: String,
    address: SocketAddr,
    /// Sent, and not answered yet: sent again under the same key.
    open: Option<Act>,
    pub done: Vec<Act>,
}

impl Pen {
    /// That of somebody who has signed in.
    pub async fn of(client: &Client<'_>) -> Pen {
        let token = client.keys().await.0;
        Pen::with(client, "elab", token)
    }

    /// That of somebody whose forms bear this token beside this cookie.
    pub fn with(client: &Client<'_>, cookie: &str, token: String) -> Pen {
        Pen {
            cookie: format!("{cookie}={}", client.cookie(cookie).unwrap()),
            token,
            address: client.address(),
            open: None,
            done: Vec::new(),
        }
    }

    /// That of a mail server, which hands over here what it has.
    pub fn to(address: SocketAddr) -> Pen {
        Pen {
            cookie: String::new(),
            token: String::new(),
            address,
            open: None,
            done: Vec::new(),
        }
    }

    /// Acts until the site is gone, or there is nothing more to do.
    pub async fn write(&mut self, mut next: impl FnMut(&Pen) -> Option<Act>) {
        while let Some(act) = self.open.clone().or_else(|| next(self)) {
            self.open = Some(act.clone());
            match say(self.address, &act.request).await {
                Some((status, location)) if DONE.contains(&status) => {
                    self.done.push(Act { location, ..act });
                    self.open = None;
                }
                Some((status, _)) if LATER.contains(&status) => sleep(LATER_ON).await,
                Some((status, _)) => panic!("{}: {status}", act.mark),
                None => return,
            }
        }
    }

    /// Acts until nothing of it is open.
    pub async fn finish(&mut self) {
        let Some(act) = self.open.take() else {
            return;
        };
        loop {
            let (status, location) = say(self.address, &act.request).await.unwrap();
            if LATER.contains(&status) {
                sleep(LATER_ON).await;
                continue;
            }
            assert!(DONE.contains(&status), "{}: {status}", act.mark);
            return self.done.push(Act { location, ..act });
        }
    }

    /// What was done last leads where it led, when it is sent once more.
    pub async fn repeat(&self, last: usize) {
        for act in self.done.iter().rev().take(last) {
            let (_, location) = say(self.address, &act.request).await.unwrap();
            assert_eq!(location, act.location, "{}", act.mark);
        }
    }

    pub fn form(&self, path: &str, fields: &str) -> String {
        let fields = format!(
            "token={}&key={}&{fields}",
            encode(&self.token),
            crypto::name()
        );
        let form = "application/x-www-form-urlencoded";
        self.request("POST", path, form, &fields)
    }

    /// A file of plain text.
    pub fn file(&self, title: &str, text: &str) -> String {
        let (kind, body) = multipart(&[], Some((title, text.as_bytes())));
        let body = String::from_utf8(body).unwrap();
        self.request("POST", "/api/v1/files", &kind, &body)
    }

    pub fn program(&self, method: &str, path: &str, body: &str) -> String {
        self.request(method, path, "application/json", body)
    }

    fn request(&self, method: &str, path: &str, kind: &str, body: &str) -> String {
        let own = match path.starts_with("/api/") {
            true => format!(
                "x-csrf-token: {}\r\nidempotency-key: {}\r\n",
                self.token,
                crypto::name()
            ),
            false => String::new(),
        };
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncookie: {}\r\n{own}\
             content-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        )
    }
}

/// The status of the answer and where it leads; none when the site was gone first.
async fn say(address: SocketAddr, request: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut said = Vec::new();
    drop(stream.read_to_end(&mut said).await);
    let said = String::from_utf8_lossy(&said);
    if said.starts_with("220 ") {
        return Some((of_letter(&said)?, String::new()));
    }
    // An answer that broke off is none.
    let (head, _) = said.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let location = head
        .lines()
        .find_map(|line| line.strip_prefix("location: "));
    Some((status, location.unwrap_or_default().to_owned()))
}

/// What the site said of a letter: the line behind the one that asked for it, whole.
fn of_letter(said: &str) -> Option<u16> {
    let (_, asked) = said.split_once("\r\n354 ")?;
    let (_, answered) = asked.split_once("\r\n")?;
    let (line, _) = answered.split_once("\r\n")?;
    line.split(' ').next()?.parse().ok()
}
