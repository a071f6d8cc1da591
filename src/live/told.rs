//! An event as its listeners are told of it.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::Topic;
use super::sight::admit;
use crate::accounts::{self, Person, Viewer};
use crate::base::{Result, UserId};
use crate::db::Conn;
use crate::events::{self, Envelope};
use crate::i18n::rfc3339;
use crate::notices;

/// The version of the envelope.
const VERSION: i32 = 1;

/// An event, written out once for all who hear of it.
#[derive(Debug)]
pub(super) struct Told {
    pub seq: i64,
    pub topics: Vec<Topic>,
    /// The numbers before it in its topics, as far as anybody listens to them.
    pub prev: HashMap<Topic, i64>,
    /// What it counts, where the newest count says all.
    pub counts: Option<String>,
    /// It is about the bell: each listener is told how much of it is unread.
    pub rings: bool,
    /// The message, as JSON.
    pub text: String,
}

#[derive(Serialize)]
struct Message<'a> {
    #[serde(rename = "type")]
    kind_of_message: &'static str,
    v: i32,
    seq: i64,
    prev: HashMap<String, i64>,
    topics: Vec<String>,
    kind: &'a str,
    at: String,
    space_id: Option<i64>,
    actor: Option<Value>,
    data: Value,
}

/// Kinds of which the newest says all, and the fact that says of what.
const COUNTERS: [(&str, &str); 4] = [
    ("reaction.changed", "post_id"),
    ("read.marked", "thread_id"),
    ("draft.saved", "target"),
    ("notification.read", ""),
];

/// Events whose actor is told: who acts as an author. Votes and reactions are nobody's, moderators act as such.
const SIGNED: [&str; 3] = ["thread.created", "post.created", "post.edited"];

impl Told {
    /// `None` for an event that no topic of listeners has. `prev` are the numbers before it in its topics, as far as
    /// anybody listens to them.
    pub(super) fn new(
        envelope: &Envelope,
        people: &HashMap<UserId, Person>,
        prev: &HashMap<Topic, i64>,
    ) -> Option<Told> {
        let seq = envelope.seq?;
        let topics = topics(envelope);
        let signed = SIGNED.contains(&envelope.kind.as_str());
        let actor = envelope.actor_id.filter(|_| signed);
        let actor = actor.and_then(|id| people.get(&id));
        let before = topics
            .iter()
            .filter_map(|topic| Some((*topic, *prev.get(topic)?)));
        let prev: HashMap<Topic, i64> = before.collect();
        let data: Value = serde_json::from_str(&envelope.data).ok()?;
        let counts = COUNTERS.iter().find(|(kind, _)| *kind == envelope.kind);
        let counts =
            counts.map(|(kind, of)| format!("{kind} {}", data.get(of).unwrap_or(&Value::Null)));
        let message = Message {
            kind_of_message: "event",
            v: VERSION,
            seq,
            prev: named(&prev),
            topics: topics.iter().map(|topic| topic.name()).collect(),
            kind: &envelope.kind,
            at: rfc3339(envelope.at),
            space_id: envelope.space_id.map(|id| id.0),
            actor: actor.map(|person| json!({ "id": person.id, "name": person.display_name })),
            data,
        };
        let text = serde_json::to_string(&message).ok()?;
        (!topics.is_empty()).then_some(Told {
            seq,
            topics,
            prev,
            counts,
            rings: envelope.kind.starts_with("notification."),
            text,
        })
    }

    /// The same behind other events than it was; none where it is behind those.
    pub(super) fn behind(&self, before: &HashMap<Topic, i64>) -> Option<Told> {
        let mut prev = self.prev.clone();
        for (topic, seq) in &mut prev {
            *seq = *before.get(topic).unwrap_or(seq);
        }
        if prev == self.prev {
            return None;
        }
        let mut message: Value = serde_json::from_str(&self.text).ok()?;
        *message.get_mut("prev")? = json!(named(&prev));
        Some(Told {
            seq: self.seq,
            topics: self.topics.clone(),
            prev,
            counts: self.counts.clone(),
            rings: self.rings,
            text: message.to_string(),
        })
    }

    /// The message for somebody of whose notices so many are unread.
    pub(super) fn said(&self, unread: i64) -> String {
        let said = || {
            let mut message: Value = serde_json::from_str(&self.text).ok()?;
            let data = message.get_mut("data")?.as_object_mut()?;
            data.insert("unread".to_owned(), unread.into());
            Some(message.to_string())
        };
        let said = if self.rings { said() } else { None };
        said.unwrap_or_else(|| self.text.clone())
    }
}

fn named(prev: &HashMap<Topic, i64>) -> HashMap<String, i64> {
    let names = prev.iter().map(|(topic, seq)| (topic.name(), *seq));
    names.collect()
}

/// The topics of an event that somebody may listen to.
pub(super) fn topics(envelope: &Envelope) -> Vec<Topic> {
    let names = envelope.topics.split(' ');
    names.filter_map(Topic::from_name).collect()
}

/// The people who did these events.
pub(super) fn actors(c: &mut Conn, envelopes: &[Envelope]) -> Result<HashMap<UserId, Person>> {
    let signed = envelopes
        .iter()
        .filter(|envelope| SIGNED.contains(&envelope.kind.as_str()));
    let mut ids: Vec<UserId> = signed.filter_map(|envelope| envelope.actor_id).collect();
    ids.sort_unstable();
    ids.dedup();
    accounts::authors(c, &ids)
}

/// Events of one topic, in order.
pub struct Range {
    /// As a listener is told of them, in JSON.
    pub events: Vec<String>,
    /// The newest number of the topic; 0 while it has none.
    pub head: i64,
    /// There are more.
    pub more: bool,
    /// What came next after the asked number may be forgotten already: all must be read anew.
    pub forgotten: bool,
    /// The numbers of these events.
    pub numbers: Vec<i64>,
}

/// What happened in a topic after `after`, at most `limit`.
///
/// # Errors
/// As who asks to listen to it: `NotFound`, `SignIn`.
pub fn range(c: &mut Conn, viewer: &Viewer, topic: Topic, after: i64, limit: i64) -> Result<Range> {
    admit(c, viewer, topic)?;
    read(c, viewer, topic, (after, limit))
}

pub(super) fn read(
    c: &mut Conn,
    viewer: &Viewer,
    topic: Topic,
    (after, limit): (i64, i64),
) -> Result<Range> {
    let head = events::last_ahead(c, &topic.name(), i64::MAX)?;
    let mut found = events::of_topic(c, &topic.name(), after, limit + 1)?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    let people = actors(c, &found)?;
    let (mut all, mut last) = (Vec::new(), after);
    for envelope in &found {
        if let Some(told) = Told::new(envelope, &people, &HashMap::from([(topic, last)])) {
            last = told.seq;
            all.push(told);
        }
    }
    let unread = match all.iter().any(|told| told.rings) {
        true => notices::unread(c, viewer)?,
        false => 0,
    };
    Ok(Range {
        events: all.iter().map(|told| told.said(unread)).collect(),
        head,
        more,
        forgotten: !events::stands(c, after)?,
        numbers: all.iter().map(|told| told.seq).collect(),
    })
}
