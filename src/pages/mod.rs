//! Pages that are the same for every visitor, kept as they were rendered until something that they show happens.
//!
//! A page names the topics of what it shows. Whatever happens moves those topics on, and a page that was begun before is
//! shown no more: nothing has to be found and thrown away for a removed post to be gone. What happens on this node is
//! known before whoever did it is answered ([`Db::news`]); what happens on others is read each second.

mod topics;

pub use topics::Topic;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{MutexGuard, watch};

use crate::base::packing::{self, Packing};
use crate::base::{Instant, Result, crypto};
use crate::db::Db;
use crate::events::{self, Envelope};
use crate::i18n::Lang;
use topics::touched;

/// A page lives no longer: what time alone changes, and what is not heard of while the database is away.
const LIFE: Duration = Duration::from_secs(60);
/// While others have waited for the database as long as this, visitors get pages that lack what was added since.
const HURRY: Duration = Duration::from_secs(1);
/// Such a page is no older.
const HURRIED: Duration = Duration::from_secs(10);
/// In microseconds.
const SECOND: i64 = 1_000_000;
/// How long a reader waits for the news; then he gets the page as it is kept.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long a reader waits for what others make; then it is made for him alone.
const WAIT: Duration = Duration::from_secs(2);
/// How many makers he sees go without a page that he may be shown.
const ROUNDS: usize = 2;
/// Events read in one go; behind more all pages are made anew.
const BATCH: usize = 500;
/// How hard a page is packed: what is a tenth smaller takes ten times as long.
const GZIP: u32 = 6;
const BROTLI: u32 = 5;
/// Pages of which it is remembered since when they stand; with more all are forgotten, which costs an answer each.
const REMEMBERED: usize = 10_000;
/// No round: the page was made and nobody has asked for it since.
const NEVER: u64 = u64::MAX;
/// What a page is when its maker says nothing else.
pub const HTML: &str = "text/html; charset=utf-8";

/// Which page: its address with the parameters that pages know, and the language it is in.
pub type Name = (String, Lang);

/// A rendered page.
pub struct Kept {
    /// What it is, as `Content-Type` says it.
    pub kind: String,
    body: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    /// Names the content: the same content has the same tag.
    pub tag: String,
    /// Since when it stands as it is, as far as this node remembers, to the end of the second; a second more where it
    /// has changed twice in one. Only of what is no page of ours.
    pub since: Option<Instant>,
    topics: Vec<Topic>,
    /// The state of things when the page was begun.
    begun: u64,
    made: Instant,
    /// The round in which it was last asked for once more.
    again: AtomicU64,
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

/// The one making of a page. When this is dropped, those who wait look what became of it: where there is no page, as its
/// maker has gone away or the site is busy, one of them makes it next.
pub struct Make<'a> {
    pages: &'a Pages,
    name: Name,
    kind: String,
    begun: u64,
    made: Instant,
    /// True once the page is kept: the slot is no longer this one's.
    kept: bool,
    /// Dropped with this, which wakes those who wait; true where each of them has to make his own.
    own: watch::Sender<bool>,
}

/// How far what is kept may be handed out.
#[derive(Clone, Copy)]
struct Trust {
    /// This node has changed something since the log was read.
    changed: bool,
    /// The database has no time for what was only added.
    hurried: bool,
    /// The state in which the reader asked: a page that was begun no earlier shows all that had happened by then, and
    /// what came while he waited he need not see.
    asked: u64,
}

enum Slot {
    Page(Arc<Kept>),
    InTheMaking(watch::Receiver<bool>),
}

/// The states that touched a topic last.
struct Moved {
    state: u64,
    /// The last one that did more than add to it; 0 for none.
    changed: u64,
    at: Instant,
}

#[derive(Default)]
struct Inner {
    slots: HashMap<Name, Slot>,
    /// Grows with each batch of news.
    state: u64,
    /// When each topic was last touched.
    moved: HashMap<Topic, Moved>,
    /// The tag that a page had last, and since when.
    since: HashMap<Name, (String, Instant)>,
    /// Bytes of the bodies that were put in since the last sweep, and of all that was left then.
    size: usize,
    /// How often there was no room.
    round: u64,
}

impl Inner {
    /// True while nothing that the page shows has changed, and it is not too old. In a hurry it may lack what was added.
    fn is_good(&self, page: &Kept, now: Instant, trust: Trust) -> bool {
        let age = now.since(page.made);
        let lacks = trust.hurried && age < HURRIED;
        let stands = |topic| {
            self.moved.get(topic).is_none_or(|moved: &Moved| {
                let last = if lacks { moved.changed } else { moved.state };
                last <= page.begun
            })
        };
        let shows = page.begun >= trust.asked || (!trust.changed && page.topics.iter().all(stands));
        // A clock that was set back says of no page how old it is.
        page.made <= now && age < LIFE && shows
    }

    /// Since when a page has this tag, no earlier than it was made: no two contents of a page have one second.
    fn since(&mut self, name: &Name, tag: &str, now: Instant) -> Instant {
        let now = Instant(now.0 + (-now.0).rem_euclid(SECOND));
        let since = match self.since.get(name) {
            Some((known, since)) if known == tag => *since,
            Some((_, since)) => now.max(Instant(since.0 + SECOND)),
            None => now,
        };
        if self.since.len() >= REMEMBERED {
            self.since.clear();
        }
        self.since.insert(name.clone(), (tag.to_owned(), since));
        since
    }
}

impl Make<'_> {
    /// What is made is no HTML but this.
    pub fn of(mut self, kind: String) -> Self {
        self.kind = kind;
        self
    }

    /// Keeps what was made for as long as nothing of `topics` happens: what has happened since it was begun counts.
    pub fn keep(mut self, body: Bytes, mut topics: Vec<Topic>) -> Arc<Kept> {
        topics.push(Topic::People);
        let tag = crypto::fingerprint(&body);
        let mut inner = self.pages.lock();
        let dated = self.kind != HTML;
        let page = Arc::new(Kept {
            since: dated.then(|| inner.since(&self.name, &tag, self.made)),
            kind: self.kind.clone(),
            tag,
            body,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            topics,
            begun: self.begun,
            made: self.made,
            again: AtomicU64::new(NEVER),
        });
        inner.size += page.size();
        inner
            .slots
            .insert(self.name.clone(), Slot::Page(page.clone()));
        self.kept = true;
        if inner.size > self.pages.room {
            drop(inner);
            self.pages.sweep(self.made);
        }
        page
    }

    /// Says that what was made is this reader's own: of those who wait each makes his.
    pub fn share_nothing(self) {
        self.own.send_replace(true);
    }
}

impl Drop for Make<'_> {
    fn drop(&mut self) {
        if !self.kept {
            self.pages.lock().slots.remove(&self.name);
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
    /// And of [`Db::changes`].
    heard_changes: AtomicU64,
}

impl Pages {
    /// An empty store of so many bytes.
    pub fn new(room: usize) -> Pages {
        Pages {
            room,
            inner: Mutex::default(),
            read_to: tokio::sync::Mutex::new(None),
            heard: AtomicU64::new(u64::MAX),
            heard_changes: AtomicU64::new(0),
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
            drop(tokio::time::timeout(PATIENCE, self.hear_own(db)).await);
        }
        // What has not been heard of may be on any page: then none is known to show all of it.
        let asked = match self.has_changed(db) {
            true => u64::MAX,
            false => self.lock().state,
        };
        let waited = tokio::time::timeout(WAIT, self.wait(db, &name, asked)).await;
        waited.unwrap_or(Asked::Alone)
    }

    /// Takes the page as soon as there is one, or its making while nobody else makes it.
    async fn wait(&self, db: &Db, name: &Name, asked: u64) -> Asked<'_> {
        for _ in 0..ROUNDS {
            let mut making = match self.take(name, db.now(), self.trust(db, asked)) {
                Ok(asked) => return asked,
                Err(making) => making,
            };
            // It ends in an error when the maker is done, or gone.
            if making.wait_for(|own| *own).await.is_ok() {
                return Asked::Alone;
            }
        }
        let taken = self.take(name, db.now(), self.trust(db, asked));
        taken.unwrap_or(Asked::Alone)
    }

    fn trust(&self, db: &Db, asked: u64) -> Trust {
        Trust {
            changed: self.has_changed(db),
            hurried: db.delay() >= HURRY,
            asked,
        }
    }

    fn has_changed(&self, db: &Db) -> bool {
        self.heard_changes.load(Ordering::SeqCst) != db.changes()
    }

    fn take(
        &self,
        name: &Name,
        now: Instant,
        trust: Trust,
    ) -> std::result::Result<Asked<'_>, watch::Receiver<bool>> {
        let mut inner = self.lock();
        match inner.slots.get(name) {
            Some(Slot::Page(page)) if inner.is_good(page, now, trust) => {
                page.again.store(inner.round, Ordering::Relaxed);
                return Ok(Asked::Kept(page.clone()));
            }
            Some(Slot::InTheMaking(making)) => return Err(making.clone()),
            _ => {}
        }
        let (own, making) = watch::channel(false);
        inner.slots.insert(name.clone(), Slot::InTheMaking(making));
        Ok(Asked::Make(Make {
            pages: self,
            name: name.clone(),
            kind: HTML.to_owned(),
            begun: inner.state,
            made: now,
            kept: false,
            own,
        }))
    }

    /// Reads what has happened since the last time and moves its topics on.
    ///
    /// # Errors
    /// What the database says.
    pub async fn hear(&self, db: &Db) -> Result<()> {
        let read_to = self.read_to.lock().await;
        self.read(db, read_to).await
    }

    /// As [`Pages::hear`], of this node alone: whoever comes in line behind one who has heard it all reads nothing.
    async fn hear_own(&self, db: &Db) -> Result<()> {
        let read_to = self.read_to.lock().await;
        if self.heard.load(Ordering::SeqCst) == db.news() {
            return Ok(());
        }
        self.read(db, read_to).await
    }

    async fn read(&self, db: &Db, mut read_to: MutexGuard<'_, Option<i64>>) -> Result<()> {
        let (news, changes) = (db.news(), db.changes());
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
        self.heard_changes.store(changes, Ordering::SeqCst);
        Ok(())
    }

    fn move_on(&self, batch: &[Envelope], all: bool, now: Instant) {
        let told = |event: &Envelope| {
            let adds = event.only_adds();
            touched(event).into_iter().map(move |topic| (topic, adds))
        };
        let mut topics: Vec<(Topic, bool)> = batch.iter().flat_map(told).collect();
        if all {
            topics.push((Topic::People, false));
        }
        if topics.is_empty() {
            return;
        }
        let mut inner = self.lock();
        inner.state += 1;
        let state = inner.state;
        for (topic, adds) in topics {
            let before = inner.moved.get(&topic).map_or(0, |moved| moved.changed);
            let changed = if adds { before } else { state };
            let at = now;
            inner.moved.insert(topic, Moved { state, changed, at });
        }
    }

    /// Throws away what nobody is shown any more, and more where there is no room: first what nobody has asked for once
    /// more since there was none, so that pages that are made up for the purpose push out one another.
    pub fn sweep(&self, now: Instant) {
        let most = Trust {
            changed: false,
            hurried: true,
            asked: u64::MAX,
        };
        let mut inner = self.lock();
        let mut slots = std::mem::take(&mut inner.slots);
        let (round, mut size) = (inner.round, 0);
        for again in [true, false] {
            slots.retain(|_, slot| match slot {
                Slot::Page(page) if (page.again.load(Ordering::Relaxed) == round) == again => {
                    let fits = size + page.size() <= self.room / 4 * 3;
                    // What was made while its sweeper made his page is no older than that.
                    let stays = fits && inner.is_good(page, now.max(page.made), most);
                    size += if stays { page.size() } else { 0 };
                    stays
                }
                _ => true,
            });
        }
        inner.round += u64::from(inner.size > self.room);
        (inner.slots, inner.size) = (slots, size);
        // No page is as old as that.
        inner
            .moved
            .retain(|_, moved| now.since(moved.at) < LIFE * 2);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::topics::tests::happened;
    use super::*;
    use crate::base::{Clock, ThreadId, seconds};
    use crate::config::{Config, gather};

    const CALM: Trust = Trust {
        changed: false,
        hurried: false,
        asked: u64::MAX,
    };
    const HURRIED: Trust = Trust {
        hurried: true,
        ..CALM
    };
    const START: Instant = Instant(1_000_000);

    fn name() -> Name {
        ("/t/7".to_owned(), Lang::En)
    }

    fn making(pages: &Pages) -> Make<'_> {
        match pages.take(&name(), START, CALM) {
            Ok(Asked::Make(make)) => make,
            _ => unreachable!("there is no page yet"),
        }
    }

    fn keep(make: Make<'_>) {
        let page = Bytes::from_static(b"page");
        make.keep(page, vec![Topic::Thread(ThreadId(7))]);
    }

    /// Whether a page made at the start is handed out as it is, after what has happened.
    fn is_kept(kinds: &[&str], age: Duration, trust: Trust) -> bool {
        let pages = Pages::new(1_000_000);
        keep(making(&pages));
        for kind in kinds {
            pages.move_on(&[happened(kind)], false, START);
        }
        let asked = pages.take(&name(), START.plus(age), trust);
        matches!(asked, Ok(Asked::Kept(_)))
    }

    #[test]
    fn in_a_hurry_a_page_may_lack_what_was_added_for_ten_seconds_and_never_what_was_taken_away() {
        let now = Duration::ZERO;
        assert!(is_kept(&[], now, CALM));
        assert!(!is_kept(&["post.created"], now, CALM));
        assert!(is_kept(&["post.created"], seconds(9), HURRIED));
        assert!(!is_kept(&["post.created"], seconds(10), HURRIED));
        assert!(is_kept(&[], seconds(59), HURRIED));
        for kind in [
            "post.removed",
            "post.purged",
            "post.edited",
            "thread.moved",
            "space.changed",
        ] {
            assert!(!is_kept(&[kind], now, HURRIED), "{kind}");
            assert!(!is_kept(&[kind, "post.created"], now, HURRIED), "{kind}");
        }
    }

    #[test]
    fn a_page_stands_since_the_end_of_the_second_in_which_it_was_made() {
        let mut inner = Inner::default();
        for (tag, made, since) in [
            ("a", 5_200_000, 6_000_000),
            ("a", 9_000_001, 6_000_000),
            ("b", 9_000_001, 10_000_000),
            ("c", 9_000_002, 11_000_000),
            ("d", 12_000_000, 12_000_000),
        ] {
            assert_eq!(inner.since(&name(), tag, Instant(made)), Instant(since));
        }
    }

    #[test]
    fn a_page_that_was_made_later_than_now_is_not_shown() {
        let pages = Pages::new(1_000_000);
        keep(making(&pages));
        let shown = |now| matches!(pages.take(&name(), now, CALM), Ok(Asked::Kept(_)));
        assert!(shown(START));
        assert!(!shown(START.minus(seconds(1))), "the clock was set back");
    }

    #[test]
    fn what_is_asked_for_again_outlives_what_is_made_up_to_push_it_out() {
        let pages = Pages::new(100_000);
        let ask = |path: String| match pages.take(&(path, Lang::En), START, CALM) {
            Ok(Asked::Make(make)) => {
                make.keep(vec![b'x'; 10_000].into(), Vec::new());
                false
            }
            Ok(Asked::Kept(_)) => true,
            _ => unreachable!("nobody else makes it"),
        };
        let hot = || ask("/t/1".to_owned());
        assert!(!hot());
        for n in 0..200 {
            assert!(n % 3 > 0 || hot(), "it is gone after {n}");
            ask(format!("/t/1?after={n}"));
        }
    }

    #[test]
    fn whoever_waits_need_not_see_what_came_after_he_asked() {
        let pages = Pages::new(1_000_000);
        let make = making(&pages);
        let ahead = pages.lock().state;
        pages.move_on(&[happened("post.removed")], false, START);
        keep(make);
        let shown = |asked, changed| {
            let trust = Trust {
                asked,
                changed,
                ..CALM
            };
            matches!(pages.take(&name(), START, trust), Ok(Asked::Kept(_)))
        };
        assert!(shown(ahead, false));
        assert!(shown(ahead, true), "nor what has not been heard of yet");
        assert!(!shown(ahead + 1, false), "it had happened when he asked");
    }

    #[tokio::test]
    async fn of_many_who_come_after_one_commit_the_first_reads_the_log() {
        let mut values = gather(None, std::iter::empty()).unwrap();
        values.set("data_dir", "/nowhere/at/all", "test").unwrap();
        let config = Config::from_values(&values).unwrap();
        // Whoever reads of it is told that it is not there.
        let db = Db::to_look_at(&config, &Clock::hand(START));
        let pages = Pages::new(1_000_000);
        assert!(pages.hear_own(&db).await.is_err(), "nobody has heard of it");
        pages.heard.store(db.news(), Ordering::SeqCst);
        assert!(pages.hear_own(&db).await.is_ok());
        assert!(pages.hear(&db).await.is_err(), "of others one always reads");
    }

    #[test]
    fn while_a_change_of_this_node_has_not_been_read_no_kept_page_is_shown() {
        let unread = Trust {
            changed: true,
            ..HURRIED
        };
        assert!(!is_kept(&[], Duration::ZERO, unread));
    }
}
