//! What a handler may hold. No logic.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::accounts::password::Hasher;
use crate::base::Clock;
use crate::base::crypto::Key;
use crate::base::rates::Buckets;
use crate::clocks::Packs;
use crate::config::{Config, Logo};
use crate::db::Db;
use crate::files::Store;
use crate::i18n::I18n;
use crate::live::Hub;
use crate::meters::Meters;
use crate::pages::Pages;
use crate::questions::Tallies;
use crate::threads::Kept;

use tokio::sync::Semaphore;

/// Pictures decoded at a time.
const DECODERS: usize = 2;
/// Bytes of a piece of [`App::bodies`].
pub const PIECE: usize = 64 << 10;
/// Such pieces: 64 MiB.
const PIECES: usize = 1024;

/// The running site.
pub struct App {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub i18n: I18n,
    /// Signs what the site hands out and must know again.
    pub key: Key,
    pub hasher: Hasher,
    pub meters: Meters,
    /// How often each has acted, as far as a restart may forget it.
    pub buckets: Buckets,
    /// Texts that may be rendered at a time: a hostile one takes a core for its whole 100 ms.
    pub renderers: Semaphore,
    /// Room for the bodies of requests, beyond the first piece of each.
    pub bodies: Arc<Semaphore>,
    /// What visitors share.
    pub pages: Pages,
    /// What all readers of discussions share.
    pub discussions: Arc<Kept>,
    /// What clocks of offices have come to.
    pub tallies: Arc<Tallies>,
    /// Who watches what happens.
    pub live: Hub,
    /// The bytes of files.
    pub store: Store,
    /// Pictures that may be decoded at a time: each may take a few hundred megabytes.
    pub decoders: Semaphore,
    /// What the law of each place says of answers.
    pub packs: Arc<Packs>,
    /// The picture of who pays for the site.
    pub logo: Option<Logo>,
    /// True where the content was filled in to try the site: pages say so.
    pub demo: bool,
    /// True where the site also answers what only tests ask.
    pub test_endpoints: bool,
    stopping: AtomicBool,
}

impl App {
    /// Opens the database and loads all that a site needs.
    ///
    /// # Errors
    /// Says what cannot be opened or read.
    pub fn open(config: Config, clock: Clock) -> Result<App, String> {
        let packs = Arc::new(Packs::load(config.packs_dir.as_deref())?);
        let key = config.key()?;
        let db = Db::open(&config, &clock)?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let (i18n, hasher) = (I18n::load()?, Hasher::new(cores));
        let renderers = Semaphore::new(cores);
        Ok(App {
            renderers,
            bodies: Arc::new(Semaphore::new(PIECES)),
            pages: Pages::new(config.page_cache_mb << 20),
            discussions: Arc::new(Kept::new(config.post_cache_mb << 20)),
            tallies: Arc::default(),
            live: Hub::default(),
            store: Store::new(&config.files_dir),
            decoders: Semaphore::new(DECODERS),
            packs,
            logo: config.logo()?,
            config,
            db,
            clock,
            i18n,
            key,
            hasher,
            meters: Meters::default(),
            buckets: Buckets::default(),
            demo: false,
            test_endpoints: false,
            stopping: AtomicBool::new(false),
        })
    }

    /// Says that the site is about to stop: it is not ready for new visitors, and those who watch are told.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.live.stop();
    }

    /// True once the site is about to stop.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }
}
