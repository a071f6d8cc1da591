//! Letters for which their domain stands, as a mail server hands them over: they become posts by themselves.

use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::time::Duration;

use diesel::prelude::*;
use elab::accounts;
use elab::base::{Clock, PostId, crypto};
use elab::db::Db;
use elab::db::schema::{mail_in, users};
use elab::inbox::{self, State};
use elab::mail::inbound;
use tokio::net::UdpSocket;

use crate::mail_in::{key_of_domain, letter, signed_with};
use crate::program::Site;

/// Who writes.
pub(super) const FROM: &str = "marat@example.org";
/// The setting of the port at which letters come in.
pub(super) const PORT: &str = "ELAB_MAIL_IN_BIND";
/// The domain of the addresses to which he writes.
const HOST: &str = "letters.example.net";

/// The writer's domain: the key that it signs with, and the name server that tells of it.
pub(super) struct Letters {
    key: Vec<u8>,
    names: IpAddr,
}

impl Letters {
    /// None where this process may not be a name server: programs look for those at port 53 alone.
    pub async fn open() -> Option<Letters> {
        let own = u8::try_from(std::process::id() % 250).unwrap() + 1;
        let names = IpAddr::V4(Ipv4Addr::new(127, 53, 0, own));
        let socket = match UdpSocket::bind((names, 53)).await {
            Ok(socket) => socket,
            Err(why) => {
                println!("No letters come in, as nobody stands for them: {names}:53: {why}");
                return None;
            }
        };
        let (key, record) = key_of_domain();
        tokio::spawn(tell(socket, record));
        Some(Letters { key, names })
    }

    /// The site with a port for letters, that believes this name server.
    pub fn taken_by(&self, site: Site) -> Site {
        let port = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = port.local_addr().unwrap();
        site.with(PORT, &port.to_string())
            .with("ELAB_MAIL_IN_DOMAIN", HOST)
            .with("ELAB_MAIL_IN_DNS", &self.names.to_string())
    }

    /// Gives a resident of the demonstration an address, and says where he may answer this post.
    pub async fn invite(&self, site: &Site, post: PostId) -> String {
        let config = site.config();
        let db = Db::open(&config, &Clock::System).unwrap().for_jobs();
        let given = db.write(|tx| {
            let person = accounts::by_name(tx, "marat")?.id;
            let now = tx.now();
            diesel::update(users::table.find(person))
                .set((
                    users::email.eq(FROM),
                    users::email_key.eq(FROM),
                    users::confirmed_at.eq(now),
                ))
                .execute(&mut **tx)?;
            Ok(person)
        });
        let person = given.await.unwrap();
        db.close();
        let key = config.key().unwrap();
        inbound::reply_address(&key, HOST, (person, post), Clock::System.now())
    }

    /// All that a mail server says to hand a letter over, at once (RFC 2033, RFC 2920).
    pub fn handed_over(&self, to: &str, text: &str) -> String {
        let letter = letter(FROM, to, &crypto::name(), text);
        let letter = signed_with(&self.key, ("s", "example.org"), &letter);
        format!(
            "LHLO mx.example.org\r\nMAIL FROM:<{FROM}>\r\nRCPT TO:<{to}>\r\nDATA\r\n{letter}.\r\nQUIT\r\n"
        )
    }
}

/// Answers each question with this text, whatever the name (RFC 1035, 4.1).
async fn tell(socket: UdpSocket, text: String) {
    let mut asked = [0; 1024];
    while let Ok((length, from)) = socket.recv_from(&mut asked).await {
        if let Some(answer) = answer(&asked[..length], &text) {
            drop(socket.send_to(&answer, from).await);
        }
    }
}

fn answer(asked: &[u8], text: &str) -> Option<Vec<u8>> {
    // A name ends with a part of no letters; its type and its class follow.
    let name = asked.get(12..)?.iter().position(|byte| *byte == 0)?;
    let question = asked.get(12..12 + name + 5)?;
    let length = u8::try_from(text.len()).ok()?;
    // An answer to what was asked: one question, one answer, nothing else.
    let mut said = asked[..2].to_vec();
    said.extend([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
    said.extend(question);
    // Of that same name a text, good for a minute.
    said.extend([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60]);
    said.extend((u16::from(length) + 1).to_be_bytes());
    said.push(length);
    said.extend(text.bytes());
    Some(said)
}

/// Waits until no letter waits any more. What could not be read at once is read again now, where in life minutes pass.
pub(super) async fn all_are_read(site: &Site) {
    let db = Db::open(&site.config(), &Clock::System).unwrap().for_jobs();
    let mut left = i64::MAX;
    for _ in 0..300 {
        left = db.read(|c| inbox::count(c, State::Ready)).await.unwrap();
        if left == 0 {
            break;
        }
        let hurried = db.write(|tx| {
            let now = tx.now();
            let waiting = mail_in::table.filter(mail_in::state.eq(State::Ready.as_str()));
            diesel::update(waiting.filter(mail_in::next_at.gt(now)))
                .set(mail_in::next_at.eq(now))
                .execute(&mut **tx)?;
            Ok(())
        });
        hurried.await.unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(left, 0, "letters wait");
    db.close();
}
