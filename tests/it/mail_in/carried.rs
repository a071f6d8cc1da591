//! How letters come: over the port for mail servers and through the pipe, kept before anybody is told so.

use std::io::Write;
use std::process::Stdio;

use elab::accounts::{self, NewPerson};
use elab::base::{Clock, PostId};
use elab::db::Db;
use elab::inbox::{self, State};
use elab::mail::inbound::{self, Port};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::{Desk, email, letter, town};
use crate::app::TestApp;
use crate::program::Site;

/// A mail server that has come in.
struct Server {
    stream: TcpStream,
    said: String,
    _stop: watch::Sender<bool>,
}

impl Server {
    async fn come(desk: &Desk) -> Server {
        let app = &desk.site.app;
        let port = Port::open(&app.config, &app.key).await.unwrap().unwrap();
        let address = port.address().unwrap();
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(port.serve(app.db.clone(), stopped));
        let mut server = Server {
            stream: TcpStream::connect(address).await.unwrap(),
            said: String::new(),
            _stop: stop,
        };
        assert!(server.hears().await.starts_with("220 "));
        server
    }

    /// The next answer, all of its lines.
    async fn hears(&mut self) -> String {
        loop {
            let whole = self.said.split_inclusive("\r\n").scan(0, |at, line| {
                *at += line.len();
                Some((*at, line))
            });
            let last =
                whole.filter(|(_, line)| line.ends_with("\r\n") && line.get(3..4) == Some(" "));
            if let Some(end) = last.map(|(at, _)| at).next() {
                return self.said.drain(..end).collect();
            }
            let mut chunk = [0; 1024];
            let come = self.stream.read(&mut chunk).await.unwrap();
            assert!(come > 0, "hung up after {:?}", self.said);
            self.said
                .push_str(std::str::from_utf8(&chunk[..come]).unwrap());
        }
    }

    async fn says(&mut self, line: &str) -> String {
        self.sends(format!("{line}\r\n").as_bytes()).await;
        self.hears().await
    }

    async fn sends(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.unwrap();
    }

    /// True when the other side says no more.
    async fn is_cut(&mut self) -> bool {
        let mut rest = Vec::new();
        // A line that is cut may be reset, which is as good.
        self.stream.read_to_end(&mut rest).await.is_err() || rest.is_empty()
    }
}

async fn open() -> Desk {
    let bind = |config: &mut elab::config::Config| {
        config.mail_in_bind = Some("127.0.0.1:0".parse().unwrap());
        config.mail_in_max = 20_000;
    };
    Desk::of(TestApp::start_with(bind).await)
}

#[tokio::test]
async fn a_mail_server_hands_letters_over_by_lmtp_and_by_smtp() {
    let desk = open().await;
    let town = town(&desk, "public").await;
    let [one, two] = [&town.marat, &town.aliya];
    let (to, other) = (
        desk.address(one, town.post).await,
        desk.address(two, town.post).await,
    );
    let mut server = Server::come(&desk).await;
    let greeting = server.says("LHLO mx.example.org").await;
    for word in ["PIPELINING", "SIZE 20000", "8BITMIME", "SMTPUTF8"] {
        assert!(greeting.contains(word), "{greeting}");
    }
    assert!(
        server
            .says(&format!("MAIL FROM:<{}>", email(one).await))
            .await
            .starts_with("250")
    );
    assert!(
        server
            .says("RCPT TO:<nobody@127.0.0.1>")
            .await
            .starts_with("550 5.1.1")
    );
    assert!(
        server
            .says("RCPT TO:<jan@example.com>")
            .await
            .starts_with("550")
    );
    assert!(
        server
            .says(&format!("RCPT TO:<{to}>"))
            .await
            .starts_with("250")
    );
    assert!(
        server
            .says(&format!("RCPT TO:<{other}>"))
            .await
            .starts_with("250")
    );
    assert!(server.says("DATA").await.starts_with("354"));
    let mut raw = desk.signed(&letter(
        &email(one).await,
        &to,
        "1",
        "In the river.\n.hidden",
    ));
    raw = String::from_utf8(raw)
        .unwrap()
        .replace("\r\n.hidden", "\r\n..hidden")
        .into_bytes();
    raw.extend(b".\r\n");
    server.sends(&raw).await;
    assert!(server.hears().await.starts_with("250"), "of the first");
    assert!(server.hears().await.starts_with("250"), "of the second");
    assert_eq!(desk.count(State::Ready).await, 2, "kept before it is said");
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 1);
    assert_eq!(
        desk.count(State::Refused).await,
        1,
        "the other address is not his"
    );
    let page = town.aliya.open(&format!("/t/{}", town.thread)).await;
    page.shows(".hidden").hides("..hidden");

    // All at once, as a server does that knows of pipelining.
    let mut all = format!(
        "EHLO mx.example.org\r\nMAIL FROM:<{}> SIZE=500\r\nRCPT TO:<{to}>\r\nDATA\r\n",
        email(one).await
    )
    .into_bytes();
    all.extend(desk.signed(&letter(&email(one).await, &to, "2", "And again.")));
    all.extend(b".\r\nQUIT\r\n");
    server.sends(&all).await;
    for code in ["250", "250", "250", "354", "250", "221"] {
        let said = server.hears().await;
        assert!(said.starts_with(code), "{code}: {said}");
    }
    assert!(server.is_cut().await);
    desk.settle().await;
    assert_eq!(desk.count(State::Posted).await, 2);
}

#[tokio::test]
async fn what_is_too_large_or_smuggled_is_refused() {
    let desk = open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let mut server = Server::come(&desk).await;
    server.says("EHLO mx.example.org").await;
    assert!(
        server
            .says("MAIL FROM:<a@b.c> SIZE=20001")
            .await
            .starts_with("552")
    );
    let mail = [
        "MAIL FROM:<a@b.c>".to_owned(),
        format!("RCPT TO:<{to}>"),
        "DATA".to_owned(),
    ];
    for line in &mail {
        server.says(line).await;
    }
    server.sends("x".repeat(30_000).as_bytes()).await;
    server.sends(b"\r\n.\r\n").await;
    assert!(
        server.hears().await.starts_with("552"),
        "it grew on the way"
    );

    assert!(
        server.says(&"x".repeat(5000)).await.contains("Too long"),
        "a long command"
    );
    server.sends(b"NOOP\nNOOP\r\n").await;
    assert!(server.hears().await.starts_with("500"), "half a line end");
    assert!(server.hears().await.starts_with("250"));

    for line in &mail {
        server.says(line).await;
    }
    let smuggled = format!("One\r\n.\nMAIL FROM:<a@b.c>\r\nRCPT TO:<{to}>\r\nDATA\r\nTwo\r\n.\r\n");
    server.sends(smuggled.as_bytes()).await;
    assert!(server.hears().await.starts_with("554"));
    assert!(server.is_cut().await);
    assert_eq!(desk.count(State::Ready).await, 0);
}

#[tokio::test]
async fn who_hangs_up_in_the_midst_has_sent_nothing_and_a_crowd_is_turned_away() {
    let desk = open().await;
    let town = town(&desk, "public").await;
    let to = desk.address(&town.marat, town.post).await;
    let mut server = Server::come(&desk).await;
    let address = server.stream.peer_addr().unwrap();
    for line in [
        "LHLO x",
        "MAIL FROM:<a@b.c>",
        &format!("RCPT TO:<{to}>"),
        "DATA",
    ] {
        server.says(line).await;
    }
    server.sends(b"From: a@b.c\r\n\r\nHalf a lett").await;
    let mut crowd = Vec::new();
    for _ in 0..49 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let mut code = [0; 3];
        stream.read_exact(&mut code).await.unwrap();
        assert_eq!(&code, b"220");
        crowd.push(stream);
    }
    let mut late = TcpStream::connect(address).await.unwrap();
    let mut code = [0; 3];
    late.read_exact(&mut code).await.unwrap();
    assert_eq!(&code, b"421");
    drop(crowd);
    drop(server.stream);
    assert_eq!(desk.count(State::Ready).await, 0);
}

#[test]
fn the_pipe_says_what_became_of_a_letter() {
    let site = Site::new().with("ELAB_MAIL_IN_DOMAIN", "x.org");
    let nowhere = site.run(&["mail-in"]);
    assert_eq!(nowhere.code, Some(75), "no site yet: {nowhere:?}");
    assert_eq!(site.run(&["migrate"]).code, Some(0));
    let config = site.config();
    let to = {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let db = Db::open(&config, &Clock::System).unwrap();
            let new = NewPerson {
                name: "aliya".to_owned(),
                display_name: "Aliya".to_owned(),
                email: "aliya@example.org".to_owned(),
                password: String::new(),
                lang: "en".to_owned(),
                zone: "UTC".to_owned(),
            };
            let made = db.write(move |tx| accounts::settle_in(tx, &new, false, 1));
            let person = made.await.unwrap();
            db.close();
            let key = config.key().unwrap();
            inbound::reply_address(&key, "x.org", (person, PostId(1)), Clock::System.now())
        })
    };
    let good = letter("aliya@example.org", &to, "1", "Hello.");
    let forged = to.replacen("reply+", "reply+a", 1);
    for (words, letter, code) in [
        (vec!["mail-in", "--recipient", &to], good.as_str(), 0),
        (vec!["mail-in"], good.as_str(), 0),
        (vec!["mail-in", "--recipient", &forged], good.as_str(), 67),
        (vec!["mail-in"], "From: a@b.c\r\n\r\nx", 67),
        (vec!["mail-in", "--recipient", &to], "", 65),
    ] {
        let mut child = site
            .command(&words)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(letter.as_bytes())
            .unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{words:?}");
    }
    let large = "x".repeat(config.mail_in_max + 1);
    let mut child = site
        .command(&["mail-in", "--recipient", &to])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The program may have read enough and closed its end.
    drop(child.stdin.take().unwrap().write_all(large.as_bytes()));
    assert_eq!(child.wait().unwrap().code(), Some(65));

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let kept = runtime.block_on(async {
        let db = Db::open(&config, &Clock::System).unwrap();
        let count = db.read(|c| inbox::count(c, State::Ready)).await.unwrap();
        db.close();
        count
    });
    assert_eq!(kept, 1, "the same letter twice is kept once");
}

#[tokio::test]
async fn an_address_for_letters_that_come_back_cannot_be_made_up() {
    let desk = open().await;
    let to = format!(
        "b+7-0af30af30af30af3@{}",
        desk.site.app.config.mail_in_domain
    );
    let mut server = Server::come(&desk).await;
    server.says("LHLO x").await;
    server.says("MAIL FROM:<>").await;
    let said = server.says(&format!("RCPT TO:<{to}>")).await;
    assert!(said.starts_with("550"), "{said}");
}
