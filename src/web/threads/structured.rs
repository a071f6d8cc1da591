//! What a page says of itself to machines, in the words of schema.org.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::accounts::Person;
use crate::base::{PostId, UserId};
use crate::config::Config;
use crate::i18n::rfc3339;
use crate::markup;
use crate::spaces::ThreadKind;
use crate::threads::{Post, PostState, Shown};
use crate::web::door::urls;

/// Characters of a post's text; whoever wants all of it reads the page.
const LONGEST: usize = 200;

/// The plain texts of posts.
pub type Words = HashMap<PostId, String>;

/// What all of it hangs on beside the rows: by which names its authors go.
pub fn look(shown: &Shown) -> String {
    let mut look = String::from("schema.org");
    for post in shown.posts() {
        if let Some(person) = shown.people.get(&post.author) {
            for part in ["\n", &person.name, " ", &person.display_name] {
                look.push_str(part);
            }
        }
    }
    look
}

/// A thread's page with its posts as nested comments; none where its opening post is not on it or is gone.
pub fn thread(config: &Config, shown: &Shown, words: &Words) -> Option<Value> {
    let page = Page {
        config,
        shown,
        words,
    };
    let standing = |post: &&Post| post.state == PostState::Published;
    let posts: Vec<&Post> = shown.posts().iter().filter(standing).collect();
    let (opening, replies) = posts.split_first().filter(|(first, _)| first.n == 1)?;
    let mut under: HashMap<PostId, Vec<&Post>> = HashMap::new();
    for post in replies {
        let on_page = |id: &PostId| posts.iter().any(|other| other.id == *id);
        let above = post.parent.filter(on_page).unwrap_or(opening.id);
        under.entry(above).or_default().push(post);
    }
    let thread = &shown.found.thread;
    let kind = match thread.kind {
        ThreadKind::Article => "BlogPosting",
        _ => "DiscussionForumPosting",
    };
    let mut said = page.post(kind, opening, &under);
    put(&mut said, "@context", json!("https://schema.org"));
    put(&mut said, "headline", json!(thread.title));
    put(
        &mut said,
        "url",
        json!(urls::absolute(config, &urls::thread(thread))),
    );
    put(
        &mut said,
        "interactionStatistic",
        json!({
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/CommentAction",
            "userInteractionCount": thread.replies,
        }),
    );
    Some(said)
}

/// A person's page.
pub fn person(config: &Config, person: &Person, picture: Option<&String>) -> Value {
    let mut entity = json!({
        "@type": "Person",
        "name": person.display_name,
        "alternateName": format!("@{}", person.name),
        "identifier": person.id,
        "url": urls::absolute(config, &urls::person(&person.name)),
    });
    if !person.about.is_empty() {
        put(&mut entity, "description", json!(person.about));
    }
    if let Some(picture) = picture {
        put(&mut entity, "image", json!(picture));
    }
    json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "dateCreated": rfc3339(person.created_at),
        "mainEntity": entity,
    })
}

fn put(said: &mut Value, name: &str, value: Value) {
    if let Some(said) = said.as_object_mut() {
        said.insert(name.to_owned(), value);
    }
}

struct Page<'a> {
    config: &'a Config,
    shown: &'a Shown,
    words: &'a Words,
}

impl Page<'_> {
    fn post(&self, kind: &str, post: &Post, under: &HashMap<PostId, Vec<&Post>>) -> Value {
        let words = self.words.get(&post.id).map_or("", String::as_str);
        let mut said = json!({
            "@type": kind,
            "author": self.author(post.author),
            "datePublished": rfc3339(post.created_at),
            "inLanguage": post.lang,
            "text": markup::excerpt(words, LONGEST),
            "url": urls::absolute(self.config, &urls::post(post.id)),
        });
        if let Some(at) = post.edited_at {
            put(&mut said, "dateModified", json!(rfc3339(at)));
        }
        if let Some(replies) = under.get(&post.id) {
            let replies = replies
                .iter()
                .map(|reply| self.post("Comment", reply, under));
            put(&mut said, "comment", replies.collect());
        }
        said
    }

    fn author(&self, id: UserId) -> Value {
        let person = self.shown.people.get(&id);
        person.map_or(Value::Null, |person| {
            json!({
                "@type": "Person",
                "name": person.display_name,
                "url": urls::absolute(self.config, &urls::person(&person.name)),
            })
        })
    }
}
