//! A discussion in an archive: by what answers what, and by time.

use std::collections::HashMap;

use askama::Template;

use super::links::Known;
use super::{Archive, Frame, pages, paths, said};
use crate::accounts::{self, Person};
use crate::base::{OfficeId, PostId, ThreadId, UserId};
use crate::blogs::{self, Article};
use crate::db::Conn;
use crate::spaces;
use crate::threads::{self, Addition, Post, PostState, Thread};
use crate::web::threads::view::When;

/// Posts on a page.
const POSTS: usize = 200;

#[derive(Template)]
#[template(path = "archive/thread.html")]
struct Discussion<'a> {
    frame: Frame<'a>,
    lang: String,
    cover: Option<String>,
    /// The other order: path and words.
    other: (String, String),
    posts: Vec<Line>,
    /// Lists that end behind the last post.
    ends: usize,
    pages: Vec<(String, String, bool)>,
}

/// A post.
struct Line {
    /// It is an answer to the one ahead of it, a list deeper.
    deeper: bool,
    /// Lists that end ahead of it.
    ends: usize,
    first: bool,
    id: PostId,
    n: i32,
    /// Path and name.
    author: Option<(String, String)>,
    /// The same of those who wrote an article along with him.
    along: Vec<(String, String)>,
    when: When,
    /// Path and number of what it answers.
    parent: Option<(String, i32)>,
    lang: String,
    html: String,
    /// Words, language, HTML.
    additions: Vec<(String, String, String)>,
    gone: Option<String>,
}

/// What the pages of some discussions are made of.
struct Material {
    additions: HashMap<PostId, Vec<Addition>>,
    people: HashMap<UserId, Person>,
    voices: HashMap<OfficeId, threads::Voice>,
    articles: HashMap<ThreadId, Article>,
    along: HashMap<ThreadId, Vec<UserId>>,
    known: Known,
}

impl Archive<'_> {
    /// Writes the pages of these threads.
    pub(super) fn write_threads(&mut self, c: &mut Conn, all: &[Thread]) -> Result<(), String> {
        let ids: Vec<ThreadId> = all.iter().map(|thread| thread.id).collect();
        let (mut posts, additions) = threads::all_posts(c, &ids).map_err(said)?;
        // Who wrote in the name of an office is nobody's business there.
        let standing = posts
            .values()
            .flatten()
            .filter(|post| !post.state.is_gone() && post.office.is_none());
        let mut authors: Vec<UserId> = standing.map(|post| post.author).collect();
        let along = threads::coauthors(c, &ids).map_err(said)?;
        authors.extend(along.values().flatten());
        self.links.people.extend(&authors);
        let added = additions.values().flatten().map(|one| one.html.as_str());
        let texts = posts.values().flatten().map(|post| post.html.as_str());
        let known = self
            .links
            .of(c, &self.sight, texts.chain(added), &mut self.out)?;
        let material = Material {
            additions,
            people: accounts::authors(c, &authors).map_err(said)?,
            voices: threads::voices(c, posts.values().flatten()).map_err(said)?,
            articles: blogs::among(c, &ids).map_err(said)?,
            along,
            known,
        };
        for thread in all {
            let posts = posts.remove(&thread.id).unwrap_or_default();
            self.write_thread(c, thread, posts, &material)?;
        }
        Ok(())
    }

    fn write_thread(
        &mut self,
        c: &mut Conn,
        thread: &Thread,
        mut posts: Vec<Post>,
        material: &Material,
    ) -> Result<(), String> {
        let crumbs = self.above(c, thread)?;
        let article = material.articles.get(&thread.id);
        let cover = match article.and_then(|article| article.cover.as_deref()) {
            Some(name) => self.links.file(c, (name, "640.jpg"), &mut self.out)?,
            None => None,
        };
        for by_time in [false, true] {
            if by_time {
                posts.sort_by_key(|post| post.n);
            }
            let places: HashMap<PostId, (usize, i32)> = posts
                .iter()
                .enumerate()
                .map(|(at, post)| (post.id, (at / POSTS, post.n)))
                .collect();
            let count = posts.len().div_ceil(POSTS).max(1);
            for page in 0..count {
                let path = paths::thread(thread.id, by_time, page);
                let up = paths::up(&path);
                let some = posts.iter().skip(page * POSTS).take(POSTS);
                let parent = |post: &Post| {
                    let (at, n) = places.get(&post.parent?)?;
                    let id = post.parent?;
                    let to = paths::thread(thread.id, by_time, *at);
                    Some((format!("{up}{to}#p{id}"), *n))
                };
                let mut lines: Vec<Line> = some
                    .clone()
                    .map(|post| Line {
                        parent: parent(post),
                        ..self.line(post, &path, material)
                    })
                    .collect();
                if let Some(line) = lines.first_mut() {
                    line.first = true;
                }
                let ends = if by_time { 0 } else { nest(some, &mut lines) };
                let other = if by_time { "view-tree" } else { "view-time" };
                let view = Discussion {
                    frame: self.frame(&path, &thread.title, crumbs.clone()),
                    lang: thread.lang.clone(),
                    cover: cover.as_ref().map(|cover| format!("{up}{cover}")),
                    other: (
                        format!("{up}{}", paths::thread(thread.id, !by_time, 0)),
                        self.t.say(other),
                    ),
                    posts: lines,
                    ends,
                    pages: pages(&up, count, page, |n| paths::thread(thread.id, by_time, n)),
                };
                let text = view.render().map_err(|why| format!("{path}: {why}"))?;
                self.out.text(&path, &text)?;
            }
        }
        Ok(())
    }

    /// The places above a thread.
    fn above(&mut self, c: &mut Conn, thread: &Thread) -> Result<Vec<(String, String)>, String> {
        let site = (paths::INDEX.to_owned(), self.config.site_name.clone());
        let place = match self.places.get(&thread.forum) {
            Some(place) => place.clone(),
            None => {
                let found = spaces::forum_by_id(c, &self.sight, thread.forum).map_err(said)?;
                let (space, forum) = found;
                let mut place = vec![site];
                if !forum.blog {
                    place.push((paths::space(space.id), space.name));
                }
                place.push((paths::forum(forum.id, 0), forum.name));
                self.places.insert(thread.forum, place.clone());
                place
            }
        };
        Ok(place)
    }

    fn line(&self, post: &Post, path: &str, material: &Material) -> Line {
        let t = &self.t;
        let gone = match post.state {
            PostState::Withdrawn => Some(t.say("post-withdrawn")),
            PostState::Removed => Some(t.say("post-removed")),
            PostState::Purged => Some(t.say("post-purged")),
            _ => None,
        };
        let person = material.people.get(&post.author).filter(|_| gone.is_none());
        let up = paths::up(path);
        let led = |person: &Person| {
            let to = paths::person(person.id);
            (format!("{up}{to}"), person.display_name.clone())
        };
        let voice = post.office.and_then(|id| material.voices.get(&id));
        let voice = voice.filter(|_| gone.is_none());
        let opens = gone.is_none() && post.parent.is_none();
        let along = material.along.get(&post.thread).filter(|_| opens);
        let along = along.into_iter().flatten();
        let along = along.filter_map(|id| material.people.get(id)).map(led);
        let added = material.additions.get(&post.id).into_iter().flatten();
        let added = added.filter(|_| gone.is_none()).map(|one| {
            let day = t.moment(one.at, &self.zone);
            let html = self.links.led(&one.html, &material.known, path);
            (t.named("post-addition", &day), one.lang.clone(), html)
        });
        Line {
            deeper: false,
            ends: 0,
            first: false,
            id: post.id,
            n: post.n,
            author: match voice {
                Some(voice) => Some((String::new(), voice.name.clone())),
                None => person.map(led),
            },
            along: along.collect(),
            when: self.when(post.created_at),
            parent: None,
            lang: post.lang.clone(),
            html: self.links.led(&post.html, &material.known, path),
            additions: added.collect(),
            gone,
        }
    }
}

/// Says how the nested lists go on from post to post, and gives how many end behind the last.
fn nest<'p>(posts: impl Iterator<Item = &'p Post>, lines: &mut [Line]) -> usize {
    let mut open: Vec<&str> = Vec::new();
    for (post, line) in posts.zip(lines) {
        let path = post.path.as_str();
        let around = open
            .iter()
            .take_while(|open| path.starts_with(**open))
            .count();
        line.deeper = !line.first && around == open.len();
        line.ends = (open.len() - around).saturating_sub(1);
        open.truncate(around);
        open.push(path);
    }
    open.len().saturating_sub(1)
}
