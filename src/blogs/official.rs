//! What an office writes for its blog, as its own people read it: no page of others shows any of it.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Blog, Comments};
use super::read::of_office;
use super::review::{Deed, Stage, next};
use crate::accounts::{self, Person, Viewer};
use crate::base::{Error, ForumId, Instant, OfficeArticleId, OfficeId, Result, ThreadId, UserId};
use crate::db::Conn;
use crate::db::schema::office_articles as rows;
use crate::offices::{self, Office};
use crate::spaces::{self, Facts, Hand, Place, Sight};

/// Texts that are listed.
const MOST: i64 = 200;

/// A row of what an office writes.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = rows, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct OfficialRow {
    pub office_id: OfficeId,
    pub forum_id: ForumId,
    pub thread_id: Option<ThreadId>,
    pub state: String,
    pub version: i32,
    pub title: String,
    pub text: String,
    pub lang: String,
    pub excerpt: String,
    pub tags: String,
    pub comment_days: Option<i32>,
    pub writer_id: UserId,
    pub proposer_id: Option<UserId>,
    pub decider_id: Option<UserId>,
    pub note: String,
    pub publish_at: Option<Instant>,
    pub saved_at: Instant,
    pub proposed_at: Option<Instant>,
    pub decided_at: Option<Instant>,
}

/// A text of an office, for its people.
#[derive(Clone, Debug)]
pub struct Official {
    pub id: OfficeArticleId,
    pub thread: Option<ThreadId>,
    pub stage: Stage,
    /// Grows with every deed: who does one names the one that he saw.
    pub version: i32,
    pub title: String,
    /// The Markdown.
    pub text: String,
    /// BCP 47 code of its language; empty where nobody named it.
    pub lang: String,
    pub excerpt: String,
    pub tags: Vec<String>,
    pub comments: Comments,
    pub writer: UserId,
    pub proposer: Option<UserId>,
    /// Who did last what only some may, and what he said.
    pub decider: Option<UserId>,
    pub note: String,
    pub publish_at: Option<Instant>,
    pub saved_at: Instant,
    pub proposed_at: Option<Instant>,
    pub decided_at: Option<Instant>,
}

impl Official {
    /// True where this person has written or proposed it.
    pub fn is_own(&self, person: Option<UserId>) -> bool {
        person.is_some() && (person == Some(self.writer) || person == self.proposer)
    }
}

impl OfficialRow {
    pub(super) fn official(self, id: OfficeArticleId) -> Official {
        Official {
            id,
            thread: self.thread_id,
            // An unknown word lets nobody publish anything.
            stage: Stage::from_word(&self.state).unwrap_or(Stage::Draft),
            version: self.version,
            title: self.title,
            text: self.text,
            lang: self.lang,
            excerpt: self.excerpt,
            tags: names(&self.tags),
            comments: Comments::of(self.comment_days),
            writer: self.writer_id,
            proposer: self.proposer_id,
            decider: self.decider_id,
            note: self.note,
            publish_at: self.publish_at,
            saved_at: self.saved_at,
            proposed_at: self.proposed_at,
            decided_at: self.decided_at,
        }
    }
}

fn names(tags: &str) -> Vec<String> {
    let names = tags.split(',').filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// An office with its blog, for somebody who acts for it.
pub struct Bench {
    pub office: Office,
    pub sight: Sight,
    /// None for an administrator, who opens blogs and writes nothing.
    pub hand: Option<Hand>,
    pub blog: Option<Blog>,
}

impl Bench {
    /// What THE table needs to know.
    pub fn facts(&self) -> Facts {
        Facts {
            hand: self.hand,
            ..Facts::default()
        }
    }

    /// Where its blog is.
    ///
    /// # Errors
    /// `NotFound` while it has none.
    pub(super) fn place(&self) -> Result<Place> {
        Ok(self.blog()?.place())
    }

    /// Its blog.
    ///
    /// # Errors
    /// `NotFound` while it has none.
    pub fn blog(&self) -> Result<&Blog> {
        self.blog.as_ref().ok_or(Error::NotFound)
    }

    /// Whether the viewer may do this with a text.
    pub fn lets(&self, one: &Official, deed: Deed, me: Option<UserId>) -> bool {
        let hand = self.hand.map(|hand| (hand, one.is_own(me)));
        hand.is_some_and(|who| next(Some(one.stage), deed, who).is_ok())
    }
}

/// The office at this address word with its blog.
///
/// # Errors
/// `NotFound` when the viewer does not see the office; `Refused` unless he acts for it or is an administrator.
pub fn bench(c: &mut Conn, viewer: &Viewer, slug: &str, now: Instant) -> Result<Bench> {
    let sight = spaces::sight(c, viewer)?;
    let office = offices::find(c, &sight, slug, now)?;
    let hand = offices::hand(c, viewer, &office, now)?;
    if hand.is_none() && !viewer.is_administrator() {
        viewer.me()?;
        return Err(Error::refused("office_only", "office"));
    }
    Ok(Bench {
        blog: of_office(c, &sight, office.id)?,
        office,
        sight,
        hand,
    })
}

/// The texts of an office, for those who act for it: the newest on top.
///
/// # Errors
/// What the database says.
pub fn officials(c: &mut Conn, office: OfficeId) -> Result<Vec<Official>> {
    let all: Vec<(OfficeArticleId, OfficialRow)> = rows::table
        .filter(rows::office_id.eq(office))
        .order(rows::id.desc())
        .limit(MOST)
        .select((rows::id, OfficialRow::as_select()))
        .load(c)?;
    let all = all.into_iter().map(|(id, row)| row.official(id));
    Ok(all.collect())
}

/// One text of an office, for those who act for it.
///
/// # Errors
/// `NotFound` when it has no such text.
pub fn official(c: &mut Conn, office: OfficeId, id: OfficeArticleId) -> Result<Official> {
    let row: OfficialRow = rows::table
        .find(id)
        .filter(rows::office_id.eq(office))
        .select(OfficialRow::as_select())
        .first(c)?;
    Ok(row.official(id))
}

/// The texts of an office that this person may publish: title and number, the one that waits longest on top.
///
/// # Errors
/// What the database says.
pub fn to_review(
    c: &mut Conn,
    office: OfficeId,
    (hand, me): (Hand, Option<UserId>),
) -> Result<Vec<Official>> {
    let all: Vec<(OfficeArticleId, OfficialRow)> = rows::table
        .filter(rows::office_id.eq(office))
        .filter(rows::state.eq(Stage::Review.as_str()))
        .order((rows::proposed_at, rows::id))
        .limit(MOST)
        .select((rows::id, OfficialRow::as_select()))
        .load(c)?;
    let all = all.into_iter().map(|(id, row)| row.official(id));
    let waits =
        |one: &Official| next(Some(one.stage), Deed::Publish, (hand, one.is_own(me))).is_ok();
    Ok(all.filter(waits).collect())
}

/// Who wrote, proposed and decided on these texts.
///
/// # Errors
/// What the database says.
pub fn hands_of(c: &mut Conn, all: &[Official]) -> Result<HashMap<UserId, Person>> {
    let people = all
        .iter()
        .flat_map(|one| [Some(one.writer), one.proposer, one.decider]);
    let people: Vec<UserId> = people.flatten().collect();
    accounts::authors(c, &people)
}
