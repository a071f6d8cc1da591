//! The listeners of this node, by topic, and the one reader of the event log that tells them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::Topic;
use super::presence::{Reader, Reading};
use super::queue::{Queue, Taken};
use super::told::{Told, actors, topics};
use crate::base::clock::Stopwatch;
use crate::base::{Error, Result, UserId};
use crate::db::{Conn, Db};
use crate::events::{self, Envelope};

/// Events read in one go.
const BATCH: i64 = 500;
/// What other nodes write is looked for this often while somebody listens.
const OTHERS: Duration = Duration::from_millis(250);
/// Commits that come close together are read together.
const PACE: Duration = Duration::from_millis(5);
/// How often it is told who reads a discussion, where others do than before.
const READING: Duration = Duration::from_secs(10);
/// Listeners of one person, or of the visitors of one address.
const OF_PERSON: usize = 5;
const OF_ADDRESS: usize = 50;
/// Of so many listeners rights are looked at again at a time.
const LOOKS: usize = 4;
/// What changes who may see what, for all and not for the person alone whom it is about.
const RIGHTS: [&str; 3] = ["space.changed", "forum.changed", "thread.moved"];

/// Who listens, and for whom he counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    Person(UserId),
    Visitor(String),
}

/// One who listens: his queue, as the hub fills it. He is forgotten when this is dropped.
pub struct Listener {
    hub: Hub,
    number: u64,
    owner: Owner,
    queue: Arc<Queue>,
}

/// Knows all listeners of this node.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Mutex<Inner>>,
    looks: Arc<Semaphore>,
}

impl Default for Hub {
    fn default() -> Hub {
        Hub {
            inner: Arc::default(),
            looks: Arc::new(Semaphore::new(LOOKS)),
        }
    }
}

#[derive(Default)]
struct Inner {
    next: u64,
    all: HashMap<u64, (Owner, Arc<Queue>)>,
    owners: HashMap<Owner, usize>,
    topics: HashMap<Topic, HashMap<u64, Arc<Queue>>>,
    /// Those among them who want others to see it, of discussions.
    readers: HashMap<Topic, BTreeMap<u64, Reader>>,
    /// Discussions that others read than was told last.
    moved: HashSet<Topic>,
    /// The last event that was told; none while nobody listens.
    told: Option<i64>,
    /// The site stops: nobody new is taken.
    over: bool,
}

impl Hub {
    /// A new listener; `counted` is false where limits are off.
    ///
    /// # Errors
    /// `TooMany` for one too many of the same person or address; `Busy` once the site stops.
    pub(super) fn listen(&self, owner: Owner, counted: bool) -> Result<Listener> {
        let mut inner = self.lock();
        if inner.over {
            return Err(Error::Busy);
        }
        let most = match owner {
            Owner::Person(_) => OF_PERSON,
            Owner::Visitor(_) => OF_ADDRESS,
        };
        let count = inner.owners.entry(owner.clone()).or_default();
        if counted && *count >= most {
            return Err(Error::TooMany(Duration::from_secs(60)));
        }
        *count += 1;
        inner.next += 1;
        let (number, queue) = (inner.next, Arc::<Queue>::default());
        inner.all.insert(number, (owner.clone(), queue.clone()));
        Ok(Listener {
            hub: self.clone(),
            number,
            owner,
            queue,
        })
    }

    /// Waits until it is one's turn to be looked at again; it lasts until what this gives is dropped.
    pub async fn look(&self) -> Option<OwnedSemaphorePermit> {
        self.looks.clone().acquire_owned().await.ok()
    }

    /// Tells everybody that the site stops.
    pub fn stop(&self) {
        let mut inner = self.lock();
        inner.over = true;
        for (_, queue) in inner.all.values() {
            queue.end();
        }
    }

    /// Has this person's connections looked at again: he is shown otherwise now.
    pub fn recheck(&self, person: UserId) {
        let own = Owner::Person(person);
        for (owner, queue) in self.lock().all.values() {
            if *owner == own {
                queue.recheck();
            }
        }
    }

    /// Tells those who have signed in who reads what they read, where that has changed.
    pub fn tell_reading(&self) {
        let mut inner = self.lock();
        for topic in std::mem::take(&mut inner.moved) {
            let reading = Arc::new(inner.reading(topic));
            let listeners = inner.topics.get(&topic);
            for (number, queue) in listeners.into_iter().flatten() {
                if matches!(inner.all.get(number), Some((Owner::Person(_), _))) {
                    queue.read(&reading);
                }
            }
        }
    }

    /// How many want others to see where they read, in all discussions together.
    pub fn seen_reading(&self) -> usize {
        self.lock().readers.values().map(BTreeMap::len).sum()
    }

    /// How many listen.
    pub fn len(&self) -> usize {
        self.lock().all.len()
    }

    /// True while nobody listens.
    pub fn is_empty(&self) -> bool {
        self.lock().all.is_empty()
    }

    /// The number behind which events are yet to be told; none while nobody listens.
    fn told(&self) -> Option<i64> {
        let mut inner = self.lock();
        if inner.topics.is_empty() {
            inner.told = None;
        }
        inner.told
    }

    /// Begins to tell with what comes behind `head`, unless it has begun already.
    pub(super) fn begin(&self, head: i64) {
        self.lock().told.get_or_insert(head);
    }

    fn watched(&self, envelopes: &[Envelope]) -> Vec<Topic> {
        let inner = self.lock();
        let mut all: Vec<Topic> = envelopes.iter().flat_map(topics).collect();
        all.retain(|topic| inner.topics.contains_key(topic));
        all
    }

    fn tell(&self, heard: &Heard) {
        let mut inner = self.lock();
        for envelope in &heard.envelopes {
            inner.recheck(envelope);
        }
        for told in &heard.told {
            for topic in &told.topics {
                let listeners = inner.topics.get(topic);
                for queue in listeners.into_iter().flat_map(HashMap::values) {
                    queue.put(told);
                }
            }
        }
        if let Some(last) = heard.envelopes.last().and_then(|last| last.seq) {
            inner.told = Some(last);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Has those looked at again whose rights an event may have changed, ahead of whatever they are told after it.
    fn recheck(&self, envelope: &Envelope) {
        let everybody = RIGHTS.contains(&envelope.kind.as_str());
        let concerned: Vec<UserId> = topics(envelope)
            .into_iter()
            .filter_map(|topic| match topic {
                Topic::Person(id) if may_change_rights(&envelope.kind) => Some(id),
                _ => None,
            })
            .collect();
        if !everybody && concerned.is_empty() {
            return;
        }
        for (owner, queue) in self.all.values() {
            let concerns = matches!(owner, Owner::Person(id) if concerned.contains(id));
            if everybody || concerns {
                queue.recheck();
            }
        }
    }
}

/// What may end or change what its person sees.
fn may_change_rights(kind: &str) -> bool {
    matches!(
        kind,
        "member.changed" | "person.changed" | "access.ended" | "article.authors"
    )
}

impl Listener {
    pub(super) fn subscribe(&self, topic: Topic) {
        let mut inner = self.hub.lock();
        let listeners = inner.topics.entry(topic).or_default();
        listeners.insert(self.number, self.queue.clone());
    }

    pub(super) fn unsubscribe(&self, topic: Topic) {
        let mut inner = self.hub.lock();
        inner.unsubscribe(self.number, topic);
    }

    /// Shows to others of a discussion that this one reads it, or that he does no more.
    pub(super) fn reads(&self, topic: Topic, reader: Option<Reader>) {
        if matches!(topic, Topic::Thread(_)) {
            self.hub.lock().reads(self.number, topic, reader);
        }
    }

    /// Tells this one who reads what he has begun to read.
    pub(super) fn ask_reading(&self, topic: Topic) {
        let inner = self.hub.lock();
        if matches!(self.owner, Owner::Person(_)) && inner.readers.contains_key(&topic) {
            self.queue.read(&Arc::new(inner.reading(topic)));
        }
    }

    pub(super) fn take(&self) -> Taken {
        self.queue.take()
    }

    /// Waits until there is something to tell.
    pub(super) async fn filled(&self) {
        self.queue.filled().await;
    }
}

impl Inner {
    fn reading(&self, topic: Topic) -> Reading {
        let readers = self.readers.get(&topic).into_iter();
        Reading::of(topic, readers.flat_map(BTreeMap::values))
    }

    fn reads(&mut self, number: u64, topic: Topic, reader: Option<Reader>) {
        let readers = self.readers.entry(topic).or_default();
        let before = match &reader {
            Some(reader) => readers.insert(number, reader.clone()),
            None => readers.remove(&number),
        };
        if readers.is_empty() {
            self.readers.remove(&topic);
        }
        if before != reader {
            self.moved.insert(topic);
        }
    }

    fn unsubscribe(&mut self, number: u64, topic: Topic) {
        self.reads(number, topic, None);
        if let Some(listeners) = self.topics.get_mut(&topic) {
            listeners.remove(&number);
            if listeners.is_empty() {
                self.topics.remove(&topic);
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut inner = self.hub.lock();
        inner.all.remove(&self.number);
        let left = inner.owners.get(&self.owner).map_or(0, |count| count - 1);
        match left {
            0 => inner.owners.remove(&self.owner),
            left => inner.owners.insert(self.owner.clone(), left),
        };
    }
}

/// A batch of events, and those of them that somebody listens to.
struct Heard {
    envelopes: Vec<Envelope>,
    told: Vec<Arc<Told>>,
}

/// Tells the listeners what happens, as soon as it is committed, until the site stops.
pub async fn follow(db: Db, hub: Hub, mut stopped: watch::Receiver<bool>) {
    let mut commits = db.commits();
    let mut since = Stopwatch::start();
    loop {
        tokio::select! {
            Ok(()) = commits.changed() => tokio::time::sleep(PACE).await,
            _ = tokio::time::sleep(OTHERS) => {}
            Ok(()) = stopped.changed() => return,
        }
        if since.elapsed() >= READING {
            since = Stopwatch::start();
            hub.tell_reading();
        }
        while let Some(after) = hub.told() {
            match tell_after(&db, &hub, after).await {
                Ok(true) => {}
                Ok(false) => break,
                Err(why) => {
                    tracing::error!(%why, "Telling listeners failed");
                    break;
                }
            }
        }
    }
}

/// Tells one batch behind `after`; true when there may be more.
async fn tell_after(db: &Db, hub: &Hub, after: i64) -> Result<bool> {
    let envelopes = db.read(move |c| events::after(c, after, BATCH)).await?;
    if envelopes.is_empty() {
        return Ok(false);
    }
    let full = envelopes.len() == usize::try_from(BATCH).unwrap_or(0);
    let watched = hub.watched(&envelopes);
    let heard = db.read(move |c| hear(c, &envelopes, &watched)).await?;
    hub.tell(&heard);
    Ok(full)
}

fn hear(c: &mut Conn, envelopes: &[Envelope], watched: &[Topic]) -> Result<Heard> {
    let (people, mut prev) = (actors(c, envelopes)?, HashMap::new());
    let mut told = Vec::new();
    for envelope in envelopes {
        let Some(seq) = envelope.seq else { continue };
        let own = topics(envelope);
        for topic in own.iter().filter(|topic| watched.contains(topic)) {
            if !prev.contains_key(topic) {
                prev.insert(*topic, events::last_ahead(c, &topic.name(), seq)?);
            }
        }
        if own.iter().any(|topic| watched.contains(topic)) {
            told.extend(Told::new(envelope, &people, &prev).map(Arc::new));
        }
        prev.extend(
            own.iter()
                .filter(|topic| watched.contains(topic))
                .map(|topic| (*topic, seq)),
        );
    }
    Ok(Heard {
        envelopes: envelopes.to_vec(),
        told,
    })
}
