//! Pages that are the same for every visitor, kept as they were rendered until something that they show happens.
//!
//! A page names the topics of what it shows. Whatever happens moves those topics on, and a page that was begun before is
//! shown no more: nothing has to be found and thrown away for a removed post to be gone. What happens on this node is
//! known before whoever did it is answered ([`Db::news`]); what happens on others is read each second.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::watch;

use crate::base::packing::{self, Packing};
use crate::base::{Instant, Result, SpaceId, ThreadId, crypto};
use crate::db::Db;
use crate::events::{self, Envelope};
use crate::i18n::Lang;

/// A page lives no longer: what time alone changes, and what is not heard of while the database is away.
const LIFE: Duration = Duration::from_secs(60);
/// How long a reader waits for the news; then he gets the page as it is kept.
const PATIENCE: Duration = Duration::from_millis(250);
/// Events read in one go; behind more all pages are made anew.
const BATCH: usize = 500;
/// How hard a page is packed: what is a tenth smaller takes ten times as long.
const GZIP: u32 = 6;
const BROTLI: u32 = 5;

/// What a page shows, as far as it can change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// People: names stand everywhere.
    People,
    /// Anything anywhere, as the first page shows it.
    Anything,
    /// A space itself, its forums and its members.
    Space(SpaceId),
    /// Whatever happens in a space, as its lists show it.
    Within(SpaceId),
    Thread(ThreadId),
}

/// Which page: its address with the parameters that pages know, and the language it is in.
pub type Name = (String, Lang);

/// A rendered page.
pub struct Kept {
    body: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    /// Names the content: the same content has the same tag.
    pub tag: String,
    topics: Vec<Topic>,
    /// The state of things when the page was begun.
    begun: u64,
    made: Instant,
}

impl Kept {
    /// The page packed so, unless it is yet to be packed.
    pub fn ready(&self, packing: Packing) -> Option<Bytes> {
        match packing {
            Packing::None => Some(self.body.clone()),
            Packing::Gzip => self.gzip.get().cloned(),
            Packing::Brotli => self.brotli.get().cloned(),
        }
    }

    /// The page packed so. Takes milliseconds the first time; whoever asks meanwhile waits.
    pub fn packed(&self, packing: Packing) -> Bytes {
        match packing {
            Packing::None => self.body.clone(),
            Packing::Gzip => self
                .gzip
                .get_or_init(|| packing::gzip(&self.body, GZIP))
                .clone(),
            Packing::Brotli => self
                .brotli
                .get_or_init(|| packing::brotli(&self.body, BROTLI))
                .clone(),
        }
    }

    fn size(&self) -> usize {
        let packed = |bytes: &OnceLock<Bytes>| bytes.get().map_or(0, Bytes::len);
        self.body.len() + packed(&self.gzip) + packed(&self.brotli)
    }
}

/// What a page that is asked for comes to.
pub enum Asked<'a> {
    /// It is kept.
    Kept(Arc<Kept>),
    /// It is to be made, and others wait for it.
    Make(Make<'a>),
    /// It is to be made for this reader alone.
    Alone,
}

/// The one making of a page. Whoever waits for it is let go when this is dropped.
pub struct Make<'a> {
    pages: &'a Pages,
    name: Name,
    begun: u64,
    made: Instant,
    /// Dropped with this, which wakes those who wait.
    _done: watch::Sender<()>,
}

enum Slot {
    Page(Arc<Kept>),
    InTheMaking(watch::Receiver<()>),
}

#[derive(Default)]
struct Inner {
    slots: HashMap<Name, Slot>,
    /// Grows with each batch of news.
    state: u64,
    /// The state that last touched each topic.
    moved: HashMap<Topic, (u64, Instant)>,
    /// Bytes of the bodies that were put in since the last sweep, and of all that was left then.
    size: usize,
}

impl Inner {
    /// True while nothing that the page shows has changed, and it is not too old.
    fn is_good(&self, page: &Kept, now: Instant) -> bool {
        let stands = |topic| {
            self.moved
                .get(topic)
                .is_none_or(|(state, _)| *state <= page.begun)
        };
        now.since(page.made) < LIFE && page.topics.iter().all(stands)
    }
}

impl Make<'_> {
    /// Keeps what was made for as long as nothing of `topics` happens: what has happened since it was begun counts.
    pub fn keep(self, body: Bytes, mut topics: Vec<Topic>) -> Arc<Kept> {
        topics.push(Topic::People);
        let page = Arc::new(Kept {
            tag: crypto::fingerprint(&body),
            body,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            topics,
            begun: self.begun,
            made: self.made,
        });
        let mut inner = self.pages.lock();
        inner.size += page.size();
        inner
            .slots
            .insert(self.name.clone(), Slot::Page(page.clone()));
        if inner.size > self.pages.room {
            drop(inner);
            self.pages.sweep(self.made);
        }
        page
    }
}

impl Drop for Make<'_> {
    fn drop(&mut self) {
        let mut inner = self.pages.lock();
        if let Some(Slot::InTheMaking(_)) = inner.slots.get(&self.name) {
            inner.slots.remove(&self.name);
        }
    }
}

/// The pages that this node keeps.
pub struct Pages {
    /// Bytes that pages may take; 0 keeps none.
    room: usize,
    inner: Mutex<Inner>,
    /// The number of the last event that was read; one reader at a time.
    read_to: tokio::sync::Mutex<Option<i64>>,
    /// As much of [`Db::news`] as was read.
    heard: AtomicU64,
}

impl Pages {
    /// An empty store of so many bytes.
    pub fn new(room: usize) -> Pages {
        Pages {
            room,
            inner: Mutex::default(),
            read_to: tokio::sync::Mutex::new(None),
            heard: AtomicU64::new(u64::MAX),
        }
    }

    /// Finds a page, or says who is to make it. Nobody is handed what was begun before the last news of this node, nor
    /// does a second make what one makes already.
    pub async fn ask(&self, db: &Db, name: Name) -> Asked<'_> {
        if self.room == 0 {
            return Asked::Alone;
        }
        if self.heard.load(Ordering::SeqCst) != db.news() {
            // Who cannot hear what has happened has no page that is older than its life.
            drop(tokio::time::timeout(PATIENCE, self.hear(db)).await);
        }
        let now = db.now();
        let mut waited = false;
        loop {
            let mut making = match self.take(&name, now, waited) {
                Ok(asked) => return asked,
                Err(making) => making,
            };
            // It ends in an error when the maker is done.
            drop(making.changed().await);
            waited = true;
        }
    }

    fn take(
        &self,
        name: &Name,
        now: Instant,
        waited: bool,
    ) -> std::result::Result<Asked<'_>, watch::Receiver<()>> {
        let mut inner = self.lock();
        match inner.slots.get(name) {
            Some(Slot::Page(page)) if inner.is_good(page, now) => {
                return Ok(Asked::Kept(page.clone()));
            }
            // What was made could not be kept: each makes his own then, and nobody waits for a row of others.
            _ if waited => return Ok(Asked::Alone),
            Some(Slot::InTheMaking(making)) => return Err(making.clone()),
            _ => {}
        }
        let (done, making) = watch::channel(());
        inner.slots.insert(name.clone(), Slot::InTheMaking(making));
        Ok(Asked::Make(Make {
            pages: self,
            name: name.clone(),
            begun: inner.state,
            made: now,
            _done: done,
        }))
    }

    /// Reads what has happened since the last time and moves its topics on.
    ///
    /// # Errors
    /// What the database says.
    pub async fn hear(&self, db: &Db) -> Result<()> {
        let mut read_to = self.read_to.lock().await;
        let news = db.news();
        let from = *read_to;
        let (head, batch) = db
            .read(move |c| match from {
                Some(from) => Ok((None, events::latest(c, from, BATCH as i64)?)),
                None => Ok((Some(events::head(c)?), Vec::new())),
            })
            .await?;
        let last = batch.iter().filter_map(|event| event.seq).max();
        let all = head.is_some() || batch.len() >= BATCH;
        self.move_on(&batch, all, db.now());
        *read_to = last.or(head).or(from);
        self.heard.store(news, Ordering::SeqCst);
        Ok(())
    }

    fn move_on(&self, batch: &[Envelope], all: bool, now: Instant) {
        let mut topics: Vec<Topic> = batch.iter().flat_map(touched).collect();
        if all {
            topics.push(Topic::People);
        }
        if topics.is_empty() {
            return;
        }
        let mut inner = self.lock();
        inner.state += 1;
        let state = inner.state;
        inner
            .moved
            .extend(topics.into_iter().map(|topic| (topic, (state, now))));
    }

    /// Throws away what nobody is shown any more, and more where there is no room.
    pub fn sweep(&self, now: Instant) {
        let mut inner = self.lock();
        let mut slots = std::mem::take(&mut inner.slots);
        let mut size = 0;
        slots.retain(|_, slot| match slot {
            Slot::InTheMaking(_) => true,
            Slot::Page(page) => {
                let stays = inner.is_good(page, now) && size + page.size() <= self.room / 4 * 3;
                size += if stays { page.size() } else { 0 };
                stays
            }
        });
        (inner.slots, inner.size) = (slots, size);
        // No page is as old as that.
        inner.moved.retain(|_, (_, at)| now.since(*at) < LIFE * 2);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The topics that an event moves on.
fn touched(event: &Envelope) -> Vec<Topic> {
    let mut topics: Vec<Topic> = event
        .topics
        .split(' ')
        .filter_map(|topic| {
            let (kind, id) = topic.split_once(':').unwrap_or((topic, ""));
            // The number of the space of blogs is none that a page could name.
            let space = || id.parse().ok().map(|id| Topic::Space(SpaceId(id)));
            match kind {
                "people" => Some(Topic::People),
                "thread" => id.parse().ok().map(Topic::Thread),
                "space" | "mod" => space(),
                _ => None,
            }
        })
        .collect();
    topics.extend(event.space_id.map(Topic::Within));
    if !topics.is_empty() {
        topics.push(Topic::Anything);
    }
    topics
}
