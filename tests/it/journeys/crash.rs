//! The program is killed while people write, and told to stop while somebody still speaks.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use diesel::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{folder, on_postgres};
use crate::people::{Client, encode, together};
use crate::postgres;

/// The program while it serves.
struct Site {
    child: Child,
    /// Held open: a console that goes away is another story.
    console: BufReader<ChildStdout>,
    /// What it printed when it was ready.
    greeting: Vec<String>,
}

impl Site {
    fn start(data: &Path, address: SocketAddr, database: Option<&str>, demo: bool) -> Site {
        let mut command = Command::new(env!("CARGO_BIN_EXE_elab"));
        command.arg("serve").args(demo.then_some("--demo"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ELAB_")) {
            command.env_remove(name);
        }
        command
            .env("ELAB_DATA_DIR", data)
            .env("ELAB_BIND", address.to_string())
            .env("ELAB_LIMITS", "off")
            .env("ELAB_LOG", "warn");
        command.envs(database.map(|url| ("ELAB_DATABASE_URL", url)));
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let console = BufReader::new(child.stdout.take().unwrap());
        let mut site = Site {
            child,
            console,
            greeting: Vec::new(),
        };
        // The greeting ends with an empty line behind the name and the links.
        while !(site.says(" is at http")
            && (!demo || site.says("/k/"))
            && site.greeting.last().unwrap().trim().is_empty())
        {
            let mut line = String::new();
            assert!(
                site.console.read_line(&mut line).unwrap() > 0,
                "it ended before it served: {:?}",
                site.greeting
            );
            site.greeting.push(line);
        }
        site
    }

    fn says(&self, words: &str) -> bool {
        self.greeting.iter().any(|line| line.contains(words))
    }

    /// Ends it as the kernel does when it is out of memory: at once, without a word.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// One who writes: his session's cookie and form token.
struct Writer {
    session: String,
    token: String,
}

fn form(address: SocketAddr, writer: &Writer, thread: i64, text: &str) -> String {
    let (token, key) = (encode(&writer.token), elab::base::crypto::name());
    let body = format!("token={token}&key={key}&body={}&do=publish", encode(text));
    format!(
        "POST /t/{thread}/posts HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncookie: elab={}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        writer.session,
        body.len()
    )
}

/// The request that keeps what somebody types.
fn draft(address: SocketAddr, writer: &Writer, thread: i64, text: &str, version: i64) -> String {
    let body = serde_json::json!({ "body": text, "version": version }).to_string();
    let key = elab::base::crypto::name();
    format!(
        "PUT /api/v1/drafts/thread-{thread} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         cookie: elab={}\r\nx-csrf-token: {}\r\nidempotency-key: {key}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        writer.session,
        writer.token,
        body.len()
    )
}

/// Posts a text and returns the status of the answer; none when the site was gone first.
async fn say(address: SocketAddr, request: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut said = Vec::new();
    drop(stream.read_to_end(&mut said).await);
    String::from_utf8_lossy(&said)
        .split(' ')
        .nth(1)?
        .parse()
        .ok()
}

/// Signs in with the one-time link that the console offers this role.
async fn enter(address: SocketAddr, greeting: &[String], role: &str) -> Client<'static> {
    let line = greeting
        .iter()
        .find(|line| line.trim_start().starts_with(role))
        .unwrap();
    let client = Client::at(address, role);
    let path = line.trim().rsplit_once(&address.to_string()).unwrap().1;
    let page = client.open(path).await.is(200);
    client.submit(&page, "/enter", &[]).await.is(303);
    client
}

/// The words of all posts of a thread, through the running site.
async fn words(reader: &Client<'_>, thread: i64) -> Vec<String> {
    let path = format!("/api/v1/threads/{thread}/posts?view=time");
    let (mut words, mut next) = (Vec::new(), path.clone());
    loop {
        let page = reader.get(&next).await.is(200).value();
        for post in page["items"].as_array().unwrap() {
            assert_eq!(
                post["n"].as_u64().unwrap() as usize,
                words.len() + 1,
                "numbers are dense"
            );
            let html = post["html"].as_str().unwrap();
            words.push(
                html.replace("<p>", "")
                    .replace("</p>", "")
                    .trim()
                    .to_owned(),
            );
        }
        match page["cursors"]["after"].as_str() {
            Some(after) => next = format!("{path}&after={after}"),
            None => return words,
        }
    }
}

/// A public space and a forum of it in which members start threads.
pub(super) async fn square(reader: &Client<'_>) -> (String, String) {
    let spaces = reader.get("/api/v1/spaces").await.is(200).value();
    for space in spaces
        .as_array()
        .unwrap()
        .iter()
        .filter(|space| space["kind"] == "public")
    {
        let slug = space["slug"].as_str().unwrap();
        let forums = reader
            .get(&format!("/api/v1/spaces/{slug}/forums"))
            .await
            .is(200)
            .value();
        let open = |forum: &&serde_json::Value| {
            forum["can_start"] == "member" && forum["archived"] == false
        };
        if let Some(forum) = forums.as_array().unwrap().iter().find(open) {
            return (slug.to_owned(), forum["slug"].as_str().unwrap().to_owned());
        }
    }
    panic!("the demo has no public forum");
}

#[tokio::test]
async fn no_acknowledged_post_is_lost_when_the_program_is_killed() {
    let data = folder();
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let database = on_postgres().then(postgres::new_database);
    let database = database.as_deref();
    let mut site = Site::start(&data, address, database, true);
    let moderator = enter(address, &site.greeting, "moderator").await;
    let member = enter(address, &site.greeting, "member").await;
    let (space, forum) = square(&member).await;
    let mut writers = Vec::new();
    for client in [&moderator, &member] {
        client
            .act(&format!("/s/{space}/members"), &[])
            .await
            .is(303);
        writers.push(Writer {
            session: client.cookie("elab").unwrap(),
            token: client.keys().await.0,
        });
    }
    let thread = member
        .starts(
            &format!("/s/{space}/{forum}"),
            "While the lights go out",
            "Root",
        )
        .await;

    let acknowledged = Mutex::new(Vec::new());
    let quiet = member
        .starts(&format!("/s/{space}/{forum}"), "Not answered yet", "Root")
        .await;
    let kept = format!("/api/v1/drafts/thread-{quiet}");
    let mut version = 0;
    for cycle in 0..3 {
        let voices = (0..6).map(|voice| {
            let (writer, acknowledged) = (&writers[voice % writers.len()], &acknowledged);
            async move {
                for i in 0.. {
                    let text = format!("Said {cycle} by {voice} as {i}");
                    match say(address, &form(address, writer, thread, &text)).await {
                        Some(303) => acknowledged.lock().unwrap().push(text),
                        Some(429) => tokio::time::sleep(Duration::from_millis(20)).await,
                        Some(other) => panic!("{text}: {other}"),
                        None => return,
                    }
                }
            }
        });
        let before = acknowledged.lock().unwrap().len();
        let spoken = together(voices.collect());
        // What was typed last stands there, or what was being kept when the end came.
        let mut typed = (String::new(), String::new());
        let typing = async {
            for i in 0.. {
                typed.1 = format!("Typed {cycle} as {i}");
                let request = draft(address, &writers[1], quiet, &typed.1, version + i);
                match say(address, &request).await {
                    Some(200) => typed.0 = typed.1.clone(),
                    Some(other) => panic!("{}: {other}", typed.1),
                    None => return,
                }
            }
        };
        let kill = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            site.kill();
        };
        tokio::join!(spoken, typing, kill);
        assert!(
            acknowledged.lock().unwrap().len() > before + 5,
            "they spoke before the end"
        );
        site = Site::start(&data, address, database, false);

        let found = member.get(&kept).await.is(200).value();
        version = found["version"].as_i64().unwrap();
        assert!(
            !typed.0.is_empty()
                && [&typed.0, &typed.1].contains(&&found["body"].as_str().unwrap().to_owned()),
            "{found} {typed:?}"
        );
        let found = words(&member, thread).await;
        for text in acknowledged.lock().unwrap().iter() {
            assert_eq!(
                found.iter().filter(|words| *words == text).count(),
                1,
                "{text}"
            );
        }
    }

    let last = form(
        address,
        &writers[0],
        thread,
        "The last word of one who was speaking",
    );
    let (half, rest) = last.split_at(last.len() - 20);
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(half.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(
        Command::new("kill")
            .args(["-TERM", &site.child.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    tokio::time::sleep(Duration::from_millis(300)).await;
    stream.write_all(rest.as_bytes()).await.unwrap();
    let mut said = Vec::new();
    stream.read_to_end(&mut said).await.unwrap();
    assert!(
        said.starts_with(b"HTTP/1.1 303"),
        "what has begun is answered: {}",
        String::from_utf8_lossy(&said)
    );
    let ended = tokio::task::spawn_blocking(move || site.child.wait().unwrap().code())
        .await
        .unwrap();
    assert_eq!(ended, Some(0));
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nothing new is taken"
    );

    let site = Site::start(&data, address, database, false);
    let found = words(&member, thread).await;
    assert_eq!(
        found.last().map(String::as_str),
        Some("The last word of one who was speaking")
    );
    assert_eq!(
        found.len(),
        found.iter().collect::<std::collections::HashSet<_>>().len(),
        "nothing twice"
    );
    member
        .open(&format!("/t/{thread}?view=time"))
        .await
        .is(200)
        .shows("Said 0 by")
        .well_formed();
    drop(site);
    if !on_postgres() {
        assert_eq!(integrity(&data.join("elab.db")), "ok");
    }
    drop(std::fs::remove_dir_all(&data));
}

#[derive(diesel::QueryableByName)]
struct Checked {
    #[diesel(sql_type = diesel::sql_types::Text)]
    integrity_check: String,
}

fn integrity(file: &Path) -> String {
    let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    let rows: Vec<Checked> = diesel::sql_query("PRAGMA integrity_check")
        .load(&mut conn)
        .unwrap();
    rows.into_iter()
        .map(|row| row.integrity_check)
        .collect::<Vec<_>>()
        .join("; ")
}
