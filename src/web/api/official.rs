//! What the people of an office write for its blog, for programs.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Author;
use crate::accounts::{self, Person};
use crate::app::App;
use crate::base::{ForumId, OfficeArticleId, Result, UserId};
use crate::blogs::{Blog, Entry, Official};
use crate::db::Conn;
use crate::i18n::rfc3339;
use crate::offices;
use crate::spaces::Sight;
use crate::threads::{Found, tag_names};
use crate::web::door::problem::Problem;
use crate::web::door::{Reply, Visit, json};
use crate::web::offices::{Doing, do_article, read_article, read_bench};
use crate::web::threads::Sent;

/// A text for the blog of an office.
#[derive(Serialize, ToSchema)]
pub struct OfficialOut {
    /// Its number.
    pub id: i64,
    /// draft, review, returned, scheduled, published or withdrawn.
    pub state: String,
    /// Grows with every act; name it in the next.
    pub version: i32,
    pub title: String,
    /// The Markdown.
    pub text: String,
    /// BCP 47 code; empty where nobody named it.
    pub lang: String,
    pub excerpt: String,
    pub tags: Vec<String>,
    /// on, days or off.
    pub comments: String,
    pub writer: Option<Author>,
    pub proposer: Option<Author>,
    /// Who returned it, set its minute, published it or took it back.
    pub decider: Option<Author>,
    /// What he said.
    pub note: String,
    /// RFC 3339, UTC.
    pub publish_at: Option<String>,
    /// RFC 3339, UTC.
    pub saved_at: String,
    /// Number of its thread, once it was published.
    pub thread_id: Option<i64>,
}

/// The texts for the blog of an office.
#[derive(Serialize, ToSchema)]
pub struct BenchOut {
    /// Address word of the blog; none while the office has none.
    pub blog: Option<String>,
    pub items: Vec<OfficialOut>,
}

/// Something that is done to a text, or to the blog.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OfficialAct {
    /// open (the blog: title, slug, about), save, propose, give_back (note), publish, schedule (at), unschedule, correct,
    /// withdraw or discard.
    r#do: String,
    /// That of the text that was seen; 0 for a new one.
    version: i32,
    /// Of the text 5 to 200 characters, of the blog 1 to 120.
    title: String,
    /// Markdown, at most 100,000 characters.
    body: String,
    /// At most 300 characters.
    excerpt: String,
    /// BCP 47 code; of a correction: none leaves it as it is.
    lang: String,
    tags: Vec<String>,
    /// on, days or off; of a correction: none leaves them as they are.
    comments: String,
    comment_days: Option<i32>,
    /// At most 1,000 characters.
    note: String,
    /// A minute of the caller's zone, as in 2026-03-02T09:30.
    at: String,
    /// Address word of a blog to be.
    slug: String,
    /// What it is about.
    about: String,
}

impl OfficialAct {
    fn doing(self) -> Result<Doing> {
        let days = self.comment_days;
        Ok(Doing {
            what: self.r#do,
            version: self.version.to_string(),
            note: self.note,
            at: self.at,
            blog: (self.slug, self.about),
            sent: Sent {
                title: self.title,
                body: self.body,
                excerpt: self.excerpt,
                lang: self.lang,
                tags: tag_names(self.tags.iter().map(String::as_str))?,
                comments: self.comments,
                comment_days: days.map_or_else(String::new, |n| n.to_string()),
            },
        })
    }
}

fn out(one: Official, people: &HashMap<UserId, Person>) -> OfficialOut {
    let author = |id: Option<UserId>| Author::of(id.and_then(|id| people.get(&id)));
    OfficialOut {
        id: one.id.0,
        state: one.stage.as_str().to_owned(),
        version: one.version,
        comments: one.comments.word().to_owned(),
        writer: author(Some(one.writer)),
        proposer: author(one.proposer),
        decider: author(one.decider),
        publish_at: one.publish_at.map(rfc3339),
        saved_at: rfc3339(one.saved_at),
        thread_id: one.thread.map(|id| id.0),
        title: one.title,
        text: one.text,
        lang: one.lang,
        excerpt: one.excerpt,
        tags: one.tags,
        note: one.note,
    }
}

async fn all(app: &App, visit: &Visit) -> Result<BenchOut> {
    let (found, all) = read_bench(app, visit, None).await?;
    Ok(BenchOut {
        blog: found.bench.blog.as_ref().map(|blog| blog.slug.clone()),
        items: all.into_iter().map(|one| out(one, &found.people)).collect(),
    })
}

/// The texts for the blog of an office, for those who act for it.
///
/// # Errors
/// `NotFound` when the caller does not see the office; `Refused` unless he acts for it or is an administrator.
#[utoipa::path(get, path = "/api/v1/offices/{office}/articles",
    params(("office" = String, Path, description = "Address word")),
    responses((status = 200, body = BenchOut), (status = 403, body = Problem)))]
pub async fn list(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &all(&app, &visit).await?)
}

/// Opens the blog of an office, or keeps a new text for it.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/offices/{office}/articles", request_body = OfficialAct,
    params(("office" = String, Path, description = "Address word"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = BenchOut), (status = 409, body = Problem)))]
pub async fn create(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: OfficialAct = visit.json()?;
    do_article(&app, &visit, None, sent.doing()?).await?;
    json(200, &all(&app, &visit).await?)
}

async fn one(app: &App, visit: &Visit, id: OfficeArticleId) -> Result<OfficialOut> {
    let (found, one) = read_article(app, visit, id).await?;
    Ok(out(one, &found.people))
}

/// One text for the blog of an office, for those who act for it.
///
/// # Errors
/// As [`list`]; `NotFound` when it has no such text.
#[utoipa::path(get, path = "/api/v1/offices/{office}/articles/{id}",
    params(("office" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number")),
    responses((status = 200, body = OfficialOut), (status = 403, body = Problem)))]
pub async fn show(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    json(200, &one(&app, &visit, visit.id("id")?).await?)
}

/// Does something to a text for the blog of an office.
///
/// # Errors
/// As the page that does it.
#[utoipa::path(post, path = "/api/v1/offices/{office}/articles/{id}", request_body = OfficialAct,
    params(("office" = String, Path, description = "Address word"), ("id" = i64, Path, description = "Number"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 characters of the caller's choice")),
    responses((status = 200, body = BenchOut), (status = 409, body = Problem)))]
pub async fn act(app: Arc<App>, visit: Rc<Visit>) -> Reply {
    let sent: OfficialAct = visit.json()?;
    do_article(&app, &visit, Some(visit.id("id")?), sent.doing()?).await?;
    json(200, &all(&app, &visit).await?)
}

/// Whose these blogs are: people's or offices'; none of a space's.
pub(super) fn owners(
    c: &mut Conn,
    sight: &Sight,
    found: &[Blog],
) -> Result<HashMap<ForumId, Author>> {
    let ids: Vec<_> = found.iter().filter_map(|blog| blog.owner).collect();
    let people = accounts::authors(c, &ids)?;
    let ids: Vec<_> = found.iter().filter_map(|blog| blog.office).collect();
    let named = offices::names(c, sight, &ids)?;
    let owner = |blog: &Blog| {
        let person = blog.owner.and_then(|id| Author::of(people.get(&id)));
        let office = blog.office.and_then(|id| named.get(&id));
        let office = office.map(|(name, slug)| Author::office(slug, name));
        Some((blog.forum.id, person.or(office)?))
    };
    Ok(found.iter().filter_map(owner).collect())
}

/// By whom an article of a list is.
pub(super) fn written_by(one: &Entry) -> Option<Author> {
    match &one.office {
        Some((name, slug)) => Some(Author::office(slug, name)),
        None => Author::of(one.author.as_ref()),
    }
}

/// By whom a thread was begun.
///
/// # Errors
/// `NotFound` where nobody knows him.
pub(super) fn begun_by(c: &mut Conn, found: &Found) -> Result<Option<Author>> {
    let Some(office) = found.thread.office else {
        return Ok(Author::of(Some(&accounts::person(c, found.thread.author)?)));
    };
    let named = offices::names(c, &found.sight, &[office])?.remove(&office);
    Ok(named.map(|(name, slug)| Author::office(&slug, &name)))
}
