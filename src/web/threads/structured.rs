//! What a page says of itself to machines, in the words of schema.org.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Value, json};

use crate::accounts::Person;
use crate::base::{Error, OfficeId, PostId, Result, UserId};
use crate::config::Config;
use crate::i18n::rfc3339;
use crate::markup;
use crate::spaces::ThreadKind;
use crate::threads::{Post, PostState, Shown, Voice};
use crate::web::door::urls;

/// Characters of a post's text; whoever wants all of it reads the page.
const LONGEST: usize = 200;

/// What all of it hangs on beside the rows: under which names its authors stand, and where.
pub fn look(shown: &Shown) -> String {
    let mut look = String::from("schema.org");
    let authors = shown.posts().iter().map(|post| &post.author);
    for author in authors.chain(&shown.along) {
        if let Some(person) = shown.people.get(author) {
            for part in ["\n", &person.name, " ", &person.display_name] {
                look.push_str(part);
            }
        }
    }
    let offices = shown.posts().iter().filter_map(|post| post.office);
    look + &speakers(offices, &shown.voices)
}

/// Where offices stand and under which names, in the order in which they speak: a map has another one each time.
fn speakers(offices: impl Iterator<Item = OfficeId>, voices: &HashMap<OfficeId, Voice>) -> String {
    let mut all = String::new();
    for voice in offices.filter_map(|id| voices.get(&id)) {
        for part in ["\n", &voice.slug, " ", &voice.name] {
            all.push_str(part);
        }
    }
    all
}

/// What stands in a thread's page: an opening post with its comments, or a comment with those below it.
#[derive(Serialize)]
struct Posting<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    author: Option<Authors<'a>>,
    #[serde(rename = "datePublished")]
    published: String,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(rename = "inLanguage")]
    lang: &'a str,
    text: String,
    url: String,
    #[serde(
        rename = "interactionStatistic",
        skip_serializing_if = "Option::is_none"
    )]
    counted: Option<Counted>,
    #[serde(rename = "comment", skip_serializing_if = "Vec::is_empty")]
    comments: Vec<Posting<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Authors<'a> {
    One(Author<'a>),
    Several(Vec<Author<'a>>),
}

#[derive(Serialize)]
struct Author<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
}

#[derive(Serialize)]
struct Counted {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "interactionType")]
    of: &'static str,
    #[serde(rename = "userInteractionCount")]
    count: i32,
}

/// A thread's page with its posts as nested comments, as JSON; none where its opening post is not on it or is gone.
///
/// # Errors
/// Those of JSON.
pub fn thread(config: &Config, shown: &Shown) -> Result<Option<String>> {
    let page = Page { config, shown };
    let standing = |post: &&Post| post.state == PostState::Published;
    let posts: Vec<&Post> = shown.posts().iter().filter(standing).collect();
    let opening = posts.split_first().filter(|(first, _)| first.n == 1);
    let Some((opening, replies)) = opening else {
        return Ok(None);
    };
    let here: HashSet<PostId> = posts.iter().map(|post| post.id).collect();
    let mut under: HashMap<PostId, Vec<&Post>> = HashMap::new();
    for post in replies {
        let above = post.parent.filter(|id| here.contains(id));
        under
            .entry(above.unwrap_or(opening.id))
            .or_default()
            .push(post);
    }
    let thread = &shown.found.thread;
    let kind = match thread.kind {
        ThreadKind::Article => "BlogPosting",
        _ => "DiscussionForumPosting",
    };
    let said = Posting {
        context: Some("https://schema.org"),
        headline: Some(&thread.title),
        url: urls::absolute(config, &urls::thread(thread)),
        author: page.authors(opening),
        counted: Some(Counted {
            kind: "InteractionCounter",
            of: "https://schema.org/CommentAction",
            count: thread.replies,
        }),
        ..page.post(kind, opening, &under)
    };
    serde_json::to_string(&said)
        .map(Some)
        .map_err(Error::broken)
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
}

impl<'a> Page<'a> {
    fn post(
        &self,
        kind: &'static str,
        post: &'a Post,
        under: &HashMap<PostId, Vec<&'a Post>>,
    ) -> Posting<'a> {
        let below = under.get(&post.id).into_iter().flatten();
        Posting {
            context: None,
            kind,
            headline: None,
            author: self.signed(post).map(Authors::One),
            published: rfc3339(post.created_at),
            modified: post.edited_at.map(rfc3339),
            lang: &post.lang,
            text: markup::opening(&post.html, LONGEST),
            url: urls::absolute(self.config, &urls::post(post.id)),
            counted: None,
            comments: below
                .map(|reply| self.post("Comment", reply, under))
                .collect(),
        }
    }

    /// Who wrote the opening post, with those who wrote it along.
    fn authors(&self, opening: &Post) -> Option<Authors<'a>> {
        if opening.office.is_some() {
            return self.signed(opening).map(Authors::One);
        }
        let all = std::iter::once(&opening.author).chain(&self.shown.along);
        let mut all: Vec<Author<'a>> = all.filter_map(|id| self.author(*id)).collect();
        match all.len() {
            0 | 1 => all.pop().map(Authors::One),
            _ => Some(Authors::Several(all)),
        }
    }

    /// By whom a post is signed: its office, else its author.
    fn signed(&self, post: &Post) -> Option<Author<'a>> {
        match post.office.and_then(|id| self.shown.voices.get(&id)) {
            Some(voice) => Some(Author {
                kind: "GovernmentOrganization",
                name: &voice.name,
                url: urls::absolute(self.config, &urls::office(&voice.slug)),
            }),
            None => self.author(post.author),
        }
    }

    fn author(&self, id: UserId) -> Option<Author<'a>> {
        let person = self.shown.people.get(&id)?;
        Some(Author {
            kind: "Person",
            name: &person.display_name,
            url: urls::absolute(self.config, &urls::person(&person.name)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_offices_are_told_in_the_same_words_each_time() {
        let voice = |n: i64| Voice {
            slug: format!("o{n}"),
            name: "An office".to_owned(),
            seat: false,
        };
        for _ in 0..20 {
            let voices = (1..=3).map(|n| (OfficeId(n), voice(n))).collect();
            let said = speakers([3, 1, 2].map(OfficeId).into_iter(), &voices);
            assert_eq!(said, "\no3 An office\no1 An office\no2 An office");
        }
    }
}
