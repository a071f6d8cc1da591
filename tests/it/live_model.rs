//! Who has read a page and hears all that happens behind it knows what the page shows now, whatever people did.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use elab::base::{Instant, PostId, Result, ThreadId};
use elab::db::Conn;
use elab::db::schema::{posts, threads};
use elab::events;
use serde_json::Value;

use crate::app::TestApp;
use crate::people::Client;

/// What a page says of a post: number, text, whether it stands, and its reactions.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Post {
    n: i64,
    parent: Option<i64>,
    revision: i64,
    stands: bool,
    counts: [i64; 3],
}

/// What a page says of a discussion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Model {
    locked: bool,
    posts: BTreeMap<i64, Post>,
}

type Row = (
    PostId,
    Option<i32>,
    Option<PostId>,
    i32,
    String,
    (i32, i32, i32),
);

/// A page as it is read: its number in the log first, then its rows.
fn page(c: &mut Conn, thread: i64) -> Result<(i64, Model)> {
    let known = events::known(c, &format!("thread:{thread}"))?;
    let thread = ThreadId(thread);
    let locked: Option<Instant> = threads::table
        .find(thread)
        .select(threads::locked_at)
        .first(c)?;
    let rows: Vec<Row> = posts::table
        .filter(posts::thread_id.eq(thread).and(posts::n.is_not_null()))
        .select((
            posts::id,
            posts::n,
            posts::parent_id,
            posts::revision,
            posts::state,
            (posts::agree, posts::thanks, posts::source_needed),
        ))
        .load(c)?;
    let posts = rows
        .into_iter()
        .map(|(id, n, parent, revision, state, counts)| {
            let counts = [counts.0, counts.1, counts.2].map(i64::from);
            let post = Post {
                n: n.unwrap_or(0).into(),
                parent: parent.map(|id| id.0),
                revision: revision.into(),
                stands: state == "published",
                counts,
            };
            (id.0, post)
        });
    let (locked, posts) = (locked.is_some(), posts.collect());
    Ok((known, Model { locked, posts }))
}

impl Model {
    /// Hears one event, as a program would that holds the page.
    fn hear(&mut self, event: &Value) {
        let data = &event["data"];
        let number = |name: &str| data[name].as_i64();
        let kind = event["kind"].as_str().unwrap();
        if kind == "thread.state" {
            self.locked = data["locked"] == true;
            return;
        }
        let Some(id) = number("post_id") else {
            return;
        };
        if kind == "post.created" {
            let post = Post {
                n: number("n").unwrap(),
                parent: number("parent_id"),
                revision: 1,
                stands: true,
                counts: [0; 3],
            };
            self.posts.insert(id, post);
        }
        let post = self.posts.get_mut(&id).expect("a post that is known");
        match kind {
            "post.edited" => post.revision = number("revision").unwrap(),
            "post.removed" | "post.purged" => post.stands = false,
            "post.restored" => post.stands = true,
            "reaction.changed" => {
                post.counts =
                    ["agree", "thanks", "source_needed"].map(|name| number(name).unwrap());
            }
            _ => {}
        }
    }
}

/// A sequence of small numbers that looks like chance and is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// Does something to the discussion; what is refused has changed nothing.
async fn act(dice: &mut Dice, people: &[Client<'_>; 3], thread: i64, known: &Model) {
    let [aliya, marat, judge] = people;
    let author = if dice.below(2) == 0 { aliya } else { marat };
    let ids: Vec<i64> = known.posts.keys().copied().collect();
    let id = ids[dice.below(ids.len())];
    let reaction = ["agree", "thanks", "source_needed"][dice.below(3)];
    let body = format!("Words {}", dice.below(1000));
    let (path, fields): (String, Vec<(&str, String)>) = match dice.below(12) {
        0..3 => {
            let parent = ids[dice.below(ids.len())].to_string();
            (
                format!("/t/{thread}/posts"),
                vec![("body", body), ("to", parent), ("do", "publish".into())],
            )
        }
        3 => {
            let base = known.posts[&id].revision.to_string();
            (
                format!("/p/{id}/revisions"),
                vec![("body", body), ("base", base), ("do", "publish".into())],
            )
        }
        4 => (format!("/p/{id}/deletions"), Vec::new()),
        5 => (format!("/p/{id}/restorations"), Vec::new()),
        6 | 10 | 11 => (
            format!("/p/{id}/reactions"),
            vec![("kind", reaction.into())],
        ),
        7 => (
            format!("/p/{id}/reactions/end"),
            vec![("kind", reaction.into())],
        ),
        8 => {
            let path = format!("/p/{id}/{}", ["removals", "restorations"][dice.below(2)]);
            let fields =
                [("reason", "spam"), ("note", "")].map(|(name, value)| (name, value.to_owned()));
            return post(judge, &path, &fields).await;
        }
        _ => {
            let path = format!("/t/{thread}/{}", ["lock", "lock/end"][dice.below(2)]);
            return post(judge, &path, &[("reason", "Enough is said.".to_owned())]).await;
        }
    };
    post(author, &path, &fields).await;
}

async fn post(by: &Client<'_>, path: &str, fields: &[(&str, String)]) {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let answer = by.act(path, &fields).await;
    assert!(answer.status < 500, "{path} gave {}", answer.status);
}

#[tokio::test]
async fn a_page_and_what_happened_behind_it_are_the_page_now() {
    let mut counted = [0; 3];
    for seed in [3, 1917, 86_028_121] {
        let site = TestApp::start().await;
        let town = site.space("town", "public").await;
        let people = [
            site.neighbour(town, "aliya").await,
            site.neighbour(town, "marat").await,
            site.moderator(town, "judge").await,
        ];
        let thread = people[0]
            .starts("/s/town/talk", "Water", "Where is it?")
            .await;
        let db = site.app.db.for_jobs();
        let read = || db.read(move |c| page(c, thread));
        let (mut dice, mut seen) = (Dice(seed), Vec::new());
        for step in 0..80 {
            // A page is read while some of what was done waits for its number.
            if dice.below(3) == 0 {
                site.settle().await;
            }
            let found = read().await.unwrap();
            act(&mut dice, &people, thread, &found.1).await;
            if step % 6 == 0 {
                seen.push(found);
            }
        }
        site.settle().await;
        let (_, now) = read().await.unwrap();
        let kinds: BTreeSet<bool> = now.posts.values().map(|post| post.stands).collect();
        assert!(
            now.posts.len() > 4 && kinds.len() == 2,
            "much has happened: {now:?}"
        );
        for post in now.posts.values() {
            counted = [0, 1, 2].map(|i| counted[i] + post.counts[i]);
        }
        for (known, mut model) in seen {
            let path = format!("/api/v1/events?topic=thread:{thread}&after={known}&limit=500");
            let told = people[2].get(&path).await.is(200).value();
            assert_eq!(told["more"], false);
            for event in told["events"].as_array().unwrap() {
                model.hear(event);
            }
            assert_eq!(model, now, "seed {seed}, from {known} on");
        }
    }
    assert!(counted.iter().all(|count| *count > 0), "{counted:?}");
}
