//! The program as a process, and a browser of few words before it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use elab::config::{self, Config};

use crate::app::{folder, on_postgres};
use crate::people::encode;
use crate::postgres;

/// How long a program may take to say something, in hundredths of a second.
const PATIENCE: usize = 12_000;

/// A bound of time: what the site promises, where `ELAB_TEST_STRICT=1` says that it has the machine for itself; else what
/// a busy machine needs, so that nothing but a standstill fails.
pub fn within(promised: Duration, busy: Duration) -> Duration {
    if is_strict() { promised } else { busy }
}

/// True where the tests have the machine for themselves, and hold the site to what it promises.
pub fn is_strict() -> bool {
    std::env::var("ELAB_TEST_STRICT").as_deref() == Ok("1")
}

/// A place for one site: a folder, an address, a database.
pub struct Site {
    pub folder: PathBuf,
    pub address: SocketAddr,
    pub env: BTreeMap<String, String>,
}

impl Site {
    pub fn new() -> Site {
        let folder = folder();
        // Free a moment ago; nobody else takes a port that was just given back.
        let address = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let mut env = BTreeMap::new();
        env.insert(
            "ELAB_DATA_DIR".to_owned(),
            folder.join("data").to_str().unwrap().to_owned(),
        );
        env.insert("ELAB_BIND".to_owned(), address.to_string());
        env.insert("ELAB_LIMITS".to_owned(), "off".to_owned());
        env.insert("ELAB_DURABILITY".to_owned(), "relaxed".to_owned());
        if on_postgres() {
            env.insert("ELAB_DATABASE_URL".to_owned(), postgres::new_database());
        }
        Site {
            folder,
            address,
            env,
        }
    }

    pub fn with(mut self, name: &str, value: &str) -> Site {
        self.env.insert(name.to_owned(), value.to_owned());
        self
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_elab"));
        command
            .args(words)
            .env_clear()
            .envs(&self.env)
            .current_dir(&self.folder)
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, words: &[&str]) -> Said {
        Said::of(self.command(words).output().unwrap())
    }

    pub fn serve(&self, words: &[&str]) -> Running {
        self.serving(self.command(&[&["serve"], words].concat()))
    }

    /// As `serve`; the program is told of a file that grows too large, rather than ended for it.
    pub fn serve_without_signal(&self, words: &[&str]) -> Running {
        let mut shell = Command::new("/bin/sh");
        shell
            .args(["-c", "trap '' XFSZ; exec \"$0\" serve \"$@\""])
            .arg(env!("CARGO_BIN_EXE_elab"))
            .args(words)
            .env_clear()
            .envs(&self.env)
            .current_dir(&self.folder)
            .stdin(Stdio::null());
        self.serving(shell)
    }

    fn serving(&self, command: Command) -> Running {
        let running = Site::spawned(command);
        running.wait_for(&format!("is at http://{}", self.address));
        running
    }

    /// As `serve`, without waiting until it serves.
    pub fn begin(&self, words: &[&str]) -> Running {
        Site::spawned(self.command(&[&["serve"], words].concat()))
    }

    fn spawned(mut command: Command) -> Running {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let console = collect(child.stdout.take().unwrap());
        let log = collect(child.stderr.take().unwrap());
        Running {
            child,
            console,
            log,
        }
    }

    /// The settings that the program reads from this environment.
    pub fn config(&self) -> Config {
        let values = config::gather(None, self.env.clone().into_iter()).unwrap();
        Config::from_values(&values).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// What a program said and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    fn of(output: Output) -> Said {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Said {
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

type Lines = Arc<Mutex<Vec<String>>>;

fn collect(from: impl Read + Send + 'static) -> Lines {
    let lines = Lines::default();
    let kept = lines.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines() {
            kept.lock().unwrap().push(line.unwrap());
        }
    });
    lines
}

/// A program that serves.
pub struct Running {
    child: Child,
    /// Its standard output.
    pub console: Arc<Mutex<Vec<String>>>,
    /// Its standard error stream.
    pub log: Arc<Mutex<Vec<String>>>,
}

impl Running {
    /// The first line of the console that holds this text, once it stands there.
    pub fn wait_for(&self, text: &str) -> String {
        for _ in 0..PATIENCE {
            if let Some(line) = self
                .console
                .lock()
                .unwrap()
                .iter()
                .find(|line| line.contains(text))
            {
                return line.clone();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!(
            "never said {text:?}: {:?} {:?}",
            self.console.lock().unwrap(),
            self.log.lock().unwrap()
        );
    }

    /// The link on the line of the console that holds this text.
    pub fn link(&self, text: &str) -> String {
        let line = self.wait_for(text);
        line[line.find("http://").unwrap()..].trim().to_owned()
    }

    pub fn tell(&self, signal: &str) {
        let done = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(done.success());
    }

    /// Lets no file of its own grow beyond so many bytes: what a full disk is to a program.
    pub fn bound_files(&self, bytes: &str) {
        let done = Command::new("prlimit")
            .args([
                "--pid",
                &self.child.id().to_string(),
                &format!("--fsize={bytes}:"),
            ])
            .status()
            .unwrap();
        assert!(done.success());
    }

    /// Ends it as the kernel does when it is out of memory: at once, without a word.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Stops it as a system does, and says with which code it ended.
    pub fn stop(mut self) -> Option<i32> {
        self.tell("-TERM");
        self.ended()
    }

    pub fn ended(&mut self) -> Option<i32> {
        for _ in 0..PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("does not stop: {:?}", self.log.lock().unwrap());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A browser without JavaScript, of few words.
pub struct Browser {
    pub address: SocketAddr,
    pub cookies: BTreeMap<String, String>,
}

pub struct Page {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Page {
    pub fn read(said: &str) -> Page {
        let (head, body) = said.split_once("\r\n\r\n").unwrap_or((said, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        Page {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .next()
    }

    /// The value of a hidden field.
    pub fn field(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let start = self
            .body
            .find(&mark)
            .unwrap_or_else(|| panic!("no field {name}: {}", self.body))
            + mark.len();
        self.body[start..].split('"').next().unwrap().to_owned()
    }
}

impl Browser {
    pub fn new(site: &Site) -> Browser {
        Browser {
            address: site.address,
            cookies: BTreeMap::new(),
        }
    }

    pub fn send(&mut self, method: &str, path: &str, body: &str) -> Page {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n",
            self.address
        );
        if !cookies.is_empty() {
            request.push_str(&format!("cookie: {}\r\n", cookies.join("; ")));
        }
        if method == "POST" {
            let kind = "application/x-www-form-urlencoded";
            request.push_str(&format!(
                "content-type: {kind}\r\ncontent-length: {}\r\n",
                body.len()
            ));
        }
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .write_all(format!("{request}\r\n{body}").as_bytes())
            .unwrap();
        let mut said = Vec::new();
        stream.read_to_end(&mut said).unwrap();
        let page = Page::read(&String::from_utf8_lossy(&said));
        for line in page.head.lines().filter_map(|line| line.split_once(": ")) {
            if line.0.eq_ignore_ascii_case("set-cookie") {
                let (name, value) = line.1.split(';').next().unwrap().split_once('=').unwrap();
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        page
    }

    /// Opens a page, and where it leads.
    pub fn open(&mut self, link: &str) -> Page {
        let home = format!("http://{}", self.address);
        let mut page = self.send("GET", link.trim_start_matches(&home), "");
        for _ in 0..5 {
            match page.header("location").map(str::to_owned) {
                Some(next) if page.status / 100 == 3 => page = self.send("GET", &next, ""),
                _ => return page,
            }
        }
        panic!("{link} leads in circles");
    }

    /// Sends the form of a page.
    pub fn submit(&mut self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let mut pairs = vec![
            format!("token={}", encode(&page.field("token"))),
            format!("key={}", encode(&page.field("key"))),
        ];
        pairs.extend(
            fields
                .iter()
                .map(|(name, value)| format!("{name}={}", encode(value))),
        );
        self.send("POST", action, &pairs.join("&"))
    }

    /// Sends the form of a page in another browser: its token is not this one's.
    pub fn submit_as_it_stands(&mut self, page: &Page) -> Page {
        if page.body.contains("name=\"token\"") {
            self.submit(page, "/enter", &[])
        } else {
            self.send("GET", "/enter", "")
        }
    }
}
