//! A private PostgreSQL for this process: started from the installed binaries, gone with the process.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

static SERVER: OnceLock<Server> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A server.
pub struct Server {
    home: PathBuf,
    binaries: PathBuf,
    /// Its input is held open by this process: when that closes, the shell stops the server and clears up.
    keeper: Mutex<Child>,
}

/// The URL of a new, empty database.
pub fn new_database() -> String {
    SERVER.get_or_init(|| Server::start("")).new_database()
}

impl Server {
    /// The URL of a new, empty database.
    pub fn new_database(&self) -> String {
        let socket = self.home.join("socket");
        let name = format!("site{}", DATABASES.fetch_add(1, Ordering::SeqCst));
        let done = as_owner(&self.binaries.join("createdb"))
            .args(["-h", socket.to_str().unwrap(), "-U", "elab", &name])
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "createdb: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        let host: String = socket.to_str().unwrap().replace('/', "%2F");
        format!("postgres://elab@{host}/{name}")
    }

    /// Stops it as for an update, and returns when it is gone.
    pub fn down(&self) {
        self.tell("down");
        while self.home.join("data/postmaster.pid").exists() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    /// Starts it again, and returns when it answers.
    pub fn up(&self) {
        self.tell("up");
        self.answers();
    }

    fn tell(&self, word: &str) {
        let mut keeper = self.keeper.lock().unwrap();
        let input = keeper.stdin.as_mut().unwrap();
        input.write_all(format!("{word}\n").as_bytes()).unwrap();
    }

    /// Stops the server and all who work for it where they are (`-STOP`), or lets them go on (`-CONT`).
    pub fn signal(&self, signal: &str) {
        let Ok(file) = std::fs::read_to_string(self.home.join("data/postmaster.pid")) else {
            return;
        };
        let first = file.lines().next().unwrap().to_owned();
        let workers = Command::new("pgrep").args(["-P", &first]).output().unwrap();
        let workers = String::from_utf8(workers.stdout).unwrap();
        let all = workers.split_whitespace().chain([first.as_str()]);
        let done = Command::new("kill").arg(signal).args(all).status().unwrap();
        assert!(done.success());
    }

    /// Starts one; several of a process have names.
    pub fn start(name: &str) -> Server {
        let binaries = binaries();
        let home = std::env::temp_dir().join(format!("elab-pg-{}{name}", std::process::id()));
        let socket = home.join("socket");
        std::fs::create_dir_all(&socket).unwrap();
        if is_root() {
            for folder in [&home, &socket] {
                std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
            }
        }
        let data = home.join("data");
        let made = as_owner(&binaries.join("initdb"))
            .args([
                "-D",
                data.to_str().unwrap(),
                "-U",
                "elab",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
                "--locale=C.UTF-8",
            ])
            .output()
            .unwrap();
        assert!(
            made.status.success(),
            "initdb: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        let script = format!(
            "up() {{ {owner} '{postgres}' -D '{data}' -k '{socket}' -c listen_addresses= -c fsync=off \
         -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB >>'{home}/log' 2>&1 & server=$!; }}; \
         down() {{ kill -INT $server; wait $server; }}; \
         up; while read word; do $word; done; down; rm -rf '{home}'",
            owner = owner().join(" "),
            postgres = binaries.join("postgres").display(),
            data = data.display(),
            socket = socket.display(),
            home = home.display(),
        );
        let keeper = Command::new("sh")
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Server {
            home,
            binaries,
            keeper: Mutex::new(keeper),
        };
        server.answers();
        server
    }

    fn answers(&self) {
        for _ in 0..1200 {
            let asked = as_owner(&self.binaries.join("pg_isready"))
                .args(["-h", self.home.join("socket").to_str().unwrap()])
                .output()
                .unwrap();
            if asked.status.success() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!(
            "PostgreSQL does not start: {}",
            std::fs::read_to_string(self.home.join("log")).unwrap_or_default()
        );
    }
}

/// The newest installed server's binaries.
fn binaries() -> PathBuf {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            Some((version, path.join("bin")))
        })
        .filter(|(_, path)| path.join("initdb").exists())
        .collect();
    found.sort();
    if let Some((_, path)) = found.pop() {
        return path;
    }
    let path = std::env::var("PATH").unwrap_or_default();
    let on_path = path
        .split(':')
        .map(PathBuf::from)
        .find(|folder| folder.join("initdb").exists());
    on_path.expect("PostgreSQL's server is not installed: tests/run installs it")
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// PostgreSQL refuses to run as root: then the user postgres runs it, by these words ahead of the command.
fn owner() -> &'static [&'static str] {
    if is_root() {
        &[
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--clear-groups",
        ]
    } else {
        &[]
    }
}

fn as_owner(program: &Path) -> Command {
    let mut words = owner()
        .iter()
        .map(AsRef::as_ref)
        .chain([program.as_os_str()]);
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir("/");
    command
}
