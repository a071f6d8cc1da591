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

/// The version of the envelope.
const VERSION: i32 = 1;

/// An event, written out once for all who hear of it.
#[derive(Debug)]
pub(super) struct Told {
    pub seq: i64,
    pub topics: Vec<Topic>,
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
        let before = topics.iter().filter_map(|topic| {
            let seq = prev.get(topic)?;
            Some((topic.name(), *seq))
        });
        let message = Message {
            kind_of_message: "event",
            v: VERSION,
            seq,
            prev: before.collect(),
            topics: topics.iter().map(|topic| topic.name()).collect(),
            kind: &envelope.kind,
            at: rfc3339(envelope.at),
            space_id: envelope.space_id.map(|id| id.0),
            actor: actor.map(|person| json!({ "id": person.id, "name": person.display_name })),
            data: serde_json::from_str(&envelope.data).ok()?,
        };
        let text = serde_json::to_string(&message).ok()?;
        (!topics.is_empty()).then_some(Told { seq, topics, text })
    }
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
    read(c, topic, after, limit)
}

pub(super) fn read(c: &mut Conn, topic: Topic, after: i64, limit: i64) -> Result<Range> {
    let head = events::last_ahead(c, &topic.name(), i64::MAX)?;
    let mut found = events::of_topic(c, &topic.name(), after, limit + 1)?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    let people = actors(c, &found)?;
    let (mut numbers, mut texts, mut last) = (Vec::new(), Vec::new(), after);
    for envelope in &found {
        if let Some(told) = Told::new(envelope, &people, &HashMap::from([(topic, last)])) {
            last = told.seq;
            numbers.push(told.seq);
            texts.push(told.text);
        }
    }
    Ok(Range {
        events: texts,
        head,
        more,
        forgotten: !events::stands(c, after)?,
        numbers,
    })
}
