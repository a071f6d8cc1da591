//! Who reads a discussion at this moment, of those who want others to see it: kept nowhere, told to who reads it too.

use serde_json::json;

use super::Topic;
use crate::base::UserId;

/// People who are named; the others are counted.
const NAMED: usize = 5;

/// Somebody who wants others to see where he reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reader {
    pub person: UserId,
    pub name: String,
}

/// Those who read a discussion at one moment, who came first ahead of the others.
#[derive(Debug)]
pub(super) struct Reading {
    pub topic: Topic,
    readers: Vec<Reader>,
}

impl Reading {
    /// Each of these once, however many of his windows are open.
    pub(super) fn of<'r>(topic: Topic, all: impl Iterator<Item = &'r Reader>) -> Reading {
        let mut readers = Vec::<Reader>::new();
        for one in all {
            if readers.iter().all(|known| known.person != one.person) {
                readers.push(one.clone());
            }
        }
        Reading { topic, readers }
    }

    /// The message for one who reads it too, and is not told of himself.
    pub(super) fn said(&self, to: UserId) -> String {
        let others = self.readers.iter().filter(|one| one.person != to);
        let named: Vec<&str> = others.clone().take(NAMED).map(|one| &*one.name).collect();
        let message = json!({
            "type": "presence", "topic": self.topic.name(), "count": others.count(), "people": named,
        });
        message.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ThreadId;

    #[test]
    fn each_reader_is_told_of_the_others_and_of_five_by_name() {
        let reader = |n: i64| Reader {
            person: UserId(n),
            name: format!("p{n}"),
        };
        let all: Vec<Reader> = [3, 1, 3, 2, 4, 5, 6, 7].map(reader).into();
        let reading = Reading::of(Topic::Thread(ThreadId(9)), all.iter());
        let said =
            |to| -> serde_json::Value { serde_json::from_str(&reading.said(UserId(to))).unwrap() };
        let (mine, others) = (said(1), said(99));
        assert_eq!(mine["topic"], "thread:9");
        assert_eq!(mine["count"], 6);
        assert_eq!(mine["people"], json!(["p3", "p2", "p4", "p5", "p6"]));
        assert_eq!(others["count"], 7);
        assert_eq!(others["people"][1], "p1");
    }
}
