//! The demo's texts as `assets/demo` holds them.

use std::collections::HashMap;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::base::{days, hours, minutes};

/// All of it.
pub(super) struct Content {
    pub people: Vec<Person>,
    pub spaces: Vec<Space>,
    pub threads: Vec<Thread>,
    pub long: Vec<Long>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub name: String,
    pub display: String,
    pub lang: String,
    pub zone: String,
    pub about: String,
    pub role: Option<String>,
    /// Came in the last days.
    #[serde(default)]
    pub new: bool,
    /// What it writes waits for a moderator.
    #[serde(default)]
    pub waits: bool,
    #[serde(default)]
    pub picture: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Space {
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub lang: String,
    pub aim: String,
    pub rules: String,
    pub owner: String,
    #[serde(default)]
    pub moderators: Vec<String>,
    #[serde(default)]
    pub members: Vec<String>,
    #[serde(default)]
    pub asking: Vec<String>,
    /// Members of whom it is sure that they live there.
    #[serde(default)]
    pub residents: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(rename = "forum")]
    pub forums: Vec<Forum>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forum {
    pub slug: String,
    pub name: String,
    pub description: String,
    pub parent: Option<String>,
    #[serde(default)]
    pub archived: bool,
    pub start: Option<String>,
    pub read: Option<String>,
}

impl Forum {
    /// A forum that everybody may read.
    pub fn new(slug: String) -> Forum {
        Forum {
            name: slug.clone(),
            slug,
            description: String::new(),
            parent: None,
            archived: false,
            start: None,
            read: None,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thread {
    pub space: String,
    pub forum: String,
    pub title: String,
    pub lang: String,
    pub author: String,
    pub days_ago: u64,
    #[serde(default)]
    pub tags: Vec<String>,
    /// Always discussion: the other kinds come with their rooms.
    #[serde(rename = "kind")]
    _kind: Option<String>,
    pub pinned_days: Option<u64>,
    pub locked: Option<Locked>,
    pub moved_from: Option<String>,
    #[serde(rename = "post")]
    pub posts: Vec<Post>,
}

impl Thread {
    /// A thread that has been said already.
    pub fn new(long: &Long, posts: Vec<Post>) -> Thread {
        Thread {
            space: long.space.clone(),
            forum: long.forum.clone(),
            title: long.title.clone(),
            lang: long.lang.clone(),
            author: long.author.clone(),
            days_ago: long.days_ago,
            tags: long.tags.clone(),
            _kind: None,
            pinned_days: None,
            locked: None,
            moved_from: None,
            posts,
        }
    }

    /// The forum it began in.
    pub fn first_forum(&self) -> &str {
        self.moved_from.as_deref().unwrap_or(&self.forum)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Locked {
    pub by: String,
    pub reason: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Post {
    pub by: String,
    /// The post it answers, by its place in the list.
    pub to: Option<usize>,
    /// How long after the post ahead in the list: `35m`, `2h`, `3d`.
    pub after: Option<String>,
    pub body: String,
    pub lang: Option<String>,
    #[serde(default)]
    pub quote: bool,
    /// Waits for a moderator, since an hour at most.
    #[serde(default)]
    pub held: bool,
    pub removed: Option<String>,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub edited: Option<Edited>,
}

impl Post {
    /// How long after the post ahead.
    pub fn wait(&self) -> Duration {
        let text = self.after.as_deref().unwrap_or("0m");
        let (number, unit) = text.split_at(text.len().saturating_sub(1));
        let n = number.parse().unwrap_or(0);
        match unit {
            "d" => days(n),
            "h" => hours(n),
            _ => minutes(n),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edited {
    pub minutes_later: u64,
    pub source: String,
}

/// What a long thread is grown from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Long {
    pub space: String,
    pub forum: String,
    pub title: String,
    pub lang: String,
    pub author: String,
    pub days_ago: u64,
    pub span_days: u64,
    #[serde(default)]
    pub tags: Vec<String>,
    pub posts: usize,
    pub max_depth: usize,
    pub seed: u64,
    pub body: String,
    pub writers: HashMap<String, Vec<String>>,
    pub slots: HashMap<String, HashMap<String, Vec<String>>>,
    #[serde(rename = "lead")]
    pub leads: Vec<Lead>,
    #[serde(rename = "reply")]
    pub replies: Vec<Reply>,
    #[serde(rename = "closing")]
    pub closings: Vec<Closing>,
}

/// A sentence that may stand ahead of a reply.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lead {
    pub lang: String,
    pub fits: Vec<String>,
    pub text: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reply {
    pub fits: Vec<String>,
    pub lang: String,
    pub times: usize,
    pub by: Option<Vec<String>>,
    pub body: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Closing {
    pub by: String,
    pub lang: String,
    pub body: String,
}

/// Reads all files.
pub(super) fn load() -> Result<Content, String> {
    #[derive(Deserialize)]
    struct People {
        person: Vec<Person>,
    }
    #[derive(Deserialize)]
    struct Spaces {
        space: Vec<Space>,
    }
    #[derive(Deserialize)]
    struct Threads {
        thread: Vec<Thread>,
    }
    #[derive(Deserialize)]
    struct Longs {
        long: Vec<Long>,
    }
    const THREADS: [(&str, &str); 6] = [
        (
            "saryozen",
            include_str!("../../assets/demo/threads/saryozen.toml"),
        ),
        (
            "valle",
            include_str!("../../assets/demo/threads/valle.toml"),
        ),
        ("laka", include_str!("../../assets/demo/threads/laka.toml")),
        (
            "leaders",
            include_str!("../../assets/demo/threads/leaders.toml"),
        ),
        (
            "bayan",
            include_str!("../../assets/demo/threads/bayan.toml"),
        ),
        (
            "barrio",
            include_str!("../../assets/demo/threads/barrio.toml"),
        ),
    ];
    let mut threads = Vec::new();
    for (name, text) in THREADS {
        threads.extend(read::<Threads>(name, text)?.thread);
    }
    Ok(Content {
        people: read::<People>("people", include_str!("../../assets/demo/people.toml"))?.person,
        spaces: read::<Spaces>("spaces", include_str!("../../assets/demo/spaces.toml"))?.space,
        threads,
        long: read::<Longs>("long", include_str!("../../assets/demo/long.toml"))?.long,
    })
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|e| format!("assets/demo/{name}.toml: {e}"))
}
