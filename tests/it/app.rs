//! A whole site for one test: its own database, a clock that stands still, letters that are caught.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use diesel::prelude::*;
use elab::accounts::{self, NewPerson};
use elab::app::App;
use elab::base::crypto::{self, Secret};
use elab::base::{Clock, Instant, SpaceId, UserId};
use elab::config::{self, Config, Limits};
use elab::db::Conn;
use elab::db::schema::forums;
use elab::mail::{self, Carrier, Kept};
use elab::spaces::{self, ForumForm, NewForum, NewSpace, Role};
use elab::web::routes;
use elab::{backup, blogs, chores, files, jobs, live, notices, questions, server};
use tokio::sync::watch;

use crate::people::Client;
use crate::postgres;

/// 2026-03-02T08:00:00Z, a Monday.
pub const START: Instant = Instant(1_772_438_400_000_000);

/// The bounds of texts alone: nothing is too soon.
pub const FREE: Limits = Limits {
    post_max: 20_000,
    opening_max: 50_000,
    edit_hours: 24,
    restore_days: 30,
    rates: false,
};

/// Counts the sites of this process: each has a folder and a database of its own.
static SITES: AtomicU32 = AtomicU32::new(0);

#[derive(diesel::QueryableByName)]
struct Name {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
}

/// A running site.
pub struct TestApp {
    pub app: Arc<App>,
    pub clock: Clock,
    pub address: std::net::SocketAddr,
    letters: Arc<Mutex<Vec<Kept>>>,
    desk: Arc<notices::Desk>,
    press: Arc<blogs::Press>,
    carrier: Carrier,
    folder: PathBuf,
    server: ServerHandle,
    /// Those who watch are told as long as this lives.
    _stop: watch::Sender<bool>,
}

/// True when this run is the one on PostgreSQL.
pub fn on_postgres() -> bool {
    match std::env::var("ELAB_TEST_DATABASE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite") | Err(_) => false,
        Ok(other) => panic!("ELAB_TEST_DATABASE is sqlite or postgres, not {other}"),
    }
}

/// Settings for a site in `folder`, on this run's database.
pub fn settings(folder: &Path, address: std::net::SocketAddr) -> Config {
    let mut values = config::gather(None, std::iter::empty()).unwrap();
    values
        .set("data_dir", folder.to_str().unwrap(), "test")
        .unwrap();
    values.set("bind", &address.to_string(), "test").unwrap();
    values.set("durability", "relaxed", "test").unwrap();
    // Tests act at once and from one address; those of the limits turn them on.
    values.set("limits", "off", "test").unwrap();
    // Administrators come without a second factor; tests of that duty turn it on.
    values.set("staff_mfa", "off", "test").unwrap();
    if on_postgres() {
        values
            .set("database_url", &postgres::new_database(), "test")
            .unwrap();
        values.set("database_connections", "4", "test").unwrap();
    }
    Config::from_values(&values).unwrap()
}

/// An empty folder of this process.
pub fn folder() -> PathBuf {
    let n = SITES.fetch_add(1, Ordering::SeqCst);
    let folder = std::env::temp_dir().join(format!("elab-it-{}-{n}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every file under a folder, by its path from there on.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

impl TestApp {
    /// An empty site.
    pub async fn start() -> TestApp {
        TestApp::start_with(|_| {}).await
    }

    /// An empty site whose settings are changed by hand.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> TestApp {
        let folder = folder();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let mut config = settings(&folder, listener.local_addr().unwrap());
        change(&mut config);
        TestApp::over(folder, listener, config, Clock::hand(START))
    }

    /// A second program on the same database, which keeps nothing of what it has shown.
    pub async fn forgetful_twin(&self) -> TestApp {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let mut config = self.app.config.clone();
        (config.page_cache_mb, config.post_cache_mb) = (0, 0);
        TestApp::over(folder(), listener, config, self.clock.clone())
    }

    fn over(
        folder: PathBuf,
        listener: std::net::TcpListener,
        config: Config,
        clock: Clock,
    ) -> TestApp {
        let address = listener.local_addr().unwrap();
        let app = Arc::new(App::open(config, clock.clone()).unwrap());
        let site = app.clone();
        let server = actix_web::HttpServer::new(move || {
            let site = site.clone();
            actix_web::App::new().configure(move |config| routes::all().serve(&site, config))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)
        .unwrap()
        .run();
        let handle = server.handle();
        tokio::spawn(server);
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(live::follow(app.db.clone(), app.live.clone(), stopped));
        let letters = Arc::new(Mutex::new(Vec::new()));
        let mut carrier = Carrier::caught(letters.clone());
        if app.config.mail_in {
            carrier = carrier.with_key(app.key.clone());
        }
        TestApp {
            desk: elab::web::notices::desk(&app),
            press: elab::web::blogs::press(&app),
            app,
            clock,
            address,
            letters,
            carrier,
            folder,
            server: handle,
            _stop: stop,
        }
    }

    /// Does all that is due: numbers events, sends letters, runs jobs.
    pub async fn settle(&self) {
        let app = &self.app;
        loop {
            let sequenced = app.db.sequence().await.unwrap() > 0;
            let asked = server::ask_moderators(app).await.unwrap() > 0;
            let told = notices::follow(&app.db).await.unwrap() > 0;
            let written = notices::write_letters(&app.db, &self.desk).await.unwrap() > 0;
            let printed = blogs::write_newsletters(&app.db, &self.press)
                .await
                .unwrap()
                > 0;
            let log = backup::erasures(&app.config);
            let noted = backup::note_erasures(&app.db, &log).await.unwrap() > 0;
            let sent = mail::deliver(&app.db, &app.i18n, &app.config, &self.carrier, &app.meters)
                .await
                .unwrap()
                > 0;
            let links = server::question_links(app);
            let kept = questions::keep_days(&app.db, &app.packs, &links)
                .await
                .unwrap();
            let ran = jobs::run_one(&app.db, chores::run).await.unwrap();
            let wiped = files::wipe(&app.db, &app.store).await.unwrap() > 0;
            let packed = server::make_takeouts(app).await.unwrap();
            let acted = sequenced || asked || told || written || printed || noted;
            if !(acted || kept || sent || ran || wiped || packed) {
                return;
            }
        }
    }

    /// The letters that have gone to this address, the oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Kept> {
        self.letters
            .lock()
            .unwrap()
            .iter()
            .filter(|kept| kept.to == address)
            .cloned()
            .collect()
    }

    /// The letter that has gone last.
    pub fn last_mail(&self) -> Option<Kept> {
        self.letters.lock().unwrap().last().cloned()
    }

    /// A browser that has not signed in.
    pub fn visitor(&self) -> Client<'_> {
        Client::new(self, "visitor")
    }

    /// A browser in which a known member is signed in; the account is made when there is none.
    pub async fn member(&self, name: &str) -> Client<'_> {
        let id = match self.person(name).await {
            Some(id) => id,
            None => self.make_person(name, false, 1).await,
        };
        self.signed_in(name, id).await
    }

    /// A browser in which somebody new to the site is signed in.
    pub async fn newcomer(&self, name: &str) -> Client<'_> {
        let id = self.make_person(name, false, 0).await;
        self.signed_in(name, id).await
    }

    /// A browser in which an administrator is signed in.
    pub async fn administrator(&self) -> Client<'_> {
        let id = match self.person("root-aigul").await {
            Some(id) => id,
            None => self.make_person("root-aigul", true, 1).await,
        };
        self.signed_in("root-aigul", id).await
    }

    async fn signed_in(&self, name: &str, id: UserId) -> Client<'_> {
        let token: Secret<String> = self
            .app
            .db
            .write(move |tx| accounts::sign_in(tx, id, "test", "127.0.0.1"))
            .await
            .unwrap();
        let client = Client::new(self, name);
        client.set_cookie("elab", token.expose());
        client
    }

    /// The account of this name.
    pub async fn person(&self, name: &str) -> Option<UserId> {
        let name = name.to_owned();
        self.app
            .db
            .read(move |c| Ok(accounts::by_name(c, &name).ok().map(|p| p.id)))
            .await
            .unwrap()
    }

    async fn make_person(&self, name: &str, administrator: bool, trust: i16) -> UserId {
        let new = NewPerson {
            name: name.to_owned(),
            display_name: name.to_owned(),
            email: format!("{}@example.org", crypto::name()),
            password: String::new(),
            lang: "en".to_owned(),
            zone: "UTC".to_owned(),
        };
        self.app
            .db
            .write(move |tx| accounts::settle_in(tx, &new, administrator, trust))
            .await
            .unwrap()
    }

    /// A space of this kind with the forums `talk` and `news`; only moderators start threads in the latter.
    pub async fn space(&self, slug: &str, kind: &str) -> SpaceId {
        let viewer = self.administrator().await.viewer().await;
        let new = NewSpace::parse(slug, slug, kind, "To talk.", "", "en").unwrap();
        let forum = |name: &'static str, can_start| {
            let can_read = if kind == "private" {
                "member"
            } else {
                "visitor"
            };
            NewForum::parse(&ForumForm {
                name,
                slug: name,
                position: "0",
                can_read,
                can_reply: "member",
                can_start,
                ..ForumForm::default()
            })
            .unwrap()
        };
        let forums = [forum("talk", "member"), forum("news", "moderator")];
        self.app
            .db
            .write(move |tx| {
                let id = spaces::open(tx, &viewer, &new)?;
                for forum in &forums {
                    spaces::open_forum(tx, &viewer, id, forum)?;
                }
                Ok(id)
            })
            .await
            .unwrap()
    }

    /// The number of a forum.
    pub async fn forum(&self, space: SpaceId, slug: &'static str) -> i64 {
        let read = self.app.db.read(move |c| {
            let found = forums::table.filter(forums::space_id.eq(space).and(forums::slug.eq(slug)));
            Ok(found.select(forums::id).first::<i64>(c)?)
        });
        read.await.unwrap()
    }

    /// Gives somebody a role in a space.
    pub async fn settle_member(&self, space: SpaceId, name: &str, role: Role) {
        let viewer = self.administrator().await.viewer().await;
        let id = match self.person(name).await {
            Some(id) => id,
            None => self.make_person(name, false, 1).await,
        };
        self.app
            .db
            .write(move |tx| spaces::settle(tx, &viewer, space, id, role))
            .await
            .unwrap();
    }

    /// A browser in which a known person who belongs to this space is signed in.
    pub async fn neighbour(&self, space: SpaceId, name: &str) -> Client<'_> {
        self.settle_member(space, name, Role::Member).await;
        self.member(name).await
    }

    /// A browser in which a moderator of this space is signed in.
    pub async fn moderator(&self, space: SpaceId, name: &str) -> Client<'_> {
        self.settle_member(space, name, Role::Moderator).await;
        self.member(name).await
    }

    /// A browser in which a new member of this space is signed in, whose first post was let through.
    pub async fn new_neighbour(&self, space: SpaceId, name: &str) -> Client<'_> {
        let client = self.newcomer(name).await;
        self.settle_member(space, name, Role::Member).await;
        client
    }

    /// A browser in which a new member of this space is signed in, whose first post will wait.
    pub async fn stranger(&self, space: SpaceId, name: &str) -> Client<'_> {
        let client = self.new_neighbour(space, name).await;
        let id = self.person(name).await.unwrap();
        let unchecked = self.app.db.write(move |tx| accounts::uncheck(tx, id));
        unchecked.await.unwrap();
        client
    }

    /// Every row of every table, as text, in order.
    pub async fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let read = self.app.db.read(|c| {
            let tables = if on_postgres() {
                "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'"
            } else {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            };
            let texts = |c: &mut Conn, sql: String| -> QueryResult<Vec<String>> {
                let rows: Vec<Name> = diesel::sql_query(sql).load(c)?;
                Ok(rows.into_iter().map(|row| row.name).collect())
            };
            let mut found = BTreeMap::new();
            for table in texts(c, tables.to_owned())? {
                let row = if on_postgres() {
                    "t::text".to_owned()
                } else {
                    let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                    let columns = texts(c, columns)?.into_iter();
                    let quoted: Vec<String> = columns.map(|n| format!("quote(\"{n}\")")).collect();
                    quoted.join(" || '|' || ")
                };
                let rows = format!("SELECT {row} AS name FROM \"{table}\" t ORDER BY 1");
                found.insert(table, texts(c, rows)?);
            }
            Ok(found)
        });
        read.await.unwrap()
    }

    /// Moves the clock on.
    pub fn advance(&self, span: Duration) {
        self.clock.advance(span);
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The command to stop is sent at once; nobody waits for the answer.
        drop(self.server.stop(false));
        self.app.db.close();
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
