//! What is said on one connection: the client's messages, and what it is told.

use std::collections::HashMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::Topic;
use super::hub::{Hub, Listener, Owner};
use super::presence::{Reader, Reading};
use super::sight::admit;
use super::told::{Range, read};
use crate::accounts::{self, Viewer};
use crate::base::clock::Stopwatch;
use crate::base::{Clock, Error, Result, crypto};
use crate::db::Db;
use crate::{events, notices};

/// Topics of one connection.
pub const TOPICS: usize = 50;
/// Missed events that are told at once; behind more the client reads for itself.
const MISSED: i64 = 100;
/// Messages of a client within [`SPAN`].
const MESSAGES: usize = 30;
const SPAN: Duration = Duration::from_secs(10);
/// Messages that are none, after which the connection ends.
const STRIKES: usize = 3;
/// Seconds between two signs of life.
pub const HEARTBEAT: u64 = 25;
/// What a listener may see is looked at again after this, whatever happens.
const RECHECK: Duration = Duration::from_secs(60);
/// Clients come back within so many milliseconds of a stop, each at a time of its own.
const COME_BACK: u64 = 10_000;

/// What a connection needs of the site, as it was tuned in.
pub struct Tuned {
    pub db: Db,
    pub hub: Hub,
    pub clock: Clock,
    pub viewer: Viewer,
    /// The session or the token that he came with.
    pub key: Option<accounts::Credential>,
    /// The network address of a visitor.
    pub address: String,
    pub staff_mfa: bool,
    /// False where limits are off.
    pub limited: bool,
}

/// What goes out.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A message, as JSON; the number of its event where it is one.
    Say(String, Option<i64>),
    /// The end: a code (RFC 6455, 7.4) and why.
    Close(u16, &'static str),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase", tag = "type", deny_unknown_fields)]
enum Asked {
    Sub { topic: String, after: Option<i64> },
    Unsub { topic: String },
    Ping {},
}

/// One connection.
pub struct Talk {
    site: Tuned,
    listener: Listener,
    /// The last event that was sent of each topic.
    sent: HashMap<Topic, i64>,
    /// Who reads what he reads, as it was said last.
    reading: HashMap<Topic, String>,
    strikes: usize,
    heard: (Stopwatch, usize),
    checked: Stopwatch,
}

impl Talk {
    /// Takes somebody in; what he is greeted with comes with it.
    ///
    /// # Errors
    /// `TooMany` for one connection too many; `Busy` once the site stops; what the database says.
    pub async fn begin(site: Tuned) -> Result<(Talk, Answer)> {
        let owner = match site.viewer.id() {
            Some(id) => Owner::Person(id),
            None => Owner::Visitor(site.address.clone()),
        };
        let listener = site.hub.listen(owner, site.limited)?;
        let epoch = site.db.read(events::epoch).await?;
        let ready = json!({ "type": "ready", "heartbeat_s": HEARTBEAT, "epoch": epoch });
        let talk = Talk {
            site,
            listener,
            sent: HashMap::new(),
            reading: HashMap::new(),
            strikes: 0,
            heard: (Stopwatch::start(), 0),
            checked: Stopwatch::start(),
        };
        Ok((talk, say(&ready)))
    }

    /// Answers a message of the client.
    ///
    /// # Errors
    /// What the database says.
    pub async fn hear(&mut self, text: &str) -> Result<Vec<Answer>> {
        if self.heard.0.elapsed() > SPAN {
            self.heard = (Stopwatch::start(), 0);
        }
        self.heard.1 += 1;
        if self.site.limited && self.heard.1 > MESSAGES {
            return Ok(vec![Answer::Close(1008, "too_many_messages")]);
        }
        match serde_json::from_str(text) {
            Ok(Asked::Sub { topic, after }) => self.subscribe(&topic, after).await,
            Ok(Asked::Unsub { topic }) => {
                let topic = Topic::from_name(&topic);
                if let Some(topic) = topic.filter(|topic| self.sent.contains_key(topic)) {
                    self.end_topic(topic);
                }
                Ok(Vec::new())
            }
            Ok(Asked::Ping {}) => Ok(vec![say(&json!({ "type": "pong" }))]),
            Err(_) => Ok(self.misunderstood()),
        }
    }

    /// Answers what is no message at all.
    pub fn misunderstood(&mut self) -> Vec<Answer> {
        self.strikes += 1;
        let mut answers = vec![say(&json!({ "type": "bad_message" }))];
        if self.strikes >= STRIKES {
            answers.push(Answer::Close(1008, "bad_message"));
        }
        answers
    }

    /// Listens to a topic too, and tells what was missed of it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn subscribe(&mut self, name: &str, after: Option<i64>) -> Result<Vec<Answer>> {
        let Some(topic) = Topic::from_name(name) else {
            return Ok(vec![denied(name, "not_found")]);
        };
        if self.sent.len() >= TOPICS && !self.sent.contains_key(&topic) {
            return Ok(vec![denied(name, "too_many_topics")]);
        }
        // First a place in the queue, then the rows: what happens between the two comes twice and is sent once.
        self.listener.subscribe(topic);
        let (viewer, hub) = (self.site.viewer.clone(), self.site.hub.clone());
        let found = self.site.db.read(move |c| {
            admit(c, &viewer, topic)?;
            hub.begin(events::head(c)?);
            read(c, &viewer, topic, (after.unwrap_or(i64::MAX), MISSED))
        });
        match found.await {
            Ok(found) => Ok(self.begin_topic(topic, after, found)),
            Err(Error::NotFound | Error::SignIn | Error::Refused(_)) => {
                self.end_topic(topic);
                Ok(vec![denied(name, "not_found")])
            }
            Err(why) => {
                self.end_topic(topic);
                Err(why)
            }
        }
    }

    fn begin_topic(&mut self, topic: Topic, after: Option<i64>, found: Range) -> Vec<Answer> {
        let (name, head) = (topic.name(), found.head);
        self.sent.insert(topic, head);
        self.listener.reads(topic, self.reader());
        self.listener.ask_reading(topic);
        let mut answers = vec![say(
            &json!({ "type": "subscribed", "topic": name, "head": head }),
        )];
        match after {
            None => {}
            Some(_) if found.forgotten => answers.push(reset(topic)),
            Some(from) if found.more => answers.push(say(
                &json!({ "type": "gap", "topic": name, "from": from, "to": head }),
            )),
            Some(_) => {
                let missed = found.events.into_iter().zip(found.numbers);
                answers.extend(missed.map(|(text, seq)| Answer::Say(text, Some(seq))));
            }
        }
        answers
    }

    fn end_topic(&mut self, topic: Topic) {
        self.sent.remove(&topic);
        self.reading.remove(&topic);
        self.listener.unsubscribe(topic);
    }

    /// Himself, as others see that he reads; none unless he wants that. A program reads for nobody.
    fn reader(&self) -> Option<Reader> {
        let me = self.site.viewer.person()?;
        (me.shows_reading && me.grant.is_none()).then(|| Reader {
            person: me.id,
            name: me.display_name.clone(),
        })
    }

    /// Who reads what he reads, where that is another word than the last.
    fn read_by(&mut self, reading: &Reading) -> Option<Answer> {
        let me = self.site.viewer.id()?;
        if !self.sent.contains_key(&reading.topic) {
            return None;
        }
        let said = reading.said(me);
        let before = self.reading.insert(reading.topic, said.clone());
        let news = match before {
            Some(before) => before != said,
            None => said != Reading::of(reading.topic, std::iter::empty()).said(me),
        };
        news.then_some(Answer::Say(said, None))
    }

    /// True while there is a topic that he listens to.
    pub fn listens(&self) -> bool {
        !self.sent.is_empty()
    }

    /// Waits until there is something to tell, or his rights are to be looked at again.
    pub async fn wait(&self) {
        let left = RECHECK.saturating_sub(self.checked.elapsed());
        tokio::select! {
            () = self.listener.filled() => {}
            () = tokio::time::sleep(left) => {}
        }
    }

    /// What is to be told now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn tell(&mut self) -> Result<Vec<Answer>> {
        let taken = self.listener.take();
        let mut answers = Vec::new();
        if taken.recheck || self.checked.elapsed() >= RECHECK {
            answers.extend(self.recheck().await?);
        }
        if taken.lost {
            answers.extend(self.sent.keys().map(|topic| reset(*topic)));
        }
        let unread = match taken.told.iter().any(|told| told.rings) {
            true => {
                let viewer = self.site.viewer.clone();
                let count = self.site.db.read(move |c| notices::unread(c, &viewer));
                count.await?
            }
            false => 0,
        };
        for told in taken.told {
            let mut fresh = false;
            for topic in &told.topics {
                if let Some(sent) = self.sent.get_mut(topic).filter(|sent| **sent < told.seq) {
                    (*sent, fresh) = (told.seq, true);
                }
            }
            if fresh {
                answers.push(Answer::Say(told.said(unread), Some(told.seq)));
            }
        }
        for reading in &taken.reading {
            answers.extend(self.read_by(reading));
        }
        if taken.over {
            let wait = u64::from_le_bytes(crypto::random()) % COME_BACK;
            answers.push(say(
                &json!({ "type": "bye", "code": "restart", "retry_ms": wait }),
            ));
            answers.push(Answer::Close(1012, "restart"));
        }
        Ok(answers)
    }

    /// Looks again who he is and what he may see.
    async fn recheck(&mut self) -> Result<Vec<Answer>> {
        self.checked = Stopwatch::start();
        let (key, now, staff_mfa) = (
            self.site.key.clone(),
            self.site.clock.now(),
            self.site.staff_mfa,
        );
        let topics: Vec<Topic> = self.sent.keys().copied().collect();
        // Where thousands are looked at again, all others still get to read.
        let look = self.site.hub.look().await;
        let found = self.site.db.read(move |c| {
            let viewer = match &key {
                None => Viewer::Visitor,
                Some(key) => match key.viewer(c, now, staff_mfa)? {
                    Some(me) => Viewer::Member(std::sync::Arc::new(me)),
                    None => return Ok(None),
                },
            };
            let mut lost = Vec::new();
            for topic in &topics {
                match admit(c, &viewer, *topic) {
                    Ok(()) => {}
                    Err(Error::NotFound | Error::SignIn | Error::Refused(_)) => lost.push(*topic),
                    Err(why) => return Err(why),
                }
            }
            Ok(Some((viewer, lost)))
        });
        let found = found.await?;
        drop(look);
        let Some((viewer, lost)) = found else {
            let bye = json!({ "type": "bye", "code": "signed_out", "retry_ms": 0 });
            return Ok(vec![say(&bye), Answer::Close(1008, "signed_out")]);
        };
        self.site.viewer = viewer;
        let reader = self.reader();
        for topic in self.sent.keys() {
            self.listener.reads(*topic, reader.clone());
        }
        let ended = lost.into_iter().map(|topic| {
            self.end_topic(topic);
            denied(&topic.name(), "not_found")
        });
        Ok(ended.collect())
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        for topic in self.sent.keys() {
            self.listener.unsubscribe(*topic);
        }
    }
}

fn say(message: &serde_json::Value) -> Answer {
    Answer::Say(message.to_string(), None)
}

fn denied(topic: &str, code: &str) -> Answer {
    // A name that is none is not sent back at any length.
    let topic: String = topic.chars().take(40).collect();
    say(&json!({ "type": "denied", "topic": topic, "code": code }))
}

fn reset(topic: Topic) -> Answer {
    say(&json!({ "type": "reset", "topic": topic.name() }))
}
